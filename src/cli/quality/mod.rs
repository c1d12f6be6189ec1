//! `lede quality`: how well stories are read and pages cleaned, measured on a corpus folder.

mod clean;
mod clean_tables;
mod corpus;
mod detectors;
mod hidden;
mod labels;
mod page;
mod reader_tables;
mod score;
mod shown;
mod snippets;
mod table;
#[cfg(test)]
mod tests;
mod words;
mod workers;
mod worst;

use clap::Args;
use corpus::Entry;
use page::Measured;
use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, Write as _};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use table::Table;

/// What to measure and where to write it.
#[derive(Debug, Args)]
pub(super) struct Options {
    /// The corpus: DIR/DATASET/PAGE/page.html, and beside it gold.txt (the story as text), meta.json (domain,
    /// kind, lang, with, without), labels.json (categories by data-nid). A page without one of them is not scored
    /// by it.
    #[arg(long, value_name = "DIR")]
    corpus: PathBuf,
    /// Also write everything to FILE as Markdown, with the words kept and lost on the worst pages.
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
    /// How many of the worst pages to name in each table.
    #[arg(long, value_name = "N", default_value_t = 15)]
    worst: usize,
    /// Only the pages of the sites kept for validation (a fifth, by a hash of the site's name).
    #[arg(long)]
    validation: bool,
    /// Only these datasets.
    #[arg(long, value_name = "NAME")]
    dataset: Vec<String>,
    /// How many threads; the machine's processors by default. Use 1 to measure times.
    #[arg(long, value_name = "N")]
    threads: Option<NonZero<usize>>,
}

/// Pages and what was measured on them.
struct Results {
    entries: Vec<Entry>,
    measured: Vec<Measured>,
}

/// Whether a page is of a part.
type IsPart = fn(&Entry) -> bool;

impl Results {
    fn all(&self) -> impl Iterator<Item = (&Entry, &Measured)> {
        self.entries.iter().zip(&self.measured)
    }

    /// The parts that are reported: all pages, and those for training and for validation where there are both.
    fn parts(&self) -> Vec<(&'static str, IsPart)> {
        let kept = self.entries.iter().filter(|e| e.validation).count();
        if kept == self.entries.len() {
            return vec![("validation", |_| true)];
        }
        vec![("all", |_| true), ("train", |e| !e.validation), ("validation", |e| e.validation)]
    }
}

/// Measures the corpus and prints the tables.
pub(super) fn run(options: &Options) -> io::Result<()> {
    let mut entries = corpus::entries(&options.corpus)?;
    entries.retain(|e| options.dataset.is_empty() || options.dataset.contains(&e.dataset));
    entries.retain(|e| !options.validation || e.validation);
    if entries.is_empty() {
        return Err(io::Error::new(io::ErrorKind::NotFound, "no page of the corpus is of the part asked for"));
    }
    // Before the work is done, not after it, is the time to learn that the report cannot be written.
    let report = options.report.as_deref().map(|path| create(path).map(|file| (path, file))).transpose()?;
    let measured = workers::measure_all(&entries, options.threads)?;
    let results = Results { entries, measured };

    let mut tables = reader_tables::tables(&results);
    tables.extend(reader_tables::snippets(&results));
    tables.extend(clean_tables::tables(&results));
    tables.push(clean_tables::times(&results));
    let detailed = options.report.is_some();
    let worst = [
        worst::stories(&results, options.worst, detailed)?,
        worst::snippets(&results, options.worst, detailed)?,
        worst::cleaned(&results, options.worst),
        worst::harmed(&results, options.worst, detailed)?,
    ];
    let summary = summary(&results, tables.iter().chain(worst.iter().map(|w| &w.table)));
    io::stdout().lock().write_all(summary.as_bytes())?;
    if let Some((path, mut file)) = report {
        file.write_all(summary.as_bytes())?;
        for worst in worst.iter().filter(|w| !w.details.is_empty()) {
            writeln!(file, "\n## {} in detail\n{}", worst.table.heading(), worst.details)?;
        }
        eprintln!("lede: report written to {}", path.display());
    }
    Ok(())
}

fn create(path: &Path) -> io::Result<File> {
    File::create(path).map_err(|e| io::Error::new(e.kind(), format!("{}: {e}", path.display())))
}

fn summary<'t>(results: &Results, tables: impl Iterator<Item = &'t Table>) -> String {
    let kept = results.entries.iter().filter(|e| e.validation).count();
    let mut out = format!(
        "# Quality of lede {}\n\n{} pages, {kept} of them of sites kept for validation: no rule is made and no \
         threshold set by those. The weights were trained on sites of both parts; what they reach on sites they have \
         not seen is what the training prints.\n",
        env!("CARGO_PKG_VERSION"),
        results.entries.len()
    );
    for table in tables.filter(|t| !t.is_empty()) {
        // Writing to a String cannot fail.
        let _ = write!(out, "\n{table}");
    }
    out
}
