//! A body that stands on the page twice, once for narrow screens or as a print version, is told once.

use crate::features::Survey;
use std::collections::HashMap;
use std::ops::Range;

/// Shorter blocks repeat by chance.
const LEAST_UNITS: f32 = 8.0;
/// What is taken for a second copy must be this long, this many blocks in the same order, and this share of all that is
/// told: a refrain repeats too, and belongs where it stands.
const LEAST_STRETCH: f32 = 60.0;
/// See [`LEAST_STRETCH`].
const LEAST_BLOCKS: usize = 2;
/// See [`LEAST_STRETCH`].
const LEAST_SHARE: f32 = 0.35;

/// Takes the less likely copy of every repeated stretch out of the story.
pub fn tell_once(survey: &Survey<'_, '_>, chances: &[f32], is_story: &mut [bool]) {
    let list = &survey.blocks.list;
    let told: Vec<usize> = list
        .iter()
        .enumerate()
        .filter(|(i, block)| is_story.get(*i) == Some(&true) && block.stats.units() >= LEAST_UNITS)
        .map(|(i, _)| i)
        .collect();
    let text = |at: usize| told.get(at).and_then(|i| list.get(*i)).map_or("", |block| survey.blocks.text_of(block));
    let mut firsts: HashMap<&str, usize> = HashMap::with_capacity(told.len());
    for at in 0..told.len() {
        firsts.entry(text(at)).or_insert(at);
    }
    let units = |i: usize| list.get(i).map_or(0.0, |b| b.stats.units());
    let all: f32 = told.iter().map(|i| units(*i)).sum();
    // Two versions of a body lie in boxes of their own, a refrain among the verses.
    let parent = |at: Option<&usize>| survey.page.node(list.get(*at?)?.container).parent;
    let mut at = 0;
    while at < told.len() {
        let Some(first) = firsts.get(text(at)).copied().filter(|first| *first < at) else {
            at += 1;
            continue;
        };
        // As far as both copies go on alike, and no further than where the second begins.
        let alike = |n: &usize| at + n < told.len() && first + n < at && text(first + n) == text(at + n);
        let length = (0..).take_while(alike).count().max(1);
        let blocks = |from: usize| told.get(from..from + length).unwrap_or_default();
        let sum = |from: usize, of: &dyn Fn(usize) -> f32| blocks(from).iter().map(|i| of(*i)).sum::<f32>();
        let is_copy = length >= LEAST_BLOCKS
            && sum(at, &units) >= LEAST_STRETCH.max(LEAST_SHARE * all)
            && parent(told.get(first)) != parent(told.get(at));
        if is_copy {
            let chance = |i: usize| chances.get(i).copied().unwrap_or(0.0);
            let doubted = if sum(first, &chance) < sum(at, &chance) { first } else { at };
            let stretch = span(blocks(doubted));
            is_story.get_mut(stretch).unwrap_or_default().fill(false);
        }
        at += length;
    }
}

/// From the first block to behind the last: subheads between them go along.
fn span(blocks: &[usize]) -> Range<usize> {
    blocks.first().zip(blocks.last()).map_or(0..0, |(first, last)| *first..*last + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Page;

    fn told(html: &str, chance: impl Fn(usize) -> f32) -> Vec<bool> {
        let page = Page::parse(html, true);
        let survey = Survey::new(&page, None);
        let chances: Vec<f32> = (0..survey.blocks.list.len()).map(chance).collect();
        let mut is_story = vec![true; chances.len()];
        tell_once(&survey, &chances, &mut is_story);
        is_story
    }

    fn paragraph(word: &str) -> String {
        format!("<p>{}.</p>", [word; 35].join(" "))
    }

    #[test]
    fn of_two_copies_the_likelier_is_told() {
        let body = format!("{}<h3>A subhead</h3>{}", paragraph("heron"), paragraph("otter"));
        let html = format!("<div>{body}</div><p>Something short.</p><div>{body}</div>");
        let kept = |likely: std::ops::Range<usize>| told(&html, |i| if likely.contains(&i) { 0.9 } else { 0.8 });
        assert_eq!(kept(0..3), [true, true, true, true, false, false, false]);
        assert_eq!(kept(4..7), [false, false, false, true, true, true, true]);
    }

    #[test]
    fn a_refrain_stays_where_it_stands() {
        let refrain = format!("{}{}", paragraph("heron"), paragraph("otter"));
        let html = format!("<div>{refrain}{}{refrain}{}{refrain}</div>", paragraph("newt"), paragraph("vole"));
        assert_eq!(told(&html, |_| 0.9), [true; 8]);
    }

    #[test]
    fn a_paragraph_that_comes_again_alone_stays() {
        let html = [paragraph("heron"), paragraph("otter"), paragraph("heron"), paragraph("newt")].concat();
        assert_eq!(told(&html, |_| 0.9), [true; 4]);
    }
}
