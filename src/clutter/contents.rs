//! Tables of contents: links to places on the page, links that repeat the story's headings.

use super::scene::Scene;
use crate::features::Survey;
use crate::features::links::is_page_link;
use crate::page::{AttributeName, NodeId, Tag};
use crate::span::Span;
use crate::story::Reading;
use std::collections::HashSet;
use std::ops::Range;

/// Hashes of the texts of a story's headings.
#[derive(Debug, Default)]
pub struct Headings(HashSet<u32>);

impl Headings {
    /// Gathers them.
    pub fn of(survey: &Survey<'_, '_>, reading: &Reading) -> Headings {
        let list = survey.blocks.list.iter().enumerate();
        let heads = list.filter(|(i, b)| b.heading > 0 && b.links == 0 && reading.is_story(*i));
        Headings(heads.map(|(_, b)| text_hash(survey.blocks.text_of(b))).collect())
    }

    fn has(&self, text: &str) -> bool {
        !self.0.is_empty() && self.0.contains(&text_hash(text))
    }
}

impl<'a> Scene<'_, '_, 'a> {
    /// How many links inside some nodes lead to an element of this page. Applications name their views by fragments
    /// too, and of those the page has no element.
    pub fn links_within(&self, span: Span) -> usize {
        let page = self.page();
        let nodes = (span.first.index()..span.end(page)).map(NodeId::new);
        let fragments = nodes.filter(|id| page.tag(*id) == Some(Tag::A)).filter_map(|id| {
            let href = page.attribute(id, AttributeName::Href)?;
            is_page_link(href).then(|| href.trim_ascii().trim_start_matches('#'))
        });
        // Letters of other scripts are escaped in addresses and not in names.
        fragments.filter(|name| name.contains('%') || self.places().contains(name)).count()
    }

    /// The names by which a fragment can call an element (HTML Standard, "scroll to the fragment").
    fn places(&self) -> &HashSet<&'a str> {
        self.places.get_or_init(|| {
            let page = self.page();
            let names = [AttributeName::Id, AttributeName::Name];
            let values = self.elements().flat_map(|(id, _)| names.map(|name| page.attribute(id, name)));
            values.flatten().collect()
        })
    }

    /// Whether blocks are little else than the numbers of the story's pages.
    pub fn is_pagination(&self, range: &Range<usize>) -> bool {
        const BAR: f32 = 30.0;
        const LEAST: usize = 2;
        if self.survey.sums.totals(range.clone()).units > BAR {
            return false;
        }
        let is_number = |text: &String| {
            let digits = text.trim().trim_matches(|c: char| c.is_ascii_punctuation() || c.is_whitespace());
            (1..=3).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
        };
        let linked =
            range.clone().filter_map(|i| self.survey.blocks.list.get(i)).filter(|b| b.links > 0 || range.len() > 1);
        linked.map(|block| self.leaves(block).iter().filter(|leaf| is_number(leaf)).count()).sum::<usize>() >= LEAST
    }

    /// How many of the blocks are links that repeat a heading of the story.
    pub fn entries(&self, range: &Range<usize>) -> usize {
        let list = &self.survey.blocks.list;
        let is_entry = |i: &usize| {
            list.get(*i).is_some_and(|b| b.link_density() > 0.8 && self.headings.has(self.survey.blocks.text_of(b)))
        };
        range.clone().filter(is_entry).count()
    }
}

/// Equal for texts whose letters and digits are equal.
fn text_hash(text: &str) -> u32 {
    let letters = text.chars().filter(|c| c.is_alphanumeric());
    letters.fold(0x811c_9dc5, |hash, c| (hash ^ u32::from(c)).wrapping_mul(0x0100_0193))
}
