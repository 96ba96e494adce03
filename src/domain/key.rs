//! The keys that people type and texts mention: `A3-01`, `I-07`, `F-0412`, `M-2020-04-22`.

use std::ops::Range;

use chrono::NaiveDate;

use super::field::Kind;

/// The key that a person means by `text`, in its full form: `f412` is `F-0412`, `i-7` is `I-07`, `a3-1` is `A3-01`; a
/// number alone, of two digits or more, is a proposal's.
/// Only the form is looked at, not whether there is such a record; a key that came with a file may have another form.
pub fn is_key(text: &str) -> Option<String> {
    let text = text.trim().to_ascii_uppercase();
    if (2..=6).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit()) {
        return text.parse::<u32>().ok().map(|number| format!("F-{number:04}"));
    }
    read(&text, true).filter(|(_, length)| *length == text.len()).map(|(key, _)| key)
}

/// The kind of record that a key in its full form names; a person's or a committee's key has no form of its own.
pub fn kind_of(key: &str) -> Option<Kind> {
    let (letter, rest) = split_first(key)?;
    match letter {
        'A' if rest.contains('-') => Some(Kind::Recommendation),
        'A' => Some(Kind::Analysis),
        'M' => Some(Kind::Meeting),
        'T' if !rest.starts_with('-') => Some(Kind::Measurement),
        _ => running(letter),
    }
    .filter(|_| is_key(key).is_some())
}

/// The keys that a text mentions, with their places in bytes. A dash is asked for here, so that `A4` stays a sheet of
/// paper and `F16` an aeroplane.
pub fn find_keys(text: &str) -> Vec<(Range<usize>, String)> {
    let mut found: Vec<(Range<usize>, String)> = Vec::new();
    for dash in memchr::memchr_iter(b'-', text.as_bytes()) {
        let Some(at) = text.get(..dash).and_then(begins) else { continue };
        let behind_last = found.last().is_none_or(|(range, _)| range.end <= at);
        if behind_last && let Some((key, length)) = text.get(at..).and_then(|key| read(key, false)) {
            found.push((at..at + length, key));
        }
    }
    found
}

/// Where a key begins whose first dash comes right behind `before`: at a letter that is in no word, a number behind it.
fn begins(before: &str) -> Option<usize> {
    let named = before.trim_end_matches(|c: char| c.is_ascii_digit());
    let word = named.strip_suffix(|c: char| c.is_ascii_alphabetic())?;
    let goes_on = word.ends_with(|c: char| c.is_alphanumeric() || c == '-' || c == '_');
    (!goes_on).then_some(word.len())
}

/// A line of a note without the keys at its end that arrows point to, and without the blanks before them.
pub fn without_keys(line: &str) -> &str {
    let mut rest = line.trim_end();
    while let Some((before, key)) = rest.rsplit_once('→') {
        if is_key(key).is_none() {
            break;
        }
        rest = before.trim_end();
    }
    rest
}

/// The key at the beginning of `text` and its length in bytes there; `short` allows the dash to be left out.
fn read(text: &str, short: bool) -> Option<(String, usize)> {
    let (letter, rest) = split_first(text)?;
    let (key, rest) = match letter.to_ascii_uppercase() {
        'A' => read_analysis(rest, short)?,
        'M' => read_meeting(rest)?,
        letter => read_running(letter, rest, short)?,
    };
    let goes_on = rest.starts_with(|c: char| c.is_alphanumeric() || c == '_')
        || rest.strip_prefix('-').is_some_and(|r| r.starts_with(|c: char| c.is_ascii_alphanumeric()));
    (!goes_on).then_some((key, text.len() - rest.len()))
}

fn read_analysis(rest: &str, short: bool) -> Option<(String, &str)> {
    let (analysis, rest) = number(rest)?;
    match rest.strip_prefix('-').and_then(number) {
        Some((place, rest)) => Some((format!("A{analysis}-{place:02}"), rest)),
        None => short.then(|| (format!("A{analysis}"), rest)),
    }
}

fn read_meeting(rest: &str) -> Option<(String, &str)> {
    let (year, rest) = number(rest.strip_prefix('-')?)?;
    let (month, rest) = number(rest.strip_prefix('-')?)?;
    let (day, rest) = number(rest.strip_prefix('-')?)?;
    let date = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day).filter(|_| year > 999)?;
    match rest.strip_prefix('-').and_then(number) {
        Some((nth, rest)) => Some((format!("M-{date}-{nth}"), rest)),
        None => Some((format!("M-{date}"), rest)),
    }
}

fn read_running(letter: char, rest: &str, short: bool) -> Option<(String, &str)> {
    let kind = running(letter)?;
    let dashed = rest.strip_prefix('-');
    let digits = dashed.or(short.then(|| rest.trim_start()))?;
    let (number, after) = number(digits)?;
    let is_measurement = letter == 'T' && dashed.is_none() && digits.len() - after.len() >= 4;
    let (kind, dash) = if is_measurement { (Kind::Measurement, "") } else { (kind, "-") };
    Some((format!("{letter}{dash}{number:0width$}", width = kind.digits()), after))
}

/// The kind whose running keys begin with this letter and a dash.
fn running(letter: char) -> Option<Kind> {
    let is_ours = |kind: &Kind| {
        kind.prefix().and_then(|p| p.strip_suffix('-')).and_then(|p| p.chars().next()) == Some(letter)
    };
    Kind::ALL.iter().copied().find(is_ours)
}

/// The number at the beginning, of at most nine digits, and what follows it.
fn number(text: &str) -> Option<(u32, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = text.split_at_checked(digits)?;
    if digits > 9 {
        return None;
    }
    Some((number.parse().ok()?, rest))
}

fn split_first(text: &str) -> Option<(char, &str)> {
    let mut chars = text.chars();
    Some((chars.next()?, chars.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_may_be_typed_in_short() {
        for (typed, key) in [
            ("A3-01", "A3-01"),
            ("a3-1", "A3-01"),
            ("A3", "A3"),
            ("I-7", "I-07"),
            ("i07", "I-07"),
            ("f412", "F-0412"),
            (" F-0412 ", "F-0412"),
            ("f 412", "F-0412"),
            ("F-12345", "F-12345"),
            ("h9", "H-0009"),
            ("t12", "T-0012"),
            ("T000412", "T000412"),
            ("t0412", "T000412"),
            ("m-2020-4-22", "M-2020-04-22"),
            ("M-2020-04-22-2", "M-2020-04-22-2"),
        ] {
            assert_eq!(is_key(typed).as_deref(), Some(key), "{typed}");
        }
    }

    #[test]
    fn what_has_not_the_form_of_a_key_is_none() {
        for typed in [
            "",
            "F",
            "F-",
            "brev",
            "X-12",
            "A",
            "F-12a",
            "F-12-3",
            "M-2020-02-30",
            "M-20-04-22",
            "HL",
            "F-1234567890",
        ] {
            assert_eq!(is_key(typed), None, "{typed}");
        }
    }

    #[test]
    fn a_key_says_what_it_names() {
        for (key, kind) in [
            ("A3", Kind::Analysis),
            ("A3-01", Kind::Recommendation),
            ("I-07", Kind::Initiative),
            ("F-0412", Kind::Proposal),
            ("M-2020-04-22", Kind::Meeting),
            ("T-0012", Kind::Target),
            ("T000412", Kind::Measurement),
        ] {
            assert_eq!(kind_of(key), Some(kind), "{key}");
        }
        assert_eq!(kind_of("HL"), None);
    }

    #[test]
    fn keys_are_found_where_a_text_mentions_them() {
        let text = "Æ: se A3-01, i-7 og (M-2020-04-22) → F-0421. A4-ark, F16, COVID-19, x-F-0412-y, A3-02-3";
        let found = find_keys(text);
        let keys: Vec<&str> = found.iter().map(|(_, key)| key.as_str()).collect();
        assert_eq!(keys, ["A3-01", "I-07", "M-2020-04-22", "F-0421"]);
        let places: Vec<&str> = found.iter().map(|(range, _)| &text[range.clone()]).collect();
        assert_eq!(places, ["A3-01", "i-7", "M-2020-04-22", "F-0421"]);
    }
}
