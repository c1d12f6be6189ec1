//! How right the findings are: precision by kind, and whether their confidence says how often they are right.

use super::hidden::Hidden;
use super::labels::{CLUTTER, Labelled};
use crate::Finding;
use std::ops::Range;

/// A finding beside the labels.
#[derive(Clone, Copy, Debug)]
pub(super) struct Verdict {
    pub kind: &'static str,
    pub confidence: f32,
    /// Whether at least half of what it hides is clutter; `None` where it hides nothing that labels speak of, or
    /// only what may go or stay.
    pub right: Option<bool>,
    /// Whether it also has the labelled kind.
    pub own: bool,
}

/// Judges the findings of a labelled page.
pub(super) fn judge(labelled: &Labelled, findings: &[Finding], hidden: &Hidden) -> Vec<Verdict> {
    let verdict = |(number, finding): (usize, &Finding)| {
        let kind = finding.kind.name();
        let is_sought = |category: &str| CLUTTER.contains(&category) || category == kind;
        let (mut sought, mut harm, mut same) = (0, 0, 0);
        for run in labelled.runs.iter().filter(|r| r.hidden == Some(number)) {
            match labelled.category(run) {
                "article" | "meta" => harm += run.words,
                category if is_sought(category) => {
                    sought += run.words;
                    same += if category == kind { run.words } else { 0 };
                }
                _ => {}
            }
        }
        let empty = || hidden.range(number).and_then(|r| labelled.empty_clutter(r));
        let (right, own) = match (sought + harm > 0, empty()) {
            (true, _) => (Some(sought >= harm), sought >= harm && 2 * same >= sought),
            (false, Some(category)) => (Some(true), category == kind),
            (false, None) => (None, false),
        };
        Verdict { kind, confidence: finding.confidence, right, own }
    };
    findings.iter().enumerate().map(verdict).collect()
}

/// The bounds of the calibration's bins.
pub(super) const BINS: [Range<f32>; 6] = [0.0..0.5, 0.5..0.6, 0.6..0.7, 0.7..0.8, 0.8..0.9, 0.9..1.01];

/// Findings of like confidence.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Bin {
    pub judged: u32,
    pub right: u32,
    pub confidence: f64,
}

/// The verdicts by confidence, in the order of [`BINS`].
pub(super) fn calibration<'v>(verdicts: impl Iterator<Item = &'v Verdict>) -> [Bin; BINS.len()] {
    let mut bins = [Bin::default(); BINS.len()];
    for verdict in verdicts {
        let Some(right) = verdict.right else { continue };
        let at = BINS.iter().position(|bin| bin.contains(&verdict.confidence));
        if let Some(bin) = at.and_then(|at| bins.get_mut(at)) {
            bin.judged += 1;
            bin.right += u32::from(right);
            bin.confidence += f64::from(verdict.confidence);
        }
    }
    bins
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn findings_that_labels_are_silent_about_do_not_count() {
        let verdict = |confidence, right| Verdict { kind: "ad", confidence, right, own: false };
        let verdicts = [verdict(0.95, Some(true)), verdict(1.0, Some(false)), verdict(0.95, None)];
        let bins = calibration(verdicts.iter());
        assert_eq!((bins[5].judged, bins[5].right), (2, 1));
        assert!(bins[..5].iter().all(|b| b.judged == 0));
    }
}
