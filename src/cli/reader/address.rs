//! Addresses in a story: made absolute, and only of schemes that can do no harm.

/// An address as a link may have it: absolute where the page's own is known; `None` for any scheme but
/// `http`, `https`, `mailto` and `tel`.
pub(super) fn link(address: &str, base: Option<&str>) -> Option<String> {
    safe(address, base, |scheme, _| matches!(scheme, "http" | "https" | "mailto" | "tel"))
}

/// An address as a picture, sound or film may have it: `http`, `https` or an embedded bitmap.
pub(super) fn media(address: &str, base: Option<&str>) -> Option<String> {
    const BITMAPS: [&str; 5] = ["image/png", "image/jpeg", "image/gif", "image/webp", "image/avif"];
    safe(address, base, |scheme, rest| match scheme {
        "http" | "https" => true,
        "data" => BITMAPS.iter().any(|b| rest.strip_prefix(b).is_some_and(|r| r.starts_with([';', ',']))),
        _ => false,
    })
}

fn safe(address: &str, base: Option<&str>, is_safe: impl Fn(&str, &str) -> bool) -> Option<String> {
    // Browsers drop control characters from an address, so that `java\nscript:` is a scheme too.
    let address: String = address.trim_matches(|c: char| c <= ' ').chars().filter(|c| !c.is_control()).collect();
    if address.is_empty() {
        return None;
    }
    if let Some((scheme, rest)) = scheme(&address) {
        return is_safe(&scheme.to_ascii_lowercase(), rest).then_some(address);
    }
    Some(base.and_then(|base| join(base, &address)).unwrap_or(address))
}

fn scheme(address: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = address.split_once(':')?;
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'));
    is_scheme.then_some((scheme, rest))
}

/// A relative address from a page with an `http` or `https` address.
fn join(base: &str, relative: &str) -> Option<String> {
    let (scheme, rest) = base.split_once("://").filter(|(s, _)| matches!(*s, "http" | "https"))?;
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (host, rest) = rest.split_at(end);
    let path = rest.split(['?', '#']).next().unwrap_or("");
    if relative.starts_with('#') {
        return Some(format!("{}{relative}", base.split('#').next().unwrap_or("")));
    }
    if relative.starts_with("//") {
        return Some(format!("{scheme}:{relative}"));
    }
    if relative.starts_with('?') {
        return Some(format!("{scheme}://{host}{path}{relative}"));
    }
    let end = relative.find(['?', '#']).unwrap_or(relative.len());
    let (target, tail) = relative.split_at(end);
    let mut segments: Vec<&str> = match target.strip_prefix('/') {
        Some(_) => Vec::new(),
        // The page's folder.
        None => path.trim_start_matches('/').rsplit_once('/').map_or_else(Vec::new, |(f, _)| f.split('/').collect()),
    };
    let mut is_folder = false;
    for segment in target.trim_start_matches('/').split('/') {
        is_folder = matches!(segment, "." | ".." | "");
        match segment {
            "." => {}
            ".." => {
                segments.pop();
            }
            // The empty one after a last slash.
            "" => {}
            _ => segments.push(segment),
        }
    }
    let slash = if is_folder && !segments.is_empty() { "/" } else { "" };
    Some(format!("{scheme}://{host}/{}{slash}{tail}", segments.join("/")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_harmless_schemes_pass() {
        let harm = [
            "javascript:alert(1)",
            " JavaScript:alert(1)",
            "java\nscript:alert(1)",
            "\u{1}javascript:x",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc/x",
            "blob:x",
            "",
        ];
        for address in harm {
            assert_eq!(link(address, None), None, "{address:?}");
            assert_eq!(media(address, None), None, "{address:?}");
        }
        assert_eq!(media("data:image/svg+xml,<svg/>", None), None);
        assert_eq!(media("data:image/png;base64,AA", None).as_deref(), Some("data:image/png;base64,AA"));
        assert_eq!(link("data:image/png;base64,AA", None), None);
        assert_eq!(link("mailto:desk@river.example", None).as_deref(), Some("mailto:desk@river.example"));
    }

    #[test]
    fn relative_addresses_become_absolute_where_the_page_is_known() {
        let base = Some("https://river.example/news/2024/flood.html?a=1#top");
        for (relative, absolute) in [
            ("/dam", "https://river.example/dam"),
            ("dam.html", "https://river.example/news/2024/dam.html"),
            ("../dam/", "https://river.example/news/dam/"),
            ("./?x=/y", "https://river.example/news/2024/?x=/y"),
            ("?b=2", "https://river.example/news/2024/flood.html?b=2"),
            ("#end", "https://river.example/news/2024/flood.html?a=1#end"),
            ("//cdn.example/a.png", "https://cdn.example/a.png"),
            ("../../../..", "https://river.example/"),
        ] {
            assert_eq!(link(relative, base).as_deref(), Some(absolute), "{relative}");
        }
        assert_eq!(link("/dam", None).as_deref(), Some("/dam"));
    }
}
