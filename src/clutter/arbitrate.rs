//! Which proposals stand: story text wins, unsure means visible, the outermost of nested ones is told.

use super::candidate::Candidate;
use super::names::Names;
use super::scene::Scene;
use crate::lexicon::Marker;
use crate::page::{NodeId, Tag};
use crate::span::Span;
use crate::verdict::{Kind, PageType, Rule};
use std::ops::Range;

/// On a page that is no article only what is this certain is hidden.
const CERTAIN: f32 = 0.8;
/// So many links to places on the page, most of its links, make a table of contents.
const CONTENTS: f32 = 2.0;
/// The mean chance of being story above which words are not hidden.
const DOUBT: f32 = 0.5;
/// The same for prose against which only the name of its box speaks.
const DOUBT_OF_NAMES: f32 = 0.35;
/// A box of which this share says who wrote the story, when, or of what, stays.
const MOSTLY_META: f32 = 0.3;
/// The same on a page that is no article.
const LITTLE_DOUBT: f32 = 0.2;

/// Judges the proposals: those that stand, in document order, none inside another.
#[inline(never)]
pub fn arbitrate(scene: &Scene<'_, '_, '_>, candidates: Vec<Candidate>, threshold: f32) -> Vec<Candidate> {
    let page = scene.page();
    let mut sure: Vec<Candidate> =
        candidates.into_iter().filter(|c| c.confidence >= threshold && objection(scene, c).is_none()).collect();
    sure.sort_by(|a, b| {
        let outermost = a.span.first.cmp(&b.span.first).then(b.span.end(page).cmp(&a.span.end(page)));
        outermost.then(b.confidence.total_cmp(&a.confidence))
    });
    let mut standing: Vec<Candidate> = Vec::new();
    let (mut hidden_to, mut comments_to) = (0, 0);
    for candidate in sure {
        let (start, end) = (candidate.span.first.index(), candidate.span.end(page));
        // Of two that overlap without one holding the other the first stands.
        let told = start < hidden_to || candidate.kind == Kind::Comments && end <= comments_to;
        if told || candidate.span.target(page).is_none() {
            continue;
        }
        // Comments may stay by choice, so what is clutter inside them is told apart.
        match candidate.kind {
            Kind::Comments => comments_to = end,
            _ => hidden_to = end,
        }
        standing.push(candidate);
    }
    standing
}

/// Why a proposal must not stand: what a reader came for would go with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Objection {
    /// It is a frame of the page.
    Frame,
    /// It holds a menu.
    Menu,
    /// It holds the headline.
    Headline,
    /// It holds pictures, players or tables and no text.
    Media,
    /// It says who wrote the story, when, or of what.
    Meta,
    /// Its links lead to places on the page itself, or to the story's other pages: contents.
    Contents,
    /// It is part of a form by which somebody writes, or asks for an address and holds one.
    Letter,
    /// It is called the readers' comments, whatever else is said in them.
    Comments,
    /// On a page of this type only what is certain goes.
    PageType,
    /// It holds prose of the story.
    StoryProse,
    /// Much of it is story.
    Story,
    /// The model takes its words for story on the whole.
    Model,
}

/// What speaks against a proposal.
pub fn objection(scene: &Scene<'_, '_, '_>, candidate: &Candidate) -> Option<Objection> {
    let page = scene.page();
    let first = candidate.span.first;
    if matches!(page.tag(first), Some(Tag::Html | Tag::Head | Tag::Body | Tag::Main)) {
        return Some(Objection::Frame);
    }
    let range = scene.range(first).start..scene.range(candidate.span.last).end;
    let totals = scene.survey.sums.totals(range.clone());
    let units = totals.units;
    if !matches!(candidate.kind, Kind::Overlay | Kind::Comments) && scene.holds_menu(candidate.span) {
        return Some(Objection::Menu);
    }
    if scene.survey.title.block.is_some_and(|t| range.contains(&t)) {
        return Some(Objection::Headline);
    }
    // A link or a few words within a paragraph: whatever it is called, the sentence needs it.
    if !candidate.proven && scene.block_around(first).is_some_and(|i| scene.is_told(i)) {
        return Some(Objection::StoryProse);
    }
    let spares_meta = !matches!(candidate.kind, Kind::Ad | Kind::Overlay | Kind::Comments);
    let of_contents = totals.page_links >= CONTENTS
        && totals.page_links > 0.5 * totals.links
        && scene.links_within(candidate.span) as f32 > 0.5 * totals.page_links;
    // Beside share buttons stand numbers too: how often it was shared.
    let pages = matches!(candidate.kind, Kind::Related | Kind::Teaser) && scene.is_pagination(&range);
    if spares_meta && (of_contents || 2 * scene.entries(&range) > range.len()) || pages {
        return Some(Objection::Contents);
    }
    let asks_by_letter = candidate.kind == Kind::Newsletter && scene.holds_letter(candidate.span);
    if asks_by_letter || spares_meta && scene.stands_in_letter(first) {
        return Some(Objection::Letter);
    }
    if candidate.kind == Kind::Newsletter && scene.names(first).any(Names::COMMENTS) {
        return Some(Objection::Comments);
    }
    let article = scene.is_article();
    let text = article || scene.reading.is_text;
    if candidate.proven && range.len() == 1 {
        // "See also" over a list is a heading of a manual as often as a teaser.
        return (!text && candidate.kind != Kind::Ad).then_some(Objection::PageType);
    }
    if units == 0.0 && candidate.kind != Kind::Ad && scene.holds_story_media(first) {
        return Some(Objection::Media);
    }
    if spares_meta && (scene.meta_units(&range, candidate.kind) > MOSTLY_META * units || scene.holds_byline(&range)) {
        return Some(Objection::Meta);
    }
    let allowed = match candidate.kind {
        Kind::Ad | Kind::Overlay | Kind::Comments => true,
        Kind::Social => text || candidate.confidence >= 0.9,
        Kind::Newsletter => text || asks_below_text(scene, first, &range),
        Kind::Related | Kind::Teaser => text,
    };
    if !allowed || !article && candidate.confidence < CERTAIN {
        return Some(Objection::PageType);
    }
    let by_name = || candidate.evidence.iter().all(|e| e.rule == Rule::Name);
    let doubt = match () {
        () if !article => LITTLE_DOUBT,
        () if totals.prose_share() > 0.5 && totals.link_density() < 0.2 && by_name() => DOUBT_OF_NAMES,
        () => DOUBT,
    };
    match () {
        () if is_form_that_asks(scene, candidate, &range) || is_labelled_slot(scene, candidate, &range) => None,
        () if scene.story_prose(&range) > 0.0 => Some(Objection::StoryProse),
        () if scene.story_units(&range) > 0.34 * units => Some(Objection::Story),
        () if scene.mean_chance(&range) > doubt => Some(Objection::Model),
        () => None,
    }
}

/// Whether a few words below a text of some length, on a page of no known type, ask to sign up for a newsletter and for
/// nothing that the page may be there for: an app, a gift, a trial.
fn asks_below_text(scene: &Scene<'_, '_, '_>, first: NodeId, range: &Range<usize>) -> bool {
    const TEXT: f32 = 200.0;
    const ASK: f32 = 45.0;
    const OFFERS: [Marker; 3] = [Marker::App, Marker::Support, Marker::Paywall];
    // A line or two that say why come first as often as not.
    const FIRST: usize = 3;
    let asks = |i: usize| scene.leads(i, Marker::Newsletter);
    let begins = range.clone().take(FIRST).any(|i| asks(i) || scene.leads(i, Marker::Follow));
    let has_way = || scene.totals(first).links > 0.0 || scene.holds(first, &[Tag::Input, Tag::Button]);
    scene.reading.page_type == PageType::Other
        && scene.after_story(first)
        && scene.story_units(&(0..scene.survey.blocks.list.len())) >= TEXT
        && scene.survey.sums.totals(range.clone()).units <= ASK
        && begins
        && range.clone().any(asks)
        && has_way()
        && !range.clone().any(|i| OFFERS.iter().any(|m| scene.leads(i, *m)))
}

/// Whether a short box is called a newsletter's, speaks of one and has a field for it: its line or two of prose are the
/// ask, whatever the model takes them for.
fn is_form_that_asks(scene: &Scene<'_, '_, '_>, candidate: &Candidate, range: &Range<usize>) -> bool {
    const ASK: f32 = 45.0;
    const PROSE: f32 = 20.0;
    let Span { first, last } = candidate.span;
    let speaks = |i: usize| scene.survey.marks.get(i).is_some_and(|m| m.has(Marker::Newsletter));
    candidate.kind == Kind::Newsletter
        && first == last
        && scene.names(first).any(Names::NEWSLETTER)
        && scene.survey.sums.totals(range.clone()).units <= ASK
        && scene.story_prose(range) <= PROSE
        && scene.holds(first, &[Tag::Input])
        && range.clone().any(speaks)
}

/// Whether a few words that are no prose say of themselves that they are advertising, or stand in a box that is called
/// so and holds a slot: the model, which knows little of so few words, is not asked.
fn is_labelled_slot(scene: &Scene<'_, '_, '_>, candidate: &Candidate, range: &Range<usize>) -> bool {
    const FEW: f32 = 12.0;
    candidate.kind == Kind::Ad
        && candidate.confidence >= 0.9
        && scene.survey.sums.totals(range.clone()).units <= FEW
        && scene.story_prose(range) == 0.0
        && (scene.leads(range.start, Marker::Advertisement)
            || scene.names(candidate.span.first).any(Names::AD)
                && scene.holds(candidate.span.first, &[Tag::Ins, Tag::Iframe]))
}
