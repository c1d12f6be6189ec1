//! One page of the corpus, analysed and measured.

use super::clean::Clean;
use super::corpus::Entry;
use super::detectors::{Verdict, judge};
use super::hidden::Hidden;
use super::labels::Labelled;
use super::score::{Gold, Score};
use super::shown::{NO_ARTICLES, Shown, text};
use super::snippets::Snippets;
use crate::cli::Loaded;
use crate::cli::clean::element_nodes;
use crate::features::Survey;
use crate::page::Page;
use crate::story;
use crate::{Analysis, analyze_page};
use std::io;
use std::time::{Duration, Instant};

/// How near the story came to the gold text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Read {
    /// The body alone.
    pub body: Score,
    /// With the headline before it; some gold texts begin with it.
    pub titled: Score,
}

/// What was measured on a page.
#[derive(Debug)]
pub(super) struct Measured {
    /// From the file in memory to the serialised page, which a browser has at hand.
    pub parsing: Duration,
    /// From the serialised page to the analysis.
    pub analysis: Duration,
    pub read: Option<Read>,
    pub snippets: Option<Snippets>,
    pub clean: Option<Clean>,
    pub verdicts: Vec<Verdict>,
    pub shown: Option<Shown>,
}

/// The story as it is scored.
pub(super) struct Told {
    pub title: String,
    pub body: String,
}

impl Told {
    fn of(page: &Page<'_>, analysis: &Analysis) -> Told {
        let survey = Survey::new(page, None);
        let (reading, _) = crate::analysis::examine(&survey, crate::Options::STANDARD);
        let body = story::body(&survey, &reading).collect::<Vec<_>>().join("\n");
        let title = analysis.story.as_ref().and_then(|s| s.title.as_ref()).map(|t| t.text.clone());
        Told { title: title.unwrap_or_default(), body }
    }

    /// Headline and body.
    pub(super) fn titled(&self) -> String {
        format!("{}\n{}", self.title, self.body)
    }
}

/// The story of a page alone, to show where it differs from the gold.
pub(super) fn told(entry: &Entry) -> io::Result<Told> {
    let loaded = Loaded::read(&entry.page())?;
    let page = Page::parse(&loaded.page.html, loaded.page.scripting);
    Ok(Told::of(&page, &analyze_page(&page, &loaded.options())))
}

/// The texts that are hidden on a page, longest first, each with its kind and confidence.
pub(super) fn hidden_texts(entry: &Entry) -> io::Result<Vec<String>> {
    let loaded = Loaded::read(&entry.page())?;
    let page = Page::parse(&loaded.page.html, loaded.page.scripting);
    let findings = analyze_page(&page, &loaded.options()).findings;
    let hidden = Hidden::new(&page, &element_nodes(&page), &findings);
    let texts = findings.iter().enumerate().map(|(number, finding)| {
        let text = text(&page, |node| hidden.by(node) == Some(number));
        (text.split_whitespace().collect::<Vec<_>>().join(" "), finding)
    });
    let mut texts: Vec<_> = texts.filter(|(text, _)| !text.is_empty()).collect();
    texts.sort_by_key(|(text, _)| std::cmp::Reverse(text.len()));
    let told = texts.iter().map(|(text, f)| format!("({} {:.2}) {text}", f.kind.name(), f.confidence));
    Ok(told.collect())
}

/// Analyses and measures a page.
pub(super) fn measure(entry: &Entry) -> io::Result<Measured> {
    let loaded = Loaded::read(&entry.page())?;
    let parsing = loaded.started.elapsed();
    let start = Instant::now();
    let page = Page::parse(&loaded.page.html, loaded.page.scripting);
    let analysis = analyze_page(&page, &loaded.options());
    let time = start.elapsed();

    let gold = entry.gold()?.map(|text| Gold::new(&text));
    let labels = entry.labels()?;
    let has_snippets = !entry.with.is_empty() || !entry.without.is_empty();
    let told = (gold.is_some() || has_snippets).then(|| Told::of(&page, &analysis));
    let hidden = Hidden::new(&page, &element_nodes(&page), &analysis.findings);
    let labelled = labels.map(|labels| Labelled::new(&page, &labels, &hidden));
    let kinds: Vec<&str> = analysis.findings.iter().map(|f| f.kind.name()).collect();
    let is_article = !NO_ARTICLES.contains(&entry.kind.as_str());
    Ok(Measured {
        parsing,
        analysis: time,
        read: gold.as_ref().zip(told.as_ref()).map(|(gold, told)| {
            let body = gold.score(&told.body);
            Read { body, titled: if told.title.is_empty() { body } else { gold.score(&told.titled()) } }
        }),
        snippets: told.as_ref().filter(|_| has_snippets).map(|told| Snippets::of(entry, &told.body)),
        clean: labelled.as_ref().map(|labelled| Clean::of(labelled, &kinds)),
        verdicts: labelled.map_or_else(Vec::new, |labelled| judge(&labelled, &analysis.findings, &hidden)),
        shown: gold.filter(|_| !is_article).map(|gold| Shown::of(&page, &gold, &hidden)),
    })
}
