//! Tables of how clean pages become.

use super::Results;
use super::clean::{Clean, Part};
use super::detectors::{BINS, Verdict, calibration};
use super::labels::CLUTTER;
use super::score::share;
use super::shown::Shown;
use super::table::{Table, four};
use crate::Kind;
use std::collections::BTreeMap;

/// A page that loses more of its article than this is harmed.
const HARMED: f64 = 0.01;
/// A page that is no article and loses more of its gold text than this is harmed.
const SHOWN_HARMED: f64 = 0.05;

/// Labelled pages, detectors, calibration, pages that are no article.
pub(super) fn tables(results: &Results) -> Vec<Table> {
    let mut out = Vec::new();
    for (part, keep) in results.parts() {
        let pages: Vec<&Clean> = results.all().filter(|(e, _)| keep(e)).filter_map(|(_, m)| m.clean.as_ref()).collect();
        if pages.is_empty() {
            continue;
        }
        out.push(labelled(part, &pages));
        let kept = results.all().filter(|(e, _)| keep(e));
        let verdicts: Vec<&Verdict> = kept.flat_map(|(_, m)| &m.verdicts).collect();
        out.push(detectors(part, &pages, &verdicts));
        out.push(confidence(part, &verdicts));
    }
    for (part, keep) in results.parts() {
        let mut kinds: BTreeMap<&str, Vec<Shown>> = BTreeMap::new();
        for (entry, measured) in results.all().filter(|(e, _)| keep(e)) {
            if let Some(shown) = measured.shown {
                kinds.entry(&entry.kind).or_default().push(shown);
                kinds.entry("~ all").or_default().push(shown);
            }
        }
        out.push(no_articles(part, &kinds));
    }
    out
}

fn labelled(part: &str, pages: &[&Clean]) -> Table {
    let note = "Perfect: 99.5 % of the article's words kept, all clutter inside it gone and 95 % of the rest.";
    let mut table =
        Table::new(format!("Clean on labelled pages: {part}"), note, &["", "got", "of", "share", "page mean"]);
    let sum = |part: &dyn Fn(&Clean) -> Part| {
        let mut sum = Part::default();
        pages.iter().for_each(|page| sum.add(part(page)));
        sum
    };
    // Pages without any such thing do not count, but for the article's words.
    let mean = |part: &dyn Fn(&Clean) -> Part| {
        let shares: Vec<f64> = pages.iter().map(|p| part(p)).filter(|p| p.of > 0).map(Part::share).collect();
        share(shares.iter().sum(), shares.len() as f64)
    };
    let mut row = |name: &str, sum: Part, mean: String| {
        table.row([name.to_owned(), sum.got.to_string(), sum.of.to_string(), four(sum.share()), mean]);
    };
    let count = |of: &dyn Fn(&Clean) -> bool| {
        let mut part = Part::default();
        pages.iter().for_each(|page| part.count(of(page)));
        part
    };
    let kept = share(pages.iter().map(|p| p.article_kept()).sum(), pages.len() as f64);
    row("perfect pages", count(&Clean::is_perfect), String::new());
    row("article words kept", sum(&|p| p.article), four(kept));
    row("pages losing over 1 %", count(&|p| p.article_kept() < 1.0 - HARMED), String::new());
    row("meta words kept", sum(&|p| p.meta), String::new());
    row("clutter gone", sum(&|p| p.clutter), four(mean(&|p| p.clutter)));
    row("clutter inside the story gone", sum(&|p| p.inside), four(mean(&|p| p.inside)));
    row("empty slots gone", sum(&|p| p.empty), String::new());
    table
}

fn detectors(part: &str, pages: &[&Clean], verdicts: &[&Verdict]) -> Table {
    let note = "A finding is right when at least half of the labelled words it hides are clutter; those that hide \
        nothing labelled, or only what may go or stay, are not judged. Recall counts labelled elements with words: \
        gone by any detector, and by the one of their kind.";
    let columns = ["kind", "findings", "judged", "precision", "of its own kind", "labelled", "recall", "own recall"];
    let mut table = Table::new(format!("Detectors: {part}"), note, &columns);
    for kind in Kind::ALL.map(Kind::name) {
        let own: Vec<&&Verdict> = verdicts.iter().filter(|v| v.kind == kind).collect();
        let judged = own.iter().filter(|v| v.right.is_some()).count();
        let right = own.iter().filter(|v| v.right == Some(true)).count();
        let same = own.iter().filter(|v| v.own).count();
        let shared = |n: usize| if judged > 0 { four(share(n as f64, judged as f64)) } else { String::new() };
        let mut row = vec![kind.to_owned(), own.len().to_string(), judged.to_string(), shared(right), shared(same)];
        if let Some(category) = CLUTTER.iter().position(|c| *c == kind) {
            let (mut all, mut by_own) = (Part::default(), Part::default());
            for page in pages {
                all.add(page.categories.get(category).copied().unwrap_or_default());
                by_own.add(page.own.get(category).copied().unwrap_or_default());
            }
            row.extend([all.of.to_string(), four(all.share()), four(by_own.share())]);
        }
        table.row(row);
    }
    table
}

fn confidence(part: &str, verdicts: &[&Verdict]) -> Table {
    let note = "Whether confidence says how often a finding is right.";
    let columns = ["confidence", "judged", "mean confidence", "right"];
    let mut table = Table::new(format!("Calibration: {part}"), note, &columns);
    for (range, bin) in BINS.iter().zip(calibration(verdicts.iter().copied())) {
        if bin.judged > 0 {
            table.row([
                format!("{:.1} to {:.1}", range.start, range.end.min(1.0)),
                bin.judged.to_string(),
                four(share(bin.confidence, f64::from(bin.judged))),
                four(share(f64::from(bin.right), f64::from(bin.judged))),
            ]);
        }
    }
    table
}

fn no_articles(part: &str, kinds: &BTreeMap<&str, Vec<Shown>>) -> Table {
    let note = "How much of the gold text (shingles found on the page) stays in sight where nothing but certain clutter may go.";
    let columns = ["kind", "pages", "in sight", "page mean", "losing anything", "losing over 5 %"];
    let mut table = Table::new(format!("Clean on pages that are no article: {part}"), note, &columns);
    for (kind, pages) in kinds {
        let before: f64 = pages.iter().map(|s| f64::from(s.before)).sum();
        let lost: f64 = pages.iter().map(|s| f64::from(s.lost)).sum();
        let mean = share(pages.iter().map(|s| 1.0 - s.share_lost()).sum(), pages.len() as f64);
        table.row([
            kind.trim_start_matches("~ ").to_owned(),
            pages.len().to_string(),
            four(1.0 - share(lost, before)),
            four(mean),
            pages.iter().filter(|s| s.lost > 0).count().to_string(),
            pages.iter().filter(|s| s.share_lost() > SHOWN_HARMED).count().to_string(),
        ]);
    }
    table
}

/// How long pages took.
pub(super) fn times(results: &Results) -> Table {
    let note = "Milliseconds; with more than one thread they disturb one another. In a browser the page comes parsed.";
    let mut table = Table::new("Time a page", note, &["", "median", "p95", "max", "slowest page"]);
    let mut row = |name: &str, time: &dyn Fn(&super::page::Measured) -> f64| {
        let mut all: Vec<(f64, String)> = results.all().map(|(e, m)| (time(m), e.id())).collect();
        all.sort_by(|a, b| a.0.total_cmp(&b.0));
        let at = |share: f64| all.get((all.len() as f64 * share) as usize).or(all.last());
        let ms = |share: f64| at(share).map_or(String::new(), |(ms, _)| format!("{ms:.2}"));
        let slowest = all.last().map_or(String::new(), |(_, id)| id.clone());
        table.row([name.to_owned(), ms(0.5), ms(0.95), ms(1.0), slowest]);
    };
    row("analysis", &|m| m.analysis.as_secs_f64() * 1e3);
    row("parsing the file and analysis", &|m| (m.parsing + m.analysis).as_secs_f64() * 1e3);
    table
}
