//! Reads a period as jobindsats.dk, Statistics Denmark and people write it.

use super::super::choice::Precision;
use super::super::date::{Span, parse_span};
use super::super::fold::fold;
use super::{Grain, Period, months_to};
use chrono::{Datelike, NaiveDate};

/// What stands between the quarters of `3. kvartal 2020 - 2. kvartal 2021`.
const DASHES: [&str; 3] = [" - ", " \u{2013} ", " til "];

impl Period {
    /// The period that a text means: `2020M02`, `2020-02`, `2020Q1`, `2020K1`, `2020H1`, `2020`, `2020QMAT02`,
    /// `jan 2019`, `februar 2020`, `4. kvt. 2020`, `1. halvår 2018`, `4 kvt. til 2. kvt. 2020`,
    /// `3. kvartal 2019 - 2. kvartal 2020`. `None` where it names no year, or is not one of these lengths.
    pub fn parse(text: &str) -> Option<Period> {
        let text = text.trim();
        coded(text).or_else(|| four_quarters(text)).or_else(|| spoken(text))
    }
}

/// A year of four digits, letters that say the length, and which one of the year.
fn coded(text: &str) -> Option<Period> {
    let (year, rest) = text.split_at_checked(4)?;
    let year = digits(year)?;
    if rest.is_empty() {
        return Period::new(Grain::Year, year.try_into().ok()?, 1);
    }
    let (letters, nth) = rest.split_at_checked(rest.find(|c: char| c.is_ascii_digit())?)?;
    let (grain, longest) = match letters.to_ascii_uppercase().as_str() {
        "M" | "-" => (Grain::Month, 2),
        "Q" | "K" => (Grain::Quarter, 1),
        "H" => (Grain::Half, 1),
        "QMAT" => (Grain::FourQuarters, 2),
        _ => return None,
    };
    let nth = (nth.len() <= longest).then(|| digits(nth)).flatten()?;
    Period::new(grain, year.try_into().ok()?, nth)
}

fn digits(text: &str) -> Option<u32> {
    text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

/// Four quarters, named by the last one and their number, or by the first and the last.
fn four_quarters(text: &str) -> Option<Period> {
    let (first, last) = DASHES.iter().find_map(|dash| text.split_once(dash))?;
    let last = spoken(last).filter(|last| last.grain == Grain::Quarter)?;
    let four = Period { grain: Grain::FourQuarters, ..last };
    let is_counted = matches!(fold(first).as_str(), "4 kvt." | "4 kvartaler" | "fire kvartaler");
    (is_counted || spoken(first) == Some(last.shifted(-9))).then_some(four)
}

/// A month, a quarter, half a year or a year in words, as a deadline is typed, with its year.
fn spoken(text: &str) -> Option<Period> {
    let year = text.split(|c: char| !c.is_ascii_digit()).find(|run| run.len() == 4)?;
    let span = parse_span(text, NaiveDate::from_ymd_opt(year.parse().ok()?, 1, 1)?)?;
    let grain = match span.precision {
        Precision::Month => Grain::Month,
        Precision::Quarter => Grain::Quarter,
        Precision::Half => Grain::Half,
        Precision::Year => Grain::Year,
        Precision::Day | Precision::Week => return None,
    };
    let period = Period { last: months_to(span.last.year(), span.last.month()), grain };
    (Span::around(span.last, span.precision) == span).then_some(period)
}
