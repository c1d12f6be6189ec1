//! What the class tokens of a block's ancestors say.

use super::Survey;
use super::tokens::{TokenTable, element_tokens, fnv1a};
use crate::page::NodeId;

/// What a chain of class tokens says, from the top of the page down to an element.
#[derive(Clone, Copy, Debug)]
pub struct Names {
    /// Mean score of the element's own tokens, 0 without any.
    pub own: f32,
    /// The same of the nearest element that has known tokens.
    pub nearest: f32,
    /// Sum of the elements' means on the way down.
    pub sum: f32,
    /// How many elements on the way had known tokens.
    pub count: f32,
    /// The lowest score of any token on the way.
    pub least: f32,
    /// The highest.
    pub most: f32,
}

/// What is known above the root.
pub const NO_NAMES: Names = Names { own: 0.0, nearest: 0.0, sum: 0.0, count: 0.0, least: 1.0, most: -1.0 };

/// Reads all elements that hold text, from the top down.
pub fn names(survey: &Survey<'_, '_>, table: TokenTable<'_>) -> Vec<Names> {
    let mut names = vec![NO_NAMES; survey.page.len()];
    for i in 0..survey.page.len() {
        let id = NodeId::new(i);
        if survey.groups.shape(id) == 0 {
            continue;
        }
        let up = survey.page.node(id).parent.and_then(|p| names.get(p.index())).copied().unwrap_or(NO_NAMES);
        let (mut sum, mut count) = (0.0, 0.0);
        let mut own = Names { own: 0.0, ..up };
        element_tokens(survey.page, id, &mut |token| {
            if let Some(score) = table.score(fnv1a(token.iter().copied())) {
                sum += score;
                count += 1.0;
                own.least = own.least.min(score);
                own.most = own.most.max(score);
            }
        });
        if count > 0.0 {
            own.own = sum / count;
            own.nearest = own.own;
            own.sum += own.own;
            own.count += 1.0;
        }
        if let Some(slot) = names.get_mut(i) {
            *slot = own;
        }
    }
    names
}
