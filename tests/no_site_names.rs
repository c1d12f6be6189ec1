//! The core knows no site: nothing that it judges by names one.
// Helpers of tests may fail as tests do.
#![allow(clippy::expect_used, clippy::panic)]

use std::fs;
use std::path::{Path, PathBuf};

/// Domains end in these often enough that a word before one of them and a dot is an address.
const TOP_LEVEL: [&str; 33] = [
    "com", "net", "org", "info", "biz", "io", "co", "de", "fr", "es", "it", "pl", "ru", "uk", "ua", "nl", "se", "fi",
    "cz", "jp", "cn", "kr", "br", "tr", "ir", "il", "gr", "hu", "eu", "tv", "news", "media", "press",
];

/// Papers, broadcasters, portals, and sellers of advertising; a rule that names one is a rule for it.
/// News agencies may stand in picture credits, and social networks in what asks to share and follow.
const SITES: [&str; 39] = [
    "nytimes",
    "washingtonpost",
    "guardian",
    "bbc",
    "cnn",
    "foxnews",
    "bloomberg",
    "dailymail",
    "buzzfeed",
    "huffpost",
    "spiegel",
    "lemonde",
    "lefigaro",
    "elpais",
    "elmundo",
    "corriere",
    "repubblica",
    "gazeta",
    "asahi",
    "yomiuri",
    "naver",
    "daum",
    "sina.com",
    "sohu",
    "yahoo",
    "wikipedia",
    "medium.com",
    "substack",
    "wordpress",
    "blogspot",
    "taboola",
    "outbrain",
    "revcontent",
    "mgid",
    "criteo",
    "doubleclick",
    "zergnet",
    "onetrust",
    "disqus",
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder of the sources") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == extension) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// An address in the text: a word, a dot and one of the endings, with no letter after it.
fn address(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | '-')));
    words.flat_map(|word| word.split("..")).find_map(|word| {
        let parts: Vec<&str> = word.split('.').collect();
        let at = (1..parts.len()).find(|i| TOP_LEVEL.contains(&parts[*i]) && parts[i - 1].len() >= 2)?;
        Some(parts[..=at].join("."))
    })
}

fn site(text: &str) -> Option<&'static str> {
    let lower = text.to_lowercase();
    // "gazeta" is Polish for newspaper too: only whole words count, and names of two words have no gap in data.
    let is_word = |at: usize, name: &str| {
        let before = lower[..at].chars().next_back();
        let after = lower[at + name.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    };
    SITES.into_iter().find(|name| lower.match_indices(name).any(|(at, _)| is_word(at, name)))
}

/// The string literals of Rust source outside of its tests and comments.
fn literals(source: &str) -> Vec<String> {
    let code = source.split("#[cfg(test)]").next().unwrap_or("");
    let mut out = Vec::new();
    for line in code.lines().filter(|line| !line.trim_start().starts_with("//")) {
        let mut rest = line;
        while let Some(open) = rest.find('"') {
            let after = &rest[open + 1..];
            let mut escaped = false;
            let close = after.char_indices().find(|(_, c)| {
                let ends = *c == '"' && !escaped;
                escaped = *c == '\\' && !escaped;
                ends
            });
            let Some((close, _)) = close else { break };
            out.push(after[..close].to_owned());
            rest = &after[close + 1..];
        }
    }
    out
}

#[test]
fn no_rule_names_a_site() {
    let mut named = Vec::new();
    for folder in ["clutter", "story", "features", "model", "lexicon", "page"] {
        for file in files(&root().join(folder), "rs") {
            let source = fs::read_to_string(&file).expect("a source file");
            if file.ends_with("tests.rs") {
                continue;
            }
            for literal in literals(&source) {
                let found = address(&literal).or_else(|| site(&literal).map(str::to_owned));
                // Vocabularies of metadata are addressed by where they are defined.
                if let Some(found) = found.filter(|f| f != "schema.org") {
                    named.push(format!("{}: {found} in {literal:?}", file.display()));
                }
            }
        }
    }
    assert!(named.is_empty(), "{}", named.join("\n"));
}

#[test]
fn no_data_names_a_site() {
    let mut named = Vec::new();
    let mut seen = 0;
    for folder in ["clutter/data", "lexicon/data"] {
        for file in files(&root().join(folder), "tsv") {
            let data = fs::read_to_string(&file).expect("a data file");
            for line in data.lines().filter(|line| !line.starts_with('#')) {
                seen += 1;
                if let Some(found) = address(line).or_else(|| site(line).map(str::to_owned)) {
                    named.push(format!("{}: {found} in {line:?}", file.display()));
                }
            }
        }
    }
    assert!(seen > 1000, "the data were not found");
    assert!(named.is_empty(), "{}", named.join("\n"));
}

#[test]
fn addresses_and_sites_are_recognised() {
    for (text, found) in [
        ("class ads.paper.com/x", Some("ads.paper.com")),
        ("paper.co.uk", Some("paper.co")),
        ("read more...", None),
        ("e.g. this. It", None),
        ("app store'dan", None),
        ("v. it", None),
    ] {
        assert_eq!(address(text).as_deref(), found, "{text}");
    }
    assert_eq!(site("OUTBRAIN widget"), Some("outbrain"));
    assert_eq!(site("gazetach"), None);
    assert_eq!(literals("let a = \"x.com\"; // \"y\"\n// \"z\"\n#[cfg(test)] \"w\""), ["x.com", "y"]);
}
