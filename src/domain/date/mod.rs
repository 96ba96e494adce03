//! Dates with the exactness that people give them: a day, a week, a quarter, a year; and deadlines made of them.

mod before;
mod parse;
mod time;
mod words;

#[cfg(test)]
mod deadline_tests;
#[cfg(test)]
mod tests;

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use super::choice::{Choice, Precision};
use super::record::Record;

pub use parse::parse_span;
pub use time::time_of_day;

/// From one day to another, both counted, as exact as it was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first day.
    pub first: NaiveDate,
    /// The last day.
    pub last: NaiveDate,
    /// How exact it is.
    pub precision: Precision,
}

impl Span {
    /// A single day.
    pub fn day(day: NaiveDate) -> Span {
        Span { first: day, last: day, precision: Precision::Day }
    }

    /// An ISO week, Monday to Sunday.
    pub fn week(iso_year: i32, week: u32) -> Option<Span> {
        let first = NaiveDate::from_isoywd_opt(iso_year, week, Weekday::Mon)?;
        let last = first.checked_add_days(Days::new(6))?;
        Some(Span { first, last, precision: Precision::Week })
    }

    /// A month, 1 to 12.
    pub fn month(year: i32, month: u32) -> Option<Span> {
        Span::months(year, month, 1, Precision::Month)
    }

    /// A quarter, 1 to 4.
    pub fn quarter(year: i32, quarter: u32) -> Option<Span> {
        Span::months(year, quarter.checked_mul(3)?.checked_sub(2)?, 3, Precision::Quarter)
    }

    /// Half a year, 1 or 2.
    pub fn half(year: i32, half: u32) -> Option<Span> {
        Span::months(year, half.checked_mul(6)?.checked_sub(5)?, 6, Precision::Half)
    }

    /// A calendar year.
    pub fn year(year: i32) -> Option<Span> {
        Span::months(year, 1, 12, Precision::Year)
    }

    /// The span of this exactness that a day lies in, by the calendar.
    pub fn around(day: NaiveDate, precision: Precision) -> Span {
        let (year, month) = (day.year(), day.month());
        let span = match precision {
            Precision::Day => None,
            Precision::Week => Span::week(day.iso_week().year(), day.iso_week().week()),
            Precision::Month => Span::month(year, month),
            Precision::Quarter => Span::quarter(year, month.div_ceil(3)),
            Precision::Half => Span::half(year, month.div_ceil(6)),
            Precision::Year => Span::year(year),
        };
        span.unwrap_or(Span::day(day))
    }

    /// Whether a day lies in it.
    pub fn contains(&self, day: NaiveDate) -> bool {
        self.first <= day && day <= self.last
    }

    /// Whole months from the first day of one.
    fn months(year: i32, month: u32, count: u32, precision: Precision) -> Option<Span> {
        let first = NaiveDate::from_ymd_opt(year, month, 1)?;
        let last = first.checked_add_months(Months::new(count))?.pred_opt()?;
        Some(Span { first, last, precision })
    }
}

/// A deadline: the last day of the span that was meant. Sorts by that day, the more exact first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Deadline {
    /// The last day on which it is kept.
    pub last: NaiveDate,
    /// How exact it is.
    pub precision: Precision,
}

impl From<Span> for Deadline {
    fn from(span: Span) -> Deadline {
        Deadline { last: span.last, precision: span.precision }
    }
}

impl Deadline {
    /// The deadline of a record: of its fields `deadline` and `deadline_precision`, or the day of an initiative's `ends`.
    pub fn of(record: &Record) -> Option<Deadline> {
        Deadline::parse(record.get("deadline").or(record.get("ends")), record.get("deadline_precision"))
    }

    /// The deadline that two values of a record are; without a precision it is a day.
    pub fn parse(last: Option<&str>, precision: Option<&str>) -> Option<Deadline> {
        let precision = precision.and_then(Precision::parse).unwrap_or(Precision::Day);
        Some(Deadline { last: last?.parse().ok()?, precision })
    }

    /// Whether its whole span has passed.
    pub fn overdue(self, today: NaiveDate) -> bool {
        today > self.last
    }

    /// Days until the last day; negative when it has passed.
    pub fn days_left(self, today: NaiveDate) -> i64 {
        (self.last - today).num_days()
    }

    /// The span that it ends. A quarter that ends in May is a spring; a month that ends on the 10th or the 20th is its
    /// first or its middle third.
    pub fn span(self) -> Span {
        let Deadline { last, precision } = self;
        let months_back =
            |count| last.with_day(1).and_then(|first| first.checked_sub_months(Months::new(count)));
        let first = match precision {
            Precision::Day => Some(last),
            Precision::Week => last.week(Weekday::Mon).checked_first_day(),
            Precision::Month if last.day() == 20 => last.with_day(11),
            Precision::Month => months_back(0),
            Precision::Quarter => months_back(2),
            Precision::Half => months_back(5),
            Precision::Year => months_back(11),
        };
        Span { first: first.unwrap_or(last), last, precision }
    }
}

/// The ISO week of a day: the year that the week belongs to, and its number.
pub fn week_of(day: NaiveDate) -> (i32, u32) {
    (day.iso_week().year(), day.iso_week().week())
}
