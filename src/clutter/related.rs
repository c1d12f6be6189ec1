//! Lists and cards of other stories.

use super::candidate::{Candidate, counted, phrase, saw};
use super::leading::{leads_away, links_of};
use super::names::{self, Names};
use super::scene::Scene;
use crate::features::marks;
use crate::lexicon::Marker;
use crate::page::{NodeId, Tag};
use crate::span::Span;
use crate::verdict::{Evidence, Kind, Rule};

/// A list of stories has at least so many words a link; menus and tags have fewer.
const WORDS_A_HEADLINE: f32 = 3.2;

/// In the site's header a headline has at least so many words; entries of menus have fewer.
const LONG_HEADLINE: f32 = 6.0;

/// Under a heading that announces them stories may be named in so few words a link.
const WORDS_A_STORY: f32 = 1.8;

/// Proposes all lists.
pub fn detect(scene: &Scene<'_, '_, '_>, out: &mut Vec<Candidate>) {
    for index in 0..scene.survey.blocks.list.len() {
        if scene.announces(index, Marker::RelatedHeading) {
            headed(scene, index, out);
        }
        out.extend(more(scene, index));
        if is_way_on(scene, index) {
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
        out.extend(listed(scene, id).or_else(|| strip(scene, id)));
    }
}

fn is_box(tag: Tag) -> bool {
    !matches!(tag, Tag::Html | Tag::Body | Tag::Main | Tag::A | Tag::Span | Tag::Li | Tag::P)
}

/// Under a heading that announces other stories.
fn headed(scene: &Scene<'_, '_, '_>, index: usize, out: &mut Vec<Candidate>) {
    let Some(block) = scene.survey.blocks.list.get(index) else { return };
    // In a table of contents it leads to the list.
    if scene.reading.chance(index) > 0.75 || scene.is_in_menu(block.container) || block.page_links > 0 {
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
    // Under "More on" stand tags as often as stories.
    let others = scene.totals(holder);
    if (others.linked - block.linked.units()) < WORDS_A_STORY * (others.links - own_links) {
        // Alone in a box it has no list yet, whatever else is around.
        out.extend(empty_list(scene, index).filter(|c| scene.holds(c.span.first, &[Tag::Ul, Tag::Ol])));
        return;
    }
    if scene.is_furniture(block.container) && !holds_headlines(scene, holder) {
        return;
    }
    let rest = index + 1..scene.range(holder).end;
    if scene.story_units(&scene.range(holder)) <= block.stats.units() && scene.range(holder).start == index {
        out.push(Candidate::new(Span::element(holder), Kind::Related, 0.92, evidence(scene)));
        return;
    }
    // The heading and its list lie open among other things: it, and what follows up to the next of another kind.
    let child = std::iter::once(block.container).chain(page.ancestors(block.container)).take_while(|a| *a != holder);
    let Some(child) = child.last() else { return };
    let list: Vec<NodeId> = page
        .following_siblings(child)
        .filter(|c| page.tag(*c).is_some())
        .take_while(|c| {
            let totals = scene.totals(*c);
            let leads = totals.link_density() > 0.4 && scene.story_prose(&scene.range(*c)) == 0.0;
            totals.units == 0.0 || leads || is_card(scene, *c)
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

/// One of several boxes of a shape, each with a link and none of it story: a headline over its summary.
fn is_card(scene: &Scene<'_, '_, '_>, id: NodeId) -> bool {
    const CARD: f32 = 90.0;
    let totals = scene.totals(id);
    let range = scene.range(id);
    scene.survey.groups.siblings(id) >= 2
        && range.len() > 1
        && totals.links >= 1.0
        && totals.units <= CARD
        && totals.linked >= WORDS_A_HEADLINE
        && scene.story_units(&range) == 0.0
        && scene.mean_chance(&range) < 0.3
}

/// A heading over a list that a script has yet to fill.
fn empty_list(scene: &Scene<'_, '_, '_>, index: usize) -> Option<Candidate> {
    let block = scene.survey.blocks.list.get(index)?;
    if !scene.below_title(block.container)
        || !(scene.is_label(index, Marker::RelatedHeading) || scene.after_story(block.container))
        || scene.reading.is_story(index)
    {
        return None;
    }
    let heading = Span::of_block(scene.survey, index)?.first;
    let id = scene.sole_box(heading, 4);
    scene.page().tag(id)?;
    // What stands below a heading in the same box may be its list, if not one of links.
    const SCRAP: f32 = 4.0;
    let below = |up: NodeId| scene.survey.sums.totals(index + 1..scene.range(up).end.max(index + 1)).units;
    let next_heads = scene.survey.blocks.list.get(index + 1).is_some_and(|b| b.heading > 0);
    let has_list = scene.page().ancestors(id).next().is_some_and(|up| below(up) > SCRAP) && !next_heads;
    if id == heading && block.heading > 0 && has_list {
        return None;
    }
    let evidence = vec![phrase(scene, index, Marker::RelatedHeading)];
    Some(Candidate::new(Span::element(id), Kind::Related, 0.8, evidence))
}

/// "Next: …", or "Next article" as a text of its own before the headline of that article.
fn is_way_on(scene: &Scene<'_, '_, '_>, index: usize) -> bool {
    const LINE: f32 = 30.0;
    if scene.leads(index, Marker::Navigation) {
        return false;
    }
    if scene.leads(index, Marker::PreviousNext) {
        return true;
    }
    let Some(block) = scene.survey.blocks.list.get(index) else { return false };
    if index < scene.span.end || block.link_density() < 0.5 || block.stats.units() > LINE {
        return false;
    }
    let leaves = scene.leaves(block);
    leaves.len() > 1 && leaves.first().is_some_and(|leaf| marks::of(leaf, &mut String::new()).is(Marker::PreviousNext))
}

/// "More from the harbour", "Load more": a way to more stories, by itself below the story.
fn more(scene: &Scene<'_, '_, '_>, index: usize) -> Option<Candidate> {
    const LINE: f32 = 6.0;
    // What stands right below a text may show the rest of it.
    const AWAY: usize = 4;
    let block = scene.survey.blocks.list.get(index)?;
    let leads = scene.leads(index, Marker::RelatedHeading) && block.link_density() > 0.8;
    let loads = scene.is_label(index, Marker::ReadOn) && index >= scene.span.end + AWAY;
    if !(leads || loads)
        || !scene.is_article()
        || block.stats.units() > LINE
        || !scene.after_story(block.container)
        || scene.is_furniture(block.container)
        || scene.page().ancestors(block.container).any(|up| scene.names(up).any(Names::COMMENTS))
    {
        return None;
    }
    let marker = if leads { Marker::RelatedHeading } else { Marker::ReadOn };
    let evidence = vec![phrase(scene, index, marker)];
    Some(Candidate::new(Span::of_block(scene.survey, index)?, Kind::Related, 0.7, evidence))
}

/// The story before, the one after, and the list of all.
const NEIGHBOURS: usize = 3;

fn previous_next(scene: &Scene<'_, '_, '_>, index: usize) -> Option<Candidate> {
    let block = scene.survey.blocks.list.get(index)?;
    let id = scene.clutter_box(block.container, 60.0, 4);
    // A link whose texts stand on two lines counts twice among the blocks.
    let page = scene.page();
    let inside = (id.index()..page.node(id).end as usize).map(NodeId::new);
    let links = inside.filter(|e| page.tag(*e) == Some(Tag::A)).count();
    // The ways to the neighbours stand in a navigation of their own, or they are the site's.
    if links == 0 || !scene.after_story(block.container) || links > NEIGHBOURS && scene.is_furniture(id) {
        return None;
    }
    Some(Candidate::new(Span::element(id), Kind::Related, 0.75, vec![phrase(scene, index, Marker::PreviousNext)]))
}

fn named(scene: &Scene<'_, '_, '_>, id: NodeId) -> Option<Candidate> {
    let totals = scene.totals(id);
    let word = names::word(scene.page(), id, Names::RELATED)?;
    // One headline alone is told by its length.
    let one = totals.links < 3.0 && totals.linked >= LONG_HEADLINE * totals.links && totals.prose == 0.0;
    if scene.is_in_menu(id) || scene.is_furniture(id) && !(one || holds_headlines(scene, id)) {
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

/// Several links as long as headlines: no menu, even in the site's header.
fn holds_headlines(scene: &Scene<'_, '_, '_>, id: NodeId) -> bool {
    let totals = scene.totals(id);
    totals.links >= 3.0 && totals.linked >= 1.25 * WORDS_A_HEADLINE * totals.links && totals.prose == 0.0
}

/// A strip of headlines in the site's header: links too long for a menu's.
fn strip(scene: &Scene<'_, '_, '_>, id: NodeId) -> Option<Candidate> {
    let totals = scene.totals(id);
    if totals.links < 3.0
        || totals.linked < LONG_HEADLINE * totals.links
        || totals.link_density() < 0.9
        || !scene.is_shown_article()
        || !scene.is_furniture(id)
        || scene.is_in_menu(id)
        || scene.after_story(id)
        || !is_row(scene, id)
        || scene.is_shelf(id)
    {
        return None;
    }
    let evidence = vec![counted(Rule::LinkDensity, totals.link_density())];
    Some(Candidate::new(Span::element(id), Kind::Related, 0.65, evidence))
}

/// Whether the links of an element stand in one row of like parts, each with one link as long as a headline. Menus
/// have rows in rows, and short names among the long ones.
fn is_row(scene: &Scene<'_, '_, '_>, id: NodeId) -> bool {
    const SHORTEST: f32 = 4.0;
    const ENTRY: f32 = 25.0;
    let page = scene.page();
    let list = &scene.survey.blocks.list;
    let names_way = |i: usize| {
        let marks = scene.survey.marks.get(i).copied().unwrap_or_default();
        marks.has(Marker::Share) || marks.has(Marker::Navigation) || list.get(i).is_some_and(|b| b.links > 1)
    };
    if scene.names(id).any(Names::FURNITURE)
        || scene.range(id).any(names_way)
        || scene.holds(id, &[Tag::Input, Tag::Form, Tag::Nav])
    {
        return false;
    }
    let parts = |id: NodeId| page.children(id).filter(|c| scene.totals(*c).units > 0.0).collect::<Vec<_>>();
    let mut row = parts(id);
    while let [only] = row.as_slice() {
        row = parts(*only);
    }
    let shape = row.first().map(|first| scene.survey.groups.shape(*first));
    row.len() >= 3
        && row.iter().all(|part| {
            let totals = scene.totals(*part);
            totals.links == 1.0
                && (SHORTEST..=ENTRY).contains(&totals.linked)
                && Some(scene.survey.groups.shape(*part)) == shape
        })
}

/// Links as long as headlines, beside or below the story of an article.
fn listed(scene: &Scene<'_, '_, '_>, id: NodeId) -> Option<Candidate> {
    if !scene.is_shown_article() || scene.is_furniture(id) {
        return None;
    }
    let totals = scene.totals(id);
    let density = totals.link_density();
    let range = scene.range(id);
    // Several headlines and next to nothing else are other stories even where the model doubts; in the story their
    // topics may be named before them.
    let topics = density > 0.6 && totals.own_links == totals.links && scene.in_story_span(id);
    let doubt = if totals.links >= 3.0 && (density > 0.8 || topics) { 0.42 } else { 0.3 };
    // Links to places on the page are contents, whether or not the places are there yet.
    let is_contents = totals.page_links > 0.5 * totals.links;
    if totals.linked < WORDS_A_HEADLINE * totals.links || scene.mean_chance(&range) > doubt || is_contents {
        return None;
    }
    // One card alone is told by its picture or by others of its shape.
    let alone = totals.links < 2.0;
    let pictured = || scene.holds(id, &[Tag::Img, Tag::Picture]);
    // Who wrote a comment, when, and in answer to what stays with it.
    if std::iter::once(id).chain(scene.page().ancestors(id)).any(|e| scene.names(e).any(Names::COMMENTS)) {
        return None;
    }
    if alone && !(scene.survey.groups.siblings(id) >= 2 && pictured() || is_lone_headline(scene, id)) {
        return None;
    }
    if density < 0.5 && !(holds_cards(scene, id) && most_lead_away(scene, id)) {
        return None;
    }
    // Links to many other sites are sources as often as recommendations.
    let leads_away = !scene.survey.hints.host.is_empty() && totals.own_links < 0.5 * totals.links;
    if leads_away && (scene.in_story_root(id) || !repeats(scene, id) || !pictured()) {
        return None;
    }
    if scene.holds_prices(id)
        || scene.is_shelf(id)
        || scene.words_a_link(id) < WORDS_A_HEADLINE
        || range.start < scene.span.start && before_title(scene, id)
    {
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

/// Whether half of the links lead to other pages: those that a script listens to open the answer to a question.
fn most_lead_away(scene: &Scene<'_, '_, '_>, id: NodeId) -> bool {
    let (away, all) =
        links_of(scene, id).fold((0, 0), |(away, all), link| (away + usize::from(leads_away(scene, link)), all + 1));
    2 * away >= all
}

/// A linked heading below the story that no other text stands beside.
fn is_lone_headline(scene: &Scene<'_, '_, '_>, id: NodeId) -> bool {
    let range = scene.range(id);
    let heading = scene.survey.blocks.list.get(range.start).is_some_and(|b| b.heading > 0 && b.link_density() > 0.8);
    heading && range.len() == 1 && scene.after_story(id) && scene.mean_chance(&range) < 0.1
}

/// Below the story: most of its words stand in cards that begin with a linked headline.
fn holds_cards(scene: &Scene<'_, '_, '_>, id: NodeId) -> bool {
    const LEAST: usize = 3;
    const LEVELS: usize = 6;
    if !scene.after_story(id) || scene.names(id).any(Names::COMMENTS) {
        return false;
    }
    let page = scene.page();
    let units = scene.totals(id).units;
    let mut list = id;
    for _ in 0..LEVELS {
        let elements = || page.children(list).filter(|c| page.tag(*c).is_some());
        let cards: Vec<NodeId> = elements().filter(|c| begins_with_headline(scene, *c)).collect();
        let covered: f32 = cards.iter().map(|c| scene.totals(*c).units).sum();
        if cards.len() >= LEAST {
            return covered > 0.75 * units;
        }
        let Some(inner) = elements().find(|c| scene.totals(*c).units > 0.75 * units) else { return false };
        list = inner;
    }
    false
}

/// A short box that begins with a linked headline and is no part of the story.
fn begins_with_headline(scene: &Scene<'_, '_, '_>, id: NodeId) -> bool {
    const CARD: f32 = 90.0;
    let range = scene.range(id);
    let first = scene.survey.blocks.list.get(range.start);
    !range.is_empty()
        && first.is_some_and(|b| b.link_density() > 0.8 && b.stats.units() >= WORDS_A_HEADLINE)
        && scene.totals(id).units <= CARD
        && scene.story_units(&range) == 0.0
        && scene.mean_chance(&range) < 0.3
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
