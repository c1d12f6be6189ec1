//! The page's text cut into blocks: maximal runs of inline content inside one block element.

use super::inside::Inside;
use super::links::{is_own_link, is_page_link};
use super::text::{TextStats, measure};
use crate::page::{AttributeName, NodeId, NodeKind, Page, Tag, decode_into};

/// A run of text and inline elements.
#[derive(Clone, Debug)]
pub struct Block {
    /// The nearest block element around it.
    pub container: NodeId,
    /// Its first and last leaf.
    pub first: NodeId,
    /// See `first`.
    pub last: NodeId,
    /// Where its text stands in [`Blocks::text`].
    pub text: std::ops::Range<usize>,
    /// Counts of the whole.
    pub stats: TextStats,
    /// Counts of what is linked.
    pub linked: TextStats,
    /// Length in words of what is bold, italic or marked.
    pub emphasised: f32,
    /// How many links it touches.
    pub links: u16,
    /// How many of them lead to the same site.
    pub own_links: u16,
    /// How many of them lead to a place on the page itself.
    pub page_links: u16,
    /// How many images stand in it.
    pub images: u16,
    /// How many `br` stand right before it.
    pub breaks_before: u8,
    /// Level of the heading element it is in, 0 for none.
    pub heading: u8,
    /// Whether a `time` element stands in it.
    pub has_time: bool,
    /// Depth of the container.
    pub depth: u16,
    /// What it lies in.
    pub inside: Inside,
}

impl Block {
    /// The share of its words that is linked, 0 to 1.
    pub fn link_density(&self) -> f32 {
        let units = self.stats.units();
        if units > 0.0 { (self.linked.units() / units).min(1.0) } else { 0.0 }
    }

    /// Whether it reads as running text: long enough, with a sentence, mostly unlinked.
    pub fn is_prose(&self) -> bool {
        let units = self.stats.units();
        let unspaced = self.stats.unspaced as f32 > units;
        units >= 10.0 && (self.stats.sentences > 0 || unspaced || units >= 40.0) && self.link_density() < 0.5
    }
}

/// All blocks of a page.
#[derive(Debug, Default)]
pub struct Blocks {
    /// The decoded texts of all blocks, white space folded, one after another.
    pub text: String,
    /// The blocks in document order.
    pub list: Vec<Block>,
    /// For each node how many blocks begin before it; one longer than the nodes.
    starts_before: Vec<u32>,
}

impl Blocks {
    /// The text of a block.
    pub fn text_of(&self, block: &Block) -> &str {
        self.text.get(block.text.clone()).unwrap_or("")
    }

    /// The blocks that begin inside a node.
    pub fn range_in(&self, page: &Page<'_>, id: NodeId) -> std::ops::Range<usize> {
        self.range_of(id.index()..page.node(id).end as usize)
    }

    /// The blocks that begin at one of these nodes.
    pub fn range_of(&self, nodes: std::ops::Range<usize>) -> std::ops::Range<usize> {
        let at = |i: usize| self.starts_before.get(i).copied().unwrap_or(self.list.len() as u32) as usize;
        at(nodes.start)..at(nodes.end)
    }
}

struct OpenElement {
    end: usize,
    is_block: bool,
    container: NodeId,
    inside: Inside,
    heading: u8,
    link: Link,
    emphasised: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Link {
    None,
    /// To a named place on the page itself.
    Page(NodeId),
    Own(NodeId),
    Other(NodeId),
}

struct Segmenter<'p, 'a> {
    page: &'p Page<'a>,
    host: &'p str,
    out: Blocks,
    stack: Vec<OpenElement>,
    current: Option<Block>,
    last_link: Link,
    breaks: u8,
    decoded: String,
}

/// Cuts a page into blocks. `host` tells the site's own links from others; empty when unknown.
#[inline(never)]
pub fn segment(page: &Page<'_>, host: &str) -> Blocks {
    let mut segmenter = Segmenter {
        page,
        host,
        out: Blocks { text: String::with_capacity(page.source().len() / 6), ..Blocks::default() },
        stack: Vec::with_capacity(64),
        current: None,
        last_link: Link::None,
        breaks: 0,
        decoded: String::new(),
    };
    segmenter.run();
    let Segmenter { mut out, .. } = segmenter;
    out.starts_before = starts_before(page.len(), &out.list);
    out
}

fn starts_before(nodes: usize, list: &[Block]) -> Vec<u32> {
    let mut counts = vec![0; nodes + 1];
    for block in list {
        if let Some(count) = counts.get_mut(block.first.index() + 1) {
            *count += 1;
        }
    }
    let mut sum = 0;
    for count in &mut counts {
        sum += *count;
        *count = sum;
    }
    counts
}

impl Segmenter<'_, '_> {
    fn run(&mut self) {
        let mut i = 0;
        while i < self.page.len() {
            while self.stack.last().is_some_and(|open| open.end <= i) {
                if self.stack.pop().is_some_and(|open| open.is_block) {
                    self.flush();
                }
            }
            let id = NodeId::new(i);
            let node = self.page.node(id);
            i = match node.kind {
                NodeKind::Comment => i + 1,
                NodeKind::Text => {
                    self.text(id);
                    i + 1
                }
                NodeKind::Element(tag) => self.element(id, tag),
            };
        }
        self.flush();
    }

    /// Gives the index to go on at.
    fn element(&mut self, id: NodeId, tag: Tag) -> usize {
        let end = self.page.node(id).end as usize;
        match tag {
            Tag::Br => {
                self.flush();
                self.breaks = self.breaks.saturating_add(1);
                return end;
            }
            // The element itself is silent inside; it is not dropped, since it may be the story's picture.
            Tag::Img | Tag::Svg | Tag::Picture => {
                if let Some(block) = &mut self.current {
                    block.images = block.images.saturating_add(1);
                }
                return end;
            }
            Tag::Noscript => {
                // With scripts on its content is one raw text; without, it is part of the page.
                if self.page.children(id).any(|c| matches!(self.page.node(c).kind, NodeKind::Element(_))) {
                    return id.index() + 1;
                }
                return end;
            }
            _ if tag.is_silent() => {
                if !tag.is_inline() {
                    self.flush();
                }
                return end;
            }
            _ => {}
        }
        let (container, inside, heading, link, emphasised) = match self.stack.last() {
            Some(open) => (open.container, open.inside, open.heading, open.link, open.emphasised),
            None => (id, Inside::default(), 0, Link::None, false),
        };
        let is_block = !tag.is_inline();
        if is_block {
            self.flush();
            self.breaks = 0;
        }
        let open = OpenElement {
            end,
            is_block,
            container: if is_block { id } else { container },
            inside: inside.with(Inside::of(self.page, id, tag)),
            heading: tag.heading_level().unwrap_or(heading),
            link: if tag == Tag::A { self.link(id) } else { link },
            emphasised: emphasised || matches!(tag, Tag::B | Tag::Strong | Tag::Em | Tag::I | Tag::Mark | Tag::U),
        };
        if tag == Tag::Time
            && let Some(block) = &mut self.current
        {
            block.has_time = true;
        }
        self.stack.push(open);
        id.index() + 1
    }

    fn link(&self, id: NodeId) -> Link {
        let Some(href) = self.page.attribute(id, AttributeName::Href) else { return Link::None };
        match () {
            () if is_page_link(href) => Link::Page(id),
            () if is_own_link(href, self.host) => Link::Own(id),
            () => Link::Other(id),
        }
    }

    fn text(&mut self, id: NodeId) {
        let raw = self.page.raw_text(id);
        if raw.bytes().all(|b| b.is_ascii_whitespace()) {
            if self.current.is_some() && !self.out.text.ends_with(' ') {
                self.out.text.push(' ');
            }
            return;
        }
        let Some(open) = self.stack.last() else { return };
        let preformatted = open.inside.any(Inside::PREFORMATTED);
        let (link, emphasised) = (open.link, open.emphasised);
        let mut rest = raw;
        // A blank line in preformatted text parts two blocks, as it does for whoever reads it.
        while preformatted && let Some(at) = rest.find("\n\n") {
            let (head, tail) = rest.split_at(at);
            self.piece(id, head, link, emphasised);
            self.flush();
            rest = tail.trim_start_matches('\n');
        }
        self.piece(id, rest, link, emphasised);
    }

    fn piece(&mut self, id: NodeId, raw: &str, link: Link, emphasised: bool) {
        if raw.is_empty() {
            return;
        }
        self.begin(id);
        let Segmenter { out, current, decoded, .. } = self;
        let Some(block) = current else { return };
        let mut piece = raw;
        if raw.contains('&') {
            decoded.clear();
            decode_into(raw, decoded);
            piece = decoded;
        }
        let stats = measure(piece);
        if out.text.len() > block.text.start && are_two_words(&out.text, piece) {
            out.text.push(' ');
        }
        fold_into(piece, &mut out.text, block.text.start);
        block.last = id;
        block.stats.add(&stats);
        if link != Link::None {
            block.linked.add(&stats);
            if link != self.last_link && stats.alphanumerics > 0 {
                block.links = block.links.saturating_add(1);
                block.own_links = block.own_links.saturating_add(u16::from(!matches!(link, Link::Other(_))));
                block.page_links = block.page_links.saturating_add(u16::from(matches!(link, Link::Page(_))));
                self.last_link = link;
            }
        }
        if emphasised {
            block.emphasised += stats.units();
        }
    }

    fn begin(&mut self, id: NodeId) {
        if self.current.is_some() {
            return;
        }
        let Some(open) = self.stack.last() else { return };
        let depth = self.stack.len().min(u16::MAX as usize) as u16;
        let start = self.out.text.len();
        self.last_link = Link::None;
        self.current = Some(Block {
            container: open.container,
            first: id,
            last: id,
            text: start..start,
            stats: TextStats::default(),
            linked: TextStats::default(),
            emphasised: 0.0,
            links: 0,
            own_links: 0,
            page_links: 0,
            images: 0,
            breaks_before: self.breaks,
            heading: open.heading,
            has_time: false,
            depth,
            inside: open.inside,
        });
    }

    /// Ends the current block; one without a letter or digit is none.
    fn flush(&mut self) {
        let Some(mut block) = self.current.take() else { return };
        if block.stats.alphanumerics == 0 {
            self.out.text.truncate(block.text.start);
            return;
        }
        while self.out.text.ends_with(' ') && self.out.text.len() > block.text.start {
            self.out.text.pop();
        }
        block.text.end = self.out.text.len();
        self.breaks = 0;
        self.out.list.push(block);
    }
}

/// A label and its link are often parted by style alone: "Next article" and "New line opens" without a space.
fn are_two_words(before: &str, after: &str) -> bool {
    before.chars().next_back().is_some_and(char::is_lowercase) && after.chars().next().is_some_and(char::is_uppercase)
}

/// Appends `piece` with white space folded to single spaces, none at the start of the block.
fn fold_into(piece: &str, out: &mut String, block_start: usize) {
    let mut rest = piece;
    while !rest.is_empty() {
        let after_space = out.len() <= block_start || out.ends_with(' ');
        let (head, tail) = rest.split_at(folded_prefix(rest, after_space));
        out.push_str(head);
        let mut characters = tail.chars();
        match characters.next() {
            Some(c) if !c.is_whitespace() => out.push(c),
            Some(_) if out.len() > block_start && !out.ends_with(' ') => out.push(' '),
            _ => {}
        }
        rest = characters.as_str();
    }
}

/// How many bytes of a text stay as they are: no white space but single spaces.
fn folded_prefix(text: &str, mut after_space: bool) -> usize {
    // White space outside ASCII begins with one of these bytes.
    let may_be_space = |byte: u8| byte < b' ' || matches!(byte, 0xc2 | 0xe1..=0xe3);
    let end = text.bytes().position(|byte| {
        let is_second = byte == b' ' && after_space;
        after_space = byte == b' ';
        is_second || may_be_space(byte)
    });
    end.unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::fold_into;

    #[test]
    fn white_space_is_folded_whatever_it_is() {
        let mut out = "x".to_owned();
        fold_into(" \n a\u{a0}\u{2003}b \u{3000}«c»\u{1c}\u{1680}我 é ", &mut out, 1);
        assert_eq!(out, "xa b «c»\u{1c} 我 é ");
    }
}
