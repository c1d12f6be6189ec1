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

const fn demands(words: f32, confidence: f32, prose: f32, in_one_place: f32) -> Demands {
    Demands { words, confidence, prose, in_one_place }
}

/// The page says that it is an article, and when it was written: a brief, an article, one in many parts, an interview.
const SAID_AND_DATED: &[Demands] = &[
    demands(60.0, 0.9, 0.5, 0.5),
    demands(110.0, 0.8, 0.2, 0.5),
    demands(500.0, 0.85, 0.0, 0.0),
    demands(110.0, 0.6, 0.7, 0.0),
];
/// The page says only that it is an article; shops and services say so too.
const SAID: &[Demands] =
    &[demands(150.0, 0.9, 0.85, 0.9), demands(150.0, 0.93, 0.75, 0.7), demands(200.0, 0.9, 0.7, 0.5)];
/// A date or a byline stands at the headline.
const DATED: &[Demands] = &[
    demands(60.0, 0.95, 0.9, 0.3),
    demands(110.0, 0.85, 0.45, 0.6),
    demands(500.0, 0.93, 0.3, 0.9),
    demands(110.0, 0.65, 0.45, 0.9),
];
/// Only the text speaks.
const UNSAID: &[Demands] = &[demands(80.0, 0.98, 0.9, 0.95), demands(350.0, 0.95, 0.9, 0.95)];
/// Prose as long as this is an article whatever else is missing; a shorter one must stand in one place, or be all that
/// the model is sure of.
const LONG: &[Demands] =
    &[demands(800.0, 0.8, 0.92, 0.5), demands(450.0, 0.83, 0.88, 0.85), demands(80.0, 0.93, 0.9, 0.5)];
/// Running text, whatever kind of page it is on.
const TEXT: Demands = demands(200.0, 0.6, 0.7, 0.3);
/// Fewer words than this among many links are a list's.
const LIST_WORDS: f32 = 110.0;

/// What a page's kind is told by.
#[derive(Clone, Copy, Debug, Default)]
pub struct Signs {
    /// Length of the story in words.
    pub words: f32,
    /// How sure the model is of it.
    pub confidence: f32,
    /// Whether the page says that it is an article.
    pub said: bool,
    /// Whether it is dated or signed at the headline.
    pub dated: bool,
    /// Of what the story's words are part.
    pub shares: Shares,
    /// The share of all the page's words that is linked, 0 to 1.
    pub linked: f32,
}

impl Signs {
    /// Gathers them.
    pub fn of(survey: &Survey<'_, '_>, reading: &Reading, words: f32) -> Signs {
        Signs {
            words,
            confidence: reading.confidence,
            said: survey.hints.is_article && !survey.hints.is_list,
            dated: is_dated(survey),
            shares: Shares::of(survey, reading),
            linked: survey.sums.all().link_density(),
        }
    }

    /// Whether they are an article's, and whether it shows itself as one rather than by its length alone.
    fn of_article(&self) -> (bool, bool) {
        let demands = match (self.said, self.dated) {
            (true, true) => SAID_AND_DATED,
            (true, false) => SAID,
            (false, true) => DATED,
            (false, false) => UNSAID,
        };
        let shown = demands.iter().any(|demands| self.meet(demands));
        (shown || LONG.iter().any(|demands| self.meet(demands)), shown)
    }

    /// Whether they are those of running text that somebody has written at some time; a manual says neither who nor when.
    fn of_text(&self) -> bool {
        (self.said || self.dated) && self.meet(&TEXT)
    }

    fn meet(&self, demands: &Demands) -> bool {
        self.words >= demands.words
            && self.confidence >= demands.confidence
            && self.shares.prose >= demands.prose
            && self.shares.in_one_place >= demands.in_one_place
    }
}

/// The kind, from the page's own statements and from what was read; `words` is the story's length.
///
/// Also whether the page shows itself as an article, rather than by its length alone, and whether it is running text.
pub(super) fn page_type(survey: &Survey<'_, '_>, reading: &Reading, words: f32) -> (PageType, bool, bool) {
    let hints = &survey.hints;
    if hints.is_forum {
        return (PageType::Forum, false, false);
    }
    if hints.is_product && !hints.is_article {
        return (PageType::Product, false, false);
    }
    let signs = Signs::of(survey, reading, words);
    let (sure, shown) = signs.of_article();
    let kind = match () {
        () if signs.shares.posts > 0.5 && !hints.is_article => PageType::Forum,
        () if signs.shares.cards > 0.4 && !hints.is_article => PageType::Listing,
        () if sure && has_code(survey, reading) && !hints.is_article => PageType::Documentation,
        () if sure => PageType::Article,
        () if words < LIST_WORDS && signs.linked > 0.5 => PageType::Listing,
        () => PageType::Other,
    };
    (kind, shown, kind == PageType::Article || kind == PageType::Other && signs.of_text())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_talk_that_the_model_half_doubts_is_an_article_where_the_page_says_so() {
        let shares = Shares { prose: 0.95, in_one_place: 0.4, ..Shares::default() };
        let talk = Signs { words: 3000.0, confidence: 0.7, said: true, dated: true, shares, ..Signs::default() };
        assert_eq!(talk.of_article(), (true, true));
        assert_eq!(Signs { said: false, ..talk }.of_article(), (false, false));
        assert!(Signs { said: false, ..talk }.of_text());
        assert!(!Signs { said: false, dated: false, ..talk }.of_text());
    }

    #[test]
    fn short_prose_that_the_model_is_sure_of_is_an_article_but_shows_nothing() {
        let shares = Shares { prose: 0.92, in_one_place: 0.6, ..Shares::default() };
        let brief = Signs { words: 90.0, confidence: 0.94, shares, ..Signs::default() };
        assert_eq!(brief.of_article(), (true, false));
        assert_eq!(Signs { confidence: 0.9, ..brief }.of_article(), (false, false));
    }
}
