use super::*;
use crate::page::{Page, Tag};
use crate::verdict::Target;

/// What is left of a story of all blocks when the first `a` is found to be clutter.
fn left(html: &str) -> Vec<bool> {
    let page = Page::parse(html, true);
    let survey = Survey::new(&page, None);
    let link = (0..page.len()).map(NodeId::new).find(|id| page.tag(*id) == Some(Tag::A)).expect("a link");
    let element = page.node(link).ordinal.expect("an element");
    let finding =
        Finding { target: Target::Element { element }, kind: Kind::Teaser, confidence: 0.9, evidence: Vec::new() };
    let mut reading = Reading::new(&survey);
    reading.is_story.fill(true);
    reading.without(&survey, &[finding]).is_story
}

#[test]
fn a_paragraph_that_begins_with_clutter_goes_on_as_story() {
    assert_eq!(left("<p><a href='/x'>Read also: herons</a> And then the story goes on.</p>"), [true]);
    assert_eq!(left("<p>First.</p><p><a href='/x'>Read also: herons</a></p><p>Last.</p>"), [true, false, true]);
}
