//! The command line: the same core on files.

mod clean;
mod explain;
mod features;
mod quality;
mod reader;

use crate::file::Serialized;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::io::{self, BufRead, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

/// Finds the story of a web page and the clutter around it.
#[derive(Debug, Parser)]
#[command(name = "lede", version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Print what would be hidden, as JSON, or the page with it marked.
    Clean {
        /// Print the page's HTML with data-lede="<kind>" on each hidden element.
        #[arg(long)]
        mark: bool,
        #[command(flatten)]
        input: Input,
    },
    /// Print the story alone.
    Reader {
        /// What to print it as.
        #[arg(long, value_enum, default_value = "text")]
        format: Format,
        #[command(flatten)]
        input: Input,
    },
    /// Print what would be hidden and why, as a table.
    Explain {
        /// The HTML file.
        file: PathBuf,
        /// Also print every block of text: whether it is story, how likely, words, link share, element, phrases.
        #[arg(long)]
        blocks: bool,
    },
    /// Measure how well stories are read and pages cleaned, on a corpus of pages with gold texts and labels.
    Quality(quality::Options),
    /// Print the features of every block, to train the model with (tools/train).
    #[command(hide = true)]
    Features {
        /// The token table to read names by; without it no name is known.
        #[arg(long)]
        tokens: Option<PathBuf>,
        /// The first forest's chances, as little-endian f32; with them the rows are the second forest's.
        #[arg(long)]
        scores: Option<PathBuf>,
        /// Where the rows go, as little-endian f32.
        #[arg(long)]
        rows: PathBuf,
        #[command(flatten)]
        input: Input,
    },
}

#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
struct Input {
    /// HTML files.
    files: Vec<PathBuf>,
    /// A file with one path a line (- for standard input); prints one JSON object a page.
    #[arg(long, value_name = "LIST")]
    jsonl: Option<PathBuf>,
}

/// How a story is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Plain text, a paragraph a line.
    Text,
    /// HTML of allow-listed elements.
    Html,
    /// Markdown with front matter.
    Markdown,
    /// The outline and metadata.
    Json,
}

/// Runs the command line with the process's arguments.
pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let done = match &arguments.command {
        Command::Clean { mark, input } => input.each(|page| clean::run(page, *mark, input.jsonl.is_some())),
        Command::Reader { format, input } => input.each(|page| reader::run(page, *format, input.jsonl.is_some())),
        Command::Explain { file, blocks } => {
            Loaded::read(file).and_then(|page| explain::run(&page, *blocks)).map(Outcome::print)
        }
        Command::Quality(options) => quality::run(options),
        Command::Features { tokens, scores, rows, input } => {
            train_rows(tokens.as_deref(), scores.as_deref(), rows, input)
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        // A closed pipe (`lede … | head`) is how a reader says that it has had enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("lede: {error}");
            ExitCode::FAILURE
        }
    }
}

fn train_rows(tokens: Option<&Path>, scores: Option<&Path>, rows: &Path, input: &Input) -> io::Result<()> {
    let table = tokens.map_or(Ok(Vec::new()), std::fs::read)?;
    let mut rows = io::BufWriter::new(std::fs::File::create(rows)?);
    let mut scores = scores.map(std::fs::File::open).transpose()?.map(io::BufReader::new);
    input.each(|page| features::run(page, &table, scores.as_mut(), &mut rows).map(Outcome))?;
    rows.flush()
}

/// A file, read and serialised as a browser would.
struct Loaded {
    path: String,
    page: Serialized,
    started: Instant,
}

impl Loaded {
    fn read(path: &Path) -> io::Result<Loaded> {
        let bytes = std::fs::read(path).map_err(|e| io::Error::new(e.kind(), format!("{}: {e}", path.display())))?;
        let source = String::from_utf8_lossy(&bytes);
        let started = Instant::now();
        Ok(Loaded { path: path.display().to_string(), page: crate::file::serialize(&source), started })
    }

    fn options(&self) -> crate::Options {
        crate::Options { scripting: self.page.scripting, ..crate::Options::default() }
    }

    /// Milliseconds since the file was in memory.
    fn milliseconds(&self) -> f64 {
        self.started.elapsed().as_secs_f64() * 1000.0
    }
}

/// What a command prints for one page.
struct Outcome(String);

impl Outcome {
    fn print(self) {
        // Errors of standard output end the run at the next page; see `Input::each`.
        let _ = writeln!(io::stdout().lock(), "{}", self.0);
    }
}

impl Input {
    fn each(&self, mut run: impl FnMut(&Loaded) -> io::Result<Outcome>) -> io::Result<()> {
        let mut out = io::BufWriter::new(io::stdout().lock());
        let mut one = |path: &Path| -> io::Result<()> {
            let outcome = Loaded::read(path).and_then(|page| run(&page))?;
            writeln!(out, "{}", outcome.0)
        };
        match &self.jsonl {
            None => {
                for file in &self.files {
                    one(file)?;
                }
            }
            Some(list) if list.as_os_str() == "-" => {
                for line in io::stdin().lock().lines() {
                    one(Path::new(line?.trim()))?;
                }
            }
            Some(list) => {
                for line in std::fs::read_to_string(list)?.lines().filter(|l| !l.trim().is_empty()) {
                    one(Path::new(line.trim()))?;
                }
            }
        }
        out.flush()
    }
}
