//! Writes the lexicon's table from the phrase files in `src/lexicon/data`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::exit;
use std::{env, fs};

#[path = "src/lexicon/fold.rs"]
mod fold;
#[allow(dead_code)]
#[path = "src/lexicon/key.rs"]
mod key;
#[allow(dead_code)]
#[path = "src/lexicon/marker.rs"]
mod marker;
#[path = "src/lexicon/normalize.rs"]
mod normalize;
#[allow(dead_code)]
#[path = "src/lexicon/token.rs"]
mod token;

use marker::{Marker, Place};

const DATA: &str = "src/lexicon/data";
const WHOLE_BUCKETS: usize = 512;
const START_BUCKETS: usize = 1024;
const ANYWHERE_BUCKETS: usize = 2048;

fn main() {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    println!("cargo:rerun-if-changed=build.rs");
    for shared in ["fold", "key", "marker", "normalize", "token"] {
        println!("cargo:rerun-if-changed=src/lexicon/{shared}.rs");
    }
    println!("cargo:rerun-if-changed={DATA}");
    let written = languages(&root.join(DATA)).and_then(|languages| {
        let phrases = phrases(&root.join(DATA), &languages)?;
        let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join("lexicon.rs");
        fs::write(&out, tables(&languages, &phrases)?).map_err(|error| format!("{}: {error}", out.display()))
    });
    if let Err(message) = written {
        eprintln!("{message}");
        exit(1);
    }
}

/// The languages that have a file. English comes first, so that a phrase of many languages is called English.
fn languages(data: &Path) -> Result<Vec<String>, String> {
    let entries = fs::read_dir(data).map_err(|error| format!("{}: {error}", data.display()))?;
    let mut names: Vec<String> =
        entries.filter_map(|entry| entry.ok()?.file_name().to_str()?.strip_suffix(".tsv").map(str::to_owned)).collect();
    names.sort_by_key(|name| (name != "en", name.clone()));
    Ok(names)
}

/// Where each phrase of each marker may stand.
type Meanings = BTreeMap<(String, Marker), Place>;

fn phrases(data: &Path, languages: &[String]) -> Result<Meanings, String> {
    let mut all = Meanings::new();
    for language in languages {
        let path = data.join(format!("{language}.tsv"));
        println!("cargo:rerun-if-changed={DATA}/{language}.tsv");
        let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let mut before = "";
        let mut own = BTreeMap::new();
        for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
            let at = |message: String| format!("{}:{}: {message}", path.display(), index + 1);
            if line <= before {
                return Err(at(format!("\"{line}\" is not sorted after \"{before}\"")));
            }
            before = line;
            let (marker, place, phrase) = read_line(line).map_err(at)?;
            if let Some(first) = own.insert((phrase.clone(), marker), index + 1) {
                return Err(at(format!("\"{phrase}\" is the same phrase as in line {first}")));
            }
            let meaning = all.entry((phrase, marker)).or_insert(place);
            *meaning = meaning.or(place);
        }
    }
    Ok(all)
}

fn read_line(line: &str) -> Result<(Marker, Place, String), String> {
    let mut fields = line.split('\t');
    let (Some(marker), Some(place), Some(phrase), None) = (fields.next(), fields.next(), fields.next(), fields.next())
    else {
        return Err("expected marker, place and phrase between tabs".to_owned());
    };
    let marker = Marker::ALL.iter().find(|known| known.name() == marker).ok_or(format!("no marker \"{marker}\""))?;
    let place = Place::ALL.iter().find(|known| known.name() == place).ok_or(format!("no place \"{place}\""))?;
    let mut normalized = String::new();
    normalize::normalize_into(phrase, &mut normalized);
    let Some((first, last)) = token::core(&normalized) else {
        return Err(format!("\"{phrase}\" has no letter"));
    };
    if *place == Place::Whole {
        normalized = normalized.get(first..last).unwrap_or("").to_owned();
    }
    if token::first_token(&normalized).is_none() {
        return Err(format!("\"{phrase}\" does not begin with a word"));
    }
    if normalized.len() > token::LONGEST {
        return Err(format!("\"{phrase}\" is too long"));
    }
    Ok((*marker, *place, normalized))
}

/// A line of a table: bucket, length (negative, so that the longest is first), packed phrase, check of its word.
type Line = (usize, isize, u32, u8);

fn tables(languages: &[String], phrases: &Meanings) -> Result<String, String> {
    let mut lines: BTreeMap<&str, Vec<Line>> = BTreeMap::new();
    let mut seen: BTreeMap<(&str, Line), &str> = BTreeMap::new();
    for ((phrase, marker), place) in phrases {
        let word = token::first_token(phrase).ok_or("a phrase without a word")?;
        let hash = token::mix(token::hash(token::SEED, phrase.as_bytes()));
        let (name, buckets, key) = match place {
            Place::Whole => ("WHOLE", WHOLE_BUCKETS, hash),
            Place::Start => ("START", START_BUCKETS, token::mix(word.hash)),
            Place::End | Place::Inside => ("ANYWHERE", ANYWHERE_BUCKETS, token::mix(word.hash)),
        };
        let line = (
            key::bucket_number(key, buckets),
            -(phrase.len() as isize),
            pack(hash, *marker, *place),
            key::word_check(key),
        );
        if let Some(other) = seen.insert((name, line), phrase) {
            return Err(format!("\"{other}\" and \"{phrase}\" have the same hash: change one of them"));
        }
        lines.entry(name).or_default().push(line);
    }
    let mut out = format!("/// The languages.\npub static LANGUAGES: [&str; {}] = {languages:?};\n", languages.len());
    for (name, buckets) in [("WHOLE", WHOLE_BUCKETS), ("START", START_BUCKETS), ("ANYWHERE", ANYWHERE_BUCKETS)] {
        let mut lines = lines.remove(name).unwrap_or_default();
        lines.sort_unstable();
        write_table(&mut out, name, buckets, &lines).map_err(|error| error.to_string())?;
    }
    Ok(out)
}

/// A phrase in four bytes: a part of its mixed hash, its place, its marker.
fn pack(mixed: u64, marker: Marker, place: Place) -> u32 {
    key::check(mixed) << key::MEANING_BITS | (place as u32) << 5 | marker as u32
}

fn write_table(out: &mut String, name: &str, buckets: usize, lines: &[Line]) -> std::fmt::Result {
    let starts: Vec<usize> = (0..=buckets).map(|bucket| lines.partition_point(|line| line.0 < bucket)).collect();
    let packed: Vec<u32> = lines.iter().map(|line| line.2).collect();
    let lengths: Vec<isize> = lines.iter().map(|line| -line.1).filter(|_| name != "WHOLE").collect();
    writeln!(out, "static {name}: Table = Table {{\n    buckets: &{starts:?},")?;
    let words: Vec<u8> = lines.iter().map(|line| line.3).filter(|_| name == "ANYWHERE").collect();
    writeln!(out, "    phrases: &{packed:?},\n    lengths: &{lengths:?},\n    words: &{words:?},\n}};")
}
