//! Buttons within a line that says who and when: "… | Print | Copy link".

use super::candidate::{Candidate, saw};
use super::scene::Scene;
use crate::features::{hints, marks};
use crate::lexicon::Marker;
use crate::page::{NodeId, Tag};
use crate::span::Span;
use crate::verdict::{Kind, Rule};

/// The line of a date and its buttons has no more words than this,
const LINE: f32 = 40.0;
/// and a button no more letters.
const LETTERS: usize = 24;

/// Proposes links and buttons that are a label of sharing, printing or the site's app, within a line of which they
/// are not the first.
pub fn detect(scene: &Scene<'_, '_, '_>, out: &mut Vec<Candidate>) {
    if !scene.is_article() {
        return;
    }
    let buttons = scene.elements().filter(|(_, tag)| matches!(tag, Tag::A | Tag::Button));
    out.extend(buttons.filter_map(|(id, _)| button(scene, id)));
}

fn button(scene: &Scene<'_, '_, '_>, id: NodeId) -> Option<Candidate> {
    const FIELDS: [Tag; 3] = [Tag::Input, Tag::Textarea, Tag::Select];
    let index = scene.block_around(id)?;
    let block = scene.survey.blocks.list.get(index)?;
    if !scene.range(id).is_empty()
        || block.stats.units() > LINE
        || block.heading > 0
        || scene.is_told(index)
        || !scene.is_near_story(index)
        || scene.is_furniture(id)
    {
        return None;
    }
    let text = hints::text(scene.page(), id);
    if text.len() > LETTERS {
        return None;
    }
    let marks = marks::of(&text, &mut String::new());
    let kind = match () {
        () if marks.is(Marker::Share) => Kind::Social,
        () if marks.is(Marker::App) => Kind::Newsletter,
        () => return None,
    };
    // "Send" beside what is filled in sends that. Asked last, since a paragraph may hold thousands of links.
    if scene.page().node(id).parent.is_some_and(|form| scene.holds(form, &FIELDS)) {
        return None;
    }
    Some(Candidate::new(Span::element(id), kind, 0.8, vec![saw(Rule::Phrase, &text.to_lowercase())]))
}
