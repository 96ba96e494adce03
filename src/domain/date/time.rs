//! A time of day as people write it.

/// A time of day as it is stored, `09:30`, from `9`, `9.30`, `9:30`, `0930`, `kl. 9.30` or `09:30:00`; `None` for what is
/// none.
pub fn time_of_day(text: &str) -> Option<String> {
    let lower = text.trim().to_lowercase();
    let bare = lower.strip_prefix("kl.").or_else(|| lower.strip_prefix("kl")).unwrap_or(&lower).trim();
    let mut parts = match (bare.len(), bare.split_at_checked(2)) {
        (4, Some((hour, minute))) if bare.bytes().all(|b| b.is_ascii_digit()) => vec![hour, minute],
        _ => bare.split([':', '.']).collect(),
    }
    .into_iter();
    let hour = digits(parts.next()?, 1..=2)?;
    let minute = parts.next().map_or(Some(0), |minute| digits(minute, 2..=2))?;
    let second = parts.next().map_or(Some(0), |second| digits(second, 2..=2))?;
    let fits = hour < 24 && minute < 60 && second < 60 && parts.next().is_none();
    fits.then(|| format!("{hour:02}:{minute:02}"))
}

fn digits(part: &str, lengths: std::ops::RangeInclusive<usize>) -> Option<u32> {
    let fits = lengths.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    fits.then(|| part.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_of_day_is_read_as_an_office_writes_it_and_nothing_else_is_taken_for_one() {
        for (text, expected) in [
            ("9", Some("09:00")),
            ("9.30", Some("09:30")),
            ("09:30", Some("09:30")),
            ("1630", Some("16:30")),
            ("kl. 16.30", Some("16:30")),
            ("Kl 9", Some("09:00")),
            ("09:30:00", Some("09:30")),
            (" 23.59 ", Some("23:59")),
            ("24.00", None),
            ("9.3", None),
            ("9.60", None),
            ("16.30.", None),
            ("+9.30", None),
            ("930", None),
            ("1.2.3.4", None),
            ("", None),
            ("kl.", None),
            ("om lidt", None),
            ("middag", None),
        ] {
            assert_eq!(time_of_day(text).as_deref(), expected, "{text}");
        }
    }
}
