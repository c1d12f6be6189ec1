//! Where the story is.

mod compose;
mod copies;
mod facts;
mod kind;
mod language;
mod media;
mod outline;
mod threads;

#[cfg(feature = "cli")]
pub use compose::body;
pub use compose::compose;
#[cfg(feature = "cli")]
pub use kind::Signs;
pub use language::{direction, language};

use crate::features::Survey;
use crate::features::whole::is_dated;
use crate::model;
use crate::page::NodeId;
use crate::verdict::{Finding, Kind, PageType, Target};
use std::ops::Range;

/// How the page reads: which of its blocks are story.
#[derive(Debug)]
pub struct Reading {
    /// How likely each block is part of the story, 0 to 1.
    pub chances: Vec<f32>,
    /// Which blocks are taken for story.
    pub is_story: Vec<bool>,
    /// The run of story under the headline on a page that is dated there and begins with a paragraph of it.
    dated_lead: Option<Range<usize>>,
    /// From the first block of the story to behind the last; empty without one.
    pub span: Range<usize>,
    /// What kind of page it is.
    pub page_type: PageType,
    /// Whether there is hardly a doubt that it is an article.
    pub is_shown_article: bool,
    /// Whether it is at least running text, whatever its type.
    pub is_text: bool,
    /// Mean chance of the words taken for story, 0 without any.
    pub confidence: f32,
    /// How likely the page is an article, 0 to 1.
    pub article: f32,
}

/// With one strong run of prose on the page what is doubtful elsewhere is more likely comments or other stories.
const BESIDE_A_STRONG_STORY: f32 = 0.62;
/// Where a page is dated and begins with a paragraph that is surely story, what stands away from it is told as story if
/// it is likelier still. Hidden it is not: that asks for more than doubt.
const BESIDE_A_DATED_STORY: f32 = 0.75;
/// Without either every block counts for itself.
const ALONE: f32 = 0.45;
/// A run as likely as this is strong.
const STRONG: f32 = 0.8;

impl Reading {
    /// Reads a page.
    #[inline(never)]
    pub fn new(survey: &Survey<'_, '_>) -> Reading {
        let judgement = model::judge(survey);
        let strong = judgement.titled.as_ref().filter(|run| run.mean >= STRONG);
        let threshold = if strong.is_some() { BESIDE_A_STRONG_STORY } else { ALONE };
        let mut is_story: Vec<bool> = judgement.chances.iter().map(|chance| *chance > threshold).collect();
        threads::decide(survey, &judgement, strong, &mut is_story);
        let titled = judgement.titled.as_ref().map_or(0..0, |run| run.blocks.clone());
        let chances = judgement.chances;
        let dated_lead = begins_dated(survey, &chances).then_some(titled);
        copies::tell_once(survey, &chances, &mut is_story);
        let first = is_story.iter().position(|s| *s);
        let last = is_story.iter().rposition(|s| *s);
        let span = first.zip(last).map_or(0..0, |(first, last)| first..last + 1);
        let words = |i: usize| survey.blocks.list.get(i).map_or(0.0, |b| b.stats.units());
        let story = || (0..chances.len()).filter(|i| is_story.get(*i) == Some(&true));
        let total: f32 = story().map(words).sum();
        let sure: f32 = story().map(|i| words(i) * chances.get(i).copied().unwrap_or(0.0)).sum();
        let confidence = sure / total.max(1.0);
        let mut reading = Reading {
            chances,
            is_story,
            dated_lead,
            span,
            page_type: PageType::Other,
            is_shown_article: false,
            is_text: false,
            confidence,
            article: judgement.article,
        };
        let told = kind::page_type(survey, &reading, total);
        (reading.page_type, reading.is_shown_article, reading.is_text) = told;
        reading
    }

    /// The same as it is told: without what was found to be clutter ("Read also" lines that the model took for story)
    /// and what is doubtful beside a dated story.
    pub fn told(mut self, survey: &Survey<'_, '_>, findings: &[Finding]) -> Reading {
        let page = survey.page;
        if let Some(lead) = &self.dated_lead {
            for (i, (is_story, chance)) in self.is_story.iter_mut().zip(&self.chances).enumerate() {
                *is_story &= lead.contains(&i) || *chance > BESIDE_A_DATED_STORY;
            }
        }
        let elements: Vec<NodeId> =
            (0..page.len()).map(NodeId::new).filter(|id| page.node(*id).ordinal.is_some()).collect();
        for finding in findings.iter().filter(|f| f.kind != Kind::Comments) {
            let nodes = match finding.target {
                Target::Element { element } => elements.get(element as usize).map(|id| (*id, *id)),
                Target::TextRun { parent, first_child, length } => elements.get(parent as usize).and_then(|parent| {
                    let mut run = page.children(*parent).skip(first_child as usize).take(length as usize);
                    let first = run.next()?;
                    Some((first, run.last().unwrap_or(first)))
                }),
            };
            let Some((first, last)) = nodes else { continue };
            let blocks = survey.blocks.range_in(page, first).start..survey.blocks.range_in(page, last).end;
            let end = page.node(last).end as usize;
            // A paragraph that only begins with what was found goes on as story.
            let whole = |i: &usize| survey.blocks.list.get(*i).is_some_and(|b| b.last.index() < end);
            for i in blocks.filter(whole) {
                if let Some(is_story) = self.is_story.get_mut(i) {
                    *is_story = false;
                }
            }
        }
        self
    }

    /// Whether a block is taken for story.
    pub fn is_story(&self, block: usize) -> bool {
        self.is_story.get(block).copied().unwrap_or(false)
    }

    /// How likely a block is part of the story.
    pub fn chance(&self, block: usize) -> f32 {
        self.chances.get(block).copied().unwrap_or(0.0)
    }
}

/// Whether a page is dated at its headline and a paragraph below that is surely story, however short the story is.
fn begins_dated(survey: &Survey<'_, '_>, chances: &[f32]) -> bool {
    const SURE: f32 = 0.85;
    const PARAGRAPH: f32 = 20.0;
    const UNDER: usize = 8;
    let Some(title) = survey.title.block else { return false };
    let mut below = survey.blocks.list.iter().zip(chances).skip(title + 1).take(UNDER);
    is_dated(survey) && below.any(|(block, chance)| *chance >= SURE && block.stats.units() >= PARAGRAPH)
}

#[cfg(test)]
mod tests;
