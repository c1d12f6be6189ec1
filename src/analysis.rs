//! The way of one page through the core.
//!
//! Stages are never inlined: WebAssembly engines compile functions one by one, the first time they are called, and a
//! giant one takes longer than its parts.

use crate::clutter;
use crate::features::Survey;
use crate::options::Options;
use crate::page::Page;
use crate::story::{self, Reading};
use crate::verdict::{Analysis, Finding};

/// Analyses serialised HTML. Total: any string gives an analysis, the same string the same one.
pub fn analyze(html: &str, options: &Options) -> Analysis {
    analyze_page(&Page::parse(html, options.scripting), options)
}

/// Analyses a page already parsed.
pub fn analyze_page(page: &Page<'_>, options: &Options) -> Analysis {
    let survey = Survey::new(page, options.url.as_deref());
    let (reading, findings) = examine(&survey, options.threshold);
    let language = story::language(&survey);
    Analysis {
        element_count: page.element_count(),
        page_type: reading.page_type,
        direction: story::direction(&survey, language.as_deref()),
        language,
        story: story::compose(&survey, &reading),
        findings,
    }
}

/// What is story and what is clutter; nothing that is clutter is story.
#[inline(never)]
pub(crate) fn examine(survey: &Survey<'_, '_>, threshold: f32) -> (Reading, Vec<Finding>) {
    let reading = Reading::new(survey);
    let findings = clutter::find(survey, &reading, threshold);
    (reading.told(survey, &findings), findings)
}
