//! Typed assignments as values of a kind's fields.

use chrono::NaiveDate;

use super::Stop;
use super::args::Assignment;
use crate::domain::choice::Choice;
use crate::domain::date::{Deadline, parse_span};
use crate::domain::field::{Field, Form, Kind, Shape};
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

/// Understands assignments to fields of a kind. Dates may be typed as people say them.
///
/// # Errors
/// Names the field that there is not, or the value that does not fit.
pub fn read(kind: Kind, assignments: &[Assignment], today: NaiveDate, lang: Lang) -> Result<Given, Stop> {
    let mut given = Given::default();
    for Assignment { field: name, value } in assignments {
        if is_key(name) {
            given.key = Some(value.trim().to_owned()).filter(|key| !key.is_empty());
            continue;
        }
        let field = kind.field(name).ok_or_else(|| unknown(kind, name, lang))?;
        if given.get(field.name).is_some() {
            return Err(Stop::Wrong(text::field_twice(lang, field.name)));
        }
        add(&mut given, kind, field, value, today, lang)?;
    }
    Ok(given)
}

/// Whether a name means the key.
pub fn is_key(name: &str) -> bool {
    matches!(name, "key" | "nøgle" | "nummer" | "nr" | "nr.")
}

/// What is said of a field that the kind does not have.
pub fn unknown(kind: Kind, name: &str, lang: Lang) -> Stop {
    let fields: Vec<&str> = kind.fields().iter().map(|f| f.name).collect();
    Stop::Wrong(text::unknown_field(lang, kind.plural(), name, &fields.join(" ")))
}

/// A deadline that is said as a span brings its precision along.
fn add(
    given: &mut Given,
    kind: Kind,
    field: &'static Field,
    typed: &str,
    today: NaiveDate,
    lang: Lang,
) -> Result<(), Stop> {
    let said = match field.shape {
        Shape::Date | Shape::DateOrMeeting if !typed.trim().is_empty() => parse_span(typed, today),
        _ => None,
    };
    match (said, value::typed(field, typed)) {
        (_, Ok(value)) => given.values.push((field, value)),
        (Some(span), Err(_)) => {
            let Deadline { last, precision } = span.into();
            given.values.push((field, Some(last.to_string())));
            let precise = kind
                .field("deadline_precision")
                .filter(|f| field.name == "deadline" && given.get(f.name).is_none());
            given.values.extend(precise.map(|f| (f, Some(precision.name().to_owned()))));
        }
        (None, Err(why)) => {
            let words = why.words();
            let why = if lang == Lang::Da { words.da } else { words.en };
            return Err(Stop::Wrong(text::value_does_not_fit(lang, field.name, &why)));
        }
    }
    Ok(())
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
