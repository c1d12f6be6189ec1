//! The story as Markdown (CommonMark with tables) under front matter.

use super::Telling;
use super::events::{Event, FLOW};
use std::mem::take;

/// The whole document.
pub(super) fn document(told: &Telling<'_>) -> String {
    let facts = told.facts();
    let mut out = String::from("---\n");
    let fields = [
        ("title", facts.title),
        ("byline", facts.byline),
        ("date", facts.date),
        ("source", facts.source),
        ("language", told.analysis.language.as_deref()),
    ];
    for (name, value) in fields {
        if let Some(value) = value {
            // A JSON string is a YAML string, whatever stands in it.
            out.push_str(&format!("{name}: {}\n", serde_json::Value::from(value)));
        }
    }
    out.push_str("---\n");
    if let Some(title) = facts.title {
        out.push_str("\n# ");
        escape(&mut out, title);
        out.push('\n');
    }
    for part in &told.parts {
        let text = events(part);
        if !text.is_empty() {
            out.push('\n');
            out.push_str(&text);
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// One part of a story.
pub(super) fn events(events: &[Event]) -> String {
    Writer::default().write(events)
}

/// Whether an element parts the text; the bodies of a table do so by their rows.
pub(super) fn is_block(name: &str) -> bool {
    FLOW.contains(&name) && !matches!(name, "tbody" | "tfoot" | "thead")
}

/// What stands before the lines of a block: the mark of a list item before the first, blanks before the others.
struct Prefix {
    first: String,
    rest: String,
    is_used: bool,
}

/// A span that has begun: where in the line, and the link's address or the mark around it.
struct Mark {
    from: usize,
    name: &'static str,
    address: String,
}

#[derive(Default)]
struct Writer {
    out: String,
    /// The block being written.
    line: String,
    marks: Vec<Mark>,
    prefixes: Vec<Prefix>,
    /// The number of the next item of each open list; none in a bulleted one.
    lists: Vec<Option<u64>>,
    /// Whether the next block follows its neighbour without a blank line.
    is_tight: bool,
    /// Whether a list item has just ended and its list goes on.
    last_was_item: bool,
    heading: usize,
    preformatted: usize,
    /// The rows of the open table, with nested ones in their cells.
    rows: Vec<Vec<String>>,
    tables: usize,
}

impl Writer {
    fn write(mut self, events: &[Event]) -> String {
        for event in events {
            match event {
                Event::Text(text) => self.text(text),
                Event::Open(name, attributes) => self.open(name, attributes),
                Event::Close(name) => self.close(name),
            }
        }
        self.flush();
        self.out
    }

    fn text(&mut self, text: &str) {
        if self.preformatted > 0 {
            self.line.push_str(text);
            return;
        }
        for (at, word) in text.split(|c: char| c.is_whitespace() && c != '\u{a0}').enumerate() {
            if at > 0 && !self.line.is_empty() && !self.line.ends_with([' ', '\n']) {
                self.line.push(' ');
            }
            escape(&mut self.line, word);
        }
    }

    fn open(&mut self, name: &'static str, attributes: &[(&'static str, String)]) {
        let value = |wanted: &str| attributes.iter().find(|(n, _)| *n == wanted).map_or("", |(_, v)| v.as_str());
        if is_block(name) && self.tables == 0 {
            self.flush();
        }
        match name {
            "br" if self.preformatted > 0 => self.line.push('\n'),
            "br" if self.tables > 0 => self.line.push(' '),
            "br" if !self.line.is_empty() => {
                self.line.truncate(self.line.trim_end_matches(' ').len());
                self.line.push_str("\\\n");
            }
            "hr" => {
                self.line.push_str("---");
                self.flush();
            }
            "img" => {
                self.line.push_str("![");
                escape(&mut self.line, &value("alt").split_whitespace().collect::<Vec<_>>().join(" "));
                self.line.push_str(&format!("]({})", destination(value("src"))));
            }
            "video" | "audio" if !value("src").is_empty() => {
                self.line.push_str(&format!("[{name}]({})", destination(value("src"))));
            }
            "a" | "b" | "strong" | "i" | "em" | "del" | "s" | "code" if self.preformatted == 0 => {
                self.marks.push(Mark { from: self.line.len(), name, address: value("href").to_owned() });
            }
            "sup" | "sub" if self.preformatted == 0 => self.line.push_str(&format!("<{name}>")),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.heading = name.trim_start_matches('h').parse().unwrap_or(2);
            }
            "pre" => self.preformatted += 1,
            "blockquote" => self.prefixes.push(Prefix { first: "> ".into(), rest: "> ".into(), is_used: false }),
            "ul" | "ol" => {
                self.last_was_item = false;
                let number = value("start").parse().unwrap_or(1);
                self.lists.push((name == "ol").then_some(number));
            }
            "li" => self.item(),
            "dd" => self.prefixes.push(Prefix { first: "  ".into(), rest: "  ".into(), is_used: false }),
            "table" => self.tables += 1,
            "tr" if self.tables == 1 => self.rows.push(Vec::new()),
            "td" | "th" if self.tables == 1 => self.line.clear(),
            _ if is_block(name) && !self.line.is_empty() => self.line.push(' '),
            _ => {}
        }
    }

    fn item(&mut self) {
        let first = match self.lists.last_mut() {
            Some(Some(number)) => {
                *number += 1;
                format!("{}. ", *number - 1)
            }
            _ => "- ".to_owned(),
        };
        let rest = " ".repeat(first.len());
        // Items follow one another, and a list its item, without a blank line.
        self.is_tight = self.lists.len() > 1 || self.last_was_item;
        self.prefixes.push(Prefix { first, rest, is_used: false });
    }

    fn close(&mut self, name: &'static str) {
        match name {
            "a" | "b" | "strong" | "i" | "em" | "del" | "s" | "code" if self.preformatted == 0 => self.span(name),
            "sup" | "sub" if self.preformatted == 0 => self.line.push_str(&format!("</{name}>")),
            "td" | "th" if self.tables == 1 => {
                let cell = take(&mut self.line).split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "\\|");
                if let Some(row) = self.rows.last_mut() {
                    row.push(cell);
                }
                self.marks.clear();
            }
            "table" => {
                self.tables -= 1;
                if self.tables == 0 {
                    self.table();
                }
            }
            "pre" => {
                let code = take(&mut self.line);
                self.preformatted = self.preformatted.saturating_sub(1);
                let fence = "`".repeat(longest_run(&code, '`').max(2) + 1);
                self.line = format!("{fence}\n{}\n{fence}", code.trim_matches('\n'));
                self.flush();
            }
            "caption" if self.tables == 1 => {
                let caption = take(&mut self.line);
                let tables = take(&mut self.tables);
                self.line = caption;
                self.flush();
                self.tables = tables;
            }
            _ if is_block(name) && self.tables == 0 => self.flush(),
            _ => {}
        }
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.heading = 0,
            "ul" | "ol" => {
                self.lists.pop();
                self.last_was_item = false;
            }
            "blockquote" | "li" | "dd" if self.tables == 0 => {
                self.prefixes.pop();
                self.last_was_item = name == "li";
            }
            _ => {}
        }
    }

    /// Puts the mark around a span, or nothing around an empty one; blanks at its ends go outside.
    fn span(&mut self, name: &str) {
        let Some(mark) = self.marks.pop_if(|m| m.name == name) else { return };
        let span = self.line.split_off(mark.from.min(self.line.len()));
        let core = span.trim();
        let lead = if span.starts_with(' ') { " " } else { "" };
        let trail = if span.ends_with(' ') && !core.is_empty() { " " } else { "" };
        let text = match name {
            _ if core.is_empty() => String::new(),
            "a" if mark.address.is_empty() => core.to_owned(),
            "a" => format!("[{core}]({})", destination(&mark.address)),
            "b" | "strong" => format!("**{core}**"),
            "i" | "em" => format!("*{core}*"),
            "del" | "s" => format!("~~{core}~~"),
            _ => {
                let code = unescape(core);
                let ticks = "`".repeat(longest_run(&code, '`') + 1);
                let pad = if code.starts_with('`') || code.ends_with('`') { " " } else { "" };
                format!("{ticks}{pad}{code}{pad}{ticks}")
            }
        };
        self.line.push_str(lead);
        self.line.push_str(&text);
        self.line.push_str(trail);
    }

    /// Writes the block that has come together.
    fn flush(&mut self) {
        if self.preformatted > 0 || self.tables > 0 {
            return;
        }
        let block = take(&mut self.line);
        self.marks.iter_mut().for_each(|mark| mark.from = 0);
        let block = block.trim_matches(['\n', ' ']);
        let block = block.strip_suffix('\\').unwrap_or(block);
        if block.is_empty() {
            return;
        }
        let block = match self.heading {
            0 => guard(block),
            level => format!("{} {}", "#".repeat(level), block.replace("\\\n", " ")),
        };
        if !self.out.is_empty() && !take(&mut self.is_tight) {
            let blank: String = self.prefixes.iter().filter(|p| p.is_used).map(|p| p.rest.as_str()).collect();
            self.out.push_str(blank.trim_end());
            self.out.push('\n');
        }
        self.is_tight = false;
        for line in block.lines() {
            let mut prefix = String::new();
            for part in &mut self.prefixes {
                prefix.push_str(if part.is_used { &part.rest } else { &part.first });
                part.is_used = true;
            }
            let whole = format!("{prefix}{line}");
            self.out.push_str(whole.trim_end());
            self.out.push('\n');
        }
    }

    fn table(&mut self) {
        let rows = take(&mut self.rows);
        let width = rows.iter().map(Vec::len).max().unwrap_or(0);
        if width == 0 {
            return;
        }
        let row = |cells: &[String]| {
            let cells = (0..width).map(|at| cells.get(at).map_or("", String::as_str));
            format!("| {} |", cells.collect::<Vec<_>>().join(" | "))
        };
        let mut lines: Vec<String> = rows.iter().filter(|r| !r.is_empty()).map(|r| row(r)).collect();
        lines.insert(1.min(lines.len()), format!("|{}", " --- |".repeat(width)));
        self.line = lines.join("\n");
        self.flush();
    }
}

/// An address as the destination of a link.
fn destination(address: &str) -> String {
    address.replace(' ', "%20").replace('(', "%28").replace(')', "%29").replace('<', "%3C").replace('>', "%3E")
}

/// Escapes what Markdown would read as markup within a line.
fn escape(out: &mut String, text: &str) {
    let characters: Vec<char> = text.chars().collect();
    for (at, c) in characters.iter().enumerate() {
        let is_letter = |at: Option<usize>| at.and_then(|at| characters.get(at)).is_some_and(|c| c.is_alphanumeric());
        let is_markup = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '~' => true,
            // Within a word it marks nothing.
            '_' => !(is_letter(at.checked_sub(1)) && is_letter(Some(at + 1))),
            '&' => characters.get(at + 1).is_some_and(|c| c.is_ascii_alphanumeric() || *c == '#'),
            _ => false,
        };
        if is_markup {
            out.push('\\');
        }
        out.push(*c);
    }
}

/// Takes the escapes back, for code.
fn unescape(text: &str) -> String {
    let mut out = String::new();
    let mut characters = text.chars();
    while let Some(c) = characters.next() {
        out.push(if c == '\\' { characters.next().unwrap_or('\\') } else { c });
    }
    out
}

/// Escapes what Markdown would read as markup at the beginning of a line.
fn guard(block: &str) -> String {
    if block.starts_with("```") || block.starts_with("| ") || block == "---" {
        return block.to_owned();
    }
    let lines = block.lines().map(|line| {
        let digits = line.bytes().take_while(u8::is_ascii_digit).count();
        let after = line.get(digits..).unwrap_or("");
        if digits > 0 && (after.starts_with(". ") || after.starts_with(") ")) {
            return format!("{}\\{after}", line.get(..digits).unwrap_or(""));
        }
        let is_mark =
            line.starts_with(['#', '>', '=']) || ["- ", "+ ", "---", "==="].iter().any(|m| line.starts_with(m));
        if is_mark || line == "-" || line == "+" { format!("\\{line}") } else { line.to_owned() }
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn longest_run(text: &str, wanted: char) -> usize {
    let (mut longest, mut run) = (0, 0);
    for c in text.chars() {
        run = if c == wanted { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    longest
}
