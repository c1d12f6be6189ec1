//! Share bars and follow buttons.

use super::candidate::{Candidate, counted, phrase, saw};
use super::names::{self, Names};
use super::scene::Scene;
use crate::features::blocks::Block;
use crate::features::inside::Inside;
use crate::features::marks;
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
    let buttons: Vec<bool> = (0..scene.survey.blocks.list.len()).map(|index| is_button(scene, index)).collect();
    for (id, tag) in scene.elements() {
        if matches!(tag, Tag::A) && is_share_link(scene.attribute(id, AttributeName::Href)) {
            share_links.push(id);
        }
        if tag == Tag::Form {
            out.extend(sent_on(scene, id));
        }
        if scene.names(id).any(Names::SOCIAL)
            && !matches!(tag, Tag::Html | Tag::Body | Tag::Script | Tag::Link | Tag::Meta | Tag::Style)
            && scene.totals(id).units <= BAR
            && scene.totals(id).prose == 0.0
            && tag != Tag::Blockquote
            && !has_meta(scene, id)
            && let Some(word) = names::word(scene.page(), id, Names::SOCIAL)
        {
            let range = scene.range(id);
            // In a box of that name "Follow us on …" needs no link to be told by.
            let is_known = |i: &usize| buttons.get(*i) == Some(&true) || scene.leads(*i, Marker::Follow);
            let known = range.clone().filter(is_known).count();
            let plain = !scene.is_furniture(id) || known >= 2 && known * 5 >= range.len() * 3;
            let confidence = if plain { 0.85 } else { 0.4 };
            out.push(Candidate::new(Span::element(id), Kind::Social, confidence, vec![saw(Rule::Name, word)]));
        }
    }
    bars(scene, &share_links, &buttons, out);
    for index in (0..buttons.len()).filter(|index| buttons.get(*index) == Some(&true)) {
        out.extend(labels(scene, index, &buttons));
    }
}

/// A form that sends the story to a friend, with what is said above it.
fn sent_on(scene: &Scene<'_, '_, '_>, form: NodeId) -> Option<Candidate> {
    const FORM: f32 = 120.0;
    const LINKS: f32 = 3.0;
    let around = scene.clutter_box(form, FORM, 3);
    let whole = if scene.totals(around).links > LINKS { form } else { around };
    // "E-mail:" over a field shares nothing.
    let says = |i: &usize| {
        let list = &scene.survey.blocks.list;
        scene.leads(*i, Marker::Share)
            && list.get(*i).is_some_and(|b| b.stats.units() >= 2.0 && !b.inside.any(Inside::LABEL))
    };
    // It says so first; a form for comments may speak of sharing by the way.
    let range = scene.range(whole);
    let index = range.clone().take(2).find(says)?;
    if range.clone().any(|i| scene.leads(i, Marker::Comments)) {
        return None;
    }
    let evidence = vec![phrase(scene, index, Marker::Share)];
    scene.is_letter(form).then(|| Candidate::new(Span::element(whole), Kind::Social, 0.82, evidence))
}

/// Whether a block is a button to share or follow, a row of them, or the words before one ("Share this story on:").
fn is_button(scene: &Scene<'_, '_, '_>, index: usize) -> bool {
    const ROW: f32 = 24.0;
    const SHARE_ON: f32 = 5.0;
    const KINDS: [Marker; 2] = [Marker::Share, Marker::Follow];
    let Some(block) = scene.survey.blocks.list.get(index) else { return false };
    // "Email *" over a field says what to write there.
    if block.inside.any(Inside::FORM) && block.inside.any(Inside::LABEL) {
        return false;
    }
    if KINDS.iter().any(|m| scene.announces(index, *m) && (block.heading == 0 || scene.is_label(index, *m))) {
        return true;
    }
    // "Share on …", all link; how it opens may be said in brackets, to those who hear the page.
    let aside =
        scene.survey.blocks.text_of(block).split_once('(').map_or(0, |(_, rest)| rest.split_whitespace().count());
    let is_short = block.stats.units() <= SHARE_ON + aside as f32;
    if block.links == 1
        && block.link_density() > 0.8
        && is_short
        && scene.leads(index, Marker::Share)
        && block.heading == 0
        && !scene.reading.is_story(index)
    {
        return true;
    }
    if block.stats.units() > ROW || block.first == block.last {
        return false;
    }
    // What joins their names ("on", "|") says nothing.
    let leaves: Vec<String> = scene.leaves(block).into_iter().filter(|leaf| leaf.trim().len() > 2).collect();
    let mut buffer = String::new();
    let known = |leaf: &String, buffer: &mut String| {
        let marks = marks::of(leaf, buffer);
        KINDS.iter().any(|m| marks.is(*m))
    };
    let count = leaves.iter().filter(|leaf| known(leaf, &mut buffer)).count();
    let all = count == leaves.len() && count >= 3;
    all || count >= 2 && count * 5 >= leaves.len() * 3 && !scene.reading.is_story(index)
}

/// Share links that stand together make a bar; the bar is the smallest box around them and their labels.
fn bars(scene: &Scene<'_, '_, '_>, links: &[NodeId], buttons: &[bool], out: &mut Vec<Candidate>) {
    /// Words beside the buttons, such as how often it was shared.
    const BESIDE: f32 = 8.0;
    let page = scene.page();
    let list = &scene.survey.blocks.list;
    let is_part = |i: usize| {
        let shares = |b: &Block| links.iter().any(|l| page.contains(*l, b.first) || page.contains(b.container, *l));
        buttons.get(i) == Some(&true) || list.get(i).is_some_and(shares)
    };
    let beside = |id: NodeId| {
        let others = scene.range(id).filter(|i| !is_part(*i));
        others.filter_map(|i| list.get(i)).map(|b| b.stats.units()).sum::<f32>()
    };
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
                || beside(up) > BESIDE
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
fn labels(scene: &Scene<'_, '_, '_>, index: usize, buttons: &[bool]) -> Option<Candidate> {
    let is_button = |i: usize| buttons.get(i) == Some(&true);
    let span = Span::of_block(scene.survey, index)?;
    let marker = if scene.leads(index, Marker::Follow) { Marker::Follow } else { Marker::Share };
    let evidence = match phrase(scene, index, marker) {
        of_many if of_many.matched.is_empty() => vec![counted(Rule::ShareLinks, f32::from(block_links(scene, index)))],
        of_one => vec![of_one],
    };
    // What the model holds for story or doubts: the names themselves prove it.
    if scene.reading.chance(index) >= 0.5 && !scene.is_label(index, marker) {
        return Some(Candidate::new(span, Kind::Social, 0.8, evidence).proven());
    }
    let page = scene.page();
    // A network that the lexicon does not know stands among those that it does.
    let mostly_buttons = |id: NodeId| {
        let range = scene.range(id);
        let short = |i: usize| scene.survey.blocks.list.get(i).is_some_and(|b| b.stats.units() <= 3.0);
        let buttons = range.clone().filter(|i| is_button(*i)).count();
        // Beside a row of several the site may be named.
        let row = range.len() == 2 && buttons == 1 && range.clone().any(|i| is_button(i) && block_links(scene, i) >= 2);
        (row || buttons * 5 >= range.len() * 3)
            && range.clone().all(|i| is_button(i) || short(i))
            && !has_meta(scene, id)
    };
    let fits = |id: &NodeId| {
        !matches!(
            page.tag(*id),
            Some(Tag::Body | Tag::Html | Tag::Main | Tag::Article | Tag::Header | Tag::Footer | Tag::Nav)
        ) && mostly_buttons(*id)
            && scene.totals(*id).units <= BAR
            && !scene.holds_story_media(*id)
    };
    // A row of links has no element of its own but the one around them.
    let is_run = span.first != span.last || page.tag(span.first).is_none();
    let around = scene.survey.blocks.list.get(index).map(|b| b.container).filter(fits);
    let Some(start) = (if is_run { around } else { Some(span.first) }) else {
        return Some(Candidate::new(span, Kind::Social, 0.8, evidence));
    };
    if let Some(list) = page.ancestors(start).take(3).filter(|up| is_follow_list(scene, *up, index)).last() {
        return Some(Candidate::new(Span::element(list), Kind::Social, 0.82, evidence));
    }
    let bar = page.ancestors(start).take(5).take_while(fits).last().unwrap_or(start);
    if is_entry(scene, index, span.first, &is_button) {
        return None;
    }
    // One link among those of a footer is one of the site's ways.
    let in_footer = scene.is_furniture(bar) && scene.after_story(bar);
    let lone = scene.range(bar).len() == 1 && block_links(scene, index) == 1;
    if scene.is_in_menu(bar) || lone && (in_footer || !scene.is_near_story(index)) {
        return None;
    }
    Some(Candidate::new(Span::element(bar), Kind::Social, 0.82, evidence))
}

/// Whether a box is "Find us on …" and the links below it, all of them to a network and not to the site itself.
fn is_follow_list(scene: &Scene<'_, '_, '_>, id: NodeId, index: usize) -> bool {
    const LINKED: f32 = 0.8;
    let range = scene.range(id);
    let totals = scene.totals(id);
    let all_link = |i: usize| scene.survey.blocks.list.get(i).is_some_and(|b| b.link_density() > LINKED);
    scene.leads(index, Marker::Follow)
        && !scene.survey.hints.host.is_empty()
        && range.start == index
        && range.len() > 1
        && totals.units <= BAR
        && totals.own_links == 0.0
        && scene.story_units(&range) == 0.0
        && range.skip(1).all(all_link)
}

/// Whether a network's name stands in a list of other short names: what can be connected, where somebody was seen.
fn is_entry(scene: &Scene<'_, '_, '_>, index: usize, id: NodeId, is_button: &dyn Fn(usize) -> bool) -> bool {
    const NAME: f32 = 2.0;
    const LIST: u16 = 5;
    const SHORT: f32 = 6.0;
    let page = scene.page();
    let groups = &scene.survey.groups;
    if scene.leads(index, Marker::Share) || scene.survey.blocks.list.get(index).is_none_or(|b| b.stats.units() > NAME) {
        return false;
    }
    let Some(entry) = groups.nearest(page, id, LIST, 6) else { return false };
    let short = groups.facts(page, entry).is_some_and(|facts| facts.mean_units <= SHORT);
    let list = page.node(entry).parent.map(|list| scene.range(list));
    short && list.is_some_and(|list| list.clone().filter(|i| is_button(*i)).count() * 2 < list.len())
}

fn block_links(scene: &Scene<'_, '_, '_>, index: usize) -> u16 {
    scene.survey.blocks.list.get(index).map_or(0, |b| b.links)
}

fn has_meta(scene: &Scene<'_, '_, '_>, id: NodeId) -> bool {
    scene.range(id).any(|i| (scene.is_meta(i) || scene.is_date(i)) && !scene.leads(i, Marker::Share))
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
