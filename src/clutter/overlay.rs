//! What lies over the page: consent, modals, sticky bars, pleas to unblock.

use super::candidate::{Candidate, phrase, saw};
use super::names::{self, Names};
use super::scene::Scene;
use crate::lexicon::Marker;
use crate::page::{AttributeName, NodeId, Tag};
use crate::span::Span;
use crate::verdict::{Kind, Rule};

/// A layer that asks has no more words than this.
const LAYER: f32 = 300.0;

/// Proposes all layers.
pub fn detect(scene: &Scene<'_, '_, '_>, out: &mut Vec<Candidate>) {
    for (id, tag) in scene.elements() {
        if matches!(tag, Tag::Html | Tag::Body | Tag::Head | Tag::Main | Tag::Article | Tag::Script | Tag::Style)
            || scene.is_root_like(id)
        {
            continue;
        }
        out.extend(layer(scene, id, tag));
    }
    for index in 0..scene.survey.blocks.list.len() {
        for marker in [Marker::Consent, Marker::Adblock] {
            if scene.survey.marks.get(index).is_some_and(|m| m.has(marker)) {
                out.extend(notice(scene, index, marker));
            }
        }
    }
}

fn layer(scene: &Scene<'_, '_, '_>, id: NodeId, tag: Tag) -> Option<Candidate> {
    let role = scene.attribute(id, AttributeName::Role);
    let modal = scene.attribute(id, AttributeName::AriaModal) == "true";
    let dialog = tag == Tag::Dialog || matches!(role, "dialog" | "alertdialog") || modal;
    let named = scene.names(id).any(Names::OVERLAY);
    let fixed = is_fixed(scene.attribute(id, AttributeName::Style));
    // What opens only when the reader asks (a size chart, a larger picture) is no clutter: on other pages than
    // articles a layer must ask for something itself.
    if !scene.is_article() && !asks(scene, id) {
        return None;
    }
    let (confidence, evidence) = match (dialog, named, fixed) {
        (true, _, _) => (0.9, saw(Rule::Layer, "dialog")),
        (_, true, true) => (0.9, saw(Rule::Layer, "position: fixed")),
        (_, true, _) if is_layer(scene, id, tag) => {
            (0.8, saw(Rule::Name, names::word(scene.page(), id, Names::OVERLAY)?))
        }
        _ => return None,
    };
    Some(Candidate::new(Span::element(id), Kind::Overlay, confidence, vec![evidence]))
}

/// Whether what is called a layer can be one: what opens a layer, or a picture that opens in one, is none, and what
/// holds as many words as a page is the page.
fn is_layer(scene: &Scene<'_, '_, '_>, id: NodeId, tag: Tag) -> bool {
    const OPENERS: [Tag; 8] = [Tag::A, Tag::Button, Tag::Figure, Tag::Img, Tag::Label, Tag::Li, Tag::P, Tag::Picture];
    // The site's header stays, whatever it shows itself as.
    const FRAMES: [Tag; 3] = [Tag::Header, Tag::Nav, Tag::Footer];
    // Consent is asked at any length.
    let asks = |i: usize| scene.survey.marks.get(i).is_some_and(|m| m.has(Marker::Consent));
    let fits = scene.totals(id).units <= LAYER || scene.range(id).any(asks) && !scene.is_root_like(id);
    let frames = FRAMES.contains(&tag) || scene.holds(id, &[Tag::Nav]);
    !OPENERS.contains(&tag) && !frames && !scene.names(id).any(Names::OPENER) && fits
}

/// Whether a layer's words ask for consent, an address, a subscription or an end to blocking.
fn asks(scene: &Scene<'_, '_, '_>, id: NodeId) -> bool {
    const ASKS: [Marker; 5] = [Marker::Consent, Marker::Adblock, Marker::Newsletter, Marker::Support, Marker::Paywall];
    scene.totals(id).units <= LAYER
        && scene.range(id).any(|i| ASKS.iter().any(|m| scene.survey.marks.get(i).is_some_and(|k| k.has(*m))))
}

fn is_fixed(style: &str) -> bool {
    let squeezed: String = style.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_lowercase()).collect();
    squeezed.contains("position:fixed") || squeezed.contains("position:sticky")
}

/// A notice asks for consent: text and a button or a link in a box of its own, away from the story.
fn notice(scene: &Scene<'_, '_, '_>, index: usize, marker: Marker) -> Option<Candidate> {
    const NOTICE: f32 = 260.0;
    const STRIP: f32 = 60.0;
    let block = scene.survey.blocks.list.get(index)?;
    if scene.reading.is_story(index) || scene.is_furniture(block.container) {
        return None;
    }
    let id = scene.clutter_box(block.container, NOTICE, 6);
    let range = scene.range(id);
    if !scene.holds(id, &[Tag::Button, Tag::Input]) && scene.totals(id).links < 1.0 {
        return None;
    }
    // Consent is asked at the very end or beginning of the body, not between its parts.
    let depth = scene.page().ancestors(id).count();
    let edge = range.start == 0 || range.end == scene.survey.blocks.list.len() || depth <= 3;
    let totals = scene.totals(id);
    let confidence = match () {
        () if edge && scene.holds(id, &[Tag::Button]) => 0.85,
        // A strip at the edge of the body that says so and links to the rest.
        () if edge && depth <= 2 && totals.units <= STRIP && totals.links <= 3.0 => 0.6,
        () => 0.45,
    };
    Some(Candidate::new(Span::element(id), Kind::Overlay, confidence, vec![phrase(scene, index, marker)]))
}
