//! Writes the lexicon's table from the phrase files in `src/lexicon/data`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::exit;
use std::{env, fs};

#[path = "src/lexicon/fold.rs"]
mod fold;
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
const BUCKETS: usize = 4096;

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
        fs::write(&out, table(&languages, &phrases)?).map_err(|error| format!("{}: {error}", out.display()))
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

/// A phrase's meaning: where it may stand, and the number of its language.
type Meanings = BTreeMap<(String, Marker), (Place, usize)>;

fn phrases(data: &Path, languages: &[String]) -> Result<Meanings, String> {
    let mut all = Meanings::new();
    for (number, language) in languages.iter().enumerate() {
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
            let meaning = all.entry((phrase, marker)).or_insert((place, number));
            meaning.0 = meaning.0.or(place);
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
    if token::first_token(&normalized).is_none() {
        return Err(format!("\"{phrase}\" does not begin with a word"));
    }
    if u8::try_from(normalized.len()).is_err() {
        return Err(format!("\"{phrase}\" is too long"));
    }
    Ok((*marker, *place, normalized))
}

/// A line of the table: bucket, length, hash of the phrase, and the source of the entry.
type Line = (usize, usize, u32, String);

fn table(languages: &[String], phrases: &Meanings) -> Result<String, String> {
    let mut lines = Vec::new();
    let mut seen: BTreeMap<(usize, usize, u32), &str> = BTreeMap::new();
    for ((phrase, marker), (place, language)) in phrases {
        let (_, word) = token::first_token(phrase).ok_or("a phrase without a word")?;
        let word = token::mix(word);
        let bucket = key::bucket_number(word, BUCKETS);
        let hash = key::phrase_check(token::mix(token::hash(token::SEED, phrase.as_bytes())));
        let other = *seen.entry((bucket, phrase.len(), hash)).or_insert(phrase);
        if other != phrase {
            return Err(format!("\"{other}\" and \"{phrase}\" have the same hash: change one of them"));
        }
        let meaning = *marker as usize | (*place as usize) << 5;
        let source = format!("e({hash},{},{},{meaning},{language}),\n", key::word_check(word), phrase.len());
        lines.push((bucket, phrase.len(), hash, source));
    }
    lines.sort_by(|a, b| (a.0, b.1, a.2, &a.3).cmp(&(b.0, a.1, b.2, &b.3)));
    source(languages, &lines).map_err(|error| error.to_string())
}

fn source(languages: &[String], lines: &[Line]) -> Result<String, std::fmt::Error> {
    let mut out = String::new();
    writeln!(out, "/// The languages, numbered as in the entries.")?;
    writeln!(out, "pub static LANGUAGES: [&str; {}] = {languages:?};", languages.len())?;
    writeln!(out, "/// All phrases, by bucket, longest first.")?;
    writeln!(out, "pub static ENTRIES: [Entry; {}] = [", lines.len())?;
    for (_, _, _, entry) in lines {
        out.push_str(entry);
    }
    writeln!(out, "];\n/// Where each bucket's entries begin, and at last where they end.")?;
    writeln!(out, "pub static BUCKETS: [u16; {}] = [", BUCKETS + 1)?;
    for bucket in 0..=BUCKETS {
        write!(out, "{},", lines.partition_point(|line| line.0 < bucket))?;
    }
    writeln!(out, "];")?;
    Ok(out)
}
