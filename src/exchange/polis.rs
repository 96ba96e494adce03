//! Comments of a Polis conversation.
//!
//! A comment is a proposal without a title. What the moderators rejected is imported too, so that nothing is lost, but
//! as noted with a reason, so that it does not stand among the new ones: it is found by `moderation:rejected`, and one
//! key or the undoing of the import takes the verdict back. Where moderators change their mind in a later export, the
//! verdict follows, unless a caseworker has given another. Who wrote it is personal data and not read.

use chrono::DateTime;

use super::incoming::IncomingRow;
use super::platform::{Cells, has_all, values};
use super::problem::{Message, Problem, quoted};
use super::table::Row;
use crate::domain::choice::{Choice, Verdict};

/// The name that the import remembers.
pub(super) const SOURCE: &str = "polis";
/// Columns that are read.
pub(super) const READ: &[&str] = &["timestamp", "comment-id", "agrees", "moderated", "comment-body"];
/// Columns about persons, left out.
pub(super) const WITHHELD: &[&str] = &["author-id"];
/// Why a comment that moderators rejected is noted; written into the record.
pub(super) const SET_ASIDE_REASON: &str = "frasorteret af moderator på platformen";

pub(super) fn is_header(header: &[String]) -> bool {
    has_all(header, &["timestamp", "comment-id", "moderated", "comment-body"])
}

pub(super) fn read(header: &[String], row: &Row) -> Result<IncomingRow, Problem> {
    let mut cells = Cells::of(header, row);
    let id = cells.line("comment-id");
    let Some(text) = cells.long("comment-body") else {
        return Err(Problem::row(row.line, Message::NoTitleNoText));
    };
    let moderation = moderation(&cells)?;
    let set_aside = moderation == "rejected";
    let verdict = if set_aside { Verdict::Noted } else { Verdict::New };
    let named = [
        ("source_id", id.clone()),
        ("text", Some(text)),
        ("received_on", received_on(&cells)?),
        ("support", cells.int("agrees")?),
        ("moderation", Some(moderation.to_owned())),
        ("verdict", Some(verdict.name().to_owned())),
        ("reason", set_aside.then(|| SET_ASIDE_REASON.to_owned())),
    ];
    Ok(IncomingRow {
        ext_id: id.map(|id| identity(&id, cells.raw("timestamp"))),
        values: values(named),
        cleaned: cells.removed,
        set_aside,
        ..IncomingRow::at(row.line)
    })
}

/// Every conversation numbers its comments from 0; with the millisecond it was written a comment is the same one in
/// every export, and no other conversation's.
fn identity(id: &str, timestamp: &str) -> String {
    format!("{id}@{timestamp}")
}

fn moderation(cells: &Cells<'_>) -> Result<&'static str, Problem> {
    match cells.raw("moderated") {
        "1" => Ok("accepted"),
        "0" | "" => Ok("unmoderated"),
        "-1" => Ok("rejected"),
        other => {
            let message = Message::UnknownValue { value: quoted(other), allowed: &["-1", "0", "1"] };
            Err(cells.problem("moderated", message))
        }
    }
}

/// The day in UTC of a number of milliseconds since 1970.
fn received_on(cells: &Cells<'_>) -> Result<Option<String>, Problem> {
    match cells.raw("timestamp") {
        "" => Ok(None),
        text => match text.parse().ok().and_then(DateTime::from_timestamp_millis) {
            Some(moment) => Ok(Some(moment.date_naive().to_string())),
            None => Err(cells.problem("timestamp", Message::NotADate { value: quoted(text) })),
        },
    }
}
