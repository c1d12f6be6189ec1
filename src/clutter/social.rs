//! Share bars and follow buttons.

use super::candidate::{Candidate, counted, phrase, saw};
use super::names::{self, Names};
use super::scene::Scene;
use crate::lexicon::Marker;
use crate::page::{AttributeName, NodeId, Tag};
use crate::span::Span;
use crate::verdict::{Kind, Rule};

/// A bar of buttons has no more words than this.
const BAR: f32 = 40.0;

/// Addresses that take a page to share: the part that all networks' share links have in common.
const SHARE_PARTS: [&str; 12] = [
    "sharer",
    "/share?",
    "/share.php",
    "share-offsite",
    "sharearticle",
    "intent/tweet",
    "intent/post",
    "pin/create",
    "send?text=",
    "msg/send",
    "submit?url=",
    "mailto:?",
];

/// Proposes all bars.
pub fn detect(scene: &Scene<'_, '_, '_>, out: &mut Vec<Candidate>) {
    let mut share_links = Vec::new();
    for (id, tag) in scene.elements() {
        if matches!(tag, Tag::A) && is_share_link(scene.attribute(id, AttributeName::Href)) {
            share_links.push(id);
        }
        if scene.names(id).any(Names::SOCIAL)
            && !matches!(tag, Tag::Html | Tag::Body | Tag::Script | Tag::Link | Tag::Meta | Tag::Style)
            && scene.totals(id).units <= BAR
            && scene.totals(id).prose == 0.0
            && tag != Tag::Blockquote
            && !has_meta(scene, id)
            && let Some(word) = names::word(scene.page(), id, Names::SOCIAL)
        {
            let confidence = if scene.is_furniture(id) { 0.4 } else { 0.85 };
            out.push(Candidate::new(Span::element(id), Kind::Social, confidence, vec![saw(Rule::Name, word)]));
        }
    }
    bars(scene, &share_links, out);
    for index in 0..scene.survey.blocks.list.len() {
        for marker in [Marker::Share, Marker::Follow] {
            if scene.is_label(index, marker) {
                out.extend(labels(scene, index, marker));
            }
        }
    }
}

/// Share links that stand together make a bar; the bar is the smallest box around them and their labels.
fn bars(scene: &Scene<'_, '_, '_>, links: &[NodeId], out: &mut Vec<Candidate>) {
    let page = scene.page();
    let mut taken: Option<NodeId> = None;
    for link in links {
        if taken.is_some_and(|t| page.contains(t, *link)) {
            continue;
        }
        let mut bar = *link;
        for up in page.ancestors(*link).take(6) {
            let tag = page.tag(up);
            if matches!(tag, Some(Tag::Body | Tag::Html | Tag::Main | Tag::Article))
                || scene.totals(up).units > BAR
                || scene.story_units(&scene.range(up)) > 0.0
                || has_meta(scene, up)
                || scene.holds_story_media(up)
            {
                break;
            }
            bar = up;
        }
        let inside = links.iter().filter(|l| page.contains(bar, **l)).count();
        taken = Some(bar);
        let confidence = if inside >= 2 { 0.95 } else { 0.75 };
        let evidence = vec![counted(Rule::ShareLinks, inside as f32)];
        out.push(Candidate::new(Span::element(bar), Kind::Social, confidence, evidence));
    }
}

/// "Share", "Follow us": the largest box of nothing but such labels.
fn labels(scene: &Scene<'_, '_, '_>, index: usize, marker: Marker) -> Option<Candidate> {
    let is_button = |i: usize| scene.is_label(i, Marker::Share) || scene.is_label(i, Marker::Follow);
    let span = Span::of_block(scene.survey, index)?;
    let evidence = vec![phrase(scene, index, marker)];
    if span.first != span.last || scene.page().tag(span.first).is_none() {
        return Some(Candidate::new(span, Kind::Social, 0.8, evidence));
    }
    let page = scene.page();
    // A network that the lexicon does not know stands among those that it does.
    let mostly_buttons = |id: NodeId| {
        let range = scene.range(id);
        let short = |i: usize| scene.survey.blocks.list.get(i).is_some_and(|b| b.stats.units() <= 3.0);
        let buttons = range.clone().filter(|i| is_button(*i)).count();
        buttons * 5 >= range.len() * 3 && range.clone().all(|i| is_button(i) || short(i)) && !has_meta(scene, id)
    };
    let fits = |id: &NodeId| {
        !matches!(
            page.tag(*id),
            Some(Tag::Body | Tag::Html | Tag::Main | Tag::Article | Tag::Header | Tag::Footer | Tag::Nav)
        ) && mostly_buttons(*id)
            && scene.totals(*id).units <= BAR
            && !scene.holds_story_media(*id)
    };
    let bar = page.ancestors(span.first).take(5).take_while(fits).last().unwrap_or(span.first);
    Some(Candidate::new(Span::element(bar), Kind::Social, 0.82, evidence))
}

fn has_meta(scene: &Scene<'_, '_, '_>, id: NodeId) -> bool {
    scene.range(id).any(|i| scene.is_meta(i) && !scene.leads(i, Marker::Share))
}

fn is_share_link(href: &str) -> bool {
    let href = href.to_ascii_lowercase();
    SHARE_PARTS.iter().any(|part| href.contains(part)) && (href.contains('=') || href.starts_with("mailto:"))
}

#[cfg(test)]
mod tests {
    use super::is_share_link;

    #[test]
    fn share_links_are_told_from_links() {
        for href in ["https://a.example/sharer.php?u=x", "https://b.example/intent/tweet?text=a", "mailto:?subject=x"] {
            assert!(is_share_link(href), "{href}");
        }
        for href in ["https://a.example/share", "mailto:desk@paper.example", "/how-to-share?x=1", ""] {
            assert!(!is_share_link(href), "{href}");
        }
    }
}
