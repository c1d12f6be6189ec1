//! How tags, texts and markers become numbers.

use super::inside::Inside;
use crate::lexicon::Marker;
use crate::page::Tag;

/// Markers of what is no story.
pub const CLUTTER_MARKERS: [Marker; 15] = [
    Marker::Advertisement,
    Marker::RelatedHeading,
    Marker::ReadAlso,
    Marker::ReadOn,
    Marker::Newsletter,
    Marker::Support,
    Marker::App,
    Marker::Follow,
    Marker::Share,
    Marker::Comments,
    Marker::Consent,
    Marker::Adblock,
    Marker::Paywall,
    Marker::PreviousNext,
    Marker::AuthorBox,
];

/// Markers that are features of their own.
pub const OWN_MARKERS: [(&str, Marker); 7] = [
    ("mark_related", Marker::RelatedHeading),
    ("mark_read_also", Marker::ReadAlso),
    ("mark_newsletter", Marker::Newsletter),
    ("mark_follow", Marker::Follow),
    ("mark_comments", Marker::Comments),
    ("mark_credit", Marker::Credit),
    ("mark_legal", Marker::Legal),
];

/// What a block lies in, as features.
pub const INSIDE_BITS: [(&str, u32); 16] = [
    ("hidden", Inside::HIDDEN),
    ("in_list_item", Inside::LIST_ITEM),
    ("in_cell", Inside::CELL),
    ("in_figure", Inside::FIGURE | Inside::CAPTION),
    ("in_preformatted", Inside::PREFORMATTED),
    ("in_nav", Inside::NAV),
    ("in_footer", Inside::FOOTER),
    ("in_aside", Inside::ASIDE),
    ("in_article", Inside::ARTICLE),
    ("in_main", Inside::MAIN),
    ("in_form", Inside::FORM),
    ("in_button", Inside::BUTTON | Inside::LABEL),
    ("in_definition", Inside::DEFINITION),
    ("in_dialog", Inside::DIALOG),
    ("in_article_body", Inside::ARTICLE_BODY),
    ("in_heading", Inside::HEADING),
];

/// Tags in the order of how often they hold story, so that one threshold parts them.
pub fn tag_code(tag: Option<Tag>) -> f32 {
    match tag {
        Some(Tag::P) => 12.0,
        Some(Tag::Blockquote) => 11.0,
        Some(Tag::Pre) => 10.0,
        Some(Tag::H2 | Tag::H3) => 9.0,
        Some(Tag::H1) => 8.0,
        Some(Tag::H4 | Tag::H5 | Tag::H6) => 7.0,
        Some(Tag::Dd) => 6.0,
        Some(Tag::Dt) => 5.5,
        Some(Tag::Figcaption | Tag::Caption) => 5.0,
        Some(Tag::Li) => 4.0,
        Some(Tag::Td | Tag::Th) => 3.0,
        Some(Tag::Div) => 2.0,
        Some(Tag::Section | Tag::Article | Tag::Main | Tag::Body) => 1.5,
        Some(Tag::Custom) => 1.0,
        _ => 0.0,
    }
}

/// How a text ends: 3 a full stop, 2 another end of sentence or quote, 1 a colon or an ellipsis, 0 otherwise.
pub fn tail_code(text: &str) -> f32 {
    match text.chars().next_back() {
        Some('.' | '。' | '।' | '۔' | '։') => 3.0,
        Some('!' | '?' | '！' | '？' | '؟' | '”' | '"' | '»' | ')' | '）' | '」' | '’') => 2.0,
        Some(':' | '：' | '…' | ',' | ';' | '>') => 1.0,
        _ => 0.0,
    }
}
