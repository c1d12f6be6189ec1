//! The way of one page through the core.

use crate::options::Options;
use crate::page::{AttributeName, NodeId, NodeKind, Page, Tag};
use crate::verdict::*;

/// Analyses serialised HTML. Total: any string gives an analysis, the same string the same one.
pub fn analyze(html: &str, options: &Options) -> Analysis {
    analyze_page(&Page::parse(html, options.scripting), options)
}

/// Analyses a page already parsed.
pub fn analyze_page(page: &Page<'_>, _options: &Options) -> Analysis {
    let mut findings = Vec::new();
    for (i, node) in page.nodes().iter().enumerate() {
        let id = NodeId::new(i);
        if node.kind == NodeKind::Element(Tag::Ins)
            && page.attribute(id, AttributeName::Class).is_some_and(|c| c.contains("adsbygoogle"))
            && let Some(element) = node.ordinal
        {
            findings.push(Finding {
                target: Target::Element { element },
                kind: Kind::Ad,
                confidence: 0.99,
                evidence: vec![Evidence { rule: Rule::AdSlot, matched: "ins.adsbygoogle".into(), value: None }],
            });
        }
    }
    Analysis {
        element_count: page.element_count(),
        page_type: PageType::Other,
        language: None,
        direction: Direction::Ltr,
        story: None,
        findings,
    }
}
