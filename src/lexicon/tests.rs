//! Tests of the lexicon: what normalising does, what is found where, and what the data files hold.

// Helpers of tests may fail as tests do.
#![allow(clippy::expect_used)]

use super::*;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

fn normalized(text: &str) -> String {
    let mut out = String::new();
    normalize_into(text, &mut out);
    out
}

fn hits(text: &str) -> Vec<(Marker, Place, String)> {
    let mut found = Vec::new();
    scan(&normalized(text), &mut |hit| found.push((hit.marker, hit.place, hit.phrase.to_owned())));
    found
}

fn files() -> Vec<(String, String)> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lexicon/data");
    languages()
        .iter()
        .map(|&language| {
            let text = std::fs::read_to_string(data.join(format!("{language}.tsv"))).expect("a data file");
            (language.to_owned(), text)
        })
        .collect()
}

fn phrases(text: &str) -> impl Iterator<Item = (&str, &str, &str)> {
    text.lines().filter(|line| !line.starts_with('#')).map(|line| {
        let mut fields = line.split('\t');
        let mut field = || fields.next().expect("three fields");
        (field(), field(), field())
    })
}

#[test]
fn normalizing() {
    for (text, expected) in [
        ("Read  more\n\u{a0}:", "read more:"),
        ("  READ MORE ", "read more"),
        ("Ｒｅａｄ　ｍｏｒｅ：ｎｏｗ", "read more:now"),
        ("Publicité «À lire»", "publicite \"a lire\""),
        ("Don’t miss—ever…", "don't miss-ever..."),
        ("e\u{301}dition", "edition"),
        ("Über die Straße, Œuvre, Łódź", "uber die strasse, oeuvre, lodz"),
        ("İLGİLİ YAZILAR, yazılar", "ilgili yazilar, yazilar"),
        ("Ещё по теме", "еще по теме"),
        ("Чита\u{438}\u{306}те", "читайте"),
        ("Διαβάστε επίσης", "διαβαστε επισησ"),
        ("ΔΙΑΒΑΣΤΕ ΕΠΙΣΗΣ", "διαβαστε επισησ"),
        ("اقــرأ أيضًا", "اقرا ايضا"),
        ("مِن", "من"),
        ("קְרָא עוֹד", "קרא עוד"),
        ("soft\u{ad}hy\u{200b}phen", "softhyphen"),
        ("مي\u{200c}خواهيد", "ميخواهيد"),
        ("ये भी पढ़ें", "ये भी पढ़ें"),
        ("相关阅读：", "相关阅读:"),
        ("", ""),
        (" \t ", ""),
    ] {
        assert_eq!(normalized(text), expected, "{text:?}");
    }
}

#[test]
fn vietnamese_is_the_same_composed_and_decomposed_and_keeps_its_own_marks() {
    assert_eq!(normalized("Quảng cáo"), normalized("Qua\u{309}ng ca\u{301}o"));
    assert_eq!(normalized("được"), normalized("d\u{111}ược").replace("dd", "d"));
    assert_eq!(normalized("người"), normalized("ngu\u{31b}o\u{31b}\u{300}i"));
    assert_ne!(normalized("tin mới"), normalized("tin mọi"));
    assert_ne!(normalized("thẻ"), normalized("the"));
}

#[test]
fn normalizing_twice_changes_nothing_and_appends() {
    let mut out = "before ".to_owned();
    normalize_into(" Read More", &mut out);
    assert_eq!(out, "before read more");
    for (_, text) in files() {
        for (_, _, phrase) in phrases(&text) {
            let once = normalized(phrase);
            assert_eq!(normalized(&once), once, "{phrase}");
        }
    }
}

/// Texts and the one marker and place each must have, among others.
#[test]
fn found() {
    use Marker::*;
    use Place::{End, Inside, Start, Whole};
    for (text, marker, place) in [
        ("- Advertisement -", Advertisement, Whole),
        ("ADVERTISEMENT", Advertisement, Whole),
        ("Story continues below advertisement", Advertisement, Whole),
        ("Sponsored by the harbour office", Advertisement, Start),
        ("READ MORE: The ferry that never left >>>", ReadAlso, Start),
        ("Also read: five ways to dry a boat", ReadAlso, Start),
        ("See also : the harbour in winter", ReadAlso, Start),
        ("Read more »", ReadOn, Whole),
        ("The mayor spoke for an hour. Read more", ReadOn, End),
        ("Continue reading →", ReadOn, Whole),
        ("Related Articles", RelatedHeading, Whole),
        ("You may also like these", RelatedHeading, Start),
        ("More from the coast", RelatedHeading, Start),
        ("Don’t miss", RelatedHeading, Whole),
        ("Sign up for our newsletter and get the tide tables", Newsletter, Start),
        ("The week's news, delivered to your inbox", Newsletter, End),
        ("Become a member", Support, Whole),
        ("Download our app for the latest", App, Start),
        ("Follow us on Facebook", Follow, Start),
        ("Click here to join our WhatsApp channel", Follow, End),
        ("Share this", Share, Whole),
        ("Copy link", Share, Whole),
        ("12 Comments", Comments, Whole),
        ("Leave a reply", Comments, Whole),
        ("Your email address will not be published.", Comments, Whole),
        ("Accept all cookies", Consent, Whole),
        ("We use cookies to remember the tide", Consent, Start),
        ("Please disable your ad blocker", Adblock, End),
        ("Already a subscriber? Log in", Paywall, Start),
        ("« Previous", PreviousNext, Whole),
        ("Photo: J. Doe", Credit, Start),
        ("A lighthouse (Getty Images)", Credit, End),
        ("By Jane Doe", Byline, Start),
        ("Updated: 3 May 2026", Dateline, Start),
        ("3 hours ago", Dateline, Whole),
        ("5 min read", ReadingTime, Whole),
        ("Tags: harbour, tide", Tags, Start),
        ("© 2026 The Harbour Post", Legal, Start),
        ("All rights reserved.", Legal, Whole),
        ("Skip to main content", Navigation, Whole),
        ("About the author", AuthorBox, Whole),
        ("An earlier version of this article misnamed the ferry.", Correction, Start),
        ("On 4 September 2026 it rained", Month, Inside),
        // German, French, Spanish, Italian, Portuguese, Dutch
        ("ANZEIGE", Advertisement, Whole),
        ("Lesen Sie auch: Die Fähre bleibt", ReadAlso, Start),
        ("Meistgelesen", RelatedHeading, Whole),
        ("Das könnte Sie auch interessieren", RelatedHeading, Whole),
        ("Publicité", Advertisement, Whole),
        ("À LIRE AUSSI Le port en hiver", ReadAlso, Start),
        ("Sur le même sujet", RelatedHeading, Whole),
        ("La suite après la publicité", Advertisement, Whole),
        ("PUBLICIDAD", Advertisement, Whole),
        ("Lee también: el faro", ReadAlso, Start),
        ("Te puede interesar", RelatedHeading, Whole),
        ("¿Ya eres suscriptor?", Paywall, Whole),
        ("Leggi anche: il faro", ReadAlso, Start),
        ("Articoli correlati", RelatedHeading, Whole),
        ("Leia também: o farol", ReadAlso, Start),
        ("Continua após a publicidade", Advertisement, Whole),
        ("Lees ook: de veerpont", ReadAlso, Start),
        ("Meest gelezen", RelatedHeading, Whole),
        // the North and the East
        ("Läs också: färjan", ReadAlso, Start),
        ("Les også: ferja", ReadAlso, Start),
        ("Læs også: færgen", ReadAlso, Start),
        ("Lue myös: lautta", ReadAlso, Start),
        ("Czytaj też: prom", ReadAlso, Start),
        ("REKLAMA", Advertisement, Whole),
        ("Najczęściej czytane", RelatedHeading, Whole),
        ("Čtěte také: přívoz", ReadAlso, Start),
        ("Читайте также: паром", ReadAlso, Start),
        ("ЧИТАЙТЕ ТАКЖЕ", ReadAlso, Whole),
        ("Подписывайтесь на наш телеграм-канал", Follow, Start),
        ("Читайте також: пором", ReadAlso, Start),
        ("Прочетете още: фериботът", ReadAlso, Start),
        ("ΔΙΑΒΑΣΤΕ ΕΠΙΣΗΣ: το φέρι", ReadAlso, Start),
        ("Citește și: feribotul", ReadAlso, Start),
        ("Kapcsolódó cikkek", RelatedHeading, Whole),
        ("İLGİLİ HABERLER", RelatedHeading, Whole),
        ("Devamını oku", ReadOn, Whole),
        // right to left
        ("إعلان", Advertisement, Whole),
        ("اقرأ أيضًا: العبّارة", ReadAlso, Start),
        ("مواضيع ذات صلة", RelatedHeading, Whole),
        ("קראו גם: המעבורת", ReadAlso, Start),
        ("بیشتر بخوانید: کشتی", ReadAlso, Start),
        ("یہ بھی پڑھیں: کشتی", ReadAlso, Start),
        // India
        ("यह भी पढ़ें: नाव", ReadAlso, Start),
        ("আরও পড়ুন: নৌকা", ReadAlso, Start),
        ("விளம்பரம்", Advertisement, Whole),
        ("ఇవి కూడా చదవండి", ReadAlso, Whole),
        // without spaces
        ("广告", Advertisement, Whole),
        ("相关阅读：渡轮停航", ReadAlso, Start),
        ("５分钟阅读", ReadingTime, Whole),
        ("責任編輯：王", Byline, Start),
        ("延伸閱讀", RelatedHeading, Whole),
        ("広告", Advertisement, Whole),
        ("続きを読む", ReadOn, Whole),
        ("あわせて読みたい：港の冬", ReadAlso, Start),
        ("2026年9月4日に公開", Month, Inside),
        ("무단전재 및 재배포 금지", Legal, Whole),
        ("관련기사", RelatedHeading, Whole),
        ("อ่านเพิ่มเติม", ReadOn, Whole),
        ("ข่าวที่เกี่ยวข้อง", RelatedHeading, Whole),
        // Latin with marks of its own
        ("Tin liên quan", RelatedHeading, Whole),
        ("Xem thêm: bến phà", ReadAlso, Start),
        ("Baca juga: feri", ReadAlso, Start),
        ("Baca Juga: Feri", ReadAlso, Start),
    ] {
        let found = hits(text);
        let as_expected = found.iter().any(|hit| (hit.0, hit.1) == (marker, place));
        assert!(as_expected, "{text:?} is {marker:?} {place:?}, not {found:?}");
    }
}

/// Prose with words that labels are made of: nothing may be found in it but, now and then, a month.
#[test]
fn prose_is_prose() {
    for text in [
        "She read more in that winter than in all her years at school, and the comments in the margins show it.",
        "The advertisement had stood in the paper since March, and nobody had answered it.",
        "He shares a flat with two sailors who follow the news closely and support the strike.",
        "The related question of who pays for the lighthouse was left to the next council.",
        "Most people in the village learn more about the tide from their neighbours than from the tables.",
        "Their latest plan is popular with the trending crowd, the minister said, but it will cost more.",
        "The ads were paid for by the ferry company, its spokesman said on Tuesday.",
        "To comment on the weather is to admit that nothing else happened.",
        "Die Anzeige gegen den Kapitän wurde nach drei Tagen zurückgezogen, weil niemand sie lesen wollte.",
        "Das Schiff fuhr weiter, und mehr war an diesem Abend von ihm nicht zu sehen.",
        "Le maire a voulu lire la lettre aussi vite que possible, mais la publicité l'a devancé.",
        "La gente quiere leer más y ver menos, dijo el farero, que también vive de la publicidad.",
        "Reklama tej łodzi wisiała w porcie przez całe lato i nikt jej nie czytał.",
        "Реклама висела на пристани всё лето, и никто не стал читать её дальше второй строки.",
        "渡轮公司在广告里说，停航只是暂时的，但是居民们并不相信。",
        "船会社の広告には、運休は一時的だと書かれていたが、住民は信じていない。",
        "페리 회사의 광고에는 운항 중단이 일시적이라고 적혀 있었다.",
        "โฆษณาชวนเชื่อถูกติดไว้ที่ท่าเรือตลอดฤดูร้อน",
        "قال البحار إن الإعلان بقي على الرصيف طوال الصيف ولم يقرأه أحد.",
        "Bến phà đóng cửa vì gió lớn và không ai biết khi nào nó mở lại.",
    ] {
        let found: Vec<_> = hits(text).into_iter().filter(|hit| hit.0 != Marker::Month).collect();
        assert!(found.is_empty(), "{text:?}: {found:?}");
    }
}

#[test]
fn words_are_whole_words() {
    for text in ["Unrelated articles", "sharesome", "Anzeigenblatt", "an advertisementless page", "広告塔"] {
        assert_eq!(hits(text), [], "{text}");
    }
}

#[test]
fn the_longest_phrase_of_a_marker_is_told() {
    let found = hits("Related articles: the harbour");
    let also: Vec<_> = found.iter().filter(|hit| hit.0 == Marker::ReadAlso).collect();
    assert_eq!(also.len(), 1, "{found:?}");
    assert_eq!(also[0].2, "related articles:");
}

#[test]
fn no_page_text_is_no_hit() {
    for text in ["", " ", "123", "→ → →", "…", "2026-05-03"] {
        assert_eq!(hits(text), [], "{text:?}");
    }
}

#[test]
fn every_phrase_is_found_in_its_place() {
    for (language, text) in files() {
        for (marker, place, phrase) in phrases(&text) {
            let example = match place {
                "start" => format!("{phrase} zzyzx"),
                "end" => format!("zzyzx {phrase}"),
                "inside" => format!("zzyzx {phrase} zzyzx"),
                _ => format!("— {phrase} 7"),
            };
            let found = hits(&example);
            assert!(found.iter().any(|hit| hit.0.name() == marker), "{language}: {example:?} gives {found:?}");
        }
    }
}

#[test]
fn many_languages_with_the_core_markers() {
    assert!(languages().len() >= 50, "{:?}", languages());
    for (language, text) in files() {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        phrases(&text).for_each(|(marker, ..)| *counts.entry(marker).or_default() += 1);
        for marker in Marker::ALL {
            assert!(counts.contains_key(marker.name()), "{language} has no {}", marker.name());
        }
        let all: usize = counts.values().sum();
        let least = match language.as_str() {
            "en" => 1000,
            "de" | "fr" | "es" | "it" | "pt" | "pl" | "ru" | "zh-Hans" | "ja" => 500,
            _ => 150,
        };
        assert!(all >= least, "{language} has {all}");
    }
}

#[test]
fn data_is_clean() {
    for (language, text) in files() {
        assert!(text.starts_with("# "), "{language} says its name first");
        let lines: Vec<_> = text.lines().filter(|line| !line.starts_with('#')).collect();
        assert!(lines.is_sorted(), "{language} is sorted");
        let unique: BTreeSet<_> = lines.iter().collect();
        assert_eq!(unique.len(), lines.len(), "{language} has no line twice");
        for (_, _, phrase) in phrases(&text) {
            assert_eq!(phrase, phrase.trim(), "{language}: {phrase:?}");
            assert!(!phrase.contains("  ") && !phrase.contains('|'), "{language}: {phrase:?}");
            let lower = phrase.to_lowercase();
            for part in ["http", "www.", ".com", ".org", ".net", ".co.", ".de/", "@"] {
                assert!(!lower.contains(part), "{language}: {phrase:?} names an address");
            }
        }
    }
}

#[test]
fn names_are_unique_and_fit_the_table() {
    let names: BTreeSet<_> = Marker::ALL.iter().map(|marker| marker.name()).collect();
    assert_eq!(names.len(), Marker::ALL.len());
    assert!(Marker::ALL.len() <= 32);
    assert!(Marker::ALL.iter().enumerate().all(|(number, &marker)| marker as usize == number));
}

proptest! {
    #[test]
    fn any_text_is_scanned(text in any::<String>()) {
        let normalized = normalized(&text);
        scan(&normalized, &mut |hit| {
            assert_eq!(&normalized[hit.start..hit.end], hit.phrase);
        });
    }

    #[test]
    fn phrases_are_found_among_anything(before in "\\PC{0,12}", after in "\\PC{0,12}") {
        let normalized = normalized(&format!("{before} read more: 广告 أخبار {after}"));
        scan(&normalized, &mut |hit| {
            assert_eq!(&normalized[hit.start..hit.end], hit.phrase);
        });
    }
}
