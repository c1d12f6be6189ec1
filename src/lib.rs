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
//! Elements are named by their number in document order, the root being 0, as in a browser's
//! `querySelectorAll('*')`. The HTML is taken as a browser would serialise it; raw pages go through a parser first,
//! as those of the command line do (feature `cli`, module `file`):
//!
//! ```
//! # #[cfg(feature = "cli")] {
//! let raw = "<title>Mill</title><h1>The mill turns</h1><p>It had stood still.<p><a href=/weir>Read also: The weir</a>";
//! let page = lede::file::serialize(raw);
//! let options = lede::Options { scripting: page.scripting, ..lede::Options::default() };
//! let analysis = lede::analyze(&page.html, &options);
//! assert_eq!(analysis.element_count, 8, "html, head, title, body, h1, p, p, a");
//! # }
//! ```
//!
//! The way of a page through the crate: [`page`] text to arena, features, story and clutter, [`Analysis`].
//!
//! # Features
//!
//! `cli` is the command line, and what reads HTML files. Without it the crate depends on `memchr` and `serde` alone.
//!
//! # What may change
//!
//! Versions follow [Semantic Versioning](https://semver.org). The API is [`analyze`], [`Options`] and the types of an
//! [`Analysis`], with the names under which they are serialised. What is found on a page is not part of it: detectors
//! get better in minor versions, and enumerations of the verdict may grow in one. The public modules are there for tests
//! and tools and may change in any version. Until 1.0, a minor version may break.

mod analysis;
mod bytes;
#[cfg(feature = "cli")]
pub mod cli;
mod clutter;
mod fast_map;
pub mod features;
#[cfg(feature = "cli")]
pub mod file;
#[cfg(any(target_arch = "wasm32", test))]
mod json;
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
