//! The story as a list of its parts in reading order.

use super::Reading;
use crate::fast_map::FastMap;
use crate::features::Survey;
use crate::features::blocks::Block;
use crate::features::inside::Inside;
use crate::page::{NodeId, Tag};
use crate::span::Span;
use crate::verdict::{OutlineItem, Role, Target};

/// An element may be taken whole when this share of its words is story.
const MOSTLY: f32 = 0.6;
/// A table with cells as short as this on the mean holds data; with longer ones it is layout.
const CELL_WORDS: f32 = 25.0;

/// The story's parts.
#[derive(Debug)]
pub struct Outline {
    /// The parts in reading order.
    pub items: Vec<OutlineItem>,
    /// What lies inside them and is no story.
    pub left_out: Vec<Target>,
    /// The picture that leads the story.
    pub lead_image: Option<u32>,
    /// From the first part to the last, whatever their parents.
    pub reach: Option<Span>,
}

/// Finds the parts and what is to be left out of them.
#[inline(never)]
pub fn outline(survey: &Survey<'_, '_>, reading: &Reading) -> Outline {
    let mut parts: Vec<(Span, Role)> = Vec::new();
    let title = survey.title.block;
    let mut known = Known::default();
    for (i, block) in survey.blocks.list.iter().enumerate() {
        if !reading.is_story(i) || title == Some(i) {
            continue;
        }
        if parts.last().is_some_and(|(span, _)| block.first.index() < span.end(survey.page)) {
            continue;
        }
        parts.extend(part(survey, reading, &mut known, i, block));
    }
    let covered: Vec<(usize, usize)> = parts.iter().map(|(s, _)| (s.first.index(), s.end(survey.page))).collect();
    parts.extend(super::media::media(survey, reading, &covered));
    // A figure found whole holds its caption; the outermost stands.
    parts.sort_by_key(|(span, _)| (span.first, std::cmp::Reverse(span.end(survey.page))));
    let mut end = 0;
    parts.retain(|(span, _)| {
        let outermost = span.first.index() >= end;
        end = end.max(span.end(survey.page));
        outermost
    });
    let left_out = left_out(survey, reading, &parts);
    let items =
        parts.iter().filter_map(|(span, role)| Some(OutlineItem { target: span.target(survey.page)?, role: *role }));
    let items = items.collect();
    let reach =
        parts.first().zip(parts.last()).map(|((first, _), (last, _))| Span { first: first.first, last: last.last });
    Outline { items, left_out, lead_image: super::media::lead_image(survey, &parts), reach }
}

/// What has been found out of elements already, since all their blocks ask.
#[derive(Default)]
struct Known {
    mostly_story: FastMap<NodeId, bool>,
    data: FastMap<NodeId, bool>,
}

fn part(
    survey: &Survey<'_, '_>,
    reading: &Reading,
    known: &mut Known,
    index: usize,
    block: &Block,
) -> Option<(Span, Role)> {
    let mut outermost = |wanted: &[Tag]| {
        let chain = std::iter::once(block.container).chain(survey.page.ancestors(block.container));
        let chain = chain.take_while(|e| !matches!(survey.page.tag(*e), Some(Tag::Main | Tag::Body | Tag::Article)));
        chain
            .filter(|e| survey.page.tag(*e).is_some_and(|t| wanted.contains(&t)))
            .filter(|e| *known.mostly_story.entry(*e).or_insert_with(|| is_mostly_story(survey, reading, *e)))
            .last()
    };
    let inside = block.inside;
    if inside.any(Inside::CELL)
        && let Some(table) = outermost(&[Tag::Table])
        && *known.data.entry(table).or_insert_with(|| is_data(survey, table))
    {
        return Some((Span::element(table), Role::Table));
    }
    if inside.any(Inside::PREFORMATTED)
        && let Some(code) = outermost(&[Tag::Pre])
    {
        return Some((Span::element(code), Role::Code));
    }
    if inside.any(Inside::QUOTE)
        && let Some(quote) = outermost(&[Tag::Blockquote])
    {
        return Some((Span::element(quote), Role::Quote));
    }
    if inside.any(Inside::LIST_ITEM | Inside::DEFINITION)
        && let Some(list) = outermost(&[Tag::Ul, Tag::Ol, Tag::Dl])
    {
        return Some((Span::element(list), Role::List));
    }
    if inside.any(Inside::FIGURE)
        && let Some(figure) = outermost(&[Tag::Figure])
    {
        return Some((Span::element(figure), Role::Figure));
    }
    let span = Span::of_block(survey, index)?;
    Some((span, if block.heading > 0 { Role::Heading } else { Role::Paragraph }))
}

fn is_mostly_story(survey: &Survey<'_, '_>, reading: &Reading, id: NodeId) -> bool {
    let range = survey.blocks.range_in(survey.page, id);
    let words = |i: usize| survey.blocks.list.get(i).map_or(0.0, |b| b.stats.units());
    let all: f32 = range.clone().map(words).sum();
    let story: f32 = range.clone().filter(|i| reading.is_story(*i)).map(words).sum();
    let title_inside = survey.title.block.is_some_and(|t| range.contains(&t));
    story >= MOSTLY * all && !title_inside
}

/// Whether a table is of data: it has a head or a caption, or several rows of short cells.
fn is_data(survey: &Survey<'_, '_>, table: NodeId) -> bool {
    let page = survey.page;
    let inside = (table.index()..page.node(table).end as usize).map(|i| page.tag(NodeId::new(i)));
    let (mut rows, mut cells, mut heads) = (0, 0, 0);
    for tag in inside.flatten() {
        match tag {
            Tag::Tr => rows += 1,
            Tag::Td => cells += 1,
            Tag::Th | Tag::Caption => heads += 1,
            _ => {}
        }
    }
    let words = survey.totals(table).units;
    let count = (cells + heads) as f32;
    words <= CELL_WORDS * count && (heads > 0 || rows >= 2 && cells >= 2 * rows)
}

/// Text inside the parts that is no story.
fn left_out(survey: &Survey<'_, '_>, reading: &Reading, parts: &[(Span, Role)]) -> Vec<Target> {
    let mut out = Vec::new();
    for (span, role) in parts {
        // Captions and cells are often doubted alone; what holds them was not.
        if matches!(role, Role::Figure | Role::Table | Role::Embed) {
            continue;
        }
        let end = span.end(survey.page);
        for i in survey.blocks.range_of(span.first.index()..end).filter(|i| !reading.is_story(*i)) {
            let target = Span::of_block(survey, i).filter(|s| s != span).and_then(|s| s.target(survey.page));
            out.extend(target);
        }
    }
    out
}
