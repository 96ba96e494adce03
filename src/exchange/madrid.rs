//! Proposals of Decide Madrid (the platform CONSUL).
//!
//! The summary and the text become one text; `code` is the number that citizens see and stands as `source_id`; the
//! platform's own state (`open`, `archived`) stands in `moderation`. Who wrote it is personal data and not read.

use super::date;
use super::incoming::IncomingRow;
use super::platform::{Cells, has_all, values};
use super::problem::{Message, Problem, quoted};
use super::table::Row;

/// The name that the import remembers.
pub(super) const SOURCE: &str = "decide-madrid";
/// Columns that are read.
pub(super) const READ: &[&str] = &["id", "code", "title", "date", "summary", "text", "status", "numSupports"];
/// Columns about persons, left out.
pub(super) const WITHHELD: &[&str] = &["userId"];

pub(super) fn is_header(header: &[String]) -> bool {
    has_all(header, &["id", "title", "date", "summary", "text", "numSupports"])
}

pub(super) fn read(header: &[String], row: &Row) -> Result<IncomingRow, Problem> {
    let mut cells = Cells::of(header, row);
    let (id, code) = (cells.line("id"), cells.line("code"));
    let title = cells.line("title");
    let text = joined(cells.long("summary"), cells.long("text"));
    if title.is_none() && text.is_none() {
        return Err(Problem::row(row.line, Message::NoTitleNoText));
    }
    let named = [
        ("source_id", code.or_else(|| id.clone())),
        ("title", title),
        ("text", text),
        ("received_on", received_on(&cells)?),
        ("support", cells.int("numSupports")?),
        ("moderation", cells.line("status")),
    ];
    Ok(IncomingRow { ext_id: id, values: values(named), cleaned: cells.removed, ..IncomingRow::at(row.line) })
}

/// The summary, a blank line, and the text; either alone where the other is empty.
fn joined(summary: Option<String>, text: Option<String>) -> Option<String> {
    match (summary, text) {
        (Some(summary), Some(text)) => Some(format!("{summary}\n\n{text}")),
        (summary, text) => summary.or(text),
    }
}

fn received_on(cells: &Cells<'_>) -> Result<Option<String>, Problem> {
    match cells.raw("date") {
        "" => Ok(None),
        text => match date::date(text) {
            Some(day) => Ok(Some(day.to_string())),
            None => Err(cells.problem("date", Message::NotADate { value: quoted(text) })),
        },
    }
}
