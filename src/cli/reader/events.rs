//! A story as a stream of allow-listed elements and texts: what every format is written from.
//!
//! Nothing comes through that is not listed here, whatever the page holds: no script, no style, no handler, no
//! form, no frame, no address of a scheme that could run.

use super::address;
use super::markup::{attribute, name};
use crate::page::{NodeId, NodeKind, Page, Tag, decode_into};
use crate::{OutlineItem, Role, Story, Target};
use std::ops::Range;

/// A step through the story. Every `Open` of an element that can hold anything has its `Close`.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Event {
    Open(&'static str, Vec<(&'static str, String)>),
    Text(String),
    Close(&'static str),
}

/// Elements that run within a line.
const PHRASING: [&str; 35] = [
    "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "del", "dfn", "em", "i", "img", "ins", "kbd", "mark", "q",
    "rb", "rp", "rt", "rtc", "ruby", "s", "samp", "small", "strong", "sub", "sup", "time", "u", "var", "wbr", "audio",
    "video", "math",
];
/// Elements that part the text, where a part of the story may hold them.
pub(super) const FLOW: [&str; 29] = [
    "blockquote",
    "caption",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];
/// Elements of formulas.
const MATH: [&str; 27] = [
    "mrow",
    "mi",
    "mn",
    "mo",
    "mtext",
    "mspace",
    "ms",
    "mfrac",
    "msqrt",
    "mroot",
    "mstyle",
    "merror",
    "mpadded",
    "mphantom",
    "msub",
    "msup",
    "msubsup",
    "munder",
    "mover",
    "munderover",
    "mmultiscripts",
    "mprescripts",
    "mtable",
    "mtr",
    "mtd",
    "semantics",
    "none",
];
const VOID: [&str; 4] = ["br", "hr", "img", "wbr"];
/// Where lazy pictures keep their address until a script puts it in its place.
const LAZY: [&str; 5] = ["data-src", "data-original", "data-lazy-src", "data-url", "data-full-src"];

/// What a part of the story may hold.
#[derive(Clone, Copy, PartialEq)]
enum Content {
    Phrasing,
    Flow,
}

/// Makes the events of a story's parts.
pub(super) struct Walk<'p, 'a> {
    page: &'p Page<'a>,
    elements: &'p [NodeId],
    /// The page's own address.
    base: Option<&'p str>,
    left_out: Vec<Range<usize>>,
}

impl<'p, 'a> Walk<'p, 'a> {
    pub(super) fn new(page: &'p Page<'a>, elements: &'p [NodeId], base: Option<&'p str>, story: &Story) -> Self {
        let mut walk = Walk { page, elements, base, left_out: Vec::new() };
        walk.left_out = story.left_out.iter().filter_map(|t| walk.range(*t)).collect();
        walk
    }

    fn range(&self, target: Target) -> Option<Range<usize>> {
        let page = self.page;
        match target {
            Target::Element { element } => {
                let id = self.elements.get(element as usize)?;
                Some(id.index()..page.node(*id).end as usize)
            }
            Target::TextRun { parent, first_child, length } => {
                let parent = self.elements.get(parent as usize)?;
                let mut run = page.children(*parent).skip(first_child as usize).take(length as usize);
                let first = run.next()?;
                let last = run.last().unwrap_or(first);
                Some(first.index()..page.node(last).end as usize)
            }
        }
    }

    /// The events of one part, wrapped in the element of its role.
    pub(super) fn part(&self, item: &OutlineItem) -> Vec<Event> {
        let Some(range) = self.range(item.target) else { return Vec::new() };
        let tag = self.page.tag(NodeId::new(range.start)).filter(|_| matches!(item.target, Target::Element { .. }));
        let own = tag.map_or("", Tag::name);
        let inside = |from: usize| from..range.end;
        let within = if tag.is_some() { inside(range.start + 1) } else { range.clone() };
        let (wrapper, range, content) = match item.role {
            Role::Break => return vec![Event::Open("hr", Vec::new())],
            Role::Heading => (heading(tag), within, Content::Phrasing),
            Role::Paragraph if own == "pre" => ("pre", within, Content::Phrasing),
            Role::Paragraph if tag.is_some_and(|t| !t.is_inline()) => ("p", within, Content::Phrasing),
            Role::Paragraph | Role::Math | Role::Embed => ("p", range, Content::Phrasing),
            Role::Figure if own == "figure" => ("", range, Content::Flow),
            Role::Figure => ("figure", range, Content::Flow),
            Role::List | Role::Quote | Role::Code | Role::Table => ("", range, Content::Flow),
        };
        let mut out = Vec::new();
        if !wrapper.is_empty() {
            out.push(Event::Open(wrapper, Vec::new()));
        }
        self.walk(range, content, &mut out);
        if !wrapper.is_empty() {
            out.push(Event::Close(wrapper));
        }
        let says_something = |e: &Event| match e {
            Event::Text(text) => !text.trim().is_empty(),
            Event::Open(name, _) => matches!(*name, "img" | "video" | "audio"),
            Event::Close(_) => false,
        };
        if out.iter().any(says_something) { out } else { Vec::new() }
    }

    /// A loop and a stack, not a recursion: pages nest as deep as they like.
    fn walk(&self, range: Range<usize>, content: Content, out: &mut Vec<Event>) {
        let page = self.page;
        let mut open: Vec<(usize, &'static str)> = Vec::new();
        let close = |open: &mut Vec<(usize, &'static str)>, index: usize, out: &mut Vec<Event>| {
            while let Some((_, name)) = open.pop_if(|(end, _)| *end <= index) {
                out.push(if name.is_empty() { Event::Text(" ".to_owned()) } else { Event::Close(name) });
            }
        };
        let mut index = range.start;
        while index < range.end {
            close(&mut open, index, out);
            let id = NodeId::new(index);
            let end = (page.node(id).end as usize).max(index + 1);
            if let Some(skipped) = self.left_out.iter().find(|r| r.start == index) {
                index = skipped.end.max(index + 1);
                continue;
            }
            index += 1;
            match page.node(id).kind {
                NodeKind::Comment => {}
                NodeKind::Text => {
                    let mut text = String::new();
                    decode_into(page.raw_text(id), &mut text);
                    out.push(Event::Text(text));
                }
                NodeKind::Element(tag) => match self.element(id, tag, content, out) {
                    Kept::Open(name) => open.push((end, name)),
                    Kept::Inside => {}
                    Kept::Nothing => index = end,
                },
            }
        }
        close(&mut open, usize::MAX, out);
    }

    fn element(&self, id: NodeId, tag: Tag, content: Content, out: &mut Vec<Event>) -> Kept {
        let page = self.page;
        let written = name(page, id);
        if tag == Tag::Iframe {
            self.frame(id, out);
            return Kept::Nothing;
        }
        if is_dropped(tag) || written == "annotation" || written == "annotation-xml" {
            return Kept::Nothing;
        }
        let written = match written {
            "section" | "article" | "header" | "footer" | "center" | "address" | "main" | "aside" | "dir" => "div",
            "tt" => "code",
            "strike" => "s",
            name => name,
        };
        let listed = |list: &[&'static str]| list.iter().find(|name| **name == written).copied();
        let flow = if content == Content::Flow { listed(&FLOW) } else { None };
        let Some(name) = listed(&PHRASING).or(flow).or_else(|| listed(&MATH)) else {
            if tag.is_inline() {
                return Kept::Inside;
            }
            // Where a box opens or closes, words part.
            out.push(Event::Text(" ".to_owned()));
            return Kept::Open("");
        };
        let attributes = self.attributes(id, name);
        if matches!(name, "img" | "video" | "audio") && !attributes.iter().any(|(n, _)| *n == "src") {
            return Kept::Nothing;
        }
        out.push(Event::Open(name, attributes));
        if VOID.contains(&name) { Kept::Nothing } else { Kept::Open(name) }
    }

    /// A frame is not embedded; a link leads to what it shows.
    fn frame(&self, id: NodeId, out: &mut Vec<Event>) {
        let source = attribute(self.page, id, "src").or_else(|| attribute(self.page, id, "data-src"));
        let Some(address) = source.and_then(|s| address::link(&s, self.base)) else { return };
        let title = attribute(self.page, id, "title").filter(|t| !t.trim().is_empty());
        let text = title.unwrap_or_else(|| address.clone());
        out.extend([Event::Open("a", vec![("href", address)]), Event::Text(text), Event::Close("a")]);
    }

    fn attributes(&self, id: NodeId, element: &str) -> Vec<(&'static str, String)> {
        let own: &[&'static str] = match element {
            "abbr" | "dfn" => &["title"],
            "img" => &["alt", "title", "width", "height"],
            "td" | "th" => &["colspan", "rowspan"],
            "ol" => &["start", "reversed"],
            "li" => &["value"],
            "time" => &["datetime"],
            "math" => &["display"],
            _ => &[],
        };
        let kept = own.iter().chain(&["lang", "dir"]).filter_map(|n| Some((*n, attribute(self.page, id, n)?)));
        let mut kept: Vec<(&'static str, String)> = kept.collect();
        let address = |name: &str| attribute(self.page, id, name);
        match element {
            "a" => kept.extend(address("href").and_then(|a| address::link(&a, self.base)).map(|a| ("href", a))),
            "blockquote" | "q" => {
                kept.extend(address("cite").and_then(|a| address::link(&a, self.base)).map(|a| ("cite", a)));
            }
            "img" => kept.extend(self.picture(id).map(|a| ("src", a))),
            "video" | "audio" => {
                kept.push(("controls", String::new()));
                let inner = || {
                    let end = self.page.node(id).end as usize;
                    let mut inside = (id.index() + 1..end).map(NodeId::new);
                    inside.find(|i| self.page.tag(*i) == Some(Tag::Source)).and_then(|i| attribute(self.page, i, "src"))
                };
                let source = address("src").filter(|s| !s.is_empty()).or_else(inner);
                kept.extend(source.and_then(|a| address::media(&a, self.base)).map(|a| ("src", a)));
                kept.extend(address("poster").and_then(|a| address::media(&a, self.base)).map(|a| ("poster", a)));
            }
            _ => {}
        }
        kept
    }

    /// The address of a picture, a lazy one's real one.
    fn picture(&self, id: NodeId) -> Option<String> {
        let named = |name: &&str| attribute(self.page, id, name).filter(|a| !a.trim().is_empty());
        let lazy = LAZY.iter().find_map(named);
        let sets = ["data-srcset", "srcset"];
        let set =
            || sets.iter().find_map(named).and_then(|s| s.split([',', ' ']).find(|p| !p.is_empty()).map(str::to_owned));
        let plain = named(&"src").filter(|a| !a.starts_with("data:"));
        let address = lazy.or(plain).or_else(set).or_else(|| named(&"src"))?;
        address::media(&address, self.base)
    }
}

/// What becomes of an element.
enum Kept {
    /// It is kept, and closes at its end; with an empty name only its ends are marked, by spaces.
    Open(&'static str),
    /// Only what it holds is kept.
    Inside,
    /// Neither it nor what it holds is, or there is nothing in it.
    Nothing,
}

/// Elements of which nothing is kept: what runs, asks or never shows.
fn is_dropped(tag: Tag) -> bool {
    use Tag::{Button, Dialog, Input, Label, Link, Meta, Nav, Noscript, Optgroup, Option, Param, Source, Track};
    let is_media = matches!(tag, Tag::Audio | Tag::Video | Tag::Math);
    // Without scripts `noscript` holds elements; with them its text is markup.
    tag.is_silent() && !is_media
        || matches!(tag, Button | Dialog | Input | Label | Link | Meta | Nav | Noscript)
        || matches!(tag, Optgroup | Option | Param | Source | Track | Tag::Embed | Tag::Frame | Tag::Frameset)
}

/// The page's first heading is the title; those inside the story begin at the second level.
fn heading(tag: Option<Tag>) -> &'static str {
    match tag.and_then(Tag::heading_level) {
        Some(3) => "h3",
        Some(4) => "h4",
        Some(5) => "h5",
        Some(6) => "h6",
        _ => "h2",
    }
}
