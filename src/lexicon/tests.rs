//! Tests of the lexicon.

use super::*;

fn hits(text: &str) -> Vec<(Marker, Place, String)> {
    let mut normalized = String::new();
    normalize_into(text, &mut normalized);
    let mut found = Vec::new();
    scan(&normalized, &mut |hit| found.push((hit.marker, hit.place, hit.phrase.to_owned())));
    found
}

#[test]
fn english_labels() {
    for (text, marker, place) in [
        ("- Advertisement -", Marker::Advertisement, Place::Whole),
        ("READ MORE: A thing happened >>>", Marker::ReadAlso, Place::Start),
        ("Read more »", Marker::ReadOn, Place::Whole),
        ("Related Articles", Marker::RelatedHeading, Place::Whole),
        ("12 Comments", Marker::Comments, Place::Whole),
        ("5 min read", Marker::ReadingTime, Place::Whole),
        ("© 2026 Example", Marker::Legal, Place::Start),
    ] {
        assert!(hits(text).iter().any(|hit| (hit.0, hit.1) == (marker, place)), "{text}: {:?}", hits(text));
    }
}
