//! Marker phrases: the few words by which the press labels everything that is not the story.
//!
//! The phrases are data, one file a language in `data/`; `build.rs` checks and normalises them and writes one static
//! table of hashes. A text is normalised by [`normalize_into`] and searched by [`scan`], which looks up each word
//! among the first words of all phrases. Nothing is built at run time and nothing allocated.
//!
//! The table keeps a phrase's hash and length instead of its letters: that is a third of the size, and two hashes
//! (of the first word and of the phrase, 52 bits in all) and a length never agree by accident.

mod fold;
mod key;
mod marker;
mod normalize;
mod table;
mod token;

#[cfg(test)]
mod tests;

pub use marker::{Marker, Place};
pub use normalize::normalize_into;
use table::{BUCKETS, Entry};
use token::Class;

/// A phrase found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit<'t> {
    /// What the phrase means.
    pub marker: Marker,
    /// The strictest place that is true of it.
    pub place: Place,
    /// The phrase, normalised.
    pub phrase: &'t str,
    /// The language it is from; the first one where it is a phrase of several.
    pub language: &'static str,
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
    let mut at = 0;
    while let Some(rest) = normalized.get(at..) {
        match token::first_token(rest) {
            Some((length, hash)) => {
                phrases_at(normalized, &edges, (at, at + length, hash), visit);
                at += length;
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
        let is_word = |c: char| matches!(token::class_of(c), Class::Letter | Class::Unspaced);
        let first = text.find(is_word)?;
        let last = text.rfind(is_word)?;
        Some(Self { first, last })
    }

    fn place(&self, start: usize, end: usize) -> Place {
        match (start <= self.first, end > self.last) {
            (true, true) => Place::Whole,
            (true, false) => Place::Start,
            (false, true) => Place::End,
            (false, false) => Place::Inside,
        }
    }
}

fn phrases_at(
    text: &str,
    edges: &Edges,
    (start, word_end, word_hash): (usize, usize, u64),
    visit: &mut dyn FnMut(&Hit<'_>),
) {
    let mixed = token::mix(word_hash);
    let mut told = 0_u32;
    for entry in bucket(mixed) {
        if entry.word != table::word_check(mixed) || told & (1 << (entry.meaning & 31)) != 0 {
            continue;
        }
        let end = start + usize::from(entry.length);
        let Some(phrase) = text.get(start..end) else { continue };
        let place = edges.place(start, end);
        let (Some(marker), Some(allowed)) = (entry.marker(), entry.place()) else { continue };
        if !allowed.admits(place) || !ends_word(text, phrase, end) {
            continue;
        }
        let tail = text.as_bytes().get(word_end..end).unwrap_or(&[]);
        if table::phrase_check(token::mix(token::hash(word_hash, tail))) != entry.phrase {
            continue;
        }
        told |= 1 << (entry.meaning & 31);
        let language = table::LANGUAGES.get(usize::from(entry.language)).copied().unwrap_or("");
        visit(&Hit { marker, place, phrase, language, start, end });
    }
}

/// The phrases, longest first, whose first word may have this hash.
fn bucket(mixed: u64) -> &'static [Entry] {
    let number = table::bucket_number(mixed, BUCKETS.len() - 1);
    let bounds = BUCKETS.get(number).zip(BUCKETS.get(number + 1));
    bounds.and_then(|(&from, &to)| table::ENTRIES.get(usize::from(from)..usize::from(to))).unwrap_or(&[])
}

fn ends_word(text: &str, phrase: &str, end: usize) -> bool {
    let after = text.get(end..).and_then(|rest| rest.chars().next());
    phrase.chars().next_back().is_some_and(|last| token::is_boundary(last, after))
}
