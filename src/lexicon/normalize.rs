//! One spelling for text and phrases. Shared with `build.rs`, so that both are folded by the same code.

use super::fold::{Folded, fold};

/// Appends the normalised text to `out`: lower case, without diacritics (Latin, Greek), without Arabic and Hebrew
/// vowel points, full width as half width, one kind of quote, dash and space; white space is one space and there is
/// none at the ends and before a colon. Marks that only Vietnamese writes, and the vowel signs of India, stay.
pub fn normalize_into(text: &str, out: &mut String) {
    let mut writer = Writer { start: out.len(), out, gap: false };
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let run = plain_run(bytes, at);
        if run > at {
            writer.text(text.get(at..run).unwrap_or(""));
            at = run;
        } else if byte.is_ascii() {
            writer.ascii(byte);
            at += 1;
        } else {
            let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { break };
            writer.character(c);
            at += c.len_utf8();
        }
    }
}

/// The end of the run of bytes from `at` that stay as they are.
fn plain_run(bytes: &[u8], mut at: usize) -> usize {
    while let Some(&byte) = bytes.get(at) {
        if is_plain(byte) {
            at += 1;
        } else if byte == b' ' && bytes.get(at + 1).copied().is_some_and(is_plain) {
            at += 2;
        } else {
            break;
        }
    }
    at
}

fn is_plain(byte: u8) -> bool {
    matches!(byte, b'!'..=b'9' | b';'..=b'@' | b'['..=b'_' | b'a'..=b'~')
}

struct Writer<'a> {
    start: usize,
    out: &'a mut String,
    gap: bool,
}

impl Writer<'_> {
    fn text(&mut self, text: &str) {
        let spaced = text.starts_with(' ');
        if (self.gap || spaced) && self.out.len() > self.start {
            self.out.push(' ');
        }
        self.gap = false;
        self.out.push_str(if spaced { text.get(1..).unwrap_or("") } else { text });
    }

    fn ascii(&mut self, byte: u8) {
        match byte {
            b'`' => self.one('\''),
            _ if byte.is_ascii_graphic() => self.one(char::from(byte.to_ascii_lowercase())),
            _ => self.gap = true,
        }
    }

    fn one(&mut self, c: char) {
        if self.gap && c != ':' && self.out.len() > self.start {
            self.out.push(' ');
        }
        self.gap = false;
        self.out.push(c);
    }

    fn character(&mut self, c: char) {
        // What most pages in other scripts are made of needs no folding.
        if matches!(c, '\u{430}'..='\u{44f}' | '\u{3041}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}') {
            return self.one(c);
        }
        match fold(c) {
            Folded::Drop => {}
            Folded::Space => self.gap = true,
            Folded::One(c) => self.one(c),
            Folded::Text(text) => text.chars().for_each(|c| self.one(c)),
            Folded::Mark(mark) => self.mark(mark),
            Folded::Lower => c.to_lowercase().for_each(|c| match fold(c) {
                Folded::One(c) => self.one(c),
                Folded::Text(text) => text.chars().for_each(|c| self.one(c)),
                Folded::Drop | Folded::Space | Folded::Mark(_) => {}
                Folded::Lower => self.one(c),
            }),
        }
    }

    /// A combining mark: composed where it makes another letter, kept where only Vietnamese has it, else dropped.
    fn mark(&mut self, mark: char) {
        let composed = match (self.out.chars().next_back(), mark) {
            (Some('и'), '\u{306}') => 'й',
            (Some('у'), '\u{306}') => 'ў',
            (Some('і'), '\u{308}') => 'ї',
            (Some(_), '\u{309}' | '\u{323}' | '\u{31b}') if !self.gap => return self.out.push(mark),
            _ => return,
        };
        if !self.gap && self.out.len() > self.start {
            self.out.pop();
            self.out.push(composed);
        }
    }
}
