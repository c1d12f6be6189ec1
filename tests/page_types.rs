//! How boldly a page is cleaned that is no plain article.
// What the fixtures of `support` are read with.
#![cfg(feature = "cli")]

use lede::{Kind, Options, PageType};

const TALK: [[&str; 2]; 6] = [
    [
        "Did you hear it first?",
        "I did. I was in the shed, I had the radio on, and I thought: that is no lorry. You know? My knees knew it before I did, and they were right.",
    ],
    [
        "And then?",
        "Then nothing. We sat. You sit there and you count the cups. Mum said leave the door open, so we left it open, and the wind came in and nobody said a thing.",
    ],
    [
        "What do you do now?",
        "I get up. I feed the hens. I ring my sister. Some days I sit by the weir and I don't think anything, and that is the best of it, I tell you.",
    ],
    [
        "Would you go back?",
        "No. Well. Ask me when the apples are in. I would like to see the yard, I'd like to see who has the keys. But live there? Not with that noise in my head.",
    ],
    [
        "Who calls you?",
        "My cousin does. He says, are you eating? I say I am. He says, what? And then I have to make something up, don't I, so I say soup, and he laughs.",
    ],
    [
        "Do you dream of it?",
        "Every night until March. Now it is only when it rains, and it rains a good deal here, as you will have seen from the state of the yard.",
    ],
];
const WARES: [&str; 12] =
    ["Ropes", "Lamps", "Oars", "Nets", "Boots", "Pumps", "Sails", "Charts", "Bells", "Hooks", "Maps", "Tins"];

/// A talk in two halves around a long list of wares, and in the first a line that leads elsewhere.
fn talk(date: &str) -> String {
    let answers = |part: &[[&str; 2]]| -> String {
        part.iter().map(|[question, answer]| format!("<p><b>{question}</b></p><p>{answer}</p>")).collect()
    };
    let (first, second) = TALK.split_at(3);
    let wares: String = WARES.iter().map(|ware| format!("<li><a href=\"/w\">{ware}</a></li>")).collect();
    let wares = wares.repeat(5);
    let [first, second] = [answers(first), answers(second)];
    format!(
        "<html lang=\"en\"><head><title>We sat and counted the cups</title></head><body><main>\
         <h1>We sat and counted the cups</h1>{date}{first}<p>Read also: <a href=\"/a\">The weir that nobody owns</a></p>\
         <ul>{wares}</ul>{second}</main></body></html>"
    )
}

#[test]
fn what_says_that_it_leads_elsewhere_goes_from_dated_text_of_any_kind() {
    let analysis = lede::analyze(&talk("<p>4 March 2026</p>"), &Options::default());
    assert_eq!(analysis.page_type, PageType::Other);
    assert_eq!(analysis.findings.iter().map(|f| f.kind).collect::<Vec<_>>(), [Kind::Teaser]);
}

#[test]
fn manuals_say_see_also_and_bear_no_date() {
    let analysis = lede::analyze(&talk(""), &Options::default());
    assert_eq!(analysis.page_type, PageType::Other);
    assert_eq!(analysis.findings, []);
}

/// The talk without a date, and something below it.
fn talk_above(below: &str) -> Vec<Kind> {
    let html = talk("").replace("</main>", &format!("</main>{below}"));
    let analysis = lede::analyze(&html, &Options::default());
    assert_eq!(analysis.page_type, PageType::Other);
    analysis.findings.iter().map(|f| f.kind).collect()
}

#[test]
fn a_newsletter_goes_from_below_a_text_of_any_kind_and_what_the_page_may_be_for_stays() {
    let ask = |heading: &str, way: &str| format!("<section><h4>{heading}</h4>{way}</section>");
    let field = "<form><input type=\"email\"><button>Go</button></form>";
    assert_eq!(talk_above(&ask("Subscribe to our newsletter", field)), [Kind::Newsletter]);
    assert_eq!(talk_above(&ask("Download the app", "<a href=\"/app\">For telephones</a>")), []);
    assert_eq!(talk_above(&ask("Support our work", "<form><button>Ten pounds</button></form>")), []);
}
