//! Tables that read well on a terminal and are Markdown.

use std::fmt::{self, Display, Formatter};

/// A table under a heading.
#[derive(Debug)]
pub(super) struct Table {
    heading: String,
    note: &'static str,
    columns: Vec<&'static str>,
    rows: Vec<Vec<String>>,
}

impl Table {
    pub(super) fn new(heading: impl Into<String>, note: &'static str, columns: &[&'static str]) -> Table {
        Table { heading: heading.into(), note, columns: columns.to_vec(), rows: Vec::new() }
    }

    pub(super) fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().collect());
    }

    pub(super) fn heading(&self) -> &str {
        &self.heading
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

impl Display for Table {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        writeln!(f, "## {}\n", self.heading)?;
        if !self.note.is_empty() {
            writeln!(f, "{}\n", self.note)?;
        }
        let width = |column: usize| {
            let cells = self.rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count());
            cells.chain(self.columns.get(column).map(|c| c.len())).max().unwrap_or(0).max(3)
        };
        let widths: Vec<usize> = (0..self.columns.len()).map(width).collect();
        let mut line = |cells: &mut dyn Iterator<Item = &str>| {
            for (column, (cell, width)) in cells.zip(&widths).enumerate() {
                // Names to the left, numbers to the right.
                match column {
                    0 => write!(f, "| {cell:<width$} |")?,
                    _ => write!(f, " {cell:>width$} |")?,
                }
            }
            writeln!(f)
        };
        line(&mut self.columns.iter().copied())?;
        let rules: Vec<String> = widths.iter().enumerate().map(|(at, width)| rule(at, *width)).collect();
        line(&mut rules.iter().map(String::as_str))?;
        for row in &self.rows {
            line(&mut row.iter().map(String::as_str))?;
        }
        Ok(())
    }
}

fn rule(column: usize, width: usize) -> String {
    let dashes = "-".repeat(width - 1);
    if column == 0 { format!("{dashes}-") } else { format!("{dashes}:") }
}

/// A share with four digits.
pub(super) fn four(value: f64) -> String {
    format!("{value:.4}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_markdown_with_even_columns() {
        let mut table = Table::new("Reader", "", &["set", "F1"]);
        table.row(["news".to_owned(), four(0.95)]);
        let lines: Vec<String> = table.to_string().lines().map(str::to_owned).collect();
        assert_eq!(lines, ["## Reader", "", "| set  |     F1 |", "| ---- | -----: |", "| news | 0.9500 |"]);
    }
}
