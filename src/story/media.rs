//! Pictures, players, formulas and breaks of the story.

use super::Reading;
use crate::fast_map::FastMap;
use crate::features::Survey;
use crate::page::{AttributeName, NodeId, Page, Tag};
use crate::span::Span;
use crate::verdict::Role;
use std::ops::Range;

/// A picture whose declared side is shorter than this many pixels is an icon.
const ICON: u32 = 64;

/// What stands among the story's text and is no text; `covered` holds the parts already found.
#[inline(never)]
pub fn media(survey: &Survey<'_, '_>, reading: &Reading, covered: &[(usize, usize)]) -> Vec<(Span, Role)> {
    let page = survey.page;
    let Some(range) = reach(survey, reading) else { return Vec::new() };
    let story = StoryBlocks::of(reading);
    // Where what is found goes to from each node; parts that hold others may come after them.
    let mut ends: FastMap<usize, usize> = FastMap::default();
    for (from, to) in covered {
        let end = ends.entry((*from).max(range.start)).or_insert(0);
        *end = (*end).max(*to);
    }
    let mut covered_to = 0;
    let mut out: Vec<(Span, Role)> = Vec::new();
    let mut i = range.start;
    while i < range.end {
        let id = NodeId::new(i);
        let node_end = page.node(id).end as usize;
        covered_to = covered_to.max(ends.get(&i).copied().unwrap_or(0));
        if i < covered_to {
            i += 1;
            continue;
        }
        let role = page.tag(id).and_then(|tag| role(page, id, tag));
        match role {
            Some(role) if belongs(survey, &story, id) => {
                out.push((Span::element(id), role));
                i = node_end;
            }
            Some(Role::Break) | None => i += 1,
            Some(_) => i = node_end,
        }
    }
    out
}

/// The picture that leads the story: the first one before its second paragraph.
pub fn lead_image(survey: &Survey<'_, '_>, parts: &[(Span, Role)]) -> Option<u32> {
    let mut paragraphs = 0;
    for (span, role) in parts {
        match role {
            Role::Figure => return survey.page.node(span.first).ordinal,
            Role::Paragraph => paragraphs += 1,
            _ => {}
        }
        if paragraphs > 1 {
            return None;
        }
    }
    None
}

/// From the headline, or the story's first words, to a little behind its last.
fn reach(survey: &Survey<'_, '_>, reading: &Reading) -> Option<Range<usize>> {
    let first = survey.blocks.list.get(reading.span.start)?;
    let last = survey.blocks.list.get(reading.span.end.checked_sub(1)?)?;
    let title = survey.title.block.filter(|t| *t < reading.span.start && reading.span.start - t < 20);
    let start = title.and_then(|t| survey.blocks.list.get(t)).map_or(first.first, |b| b.first);
    let holder = survey.page.node(last.container).end as usize;
    Some(start.index()..holder)
}

fn role(page: &Page<'_>, id: NodeId, tag: Tag) -> Option<Role> {
    match tag {
        Tag::Figure if holds_picture(page, id) => Some(Role::Figure),
        Tag::Picture => Some(Role::Figure),
        Tag::Img if !is_icon(page, id) => Some(Role::Figure),
        Tag::Video | Tag::Audio | Tag::Object | Tag::Embed => Some(Role::Embed),
        Tag::Iframe if !is_empty_frame(page, id) => Some(Role::Embed),
        Tag::Math => Some(Role::Math),
        Tag::Hr => Some(Role::Break),
        _ => None,
    }
}

fn holds_picture(page: &Page<'_>, id: NodeId) -> bool {
    const PICTURES: [Tag; 6] = [Tag::Img, Tag::Picture, Tag::Video, Tag::Audio, Tag::Iframe, Tag::Noscript];
    (id.index()..page.node(id).end as usize).any(|i| page.tag(NodeId::new(i)).is_some_and(|t| PICTURES.contains(&t)))
}

fn is_icon(page: &Page<'_>, id: NodeId) -> bool {
    [AttributeName::Width, AttributeName::Height].into_iter().any(|side| {
        let value = page.attribute(id, side).unwrap_or("").trim_end_matches("px").trim();
        whole_pixels(value).is_some_and(|pixels| pixels < ICON)
    })
}

/// The number that a value is, its fraction cut off; the library's own reading of fractions is as large as a detector.
fn whole_pixels(value: &str) -> Option<u32> {
    let (whole, fraction) = value.split_once('.').unwrap_or((value, ""));
    let digits = fraction.bytes().all(|b| b.is_ascii_digit());
    whole.parse().ok().filter(|_| digits)
}

fn is_empty_frame(page: &Page<'_>, id: NodeId) -> bool {
    let source = page.attribute(id, AttributeName::Src).unwrap_or("");
    is_icon(page, id) || !(source.starts_with("http") || source.starts_with("//") || source.starts_with('/'))
}

/// Whether the nearest box with text around it is the story's: a picture in a card belongs to the card.
fn belongs(survey: &Survey<'_, '_>, story: &StoryBlocks, id: NodeId) -> bool {
    let page = survey.page;
    let own = survey.blocks.range_in(page, id);
    let holder = std::iter::once(id).chain(page.ancestors(id)).find(|e| !survey.blocks.range_in(page, *e).is_empty());
    let Some(holder) = holder else { return false };
    let range = survey.blocks.range_in(page, holder);
    let is_caption = page.tag(holder) == Some(Tag::Figure) || own == range;
    let linked = page
        .ancestors(id)
        .take(4)
        .any(|a| page.tag(a) == Some(Tag::A) && !story.are_all(survey.blocks.range_in(page, a)));
    if linked {
        return false;
    }
    if story.are_in(range.clone()) {
        return true;
    }
    // A caption alone: what holds the figure decides.
    let beyond = page.ancestors(holder).find(|e| survey.blocks.range_in(page, *e) != range);
    let short: f32 = survey.sums.totals(range).units;
    let links = survey.totals(holder).link_density();
    (is_caption || short <= 40.0)
        && links < 0.5
        && beyond.is_some_and(|e| {
            let range = survey.blocks.range_in(page, e);
            survey.title.block.is_some_and(|t| range.contains(&t)) || story.are_in(range)
        })
}

/// How many blocks of story stand before each block, so that a range of any length is two look-ups.
struct StoryBlocks(Vec<u32>);

impl StoryBlocks {
    fn of(reading: &Reading) -> StoryBlocks {
        let mut before = 0;
        let counts = reading.is_story.iter().map(|story| {
            before += u32::from(*story);
            before
        });
        StoryBlocks(std::iter::once(0).chain(counts).collect())
    }

    fn count(&self, range: &Range<usize>) -> usize {
        let last = self.0.len() - 1;
        let before = |i: usize| self.0.get(i.min(last)).copied().unwrap_or(0);
        (before(range.end) - before(range.start)) as usize
    }

    /// Whether any block of the range is story.
    fn are_in(&self, range: Range<usize>) -> bool {
        self.count(&range) > 0
    }

    /// Whether every block of the range is story.
    fn are_all(&self, range: Range<usize>) -> bool {
        self.count(&range) == range.len()
    }
}
