//! Values: the one way to write each, and how it stands in a column.

use std::borrow::Cow;

use chrono::{NaiveDate, NaiveTime};
use rusqlite::types::{ToSqlOutput, Value, ValueRef};

use super::Error;
use crate::domain::field::{Field, Shape};
use crate::domain::period::Period;

/// The one way to write a value of a field; keys are left as they are, for only the file knows them.
pub(super) fn canonical<'a>(field: &Field, text: &'a str) -> Result<Cow<'a, str>, Error> {
    let invalid = || Error::Invalid { field: field.id, value: text.to_owned() };
    match field.shape {
        Shape::Long => Some(Cow::Borrowed(text)),
        Shape::Line => (!text.contains(['\n', '\r'])).then_some(Cow::Borrowed(text)),
        Shape::Int => text.trim().parse::<i64>().ok().map(|n| Cow::Owned(n.to_string())),
        Shape::Real => number(text).map(|n| Cow::Owned(n.to_string())),
        Shape::Bool => match text.trim() {
            "true" => Some(Cow::Borrowed("true")),
            "false" => Some(Cow::Borrowed("false")),
            _ => None,
        },
        Shape::Date => date(text).map(|d| Cow::Owned(d.to_string())),
        Shape::DateOrMeeting => match date(text) {
            Some(date) => Some(Cow::Owned(date.to_string())),
            None => Some(Cow::Borrowed(text.trim())),
        },
        Shape::Time => {
            let time = NaiveTime::parse_from_str(text.trim(), "%H:%M").ok();
            time.map(|t| Cow::Owned(t.format("%H:%M").to_string()))
        }
        Shape::Period => Period::parse(text).map(|period| Cow::Owned(period.to_string())),
        Shape::Choice(parse, _) => parse(text).map(Cow::Borrowed),
        Shape::Key(_) => Some(Cow::Borrowed(text.trim())),
    }
    .ok_or_else(invalid)
}

/// An ISO date of a year with four digits.
pub(super) fn date(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    if text.len() != 10 { None } else { text.parse().ok() }
}

/// A finite number; minus zero is zero.
pub(super) fn number(text: &str) -> Option<f64> {
    text.trim().parse::<f64>().ok().filter(|n| n.is_finite()).map(|n| n + 0.0)
}

/// A canonical value as its column takes it.
pub(super) fn bind<'a>(field: &Field, value: Option<&'a str>) -> Result<ToSqlOutput<'a>, Error> {
    let Some(text) = value else { return Ok(ToSqlOutput::Owned(Value::Null)) };
    let invalid = || Error::Invalid { field: field.id, value: text.to_owned() };
    Ok(match field.shape {
        Shape::Int => ToSqlOutput::Owned(Value::Integer(text.parse().map_err(|_| invalid())?)),
        Shape::Real => ToSqlOutput::Owned(Value::Real(number(text).ok_or_else(invalid)?)),
        Shape::Bool => ToSqlOutput::Owned(Value::Integer(i64::from(text == "true"))),
        _ => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
    })
}

/// A column's value as text.
pub(super) fn read(field: &Field, value: ValueRef<'_>) -> Option<String> {
    match value {
        ValueRef::Null | ValueRef::Blob(_) => None,
        ValueRef::Integer(n) if matches!(field.shape, Shape::Bool) => Some((n != 0).to_string()),
        ValueRef::Integer(n) => Some(n.to_string()),
        ValueRef::Real(n) => Some(n.to_string()),
        ValueRef::Text(text) => Some(String::from_utf8_lossy(text).into_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::field::by_id;

    fn canon(id: u16, text: &str) -> Option<String> {
        canonical(by_id(id).unwrap(), text).ok().map(Cow::into_owned)
    }

    #[test]
    fn each_value_is_written_in_one_way() {
        assert_eq!(canon(806, "1945.0").as_deref(), Some("1945"));
        assert_eq!(canon(806, "-0").as_deref(), Some("0"));
        assert_eq!(canon(806, "NaN"), None);
        assert_eq!(canon(1305, "Imødekommet").as_deref(), Some("accepted"));
        assert_eq!(canon(1305, "måske"), None);
        assert_eq!(canon(1312, "2020-04-20").as_deref(), Some("2020-04-20"));
        assert_eq!(canon(1312, "20/4"), None);
        assert_eq!(canon(1002, "9:05").as_deref(), Some("09:05"));
        assert_eq!(canon(1303, "to\nlinjer"), None);
        assert_eq!(canon(904, "feb. 2020").as_deref(), Some("2020M02"));
        assert_eq!(canon(904, "snart"), None);
        assert_eq!(canon(515, "ja"), None);
    }
}
