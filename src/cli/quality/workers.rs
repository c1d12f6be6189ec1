//! The pages shared among the machine's processors.

use super::corpus::Entry;
use super::page::{Measured, measure};
use std::io;
use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Measures every page; the answers are in the order of the entries.
pub(super) fn measure_all(entries: &[Entry], threads: Option<NonZero<usize>>) -> io::Result<Vec<Measured>> {
    let threads = threads.or_else(|| thread::available_parallelism().ok()).map_or(1, NonZero::get);
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        while let Some((at, entry)) = {
            let at = next.fetch_add(1, Ordering::Relaxed);
            entries.get(at).map(|entry| (at, entry))
        } {
            done.push((at, measure(entry)));
        }
        done
    };
    let mut all = thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        let mut all = Vec::with_capacity(entries.len());
        for worker in workers {
            all.extend(worker.join().map_err(|_| io::Error::other("a page could not be measured"))?);
        }
        Ok::<_, io::Error>(all)
    })?;
    all.sort_by_key(|(at, _)| *at);
    all.into_iter().map(|(_, measured)| measured).collect()
}
