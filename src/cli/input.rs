//! The pages that a command is given.

use crate::Options;
use crate::file::{Serialized, serialize};
use clap::Args;
use serde::Deserialize;
use std::io::{self, BufRead, Read};
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Which pages.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
pub(super) struct Input {
    /// HTML files, or patterns of them such as 'pages/**/*.html'; - reads standard input
    ///
    /// A pattern that no shell has filled in is filled in here, in alphabetical order. A file that bears the very
    /// name of a pattern is taken for itself.
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Read what to read from LIST (- for standard input), and print one JSON object a page
    ///
    /// A line of LIST is the path of a file, or a page itself as a JSON object {"html", "path", "url"}, of which only
    /// "html" is needed. Objects are printed in the order of the list, each as soon as it is there.
    #[arg(long, value_name = "LIST")]
    jsonl: Option<PathBuf>,
}

/// A page before it is read.
pub(super) enum Source {
    /// A file, or standard input for `-`.
    File(PathBuf),
    /// A page that came with the list.
    Page(Given),
}

/// A page as a line of a list.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Given {
    html: String,
    #[serde(default)]
    path: String,
    url: Option<String>,
}

/// Where a page is from.
#[derive(Debug, Default, Args)]
pub(super) struct Address {
    /// The address the page came from, to tell its own links from others and to make them absolute. Without it
    /// what the page declares as its address counts.
    #[arg(long, value_name = "ADDRESS", conflicts_with = "jsonl", value_parser = web_address)]
    pub url: Option<String>,
}

/// The address of a page for `explain`, which takes one file.
pub(super) fn web_address(text: &str) -> Result<String, String> {
    let is_web = ["http://", "https://"].iter().any(|s| text.strip_prefix(s).is_some_and(|rest| !rest.is_empty()));
    if is_web { Ok(text.to_owned()) } else { Err("an address begins with http:// or https://".to_owned()) }
}

/// A page, read and serialised as a browser would.
pub(super) struct Loaded {
    pub path: String,
    pub page: Serialized,
    pub started: Instant,
    url: Option<String>,
}

impl Loaded {
    /// Reads a file, or standard input for `-`.
    pub(super) fn read(path: &Path) -> io::Result<Loaded> {
        let mut bytes = Vec::new();
        let done = if is_standard_input(path) {
            io::stdin().lock().read_to_end(&mut bytes)
        } else {
            std::fs::File::open(path).and_then(|mut file| file.read_to_end(&mut bytes))
        };
        done.map_err(|error| named(path, &error))?;
        Ok(Loaded::of(path.display().to_string(), &String::from_utf8_lossy(&bytes), None))
    }

    /// Reads a page from wherever it is.
    pub(super) fn from(source: &Source) -> io::Result<Loaded> {
        match source {
            Source::File(path) => Loaded::read(path),
            Source::Page(Given { html, path, url }) => {
                let name = if path.is_empty() { url.as_deref().unwrap_or("") } else { path };
                Ok(Loaded::of(name.to_owned(), html, url.clone()))
            }
        }
    }

    fn of(path: String, source: &str, url: Option<String>) -> Loaded {
        let started = Instant::now();
        Loaded { path, page: serialize(source), started, url }
    }

    /// The same page at an address.
    pub(super) fn at(self, url: Option<&str>) -> Loaded {
        Loaded { url: url.map(str::to_owned).or(self.url), ..self }
    }

    /// The address it came from, where that was given.
    pub(super) fn url(&self) -> Option<&str> {
        self.url.as_deref()
    }

    pub(super) fn options(&self) -> Options {
        Options { url: self.url.clone(), scripting: self.page.scripting, ..Options::default() }
    }

    /// Milliseconds since the file was in memory.
    pub(super) fn milliseconds(&self) -> f64 {
        self.started.elapsed().as_secs_f64() * 1000.0
    }
}

/// Pages to come, and how many they are where that is known.
pub(super) struct Sources {
    pub each: Box<dyn Iterator<Item = io::Result<Source>>>,
    pub count: Option<usize>,
    /// Whether somebody may wait for the answer to one line before the next is written.
    pub is_dialogue: bool,
}

impl Input {
    /// Whether every page is one JSON object on a line.
    pub(super) fn is_jsonl(&self) -> bool {
        self.jsonl.is_some()
    }

    /// The pages in the order in which they are to be printed.
    pub(super) fn sources(&self) -> io::Result<Sources> {
        let Some(list) = &self.jsonl else {
            let files: Vec<PathBuf> = self.files.iter().flat_map(|file| filled_in(file)).collect();
            let count = Some(files.len());
            return Ok(Sources {
                each: Box::new(files.into_iter().map(|f| Ok(Source::File(f)))),
                count,
                is_dialogue: false,
            });
        };
        let name = list.clone();
        let lines = lines(list)?.map(move |line| line.map_err(|error| named(&name, &error)));
        let each = lines.filter_map(|line| match line {
            Ok(line) => source_of(line.trim()),
            Err(error) => Some(Err(error)),
        });
        Ok(Sources { each: Box::new(each), count: count_lines(list), is_dialogue: is_standard_input(list) })
    }
}

/// What a line of a list stands for; nothing for an empty one.
fn source_of(line: &str) -> Option<io::Result<Source>> {
    if line.starts_with('{') {
        let page = serde_json::from_str(line).map(Source::Page);
        return Some(page.map_err(|error| {
            let message = format!("a line of the list begins as a page and is none: {error}");
            io::Error::new(io::ErrorKind::InvalidData, message)
        }));
    }
    (!line.is_empty()).then(|| Ok(Source::File(PathBuf::from(line))))
}

/// The files that a pattern stands for; the name itself where it is no pattern or nothing fits, which then is told as
/// a file that is not there.
fn filled_in(name: &Path) -> Vec<PathBuf> {
    let is_pattern = name.to_str().is_some_and(|text| text.contains(['*', '?', '['])) && !name.exists();
    let found = name.to_str().filter(|_| is_pattern).and_then(|text| glob::glob(text).ok());
    let mut files: Vec<PathBuf> = found.into_iter().flatten().filter_map(Result::ok).filter(|p| p.is_file()).collect();
    if files.is_empty() {
        files.push(name.to_owned());
    }
    files
}

/// For telling how far a run has come; a list that can be read only once is not counted.
fn count_lines(list: &Path) -> Option<usize> {
    let is_file = std::fs::metadata(list).is_ok_and(|metadata| metadata.is_file());
    let file = std::fs::File::open(list).ok().filter(|_| is_file)?;
    Some(io::BufReader::new(file).lines().map_while(Result::ok).filter(|line| !line.trim().is_empty()).count())
}

/// The lines of a list, as they come.
fn lines(list: &Path) -> io::Result<Box<dyn Iterator<Item = io::Result<String>>>> {
    if is_standard_input(list) {
        return Ok(Box::new(io::stdin().lock().lines()));
    }
    let file = std::fs::File::open(list).map_err(|error| named(list, &error))?;
    Ok(Box::new(io::BufReader::new(file).lines()))
}

fn is_standard_input(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// An error that says which file it is about, and for what people often give by mistake what to give instead.
fn named(path: &Path, error: &io::Error) -> io::Error {
    let text = path.to_string_lossy();
    let hint = if text.starts_with("http://") || text.starts_with("https://") {
        "; lede reads files and asks no network: save the page first, and give its address with --url"
    } else if path.is_dir() {
        "; give its HTML files, or a list of them with --jsonl"
    } else {
        ""
    };
    let name = if is_standard_input(path) { "standard input".into() } else { text };
    io::Error::new(error.kind(), format!("{name}: {error}{hint}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_must_be_of_the_web() {
        assert!(web_address("https://river.example/a").is_ok());
        for bad in ["river.example", "https://", "javascript:x", "/a"] {
            assert!(web_address(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn errors_name_the_file_and_the_way_out() {
        let error = io::Error::from(io::ErrorKind::NotFound);
        assert!(named(Path::new("https://river.example/"), &error).to_string().contains("--url"));
        assert!(named(Path::new("."), &error).to_string().contains("--jsonl"));
        assert!(named(Path::new("-"), &error).to_string().starts_with("standard input: "));
    }

    #[test]
    fn a_line_is_a_path_or_a_page() {
        assert!(source_of("").is_none());
        assert!(matches!(source_of("a b.html"), Some(Ok(Source::File(path))) if path == Path::new("a b.html")));
        let page = source_of(r#"{"html": "<p>Rain", "url": "https://river.example/a"}"#);
        assert!(matches!(&page, Some(Ok(Source::Page(given))) if given.html == "<p>Rain"));
        for bad in ["{", r#"{"url": "x"}"#, r#"{"html": "", "htm": ""}"#] {
            assert!(matches!(source_of(bad), Some(Err(_))), "{bad}");
        }
    }
}
