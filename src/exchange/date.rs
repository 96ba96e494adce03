//! Dates as files write them: ISO, and the Danish ways. Days come before months everywhere.

use chrono::NaiveDate;

use crate::domain::dateform;
use crate::text::Lang;

/// The date of `2026-05-06` (a time may follow), `06-05-2026`, `6/5 2026`, `6/5/2026`, `6.5.2026` or `6. maj 2026`.
pub(super) fn date(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    let found = iso(text).or_else(|| danish(text))?;
    (1800..=2200).contains(&chrono::Datelike::year(&found)).then_some(found)
}

fn iso(text: &str) -> Option<NaiveDate> {
    let (day, time) = text.split_at_checked(10)?;
    let time_follows = time.is_empty() || time.starts_with(['T', ' ']) && time.contains(':');
    let mut parts = day.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let shaped = year.len() == 4 && month.len() == 2 && time_follows;
    shaped.then(|| ymd(number(year, 4)?, number(month, 2)?, number(day, 2)?)).flatten()
}

fn danish(text: &str) -> Option<NaiveDate> {
    let separators = |c: char| matches!(c, '-' | '/' | '.') || c.is_whitespace();
    let mut parts = text.split(separators).filter(|p| !p.is_empty());
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let year_shaped = year.len() == 4 && parts.next().is_none();
    year_shaped
        .then(|| ymd(number(year, 4)?, number(month, 2).or_else(|| named(month))?, number(day, 2)?))
        .flatten()
}

/// The month of a Danish name or its first three letters or more.
fn named(name: &str) -> Option<u32> {
    let name = name.to_lowercase();
    (1..=12).find(|m| name.len() >= 3 && dateform::month(*m, Lang::Da).starts_with(&name))
}

fn number(digits: &str, most: usize) -> Option<u32> {
    let shaped = (1..=most).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    shaped.then(|| digits.parse().ok()).flatten()
}

fn ymd(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_to_write_a_day_is_the_same_day() {
        let ways = [
            "2026-05-06",
            "2026-05-06T10:00:00Z",
            "2026-05-06 10:00",
            "06-05-2026",
            "6/5 2026",
            "6/5/2026",
            "6.5.2026",
            "06.05.2026",
            "6. maj 2026",
            " 6 maj 2026 ",
        ];
        for way in ways {
            assert_eq!(date(way), NaiveDate::from_ymd_opt(2026, 5, 6), "{way}");
        }
        assert_eq!(date("1. sept. 2020"), NaiveDate::from_ymd_opt(2020, 9, 1));
    }

    #[test]
    fn what_is_no_day_or_may_be_two_days_is_refused() {
        for text in [
            "",
            "31-02-2026",
            "2026-13-01",
            "05/31/2026",
            "20-04-22",
            "i morgen",
            "2026",
            "6. m 2026",
            "æøåæøåæø",
            "1-1-0001",
            "2026-05-06x",
        ] {
            assert_eq!(date(text), None, "{text}");
        }
    }
}
