//! The whole of it on a corpus of two pages.

use super::*;
use std::fs;

const PROSE: &str = "The river rose through the night, and by the morning the lower streets of the town had gone under \
    water. Nobody was hurt, the mayor said, but forty families had to leave their homes until the dam could be mended.";

/// A corpus folder that goes when the test ends.
struct Corpus(PathBuf);

impl Corpus {
    fn new(name: &str) -> Corpus {
        let folder = std::env::temp_dir().join(format!("lede-quality-{name}-{}", std::process::id()));
        let corpus = Corpus(folder);
        let ad = "<div class=\"ad-slot\" data-ad-slot=\"1\" data-nid=\"2\"><p>Advertisement</p><a \
            href=\"https://boats.example/?utm_source=ad\"><img src=\"b.png\" alt=\"\">Buy a boat now</a></div>";
        let body =
            format!("<main data-nid=\"1\"><h1>River rises</h1><p>{PROSE}</p>{ad}<p>{PROSE}</p><p>{PROSE}</p></main>");
        let page = format!("<html lang=\"en\"><head><title>River rises</title></head><body>{body}</body></html>");
        corpus.put("news/flood/page.html", &page);
        corpus.put("news/flood/gold.txt", &format!("River rises\n{PROSE}\n{PROSE}\n{PROSE}"));
        corpus.put(
            "news/flood/meta.json",
            "{\"domain\": \"www.river.example\", \"lang\": \"en\", \"kind\": \"article\"}",
        );
        corpus.put("news/flood/labels.json", "{\"labels\": {\"1\": \"article\", \"2\": \"ad\"}}");
        corpus.put("lists/shop/page.html", &page);
        corpus.put("lists/shop/gold.txt", &format!("{PROSE}\n{PROSE}\n{PROSE}\nBuy a boat now"));
        corpus.put(
            "lists/shop/meta.json",
            "{\"kind\": \"product\", \"with\": [\"lower streets\"], \"without\": [\"boat\"]}",
        );
        corpus
    }

    fn put(&self, path: &str, content: &str) {
        let path = self.0.join(path);
        let written = path.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(&path, content));
        assert!(written.is_ok(), "{written:?}");
    }

    fn options(&self) -> Options {
        Options {
            corpus: self.0.clone(),
            report: None,
            worst: 5,
            validation: false,
            dataset: Vec::new(),
            threads: None,
        }
    }
}

impl Drop for Corpus {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn measured(corpus: &Corpus) -> Results {
    let entries = corpus::entries(&corpus.0).unwrap_or_default();
    let measured = workers::measure_all(&entries, NonZero::new(2)).unwrap_or_default();
    Results { entries, measured }
}

#[test]
fn every_page_is_measured_by_what_is_known_of_it() {
    let corpus = Corpus::new("measured");
    let results = measured(&corpus);
    let names: Vec<String> = results.all().map(|(entry, _)| entry.id()).collect();
    assert_eq!(names, ["lists/shop", "news/flood"]);
    let (Some(shop), Some(flood)) = (results.measured.first(), results.measured.last()) else { return };
    let read = flood.read.map(|r| (r.titled.exact, r.body.exact));
    assert_eq!(read, Some((true, false)));
    let clean = flood.clean.clone().unwrap_or_default();
    assert!(clean.is_perfect(), "{clean:?}");
    assert_eq!((clean.clutter.got, clean.inside.got), (1, 1));
    assert!(flood.verdicts.iter().any(|v| v.kind == "ad" && v.right == Some(true) && v.own));
    assert!(flood.shown.is_none() && shop.clean.is_none());
    assert!(shop.shown.is_some_and(|s| s.lost > 0 && s.lost < s.before));
    assert_eq!(shop.snippets.map(|s| (s.kept, s.left_out, s.wrong())), Some((1, 1, 0)));
}

#[test]
fn the_report_shows_the_words_that_are_missing_and_hidden() {
    let corpus = Corpus::new("report");
    let file = corpus.0.join("report.md");
    let done = run(&Options { report: Some(file.clone()), ..corpus.options() });
    assert!(done.is_ok(), "{done:?}");
    let report = fs::read_to_string(file).unwrap_or_default();
    assert!(report.contains("Missing from the story (1):\n\n- `Buy a boat now`"), "{report}");
    assert!(report.contains("Hidden (1):\n\n- `(ad "), "{report}");
}

#[test]
fn what_cannot_be_done_is_said_before_the_work() {
    let corpus = Corpus::new("errors");
    let nowhere = corpus.0.join("nowhere");
    assert!(run(&Options { report: Some(nowhere.join("report.md")), ..corpus.options() }).is_err());
    assert!(run(&Options { corpus: nowhere, ..corpus.options() }).is_err());
    assert!(run(&Options { dataset: vec!["none".to_owned()], ..corpus.options() }).is_err());
}
