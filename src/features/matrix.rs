//! The numbers that the model sees: one row a block.

use super::Survey;
use super::before::{after, headings, lead, repeats};
use super::blocks::Block;
use super::codes::{CLUTTER_MARKERS, INSIDE_BITS, OWN_MARKERS, tag_code, tail_code};
use super::elements::Totals;
use super::groups::LEAST;
use super::naming::{NO_NAMES, Names, names};
use super::tokens::TokenTable;
use crate::fast_map::FastMap;
use crate::page::NodeId;

/// What is known of all blocks of one signature (the container's shape and its parent's).
#[derive(Clone, Copy, Debug, Default)]
struct Signature {
    count: f32,
    units: f32,
    prose: f32,
    linked: f32,
}

const GROUP_FEATURES: [&str; 14] = [
    "group_size",
    "member_units",
    "member_blocks",
    "member_link_density",
    "group_prose",
    "group_share",
    "group_link_density",
    "place_in_member",
    "group_links",
    "group_linked_leads",
    "group_with_prose",
    "group_with_dates",
    "group_spread",
    "group_mean_units",
];

const CARD_FEATURES: [&str; 14] = [
    "card_units",
    "card_blocks",
    "card_link_density",
    "place_in_card",
    "cards",
    "cards_share",
    "cards_link_density",
    "cards_linked_leads",
    "cards_with_prose",
    "cards_with_dates",
    "cards_spread",
    "cards_mean_units",
    "cards_hold_lead",
    "cards_from_lead",
];

/// Measures rows of a page.
#[derive(Debug)]
pub struct Matrix<'s, 'p, 'a> {
    survey: &'s Survey<'p, 'a>,
    names: Vec<Names>,
    signatures: FastMap<(u32, u32), Signature>,
    repeats: Vec<u16>,
    /// The last block before each that leads comments, and the last that leads related stories.
    after: Vec<[Option<usize>; 2]>,
    headings: Vec<Option<usize>>,
    /// The first prose under the headline.
    lead: Option<usize>,
}

impl<'s, 'p, 'a> Matrix<'s, 'p, 'a> {
    /// Prepares the rows of a page.
    #[inline(never)]
    pub fn new(survey: &'s Survey<'p, 'a>, table: TokenTable<'_>) -> Matrix<'s, 'p, 'a> {
        let mut matrix = Matrix {
            survey,
            names: names(survey, table),
            signatures: FastMap::default(),
            repeats: repeats(survey),
            after: after(survey),
            headings: headings(survey),
            lead: lead(survey),
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

    /// What blocks of one signature share: the shapes of the container and its parent.
    pub fn signature_key(&self, block: &Block) -> (u32, u32) {
        signature_of(self.survey, block)
    }

    /// Calls `put` with every feature of a block, always in the same order.
    #[inline(never)]
    pub fn row(&self, index: usize, put: &mut impl FnMut(&'static str, f32)) {
        let Some(block) = self.survey.blocks.list.get(index) else { return };
        self.own(index, block, put);
        self.place(index, block, put);
        self.around(index, put);
        self.ancestors(block, put);
        self.repetition(index, block, put);
        self.cards(index, block, put);
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
        let (of_title, of_block) = self.survey.title.overlap(index);
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
        let from_title = self.survey.title.block.map_or(-999.0, |t| (index as f32 - t as f32).clamp(-200.0, 200.0));
        put("from_title", from_title);
        let title = self.survey.title.block.and_then(|t| survey.blocks.list.get(t));
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
        let neighbour = |offset: i32| {
            let at = usize::try_from(index as i64 + i64::from(offset)).ok()?;
            list.get(at).map(|block| (at, block))
        };
        for (offset, [units, tag]) in [
            (-2, ["units_-2", "tag_-2"]),
            (-1, ["units_-1", "tag_-1"]),
            (1, ["units_+1", "tag_+1"]),
            (2, ["units_+2", "tag_+2"]),
        ] {
            let block = neighbour(offset).map(|(_, block)| block);
            put(units, block.map_or(-1.0, |b| b.stats.units().ln_1p()));
            put(tag, block.map_or(-1.0, |b| tag_code(survey.page.tag(b.container))));
        }
        for (offset, [density, clutter, tail]) in
            [(-1, ["link_density_-1", "clutter_-1", "tail_-1"]), (1, ["link_density_+1", "clutter_+1", "tail_+1"])]
        {
            let block = neighbour(offset);
            put(density, block.map_or(-1.0, |(_, b)| b.link_density()));
            put(clutter, block.map_or(-1.0, |(at, _)| self.clutter_level(at)));
            put(tail, block.map_or(-1.0, |(_, b)| tail_code(survey.blocks.text_of(b))));
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
        let member = survey.groups.nearest(survey.page, block.container, LEAST, 8);
        let facts = member.and_then(|m| survey.groups.facts(survey.page, m));
        let (Some(member), Some(facts)) = (member, facts) else {
            GROUP_FEATURES.iter().for_each(|name| put(name, -1.0));
            return;
        };
        let totals = survey.totals(member);
        let whole = survey.page.node(member).parent.map_or(totals, |p| survey.totals(p));
        let range = survey.blocks.range_in(survey.page, member);
        let values = [
            f32::from(survey.groups.siblings(member)).ln_1p(),
            totals.units.ln_1p(),
            totals.blocks.ln_1p(),
            totals.link_density(),
            whole.prose_share(),
            whole.units / all.units.max(1.0),
            whole.link_density(),
            index.saturating_sub(range.start) as f32,
            totals.links,
            facts.linked_leads,
            facts.with_prose,
            facts.with_dates,
            facts.spread,
            facts.mean_units.ln_1p(),
        ];
        GROUP_FEATURES.iter().zip(values).for_each(|(name, value)| put(name, value));
    }

    /// The post, comment or card that the block stands in, and what all of them are like. A thread begins with the
    /// first of its posts, while comments stand below a story that is none of them.
    fn cards(&self, index: usize, block: &Block, put: &mut impl FnMut(&'static str, f32)) {
        let survey = self.survey;
        let card = survey.groups.card(block.container);
        let (Some(card), Some(facts)) = (card, card.and_then(|c| survey.groups.facts(survey.page, c))) else {
            CARD_FEATURES.iter().for_each(|name| put(name, -1.0));
            return;
        };
        let totals = survey.totals(card);
        let whole = survey.sums.totals(facts.start..facts.end);
        let values = [
            totals.units.ln_1p(),
            totals.blocks.ln_1p(),
            totals.link_density(),
            index.saturating_sub(survey.blocks.range_in(survey.page, card).start) as f32,
            facts.members.ln_1p(),
            whole.units / survey.sums.all().units.max(1.0),
            whole.link_density(),
            facts.linked_leads,
            facts.with_prose,
            facts.with_dates,
            facts.spread,
            facts.mean_units.ln_1p(),
            self.lead.map_or(-1.0, |lead| f32::from(u8::from(facts.holds(lead)))),
            self.lead.map_or(-99.0, |lead| (facts.start as f32 - lead as f32).clamp(-60.0, 60.0)),
        ];
        CARD_FEATURES.iter().zip(values).for_each(|(name, value)| put(name, value));
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
        let shown = self.survey.title.block.map_or(0.0, |t| self.survey.title.overlap(t).0);
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

fn signature_of(survey: &Survey<'_, '_>, block: &Block) -> (u32, u32) {
    let parent = survey.page.node(block.container).parent.map_or(0, |p| survey.groups.shape(p));
    (survey.groups.shape(block.container), parent)
}
