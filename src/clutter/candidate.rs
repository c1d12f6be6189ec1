//! What a detector proposes.

use super::scene::Scene;
use crate::features::marks;
use crate::lexicon::Marker;
use crate::page::Page;
use crate::span::Span;
use crate::verdict::{Evidence, Finding, Kind, Rule};

/// A proposal; arbitration decides.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Where.
    pub span: Span,
    /// What.
    pub kind: Kind,
    /// How sure the detector is, 0 to 1.
    pub confidence: f32,
    /// Why, strongest first.
    pub evidence: Vec<Evidence>,
    /// Whether the words of a label prove it even where the model takes them for story.
    pub proven: bool,
}

impl Candidate {
    /// An element.
    pub fn new(span: Span, kind: Kind, confidence: f32, evidence: Vec<Evidence>) -> Candidate {
        Candidate { span, kind, confidence, evidence, proven: false }
    }

    /// As the analysis tells it.
    pub fn finding(self, page: &Page<'_>) -> Option<Finding> {
        let Candidate { span, kind, confidence, evidence, .. } = self;
        Some(Finding { target: span.target(page)?, kind, confidence, evidence })
    }

    /// The same, proven by its own words.
    pub fn proven(mut self) -> Candidate {
        self.proven = true;
        self
    }
}

/// Evidence with a word.
pub fn saw(rule: Rule, matched: &str) -> Evidence {
    Evidence { rule, matched: matched.to_owned(), value: None }
}

/// Evidence with a number.
pub fn counted(rule: Rule, value: f32) -> Evidence {
    Evidence { rule, matched: String::new(), value: Some(value) }
}

/// The phrase by which a block leads.
pub fn phrase(scene: &Scene<'_, '_, '_>, index: usize, marker: Marker) -> Evidence {
    let mut matched = String::new();
    if let Some(block) = scene.survey.blocks.list.get(index) {
        let mut buffer = String::new();
        marks::scan(scene.survey.blocks.text_of(block), &mut buffer, &mut |hit| {
            if hit.marker == marker && matched.is_empty() {
                matched.push_str(hit.phrase);
            }
        });
    }
    Evidence { rule: Rule::Phrase, matched, value: None }
}
