//! Small things put between two paragraphs of one story: what each of them is taken for.
// Helpers of tests may fail as tests do.
#![allow(clippy::expect_used, clippy::panic)]

use lede::{Analysis, Kind, Options, Target};

const BEFORE: &str = r#"<html lang="en"><head><title>The mill turns again</title><meta property="og:type" content="article">
<meta property="article:published_time" content="2026-03-04"></head><body>
<header><a href="/">Courier</a> <a href="/news">News</a> <a href="/sport">Sport</a> <a href="/tides">Tides</a></header>
<main><article><h1>The mill turns again</h1><p>By Nora Pell, 4 March 2026</p><div>
<p>After eleven years the wheel below the weir turned on Saturday, slowly at first and then with a noise that brought the whole street to its windows. Four neighbours had rebuilt it in a barn, spoke by spoke, from drawings found under a floor.</p>
<p>The stones will grind again in autumn, if the harvest is dry. Until then the miller, who is a dentist on weekdays, means to learn how they are dressed, and has put a notice in the bakery asking for anybody who remembers.</p>
<div id="it">"#;

const AFTER: &str = r#"</div>
<p>Three people have called so far. The oldest is ninety-two and said that the first thing to know about millstones is to keep one's fingers out of them, and that the second can wait until the first has been understood.</p>
<p>On market day the sluice will be opened for an hour. Whoever wants to see it should come early, since there is room on the footbridge for twelve, and eleven of the places have been promised to the people who carried the spokes.</p>
</div></article></main><footer><a href="/about">About</a> <a href="/contact">Contact</a></footer></body></html>"#;

/// Whether the element `#it` is hidden, all of its words or all of it, and as what.
fn taken_for(middle: &str) -> Option<Kind> {
    let html = format!("{BEFORE}{middle}{AFTER}");
    let Analysis { findings, .. } = lede::analyze(&html, &Options::default());
    let page = lede::page::Page::parse(&html, true);
    let place = html.find("<div id=\"it\">")?..html.find(AFTER)? + "</div>".len();
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
        ],
    );
}
