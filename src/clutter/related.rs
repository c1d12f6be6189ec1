//! Lists and cards of other stories.

use super::candidate::{Candidate, counted, phrase, saw};
use super::names::{self, Names};
use super::scene::Scene;
use crate::lexicon::Marker;
use crate::page::{NodeId, Tag};
use crate::span::Span;
use crate::verdict::{Evidence, Kind, Rule};

/// A list of stories has at least so many words a link; menus and tags have fewer.
const WORDS_A_HEADLINE: f32 = 3.2;

/// Proposes all lists.
pub fn detect(scene: &Scene<'_, '_, '_>, out: &mut Vec<Candidate>) {
    for (index, block) in scene.survey.blocks.list.iter().enumerate() {
        let label = scene.is_label(index, Marker::RelatedHeading);
        if label || block.heading > 0 && scene.leads(index, Marker::RelatedHeading) {
            headed(scene, index, out);
        }
        if scene.leads(index, Marker::PreviousNext) && !scene.is_furniture(block.container) {
            out.extend(previous_next(scene, index));
        }
    }
    for (id, tag) in scene.elements() {
        if !is_box(tag) || scene.totals(id).links < 1.0 {
            continue;
        }
        if scene.names(id).any(Names::RELATED) {
            out.extend(named(scene, id));
        }
        out.extend(listed(scene, id));
    }
}

fn is_box(tag: Tag) -> bool {
    !matches!(tag, Tag::Html | Tag::Body | Tag::Main | Tag::A | Tag::Span | Tag::Li | Tag::P)
}

/// Under a heading that announces other stories.
fn headed(scene: &Scene<'_, '_, '_>, index: usize, out: &mut Vec<Candidate>) {
    let Some(block) = scene.survey.blocks.list.get(index) else { return };
    if scene.reading.chance(index) > 0.75 || scene.is_furniture(block.container) {
        return;
    }
    let evidence = |scene: &Scene<'_, '_, '_>| vec![phrase(scene, index, Marker::RelatedHeading)];
    let page = scene.page();
    let own_links = f32::from(block.links);
    let holder = std::iter::once(block.container)
        .chain(page.ancestors(block.container))
        .take(6)
        .find(|up| scene.totals(*up).links > own_links || scene.story_units(&scene.range(*up)) > block.stats.units());
    let Some(holder) = holder else {
        out.extend(empty_list(scene, index));
        return;
    };
    let rest = index + 1..scene.range(holder).end;
    if scene.story_units(&scene.range(holder)) <= block.stats.units() && scene.range(holder).start == index {
        out.push(Candidate::new(Span::element(holder), Kind::Related, 0.92, evidence(scene)));
        return;
    }
    // The heading and its list lie open among other things: it, and what follows up to the next of another kind.
    let child = std::iter::once(block.container).chain(page.ancestors(block.container)).take_while(|a| *a != holder);
    let Some(child) = child.last() else { return };
    let following = page.children(holder).skip_while(|c| *c != child).skip(1);
    let list: Vec<NodeId> = following
        .filter(|c| page.tag(*c).is_some())
        .take_while(|c| {
            let totals = scene.totals(*c);
            totals.units == 0.0 || totals.link_density() > 0.4 && scene.story_prose(&scene.range(*c)) == 0.0
        })
        .filter(|c| scene.totals(*c).units > 0.0)
        .collect();
    if list.is_empty() || rest.is_empty() {
        out.extend(empty_list(scene, index));
        return;
    }
    out.push(Candidate::new(Span::element(child), Kind::Related, 0.88, evidence(scene)));
    for element in list {
        out.push(Candidate::new(Span::element(element), Kind::Related, 0.85, evidence(scene)));
    }
}

/// A heading over a list that a script has yet to fill.
fn empty_list(scene: &Scene<'_, '_, '_>, index: usize) -> Option<Candidate> {
    let block = scene.survey.blocks.list.get(index)?;
    if !scene.below_title(block.container)
        || !scene.is_label(index, Marker::RelatedHeading)
        || scene.reading.is_story(index)
    {
        return None;
    }
    let id = scene.sole_box(Span::of_block(scene.survey, index)?.first, 4);
    scene.page().tag(id)?;
    let evidence = vec![phrase(scene, index, Marker::RelatedHeading)];
    Some(Candidate::new(Span::element(id), Kind::Related, 0.8, evidence))
}

fn previous_next(scene: &Scene<'_, '_, '_>, index: usize) -> Option<Candidate> {
    let block = scene.survey.blocks.list.get(index)?;
    let id = scene.clutter_box(block.container, 60.0, 4);
    if scene.totals(id).links < 1.0 || !scene.after_story(block.container) {
        return None;
    }
    Some(Candidate::new(Span::element(id), Kind::Related, 0.75, vec![phrase(scene, index, Marker::PreviousNext)]))
}

fn named(scene: &Scene<'_, '_, '_>, id: NodeId) -> Option<Candidate> {
    let totals = scene.totals(id);
    let word = names::word(scene.page(), id, Names::RELATED)?;
    if scene.is_furniture(id) {
        return None;
    }
    let evidence = vec![saw(Rule::Name, word), counted(Rule::LinkDensity, totals.link_density())];
    let confidence = match totals.link_density() {
        density if density > 0.5 => 0.88,
        // Prose with a link in it is prose, unless it comes in cards.
        density if density > 0.15 && (totals.links >= 2.0 && repeats(scene, id) || totals.prose_share() < 0.5) => 0.75,
        _ => 0.4,
    };
    Some(Candidate::new(Span::element(id), Kind::Related, confidence, evidence))
}

/// Links as long as headlines, beside or below the story of an article.
fn listed(scene: &Scene<'_, '_, '_>, id: NodeId) -> Option<Candidate> {
    if !scene.is_shown_article() || scene.is_furniture(id) {
        return None;
    }
    let totals = scene.totals(id);
    let density = totals.link_density();
    // One card alone is told by its picture or by others of its shape.
    let alone = totals.links < 2.0;
    if alone && !(scene.survey.groups.siblings(id) >= 2 && scene.holds(id, &[Tag::Img, Tag::Picture])) {
        return None;
    }
    if density < 0.5 || totals.linked / totals.links < WORDS_A_HEADLINE {
        return None;
    }
    // Links to many other sites are sources as often as recommendations.
    if !scene.survey.hints.host.is_empty() && totals.own_links < 0.5 * totals.links {
        return None;
    }
    let range = scene.range(id);
    if scene.mean_chance(&range) > 0.3 || range.start < scene.reading.span.start && before_title(scene, id) {
        return None;
    }
    let mut evidence: Vec<Evidence> = vec![counted(Rule::LinkDensity, density)];
    let repeated = scene.page().children(id).map(|c| scene.survey.groups.siblings(c)).max().unwrap_or(0);
    if repeated >= 3 {
        evidence.push(counted(Rule::RepeatedShape, f32::from(repeated)));
    }
    let confidence = if scene.after_story(id) || scene.in_story_span(id) { 0.75 } else { 0.65 };
    Some(Candidate::new(Span::element(id), Kind::Related, confidence, evidence))
}

/// Whether the parts of an element share a shape.
fn repeats(scene: &Scene<'_, '_, '_>, id: NodeId) -> bool {
    let end = scene.page().node(id).end as usize;
    (id.index() + 1..end).any(|i| scene.survey.groups.siblings(NodeId::new(i)) >= 2)
}

/// What stands above the headline belongs to the site's frame as often as not.
fn before_title(scene: &Scene<'_, '_, '_>, id: NodeId) -> bool {
    scene.totals(id).links < 4.0
}
