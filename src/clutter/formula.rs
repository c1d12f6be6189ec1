//! Teasers by formula: lines with a hole ("Check out our … review", "Get the recipe for … here").

use super::candidate::{Candidate, counted};
use super::scene::Scene;
use crate::features::inside::Inside;
use crate::lexicon::Marker;
use crate::span::Span;
use crate::verdict::{Kind, Rule};
use std::collections::HashMap;

/// So many lines of one form are a formula.
const LEAST: usize = 3;
/// The words before the hole by which lines are compared.
const BEGINNING: usize = 2;

/// Proposes lines that begin with the same words and end with the same word, each with a link to another page of the
/// site, far apart in the story. Where such lines stand together they are a list; where they say who, when or how
/// much they are the story's own.
pub fn detect(scene: &Scene<'_, '_, '_>, out: &mut Vec<Candidate>) {
    if !scene.is_article() {
        return;
    }
    let list = &scene.survey.blocks.list;
    let mut lines: HashMap<Form, Vec<usize>> = HashMap::new();
    for i in (scene.span.start..list.len()).take_while(|i| *i < scene.span.end + 3) {
        if let Some(form) = Form::of(scene, i) {
            lines.entry(form).or_default().push(i);
        }
    }
    for places in lines.into_values().filter(|places| places.len() >= LEAST) {
        let apart = places.windows(2).filter(|pair| matches!(pair, [a, b] if b - a > 2)).count();
        // The same words again and again ("Back to top") have no hole.
        let text = |i: &usize| list.get(*i).map(|b| scene.survey.blocks.text_of(b));
        let alike = places.iter().skip(1).all(|i| text(i) == places.first().and_then(text));
        if apart + 1 < places.len() || alike {
            continue;
        }
        for index in &places {
            let evidence = vec![counted(Rule::RepeatedShape, places.len() as f32)];
            let span = Span::of_block(scene.survey, *index);
            out.extend(span.map(|s| Candidate::new(s, Kind::Teaser, 0.78, evidence).proven()));
        }
    }
}

/// What lines of a formula share.
#[derive(Debug, PartialEq, Eq, Hash)]
struct Form {
    beginning: String,
    end: String,
}

impl Form {
    fn of(scene: &Scene<'_, '_, '_>, index: usize) -> Option<Form> {
        const NOT_A_LINE: u32 = Inside::CAPTION | Inside::CELL | Inside::DEFINITION | Inside::PREFORMATTED;
        let block = scene.survey.blocks.list.get(index)?;
        let leads_on = matches!(block.links, 1 | 2) && block.page_links == 0;
        if !(4.0..=18.0).contains(&block.stats.units())
            || !leads_on
            || block.link_density() < 0.45
            || block.heading > 0
            || block.inside.any(NOT_A_LINE)
            || scene.is_meta(index)
            || scene.leads(index, Marker::Comments)
        {
            return None;
        }
        let text = scene.survey.blocks.text_of(block);
        // "Official website: …" is a field of what the story lists.
        if text.contains([':', '\u{ff1a}']) {
            return None;
        }
        let word = |w: &str| w.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
        let words: Vec<String> = text.split_whitespace().map(word).filter(|w| !w.is_empty()).collect();
        let (beginning, hole) = words.split_at_checked(BEGINNING)?;
        match hole {
            [_, .., end] => Some(Form { beginning: beginning.join(" "), end: end.clone() }),
            _ => None,
        }
    }
}
