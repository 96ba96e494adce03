//! Values, fields and moments as a person reads them on the command line.

use super::records;
use chrono::{DateTime, Local, NaiveDate, SecondsFormat};

use crate::domain::choice::{Choice, Missing};
use crate::domain::dateform;
use crate::domain::derived;
use crate::domain::field::{BORN, Field, GONE, REMARK, Shape, VERSION};
use crate::domain::number::brief;
use crate::domain::period::Period;

use crate::domain::record::Record;
use crate::domain::words;
use crate::text::{Both, Lang, both};

/// A value as a person reads it: vocabularies in words, dates and numbers as people write them.
pub fn value(id: u16, value: &str, lang: Lang) -> String {
    if let Some(word) = word(id, value) {
        return word.of(lang).to_owned();
    }
    let is_figure = id == VERSION || by_id(id).is_some_and(|field| matches!(field.shape, Shape::Real));
    let is_period = by_id(id).is_some_and(|field| matches!(field.shape, Shape::Period));
    if let Some(period) = Period::parse(value).filter(|_| is_period) {
        return period.words(lang);
    }
    match (value.parse::<NaiveDate>(), value.parse::<f64>()) {
        (Ok(date), _) => dateform::day_year(date, lang),
        (_, Ok(number)) if is_figure => brief(number, lang),
        _ => value.to_owned(),
    }
}

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

fn word(id: u16, value: &str) -> Option<Both> {
    if id == VERSION {
        return Missing::parse(value).map(words::missing);
    }
    words::value(id, value)
}

/// The sentence with a capital first letter and without its full stop.
pub fn capital(sentence: &str) -> String {
    let mut letters = sentence.trim_end_matches('.').chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
