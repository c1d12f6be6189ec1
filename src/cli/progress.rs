//! How far a long run has come, for a person who watches it.

use indicatif::{ProgressBar, ProgressStyle};
use std::io::{self, IsTerminal};

/// Fewer pages than this are done before a bar is read.
const MANY: usize = 50;

/// A bar on standard error, where that is a terminal and what is printed goes elsewhere.
pub(super) struct Progress(Option<ProgressBar>);

impl Progress {
    /// For so many pages, or for nobody knows how many.
    pub(super) fn new(count: Option<usize>) -> Progress {
        let is_watched = io::stderr().is_terminal() && !io::stdout().is_terminal();
        if !is_watched || count.is_some_and(|count| count < MANY) {
            return Progress(None);
        }
        let (bar, template) = match count {
            Some(count) => (ProgressBar::new(count as u64), "{bar:30} {pos}/{len} pages, {per_sec}, {eta} left"),
            None => (ProgressBar::new_spinner(), "{spinner} {pos} pages, {per_sec}"),
        };
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        Progress(Some(bar))
    }

    /// One page more.
    pub(super) fn advance(&self) {
        if let Some(bar) = &self.0 {
            bar.inc(1);
        }
    }

    /// Prints a line to standard error without breaking the bar.
    pub(super) fn say(&self, line: &str) {
        match &self.0 {
            Some(bar) => bar.suspend(|| eprintln!("{line}")),
            None => eprintln!("{line}"),
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.0 {
            bar.finish_and_clear();
        }
    }
}
