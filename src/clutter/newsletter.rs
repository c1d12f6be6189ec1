//! Asks: newsletters, apps, memberships, donations, follows.

use super::candidate::{Candidate, phrase, saw};
use super::names::{self, Names};
use super::scene::{BOX, Scene};
use crate::features::blocks::Block;
use crate::features::marks;
use crate::lexicon::{Marker, Place};
use crate::page::{AttributeName, NodeId, Tag};
use crate::span::Span;
use crate::verdict::{Kind, Rule};

const ASKS: [Marker; 5] = [Marker::Newsletter, Marker::Support, Marker::App, Marker::Follow, Marker::Paywall];

/// An ask with its field, its terms and its button has no more words than this.
const ASK: f32 = 60.0;

/// Outside the site's header and footer they may be a few more.
const WAYS: f32 = 5.0;

/// A network's name has no more words than this.
const NAME: f32 = 2.0;

/// Beside an ask stand links to its terms and to a sample, and no more.
const TERMS: f32 = 3.0;

/// Proposes all asks.
pub fn detect(scene: &Scene<'_, '_, '_>, out: &mut Vec<Candidate>) {
    for (id, tag) in scene.elements() {
        if tag == Tag::Input {
            out.extend(form(scene, id));
        }
        if scene.names(id).any(Names::NEWSLETTER) && is_box(tag) {
            out.extend(named(scene, id));
        }
    }
    for index in 0..scene.survey.blocks.list.len() {
        for marker in ASKS {
            if scene.leads(index, marker) {
                out.extend(asked(scene, index, marker));
            } else if scene.survey.marks.get(index).is_some_and(|m| m.has(marker)) {
                out.extend(told(scene, index, marker));
            }
        }
    }
}

fn is_box(tag: Tag) -> bool {
    !matches!(tag, Tag::Html | Tag::Body | Tag::Main | Tag::Article | Tag::Script | Tag::Style | Tag::Link | Tag::Meta)
}

/// A field for an e-mail address in a box that asks for one.
fn form(scene: &Scene<'_, '_, '_>, id: NodeId) -> Option<Candidate> {
    if !wants_address(scene, id) {
        return None;
    }
    // A comment form asks for an address too.
    if stands_in_comments(scene, id) {
        return None;
    }
    // Whoever has an account signs in with an address and a password.
    let form = scene.page().ancestors(id).find(|a| scene.page().tag(*a) == Some(Tag::Form)).unwrap_or(id);
    if has_password(scene, form) || scene.is_letter(form) {
        return None;
    }
    let around = scene.clutter_box(id, BOX, 8);
    // A column that also holds other clutter is told piece by piece, since each kind is the person's choice.
    let mixed = scene.range(around).any(|i| names_other_clutter(scene, i));
    let is_frame = mixed || scene.totals(around).links > TERMS && scene.is_furniture(id);
    let grown = if is_frame { form } else { around };
    if has_password(scene, grown) {
        return None;
    }
    Some(Candidate::new(Span::element(grown), Kind::Newsletter, 0.85, vec![saw(Rule::Form, "email")]))
}

fn stands_in_comments(scene: &Scene<'_, '_, '_>, id: NodeId) -> bool {
    scene.page().ancestors(id).any(|a| scene.names(a).any(Names::COMMENTS))
}

/// Whether a field is for an e-mail address, by its type or by what it is called.
fn wants_address(scene: &Scene<'_, '_, '_>, id: NodeId) -> bool {
    const CALLED: [AttributeName; 5] = [
        AttributeName::Name,
        AttributeName::Id,
        AttributeName::Placeholder,
        AttributeName::AriaLabel,
        AttributeName::Title,
    ];
    match scene.attribute(id, AttributeName::Type) {
        "email" => true,
        "" | "text" => CALLED.iter().any(|name| {
            let value = scene.attribute(id, *name).to_ascii_lowercase();
            value.contains("email") || value.contains("e-mail")
        }),
        _ => false,
    }
}

fn fields<'s>(scene: &'s Scene<'_, '_, '_>, id: NodeId) -> impl Iterator<Item = NodeId> + 's {
    let nodes = (id.index()..scene.page().node(id).end as usize).map(NodeId::new);
    nodes.filter(|n| scene.page().tag(*n) == Some(Tag::Input))
}

fn has_password(scene: &Scene<'_, '_, '_>, id: NodeId) -> bool {
    fields(scene, id).any(|n| scene.attribute(n, AttributeName::Type).eq_ignore_ascii_case("password"))
}

fn named(scene: &Scene<'_, '_, '_>, id: NodeId) -> Option<Candidate> {
    let totals = scene.totals(id);
    let word = names::word(scene.page(), id, Names::NEWSLETTER)?;
    // "Subscribe" there means to what others answer.
    if stands_in_comments(scene, id) {
        return None;
    }
    let asks = scene.range(id).any(|i| ASKS.iter().any(|m| scene.leads(i, *m)));
    // In a footer the word is one of the site's ways; a box that asks says more and leads nowhere, or has a field.
    let has_field = || fields(scene, id).any(|field| wants_address(scene, field));
    let says_more = asks && totals.units <= ASK && (totals.links <= 1.0 || totals.links <= TERMS && has_field());
    if totals.units > BOX || scene.is_furniture(id) && !(says_more || asks && totals.units <= 8.0) {
        return None;
    }
    let confidence = if asks { 0.9 } else { 0.7 };
    // The words that go with a field stand beside it as often as in its box.
    let field = scene.holds(id, &[Tag::Input]) && !scene.is_furniture(id);
    let around = if field { scene.clutter_box(id, ASK, 3) } else { id };
    let whole = if scene.totals(around).links <= TERMS { around } else { id };
    Some(Candidate::new(Span::element(whole), Kind::Newsletter, confidence, vec![saw(Rule::Name, word)]))
}

/// A line or box that begins by asking.
fn asked(scene: &Scene<'_, '_, '_>, index: usize, marker: Marker) -> Option<Candidate> {
    let block = scene.survey.blocks.list.get(index)?;
    // In a footer "Newsletter" is one of the site's ways; what asks has a field.
    let asks = || scene.holds(scene.clutter_box(block.container, ASK, 3), &[Tag::Input]);
    if scene.is_furniture(block.container) && (block.links > 0 || !asks()) || scene.holds_byline(&(index..index + 1)) {
        return None;
    }
    // A heading of the story names what its text is about.
    let heads_story = |i: usize| scene.reading.is_story(i);
    let names_story = heads_story(index) && !scene.is_label(index, marker) || heads_story(index + 1);
    if block.heading > 0 && (names_story || !starts(scene, index, marker)) {
        return None;
    }
    let chance = scene.reading.chance(index);
    let label = scene.is_label(index, marker);
    let around = scene.clutter_box(block.container, BOX, 5);
    // A network's name alone is one of the site's ways; beside others it is a button.
    let is_button = |i: &usize| scene.is_label(*i, Marker::Follow) || scene.is_label(*i, Marker::Share);
    let is_name = label && marker == Marker::Follow && block.stats.units() <= NAME;
    if is_name && scene.range(around).filter(is_button).count() < 2 {
        return None;
    }
    let linked = block.links > 0
        || scene.holds(around, &[Tag::Button, Tag::Input, Tag::Form])
        || scene.range(around).any(|i| i != index && scene.is_label(i, marker));
    let near = scene.below_title(block.container);
    // Prose that begins like an ask is prose: what asks has a link or a button, or is the phrase alone.
    let confidence: f32 = match () {
        () if !near => return None,
        () if label && chance < 0.5 => 0.8,
        () if linked && chance < 0.35 => 0.8,
        // What to do with the telephone: a code to scan, an app to open.
        () if chance < 0.12 && scene.is_article() && is_sentence(block) => {
            let span = Span::of_block(scene.survey, index)?;
            return Some(Candidate::new(span, Kind::Newsletter, 0.6, vec![phrase(scene, index, marker)]));
        }
        () if linked && chance < 0.6 && block.link_density() > 0.2 => 0.65,
        // A short paragraph that begins by asking and links to where: the model keeps such lines as gold texts do.
        () if matches!(marker, Marker::Newsletter | Marker::Follow)
            && scene.is_article()
            && starts(scene, index, marker)
            && is_ask_line(block) =>
        {
            0.66
        }
        () => return None,
    };
    let evidence = vec![phrase(scene, index, marker)];
    let span = Span::of_block(scene.survey, index)?;
    if chance >= 0.5 {
        return Some(Candidate::new(span, Kind::Newsletter, confidence, evidence).proven());
    }
    if span.first != span.last {
        return Some(Candidate::new(span, Kind::Newsletter, confidence, evidence));
    }
    // The largest box of the ask and what may go with it.
    let page = scene.page();
    let boxes = std::iter::once(block.container).chain(page.ancestors(block.container));
    let inside = boxes.take_while(|up| page.contains(around, *up));
    let whole = inside.filter(|up| goes_with(scene, index, *up)).last().unwrap_or(span.first);
    Some(Candidate::new(Span::element(whole), Kind::Newsletter, confidence, evidence))
}

/// Whether all that a box holds beside an ask may go with it: no byline, nothing long, and not the site's ways.
fn goes_with(scene: &Scene<'_, '_, '_>, index: usize, id: NodeId) -> bool {
    let range = scene.range(id);
    let others = range.clone().filter(|i| *i != index && !is_ask(scene, *i));
    let ways: u16 = others.filter_map(|i| scene.survey.blocks.list.get(i)).map(|b| b.links).sum();
    let most = if scene.is_furniture(id) { TERMS } else { WAYS };
    f32::from(ways) <= most
        && !scene.holds_byline(&range)
        && range.clone().all(|i| i == index || lone(scene, i) && !is_told_of(scene, i))
}

/// Whether a block says who, when or whose picture, of a story and not of the ask.
fn is_told_of(scene: &Scene<'_, '_, '_>, index: usize) -> bool {
    scene.is_meta(index) && !scene.leads(index, Marker::Legal)
}

fn is_ask(scene: &Scene<'_, '_, '_>, index: usize) -> bool {
    ASKS.iter().any(|m| scene.leads(index, *m)) || scene.leads(index, Marker::Share)
}

/// A sentence outside the story that asks by the way: "… and more on our channel: scan the code".
fn told(scene: &Scene<'_, '_, '_>, index: usize, marker: Marker) -> Option<Candidate> {
    const DOUBT: f32 = 0.15;
    let block = scene.survey.blocks.list.get(index)?;
    if !matches!(marker, Marker::App | Marker::Follow | Marker::Newsletter)
        || !is_sentence(block)
        || block.heading > 0
        || scene.reading.chance(index) > DOUBT
        || !scene.is_article()
        || !scene.below_title(block.container)
        || scene.is_furniture(block.container)
        || scene.is_meta(index)
        || scene.leads(index, Marker::Comments)
        || scene.page().ancestors(block.container).any(|up| scene.names(up).any(Names::COMMENTS))
        || scene.survey.marks.get(index).is_some_and(|m| m.has(Marker::AuthorBox))
    {
        return None;
    }
    let span = Span::of_block(scene.survey, index)?;
    Some(Candidate::new(span, Kind::Newsletter, 0.6, vec![phrase(scene, index, marker)]))
}

/// Whether the ask is how the block begins, not how it ends.
fn starts(scene: &Scene<'_, '_, '_>, index: usize, marker: Marker) -> bool {
    let Some(block) = scene.survey.blocks.list.get(index) else { return false };
    let mut found = false;
    let mut buffer = String::new();
    marks::scan(scene.survey.blocks.text_of(block), &mut buffer, &mut |hit| {
        found |= hit.marker == marker && matches!(hit.place, Place::Start | Place::Whole);
    });
    found
}

fn is_sentence(block: &Block) -> bool {
    (8.0..=BOX).contains(&block.stats.units()) && block.links == 0
}

fn is_ask_line(block: &Block) -> bool {
    const LINE: f32 = 26.0;
    block.links > 0 && block.stats.units() <= LINE && block.link_density() >= 0.15 && block.stats.sentences <= 1
}

/// Whether a block may go with an ask beside it.
fn lone(scene: &Scene<'_, '_, '_>, index: usize) -> bool {
    !names_other_clutter(scene, index)
        && scene.reading.chance(index) < 0.2
        && scene.survey.blocks.list.get(index).is_some_and(|b| b.stats.units() <= 40.0)
}

/// Whether a block is the label of a list of stories or of an advertisement.
fn names_other_clutter(scene: &Scene<'_, '_, '_>, index: usize) -> bool {
    scene.is_label(index, Marker::RelatedHeading) || scene.is_label(index, Marker::Advertisement)
}
