//! Values, fields and moments as a person reads them on the command line.

use super::records;
use chrono::{DateTime, Local, SecondsFormat};

use crate::domain::derived;
use crate::domain::field::{BORN, Field, GONE, REMARK, Shape, VERSION};
use crate::domain::record::Record;
use crate::domain::words;
use crate::text::{Lang, both};

pub use crate::domain::said::value;

/// The field's name, or what the log did where no field is meant.
pub fn field(id: u16, lang: Lang) -> String {
    match id {
        REMARK => both("Bemærkning", "Remark").of(lang).to_owned(),
        VERSION => both("Tal", "Figure").of(lang).to_owned(),
        _ => words::field(id).of(lang).to_owned(),
    }
}

/// The field's name in JSON; what the log did has a name of its own.
pub fn json_field(id: u16) -> &'static str {
    match id {
        BORN => "created",
        GONE => "deleted",
        REMARK => "remark",
        VERSION => "version",
        _ => by_id(id).map_or("unknown", |f| f.name),
    }
}

/// What a record is called, or what is known of it where it has no words of its own.
pub fn called(record: &Record, lang: Lang) -> String {
    let own = record.heading();
    if !own.is_empty() || records::is_personal(record) {
        return own;
    }
    let known = record.iter().filter(|(field, _)| !matches!(field.shape, Shape::Bool | Shape::Key(_)));
    let known = known.filter_map(|(field, text)| Some(value(field.id, text?, lang)));
    known.take(3).collect::<Vec<_>>().join(" · ")
}

/// A moment in UTC, `2020-04-20T08:41:00Z`.
pub fn utc(ms: i64) -> String {
    DateTime::from_timestamp_millis(ms).unwrap_or_default().to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// A moment in local time, as in a list.
pub fn local(ms: i64) -> String {
    let moment = DateTime::from_timestamp_millis(ms).unwrap_or_default().with_timezone(&Local);
    moment.format("%Y-%m-%d %H:%M").to_string()
}

/// The field with this id, or what is derived.
fn by_id(id: u16) -> Option<&'static Field> {
    crate::domain::field::by_id(id).or_else(|| derived::by_id(id))
}

/// The sentence with a capital first letter and without its full stop.
pub fn capital(sentence: &str) -> String {
    let mut letters = sentence.trim_end_matches('.').chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
