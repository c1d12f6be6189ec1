//! Advertising: slots, labels and sponsored boxes.

use super::candidate::{Candidate, phrase, saw};
use super::names::{self, Names};
use super::scene::{BOX, Scene};
use crate::lexicon::Marker;
use crate::page::{AttributeName, NodeId, Tag};
use crate::span::Span;
use crate::verdict::{Kind, Rule};

/// Proposes all advertising.
pub fn detect(scene: &Scene<'_, '_, '_>, out: &mut Vec<Candidate>) {
    for (id, tag) in scene.elements() {
        if let Some(candidate) = slot(scene, id, tag).or_else(|| named(scene, id, tag)) {
            out.push(candidate);
        }
    }
    for index in 0..scene.survey.blocks.list.len() {
        out.extend(labelled(scene, index));
    }
}

/// What only advertising libraries write.
fn slot(scene: &Scene<'_, '_, '_>, id: NodeId, tag: Tag) -> Option<Candidate> {
    // Attributes of the kind also tell a library where to put no advertisement.
    const SLOT: f32 = 30.0;
    let totals = scene.totals(id);
    if !is_part(scene, id, tag) || totals.units > SLOT || totals.prose > 0.0 {
        return None;
    }
    let evidence = match tag {
        Tag::Ins if names::word(scene.page(), id, Names::AD).is_some() => saw(Rule::AdSlot, "ins"),
        Tag::Iframe if is_ad_frame(scene, id) => saw(Rule::AdSlot, "iframe"),
        _ if scene.page().attribute(id, AttributeName::DataAd).is_some() => saw(Rule::AdSlot, "data-ad"),
        _ => return None,
    };
    Some(Candidate::new(Span::element(scene.sole_box(id, 2)), Kind::Ad, 0.95, vec![evidence]))
}

fn is_ad_frame(scene: &Scene<'_, '_, '_>, id: NodeId) -> bool {
    let words = [AttributeName::Id, AttributeName::Name, AttributeName::Title];
    words.iter().any(|name| {
        let value = scene.attribute(id, *name).to_ascii_lowercase();
        value.contains("_ads_") || value.starts_with("aswift") || value.contains("advertisement")
    })
}

fn named(scene: &Scene<'_, '_, '_>, id: NodeId, tag: Tag) -> Option<Candidate> {
    let totals = scene.totals(id);
    let named = scene.names(id);
    let is_slot = named.any(Names::AD) || named.any(Names::MAYBE_AD) && scene.is_article() && is_empty(scene, id, tag);
    if !is_slot || !is_part(scene, id, tag) {
        return None;
    }
    let word = names::word(scene.page(), id, Names::AD.with(Names::MAYBE_AD))?;
    // A ware may be of the kind that others print their advertising on.
    if totals.units > 0.0 && scene.is_shelf(id) {
        return None;
    }
    let confidence = match totals.units {
        0.0 => 0.92,
        units if units <= 30.0 => 0.9,
        units if units <= BOX => 0.8,
        _ if totals.link_density() > 0.5 => 0.7,
        _ => 0.4,
    };
    Some(Candidate::new(Span::element(id), Kind::Ad, confidence, vec![saw(Rule::Name, word)]))
}

/// Whether a box holds nothing to see, to press or to fill in.
fn is_empty(scene: &Scene<'_, '_, '_>, id: NodeId, tag: Tag) -> bool {
    const BOXES: [Tag; 3] = [Tag::Div, Tag::Section, Tag::Aside];
    const THINGS: [Tag; 7] = [Tag::A, Tag::Img, Tag::Svg, Tag::Input, Tag::Button, Tag::Select, Tag::Video];
    BOXES.contains(&tag) && scene.totals(id).units == 0.0 && !scene.holds(id, &THINGS)
}

/// "Advertisement" alone: the label's box goes with it.
fn labelled(scene: &Scene<'_, '_, '_>, index: usize) -> Option<Candidate> {
    if is_control(scene, index) || !scene.survey.marks.get(index).is_some_and(|m| m.has(Marker::Advertisement)) {
        return None;
    }
    if !scene.is_label(index, Marker::Advertisement) {
        return disclosure(scene, index);
    }
    // The head of a column says what stands in it.
    if scene.survey.blocks.list.get(index).is_some_and(|b| scene.page().tag(b.container) == Some(Tag::Th)) {
        return None;
    }
    let evidence = vec![phrase(scene, index, Marker::Advertisement)];
    // A heading of that word over prose is a story about advertising.
    if scene.survey.blocks.list.get(index).is_some_and(|b| b.heading > 0) && scene.reading.is_story(index + 1) {
        return None;
    }
    let span = Span::of_block(scene.survey, index)?;
    if span.first != span.last || scene.page().tag(span.first).is_none() {
        return Some(Candidate::new(span, Kind::Ad, 0.93, evidence).proven());
    }
    let sole = scene.sole_box(span.first, 4);
    // A label at the head of a card or a small box names the whole of it.
    let card = scene.page().ancestors(sole).take(3).find(|up| {
        let range = scene.range(*up);
        range.start == index
            && range.len() > 1
            && scene.totals(*up).units <= 60.0
            && scene.totals(*up).links >= 1.0
            && !range.skip(1).any(|i| scene.leads(i, Marker::RelatedHeading))
    });
    match card {
        Some(card) if scene.story_units(&(scene.range(card).start + 1..scene.range(card).end)) == 0.0 => {
            Some(Candidate::new(Span::element(card), Kind::Ad, 0.85, evidence))
        }
        _ => Some(Candidate::new(Span::element(sole), Kind::Ad, 0.93, evidence).proven()),
    }
}

/// "We may earn a commission …": a short note that begins with the words.
fn disclosure(scene: &Scene<'_, '_, '_>, index: usize) -> Option<Candidate> {
    const NOTE: f32 = 40.0;
    let block = scene.survey.blocks.list.get(index)?;
    // In a menu or footer it leads to the terms; above the story a line without a link leads nowhere.
    let is_way = scene.is_furniture(block.container) && (block.links > 0 || scene.after_story(block.container));
    if block.stats.units() > NOTE || block.link_density() > 0.5 || scene.reading.is_story(index) || is_way {
        return None;
    }
    // Within a text the words may be said of something else.
    if !scene.leads(index, Marker::Advertisement) && scene.reading.chance(index) > 0.3 {
        return None;
    }
    let evidence = vec![phrase(scene, index, Marker::Advertisement)];
    Some(Candidate::new(Span::of_block(scene.survey, index)?, Kind::Ad, 0.7, evidence))
}

/// A menu entry "Advertising" leads to the page for advertisers.
fn is_control(scene: &Scene<'_, '_, '_>, index: usize) -> bool {
    scene.survey.blocks.list.get(index).is_none_or(|b| b.link_density() > 0.5 && scene.is_furniture(b.container))
}

fn is_part(scene: &Scene<'_, '_, '_>, id: NodeId, tag: Tag) -> bool {
    const NEVER: [Tag; 14] = [
        Tag::Html,
        Tag::Head,
        Tag::Body,
        Tag::Main,
        Tag::Article,
        Tag::Script,
        Tag::Style,
        Tag::Link,
        Tag::Meta,
        Tag::Noscript,
        Tag::Template,
        Tag::Title,
        Tag::Svg,
        Tag::Img,
    ];
    !NEVER.contains(&tag) && !scene.is_root_like(id)
}
