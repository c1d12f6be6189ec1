//! The pages that a command is given, and what it prints for them.

use crate::Options;
use crate::file::{Serialized, serialize};
use clap::Args;
use std::io::{self, BufRead, Read, Write};
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Which pages.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
pub(super) struct Input {
    /// HTML files; - reads standard input.
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Read the paths of the files from LIST, one a line (- for standard input), and print one JSON object a page.
    #[arg(long, value_name = "LIST")]
    jsonl: Option<PathBuf>,
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
        let source = String::from_utf8_lossy(&bytes);
        let started = Instant::now();
        Ok(Loaded { path: path.display().to_string(), page: serialize(&source), started, url: None })
    }

    /// The same page at an address.
    pub(super) fn at(self, url: Option<&str>) -> Loaded {
        Loaded { url: url.map(str::to_owned), ..self }
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

/// What a command prints for one page.
pub(super) struct Outcome(pub String);

/// What to do about a page that cannot be read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum OnError {
    /// Say so and go on with the next; the run has failed in the end.
    Continue,
    /// End the run.
    Stop,
}

impl Input {
    /// Whether every page is one JSON object on a line.
    pub(super) fn is_jsonl(&self) -> bool {
        self.jsonl.is_some()
    }

    /// Runs a command on every page and prints what it gives; says whether all pages could be read.
    pub(super) fn each(
        &self,
        url: Option<&str>,
        on_error: OnError,
        mut run: impl FnMut(&Loaded) -> io::Result<Outcome>,
    ) -> io::Result<bool> {
        if url.is_some() && self.files.len() > 1 {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "--url is the address of one page; give one FILE"));
        }
        let mut out = io::BufWriter::new(io::stdout().lock());
        let mut all_read = true;
        let mut one = |path: &Path| -> io::Result<()> {
            match Loaded::read(path).map(|page| page.at(url)) {
                Ok(page) => writeln!(out, "{}", run(&page)?.0),
                Err(error) if on_error == OnError::Stop => Err(error),
                Err(error) => {
                    eprintln!("lede: {error}");
                    all_read = false;
                    Ok(())
                }
            }
        };
        match &self.jsonl {
            None => self.files.iter().try_for_each(|file| one(file))?,
            Some(list) => {
                for path in paths(list)? {
                    let path = path.map_err(|error| named(list, &error))?;
                    let path = path.trim();
                    if !path.is_empty() {
                        one(Path::new(path))?;
                    }
                }
            }
        }
        out.flush()?;
        Ok(all_read)
    }
}

/// The lines of a list, as they come.
fn paths(list: &Path) -> io::Result<Box<dyn Iterator<Item = io::Result<String>>>> {
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
}
