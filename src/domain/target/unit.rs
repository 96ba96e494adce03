//! What a figure counts: it decides the decimals, the words of a difference, and whether a gap is one of people.

use super::super::number;
use crate::text::{self, Lang};

/// The unit of an indicator or a target. A unit that is not known keeps its word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Something counted in whole ones, such as `fuldtidspersoner`, `personer`, `sager`.
    Counted(String),
    /// A percentage; a difference of two is in percentage points.
    Percent,
    /// Percentage points.
    Points,
    /// A place among others.
    Rank,
    /// Anything else, such as `uger`.
    Other(String),
}

/// Words for people.
const PEOPLE: [&str; 6] =
    ["fuldtidspersoner", "personer", "borgere", "full-time persons", "persons", "people"];
/// Words for what else is counted in whole ones.
const THINGS: [&str; 5] = ["sager", "forløb", "virksomheder", "cases", "companies"];
/// A ten-millionth of the last decimal is noise of the arithmetic: 1,005 as a computer holds it is a half all the same.
const NOISE: f64 = 1e7;

impl Unit {
    /// The unit that a field says.
    pub fn parse(text: &str) -> Unit {
        let text = text.trim();
        match text.to_lowercase().as_str() {
            "pct." | "pct" | "%" | "procent" | "per cent" | "percent" => Unit::Percent,
            "procentpoint" | "pct.-point" | "pct.point" | "percentage points" => Unit::Points,
            "plads" | "placering" | "rank" => Unit::Rank,
            word if PEOPLE.contains(&word) || THINGS.contains(&word) => Unit::Counted(text.to_owned()),
            _ => Unit::Other(text.to_owned()),
        }
    }

    /// How many decimals a figure keeps, at most.
    pub fn decimals(&self) -> usize {
        match self {
            Unit::Counted(_) | Unit::Rank => 0,
            Unit::Percent | Unit::Points | Unit::Other(_) => 2,
        }
    }

    /// The unit of the difference of two figures.
    pub fn of_difference(&self) -> Unit {
        match self {
            Unit::Percent => Unit::Points,
            other => other.clone(),
        }
    }

    /// Whether it counts people.
    pub fn is_people(&self) -> bool {
        matches!(self, Unit::Counted(word) if PEOPLE.contains(&word.to_lowercase().as_str()))
    }

    /// The figure as it is shown: rounded to its decimals, halves away from zero. What is judged is what is shown, so
    /// that the numbers of a sentence add up.
    pub fn shown(&self, value: f64) -> f64 {
        let scale = 10_f64.powi(i32::try_from(self.decimals()).unwrap_or(0));
        let scaled = (value * scale * NOISE).round() / NOISE;
        scaled.round() / scale
    }

    /// A figure as a table shows it: `1.945`, `9,39`.
    pub fn plain(&self, value: f64, lang: Lang) -> String {
        number::brief(self.shown(value), lang)
    }

    /// A difference as a table shows it: `+83`, `−8`, `0`.
    pub fn signed(&self, difference: f64, lang: Lang) -> String {
        let plus = if self.shown(difference) > 0.0 { "+" } else { "" };
        format!("{plus}{}", self.plain(difference, lang))
    }

    /// A figure in a sentence, with the unit that is part of it: `1.720`, `9,39 pct.`, `plads 95`.
    pub fn figure(&self, value: f64, lang: Lang) -> String {
        match self {
            Unit::Rank => text::place(lang, &self.plain(value, lang)),
            _ => self.with_word(value, self.plain(value, lang), lang),
        }
    }

    /// The size of a difference in a sentence: `83`, `2,3 procentpoint`, `2 pladser`.
    pub fn amount(&self, difference: f64, lang: Lang) -> String {
        self.of_difference().with_word(difference, self.plain(difference.abs(), lang), lang)
    }

    /// A difference in a sentence, with its sign: `+48`, `−0,5 procentpoint`.
    pub fn moved(&self, difference: f64, lang: Lang) -> String {
        self.of_difference().with_word(difference, self.signed(difference, lang), lang)
    }

    fn with_word(&self, number: f64, written: String, lang: Lang) -> String {
        match self {
            Unit::Counted(_) => written,
            Unit::Percent => text::percent(lang, &written),
            Unit::Points => text::points(lang, &written),
            Unit::Rank if self.shown(number).abs() == 1.0 => text::one_place(lang, &written),
            Unit::Rank => text::places(lang, &written),
            Unit::Other(word) => format!("{written} {word}").trim_end().to_owned(),
        }
    }
}
