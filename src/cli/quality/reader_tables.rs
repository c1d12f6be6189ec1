//! Tables of how well stories are read.

use super::Results;
use super::corpus::Entry;
use super::page::Read;
use super::score::{Score, Sum, share};
use super::snippets::Snippets;
use super::table::{Table, four};
use std::collections::{BTreeMap, HashMap};

const COLUMNS: [&str; 8] = ["", "pages", "F1", "precision", "recall", "exact", "mean page F1", "pages under 0.5"];

/// Whether each set's gold begins with the headline: whichever way it scores higher over the whole set.
pub(super) fn titled_sets(results: &Results) -> HashMap<&str, bool> {
    let mut sums: HashMap<&str, (Sum, Sum)> = HashMap::new();
    for (entry, measured) in results.all() {
        if let Some(read) = &measured.read {
            let (body, titled) = sums.entry(&entry.dataset).or_default();
            body.add(read.body);
            titled.add(read.titled);
        }
    }
    sums.into_iter().map(|(set, (body, titled))| (set, titled.f1() > body.f1())).collect()
}

/// A page's score by its set's convention.
pub(super) fn by_convention(titled: &HashMap<&str, bool>, entry: &Entry, read: &Read) -> Score {
    if titled.get(entry.dataset.as_str()) == Some(&true) { read.titled } else { read.body }
}

/// Reader scores by dataset, by kind where a set has several, and by language.
pub(super) fn tables(results: &Results) -> Vec<Table> {
    let titled = titled_sets(results);
    let scored = |keep: &dyn Fn(&Entry) -> bool, key: &dyn Fn(&Entry) -> String| {
        let mut sums: BTreeMap<String, Sum> = BTreeMap::new();
        for (entry, measured) in results.all().filter(|(e, _)| keep(e)) {
            if let Some(read) = &measured.read {
                sums.entry(key(entry)).or_default().add(by_convention(&titled, entry, read));
            }
        }
        sums
    };
    let mut out = Vec::new();
    let note =
        "Shingles of four words against the gold text; each set with or without the headline, whichever is nearer.";
    for (part, keep) in results.parts() {
        let sums = scored(&keep, &|e| e.dataset.clone());
        let mut table = table(format!("Reader by dataset: {part}"), note, &sums);
        let mean = share(sums.values().map(Sum::f1).sum(), sums.len() as f64);
        let padding = COLUMNS.iter().skip(3).map(|_| String::new());
        table.row(["mean of the sets".to_owned(), String::new(), four(mean)].into_iter().chain(padding));
        out.push(table);
    }
    let mut kinds: HashMap<&str, Vec<&str>> = HashMap::new();
    for (entry, _) in results.all().filter(|(_, m)| m.read.is_some() && m.clean.is_none()) {
        let kinds = kinds.entry(&entry.dataset).or_default();
        if !kinds.contains(&entry.kind.as_str()) {
            kinds.push(&entry.kind);
        }
    }
    let several = |e: &Entry| kinds.get(e.dataset.as_str()).is_some_and(|k| k.len() > 1);
    for (part, keep) in results.parts() {
        let sums = scored(&|e| keep(e) && several(e), &|e| format!("{}: {}", e.dataset, e.kind));
        out.push(table(format!("Reader by kind: {part}"), "", &sums));
    }
    // Labelled pages stand in other sets too.
    let labelled: Vec<String> =
        results.all().filter(|(_, m)| m.clean.is_some()).map(|(e, _)| e.dataset.clone()).collect();
    for (part, keep) in results.parts() {
        let sums = scored(&|e| keep(e) && !labelled.contains(&e.dataset), &|e| e.language.clone());
        out.push(table(format!("Reader by language: {part}"), "", &sums));
    }
    out
}

fn table(heading: String, note: &'static str, sums: &BTreeMap<String, Sum>) -> Table {
    let mut table = Table::new(heading, note, &COLUMNS);
    for (name, sum) in sums {
        table.row([
            name.clone(),
            sum.pages.to_string(),
            four(sum.f1()),
            four(sum.precision()),
            four(sum.recall()),
            four(sum.exact()),
            four(sum.mean_f1()),
            sum.poor.to_string(),
        ]);
    }
    table
}

/// What stories hold and leave out of what they should, by dataset, and by language for sets without gold texts.
pub(super) fn snippets(results: &Results) -> Vec<Table> {
    let mut out = Vec::new();
    for (part, keep) in results.parts() {
        let mut counts: BTreeMap<String, Snippets> = BTreeMap::new();
        for (entry, measured) in results.all().filter(|(e, _)| keep(e)) {
            let Some(snippets) = measured.snippets else { continue };
            counts.entry(entry.dataset.clone()).or_default().add(snippets);
            if measured.read.is_none() {
                counts.entry(format!("{}: {}", entry.dataset, entry.language)).or_default().add(snippets);
            }
        }
        let columns = ["", "snippets", "kept", "left out", "accuracy", "F1"];
        let mut table = Table::new(format!("Snippets: {part}"), "", &columns);
        for (name, counts) in &counts {
            table.row([
                name.clone(),
                counts.count().to_string(),
                four(counts.share_kept()),
                four(counts.share_left_out()),
                four(counts.accuracy()),
                four(counts.f1()),
            ]);
        }
        out.push(table);
    }
    out
}
