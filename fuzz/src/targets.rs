//! A function a target: any bytes go in, and what must hold is what the tests ask too.

use super::forest::Forest;
use super::support::promises::{holds, page_is_sound};
use lede::features::tokens::{TokenTable, tokens_of};
use lede::lexicon::{normalize_into, scan};
use lede::page::{Page, decode_into};
use lede::{Options, file};

/// The tokenizer: any string is a page whose nodes lie in one another.
pub fn page(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    for scripting in [true, false] {
        page_is_sound(&Page::parse(&text, scripting)).unwrap_or_else(|complaint| panic!("{complaint}"));
    }
}

/// The whole analysis. The first byte chooses the options.
pub fn analyze(data: &[u8]) {
    let Some((choice, html)) = data.split_first() else { return };
    let options = Options {
        scripting: choice & 1 == 0,
        threshold: f32::from(choice >> 4) / 15.0,
        url: (choice & 2 != 0).then(|| "https://paper.example/news/1".to_owned()),
    };
    holds(&String::from_utf8_lossy(html), &options).unwrap_or_else(|complaint| panic!("{complaint}"));
}

/// Files: any bytes are parsed as a browser would, and the arena has the elements that were written.
pub fn file(data: &[u8]) {
    let serialized = file::serialize(&String::from_utf8_lossy(data));
    let page = Page::parse(&serialized.html, serialized.scripting);
    page_is_sound(&page).unwrap_or_else(|complaint| panic!("{complaint}"));
}

/// The lexicon: what is found lies in the text, on the borders of characters.
pub fn lexicon(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let mut normalized = String::new();
    normalize_into(&text, &mut normalized);
    scan(&normalized, &mut |hit| {
        assert_eq!(normalized.get(hit.start..hit.end), Some(hit.phrase));
        assert!(!hit.phrase.is_empty());
    });
    // The same functions take what no one has normalised.
    scan(&text, &mut |hit| assert_eq!(text.get(hit.start..hit.end), Some(hit.phrase)));
    let mut decoded = String::new();
    decode_into(&text, &mut decoded);
    assert!(decoded.len() <= text.len() * 2);
    let value = text.as_ref();
    tokens_of(value, &mut |token| assert!((2..=20).contains(&token.len())));
}

/// Weights: bytes of another form are refused, and whatever is read gives chances.
pub fn weights(data: &[u8]) {
    let table = TokenTable::new(data);
    for hash in [0, 1 << 24, u32::MAX, 0x811c_9dc5] {
        assert!(table.score(hash).is_none_or(|score| (-1.1..=1.1).contains(&score)));
    }
    let Some(forest) = Forest::read(data) else { return };
    let rows = [-1.0, 0.0, 0.5, 1.0, 2.0, f32::MAX, f32::NAN, f32::INFINITY, 7.0];
    let chances = forest.chances(rows.len(), |i, row| (0..300).for_each(|_| row.put(rows[i])));
    assert_eq!(chances.len(), rows.len());
}
