//! What time it is: the machine's clock, or a fixed one for demo files and tests.

use chrono::{DateTime, Local, NaiveDate, NaiveDateTime, NaiveTime, TimeZone};

/// The clock that writes are stamped with and days are counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// The machine's.
    System,
    /// Stands still at this many milliseconds since 1970 in UTC.
    Fixed(i64),
}

impl Clock {
    /// Milliseconds since 1970 in UTC.
    pub fn now_ms(self) -> i64 {
        match self {
            Clock::System => Local::now().timestamp_millis(),
            Clock::Fixed(ms) => ms,
        }
    }

    /// The local date.
    pub fn today(self) -> NaiveDate {
        local_day(self.now_ms())
    }

    /// The fixed clock that a text names: milliseconds, an RFC 3339 time, or a local date or time such as
    /// `2020-04-20` (8 in the morning) or `2020-04-20T08:41`.
    pub fn parse(text: &str) -> Option<Clock> {
        let text = text.trim();
        if let Ok(ms) = text.parse::<i64>() {
            return Some(Clock::Fixed(ms));
        }
        if let Ok(at) = DateTime::parse_from_rfc3339(text) {
            return Some(Clock::Fixed(at.timestamp_millis()));
        }
        let formats = ["%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"];
        let local = formats
            .iter()
            .find_map(|format| NaiveDateTime::parse_from_str(text, format).ok())
            .or_else(|| Some(text.parse::<NaiveDate>().ok()?.and_time(NaiveTime::from_hms_opt(8, 0, 0)?)))?;
        Some(Clock::Fixed(Local.from_local_datetime(&local).earliest()?.timestamp_millis()))
    }
}

/// The local date of a moment in milliseconds since 1970 in UTC.
pub(super) fn local_day(ms: i64) -> NaiveDate {
    Local.timestamp_millis_opt(ms).earliest().map(|at| at.date_naive()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_is_read_from_a_date_a_time_and_milliseconds() {
        let day = NaiveDate::from_ymd_opt(2020, 4, 20).unwrap();
        for text in ["2020-04-20", "2020-04-20T08:41", "2020-04-20 08:41", "2020-04-20T10:00:00Z"] {
            assert_eq!(Clock::parse(text).map(Clock::today), Some(day), "{text}");
        }
        assert_eq!(Clock::parse("17"), Some(Clock::Fixed(17)));
        assert_eq!(Clock::parse("i morgen"), None);
    }
}
