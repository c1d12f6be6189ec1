//! Shelves and catalogues: wares with prices, and pages that are a list above all, are no lists of other stories.

use super::names::Names;
use super::scene::Scene;
use crate::fast_map::FastMap;
use crate::page::NodeId;

/// An element and the shape of the wares in it.
pub type Shelf = (NodeId, u32);

impl Scene<'_, '_, '_> {
    /// Whether an element holds several prices, or one and has several siblings of its shape: it is, or stands on, a
    /// shop's shelf, no list of stories.
    pub fn holds_prices(&self, id: NodeId) -> bool {
        const SEVERAL: usize = 2;
        const SHORT: f32 = 12.0;
        let list = &self.survey.blocks.list;
        let is_price = |i: &usize| {
            list.get(*i).is_some_and(|b| {
                let text = self.survey.blocks.text_of(b);
                b.stats.units() <= SHORT && b.stats.digits > 0 && text.contains(is_currency_sign)
            })
        };
        let wanted = if self.survey.groups.siblings(id) >= 2 { 1 } else { SEVERAL };
        self.range(id).filter(is_price).take(wanted).count() == wanted
    }

    /// The elements most of whose children of a shape name a price, however long their names are. One story of several
    /// may be of what something costs.
    fn shelves(&self) -> &[Shelf] {
        const LEAST: u16 = 4;
        // The ware itself, its maker, its basket; a list of headlines has more.
        const LINKS: f32 = 4.0;
        self.shelves.get_or_init(|| {
            let blocks = &self.survey.blocks;
            let priced: Vec<bool> =
                blocks.list.iter().map(|b| b.stats.digits > 0 && has_price(blocks.text_of(b))).collect();
            if !priced.contains(&true) {
                return Vec::new();
            }
            let mut wares: FastMap<Shelf, [usize; 2]> = FastMap::default();
            for (id, _) in self.elements() {
                let Some(parent) = self.page().node(id).parent else { continue };
                let totals = self.totals(id);
                if self.survey.groups.siblings(id) < LEAST || totals.links < 1.0 || totals.links > LINKS {
                    continue;
                }
                let is_priced = priced.get(self.range(id)).is_some_and(|blocks| blocks.contains(&true));
                let counts = wares.entry((parent, self.survey.groups.shape(id))).or_default();
                counts[0] += 1;
                counts[1] += usize::from(is_priced);
            }
            let shelves = wares.into_iter().filter(|(_, [all, priced])| priced * 5 > all * 3);
            shelves.map(|(shelf, _)| shelf).collect()
        })
    }

    /// Whether an element is a ware or part of one, or a shelf and little else.
    pub fn is_shelf(&self, id: NodeId) -> bool {
        const REACH: usize = 3;
        let page = self.page();
        let chain = || std::iter::once(id).chain(page.ancestors(id)).take(REACH);
        let on = |(shelf, ware): Shelf| {
            chain().any(|e| page.node(e).parent == Some(shelf) && self.survey.groups.shape(e) == ware)
        };
        let around = |shelf: NodeId| page.contains(id, shelf) && 2.0 * self.totals(shelf).units > self.totals(id).units;
        self.shelves().iter().any(|shelf| on(*shelf) || around(shelf.0))
    }

    /// Whether the page reads like an article and is a catalogue: a shop's page of a ware, or a text with a list
    /// below it that outweighs it, of at least so many entries as short as this.
    pub(super) fn find_catalogue(&self) -> bool {
        const ENTRIES: f32 = 12.0;
        const ENTRY: f32 = 60.0;
        const OUTWEIGHS: f32 = 6.0;
        let story = self.story_units(&(0..self.survey.blocks.list.len()));
        let mut lists: FastMap<(u32, u32), [f32; 3]> = FastMap::default();
        for (id, _) in self.elements() {
            if self.names(id).any(Names::SHOP) && !self.is_furniture(id) {
                return true;
            }
            let Some(parent) = self.page().node(id).parent else { continue };
            let totals = self.totals(id);
            if f32::from(self.survey.groups.siblings(id)) < ENTRIES || totals.links < 1.0 || self.is_furniture(id) {
                continue;
            }
            let sums = lists.entry((parent.index() as u32, self.survey.groups.shape(id))).or_default();
            for (sum, more) in sums.iter_mut().zip([1.0, totals.units, totals.linked]) {
                *sum += more;
            }
        }
        lists.into_values().any(|[entries, units, linked]| {
            entries >= ENTRIES && units > OUTWEIGHS * story && units <= ENTRY * entries && linked > 2.0 * entries
        })
    }

    /// How many words a link in an element has; in one of several of its shape the fewest of it and of all together,
    /// since a directory has long names too.
    pub fn words_a_link(&self, id: NodeId) -> f32 {
        const SEVERAL: u16 = 4;
        const LINKS: f32 = 3.0;
        const ENTRY: f32 = 12.0;
        let mean = |linked: f32, links: f32| linked / links.max(1.0);
        let own = self.totals(id);
        let groups = &self.survey.groups;
        let is_entry = own.links <= LINKS
            && groups.siblings(id) >= SEVERAL
            && groups.facts(self.page(), id).is_some_and(|facts| facts.mean_units <= ENTRY);
        let parent = self.page().node(id).parent.filter(|_| is_entry);
        let Some(parent) = parent else { return mean(own.linked, own.links) };
        let shape = self.survey.groups.shape(id);
        let kin = self.page().children(parent).filter(|c| self.survey.groups.shape(*c) == shape);
        let (linked, links) = kin.fold((0.0, 0.0), |(linked, links), c| {
            let totals = self.totals(c);
            (linked + totals.linked, links + totals.links)
        });
        mean(linked, links).min(mean(own.linked, own.links))
    }

    /// Whether a block names a price.
    pub fn has_price(&self, block: usize) -> bool {
        self.survey.blocks.list.get(block).is_some_and(|b| has_price(self.survey.blocks.text_of(b)))
    }

    /// Whether an element is part of something with a price that has siblings of its shape.
    pub fn stands_on_shelf(&self, id: NodeId) -> bool {
        const REACH: usize = 3;
        let ware = self.survey.groups.nearest(self.page(), id, 2, REACH);
        ware.is_some_and(|ware| self.holds_prices(ware))
    }
}

/// Whether a currency sign stands right before or behind a number.
fn has_price(text: &str) -> bool {
    // Most texts have none of them, which is told sixteen letters at a time.
    if !text.bytes().fold(false, |found, byte| found | (byte == b'$') | !byte.is_ascii()) {
        return false;
    }
    text.match_indices(is_currency_sign).any(|(at, sign)| {
        let before = text.get(..at).unwrap_or("").trim_end().chars().next_back();
        let after = text.get(at + sign.len()..).unwrap_or("").trim_start().chars().next();
        [before, after].into_iter().flatten().any(|c| c.is_ascii_digit())
    })
}

/// The signs of Unicode's category Sc that are in use.
fn is_currency_sign(c: char) -> bool {
    matches!(c, '$' | '\u{a2}'..='\u{a5}' | '\u{9f3}' | '\u{e3f}' | '\u{20a0}'..='\u{20c0}' | '\u{fdfc}' | '\u{ff04}' | '\u{ffe5}')
}
