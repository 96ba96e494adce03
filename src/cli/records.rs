//! Records as JSON: their fields, and what is derived from elsewhere; and what is kept back of a personal case.

use std::io::Write;

use serde_json::Value;

use super::out::Out;
use super::session::Session;
use super::{Stop, words};
use crate::domain::derived::VERSIONS;
use crate::domain::field::Field;
use crate::domain::record::Record;
use crate::domain::view::View;
use crate::exchange::write::{self, Extra};
use crate::worker::derived::Derived;

/// What a personal case keeps back: all that a person wrote.
const KEPT_BACK: [&str; 5] = ["source_id", "title", "text", "reason", "answer_text"];

/// A derived value as a text, as a record holds its values: members one a line.
pub fn text(field: &Field, extras: &[Extra]) -> Option<String> {
    match &extras.iter().find(|extra| extra.name == field.name)?.value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        Value::Array(items) if items.is_empty() => None,
        Value::Array(items) if items.iter().all(Value::is_string) => {
            Some(items.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("\n"))
        }
        other => Some(other.to_string()),
    }
}

/// What a record has besides its fields, one a line for a person; the versions of a figure stand in its history.
pub fn lines(session: &Session, record: &Record) -> Result<Vec<String>, Stop> {
    let extras = Derived::of(&session.store).values(record)?;
    let shown = record.rec.kind.derived().iter().filter(|field| **field != VERSIONS);
    let line = |field: &Field| {
        let value = text(field, &extras)?;
        let members: Vec<String> =
            value.split('\n').map(|member| words::value(field.id, member, session.lang)).collect();
        Some(format!("  {:<18}  {}", words::field(field.id, session.lang), members.join(", ")))
    };
    Ok(shown.filter_map(line).collect())
}

/// Writes a record as one line of JSON, with the fields of a view and what it has besides.
pub fn json_line(view: View, record: &Record, extras: &[Extra], out: &mut Out) -> Result<(), Stop> {
    let line = write::json_of(view, record, None, extras)?;
    out.sink().write_all(line.as_bytes())?;
    Ok(out.sink().write_all(b"\n")?)
}

pub use crate::worker::exported::is_personal;

/// The record without what a person wrote, where it is a personal case.
pub fn veiled(mut record: Record) -> Record {
    if is_personal(&record) {
        let fields = record.rec.kind.fields().iter().zip(&mut record.values);
        for (_, value) in fields.filter(|(field, _)| KEPT_BACK.contains(&field.name)) {
            *value = None;
        }
    }
    record
}
