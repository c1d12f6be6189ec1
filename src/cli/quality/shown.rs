//! What stays of the gold text in sight on pages that are no article, where harm is the worst failure.

use super::hidden::Hidden;
use super::score::Gold;
use super::words::{Shingles, shingles, words};
use crate::page::{NodeId, NodeKind, Page, decode_into};

/// The kinds of page that are none.
pub(super) const NO_ARTICLES: [&str; 6] = ["forum", "listing", "product", "documentation", "service", "collection"];

/// Shingles of the gold text on a page.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Shown {
    /// On the page as it came.
    pub before: u32,
    /// Of these no longer in sight.
    pub lost: u32,
}

impl Shown {
    pub(super) fn of(page: &Page<'_>, gold: &Gold, hidden: &Hidden) -> Shown {
        let before = shingles(&words(&text(page, |_| true)));
        let after = shingles(&words(&text(page, |node| hidden.by(node).is_none())));
        let mut shown = Shown::default();
        for (shingle, count) in gold.shingles() {
            let held = |text: &Shingles| text.get(shingle).copied().unwrap_or(0).min(*count);
            shown.before += held(&before);
            shown.lost += held(&before).saturating_sub(held(&after));
        }
        shown
    }

    /// The share that is out of sight.
    pub(super) fn share_lost(self) -> f64 {
        super::score::share(f64::from(self.lost), f64::from(self.before))
    }
}

/// The page's text in document order; only inline elements do not part words. Of what is not shown
/// nothing is taken.
pub(super) fn text(page: &Page<'_>, is_shown: impl Fn(usize) -> bool) -> String {
    let mut out = String::new();
    let mut open: Vec<usize> = Vec::new();
    let mut index = 0;
    while index < page.len() {
        let id = NodeId::new(index);
        while open.last().is_some_and(|end| *end <= index) {
            open.pop();
            out.push('\n');
        }
        index += 1;
        match (page.node(id).kind, page.tag(id)) {
            (NodeKind::Text, _) if is_shown(id.index()) => decode_into(page.raw_text(id), &mut out),
            (_, Some(tag)) if tag.is_silent() => index = (page.node(id).end as usize).max(index),
            (_, Some(tag)) if !tag.is_inline() => {
                out.push('\n');
                open.push(page.node(id).end as usize);
            }
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_part_words_unless_they_are_inline() {
        let html = "<html><head><title>No</title></head><body><p>ri<b>ver</b></p><p>bank<br>side</p></body></html>";
        let page = Page::parse(html, true);
        assert_eq!(text(&page, |_| true).split_whitespace().collect::<Vec<_>>(), ["river", "bank", "side"]);
    }
}
