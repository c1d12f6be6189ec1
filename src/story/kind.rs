//! What kind of page it is.

use super::Reading;
use crate::features::Survey;
use crate::lexicon::Marker;
use crate::verdict::PageType;

/// What a story must be to be an article: words, confidence, and the shares of prose and of one stretch.
struct Demands {
    words: f32,
    confidence: f32,
    prose: f32,
    in_one_place: f32,
}

/// The page says that it is an article, and when it was written.
const SAID_AND_DATED: Demands = Demands { words: 110.0, confidence: 0.8, prose: 0.0, in_one_place: 0.5 };
/// The page says only that it is an article; shops and services say so too.
const SAID: Demands = Demands { words: 150.0, confidence: 0.9, prose: 0.85, in_one_place: 0.9 };
/// A date or a byline stands at the headline.
const DATED: Demands = Demands { words: 110.0, confidence: 0.85, prose: 0.45, in_one_place: 0.6 };
/// Only the text speaks.
const UNSAID: Demands = Demands { words: 350.0, confidence: 0.95, prose: 0.9, in_one_place: 0.95 };
/// Prose as long as this is an article whatever else is missing.
const LONG: Demands = Demands { words: 800.0, confidence: 0.8, prose: 0.92, in_one_place: 0.5 };
/// Fewer words than this among many links are a list's.
const LIST_WORDS: f32 = 110.0;

/// The kind, from the page's own statements and from what was read; `words` is the story's length.
///
/// Also whether the page shows itself as an article, rather than by its length alone.
pub(super) fn page_type(survey: &Survey<'_, '_>, reading: &Reading, words: f32) -> (PageType, bool) {
    let hints = &survey.hints;
    if hints.is_forum {
        return (PageType::Forum, false);
    }
    if hints.is_product && !hints.is_article {
        return (PageType::Product, false);
    }
    let shares = Shares::of(survey, reading);
    let demands = match (hints.is_article && !hints.is_list, is_dated(survey)) {
        (true, true) => SAID_AND_DATED,
        (true, false) => SAID,
        (false, true) => DATED,
        (false, false) => UNSAID,
    };
    let meets = |demands: &Demands| {
        words >= demands.words
            && reading.confidence >= demands.confidence
            && shares.prose >= demands.prose
            && shares.in_one_place >= demands.in_one_place
    };
    let shown = meets(&demands);
    let sure = shown || meets(&LONG);
    let kind = match () {
        () if shares.posts > 0.5 && !hints.is_article => PageType::Forum,
        () if shares.cards > 0.4 && !hints.is_article => PageType::Listing,
        () if sure && has_code(survey, reading) && !hints.is_article => PageType::Documentation,
        () if sure => PageType::Article,
        () if words < LIST_WORDS && survey.sums.all().link_density() > 0.5 => PageType::Listing,
        () => PageType::Other,
    };
    (kind, shown)
}

/// Whether a date or a byline stands at the headline or in the metadata.
fn is_dated(survey: &Survey<'_, '_>) -> bool {
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
#[derive(Default)]
struct Shares {
    /// Posts by several people.
    posts: f32,
    /// Cards that lead elsewhere.
    cards: f32,
    /// Running text.
    prose: f32,
    /// The longest stretch with little else between.
    in_one_place: f32,
}

impl Shares {
    fn of(survey: &Survey<'_, '_>, reading: &Reading) -> Shares {
        const GAP: usize = 8;
        let mut shares = Shares::default();
        let (mut all, mut stretch, mut last) = (0.0, 0.0, 0);
        for (i, block) in survey.blocks.list.iter().enumerate().filter(|(i, _)| reading.is_story(*i)) {
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

/// Whether much of the story is preformatted.
fn has_code(survey: &Survey<'_, '_>, reading: &Reading) -> bool {
    use crate::features::inside::Inside;
    let list = survey.blocks.list.iter().enumerate();
    let code = list.filter(|(i, b)| reading.is_story(*i) && b.inside.any(Inside::PREFORMATTED)).count();
    code >= 3
}
