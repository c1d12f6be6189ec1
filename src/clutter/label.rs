//! Labels: short texts that say what follows them.

use super::scene::Scene;
use crate::features::blocks::Block;
use crate::features::marks::{self, Marks};
use crate::lexicon::Marker;
use crate::page::{NodeId, NodeKind, decode_into};

/// A sentence that announces a list has no more words than this.
const ANNOUNCEMENT: f32 = 14.0;
/// A label before a colon has no more words than this.
const LABEL: f32 = 8.0;
/// The colons of all scripts.
const COLONS: [char; 3] = [':', '\u{ff1a}', '\u{fe55}'];

impl Scene<'_, '_, '_> {
    /// Whether a block announces what comes below it: the marker alone, a heading that leads with it, or a short
    /// sentence that leads with it and ends in a colon ("You may also be interested in these articles:").
    pub fn announces(&self, index: usize, marker: Marker) -> bool {
        let Some(block) = self.survey.blocks.list.get(index) else { return false };
        if self.is_label(index, marker) {
            return true;
        }
        let bold = || block.links == 0 && block.stats.units() <= LABEL && block.emphasised >= block.stats.units();
        self.leads(index, marker)
            && (bold() || block.heading > 0 || self.ends_in_colon(block) || self.stands_over_links(index, block))
    }

    /// Whether a short text without links stands right above two lines that are all link.
    fn stands_over_links(&self, index: usize, block: &Block) -> bool {
        let linked = |i: usize| self.survey.blocks.list.get(i).is_some_and(|b| b.link_density() > 0.8);
        block.links == 0 && block.stats.units() <= ANNOUNCEMENT && linked(index + 1) && linked(index + 2)
    }

    fn ends_in_colon(&self, block: &Block) -> bool {
        let text = self.survey.blocks.text_of(block);
        block.links == 0 && block.stats.units() <= ANNOUNCEMENT && text.ends_with(COLONS)
    }

    /// What the words before the first colon of a block mean by themselves ("Related: …").
    pub fn before_colon(&self, index: usize) -> Option<(Marks, &str)> {
        let block = self.survey.blocks.list.get(index)?;
        let text = self.survey.blocks.text_of(block);
        let (label, rest) = text.split_once(COLONS)?;
        let short = label.split_whitespace().count() as f32 <= LABEL && label.len() <= 64;
        (short && !rest.trim().is_empty()).then(|| (marks::of(label, &mut String::new()), label))
    }

    /// The texts of a block one by one, as its elements part them.
    pub fn leaves(&self, block: &Block) -> Vec<String> {
        let page = self.page();
        let nodes = (block.first.index()..=block.last.index()).map(NodeId::new);
        let texts = nodes.filter(|id| matches!(page.node(*id).kind, NodeKind::Text)).map(|id| {
            let mut text = String::new();
            decode_into(page.raw_text(id), &mut text);
            text
        });
        texts.filter(|text| text.chars().any(char::is_alphanumeric)).collect()
    }
}
