//! The numbers that the model sees: one row a block.

use super::Survey;
use super::blocks::{Block, Inside};
use super::elements::Totals;
use super::tokens::{TokenTable, element_tokens, fnv1a};
use crate::lexicon::Marker;
use crate::page::{NodeId, Tag};
use std::collections::HashMap;

/// What a chain of class tokens says, from the top of the page down to an element.
#[derive(Clone, Copy, Debug)]
struct Names {
    own: f32,
    nearest: f32,
    sum: f32,
    count: f32,
    least: f32,
    most: f32,
}

const NO_NAMES: Names = Names { own: 0.0, nearest: 0.0, sum: 0.0, count: 0.0, least: 1.0, most: -1.0 };

/// What is known of all blocks of one signature (the container's shape and its parent's).
#[derive(Clone, Copy, Debug, Default)]
struct Signature {
    count: f32,
    units: f32,
    prose: f32,
    linked: f32,
}

/// Measures rows of a page.
#[derive(Debug)]
pub struct Matrix<'s, 'p, 'a> {
    survey: &'s Survey<'p, 'a>,
    names: Vec<Names>,
    signatures: HashMap<(u32, u32), Signature>,
    title_words: Vec<u32>,
    /// The block that shows the title best, with the share of title words it shows.
    title_block: Option<usize>,
    title_overlap: Vec<(f32, f32)>,
    repeats: Vec<u16>,
    /// The last block before each that leads comments, and the last that leads related stories.
    after: Vec<[Option<usize>; 2]>,
    headings: Vec<Option<usize>>,
}

impl<'s, 'p, 'a> Matrix<'s, 'p, 'a> {
    /// Prepares the rows of a page.
    pub fn new(survey: &'s Survey<'p, 'a>, table: TokenTable<'_>) -> Matrix<'s, 'p, 'a> {
        let title_words = title_words(survey);
        let title_overlap: Vec<(f32, f32)> =
            survey.blocks.list.iter().map(|b| overlap(&title_words, survey.blocks.text_of(b), b)).collect();
        let mut matrix = Matrix {
            survey,
            names: names(survey, table),
            signatures: HashMap::new(),
            title_block: title_block(survey, &title_overlap),
            title_words,
            title_overlap,
            repeats: repeats(survey),
            after: after(survey),
            headings: headings(survey),
        };
        for block in &survey.blocks.list {
            let signature = matrix.signatures.entry(signature_of(survey, block)).or_default();
            signature.count += 1.0;
            signature.units += block.stats.units();
            signature.linked += block.linked.units();
            signature.prose += f32::from(u8::from(block.is_prose()));
        }
        matrix
    }

    /// The block that shows the page's title, where one does.
    pub fn title_block(&self) -> Option<usize> {
        self.title_block
    }

    /// The shares of the title's words that a block shows, and of the block's words that are the title's.
    pub fn title_overlap(&self, index: usize) -> (f32, f32) {
        self.title_overlap.get(index).copied().unwrap_or_default()
    }

    /// What blocks of one signature share: the shapes of the container and its parent.
    pub fn signature_key(&self, block: &Block) -> (u32, u32) {
        signature_of(self.survey, block)
    }

    /// How many distinct words the title has.
    pub fn title_length(&self) -> usize {
        self.title_words.len()
    }

    /// Calls `put` with every feature of a block, always in the same order.
    pub fn row(&self, index: usize, put: &mut impl FnMut(&'static str, f32)) {
        let Some(block) = self.survey.blocks.list.get(index) else { return };
        self.own(index, block, put);
        self.place(index, block, put);
        self.around(index, put);
        self.ancestors(block, put);
        self.repetition(index, block, put);
        self.naming(block, put);
        self.heading_above(index, put);
        self.whole_page(put);
    }

    fn own(&self, index: usize, block: &Block, put: &mut impl FnMut(&'static str, f32)) {
        let stats = &block.stats;
        let units = stats.units();
        let text = self.survey.blocks.text_of(block);
        put("units", units.ln_1p());
        put("link_density", block.link_density());
        put("links", f32::from(block.links));
        put("own_links", f32::from(block.own_links));
        put("sentences", stats.sentences as f32);
        put("words_a_sentence", units / (stats.sentences.max(1) as f32));
        put("commas", stats.commas as f32 / units.max(1.0));
        put("digits", stats.digits as f32 / stats.alphanumerics.max(1) as f32);
        put("capitalized", stats.capitalized as f32 / stats.words.max(1) as f32);
        put("word_length", stats.alphanumerics as f32 / units.max(1.0));
        put("emphasised", (block.emphasised / units.max(1.0)).min(1.0));
        put("images", f32::from(block.images));
        put("breaks_before", f32::from(block.breaks_before.min(4)));
        let next_breaks = self.survey.blocks.list.get(index + 1).map_or(0, |b| b.breaks_before.min(4));
        put("breaks_after", f32::from(next_breaks));
        put("tail", tail_code(text));
        put("head", head_code(text));
        put("has_time", f32::from(u8::from(block.has_time)));
        put("heading", f32::from(block.heading));
        put("tag", tag_code(self.survey.page.tag(block.container)));
        put("is_prose", f32::from(u8::from(block.is_prose())));
        let marks = self.survey.marks.get(index).copied().unwrap_or_default();
        for (name, marker) in OWN_MARKERS {
            put(name, f32::from(marks.level(marker)));
        }
        for (name, bits) in INSIDE_BITS {
            put(name, f32::from(u8::from(block.inside.any(bits))));
        }
        put("depth", f32::from(block.depth));
        put("repeats", f32::from(self.repeats.get(index).copied().unwrap_or(0)));
        let (of_title, of_block) = self.title_overlap(index);
        put("title_words_here", of_title);
        put("words_of_title", of_block);
    }

    fn place(&self, index: usize, block: &Block, put: &mut impl FnMut(&'static str, f32)) {
        let survey = self.survey;
        let all = survey.sums.all();
        let before = survey.sums.totals(0..index);
        put("position", index as f32 / all.blocks.max(1.0));
        put("units_before", before.units / all.units.max(1.0));
        put("prose_before", before.prose / all.prose.max(1.0));
        put("prose_after", (all.prose - before.prose) / all.prose.max(1.0));
        let from_title = self.title_block.map_or(-999.0, |t| (index as f32 - t as f32).clamp(-200.0, 200.0));
        put("from_title", from_title);
        let title = self.title_block.and_then(|t| survey.blocks.list.get(t));
        // How many levels up from the headline one must go to have the block inside.
        let title_up = title.map_or(-1.0, |t| {
            std::iter::successors(Some(t.container), |a| survey.page.node(*a).parent)
                .take(14)
                .position(|a| survey.page.contains(a, block.first))
                .map_or(14.0, |n| n as f32)
        });
        put("title_up", title_up);
        for (name, last) in
            ["after_comments", "after_related"].into_iter().zip(self.after.get(index).copied().unwrap_or_default())
        {
            put(name, last.map_or(-1.0, |l| (index - l).min(80) as f32));
        }
        match &survey.core {
            None => {
                for name in
                    ["in_core", "core_up", "from_core_start", "from_core_end", "core_share", "core_link_density"]
                {
                    put(name, -99.0);
                }
            }
            Some(core) => {
                let inside = core.blocks.contains(&index);
                put("in_core", f32::from(u8::from(inside)));
                // How many levels up from the core one must go to have the block inside.
                let up = std::iter::successors(Some(core.element), |a| survey.page.node(*a).parent)
                    .take(12)
                    .position(|a| survey.page.contains(a, block.first))
                    .map_or(12.0, |n| n as f32);
                put("core_up", up);
                put("from_core_start", (index as f32 - core.first_prose as f32).clamp(-60.0, 60.0));
                put("from_core_end", (index as f32 - core.last_prose as f32).clamp(-60.0, 60.0));
                let totals = survey.sums.totals(core.blocks.clone());
                put("core_share", totals.prose / all.prose.max(1.0));
                put("core_link_density", totals.link_density());
            }
        }
    }

    fn around(&self, index: usize, put: &mut impl FnMut(&'static str, f32)) {
        let survey = self.survey;
        for (name, density, reach) in [
            ("prose_around_2", "link_density_around_2", 2),
            ("prose_around_5", "link_density_around_5", 5),
            ("prose_around_12", "link_density_around_12", 12),
        ] {
            let totals = survey.sums.totals(index.saturating_sub(reach)..index + reach + 1);
            put(name, totals.prose_share());
            put(density, totals.link_density());
        }
        let before = survey.sums.totals(index.saturating_sub(6)..index);
        let after = survey.sums.totals(index + 1..index + 7);
        put("prose_in_6_before", before.prose.ln_1p());
        put("prose_in_6_after", after.prose.ln_1p());
        let list = &survey.blocks.list;
        let is_prose = |b: &Block| b.is_prose();
        let back = list.get(..index).and_then(|l| l.iter().rev().take(60).position(is_prose));
        let forth = list.get(index + 1..).and_then(|l| l.iter().take(60).position(is_prose));
        put("to_prose_before", back.map_or(60.0, |n| n as f32));
        put("to_prose_after", forth.map_or(60.0, |n| n as f32));
        let own = list.get(index);
        for (offset, names) in [
            (-2i32, ["units_-2", "link_density_-2", "tag_-2", "same_container_-2", "clutter_-2", "tail_-2"]),
            (-1, ["units_-1", "link_density_-1", "tag_-1", "same_container_-1", "clutter_-1", "tail_-1"]),
            (1, ["units_+1", "link_density_+1", "tag_+1", "same_container_+1", "clutter_+1", "tail_+1"]),
            (2, ["units_+2", "link_density_+2", "tag_+2", "same_container_+2", "clutter_+2", "tail_+2"]),
        ] {
            let other = usize::try_from(index as i64 + i64::from(offset)).ok();
            let [units, density, tag, same, clutter, tail] = names;
            match other.and_then(|o| list.get(o).map(|b| (o, b))) {
                None => names.iter().for_each(|name| put(name, -1.0)),
                Some((at, b)) => {
                    put(units, b.stats.units().ln_1p());
                    put(density, b.link_density());
                    put(tag, tag_code(survey.page.tag(b.container)));
                    let parent = |b: &Block| survey.page.node(b.container).parent;
                    let level = own.map_or(0, |o| match () {
                        () if o.container == b.container => 2,
                        () if parent(o) == parent(b) => 1,
                        () => 0,
                    });
                    put(same, level as f32);
                    put(clutter, self.clutter_level(at));
                    put(tail, tail_code(survey.blocks.text_of(b)));
                }
            }
        }
    }

    /// The strictest place of any marker that belongs to clutter.
    fn clutter_level(&self, index: usize) -> f32 {
        let marks = self.survey.marks.get(index).copied().unwrap_or_default();
        f32::from(CLUTTER_MARKERS.iter().map(|m| marks.level(*m)).max().unwrap_or(0))
    }

    fn ancestors(&self, block: &Block, put: &mut impl FnMut(&'static str, f32)) {
        let survey = self.survey;
        let all = survey.sums.all();
        let chain: Vec<NodeId> =
            std::iter::successors(Some(block.container), |a| survey.page.node(*a).parent).take(8).collect();
        for (level, names) in [
            (0, ["units_0", "link_density_0", "prose_0", "share_0", "blocks_0"]),
            (1, ["units_1", "link_density_1", "prose_1", "share_1", "blocks_1"]),
            (2, ["units_2", "link_density_2", "prose_2", "share_2", "blocks_2"]),
            (4, ["units_4", "link_density_4", "prose_4", "share_4", "blocks_4"]),
            (6, ["units_6", "link_density_6", "prose_6", "share_6", "blocks_6"]),
        ] {
            let totals = chain.get(level).map_or_else(|| all, |id| survey.totals(*id));
            put_totals(names, &totals, &all, put);
        }
    }

    fn repetition(&self, index: usize, block: &Block, put: &mut impl FnMut(&'static str, f32)) {
        let survey = self.survey;
        let all = survey.sums.all();
        let signature = self.signatures.get(&signature_of(survey, block)).copied().unwrap_or_default();
        put("signature_count", signature.count.ln_1p());
        put("signature_units", (signature.units / signature.count.max(1.0)).ln_1p());
        put("signature_prose", signature.prose / signature.count.max(1.0));
        put("signature_link_density", signature.linked / signature.units.max(1.0));
        let group = survey.groups.nearest(survey.page, block.container, 3, 8);
        match group {
            None => {
                for name in [
                    "group_size",
                    "member_units",
                    "member_blocks",
                    "member_link_density",
                    "group_prose",
                    "group_share",
                    "group_link_density",
                    "place_in_member",
                    "group_links",
                ] {
                    put(name, -1.0);
                }
            }
            Some(member) => {
                let totals = survey.totals(member);
                let whole = survey.page.node(member).parent.map_or(totals, |p| survey.totals(p));
                put("group_size", f32::from(survey.groups.siblings(member)).ln_1p());
                put("member_units", totals.units.ln_1p());
                put("member_blocks", totals.blocks.ln_1p());
                put("member_link_density", totals.link_density());
                put("group_prose", whole.prose_share());
                put("group_share", whole.units / all.units.max(1.0));
                put("group_link_density", whole.link_density());
                let range = survey.blocks.range_in(survey.page, member);
                put("place_in_member", index.saturating_sub(range.start) as f32);
                put("group_links", totals.links);
            }
        }
    }

    fn naming(&self, block: &Block, put: &mut impl FnMut(&'static str, f32)) {
        let names = self.names.get(block.container.index()).copied().unwrap_or(NO_NAMES);
        put("name_own", names.own);
        put("name_nearest", names.nearest);
        put("name_mean", if names.count > 0.0 { names.sum / names.count } else { 0.0 });
        put("name_least", names.least);
        put("name_most", names.most);
        let parent = self.survey.page.node(block.container).parent;
        let above = parent.and_then(|p| self.names.get(p.index())).copied().unwrap_or(NO_NAMES);
        put("name_above", above.own);
    }

    fn heading_above(&self, index: usize, put: &mut impl FnMut(&'static str, f32)) {
        let above = self.headings.get(index).copied().flatten();
        match above {
            None => {
                for name in ["heading_level", "heading_distance", "heading_clutter", "heading_linked"] {
                    put(name, -1.0);
                }
            }
            Some(at) => {
                let heading = self.survey.blocks.list.get(at);
                put("heading_level", heading.map_or(0.0, |h| f32::from(h.heading)));
                put("heading_distance", (index - at).min(40) as f32);
                put("heading_clutter", self.clutter_level(at));
                put("heading_linked", heading.map_or(0.0, |h| h.link_density()));
            }
        }
    }

    fn whole_page(&self, put: &mut impl FnMut(&'static str, f32)) {
        let all = self.survey.sums.all();
        let hints = &self.survey.hints;
        put("page_units", all.units.ln_1p());
        put("page_blocks", all.blocks.ln_1p());
        put("page_prose_blocks", all.prose_blocks.ln_1p());
        put("page_prose", all.prose_share());
        put("page_link_density", all.link_density());
        put("page_prose_length", (all.prose / all.prose_blocks.max(1.0)).ln_1p());
        let kind = f32::from(u8::from(hints.is_article)) + 2.0 * f32::from(u8::from(hints.is_product));
        put("page_article", kind);
        let other = f32::from(u8::from(hints.is_list)) + 2.0 * f32::from(u8::from(hints.is_forum));
        put("page_list", other);
        let slug = hints.path.rsplit('/').find(|s| !s.is_empty()).unwrap_or("");
        put("path_words", slug.bytes().filter(|b| matches!(b, b'-' | b'_' | b'+')).count().min(12) as f32);
        put("path_depth", hints.path.bytes().filter(|b| *b == b'/').count().min(8) as f32);
        put("path_digits", slug.bytes().filter(u8::is_ascii_digit).count().min(12) as f32);
        let shown = self.title_block.map_or(0.0, |t| self.title_overlap(t).0);
        put("title_shown", shown);
    }
}

fn put_totals(names: [&'static str; 5], totals: &Totals, all: &Totals, put: &mut impl FnMut(&'static str, f32)) {
    let [units, density, prose, share, blocks] = names;
    put(units, totals.units.ln_1p());
    put(density, totals.link_density());
    put(prose, totals.prose_share());
    put(share, totals.units / all.units.max(1.0));
    put(blocks, totals.blocks.ln_1p());
}

const CLUTTER_MARKERS: [Marker; 15] = [
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

const OWN_MARKERS: [(&str, Marker); 23] = [
    ("mark_advertisement", Marker::Advertisement),
    ("mark_related", Marker::RelatedHeading),
    ("mark_read_also", Marker::ReadAlso),
    ("mark_read_on", Marker::ReadOn),
    ("mark_newsletter", Marker::Newsletter),
    ("mark_support", Marker::Support),
    ("mark_app", Marker::App),
    ("mark_follow", Marker::Follow),
    ("mark_share", Marker::Share),
    ("mark_comments", Marker::Comments),
    ("mark_consent", Marker::Consent),
    ("mark_paywall", Marker::Paywall),
    ("mark_previous_next", Marker::PreviousNext),
    ("mark_credit", Marker::Credit),
    ("mark_byline", Marker::Byline),
    ("mark_dateline", Marker::Dateline),
    ("mark_reading_time", Marker::ReadingTime),
    ("mark_tags", Marker::Tags),
    ("mark_legal", Marker::Legal),
    ("mark_navigation", Marker::Navigation),
    ("mark_author_box", Marker::AuthorBox),
    ("mark_correction", Marker::Correction),
    ("mark_month", Marker::Month),
];

const INSIDE_BITS: [(&str, u32); 20] = [
    ("hidden", Inside::HIDDEN),
    ("in_list_item", Inside::LIST_ITEM),
    ("in_cell", Inside::CELL),
    ("in_quote", Inside::QUOTE),
    ("in_figure", Inside::FIGURE | Inside::CAPTION),
    ("in_preformatted", Inside::PREFORMATTED),
    ("in_nav", Inside::NAV),
    ("in_header", Inside::HEADER),
    ("in_footer", Inside::FOOTER),
    ("in_aside", Inside::ASIDE),
    ("in_article", Inside::ARTICLE),
    ("in_main", Inside::MAIN),
    ("in_form", Inside::FORM),
    ("in_button", Inside::BUTTON | Inside::LABEL),
    ("in_definition", Inside::DEFINITION),
    ("in_paragraph", Inside::PARAGRAPH),
    ("in_address", Inside::ADDRESS),
    ("in_dialog", Inside::DIALOG),
    ("in_article_body", Inside::ARTICLE_BODY),
    ("in_heading", Inside::HEADING),
];

/// Tags in the order of how often they hold story, so that one threshold parts them.
fn tag_code(tag: Option<Tag>) -> f32 {
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
fn tail_code(text: &str) -> f32 {
    match text.chars().next_back() {
        Some('.' | '。' | '।' | '۔' | '։') => 3.0,
        Some('!' | '?' | '！' | '？' | '؟' | '”' | '"' | '»' | ')' | '）' | '」' | '’') => 2.0,
        Some(':' | '：' | '…' | ',' | ';' | '>') => 1.0,
        _ => 0.0,
    }
}

/// How a text begins: 2 a capital or a letter without case, 1 a small letter, 0 a digit, -1 a mark.
fn head_code(text: &str) -> f32 {
    match text.chars().next() {
        Some(c) if c.is_lowercase() => 1.0,
        Some(c) if c.is_alphabetic() => 2.0,
        Some(c) if c.is_numeric() => 0.0,
        _ => -1.0,
    }
}

fn signature_of(survey: &Survey<'_, '_>, block: &Block) -> (u32, u32) {
    let parent = survey.page.node(block.container).parent.map_or(0, |p| survey.groups.shape(p));
    (survey.groups.shape(block.container), parent)
}

fn names(survey: &Survey<'_, '_>, table: TokenTable<'_>) -> Vec<Names> {
    let mut names = vec![NO_NAMES; survey.page.len()];
    for i in 0..survey.page.len() {
        let id = NodeId::new(i);
        if survey.groups.shape(id) == 0 {
            continue;
        }
        let up = survey.page.node(id).parent.and_then(|p| names.get(p.index())).copied().unwrap_or(NO_NAMES);
        let (mut sum, mut count) = (0.0, 0.0);
        let mut own = Names { own: 0.0, ..up };
        element_tokens(survey.page, id, &mut |token| {
            if let Some(score) = table.score(fnv1a(token.iter().copied())) {
                sum += score;
                count += 1.0;
                own.least = own.least.min(score);
                own.most = own.most.max(score);
            }
        });
        if count > 0.0 {
            own.own = sum / count;
            own.nearest = own.own;
            own.sum += own.own;
            own.count += 1.0;
        }
        if let Some(slot) = names.get_mut(i) {
            *slot = own;
        }
    }
    names
}

/// Hashes of the distinct words of a text; of scripts without spaces the characters.
fn word_hashes(text: &str, out: &mut Vec<u32>) {
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        if word.chars().any(|c| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}')) {
            out.extend(word.chars().map(u32::from));
        } else {
            let mut hash = 0x811c_9dc5u32;
            for c in word.chars().flat_map(char::to_lowercase) {
                hash = (hash ^ u32::from(c)).wrapping_mul(0x0100_0193);
            }
            out.push(hash);
        }
    }
    out.sort_unstable();
    out.dedup();
}

fn title_words(survey: &Survey<'_, '_>) -> Vec<u32> {
    let hints = &survey.hints;
    let mut words = Vec::new();
    let title = if hints.meta_title.is_empty() { &hints.document_title } else { &hints.meta_title };
    word_hashes(title, &mut words);
    words
}

/// Blocks longer than this are no headlines.
const LONGEST_TITLE: f32 = 45.0;

fn overlap(title: &[u32], text: &str, block: &Block) -> (f32, f32) {
    if title.is_empty() || block.stats.units() > LONGEST_TITLE {
        return (0.0, 0.0);
    }
    let mut words = Vec::new();
    word_hashes(text, &mut words);
    let common = words.iter().filter(|w| title.binary_search(w).is_ok()).count() as f32;
    (common / title.len() as f32, common / words.len().max(1) as f32)
}

/// The block that shows the title: the best overlap, an `h1` before others, the first of equals.
fn title_block(survey: &Survey<'_, '_>, overlaps: &[(f32, f32)]) -> Option<usize> {
    let mut best: Option<(usize, f32)> = None;
    for (i, (of_title, of_block)) in overlaps.iter().enumerate() {
        let Some(block) = survey.blocks.list.get(i) else { continue };
        let heading = match block.heading {
            1 => 0.45,
            2 => 0.2,
            3..=6 => 0.1,
            _ => 0.0,
        };
        let score = of_title * of_block + heading - if block.link_density() > 0.9 { 0.25 } else { 0.0 };
        if (*of_block >= 0.5 || block.heading == 1) && score >= 0.3 && best.is_none_or(|(_, b)| score > b + 0.01) {
            best = Some((i, score));
        }
    }
    best.map(|(i, _)| i)
}

/// For each block how many blocks before it have the same text.
fn repeats(survey: &Survey<'_, '_>) -> Vec<u16> {
    let mut seen: HashMap<&str, u16> = HashMap::new();
    let texts = survey.blocks.list.iter().map(|b| survey.blocks.text_of(b));
    texts
        .map(|text| {
            let count = seen.entry(text).or_default();
            *count = count.saturating_add(1);
            *count - 1
        })
        .collect()
}

/// Comments and lists of stories begin with a label; what follows is under its sway.
fn after(survey: &Survey<'_, '_>) -> Vec<[Option<usize>; 2]> {
    let mut last = [None, None];
    let mut out = Vec::with_capacity(survey.marks.len());
    for (i, marks) in survey.marks.iter().enumerate() {
        out.push(last);
        if marks.leads(Marker::Comments) {
            last[0] = Some(i);
        }
        if marks.is(Marker::RelatedHeading) {
            last[1] = Some(i);
        }
    }
    out
}

/// For each block the heading above it whose section it stands in.
fn headings(survey: &Survey<'_, '_>) -> Vec<Option<usize>> {
    let mut last: Option<usize> = None;
    let list = &survey.blocks.list;
    let mut out = Vec::with_capacity(list.len());
    for (i, block) in list.iter().enumerate() {
        // A heading rules what its parent, grandparent or great-grandparent holds.
        let rules = |at: &usize| {
            list.get(*at).is_some_and(|h| {
                let up = survey.page.ancestors(h.container).nth(2).or(survey.page.node(h.container).parent);
                up.is_some_and(|u| survey.page.contains(u, block.first))
            })
        };
        out.push(last.filter(|at| rules(at)));
        if block.heading > 0 {
            last = Some(i);
        }
    }
    out
}
