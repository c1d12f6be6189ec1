//! Headline, standfirst, byline and date.

use super::Reading;
use crate::features::Survey;
use crate::features::blocks::Block;
use crate::lexicon::Marker;
use crate::page::{AttributeName, NodeId, Tag};
use crate::verdict::Piece;

/// Bylines and dates stand at most so many blocks from the headline.
const NEAR: usize = 14;

/// The headline as shown, else as the metadata has it.
pub fn title(survey: &Survey<'_, '_>) -> Option<Piece> {
    if let Some(block) = survey.title.block.and_then(|i| survey.blocks.list.get(i)) {
        return Some(shown(survey, block));
    }
    let hints = &survey.hints;
    let text = if hints.meta_title.is_empty() { &hints.document_title } else { &hints.meta_title };
    said(text)
}

/// What stands between headline and body and says what the metadata says of the page.
pub fn description(survey: &Survey<'_, '_>, reading: &Reading) -> Option<Piece> {
    let title = survey.title.block?;
    let said: String = survey.hints.description.split_whitespace().take(8).collect::<Vec<_>>().join(" ");
    if said.is_empty() {
        return None;
    }
    let near = survey.blocks.list.iter().enumerate().skip(title + 1).take(NEAR);
    let mut unread = near.take_while(|(i, _)| *i < reading.span.start.max(title + 3));
    let (_, block) = unread.find(|(i, b)| !reading.is_story(*i) && survey.blocks.text_of(b).starts_with(&said))?;
    Some(shown(survey, block))
}

/// Who wrote it.
pub fn byline(survey: &Survey<'_, '_>) -> Option<Piece> {
    let page = survey.page;
    for (_, block) in near_title(survey) {
        let is_author = |e: NodeId| {
            page.attribute(e, AttributeName::Rel) == Some("author")
                || page.attribute(e, AttributeName::Itemprop) == Some("author")
        };
        let around = [block.first, block.container].into_iter().flat_map(|n| page.ancestors(n).take(2));
        if block.stats.units() <= 14.0 && around.chain([block.container]).any(is_author) {
            return Some(shown(survey, block));
        }
    }
    let marked = near_title(survey)
        .find(|(i, b)| b.stats.units() <= 16.0 && survey.marks.get(*i).is_some_and(|m| m.leads(Marker::Byline)));
    let author = &survey.hints.author;
    marked.map(|(_, b)| shown(survey, b)).or_else(|| said(author).filter(|_| !author.contains("://")))
}

/// When it was published: the metadata's date, else the first `time` near the headline.
pub fn date(survey: &Survey<'_, '_>) -> Option<Piece> {
    let page = survey.page;
    let element = near_title(survey).find(|(_, b)| b.has_time || is_time(survey, b)).map(|(_, b)| b);
    if let Some(published) = said(&survey.hints.published) {
        let element = element.and_then(|b| page.node(b.container).ordinal);
        return Some(Piece { element, ..published });
    }
    let block = element?;
    let range = block.container.index()..page.node(block.container).end as usize;
    let time = std::iter::once(block.container).chain(range.map(NodeId::new)).find(|e| page.tag(*e) == Some(Tag::Time));
    let machine = time.and_then(|t| page.attribute(t, AttributeName::Datetime)).filter(|d| !d.is_empty());
    let mut piece = shown(survey, block);
    if let Some(machine) = machine {
        piece.text = machine.to_owned();
    }
    Some(piece)
}

fn is_time(survey: &Survey<'_, '_>, block: &Block) -> bool {
    survey.page.ancestors(block.first).take(3).any(|e| survey.page.tag(e) == Some(Tag::Time))
}

fn near_title<'s>(survey: &'s Survey<'_, '_>) -> impl Iterator<Item = (usize, &'s Block)> {
    let title = survey.title.block;
    let from = title.map_or(0, |t| t.saturating_sub(4));
    let to = title.map_or(0, |t| t + NEAR);
    survey.blocks.list.iter().enumerate().skip(from).take(to - from).filter(move |(i, _)| Some(*i) != title)
}

fn shown(survey: &Survey<'_, '_>, block: &Block) -> Piece {
    Piece { text: survey.blocks.text_of(block).to_owned(), element: survey.page.node(block.container).ordinal }
}

fn said(text: &str) -> Option<Piece> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(Piece { text, element: None })
}
