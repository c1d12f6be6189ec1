//! The command line as a user meets it.
#![cfg(feature = "cli")]
// Helpers of tests may fail as tests do.
#![allow(clippy::expect_used, clippy::panic)]

use serde_json::Value;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const STORY: &str = r#"<!doctype html>
<html lang="en">
<head><title>The mill turns again</title><meta property="og:type" content="article"></head>
<body>
<main><article>
<h1 class="head" data-own="1">The mill turns again</h1>
<p>By Nora Pell, 4 March 2026</p>
<div class="body">
<p>After eleven years the wheel below the weir turned on Saturday, slowly at first and then with a noise that brought the whole street to its windows. Four neighbours had rebuilt it in a barn, spoke by spoke, from drawings found under a floor.</p>
<p data-own="2" class="also">READ MORE: <a href="/weir">Who owns the weir, and who has to mend it</a></p>
<p>The stones will grind again in autumn, if the harvest is dry. Until then the miller, who is a dentist on weekdays, means to learn how they are dressed, and has put a notice in the bakery asking for anybody who remembers.</p>
<ins class="adsbygoogle" data-ad-slot="7"></ins>
<p>Three people have called so far. The oldest is ninety-two and said that the first thing to know about millstones is to keep one's fingers out of them, and that the second can wait until the first has been understood.</p>
</div>
</article></main>
</body>
</html>"#;

const LINES: &str = r#"<!doctype html>
<html lang="en">
<head><title>The mill turns again</title><meta property="og:type" content="article"></head>
<body>
<h1>The mill turns again</h1>
<div class="date">4 March 2026</div>
<div class="body">After eleven years the wheel below the weir turned on Saturday, slowly at first and then with a noise that brought the whole street to its windows. Four neighbours had rebuilt it in a barn, spoke by spoke, from old drawings.<br><br>
Read also: <a href="/weir">Who owns the weir, and who has to mend it</a><br><br>
The stones will grind again in autumn, if the harvest is dry. Until then the miller, who is a dentist on weekdays, means to learn how they are dressed, and has put a notice in the bakery asking for anybody who remembers.<br><br>
Three people have called so far. The oldest is ninety-two and said that the first thing to know about millstones is to keep one's fingers out of them, and that the second can wait until the first has been understood.</div>
</body>
</html>"#;

/// A folder of its own for each test, gone when the test is done.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).expect("a folder to write in");
        Folder(path)
    }

    fn file(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.0.join(name);
        fs::write(&path, content).expect("a file written");
        path.display().to_string()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn lede(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_lede")).args(arguments).stdin(Stdio::null()).output().expect("lede runs")
}

fn printed(output: &Output) -> &str {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    std::str::from_utf8(&output.stdout).expect("UTF-8 is printed")
}

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).expect("a line is one JSON object")).collect()
}

fn keys(object: &Value) -> Vec<&str> {
    let mut keys: Vec<&str> = object.as_object().expect("an object").keys().map(String::as_str).collect();
    keys.sort_unstable();
    keys
}

#[test]
fn clean_prints_findings_with_their_reasons() {
    let folder = Folder::new("clean");
    let output = lede(&["clean", &folder.file("a.html", STORY)]);
    let findings: Value = serde_json::from_str(printed(&output)).expect("JSON");
    let findings = findings.as_array().expect("a list");
    let kinds: Vec<_> = findings.iter().filter_map(|f| f["kind"].as_str()).collect();
    assert_eq!(kinds, ["teaser", "ad"]);
    for finding in findings {
        assert_eq!(finding["target"]["type"], "element");
        assert!(finding["target"]["element"].is_u64());
        assert!(finding["confidence"].as_f64().is_some_and(|c| (0.5..=1.0).contains(&c)));
        assert!(finding["evidence"].as_array().is_some_and(|e| !e.is_empty()));
    }
}

#[test]
fn clean_mark_adds_one_attribute_and_keeps_the_rest() {
    let folder = Folder::new("mark");
    let output = lede(&["clean", "--mark", &folder.file("a.html", STORY)]);
    let html = printed(&output).trim_end_matches('\n');
    assert!(html.contains(r#"<p data-lede="teaser" data-own="2" class="also">READ MORE: "#), "{html}");
    assert!(html.contains(r#"<ins data-lede="ad" class="adsbygoogle" data-ad-slot="7">"#), "{html}");
    assert!(html.contains(r#"<h1 class="head" data-own="1">"#), "{html}");
    let unmarked = html.replace(r#" data-lede="teaser""#, "").replace(r#" data-lede="ad""#, "");
    assert_eq!(unmarked, lede::file::serialize(STORY).html, "nothing but the marks is changed");
}

#[test]
fn clean_mark_wraps_a_run_of_texts_in_a_span() {
    let folder = Folder::new("spans");
    let output = lede(&["clean", "--mark", &folder.file("a.html", LINES)]);
    let html = printed(&output);
    let start = html.find(r#"<span data-lede="teaser">"#).expect("a span around the line");
    let end = start + html[start..].find("</span>").expect("its end");
    let inside = &html[start..end];
    assert!(inside.contains("Read also: ") && inside.ends_with("who has to mend it</a>"), "{inside}");
    assert!(!inside.contains("<br>") && !inside.contains("The stones"), "{inside}");
}

#[test]
fn several_files_are_printed_in_order() {
    let folder = Folder::new("several");
    let (first, second) = (folder.file("a.html", STORY), folder.file("b.html", LINES));
    let output = lede(&["clean", "--mark", &first, &second]);
    let html = printed(&output);
    let (a, b) = (html.find("data-own"), html.find("<span data-lede"));
    assert!(a.is_some() && a < b);
}

#[test]
fn reader_prints_the_story_without_headline_and_clutter() {
    let folder = Folder::new("reader");
    let path = folder.file("a.html", STORY);
    for arguments in [vec!["reader", &path], vec!["reader", "--format", "text", &path]] {
        let output = lede(&arguments);
        let text = printed(&output);
        let paragraphs: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
        assert_eq!(paragraphs.len(), 3, "{text}");
        assert!(paragraphs[0].starts_with("After eleven years") && paragraphs[0].ends_with("under a floor."));
        assert!(paragraphs[2].starts_with("Three people") && paragraphs[2].ends_with("has been understood."));
        assert!(!text.contains('<') && !text.contains("READ MORE"), "{text}");
    }
}

#[test]
fn jsonl_reads_paths_from_a_list() {
    let folder = Folder::new("list");
    let (first, second) = (folder.file("a.html", STORY), folder.file("b.html", LINES));
    let list = folder.file("list.txt", format!("{first}\n\n  {second}  \n"));

    let output = lede(&["reader", "--jsonl", &list]);
    let pages = lines(printed(&output));
    assert_eq!(pages.len(), 2);
    for (page, path) in pages.iter().zip([&first, &second]) {
        assert_eq!(keys(page), ["ms", "path", "text", "title"]);
        assert_eq!(page["path"].as_str(), Some(path.as_str()));
        assert_eq!(page["title"], "The mill turns again");
        assert!(page["ms"].as_f64().is_some_and(|ms| ms > 0.0));
        let text = page["text"].as_str().expect("a text");
        assert!(text.contains("The stones will grind again") && !text.contains("The mill turns again"), "{text}");
    }

    let output = lede(&["clean", "--mark", "--jsonl", &list]);
    let pages = lines(printed(&output));
    assert_eq!(pages.len(), 2);
    assert_eq!(keys(&pages[0]), ["html", "ms", "path"]);
    assert!(pages[0]["html"].as_str().is_some_and(|h| h.contains(r#"<p data-lede="teaser" data-own="2""#)));
    assert!(pages[1]["html"].as_str().is_some_and(|h| h.contains(r#"<span data-lede="teaser">"#)));

    let output = lede(&["clean", "--jsonl", &list]);
    let pages = lines(printed(&output));
    assert_eq!(keys(&pages[0]), ["findings", "ms", "path"]);
}

#[test]
fn jsonl_reads_paths_from_standard_input() {
    let folder = Folder::new("stdin");
    let (first, second) = (folder.file("a.html", STORY), folder.file("b.html", LINES));
    let mut child = Command::new(env!("CARGO_BIN_EXE_lede"))
        .args(["reader", "--jsonl", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("lede runs");
    let mut input = child.stdin.take().expect("its input");
    writeln!(input, "{first}\n{second}").expect("a list written");
    drop(input);
    let output = child.wait_with_output().expect("its output");
    let pages = lines(printed(&output));
    let paths: Vec<_> = pages.iter().filter_map(|p| p["path"].as_str()).collect();
    assert_eq!(paths, [&first, &second]);
}

#[test]
fn pages_come_through_a_pipe_without_files() {
    let page = |url: &str, html: &str| serde_json::json!({ "url": url, "html": html }).to_string();
    let mut child = Command::new(env!("CARGO_BIN_EXE_lede"))
        .args(["reader", "--jsonl", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("lede runs");
    let mut input = child.stdin.take().expect("its input");
    let mut answers = BufReader::new(child.stdout.take().expect("its output")).lines();
    // Who asks may wait for each answer before asking again.
    for (url, html) in [("https://river.example/a", STORY), ("https://river.example/b", LINES)] {
        writeln!(input, "{}", page(url, html)).expect("a page written");
        let answer = answers.next().expect("an answer").expect("a line");
        let answer: Value = serde_json::from_str(&answer).expect("JSON");
        assert_eq!(answer["path"], url);
        assert!(answer["text"].as_str().is_some_and(|text| text.contains("The stones will grind again")));
    }
    writeln!(input, "{{\"url\": 1}}").expect("a line written");
    drop(input);
    assert_eq!(child.wait().expect("its end").code(), Some(1), "a line that is no page ends the run");
}

#[test]
fn patterns_are_filled_in_and_names_taken_as_they_are() {
    let folder = Folder::new("patterns");
    fs::create_dir_all(folder.0.join("deep")).expect("a folder");
    folder.file("b.html", LINES);
    folder.file("deep/a.html", STORY);
    folder.file("c.txt", STORY);
    let odd = folder.file("[a].html", STORY);
    let marks = |pattern: &str| {
        let output = lede(&["clean", "--mark", &folder.0.join(pattern).display().to_string()]);
        printed(&output).matches("data-lede=\"teaser\"").count()
    };
    assert_eq!(marks("**/*.html"), 3);
    assert_eq!(marks("?.html"), 1);
    assert_eq!(marks("[b].html"), 1);
    assert_eq!(printed(&lede(&["clean", "--mark", &odd])).matches("data-lede=\"teaser\"").count(), 1);
    let nothing = lede(&["clean", &folder.0.join("*.htm").display().to_string()]);
    assert_eq!(nothing.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&nothing.stderr).contains("*.htm"));
}

#[test]
fn several_jobs_print_the_same_in_the_same_order() {
    let folder = Folder::new("jobs");
    let paths: Vec<String> = (0..70)
        .map(|i| match i % 3 {
            0 => folder.file(&format!("{i}.html"), STORY),
            1 => folder.file(&format!("{i}.html"), LINES),
            _ => folder.0.join("missing.html").display().to_string(),
        })
        .collect();
    let list = folder.file("list.txt", paths.join("\n"));
    let run = |jobs: &str| {
        let output = lede(&["clean", "--jsonl", &list, "--jobs", jobs]);
        assert_eq!(output.status.code(), Some(1));
        let mut pages = lines(std::str::from_utf8(&output.stdout).expect("UTF-8"));
        for page in &mut pages {
            assert!(page["ms"].as_f64().is_some_and(|ms| ms > 0.0));
            page["ms"] = Value::Null;
        }
        (pages, output.stderr)
    };
    assert_eq!(run("1"), run("4"));
    assert_eq!(run("1").0.len(), 47);
}

#[test]
fn manual_pages_and_completions_are_of_the_same_words_as_help() {
    assert!(printed(&lede(&["man"])).contains(".TH lede 1"));
    let folder = Folder::new("man");
    printed(&lede(&["man", &folder.0.join("man1").display().to_string()]));
    let page = fs::read_to_string(folder.0.join("man1/lede-reader.1")).expect("a page of each command");
    assert!(page.contains("jsonl") && page.contains("pages/**/*.html"), "{page}");
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(printed(&lede(&["completions", shell])).contains("jsonl"), "{shell}");
    }
}

#[test]
fn explain_tells_what_would_be_hidden_and_why() {
    let folder = Folder::new("explain");
    let output = lede(&["explain", &folder.file("a.html", STORY)]);
    let text = printed(&output);
    assert!(text.contains("teaser") && text.contains("read more"), "{text}");
    assert!(text.contains("Who owns the weir"), "{text}");
    assert!(!text.contains("The stones will grind"), "{text}");
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let folder = Folder::new("missing");
    let there = folder.file("a.html", STORY);
    let missing = folder.0.join("no-such-page.html").display().to_string();
    let list = folder.file("list.txt", format!("{there}\n{missing}\n"));
    for arguments in [
        vec!["clean", &missing],
        vec!["reader", &missing],
        vec!["explain", &missing],
        vec!["clean", &there, &missing],
        vec!["reader", "--jsonl", &list],
    ] {
        let output = lede(&arguments);
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        assert!(said.starts_with("lede: ") && said.contains("no-such-page.html"), "{arguments:?}: {said}");
        assert_eq!(said.trim_end().lines().count(), 1, "{arguments:?}: {said}");
    }
}

#[test]
fn wrong_usage_is_told_from_failure() {
    for arguments in [&["clean"][..], &["reader", "--format", "pdf", "x.html"], &["tidy", "x.html"], &[]] {
        let output = lede(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(!output.stderr.is_empty(), "{arguments:?}");
    }
    for arguments in [["--help"], ["--version"]] {
        assert!(printed(&lede(&arguments)).contains("lede"));
    }
}

#[test]
fn files_without_a_page_give_an_empty_answer() {
    let folder = Folder::new("empty");
    let binary: Vec<u8> = (0..4096u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    for path in [folder.file("empty.html", ""), folder.file("space.html", " \n"), folder.file("image.bin", binary)] {
        let output = lede(&["clean", &path]);
        let findings: Value = serde_json::from_str(printed(&output)).expect("JSON");
        assert_eq!(findings, Value::Array(Vec::new()), "{path}");
        printed(&lede(&["clean", "--mark", &path]));
        printed(&lede(&["reader", &path]));
        printed(&lede(&["explain", &path]));
    }
    let output = lede(&["reader", &folder.file("nothing.html", "")]);
    assert_eq!(printed(&output).trim(), "");
}

#[test]
fn the_fixture_pages_are_marked_without_other_changes() {
    let pages = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/pages");
    let mut paths: Vec<String> = fs::read_dir(pages)
        .expect("fixture pages")
        .map(|f| f.expect("an entry").path().display().to_string())
        .collect();
    paths.sort();
    let folder = Folder::new("fixtures");
    let list = folder.file("list.txt", paths.join("\n"));
    let output = lede(&["clean", "--mark", "--jsonl", &list]);
    let pages = lines(printed(&output));
    assert_eq!(pages.len(), paths.len());
    for (page, path) in pages.iter().zip(&paths) {
        let source = fs::read_to_string(path).expect("a page");
        let marked = page["html"].as_str().expect("its HTML");
        let mut plain = marked.to_owned();
        for kind in lede::Kind::ALL {
            plain = plain.replace(&format!(" data-lede=\"{}\"", kind.name()), "");
        }
        // What is left of a wrapping span is a bare one.
        let spans = marked.matches("<span data-lede=").count();
        let serialised = lede::file::serialize(&source).html;
        assert_eq!(plain.len(), serialised.len() + spans * "<span></span>".len(), "{path}");
        assert_eq!(lede::file::serialize(marked).html, marked, "{path} is no serialised page any more");
    }
}
