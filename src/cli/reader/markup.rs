//! Elements and attributes as they stand in a page's source, also those that the core keeps no name of.

use crate::page::{NodeId, Page, decode_into};

/// The start tag of an element without its angle brackets. Serialised attributes hold no bare `>`.
fn start_tag<'a>(page: &Page<'a>, id: NodeId) -> Option<&'a str> {
    page.tag(id)?;
    let rest = page.source().get(page.node(id).source_start as usize + 1..)?;
    rest.get(..rest.find('>')?)
}

/// The element's name.
pub(super) fn name<'a>(page: &Page<'a>, id: NodeId) -> &'a str {
    let tag = start_tag(page, id).unwrap_or("");
    tag.split(|c: char| c.is_ascii_whitespace() || c == '/').next().unwrap_or("")
}

/// The value of an attribute, its character references resolved.
pub(super) fn attribute(page: &Page<'_>, id: NodeId, name: &str) -> Option<String> {
    let tag = start_tag(page, id)?;
    // A value holds no bare quote, so this can stand in none.
    let from = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    let rest = tag.get(from..)?;
    let mut value = String::new();
    decode_into(rest.get(..rest.find('"')?)?, &mut value);
    Some(value)
}
