//! Serialised HTML to arena, in one pass.
//!
//! The input is what a browser's `outerHTML` gives: attributes quoted, text escaped, every element closed. So
//! there are no tree-construction rules here: an element ends at its own end tag. What is not so regular is
//! taken as it comes (an unknown end tag is dropped, an open element ends with its parent), so any string
//! gives a page.

use super::{Attribute, AttributeName, Node, NodeId, NodeKind, Page, Tag};
use memchr::{memchr, memmem};

/// Elements nested deeper than this are taken as children of the element at this depth, so that a page of
/// endless nesting costs no more than a flat one. Browsers' own parsers stop at 512.
const MAX_DEPTH: usize = 4096;

struct Open<'a> {
    id: NodeId,
    tag: Tag,
    name: &'a str,
    children: u32,
}

struct Builder<'a> {
    source: &'a str,
    scripting: bool,
    nodes: Vec<Node>,
    attributes: Vec<Attribute>,
    open: Vec<Open<'a>>,
    /// How many elements deeper than [`MAX_DEPTH`] are open.
    too_deep: usize,
    top_children: u32,
    templates: u32,
    element_count: u32,
    deepest: u32,
}

#[inline(never)]
pub(super) fn parse(source: &str, scripting: bool) -> Page<'_> {
    // Offsets are 32 bit; a longer source is read up to there.
    let source = source.get(..source.floor_char_boundary(u32::MAX as usize)).unwrap_or("");
    let mut builder = Builder {
        source,
        scripting,
        nodes: Vec::with_capacity(source.len() / 48),
        attributes: Vec::with_capacity(source.len() / 96),
        open: Vec::with_capacity(64),
        too_deep: 0,
        top_children: 0,
        templates: 0,
        element_count: 0,
        deepest: 0,
    };
    builder.run();
    let Builder { nodes, attributes, element_count, deepest, .. } = builder;
    Page { source, nodes, attributes, element_count, deepest }
}

fn is_space(b: u8) -> bool {
    matches!(b, b' ' | b'\t' | b'\n' | b'\r' | 0x0c)
}

impl<'a> Builder<'a> {
    fn run(&mut self) {
        let bytes = self.source.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let next = memchr(b'<', &bytes[at..]).map_or(bytes.len(), |n| at + n);
            if next > at {
                self.text(at, next);
            }
            if next >= bytes.len() {
                break;
            }
            at = self.markup(next);
        }
        while let Some(open) = self.open.pop() {
            self.close(open.id, bytes.len(), bytes.len());
        }
    }

    /// Reads what begins with `<` at `at`; gives the position after it.
    fn markup(&mut self, at: usize) -> usize {
        let bytes = self.source.as_bytes();
        match bytes.get(at + 1) {
            Some(b'/') if bytes.get(at + 2).is_some_and(u8::is_ascii_alphabetic) => self.end_tag(at),
            Some(b'!') => {
                let (end, is_comment) = if bytes[at..].starts_with(b"<!--") {
                    let body = at + 4;
                    let end = memmem::find(&bytes[body..], b"-->").map_or(bytes.len(), |n| body + n + 3);
                    (end, true)
                } else {
                    (after(bytes, at, b'>'), false)
                };
                if is_comment {
                    self.leaf(NodeKind::Comment, at, end);
                }
                end
            }
            Some(b'?') => {
                let end = after(bytes, at, b'>');
                self.leaf(NodeKind::Comment, at, end);
                end
            }
            Some(b) if b.is_ascii_alphabetic() => self.start_tag(at),
            _ => {
                self.text(at, at + 1);
                at + 1
            }
        }
    }

    fn start_tag(&mut self, at: usize) -> usize {
        let bytes = self.source.as_bytes();
        let mut i = at + 1;
        while i < bytes.len() && !is_space(bytes[i]) && bytes[i] != b'>' && bytes[i] != b'/' {
            i += 1;
        }
        let name = self.source.get(at + 1..i).unwrap_or("");
        let tag = tag_of(name);
        let attributes_start = self.attributes.len() as u32;
        let (end, closed_itself) = self.attribute_list(i);
        let id = self.push(NodeKind::Element(tag), at, end, attributes_start);
        // `<path/>` never comes from outerHTML but does from XML-like sources; in HTML the slash means nothing,
        // in SVG and MathML it closes.
        let is_leaf = tag.is_void()
            || is_obsolete_void(name)
            || (closed_itself && matches!(tag, Tag::Other | Tag::Custom) && self.in_foreign());
        if is_leaf {
            return end;
        }
        if self.open.len() >= MAX_DEPTH {
            self.too_deep += 1;
        } else {
            self.templates += u32::from(tag == Tag::Template);
            self.open.push(Open { id, tag, name, children: 0 });
            self.deepest = self.deepest.max(self.open.len() as u32);
        }
        if tag.is_raw_text() || (tag == Tag::Noscript && self.scripting) { self.raw_text(name, end) } else { end }
    }

    /// Takes everything up to the end tag of the raw-text element just opened as one text.
    fn raw_text(&mut self, name: &str, from: usize) -> usize {
        let bytes = self.source.as_bytes();
        let mut at = from;
        if name.eq_ignore_ascii_case("plaintext") {
            // Its text may hold its own end tag, which ended nothing when it was parsed: the last one does.
            at = memmem::rfind(&bytes[from..], b"</plaintext").map_or(from, |last| from + last);
        }
        let end = loop {
            match memmem::find(&bytes[at..], b"</") {
                None => break bytes.len(),
                Some(n) => {
                    let tag = at + n;
                    let after_name = tag + 2 + name.len();
                    let same = bytes.get(tag + 2..after_name).is_some_and(|b| b.eq_ignore_ascii_case(name.as_bytes()));
                    if same && bytes.get(after_name).is_none_or(|b| is_space(*b) || matches!(b, b'>' | b'/')) {
                        break tag;
                    }
                    at = tag + 2;
                }
            }
        };
        if end > from {
            self.text(from, end);
        }
        end
    }

    fn end_tag(&mut self, at: usize) -> usize {
        let bytes = self.source.as_bytes();
        let mut i = at + 2;
        while i < bytes.len() && !is_space(bytes[i]) && bytes[i] != b'>' && bytes[i] != b'/' {
            i += 1;
        }
        let name = self.source.get(at + 2..i).unwrap_or("");
        let end = after(bytes, i, b'>');
        if self.too_deep > 0 {
            // Which of the elements too deep it ends does not matter: none of them is on the stack.
            self.too_deep -= 1;
            return end;
        }
        // In serialised HTML the match is always the top; the search is for hand-written input, and bounded
        // so that a page of stray end tags stays linear.
        const REACH: usize = 64;
        let found = self.open.iter().rev().take(REACH).position(|o| o.name.eq_ignore_ascii_case(name));
        if let Some(up) = found {
            for _ in 0..up {
                if let Some(open) = self.open.pop() {
                    self.close(open.id, at, at);
                    self.templates -= u32::from(open.tag == Tag::Template);
                }
            }
            if let Some(open) = self.open.pop() {
                self.close(open.id, at, end);
                self.templates -= u32::from(open.tag == Tag::Template);
            }
        }
        end
    }

    /// Reads attributes from `at` to the `>`; gives the position after it and whether it was `/>`.
    fn attribute_list(&mut self, at: usize) -> (usize, bool) {
        let bytes = self.source.as_bytes();
        let mut i = at;
        loop {
            while i < bytes.len() && (is_space(bytes[i]) || bytes[i] == b'/') {
                i += 1;
            }
            match bytes.get(i) {
                None => return (bytes.len(), false),
                Some(b'>') => return (i + 1, bytes[i - 1] == b'/'),
                Some(_) => {}
            }
            let name_start = i;
            // A `=` in first place belongs to the name (HTML Standard, "before attribute name state").
            i += 1;
            while i < bytes.len() && !is_space(bytes[i]) && !matches!(bytes[i], b'=' | b'>' | b'/') {
                i += 1;
            }
            let name_end = i;
            let mut j = i;
            while j < bytes.len() && is_space(bytes[j]) {
                j += 1;
            }
            let (mut start, mut end) = (i, i);
            if bytes.get(j) == Some(&b'=') {
                j += 1;
                while j < bytes.len() && is_space(bytes[j]) {
                    j += 1;
                }
                match bytes.get(j) {
                    Some(&quote @ (b'"' | b'\'')) => {
                        start = j + 1;
                        end = memchr(quote, &bytes[start..]).map_or(bytes.len(), |n| start + n);
                        i = (end + 1).min(bytes.len());
                    }
                    _ => {
                        start = j;
                        while j < bytes.len() && !is_space(bytes[j]) && bytes[j] != b'>' {
                            j += 1;
                        }
                        end = j;
                        i = j;
                    }
                }
            }
            self.attribute(name_start, name_end, start, end);
        }
    }

    fn attribute(&mut self, name_start: usize, name_end: usize, start: usize, end: usize) {
        let Some(name) = self.source.get(name_start..name_end) else { return };
        let known = if name.bytes().any(|b| b.is_ascii_uppercase()) {
            AttributeName::from_name(&name.to_ascii_lowercase())
        } else {
            AttributeName::from_name(name)
        };
        if let Some(name) = known {
            self.attributes.push(Attribute { name, start: start as u32, end: end as u32 });
        }
    }

    fn text(&mut self, from: usize, to: usize) {
        // A stray `<` continues the text before it.
        if let Some(last) = self.nodes.last_mut()
            && last.kind == NodeKind::Text
            && last.source_end as usize == from
        {
            last.source_end = to as u32;
            return;
        }
        self.leaf(NodeKind::Text, from, to);
    }

    fn leaf(&mut self, kind: NodeKind, from: usize, to: usize) {
        let attributes = self.attributes.len() as u32;
        self.push(kind, from, to, attributes);
    }

    fn push(&mut self, kind: NodeKind, start: usize, end: usize, attributes_start: u32) -> NodeId {
        let id = NodeId::new(self.nodes.len());
        let (parent, child_index) = match self.open.last_mut() {
            Some(open) => {
                open.children += 1;
                (Some(open.id), open.children - 1)
            }
            None => {
                self.top_children += 1;
                (None, self.top_children - 1)
            }
        };
        let mut ordinal = None;
        if matches!(kind, NodeKind::Element(_)) && self.templates == 0 {
            ordinal = Some(self.element_count);
            self.element_count += 1;
        }
        self.nodes.push(Node {
            kind,
            parent,
            end: id.0 + 1,
            ordinal,
            child_index,
            source_start: start as u32,
            source_end: end as u32,
            attributes_start,
            attributes_end: self.attributes.len() as u32,
        });
        id
    }

    fn close(&mut self, id: NodeId, content_end: usize, markup_end: usize) {
        let end = self.nodes.len() as u32;
        debug_assert!(content_end <= markup_end);
        if let Some(node) = self.nodes.get_mut(id.index()) {
            node.end = end;
            node.source_end = markup_end as u32;
        }
    }

    fn in_foreign(&self) -> bool {
        self.open.iter().rev().any(|o| matches!(o.tag, Tag::Svg | Tag::Math))
    }
}

/// The position after the next `wanted` from `at`, or the end.
fn after(bytes: &[u8], at: usize, wanted: u8) -> usize {
    memchr(wanted, &bytes[at..]).map_or(bytes.len(), |n| at + n + 1)
}

/// Elements of old that are serialised without an end tag, too.
fn is_obsolete_void(name: &str) -> bool {
    matches!(name, "basefont" | "bgsound" | "keygen")
}

fn tag_of(name: &str) -> Tag {
    if name.bytes().any(|b| b.is_ascii_uppercase()) {
        Tag::from_name(&name.to_ascii_lowercase())
    } else {
        Tag::from_name(name)
    }
}
