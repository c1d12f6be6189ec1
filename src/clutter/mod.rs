//! What on the page is clutter: one detector a kind, then arbitration.

mod ad;
mod arbitrate;
mod candidate;
mod comments;
mod contents;
mod extent;
mod formula;
mod furniture;
mod inline;
mod label;
mod leading;
mod letter;
mod names;
mod newsletter;
mod overlay;
mod related;
mod remnants;
mod scene;
mod shelf;
mod social;
mod teaser;

use crate::features::Survey;
use crate::story::Reading;
use crate::verdict::Finding;
use candidate::Candidate;
use scene::Scene;

/// Finds the clutter of a page, in document order; nothing less sure than `threshold`.
pub fn find(survey: &Survey<'_, '_>, reading: &Reading, threshold: f32) -> Vec<Finding> {
    let scene = Scene::new(survey, reading);
    let standing = arbitrate::arbitrate(&scene, propose(&scene), threshold);
    let whole = remnants::taken_along(&scene, standing);
    whole.into_iter().filter_map(|c| c.finding(survey.page)).collect()
}

/// What the detectors proposed and arbitration did not let stand, as lines for a person to read.
#[cfg(feature = "cli")]
pub fn rejected(survey: &Survey<'_, '_>, reading: &Reading, findings: &[Finding]) -> Vec<String> {
    let scene = Scene::new(survey, reading);
    let standing: Vec<Candidate> = propose(&scene)
        .into_iter()
        .filter(|c| c.span.target(survey.page).is_some_and(|t| findings.iter().any(|f| f.target == t)))
        .collect();
    let told = |c: &Candidate| {
        let (first, end) = (c.span.first, c.span.end(survey.page));
        standing.iter().any(|s| s.span.first <= first && end <= s.span.end(survey.page))
    };
    let lines = propose(&scene).into_iter().filter(|c| !told(c)).map(|c| {
        let words = survey.totals(c.span.first).units;
        let why = arbitrate::objection(&scene, &c);
        let target = c.span.target(survey.page);
        format!("{} {:.2} {target:?} {words} words {why:?} {:?}", c.kind.name(), c.confidence, c.evidence)
    });
    lines.collect()
}

#[inline(never)]
fn propose(scene: &Scene<'_, '_, '_>) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    for detect in [
        ad::detect,
        related::detect,
        teaser::detect,
        newsletter::detect,
        social::detect,
        inline::detect,
        overlay::detect,
        comments::detect,
    ] {
        detect(scene, &mut candidates);
    }
    candidates
}
