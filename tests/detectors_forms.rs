//! Forms below a story: what asks for an address goes, and what somebody writes with stays.
// What the fixtures of `support` are read with.
#![cfg(feature = "cli")]
// Helpers of tests may fail as tests do.
#![allow(clippy::expect_used, clippy::panic)]

mod support;

use lede::{Kind, Options};
use support::mill::PAGE;

/// The kinds of what is hidden on the page with something below its story. Comments stay unless they are switched off.
fn hidden(below: &str) -> Vec<Kind> {
    let html = PAGE.replace("</div></article>", &format!("</div>{below}</article>"));
    let findings = lede::analyze(&html, &Options::default()).findings;
    findings.iter().map(|finding| finding.kind).filter(|kind| *kind != Kind::Comments).collect()
}

#[test]
fn letters_to_the_site_stay() {
    for letter in [
        "<div><h3>Write to us</h3><form><label>Name <input name=\"name\"></label><label>Email <input type=\"email\"></label>\
         <label>Your message <textarea></textarea></label><button>Send</button></form></div>",
        "<div><h3>Have the miller call you</h3><form><input name=\"first\"><input name=\"last\"><input type=\"email\">\
         <input type=\"tel\"><input name=\"town\"><button>Ask</button></form></div>",
        "<section><h3>Leave a reply</h3><form><p>Your email address will not be shown.</p><textarea></textarea>\
         <p class=\"comment-subscription\"><label><input type=\"checkbox\"> Notify me of new replies by email</label></p>\
         <button>Send</button></form></section>",
        "<div class=\"comments-area\"><div class=\"comment-subscribe\"><span>Subscribe</span><label>Notify me of new \
         follow-up comments</label><input name=\"email\"></div></div>",
    ] {
        assert_eq!(hidden(letter), [], "{letter}");
    }
}

#[test]
fn forms_that_ask_for_an_address_go_whatever_bait_is_in_them() {
    for form in [
        "<div><p>Subscribe to our newsletter</p><form><input type=\"email\"><button>Go</button></form></div>",
        "<div><p>Subscribe to our newsletter</p><form><input type=\"email\"><p style=\"display: none !important\"><label>Δ\
         <textarea></textarea></label></p><button>Go</button></form></div>",
    ] {
        assert_eq!(hidden(form), [Kind::Newsletter], "{form}");
    }
}

#[test]
fn a_form_that_sends_the_story_on_is_a_share_button_at_length() {
    let form = "<div><h4>Email this story to a friend</h4><form><label>To <input type=\"email\"></label>\
                <label>From <input type=\"email\"></label><textarea></textarea><button>Go</button></form></div>";
    assert_eq!(hidden(form), [Kind::Social]);
}

#[test]
fn a_form_around_the_page_is_a_frame() {
    let ask =
        "<div><p>Subscribe to our newsletter</p><div><input type=\"email\"><a href=\"/join\">Join</a></div></div>";
    let html = PAGE
        .replace("<main>", "<form id=\"server\"><input name=\"state\"><textarea></textarea><main>")
        .replace("</main>", "</main></form>")
        .replace("</div></article>", &format!("</div>{ask}</article>"));
    let findings = lede::analyze(&html, &Options::default()).findings;
    assert_eq!(findings.iter().map(|finding| finding.kind).collect::<Vec<_>>(), [Kind::Newsletter]);
}
