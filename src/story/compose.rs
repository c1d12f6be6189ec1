//! The story put together.

use super::outline::{Outline, outline};
use super::{Reading, facts};
use crate::features::Survey;
use crate::verdict::Story;

/// With fewer words than this there is no story to tell.
const LEAST_WORDS: f32 = 25.0;

/// The story, where there is one.
#[inline(never)]
pub fn compose(survey: &Survey<'_, '_>, reading: &Reading) -> Option<Story> {
    let list = &survey.blocks.list;
    let body = || list.iter().enumerate().filter(|(i, _)| reading.is_story(*i) && survey.title.block != Some(*i));
    let words: f32 = body().map(|(_, b)| b.stats.units()).sum();
    if words < LEAST_WORDS {
        return None;
    }
    let page = survey.page;
    let Outline { items, left_out, lead_image, reach } = outline(survey, reading);
    let reach = reach?;
    let root = page.ancestors(reach.first).find(|a| page.contains(*a, reach.last))?;
    Some(Story {
        root: page.node(root).ordinal?,
        title: facts::title(survey),
        description: facts::description(survey, reading),
        byline: facts::byline(survey),
        date: facts::date(survey),
        site_name: Some(survey.hints.site_name.clone()).filter(|name| !name.is_empty()),
        lead_image,
        outline: items,
        left_out,
        words: words.round() as u32,
        confidence: reading.confidence,
    })
}

/// The texts of the story's body, block by block, the headline left out.
#[cfg(feature = "cli")]
pub fn body<'s>(survey: &'s Survey<'_, '_>, reading: &'s Reading) -> impl Iterator<Item = &'s str> {
    let story = (0..survey.blocks.list.len()).filter(|i| reading.is_story(*i) && survey.title.block != Some(*i));
    story.filter_map(|i| survey.blocks.list.get(i)).map(|b| survey.blocks.text_of(b))
}
