//! Posts, comments and cards are judged together: a thread is story whole, and the comments below a story are not.

use crate::features::Survey;
use crate::lexicon::Marker;
use crate::model::{Judgement, Titled};

/// Below a story that is the page's matter, what the first forest does not take for story on the whole is none.
const LEAST_MEAN: f32 = 0.7;
/// A story with this share of what is expected to be story is the page's matter.
const LEAST_SHARE: f32 = 0.3;
/// Below a label that says comments, whatever the story's share.
const LEAST_MEAN_OF_COMMENTS: f32 = 0.5;
/// On a page that says it is a forum a thread as likely as this is the story,
const THREAD: f32 = 0.4;
/// and of its posts what is at least this likely.
const IN_THREAD: f32 = 0.3;

/// Corrects what was taken block by block. `strong` is the strong run of story under the headline, if there is one.
pub fn decide(survey: &Survey<'_, '_>, judgement: &Judgement, strong: Option<&Titled>, is_story: &mut [bool]) {
    let is_forum = survey.hints.is_forum;
    if !is_forum && strong.is_none() {
        return;
    }
    let list = &survey.blocks.list;
    let mut mass_before = Vec::with_capacity(list.len() + 1);
    let mut sum = 0.0;
    mass_before.push(sum);
    for (block, chance) in list.iter().zip(&judgement.first) {
        sum += chance * block.stats.units();
        mass_before.push(sum);
    }
    let mass = |at: usize| mass_before.get(at).copied().unwrap_or(sum);
    let comments = survey.marks.iter().position(|marks| marks.leads(Marker::Comments));
    for (i, (block, is_story)) in list.iter().zip(is_story).enumerate() {
        let card = survey.groups.card(block.container);
        let Some(group) = card.and_then(|card| survey.groups.facts(survey.page, card)) else { continue };
        let units = survey.sums.totals(group.start..group.end).units;
        let mean = (mass(group.end) - mass(group.start)) / units.max(1.0);
        if is_forum {
            let chance = judgement.chances.get(i).copied().unwrap_or(0.0);
            *is_story |= mean > THREAD && chance > IN_THREAD;
        } else if let Some(run) = strong.filter(|run| i >= run.blocks.end && !group.holds(run.blocks.start)) {
            let labelled = comments.is_some_and(|label| label < i);
            let is_beside = mean < LEAST_MEAN && run.share > LEAST_SHARE || mean < LEAST_MEAN_OF_COMMENTS && labelled;
            *is_story &= !is_beside;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Page;
    use std::fmt::Write;

    const BELOW: f32 = 0.65;

    /// A story of two paragraphs and three comments below it, of a signature and a text each; what is taken for story
    /// when the story is sure and the comments are as likely as `BELOW`.
    fn decided(head: &str, share: f32) -> Vec<bool> {
        let mut html =
            format!("<html><head>{head}</head><body><article><p>{0}</p><p>{0}</p></article><ol>", "heron ".repeat(30));
        for name in ["Ana", "Bo", "Cy"] {
            let _ = write!(html, "<li><b>{name}</b><p>{name} saw {}</p></li>", "otters and newts there. ".repeat(8));
        }
        html.push_str("</ol></body></html>");
        let page = Page::parse(&html, true);
        let survey = Survey::new(&page, None);
        let count = survey.blocks.list.len();
        assert_eq!(count, 8, "two paragraphs, three names, three comments");
        let chances: Vec<f32> = (0..count).map(|i| if i < 2 { 0.98 } else { BELOW }).collect();
        let judgement = Judgement { article: 0.0, first: chances.clone(), chances, titled: None };
        let run = Titled { blocks: 0..2, mean: 0.98, share };
        let mut is_story: Vec<bool> = (0..count).map(|i| i < 2 || i % 2 == 1).collect();
        decide(&survey, &judgement, Some(&run), &mut is_story);
        is_story
    }

    #[test]
    fn likely_comments_below_the_pages_story_are_none() {
        assert_eq!(decided("", 0.5), [true, true, false, false, false, false, false, false]);
    }

    #[test]
    fn posts_stay_where_what_leads_is_a_small_part() {
        assert_eq!(decided("", 0.1), [true, true, false, true, false, true, false, true]);
    }

    #[test]
    fn a_thread_on_a_forum_is_told_whole() {
        let forum = "<script type='application/ld+json'>{\"@type\": \"DiscussionForumPosting\"}</script>";
        assert_eq!(decided(forum, 0.5), [true; 8]);
    }
}
