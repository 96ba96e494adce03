//! The period that a figure is of: a month, a quarter, half a year, a year, or four quarters that end with one.

mod parse;

#[cfg(test)]
mod tests;

use std::fmt;

use chrono::{Datelike, NaiveDate};

use super::choice::Precision;
use super::date::{Deadline, Span};
use super::dateform;
use crate::text::{self, Lang};

/// How long a period is, the shorter first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Grain {
    /// A month.
    Month,
    /// A quarter.
    Quarter,
    /// Half a year.
    Half,
    /// A calendar year.
    Year,
    /// The four quarters that end with a quarter: `QMAT` at jobindsats.dk.
    FourQuarters,
}

impl Grain {
    /// How many months lie from one period to the next; four quarters move on by one of them.
    pub fn step(self) -> i32 {
        match self {
            Grain::Month => 1,
            Grain::Quarter | Grain::FourQuarters => 3,
            Grain::Half => 6,
            Grain::Year => 12,
        }
    }
}

/// A period, known by its length and its last month. The one that ends first sorts first, then the shorter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Period {
    /// The last month, counted from January of year 0.
    last: i32,
    grain: Grain,
}

impl Period {
    /// The `nth` period of a year, counted from one. `None` where the year (0 to 9999) has no such one.
    pub fn new(grain: Grain, year: i32, nth: u32) -> Option<Period> {
        let end = i32::try_from(nth).ok()?.checked_mul(grain.step())?;
        let is_real = (0..=9999).contains(&year) && (1..=12).contains(&end);
        is_real.then(|| Period { last: year * 12 + end - 1, grain })
    }

    /// A month, 1 to 12.
    pub fn month(year: i32, month: u32) -> Option<Period> {
        Period::new(Grain::Month, year, month)
    }

    /// The December of a year: where a year's target is to be reached.
    pub fn december(year: i32) -> Option<Period> {
        Period::month(year, 12)
    }

    /// The month that a day lies in.
    pub fn month_of(day: NaiveDate) -> Period {
        Period { last: months_to(day.year(), day.month()), grain: Grain::Month }
    }

    /// How long it is.
    pub fn grain(self) -> Grain {
        self.grain
    }

    /// The year that it ends in.
    pub fn year(self) -> i32 {
        self.last.div_euclid(12)
    }

    /// Its last month, counted from January of year 0: a place on a time axis.
    pub fn number(self) -> i32 {
        self.last
    }

    /// Its last day.
    pub fn ends(self) -> NaiveDate {
        Span::month(self.year(), self.last_month()).map_or(NaiveDate::MAX, |span| span.last)
    }

    /// The one after it.
    pub fn next(self) -> Period {
        self.shifted(self.grain.step())
    }

    /// The one before it.
    pub fn previous(self) -> Period {
        self.shifted(-self.grain.step())
    }

    /// The same one a year before.
    pub fn a_year_before(self) -> Period {
        self.shifted(-12)
    }

    /// One of the same length that ends so many months later.
    pub fn shifted(self, months: i32) -> Period {
        Period { last: self.last.saturating_add(months), ..self }
    }

    /// How many months its end lies after that of another.
    pub fn months_since(self, other: Period) -> i32 {
        self.last.saturating_sub(other.last)
    }

    /// In full: `februar 2020`, `2. kvartal 2020`, `2020`, `4 kvt. til 2. kvt. 2020`.
    pub fn words(self, lang: Lang) -> String {
        match self.grain {
            Grain::Year => self.year().to_string(),
            _ => format!("{} {}", self.name(lang), self.year()),
        }
    }

    /// Where the year is known: `februar`, `2. kvartal`, `4 kvt. til 2. kvt.`; a year is its number all the same.
    pub fn name(self, lang: Lang) -> String {
        match self.grain {
            Grain::Year => self.year().to_string(),
            Grain::FourQuarters => {
                text::four_quarters_to(lang, &self.deadline_short(Precision::Quarter, lang))
            }
            Grain::Month => dateform::month(self.last_month(), lang).to_owned(),
            Grain::Quarter => self.deadline_long(Precision::Quarter, lang),
            Grain::Half => self.deadline_long(Precision::Half, lang),
        }
    }

    /// Where there is little room, without the year: `feb.`, `2. kvt.`, `1. halvår`.
    pub fn short(self, lang: Lang) -> String {
        match self.grain {
            Grain::Month => dateform::month_short(self.last_month(), lang),
            Grain::Quarter => self.deadline_short(Precision::Quarter, lang),
            _ => self.name(lang),
        }
    }

    fn last_month(self) -> u32 {
        self.last.rem_euclid(12).unsigned_abs() + 1
    }

    /// Which of its kind it is in its year, counted from one.
    fn nth(self) -> i32 {
        (self.last.rem_euclid(12) + 1) / self.grain.step()
    }

    fn deadline_long(self, precision: Precision, lang: Lang) -> String {
        dateform::deadline_long(self.deadline(precision), self.ends(), lang)
    }

    fn deadline_short(self, precision: Precision, lang: Lang) -> String {
        dateform::deadline(self.deadline(precision), self.ends(), lang)
    }

    fn deadline(self, precision: Precision) -> Deadline {
        Deadline { last: self.ends(), precision }
    }
}

/// As files write it: `2020M02`, `2020Q1`, `2020H1`, `2020`, `2020QMAT02`.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, nth) = (self.year(), self.nth());
        match self.grain {
            Grain::Month => write!(f, "{year:04}M{nth:02}"),
            Grain::Quarter => write!(f, "{year:04}Q{nth}"),
            Grain::Half => write!(f, "{year:04}H{nth}"),
            Grain::Year => write!(f, "{year:04}"),
            Grain::FourQuarters => write!(f, "{year:04}QMAT{nth:02}"),
        }
    }
}

fn months_to(year: i32, month: u32) -> i32 {
    year * 12 + i32::try_from(month).unwrap_or(1) - 1
}
