//! The pages of a corpus folder: `<dataset>/<page>/page.html` with `gold.txt`, `meta.json`, `labels.json` beside.

use crate::features::tokens::fnv1a;
use serde_json::Value;
use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};

/// One of so many sites is kept for validation.
const PARTS: u32 = 5;

/// A page of the corpus and what is known of it.
#[derive(Debug)]
pub(super) struct Entry {
    pub dataset: String,
    pub name: String,
    folder: PathBuf,
    pub site: String,
    pub kind: String,
    pub language: String,
    /// Texts that the story must hold.
    pub with: Vec<String>,
    /// Texts that it must not hold.
    pub without: Vec<String>,
    /// Of the part that is kept for validation.
    pub validation: bool,
}

impl Entry {
    fn read(dataset: &str, folder: PathBuf) -> io::Result<Entry> {
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let meta = read_json(&folder.join("meta.json"))?.unwrap_or(Value::Null);
        let text = |key: &str| meta.get(key).and_then(Value::as_str).unwrap_or("").to_owned();
        let texts = |key: &str| {
            let list = meta.get(key).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
            list.iter().filter_map(Value::as_str).map(str::to_owned).collect()
        };
        let site = site(&text("domain"), dataset, &name);
        Ok(Entry {
            validation: is_validation(&site),
            site,
            kind: text("kind"),
            language: Some(text("lang")).filter(|l| !l.is_empty()).unwrap_or_else(|| "unknown".to_owned()),
            with: texts("with"),
            without: texts("without"),
            dataset: dataset.to_owned(),
            name,
            folder,
        })
    }

    /// `<dataset>/<page>`.
    pub(super) fn id(&self) -> String {
        format!("{}/{}", self.dataset, self.name)
    }

    pub(super) fn page(&self) -> PathBuf {
        self.folder.join("page.html")
    }

    /// The gold text, where the page has one.
    pub(super) fn gold(&self) -> io::Result<Option<String>> {
        Ok(read(&self.folder.join("gold.txt"))?.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()))
    }

    /// Categories by `data-nid`, where the page is labelled.
    pub(super) fn labels(&self) -> io::Result<Option<HashMap<String, String>>> {
        let Some(file) = read_json(&self.folder.join("labels.json"))? else { return Ok(None) };
        let labels = file.get("labels").and_then(Value::as_object).into_iter().flatten();
        Ok(Some(labels.filter_map(|(nid, c)| Some((nid.clone(), c.as_str()?.to_owned()))).collect()))
    }
}

/// All pages of a corpus in the order of their names.
pub(super) fn entries(corpus: &Path) -> io::Result<Vec<Entry>> {
    let mut out = Vec::new();
    for dataset in folders(corpus)? {
        let name = dataset.file_name().unwrap_or_default().to_string_lossy().into_owned();
        for folder in folders(&dataset)? {
            if folder.join("page.html").is_file() {
                out.push(Entry::read(&name, folder)?);
            }
        }
    }
    if out.is_empty() {
        let message = format!("{}: no <dataset>/<page>/page.html in this folder", corpus.display());
        return Err(io::Error::new(io::ErrorKind::NotFound, message));
    }
    Ok(out)
}

/// Whether the pages of a site are kept for validation: by a hash of its name, so that the split never changes
/// and no site is in both parts.
fn is_validation(site: &str) -> bool {
    fnv1a(site.bytes()).is_multiple_of(PARTS)
}

/// The site's name without `www.`; for a page without one what the names of its dataset's pages share up to the
/// second dash.
fn site(domain: &str, dataset: &str, page: &str) -> String {
    if domain.is_empty() {
        let stem: Vec<&str> = page.split('-').take(2).collect();
        let stem = stem.join("-");
        return format!("{dataset}/{}", stem.split('_').next().unwrap_or(""));
    }
    domain.strip_prefix("www.").unwrap_or(domain).to_owned()
}

fn folders(path: &Path) -> io::Result<Vec<PathBuf>> {
    let list = std::fs::read_dir(path).map_err(|e| named(path, e))?;
    let mut out: Vec<PathBuf> = list.map(|entry| entry.map(|e| e.path())).collect::<io::Result<_>>()?;
    out.retain(|p| p.is_dir());
    out.sort();
    Ok(out)
}

fn read(path: &Path) -> io::Result<Option<Vec<u8>>> {
    match std::fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(named(path, error)),
    }
}

fn read_json(path: &Path) -> io::Result<Option<Value>> {
    let Some(bytes) = read(path)? else { return Ok(None) };
    serde_json::from_slice(&bytes).map(Some).map_err(|e| named(path, e.into()))
}

fn named(path: &Path, error: io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_is_in_one_part_whatever_its_page() {
        assert_eq!(site("www.river.example", "news", "1"), "river.example");
        assert_eq!(site("", "news", "hill-03-report_7"), "news/hill-03");
        assert_eq!(
            is_validation(&site("www.river.example", "a", "1")),
            is_validation(&site("river.example", "b", "2"))
        );
    }

    #[test]
    fn about_a_fifth_of_the_sites_are_kept_for_validation() {
        let kept = (0..1000).filter(|n| is_validation(&format!("site{n}.example"))).count();
        assert!((150..250).contains(&kept), "{kept}");
    }
}
