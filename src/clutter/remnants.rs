//! What is left of a box when its content goes: a heading nobody needs, "Show more", a lone counter.

use super::candidate::Candidate;
use super::scene::Scene;
use crate::features::inside::Inside;
use crate::lexicon::Marker;
use crate::page::{NodeId, Tag};
use crate::span::Span;
use crate::verdict::Kind;

/// What is left has no more words than this in all,
const LEFT: f32 = 8.0;
/// and none of its texts more than this,
const LEFT_A_TEXT: f32 = 5.0;
/// and is this small a share of what goes,
const SHARE: f32 = 0.34;
/// or so few words that they may be as many as what goes.
const FEW: f32 = 2.0;
/// What is left is as unlikely as this to be story.
const UNLIKELY: f32 = 0.25;
/// So many levels up.
const REACH: usize = 4;

/// Lets each box that is all but hidden go as a whole.
#[inline(never)]
pub fn taken_along(scene: &Scene<'_, '_, '_>, standing: Vec<Candidate>) -> Vec<Candidate> {
    if !scene.is_article() {
        return standing;
    }
    let spans: Vec<Span> = standing.iter().filter(|c| c.kind != Kind::Comments).map(|c| c.span).collect();
    let mut out: Vec<Candidate> = Vec::with_capacity(standing.len());
    let mut hidden_to = 0;
    for mut candidate in standing {
        // What a box before it has taken along is told by that box.
        if candidate.span.first.index() < hidden_to {
            continue;
        }
        if grows(candidate.kind)
            && let Some(whole) = whole_box(scene, candidate.span, &spans)
            && whole.index() >= hidden_to
        {
            candidate.span = Span::element(whole);
            while out.last().is_some_and(|c| c.span.first >= whole) {
                out.pop();
            }
        }
        if candidate.kind != Kind::Comments {
            hidden_to = candidate.span.end(scene.page());
        }
        out.push(candidate);
    }
    out
}

fn grows(kind: Kind) -> bool {
    matches!(kind, Kind::Related | Kind::Newsletter | Kind::Teaser | Kind::Social)
}

/// The largest box around a finding of which little is left besides findings.
fn whole_box(scene: &Scene<'_, '_, '_>, span: Span, hidden: &[Span]) -> Option<NodeId> {
    scene.page().ancestors(span.first).take(REACH).take_while(|up| is_all_but_hidden(scene, *up, hidden)).last()
}

fn is_all_but_hidden(scene: &Scene<'_, '_, '_>, id: NodeId, hidden: &[Span]) -> bool {
    let page = scene.page();
    let range = scene.range(id);
    let frame = matches!(page.tag(id), Some(Tag::Html | Tag::Body | Tag::Main | Tag::Article | Tag::Header) | None);
    if frame
        || scene.is_root_like(id)
        || scene.story_units(&range) > 0.0
        || scene.survey.title.block.is_some_and(|t| range.contains(&t))
        || scene.is_furniture(id)
    {
        return false;
    }
    let end = page.node(id).end as usize;
    let goes = |node: NodeId| hidden.iter().any(|s| s.first <= node && node.index() < s.end(page));
    let inside: Vec<Span> = hidden.iter().copied().filter(|s| id < s.first && s.end(page) <= end).collect();
    let gone: f32 = inside.iter().map(|s| span_units(scene, *s)).sum();
    let left: Vec<usize> = range.filter(|i| scene.survey.blocks.list.get(*i).is_some_and(|b| !goes(b.first))).collect();
    let units = |i: &usize| scene.survey.blocks.list.get(*i).map_or(0.0, |b| b.stats.units());
    let all_left: f32 = left.iter().map(units).sum();
    !left.is_empty()
        && all_left <= LEFT
        && (all_left <= SHARE * gone || all_left <= FEW && all_left <= gone)
        && left.iter().all(|i| units(i) <= LEFT_A_TEXT && is_dispensable(scene, *i))
        && !leaves_media(scene, id, &goes)
}

/// Whether nobody misses a block whose neighbours go.
fn is_dispensable(scene: &Scene<'_, '_, '_>, index: usize) -> bool {
    const WANTED: [Marker; 5] = [Marker::Comments, Marker::Byline, Marker::Dateline, Marker::Tags, Marker::Credit];
    let Some(block) = scene.survey.blocks.list.get(index) else { return false };
    scene.reading.chance(index) < UNLIKELY
        && !block.has_time
        && !block.inside.any(Inside::CAPTION)
        && !WANTED.iter().any(|m| scene.leads(index, *m))
        && !scene.is_meta(index)
}

fn span_units(scene: &Scene<'_, '_, '_>, span: Span) -> f32 {
    let range = scene.range(span.first).start..scene.range(span.last).end;
    scene.survey.sums.totals(range).units
}

/// Whether a picture or a player would go that is no part of what goes anyway.
fn leaves_media(scene: &Scene<'_, '_, '_>, id: NodeId, goes: &dyn Fn(NodeId) -> bool) -> bool {
    const MEDIA: [Tag; 8] =
        [Tag::Img, Tag::Picture, Tag::Figure, Tag::Video, Tag::Audio, Tag::Iframe, Tag::Table, Tag::Math];
    let page = scene.page();
    let nodes = (id.index() + 1..page.node(id).end as usize).map(NodeId::new);
    nodes.into_iter().any(|n| page.tag(n).is_some_and(|t| MEDIA.contains(&t)) && !goes(n))
}
