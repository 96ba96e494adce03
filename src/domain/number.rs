//! Numbers as a person reads them: `1.945` and `2,3` in Danish, `1,945` and `2.3` in English, minus as `−`.

use crate::text::Lang;

/// The minus sign that is as wide as a plus.
const MINUS: char = '\u{2212}';

/// A whole number, with a sign between thousands from four digits on.
pub fn int(number: i64, lang: Lang) -> String {
    let digits = grouped(&number.unsigned_abs().to_string(), lang);
    if number < 0 { format!("{MINUS}{digits}") } else { digits }
}

/// A count with the language's separators.
pub fn count(lang: Lang, n: usize) -> String {
    int(i64::try_from(n).unwrap_or(i64::MAX), lang)
}

/// A number as a person types it in a language: `1.945`, `1945`, `2,3` and `−0,5` in Danish. A mark before groups of
/// three digits parts thousands; `None` where it is no number.
pub fn typed(text: &str, lang: Lang) -> Option<f64> {
    let (thousands, decimals) = if lang == Lang::Da { ('.', ',') } else { (',', '.') };
    let text: String = text.trim().replace(MINUS, "-").chars().filter(|c| !c.is_whitespace()).collect();
    let (whole, part) = text.split_once(decimals).map_or((text.as_str(), None), |(w, p)| (w, Some(p)));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("-", digits));
    let mut groups = digits.split(thousands);
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    let in_threes = rest.iter().all(|group| group.len() == 3) && (rest.is_empty() || first.len() <= 3);
    let only_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let sound = in_threes && only_digits(first) && rest.iter().all(|g| only_digits(g));
    if !sound || part.is_some_and(|part| !only_digits(part)) {
        return None;
    }
    format!("{sign}{first}{}.{}", rest.concat(), part.unwrap_or("0")).parse().ok()
}

/// A difference: `+48`, `−8`, `0`.
pub fn signed(number: i64, lang: Lang) -> String {
    if number > 0 { format!("+{}", int(number, lang)) } else { int(number, lang) }
}

/// A number with this many decimals; what is no finite number is a dash.
pub fn real(number: f64, decimals: usize, lang: Lang) -> String {
    if !number.is_finite() {
        return "–".to_owned();
    }
    let plain = format!("{:.decimals$}", number.abs());
    let is_zero = plain.bytes().all(|b| matches!(b, b'0' | b'.'));
    let minus = if number < 0.0 && !is_zero { MINUS.to_string() } else { String::new() };
    match plain.split_once('.') {
        Some((whole, part)) => format!("{minus}{}{}{part}", grouped(whole, lang), decimal_sign(lang)),
        None => format!("{minus}{}", grouped(&plain, lang)),
    }
}

/// A number with the decimals that it has, at most three: `1.720`, `2,3`.
pub fn brief(number: f64, lang: Lang) -> String {
    let text = real(number, 3, lang);
    match text.contains(decimal_sign(lang)) {
        true => text.trim_end_matches('0').trim_end_matches(decimal_sign(lang)).to_owned(),
        false => text,
    }
}

fn decimal_sign(lang: Lang) -> char {
    match lang {
        Lang::Da => ',',
        Lang::En => '.',
    }
}

fn grouped(digits: &str, lang: Lang) -> String {
    let between = match lang {
        Lang::Da => '.',
        Lang::En => ',',
    };
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(between);
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_as_it_is_typed_in_its_language() {
        for (text, number) in [
            ("1.945", 1945.0),
            ("1945", 1945.0),
            ("2,3", 2.3),
            ("−0,5", -0.5),
            ("12 345", 12345.0),
            ("0", 0.0),
        ] {
            assert_eq!(typed(text, Lang::Da), Some(number), "{text}");
        }
        for text in ["2.9", "1.23,4", "1.2345", "x", "", "1,2,3", "."] {
            assert_eq!(typed(text, Lang::Da), None, "{text}");
        }
        assert_eq!(typed("1,945.5", Lang::En), Some(1945.5));
    }

    #[test]
    fn thousands_are_parted_from_four_digits_on() {
        for (number, da, en) in [
            (0, "0", "0"),
            (978, "978", "978"),
            (1945, "1.945", "1,945"),
            (-48, "−48", "−48"),
            (2_325_750, "2.325.750", "2,325,750"),
            (i64::MIN, "−9.223.372.036.854.775.808", "−9,223,372,036,854,775,808"),
        ] {
            assert_eq!((int(number, Lang::Da).as_str(), int(number, Lang::En).as_str()), (da, en));
        }
    }

    #[test]
    fn a_difference_carries_its_sign() {
        assert_eq!([48, -8, 0, 1200].map(|n| signed(n, Lang::Da)), ["+48", "−8", "0", "+1.200"]);
    }

    #[test]
    fn decimals_follow_a_comma_in_danish_and_a_point_in_english() {
        assert_eq!((real(23.4, 1, Lang::Da), real(23.4, 1, Lang::En)), ("23,4".into(), "23.4".into()));
        assert_eq!(real(-1234.567, 2, Lang::Da), "−1.234,57");
        assert_eq!(real(999.96, 1, Lang::Da), "1.000,0");
        assert_eq!((real(-0.01, 1, Lang::Da), real(f64::NAN, 1, Lang::Da)), ("0,0".into(), "–".into()));
        assert_eq!([1720.0, 2.3, 0.125, 100.0].map(|n| brief(n, Lang::Da)), ["1.720", "2,3", "0,125", "100"]);
    }
}
