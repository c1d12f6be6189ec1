//! How the time of an analysis grows with the page, on pages made to be slow. A measurement, run by hand:
//!
//! ```sh
//! cargo test --release --features cli --test scaling -- --ignored --nocapture
//! ```
#![cfg(feature = "cli")]

use lede::Options;
use std::time::Instant;

/// Steps of this many times the size.
const GROWTH: usize = 4;

/// A page by its size.
type Shape = fn(usize) -> String;

/// Pages, and what each is made of in excess.
fn shapes() -> Vec<(&'static str, Shape)> {
    const PROSE: &str = "The water rose all night, and by the morning the street could only be reached by boat. ";
    vec![
        ("paragraphs of prose", |n| format!("<p>{}</p>", PROSE.repeat(3)).repeat(n)),
        ("links", |n| "<a href=\"/news/one-more-headline\">One more headline of the day</a> ".repeat(n)),
        ("names below a story", |n| {
            let story = format!("<p>{}</p>", PROSE.repeat(4)).repeat(12);
            let names = "<a href=\"/users/mill\">Mill</a>, ".repeat(n);
            format!("<time>14 May 2026</time><article>{story}</article><div>Liked by</div><p>{names}</p>")
        }),
        ("list items", |n| format!("<ul>{}</ul>", "<li><a href=\"/x\">Read more: the mill</a></li>".repeat(n))),
        ("nested boxes", |n| format!("{}{PROSE}{}", "<div class=\"ad\">".repeat(n), "</div>".repeat(n))),
        ("nested boxes with words", |n| {
            format!("{}{}", format!("<div class=\"related\">{PROSE}").repeat(n), "</div>".repeat(n))
        }),
        ("nested tables with words", |n| {
            format!("{}{}", format!("<table><tr><td>{PROSE}").repeat(n), "</td></tr></table>".repeat(n))
        }),
        ("nested lists", |n| format!("{}{}", format!("<ul><li>{PROSE}").repeat(n), "</li></ul>".repeat(n))),
        ("nested quotes", |n| format!("{}{}", format!("<blockquote>{PROSE}").repeat(n), "</blockquote>".repeat(n))),
        ("advertisements", |n| "<div class=\"ad-slot\">Advertisement<ins class=\"adsbygoogle\"></ins></div>".repeat(n)),
        ("breaks", |n| format!("<p>{}</p>", "Read more: the mill<br>".repeat(n))),
        ("headings", |n| format!("<h2>Most read</h2><p>{PROSE}</p>").repeat(n)),
        ("stray end tags", |n| format!("<b>{}", "</i></p></a>".repeat(n))),
        ("unclosed tags", |n| "<p><b><i>".repeat(n)),
        ("a tag that never ends", |n| format!("<p class=\"{}", "ad ".repeat(n))),
        ("comments", |n| "<!-- x -->a".repeat(n)),
        ("ampersands", |n| format!("<p>{}</p>", "&amp;&#x2014;&bogus ".repeat(n))),
        ("one long word", |n| format!("<p>{}</p>", "x".repeat(20 * n))),
        ("phrases", |n| format!("<p>{}</p>", "read more also read most read related sign up ".repeat(n))),
        ("figures", |n| format!("<figure><img src=\"a.jpg\"><figcaption>{PROSE}</figcaption></figure>").repeat(n)),
        ("forms", |n| "<form><input type=\"email\"><button>Subscribe</button></form>".repeat(n)),
        ("attributes", |n| format!("<p {}>{PROSE}</p>", "data-a=\"ad\" ".repeat(n))),
        ("class tokens", |n| format!("<p class=\"{}\">{PROSE}</p>", "ad-slot promo ".repeat(n))),
    ]
}

/// Milliseconds of the fastest of three.
fn time(html: &str) -> f64 {
    let options = Options::default();
    let once = || {
        let start = Instant::now();
        std::hint::black_box(lede::analyze(html, &options));
        start.elapsed().as_secs_f64() * 1000.0
    };
    (0..3).map(|_| once()).fold(f64::INFINITY, f64::min)
}

#[test]
#[ignore = "a measurement; see above"]
fn time_grows_with_the_page() {
    println!("{:28} {:>9} {:>9} {:>9}  growth of {GROWTH}", "", "1 (ms)", "4", "16");
    for (name, shape) in shapes() {
        let page = |n: usize| format!("<html><head></head><body><h1>The river</h1>{}</body></html>", shape(n));
        let times: Vec<f64> = [1, GROWTH, GROWTH * GROWTH].into_iter().map(|by| time(&page(1000 * by))).collect();
        let [one, four, sixteen] = times[..] else { return };
        println!("{name:28} {one:9.2} {four:9.2} {sixteen:9.2}  {:5.1} {:5.1}", four / one, sixteen / four);
    }
}
