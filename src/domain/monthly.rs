//! The figures of one month, typed into one form: which series it asks for, and how what is typed in a cell is read.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::board::{Aim, Board};
use super::change::{Change, On, Put, Version};
use super::choice::{Choice, Missing};
use super::field::Kind;
use super::measured;
use super::number;
use super::period::{Grain, Period};
use super::record::{Rec, Record};
use super::target::{Figure, Series as Figures};
use crate::text::{self, Lang};

/// What tells a series from every other: indicator, group and area.
pub type Series = [String; 3];

/// The largest number that is held to the last digit.
const LARGEST: f64 = 9_007_199_254_740_992.0;

/// What is typed in a cell, as it is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Read {
    /// Nothing is typed.
    Nothing,
    /// What is typed stands already.
    Stands,
    /// A figure, or why there is none.
    New(Version),
    /// It is no number.
    NoNumber,
    /// It has decimals, and what is counted has none.
    NotWhole,
}

/// A series that is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// What is measured.
    pub indicator: &'a Record,
    /// The target group; empty where it is for everyone.
    pub group: &'a str,
    /// The area.
    pub area: &'a str,
    /// The figures that are known.
    pub figures: &'a Figures,
    measured: &'a BTreeMap<Period, Rec>,
    /// Whether targets are only compared with it.
    pub is_compared: bool,
}

impl<'a> Asked<'a> {
    fn own(aim: &'a Aim) -> Option<Asked<'a>> {
        let (group, area) = (aim.record.text("group"), aim.record.text("area"));
        let (figures, measured) = (&aim.series, &aim.measured);
        let indicator = aim.indicator.as_ref()?;
        Some(Asked { indicator, group, area, figures, measured, is_compared: false })
    }

    fn compared(aim: &'a Aim) -> impl Iterator<Item = Asked<'a>> {
        aim.compared.iter().map(|other| Asked {
            indicator: &other.indicator,
            group: aim.record.text("group"),
            area: &other.area,
            figures: &other.series,
            measured: &other.measured,
            is_compared: true,
        })
    }

    /// What tells it from the others.
    pub fn series(&self) -> Series {
        [&self.indicator.key, self.group, self.area].map(str::to_owned)
    }

    /// What its figures count.
    pub fn unit(&self) -> &'a str {
        self.indicator.text("unit")
    }
}

/// Each series that the targets of a year ask for, in the order of the file, and then those that they are compared with.
pub fn asked(board: &Board, year: i32) -> Vec<Asked<'_>> {
    of(board.targets.iter().filter(|aim| aim.gauge.goal.year == year))
}

/// The series of this name, whatever the year of its target.
pub fn of_series<'a>(board: &'a Board, wanted: &Series) -> Option<Asked<'a>> {
    of(board.targets.iter()).into_iter().find(|asked| asked.series() == *wanted)
}

/// Each series of these targets once.
fn of<'a>(aims: impl Iterator<Item = &'a Aim> + Clone) -> Vec<Asked<'a>> {
    let mut all: Vec<Asked<'_>> = Vec::new();
    for one in aims.clone().filter_map(Asked::own).chain(aims.flat_map(Asked::compared)) {
        if !all.iter().any(|other| other.series() == one.series()) {
            all.push(one);
        }
    }
    all
}

/// The month to begin with: the one after the newest figure of a month, but none that has not begun.
pub fn first_month(asked: &[Asked<'_>], today: NaiveDate) -> Period {
    let this_month = Period::month_of(today);
    let own = asked.iter().filter(|asked| !asked.is_compared);
    let newest = own.filter_map(|asked| asked.figures.newest()).map(|(period, _)| period);
    let newest = newest.filter(|period| period.grain() == Grain::Month).max();
    newest.map_or_else(|| this_month.previous(), |period| period.next().min(this_month))
}

/// The period of a series that ends with a month: of a quarterly one every third month has none.
pub fn period_in(asked: &Asked<'_>, month: Period) -> Option<Period> {
    let Some((known, _)) = asked.figures.iter().next_back() else { return Some(month) };
    let apart = month.months_since(known);
    (apart % known.grain().step() == 0).then(|| known.shifted(apart))
}

/// The newest figure before a period.
pub fn before(asked: &Asked<'_>, period: Period) -> Option<(Period, f64)> {
    let earlier = asked.figures.iter().rev().filter(|(known, _)| known.number() < period.number());
    earlier.filter_map(|(known, figure)| Some((known, figure.value?))).next()
}

/// What is typed for a period, with what was said of its being provisional: what was not said is as it stands. Known from
/// `today` on.
pub fn read(
    text: &str,
    provisional: Option<bool>,
    asked: &Asked<'_>,
    period: Period,
    today: NaiveDate,
    lang: Lang,
) -> Read {
    let stands = asked.figures.get(period);
    let provisional = provisional.unwrap_or_else(|| stands.is_some_and(|figure| figure.provisional));
    let (value, missing) = match (text.trim(), stands) {
        ("", Some(Figure { value: Some(value), .. })) => (Some(*value), None),
        ("", _) => return Read::Nothing,
        (text, _) => match (why_missing(text, lang), figure(text, lang)) {
            (Some(why), _) => (None, Some(why)),
            (None, None) => return Read::NoNumber,
            (None, Some(value)) if measured::is_whole(asked.unit()) && value.fract() != 0.0 => {
                return Read::NotWhole;
            }
            (None, Some(value)) => (Some(value), None),
        },
    };
    let provisional = provisional && value.is_some();
    let is_same = |figure: &Figure| {
        figure.value == value && figure.missing == missing && figure.provisional == provisional
    };
    match stands.is_some_and(is_same) {
        true if text.trim().is_empty() => Read::Nothing,
        true => Read::Stands,
        false => Read::New(Version {
            value: value.map(|value| value.to_string()),
            missing: missing.map(|why| why.name().to_owned()),
            provisional,
            known_since: Some(today.to_string()),
            source: None,
        }),
    }
}

/// Writes a figure: a version of the measurement that is there, else of a new one, which would be the batch's `at`-th
/// change.
pub fn changes(
    asked: &Asked<'_>,
    period: Period,
    version: Version,
    is_example: bool,
    at: usize,
) -> Vec<Change> {
    if let Some(rec) = asked.measured.get(&period) {
        return vec![Change::Version { on: On::Record(*rec), version }];
    }
    let [indicator, group, area] = asked.series();
    let cell = measured::CELL.into_iter().zip([indicator, group, area, period.to_string()]);
    let mut values: Vec<(u16, Put)> =
        cell.filter(|(_, value)| !value.is_empty()).map(|(id, value)| (id, Put::Text(value))).collect();
    let example = Kind::Measurement.field("example").filter(|_| is_example);
    values.extend(example.map(|field| (field.id, Put::Text("true".to_owned()))));
    let create = Change::Create { kind: Kind::Measurement, key: None, values };
    vec![create, Change::Version { on: On::Made(at), version }]
}

/// The reason that there is no figure, where a word or a sign says one.
fn why_missing(text: &str, lang: Lang) -> Option<Missing> {
    let text = text.to_lowercase();
    match text.as_str() {
        ".." => Some(Missing::Absent),
        "x" => Some(Missing::Suppressed),
        word if word == text::value_absent(lang) => Some(Missing::Absent),
        word if word == text::value_suppressed(lang) => Some(Missing::Suppressed),
        word => Missing::parse(word),
    }
}

fn figure(text: &str, lang: Lang) -> Option<f64> {
    let number = number::typed(text, lang).filter(|number| number.abs() <= LARGEST)?;
    // `-0` is 0 in every report.
    Some(number + 0.0)
}
