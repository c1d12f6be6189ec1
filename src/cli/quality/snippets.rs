//! Whether a story holds what it must and leaves out what it must not.

use super::corpus::Entry;
use super::score::share;
use super::words::folded;

/// Counts of snippets.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Snippets {
    pub kept: usize,
    pub missed: usize,
    pub leaked: usize,
    pub left_out: usize,
}

impl Snippets {
    pub(super) fn of(entry: &Entry, text: &str) -> Snippets {
        let text = folded(text);
        let held = |list: &[String]| list.iter().filter(|s| text.contains(&folded(s))).count();
        let (kept, leaked) = (held(&entry.with), held(&entry.without));
        Snippets { kept, missed: entry.with.len() - kept, leaked, left_out: entry.without.len() - leaked }
    }

    pub(super) fn add(&mut self, other: Snippets) {
        self.kept += other.kept;
        self.missed += other.missed;
        self.leaked += other.leaked;
        self.left_out += other.left_out;
    }

    pub(super) fn count(&self) -> usize {
        self.kept + self.missed + self.leaked + self.left_out
    }

    pub(super) fn wrong(&self) -> usize {
        self.missed + self.leaked
    }

    pub(super) fn share_kept(&self) -> f64 {
        share(self.kept as f64, (self.kept + self.missed) as f64)
    }

    pub(super) fn share_left_out(&self) -> f64 {
        share(self.left_out as f64, (self.left_out + self.leaked) as f64)
    }

    pub(super) fn accuracy(&self) -> f64 {
        share((self.kept + self.left_out) as f64, self.count() as f64)
    }

    pub(super) fn f1(&self) -> f64 {
        let precision = share(self.kept as f64, (self.kept + self.leaked) as f64);
        share(2.0 * precision * self.share_kept(), precision + self.share_kept())
    }
}
