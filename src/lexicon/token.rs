//! The words of a normalised text and their hashes. Shared with `build.rs`.

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

/// The first word of a text, if a word begins it: its end and its hash.
pub fn first_token(text: &str) -> Option<(usize, u64)> {
    let mut characters = text.chars();
    let first = characters.next()?;
    let class = class_of(first);
    let mut end = first.len_utf8();
    match class {
        Class::Gap => return None,
        Class::Unspaced => {}
        Class::Letter | Class::Digit => {
            end += characters.take_while(|&c| class_of(c) == class).map(char::len_utf8).sum::<usize>();
        }
    }
    Some((end, hash(SEED, text.as_bytes().get(..end)?)))
}

/// What a hash starts from.
pub const SEED: u64 = 0xcbf2_9ce4_8422_2325;

/// Continues a hash (FNV-1a) over more bytes.
pub fn hash(state: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(state, |state, &byte| (state ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
}

/// Mixes a hash so that each of its bits depends on all bytes.
pub fn mix(hash: u64) -> u64 {
    let folded = (hash ^ (hash >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    folded ^ (folded >> 29)
}
