//! `lede features`: what the training script reads.

use super::Loaded;
use crate::features::Survey;
use crate::features::context::Context;
use crate::features::matrix::Matrix;
use crate::features::tokens::{TokenTable, element_tokens, fnv1a};
use crate::features::whole;
use crate::page::{NodeId, Page};
use serde_json::json;
use std::io::{self, Read, Write};

/// Prints one JSON object a page (its blocks' texts, names of the features, and the class tokens with the blocks
/// they hold) and appends the rows to `rows` as little-endian f32.
///
/// With the first forest's chances in `scores`, the rows are the second forest's; with the second one's and `of_pages`
/// there is one row a page, the third one's.
pub(super) fn run(
    loaded: &Loaded,
    table: &[u8],
    scores: Option<&mut impl Read>,
    of_pages: bool,
    rows: &mut impl Write,
) -> io::Result<String> {
    let page = Page::parse(&loaded.page.html, loaded.page.scripting);
    let survey = Survey::new(&page, None);
    let matrix = Matrix::new(&survey, TokenTable::new(table));
    if let Some(scores) = scores {
        let chances = read_chances(survey.blocks.list.len(), scores)?;
        return match of_pages {
            true => page_row(&survey, &chances, rows),
            false => context_rows(&survey, &matrix, &chances, rows),
        };
    }
    let mut names = Vec::new();
    let mut texts = Vec::new();
    for (i, block) in survey.blocks.list.iter().enumerate() {
        texts.push(survey.blocks.text_of(block));
        let mut done = Ok(());
        matrix.row(i, &mut |name, value| {
            if i == 0 {
                names.push(name);
            }
            if done.is_ok() {
                done = rows.write_all(&value.to_le_bytes());
            }
        });
        done?;
    }
    let mut elements = Vec::new();
    for i in 0..page.len() {
        let id = NodeId::new(i);
        if survey.groups.shape(id) == 0 {
            continue;
        }
        let mut hashes = Vec::new();
        element_tokens(&page, id, &mut |token| hashes.push(fnv1a(token.iter().copied())));
        if !hashes.is_empty() {
            let range = survey.blocks.range_in(&page, id);
            elements.push(json!([range.start, range.end, hashes]));
        }
    }
    let units: Vec<f32> = survey.blocks.list.iter().map(|b| b.stats.units()).collect();
    Ok(json!({
        "path": loaded.path,
        "names": names,
        "texts": texts,
        "units": units,
        "titleBlock": survey.title.block,
        "host": survey.hints.host,
        "elements": elements,
    })
    .to_string())
}

fn read_chances(count: usize, scores: &mut impl Read) -> io::Result<Vec<f32>> {
    let mut next = || {
        let mut bytes = [0; 4];
        scores.read_exact(&mut bytes).map(|()| f32::from_le_bytes(bytes))
    };
    (0..count).map(|_| next()).collect()
}

fn context_rows(
    survey: &Survey<'_, '_>,
    matrix: &Matrix<'_, '_, '_>,
    chances: &[f32],
    rows: &mut impl Write,
) -> io::Result<String> {
    let context = Context::new(survey, matrix, chances);
    let mut names = Vec::new();
    for i in 0..chances.len() {
        let mut row = Vec::new();
        names.clear();
        context.row(i, &mut |name, value: f32| {
            names.push(name);
            row.extend(value.to_le_bytes());
        });
        rows.write_all(&row)?;
    }
    Ok(json!({ "names": names }).to_string())
}

fn page_row(survey: &Survey<'_, '_>, chances: &[f32], rows: &mut impl Write) -> io::Result<String> {
    let mut names = Vec::new();
    let mut row = Vec::new();
    whole::row(survey, chances, &mut |name, value: f32| {
        names.push(name);
        row.extend(value.to_le_bytes());
    });
    rows.write_all(&row)?;
    Ok(json!({ "names": names }).to_string())
}
