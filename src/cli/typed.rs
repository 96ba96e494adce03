//! Typed assignments as values of a kind's fields.

use chrono::NaiveDate;

use super::Stop;
use super::args::Assignment;
use crate::domain::choice::{Choice, Precision};
use crate::domain::date::{Deadline, parse_span};
use crate::domain::field::{Field, Form, Kind, Shape};
use crate::domain::measured;
use crate::exchange::problem::Message;
use crate::exchange::value;
use crate::text::{Lang, cli as text};

/// What was typed for one record.
#[derive(Clone, Debug, Default)]
pub struct Given {
    /// A key, if one was given.
    pub key: Option<String>,
    /// The fields with their values in the field's shape; members sorted, one a line.
    pub values: Vec<(&'static Field, Option<String>)>,
}

impl Given {
    /// The value given for a field: `None` where none was given, `Some(None)` where it is to be cleared.
    pub fn get(&self, name: &str) -> Option<Option<&str>> {
        self.values.iter().find(|(field, _)| field.name == name).map(|(_, value)| value.as_deref())
    }

    /// Takes a field out.
    pub fn take(&mut self, name: &str) -> Option<Option<String>> {
        let at = self.values.iter().position(|(field, _)| field.name == name)?;
        Some(self.values.remove(at).1)
    }
}

/// How typed values are understood.
#[derive(Clone, Copy, Debug)]
pub struct Manner {
    /// What dates without a year are near to.
    pub today: NaiveDate,
    /// The language of what is said about mistakes.
    pub lang: Lang,
    /// Whether figures are whole numbers, so that `1.940` can only be 1940.
    pub whole: bool,
    /// Whether a deadline that is a day is made exact to the day.
    pub exact: bool,
}

/// Understands assignments to fields of a kind. Dates may be typed as people say them.
///
/// # Errors
/// Names the field that there is not, or the value that does not fit.
pub fn read(kind: Kind, assignments: &[Assignment], manner: Manner) -> Result<Given, Stop> {
    let lang = manner.lang;
    let named = |name: &str| kind.field(name).or_else(|| figure_column(kind, name));
    let mut given = Given::default();
    for Assignment { field: name, value } in assignments {
        if is_key(name) {
            given.key = Some(value.trim().to_owned()).filter(|key| !key.is_empty());
            continue;
        }
        let field = named(name).ok_or_else(|| unknown(kind, name, lang))?;
        if given.get(field.name).is_some() {
            return Err(Stop::Wrong(text::field_twice(lang, field.name)));
        }
        let (value, precision) = understood(field, value, manner)?;
        given.values.push((field, value));
        let implied = kind.field("deadline_precision").filter(|_| field.name == "deadline");
        let is_typed = |f: &Field| assignments.iter().any(|a| kind.field(&a.field) == Some(f));
        if let Some((implied, precision)) = implied.filter(|f| !is_typed(f)).zip(precision) {
            given.values.push((implied, precision.map(|p| p.name().to_owned())));
        }
    }
    Ok(given)
}

/// Whether a name means the key.
pub fn is_key(name: &str) -> bool {
    matches!(name, "key" | "nøgle" | "nummer" | "nr" | "nr.")
}

/// What is said of a field that the kind does not have.
pub fn unknown(kind: Kind, name: &str, lang: Lang) -> Stop {
    let figure = kind.derived().iter().filter(|field| measured::column(field.id).is_some());
    let fields: Vec<&str> = kind.fields().iter().chain(figure).map(|f| f.name).collect();
    Stop::Wrong(text::unknown_field(lang, kind.plural(), name, &fields.join(" ")))
}

/// A column of a measurement's figure.
fn figure_column(kind: Kind, name: &str) -> Option<&'static Field> {
    kind.derived_field(name).filter(|field| measured::column(field.id).is_some())
}

/// A typed value in the field's shape; and of a date how exact it was said, where that is to be kept: `Some(None)` takes
/// the exactness away.
fn understood(
    field: &'static Field,
    typed: &str,
    manner: Manner,
) -> Result<(Option<String>, Option<Option<Precision>>), Stop> {
    let said = match field.shape {
        Shape::Date | Shape::DateOrMeeting if !typed.trim().is_empty() => parse_span(typed, manner.today),
        _ => None,
    };
    let value = match value::typed(field, typed) {
        Err(Message::AmbiguousNumber { .. }) if manner.whole => value::whole(typed).map(Some),
        value => value,
    };
    match (said, value) {
        (_, Ok(value)) => {
            let precision = value.as_ref().map(|_| Precision::Day);
            Ok((value, manner.exact.then_some(precision)))
        }
        (Some(span), Err(_)) => {
            let Deadline { last, precision } = span.into();
            Ok((Some(last.to_string()), Some(Some(precision))))
        }
        (None, Err(why)) => {
            let words = why.words();
            let why = if manner.lang == Lang::Da { words.da } else { words.en };
            Err(Stop::Wrong(text::value_does_not_fit(manner.lang, field.name, &why)))
        }
    }
}

/// The members that a value stands for.
pub fn members(value: Option<&str>) -> Vec<&str> {
    value.unwrap_or_default().split('\n').filter(|member| !member.is_empty()).collect()
}

/// Whether a record's value is the one that was typed.
pub fn same(field: &Field, now: Option<&str>, typed: Option<&str>) -> bool {
    match field.form {
        Form::Member => {
            let sorted = |value| {
                let mut all: Vec<String> = members(value).iter().map(|m| m.to_lowercase()).collect();
                all.sort();
                all
            };
            sorted(now) == sorted(typed)
        }
        _ => {
            let full = |value: Option<&str>| value.or(field.default).unwrap_or_default().to_owned();
            let (now, typed) = (full(now), full(typed));
            match field.shape {
                Shape::Key(_) | Shape::DateOrMeeting => now.to_lowercase() == typed.to_lowercase(),
                _ => now == typed,
            }
        }
    }
}
