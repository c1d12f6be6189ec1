//! The numbers that the second forest sees: what the first one thought of a block, its neighbours and its kin.

use super::Survey;
use super::groups::LEAST;
use super::matrix::Matrix;
use crate::fast_map::FastMap;
use crate::model::Titled;
use crate::page::NodeId;
use std::ops::Range;

/// A stretch of blocks that the first forest takes for story, small gaps included.
#[derive(Clone, Debug)]
struct Run {
    blocks: Range<usize>,
    mass: f32,
    /// Mean chance of its words.
    mean: f32,
}

/// A run may hold this many doubtful blocks in a row.
const GAP: usize = 3;
/// A block at least this likely belongs to a run.
const IN_RUN: f32 = 0.4;
/// A block at least this likely is hardly doubted.
const STRONG: f32 = 0.85;
/// A run must begin within this many blocks after the headline to be the one under it.
const UNDER_TITLE: usize = 14;

/// Measures rows of the second stage.
#[derive(Debug)]
pub struct Context<'m, 's, 'p, 'a> {
    survey: &'s Survey<'p, 'a>,
    matrix: &'m Matrix<'s, 'p, 'a>,
    scores: &'m [f32],
    mass_before: Vec<f32>,
    /// Words of strong blocks before each block, and in all at the end.
    strong_before: Vec<f32>,
    runs: Vec<Run>,
    run_of: Vec<Option<usize>>,
    largest: Option<usize>,
    titled: Option<usize>,
    signatures: FastMap<(u32, u32), (f32, f32)>,
}

impl<'m, 's, 'p, 'a> Context<'m, 's, 'p, 'a> {
    /// Prepares the rows; `scores` are the first forest's chances, one a block.
    #[inline(never)]
    pub fn new(survey: &'s Survey<'p, 'a>, matrix: &'m Matrix<'s, 'p, 'a>, scores: &'m [f32]) -> Self {
        let list = &survey.blocks.list;
        let mut mass_before = vec![0.0];
        let mut signatures: FastMap<(u32, u32), (f32, f32)> = FastMap::default();
        let mut sum = 0.0;
        for (block, score) in list.iter().zip(scores) {
            let units = block.stats.units();
            sum += score * units;
            mass_before.push(sum);
            let slot = signatures.entry(matrix.signature_key(block)).or_default();
            slot.0 += score * units;
            slot.1 += units;
        }
        let mut runs = runs(scores, &mass_before);
        for run in &mut runs {
            run.mean = run.mass / survey.sums.totals(run.blocks.clone()).units.max(1.0);
        }
        let mut strong_before = vec![0.0];
        let mut strong = 0.0;
        for (block, score) in list.iter().zip(scores) {
            strong += if *score >= STRONG { block.stats.units() } else { 0.0 };
            strong_before.push(strong);
        }
        let mut run_of = vec![None; list.len()];
        for (r, run) in runs.iter().enumerate() {
            for slot in run_of.get_mut(run.blocks.clone()).unwrap_or_default() {
                *slot = Some(r);
            }
        }
        let largest = (0..runs.len()).max_by(|a, b| {
            let mass = |i: &usize| runs.get(*i).map_or(0.0, |r| r.mass);
            mass(a).total_cmp(&mass(b))
        });
        let titled = survey.title.block.and_then(|title| {
            runs.iter().position(|r| r.blocks.end > title + 1 && r.blocks.start <= title + UNDER_TITLE)
        });
        Context { survey, matrix, scores, mass_before, strong_before, runs, run_of, largest, titled, signatures }
    }

    /// The run under the headline.
    pub fn titled(&self) -> Option<Titled> {
        let run = self.titled.and_then(|r| self.runs.get(r))?;
        let all = self.mass(0..self.scores.len()).max(1.0);
        Some(Titled { blocks: run.blocks.clone(), mean: run.mean, share: run.mass / all })
    }

    fn mass(&self, range: Range<usize>) -> f32 {
        let last = self.mass_before.len() - 1;
        let at = |i: usize| self.mass_before.get(i.min(last)).copied().unwrap_or(0.0);
        at(range.end) - at(range.start)
    }

    /// Calls `put` with every feature of a block, always in the same order.
    #[inline(never)]
    pub fn row(&self, index: usize, put: &mut impl FnMut(&'static str, f32)) {
        let Some(block) = self.survey.blocks.list.get(index) else { return };
        let score = |i: Option<usize>| i.and_then(|i| self.scores.get(i)).copied().unwrap_or(-0.2);
        put("score", score(Some(index)));
        for (name, offset) in [("score_-5", 5), ("score_-4", 4), ("score_-3", 3), ("score_-2", 2), ("score_-1", 1)] {
            put(name, score(index.checked_sub(offset)));
        }
        for (name, offset) in [("score_+1", 1), ("score_+2", 2), ("score_+3", 3), ("score_+4", 4), ("score_+5", 5)] {
            put(name, score(index.checked_add(offset)));
        }
        let all = self.mass(0..self.scores.len()).max(1.0);
        let units = self.survey.sums.all().units.max(1.0);
        put("mass_before", self.mass(0..index) / all);
        put("mass_after", self.mass(index + 1..self.scores.len()) / all);
        put("page_mass", all.ln_1p());
        put("page_mean", all / units);
        let strong = |i: usize| self.strong_before.get(i).copied().unwrap_or(0.0);
        let all_strong = strong(self.scores.len());
        put("strong", all_strong.ln_1p());
        put("strong_before", strong(index) / all_strong.max(1.0));
        put("strong_after", (all_strong - strong(index + 1)) / all_strong.max(1.0));
        self.kin(block.container, all, put);
        let (mass, size) = self.signatures.get(&self.matrix.signature_key(block)).copied().unwrap_or_default();
        put("signature_mean", mass / size.max(1.0));
        put("signature_mass", mass / all);
        self.group(block.container, all, put);
        self.cards(block.container, all, put);
        self.run_features(index, all, put);
    }

    /// What stands in the ancestors: how likely on the whole, and how much of the page's story.
    fn kin(&self, container: NodeId, all: f32, put: &mut impl FnMut(&'static str, f32)) {
        let chain: Vec<NodeId> =
            std::iter::successors(Some(container), |a| self.survey.page.node(*a).parent).take(8).collect();
        for (mean, share, level) in [
            ("mean_0", "mass_0", 0),
            ("mean_1", "mass_1", 1),
            ("mean_2", "mass_2", 2),
            ("mean_3", "mass_3", 3),
            ("mean_5", "mass_5", 5),
            ("mean_7", "mass_7", 7),
        ] {
            match chain.get(level) {
                None => {
                    put(mean, -1.0);
                    put(share, 1.0);
                }
                Some(id) => {
                    let range = self.survey.blocks.range_in(self.survey.page, *id);
                    let units = self.survey.sums.totals(range.clone()).units;
                    let mass = self.mass(range);
                    put(mean, mass / units.max(1.0));
                    put(share, mass / all);
                }
            }
        }
    }

    /// How likely the block's siblings of one shape are.
    fn group(&self, container: NodeId, all: f32, put: &mut impl FnMut(&'static str, f32)) {
        let member = self.survey.groups.nearest(self.survey.page, container, LEAST, 8);
        let parent = member.and_then(|m| self.survey.page.node(m).parent);
        match (member, parent) {
            (Some(member), Some(parent)) => {
                let own = self.survey.blocks.range_in(self.survey.page, member);
                let whole = self.survey.blocks.range_in(self.survey.page, parent);
                put("member_mean", self.mass(own.clone()) / self.survey.sums.totals(own).units.max(1.0));
                put("group_mean", self.mass(whole.clone()) / self.survey.sums.totals(whole.clone()).units.max(1.0));
                put("group_mass", self.mass(whole) / all);
            }
            _ => {
                for name in ["member_mean", "group_mean", "group_mass"] {
                    put(name, -1.0);
                }
            }
        }
    }

    /// How likely the posts or cards are that the block is in one of, and whether the runs lie among them.
    fn cards(&self, container: NodeId, all: f32, put: &mut impl FnMut(&'static str, f32)) {
        const NAMES: [&str; 6] =
            ["card_mean", "cards_mean", "cards_mass", "cards_strong", "cards_titled", "cards_largest"];
        let card = self.survey.groups.card(container);
        let (Some(card), Some(facts)) = (card, card.and_then(|c| self.survey.groups.facts(self.survey.page, c))) else {
            NAMES.iter().for_each(|name| put(name, -1.0));
            return;
        };
        let own = self.survey.blocks.range_in(self.survey.page, card);
        let whole = facts.start..facts.end;
        let units = |range: &Range<usize>| self.survey.sums.totals(range.clone()).units.max(1.0);
        let strong = |i: usize| self.strong_before.get(i).copied().unwrap_or(0.0);
        let holds = |run: Option<usize>| {
            let start = run.and_then(|r| self.runs.get(r)).map(|r| r.blocks.start);
            start.map_or(-1.0, |s| f32::from(u8::from(facts.holds(s))))
        };
        let values = [
            self.mass(own.clone()) / units(&own),
            self.mass(whole.clone()) / units(&whole),
            self.mass(whole.clone()) / all,
            (strong(whole.end) - strong(whole.start)) / units(&whole),
            holds(self.titled),
            holds(self.largest),
        ];
        NAMES.iter().zip(values).for_each(|(name, value)| put(name, value));
    }

    fn run_features(&self, index: usize, all: f32, put: &mut impl FnMut(&'static str, f32)) {
        let own = self.run_of.get(index).copied().flatten();
        let mass = |r: Option<usize>| r.and_then(|r| self.runs.get(r)).map_or(0.0, |r| r.mass);
        put("run_mass", mass(own) / all);
        put("largest_mass", mass(self.largest) / all);
        put("titled_mass", mass(self.titled) / all);
        let mean = |r: Option<usize>| r.and_then(|r| self.runs.get(r)).map_or(-1.0, |r| r.mean);
        put("run_mean", mean(own));
        put("largest_mean", mean(self.largest));
        put("titled_mean", mean(self.titled));
        put("in_titled", f32::from(u8::from(own.is_some() && own == self.titled)));
        put("from_largest", self.distance(index, self.largest));
        put("from_titled", self.distance(index, self.titled));
        put("runs", self.runs.len() as f32);
        put("up_from_largest", self.levels_up(index, self.largest));
        put("up_from_titled", self.levels_up(index, self.titled));
    }

    /// Blocks from a run, negative before it, 0 inside.
    fn distance(&self, index: usize, run: Option<usize>) -> f32 {
        let Some(run) = run.and_then(|r| self.runs.get(r)) else { return -99.0 };
        if index < run.blocks.start {
            -((run.blocks.start - index) as f32).min(60.0)
        } else if index >= run.blocks.end {
            ((index + 1 - run.blocks.end) as f32).min(60.0)
        } else {
            0.0
        }
    }

    /// How many levels above the element that holds a run's middle one must go to have the block inside.
    fn levels_up(&self, index: usize, run: Option<usize>) -> f32 {
        let list = &self.survey.blocks.list;
        let middle = run.and_then(|r| self.runs.get(r)).and_then(|r| list.get((r.blocks.start + r.blocks.end) / 2));
        let (Some(middle), Some(block)) = (middle, list.get(index)) else { return -1.0 };
        std::iter::successors(Some(middle.container), |a| self.survey.page.node(*a).parent)
            .take(14)
            .position(|a| self.survey.page.contains(a, block.first))
            .map_or(14.0, |n| n as f32)
    }
}

fn runs(scores: &[f32], mass_before: &[f32]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (i, _) in scores.iter().enumerate().filter(|(_, score)| **score >= IN_RUN) {
        match runs.last_mut() {
            Some(run) if i <= run.blocks.end + GAP => run.blocks.end = i + 1,
            _ => runs.push(Run { blocks: i..i + 1, mass: 0.0, mean: 0.0 }),
        }
    }
    for run in &mut runs {
        let at = |i: usize| mass_before.get(i).copied().unwrap_or(0.0);
        run.mass = at(run.blocks.end) - at(run.blocks.start);
    }
    runs
}
