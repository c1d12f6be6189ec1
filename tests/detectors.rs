//! Small things put between two paragraphs of one story: what each of them is taken for.
// What the fixtures of `support` are read with.
#![cfg(feature = "cli")]
// Helpers of tests may fail as tests do.
#![allow(clippy::expect_used, clippy::panic)]

mod support;

use lede::{Analysis, Kind, Options, Target};
use support::mill::PAGE;

/// The paragraph before which things are put.
const AFTER: &str = "<p>Three people have called so far.";
const IT: &str = "<div id=\"it\">";

fn with(middle: &str) -> String {
    PAGE.replace(AFTER, &format!("{IT}{middle}</div>\n{AFTER}"))
}

/// Whether the element `#it` is hidden, all of its words or all of it, and as what.
fn taken_for(middle: &str) -> Option<Kind> {
    let html = with(middle);
    let Analysis { findings, .. } = lede::analyze(&html, &Options::default());
    let page = lede::page::Page::parse(&html, true);
    let place = html.find(IT)?..html.find(AFTER)? - "\n".len();
    let numbered = |wanted: u32| page.nodes().iter().find(|n| n.ordinal == Some(wanted));
    findings.iter().find_map(|finding| {
        let element = match finding.target {
            Target::Element { element } => element,
            Target::TextRun { parent, .. } => parent,
        };
        let node = numbered(element)?;
        let start = node.source_start as usize;
        (place.start <= start && node.source_end as usize <= place.end).then_some(finding.kind)
    })
}

fn all_are(expected: Option<Kind>, rows: &[&str]) {
    let wrong: Vec<String> = rows
        .iter()
        .filter_map(|row| {
            let found = taken_for(row);
            let right = match expected {
                None => found.is_none(),
                Some(kind) => found == Some(kind),
            };
            (!right).then(|| format!("{found:?}, not {expected:?}: {row}"))
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn lines_that_send_the_reader_elsewhere() {
    all_are(
        Some(Kind::Teaser),
        &[
            "<p>READ MORE: <a href=\"/x\">Who owns the weir</a></p>",
            "<p><strong>Read also: <a href=\"/x\">Who owns the weir</a></strong></p>",
            "<p><a href=\"/x\"><em>Read next: Who owns the weir</em></a></p>",
            "<p>See also: <a href=\"/x\">Who owns the weir</a></p>",
            "<p><a href=\"/x\">Learn more about the weir and its mill</a></p>",
            "<p>RELATED: <a href=\"/x\">Who owns the weir and who has to mend it</a></p>",
            "<p>Lesen Sie auch: <a href=\"/x\">Wem das Wehr gehört</a></p>",
            "<p>Lire aussi : <a href=\"/x\">À qui appartient le barrage</a></p>",
            "<p>Lee también: <a href=\"/x\">De quién es la presa</a></p>",
            "<p>Leggi anche: <a href=\"/x\">Di chi è la diga</a></p>",
            "<p>Leia também: <a href=\"/x\">De quem é a represa</a></p>",
            "<p>Czytaj też: <a href=\"/x\">Do kogo należy jaz na rzece</a></p>",
            "<p>Lees ook: <a href=\"/x\">Van wie is de stuw</a></p>",
            "<p>Läs också: <a href=\"/x\">Vem äger dammen vid kvarnen</a></p>",
            "<p>Читайте также: <a href=\"/x\">Кому принадлежит плотина</a></p>",
            "<p>Читайте також: <a href=\"/x\">Кому належить гребля</a></p>",
            "<p>İlginizi çekebilir: <a href=\"/x\">Bendin sahibi kim</a></p>",
            "<p>اقرأ أيضا: <a href=\"/x\">من يملك السد القديم</a></p>",
            "<p>קראו גם: <a href=\"/x\">למי שייך הסכר הישן</a></p>",
            "<p>यह भी पढ़ें: <a href=\"/x\">बाँध किसका है</a></p>",
            "<p>相关阅读：<a href=\"/x\">水坝到底归谁所有</a></p>",
            "<p>あわせて読みたい：<a href=\"/x\">堰は誰のものなのか</a></p>",
            "<p>관련기사: <a href=\"/x\">보의 주인은 누구인가</a></p>",
            "<p>More: <a href=\"/x\">Who owns the weir</a></p>",
            "<p>WATCH: <a href=\"/x\">The wheel turns for the first time</a></p>",
            "<p><b>Don't miss:</b> <a href=\"/x\">Who owns the weir</a></p>",
            "<p>Read more</p><ul><li><a href=\"/x\">Who owns the weir and who mends it</a></li><li><a href=\"/y\">How the drawings were found</a></li></ul>",
            "<p>ALSO READ | <a href=\"/x\">Who owns the weir</a></p>",
            "<p>Te puede interesar: <a href=\"/x\">De quién es la presa</a></p>",
            "<p>LEGGI ANCHE - <a href=\"/x\">Di chi è la diga</a></p>",
            "<p>Xem thêm: <a href=\"/x\">Con đập thuộc về ai</a></p>",
            "<p>อ่านเพิ่มเติม: <a href=\"/x\">ฝายเป็นของใคร</a></p>",
            "<p>延伸閱讀：<a href=\"/x\">水壩到底歸誰所有</a></p>",
            "<p>Mer om: <a href=\"/x\">Vem äger dammen</a></p>",
            "<p>Lue myös: <a href=\"/x\">Kenen pato on</a></p>",
            "<p>Olvasta már? <a href=\"/x\">Kié a gát</a></p>",
            "<p>Citește și: <a href=\"/x\">Al cui este barajul</a></p>",
            "<p>Přečtěte si také: <a href=\"/x\">Komu patří jez</a></p>",
        ],
    );
}

#[test]
fn advertising_by_its_slot_or_its_label() {
    all_are(
        Some(Kind::Ad),
        &[
            "<ins class=\"adsbygoogle\"></ins>",
            "<div data-ad-slot=\"3\"></div>",
            "<div id=\"div-gpt-ad-77\"></div>",
            "<div class=\"ad-container\"><div></div></div>",
            "<iframe title=\"Advertisement\"></iframe>",
            "<p>Advertisement</p>",
            "<div><span>ADVERTISEMENT</span><div></div></div>",
            "<p>Anzeige</p>",
            "<p>Publicité</p>",
            "<p>Publicidad</p>",
            "<p>Pubblicità</p>",
            "<p>Reklama</p>",
            "<p>Реклама</p>",
            "<p>إعلان</p>",
            "<p>פרסומת</p>",
            "<p>विज्ञापन</p>",
            "<p>広告</p>",
            "<p>广告</p>",
            "<p>광고</p>",
            "<p>Story continues below advertisement</p>",
            "<p>- Advertisement -</p>",
            "<p>ADVERTISEMENT<br>SCROLL TO CONTINUE</p>",
            "<div class=\"advertisement-placeholder\" style=\"height:250px\"></div>",
            "<aside class=\"sponsored-content\"><h4>The boots that millers wear</h4><p>Warm, dry and only eighty euros.</p></aside>",
        ],
    );
}

#[test]
fn share_bars_by_where_their_links_lead() {
    all_are(
        Some(Kind::Social),
        &[
            "<div><a href=\"https://n.example/sharer.php?u=1\"></a><a href=\"https://m.example/intent/tweet?url=1\"></a></div>",
            "<ul class=\"share-tools\"><li><button>Copy link</button></li><li><button>Print</button></li></ul>",
            "<p><a href=\"https://n.example/sharer/sharer.php?u=1\">Facebook</a> <a href=\"mailto:?subject=x\">Email</a></p>",
            "<div class=\"social-share\"><a href=\"#\">Tweet</a><a href=\"#\">Pin</a></div>",
            "<p>Share: <a href=\"https://n.example/sharer.php?u=1\">Facebook</a></p>",
        ],
    );
}

#[test]
fn boxes_that_ask_for_an_address() {
    all_are(
        Some(Kind::Newsletter),
        &[
            "<form><label>Email <input type=\"email\"></label><button>Sign up</button></form>",
            "<div class=\"newsletter-box\"><h3>Get our newsletter</h3><form><input type=\"email\"></form></div>",
            "<div><p>Abonnieren Sie unseren Newsletter</p><form><input type=\"email\"><button>Los</button></form></div>",
        ],
    );
}

#[test]
fn prose_and_what_belongs_to_it_stay() {
    all_are(
        None,
        &[
            "<p>Read more slowly, the old man told them, and they did, all of them, until it was dark.</p>",
            "<p>Sign up, the notice says, and forty people have, most of them with a pencil that the baker lends.</p>",
            "<p>Sponsored by the brewery, the wheel carries a small brass plate that nobody has polished yet.</p>",
            "<p>See also how the water turns brown when the sluice is opened, and clears again within the hour.</p>",
            "<p>The plans are kept in <a href=\"/archive\">the archive of the guild</a>, where anybody may look at them.</p>",
            "<p>He read more than the others, and shared what he had read with whoever was waiting at the ferry.</p>",
            "<blockquote>A mill that does not turn is a damp house with a good view.</blockquote>",
            "<ul><li>The wheel is four metres high.</li><li>It has thirty-two spokes of ash.</li></ul>",
            "<h2>Related by marriage</h2><p>Two of the neighbours found out over the spokes that their grandmothers were sisters.</p>",
            "<figure><img src=\"wheel.jpg\" alt=\"The wheel\" width=\"800\" height=\"600\"><figcaption>The wheel on Saturday.</figcaption></figure>",
            "<table><tbody><tr><th>Part</th><th>Weight</th></tr><tr><td>Wheel</td><td>900 kg</td></tr></tbody></table>",
            "<pre><code>turn(wheel, 3)\nopen(sluice)</code></pre>",
            "<div class=\"ad-hoc share-holders\"><p>An ad hoc meeting of the share holders was called for Monday evening, to decide who keeps the key of the sluice and who feeds the cat.</p></div>",
            "<div class=\"promo newsletter\"><p>The first newsletter of the guild was printed here, on paper made from the rags of the town, and a copy of it hangs framed beside the door that leads down to the wheel.</p></div>",
            "<p>Read more about the wheel in <a href=\"https://book.example\">her book</a>, which came out in spring and has drawings of every spoke.</p>",
            "<p>The drawings can be seen <a href=\"/x\">here</a>.</p>",
            "<p><a href=\"https://guild.example/statement\">The guild said in a statement</a> that it was glad.</p>",
            "<p>Update, 5 March: <a href=\"/x\">the wheel has been stopped again</a> for the night.</p>",
            "<h2>See also</h2><p>The guild keeps a list of the other mills on the river that can still be turned by hand.</p>",
            "<h2>Comments</h2><p>The drawings have comments in the margin, in three different hands, and one of them is a recipe for soup.</p>",
            "<p>By continuing to use the sluice, the letter says, the neighbours accept its terms.</p>",
            "<p><strong>Sponsor:</strong> The brewery paid for the nails.</p>",
            "<p>Photo: Nora Pell</p>",
            "<ol><li><a href=\"https://a.example\">The wheel</a></li><li><a href=\"https://b.example\">The weir</a></li><li><a href=\"https://c.example\">The sluice</a></li></ol>",
            "<div class=\"video\"><iframe src=\"https://player.example/embed/1\" width=\"560\" height=\"315\" title=\"The wheel turns\"></iframe></div>",
            "<dl><dt>Weir</dt><dd>What holds the water back.</dd><dt>Sluice</dt><dd>What lets it go.</dd></dl>",
            "<details><summary>How the wheel was measured</summary><p>With a rope, twice, and then with a longer rope.</p></details>",
            "<p>Advertisements for millers, of which there were three, went unanswered.</p>",
            "<p>Download the <a href=\"/plans.pdf\">plans of the wheel (PDF)</a>.</p>",
            "<p>Subscribe, she said, or the mill will stop.</p>",
            "<p>Related to this is <a href=\"/x\">the question of the weir</a>, which nobody wants to answer.</p>",
        ],
    );
}

#[test]
fn several_buttons_in_one_block_are_a_bar() {
    all_are(
        Some(Kind::Social),
        &[
            "<div><span>Facebook</span> <span>Twitter</span> <span>Email</span> <span>Copy link</span></div>",
            "<p><a href=\"#\">WhatsApp</a><a href=\"#\">Telegram</a><a href=\"#\">LinkedIn</a></p>",
            "<div><p>Share this story on:</p><a href=\"#\">Facebook</a> <a href=\"#\">Pinterest</a></div>",
        ],
    );
}

#[test]
fn labels_of_lists_before_a_single_link() {
    all_are(Some(Kind::Teaser), &["<p>Related stories: <a href=\"/weir\">Who owns the weir and who mends it</a></p>"]);
    all_are(None, &["<p>Related topics: <a href=\"/t/mill\">mills</a>, <a href=\"/t/river\">rivers</a></p>"]);
}

#[test]
fn what_is_left_of_a_box_goes_with_it() {
    let list = "<ul><li><a href=\"/a\">Harbour fees to rise again in spring</a></li>\
        <li><a href=\"/b\">Seal sleeps on the slipway for a week</a></li></ul>";
    let box_with = |rest: &str| format!("<div class=\"whole\"><div><h3>Related articles</h3>{list}</div>{rest}</div>");
    let hidden_whole = |middle: &str| {
        let html = with(middle);
        let page = lede::page::Page::parse(&html, true);
        let at = html.find("<div class=\"whole\">").expect("it is there") as u32;
        let findings = lede::analyze(&html, &Options::default()).findings;
        findings.iter().any(|finding| {
            let Target::Element { element } = finding.target else { return false };
            let hidden = page.nodes().iter().find(|n| n.ordinal == Some(element)).expect("a node");
            (hidden.source_start..=hidden.source_end).contains(&at)
        })
    };
    assert!(hidden_whole(&box_with("<span>Show more</span>")));
}

#[test]
fn contents_shelves_and_sign_in_forms_stay() {
    all_are(
        None,
        &[
            "<i id=\"wheel\"></i><i id=\"stones\"></i><i id=\"sluice\"></i><nav><p>Contents</p><ul><li><a href=\"#wheel\">How the wheel was rebuilt</a></li>\
             <li><a href=\"#stones\">What the stones will grind in autumn</a></li>\
             <li><a href=\"#sluice\">When the sluice is opened for visitors</a></li></ul></nav>",
            "<div><h2>Contents</h2><a href=\"#how-the-wheel-was-rebuilt\">How the wheel was rebuilt in a barn</a>\
             <a href=\"#what-the-stones-will-grind\">What the stones will grind in autumn</a>\
             <a href=\"#when-the-sluice-is-opened\">When the sluice is opened for visitors</a></div>",
            "<ul><li><a href=\"/s/1\">Flour of the old mill, one kilogram</a><p>€4.20</p></li>\
             <li><a href=\"/s/2\">Bran of the old mill, half a kilogram</a><p>€2.10</p></li>\
             <li><a href=\"/s/3\">Drawing of the wheel, printed by hand</a><p>€18.00</p></li></ul>",
            "<h2>How the wheel was rebuilt</h2><p>Spoke by spoke, said the neighbours, and with much tea between the \
             spokes, since the barn was cold and none of them had built a wheel before.</p>",
            "<section id=\"sources\"><ul><li><a href=\"https://mills.example/a\">Mills of the upper valley, a survey</a></li>\
             <li><a href=\"https://weirs.example/b\">Weirs and who owns them, second edition</a></li></ul></section>",
            "<form><p>Sign up or log in</p><input name=\"email\"><input type=\"password\"></form>",
        ],
    );
}

#[test]
fn words_within_a_sentence_stay_whatever_they_are_called() {
    let names =
        ["ad", "sponsored", "share", "subscribe", "newsletter", "related", "modal", "cookie", "social", "comments"];
    let rows: Vec<String> = names
        .iter()
        .map(|name| {
            format!(
                "<p>They bought <a class=\"{name}\" href=\"/x\">a new kettle</a> and a <span id=\"{name}\">much larger pot\
                 </span> for the soup, since everybody was hungry by noon and yesterday's had been eaten to the last spoon.</p>"
            )
        })
        .collect();
    all_are(None, &rows.iter().map(String::as_str).collect::<Vec<_>>());
}

#[test]
fn applications_name_their_views_by_fragments() {
    all_are(
        Some(Kind::Related),
        &[
            "<aside class=\"related-articles\"><h3>Related articles</h3><ul><li><a href=\"#1\">The last ferry of the year</a></li>\
           <li><a href=\"#2\">A bell that nobody hangs</a></li><li><a href=\"#3\">How the creek was dug</a></li></ul></aside>",
        ],
    );
}

#[test]
fn what_links_to_what_it_names_stays() {
    all_are(
        None,
        &[
            // A heading over the place it is about, with facts below it.
            "<h2><a href=\"/places/weir\">The weir below the tannery</a></h2><p>Open at weekends, with a bench.</p>\
             <p>It was mended in 1931 by the grandfather of the man who mended it again this spring, with the same \
             hammer and a new pair of gloves.</p>",
            // A picture that opens larger when it is pressed.
            "<figure class=\"wp-lightbox-container\"><a href=\"/big.jpg\"><img src=\"w.jpg\" width=\"800\" height=\"600\"></a>\
             <figcaption>The wheel on Saturday, seen from the footbridge</figcaption></figure>",
            "<table><thead><tr><th>Part</th><th>Promo</th></tr></thead><tbody><tr><td>Hub</td><td>two for one</td></tr></tbody></table>",
            "<h2>Further reading</h2><ul><li>Mills of the upper valley, a survey in two volumes, 1904.</li>\
             <li>Weirs and who owns them, second edition, with maps.</li></ul>",
            "<ul><li>Kettles</li><li>Facebook</li><li>Pans</li><li>Lids</li><li>Spoons</li><li>Ladles</li></ul>",
        ],
    );
}

#[test]
fn a_formula_has_a_hole_and_says_nothing_of_its_own() {
    let page = |line: &dyn Fn(&str) -> String| {
        let names = ["Upper", "Middle", "Lower", "Old"];
        let part = |name: &&str| {
            format!(
                "<h2>The {name} Mill</h2><p>It stands where the brook bends, behind poplars, and has been painted so \
                 often that nobody remembers the first colour of its door.</p><p>The miller keeps bees, and on Sundays \
                 he explains them to whoever has come for the flour and stayed for the honey.</p>{}",
                line(name)
            )
        };
        names.iter().map(part).collect::<String>()
    };
    let hidden = |line: &dyn Fn(&str) -> String| {
        let html = with(&page(line));
        let findings = lede::analyze(&html, &Options::default()).findings;
        findings.iter().filter(|finding| finding.kind == Kind::Teaser).count()
    };
    assert_eq!(hidden(&|name| format!("<p>Find all <a href=\"/{name}\">our notes on the {name} Mill walk</a></p>")), 4);
    for line in [
        "<p>By <a href=\"/people/NAME\">Nora NAME Pell</a></p>",
        "<p>Official address: <a href=\"/mills/NAME\">NAME Mill Lane</a></p>",
        "<p>Picture by <a href=\"/photos/NAME\">NAME Guild archive</a></p>",
        "<p><a href=\"#top\">Back to the top of page</a></p>",
        "<table><tbody><tr><td>Go to <a href=\"/mills/NAME\">the NAME Mill</a></td></tr></tbody></table>",
    ] {
        assert_eq!(hidden(&|name| line.replace("NAME", name)), 0, "{line}");
    }
}

#[test]
fn links_drawn_as_buttons_after_a_paragraph() {
    all_are(Some(Kind::Teaser), &["<div class=\"btn\"><a href=\"/tool\">Explore the tool</a></div>"]);
    all_are(
        None,
        &[
            "<div class=\"btn\"><a href=\"/plans.pdf\">Plans of the wheel</a></div>",
            "<div class=\"btn\"><a href=\"#\">Show the drawings</a></div>",
            "<div class=\"btn\"><a href=\"tel:+4420555\">Call the miller</a></div>",
            "<div class=\"btn\"><a href=\"https://shop.example/flour\">Now € 4.20</a></div>",
        ],
    );
}

#[test]
fn buttons_alone_and_verbs_in_prose() {
    all_are(Some(Kind::Social), &["<ul><li><a href=\"#\">Share on Facebook</a></li></ul>"]);
    all_are(
        None,
        &["<p>Whoever wants to may <a href=\"/print\">print</a> the drawings and hang them over the bed.</p>"],
    );
}
