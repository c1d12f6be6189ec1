//! Which proposals stand: story text wins, unsure means visible, the outermost of nested ones is told.

use super::candidate::Candidate;
use super::scene::Scene;
use crate::page::{NodeId, Tag};
use crate::verdict::{Finding, Kind};

/// On a page that is no article only what is this certain is hidden.
const CERTAIN: f32 = 0.8;
/// The mean chance of being story above which words are not hidden.
const DOUBT: f32 = 0.5;
/// A box of which this share says who wrote the story, when, or of what, stays.
const MOSTLY_META: f32 = 0.3;
/// The same on a page that is no article.
const LITTLE_DOUBT: f32 = 0.2;

/// Judges the proposals.
pub fn arbitrate(scene: &Scene<'_, '_, '_>, candidates: Vec<Candidate>, threshold: f32) -> Vec<Finding> {
    let page = scene.page();
    let mut standing: Vec<Candidate> =
        candidates.into_iter().filter(|c| c.confidence >= threshold && is_harmless(scene, c)).collect();
    standing.sort_by(|a, b| {
        let outermost = a.span.first.cmp(&b.span.first).then(b.span.end(page).cmp(&a.span.end(page)));
        outermost.then(b.confidence.total_cmp(&a.confidence))
    });
    let mut findings: Vec<Finding> = Vec::new();
    let (mut hidden_to, mut comments_to) = (0, 0);
    for candidate in standing {
        let (start, end) = (candidate.span.first.index(), candidate.span.end(page));
        if end <= hidden_to || candidate.kind == Kind::Comments && end <= comments_to {
            continue;
        }
        let Some(target) = candidate.span.target(page) else { continue };
        if start < hidden_to {
            // Two that overlap without one holding the other: the first stands.
            continue;
        }
        // Comments may stay by choice, so what is clutter inside them is told apart.
        match candidate.kind {
            Kind::Comments => comments_to = end,
            _ => hidden_to = end,
        }
        let Candidate { kind, confidence, evidence, .. } = candidate;
        findings.push(Finding { target, kind, confidence, evidence });
    }
    findings
}

/// Whether nothing that a reader came for goes with it.
fn is_harmless(scene: &Scene<'_, '_, '_>, candidate: &Candidate) -> bool {
    let page = scene.page();
    let first = candidate.span.first;
    let element = page.tag(first);
    if matches!(element, Some(Tag::Html | Tag::Head | Tag::Body | Tag::Main)) {
        return false;
    }
    let at = |i: usize| scene.range(NodeId::new(i));
    let range = scene.range(first).start..at(candidate.span.last.index()).end;
    let units = scene.survey.sums.totals(range.clone()).units;
    if scene.survey.title.block.is_some_and(|t| range.contains(&t)) {
        return false;
    }
    if candidate.proven && range.len() == 1 {
        // "See also" over a list is a heading of a manual as often as a teaser.
        return scene.is_article() || candidate.kind == Kind::Ad;
    }
    let is_text_free = units == 0.0;
    if is_text_free && candidate.kind != Kind::Ad && scene.holds_story_media(first) {
        return false;
    }
    let beside_meta = !matches!(candidate.kind, Kind::Ad | Kind::Overlay | Kind::Comments)
        && (scene.meta_units(&range) > MOSTLY_META * units || scene.holds_byline(&range));
    if beside_meta {
        return false;
    }
    let article = scene.is_article();
    let allowed = match candidate.kind {
        Kind::Ad | Kind::Overlay => true,
        Kind::Social => article || candidate.confidence >= 0.9,
        Kind::Comments => true,
        Kind::Related | Kind::Teaser | Kind::Newsletter => article,
    };
    let certain = article || candidate.confidence >= CERTAIN;
    let doubt = if article { DOUBT } else { LITTLE_DOUBT };
    allowed
        && certain
        && scene.story_prose(&range) == 0.0
        && scene.story_units(&range) <= 0.34 * units
        && scene.mean_chance(&range) <= doubt
}
