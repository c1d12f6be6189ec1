//! `lede explain`.

use super::clean::element_nodes;
use super::{Loaded, Outcome};
use crate::clutter;
use crate::features::Survey;
use crate::lexicon::Marker;
use crate::page::{NodeId, NodeKind, Page, Tag, decode_into};
use crate::story::{Reading, Signs};
use crate::{Finding, Target, analyze_page};
use std::fmt::Write;
use std::io;

pub(super) fn run(loaded: &Loaded, blocks: bool) -> io::Result<Outcome> {
    let page = Page::parse(&loaded.page.html, loaded.page.scripting);
    let analysis = analyze_page(&page, &loaded.options());
    let elements = element_nodes(&page);
    let mut out = String::new();
    // Writing to a String cannot fail.
    let _ = writeln!(
        out,
        "{:?}, {} elements, {} findings",
        analysis.page_type,
        analysis.element_count,
        analysis.findings.len()
    );
    for finding in &analysis.findings {
        let (element, nodes) = match finding.target {
            Target::Element { element } => (element, None),
            Target::TextRun { parent, first_child, length } => (parent, Some((first_child, length))),
        };
        let Some(id) = elements.get(element as usize) else { continue };
        let reasons: Vec<String> = finding
            .evidence
            .iter()
            .map(|e| match (e.matched.as_str(), e.value) {
                ("", None) => format!("{:?}", e.rule),
                ("", Some(v)) => format!("{:?} {v:.2}", e.rule),
                (m, None) => format!("{:?} “{m}”", e.rule),
                (m, Some(v)) => format!("{:?} “{m}” {v:.2}", e.rule),
            })
            .collect();
        let _ = writeln!(
            out,
            "{:<10} {:.2}  #{element}{}  {}\n{:17} {}",
            finding.kind.name(),
            finding.confidence,
            nodes.map_or(String::new(), |(first, n)| format!("[{first}+{n}]")),
            reasons.join("; "),
            "",
            excerpt(&page, *id, nodes),
        );
    }
    if blocks {
        every_block(&page, loaded.url(), &analysis.findings, &mut out);
    }
    Ok(Outcome(out))
}

/// Each block with its chance of being story, its length, its share of links and the lexicon's hits.
fn every_block(page: &Page<'_>, url: Option<&str>, findings: &[Finding], out: &mut String) {
    let survey = Survey::new(page, url);
    let reading = Reading::new(&survey);
    let words = survey.blocks.list.iter().enumerate().filter(|(i, _)| reading.is_story(*i));
    let signs = Signs::of(&survey, &reading, words.map(|(_, b)| b.stats.units()).sum());
    let _ = writeln!(out, "{signs:?}");
    for line in clutter::rejected(&survey, &reading, findings) {
        let _ = writeln!(out, "rejected {line}");
    }
    for (i, block) in survey.blocks.list.iter().enumerate() {
        let marks = survey.marks.get(i).copied().unwrap_or_default();
        let found = Marker::ALL.iter().filter(|m| marks.has(**m));
        let found: Vec<String> = found.map(|m| format!("{}{}", m.name(), marks.level(*m))).collect();
        let _ = writeln!(
            out,
            "{i:>4} {}{} {:.2} {:>5.0} {:.2} #{} {:?} {} [{}]",
            if reading.is_story(i) { '+' } else { ' ' },
            if survey.title.block == Some(i) { 'T' } else { ' ' },
            reading.chance(i),
            block.stats.units(),
            block.link_density(),
            page.node(block.container).ordinal.unwrap_or(0),
            page.tag(block.container).map_or("", |t| t.name()),
            survey.blocks.text_of(block).chars().take(70).collect::<String>(),
            found.join(" "),
        );
    }
}

/// The first words of what is hidden.
fn excerpt(page: &Page<'_>, id: NodeId, run: Option<(u32, u32)>) -> String {
    const LENGTH: usize = 100;
    let mut text = String::new();
    let parts: Vec<NodeId> = match run {
        None => vec![id],
        Some((first, length)) => page.children(id).skip(first as usize).take(length as usize).collect(),
    };
    for part in parts {
        for node in (part.index()..page.node(part).end as usize).map(NodeId::new) {
            let holder = page.node(node).parent.and_then(|p| page.tag(p));
            let is_code = matches!(holder, Some(Tag::Script | Tag::Style | Tag::Template | Tag::Noscript));
            if page.node(node).kind == NodeKind::Text && !is_code {
                decode_into(page.raw_text(node), &mut text);
                text.push(' ');
            }
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(LENGTH).collect()
}
