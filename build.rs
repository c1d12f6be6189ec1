//! Writes what the program carries: the lexicon's tables from the phrase files in `src/lexicon/data`, and the forests
//! from `src/model/weights`, packed.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::exit;
use std::{env, fs};

#[allow(dead_code)]
#[path = "src/bytes.rs"]
mod bytes;
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
#[path = "src/model/pack.rs"]
mod pack;
#[allow(dead_code)]
#[path = "src/lexicon/token.rs"]
mod token;

use marker::{Marker, Place};

const DATA: &str = "src/lexicon/data";
const WEIGHTS: &str = "src/model/weights";

fn main() {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=src/bytes.rs");
    println!("cargo:rerun-if-changed=src/model/pack.rs");
    println!("cargo:rerun-if-changed={WEIGHTS}");
    println!("cargo:rerun-if-env-changed=LEDE_WEIGHTS");
    for shared in ["fold", "key", "marker", "normalize", "token"] {
        println!("cargo:rerun-if-changed=src/lexicon/{shared}.rs");
    }
    println!("cargo:rerun-if-changed={DATA}");
    let written = languages(&root.join(DATA)).and_then(|languages| {
        let phrases = phrases(&root.join(DATA), &languages)?;
        let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
        let write = |name: &str, bytes: &[u8]| {
            fs::write(out.join(name), bytes).map_err(|error| format!("{}: {error}", out.join(name).display()))
        };
        let list = format!("/// The languages.\npub static LANGUAGES: [&str; {}] = {languages:?};\n", languages.len());
        write("languages.rs", list.as_bytes())?;
        for place in Place::ALL {
            write(&format!("{}.bin", place.name()), &table(*place, &phrases)?)?;
        }
        // Other weights than the shipped ones are measured by, when training is judged.
        let weights = env::var_os("LEDE_WEIGHTS").map_or_else(|| root.join(WEIGHTS), PathBuf::from);
        let read = |name: &str| {
            let path = weights.join(name);
            fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))
        };
        write("tokens.bin", &read("tokens.bin")?)?;
        for forest in ["blocks.bin", "context.bin", "page.bin"] {
            let packed =
                pack::pack(&read(forest)?).ok_or_else(|| format!("{} is no forest", weights.join(forest).display()))?;
            write(forest, &packed)?;
        }
        Ok(())
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

/// A line of a table: bucket, length (negative, so that the longest is first), packed phrase.
type Line = (usize, isize, u32);

fn table(place: Place, phrases: &Meanings) -> Result<Vec<u8>, String> {
    let form = match place {
        Place::Whole => key::WHOLE,
        Place::Start => key::START,
        Place::End => key::END,
        Place::Inside => key::INSIDE,
    };
    let mut lines: BTreeMap<Line, &str> = BTreeMap::new();
    for ((phrase, marker), _) in phrases.iter().filter(|(_, other)| **other == place) {
        let word = token::first_token(phrase).ok_or("a phrase without a word")?;
        let mixed = match form.by_word {
            true => token::phrase_hash(word, phrase.as_bytes()),
            false => token::mix(token::hash(token::SEED, phrase.as_bytes())),
        };
        let bucket = form.bucket(if form.by_word { token::mix(word.hash) } else { mixed });
        let line = (bucket, -(phrase.len() as isize), form.pack(mixed, *marker as u32));
        if let Some(other) = lines.insert(line, phrase) {
            return Err(format!("\"{other}\" and \"{phrase}\" have the same hash: change one of them"));
        }
    }
    let mut out = vec![0u8; form.buckets];
    for (bucket, _, _) in lines.keys() {
        out[*bucket] = out[*bucket].checked_add(1).ok_or("a bucket is too full")?;
    }
    for plane in (0..form.bytes).rev() {
        out.extend(lines.keys().map(|line| (line.2 >> (8 * plane)) as u8));
    }
    if form.by_word {
        out.extend(lines.keys().map(|line| line.1.unsigned_abs() as u8));
    }
    Ok(out)
}
