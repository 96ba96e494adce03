//! A value of a record as a person reads it, and the name of its field in files.

use chrono::NaiveDate;

use super::choice::{Choice, Missing};
use super::field::{BORN, Field, GONE, REMARK, Shape, VERSION, by_id};
use super::number::brief;
use super::period::Period;
use super::{dateform, derived, words};
use crate::text::{Both, Lang};

/// A value as a person reads it: vocabularies in words, dates and numbers as people write them.
pub fn value(id: u16, value: &str, lang: Lang) -> String {
    if let Some(word) = word(id, value) {
        return word.of(lang).to_owned();
    }
    let is_figure = id == VERSION || field(id).is_some_and(|field| matches!(field.shape, Shape::Real));
    let is_period = field(id).is_some_and(|field| matches!(field.shape, Shape::Period));
    if let Some(period) = Period::parse(value).filter(|_| is_period) {
        return period.words(lang);
    }
    match (value.parse::<NaiveDate>(), value.parse::<f64>()) {
        (Ok(date), _) => dateform::day_year(date, lang),
        (_, Ok(number)) if is_figure => brief(number, lang),
        _ => value.to_owned(),
    }
}

/// The field's name in JSON; what the log did has a name of its own.
pub fn json_field(id: u16) -> &'static str {
    match id {
        BORN => "created",
        GONE => "deleted",
        REMARK => "remark",
        VERSION => "version",
        _ => field(id).map_or("unknown", |f| f.name),
    }
}

/// The field with this id, or what is derived.
fn field(id: u16) -> Option<&'static Field> {
    by_id(id).or_else(|| derived::by_id(id))
}

fn word(id: u16, value: &str) -> Option<Both> {
    if id == VERSION {
        return Missing::parse(value).map(words::missing);
    }
    words::value(id, value)
}
