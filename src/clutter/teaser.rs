//! Lines and boxes inside the story that send the reader elsewhere.

use super::candidate::{Candidate, counted, phrase, saw};
use super::formula;
use super::leading::{leads_away, links_of};
use super::names::{self, Names};
use super::scene::Scene;
use crate::features::inside::Inside;
use crate::features::{hints, marks};
use crate::lexicon::{Marker, Place};
use crate::page::{NodeId, Tag};
use crate::span::Span;
use crate::verdict::{Evidence, Kind, Rule};

/// A teaser line has no more words than this.
const LINE: f32 = 45.0;
/// A teaser box has no more words than this.
const CARD: f32 = 150.0;

/// Proposes all teasers.
pub fn detect(scene: &Scene<'_, '_, '_>, out: &mut Vec<Candidate>) {
    if scene.span.is_empty() {
        return;
    }
    for index in 0..scene.survey.blocks.list.len() {
        out.extend(announced(scene, index));
        out.extend(linked_line(scene, index).or_else(|| call(scene, index)));
        lines_below(scene, index, out);
    }
    formula::detect(scene, out);
    for (id, tag) in scene.elements() {
        out.extend(card(scene, id, tag));
        out.extend(within_paragraph(scene, id, tag));
    }
}

fn within_reach(scene: &Scene<'_, '_, '_>, index: usize) -> bool {
    let span = &scene.span;
    index + 2 >= span.start && index <= span.end + 3
}

/// "Read also: …": the words say it.
fn announced(scene: &Scene<'_, '_, '_>, index: usize) -> Option<Candidate> {
    let list = &scene.survey.blocks.list;
    let block = list.get(index)?;
    if !within_reach(scene, index) || block.stats.units() > LINE || scene.is_furniture(block.container) {
        return None;
    }
    let Some(marker) = [Marker::ReadAlso, Marker::ReadOn].into_iter().find(|m| scene.leads(index, *m)) else {
        return labelled_line(scene, index);
    };
    let evidence = vec![phrase(scene, index, marker)];
    let span = Span::of_block(scene.survey, index)?;
    let label = scene.is_label(index, marker);
    // In a table of contents it is the name of a part of the page.
    if label && marker == Marker::ReadAlso && block.page_links > 0 {
        return None;
    }
    if block.links == 0 && label {
        return label_above(scene, index, span, evidence);
    }
    let enough = block.link_density() >= 0.25 || scene.in_link(block);
    match marker {
        Marker::ReadAlso if enough => Some(Candidate::new(span, Kind::Teaser, 0.94, evidence).proven()),
        Marker::ReadOn if label && enough && scene.is_article() => {
            Some(Candidate::new(span, Kind::Teaser, 0.75, evidence).proven())
        }
        _ => None,
    }
}

/// "Related stories: …": a label of lists in front of a single link.
fn labelled_line(scene: &Scene<'_, '_, '_>, index: usize) -> Option<Candidate> {
    let block = scene.survey.blocks.list.get(index)?;
    let (marks, label) = scene.before_colon(index)?;
    let says = marks.is(Marker::RelatedHeading) || marks.is(Marker::ReadAlso);
    // "Related topics: …" is followed by tags.
    const WORDS_A_LINK: f32 = 2.5;
    let leads = block.links > 0 && block.linked.units() >= WORDS_A_LINK * f32::from(block.links);
    if !says || !leads || block.link_density() < 0.4 || !scene.is_article() {
        return None;
    }
    let evidence = vec![Evidence { rule: Rule::Phrase, matched: label.trim().to_lowercase(), value: None }];
    Some(Candidate::new(Span::of_block(scene.survey, index)?, Kind::Teaser, 0.88, evidence).proven())
}

/// "Read also" with its links in the box below it.
fn label_above(scene: &Scene<'_, '_, '_>, index: usize, span: Span, evidence: Vec<Evidence>) -> Option<Candidate> {
    let next = scene.survey.blocks.list.get(index + 1)?;
    if next.link_density() < 0.6 {
        return None;
    }
    let page = scene.page();
    if span.first != span.last || page.tag(span.first).is_none() {
        return Some(Candidate::new(span, Kind::Teaser, 0.88, evidence).proven());
    }
    let holder = page.ancestors(span.first).take(4).find(|a| page.contains(*a, next.first))?;
    let range = scene.range(holder);
    let is_whole = range.start == index && scene.story_prose(&range) == 0.0 && scene.totals(holder).units <= CARD;
    // The name of a section goes with it or stays; it ends with no colon.
    let block = scene.survey.blocks.list.get(index)?;
    if !is_whole && block.heading > 0 && !scene.survey.blocks.text_of(block).ends_with([':', '：']) {
        return None;
    }
    let target = if is_whole { Span::element(holder) } else { span };
    Some(Candidate::new(target, Kind::Teaser, 0.9, evidence).proven())
}

/// The links under a label, each on a line of its own in the label's element.
fn lines_below(scene: &Scene<'_, '_, '_>, index: usize, out: &mut Vec<Candidate>) {
    let list = &scene.survey.blocks.list;
    let label = scene.is_label(index, Marker::ReadAlso) && list.get(index).is_some_and(|b| b.links == 0);
    if !label || !within_reach(scene, index) {
        return;
    }
    let container = list.get(index).map(|b| b.container);
    let below = list.iter().enumerate().skip(index + 1);
    let links = below.take_while(|(_, b)| Some(b.container) == container && b.link_density() > 0.8);
    for (i, _) in links.filter(|(_, b)| b.stats.units() <= LINE) {
        let evidence = vec![phrase(scene, index, Marker::ReadAlso)];
        let span = Span::of_block(scene.survey, i);
        out.extend(span.map(|s| Candidate::new(s, Kind::Teaser, 0.86, evidence).proven()));
    }
}

/// A line that is all link, alone between paragraphs. A heading that is one names what follows it: a product, a place.
fn linked_line(scene: &Scene<'_, '_, '_>, index: usize) -> Option<Candidate> {
    const NOT_A_LINE: u32 = Inside::CAPTION | Inside::CELL | Inside::DEFINITION | Inside::PREFORMATTED | Inside::QUOTE;
    // Menus name their ways in fewer.
    const WORDS_A_LINK: f32 = 2.0;
    const HEADLINE: f32 = 6.0;
    const UNLIKELY: f32 = 0.5;
    const ALONE: f32 = 0.75;
    if !scene.is_article() {
        return None;
    }
    let list = &scene.survey.blocks.list;
    let block = list.get(index)?;
    let units = block.stats.units();
    let span = &scene.span;
    let prose =
        |i: Option<usize>| i.is_some_and(|i| scene.reading.is_story(i) && list.get(i).is_some_and(|b| b.is_prose()));
    let (before, after) = (prose(index.checked_sub(1)), prose(Some(index + 1)));
    // A box of nothing but one link between two paragraphs is none of them, even where the model doubts.
    let alone = before && after && scene.is_shown_article() && !block.inside.any(Inside::PARAGRAPH | Inside::LIST_ITEM);
    let alone = alone && block.links == 1 && block.link_density() > 0.95 && units >= HEADLINE;
    // "Learn more about …", all of it the link, says by itself that it leads on, whatever the model thinks.
    let leads_on = before && block.links == 1 && block.link_density() > 0.95 && scene.leads(index, Marker::ReadOn);
    let limit = if alone { ALONE } else { UNLIKELY };
    if !(span.start < index && index < span.end)
        || block.link_density() < 0.8
        || !(3.0..=LINE).contains(&units)
        || scene.reading.chance(index) > limit && !leads_on
        || scene.is_meta(index)
        || scene.marks_time(index)
        || block.inside.any(NOT_A_LINE)
        || block.own_links == 0
        || block.page_links > 0
        || block.linked.units() < WORDS_A_LINK * f32::from(block.links)
        || block.heading > 0
        || scene.is_furniture(block.container)
        || !scene.link_of(block).is_some_and(|link| leads_away(scene, link))
        || scene.stands_on_shelf(block.container)
    {
        return None;
    }
    let beside = before || after;
    // Links one below the other are a list of sources, or of things to bring, as often as one of stories.
    let below = list.get(index + 1).is_some_and(|next| next.breaks_before > 0 && next.container == block.container);
    if !beside && (block.inside.any(Inside::LIST_ITEM) || below || block.breaks_before > 0) {
        return None;
    }
    let confidence = if beside { 0.78 } else { 0.6 };
    let evidence = vec![
        Evidence { rule: Rule::BetweenParagraphs, matched: String::new(), value: None },
        counted(Rule::LinkDensity, block.link_density()),
        counted(Rule::Model, scene.reading.chance(index)),
    ];
    let candidate = Candidate::new(Span::of_block(scene.survey, index)?, Kind::Teaser, confidence, evidence);
    Some(if alone || leads_on { candidate.proven() } else { candidate })
}

/// "Explore the tool": a link drawn as a button, alone after a paragraph, that leads away.
fn call(scene: &Scene<'_, '_, '_>, index: usize) -> Option<Candidate> {
    const WORDS: f32 = 7.0;
    const DOUBT: f32 = 0.3;
    const NOT_A_LINE: u32 = Inside::CAPTION | Inside::CELL | Inside::FORM | Inside::NAV | Inside::FIGURE;
    let list = &scene.survey.blocks.list;
    let block = list.get(index)?;
    let prose = |i: usize| scene.reading.is_story(i) && list.get(i).is_some_and(|b| b.is_prose());
    let after_prose = index.checked_sub(1).is_some_and(prose) || index.checked_sub(2).is_some_and(prose);
    let within = scene.span.start + 1..scene.span.end + 2;
    let is_line = block.links == 1
        && block.page_links == 0
        && block.link_density() >= 0.9
        && (2.0..=WORDS).contains(&block.stats.units())
        && block.heading == 0
        && !block.inside.any(NOT_A_LINE);
    let is_own = || {
        scene.has_price(index)
            || scene.reading.chance(index) > DOUBT
            || scene.is_meta(index)
            || scene.stands_on_shelf(block.container)
    };
    if !(within.contains(&index) && is_line && after_prose && scene.is_shown_article()) || is_own() {
        return None;
    }
    let page = scene.page();
    let link = scene.link_of(block)?;
    let word =
        std::iter::once(link).chain(page.ancestors(link).take(1)).find_map(|e| names::word(page, e, Names::BUTTON))?;
    let span = Span::of_block(scene.survey, index)?;
    leads_away(scene, link).then(|| Candidate::new(span, Kind::Teaser, 0.65, vec![saw(Rule::Name, word)]))
}

/// "… in the race. **READ MORE: …**": an inline element in a paragraph that begins as a teaser and has a link.
fn within_paragraph(scene: &Scene<'_, '_, '_>, id: NodeId, tag: Tag) -> Option<Candidate> {
    const EMPHASIS: [Tag; 8] = [Tag::Strong, Tag::B, Tag::Em, Tag::I, Tag::Mark, Tag::U, Tag::Span, Tag::Small];
    if !EMPHASIS.contains(&tag) || !scene.is_article() || !scene.holds(id, &[Tag::A]) {
        return None;
    }
    // No block begins in it: it goes on with one that began before, and that must be the story's.
    let range = scene.range(id);
    if !range.is_empty() || !scene.reading.is_story(range.start.checked_sub(1)?) {
        return None;
    }
    let text = hints::text(scene.page(), id);
    let mut matched = None;
    let mut buffer = String::new();
    marks::scan(&text, &mut buffer, &mut |hit| {
        if hit.marker == Marker::ReadAlso && hit.place == Place::Start && matched.is_none() {
            matched = Some(hit.phrase.to_owned());
        }
    });
    if text.split_whitespace().count() as f32 > LINE {
        return None;
    }
    let evidence = vec![Evidence { rule: Rule::Phrase, matched: matched?, value: None }];
    Some(Candidate::new(Span::element(id), Kind::Teaser, 0.9, evidence).proven())
}

/// A box in the story that the model takes for none of it and that leads elsewhere.
fn card(scene: &Scene<'_, '_, '_>, id: NodeId, tag: Tag) -> Option<Candidate> {
    if !scene.is_shown_article()
        || !scene.in_story_span(id)
        || matches!(tag, Tag::A | Tag::Span | Tag::Table | Tag::Tbody | Tag::Tr | Tag::Td | Tag::Figcaption | Tag::Pre)
        || tag.heading_level().is_some()
    {
        return None;
    }
    let totals = scene.totals(id);
    let range = scene.range(id);
    let chance = scene.mean_chance(&range);
    if totals.links < 1.0
        || totals.units > CARD
        || totals.link_density() < 0.3
        || scene.words_a_link(id) < 2.5
        || chance > 0.25
        || range.clone().any(|i| scene.is_meta(i) || scene.leads(i, Marker::Comments))
        || scene.is_furniture(id)
        || scene.holds_prices(id)
        || is_paragraph(scene, &range)
        || are_items(scene, &range)
        || !links_of(scene, id).any(|link| leads_away(scene, link))
    {
        return None;
    }
    let evidence = vec![
        counted(Rule::Model, chance),
        counted(Rule::LinkDensity, totals.link_density()),
        Evidence { rule: Rule::BetweenParagraphs, matched: String::new(), value: None },
    ];
    Some(Candidate::new(Span::element(id), Kind::Teaser, 0.7, evidence))
}

/// Whether a range is one block of prose.
fn is_paragraph(scene: &Scene<'_, '_, '_>, range: &std::ops::Range<usize>) -> bool {
    range.len() == 1 && scene.survey.blocks.list.get(range.start).is_some_and(|b| b.is_prose())
}

/// Whether a range is items of a list that say more than their links: how much flour, which source.
fn are_items(scene: &Scene<'_, '_, '_>, range: &std::ops::Range<usize>) -> bool {
    let blocks = scene.survey.blocks.list.get(range.clone()).unwrap_or_default();
    !blocks.is_empty() && blocks.iter().all(|b| b.inside.any(Inside::LIST_ITEM) && b.link_density() < 0.8)
}

impl Scene<'_, '_, '_> {
    /// The link that a block stands in or that it begins with.
    fn link_of(&self, block: &crate::features::blocks::Block) -> Option<NodeId> {
        let page = self.page();
        let is_link = |e: &NodeId| page.tag(*e) == Some(Tag::A);
        let around = page.ancestors(block.first).take(5).find(is_link);
        around.or_else(|| (block.first.index()..=block.last.index()).map(NodeId::new).find(is_link))
    }

    /// Whether a block stands inside a link.
    fn in_link(&self, block: &crate::features::blocks::Block) -> bool {
        let page = self.page();
        std::iter::once(block.container)
            .chain(page.ancestors(block.container).take(3))
            .any(|e: NodeId| page.tag(e) == Some(Tag::A))
    }
}
