//! Finds the story of a web page and the clutter around it.
//!
//! A page is a value: its serialised HTML. [`analyze`] turns it into an [`Analysis`]: which elements are
//! clutter, of which kind, on what evidence, and where the story is. It never fails, never panics, asks no
//! clock and no network, and knows no site.
//!
//! ```
//! let html = "<html><head></head><body><ins class=\"adsbygoogle\"></ins><p>Rain fell.</p></body></html>";
//! let analysis = lede::analyze(html, &lede::Options::default());
//! assert_eq!(analysis.findings.len(), 1);
//! assert_eq!(analysis.findings[0].kind, lede::Kind::Ad);
//! ```
//!
//! The way of a page through the crate: [`page`] text to arena, features, story and clutter, [`Analysis`].

mod analysis;
#[cfg(feature = "cli")]
pub mod cli;
mod clutter;
pub mod features;
#[cfg(feature = "cli")]
pub mod file;
pub mod lexicon;
mod model;
mod options;
pub mod page;
mod span;
mod story;
mod verdict;
#[cfg(target_arch = "wasm32")]
pub mod wasm;

pub use analysis::{analyze, analyze_page};
pub use options::Options;
pub use verdict::*;
