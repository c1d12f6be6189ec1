//! Character references.

/// The named references that serialised HTML contains, and the few that people type by hand in files that
/// were never serialised. html5ever resolves all 2,231 for files; a browser writes only the first five.
const NAMED: [(&str, char); 12] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("nbsp", '\u{a0}'),
    ("apos", '\''),
    ("hellip", '…'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("mdash", '—'),
    ("ndash", '–'),
    ("copy", '©'),
];

/// Appends `raw` to `out` with its character references resolved; unknown ones stay as they are.
pub fn decode_into(raw: &str, out: &mut String) {
    let mut rest = raw;
    while let Some(at) = memchr::memchr(b'&', rest.as_bytes()) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        match reference(from) {
            Some((c, length)) => {
                out.push(c);
                rest = from.get(length..).unwrap_or("");
            }
            None => {
                out.push('&');
                rest = from.get(1..).unwrap_or("");
            }
        }
    }
    out.push_str(rest);
}

/// The character that a reference at the start of `from` stands for, and the reference's length in bytes.
fn reference(from: &str) -> Option<(char, usize)> {
    // The longest reference taken is `&#x10FFFF;`.
    let end = from.bytes().take(12).position(|b| b == b';')?;
    let name = from.get(1..end)?;
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).map(|c| (c, end + 1));
    }
    NAMED.iter().find(|(n, _)| *n == name).map(|(_, c)| (*c, end + 1))
}
