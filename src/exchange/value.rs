//! One cell to one value: as the registry's shape wants it, or why not.

use chrono::NaiveDate;

use super::date;
use super::number::{self, Marks};
use super::problem::{Message, quoted};
use crate::domain::clean::clean;
use crate::domain::date::{Deadline, parse_span, time_of_day};
use crate::domain::field::{Field, Form, Shape};
use crate::domain::period::Period;

const YES: &[&str] = &["true", "ja", "1", "sand", "yes", "j"];
const NO: &[&str] = &["false", "nej", "0", "falsk", "no", "n"];
const BOOLEANS: &[&str] = &["true", "false"];
/// The longest key, in characters.
const KEY_LIMIT: usize = 64;

/// A value that a person typed for a field: cleaned, in the field's shape; `None` is null.
///
/// # Errors
/// Says why the field cannot hold it.
pub fn typed(field: &Field, text: &str) -> Result<Option<String>, Message> {
    canonical(field, &clean(text, multi_line(field)).text, Marks::Unknown)
}

/// A number that a person typed where only whole ones occur: a mark before three digits parts thousands.
///
/// # Errors
/// Says why it is none.
pub fn whole(text: &str) -> Result<String, Message> {
    number::int(&clean(text, false).text, Marks::Unknown)
}

/// A deadline as people write it, such as `uge 48 2026` or `1. kvartal 2027`, where it names its year: read again next
/// month, the same cell must mean the same.
pub(super) fn deadline(text: &str) -> Option<Deadline> {
    let on = |year| parse_span(text, NaiveDate::from_ymd_opt(year, 6, 15)?);
    let seen = on(1990)?;
    (on(2010)? == seen).then(|| Deadline::from(seen))
}

/// Whether a cell of this field keeps its lines.
pub(super) fn multi_line(field: &Field) -> bool {
    matches!(field.shape, Shape::Long) || field.form == Form::Member
}

/// The value in the field's shape; `None` is null. `text` is cleaned; members come out sorted, joined by `\n`.
pub(super) fn canonical(field: &Field, text: &str, marks: Marks) -> Result<Option<String>, Message> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    match field.form {
        Form::Member => members(field, text, marks).map(Some),
        _ => single(field.shape, text, marks).map(Some),
    }
}

/// What spreadsheets show where they could not calculate, in Danish and English.
const ERRORS: [&str; 18] = [
    "#REF!",
    "#REFERENCE!",
    "#DIV/0!",
    "#DIVISION/0!",
    "#VALUE!",
    "#VÆRDI!",
    "#NAME?",
    "#NAVN?",
    "#NUM!",
    "#NUL!",
    "#NULL!",
    "#N/A",
    "#I/T",
    "#SPILL!",
    "#OVERLØB!",
    "#CALC!",
    "#BEREGN!",
    "#GETTING_DATA",
];

/// The cell, unless it holds what a spreadsheet shows where it could not calculate.
pub(super) fn calculated(text: &str) -> Result<&str, Message> {
    let is_error = ERRORS.contains(&text.trim());
    if is_error { Err(Message::SpreadsheetError { value: quoted(text) }) } else { Ok(text) }
}

/// Whether people can type it as a key: letters and digits, and `-._/#:` between them.
pub(super) fn is_key(text: &str) -> bool {
    let fits = text.starts_with(char::is_alphanumeric) && text.chars().nth(KEY_LIMIT).is_none();
    fits && text.chars().all(|c| c.is_alphanumeric() || "-._/#:".contains(c))
}

/// Members of a field of lines, as one cell: one a line. A single member with a semicolon ends its line, so that it is
/// not read as two.
pub(super) fn joined_lines(members: &[&str]) -> String {
    match members {
        [only] if only.contains(';') => format!("{only}\n"),
        _ => members.join("\n"),
    }
}

fn members(field: &Field, text: &str, marks: Marks) -> Result<String, Message> {
    let parts: Vec<&str> = match field.shape {
        Shape::Key(_) => text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';')).collect(),
        _ if text.contains('\n') => text.split('\n').collect(),
        _ => text.split(';').collect(),
    };
    let parts = parts.iter().map(|p| p.trim()).filter(|p| !p.is_empty());
    let mut members = parts.map(|p| single(field.shape, p, marks)).collect::<Result<Vec<_>, _>>()?;
    members.sort_unstable();
    members.dedup();
    Ok(members.join("\n"))
}

fn single(shape: Shape, text: &str, marks: Marks) -> Result<String, Message> {
    let value = || quoted(text);
    match shape {
        Shape::Line | Shape::Long => Ok(text.to_owned()),
        Shape::Int => number::int(text, marks),
        Shape::Real => number::real(text, marks),
        Shape::Bool => boolean(text),
        Shape::Date => {
            date::date(text).map(|d| d.to_string()).ok_or_else(|| Message::NotADate { value: value() })
        }
        Shape::DateOrMeeting => date::date(text)
            .map(|d| d.to_string())
            .or_else(|| key(text).filter(|k| k.starts_with("M-")))
            .ok_or_else(|| Message::NotADate { value: value() }),
        Shape::Time => time_of_day(text).ok_or_else(|| Message::NotATime { value: value() }),
        Shape::Period => Period::parse(text)
            .map(|period| period.to_string())
            .ok_or_else(|| Message::NotAPeriod { value: value() }),
        Shape::Choice(parse, allowed) => {
            parse(text).map(str::to_owned).ok_or_else(|| Message::UnknownValue { value: value(), allowed })
        }
        Shape::Key(_) => key(text).ok_or_else(|| Message::BadReference { value: value() }),
    }
}

fn boolean(text: &str) -> Result<String, Message> {
    let lower = text.trim().to_lowercase();
    let is = |words: &[&str]| words.contains(&lower.as_str());
    match (is(YES), is(NO)) {
        (true, _) => Ok("true".to_owned()),
        (_, true) => Ok("false".to_owned()),
        _ => Err(Message::UnknownValue { value: quoted(text), allowed: BOOLEANS }),
    }
}

fn key(text: &str) -> Option<String> {
    let text = text.trim();
    is_key(text).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::choice::Choice;
    use crate::domain::field::Kind;

    fn read(kind: Kind, field: &str, text: &str) -> Result<Option<String>, Message> {
        canonical(kind.field(field).unwrap(), text, Marks::Danish)
    }

    #[test]
    fn values_are_read_by_their_shape() {
        let cases = [
            (Kind::Proposal, "received_on", "6/5 2026", "2026-05-06"),
            (Kind::Proposal, "verdict", "Imødekommet", "accepted"),
            (Kind::Proposal, "vurdering", "noted", "noted"),
            (Kind::Proposal, "example", "Ja", "true"),
            (Kind::Proposal, "snoozed_until", "M-2020-04-22", "M-2020-04-22"),
            (Kind::Proposal, "snoozed_until", "22.4.2020", "2020-04-22"),
            (Kind::Proposal, "links", "I-07 A3-01, I-07", "A3-01\nI-07"),
            (Kind::Proposal, "support", "6.560", "6560"),
            (Kind::Target, "value", "23,4", "23.4"),
            (Kind::Meeting, "time", "16.30", "16:30"),
            (Kind::Measurement, "periode", "februar 2020", "2020M02"),
            (Kind::Target, "baseline_period", "2020QMAT02", "2020QMAT02"),
            (Kind::Meeting, "stands", "jobparate; udsatte ledige", "jobparate\nudsatte ledige"),
        ];
        for (kind, field, text, value) in cases {
            assert_eq!(read(kind, field, text), Ok(Some(value.to_owned())), "{field}");
        }
        assert_eq!(read(Kind::Proposal, "title", "  "), Ok(None));
    }

    #[test]
    fn a_value_that_the_field_cannot_hold_is_refused() {
        assert!(matches!(read(Kind::Proposal, "verdict", "måske"), Err(Message::UnknownValue { .. })));
        assert!(matches!(read(Kind::Proposal, "owner", "Hanne Larsen"), Err(Message::BadReference { .. })));
        assert!(matches!(read(Kind::Proposal, "received_on", "31-02-2026"), Err(Message::NotADate { .. })));
        assert!(matches!(read(Kind::Proposal, "snoozed_until", "snart"), Err(Message::NotADate { .. })));
        assert!(matches!(read(Kind::Measurement, "period", "2020M13"), Err(Message::NotAPeriod { .. })));
        assert!(matches!(read(Kind::Proposal, "example", "tja"), Err(Message::UnknownValue { .. })));
    }

    #[test]
    fn a_deadline_is_read_as_people_write_it_where_it_names_its_year() {
        let read = |text: &str| deadline(text).map(|d| format!("{} {}", d.last, d.precision.name()));
        assert_eq!(read("uge 48 2026").as_deref(), Some("2026-11-29 week"));
        assert_eq!(read("1. kvartal 2027").as_deref(), Some("2027-03-31 quarter"));
        assert_eq!(read("hele 2025").as_deref(), Some("2025-12-31 year"));
        assert_eq!([read("uge 48"), read("snart"), read("om 2 uger")], [None, None, None]);
    }

    #[test]
    fn members_with_semicolons_survive_a_cell() {
        let stands = Kind::Meeting.field("stands").unwrap();
        for members in [&["a; b"][..], &["a; b", "c"], &["a"]] {
            let cell = joined_lines(members);
            assert_eq!(canonical(stands, &cell, Marks::Plain), Ok(Some(members.join("\n"))));
        }
    }
}
