//! A page as a value: its serialised HTML in a flat arena in document order.
//!
//! The nodes stand in preorder, so a subtree is a range of indexes and walking it is a loop. No node
//! owns memory: texts and attributes are ranges of the source.

mod attribute;
mod entities;
mod tag;
mod tokenizer;

pub use attribute::AttributeName;
pub use entities::decode_into;
pub use tag::Tag;

/// Index of a node in a [`Page`]; preorder, so a parent's is lower than its children's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(u32);

impl NodeId {
    /// The id of the node at `index`. An index past the arena is a node without a parent, text or tag.
    pub fn new(index: usize) -> NodeId {
        NodeId(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// Position in the arena.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// What a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NodeKind {
    /// An element; its number among the elements of the document is [`Node::ordinal`].
    Element(Tag),
    /// A run of text.
    Text,
    /// A comment or processing instruction: kept because it takes a place among its siblings.
    Comment,
}

/// One node of the arena.
#[derive(Clone, Copy, Debug)]
pub struct Node {
    /// What it is.
    pub kind: NodeKind,
    /// Its parent; `None` for the top.
    pub parent: Option<NodeId>,
    /// One past its last descendant in the arena.
    pub end: u32,
    /// For an element its number in `querySelectorAll('*')` order, from 0; `None` for text, comments and
    /// whatever lies inside a `template`.
    pub ordinal: Option<u32>,
    /// Its number among its parent's children, neighbouring texts counting as one, from 0.
    pub child_index: u32,
    /// Byte where its markup begins in the source.
    pub source_start: u32,
    /// Byte after its markup in the source.
    pub source_end: u32,
    attributes_start: u32,
    attributes_end: u32,
}

#[derive(Clone, Copy, Debug)]
struct Attribute {
    name: AttributeName,
    start: u32,
    end: u32,
}

/// A parsed page. Made from any string; a string that is no HTML gives a page of one text.
#[derive(Debug)]
pub struct Page<'a> {
    source: &'a str,
    nodes: Vec<Node>,
    attributes: Vec<Attribute>,
    element_count: u32,
    deepest: u32,
}

impl<'a> Page<'a> {
    /// Reads serialised HTML (what `outerHTML` gives). `scripting` says that the content of `noscript` is one
    /// text, as it is in a browser that runs scripts.
    pub fn parse(source: &'a str, scripting: bool) -> Page<'a> {
        tokenizer::parse(source, scripting)
    }

    /// All nodes in document order.
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// How many nodes there are.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether the source was empty.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// How many elements `querySelectorAll('*')` would give.
    pub fn element_count(&self) -> u32 {
        self.element_count
    }

    /// The depth of the deepest element; the top has depth 1.
    pub fn deepest(&self) -> u32 {
        self.deepest
    }

    /// The node of an id. An id of another page gives an empty comment.
    pub fn node(&self, id: NodeId) -> &Node {
        const NOTHING: Node = Node {
            kind: NodeKind::Comment,
            parent: None,
            end: 0,
            ordinal: None,
            child_index: 0,
            source_start: 0,
            source_end: 0,
            attributes_start: 0,
            attributes_end: 0,
        };
        self.nodes.get(id.index()).unwrap_or(&NOTHING)
    }

    /// The tag of an element, `None` for other nodes.
    pub fn tag(&self, id: NodeId) -> Option<Tag> {
        match self.node(id).kind {
            NodeKind::Element(tag) => Some(tag),
            _ => None,
        }
    }

    /// The name of a custom element ("share-bar"), as it stands in the source; `None` for other nodes.
    pub fn custom_name(&self, id: NodeId) -> Option<&'a str> {
        let node = self.node(id);
        if node.kind != NodeKind::Element(Tag::Custom) {
            return None;
        }
        let markup = self.slice(node.source_start + 1, node.source_end);
        markup.split(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>')).next()
    }

    /// The source this page was read from.
    pub fn source(&self) -> &'a str {
        self.source
    }

    /// A text node's characters as they stand in the source, entities not yet resolved; empty for others.
    pub fn raw_text(&self, id: NodeId) -> &'a str {
        let node = self.node(id);
        match node.kind {
            NodeKind::Text => self.slice(node.source_start, node.source_end),
            _ => "",
        }
    }

    /// The value of an attribute as it stands in the source, entities not yet resolved.
    pub fn attribute(&self, id: NodeId, name: AttributeName) -> Option<&'a str> {
        self.attributes_of(id).find(|(n, _)| *n == name).map(|(_, value)| value)
    }

    /// The kept attributes of an element in the order of the source.
    pub fn attributes_of(&self, id: NodeId) -> impl Iterator<Item = (AttributeName, &'a str)> + '_ {
        let node = self.node(id);
        self.attributes
            .get(node.attributes_start as usize..node.attributes_end as usize)
            .unwrap_or_default()
            .iter()
            .map(|a| (a.name, self.slice(a.start, a.end)))
    }

    /// The children of a node in order.
    pub fn children(&self, id: NodeId) -> Children<'_, 'a> {
        Children { page: self, next: id.index() + 1, end: self.node(id).end as usize }
    }

    /// The siblings that follow a node, in order.
    pub fn following_siblings(&self, id: NodeId) -> Children<'_, 'a> {
        let node = self.node(id);
        let end = node.parent.map_or(self.len(), |parent| self.node(parent).end as usize);
        Children { page: self, next: node.end as usize, end }
    }

    /// The parent and its ancestors, nearest first.
    pub fn ancestors(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        std::iter::successors(self.node(id).parent, |a| self.node(*a).parent)
    }

    /// Whether `inner` is `outer` or lies inside it.
    pub fn contains(&self, outer: NodeId, inner: NodeId) -> bool {
        outer <= inner && inner.0 < self.node(outer).end
    }

    /// The first element with this tag, in document order.
    pub fn first(&self, tag: Tag) -> Option<NodeId> {
        self.nodes.iter().position(|n| n.kind == NodeKind::Element(tag)).map(NodeId::new)
    }

    fn slice(&self, start: u32, end: u32) -> &'a str {
        self.source.get(start as usize..end as usize).unwrap_or("")
    }
}

/// Iterator over the children of a node.
#[derive(Debug)]
pub struct Children<'p, 'a> {
    page: &'p Page<'a>,
    next: usize,
    end: usize,
}

impl Iterator for Children<'_, '_> {
    type Item = NodeId;

    fn next(&mut self) -> Option<NodeId> {
        if self.next >= self.end {
            return None;
        }
        let id = NodeId::new(self.next);
        self.next = (self.page.node(id).end as usize).max(self.next + 1);
        Some(id)
    }
}

/// Whether the text of a page read with scripts stands almost only in its `noscript` elements.
///
/// True when the body shows under 80 words and the `noscript` markup is long enough for four times as many.
pub fn text_is_in_noscript(html: &str) -> bool {
    // Most pages have no or only tiny ones; telling that needs no tree.
    if memchr::memmem::find(html.as_bytes(), b"<noscript").is_none() {
        return false;
    }
    let page = Page::parse(html, true);
    let (mut shown, mut behind) = (0, 0);
    let mut at = 0;
    while at < page.len() {
        let id = NodeId::new(at);
        let node = page.node(id);
        at = match node.kind {
            NodeKind::Element(Tag::Noscript) => {
                behind += (node.source_end - node.source_start) as usize;
                node.end as usize
            }
            NodeKind::Element(tag) if tag.is_silent() => node.end as usize,
            NodeKind::Text => {
                shown += page.raw_text(id).split_ascii_whitespace().count();
                at + 1
            }
            _ => at + 1,
        };
    }
    const FEW_WORDS: usize = 80;
    const BYTES_OF_MARKUP_A_WORD: usize = 12;
    let behind = behind / BYTES_OF_MARKUP_A_WORD;
    shown < FEW_WORDS && behind > FEW_WORDS && behind > 4 * shown
}

#[cfg(test)]
mod tests;
