//! The trained classifier: how likely each block is part of the story, and the page an article.
//!
//! Three forests, one after the other: the first sees a block with what stands around it, the second the first one's
//! chances of the block, its neighbours and its kin, the third the whole page with the second one's chances. `src/model/weights/README.md` says what they were trained on.

mod forest;

use crate::features::Survey;
use crate::features::context::Context;
use crate::features::matrix::Matrix;
use crate::features::tokens::TokenTable;
use crate::features::whole;
use forest::Forest;
use std::ops::Range;
use std::sync::LazyLock;

const TOKENS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/tokens.bin"));
const BLOCKS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/blocks.bin"));
const CONTEXT: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/context.bin"));
const PAGE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/page.bin"));

/// The forests, unpacked once.
static FORESTS: LazyLock<Option<[Forest; 3]>> =
    LazyLock::new(|| Some([Forest::read(BLOCKS)?, Forest::read(CONTEXT)?, Forest::read(PAGE)?]));

/// What the model thinks of a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement {
    /// How likely each block is part of the story, 0 to 1.
    pub chances: Vec<f32>,
    /// The same by the first forest, which knows less of the page.
    pub first: Vec<f32>,
    /// The run of story under the headline.
    pub titled: Option<Titled>,
    /// How likely the page is an article, 0 to 1.
    pub article: f32,
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

/// Judges every block and the page.
#[inline(never)]
pub fn judge(survey: &Survey<'_, '_>) -> Judgement {
    let count = survey.blocks.list.len();
    let Some([first, second, third]) = FORESTS.as_ref() else {
        // The weights are part of the program, so this is only to be total: everything is visible.
        return Judgement { chances: vec![1.0; count], first: vec![1.0; count], titled: None, article: 0.0 };
    };
    let matrix = Matrix::new(survey, TokenTable::new(TOKENS));
    let own = first.chances(count, |i, row| matrix.row(i, &mut |_, value| row.put(value)));
    let context = Context::new(survey, &matrix, &own);
    let chances = second.chances(count, |i, row| context.row(i, &mut |_, value| row.put(value)));
    let titled = context.titled();
    let article = third.chances(1, |_, row| whole::row(survey, &chances, &mut |_, value| row.put(value)));
    Judgement { article: article.first().copied().unwrap_or(0.0), chances, titled, first: own }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Page;

    #[test]
    fn the_weights_fit_the_features_and_their_budget() {
        let [first, second, third] = FORESTS.as_ref().expect("weights");
        let page = Page::parse("<html><head></head><body><p>One.</p></body></html>", true);
        let survey = Survey::new(&page, None);
        let matrix = Matrix::new(&survey, TokenTable::new(TOKENS));
        let mut columns = 0;
        matrix.row(0, &mut |_, _| columns += 1);
        assert_eq!(columns, first.features());
        let mut columns = 0;
        Context::new(&survey, &matrix, &[0.5]).row(0, &mut |_, _| columns += 1);
        assert_eq!(columns, second.features());
        let mut columns = 0;
        whole::row(&survey, &[0.5], &mut |_, _| columns += 1);
        assert_eq!(columns, third.features());
        assert!(TOKENS.len() + BLOCKS.len() + CONTEXT.len() + PAGE.len() <= 80 * 1024);
    }
}
