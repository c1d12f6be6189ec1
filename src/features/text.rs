//! Counting words, sentences and the like in any script.

use crate::bytes;

/// What a text is made of.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct TextStats {
    /// Words of scripts that put spaces between them.
    pub words: u32,
    /// Han, kana and hangul-free syllables: characters of scripts of about two a word.
    pub ideographs: u32,
    /// Thai, Lao, Khmer and Burmese letters: about five a word, no spaces.
    pub unspaced: u32,
    /// Ends of sentences.
    pub sentences: u32,
    /// Commas and the like.
    pub commas: u32,
    /// Digits.
    pub digits: u32,
    /// Letters and digits.
    pub alphanumerics: u32,
    /// Words that begin with a capital.
    pub capitalized: u32,
}

impl TextStats {
    /// The length in words of a spaced script.
    pub fn units(&self) -> f32 {
        self.words as f32 + self.ideographs as f32 / 2.0 + self.unspaced as f32 / 5.0
    }

    /// Adds the counts of another text.
    pub fn add(&mut self, other: &TextStats) {
        self.words += other.words;
        self.ideographs += other.ideographs;
        self.unspaced += other.unspaced;
        self.sentences += other.sentences;
        self.commas += other.commas;
        self.digits += other.digits;
        self.alphanumerics += other.alphanumerics;
        self.capitalized += other.capitalized;
    }
}

/// Han, kana, bopomofo and full-width forms. Korean is written with spaces, so hangul counts as words.
fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3100}'..='\u{312f}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Scripts written without spaces whose characters are letters.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}')
}

/// Ends a sentence wherever it stands.
pub fn is_full_stop(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '।' | '॥' | '؟' | '۔' | '።' | '։' | '။' | '។' | '｡')
}

/// Counts one run of text.
pub fn measure(text: &str) -> TextStats {
    let mut counter = Counter::default();
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        if byte.is_ascii_alphabetic() {
            let letters = bytes::leading_letters(bytes::eight(bytes.get(at..).unwrap_or(&[])));
            counter.letters(letters as u32, byte.is_ascii_uppercase());
            at += letters;
        } else if byte.is_ascii() {
            counter.ascii(*byte);
            at += 1;
        } else {
            let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { break };
            counter.character(c);
            at += c.len_utf8();
        }
    }
    counter.stats.sentences += u32::from(counter.pending_end);
    counter.stats
}

#[derive(Default)]
struct Counter {
    stats: TextStats,
    in_word: bool,
    /// An end mark counts only when white space, a quote or the end follows: "3.5" and "e.g.x" are none.
    pending_end: bool,
}

impl Counter {
    /// Letters or digits of a word.
    fn letters(&mut self, count: u32, capital: bool) {
        self.stats.alphanumerics += count;
        if !self.in_word {
            self.in_word = true;
            self.stats.words += 1;
            self.stats.capitalized += u32::from(capital);
        }
        self.pending_end = false;
    }

    /// Whatever ASCII has besides letters.
    fn ascii(&mut self, byte: u8) {
        if self.pending_end && matches!(byte, b' ' | b'\n' | b'"' | b'\'' | b')' | b']') {
            self.stats.sentences += 1;
            self.pending_end = false;
        }
        match byte {
            b'0'..=b'9' => {
                self.stats.digits += 1;
                self.letters(1, false);
            }
            b'.' | b'!' | b'?' => {
                self.pending_end = true;
                self.in_word = false;
            }
            b',' | b';' => {
                self.stats.commas += 1;
                self.in_word = false;
                self.pending_end = false;
            }
            b'\'' | b'-' => {}
            _ => self.in_word = false,
        }
    }

    fn character(&mut self, c: char) {
        let stats = &mut self.stats;
        if is_ideograph(c) {
            stats.ideographs += 1;
            stats.alphanumerics += 1;
            self.in_word = false;
            self.pending_end = false;
        } else if is_unspaced(c) {
            stats.unspaced += 1;
            stats.alphanumerics += 1;
            self.in_word = false;
        } else if is_full_stop(c) {
            stats.sentences += 1;
            self.in_word = false;
        } else if matches!(c, '，' | '、' | '；' | '،' | '؛') {
            stats.commas += 1;
            self.in_word = false;
        } else if matches!(c, '”' | '’' | '»' | '“' | '\u{a0}') {
            if self.pending_end {
                stats.sentences += 1;
                self.pending_end = false;
            }
            // An apostrophe stays in its word.
            self.in_word = self.in_word && c == '’';
        } else if c == '…' {
            self.pending_end = true;
            self.in_word = false;
        } else if c.is_alphanumeric() {
            self.letters(1, c.is_uppercase());
        } else if !is_mark(c) {
            self.in_word = false;
        }
    }
}

/// Combining marks and joiners, which stand inside words.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}'
        | '\u{900}'..='\u{dff}' | '\u{200b}'..='\u{200f}' | '\u{ad}' | '\u{fe00}'..='\u{fe0f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, units: f32, sentences: u32) {
        let stats = measure(text);
        assert_eq!((stats.units(), stats.sentences), (units, sentences), "{text}");
    }

    #[test]
    fn words_and_sentences_are_counted_in_any_script() {
        check("The cat sat. It slept!", 5.0, 2);
        // The parts of a number count apart, and its point ends no sentence.
        check("Version 3.5 costs $4.20", 6.0, 0);
        check("He said “go.” She went.", 5.0, 2);
        check("don’t stop, don't", 3.0, 0);
        check("今日は雨。明日も雨。", 4.0, 2);
        check("Это дождь. Снег?", 3.0, 2);
        check("हिन्दी में लिखा।", 3.0, 1);
        check("비가 왔다.", 2.0, 1);
        check("", 0.0, 0);
    }
}
