//! Runs a command on many pages, on several threads where that is wanted, and prints what it gives in order.

use super::input::{Input, Loaded, Source, Sources};
use super::progress::Progress;
use clap::Args;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use std::io::{self, Write};
use std::num::NonZeroUsize;

/// Pages that are in memory at once, for each thread.
const BATCH: usize = 16;
/// What the main thread has: deep pages that pass on it pass on the others.
const STACK: usize = 8 << 20;

/// How to work.
#[derive(Debug, Default, Args)]
pub(super) struct Work {
    /// How many pages to work on at once [default: all processors; 1 with --jsonl, so that "ms" is what a page takes
    /// on a quiet machine]
    ///
    /// What is printed is the same, and in the same order. With more than one, a list from standard input is read in
    /// batches.
    #[arg(short, long, value_name = "N")]
    pub jobs: Option<NonZeroUsize>,
}

/// What a command prints for one page.
pub(super) struct Outcome(pub String);

/// What came of one page.
enum Answer {
    Printed(String),
    Unread(io::Error),
}

impl Work {
    /// Runs a command on every page and prints what it gives; says whether all pages could be read.
    pub(super) fn each(
        &self,
        input: &Input,
        url: Option<&str>,
        run: impl Fn(&Loaded) -> io::Result<Outcome> + Sync,
    ) -> io::Result<bool> {
        let mut sources = input.sources()?;
        if url.is_some() && sources.count.is_some_and(|count| count > 1) {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "--url is the address of one page; give one FILE"));
        }
        let answer = |source: &Source| match Loaded::from(source).map(|page| page.at(url)) {
            Ok(page) => run(&page).map(|outcome| Answer::Printed(outcome.0)),
            Err(error) => Ok(Answer::Unread(error)),
        };
        let mut printer = Printer::new(sources.count, sources.is_dialogue);
        match self.jobs(input, &sources) {
            1 => sources.each.try_for_each(|source| printer.print(answer(&source?)?))?,
            jobs => in_batches(&mut sources, jobs, answer, &mut printer)?,
        }
        printer.finish()
    }

    fn jobs(&self, input: &Input, sources: &Sources) -> usize {
        let most = sources.count.unwrap_or(usize::MAX).max(1);
        let all = || std::thread::available_parallelism().map_or(1, NonZeroUsize::get);
        let wanted = self.jobs.map_or_else(|| if input.is_jsonl() { 1 } else { all() }, NonZeroUsize::get);
        wanted.min(most)
    }
}

/// Runs a command that keeps something from page to page; the first page that cannot be read ends the run.
pub(super) fn one_by_one(input: &Input, mut run: impl FnMut(&Loaded) -> io::Result<String>) -> io::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    for source in input.sources()?.each {
        writeln!(out, "{}", run(&Loaded::from(&source?)?)?)?;
    }
    out.flush()
}

fn in_batches(
    sources: &mut Sources,
    jobs: usize,
    answer: impl Fn(&Source) -> io::Result<Answer> + Sync,
    printer: &mut Printer,
) -> io::Result<()> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(jobs).stack_size(STACK).build().map_err(io::Error::other)?;
    loop {
        let batch: Vec<Source> = sources.each.by_ref().take(jobs * BATCH).collect::<io::Result<_>>()?;
        if batch.is_empty() {
            return Ok(());
        }
        let answers: Vec<io::Result<Answer>> = pool.install(|| batch.par_iter().map(&answer).collect());
        answers.into_iter().try_for_each(|answer| printer.print(answer?))?;
    }
}

struct Printer {
    out: io::BufWriter<io::StdoutLock<'static>>,
    progress: Progress,
    is_dialogue: bool,
    all_read: bool,
}

impl Printer {
    fn new(count: Option<usize>, is_dialogue: bool) -> Printer {
        let out = io::BufWriter::new(io::stdout().lock());
        Printer { out, progress: Progress::new(count), is_dialogue, all_read: true }
    }

    fn print(&mut self, answer: Answer) -> io::Result<()> {
        self.progress.advance();
        match answer {
            Answer::Printed(text) => writeln!(self.out, "{text}")?,
            Answer::Unread(error) => {
                self.progress.say(&format!("lede: {error}"));
                self.all_read = false;
            }
        }
        if self.is_dialogue { self.out.flush() } else { Ok(()) }
    }

    fn finish(mut self) -> io::Result<bool> {
        self.out.flush()?;
        Ok(self.all_read)
    }
}
