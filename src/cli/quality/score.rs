//! How near a text comes to the gold one.

use super::words::{Shingles, shingles, words};

/// A gold text, counted once for every text it is compared with.
pub(super) struct Gold {
    words: Vec<u64>,
    shingles: Shingles,
}

/// Shingles of a page by where they are, as shares of all; pages count alike whatever their length.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Score {
    /// In both texts.
    pub both: f64,
    /// Only in the text that was read.
    pub extra: f64,
    /// Only in the gold.
    pub missing: f64,
    /// Whether the two have the same words in the same order.
    pub exact: bool,
}

impl Gold {
    pub(super) fn new(text: &str) -> Gold {
        let words = words(text);
        Gold { shingles: shingles(&words), words }
    }

    pub(super) fn shingles(&self) -> &Shingles {
        &self.shingles
    }

    pub(super) fn score(&self, text: &str) -> Score {
        let read = words(text);
        let counts = shingles(&read);
        let sum = |all: &Shingles| all.values().map(|n| f64::from(*n)).sum::<f64>();
        let common = |(shingle, n): (&u64, &u32)| f64::from(*self.shingles.get(shingle).unwrap_or(&0).min(n));
        let both: f64 = counts.iter().map(common).sum();
        let (extra, missing) = (sum(&counts) - both, sum(&self.shingles) - both);
        let all = both + extra + missing;
        if all == 0.0 {
            return Score { both: 1.0, extra: 0.0, missing: 0.0, exact: true };
        }
        Score { both: both / all, extra: extra / all, missing: missing / all, exact: read == self.words }
    }
}

impl Score {
    /// F1 of the page alone.
    pub(super) fn f1(self) -> f64 {
        share(2.0 * self.both, 2.0 * self.both + self.extra + self.missing)
    }
}

/// Scores of many pages.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sum {
    pub pages: usize,
    both: f64,
    extra: f64,
    missing: f64,
    exact: usize,
    f1: f64,
    /// Pages with an F1 under 0.5.
    pub poor: usize,
}

impl Sum {
    pub(super) fn add(&mut self, score: Score) {
        self.pages += 1;
        self.both += score.both;
        self.extra += score.extra;
        self.missing += score.missing;
        self.exact += usize::from(score.exact);
        self.f1 += score.f1();
        self.poor += usize::from(score.f1() < 0.5);
    }

    pub(super) fn precision(&self) -> f64 {
        share(self.both, self.both + self.extra)
    }

    pub(super) fn recall(&self) -> f64 {
        share(self.both, self.both + self.missing)
    }

    pub(super) fn f1(&self) -> f64 {
        let (p, r) = (self.precision(), self.recall());
        share(2.0 * p * r, p + r)
    }

    pub(super) fn exact(&self) -> f64 {
        share(self.exact as f64, self.pages as f64)
    }

    pub(super) fn mean_f1(&self) -> f64 {
        share(self.f1, self.pages as f64)
    }
}

impl FromIterator<Score> for Sum {
    fn from_iter<I: IntoIterator<Item = Score>>(scores: I) -> Sum {
        let mut sum = Sum::default();
        scores.into_iter().for_each(|score| sum.add(score));
        sum
    }
}

/// A part of a whole; 0 of nothing.
pub(super) fn share(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { part / whole } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_words_are_exact_and_nothing_is_worth_nothing() {
        let gold = Gold::new("Rain fell on the hills all night.");
        assert!(gold.score("Rain fell, on the hills: all night").exact);
        assert_eq!(gold.score("").f1(), 0.0);
        assert!(Gold::new("").score("").exact);
    }

    #[test]
    fn extra_and_missing_words_are_told_apart() {
        let gold = Gold::new("one two three four five six");
        let more = gold.score("one two three four five six seven");
        assert_eq!((more.missing, more.extra), (0.0, 0.25));
        let fewer = gold.score("one two three four");
        assert_eq!(fewer.extra, 0.0);
        assert!(fewer.missing > 0.6);
    }

    #[test]
    fn pages_count_alike_in_a_sum() {
        let gold = Gold::new("one two three four five six");
        let sum: Sum = [gold.score("one two three four five six"), gold.score("")].into_iter().collect();
        assert_eq!((sum.pages, sum.poor), (2, 1));
        assert_eq!((sum.recall(), sum.precision(), sum.exact()), (0.5, 1.0, 0.5));
    }
}
