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
    reading.told(&survey, &[finding]).is_story
}

#[test]
fn a_paragraph_that_begins_with_clutter_goes_on_as_story() {
    assert_eq!(left("<p><a href='/x'>Read also: herons</a> And then the story goes on.</p>"), [true]);
    assert_eq!(left("<p>First.</p><p><a href='/x'>Read also: herons</a></p><p>Last.</p>"), [true, false, true]);
}

/// A page of a headline, a date where it is wanted, a paragraph of so many words and three more.
fn brief(date: &str, words: usize) -> String {
    let lead = "heron ".repeat(words);
    format!(
        "<html><head><title>The heron</title></head><body><h1>The heron</h1>{date}<p>{lead}</p><p>Elsewhere.</p>\
         <p>Nowhere.</p></body></html>"
    )
}

#[test]
fn beside_a_dated_story_what_is_doubtful_is_not_told() {
    let html = brief("", 30);
    let page = Page::parse(&html, true);
    let survey = Survey::new(&page, None);
    let told = |dated_lead| {
        let mut reading = Reading::new(&survey);
        reading.chances = vec![0.1, 0.7, 0.7, 0.8];
        reading.is_story = vec![false, true, true, true];
        reading.dated_lead = dated_lead;
        reading.told(&survey, &[]).is_story
    };
    assert_eq!(told(None), [false, true, true, true]);
    assert_eq!(told(Some(1..2)), [false, true, false, true]);
}

#[test]
fn a_dated_story_begins_with_a_paragraph_that_is_surely_story() {
    const DATE: &str = "<time>4 March 2026</time>";
    let begins = |date: &str, words: usize, chance: f32| {
        let html = brief(date, words);
        let page = Page::parse(&html, true);
        let survey = Survey::new(&page, None);
        begins_dated(&survey, &vec![chance; survey.blocks.list.len()])
    };
    assert!(begins(DATE, 30, 0.9));
    assert!(!begins("", 30, 0.9), "nothing dates it");
    assert!(!begins(DATE, 10, 0.9), "a line is no paragraph");
    assert!(!begins(DATE, 30, 0.8), "it may be something else");
}
