//! Where links lead.

use super::scene::Scene;
use crate::page::{AttributeName, NodeId, Tag};

/// Whether a link leads to another page. A script's button shows more of the page itself, others call or write; a file
/// belongs to the story.
pub fn leads_away(scene: &Scene<'_, '_, '_>, link: NodeId) -> bool {
    let href = scene.attribute(link, AttributeName::Href).trim();
    const ACTS: [&str; 5] = ["#", "javascript:", "mailto:", "sms:", "tel:"];
    !href.is_empty() && !ACTS.iter().any(|act| href.starts_with(act)) && !is_file(href)
}

/// The links in or closely around an element.
pub fn links_of<'s>(scene: &'s Scene<'_, '_, '_>, id: NodeId) -> impl Iterator<Item = NodeId> + 's {
    let page = scene.page();
    let inside = (id.index()..page.node(id).end as usize).map(NodeId::new);
    inside.chain(page.ancestors(id).take(3)).filter(|e| page.tag(*e) == Some(Tag::A))
}

/// Whether an address is that of a document or an archive.
fn is_file(href: &str) -> bool {
    const FILES: [&str; 8] = [".pdf", ".zip", ".doc", ".docx", ".xls", ".xlsx", ".csv", ".epub"];
    let path = href.split(['?', '#']).next().unwrap_or("").to_ascii_lowercase();
    FILES.iter().any(|end| path.ends_with(end))
}
