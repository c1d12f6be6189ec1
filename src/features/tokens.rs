//! What class, id, role and component names say: tokens and how often they held story over many sites.

use crate::page::{AttributeName, NodeId, Page};

/// A table from token hashes to how story-like elements of that name were, from -127 (never) to 127 (always).
///
/// The bytes are records of three: the hash's low 16 bits above its bucket, then the score; preceded by
/// 257 little-endian u16 offsets, one for each of the hash's top 8 bits.
#[derive(Clone, Copy, Debug)]
pub struct TokenTable<'t> {
    bytes: &'t [u8],
}

const OFFSETS: usize = 257 * 2;
const RECORD: usize = 3;

impl<'t> TokenTable<'t> {
    /// A table over its bytes; bytes of any other form find nothing.
    pub fn new(bytes: &'t [u8]) -> TokenTable<'t> {
        TokenTable { bytes }
    }

    /// The score of a token's hash, -1 to 1; `None` for an unknown token.
    pub fn score(&self, hash: u32) -> Option<f32> {
        let bucket = (hash >> 24) as usize;
        let key = (hash & 0xffff) as u16;
        let records =
            self.bytes.get(OFFSETS + RECORD * self.offset(bucket)?..OFFSETS + RECORD * self.offset(bucket + 1)?)?;
        records
            .chunks_exact(RECORD)
            .find(|r| matches!(r, [a, b, _] if u16::from_le_bytes([*a, *b]) == key))
            .and_then(|r| r.get(2))
            .map(|score| f32::from(*score as i8) / 127.0)
    }

    fn offset(&self, bucket: usize) -> Option<usize> {
        let pair = self.bytes.get(bucket * 2..bucket * 2 + 2)?;
        match pair {
            [a, b] => Some(u16::from_le_bytes([*a, *b]) as usize),
            _ => None,
        }
    }
}

/// FNV-1a, 32 bit (<http://www.isthe.com/chongo/tech/comp/fnv/>).
pub fn fnv1a(bytes: impl IntoIterator<Item = u8>) -> u32 {
    bytes.into_iter().fold(0x811c_9dc5, |hash, b| (hash ^ u32::from(b)).wrapping_mul(0x0100_0193))
}

/// Calls `visit` with every token of a name such as `post-contentBody_2`: `post`, `content`, `body`.
/// Tokens are runs of letters, parted at digits, punctuation and capitals, two letters to twenty.
pub fn tokens_of(value: &str, visit: &mut dyn FnMut(&[u8])) {
    let mut token = [0u8; 20];
    let mut length = 0usize;
    let mut overflow = false;
    let mut previous_lower = false;
    let mut end = |token: &[u8; 20], length: &mut usize, overflow: &mut bool| {
        if *length >= 2 && !*overflow {
            visit(token.get(..*length).unwrap_or_default());
        }
        *length = 0;
        *overflow = false;
    };
    for b in value.bytes() {
        if b.is_ascii_alphabetic() || b >= 0x80 {
            if b.is_ascii_uppercase() && previous_lower {
                end(&token, &mut length, &mut overflow);
            }
            match token.get_mut(length) {
                Some(slot) => {
                    *slot = b.to_ascii_lowercase();
                    length += 1;
                }
                None => overflow = true,
            }
            previous_lower = b.is_ascii_lowercase();
        } else {
            end(&token, &mut length, &mut overflow);
            previous_lower = false;
        }
    }
    end(&token, &mut length, &mut overflow);
}

/// The values of the attributes that name an element, each cut to where it still tells something: a hundred utility
/// classes tell nothing and cost much.
pub fn naming_values<'p, 'a>(page: &'p Page<'a>, id: NodeId) -> impl Iterator<Item = &'a str> + 'p {
    const ENOUGH: usize = 400;
    let is_naming = |name: AttributeName| {
        matches!(
            name,
            AttributeName::Class
                | AttributeName::Id
                | AttributeName::Role
                | AttributeName::Itemprop
                | AttributeName::DataName
        )
    };
    let values = page.attributes_of(id).filter(move |(name, _)| is_naming(*name));
    values.map(|(_, value)| value.get(..value.floor_char_boundary(ENOUGH)).unwrap_or(""))
}

/// Calls `visit` with the tokens of all naming attributes of an element.
pub fn element_tokens(page: &Page<'_>, id: NodeId, visit: &mut dyn FnMut(&[u8])) {
    for value in naming_values(page, id) {
        tokens_of(value, visit);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_fall_into_tokens() {
        let tokens = |value: &str| {
            let mut out = Vec::new();
            tokens_of(value, &mut |t| out.push(String::from_utf8_lossy(t).into_owned()));
            out
        };
        assert_eq!(tokens("post-contentBody_2 x td-ss-main"), ["post", "content", "body", "td", "ss", "main"]);
        assert_eq!(tokens("ABTest css-1x9kzab"), ["abtest", "css", "kzab"]);
        assert_eq!(tokens("averyveryverylongtokenthatisnone ok"), ["ok"]);
    }

    #[test]
    fn a_table_finds_its_tokens() {
        let hash = fnv1a(*b"sidebar");
        let bucket = (hash >> 24) as u16;
        let mut bytes = Vec::new();
        for i in 0..=256u16 {
            bytes.extend(u16::from(i > bucket).to_le_bytes());
        }
        bytes.extend(((hash & 0xffff) as u16).to_le_bytes());
        bytes.push((-100i8) as u8);
        let table = TokenTable::new(&bytes);
        assert!(table.score(hash).is_some_and(|s| (s + 0.787).abs() < 0.01));
        assert_eq!(table.score(fnv1a(*b"main")), None);
        assert_eq!(TokenTable::new(&[]).score(hash), None);
    }
}
