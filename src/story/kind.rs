//! What kind of page it is.

use super::Reading;
use crate::features::Survey;
use crate::verdict::PageType;

/// So many words of story make an article.
const ARTICLE_WORDS: f32 = 110.0;
/// The story of an article is as sure as this.
const ARTICLE_CONFIDENCE: f32 = 0.8;

/// The kind, from the page's own statements and from what was read; `words` is the story's length.
pub(super) fn page_type(survey: &Survey<'_, '_>, reading: &Reading, words: f32) -> PageType {
    let hints = &survey.hints;
    if hints.is_forum {
        return PageType::Forum;
    }
    if hints.is_product && !hints.is_article {
        return PageType::Product;
    }
    let sure = reading.confidence >= ARTICLE_CONFIDENCE && words >= ARTICLE_WORDS;
    let all = survey.sums.all();
    let (in_posts, in_cards) = shares(survey, reading);
    match () {
        () if in_posts > 0.5 && !hints.is_article => PageType::Forum,
        () if in_cards > 0.4 && !hints.is_article => PageType::Listing,
        () if sure && has_code(survey, reading) && !hints.is_article => PageType::Documentation,
        () if sure => PageType::Article,
        () if words < ARTICLE_WORDS && all.link_density() > 0.5 => PageType::Listing,
        () => PageType::Other,
    }
}

/// The shares of the story's words that stand in posts by several people and in cards that lead elsewhere.
fn shares(survey: &Survey<'_, '_>, reading: &Reading) -> (f32, f32) {
    let (mut posts, mut cards, mut all) = (0.0, 0.0, 0.0);
    for (i, block) in survey.blocks.list.iter().enumerate().filter(|(i, _)| reading.is_story(*i)) {
        let words = block.stats.units() * reading.chance(i);
        all += words;
        let member = survey.groups.nearest(survey.page, block.container, 3, 8);
        let Some(facts) = member.and_then(|m| survey.groups.facts(survey.page, m)) else { continue };
        if facts.with_dates > 0.7 && facts.with_prose > 0.4 && facts.spread > 0.4 && facts.linked_leads < 0.9 {
            posts += words;
        } else if facts.linked_leads > 0.6 && facts.mean_units < 90.0 {
            cards += words;
        }
    }
    (posts / f32::max(all, 1.0), cards / f32::max(all, 1.0))
}

/// Whether much of the story is preformatted.
fn has_code(survey: &Survey<'_, '_>, reading: &Reading) -> bool {
    use crate::features::inside::Inside;
    let list = survey.blocks.list.iter().enumerate();
    let code = list.filter(|(i, b)| reading.is_story(*i) && b.inside.any(Inside::PREFORMATTED)).count();
    code >= 3
}
