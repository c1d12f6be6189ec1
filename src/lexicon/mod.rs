//! Marker phrases: the few words by which the press labels everything that is not the story.
//!
//! The phrases are data, one file a language in `data/`, one line a phrase: marker, place and phrase between tabs,
//! sorted. The place is the loosest at which the words still mean the marker: words that prose uses too are `whole`
//! or `start`. `build.rs` checks and normalises the phrases and writes static tables of hashes. A text is normalised
//! by [`normalize_into`] and searched by [`scan`]. The tables are opened when
//! first needed; scanning allocates nothing.
//!
//! The tables keep three bytes a phrase, four where it is compared at every word, and one for its length: its meaning
//! and 19 or 27 bits of its hash, besides the 11 to 13 that its bucket tells. That is a sixth of the letters' size, and
//! a false hit comes up on one page in thousands.

mod fold;
#[allow(dead_code, reason = "what only build.rs packs with")]
mod key;
mod marker;
mod normalize;
mod table;
mod token;

// Native only: proptest is no dependency of the WebAssembly tests.
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;

use crate::bytes;
pub use marker::{Marker, Place};
pub use normalize::normalize_into;
use table::Table;

/// A phrase found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit<'t> {
    /// What the phrase means.
    pub marker: Marker,
    /// The strictest place that is true of it.
    pub place: Place,
    /// The phrase, normalised.
    pub phrase: &'t str,
    /// Where it begins in the normalised text.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

/// The languages of the lexicon.
pub fn languages() -> &'static [&'static str] {
    &table::LANGUAGES
}

/// Calls `visit` with each phrase found in a normalised text. Of the phrases of one marker that begin at the same
/// place only the longest is told.
pub fn scan(normalized: &str, visit: &mut dyn FnMut(&Hit<'_>)) {
    let Some(edges) = Edges::of(normalized) else { return };
    let whole = whole_phrases(normalized, &edges, visit);
    let mut at = 0;
    while let Some(rest) = normalized.get(at..) {
        match token::first_token(rest) {
            Some(word) => {
                // Most words begin no phrase.
                if at <= edges.first || table::TABLES.may_continue(token::mix(word.hash)) {
                    let told = if at == edges.first { whole } else { 0 };
                    Search { text: normalized, edges: &edges, start: at, word, told }.run(visit);
                }
                at += word.length;
            }
            None => match rest.chars().next() {
                Some(gap) => at += gap.len_utf8(),
                None => return,
            },
        }
    }
}

/// Where the words of a text begin and end; digits are no words.
struct Edges {
    first: usize,
    last: usize,
}

impl Edges {
    fn of(text: &str) -> Option<Self> {
        let (first, last) = token::core(text)?;
        Some(Self { first, last })
    }

    fn place(&self, start: usize, end: usize) -> Place {
        match (start <= self.first, end >= self.last) {
            (true, true) => Place::Whole,
            (true, false) => Place::Start,
            (false, true) => Place::End,
            (false, false) => Place::Inside,
        }
    }
}

/// Tells the phrases that are the whole text, and returns their markers as bits.
fn whole_phrases(text: &str, edges: &Edges, visit: &mut dyn FnMut(&Hit<'_>)) -> u32 {
    let mut told = 0;
    let Some(phrase) = text.get(edges.first..edges.last) else { return told };
    if phrase.len() > token::LONGEST {
        return told;
    }
    let hash = token::mix(token::hash(token::SEED, phrase.as_bytes()));
    for packed in table::TABLES.whole.bucket(hash).filter(|packed| packed.is_of(hash)) {
        let Some(marker) = packed.marker() else { continue };
        told |= 1 << marker as u32;
        visit(&Hit { marker, place: Place::Whole, phrase, start: edges.first, end: edges.last });
    }
    told
}

/// The search for phrases that begin at one word.
struct Search<'t> {
    text: &'t str,
    edges: &'t Edges,
    start: usize,
    word: token::Word,
    told: u32,
}

impl<'t> Search<'t> {
    fn run(&mut self, visit: &mut dyn FnMut(&Hit<'_>)) {
        let mut hits = Vec::new();
        let tables = &*table::TABLES;
        if self.start <= self.edges.first {
            self.gather(&tables.start, Place::Start, &mut hits);
        }
        self.gather(&tables.end, Place::End, &mut hits);
        self.gather(&tables.inside, Place::Inside, &mut hits);
        // Few words have more than one, and a sort is a kilobyte of program.
        while let Some(longest) = (0..hits.len()).rev().max_by_key(|at| hits.get(*at).map(|hit: &Hit<'_>| hit.end)) {
            let hit = hits.remove(longest);
            let told = 1 << hit.marker as u32;
            if self.told & told == 0 {
                self.told |= told;
                visit(&hit);
            }
        }
    }

    /// Adds the phrases of a table that stand here.
    fn gather(&self, table: &Table, allowed: Place, hits: &mut Vec<Hit<'t>>) {
        // Phrases of one length stand together, longest first.
        let mut hashed = (0, 0);
        let word_end = self.start + self.word.length;
        let least = if allowed == Place::End { word_end.max(self.edges.last) } else { word_end };
        // Most candidates fail by their length alone.
        let may_be = |length| self.start + length >= least && self.may_end_at(self.start + length);
        for (packed, length) in table.bucket_by_length(token::mix(self.word.hash), may_be) {
            let end = self.start + length;
            let Some(phrase) = self.text.get(self.start..end) else { continue };
            if hashed.0 != length {
                hashed = (length, token::phrase_hash(self.word, phrase.as_bytes()));
            }
            if !packed.is_of(hashed.1) {
                continue;
            }
            let place = self.edges.place(self.start, end);
            let Some(marker) = packed.marker() else { continue };
            if allowed.admits(place) && self.ends_word(phrase, end) {
                hits.push(Hit { marker, place, phrase, start: self.start, end });
            }
        }
    }

    /// Whether a word may end at a byte, as far as ASCII tells.
    fn may_end_at(&self, end: usize) -> bool {
        let bytes = self.text.as_bytes();
        match (bytes.get(end.wrapping_sub(1)), bytes.get(end)) {
            (Some(before), Some(after)) => !(before.is_ascii_alphabetic() && after.is_ascii_alphabetic()),
            (before, _) => before.is_some(),
        }
    }

    fn ends_word(&self, phrase: &str, end: usize) -> bool {
        let after = self.text.get(end..).and_then(|rest| rest.chars().next());
        phrase.chars().next_back().is_some_and(|last| token::is_boundary(last, after))
    }
}
