//! The readers' comments.

use super::candidate::{Candidate, phrase, saw};
use super::names::{self, Names};
use super::scene::Scene;
use crate::lexicon::Marker;
use crate::page::Tag;
use crate::span::Span;
use crate::verdict::{Kind, PageType, Rule};

/// Proposes comment sections below a story. A thread is its comments: there nothing is proposed.
pub fn detect(scene: &Scene<'_, '_, '_>, out: &mut Vec<Candidate>) {
    if scene.reading.page_type == PageType::Forum || scene.span.is_empty() {
        return;
    }
    for (id, tag) in scene.elements() {
        if scene.names(id).any(Names::COMMENTS)
            && !matches!(tag, Tag::Html | Tag::Body | Tag::Main | Tag::Article | Tag::Script | Tag::A)
            && scene.after_story(id)
            && let Some(word) = names::word(scene.page(), id, Names::COMMENTS)
        {
            out.push(Candidate::new(Span::element(id), Kind::Comments, 0.85, vec![saw(Rule::Name, word)]));
        }
    }
    for (index, block) in scene.survey.blocks.list.iter().enumerate().skip(scene.span.end) {
        if block.heading > 0 && scene.leads(index, Marker::Comments) {
            let id = scene.clutter_box(block.container, f32::MAX, 3);
            let evidence = vec![phrase(scene, index, Marker::Comments)];
            out.push(Candidate::new(Span::element(id), Kind::Comments, 0.7, evidence));
        }
    }
}
