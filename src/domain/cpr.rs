//! Finds personal numbers (CPR) in texts, so that they are marked, asked about and kept out of what leaves the house.
//!
//! Ten digits whose first six are a date, written together or parted. The old check by modulus 11 says nothing: numbers
//! without it have been issued since 1 October 2007 (cpr.dk, "Personnumre uden kontrolciffer"). Replacement numbers have
//! 60 added to the day. A production unit's number, a row of telephone numbers or a case number that looks the same is
//! found too: a person is asked, nothing is changed by itself.

use std::ops::Range;

/// How many signs may stand between the date and the last four digits: `010190 - 1234`.
const GAP: usize = 3;

/// Where personal numbers stand in a text: byte ranges on character borders, in order, from first digit to last.
pub fn find(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = next_number(text, from) {
        match number_at(text, start) {
            Some(end) => {
                found.push(start..end);
                from = end;
            }
            None => from = after_digits(text, start),
        }
    }
    found
}

/// The text with the last four digits of every personal number hidden: `010190-XXXX`.
pub fn mask(text: &str) -> String {
    replace(text, find(text), masked)
}

fn masked(number: &str) -> String {
    let date: String = number.chars().filter(char::is_ascii_digit).take(6).collect();
    format!("{date}-XXXX")
}

/// The text with every personal number hidden whole, the day of birth too: `XXXXXX-XXXX`.
pub fn hide(text: &str) -> String {
    replace(text, find(text), hidden)
}

fn hidden(_: &str) -> String {
    "XXXXXX-XXXX".to_owned()
}

fn replace(text: &str, found: Vec<Range<usize>>, by: impl Fn(&str) -> String) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for range in found {
        out.push_str(text.get(from..range.start).unwrap_or_default());
        out.push_str(&by(text.get(range.clone()).unwrap_or_default()));
        from = range.end;
    }
    out.push_str(text.get(from..).unwrap_or_default());
    out
}

/// What the keys of settings begin with that name a number which is no personal one: `not-cpr.1012345678`, or with fewer
/// digits all numbers that begin so, such as the P-numbers of one authority.
pub const HARMLESS: &str = "not-cpr.";

/// Numbers that look like personal ones, and of which somebody has said that they are not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Harmless(Vec<String>);

impl Harmless {
    /// What settings with these keys name.
    pub fn of<'a>(keys: impl Iterator<Item = &'a str>) -> Harmless {
        let mut harmless = Harmless::default();
        harmless.add(keys.filter_map(|key| key.strip_prefix(HARMLESS)));
        harmless
    }

    /// Names more of them, in any form.
    pub fn add<'a>(&mut self, numbers: impl Iterator<Item = &'a str>) {
        for number in numbers.map(digits).filter(|number| !number.is_empty()) {
            if !self.0.contains(&number) {
                self.0.push(number);
            }
        }
    }

    /// Where personal numbers stand in a text, as [`find`] tells, without these.
    pub fn find(&self, text: &str) -> Vec<Range<usize>> {
        let mut found = find(text);
        found.retain(|range| !self.has(text.get(range.clone()).unwrap_or_default()));
        found
    }

    /// The text as [`mask`] gives it, with these left as they are.
    pub fn mask(&self, text: &str) -> String {
        replace(text, self.find(text), masked)
    }

    /// The text as [`hide`] gives it, with these left as they are.
    pub fn hide(&self, text: &str) -> String {
        replace(text, self.find(text), hidden)
    }

    fn has(&self, number: &str) -> bool {
        let number = digits(number);
        self.0.iter().any(|known| number.starts_with(known))
    }
}

/// The digits of a number, whatever stands between them.
pub fn digits(number: &str) -> String {
    number.chars().filter(char::is_ascii_digit).collect()
}

/// The next place from `from` on where digits begin.
fn next_number(text: &str, from: usize) -> Option<usize> {
    text.get(from..)?.find(|c: char| c.is_ascii_digit()).map(|at| from + at)
}

fn after_digits(text: &str, from: usize) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    from + rest.bytes().take_while(u8::is_ascii_digit).count()
}

/// The end of the personal number that begins at `start`, if one does and no digit follows it.
fn number_at(text: &str, start: usize) -> Option<usize> {
    let rest = text.get(start..)?;
    let mut at = Reader { rest, done: 0 };
    let day = at.digits(2)?;
    let parted = at.separators(1)?;
    let month = at.digits(2)?;
    if at.separators(1)? != parted {
        return None;
    }
    at.digits(2)?;
    at.separators(GAP)?;
    at.digits(4)?;
    let ends = !at.rest.starts_with(|c: char| c.is_ascii_digit());
    (ends && is_day(day, month)).then_some(start + at.done)
}

fn is_day(day: u32, month: u32) -> bool {
    let longest = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => 29,
        _ => 0,
    };
    let day = if day > 60 { day - 60 } else { day };
    (1..=longest).contains(&day)
}

/// Reads a number from its beginning.
struct Reader<'a> {
    rest: &'a str,
    done: usize,
}

impl Reader<'_> {
    fn digits(&mut self, count: usize) -> Option<u32> {
        let number = self.rest.get(..count)?;
        if !number.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        self.skip(count);
        number.parse().ok()
    }

    /// How many separators stand here, none being fine; too many are not.
    fn separators(&mut self, most: usize) -> Option<usize> {
        let count = self.rest.chars().take(most + 1).take_while(|c| is_separator(*c)).count();
        let bytes = self.rest.chars().take(count).map(char::len_utf8).sum();
        self.skip(bytes);
        (count <= most).then_some(count)
    }

    fn skip(&mut self, bytes: usize) {
        self.rest = self.rest.get(bytes..).unwrap_or_default();
        self.done += bytes;
    }
}

/// Dashes, blanks and points of every kind, line ends and signs without width.
fn is_separator(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '-' | '.' | '/' | '_' | '\u{AD}' | '\u{200B}' | '\u{2010}'
                ..='\u{2015}' | '\u{2060}' | '\u{2212}' | '\u{FE63}' | '\u{FF0D}' | '\u{FEFF}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_personal_number_is_found_in_every_form() {
        for number in [
            "010190-1234",
            "0101901234",
            "010190 1234",
            "010190\u{2011}1234",
            "010190\u{2013}1234",
            "010190\u{2212}1234",
            "010190\u{AD}1234",
            "010190\u{A0}1234",
            "010190 - 1234",
            "010190-\n1234",
            "01.01.90-1234",
            "01 01 90 1234",
            "01-01-90-1234",
            "010190--1234",
            "311299-0000",
            "290200-1234",
            "610190-1234",
            "910190-1234",
        ] {
            let text = format!("Født: {number}, æøå");
            let found = find(&text);
            assert_eq!(found.len(), 1, "{number:?}");
            assert_eq!(&text[found[0].clone()], number);
        }
    }

    #[test]
    fn the_old_check_digit_lets_none_pass() {
        assert_eq!(find("070761-4285").len(), 1, "with a right check digit");
        assert_eq!(find("070761-4284").len(), 1, "with a wrong one");
    }

    #[test]
    fn what_is_no_date_or_has_digits_beside_it_is_none() {
        for text in [
            "000190-1234",
            "320190-1234",
            "011390-1234",
            "310490-1234",
            "300290-1234",
            "600190-1234",
            "920190-1234",
            "1010190-1234",
            "010190-12345",
            "01019012345",
            "010190-123",
            "22.4.2020",
            "tlf. 75 92 11 22",
            "2020-04-22",
            "010190 kl. 1234",
            "010190    1234",
            "1.945 i 2020",
            "",
        ] {
            assert_eq!(find(text), [], "{text:?}");
        }
    }

    #[test]
    fn what_only_looks_like_one_is_found_too_since_a_person_is_asked() {
        assert_eq!(find("P-nummer 1012345678").len(), 1);
        assert_eq!(find("sag 1203451234").len(), 1);
    }

    #[test]
    fn a_p_number_and_a_series_that_were_said_to_be_none_are_left_alone_in_every_form() {
        let keys = ["not-cpr.1012345678", "not-cpr.2011", "view.mine", "not-cpr."];
        let harmless = Harmless::of(keys.into_iter());
        for text in ["P-nummer 1012345678", "101234-5678", "20 11 90 1234, 20 11 90 1235"] {
            assert!(!find(text).is_empty());
            assert_eq!(harmless.find(text), [], "{text}");
        }
        assert_eq!(harmless.find("1012345679 og 010190-1234").len(), 2);
        assert_eq!(Harmless::default().find("010190-1234").len(), 1);
    }

    #[test]
    fn several_are_found_in_order_and_masked() {
        let text = "Æ 010190-1234, 610190–1234 og 0101901234.";
        assert_eq!(find(text).len(), 3);
        assert_eq!(mask(text), "Æ 010190-XXXX, 610190-XXXX og 010190-XXXX.");
        assert_eq!(find(&mask(text)), []);
        assert_eq!(mask("uge 17"), "uge 17");
    }

    #[test]
    fn a_megabyte_of_digits_and_dashes_is_no_burden() {
        for part in ["0", "01", "01-", "010190-", "0101901 "] {
            assert_eq!(find(&part.repeat(1_000_000 / part.len())), [], "{part}");
        }
    }
}
