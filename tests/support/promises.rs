//! Everything that must hold of the analysis of a page, whatever the page. Tests and fuzzing ask the same.

#![allow(dead_code)]

use super::{elements, span_of};
use lede::page::{NodeId, Page};
use lede::{Analysis, Kind, Options, Role, Target};
use std::ops::Range;

/// Evidence names a word or a phrase, not a page.
const LONGEST_EVIDENCE: usize = 200;
/// No finding needs more reasons than this.
const MOST_EVIDENCE: usize = 12;

fn ensure(holds: bool, what: impl FnOnce() -> String) -> Result<(), String> {
    if holds { Ok(()) } else { Err(what()) }
}

/// Everything that must hold of a page read from any string.
pub fn page_is_sound(page: &Page<'_>) -> Result<(), String> {
    let source = page.source();
    let (mut ordinals, mut open): (u32, Vec<NodeId>) = (0, Vec::new());
    for index in 0..page.len() {
        let id = NodeId::new(index);
        let node = page.node(id);
        while open.last().is_some_and(|o| page.node(*o).end as usize <= index) {
            open.pop();
        }
        ensure(node.parent == open.last().copied(), || format!("node {index} is not inside its parent"))?;
        let bounds = open.last().map_or(page.len(), |o| page.node(*o).end as usize);
        ensure((index + 1..=bounds).contains(&(node.end as usize)), || format!("node {index} ends at {}", node.end))?;
        let (from, to) = (node.source_start as usize, node.source_end as usize);
        ensure(source.get(from..to).is_some(), || format!("node {index} is bytes {from} to {to}"))?;
        let inside = open.last().is_none_or(|o| {
            let outer = page.node(*o);
            outer.source_start <= node.source_start && node.source_end <= outer.source_end
        });
        ensure(inside, || format!("node {index} is written outside its parent"))?;
        if let Some(ordinal) = node.ordinal {
            ensure(ordinal == ordinals, || format!("node {index} has the number {ordinal}, not {ordinals}"))?;
            ordinals += 1;
        }
        open.push(id);
    }
    ensure(ordinals == page.element_count(), || format!("{ordinals} elements, not {}", page.element_count()))
}

/// Everything that must hold of the analysis of a page.
pub fn holds(html: &str, options: &Options) -> Result<(), String> {
    let analysis = lede::analyze(html, options);
    ensure(analysis == lede::analyze(html, options), || "a second analysis differs from the first".to_owned())?;
    let page = Page::parse(html, options.scripting);
    ensure(analysis.element_count == page.element_count(), || "another number of elements".to_owned())?;
    page_is_sound(&page)?;
    let elements = elements(&page);
    let place =
        |target: &Target| span_of(&page, &elements, target).ok_or_else(|| format!("{target:?} is not on the page"));
    findings_are_sound(&analysis, options, &page, &place)?;
    story_is_sound(&analysis, &page, &place)
}

fn findings_are_sound(
    analysis: &Analysis,
    options: &Options,
    page: &Page<'_>,
    place: &dyn Fn(&Target) -> Result<Range<usize>, String>,
) -> Result<(), String> {
    ensure(analysis.findings.len() <= page.len(), || "more findings than nodes".to_owned())?;
    let (mut start, mut hidden_to, mut comments_to) = (0, 0, 0);
    for finding in &analysis.findings {
        let at = place(&finding.target)?;
        ensure(!at.is_empty(), || format!("{finding:?} is of nothing"))?;
        ensure(at.start >= start, || format!("{finding:?} is out of order"))?;
        ensure(at.start >= hidden_to, || format!("{finding:?} lies in or over another"))?;
        if finding.kind == Kind::Comments {
            ensure(at.start >= comments_to, || format!("{finding:?} are comments in comments"))?;
            comments_to = at.end;
        } else {
            ensure(at.start >= comments_to || at.end <= comments_to, || format!("{finding:?} crosses comments"))?;
            hidden_to = at.end;
        }
        start = at.start;
        let sure = finding.confidence >= options.threshold && finding.confidence <= 1.0;
        ensure(sure, || format!("{finding:?} at the threshold {}", options.threshold))?;
        let told = (1..=MOST_EVIDENCE).contains(&finding.evidence.len());
        ensure(told, || format!("{finding:?} has {} reasons", finding.evidence.len()))?;
        for evidence in &finding.evidence {
            ensure(evidence.matched.len() <= LONGEST_EVIDENCE, || format!("{evidence:?} is no reason but a text"))?;
            ensure(evidence.value.is_none_or(f32::is_finite), || format!("{evidence:?} has no number"))?;
        }
    }
    Ok(())
}

fn story_is_sound(
    analysis: &Analysis,
    page: &Page<'_>,
    place: &dyn Fn(&Target) -> Result<Range<usize>, String>,
) -> Result<(), String> {
    let Some(story) = &analysis.story else { return Ok(()) };
    let named = [&story.title, &story.description, &story.byline, &story.date];
    let named = named.into_iter().flatten().filter_map(|piece| piece.element);
    for element in named.chain(story.lead_image).chain([story.root]) {
        ensure(element < analysis.element_count, || format!("no element has the number {element}"))?;
    }
    ensure((0.0..=1.0).contains(&story.confidence), || format!("a confidence of {}", story.confidence))?;
    ensure(story.outline.len() <= page.len(), || "more parts than nodes".to_owned())?;
    let hidden: Result<Vec<_>, String> = analysis.findings.iter().map(|f| Ok((place(&f.target)?, f))).collect();
    let hidden = hidden?;
    let root = place(&Target::Element { element: story.root })?;
    let mut before = 0;
    let mut parts = Vec::new();
    for item in &story.outline {
        let at = place(&item.target)?;
        ensure(at.start >= before, || format!("{item:?} is out of order or lies in another"))?;
        before = at.end;
        ensure(root.start <= at.start && at.end <= root.end, || {
            format!("{item:?} is outside the story's root {}", story.root)
        })?;
        if item.role == Role::Paragraph {
            let lost = hidden.iter().find(|(h, _)| h.start <= at.start && at.end <= h.end);
            ensure(lost.is_none(), || format!("{item:?} is hidden by {:?}", lost.map(|(_, f)| f)))?;
        }
        parts.push(at);
    }
    for target in &story.left_out {
        let at = place(target)?;
        let inside = parts.iter().any(|p| p.start <= at.start && at.end <= p.end);
        ensure(inside, || format!("{target:?} is left out of nothing"))?;
    }
    Ok(())
}
