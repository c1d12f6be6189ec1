//! What a phrase means and where it may stand. Shared with `build.rs`.

macro_rules! markers {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)*) => {
        /// What a phrase of the lexicon says about the text it stands in.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum Marker {
            $($(#[$doc])* $variant,)*
        }

        impl Marker {
            /// All markers; a marker's place in it is its number.
            pub const ALL: &'static [Marker] = &[$(Marker::$variant,)*];

            /// The marker's name in the data files.
            pub fn name(self) -> &'static str {
                match self {
                    $(Marker::$variant => $name,)*
                }
            }
        }
    };
}

markers! {
    /// A label over paid matter: "Advertisement", "Sponsored", "Anzeige".
    Advertisement = "advertisement",
    /// A heading over a list of other stories: "Related articles", "Most read", "You may also like".
    RelatedHeading = "related-heading",
    /// A label in front of a pointer to another story: "Read also", "READ MORE:", "See also:".
    ReadAlso = "read-also",
    /// A link to the rest of a thing: "Read more", "Continue reading", "Full story".
    ReadOn = "read-on",
    /// An invitation to a newsletter or an alert.
    Newsletter = "newsletter",
    /// A request for money: donations, memberships, subscriptions.
    Support = "support",
    /// An invitation to install an app.
    App = "app",
    /// An invitation to follow or join on a social network.
    Follow = "follow",
    /// Share, save, print, copy the link.
    Share = "share",
    /// Headings and prompts of a comment section.
    Comments = "comments",
    /// Cookies and privacy settings.
    Consent = "consent",
    /// A plea to turn an ad blocker off.
    Adblock = "adblock",
    /// The gate in front of matter for subscribers.
    Paywall = "paywall",
    /// Links to the neighbouring story or page.
    PreviousNext = "previous-next",
    /// Where a picture or a text comes from.
    Credit = "credit",
    /// Who wrote it.
    Byline = "byline",
    /// When it was published or changed.
    Dateline = "dateline",
    /// How long it takes to read.
    ReadingTime = "reading-time",
    /// A label over keywords.
    Tags = "tags",
    /// Copyright, terms, imprint.
    Legal = "legal",
    /// Ways around the site: "Skip to content", "Menu", "Back to top".
    Navigation = "navigation",
    /// A heading over a portrait of the author.
    AuthorBox = "author-box",
    /// A note that the text was changed or first stood elsewhere.
    Correction = "correction",
    /// A month, as dates have it.
    Month = "month",
}

/// Where a phrase stands in its text, or may stand to mean its marker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Place {
    /// It is the text and nothing but it; punctuation, symbols and digits aside.
    Whole,
    /// It begins the text, or is the whole of it.
    Start,
    /// It ends the text, or is the whole of it.
    End,
    /// Anywhere.
    Inside,
}

impl Place {
    /// All places; a place's position in it is its number.
    pub const ALL: &'static [Place] = &[Place::Whole, Place::Start, Place::End, Place::Inside];

    /// The place's name in the data files.
    pub fn name(self) -> &'static str {
        match self {
            Place::Whole => "whole",
            Place::Start => "start",
            Place::End => "end",
            Place::Inside => "inside",
        }
    }

    /// Whether a phrase that may stand at `self` may stand at `actual`.
    pub fn admits(self, actual: Place) -> bool {
        self == Place::Inside || self == actual || actual == Place::Whole
    }

    /// The strictest place that admits what either admits.
    pub fn or(self, other: Place) -> Place {
        if self.admits(other) {
            self
        } else if other.admits(self) {
            other
        } else {
            Place::Inside
        }
    }
}
