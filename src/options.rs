//! What a caller may ask of an analysis.

use serde::Deserialize;

/// How a page is to be analysed.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Options {
    /// The address of the page, to tell its own links from others; without it the canonical link counts.
    pub url: Option<String>,
    /// Whether the document runs scripts, so that the content of `noscript` is plain text. Browsers: true.
    pub scripting: bool,
    /// The least confidence of a finding that is reported, 0 to 1. [`Options::STANDARD`] by default.
    pub threshold: f32,
}

impl Options {
    /// The standard level: nothing less sure is hidden.
    pub const STANDARD: f32 = 0.5;
}

impl Default for Options {
    fn default() -> Self {
        Options { url: None, scripting: true, threshold: Options::STANDARD }
    }
}
