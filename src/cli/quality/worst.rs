//! The pages that came out worst, and what was lost and left on them.

use super::Results;
use super::corpus::Entry;
use super::page::{hidden_texts, told};
use super::reader_tables::{by_convention, titled_sets};
use super::table::Table;
use super::words::{shingles, words};
use std::fmt::Write;
use std::io;

/// Longer lines are cut in reports.
const LINE: usize = 200;
/// So many lines of a kind are shown a page.
const LINES: usize = 25;

/// A table of the worst pages and, for the report, what is wrong with each.
pub(super) struct Worst {
    pub table: Table,
    pub details: String,
}

/// The worst stories.
pub(super) fn stories(results: &Results, count: usize, detailed: bool) -> io::Result<Worst> {
    let titled = titled_sets(results);
    let read = results.all().filter_map(|(e, m)| Some((by_convention(&titled, e, m.read.as_ref()?), e)));
    let mut pages: Vec<_> = read.collect();
    pages.sort_by(|a, b| a.0.f1().total_cmp(&b.0.f1()));
    let mut table = Table::new("Worst stories", "", &["page", "F1", "missing", "extra", "kind", "language"]);
    let mut details = String::new();
    for (score, entry) in pages.into_iter().take(count) {
        let cells = [score.f1(), score.missing, score.extra].map(|n| format!("{n:.3}"));
        table.row([entry.id()].into_iter().chain(cells).chain([entry.kind.clone(), entry.language.clone()]));
        if detailed {
            differences(entry, titled.get(entry.dataset.as_str()) == Some(&true), &mut details)?;
        }
    }
    Ok(Worst { table, details })
}

/// Gold lines that the story lacks, and its own that the gold lacks.
fn differences(entry: &Entry, titled: bool, out: &mut String) -> io::Result<()> {
    let (story, gold) = (told(entry)?, entry.gold()?.unwrap_or_default());
    let story = if titled { story.titled() } else { story.body };
    heading(out, entry);
    lines(out, "Missing from the story", lacking(&gold, &story));
    lines(out, "In the story and not in the gold text", lacking(&story, &gold));
    Ok(())
}

/// The lines of `text` most of whose shingles the other text has not.
fn lacking<'t>(text: &'t str, other: &str) -> impl Iterator<Item = &'t str> {
    let other_words = words(other);
    let (held, single) = (shingles(&other_words), other_words);
    text.lines().map(str::trim).filter(move |line| {
        let own = words(line);
        let found = if own.len() < 4 {
            own.iter().filter(|word| single.contains(word)).count()
        } else {
            shingles(&own).keys().filter(|shingle| held.contains_key(shingle)).count()
        };
        let all = if own.len() < 4 { own.len() } else { own.len() - 3 };
        2 * found < all
    })
}

/// The snippets that went wrong, page by page.
pub(super) fn snippets(results: &Results, count: usize, detailed: bool) -> io::Result<Worst> {
    let counted = results.all().filter(|(_, m)| m.read.is_none());
    let mut pages: Vec<_> =
        counted.filter_map(|(e, m)| Some((m.snippets?, e))).filter(|(s, _)| s.wrong() > 0).collect();
    pages.sort_by_key(|(s, _)| std::cmp::Reverse(s.wrong()));
    let mut table = Table::new("Worst snippets", "", &["page", "missed", "leaked", "of", "language"]);
    let mut details = String::new();
    for (snippets, entry) in pages.into_iter().take(count) {
        let cells = [snippets.missed, snippets.leaked, snippets.count()].map(|n| n.to_string());
        table.row([entry.id()].into_iter().chain(cells).chain([entry.language.clone()]));
        if detailed {
            let text = super::words::folded(&told(entry)?.body);
            let held = |snippet: &&String| text.contains(&super::words::folded(snippet));
            heading(&mut details, entry);
            lines(&mut details, "Missed", entry.with.iter().filter(|s| !held(s)).map(String::as_str));
            lines(&mut details, "Leaked", entry.without.iter().filter(held).map(String::as_str));
        }
    }
    Ok(Worst { table, details })
}

/// The labelled pages that were cleaned worst: harm first, then what is left.
pub(super) fn cleaned(results: &Results, count: usize) -> Worst {
    let mut pages: Vec<_> = results.all().filter_map(|(e, m)| Some((m.clean.as_ref()?, e))).collect();
    pages.sort_by(|(a, _), (b, _)| {
        let order = a.is_perfect().cmp(&b.is_perfect()).then(a.article_kept().total_cmp(&b.article_kept()));
        order.then(a.clutter.share().total_cmp(&b.clutter.share()))
    });
    let columns = ["page", "article words lost", "of", "clutter gone", "of", "inside gone", "of", "language"];
    let mut table = Table::new("Worst cleaned pages", "", &columns);
    let mut details = String::new();
    for (clean, entry) in pages.into_iter().filter(|(clean, _)| !clean.is_perfect()).take(count) {
        let lost = clean.article.of - clean.article.got;
        let numbers = [lost, clean.article.of, clean.clutter.got, clean.clutter.of, clean.inside.got, clean.inside.of];
        let numbers = numbers.map(|n| n.to_string());
        table.row([entry.id()].into_iter().chain(numbers).chain([entry.language.clone()]));
        heading(&mut details, entry);
        lines(&mut details, "Article text that is hidden", clean.lost.iter().map(String::as_str));
        let left = |inside: bool| {
            let left = clean.left.iter().filter(move |(_, i, _)| *i == inside);
            left.map(|(category, _, text)| format!("({category}) {text}"))
        };
        lines(&mut details, "Clutter left inside the story", left(true));
        lines(&mut details, "Clutter left elsewhere", left(false));
    }
    Worst { table, details }
}

/// The pages that are no article and lose most of their gold text.
pub(super) fn harmed(results: &Results, count: usize, detailed: bool) -> io::Result<Worst> {
    let mut pages: Vec<_> =
        results.all().filter_map(|(e, m)| Some((m.shown?, e))).filter(|(s, _)| s.lost > 0).collect();
    pages.sort_by(|a, b| b.0.share_lost().total_cmp(&a.0.share_lost()));
    let columns = ["page", "share lost", "shingles lost", "of", "kind"];
    let mut table = Table::new("Most harmed pages that are no article", "", &columns);
    let mut details = String::new();
    for (shown, entry) in pages.into_iter().take(count) {
        let share = format!("{:.3}", shown.share_lost());
        table.row([entry.id(), share, shown.lost.to_string(), shown.before.to_string(), entry.kind.clone()]);
        if detailed {
            heading(&mut details, entry);
            lines(&mut details, "Hidden", hidden_texts(entry)?.iter());
        }
    }
    Ok(Worst { table, details })
}

fn heading(out: &mut String, entry: &Entry) {
    // Writing to a String cannot fail.
    let _ = writeln!(out, "\n### {} ({}, {}, {})", entry.id(), entry.site, entry.kind, entry.language);
}

/// A list of texts under a heading, each as inline code so that nothing in it is taken for Markdown.
fn lines(out: &mut String, heading: &str, texts: impl Iterator<Item = impl AsRef<str>>) {
    let texts: Vec<_> = texts.collect();
    if texts.is_empty() {
        return;
    }
    let _ = writeln!(out, "\n{heading} ({}):\n", texts.len());
    for text in texts.iter().take(LINES) {
        let text: Vec<&str> = text.as_ref().split_whitespace().collect();
        let text = text.join(" ").replace('`', "'");
        let cut: String = text.chars().take(LINE).collect();
        let _ = writeln!(out, "- `{cut}{}`", if cut.len() < text.len() { "…" } else { "" });
    }
    if texts.len() > LINES {
        let _ = writeln!(out, "- and {} more", texts.len() - LINES);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_lines_that_the_other_text_lacks_are_shown() {
        let gold = "The river rose by night.\nNobody had slept in the lower town.\nEnd";
        let missing: Vec<&str> = lacking(gold, "Today: the river rose by night. End.").collect();
        assert_eq!(missing, ["Nobody had slept in the lower town."]);
    }

    #[test]
    fn texts_are_shown_cut_and_unformatted() {
        let mut out = String::new();
        lines(&mut out, "Lost", ["a `b`\n c".to_owned(), "x".repeat(300)].iter());
        assert!(out.contains("- `a 'b' c`\n"));
        assert!(out.contains(&format!("- `{}…`", "x".repeat(LINE))));
    }
}
