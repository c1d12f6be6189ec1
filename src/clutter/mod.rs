//! What on the page is clutter: one detector a kind, then arbitration.

mod ad;
mod arbitrate;
mod candidate;
mod comments;
mod names;
mod newsletter;
mod overlay;
mod related;
mod scene;
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
    arbitrate::arbitrate(&scene, propose(&scene), threshold)
}

/// What the detectors proposed and arbitration did not let stand, as lines for a person to read.
#[cfg(feature = "cli")]
pub fn rejected(survey: &Survey<'_, '_>, reading: &Reading, findings: &[Finding]) -> Vec<String> {
    let scene = Scene::new(survey, reading);
    let told = |c: &Candidate| {
        let target = c.span.target(survey.page);
        target.is_none_or(|t| findings.iter().any(|f| f.target == t))
    };
    let lines = propose(&scene).into_iter().filter(|c| !told(c)).map(|c| {
        let words = survey.totals(c.span.first).units;
        format!("{} {:.2} {:?} {words} words {:?}", c.kind.name(), c.confidence, c.span.target(survey.page), c.evidence)
    });
    lines.collect()
}

fn propose(scene: &Scene<'_, '_, '_>) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    for detect in [
        ad::detect,
        related::detect,
        teaser::detect,
        newsletter::detect,
        social::detect,
        overlay::detect,
        comments::detect,
    ] {
        detect(scene, &mut candidates);
    }
    candidates
}
