//! Danish working days: all but weekends and public holidays, those that follow Easter and the fixed ones.

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// Easter Sunday of a year in the Gregorian calendar (the anonymous computus of Meeus, Jones and Butcher).
pub fn easter(year: i32) -> Option<NaiveDate> {
    let (a, b, c) = (year.rem_euclid(19), year.div_euclid(100), year.rem_euclid(100));
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15).rem_euclid(30);
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4).rem_euclid(7);
    let m = (a + 11 * h + 22 * l) / 451;
    let days = h + l - 7 * m + 114;
    NaiveDate::from_ymd_opt(year, u32::try_from(days / 31).ok()?, u32::try_from(days % 31).ok()? + 1)
}

/// The public holidays of a year in order. Store bededag was one for the last time in 2023 (law no. 214 of 6 March 2023).
pub fn holidays(year: i32) -> Vec<NaiveDate> {
    let mut days: Vec<NaiveDate> = [(1, 1), (12, 25), (12, 26)]
        .iter()
        .filter_map(|(m, d)| NaiveDate::from_ymd_opt(year, *m, *d))
        .collect();
    let prayer_day = (year < 2024).then_some(26);
    if let Some(easter) = easter(year) {
        days.extend(
            [-3, -2, 0, 1, 39, 49, 50].into_iter().chain(prayer_day).filter_map(|n| shifted(easter, n)),
        );
    }
    days.sort_unstable();
    days
}

/// The n-th working day after `from`, which itself is not counted; none is `from`. Stops at the end of the calendar.
pub fn add_workdays(from: NaiveDate, n: u32) -> NaiveDate {
    let mut day = from;
    let mut off = YearOff::of(day.year());
    let mut left = n;
    while left > 0 {
        let Some(next) = day.succ_opt() else { break };
        day = next;
        if off.year != day.year() {
            off = YearOff::of(day.year());
        }
        let is_weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        if !is_weekend && !off.holidays.contains(&day) {
            left -= 1;
        }
    }
    day
}

/// A year's holidays, so that they are reckoned once a year and not once a day.
struct YearOff {
    year: i32,
    holidays: Vec<NaiveDate>,
}

impl YearOff {
    fn of(year: i32) -> YearOff {
        YearOff { year, holidays: holidays(year) }
    }
}

fn shifted(day: NaiveDate, days: i32) -> Option<NaiveDate> {
    let by = Days::new(u64::from(days.unsigned_abs()));
    if days < 0 { day.checked_sub_days(by) } else { day.checked_add_days(by) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn easter_falls_on_the_known_days() {
        for known in
            ["2019-04-21", "2020-04-12", "2021-04-04", "2022-04-17", "2024-03-31", "2025-04-20", "2038-04-25"]
        {
            assert_eq!(easter(day(known).year()), Some(day(known)));
        }
    }

    #[test]
    fn ten_working_days_from_before_easter_2020_pass_over_the_holidays() {
        assert_eq!(add_workdays(day("2020-04-06"), 10), day("2020-04-23"));
        assert_eq!(add_workdays(day("2020-04-08"), 1), day("2020-04-14"));
    }

    #[test]
    fn store_bededag_counts_in_2023_but_not_in_2024() {
        assert_eq!(add_workdays(day("2023-05-04"), 1), day("2023-05-08"));
        assert_eq!(add_workdays(day("2024-04-25"), 1), day("2024-04-26"));
    }

    #[test]
    fn a_year_has_ten_holidays_since_2024_and_eleven_before() {
        assert_eq!((holidays(2023).len(), holidays(2024).len()), (11, 10));
        assert_eq!(add_workdays(NaiveDate::MAX, 3), NaiveDate::MAX);
        assert_eq!(add_workdays(day("2020-04-20"), 0), day("2020-04-20"));
    }
}
