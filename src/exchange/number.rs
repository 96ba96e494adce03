//! Numbers as files write them, plain or Danish; what could be a thousand or a decimal is not guessed at.

use super::problem::{Message, quoted};

/// Which of point and comma is the decimal mark, where a number alone does not say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Marks {
    /// The point, as in JSON and in a file with commas between the cells.
    Plain,
    /// The comma, as in a file with semicolons between the cells.
    Danish,
    /// The file does not say.
    Unknown,
    /// The cell is a number and not digits: a point is the decimal mark, and nothing parts thousands.
    Exact,
}

impl Marks {
    /// What the delimiter of a file says.
    pub(super) fn of_delimiter(delimiter: char) -> Marks {
        match delimiter {
            ',' => Marks::Plain,
            ';' => Marks::Danish,
            _ => Marks::Unknown,
        }
    }
}

/// The largest number that is held to the last digit.
const LARGEST: f64 = 9_007_199_254_740_992.0;

/// A whole number in its shortest form. A point or comma before three digits parts thousands, but in a number.
pub(super) fn int(text: &str, marks: Marks) -> Result<String, Message> {
    let wrong = || Message::NotANumber { value: quoted(text) };
    let (minus, digits) = signed(text);
    let (whole, decimals) = match split(&digits) {
        Split::Both(whole, decimals) | Split::Decimal(whole, decimals) => (whole, decimals),
        Split::Either(whole, last, _) if marks == Marks::Exact => (whole, last),
        Split::Either(whole, last, _) => (whole + &last, String::new()),
        Split::Whole(whole) => (whole, String::new()),
        Split::Not => return Err(wrong()),
    };
    if decimals.bytes().any(|b| b != b'0') {
        return Err(wrong());
    }
    let number: i64 = format!("{minus}{whole}").parse().map_err(|_| wrong())?;
    Ok(number.to_string())
}

/// A number in its shortest form, with a decimal point.
pub(super) fn real(text: &str, marks: Marks) -> Result<String, Message> {
    let (minus, digits) = signed(text);
    let (whole, decimals) = match split(&digits) {
        Split::Both(whole, decimals) | Split::Decimal(whole, decimals) => (whole, decimals),
        Split::Whole(whole) => (whole, String::new()),
        Split::Either(whole, last, mark) => match (marks, mark) {
            (Marks::Plain | Marks::Exact, '.') | (Marks::Danish, ',') => (whole, last),
            (Marks::Danish, '.') => (whole + &last, String::new()),
            _ => return Err(Message::AmbiguousNumber { value: quoted(text) }),
        },
        Split::Not => return Err(Message::NotANumber { value: quoted(text) }),
    };
    let number: Option<f64> =
        format!("{minus}{whole}.{decimals}").parse().ok().filter(|n: &f64| n.abs() <= LARGEST);
    // `-0` is 0 in every report.
    number.map(|n| (n + 0.0).to_string()).ok_or_else(|| Message::NotANumber { value: quoted(text) })
}

/// A figure in its shortest form. Of whole ones a mark before three digits parts thousands, unless that is the mark before
/// the decimals of the file.
pub(super) fn figure(text: &str, marks: Marks, whole: bool) -> Result<String, Message> {
    match split(&signed(text).1) {
        Split::Either(..) if marks == Marks::Exact => real(text, marks),
        Split::Either(_, _, '.') if whole && marks != Marks::Plain => int(text, marks),
        Split::Either(_, _, ',') if whole && marks != Marks::Danish => int(text, marks),
        Split::Either(..) if whole => Err(Message::AmbiguousNumber { value: quoted(text) }),
        _ => real(text, marks),
    }
}

/// The mark before the decimals of a number that can be read in one way only; `None` where it has none.
pub(super) fn decimal_mark(text: &str) -> Option<char> {
    let number = text.trim().trim_end_matches(|c: char| !c.is_ascii_digit());
    match split(&signed(number).1) {
        Split::Decimal(..) | Split::Both(..) => number.chars().rfind(|c| matches!(c, '.' | ',')),
        _ => None,
    }
}

/// Whether a point stands before exactly three digits: only the file can say whether it parts thousands.
pub(super) fn hangs_on_its_file(text: &str) -> bool {
    let number = text.trim().trim_end_matches(|c: char| !c.is_ascii_digit());
    matches!(split(&signed(number).1), Split::Either(_, _, '.'))
}

enum Split {
    /// No decimals; thousands are joined.
    Whole(String),
    /// One mark that can only be the decimal one.
    Decimal(String, String),
    /// Both marks: the last is the decimal one.
    Both(String, String),
    /// One mark before exactly three digits, and which.
    Either(String, String, char),
    /// No number.
    Not,
}

fn signed(text: &str) -> (&'static str, String) {
    let text = text.trim();
    let unsigned = text.strip_prefix(['-', '\u{2212}']);
    let digits = unsigned.unwrap_or_else(|| text.strip_prefix('+').unwrap_or(text)).trim_start();
    (if unsigned.is_some() { "-" } else { "" }, joined(digits, char::is_whitespace))
}

/// Takes blanks out where they part thousands; where they do not, they stay and make it no number.
fn joined(digits: &str, blank: fn(char) -> bool) -> String {
    let (whole, rest) =
        digits.find(['.', ',']).and_then(|at| digits.split_at_checked(at)).unwrap_or((digits, ""));
    match thousands(whole, blank) {
        Some(whole) => whole + rest,
        None => digits.to_owned(),
    }
}

/// The digits without what parts them, where that is groups of three after the first.
fn thousands(text: &str, mark: impl Fn(char) -> bool) -> Option<String> {
    let mut groups = text.split(mark);
    let first = groups.next()?;
    let groups: Vec<&str> = groups.collect();
    let alone = groups.is_empty();
    let fits = (alone || (1..=3).contains(&first.len())) && groups.iter().all(|g| g.len() == 3);
    let number = first.to_owned() + &groups.concat();
    (fits && plain(&number)).then_some(number)
}

fn plain(digits: &str) -> bool {
    !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())
}

fn split(text: &str) -> Split {
    let Some((mark_at, mark)) = text.char_indices().rfind(|(_, c)| matches!(c, '.' | ',')) else {
        return if plain(text) { Split::Whole(text.to_owned()) } else { Split::Not };
    };
    let whole = text.get(..mark_at).unwrap_or_default();
    let last = text.get(mark_at + 1..).unwrap_or_default();
    let other = if mark == '.' { ',' } else { '.' };
    if whole.contains(mark) {
        return thousands(text, |c| c == mark).map_or(Split::Not, Split::Whole);
    }
    if !plain(last) {
        return Split::Not;
    }
    if whole.contains(other) {
        return thousands(whole, |c| c == other).map_or(Split::Not, |w| Split::Both(w, last.to_owned()));
    }
    if !plain(whole) {
        return Split::Not;
    }
    let parts_thousands = last.len() == 3 && whole.len() <= 3 && !whole.starts_with('0');
    let (whole, last) = (whole.to_owned(), last.to_owned());
    if parts_thousands { Split::Either(whole, last, mark) } else { Split::Decimal(whole, last) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_and_danish_numbers_are_read() {
        let same = [
            ("1234,5", "1234.5"),
            ("1.234,50", "1234.5"),
            ("1,234.50", "1234.5"),
            ("1 234,5", "1234.5"),
            ("1\u{a0}234,5", "1234.5"),
            ("23.4", "23.4"),
            ("23,4", "23.4"),
            ("2,0", "2"),
            ("-0,5", "-0.5"),
            ("\u{2212}5", "-5"),
            ("1.234.567", "1234567"),
            ("0,125", "0.125"),
            ("0.125", "0.125"),
            ("12345", "12345"),
            ("-0", "0"),
        ];
        for marks in [Marks::Plain, Marks::Danish, Marks::Unknown] {
            for (text, number) in same {
                assert_eq!(real(text, marks).as_deref(), Ok(number), "{text}");
            }
        }
    }

    #[test]
    fn a_thousand_or_a_decimal_is_told_by_the_file_or_not_at_all() {
        assert!(real(&"9".repeat(400), Marks::Plain).is_err());
        assert_eq!(real("1.234", Marks::Plain).as_deref(), Ok("1.234"));
        assert_eq!(real("1.234", Marks::Danish).as_deref(), Ok("1234"));
        assert_eq!(real("1,234", Marks::Danish).as_deref(), Ok("1.234"));
        let asks = |text, marks| matches!(real(text, marks), Err(Message::AmbiguousNumber { .. }));
        assert!(
            asks("1.234", Marks::Unknown) && asks("1,234", Marks::Unknown) && asks("1,234", Marks::Plain)
        );
    }

    #[test]
    fn whole_numbers_have_thousands_and_no_decimals() {
        for text in ["1234", "1.234", "1,234", "1 234", "1234,0"] {
            assert_eq!(int(text, Marks::Plain).as_deref(), Ok("1234"), "{text}");
        }
        for text in
            ["", "x", "1,5", "1.2.3", "1..2", "--1", "9223372036854775808", "1e3", "=1", "12 34", ",", "1."]
        {
            assert!(int(text, Marks::Danish).is_err(), "{text}");
        }
    }

    #[test]
    fn in_a_number_the_point_is_the_decimal_mark() {
        assert_eq!(real("1.234", Marks::Exact).as_deref(), Ok("1.234"));
        assert_eq!(figure("1.234", Marks::Exact, true).as_deref(), Ok("1.234"));
        assert_eq!(int("1234.000", Marks::Exact).as_deref(), Ok("1234"));
        assert!(int("1.234", Marks::Exact).is_err());
    }
}
