//! Counting words, sentences and the like in any script.

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
    let mut stats = TextStats::default();
    let mut in_word = false;
    // An end mark counts only when white space, a quote or the end follows: "3.5" and "e.g.x" are none.
    let mut pending_end = false;
    for c in text.chars() {
        if c.is_ascii() {
            if pending_end && matches!(c, ' ' | '\n' | '"' | '\'' | ')' | ']') {
                stats.sentences += 1;
                pending_end = false;
            }
            if c.is_ascii_alphanumeric() {
                stats.alphanumerics += 1;
                stats.digits += u32::from(c.is_ascii_digit());
                if !in_word {
                    in_word = true;
                    stats.words += 1;
                    stats.capitalized += u32::from(c.is_ascii_uppercase());
                }
                pending_end = false;
            } else {
                match c {
                    '.' | '!' | '?' => {
                        pending_end = true;
                        in_word = false;
                    }
                    ',' | ';' => {
                        stats.commas += 1;
                        in_word = false;
                        pending_end = false;
                    }
                    '\'' | '-' => {}
                    _ => in_word = false,
                }
            }
        } else if is_ideograph(c) {
            stats.ideographs += 1;
            stats.alphanumerics += 1;
            in_word = false;
            pending_end = false;
        } else if is_unspaced(c) {
            stats.unspaced += 1;
            stats.alphanumerics += 1;
            in_word = false;
        } else if is_full_stop(c) {
            stats.sentences += 1;
            in_word = false;
        } else if matches!(c, '，' | '、' | '；' | '،' | '؛') {
            stats.commas += 1;
            in_word = false;
        } else if matches!(c, '”' | '’' | '»' | '“' | '\u{a0}') {
            if pending_end {
                stats.sentences += 1;
                pending_end = false;
            }
            // An apostrophe stays in its word.
            in_word = in_word && c == '’';
        } else if c == '…' {
            pending_end = true;
            in_word = false;
        } else if c.is_alphanumeric() {
            stats.alphanumerics += 1;
            if !in_word {
                in_word = true;
                stats.words += 1;
                stats.capitalized += u32::from(c.is_uppercase());
            }
            pending_end = false;
        } else if !is_mark(c) {
            in_word = false;
        }
    }
    stats.sentences += u32::from(pending_end);
    stats
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
