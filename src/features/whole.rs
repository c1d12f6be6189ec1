//! The numbers that the third forest sees: one row a page.

use super::Survey;
use super::blocks::Block;
use super::inside::Inside;
use crate::lexicon::Marker;

/// A block more likely than this counts as story here.
const STORY: f32 = 0.5;
/// A block more likely than this is hardly doubted, …
const SURE: f32 = 0.9;
/// … and one between these much.
const DOUBTED: std::ops::Range<f32> = 0.3..0.7;

/// Calls `put` with every feature of a page, always in the same order; `chances` are the second forest's, one a block.
#[inline(never)]
pub fn row(survey: &Survey<'_, '_>, chances: &[f32], put: &mut impl FnMut(&'static str, f32)) {
    let is_story = |i: usize| chances.get(i).is_some_and(|chance| *chance > STORY);
    let list = &survey.blocks.list;
    let story: Vec<(&Block, f32)> = list
        .iter()
        .zip(chances)
        .filter(|(_, chance)| **chance > STORY)
        .map(|(block, chance)| (block, *chance))
        .collect();
    let words: f32 = story.iter().map(|(block, _)| block.stats.units()).sum();
    let mean = |of: &dyn Fn(&Block) -> f32| {
        story.iter().map(|(block, _)| block.stats.units() * of(block)).sum::<f32>() / words.max(1.0)
    };
    let within = |bits: u32| mean(&|block| flag(block.inside.any(bits)));

    put("words", words.ln_1p());
    put("confidence", story.iter().map(|(block, chance)| block.stats.units() * chance).sum::<f32>() / words.max(1.0));
    put("best", chances.iter().copied().fold(0.0, f32::max));
    put("sure_blocks", chances.iter().filter(|chance| **chance > SURE).count() as f32);
    let doubted = chances.iter().filter(|chance| DOUBTED.contains(*chance)).count();
    put("doubted", doubted as f32 / chances.len().max(1) as f32);
    put("story_blocks", story.len() as f32);
    put("story_share_of_blocks", story.len() as f32 / list.len().max(1) as f32);
    put("story_share", words / survey.sums.all().units.max(1.0));

    put("dated", flag(is_dated(survey)));
    let shares = Shares::of(survey, is_story);
    put("posts", shares.posts);
    put("cards", shares.cards);
    put("prose", shares.prose);
    put("in_one_place", shares.in_one_place);

    put("in_list_item", within(Inside::LIST_ITEM));
    put("in_cell", within(Inside::CELL));
    put("in_article", within(Inside::ARTICLE));
    put("in_main", within(Inside::MAIN));
    put("headings", mean(&|block| f32::from(block.heading)));
    put("link_density", mean(&Block::link_density));
    put("words_a_sentence", mean(&|block| block.stats.units() / block.stats.sentences.max(1) as f32));
    put("commas", mean(&|block| block.stats.commas as f32 / block.stats.units().max(1.0)));
    put("digits", mean(&|block| block.stats.digits as f32 / block.stats.alphanumerics.max(1) as f32));
    put("capitalized", mean(&|block| block.stats.capitalized as f32 / block.stats.words.max(1) as f32));
    put("word_length", mean(&|block| block.stats.alphanumerics as f32 / block.stats.units().max(1.0)));
    let mut lengths: Vec<f32> = story.iter().map(|(block, _)| block.stats.units()).collect();
    lengths.sort_unstable_by(f32::total_cmp);
    put("longest", lengths.last().copied().unwrap_or(0.0));
    put("median_length", lengths.get(lengths.len() / 2).copied().unwrap_or(0.0));
    put("story_headings", story.iter().filter(|(block, _)| block.heading > 0).count() as f32);

    let count = |is: &dyn Fn(&Block) -> bool| list.iter().filter(|block| is(block)).count() as f32;
    put("second_headings", count(&|block| block.heading == 2));
    put("times", count(&|block| block.has_time));
    put("fields", count(&|block| block.inside.any(Inside::FORM)));
    put("buttons", count(&|block| block.inside.any(Inside::BUTTON | Inside::LABEL)));
    put("images", list.iter().map(|block| f32::from(block.images)).sum());
    let marked = |marker: Marker| survey.marks.iter().filter(|marks| marks.has(marker)).count() as f32;
    put("related", survey.marks.iter().filter(|marks| marks.leads(Marker::RelatedHeading)).count() as f32);
    put("read_also", marked(Marker::ReadAlso));
    put("newsletters", marked(Marker::Newsletter));
    put("credits", marked(Marker::Credit));
    put("bylines", marked(Marker::Byline));

    let all = survey.sums.all();
    put("page_blocks", all.blocks.ln_1p());
    put("page_prose_blocks", all.prose_blocks.ln_1p());
    put("page_prose", all.prose_share());
    put("page_link_density", all.link_density());
    let hints = &survey.hints;
    put("said_article", flag(hints.is_article));
    put("said_forum", flag(hints.is_forum));
    put("said_product", flag(hints.is_product));
    put("title_shown", survey.title.block.map_or(0.0, |title| survey.title.overlap(title).0));
}

fn flag(is: bool) -> f32 {
    f32::from(u8::from(is))
}

/// Whether a date or a byline stands at the headline or in the metadata.
pub fn is_dated(survey: &Survey<'_, '_>) -> bool {
    const BEFORE: usize = 4;
    const AFTER: usize = 10;
    if !survey.hints.published.is_empty() {
        return true;
    }
    let Some(title) = survey.title.block else { return false };
    (title.saturating_sub(BEFORE)..title + AFTER).filter(|i| *i != title).any(|i| {
        let marks = survey.marks.get(i).copied().unwrap_or_default();
        let Some(block) = survey.blocks.list.get(i) else { return false };
        let dated = block.has_time
            || marks.leads(Marker::Dateline)
            || marks.leads(Marker::Byline)
            || marks.has(Marker::Month) && block.stats.digits >= 3
            || block.stats.digits >= 6 && block.stats.digits * 2 >= block.stats.alphanumerics;
        dated && block.stats.units() <= 20.0
    })
}

/// Of what the story's words are part, 0 to 1 each.
#[derive(Clone, Copy, Debug, Default)]
pub struct Shares {
    /// Posts by several people.
    pub posts: f32,
    /// Cards that lead elsewhere.
    pub cards: f32,
    /// Running text.
    pub prose: f32,
    /// The longest stretch with little else between.
    pub in_one_place: f32,
}

impl Shares {
    /// Adds up the blocks for which `is_story` holds.
    pub fn of(survey: &Survey<'_, '_>, is_story: impl Fn(usize) -> bool) -> Shares {
        const GAP: usize = 8;
        let mut shares = Shares::default();
        let (mut all, mut stretch, mut last) = (0.0, 0.0, 0);
        for (i, block) in survey.blocks.list.iter().enumerate().filter(|(i, _)| is_story(*i)) {
            let words = block.stats.units();
            all += words;
            stretch = if i - last > GAP { words } else { stretch + words };
            last = i;
            shares.in_one_place = f32::max(shares.in_one_place, stretch);
            shares.prose += if block.is_prose() { words } else { 0.0 };
            let member = survey.groups.nearest(survey.page, block.container, 3, 8);
            let Some(facts) = member.and_then(|m| survey.groups.facts(survey.page, m)) else { continue };
            if facts.with_dates > 0.7 && facts.with_prose > 0.4 && facts.spread > 0.4 && facts.linked_leads < 0.9 {
                shares.posts += words;
            } else if facts.linked_leads > 0.6 && facts.mean_units < 90.0 {
                shares.cards += words;
            }
        }
        let all = f32::max(all, 1.0);
        Shares {
            posts: shares.posts / all,
            cards: shares.cards / all,
            prose: shares.prose / all,
            in_one_place: shares.in_one_place / all,
        }
    }
}
