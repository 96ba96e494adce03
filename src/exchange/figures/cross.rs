//! Cross tables: periods side by side, below some lines that say what they show.

use crate::domain::clean::clean;
use crate::domain::period::Period;

/// How many lines may stand above the header.
const TITLES: usize = 30;
/// A figure is taken for a year only between these.
const YEARS: std::ops::RangeInclusive<i32> = 1950..=2100;

/// Which of these lines is the header: at least two different periods of one length, in order, and nothing but periods
/// from the first on, save a last column or two.
pub(in crate::exchange) fn header_at(lines: &[Vec<String>]) -> Option<usize> {
    lines.iter().take(TITLES).position(|cells| is_header(cells))
}

fn is_header(cells: &[String]) -> bool {
    let periods: Vec<Option<Period>> =
        cells.iter().map(|cell| period(cell).map(|(period, _)| period)).collect();
    let Some(first) = periods.iter().position(Option::is_some) else { return false };
    let from: Vec<Option<Period>> = periods.into_iter().skip(first).collect();
    let named: Vec<Period> = from.iter().flatten().copied().collect();
    let strangers = from
        .iter()
        .zip(cells.iter().skip(first))
        .filter(|(p, c)| p.is_none() && !c.trim().is_empty())
        .count();
    let pairs = || named.iter().zip(named.iter().skip(1));
    let is_ordered = pairs().all(|(a, b)| a < b) || pairs().all(|(a, b)| a > b);
    let is_even = pairs().all(|(a, b)| a.grain() == b.grain());
    named.len() >= 2 && is_ordered && is_even && strangers <= 2 && first > 0
}

/// The first column from the first period on that has no name and yet something in these rows: what stands there would
/// belong to no period, as where the months stand in a line below the years.
pub(super) fn figures_under_nothing(header: &[String], rows: &[Vec<String>]) -> Option<usize> {
    let first = header.iter().position(|name| period(name).is_some())?;
    let is_filled = |at: usize| rows.iter().filter_map(|row| row.get(at)).any(|cell| !cell.trim().is_empty());
    let width = rows.iter().map(Vec::len).max().unwrap_or_default();
    let is_unnamed = |at: &usize| header.get(*at).is_none_or(|name| name.trim().is_empty());
    (first..width).filter(is_unnamed).find(|at| is_filled(*at))
}

/// What spreadsheets call a column: A, B … Z, AA …
pub(super) fn letters(at: usize) -> String {
    let last = char::from(b'A' + u8::try_from(at % 26).unwrap_or_default());
    let before = (at / 26).checked_sub(1).map(letters).unwrap_or_default();
    format!("{before}{last}")
}

/// The period that a column is of, and whether an asterisk marks it as provisional.
pub(super) fn period(header: &str) -> Option<(Period, bool)> {
    let text = clean(header, false).text;
    let text = text.trim();
    let plain = text.trim_end_matches('*').trim_end();
    let period = Period::parse(plain).filter(|period| YEARS.contains(&period.year()))?;
    Some((period, plain.len() < text.len()))
}
