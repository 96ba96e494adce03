//! A report as Markdown, and back.

use super::{Column, Part, Report, Table};
use crate::exchange::write::markdown;

/// What stands around the lines of a bar.
const FENCE: &str = "```";
/// What parts a figure from its words.
const SPLIT: &str = "·";

/// The title and the parts, each with an empty line behind it.
pub(super) fn body(title: &str, parts: &[Part]) -> String {
    let mut out = format!("# {}\n\n", line(title));
    for part in parts {
        match part {
            Part::Heading(words) => out.push_str(&format!("## {}\n", line(words))),
            Part::Text(words) => out.push_str(&format!("{}\n", sentence(words))),
            Part::Figure(figure, words) => {
                out.push_str(&format!("### {} {SPLIT} {}\n", line(figure), line(words)))
            }
            Part::Cells(cells) => out.push_str(&format!("{FENCE}\n{cells}\n{FENCE}\n")),
            Part::Table(table) => write_table(table, &mut out),
        }
        out.push('\n');
    }
    out
}

/// Reads what [`body`] and a proof behind it have made.
pub(super) fn read(kept: &str) -> Option<Report> {
    let mut lines = kept.lines().peekable();
    let title = plain(lines.next()?.strip_prefix("# ")?);
    let mut parts = Vec::new();
    while let Some(line) = lines.next() {
        if line.trim().is_empty() {
            continue;
        }
        if line == FENCE {
            let cells: Vec<&str> = lines.by_ref().take_while(|line| *line != FENCE).collect();
            parts.push(Part::Cells(cells.join("\n")));
            continue;
        }
        let figure = line.strip_prefix("### ").and_then(|line| line.split_once(SPLIT));
        match (line.strip_prefix("## "), figure, line.strip_prefix("| ")) {
            (Some(words), _, _) => parts.push(Part::Heading(plain(words))),
            (_, Some((figure, words)), _) => parts.push(Part::Figure(plain(figure), plain(words))),
            (_, _, Some(_)) => {
                let is_number = cells(lines.next()?).map(|mark| mark.ends_with(':'));
                let heads = cells(line).map(plain).zip(is_number);
                let columns = heads.map(|(title, is_number)| Column { title, is_number }).collect();
                let mut rows = Vec::new();
                while let Some(row) = lines.next_if(|line| line.starts_with("| ")) {
                    rows.push(cells(row).map(plain).collect());
                }
                parts.push(Part::Table(Table { columns, rows }));
            }
            _ => parts.push(Part::Text(plain(line))),
        }
    }
    let Some(Part::Text(proof)) = parts.pop() else { return None };
    Some(Report { title, parts, proof, kept_back: Vec::new() })
}

fn write_table(table: &Table, out: &mut String) {
    let mut row = |cells: &mut dyn Iterator<Item = String>| {
        for cell in cells {
            out.push_str(&format!("| {cell} "));
        }
        out.push_str("|\n");
    };
    row(&mut table.columns.iter().map(|column| line(&column.title)));
    let mark = |column: &Column| if column.is_number { "---:" } else { "---" }.to_owned();
    row(&mut table.columns.iter().map(mark));
    for cells in &table.rows {
        row(&mut cells.iter().map(|cell| line(cell)));
    }
}

/// A text on one line.
fn line(text: &str) -> String {
    markdown(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// A sentence that is not taken for a heading, a list or a table.
fn sentence(text: &str) -> String {
    let line = line(text);
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    match line.split_at(digits) {
        (number, rest) if !number.is_empty() && rest.starts_with(['.', ')']) => format!("{number}\\{rest}"),
        ("", rest) if rest.starts_with(['#', '-', '+', '>', '=', '~']) => format!("\\{rest}"),
        _ => line,
    }
}

/// The cells of a row.
fn cells(row: &str) -> impl Iterator<Item = &str> {
    let inner = row.trim().trim_start_matches("| ").trim_end_matches('|');
    let mut rest = Some(inner);
    std::iter::from_fn(move || {
        let text = rest?;
        let end = border(text);
        let cell = text.get(..end.unwrap_or(text.len())).unwrap_or_default();
        rest = end.and_then(|end| text.get(end + 1..));
        Some(cell.trim())
    })
}

/// Where the next border of cells stands: a stroke that no backslash stands before.
fn border(text: &str) -> Option<usize> {
    let mut is_escaped = false;
    text.char_indices().find_map(|(at, c)| {
        let is_border = c == '|' && !is_escaped;
        is_escaped = c == '\\' && !is_escaped;
        is_border.then_some(at)
    })
}

/// What [`markdown`] was made from.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut signs = text.trim().chars();
    while let Some(c) = signs.next() {
        if c == '\\' {
            out.extend(signs.next());
        } else {
            out.push(c);
        }
    }
    out.replace("&lt;", "<").replace("&amp;", "&")
}
