//! The words of a normalised text and their hashes. Shared with `build.rs`.

use super::bytes;

/// What a character is to the matcher.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Space, punctuation, symbols.
    Gap,
    /// A letter of a script that puts spaces between words.
    Letter,
    /// A digit.
    Digit,
    /// A letter of a script without spaces: a word by itself. The copyright sign counts as one.
    Unspaced,
}

/// The class of a character.
pub fn class_of(c: char) -> Class {
    if c.is_ascii() {
        return match c {
            'a'..='z' | 'A'..='Z' => Class::Letter,
            '0'..='9' => Class::Digit,
            _ => Class::Gap,
        };
    }
    match c {
        '\u{400}'..='\u{481}' => Class::Letter,
        '\u{3041}'..='\u{30fa}' | '\u{4e00}'..='\u{9fff}' => Class::Unspaced,
        '©' => Class::Unspaced,
        // Vowel signs and viramas are no letters to Unicode, yet parts of the word.
        '\u{300}'..='\u{36f}' => Class::Letter,
        '\u{964}' | '\u{965}' | '\u{970}' | '\u{df4}' => Class::Gap,
        '\u{900}'..='\u{dff}' if !c.is_numeric() => Class::Letter,
        _ if is_unspaced(c) => Class::Unspaced,
        _ if c.is_alphabetic() => Class::Letter,
        _ if c.is_numeric() => Class::Digit,
        _ => Class::Gap,
    }
}

fn is_unspaced(c: char) -> bool {
    match c {
        '\u{e3f}' | '\u{e4f}' | '\u{e50}'..='\u{e5b}' | '\u{ed0}'..='\u{ed9}' => false,
        '\u{e01}'..='\u{eff}' | '\u{1780}'..='\u{17d3}' => true,
        '\u{1000}'..='\u{109f}' => !matches!(c, '\u{1040}'..='\u{104f}' | '\u{1090}'..='\u{1099}'),
        '\u{30fb}' => false,
        '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{30ff}' => true,
        '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' => true,
        '\u{ff66}'..='\u{ff9f}' | '\u{20000}'..='\u{3ffff}' => true,
        _ => false,
    }
}

/// Whether a character of an unspaced script belongs to the one before it.
fn continues(c: char) -> bool {
    matches!(c, '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}'
        | '\u{eb1}' | '\u{eb4}'..='\u{ebc}' | '\u{ec8}'..='\u{ece}'
        | '\u{102b}'..='\u{103e}' | '\u{17b4}'..='\u{17d3}'
        | '\u{3099}' | '\u{309a}')
}

/// Whether a word may end between two characters.
pub fn is_boundary(before: char, after: Option<char>) -> bool {
    let Some(after) = after else { return true };
    match (class_of(before), class_of(after)) {
        (Class::Letter, Class::Letter) | (Class::Digit, Class::Digit) => false,
        (Class::Unspaced, Class::Unspaced) => !continues(after),
        _ => true,
    }
}

/// A word at the start of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// Its length in bytes.
    pub length: usize,
    /// Its hash.
    pub hash: u64,
}

/// The first word of a text, if a word begins it.
pub fn first_token(text: &str) -> Option<Word> {
    let bytes = text.as_bytes();
    let first = *bytes.first()?;
    let length = match first {
        _ if first.is_ascii_alphabetic() => {
            let (length, word) = letters(bytes);
            // Most words end here: their bytes are in a register already.
            if length < 8 && bytes.get(length).is_none_or(u8::is_ascii) {
                return Some(Word { length, hash: bytes::hash(SEED, word) });
            }
            length
        }
        _ if first.is_ascii_digit() => bytes.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(bytes.len()),
        _ if first.is_ascii() => return None,
        _ => 0,
    };
    let length = if bytes.get(length).is_some_and(|byte| !byte.is_ascii()) { word_length(text)? } else { length };
    Some(Word { length, hash: hash(SEED, bytes.get(..length)?) })
}

/// How many ASCII letters begin a text, and the first of them, up to eight bytes, as a number.
fn letters(text: &[u8]) -> (usize, u64) {
    let (mut length, mut first) = (0, None);
    loop {
        let eight = bytes::eight(text.get(length..).unwrap_or(&[]));
        let count = bytes::leading_letters(eight);
        length += count;
        let first = *first.get_or_insert(bytes::first(eight, count));
        if count < 8 {
            return (length, first);
        }
    }
}

fn word_length(text: &str) -> Option<usize> {
    let mut characters = text.chars();
    let first = characters.next()?;
    let class = class_of(first);
    match class {
        Class::Gap => None,
        Class::Unspaced => Some(first.len_utf8()),
        Class::Letter | Class::Digit => {
            let rest = characters.take_while(|&c| class_of(c) == class).map(char::len_utf8);
            Some(first.len_utf8() + rest.sum::<usize>())
        }
    }
}

/// The part of a text from its first letter to its last: without punctuation, symbols and digits around it.
pub fn core(text: &str) -> Option<(usize, usize)> {
    let is_letter = |c: char| matches!(class_of(c), Class::Letter | Class::Unspaced);
    let first = text.find(is_letter)?;
    let (last, c) = text.char_indices().rev().find(|&(_, c)| is_letter(c))?;
    Some((first, last + c.len_utf8()))
}

/// The longest phrase in bytes.
pub const LONGEST: usize = 255;

/// What a hash starts from.
pub const SEED: u64 = 0xcbf2_9ce4_8422_2325;

/// Continues a hash over more bytes, eight at a time.
pub fn hash(state: u64, bytes: &[u8]) -> u64 {
    bytes.chunks(8).fold(state, |state, chunk| bytes::hash(state, bytes::eight(chunk)))
}

/// What a phrase is known by: its first word, hashed, and the hash continued over the rest.
pub fn phrase_hash(word: Word, phrase: &[u8]) -> u64 {
    mix(hash(word.hash, phrase.get(word.length..).unwrap_or(&[])))
}

/// Mixes a hash so that each of its bits depends on all bytes.
pub fn mix(hash: u64) -> u64 {
    let folded = (hash ^ (hash >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    folded ^ (folded >> 29)
}
