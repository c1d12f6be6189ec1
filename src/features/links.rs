//! Whose links they are.

/// Whether a link leads to the page's own site: relative, or the same host without `www.`.
pub fn is_own_link(href: &str, host: &str) -> bool {
    match host_of(href) {
        None => true,
        Some(other) => {
            let (a, b) = (bare_host(other), bare_host(host));
            !b.is_empty() && (a.eq_ignore_ascii_case(b) || is_subdomain(a, b) || is_subdomain(b, a))
        }
    }
}

/// Whether a link leads to a named place on the page itself; `#` alone is a button that a script listens to.
pub fn is_page_link(href: &str) -> bool {
    href.trim_ascii_start()
        .strip_prefix('#')
        .is_some_and(|name| !name.trim_ascii().is_empty() && !name.starts_with('!'))
}

/// The host of an absolute address, `None` for a relative one.
pub fn host_of(url: &str) -> Option<&str> {
    let url = url.trim_ascii_start();
    let rest = match url.find("//") {
        Some(0) => url.get(2..)?,
        Some(at) if url.get(..at).is_some_and(|s| s.ends_with(':')) => url.get(at + 2..)?,
        _ => return None,
    };
    let end = rest.find(['/', '?', '#', ':']).unwrap_or(rest.len());
    rest.get(..end)
}

fn bare_host(host: &str) -> &str {
    host.strip_prefix("www.").unwrap_or(host)
}

fn is_subdomain(inner: &str, outer: &str) -> bool {
    inner.len() > outer.len() + 1
        && inner
            .get(inner.len() - outer.len() - 1..)
            .is_some_and(|tail| tail.starts_with('.') && tail.get(1..).is_some_and(|t| t.eq_ignore_ascii_case(outer)))
}
