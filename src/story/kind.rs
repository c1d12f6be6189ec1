//! What kind of page it is.

use super::Reading;
use crate::features::Survey;
use crate::features::inside::Inside;
use crate::features::whole::{Shares, is_dated};
use crate::verdict::PageType;

/// With a chance above this the page is an article. On sites that the forest had not seen .94 of articles are above it,
/// and .14 of other pages.
const ARTICLE: f32 = 0.4;
/// With one above this there is hardly doubt, …
const SHOWN: f32 = 0.5;
/// … with one below this it is none, whatever dates it, …
const RULED_OUT: f32 = 0.05;
/// … and with one below this it is none if nothing does, …
const UNLIKELY: f32 = 0.15;
/// … or more of the page than this is linked: lists, shops and portals are.
const MUCH_LINKED: f32 = 0.15;

/// What a story must be to be an article though the forest doubts it: words, confidence, and the shares of prose and of
/// one stretch. The forest has seen the English web of today; news in brief are older and everywhere.
struct Demands {
    words: f32,
    confidence: f32,
    prose: f32,
    in_one_place: f32,
}

const fn demands(words: f32, confidence: f32, prose: f32, in_one_place: f32) -> Demands {
    Demands { words, confidence, prose, in_one_place }
}

/// The page is dated and says that it is an article: a brief, an article, one in many parts, an interview.
const SAID_AND_DATED: &[Demands] = &[
    demands(60.0, 0.9, 0.5, 0.5),
    demands(110.0, 0.8, 0.2, 0.5),
    demands(500.0, 0.85, 0.0, 0.0),
    demands(110.0, 0.6, 0.7, 0.0),
];
/// It is dated, but does not.
const DATED: &[Demands] = &[
    demands(60.0, 0.95, 0.9, 0.3),
    demands(110.0, 0.85, 0.45, 0.6),
    demands(500.0, 0.93, 0.3, 0.9),
    demands(110.0, 0.65, 0.45, 0.9),
];
/// Nothing dates it, but it is long.
const LONG: Demands = demands(450.0, 0.83, 0.88, 0.85);
/// Running text, whatever kind of page it is on.
const TEXT: Demands = demands(200.0, 0.6, 0.7, 0.3);
/// Fewer words than this among many links are a list's.
const LIST_WORDS: f32 = 110.0;

/// What a page's kind is told by.
#[derive(Clone, Copy, Debug, Default)]
pub struct Signs {
    /// How likely it is an article, 0 to 1.
    pub article: f32,
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
    /// Gathers them; `words` is the story's length.
    pub fn of(survey: &Survey<'_, '_>, reading: &Reading, words: f32) -> Signs {
        Signs {
            article: reading.article,
            words,
            confidence: reading.confidence,
            said: survey.hints.is_article && !survey.hints.is_list,
            dated: is_dated(survey),
            shares: Shares::of(survey, |block| reading.is_story(block)),
            linked: survey.sums.all().link_density(),
        }
    }

    /// Whether they are those of running text that somebody has written at some time; a manual says neither who nor when.
    fn of_text(&self) -> bool {
        (self.said || self.dated) && self.meet(&TEXT)
    }

    /// Whether they are those of a story with a date, which the forest may doubt.
    fn of_dated_story(&self) -> bool {
        let demands = if self.said { SAID_AND_DATED } else { DATED };
        self.dated && self.article > RULED_OUT && demands.iter().any(|demands| self.meet(demands))
    }

    /// Whether they are those of a long story among few links, which nothing dates.
    fn of_long_story(&self) -> bool {
        self.article > UNLIKELY && self.linked < MUCH_LINKED && self.meet(&LONG)
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
/// Also whether there is hardly a doubt that the page is an article, and whether it is running text.
pub(super) fn page_type(survey: &Survey<'_, '_>, reading: &Reading, words: f32) -> (PageType, bool, bool) {
    let hints = &survey.hints;
    if hints.is_forum {
        return (PageType::Forum, false, false);
    }
    if hints.is_product && !hints.is_article {
        return (PageType::Product, false, false);
    }
    let signs = Signs::of(survey, reading, words);
    let dated = signs.of_dated_story();
    let sure = dated || signs.of_long_story() || signs.article > ARTICLE;
    let kind = match () {
        () if signs.shares.posts > 0.5 && !hints.is_article => PageType::Forum,
        () if signs.shares.cards > 0.4 && !hints.is_article => PageType::Listing,
        () if sure && has_code(survey, reading) && !hints.is_article => PageType::Documentation,
        () if sure => PageType::Article,
        () if words < LIST_WORDS && signs.linked > 0.5 => PageType::Listing,
        () => PageType::Other,
    };
    let is_text = kind == PageType::Article || kind == PageType::Other && signs.of_text();
    (kind, dated || signs.article > SHOWN, is_text)
}

/// Whether much of the story is preformatted.
fn has_code(survey: &Survey<'_, '_>, reading: &Reading) -> bool {
    let list = survey.blocks.list.iter().enumerate();
    let code = list.filter(|(i, b)| reading.is_story(*i) && b.inside.any(Inside::PREFORMATTED)).count();
    code >= 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dated_talk_that_the_model_half_doubts_is_running_text() {
        let shares = Shares { prose: 0.95, in_one_place: 0.4, ..Shares::default() };
        let talk = Signs { words: 3000.0, confidence: 0.7, dated: true, shares, ..Signs::default() };
        assert!(talk.of_text());
        assert!(!Signs { dated: false, ..talk }.of_text());
        assert!(!Signs { words: 100.0, ..talk }.of_text());
    }

    #[test]
    fn a_dated_brief_is_an_article_unless_the_forest_rules_it_out() {
        let shares = Shares { prose: 0.95, in_one_place: 0.6, ..Shares::default() };
        let brief = Signs { article: 0.1, words: 70.0, confidence: 0.96, dated: true, shares, ..Signs::default() };
        assert!(brief.of_dated_story());
        assert!(!Signs { dated: false, ..brief }.of_dated_story());
        assert!(!Signs { article: 0.02, ..brief }.of_dated_story());
    }
}
