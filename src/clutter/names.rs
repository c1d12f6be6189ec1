//! What class names, ids and the names of components and custom elements say an element is.

use crate::fast_map::FastMap;
use crate::features::tokens::{fnv1a, naming_values, tokens_of};
use crate::page::{NodeId, Page};
use std::sync::LazyLock;

/// A set of meanings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Names(u16);

impl Names {
    /// Advertising.
    pub const AD: Names = Names(1);
    /// Lists of other stories.
    pub const RELATED: Names = Names(1 << 1);
    /// Asks to sign up, subscribe or donate.
    pub const NEWSLETTER: Names = Names(1 << 2);
    /// Share and follow buttons.
    pub const SOCIAL: Names = Names(1 << 3);
    /// Layers over the page.
    pub const OVERLAY: Names = Names(1 << 4);
    /// Readers' comments.
    pub const COMMENTS: Names = Names(1 << 5);
    /// Menus, headers, footers.
    pub const FURNITURE: Names = Names(1 << 6);
    /// Byline, date, credits, tags.
    pub const META: Names = Names(1 << 7);
    /// What opens a layer.
    pub const OPENER: Names = Names(1 << 8);
    /// What only a shop has beside its wares.
    pub const SHOP: Names = Names(1 << 9);
    /// Advertising, or something advanced or advisory: only on a box that holds nothing.
    pub const MAYBE_AD: Names = Names(1 << 11);
    /// What is drawn as a button.
    pub const BUTTON: Names = Names(1 << 10);

    /// Whether any of the meanings is in the set.
    pub fn any(self, of: Names) -> bool {
        self.0 & of.0 != 0
    }

    /// Both sets together.
    pub fn with(self, other: Names) -> Names {
        Names(self.0 | other.0)
    }

    fn of_kind(kind: &str) -> Option<Names> {
        Some(match kind {
            "ad" => Names::AD,
            "related" => Names::RELATED,
            "newsletter" => Names::NEWSLETTER,
            "social" => Names::SOCIAL,
            "overlay" => Names::OVERLAY,
            "comments" => Names::COMMENTS,
            "furniture" => Names::FURNITURE,
            "meta" => Names::META,
            "opener" => Names::OPENER,
            "shop" => Names::SHOP,
            "button" => Names::BUTTON,
            "maybe-ad" => Names::MAYBE_AD,
            _ => return None,
        })
    }
}

const DATA: &str = include_str!("data/names.tsv");

static TABLE: LazyLock<FastMap<u32, (Names, &'static str)>> = LazyLock::new(|| {
    let rows = DATA.lines().filter(|line| !line.starts_with('#'));
    rows.filter_map(|line| line.split_once('\t'))
        .filter_map(|(kind, name)| Some((fnv1a(name.bytes()), (Names::of_kind(kind)?, name))))
        .collect()
});

/// What an element's own names say.
pub fn of(page: &Page<'_>, id: NodeId) -> Names {
    let mut names = Names::default();
    each(page, id, &mut |found, _| names = names.with(found));
    names
}

/// The first of the element's names that means any of `wanted`.
pub fn word(page: &Page<'_>, id: NodeId, wanted: Names) -> Option<&'static str> {
    let mut word = None;
    each(page, id, &mut |found, name| {
        if word.is_none() && found.any(wanted) {
            word = Some(name);
        }
    });
    word
}

fn each(page: &Page<'_>, id: NodeId, visit: &mut dyn FnMut(Names, &'static str)) {
    // An element that is itself called a layer is as often what opens in one: a picture, a menu.
    each_of(page.custom_name(id).into_iter(), &mut |found, name| {
        if !found.any(Names::OVERLAY) {
            visit(found, name);
        }
    });
    each_of(naming_values(page, id).flat_map(str::split_ascii_whitespace).filter(|name| !is_topic(name)), visit);
}

fn each_of<'a>(values: impl Iterator<Item = &'a str>, visit: &mut dyn FnMut(Names, &'static str)) {
    let mut previous = 0u32;
    for name in values {
        let (mut words, mut last) = (0usize, 0u32);
        let parts = || name.split(|c: char| c.is_ascii() && !c.is_ascii_alphanumeric());
        // In a UUID each group is a number, however it begins.
        let is_uuid = parts().filter(|part| is_made_up(part)).count() > 1;
        let is_group = |part: &str| part.len() == 4 && part.bytes().all(|b| b.is_ascii_hexdigit());
        let spells = |part: &&str| !(is_made_up(part) || is_uuid && is_group(part));
        for part in parts().filter(spells) {
            tokens_of(part, &mut |token| {
                last = fnv1a(token.iter().copied());
                look_up(last, visit);
                if previous != 0 {
                    look_up(joined(previous, token), visit);
                }
                previous = last;
                words += 1;
            });
        }
        if words == 1 {
            look_up(joined(last, b""), visit);
        }
    }
}

fn look_up(hash: u32, visit: &mut dyn FnMut(Names, &'static str)) {
    if let Some((names, word)) = TABLE.get(&hash) {
        visit(*names, word.trim_end_matches('-'));
    }
}

/// The hash of two words with a hyphen between them: FNV-1a goes on from where the first word left it.
fn joined(first: u32, second: &[u8]) -> u32 {
    let rest = std::iter::once(&b'-').chain(second);
    rest.fold(first, |hash, b| (hash ^ u32::from(*b)).wrapping_mul(0x0100_0193))
}

/// Whether a name says what a post or a ware is about, as blogs and shops write it on its box.
fn is_topic(name: &str) -> bool {
    ["category-", "product_cat-", "product_tag-"].iter().any(|before| name.starts_with(before))
}

/// Whether part of a name is a number that a tool made up (`c5946ad`, `1d8ad8q`, parts of a UUID): letters that
/// follow digits spell nothing.
fn is_made_up(part: &str) -> bool {
    let bytes = part.as_bytes();
    bytes.windows(2).any(|pair| matches!(pair, [a, b] if a.is_ascii_digit() && b.is_ascii_alphabetic()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_are_sorted_once_each_and_of_known_kinds() {
        let rows: Vec<&str> = DATA.lines().filter(|line| !line.starts_with('#')).collect();
        assert!(rows.windows(2).all(|pair| pair[0] < pair[1]));
        for row in &rows {
            let (kind, name) = row.split_once('\t').expect("a tab");
            assert!(Names::of_kind(kind).is_some(), "{row}");
            assert!(name.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'), "{row}");
        }
        assert_eq!(TABLE.len(), rows.len(), "two names share a hash");
    }

    #[test]
    fn names_are_read_alone_and_in_pairs() {
        let page = Page::parse("<div class=\"c-MostRead x\"></div><p id=\"most\"></p><i class=\"ad_1\"></i>", true);
        assert!(of(&page, NodeId::new(0)).any(Names::RELATED));
        assert_eq!(word(&page, NodeId::new(0), Names::RELATED), Some("most-read"));
        assert_eq!(of(&page, NodeId::new(1)), Names::default());
        assert!(of(&page, NodeId::new(2)).any(Names::AD));
    }

    #[test]
    fn a_custom_element_is_called_by_its_own_name() {
        let page = Page::parse("<newsletter-signup class=\"x\"><share-bar></share-bar></newsletter-signup>", true);
        assert_eq!(word(&page, NodeId::new(0), Names::NEWSLETTER), Some("newsletter"));
        assert!(of(&page, NodeId::new(1)).any(Names::SOCIAL));
        assert!(!of(&page, NodeId::new(1)).any(Names::NEWSLETTER));
        let page = Page::parse("<picture-lightbox></picture-lightbox>", true);
        assert!(!of(&page, NodeId::new(0)).any(Names::OVERLAY));
    }

    #[test]
    fn made_up_numbers_spell_nothing_and_some_words_must_stand_alone() {
        let names_of = |class: &str| of(&Page::parse(&format!("<i class=\"{class}\"></i>"), true), NodeId::new(0));
        for class in [
            "x-c5946ad",
            "css-1d8ad8q",
            "item-d120ad3",
            "38e9-11f0-ad0f-21",
            "block-8b12d038-81ff-4352-ad15-30e5cd82b0a9",
            "adv-heading3",
            "adv_search",
            "category-ads",
        ] {
            assert!(!names_of(class).any(Names::AD), "{class}");
        }
        for class in ["ad-300x250", "top ad7", "adv", "adv12", "adv-banner", "b ad"] {
            assert!(names_of(class).any(Names::AD), "{class}");
        }
    }
}
