//! What an analysis says: where the story is, what is clutter, and on what evidence.

use serde::Serialize;

/// The answer for one document (or one shadow root).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Analysis {
    /// How many elements the page has; a caller whose document has another number must not apply the findings.
    pub element_count: u32,
    /// What the page is; decides how boldly it may be cleaned.
    pub page_type: PageType,
    /// BCP 47 tag of the story's language as the page declares it, or as its letters show; `None` when unknown.
    pub language: Option<String>,
    /// The direction in which the story is written.
    pub direction: Direction,
    /// The story, where there is one.
    pub story: Option<Story>,
    /// The clutter, in document order. No finding lies inside another.
    pub findings: Vec<Finding>,
}

/// What kind of page it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum PageType {
    /// One story: news, a blog post, an encyclopaedia entry.
    Article,
    /// A home page, section front, search result or any other list of things to go to.
    Listing,
    /// A thread of posts by several people.
    Forum,
    /// One thing for sale.
    Product,
    /// A manual or reference page.
    Documentation,
    /// An application, a landing page, or nothing that could be told.
    #[default]
    Other,
}

/// Writing direction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// Left to right.
    #[default]
    Ltr,
    /// Right to left.
    Rtl,
}

/// The story of a page as an outline of its nodes, never as HTML.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Story {
    /// The smallest element that holds the whole story.
    pub root: u32,
    /// The headline.
    pub title: Option<Piece>,
    /// The standfirst under the headline, where it is apart from the body.
    pub description: Option<Piece>,
    /// Who wrote it.
    pub byline: Option<Piece>,
    /// When it was published, as the page says it (ISO 8601 where the page gives that).
    pub date: Option<Piece>,
    /// The name of the publication, where the page declares one.
    pub site_name: Option<String>,
    /// The picture that leads the story, as an element.
    pub lead_image: Option<u32>,
    /// The body in reading order.
    pub outline: Vec<OutlineItem>,
    /// What lies inside an outline item and is no part of the story.
    pub left_out: Vec<Target>,
    /// Words in the body; scripts written without spaces count two characters as a word.
    pub words: u32,
    /// How sure it is that this is the story, 0 to 1.
    pub confidence: f32,
}

/// A text that was found on the page or in its metadata.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Piece {
    /// The text, white space folded.
    pub text: String,
    /// The element that shows it; `None` when only the metadata has it.
    pub element: Option<u32>,
}

/// One part of a story's body.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OutlineItem {
    /// Where it is.
    pub target: Target,
    /// What it is.
    pub role: Role,
}

/// What a part of a story is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// A paragraph of prose.
    Paragraph,
    /// A heading inside the story.
    Heading,
    /// A bulleted, numbered or definition list.
    List,
    /// A block quotation or pull quote.
    Quote,
    /// Preformatted text.
    Code,
    /// A table of data.
    Table,
    /// A picture or a figure with its caption.
    Figure,
    /// A video, an audio player or an embedded post.
    Embed,
    /// A formula.
    Math,
    /// A thematic break.
    Break,
}

/// A thing on the page that should not be there.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    /// Where it is.
    pub target: Target,
    /// What it is.
    pub kind: Kind,
    /// How sure it is, 0 to 1: of findings at 0.9 nine in ten are right on pages kept back from training.
    pub confidence: f32,
    /// Why, strongest first; never empty.
    pub evidence: Vec<Evidence>,
}

/// Nodes of the analysed document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum Target {
    /// The element with this number in `querySelectorAll('*')` order (the root element is 0).
    #[serde(rename_all = "camelCase")]
    Element {
        /// Number of the element.
        element: u32,
    },
    /// Neighbouring children of an element, texts among them, that no element of their own holds.
    /// Children are counted with neighbouring texts as one, empty texts as none, comments as one each.
    #[serde(rename_all = "camelCase")]
    TextRun {
        /// Number of the parent element.
        parent: u32,
        /// The first child of the run.
        first_child: u32,
        /// How many children it has, at least 1.
        length: u32,
    },
}

/// The kinds of clutter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Paid content and the places kept for it.
    Ad,
    /// Lists and cards of other stories.
    Related,
    /// A line or box inside the story that sends the reader to another one.
    Teaser,
    /// Asks for an address, a subscription, an app, a donation or a follow.
    Newsletter,
    /// Buttons to share, save or print.
    Social,
    /// What lies over the page: consent, modals, sticky bars, pleas to unblock.
    Overlay,
    /// The readers' comments.
    Comments,
}

impl Kind {
    /// All kinds, in the order in which a list of them reads best.
    pub const ALL: [Kind; 7] =
        [Kind::Ad, Kind::Related, Kind::Teaser, Kind::Newsletter, Kind::Social, Kind::Overlay, Kind::Comments];

    /// The name in serialised analyses and in `data-lede`.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Ad => "ad",
            Kind::Related => "related",
            Kind::Teaser => "teaser",
            Kind::Newsletter => "newsletter",
            Kind::Social => "social",
            Kind::Overlay => "overlay",
            Kind::Comments => "comments",
        }
    }
}

/// One reason for a finding: data, which the interface turns into a sentence in the reader's language.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Evidence {
    /// Which rule speaks.
    pub rule: Rule,
    /// What matched: the phrase, the class token, the host; empty where the rule needs none.
    pub matched: String,
    /// The number the rule went by (a share from 0 to 1, or a count), where it has one.
    pub value: Option<f32>,
}

/// The rules that can speak for a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Rule {
    /// A phrase of the lexicon stands in it (`matched`: the phrase).
    Phrase,
    /// A class, id or component name says what it is (`matched`: the token).
    Name,
    /// An attribute or element that only advertising uses (`matched`: it).
    AdSlot,
    /// Its links lead to an advertising or tracking address (`matched`: the path or parameter).
    AdLink,
    /// Most of its words are links (`value`: the share).
    LinkDensity,
    /// Its parts repeat one shape (`value`: how many).
    RepeatedShape,
    /// It stands alone between paragraphs of the story and leads elsewhere.
    BetweenParagraphs,
    /// It holds a form that asks for something (`matched`: the type of its input).
    Form,
    /// Links to share on social networks (`value`: how many).
    ShareLinks,
    /// It is fixed over the page or a dialog (`matched`: how that shows).
    Layer,
    /// Its role or element says that it is beside the story (`matched`: the role or tag).
    Landmark,
    /// The trained model takes it for no part of the story (`value`: the chance that it is one).
    Model,
    /// It is empty and its place is kept for something to load.
    EmptySlot,
}
