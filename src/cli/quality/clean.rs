//! How clean a labelled page is: article words kept, clutter gone.

use super::labels::{CLUTTER, Labelled};
use super::score::share;

/// So much of the article must stay for a page to be perfect.
const ARTICLE_KEPT: f64 = 0.995;
/// So much of the clutter must go, besides all of it inside the story.
const CLUTTER_GONE: f64 = 0.95;

/// How many of how many.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Part {
    pub got: u32,
    pub of: u32,
}

impl Part {
    pub(super) fn count(&mut self, got: bool) {
        self.got += u32::from(got);
        self.of += 1;
    }

    pub(super) fn add(&mut self, other: Part) {
        self.got += other.got;
        self.of += other.of;
    }

    /// The share, 0 of nothing.
    pub(super) fn share(self) -> f64 {
        share(f64::from(self.got), f64::from(self.of))
    }
}

/// What became of one labelled page.
#[derive(Clone, Debug, Default)]
pub(super) struct Clean {
    /// Words of the article, those still shown.
    pub article: Part,
    /// Words of headline, byline, date and captions, those still shown.
    pub meta: Part,
    /// Clutter units with words that are gone.
    pub clutter: Part,
    /// Those of them between the article's first and last word.
    pub inside: Part,
    /// Clutter units without words that are gone.
    pub empty: Part,
    /// Clutter units with words by category, in the order of [`CLUTTER`].
    pub categories: [Part; CLUTTER.len()],
    /// Of those the ones that a finding of their own kind hides.
    pub own: [Part; CLUTTER.len()],
    /// Article texts that are hidden.
    pub lost: Vec<String>,
    /// Clutter that is still shown: category, whether inside the story, text.
    pub left: Vec<(String, bool, String)>,
}

impl Clean {
    /// `kinds` are the kinds of the findings by their number.
    pub(super) fn of(labelled: &Labelled, kinds: &[&str]) -> Clean {
        let mut clean = Clean::default();
        let is_article = |i: &usize| labelled.runs.get(*i).is_some_and(|r| labelled.category(r) == "article");
        let article = || (0..labelled.runs.len()).filter(is_article);
        let story = article().next().zip(article().next_back());
        for run in &labelled.runs {
            let part = match labelled.category(run) {
                "article" => &mut clean.article,
                "meta" => &mut clean.meta,
                _ => continue,
            };
            part.of += run.words;
            part.got += if run.hidden.is_none() { run.words } else { 0 };
            if run.hidden.is_some() && labelled.category(run) == "article" {
                clean.lost.push(run.text.clone());
            }
        }
        for (number, unit) in labelled.units.iter().enumerate() {
            let Some(category) = CLUTTER.iter().position(|c| *c == unit.category) else { continue };
            let gone = unit.is_gone();
            if unit.words == 0 {
                clean.empty.count(gone);
                continue;
            }
            let inside = story.is_some_and(|(first, last)| first < unit.at && unit.at <= last);
            clean.clutter.count(gone);
            if inside {
                clean.inside.count(gone);
            }
            let by_run = || labelled.runs.iter().filter(|r| r.unit == number).find_map(|r| r.hidden);
            let by = unit.hidden.or_else(by_run).and_then(|finding| kinds.get(finding));
            if let (Some(all), Some(own)) = (clean.categories.get_mut(category), clean.own.get_mut(category)) {
                all.count(gone);
                own.count(gone && by == Some(&unit.category.as_str()));
            }
            if !gone {
                clean.left.push((unit.category.clone(), inside, unit.text.trim().to_owned()));
            }
        }
        clean
    }

    /// Article kept, all clutter inside it gone, nearly all the rest.
    pub(super) fn is_perfect(&self) -> bool {
        (self.article.of == 0 || self.article.share() >= ARTICLE_KEPT)
            && self.inside.got == self.inside.of
            && (self.clutter.of == 0 || self.clutter.share() >= CLUTTER_GONE)
    }

    /// The share of the article that is kept; all of none.
    pub(super) fn article_kept(&self) -> f64 {
        if self.article.of == 0 { 1.0 } else { self.article.share() }
    }
}

#[cfg(test)]
mod tests {
    use super::super::hidden::Hidden;
    use super::*;
    use crate::cli::clean::element_nodes;
    use crate::page::Page;
    use crate::{Evidence, Finding, Kind, Rule, Target};

    const PAGE: &str = concat!(
        "<html><head></head><body><main data-nid=\"1\"><p>The river rose by night.</p>",
        "<p data-nid=\"2\">Read also: the dam</p><p>By morning it had gone.</p><ins data-nid=\"3\"></ins></main></body></html>"
    );

    fn hiding(elements: &[u32]) -> Clean {
        let page = Page::parse(PAGE, true);
        let finding = |element: &u32| Finding {
            target: Target::Element { element: *element },
            kind: Kind::Teaser,
            confidence: 0.9,
            evidence: vec![Evidence { rule: Rule::Phrase, matched: String::new(), value: None }],
        };
        let findings: Vec<Finding> = elements.iter().map(finding).collect();
        let hidden = Hidden::new(&page, &element_nodes(&page), &findings);
        let labels = [("1", "article"), ("2", "teaser"), ("3", "ad")];
        let labels = labels.into_iter().map(|(nid, c)| (nid.to_owned(), c.to_owned())).collect();
        Clean::of(&Labelled::new(&page, &labels, &hidden), &["teaser"])
    }

    #[test]
    fn a_page_without_its_teaser_is_perfect() {
        let clean = hiding(&[5]);
        assert!(clean.is_perfect());
        assert_eq!((clean.inside, clean.empty), (Part { got: 1, of: 1 }, Part { got: 0, of: 1 }));
        assert_eq!(clean.own, clean.categories);
    }

    #[test]
    fn what_stays_and_what_is_lost_is_named() {
        let clean = hiding(&[4]);
        assert!(!clean.is_perfect());
        assert_eq!(clean.lost, ["The river rose by night."]);
        assert_eq!(clean.left, [("teaser".to_owned(), true, "Read also: the dam".to_owned())]);
    }
}
