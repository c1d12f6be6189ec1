//! Lede beside the other extractors of the Rust world, page by page in one run.
//!
//! `lede-peers FOLDER|LIST [ROUNDS [PAGES]]` reads HTML files from a folder (or their paths from a file), so many of
//! them evenly spread or all, and prints a table of processor time: the least of the rounds for each page, then median,
//! 95th of a hundred and greatest over the pages. The table is added to the file that LEDE_BENCH_WRITE names, too.
//! Extractors take turns on every page, so that whatever else the machine does meets them all.

use cpu_time::ThreadTime;
use std::error::Error;
use std::hint::black_box;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

type Extractor = (&'static str, fn(&str));

const EXTRACTORS: [Extractor; 6] = [
    ("Lede: parse and analysis", |html| {
        let page = lede::file::serialize(html);
        let options = lede::Options { scripting: page.scripting, ..lede::Options::default() };
        black_box(lede::analyze(&page.html, &options));
    }),
    ("Lede: parse alone", |html| {
        black_box(lede::file::serialize(html));
    }),
    ("html5ever: parse alone, serialised", |html| {
        black_box(lede::file::serialize_by_html5ever(html, true));
    }),
    ("dom_smoothie", |html| {
        black_box(dom_smoothie::Readability::new(html, None, None).and_then(|mut r| r.parse()).ok());
    }),
    ("legible", |html| {
        black_box(legible::parse(html, None, None).ok());
    }),
    ("rs-trafilatura", |html| {
        black_box(rs_trafilatura::extract(html).ok());
    }),
];

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let source = PathBuf::from(arguments.next().ok_or("usage: lede-peers FOLDER|LIST [ROUNDS [PAGES]]")?);
    let rounds: u32 = arguments.next().map_or(Ok(3), |rounds| rounds.parse())?;
    let most: usize = arguments.next().map_or(Ok(usize::MAX), |pages| pages.parse())?;
    let mut times = vec![Vec::new(); EXTRACTORS.len()];
    let pages = pages(&source)?;
    for path in pages.iter().step_by(pages.len().div_ceil(most.max(1)).max(1)) {
        let html = String::from_utf8_lossy(&fs::read(path)?).into_owned();
        let mut least = [f64::MAX; EXTRACTORS.len()];
        for _ in 0..rounds {
            for ((_, extract), least) in EXTRACTORS.iter().zip(&mut least) {
                let start = ThreadTime::now();
                extract(&html);
                *least = least.min(start.elapsed().as_secs_f64() * 1000.0);
            }
        }
        times.iter_mut().zip(least).for_each(|(times, least)| times.push(least));
    }
    let table = table(times);
    print!("{table}");
    if let Some(path) = env::var_os("LEDE_BENCH_WRITE") {
        fs::OpenOptions::new().create(true).append(true).open(path)?.write_all(table.as_bytes())?;
    }
    Ok(())
}

fn pages(source: &Path) -> io::Result<Vec<PathBuf>> {
    if source.is_file() {
        return Ok(fs::read_to_string(source)?.lines().map(PathBuf::from).collect());
    }
    let (mut found, mut folders) = (Vec::new(), vec![source.to_owned()]);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "html" || e == "htm") {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

fn table(mut times: Vec<Vec<f64>>) -> String {
    // What is left of Lede's time without the parse: in a browser the page comes parsed.
    let analysis: Vec<f64> = times[0].iter().zip(&times[1]).map(|(all, parse)| all - parse).collect();
    times.insert(1, analysis);
    let mut names: Vec<&str> = EXTRACTORS.iter().map(|(name, _)| *name).collect();
    names.insert(1, "Lede: analysis, the difference");
    times.iter_mut().for_each(|times| times.sort_by(f64::total_cmp));
    let at = |times: &[f64], share: f64| {
        times.get(((times.len() as f64 - 1.0) * share).round() as usize).copied().unwrap_or(f64::NAN)
    };
    let own = times.first().map_or(f64::NAN, |times| at(times, 0.5));
    let mut table = format!(
        "## Natively, {} pages, processor time in ms\n\n\
         |  | median | p95 | greatest | of Lede's median |\n| --- | ---: | ---: | ---: | ---: |\n",
        times[0].len()
    );
    for (name, times) in names.iter().zip(&times) {
        let median = at(times, 0.5);
        let (p95, greatest, share) = (at(times, 0.95), at(times, 1.0), median / own);
        table += &format!("| {name} | {median:.2} | {p95:.2} | {greatest:.2} | {share:.2} |\n");
    }
    table
}
