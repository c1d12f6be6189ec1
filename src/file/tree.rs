//! The tree that html5ever builds.

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, ExpandedName, QualName};
use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use typed_arena::Arena;

pub(super) type Link<'a> = &'a Node<'a>;

/// A node; its links are cells because the parser rearranges the tree while it holds references to it.
pub(super) struct Node<'a> {
    parent: Cell<Option<Link<'a>>>,
    previous: Cell<Option<Link<'a>>>,
    next: Cell<Option<Link<'a>>>,
    first: Cell<Option<Link<'a>>>,
    last: Cell<Option<Link<'a>>>,
    pub(super) data: Data<'a>,
}

pub(super) enum Data<'a> {
    Document,
    Doctype(StrTendril),
    Text(RefCell<StrTendril>),
    Comment(StrTendril),
    Element { name: QualName, attributes: RefCell<Vec<Attribute>>, template: Option<Link<'a>> },
}

impl<'a> Node<'a> {
    fn new(data: Data<'a>) -> Node<'a> {
        Node {
            parent: Cell::new(None),
            previous: Cell::new(None),
            next: Cell::new(None),
            first: Cell::new(None),
            last: Cell::new(None),
            data,
        }
    }

    pub(super) fn first_child(&self) -> Option<Link<'a>> {
        self.first.get()
    }

    pub(super) fn next_sibling(&self) -> Option<Link<'a>> {
        self.next.get()
    }

    pub(super) fn parent(&self) -> Option<Link<'a>> {
        self.parent.get()
    }

    fn detach(&self) {
        let (parent, previous, next) = (self.parent.take(), self.previous.take(), self.next.take());
        match next {
            Some(next) => next.previous.set(previous),
            None => {
                if let Some(parent) = parent {
                    parent.last.set(previous);
                }
            }
        }
        match previous {
            Some(previous) => previous.next.set(next),
            None => {
                if let Some(parent) = parent {
                    parent.first.set(next);
                }
            }
        }
    }

    fn append(&'a self, child: Link<'a>) {
        child.detach();
        child.parent.set(Some(self));
        match self.last.replace(Some(child)) {
            Some(last) => {
                child.previous.set(Some(last));
                last.next.set(Some(child));
            }
            None => self.first.set(Some(child)),
        }
    }

    fn insert_before(&'a self, sibling: Link<'a>) {
        sibling.detach();
        sibling.parent.set(self.parent.get());
        sibling.next.set(Some(self));
        match self.previous.replace(Some(sibling)) {
            Some(previous) => {
                sibling.previous.set(Some(previous));
                previous.next.set(Some(sibling));
            }
            None => {
                if let Some(parent) = self.parent.get() {
                    parent.first.set(Some(sibling));
                }
            }
        }
    }
}

/// Takes the parser's orders.
pub(super) struct Sink<'a> {
    arena: &'a Arena<Node<'a>>,
    document: Link<'a>,
    /// What the parser gets when it asks for a name or content that a node has not. It never does.
    no_name: QualName,
}

impl<'a> Sink<'a> {
    pub(super) fn new(arena: &'a Arena<Node<'a>>) -> Sink<'a> {
        let document = arena.alloc(Node::new(Data::Document));
        let no_name = QualName::new(None, html5ever::ns!(), html5ever::LocalName::default());
        Sink { arena, document, no_name }
    }

    fn node(&self, data: Data<'a>) -> Link<'a> {
        self.arena.alloc(Node::new(data))
    }

    /// The node to put in place, or `None` when the text went into a neighbouring text.
    fn placed(&self, child: NodeOrText<Link<'a>>, neighbour: Option<Link<'a>>) -> Option<Link<'a>> {
        match child {
            NodeOrText::AppendNode(node) => Some(node),
            NodeOrText::AppendText(text) => {
                if let Some(Node { data: Data::Text(existing), .. }) = neighbour {
                    existing.borrow_mut().push_tendril(&text);
                    return None;
                }
                Some(self.node(Data::Text(RefCell::new(text))))
            }
        }
    }
}

impl<'a> TreeSink for Sink<'a> {
    type Handle = Link<'a>;
    type Output = Link<'a>;
    type ElemName<'n>
        = ExpandedName<'n>
    where
        Self: 'n;

    fn finish(self) -> Link<'a> {
        self.document
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Link<'a> {
        self.document
    }

    fn elem_name<'n>(&'n self, target: &'n Link<'a>) -> ExpandedName<'n> {
        match &target.data {
            Data::Element { name, .. } => name.expanded(),
            _ => self.no_name.expanded(),
        }
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, flags: ElementFlags) -> Link<'a> {
        let template = flags.template.then(|| self.node(Data::Document));
        self.node(Data::Element { name, attributes: RefCell::new(attributes), template })
    }

    fn create_comment(&self, text: StrTendril) -> Link<'a> {
        self.node(Data::Comment(text))
    }

    fn create_pi(&self, _target: StrTendril, data: StrTendril) -> Link<'a> {
        self.node(Data::Comment(data))
    }

    fn append(&self, parent: &Link<'a>, child: NodeOrText<Link<'a>>) {
        if let Some(child) = self.placed(child, parent.last.get()) {
            parent.append(child);
        }
    }

    fn append_before_sibling(&self, sibling: &Link<'a>, child: NodeOrText<Link<'a>>) {
        if let Some(child) = self.placed(child, sibling.previous.get()) {
            sibling.insert_before(child);
        }
    }

    fn append_based_on_parent_node(&self, element: &Link<'a>, previous: &Link<'a>, child: NodeOrText<Link<'a>>) {
        if element.parent.get().is_some() {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn append_doctype_to_document(&self, name: StrTendril, _public: StrTendril, _system: StrTendril) {
        self.document.append(self.node(Data::Doctype(name)));
    }

    fn get_template_contents(&self, target: &Link<'a>) -> Link<'a> {
        match target.data {
            Data::Element { template: Some(content), .. } => content,
            _ => target,
        }
    }

    fn same_node(&self, x: &Link<'a>, y: &Link<'a>) -> bool {
        std::ptr::eq::<Node<'_>>(*x, *y)
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn add_attrs_if_missing(&self, target: &Link<'a>, attributes: Vec<Attribute>) {
        if let Data::Element { attributes: existing, .. } = &target.data {
            let mut existing = existing.borrow_mut();
            for attribute in attributes {
                if existing.iter().all(|e| e.name != attribute.name) {
                    existing.push(attribute);
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &Link<'a>) {
        target.detach();
    }

    fn reparent_children(&self, node: &Link<'a>, new_parent: &Link<'a>) {
        while let Some(child) = node.first.get() {
            new_parent.append(child);
        }
    }
}
