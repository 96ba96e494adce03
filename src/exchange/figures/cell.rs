//! One cell of a file of figures: the figure, why there is none, or that nothing is said.

use super::Service;
use crate::domain::choice::{Choice, Missing};
use crate::domain::target::Unit;
use crate::exchange::number::{self, Marks};
use crate::exchange::problem::{Message, quoted};
use crate::exchange::value;

/// What a cell says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cell {
    /// A figure, in its shortest form with a decimal point.
    Number { value: String, provisional: bool },
    /// Why there is none.
    Missing(Missing),
    /// Nothing.
    Nothing,
}

/// The units that may stand behind a number.
const PERCENT: [&str; 6] = ["%", "pct.", "pct", "procent", "per cent", "percent"];
const POINTS: [&str; 6] = ["%-point", "pct.-point", "pct.point", "pct. point", "procentpoint", "pp"];

/// What a cell says, of a figure in this unit.
///
/// jobindsats.dk leaves a cell empty (null) where so few people stand behind the figure that it is suppressed. Statistics
/// Denmark writes `-` for nil, `.` where there can be no figure, `..` where there is none to give, `...` for one that is
/// not there yet, and `*` behind a provisional one.
///
/// # Errors
/// It is no figure, not of this unit, or may mean two things: then a person is asked.
pub(super) fn read(text: &str, marks: Marks, unit: &Unit, service: Service) -> Result<Cell, Message> {
    let text = value::calculated(text.trim())?;
    // Most cells are nothing but a few digits, which mean one thing whatever the file.
    if let Some(value) = digits(text) {
        return Ok(Cell::Number { value, provisional: false });
    }
    if let Some(cell) = sign(text, service) {
        return cell.ok_or_else(|| Message::AmbiguousSign { value: quoted(text) });
    }
    let (number, provisional) = match text.strip_suffix('*') {
        Some(number) => (number.trim_end(), true),
        None => (text, false),
    };
    let number = without_unit(number, unit)?;
    let value = number::figure(number, marks, matches!(unit, Unit::Counted(_) | Unit::Rank))?;
    Ok(Cell::Number { value, provisional })
}

/// What point and comma mean, as the numbers show that can be read in one way only; nothing where there are none.
pub(super) fn marks<'c>(cells: impl Iterator<Item = &'c str>) -> Option<Marks> {
    let (mut points, mut commas) = (false, false);
    for cell in cells {
        match number::decimal_mark(cell) {
            Some('.') => points = true,
            Some(_) => commas = true,
            None => {}
        }
    }
    match (points, commas) {
        (true, true) => Some(Marks::Unknown),
        (true, false) => Some(Marks::Plain),
        (false, true) => Some(Marks::Danish),
        (false, false) => None,
    }
}

/// The unit that stands behind every one of these figures; empty where one has none, or another.
pub(super) fn unit_of<'c>(cells: impl Iterator<Item = &'c str>, service: Service) -> &'static str {
    let is_said = |text: &&str| sign(text, service).is_none() && looks_like_figure(text);
    let unit = |text: &str| match behind(text.strip_suffix('*').unwrap_or(text).trim_end()) {
        Some((_, Unit::Points)) => "procentpoint",
        Some(_) => "pct.",
        None => "",
    };
    let mut units = cells.map(str::trim).filter(is_said).map(unit);
    let Some(first) = units.next() else { return "" };
    if units.all(|unit| unit == first) { first } else { "" }
}

/// Whether a cell is that of a figure, read or not.
pub(super) fn looks_like_figure(text: &str) -> bool {
    let read = read(text, Marks::Unknown, &Unit::Other(String::new()), Service::Jobindsats);
    matches!(
        read,
        Ok(_)
            | Err(Message::AmbiguousNumber { .. }
                | Message::AmbiguousSign { .. }
                | Message::NoUnitForIt { .. }
                | Message::SpreadsheetError { .. })
    )
}

/// A number of digits alone that every float holds.
fn digits(text: &str) -> Option<String> {
    let is_plain = (1..=15).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    is_plain.then(|| text.parse::<u64>().ok().map(|number| number.to_string())).flatten()
}

/// A sign instead of a figure; `Some(None)` where it may mean two things.
fn sign(text: &str, service: Service) -> Option<Option<Cell>> {
    let zero = || Cell::Number { value: "0".to_owned(), provisional: false };
    let is_statbank = service == Service::StatBank;
    Some(match text.to_lowercase().as_str() {
        "" | "null" if service == Service::Jobindsats => Some(Cell::Missing(Missing::Suppressed)),
        "" | "null" => Some(Cell::Nothing),
        ".." => Some(Cell::Missing(Missing::Absent)),
        "..." | "…" => Some(Cell::Missing(Missing::Unpublished)),
        "." => is_statbank.then_some(Cell::Missing(Missing::Absent)),
        "-" | "–" | "—" | "\u{2212}" => is_statbank.then(zero),
        "·" | "•" | "diskret." | "diskretioneret" => Some(Cell::Missing(Missing::Suppressed)),
        "x" | "*" | "n/a" | "i/t" | "na" => None,
        word => return Missing::parse(word).map(|why| Some(Cell::Missing(why))),
    })
}

/// The number before its unit, where it is the unit of the figures.
fn without_unit<'t>(text: &'t str, unit: &Unit) -> Result<&'t str, Message> {
    match behind(text) {
        None => Ok(text),
        Some((number, said)) if said == *unit => Ok(number),
        Some((number, _)) if !is_number(number) => Ok(text),
        // Whether the figures beside it are percent too is for a person to say.
        Some(_) if *unit == Unit::Other(String::new()) => Err(Message::NoUnitForIt { value: quoted(text) }),
        Some(_) => Err(Message::OtherUnit { value: quoted(text) }),
    }
}

fn is_number(text: &str) -> bool {
    let read = number::real(text, Marks::Unknown);
    matches!(read, Ok(_) | Err(Message::AmbiguousNumber { .. }))
}

/// The number before a unit, and which unit that is.
fn behind(text: &str) -> Option<(&str, Unit)> {
    let lower = text.to_lowercase();
    let ending = |words: &[&'static str]| words.iter().copied().find(|word| lower.ends_with(word));
    let (word, unit) = match (ending(&POINTS), ending(&PERCENT)) {
        (Some(word), _) => (word, Unit::Points),
        (None, Some(word)) => (word, Unit::Percent),
        (None, None) => return None,
    };
    // The words are ASCII, so that they are as long in capitals.
    Some((text.get(..text.len() - word.len()).unwrap_or(text).trim_end(), unit))
}
