//! Small things above, beside and below one story: what each of them is taken for.
// What the fixtures of `support` are read with.
#![cfg(feature = "cli")]
// Helpers of tests may fail as tests do.
#![allow(clippy::expect_used, clippy::panic)]

mod support;

use lede::{Kind, Options, Target};
use support::mill::PAGE;

/// What hides the element `#it` or part of it, wherever on the page it stands.
fn hidden_on(html: &str) -> Option<Kind> {
    let page = lede::page::Page::parse(html, true);
    let at = html.find(" id=\"it\"").expect("it is there") as u32;
    let holds = |node: &&lede::page::Node| node.ordinal.is_some() && node.source_start < at && at < node.source_end;
    let it = page.nodes().iter().filter(holds).max_by_key(|node| node.source_start).expect("an element");
    let findings = lede::analyze(html, &Options::default()).findings;
    findings.iter().find_map(|finding| {
        let element = match finding.target {
            Target::Element { element } => element,
            Target::TextRun { parent, .. } => parent,
        };
        let node = page.nodes().iter().find(|n| n.ordinal == Some(element))?;
        let around = node.source_start <= it.source_start && it.source_end <= node.source_end;
        let within = it.source_start <= node.source_start && node.source_end <= it.source_end;
        (around || within).then_some(finding.kind)
    })
}

/// The end of the third paragraph of the story.
const THIRD: &str = "until the first has been understood.</p>";

/// The story with something above its header, in its header, below it, or in its footer.
fn story(top: &str, header: &str, below: &str, footer: &str) -> String {
    PAGE.replace("<body>", &format!("<body>{top}"))
        .replace("<header>", &format!("<header>{header}"))
        .replace("</div></article>", &format!("</div>{below}</article>"))
        .replace("<footer>", &format!("<footer>{footer}"))
}

#[test]
fn buttons_within_a_line_of_dates() {
    let line = "<p>By Nora Pell, 4 March 2026 <a href=\"#\">Copy link</a> | <a href=\"/print\" id=\"it\">Print</a></p>";
    let html = story("", "", "", "").replace("<p>By Nora Pell, 4 March 2026</p>", line);
    assert_eq!(hidden_on(&html), Some(Kind::Social));
}

#[test]
fn strips_of_headlines_in_the_header_and_no_menus() {
    let row = |entries: [&str; 4]| entries.map(|entry| format!("<li><a href=\"/x\">{entry}</a></li>")).concat();
    let strip = row([
        "Harbour fees to rise again in spring, says the council",
        "Seal sleeps on the slipway for a whole week",
        "Bell of the old chapel found in a garden shed",
        "Ferry turns back twice in one morning of fog",
    ]);
    let menu = row(["News from the town", "Sport and the regatta", "Tides", "Letters to the editor and corrections"]);
    assert_eq!(hidden_on(&story("", &format!("<div id=\"it\"><ul>{strip}</ul></div>"), "", "")), Some(Kind::Related));
    assert_eq!(hidden_on(&story("", &format!("<div id=\"it\"><ul>{menu}</ul></div>"), "", "")), None);
    let one =
        "<div class=\"breaking-news\" id=\"it\"><a href=\"/x\">Ferry turns back twice in one morning of fog</a></div>";
    assert_eq!(hidden_on(&story("", one, "", "")), Some(Kind::Related));
}

#[test]
fn notes_and_follow_boxes_in_the_header_and_no_ways() {
    let ways = "<a href=\"/tides\">Tides</a> <a href=\"/letters\">Letters</a> <a href=\"/archive\">Archive</a>";
    let in_header = |it: &str| hidden_on(&story("", &format!("{ways}{it}"), "", ""));
    let note = "<div id=\"it\">We may earn a commission from links on this page</div>";
    assert_eq!(in_header(note), Some(Kind::Ad));
    assert_eq!(hidden_on(&story("", "", "", &format!("{ways}{note}"))), None);
    let follow = "<div class=\"social-follow\" id=\"it\"><div>Like us on Facebook<i></i></div><div>Follow us on Twitter<div>\
                  <a href=\"https://t.example/c\">TheCourier</a></div></div><div>Follow us on Pinterest the Courier</div></div>";
    assert_eq!(in_header(follow), Some(Kind::Social));
    let ways =
        "<div class=\"social-links\" id=\"it\"><a href=\"/about\">About us</a> <a href=\"/firms\">For firms</a></div>";
    assert_eq!(in_header(ways), None);
}

#[test]
fn share_bars_in_the_header_that_say_how_they_open() {
    let ways = "<a href=\"/tides\">Tides</a> <a href=\"/letters\">Letters</a> <a href=\"/archive\">Archive</a>";
    let share = |name: &str| {
        format!("<li class=\"share\"><a href=\"?s={name}\">Click to share on {name} (Opens in new window)</a></li>")
    };
    let bar = format!(
        "{ways}<div class=\"sharing\"><h3>Share this:</h3><ul id=\"it\">{}{}</ul></div>",
        share("Facebook"),
        share("X")
    );
    assert_eq!(hidden_on(&story("", &bar, "", "")), Some(Kind::Social));
    let way = "<p><a href=\"/privacy\" id=\"it\">Personal information (opens in a new window)</a></p>";
    assert_eq!(hidden_on(&story("", "", "", &format!("{ways}{way}"))), None);
}

#[test]
fn menus_stay_whatever_their_box_is_called() {
    let entries: String = ["Home", "News", "Sport", "Tides", "Letters", "Archive", "Shop"]
        .map(|entry| format!("<li><a href=\"/{entry}\">{entry}</a></li>"))
        .concat();
    for name in ["leaderboard-and-header", "promo", "related-ways", "latest"] {
        let menu = format!("<div class=\"{name}\"><nav id=\"it\"><ul>{entries}</ul></nav></div>");
        assert_eq!(hidden_on(&story(&menu, "", "", "")), None, "{name}");
        assert_eq!(hidden_on(&story("", "", "", &menu)), None, "{name}");
    }
}

#[test]
fn bars_above_the_header() {
    let bar = "<div class=\"promo-bar\" id=\"it\"><p>A year of the Courier for the price of a kettle</p><a href=\"/s\">Tell me</a></div>";
    assert_eq!(hidden_on(&story(bar, "", "", "")), Some(Kind::Overlay));
    let notice = "<div id=\"it\"><p>This website uses cookies</p><a href=\"/privacy\">Privacy</a></div>";
    assert_eq!(hidden_on(&story(notice, "", "", "")), Some(Kind::Overlay));
    for menu in [
        "<div class=\"header-announcement-bar\" id=\"it\"><nav><a href=\"/a\">Home</a><a href=\"/b\">Shop</a></nav></div>",
        "<div class=\"offcanvas modal\" id=\"it\"><nav><a href=\"/a\">Home</a><a href=\"/b\">Shop</a></nav></div>",
        "<nav class=\"overlay\" id=\"it\"><a href=\"/a\">Home</a><a href=\"/b\">Shop</a></nav>",
    ] {
        assert_eq!(hidden_on(&story(menu, "", "", "")), None, "{menu}");
    }
}

#[test]
fn ways_on_below_the_story() {
    for way in [
        "<nav id=\"it\"><p><a href=\"/1\"><span>Previous article</span> <b>The mill stands still</b> <time>2 March 2026</time></a></p>\
         <p><a href=\"/3\"><span>Next article</span> <b>Flour again</b> <time>9 March 2026</time></a></p></nav>",
        "<a href=\"/mills\" id=\"it\"><div>More from the valley</div></a>",
        "<nav id=\"it\"><h2>Post navigation</h2><div><a href=\"/1\"><b>Previous</b><br>The mill stands still</a></div>\
         <div><a href=\"/3\"><b>Next</b><br>Flour again</a></div></nav>",
    ] {
        assert!(hidden_on(&story("", "", way, "")).is_some(), "{way}");
    }
}

#[test]
fn an_ask_in_the_footer_and_a_form_that_is_none() {
    let ask = "<div class=\"newsletter-form\" id=\"it\"><h2>Join our newsletter</h2><p>News of the mill straight to your inbox.</p></div>";
    assert_eq!(hidden_on(&story("", "", "", ask)), Some(Kind::Newsletter));
    let way = "<ul><li><a href=\"/newsletter\" id=\"it\">Newsletter</a></li><li><a href=\"/jobs\">Jobs</a></li></ul>";
    assert_eq!(hidden_on(&story("", "", "", way)), None);
    let field = "<form action=\"/letters\"><p><label id=\"it\">Email *</label> <input name=\"from\"></p>\
                 <p><label>Letter</label> <textarea></textarea></p><button>Post</button></form>";
    assert_eq!(hidden_on(&story("", "", field, "")), None);
}

#[test]
fn the_sites_ways_and_the_storys_pages_stay() {
    let pages = "<div id=\"it\"><a href=\"/mill?p=1\">1</a> <a href=\"/mill?p=2\">2</a> <a href=\"/mill?p=3\">3</a> \
                 <a href=\"/mill?p=2\">Next page</a></div>";
    assert_eq!(hidden_on(&story("", "", pages, "")), None);
    let next = "<nav id=\"it\"><a href=\"/mill?p=2\">Next page</a></nav>";
    assert_eq!(hidden_on(&story("", "", next, "")), None);
    for way in [
        "<ul><li class=\"cookie-settings\" id=\"it\"><a href=\"/cookies\">Cookie settings</a></li><li><a href=\"/jobs\">Jobs</a></li></ul>",
        "<ul><li><a href=\"/shop\">Shop</a></li><li id=\"it\"><a href=\"/download\">Download</a></li><li><a href=\"/jobs\">Jobs</a></li></ul>",
        "<a class=\"donate-button\" href=\"/firms\" id=\"it\">For firms</a> <a href=\"/jobs\">Jobs</a> <a href=\"/press\">Press</a>",
    ] {
        assert_eq!(hidden_on(&story("", "", "", way)), None, "{way}");
    }
    let ask = "<div id=\"it\"><ul><li><a href=\"/1\">Tides</a></li><li><a href=\"/2\">Harbour</a></li><li><a href=\"/3\">Archive</a></li>\
               <li><a href=\"/4\">Letters</a></li></ul></div><div><p>Subscribe to our newsletter</p><form><input type=\"email\"></form></div>";
    assert_eq!(hidden_on(&story("", "", "", ask)), None);
}

#[test]
fn a_sentence_that_asks_by_the_way() {
    let code = "<aside class=\"sidebar widget\"><img src=\"qr.png\" alt=\"\"><div id=\"it\"><h4>Courier</h4><p>More tides: \
                scan the code and download our app today</p></div></aside>";
    let html = story("", "", "", "").replace("</main>", &format!("</main>{code}"));
    assert_eq!(hidden_on(&html), Some(Kind::Newsletter));
    let row = "<div id=\"it\"><div><span>The Courier on</span></div><a href=\"https://f.example/c\">Facebook</a>\
               <a href=\"https://t.example/c\">Twitter</a></div>";
    assert_eq!(hidden_on(&story("", "", row, "")), Some(Kind::Social));
}

#[test]
fn a_byline_beside_a_button_stays() {
    let line = "<div><p id=\"it\">By Nora Pell, 4 March 2026</p><p><a href=\"https://n.example/nora\">Follow on Twitter</a></p></div>";
    let html = story("", "", "", "").replace("<p>By Nora Pell, 4 March 2026</p>", line);
    assert_eq!(hidden_on(&html), None);
}

#[test]
fn a_form_that_asks_takes_its_sentences_with_it_and_a_longer_text_stays() {
    const LAST: &str = "<p>On market day";
    let box_with = |text: &str, field: &str| {
        PAGE.replace(LAST, &format!("<div class=\"newsletter-box\">{text}{field}</div>{LAST}"))
    };
    let field = "<form><input type=\"text\" name=\"address\"><button>Subscribe</button></form>";
    let ask = "<div><p>The river is changing fast. Keep up with the Courier's newsletter.</p></div>\
               <p id=\"it\">The best way to follow what the river does next.</p>";
    assert_eq!(hidden_on(&box_with(ask, field)), Some(Kind::Newsletter));
    let told = "<p id=\"it\">The newsletter of the society, which has been printed every month since the flood, said \
                last week that the wheel had turned in the night, and that nobody in the street could say who had opened \
                the sluice or why the bakery had been told of it before the harbour master was.</p>";
    assert_eq!(hidden_on(&box_with(told, field)), None);
}

#[test]
fn headlines_in_a_list_go_where_no_name_tells_what_they_are() {
    let page = include_str!("fixtures/sites/harbour/rope.html").replace("id=\"notebook\"", "id=\"it\"");
    assert_eq!(hidden_on(&page), Some(Kind::Related));
}

#[test]
fn the_button_of_a_poll_stays() {
    let poll = "<div><p>Would you go?</p><label><input type=\"radio\" name=\"a\"> I would</label> \
                <label><input type=\"radio\" name=\"a\"> I would not</label> <button type=\"button\" id=\"it\">Send</button></div>";
    let html = PAGE.replace("<p>On market day", &format!("{poll}<p>On market day"));
    assert_eq!(hidden_on(&html), None);
}

#[test]
fn a_labelled_slot_goes_where_a_page_says_the_same_again_and_again() {
    let paragraph =
        format!("<p>{}</p>", "The tide came in twice a day, and twice a day the miller rose to it. ".repeat(6));
    let slot = "<div class=\"ad-container\" id=\"it\"><span>Advertisement</span><ins class=\"ad-slot\">Buy</ins></div>";
    let story = format!("<h1>The miller</h1>{}{slot}{}", paragraph.repeat(3), paragraph.repeat(35));
    let html = format!("<html><head><title>A page</title></head><body><article>{story}</article></body></html>");
    let findings = lede::analyze(&html, &Options::default()).findings;
    let targets: Vec<Target> = findings.into_iter().map(|finding| finding.target).collect();
    // The tenth element of the page: the box, and not only the slot in it.
    assert_eq!(targets, [Target::Element { element: 9 }]);
}

#[test]
fn comments_of_many_links_stay_what_they_are() {
    let by = |name: &str| {
        format!(
            "<li class=\"comment\"><p><a href=\"/u\">{name} of Sorrel Sound harbour</a> <a href=\"#c\">12 March 2026 at eleven</a></p>\
             <p>Well turned.</p><p><a href=\"/r\">Log in to leave a comment</a></p></li>"
        )
    };
    let list = format!("<ol class=\"comments\">{}{}{}</ol>", by("Ada"), by("Bo"), by("Cy"));
    let findings = lede::analyze(&story("", "", &list, ""), &Options::default()).findings;
    assert_eq!(findings.iter().map(|f| f.kind).collect::<Vec<_>>(), [Kind::Comments]);
}

#[test]
fn questions_that_open_their_answers_are_no_list_of_stories() {
    let asked = [
        (
            "When does the mill open to visitors?",
            "At low water, when the ford is dry and the wheel can be walked around.",
        ),
        ("May dogs come along on the walk?", "On a lead they may, as far as the sluice and back again to the gate."),
        ("Who pays for the upkeep of the wheel?", "The parish pays a third of it, and the rest comes from the flour."),
        (
            "What happens when the tide is too low?",
            "Nothing turns, and the miller mends what was broken on the days before.",
        ),
    ];
    let list = |to: &str| {
        let items = asked.map(|(question, answer)| {
            format!("<li class=\"item\"><a href=\"{to}\" class=\"title\">{question}</a><div><p>{answer}</p></div></li>")
        });
        let part = format!("<section><h2>Asked again and again</h2><ul id=\"it\">{}</ul></section>", items.concat());
        story("", "", "", "").replace("</main>", &format!("</main>{part}"))
    };
    assert_eq!(hidden_on(&list("/answers")), Some(Kind::Related));
    assert_eq!(hidden_on(&list("#")), None);
}

#[test]
fn contents_and_sections_called_see_also_stay() {
    let within = |part: &str| story("", "", "", "").replacen("</p>", &format!("</p>{part}"), 2);
    assert_eq!(hidden_on(&within("<ul><li id=\"it\"><a href=\"#see\">8 See also</a></li></ul>")), None);
    let list = "<ul><li><a href=\"/ford\">Ford of the Sorrel Sound</a></li><li><a href=\"/bell\">Bell of the chapel</a></li></ul>";
    assert_eq!(hidden_on(&within(&format!("<h2 id=\"it\">See also</h2>{list}"))), None);
}

#[test]
fn items_that_say_more_than_their_link_stay() {
    let items = [
        "4 cups and 3 spoons (500 g) of <a href=\"/shop/bread\">Harbour Mill strong bread flour</a>",
        "1 cup and 1 spoon (120 g) of <a href=\"/shop/rye\">Harbour Mill wholemeal rye flour</a>, or both",
        "2 spoons (18 g) of <a href=\"/shop/salt\">Sorrel Sound grey sea salt</a>",
    ];
    let items = items.map(|item| format!("<li class=\"buy-button\" id=\"it\">{item}</li>")).concat();
    let html = story("", "", "", "").replace(THIRD, &format!("{THIRD}<ul>{items}</ul>"));
    assert_eq!(hidden_on(&html), None);
}

#[test]
fn lines_of_a_list_without_items_stay() {
    let lines = [
        "Two pairs of socks",
        "<a href=\"/bottles\">A bottle of water for the walk</a>",
        "A map of the ford",
        "<a href=\"/lamps\">A lamp with a spare wick</a>",
        "Bread and cheese",
    ];
    let html = story("", "", "", "").replace(THIRD, &format!("{THIRD}<div id=\"it\">{}</div>", lines.join("<br>")));
    assert_eq!(hidden_on(&html), None);
}

#[test]
fn custom_elements_are_told_by_their_own_names() {
    let below = |html: &str| hidden_on(&story("", "", html, ""));
    assert_eq!(
        below("<newsletter-box id=\"it\"><p>A letter on Fridays</p><button>Send it</button></newsletter-box>"),
        Some(Kind::Newsletter)
    );
    assert_eq!(below("<gpt-ad id=\"it\"></gpt-ad>"), Some(Kind::Ad));
    let figure = "<picture-lightbox id=\"it\"><figure><img src=\"/wheel.jpg\"><figcaption>The wheel at work.</figcaption>\
                  </figure></picture-lightbox>";
    assert_eq!(hidden_on(&story("", "", "", "").replace(THIRD, &format!("{THIRD}{figure}"))), None);
}

#[test]
fn a_line_that_dates_the_story_stays_whatever_it_links_to() {
    let line = "<p>A wheel that had stood still for eleven years was set going by four neighbours and a dentist.</p>\
                <div class=\"info links\" id=\"it\">4 March 2026, 15:33 <a href=\"https://valley.example/\">The whole \
                valley, online</a> <a href=\"https://phone.example/\">News on the phone today</a></div>";
    let html = story("", "", "", "").replace("<p>By Nora Pell, 4 March 2026</p>", line);
    assert_eq!(hidden_on(&html), None);
}

#[test]
fn lists_of_networks_go_with_the_heading_that_names_them() {
    let list = |to: &str| {
        let entries = ["The Courier", "Letters", "Sport"].map(|name| format!("<li><a href=\"{to}\">{name}</a></li>"));
        format!("<section><h3>Find us on Facebook</h3><ul id=\"it\">{}</ul></section>", entries.concat())
    };
    let on = |to: &str| {
        let html = story("", "", "", &list(to));
        hidden_on(&html.replace("<head>", "<head><link rel=\"canonical\" href=\"https://courier.example/mill\">"))
    };
    assert_eq!(on("https://www.facebook.com/courier"), Some(Kind::Social));
    assert_eq!(on("/sections"), None);
}

#[test]
fn an_ask_in_the_footer_goes_with_its_terms() {
    let ways = ["News", "Sport", "Tides", "Letters", "Archive", "Jobs", "Help", "Shop"];
    let ways = ways.map(|way| format!("<p><a href=\"/x\">{way}</a></p>")).concat();
    let ask = "<div class=\"newsletter\"><h3>Newsletter</h3><form><input name=\"email\"><button>Go</button></form>\
               <p id=\"it\">By giving your address you agree to our <a href=\"/terms\">Terms of Use</a> and our \
               <a href=\"/privacy\">Privacy Policy</a>. Others may handle it for us where that helps to send the \
               letters.</p></div>";
    let footer = format!("{ways}{ask}");
    assert_eq!(hidden_on(&story("", "", "", &footer)), Some(Kind::Newsletter));
}

#[test]
fn a_list_yet_to_be_filled_goes_whatever_links_stand_around() {
    let tags = "<p><a href=\"/mill\">Mills</a> <a href=\"/river\">River</a> <a href=\"/bread\">Bread</a></p>";
    let list = "<div id=\"it\"><h4>Most read</h4><ul></ul></div>";
    assert_eq!(hidden_on(&story("", "", &format!("{list}{tags}"), "")), Some(Kind::Related));
}
