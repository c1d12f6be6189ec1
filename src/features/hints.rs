//! What the page's own metadata says of it.

use super::links::host_of;
use crate::page::{AttributeName, NodeId, NodeKind, Page, Tag, decode_into};
use memchr::memmem;

/// Facts of the page's head.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Hints {
    /// Host of the page's address; empty when unknown.
    pub host: String,
    /// Path of the page's address; empty when unknown.
    pub path: String,
    /// The `title` element.
    pub document_title: String,
    /// `og:title` or its like.
    pub meta_title: String,
    /// `og:description` or its like.
    pub description: String,
    /// `og:site_name`.
    pub site_name: String,
    /// `author` metadata.
    pub author: String,
    /// Publication time as the metadata gives it.
    pub published: String,
    /// The `lang` of the page.
    pub language: String,
    /// Whether the root says right to left.
    pub rtl: bool,
    /// `og:type` or JSON-LD says article.
    pub is_article: bool,
    /// … product.
    pub is_product: bool,
    /// … forum thread or question.
    pub is_forum: bool,
    /// … list or search result.
    pub is_list: bool,
}

impl Hints {
    /// Reads the metadata; `url` is the page's address where the caller knows it.
    #[inline(never)]
    pub fn read(page: &Page<'_>, url: Option<&str>) -> Hints {
        let mut hints = Hints::default();
        let mut address = url.map(str::to_owned);
        for (i, node) in page.nodes().iter().enumerate() {
            let NodeKind::Element(tag) = node.kind else { continue };
            let id = NodeId::new(i);
            match tag {
                Tag::Html => {
                    hints.language = value(page, id, AttributeName::Lang);
                    hints.rtl |= page.attribute(id, AttributeName::Dir).is_some_and(|d| d.eq_ignore_ascii_case("rtl"));
                }
                Tag::Body => {
                    hints.rtl |= page.attribute(id, AttributeName::Dir).is_some_and(|d| d.eq_ignore_ascii_case("rtl"));
                }
                Tag::Title if hints.document_title.is_empty() && !in_svg(page, id) => {
                    hints.document_title = text(page, id);
                }
                Tag::Link if address.is_none() && page.attribute(id, AttributeName::Rel) == Some("canonical") => {
                    address = page.attribute(id, AttributeName::Href).map(str::to_owned);
                }
                Tag::Meta => hints.meta(page, id, &mut address),
                Tag::Script => hints.structured_data(page, id),
                _ => {}
            }
        }
        if let Some(address) = address {
            hints.host = host_of(&address).unwrap_or("").to_ascii_lowercase();
            let after_scheme = address.split_once("//").map_or(address.as_str(), |(_, rest)| rest);
            hints.path = after_scheme.find('/').and_then(|at| after_scheme.get(at..)).unwrap_or("").to_owned();
        }
        hints
    }

    fn meta(&mut self, page: &Page<'_>, id: NodeId, address: &mut Option<String>) {
        let name = page
            .attribute(id, AttributeName::Property)
            .or_else(|| page.attribute(id, AttributeName::Name))
            .or_else(|| page.attribute(id, AttributeName::Itemprop))
            .unwrap_or("");
        let set = |slot: &mut String| {
            if slot.is_empty() {
                *slot = value(page, id, AttributeName::Content);
            }
        };
        match name.to_ascii_lowercase().as_str() {
            "og:title" | "twitter:title" | "dc.title" | "headline" => set(&mut self.meta_title),
            "og:description" | "description" | "twitter:description" => set(&mut self.description),
            "og:site_name" => set(&mut self.site_name),
            "author" | "article:author" | "parsely-author" | "dc.creator" | "byl" => set(&mut self.author),
            "article:published_time"
            | "datepublished"
            | "date"
            | "dc.date"
            | "parsely-pub-date"
            | "pubdate"
            | "publishdate" => set(&mut self.published),
            "og:url" if address.is_none() => *address = Some(value(page, id, AttributeName::Content)),
            "og:type" => {
                let kind = value(page, id, AttributeName::Content).to_ascii_lowercase();
                self.is_article |= kind.contains("article") || kind == "blog";
                self.is_product |= kind.contains("product");
            }
            _ => {}
        }
    }

    /// Types named in JSON-LD, found as text: a page may hold many graphs, and whether the type is the page's own
    /// is for the model to weigh.
    fn structured_data(&mut self, page: &Page<'_>, id: NodeId) {
        if page.attribute(id, AttributeName::Type) != Some("application/ld+json") {
            return;
        }
        let Some(child) = page.children(id).next() else { return };
        let json = page.raw_text(child).as_bytes();
        let has = |names: &[&str]| names.iter().any(|n| memmem::find(json, n.as_bytes()).is_some());
        self.is_article |= has(&["Article\"", "\"BlogPosting\"", "\"Report\""]);
        self.is_product |= has(&["\"Product\""]);
        self.is_forum |= has(&["\"DiscussionForumPosting\"", "\"QAPage\""]);
        self.is_list |= has(&["\"ItemList\"", "\"CollectionPage\"", "\"SearchResultsPage\""]);
    }
}

fn in_svg(page: &Page<'_>, id: NodeId) -> bool {
    page.ancestors(id).any(|a| page.tag(a) == Some(Tag::Svg))
}

fn value(page: &Page<'_>, id: NodeId, name: AttributeName) -> String {
    let mut out = String::new();
    decode_into(page.attribute(id, name).unwrap_or("").trim(), &mut out);
    out
}

/// The text of an element, white space folded.
pub fn text(page: &Page<'_>, id: NodeId) -> String {
    let mut decoded = String::new();
    for index in id.index()..page.node(id).end as usize {
        decode_into(page.raw_text(NodeId::new(index)), &mut decoded);
    }
    let mut out = String::with_capacity(decoded.len());
    for word in decoded.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}
