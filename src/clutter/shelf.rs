//! A shop's shelf: wares with prices, which are no list of stories.

use super::scene::Scene;
use crate::page::NodeId;

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

    /// Whether an element is part of something with a price that has siblings of its shape.
    pub fn stands_on_shelf(&self, id: NodeId) -> bool {
        const REACH: usize = 3;
        let ware = self.survey.groups.nearest(self.page(), id, 2, REACH);
        ware.is_some_and(|ware| self.holds_prices(ware))
    }
}

/// The signs of Unicode's category Sc that are in use.
fn is_currency_sign(c: char) -> bool {
    matches!(c, '$' | '\u{a2}'..='\u{a5}' | '\u{9f3}' | '\u{e3f}' | '\u{20a0}'..='\u{20c0}' | '\u{fdfc}' | '\u{ff04}' | '\u{ffe5}')
}
