//! What stands before each block and has a say in it.

use super::Survey;
use crate::fast_map::FastMap;
use crate::lexicon::Marker;

/// For each block how many blocks before it have the same text.
pub fn repeats(survey: &Survey<'_, '_>) -> Vec<u16> {
    let mut seen: FastMap<&str, u16> = FastMap::default();
    let texts = survey.blocks.list.iter().map(|b| survey.blocks.text_of(b));
    texts
        .map(|text| {
            let count = seen.entry(text).or_default();
            *count = count.saturating_add(1);
            *count - 1
        })
        .collect()
}

/// Comments and lists of stories begin with a label; what follows is under its sway.
pub fn after(survey: &Survey<'_, '_>) -> Vec<[Option<usize>; 2]> {
    let mut last = [None, None];
    let mut out = Vec::with_capacity(survey.marks.len());
    for (i, marks) in survey.marks.iter().enumerate() {
        out.push(last);
        if marks.leads(Marker::Comments) {
            last[0] = Some(i);
        }
        if marks.is(Marker::RelatedHeading) {
            last[1] = Some(i);
        }
    }
    out
}

/// For each block the heading above it whose section it stands in.
pub fn headings(survey: &Survey<'_, '_>) -> Vec<Option<usize>> {
    let mut last: Option<usize> = None;
    let list = &survey.blocks.list;
    let mut out = Vec::with_capacity(list.len());
    for (i, block) in list.iter().enumerate() {
        // A heading rules what its parent, grandparent or great-grandparent holds.
        let rules = |at: &usize| {
            list.get(*at).is_some_and(|h| {
                let up = survey.page.ancestors(h.container).nth(2).or(survey.page.node(h.container).parent);
                up.is_some_and(|u| survey.page.contains(u, block.first))
            })
        };
        out.push(last.filter(|at| rules(at)));
        if block.heading > 0 {
            last = Some(i);
        }
    }
    out
}

/// The first block below the headline, or on a page without one, that reads as prose.
pub fn lead(survey: &Survey<'_, '_>) -> Option<usize> {
    let from = survey.title.block.map_or(0, |title| title + 1);
    let below = survey.blocks.list.iter().skip(from).position(|b| b.is_prose() && b.link_density() < 0.5);
    below.map(|n| from + n)
}
