//! What a block lies in.

use crate::page::{AttributeName, NodeId, Page, Tag};

/// A bit set of what a block lies in or is; see the constants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Inside(pub u32);

impl Inside {
    /// In an element that is not shown, as far as its own markup tells.
    pub const HIDDEN: u32 = 1;
    /// In a list item.
    pub const LIST_ITEM: u32 = 1 << 1;
    /// In a table cell.
    pub const CELL: u32 = 1 << 2;
    /// In a block quotation.
    pub const QUOTE: u32 = 1 << 3;
    /// In a figure.
    pub const FIGURE: u32 = 1 << 4;
    /// In preformatted text.
    pub const PREFORMATTED: u32 = 1 << 5;
    /// In `nav` or a navigation role.
    pub const NAV: u32 = 1 << 6;
    /// In `header`.
    pub const HEADER: u32 = 1 << 7;
    /// In `footer`.
    pub const FOOTER: u32 = 1 << 8;
    /// In `aside` or a complementary role.
    pub const ASIDE: u32 = 1 << 9;
    /// In `article`.
    pub const ARTICLE: u32 = 1 << 10;
    /// In `main` or its role.
    pub const MAIN: u32 = 1 << 11;
    /// In a form.
    pub const FORM: u32 = 1 << 12;
    /// In a button.
    pub const BUTTON: u32 = 1 << 13;
    /// In a label.
    pub const LABEL: u32 = 1 << 14;
    /// In a definition list.
    pub const DEFINITION: u32 = 1 << 15;
    /// In a caption.
    pub const CAPTION: u32 = 1 << 16;
    /// In a paragraph.
    pub const PARAGRAPH: u32 = 1 << 17;
    /// In an address.
    pub const ADDRESS: u32 = 1 << 18;
    /// In a dialog or its role.
    pub const DIALOG: u32 = 1 << 19;
    /// In an element whose `itemprop` names the article's body.
    pub const ARTICLE_BODY: u32 = 1 << 20;
    /// In a heading.
    pub const HEADING: u32 = 1 << 21;
    /// In `details`.
    pub const DETAILS: u32 = 1 << 22;

    /// Whether any of these bits is set.
    pub fn any(self, bits: u32) -> bool {
        self.0 & bits != 0
    }

    /// Both together.
    pub fn with(self, other: Inside) -> Inside {
        Inside(self.0 | other.0)
    }

    /// What an element adds.
    pub fn of(page: &Page<'_>, id: NodeId, tag: Tag) -> Inside {
        let mut bits = match tag {
            Tag::Li => Inside::LIST_ITEM,
            Tag::Td | Tag::Th => Inside::CELL,
            Tag::Blockquote => Inside::QUOTE,
            Tag::Figure => Inside::FIGURE,
            Tag::Pre => Inside::PREFORMATTED,
            Tag::Nav => Inside::NAV,
            Tag::Header => Inside::HEADER,
            Tag::Footer => Inside::FOOTER,
            Tag::Aside => Inside::ASIDE,
            Tag::Article => Inside::ARTICLE,
            Tag::Main => Inside::MAIN,
            Tag::Form => Inside::FORM,
            Tag::Button => Inside::BUTTON,
            Tag::Label => Inside::LABEL,
            Tag::Dl => Inside::DEFINITION,
            Tag::Figcaption | Tag::Caption => Inside::CAPTION,
            Tag::P => Inside::PARAGRAPH,
            Tag::Address => Inside::ADDRESS,
            Tag::Dialog => Inside::DIALOG,
            Tag::Details => Inside::DETAILS,
            Tag::H1 | Tag::H2 | Tag::H3 | Tag::H4 | Tag::H5 | Tag::H6 => Inside::HEADING,
            _ => 0,
        };
        for (name, value) in page.attributes_of(id) {
            bits |= match name {
                AttributeName::Hidden => Inside::HIDDEN,
                AttributeName::AriaHidden if value == "true" => Inside::HIDDEN,
                AttributeName::Style if hides(value) => Inside::HIDDEN,
                AttributeName::Itemprop if value == "articleBody" => Inside::ARTICLE_BODY,
                AttributeName::Role => match value {
                    "navigation" | "menu" | "menubar" | "tablist" => Inside::NAV,
                    "complementary" => Inside::ASIDE,
                    "main" => Inside::MAIN,
                    "article" => Inside::ARTICLE,
                    "contentinfo" => Inside::FOOTER,
                    "banner" => Inside::HEADER,
                    "dialog" | "alertdialog" => Inside::DIALOG,
                    "button" => Inside::BUTTON,
                    "heading" => Inside::HEADING,
                    _ => 0,
                },
                _ => 0,
            };
        }
        Inside(bits)
    }
}

/// Whether an inline style takes the element off the page.
pub fn hides(style: &str) -> bool {
    let mut squeezed = [0u8; 256];
    let mut length = 0;
    for b in style.bytes().filter(|b| !b.is_ascii_whitespace()).take(squeezed.len()) {
        if let Some(slot) = squeezed.get_mut(length) {
            *slot = b.to_ascii_lowercase();
            length += 1;
        }
    }
    let squeezed = squeezed.get(..length).unwrap_or_default();
    memchr::memmem::find(squeezed, b"display:none").is_some()
        || memchr::memmem::find(squeezed, b"visibility:hidden").is_some()
}
