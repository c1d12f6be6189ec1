//! The command line: the same core on files.

mod clean;
mod explain;
mod features;
mod input;
mod manual;
mod progress;
mod quality;
mod reader;
mod work;

use clap::{CommandFactory, Parser, Subcommand, ValueEnum};
use input::{Address, Input, Loaded};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use work::{Outcome, Work, one_by_one};

/// Finds the story of a web page and the clutter around it.
///
/// Pages are HTML files as they were saved; no network is asked and no script is run. Each is parsed as a browser
/// would parse it and judged by the very core that the browser extension carries.
#[derive(Debug, Parser)]
#[command(name = "lede", version, about, after_help = EXIT_CODES, after_long_help = EXAMPLES)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

const EXIT_CODES: &str = "\
Exit codes:
  0  all done
  1  a file could not be read or written; the others were
  2  the command was not understood";

const EXAMPLES: &str = "\
Examples:
  lede reader --format markdown page.html      the story as Markdown with front matter
  lede explain page.html                       what would be hidden, and why
  lede clean --mark page.html > marked.html    the page with data-lede on what would be hidden
  lede reader 'saved/**/*.html' > all.txt      the stories of all pages in a folder, on all processors
  curl -s https://example.org/a | lede reader - --url https://example.org/a
                                               a page from standard input

Many pages, a JSON object a line:
  find saved -name '*.html' | lede reader --jsonl - > stories.jsonl
  lede clean --jsonl list.txt --jobs 4 > findings.jsonl

Pages that are in no file go through a pipe, as {\"html\", \"url\"} a line:
  my-crawler | lede reader --jsonl -

Exit codes:
  0  all done
  1  a file could not be read or written; the others were
  2  the command was not understood

`lede COMMAND --help` tells all of a command. `lede man` and `lede completions` print a manual page and the
completions of a shell.";

#[derive(Debug, Subcommand)]
enum Command {
    /// Print what would be hidden, as JSON, or the page with it marked
    ///
    /// A finding names its target (the element's number in document order, the root being 0, or a run of children
    /// of one), its kind, its confidence from 0 to 1 and the evidence. Kinds: ad, related, teaser, newsletter,
    /// social, overlay, comments.
    Clean {
        /// Print the page's HTML with data-lede="KIND" on each element that would be hidden
        ///
        /// A run of text that no element of its own holds is wrapped in a span with that attribute.
        #[arg(long)]
        mark: bool,
        #[command(flatten)]
        address: Address,
        #[command(flatten)]
        input: Input,
        #[command(flatten)]
        work: Work,
    },
    /// Print the story alone
    ///
    /// With --jsonl each object has "path", "ms" (parsing and analysis, without reading the file) and, by format,
    /// "title" and "text" (the body without the headline), "html", "markdown" or "story".
    Reader {
        /// What to print it as
        #[arg(long, value_enum, default_value = "text")]
        format: Format,
        #[command(flatten)]
        address: Address,
        #[command(flatten)]
        input: Input,
        #[command(flatten)]
        work: Work,
    },
    /// Print what would be hidden and why, as a table
    ///
    /// The first line says what the page was taken for. Each finding follows with its kind, its confidence, the
    /// number of its element (with the children it covers), what spoke for it, and its first words.
    Explain {
        /// The HTML file; - reads standard input
        file: PathBuf,
        /// The address the page came from
        #[arg(long, value_name = "ADDRESS", value_parser = input::web_address)]
        url: Option<String>,
        /// Also print what was proposed and let stay, and every block of text
        ///
        /// A block has its number, + where it is story and T where it is the headline, the chance that it is
        /// story, its words, its share of links, the element, the first words and the phrases found in it.
        #[arg(long)]
        blocks: bool,
    },
    /// Measure how well stories are read and pages cleaned, on a corpus of pages with gold texts and labels
    ///
    /// Prints tables: reader scores by dataset, kind and language; snippets; clutter gone and article kept on
    /// labelled pages; each detector's precision and recall; calibration; what stays in sight on pages that are no
    /// article; times; the worst pages. All of it for all pages, for those of sites that rules may be made by
    /// (train) and for those of sites kept back (validation).
    Quality(quality::Options),
    /// Print a manual page, or write those of all commands into a folder
    Man {
        /// The folder; it is made where it is not there
        folder: Option<PathBuf>,
    },
    /// Print the completions of a shell
    ///
    /// For example: lede completions bash > ~/.local/share/bash-completion/completions/lede
    Completions {
        /// Which shell
        shell: clap_complete::Shell,
    },
    /// Print the features of every block, to train the model with (tools/train)
    #[command(hide = true)]
    Features {
        /// The token table to read names by; without it no name is known
        #[arg(long)]
        tokens: Option<PathBuf>,
        /// The first forest's chances, as little-endian f32; with them the rows are the second forest's
        #[arg(long)]
        scores: Option<PathBuf>,
        /// The chances are the second forest's, and the rows the third one's: one a page
        #[arg(long, requires = "scores")]
        pages: bool,
        /// Where the rows go, as little-endian f32
        #[arg(long)]
        rows: PathBuf,
        #[command(flatten)]
        input: Input,
    },
}

/// How a story is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// The body's words, a paragraph a line
    Text,
    /// A document of plain elements: no script, no style, no frame, no form
    Html,
    /// Markdown, with title, byline, date, source and language as front matter
    Markdown,
    /// Outline, texts and metadata; null where there is no story
    Json,
}

/// Runs the command line with the process's arguments.
pub fn main() -> ExitCode {
    match run(&Arguments::parse().command) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        // A closed pipe (`lede … | head`) is how a reader says that it has had enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("lede: {error}");
            let is_usage = error.kind() == io::ErrorKind::InvalidInput;
            ExitCode::from(if is_usage { 2 } else { 1 })
        }
    }
}

/// Runs a command; says whether all pages could be read.
fn run(command: &Command) -> io::Result<bool> {
    match command {
        Command::Clean { mark, address, input, work } => {
            work.each(input, address.url.as_deref(), |page| clean::run(page, *mark, input.is_jsonl()))
        }
        Command::Reader { format, address, input, work } => {
            work.each(input, address.url.as_deref(), |page| reader::run(page, *format, input.is_jsonl()))
        }
        Command::Explain { file, url, blocks } => {
            let page = Loaded::read(file)?.at(url.as_deref());
            let Outcome(text) = explain::run(&page, *blocks)?;
            io::stdout().lock().write_all(text.as_bytes()).map(|()| true)
        }
        Command::Quality(options) => quality::run(options).map(|()| true),
        Command::Man { folder } => manual::write(Arguments::command(), folder.as_deref()).map(|()| true),
        Command::Completions { shell } => {
            clap_complete::generate(*shell, &mut Arguments::command(), "lede", &mut io::stdout().lock());
            Ok(true)
        }
        Command::Features { tokens, scores, pages, rows, input } => {
            train_rows(tokens.as_deref(), scores.as_deref(), *pages, rows, input).map(|()| true)
        }
    }
}

fn train_rows(tokens: Option<&Path>, scores: Option<&Path>, pages: bool, rows: &Path, input: &Input) -> io::Result<()> {
    let table = tokens.map_or(Ok(Vec::new()), std::fs::read)?;
    let mut rows = io::BufWriter::new(std::fs::File::create(rows)?);
    let mut scores = scores.map(std::fs::File::open).transpose()?.map(io::BufReader::new);
    one_by_one(input, |page| features::run(page, &table, scores.as_mut(), pages, &mut rows))?;
    rows.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arguments_are_sound() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn pages_come_as_files_or_as_a_list() {
        let parses = |line: &str| Arguments::try_parse_from(line.split(' ')).is_ok();
        assert!(parses("lede clean a.html b.html"));
        assert!(parses("lede reader --format markdown --url https://river.example/a -"));
        assert!(parses("lede reader --jsonl - --jobs 3"));
        assert!(!parses("lede reader --jobs 0 a.html"));
        assert!(!parses("lede clean"));
        assert!(!parses("lede clean --jsonl list a.html"));
        assert!(!parses("lede clean --jsonl list --url https://river.example/a"));
        assert!(!parses("lede explain --url river.example a.html"));
    }
}
