//! Reads dates as people type them, in Danish and English: `22/4`, `uge 17`, `4. kvt.`, `primo maj`, `om 2 uger`.
//!
//! What names no year means the next one of its kind that has not passed, or the last one where the next begins more
//! than eleven months ahead: `1/4` typed on 20 April is three weeks ago, not in a year's time.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use super::super::fold::fold;
use super::super::workday::add_workdays;
use super::words::{self, Unit};
use super::{Precision, Span, before};

/// How many months ahead a date without a year may lie.
const AHEAD: Months = Months::new(11);
/// How many years are searched for one that has the day; the 29th of February is never further away.
const YEARS: i32 = 8;

/// The span that a text means on the day `today`; `None` where it is not understood.
///
/// A weekday is the next one after today; *næste fredag* is the one of next week. *Primo*, *medio* and *ultimo* are the
/// thirds of a month. *Inden sommer* ends with the spring, *inden 1. maj* with that day, *uge 18-19* with its last week.
/// A weekday that contradicts its date is not understood.
pub fn parse_span(text: &str, today: NaiveDate) -> Option<Span> {
    let folded = fold(text);
    if let Some((holiday, year)) = before::holiday(&folded) {
        return dated(year.map(|year| (year, 4)), today, |year| holiday.eve(year).map(Span::day));
    }
    let span = span(&tokens(&folded)?, today)?;
    if before::is_before(&folded) { before::the_one_before(span) } else { Some(span) }
}

/// A part of a date. Signs between numbers say nothing, their order does.
#[derive(Clone, Copy, Debug)]
enum Token<'a> {
    Number { value: u32, digits: usize },
    Word(&'a str),
}

use Token::{Number as N, Word as W};

fn tokens(folded: &str) -> Option<Vec<Token<'_>>> {
    let mut tokens = Vec::new();
    let mut rest = folded.trim_start_matches(is_between);
    while let Some(first) = rest.chars().next() {
        let is_same: fn(char) -> bool = match first {
            '0'..='9' => |c| c.is_ascii_digit(),
            '+' => |c| c == '+',
            _ if first.is_alphabetic() => char::is_alphabetic,
            _ => return None,
        };
        let (token, behind) = rest.split_at_checked(rest.find(|c| !is_same(c)).unwrap_or(rest.len()))?;
        tokens.extend(token_of(token));
        rest = behind.trim_start_matches(is_between);
    }
    (tokens.len() <= 8).then_some(tokens)
}

fn is_between(c: char) -> bool {
    matches!(c, ' ' | '.' | '/' | '-' | ',' | '\'' | '\u{2019}' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

fn token_of(token: &str) -> Option<Token<'_>> {
    if words::is_filler(token) {
        return None;
    }
    match token.parse().ok().filter(|_| !token.starts_with('+')) {
        Some(value) => Some(N { value, digits: token.len() }),
        None => Some(words::number(token).map_or(W(token), |value| N { value, digits: 1 })),
    }
}

fn span(tokens: &[Token<'_>], today: NaiveDate) -> Option<Span> {
    from_today(tokens, today)
        .or_else(|| stepped(tokens, today))
        .or_else(|| weekday(tokens, today))
        .or_else(|| part(tokens, today))
        .or_else(|| exact(tokens, today))
        .or_else(|| longer(tokens, today))
}

/// `i dag`, `om 2 uger`, `om et halvt år`, `+14`.
fn from_today(tokens: &[Token<'_>], today: NaiveDate) -> Option<Span> {
    let (count, unit) = match *tokens {
        [W(word)] => {
            let days = chrono::Duration::days(words::distance(word)?);
            return today.checked_add_signed(days).map(Span::day);
        }
        [N { value: 1, .. }, W("halvt" | "half"), W(unit)] if words::unit(unit) == Some(Unit::Year) => {
            (6, Unit::Month)
        }
        [W("+"), N { value, .. }] => (value, Unit::Day),
        [W("+"), N { value, .. }, W(unit)] => (value, words::unit(unit)?),
        [N { value, .. }, W(unit)] if is_count(value, unit) => (value, words::unit(unit)?),
        _ => return None,
    };
    let day = match unit {
        Unit::Day => today.checked_add_days(Days::new(count.into())),
        Unit::Week => today.checked_add_days(Days::new(u64::from(count) * 7)),
        Unit::Month => today.checked_add_months(Months::new(count)),
        Unit::Year => today.checked_add_months(Months::new(count.checked_mul(12)?)),
        Unit::Workday if count <= 1000 => Some(add_workdays(today, count)),
        Unit::Workday | Unit::Quarter | Unit::Half => None,
    };
    day.map(Span::day)
}

/// Whether a number before a unit counts it, as in `2 uger`, and does not number it, as in `2. kvartal`.
fn is_count(value: u32, unit: &str) -> bool {
    match words::unit(unit) {
        Some(Unit::Day | Unit::Workday | Unit::Month) => true,
        Some(Unit::Week) => value == 1 || unit != "uge",
        Some(Unit::Year) => value < 100,
        _ => false,
    }
}

/// `næste uge`, `denne måned`, `sidste kvartal`, `næste fredag`, `i år`, `ugens udgang`.
fn stepped(tokens: &[Token<'_>], today: NaiveDate) -> Option<Span> {
    let (step, word) = match *tokens {
        [W(step), W(word)] => (words::step(step)?, word),
        [W(word)] => return running(words::running(word)?, 0, today),
        _ => return None,
    };
    if let Some(weekday) = words::weekday(word) {
        let week = Span::around(step_days(today, 7 * i64::from(step))?, Precision::Week);
        return day_of_week(week, weekday);
    }
    running(words::unit(word)?, step, today)
}

/// The week, month or year that is so many of its kind from the running one.
fn running(unit: Unit, step: i32, today: NaiveDate) -> Option<Span> {
    let (day, precision) = match unit {
        Unit::Week => (step_days(today, 7 * i64::from(step)), Precision::Week),
        Unit::Month => (step_months(today, step), Precision::Month),
        Unit::Quarter => (step_months(today, 3 * step), Precision::Quarter),
        Unit::Half => (step_months(today, 6 * step), Precision::Half),
        Unit::Year => (step_months(today, 12 * step), Precision::Year),
        Unit::Day | Unit::Workday => return None,
    };
    Some(Span::around(day?, precision))
}

/// `fredag`, `fredag i uge 17`, `onsdag den 22. april`.
fn weekday(tokens: &[Token<'_>], today: NaiveDate) -> Option<Span> {
    let (weekday, rest) = match tokens {
        [W(word), rest @ ..] if words::weekday(word).is_some() => (words::weekday(word)?, rest),
        [rest @ .., W(word)] => (words::weekday(word)?, rest),
        _ => return None,
    };
    if rest.is_empty() {
        let ahead = (weekday.days_since(today.weekday()) + 6) % 7 + 1;
        return today.checked_add_days(Days::new(ahead.into())).map(Span::day);
    }
    let rest = span(rest, today)?;
    match rest.precision {
        Precision::Day => Some(rest).filter(|span| span.last.weekday() == weekday),
        Precision::Week => day_of_week(rest, weekday),
        _ => None,
    }
}

/// `primo maj`, `medio april 2021`, `ultimo 2020`, `slutningen af 2. kvartal`, `sidst på året`.
fn part(tokens: &[Token<'_>], today: NaiveDate) -> Option<Span> {
    let [W(word), rest @ ..] = tokens else { return None };
    let third = words::third(word)?;
    let whole = stepped(rest, today).or_else(|| longer(rest, today))?;
    match whole.precision {
        Precision::Quarter => {
            let within = whole.first.checked_add_months(Months::new(third))?;
            Some(Span::around(within, Precision::Month))
        }
        Precision::Month => {
            let first = whole.first.with_day(1 + 10 * third)?;
            let last = if third == 2 { whole.last } else { whole.first.with_day(10 + 10 * third)? };
            Some(Span { first, last, ..whole })
        }
        Precision::Year => Span::month(whole.first.year(), [1, 6, 12].into_iter().nth(third as usize)?),
        _ => None,
    }
}

/// A day: `22/4`, `22. april 2020`, `2020-04-22`, `april 22`.
fn exact(tokens: &[Token<'_>], today: NaiveDate) -> Option<Span> {
    let (day, month, year) = match *tokens {
        [N { value: year, digits: 4 }, N { value: month, .. }, N { value: day, .. }] => {
            (day, month, Some((year, 4)))
        }
        [N { value: day, .. }, N { value: month, .. }] => (day, month, None),
        [N { value: day, .. }, N { value: month, .. }, N { value: year, digits }] => {
            (day, month, Some((year, digits)))
        }
        [N { value: day, .. }, W(month)] => (day, words::month(month)?, None),
        [N { value: day, .. }, W(month), N { value: year, digits }] => {
            (day, words::month(month)?, Some((year, digits)))
        }
        [W(month), N { value: day, digits: 1 | 2 }] => (day, words::month(month)?, None),
        [W(month), N { value: day, digits: 1 | 2 }, N { value: year, digits: 4 }] => {
            (day, words::month(month)?, Some((year, 4)))
        }
        _ => return None,
    };
    dated(year, today, |year| NaiveDate::from_ymd_opt(year, month, day).map(Span::day))
}

/// Anything longer than a day: `uge 17 2021`, `4. kvt.`, `1. halvår 2020`, `april`, `foråret 2020`, `2020`.
fn longer(tokens: &[Token<'_>], today: NaiveDate) -> Option<Span> {
    match *tokens {
        [N { value: year, digits: 4 }] => dated(Some((year, 4)), today, Span::year),
        [W(word)] | [W(word), W("maaned")] => named(word, None, today),
        [W(from), W(to)] if words::month(from).zip(words::month(to)).is_some() => named(to, None, today),
        [W(word), N { value: year, digits: 4 }] if words::unit(word).is_none() => {
            named(word, Some((year, 4)), today)
        }
        [W(word), N { value: year, digits: 4 }, N { value: end, digits: 2 }] => {
            let is_winter = words::season_end(word) == Some(2) && (year + 1) % 100 == end;
            is_winter.then(|| named(word, Some((year + 1, 4)), today))?
        }
        [W(unit), N { value, .. }] => numbered(unit, value, None, today),
        [W(unit), N { value, .. }, N { value: last, digits: 1 | 2 }] if is_range(unit, value, last) => {
            numbered(unit, last, None, today)
        }
        [N { value, .. }, W(unit)] => numbered(unit, value, None, today),
        [N { value: year, digits: 4 }, W(unit), N { value, .. }] => {
            numbered(unit, value, Some((year, 4)), today)
        }
        [W(unit), N { value, .. }, N { value: year, digits }] => {
            numbered(unit, value, Some((year, digits)), today)
        }
        [N { value, .. }, W(unit), N { value: year, digits }] => {
            numbered(unit, value, Some((year, digits)), today)
        }
        _ => None,
    }
}

/// Whether two numbers behind a unit are the first and the last week, as in `uge 18-19`, and not a week and its year.
fn is_range(unit: &str, first: u32, last: u32) -> bool {
    words::unit(unit) == Some(Unit::Week) && first < last && last <= 53
}

/// A month or a season.
fn named(word: &str, year: Option<(u32, usize)>, today: NaiveDate) -> Option<Span> {
    if let Some(month) = words::month(word) {
        return dated(year, today, |year| Span::month(year, month));
    }
    let end = words::season_end(word)?;
    dated(year, today, |year| {
        let last = Span::month(year, end)?;
        let first = last.first.checked_sub_months(Months::new(2))?;
        Some(Span { first, last: last.last, precision: Precision::Quarter })
    })
}

/// A week, a quarter or half a year by its number.
fn numbered(unit: &str, value: u32, year: Option<(u32, usize)>, today: NaiveDate) -> Option<Span> {
    match words::unit(unit)? {
        Unit::Week => dated(year, today, |year| Span::week(year, value)),
        Unit::Quarter => dated(year, today, |year| Span::quarter(year, value)),
        Unit::Half => dated(year, today, |year| Span::half(year, value)),
        _ => None,
    }
}

/// The span in the year that was said, or in the one that is meant where none was.
fn dated(year: Option<(u32, usize)>, today: NaiveDate, make: impl Fn(i32) -> Option<Span>) -> Option<Span> {
    let Some((year, digits)) = year else { return undated(today, make) };
    let year = match digits {
        2 => year + if year < 80 { 2000 } else { 1900 },
        _ => year,
    };
    i32::try_from(year).ok().filter(|year| (1900..2200).contains(year)).and_then(make)
}

fn undated(today: NaiveDate, make: impl Fn(i32) -> Option<Span>) -> Option<Span> {
    let limit = today.checked_add_months(AHEAD)?;
    let this = today.year();
    let next = (this - 1..=this + YEARS).filter_map(&make).find(|span| span.last >= today);
    let last = || (this - YEARS..=this + 1).rev().filter_map(&make).find(|span| span.last < today);
    next.filter(|span| span.first <= limit).or_else(last)
}

fn day_of_week(week: Span, weekday: Weekday) -> Option<Span> {
    step_days(week.first, weekday.num_days_from_monday().into()).map(Span::day)
}

fn step_days(day: NaiveDate, days: i64) -> Option<NaiveDate> {
    day.checked_add_signed(chrono::Duration::days(days))
}

fn step_months(day: NaiveDate, months: i32) -> Option<NaiveDate> {
    let first = day.with_day(1)?;
    let by = Months::new(months.unsigned_abs());
    if months < 0 { first.checked_sub_months(by) } else { first.checked_add_months(by) }
}
