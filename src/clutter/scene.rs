//! The page as the detectors see it.

use super::contents::Headings;
use super::extent::{span_without_comments, story_root};
use super::furniture::Furniture;
use super::names::{self, Names};
use super::shelf::Shelf;
use crate::features::Survey;
use crate::features::blocks::Block;
use crate::features::elements::Totals;
use crate::features::groups::{Facts, LEAST};
use crate::features::inside::Inside;
use crate::lexicon::Marker;
use crate::page::{AttributeName, NodeId, NodeKind, Page, Tag};
use crate::story::Reading;
use crate::verdict::{Kind, PageType};
use std::cell::OnceCell;
use std::collections::HashSet;
use std::ops::Range;

/// What is known of a page when clutter is looked for.
#[derive(Debug)]
pub struct Scene<'s, 'p, 'a> {
    /// What was measured.
    pub survey: &'s Survey<'p, 'a>,
    /// What is story.
    pub reading: &'s Reading,
    /// What each element's own names say.
    names: Vec<Names>,
    /// Whether each node is or stands in the site's furniture, once somebody has asked.
    pub(super) furniture: OnceCell<Vec<Furniture>>,
    /// Running sums over blocks: words of story, of story that reads as prose, words weighted by chance.
    sums: Vec<[f32; 3]>,
    /// The smallest element that holds the whole story.
    story_root: Option<NodeId>,
    /// The story's blocks from first to last, without readers' comments that were taken for story.
    pub span: Range<usize>,
    /// The story's headings.
    pub headings: Headings,
    /// The page's shelves, once somebody has asked.
    pub(super) shelves: OnceCell<Vec<Shelf>>,
    /// Whether the page is a catalogue, once somebody has asked.
    pub(super) catalogue: OnceCell<bool>,
    /// The names by which fragments call elements, once somebody has asked.
    pub(super) places: OnceCell<HashSet<&'a str>>,
}

/// The most words that the box of a label, a form or a bar of buttons may hold beside them.
pub const BOX: f32 = 120.0;

impl<'s, 'p, 'a> Scene<'s, 'p, 'a> {
    /// Prepares a page.
    #[inline(never)]
    pub fn new(survey: &'s Survey<'p, 'a>, reading: &'s Reading) -> Self {
        let page = survey.page;
        let element_names = |i| {
            let id = NodeId::new(i);
            if page.tag(id).is_some() { names::of(page, id) } else { Names::default() }
        };
        let names: Vec<Names> = (0..page.len()).map(element_names).collect();
        let mut sums = Vec::with_capacity(survey.blocks.list.len() + 1);
        let mut sum = [0.0; 3];
        sums.push(sum);
        for (i, block) in survey.blocks.list.iter().enumerate() {
            let units = block.stats.units();
            let story = reading.is_story(i);
            sum[0] += if story { units } else { 0.0 };
            sum[1] += if story && (block.is_prose() || units >= 14.0) { units } else { 0.0 };
            sum[2] += units * reading.chance(i);
            sums.push(sum);
        }
        let span = span_without_comments(survey, reading, &names);
        Scene {
            survey,
            reading,
            span,
            names,
            furniture: OnceCell::new(),
            sums,
            story_root: story_root(survey, reading),
            headings: Headings::of(survey, reading),
            shelves: OnceCell::new(),
            catalogue: OnceCell::new(),
            places: OnceCell::new(),
        }
    }

    /// The page.
    pub fn page(&self) -> &'p Page<'a> {
        self.survey.page
    }

    /// Whether the page is one story, so that what is around it may be judged by the story.
    pub fn is_article(&self) -> bool {
        self.reading.page_type == PageType::Article
    }

    /// Whether the page shows itself as an article, so that the shape of things around the story is telling.
    pub fn is_shown_article(&self) -> bool {
        self.is_article() && self.reading.is_shown_article && !*self.catalogue.get_or_init(|| self.find_catalogue())
    }

    /// What an element's own names say.
    pub fn names(&self, id: NodeId) -> Names {
        self.names.get(id.index()).copied().unwrap_or_default()
    }

    /// The blocks in an element.
    pub fn range(&self, id: NodeId) -> Range<usize> {
        self.survey.blocks.range_in(self.page(), id)
    }

    /// Counts of an element.
    pub fn totals(&self, id: NodeId) -> Totals {
        self.survey.totals(id)
    }

    fn sum(&self, range: &Range<usize>, which: usize) -> f32 {
        let at = |i: usize| self.sums.get(i.min(self.sums.len() - 1)).and_then(|s| s.get(which)).copied();
        at(range.end).unwrap_or(0.0) - at(range.start).unwrap_or(0.0)
    }

    /// Words of story in a range of blocks.
    pub fn story_units(&self, range: &Range<usize>) -> f32 {
        self.sum(range, 0)
    }

    /// Words of story that reads as prose.
    pub fn story_prose(&self, range: &Range<usize>) -> f32 {
        self.sum(range, 1)
    }

    /// Mean chance of the words to be story.
    pub fn mean_chance(&self, range: &Range<usize>) -> f32 {
        self.sum(range, 2) / self.survey.sums.totals(range.clone()).units.max(1.0)
    }

    /// The block that begins before an element and goes on in it.
    pub fn block_around(&self, id: NodeId) -> Option<usize> {
        let before = self.range(id).start.checked_sub(1)?;
        self.survey.blocks.list.get(before).filter(|b| b.last >= id).map(|_| before)
    }

    /// Whether a block is story, headline, or prose that may be story.
    pub fn is_told(&self, block: usize) -> bool {
        const MAYBE: f32 = 0.3;
        const SENTENCE: f32 = 8.0;
        let prose = self.survey.blocks.list.get(block).is_some_and(Block::is_prose);
        let long = prose || self.survey.blocks.list.get(block).is_some_and(|b| b.stats.units() >= SENTENCE);
        self.survey.title.block == Some(block)
            || self.reading.is_story(block) && long
            || prose && self.reading.chance(block) > MAYBE
    }

    /// Whether an element stands between the story's first and last words.
    pub fn in_story_span(&self, id: NodeId) -> bool {
        let range = self.range(id);
        let span = &self.span;
        range.start > span.start && range.end < span.end
    }

    /// Whether an element begins behind the story's last words.
    pub fn after_story(&self, id: NodeId) -> bool {
        let span = &self.span;
        !span.is_empty() && self.range(id).start >= span.end
    }

    /// Whether an element stands in the smallest element that holds the whole story.
    pub fn in_story_root(&self, id: NodeId) -> bool {
        self.story_root.is_some_and(|root| self.page().contains(root, id))
    }

    /// Whether an element stands below the headline, or where the story has begun.
    pub fn below_title(&self, id: NodeId) -> bool {
        let top = self.survey.title.block.map_or(self.span.start, |t| t.min(self.span.start));
        !self.span.is_empty() && self.range(id).start > top
    }

    /// Whether an element is, or stands in, a navigation element.
    pub fn is_in_menu(&self, id: NodeId) -> bool {
        let page = self.page();
        let mut chain = std::iter::once(id).chain(page.ancestors(id));
        chain.any(|e| page.tag(e).is_some_and(|tag| Inside::of(page, e, tag).any(Inside::NAV)))
    }

    /// Whether a block says who, when or where the story's picture is from.
    pub fn is_meta(&self, block: usize) -> bool {
        const META: [Marker; 7] = [
            Marker::Byline,
            Marker::Dateline,
            Marker::Credit,
            Marker::Legal,
            Marker::Correction,
            Marker::Tags,
            Marker::ReadingTime,
        ];
        let marks = self.survey.marks.get(block).copied().unwrap_or_default();
        let Some(b) = self.survey.blocks.list.get(block) else { return false };
        let short = b.stats.units() <= 40.0;
        // "By signing up you agree …" begins as a byline does.
        const ASKS: [Marker; 6] =
            [Marker::Newsletter, Marker::Support, Marker::App, Marker::Consent, Marker::Share, Marker::Follow];
        short
            && !ASKS.iter().any(|m| marks.leads(*m))
            && (META.iter().any(|m| marks.leads(*m))
                || b.has_time
                || b.inside.any(Inside::CAPTION | Inside::ADDRESS)
                || self.is_named_meta(b.container))
    }

    /// Whether a block says when something was, whatever else it says.
    pub fn marks_time(&self, block: usize) -> bool {
        let month = self.survey.marks.get(block).is_some_and(|m| m.has(Marker::Month));
        self.survey.blocks.list.get(block).is_some_and(|b| b.has_time || month && b.stats.digits >= 4)
    }

    /// Whether a block is a date and little else.
    pub fn is_date(&self, block: usize) -> bool {
        const DATE: f32 = 6.0;
        let Some(b) = self.survey.blocks.list.get(block) else { return false };
        let month = self.survey.marks.get(block).is_some_and(|m| m.has(Marker::Month));
        b.stats.units() <= DATE
            && (month && b.stats.digits >= 3 || b.stats.digits >= 6 && b.stats.digits * 2 >= b.stats.alphanumerics)
    }

    /// Whether the nearest of an element and its next ancestors whose name says anything says that it is meta.
    fn is_named_meta(&self, id: NodeId) -> bool {
        let asks = Names::SOCIAL.with(Names::NEWSLETTER).with(Names::AD);
        let telling = Names::META.with(Names::RELATED).with(asks);
        let mut chain = std::iter::once(id).chain(self.page().ancestors(id).take(2)).map(|e| self.names(e));
        // "related-tags" are tags.
        chain.find(|names| names.any(telling)).is_some_and(|names| names.any(Names::META) && !names.any(asks))
    }

    /// Words of a range that say who, when or what this story is about. What stands far from the story, what cards
    /// of other stories say of themselves, and the small print of a form are not the story's.
    pub fn meta_units(&self, range: &Range<usize>, kind: Kind) -> f32 {
        let asks = matches!(kind, Kind::Newsletter | Kind::Social);
        let blocks = range.clone().filter_map(|i| Some((i, self.survey.blocks.list.get(i)?)));
        blocks
            .filter(|(i, b)| {
                self.is_meta(*i)
                    && (self.is_near_story(*i) || self.leads(*i, Marker::Legal))
                    && !self.is_in_card(b.container)
                    // A date within a link is that of what it leads to.
                    && !(b.has_time && b.link_density() > 0.8)
                    && !(asks && (b.inside.any(Inside::FORM) || self.leads(*i, Marker::Legal)))
            })
            .map(|(_, b)| b.stats.units())
            .sum()
    }

    /// Whether a block stands between the headline and what follows the story right away.
    pub fn is_near_story(&self, block: usize) -> bool {
        const ABOVE: usize = 6;
        const BELOW: usize = 6;
        let span = &self.span;
        let top = self.survey.title.block.map_or(span.start, |t| t.min(span.start));
        block + ABOVE >= top && block < span.end + BELOW
    }

    /// Whether an element is part of one of several cards, whose dates and names are those of other stories.
    fn is_in_card(&self, id: NodeId) -> bool {
        // Tags and authors repeat too, but are shorter than any card.
        const SHORTEST: f32 = 6.0;
        let groups = &self.survey.groups;
        let facts = |id: NodeId| {
            groups.siblings(id) >= LEAST
                && self.story_units(&self.range(id)) == 0.0
                && groups.facts(self.page(), id).is_some_and(is_card)
        };
        fn is_card(facts: &Facts) -> bool {
            facts.mean_units >= SHORTEST
        }
        std::iter::once(id).chain(self.page().ancestors(id).take(7)).any(facts)
    }

    /// Whether a range holds the byline or date right at the headline.
    pub fn holds_byline(&self, range: &Range<usize>) -> bool {
        const NEAR: usize = 8;
        // In longer ones a date is that of another story as often as not.
        const LINES: usize = 3;
        const SHORT: f32 = 40.0;
        let Some(title) = self.survey.title.block else { return false };
        // A standfirst may stand between the headline and it.
        let near = title.saturating_sub(3)..(title + NEAR).min(self.span.start.max(title + 1) + 2);
        let is_short = range.len() <= LINES && self.survey.sums.totals(range.clone()).units <= SHORT;
        range.clone().filter(|i| near.contains(i)).any(|i| {
            self.survey.marks.get(i).is_some_and(|m| m.leads(Marker::Byline) || m.leads(Marker::Dateline))
                || self.survey.blocks.list.get(i).is_some_and(|b| b.has_time)
                || is_short && self.marks_time(i)
        })
    }

    /// Whether a block leads with or is the marker.
    pub fn leads(&self, block: usize, marker: Marker) -> bool {
        self.survey.marks.get(block).is_some_and(|m| m.leads(marker))
    }

    /// Whether a block is the marker and nothing else.
    pub fn is_label(&self, block: usize, marker: Marker) -> bool {
        self.survey.marks.get(block).is_some_and(|m| m.is(marker))
    }

    /// All elements in document order.
    pub fn elements(&self) -> impl Iterator<Item = (NodeId, Tag)> + '_ {
        self.page().nodes().iter().enumerate().filter_map(|(i, node)| match node.kind {
            NodeKind::Element(tag) if node.ordinal.is_some() => Some((NodeId::new(i), tag)),
            _ => None,
        })
    }

    /// Elements with this tag inside another, itself included.
    pub fn holds(&self, id: NodeId, wanted: &[Tag]) -> bool {
        let end = self.page().node(id).end as usize;
        (id.index()..end).any(|i| self.page().tag(NodeId::new(i)).is_some_and(|t| wanted.contains(&t)))
    }

    /// The outermost box that holds no other text than `id` does, up to `reach` levels up.
    ///
    /// It stops at what holds pictures or players beside the element, since these may be the story's.
    pub fn sole_box(&self, id: NodeId, reach: usize) -> NodeId {
        let range = self.range(id);
        let page = self.page();
        let mut best = id;
        for up in page.ancestors(id).take(reach) {
            let tag = page.tag(up);
            if self.range(up) != range || matches!(tag, Some(Tag::Html | Tag::Body | Tag::Main | Tag::Article)) {
                break;
            }
            if self.media_beside(up, best) {
                break;
            }
            best = up;
        }
        best
    }

    fn media_beside(&self, outer: NodeId, inner: NodeId) -> bool {
        const MEDIA: [Tag; 6] = [Tag::Img, Tag::Picture, Tag::Video, Tag::Audio, Tag::Table, Tag::Math];
        let page = self.page();
        let inner_range = inner.index()..page.node(inner).end as usize;
        (outer.index()..page.node(outer).end as usize)
            .filter(|i| !inner_range.contains(i))
            .any(|i| page.tag(NodeId::new(i)).is_some_and(|t| MEDIA.contains(&t)))
    }

    /// The outermost box around `id` without story, meta and other markers' text, of at most `most` words.
    pub fn clutter_box(&self, id: NodeId, most: f32, reach: usize) -> NodeId {
        let page = self.page();
        let mut best = id;
        for up in page.ancestors(id).take(reach) {
            let tag = page.tag(up);
            let range = self.range(up);
            if matches!(tag, Some(Tag::Html | Tag::Body | Tag::Main | Tag::Article))
                || self.story_units(&range) > 0.0
                || self.totals(up).units > most
                || self.is_root_like(up)
            {
                break;
            }
            best = up;
        }
        best
    }

    /// Whether an element holds so much of the page that it is a frame, not a part.
    pub fn is_root_like(&self, id: NodeId) -> bool {
        self.totals(id).units > 0.5 * self.survey.sums.all().units.max(1.0)
    }

    /// Whether an element holds a picture, a player or a table.
    pub fn holds_story_media(&self, id: NodeId) -> bool {
        self.holds(id, &[Tag::Figure, Tag::Picture, Tag::Video, Tag::Audio, Tag::Table, Tag::Math])
    }

    /// A value of an attribute of the element.
    pub fn attribute(&self, id: NodeId, name: AttributeName) -> &'a str {
        self.page().attribute(id, name).unwrap_or("")
    }
}
