//! How a workbook shows the numbers of its cells: only that tells a day from a number, and a share from a count.

use std::collections::HashMap;

use chrono::{Duration, NaiveDate, NaiveDateTime, Timelike};
use quick_xml::events::Event;

use super::package::Package;
use super::text::attribute;
use crate::exchange::problem::Message;

/// What a cell's number is shown as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Shown {
    /// As a number.
    #[default]
    Number,
    /// As a share of a hundred.
    Percent,
    /// As a day.
    Day,
    /// As a day and a time.
    Moment,
    /// As a month.
    Month,
    /// As a year.
    Year,
    /// As a time of day.
    Time,
}

/// What the cells of each style are shown as.
pub(super) fn read(package: &mut Package<'_>, path: &str) -> Result<Vec<Shown>, Message> {
    let Some(mut part) = package.part(path)? else { return Ok(Vec::new()) };
    let (mut codes, mut styles, mut is_cell) = (HashMap::new(), Vec::new(), false);
    loop {
        match part.next()? {
            Event::Start(start) => match start.local_name().as_ref() {
                "numFmt" => {
                    let id = attribute(&start, "numFmtId")?;
                    let code = attribute(&start, "formatCode")?;
                    codes.extend(id.zip(code).map(|(id, code)| (id, of_code(&code))));
                }
                "cellXfs" => is_cell = true,
                "xf" if is_cell => {
                    let id = attribute(&start, "numFmtId")?.unwrap_or_default();
                    styles.push(codes.get(&id).copied().unwrap_or_else(|| built_in(&id)));
                }
                _ => {}
            },
            Event::End(end) if end.local_name().as_ref() == "cellXfs" => is_cell = false,
            Event::Eof => return Ok(styles),
            _ => {}
        }
    }
}

/// The formats that have a number and no code (ECMA-376, 18.8.30).
fn built_in(id: &str) -> Shown {
    match id.parse::<u16>().unwrap_or_default() {
        9 | 10 => Shown::Percent,
        14..=16 | 27..=31 | 34..=36 | 50..=58 => Shown::Day,
        17 => Shown::Month,
        18..=21 | 32 | 33 | 45..=47 => Shown::Time,
        22 => Shown::Moment,
        _ => Shown::Number,
    }
}

/// What a format shows, told by its letters outside quotation marks; only the part for positive numbers counts.
fn of_code(code: &str) -> Shown {
    let letters = letters(code);
    let has = |letter: char| letters.contains(letter);
    let (has_day, has_year) = (has('d'), has('y'));
    let has_time = has('h') || has('s');
    match (has_day || has_year || (has('m') && !has_time), has_time) {
        _ if has('%') => Shown::Percent,
        (true, true) => Shown::Moment,
        (true, false) if has_day => Shown::Day,
        (true, false) if has('m') => Shown::Month,
        (true, false) => Shown::Year,
        (false, true) => Shown::Time,
        (false, false) => Shown::Number,
    }
}

fn letters(code: &str) -> String {
    let mut letters = String::new();
    let mut chars = code.chars();
    while let Some(c) = chars.next() {
        match c {
            ';' => break,
            '"' => drop(chars.by_ref().find(|c| *c == '"')),
            '\\' | '_' | '*' => drop(chars.next()),
            '[' => {
                // `[h]` counts hours; a colour, a condition or a language counts nothing.
                let inside: String = chars.by_ref().take_while(|c| *c != ']').collect();
                if matches!(inside.to_lowercase().as_str(), "h" | "hh" | "m" | "mm" | "s" | "ss") {
                    letters.push('h');
                }
            }
            c => letters.extend(c.to_lowercase()),
        }
    }
    // `General` and its translations have letters of their own.
    if letters.contains("general") || letters.contains("standard") { String::new() } else { letters }
}

/// The number of a cell as text: a date in ISO form, a number with a decimal point. `is_computed` is the result of a
/// formula: it is shown with the fifteen digits that a spreadsheet counts with.
pub(super) fn text(number: f64, shown: Shown, is_computed: bool, is_1904: bool) -> String {
    let moment = || moment(number, is_1904);
    let written = match shown {
        Shown::Number => None,
        Shown::Percent => Some(format!("{} %", rounded(number * 100.0))),
        Shown::Time => moment().map(|at| clock(at).replacen('T', "", 1)),
        Shown::Day | Shown::Moment => moment().map(|at| match at.num_seconds_from_midnight() {
            0 => at.date().to_string(),
            _ => format!("{}{}", at.date(), clock(at)),
        }),
        Shown::Month => moment().map(|at| at.format("%Y-%m").to_string()),
        Shown::Year => moment().map(|at| at.format("%Y").to_string()),
    };
    written.unwrap_or_else(|| if is_computed { rounded(number) } else { (number + 0.0).to_string() })
}

fn clock(at: NaiveDateTime) -> String {
    let form = if at.second() == 0 { "T%H:%M" } else { "T%H:%M:%S" };
    at.format(form).to_string()
}

fn rounded(number: f64) -> String {
    let number: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    (number + 0.0).to_string()
}

/// The moment of a serial number. The system of 1900 counts a 29 February that never was.
fn moment(number: f64, is_1904: bool) -> Option<NaiveDateTime> {
    const LAST: f64 = 2_958_466.0;
    let (year, month, day) = match is_1904 {
        true => (1904, 1, 1),
        false if number < 60.0 => (1899, 12, 31),
        false => (1899, 12, 30),
    };
    let first = NaiveDate::from_ymd_opt(year, month, day)?.and_hms_opt(0, 0, 0)?;
    let seconds = (number * 86_400.0).round();
    let fits = (0.0..LAST).contains(&number);
    fits.then(|| first.checked_add_signed(Duration::seconds(seconds as i64))).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_tells_days_months_years_times_and_shares_from_numbers() {
        for (code, shown) in [
            ("General", Shown::Number),
            ("#,##0.00", Shown::Number),
            ("0.0\" dage\"", Shown::Number),
            ("[Red]0;[Blue]-0", Shown::Number),
            ("#,##0\\ \"kr.\";[Red]\\-#,##0\\ \"kr.\"", Shown::Number),
            ("0.0%", Shown::Percent),
            ("yyyy\\-mm\\-dd", Shown::Day),
            ("[$-406]d. mmmm yyyy;@", Shown::Day),
            ("dd-mm-yyyy hh:mm", Shown::Moment),
            ("mmm\\-yy", Shown::Month),
            ("yyyy", Shown::Year),
            ("hh:mm", Shown::Time),
            ("[h]:mm:ss", Shown::Time),
            ("@", Shown::Number),
        ] {
            assert_eq!(of_code(code), shown, "{code}");
        }
    }

    #[test]
    fn a_serial_number_is_the_day_that_a_spreadsheet_shows() {
        let day = |number| text(number, Shown::Day, false, false);
        assert_eq!(day(43_963.0), "2020-05-12");
        assert_eq!((day(59.0), day(61.0)), ("1900-02-28".to_owned(), "1900-03-01".to_owned()));
        assert_eq!(text(42_501.0, Shown::Day, false, true), "2020-05-12");
        assert_eq!(text(43_963.395_833_333_3, Shown::Moment, false, false), "2020-05-12T09:30");
        assert_eq!(text(0.395_833_333_333_333, Shown::Time, false, false), "09:30");
        assert_eq!(text(43_952.0, Shown::Month, false, false), "2020-05");
        assert_eq!((day(-1.0), day(f64::NAN), day(1e300).len()), ("-1".into(), "NaN".into(), 301));
    }

    #[test]
    fn a_share_is_the_share_that_is_seen_and_a_result_has_fifteen_digits() {
        assert_eq!(text(0.12, Shown::Percent, false, false), "12 %");
        assert_eq!(text(0.094, Shown::Percent, false, false), "9.4 %");
        assert_eq!(text(0.1 + 0.2, Shown::Number, true, false), "0.3");
        assert_eq!(text(0.1 + 0.2, Shown::Number, false, false), "0.30000000000000004");
        assert_eq!(text(-0.0, Shown::Number, false, false), "0");
    }
}
