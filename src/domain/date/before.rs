//! What is to be done before something: `inden sommer`, `før 2021`, `til jul`. Texts are folded as for search.

use chrono::{Days, NaiveDate, Weekday};

use super::super::workday::easter;
use super::{Deadline, Precision, Span};

/// Whether a text names what comes after the day that is meant: `inden sommer`, but not `inden udgangen af maj` or
/// `inden for 2. kvartal`.
pub fn is_before(folded: &str) -> bool {
    let words: Vec<&str> = folded.split_whitespace().collect();
    let begins = matches!(words.first(), Some(&("inden" | "foer" | "before")));
    let is_within = matches!(words.get(1), Some(&"for"));
    let is_end = |word: &&str| word.starts_with("udgang") || word.starts_with("udloeb") || *word == "omme";
    begins && !is_within && !words.iter().any(is_end)
}

/// What lies before a span and is as exact. A day is the last one itself: people say *inden 1. maj* of that day too.
pub fn the_one_before(span: Span) -> Option<Span> {
    match span.precision {
        Precision::Day => Some(span),
        precision => Some(Deadline { last: span.first.pred_opt()?, precision }.span()),
    }
}

/// The holiday that something shall be done in time for, and its year where one is named: `inden jul`, `til påske 2021`.
pub fn holiday(folded: &str) -> Option<(Holiday, Option<u32>)> {
    let (first, rest) = folded.split_once(' ')?;
    let (name, year) =
        rest.trim().split_once(' ').map_or((rest.trim(), None), |(name, year)| (name, Some(year)));
    let year = year.map(|year| year.trim().parse().ok().filter(|_| year.trim().len() == 4));
    let holiday = Holiday::parse(name)?;
    let is_in_time = is_before(folded) || matches!(first, "til" | "by");
    (is_in_time && year != Some(None)).then_some((holiday, year.flatten()))
}

/// A holiday that people name as a deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holiday {
    Easter,
    /// The schools' summer holiday.
    Summer,
    /// The schools' autumn holiday.
    Autumn,
    Christmas,
    NewYear,
}

impl Holiday {
    fn parse(name: &str) -> Option<Holiday> {
        Some(match name {
            "paaske" | "paasken" | "easter" => Holiday::Easter,
            "sommerferien" => Holiday::Summer,
            "efteraarsferien" => Holiday::Autumn,
            "jul" | "julen" | "christmas" => Holiday::Christmas,
            "nytaar" | "aarsskiftet" => Holiday::NewYear,
            _ => return None,
        })
    }

    /// The last day before it. The schools' summer holiday begins on the last Saturday of June, their autumn holiday is
    /// in week 42.
    pub fn eve(self, year: i32) -> Option<NaiveDate> {
        match self {
            Holiday::Easter => easter(year)?.checked_sub_days(Days::new(4)),
            Holiday::Summer => {
                let june = NaiveDate::from_ymd_opt(year, 6, 30)?;
                june.week(Weekday::Sat).checked_first_day()?.pred_opt()
            }
            Holiday::Autumn => NaiveDate::from_isoywd_opt(year, 41, Weekday::Fri),
            Holiday::Christmas => NaiveDate::from_ymd_opt(year, 12, 23),
            Holiday::NewYear => NaiveDate::from_ymd_opt(year, 12, 31),
        }
    }
}
