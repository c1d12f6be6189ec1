//! The HTML fragment serialisation algorithm of the HTML Standard ("Serializing HTML fragments").

use super::tree::{Data, Link};
use crate::page::Tag;
use html5ever::ns;

/// Appends the markup of all children of `top`. A loop, not a recursion: pages nest as deep as they like.
pub(super) fn children(top: Link<'_>, scripting: bool, out: &mut String) {
    let Some(mut node) = top.first_child() else { return };
    loop {
        open(node, scripting, out);
        if let Some(child) = node.first_child() {
            node = child;
            continue;
        }
        loop {
            close(node, out);
            if let Some(next) = node.next_sibling() {
                node = next;
                break;
            }
            match node.parent() {
                Some(parent) if !std::ptr::eq(parent, top) => node = parent,
                _ => return,
            }
        }
    }
}

fn is_void(node: Link<'_>) -> bool {
    matches!(&node.data, Data::Element { name, .. } if name.ns == ns!(html) && Tag::from_name(&name.local).is_void())
}

fn is_raw(node: Option<Link<'_>>, scripting: bool) -> bool {
    let Some(Data::Element { name, .. }) = node.map(|n| &n.data) else { return false };
    if name.ns != ns!(html) {
        return false;
    }
    let tag = Tag::from_name(&name.local);
    tag.is_raw_text() || (tag == Tag::Noscript && scripting)
}

fn open(node: Link<'_>, scripting: bool, out: &mut String) {
    match &node.data {
        Data::Document => {}
        Data::Doctype(name) => {
            out.push_str("<!DOCTYPE ");
            out.push_str(name);
            out.push('>');
        }
        Data::Comment(text) => {
            out.push_str("<!--");
            out.push_str(text);
            out.push_str("-->");
        }
        Data::Text(text) => {
            if is_raw(node.parent(), scripting) {
                out.push_str(&text.borrow());
            } else {
                escape(&text.borrow(), false, out);
            }
        }
        Data::Element { name, attributes, template } => {
            out.push('<');
            out.push_str(&name.local);
            for attribute in attributes.borrow().iter() {
                out.push(' ');
                let prefix = &attribute.name.ns;
                if *prefix == ns!(xml) {
                    out.push_str("xml:");
                } else if *prefix == ns!(xlink) {
                    out.push_str("xlink:");
                } else if *prefix == ns!(xmlns) && &*attribute.name.local != "xmlns" {
                    out.push_str("xmlns:");
                }
                out.push_str(&attribute.name.local);
                out.push_str("=\"");
                escape(&attribute.value, true, out);
                out.push('"');
            }
            out.push('>');
            if let Some(content) = template {
                children(content, scripting, out);
            }
        }
    }
}

fn close(node: Link<'_>, out: &mut String) {
    if let Data::Element { name, .. } = &node.data
        && !is_void(node)
    {
        out.push_str("</");
        out.push_str(&name.local);
        out.push('>');
    }
}

/// The bytes with which something begins that is escaped. U+00A0 is C2 A0 in UTF-8.
const SPECIAL: [bool; 256] = {
    let mut special = [false; 256];
    special[b'&' as usize] = true;
    special[b'<' as usize] = true;
    special[b'>' as usize] = true;
    special[b'"' as usize] = true;
    special[0xc2] = true;
    special
};

fn escape(text: &str, attribute: bool, out: &mut String) {
    let (mut from, mut at) = (0, 0);
    let bytes = text.as_bytes();
    while let Some(next) = bytes.get(at..).and_then(|rest| rest.iter().position(|b| SPECIAL[usize::from(*b)])) {
        at += next;
        let (name, length) = match bytes.get(at) {
            Some(b'&') => ("&amp;", 1),
            Some(b'<') => ("&lt;", 1),
            Some(b'>') => ("&gt;", 1),
            Some(b'"') if attribute => ("&quot;", 1),
            Some(0xc2) if bytes.get(at + 1) == Some(&0xa0) => ("&nbsp;", 2),
            _ => {
                at += 1;
                continue;
            }
        };
        out.push_str(text.get(from..at).unwrap_or(""));
        out.push_str(name);
        at += length;
        from = at;
    }
    out.push_str(text.get(from..).unwrap_or(""));
}
