//! HTML files: parsed by html5ever and serialised the way a browser serialises its document, so that the core
//! sees what a browser would hand it.

mod serialize;
mod tree;

use html5ever::driver::ParseOpts;
use html5ever::tendril::TendrilSink;
use html5ever::tree_builder::TreeBuilderOpts;

/// A file as a browser would serialise it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Serialized {
    /// What `document.documentElement.outerHTML` would give, with the doctype before it.
    pub html: String,
    /// Whether it was read as a browser with scripts would; see [`crate::Options::scripting`].
    pub scripting: bool,
}

/// Parses a file and serialises it.
///
/// Pages are read as a browser with scripts reads them. Where that leaves almost no text in the body, but
/// `noscript` holds some, the page is read as without scripts: some sites serve the whole text there to
/// whoever does not run them, and no script will run on a file.
pub fn serialize(source: &str) -> Serialized {
    let html = serialize_by_html5ever(source, true);
    if crate::page::text_is_in_noscript(&html) {
        return Serialized { html: serialize_by_html5ever(source, false), scripting: false };
    }
    Serialized { html, scripting: true }
}

/// Parses by html5ever, whatever the page, and serialises.
pub fn serialize_by_html5ever(source: &str, scripting: bool) -> String {
    let arena = typed_arena::Arena::new();
    let options = ParseOpts {
        tree_builder: TreeBuilderOpts { scripting_enabled: scripting, ..TreeBuilderOpts::default() },
        ..ParseOpts::default()
    };
    let document = html5ever::parse_document(tree::Sink::new(&arena), options).one(source);
    let mut html = String::with_capacity(source.len() + source.len() / 16);
    serialize::children(document, scripting, &mut html);
    html
}

#[cfg(test)]
mod tests;
