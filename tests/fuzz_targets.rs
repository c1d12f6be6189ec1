//! The functions that are fuzzed (`npm run fuzz`), for a moment with every test run: on pieces of the fixture pages,
//! spoilt in ways that fuzzing has learned from.
#![cfg(feature = "cli")]
// Helpers of tests may fail as tests do.
#![allow(clippy::expect_used, clippy::panic)]

// It has tests of its own, which run with the crate's.
#[allow(dead_code, missing_docs)]
#[path = "../src/model/forest.rs"]
mod forest;
mod support;
#[path = "../fuzz/src/targets.rs"]
mod targets;

use proptest::prelude::*;
use proptest::test_runner::Config;
use std::sync::LazyLock;

static SEEDS: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let pages = support::names().into_iter().map(|name| support::load(&name).html.into_bytes());
    let weights = ["blocks", "context"].into_iter().map(|name| {
        let path = format!("{}/src/model/weights/{name}.bin", env!("CARGO_MANIFEST_DIR"));
        forest::pack::pack(&std::fs::read(path).expect("weights")).expect("a forest")
    });
    pages.chain(weights).collect()
});

/// What the dictionary of the fuzzer holds.
static WORDS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let path = format!("{}/fuzz/html.dict", env!("CARGO_MANIFEST_DIR"));
    let dictionary = std::fs::read_to_string(path).expect("the dictionary");
    let words = dictionary.lines().filter_map(|line| line.strip_prefix('"')?.strip_suffix('"'));
    words.filter(|word| !word.contains("\\x")).map(|word| word.replace("\\\"", "\"")).collect()
});

#[derive(Clone, Debug)]
enum Edit {
    Set(usize, u8),
    Drop(usize, usize),
    Repeat(usize, usize),
    Insert(usize, prop::sample::Index),
}

fn edit() -> impl Strategy<Value = Edit> {
    let at = 0usize..900;
    prop_oneof![
        (at.clone(), any::<u8>()).prop_map(|(at, byte)| Edit::Set(at, byte)),
        (at.clone(), 1usize..80).prop_map(|(at, n)| Edit::Drop(at, n)),
        (at.clone(), 1usize..200).prop_map(|(at, n)| Edit::Repeat(at, n)),
        (at, any::<prop::sample::Index>()).prop_map(|(at, word)| Edit::Insert(at, word)),
    ]
}

fn spoilt(seed: &[u8], from: prop::sample::Index, length: usize, edits: &[Edit]) -> Vec<u8> {
    let from = from.index(seed.len());
    let mut out = seed[from..(from + length).min(seed.len())].to_vec();
    for edit in edits {
        let clamp = |at: usize| at.min(out.len());
        match *edit {
            Edit::Set(at, byte) => {
                if let Some(slot) = out.get_mut(at) {
                    *slot = byte;
                }
            }
            Edit::Drop(at, n) => drop(out.drain(clamp(at)..clamp(at + n))),
            Edit::Repeat(at, n) => {
                let piece = out[clamp(at)..clamp(at + n)].to_vec();
                let at = clamp(at);
                out.splice(at..at, piece);
            }
            Edit::Insert(at, word) => {
                let at = clamp(at);
                out.splice(at..at, word.get::<String>(&WORDS).bytes());
            }
        }
    }
    out
}

proptest! {
    #![proptest_config(Config { cases: 300, failure_persistence: None, ..Config::default() })]

    #[test]
    fn every_target_takes_what_it_is_given(
        seed in any::<prop::sample::Index>(),
        from in any::<prop::sample::Index>(),
        length in 1usize..900,
        edits in proptest::collection::vec(edit(), 0..8),
    ) {
        let data = spoilt(seed.get::<Vec<u8>>(&SEEDS), from, length, &edits);
        targets::page(&data);
        targets::analyze(&data);
        targets::file(&data);
        targets::lexicon(&data);
        targets::weights(&data);
    }
}

#[test]
fn damaged_weights_are_refused_or_harmless() {
    for seed in SEEDS.iter().rev().take(2) {
        for at in (0..seed.len()).step_by(211) {
            let mut damaged = seed.clone();
            damaged[at] ^= 0xff;
            targets::weights(&damaged);
            targets::weights(&seed[..at]);
        }
    }
}
