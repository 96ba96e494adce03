//! Dates, spans and times as a person reads them, in Danish and English.

use chrono::{Datelike, NaiveDate};

use super::choice::Precision;
use super::date::{Deadline, Span, week_of};
use crate::text::Lang;

const DAYS_DA: [&str; 7] = ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"];
const DAYS_EN: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS_DA: [&str; 12] = [
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A day without its year: `20/4`, `20 Apr`.
pub fn day(date: NaiveDate, lang: Lang) -> String {
    match lang {
        Lang::Da => format!("{}/{}", date.day(), date.month()),
        Lang::En => format!("{} {}", date.day(), month_short(date.month(), lang)),
    }
}

/// A day with its year: `20/4 2020`, `20 Apr 2020`.
pub fn day_year(date: NaiveDate, lang: Lang) -> String {
    format!("{} {}", day(date, lang), date.year())
}

/// A day and its weekday, and its year where that is not this one: `man. 20/4`, `Mon 20 Apr`, `tir. 20/4 2021`.
pub fn weekday_day(date: NaiveDate, today: NaiveDate, lang: Lang) -> String {
    let year = other_year(date.year(), today);
    format!("{} {}{year}", weekday_short(date, lang), day(date, lang))
}

/// As [`weekday_day`], but `i går`, `i dag` and `i morgen` where it is one of these.
pub fn near(date: NaiveDate, today: NaiveDate, lang: Lang) -> String {
    let words = match lang {
        Lang::Da => ["i går", "i dag", "i morgen"],
        Lang::En => ["yesterday", "today", "tomorrow"],
    };
    let place = (date - today).num_days() + 1;
    let word = usize::try_from(place).ok().and_then(|place| words.get(place));
    word.map_or_else(|| weekday_day(date, today, lang), |word| (*word).to_owned())
}

/// A day in full: `mandag den 20. april 2020`, `Monday 20 April 2020`.
pub fn long(date: NaiveDate, lang: Lang) -> String {
    let (weekday, month) = (weekday(date, lang), month(date.month(), lang));
    match lang {
        Lang::Da => format!("{weekday} den {}. {month} {}", date.day(), date.year()),
        Lang::En => format!("{weekday} {} {month} {}", date.day(), date.year()),
    }
}

/// A day without its weekday: `den 20. april 2020`, `20 April 2020`.
pub fn plain(date: NaiveDate, lang: Lang) -> String {
    let before = if lang == Lang::Da { "den " } else { "" };
    format!("{before}{} {}", day_of_month(date, lang), date.year())
}

/// The ISO week: `uge 17`, `week 17`.
pub fn week(date: NaiveDate, lang: Lang) -> String {
    format!("{} {}", pick(lang, "uge", "week"), week_of(date).1)
}

/// A time of day, given as `16:30`: `kl. 16.30`, `16:30`. What is no such time stays as it is.
pub fn time(text: &str, lang: Lang) -> String {
    match (text.split_once(':'), lang) {
        (Some((hour, minute)), Lang::Da) => format!("kl. {hour}.{minute}"),
        _ => text.to_owned(),
    }
}

/// A month's name, 1 to 12; anything else has none.
pub fn month(month: u32, lang: Lang) -> &'static str {
    let names = pick(lang, MONTHS_DA, MONTHS_EN);
    nth(&names, month.checked_sub(1))
}

/// A month's short name: `jan.`, `maj`; `Jan`, `May`.
pub fn month_short(month: u32, lang: Lang) -> String {
    short(self::month(month, lang), lang)
}

/// The name of a day of the week: `mandag`, `Monday`.
pub fn weekday(date: NaiveDate, lang: Lang) -> &'static str {
    let names = pick(lang, DAYS_DA, DAYS_EN);
    nth(&names, Some(date.weekday().num_days_from_monday()))
}

/// Its short name: `man.`, `Mon`.
pub fn weekday_short(date: NaiveDate, lang: Lang) -> String {
    short(weekday(date, lang), lang)
}

/// A deadline in a list, with its year where that is not this one: `i dag`, `ons. 22/4`, `uge 15`, `maj`, `1. kvt.`,
/// `1. halvår`, `hele 2019`.
pub fn deadline(deadline: Deadline, today: NaiveDate, lang: Lang) -> String {
    match deadline.precision {
        Precision::Day => near(deadline.last, today, lang),
        Precision::Quarter if is_quarter(deadline.last) => {
            let year = other_year(deadline.last.year(), today);
            let quarter = deadline.last.month() / 3;
            pick(lang, format!("{quarter}. kvt.{year}"), format!("Q{quarter}{year}"))
        }
        _ => deadline_long(deadline, today, lang),
    }
}

/// A deadline where there is room: `i dag`, `onsdag den 22. april 2020`, `1. kvartal`, `hele 2019`.
pub fn deadline_long(deadline: Deadline, today: NaiveDate, lang: Lang) -> String {
    let last = deadline.last;
    let year = other_year(last.year(), today);
    match deadline.precision {
        Precision::Day if (last - today).num_days().abs() <= 1 => near(last, today, lang),
        Precision::Day => long(last, lang),
        Precision::Week => format!("{}{}", week(last, lang), other_year(week_of(last).0, today)),
        Precision::Month => format!("{}{}{year}", third(last, lang), month(last.month(), lang)),
        Precision::Quarter if is_quarter(last) => {
            let quarter = last.month() / 3;
            pick(lang, format!("{quarter}. kvartal{year}"), format!("quarter {quarter}{year}"))
        }
        Precision::Quarter => format!("{}{year}", season(last, lang)),
        Precision::Half => {
            let half = last.month().div_ceil(6);
            let ordinal = if half == 1 { "1st" } else { "2nd" };
            pick(lang, format!("{half}. halvår{year}"), format!("{ordinal} half{year}"))
        }
        Precision::Year => format!("{} {}", pick(lang, "hele", "all of"), last.year()),
    }
}

/// A deadline as it can be typed again, always with its year: `uge 15 2020`, `1. kvartal 2020`, `20/4 2020`.
pub fn deadline_typed(deadline: Deadline, lang: Lang) -> String {
    if deadline.precision == Precision::Day {
        return day_year(deadline.last, lang);
    }
    // Seen from another year, every form names its own.
    let elsewhere = NaiveDate::from_ymd_opt(deadline.last.year() + 5, 6, 15).unwrap_or(deadline.last);
    deadline_long(deadline, elsewhere, lang)
}

/// What was understood of a typed date, so that a person can see it before it is saved: `uge 24: 8.–14. juni`,
/// `hele 2019: 1. januar–31. december`; a day in full, with the year where a span does not lie in this one.
pub fn understood(span: Span, today: NaiveDate, lang: Lang) -> String {
    if span.precision == Precision::Day {
        return long(span.last, lang);
    }
    let name = deadline_long(Deadline::from(span), today, lang);
    let (first, last) = (span.first, span.last);
    let begins = match (first.month() == last.month(), lang) {
        (true, Lang::Da) => format!("{}.", first.day()),
        (true, Lang::En) => first.day().to_string(),
        _ => day_of_month(first, lang),
    };
    let year = if first.year() == last.year() { String::new() } else { format!(" {}", last.year()) };
    format!("{name}: {begins}–{}{year}", day_of_month(last, lang))
}

fn day_of_month(date: NaiveDate, lang: Lang) -> String {
    let dot = pick(lang, ".", "");
    format!("{}{dot} {}", date.day(), month(date.month(), lang))
}

fn other_year(year: i32, today: NaiveDate) -> String {
    if year == today.year() { String::new() } else { format!(" {year}") }
}

fn is_quarter(last: NaiveDate) -> bool {
    last.month().is_multiple_of(3)
}

/// The three months that end with this one, where they are no quarter.
fn season(last: NaiveDate, lang: Lang) -> String {
    let name = match last.month() {
        1 | 2 => pick(lang, "vinteren", "winter"),
        4 | 5 => pick(lang, "foråret", "spring"),
        7 | 8 => pick(lang, "sommeren", "summer"),
        _ => pick(lang, "efteråret", "autumn"),
    };
    name.to_owned()
}

/// The word before a month of which only the first or the middle third is meant.
fn third(last: NaiveDate, lang: Lang) -> &'static str {
    match last.day() {
        10 => pick(lang, "primo ", "early "),
        20 => pick(lang, "medio ", "mid "),
        _ => "",
    }
}

/// The first three letters; Danish ends them with a point where any were left out.
fn short(name: &str, lang: Lang) -> String {
    let mut letters = name.chars();
    let head: String = letters.by_ref().take(3).collect();
    let point = if lang == Lang::Da && letters.next().is_some() { "." } else { "" };
    head + point
}

fn nth<'a>(names: &[&'a str], place: Option<u32>) -> &'a str {
    place.and_then(|place| names.get(place as usize)).copied().unwrap_or_default()
}

fn pick<T>(lang: Lang, da: T, en: T) -> T {
    match lang {
        Lang::Da => da,
        Lang::En => en,
    }
}

#[cfg(test)]
mod tests {
    use super::super::date::parse_span;
    use super::*;
    use Lang::{Da, En};

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn today() -> NaiveDate {
        date("2020-04-20")
    }

    #[test]
    fn a_day_is_written_as_danes_and_english_write_it() {
        let monday = today();
        assert_eq!((day(monday, Da), day(monday, En)), ("20/4".into(), "20 Apr".into()));
        assert_eq!(weekday_day(monday, monday, Da), "man. 20/4");
        assert_eq!(weekday_day(monday, monday, En), "Mon 20 Apr");
        assert_eq!(weekday_day(date("2021-05-04"), monday, Da), "tir. 4/5 2021");
        assert_eq!(long(monday, Da), "mandag den 20. april 2020");
        assert_eq!(long(monday, En), "Monday 20 April 2020");
        assert_eq!(
            (plain(monday, Da), plain(monday, En)),
            ("den 20. april 2020".into(), "20 April 2020".into())
        );
        assert_eq!((week(monday, Da), week(monday, En)), ("uge 17".into(), "week 17".into()));
        assert_eq!((time("16:30", Da), time("16:30", En)), ("kl. 16.30".into(), "16:30".into()));
        assert_eq!([1, 5, 9].map(|m| month_short(m, Da)), ["jan.", "maj", "sep."]);
        assert_eq!(weekday_short(date("2020-04-25"), Da), "lør.");
        assert_eq!(month(13, Da), "");
    }

    #[test]
    fn the_nearest_days_have_names() {
        let written = |text| (near(date(text), today(), Da), near(date(text), today(), En));
        assert_eq!(written("2020-04-19"), ("i går".into(), "yesterday".into()));
        assert_eq!(written("2020-04-20"), ("i dag".into(), "today".into()));
        assert_eq!(written("2020-04-21"), ("i morgen".into(), "tomorrow".into()));
        assert_eq!(written("2020-04-22"), ("ons. 22/4".into(), "Wed 22 Apr".into()));
    }

    #[test]
    fn a_deadline_is_as_exact_as_it_was_given() {
        for (typed, da, en) in [
            ("20/4 2020", "i dag", "today"),
            ("22/4", "ons. 22/4", "Wed 22 Apr"),
            ("uge 15", "uge 15", "week 15"),
            ("uge 9", "uge 9 2021", "week 9 2021"),
            ("uge 53 2020", "uge 53", "week 53"),
            ("1. kvt. 2020", "1. kvt.", "Q1"),
            ("4. kvartal 2019", "4. kvt. 2019", "Q4 2019"),
            ("1. halvår 2020", "1. halvår", "1st half"),
            ("maj", "maj", "May"),
            ("primo maj", "primo maj", "early May"),
            ("medio marts 2021", "medio marts 2021", "mid March 2021"),
            ("foråret 2020", "foråret", "spring"),
            ("hele 2019", "hele 2019", "all of 2019"),
        ] {
            let given = Deadline::from(parse_span(typed, today()).unwrap());
            assert_eq!(deadline(given, today(), Da), da);
            assert_eq!(deadline(given, today(), En), en);
        }
        let quarter = Deadline { last: date("2020-03-31"), precision: Precision::Quarter };
        assert_eq!(deadline_long(quarter, today(), Da), "1. kvartal");
    }

    #[test]
    fn what_was_understood_says_which_days_it_is() {
        for (typed, da, en) in [
            ("uge 24", "uge 24: 8.–14. juni", "week 24: 8–14 June"),
            ("uge 18", "uge 18: 27. april–3. maj", "week 18: 27 April–3 May"),
            ("uge 53", "uge 53: 28. december–3. januar 2021", "week 53: 28 December–3 January 2021"),
            ("fredag", "fredag den 24. april 2020", "Friday 24 April 2020"),
            (
                "4. kvt. 2019",
                "4. kvartal 2019: 1. oktober–31. december",
                "quarter 4 2019: 1 October–31 December",
            ),
            ("april", "april: 1.–30. april", "April: 1–30 April"),
            ("hele 2019", "hele 2019: 1. januar–31. december", "all of 2019: 1 January–31 December"),
        ] {
            let span = parse_span(typed, today()).unwrap();
            assert_eq!(understood(span, today(), Da), da);
            assert_eq!(understood(span, today(), En), en);
        }
    }

    #[test]
    fn a_deadline_as_written_is_read_back_as_the_same() {
        for typed in ["22/4", "uge 15", "uge 9", "4. kvt. 2019", "maj", "primo maj", "hele 2019", "2. halvår"]
        {
            let given = Deadline::from(parse_span(typed, today()).unwrap());
            for lang in [Da, En] {
                let written = deadline(given, today(), lang);
                assert_eq!(parse_span(&written, today()).map(Deadline::from), Some(given), "{written}");
            }
        }
    }
}
