//! What is fuzzed. `tests/fuzz_targets.rs` asks the same for a moment with every test run.

#[path = "../../src/model/forest.rs"]
#[allow(dead_code, missing_docs)]
mod forest;
#[path = "../../tests/support/mod.rs"]
mod support;
mod targets;

pub use targets::*;
