//! Where the story lies on the page.

use super::names::Names;
use crate::features::Survey;
use crate::page::NodeId;
use crate::story::Reading;
use std::ops::Range;

/// The story's span up to where the comments begin, if what comes of it in them is the smaller part.
pub fn span_without_comments(survey: &Survey<'_, '_>, reading: &Reading, names: &[Names]) -> Range<usize> {
    const SMALL: f32 = 0.25;
    let page = survey.page;
    let is_comments = |id: NodeId| names.get(id.index()).is_some_and(|n| n.any(Names::COMMENTS));
    let in_comments = |i: usize| {
        let container = survey.blocks.list.get(i).map(|b| b.container);
        container.is_some_and(|c| is_comments(c) || page.ancestors(c).any(is_comments))
    };
    let units = |i: usize| survey.blocks.list.get(i).map_or(0.0, |b| b.stats.units());
    let story = || reading.span.clone().filter(|i| reading.is_story(*i));
    let told = story().rev().take_while(|i| in_comments(*i)).map(|i| (i, units(i))).collect::<Vec<_>>();
    let (all, said) = (story().map(units).sum::<f32>(), told.iter().map(|(_, words)| words).sum::<f32>());
    if told.is_empty() || said > SMALL * all {
        return reading.span.clone();
    }
    let end = story().rev().nth(told.len()).map_or(reading.span.end, |last| last + 1);
    reading.span.start..end
}

/// The smallest element that holds the story's first and last words.
pub fn story_root(survey: &Survey<'_, '_>, reading: &Reading) -> Option<NodeId> {
    let first = survey.blocks.list.get(reading.span.start)?;
    let last = survey.blocks.list.get(reading.span.end.checked_sub(1)?)?;
    std::iter::once(first.container)
        .chain(survey.page.ancestors(first.container))
        .find(|up| survey.page.contains(*up, last.container))
}
