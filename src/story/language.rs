//! The story's language and direction.

use crate::features::Survey;
use crate::page::AttributeName;
use crate::verdict::Direction;

/// As the page declares it; else as its letters show, where a script has one main language.
pub fn language(survey: &Survey<'_, '_>) -> Option<String> {
    let declared = survey.hints.language.trim();
    if is_tag(declared) {
        return Some(declared.to_owned());
    }
    by_letters(&survey.blocks.text).map(str::to_owned)
}

/// As the page declares it; else as its language is written.
pub fn direction(survey: &Survey<'_, '_>, language: Option<&str>) -> Direction {
    const RIGHT_TO_LEFT: [&str; 12] = ["ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"];
    let core = survey.core.as_ref().map(|c| c.element);
    let declared = core
        .into_iter()
        .flat_map(|e| std::iter::once(e).chain(survey.page.ancestors(e)))
        .find_map(|e| survey.page.attribute(e, AttributeName::Dir).map(str::to_ascii_lowercase));
    match declared.as_deref() {
        Some("rtl") => return Direction::Rtl,
        Some("ltr") => return Direction::Ltr,
        _ => {}
    }
    let primary = language.and_then(|l| l.split(['-', '_']).next()).unwrap_or("").to_ascii_lowercase();
    if survey.hints.rtl || RIGHT_TO_LEFT.contains(&primary.as_str()) { Direction::Rtl } else { Direction::Ltr }
}

/// The form of a BCP 47 tag: letters, then parts of letters and digits.
fn is_tag(text: &str) -> bool {
    let mut parts = text.split('-');
    parts.next().is_some_and(|p| (2..=3).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphabetic()))
        && parts.all(|p| (1..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric()))
}

fn by_letters(text: &str) -> Option<&'static str> {
    const ENOUGH: usize = 4000;
    let mut counts = [0usize; 11];
    const LANGUAGES: [&str; 11] = ["ja", "zh", "ko", "th", "el", "he", "ar", "hi", "bn", "ta", "ru"];
    let mut letters = 0;
    for c in text.chars().filter(|c| c.is_alphabetic()).take(ENOUGH) {
        letters += 1;
        let slot = match c {
            '\u{3040}'..='\u{30ff}' => 0,
            '\u{4e00}'..='\u{9fff}' => 1,
            '\u{ac00}'..='\u{d7af}' => 2,
            '\u{e00}'..='\u{e7f}' => 3,
            '\u{370}'..='\u{3ff}' => 4,
            '\u{590}'..='\u{5ff}' => 5,
            '\u{600}'..='\u{6ff}' => 6,
            '\u{900}'..='\u{97f}' => 7,
            '\u{980}'..='\u{9ff}' => 8,
            '\u{b80}'..='\u{bff}' => 9,
            '\u{400}'..='\u{4ff}' => 10,
            _ => continue,
        };
        if let Some(count) = counts.get_mut(slot) {
            *count += 1;
        }
    }
    // Kana among Han is Japanese, which writes with both.
    if counts[0] * 10 > letters && letters > 0 {
        return Some("ja");
    }
    let (best, count) = counts.iter().enumerate().max_by_key(|(_, n)| **n)?;
    (count * 2 > letters).then(|| LANGUAGES.get(best).copied()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_tell_the_language_where_a_script_has_one() {
        for (text, language) in [
            ("Το ποτάμι φούσκωσε", Some("el")),
            ("川の水位が上がった", Some("ja")),
            ("河水上涨了许多", Some("zh")),
            ("강물이 불었다", Some("ko")),
            ("The river rose", None),
            ("", None),
        ] {
            assert_eq!(by_letters(text), language, "{text}");
        }
    }

    #[test]
    fn only_tags_are_tags() {
        for good in ["en", "pt-BR", "zh-Hant-TW"] {
            assert!(is_tag(good), "{good}");
        }
        for bad in ["", "e", "english", "en_US", "en-", "<b>"] {
            assert!(!is_tag(bad), "{bad}");
        }
    }
}
