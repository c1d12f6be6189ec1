//! What is hidden and what stays on pages of many structures and languages.
//!
//! The pages are in `tests/fixtures/pages`; what is expected of them stands in their markup (see `support`).
#![cfg(feature = "cli")]
// Helpers of tests may fail as tests do.
#![allow(clippy::expect_used, clippy::panic)]

mod support;

use lede::page::Page;
use lede::{Analysis, Options};
use std::fmt::Write;
use std::ops::Range;
use support::{Expectation, Fixture};

/// One line for each thing that is not as the fixture expects it.
fn complaints(fixture: &Fixture, analysis: &Analysis) -> String {
    let page = Page::parse(&fixture.html, true);
    let hidden = support::hidden(&page, &analysis.findings);
    let words = support::words(&page);
    let mut out = String::new();
    let serialised = serde_json::to_value(analysis).expect("an analysis is plain data");
    let is = |field: &str| serialised[field].as_str().unwrap_or("").to_owned();
    if !fixture.page_types.contains(&is("pageType")) {
        let _ = writeln!(out, "the page is {:?}, not {:?}", fixture.page_types, is("pageType"));
    }
    if fixture.direction.as_ref().is_some_and(|d| *d != is("direction")) {
        let _ = writeln!(out, "it is written {:?}, not {:?}", fixture.direction, is("direction"));
    }
    for expectation in &fixture.expectations {
        let own: Vec<_> = words.iter().filter(|(at, _)| innermost(fixture, at) == Some(expectation)).collect();
        let mut complain = |at: &Range<usize>, text: &str| {
            let by = hidden.iter().find(|(place, _)| covers(place, at)).map(|(_, kind)| kind.name());
            let right = match (expectation.what.as_str(), by) {
                ("keep", by) => by.is_none(),
                (_, None) => false,
                ("comments", Some(_)) => true,
                // Comments stay unless the reader chooses otherwise.
                (what, Some(by)) => by != "comments" && (!expectation.strict || what == by),
            };
            if !right {
                let _ = writeln!(out, "{} but {}: {}", expectation.what, by.unwrap_or("visible"), short(text));
            }
        };
        if own.is_empty() {
            complain(&expectation.place, &fixture.html[expectation.place.clone()]);
        }
        for (at, text) in own {
            complain(at, text);
        }
    }
    out
}

fn covers(outer: &Range<usize>, inner: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

fn innermost<'f>(fixture: &'f Fixture, at: &Range<usize>) -> Option<&'f Expectation> {
    fixture.expectations.iter().filter(|e| covers(&e.place, at)).min_by_key(|e| e.place.len())
}

fn short(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    words.chars().take(90).collect()
}

fn check(name: &str) {
    let fixture = support::load(name);
    assert!(!fixture.page_types.is_empty(), "{name} does not say what page it is");
    assert!(fixture.expectations.iter().any(|e| e.what == "keep"), "{name} keeps nothing");
    let analysis = lede::analyze(&fixture.html, &Options::default());
    let complaints = complaints(&fixture, &analysis);
    assert!(complaints.is_empty(), "{name}\n{complaints}");
}

macro_rules! pages {
    ($($name:ident $file:literal),* $(,)?) => {
        const PAGES: &[&str] = &[$($file),*];
        $(#[test] fn $name() { check($file); })*
    };
}

pages! {
    ad_foreign_labels_uk "ad--foreign-labels-uk",
    ad_labels_ru "ad--labels-ru",
    ad_slots_and_labels_en "ad--slots-and-labels-en",
    ad_sponsored_note_and_commission_en "ad--sponsored-note-and-commission-en",
    comments_below_nl "comments--below-nl",
    hard_br_lines_only_pt "hard--br-lines-only-pt",
    hard_captions_and_figures_fi "hard--captions-and-figures-fi",
    hard_correction_and_author_box_en "hard--correction-and-author-box-en",
    hard_letters_with_signatures_and_share_prices_en "hard--letters-with-signatures-and-share-prices-en",
    hard_list_that_outweighs_its_text_en "hard--list-that-outweighs-its-text-en",
    hard_links_in_every_paragraph_en "hard--links-in-every-paragraph-en",
    hard_liveblog_en "hard--liveblog-en",
    hard_misleading_classes_en "hard--misleading-classes-en",
    hard_poem_and_play_en "hard--poem-and-play-en",
    hard_promotional_words_in_headline_fr "hard--promotional-words-in-headline-fr",
    hard_prose_like_clutter_en "hard--prose-like-clutter-en",
    hard_questions_and_answers_cs "hard--questions-and-answers-cs",
    hard_recipe_sv "hard--recipe-sv",
    hard_short_news_brief_id "hard--short-news-brief-id",
    hard_story_of_links_en "hard--story-of-links-en",
    hard_story_split_by_ads_de "hard--story-split-by-ads-de",
    hard_table_code_footnotes_en "hard--table-code-footnotes-en",
    newsletter_donation_and_subscribe_boxes_es "newsletter--donation-and-subscribe-boxes-es",
    newsletter_form_in_body_en "newsletter--form-in-body-en",
    other_application_en "other--application-en",
    other_category_of_wares_en "other--category-of-wares-en",
    other_documentation_en "other--documentation-en",
    other_documentation_see_also_en "other--documentation-see-also-en",
    other_forum_thread_en "other--forum-thread-en",
    other_home_page_en "other--home-page-en",
    other_product_page_en "other--product-page-en",
    other_search_results_fr "other--search-results-fr",
    other_section_front_de "other--section-front-de",
    overlay_adblock_plea_it "overlay--adblock-plea-it",
    overlay_bars_and_modals_en "overlay--bars-and-modals-en",
    overlay_consent_modal_tr "overlay--consent-modal-tr",
    related_cards_after_es "related--cards-after-es",
    related_headlines_ko "related--headlines-ko",
    related_list_zh "related--list-zh",
    related_native_widget_and_tags_en "related--native-widget-and-tags-en",
    related_ranking_ja "related--ranking-ja",
    related_rtl_fa "related--rtl-fa",
    related_sidebar_most_read_pl "related--sidebar-most-read-pl",
    social_follow_and_app_lines_en "social--follow-and-app-lines-en",
    social_share_bars_rtl_ar "social--share-bars-rtl-ar",
    teaser_also_read_hi "teaser--also-read-hi",
    teaser_br_lines_de "teaser--br-lines-de",
    teaser_every_wrapping_en "teaser--every-wrapping-en",
    teaser_in_definition_and_caption_el "teaser--in-definition-and-caption-el",
    teaser_labels_in_many_languages "teaser--labels-in-many-languages",
    teaser_linked_cards_en "teaser--linked-cards-en",
    teaser_must_read_box_fr "teaser--must-read-box-fr",
    teaser_rtl_he "teaser--rtl-he",
}

#[test]
fn every_page_is_tested() {
    let mut listed: Vec<&str> = PAGES.to_vec();
    listed.sort_unstable();
    assert_eq!(listed, support::names());
}

#[test]
fn hiding_nothing_and_hiding_all_are_both_noticed() {
    let fixture = support::load("teaser--every-wrapping-en");
    let mut analysis = lede::analyze(&fixture.html, &Options::default());
    let teasers = fixture.expectations.iter().filter(|e| e.what == "teaser").count();
    let finding = analysis.findings[0].clone();
    analysis.findings.clear();
    let unseen = complaints(&fixture, &analysis);
    assert!(unseen.lines().filter(|line| line.starts_with("teaser but visible")).count() >= teasers, "{unseen}");
    assert!(!unseen.contains("keep but"), "{unseen}");
    analysis.findings.push(lede::Finding { target: lede::Target::Element { element: 0 }, ..finding });
    let lost = complaints(&fixture, &analysis);
    assert!(lost.contains("keep but teaser: The wall was built in the 1880s"), "{lost}");
}

#[test]
fn expectations_leave_no_trace_and_find_their_place() {
    let fixture = support::fixture(
        "<body data-expect-page=\"article\"><p data-expect=\"keep\" class=\"a\">Rain <b data-expect=\"ad\">x</b> \
         fell.<br><x-expect kind=\"teaser\">More: <a href=\"/b\">sun</a></x-expect><br>End.</p></body>",
    );
    assert_eq!(
        fixture.html,
        "<html><head></head><body><p class=\"a\">Rain <b>x</b> fell.<br>More: <a href=\"/b\">sun</a><br>End.</p>\
         </body></html>"
    );
    let places: Vec<_> = fixture.expectations.iter().map(|e| (&*e.what, &fixture.html[e.place.clone()])).collect();
    assert_eq!(places[1], ("ad", "<b>x</b>"));
    assert_eq!(places[2], ("teaser", "More: <a href=\"/b\">sun</a>"));
    assert!(places[0].1.starts_with("<p class") && places[0].1.ends_with("End.</p>"));
}
