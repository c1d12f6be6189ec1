//! What becomes of one character outside ASCII. Shared with `build.rs`.

/// What a character is replaced by.
pub enum Folded {
    /// Nothing.
    Drop,
    /// White space.
    Space,
    /// Another character.
    One(char),
    /// Several characters.
    Text(&'static str),
    /// A combining mark, which depends on what stands before it.
    Mark(char),
    /// Its lower case.
    Lower,
}

/// U+00C0 to U+017F, each by its base letter; those that are two letters or none are told by [`latin`].
const LATIN: &str = concat!(
    "aaaaaaaceeeeiiiidnooooo\u{d7}ouuuuypsaaaaaaaceeeeiiiidnooooo\u{f7}ouuuuypy",
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll",
    "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs",
);

/// U+1EA0 to U+1EF9 in pairs of upper and lower case: the base letter and the marks that only Vietnamese writes.
const VIETNAMESE: [&str; 45] = [
    "a\u{323}",
    "a\u{309}",
    "a",
    "a",
    "a\u{309}",
    "a",
    "a\u{323}",
    "a",
    "a",
    "a\u{309}",
    "a",
    "a\u{323}",
    "e\u{323}",
    "e\u{309}",
    "e",
    "e",
    "e",
    "e\u{309}",
    "e",
    "e\u{323}",
    "i\u{309}",
    "i\u{323}",
    "o\u{323}",
    "o\u{309}",
    "o",
    "o",
    "o\u{309}",
    "o",
    "o\u{323}",
    "o\u{31b}",
    "o\u{31b}",
    "o\u{31b}\u{309}",
    "o\u{31b}",
    "o\u{31b}\u{323}",
    "u\u{323}",
    "u\u{309}",
    "u\u{31b}",
    "u\u{31b}",
    "u\u{31b}\u{309}",
    "u\u{31b}",
    "u\u{31b}\u{323}",
    "y",
    "y\u{323}",
    "y\u{309}",
    "y",
];

/// Folds a character outside ASCII.
pub fn fold(c: char) -> Folded {
    match c {
        '\u{a0}'
        | '\u{1680}'
        | '\u{2000}'..='\u{200a}'
        | '\u{2028}'
        | '\u{2029}'
        | '\u{202f}'
        | '\u{205f}'
        | '\u{3000}'
        | '\u{85}' => Folded::Space,
        '\u{ad}'
        | '\u{34f}'
        | '\u{61c}'
        | '\u{180e}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fe00}'..='\u{fe0f}' => Folded::Drop,
        '´' | 'ʼ' | 'ʹ' | 'ʻ' | '‘' | '’' | '‚' | '‛' | '′' | '׳' => Folded::One('\''),
        '«' | '»' | '“' | '”' | '„' | '‟' | '″' | '״' | '〝' | '〞' => Folded::One('"'),
        '‐'..='―' | '−' | '\u{5be}' | '\u{2e3a}' | '\u{2e3b}' => Folded::One('-'),
        '…' => Folded::Text("..."),
        '∶' | '﹕' => Folded::One(':'),
        '\u{c0}'..='\u{17f}' => latin(c),
        'Ơ' | 'ơ' => Folded::Text("o\u{31b}"),
        'Ư' | 'ư' => Folded::Text("u\u{31b}"),
        'Ș' | 'ș' => Folded::One('s'),
        'Ț' | 'ț' => Folded::One('t'),
        '\u{300}'..='\u{36f}' => Folded::Mark(c),
        '\u{386}'..='\u{3ce}' => greek(c),
        'Ё' | 'ё' | 'Ѐ' | 'ѐ' => Folded::One('е'),
        'Ѝ' | 'ѝ' => Folded::One('и'),
        '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}' | '\u{5c2}' | '\u{5c4}' | '\u{5c5}' | '\u{5c7}' => Folded::Drop,
        '\u{610}'..='\u{6ff}' => arabic(c),
        'ẞ' => Folded::Text("ss"),
        '\u{1ea0}'..='\u{1ef9}' => {
            let pair = (c as usize).saturating_sub(0x1ea0) / 2;
            VIETNAMESE.get(pair).map_or(Folded::Lower, |text| Folded::Text(text))
        }
        '\u{fb00}'..='\u{fb06}' => ligature(c),
        '\u{ff01}'..='\u{ff5e}' => {
            let half = u8::try_from(c as u32 - 0xff01).map_or(b' ', |offset| (offset + b'!').to_ascii_lowercase());
            Folded::One(char::from(half))
        }
        _ if c.is_lowercase() || !c.is_alphabetic() => Folded::One(c),
        _ => Folded::Lower,
    }
}

fn latin(c: char) -> Folded {
    match c {
        'ß' => Folded::Text("ss"),
        'Æ' | 'æ' => Folded::Text("ae"),
        'Œ' | 'œ' => Folded::Text("oe"),
        'Þ' | 'þ' => Folded::Text("th"),
        'Ĳ' | 'ĳ' => Folded::Text("ij"),
        '×' | '÷' => Folded::One(c),
        _ => LATIN.chars().nth((c as usize).saturating_sub(0xc0)).map_or(Folded::Lower, Folded::One),
    }
}

fn greek(c: char) -> Folded {
    Folded::One(match c {
        'ά' | 'Ά' => 'α',
        'έ' | 'Έ' => 'ε',
        'ή' | 'Ή' => 'η',
        'ί' | 'Ί' | 'ϊ' | 'Ϊ' | 'ΐ' => 'ι',
        'ό' | 'Ό' => 'ο',
        'ύ' | 'Ύ' | 'ϋ' | 'Ϋ' | 'ΰ' => 'υ',
        'ώ' | 'Ώ' => 'ω',
        'ς' => 'σ',
        'Α'..='Ω' => return Folded::Lower,
        _ => c,
    })
}

fn arabic(c: char) -> Folded {
    match c {
        '\u{610}'..='\u{61a}' | 'ـ' | '\u{64b}'..='\u{65f}' | '\u{670}' => Folded::Drop,
        '\u{6d6}'..='\u{6dc}' | '\u{6df}'..='\u{6e4}' | '\u{6e7}' | '\u{6e8}' | '\u{6ea}'..='\u{6ed}' => Folded::Drop,
        'أ' | 'إ' | 'آ' | 'ٱ' => Folded::One('ا'),
        'ى' | 'ی' => Folded::One('ي'),
        'ک' => Folded::One('ك'),
        'ۀ' => Folded::One('ه'),
        _ => Folded::One(c),
    }
}

fn ligature(c: char) -> Folded {
    Folded::Text(match c {
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        _ => "st",
    })
}
