//! Words as the public article-extraction benchmark counts them: runs of letters, digits and underscores; a run
//! with a Chinese, Japanese or Korean character counts a word a character.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// How many words stand in a shingle.
const SHINGLE: usize = 4;

/// Counts of shingles by their hash.
pub(super) type Shingles = HashMap<u64, u32>;

/// Whether a character is part of a word. Combining marks and circled letters are not, though Unicode calls
/// them alphabetic: the benchmark's own word pattern leaves them out.
pub(super) fn is_word(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric() || c == '_';
    }
    c.is_alphanumeric()
        && !is_combining_mark(c)
        && !matches!(c, '\u{24b6}'..='\u{24e9}' | '\u{1f130}'..='\u{1f149}' | '\u{1f150}'..='\u{1f169}' | '\u{1f170}'..='\u{1f189}')
}

/// Whether a character is a word of its own.
pub(super) fn is_cjk(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}')
}

/// The words of a text, as hashes.
pub(super) fn words(text: &str) -> Vec<u64> {
    let mut out = Vec::new();
    for run in text.split(|c| !is_word(c)).filter(|run| !run.is_empty()) {
        if run.contains(is_cjk) {
            out.extend(run.chars().map(|c| hash(&c)));
        } else {
            let mut characters = run.chars();
            // A word of one letter is the same word whether it stood alone or in a run with CJK characters.
            match (characters.next(), characters.next()) {
                (Some(only), None) => out.push(hash(&only)),
                _ => out.push(hash(run)),
            }
        }
    }
    out
}

/// How many words a run of labelled text has; here a run of CJK characters parts words, and does not join them.
pub(super) fn count(text: &str) -> u32 {
    let (mut count, mut in_word) = (0, false);
    for c in text.chars() {
        // A word that began with another letter swallows the CJK characters behind it.
        if !in_word && is_cjk(c) {
            count += 1;
        } else if !is_word(c) {
            in_word = false;
        } else if !in_word {
            in_word = true;
            count += 1;
        }
    }
    count
}

/// The shingles of a list of words: every run of four; of a shorter list the list itself.
pub(super) fn shingles(words: &[u64]) -> Shingles {
    let mut out = Shingles::new();
    if words.is_empty() {
        return out;
    }
    for shingle in words.windows(SHINGLE.min(words.len())) {
        *out.entry(hash(shingle)).or_default() += 1;
    }
    out
}

/// A text in compatibility form without case, its words parted by single spaces.
pub(super) fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.nfkc().flat_map(char::to_lowercase) {
        match c {
            'ß' => out.push_str("ss"),
            'ς' => out.push('σ'),
            _ if is_word(c) => out.push(c),
            _ if out.ends_with(' ') || out.is_empty() => {}
            _ => out.push(' '),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

fn hash(value: &(impl Hash + ?Sized)) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_runs_of_letters_and_cjk_goes_by_character() {
        assert_eq!(words("The river-bank, 3_4!").len(), 4);
        assert_eq!(words("河水上涨").len(), 4);
        assert_eq!(words("a河"), words("a 河"));
        assert!(words(" … ").is_empty());
    }

    #[test]
    fn counting_labelled_words_takes_leading_cjk_apart() {
        assert_eq!(count("河水 rose"), 3);
        assert_eq!(count("rose河水"), 1);
        assert_eq!(count("—"), 0);
    }

    #[test]
    fn few_words_are_one_shingle() {
        assert_eq!(shingles(&words("one two")).len(), 1);
        assert_eq!(shingles(&words("one two three four five")).len(), 2);
        assert!(shingles(&[]).is_empty());
    }

    #[test]
    fn folding_forgets_case_width_and_punctuation() {
        assert_eq!(folded("  Ｓtraße — No. 5 "), "strasse no 5");
    }
}
