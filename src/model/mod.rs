//! The trained block classifier: how likely each block is part of the story.
//!
//! Two forests, one after the other: the first sees a block with what stands around it, the second the first one's
//! chances of the block, its neighbours and its kin. `src/model/weights/README.md` says what they were trained on.

mod forest;

use crate::features::Survey;
use crate::features::context::Context;
use crate::features::matrix::Matrix;
use crate::features::tokens::TokenTable;
use forest::Forest;
use std::ops::Range;
use std::sync::LazyLock;

const TOKENS: &[u8] = include_bytes!("weights/tokens.bin");
const BLOCKS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/blocks.bin"));
const CONTEXT: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/context.bin"));

/// The forests, unpacked once.
static FORESTS: LazyLock<Option<(Forest, Forest)>> = LazyLock::new(|| Forest::read(BLOCKS).zip(Forest::read(CONTEXT)));

/// What the model thinks of a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement {
    /// How likely each block is part of the story, 0 to 1.
    pub chances: Vec<f32>,
    /// The same by the first forest, which knows less of the page.
    pub first: Vec<f32>,
    /// The run of story under the headline.
    pub titled: Option<Titled>,
}

/// The run of story that begins under the headline, by the first forest.
#[derive(Clone, Debug, PartialEq)]
pub struct Titled {
    /// Its blocks.
    pub blocks: Range<usize>,
    /// Mean chance of its words.
    pub mean: f32,
    /// Its share of the words that are expected to be story.
    pub share: f32,
}

/// Judges every block.
#[inline(never)]
pub fn judge(survey: &Survey<'_, '_>) -> Judgement {
    let count = survey.blocks.list.len();
    let Some((first, second)) = FORESTS.as_ref() else {
        // The weights are part of the program, so this is only to be total: everything is visible.
        return Judgement { chances: vec![1.0; count], first: vec![1.0; count], titled: None };
    };
    let matrix = Matrix::new(survey, TokenTable::new(TOKENS));
    let own = first.chances(count, |i, row| matrix.row(i, &mut |_, value| row.put(value)));
    let context = Context::new(survey, &matrix, &own);
    let chances = second.chances(count, |i, row| context.row(i, &mut |_, value| row.put(value)));
    let titled = context.titled();
    Judgement { chances, titled, first: own }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Page;

    #[test]
    fn the_weights_fit_the_features_and_their_budget() {
        let (first, second) = (Forest::read(BLOCKS).expect("blocks"), Forest::read(CONTEXT).expect("context"));
        let page = Page::parse("<html><head></head><body><p>One.</p></body></html>", true);
        let survey = Survey::new(&page, None);
        let matrix = Matrix::new(&survey, TokenTable::new(TOKENS));
        let mut columns = 0;
        matrix.row(0, &mut |_, _| columns += 1);
        assert_eq!(columns, first.features());
        let mut columns = 0;
        Context::new(&survey, &matrix, &[0.5]).row(0, &mut |_, _| columns += 1);
        assert_eq!(columns, second.features());
        assert!(TOKENS.len() + BLOCKS.len() + CONTEXT.len() <= 80 * 1024);
    }
}
