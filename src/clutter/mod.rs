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
use scene::Scene;

/// Finds the clutter of a page, in document order; nothing less sure than `threshold`.
pub fn find(survey: &Survey<'_, '_>, reading: &Reading, threshold: f32) -> Vec<Finding> {
    let scene = Scene::new(survey, reading);
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
        detect(&scene, &mut candidates);
    }
    arbitrate::arbitrate(&scene, candidates, threshold)
}
