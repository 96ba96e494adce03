//! A sign as every terminal of this character set shows it alike: the last line of defence against text from strangers.

use unicode_normalization::UnicodeNormalization;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::term::caps::Charset;

/// What stands in one place of the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Glyph {
    /// One character, one column wide.
    Char(char),
    /// Anything else: wide, or of several characters.
    Cluster {
        /// Its characters; their widths add up to `width` one by one, for terminals that know no clusters.
        text: Box<str>,
        /// In columns.
        width: u16,
    },
    /// Nothing of its own: a wide sign to the left reaches over it.
    Covered,
}

impl Glyph {
    /// What can be shown of `symbol`. Control characters, direction marks and other unseen ones never pass.
    pub fn of(symbol: &str, charset: Charset) -> Glyph {
        let mut chars = symbol.chars();
        match (chars.next(), chars.next()) {
            (None, _) => Glyph::Char(' '),
            (Some(c @ ' '..='~'), None) => Glyph::Char(c),
            (Some(c), None) => single(c, charset),
            _ => cluster(symbol, charset),
        }
    }

    /// In columns; 0 where another reaches over this one.
    pub fn width(&self) -> u16 {
        match self {
            Glyph::Char(_) => 1,
            Glyph::Cluster { width, .. } => *width,
            Glyph::Covered => 0,
        }
    }
}

fn single(c: char, charset: Charset) -> Glyph {
    let width = if unseen(c) { 0 } else { c.width().unwrap_or_default() };
    match (charset, width) {
        (_, 0) => Glyph::Char(' '),
        (Charset::Utf8, 1) => Glyph::Char(c),
        (Charset::Utf8, _) => wide(c.into(), width),
        (_, 1) => Glyph::Char(showable(c, charset)),
        _ => wide("?".repeat(width), width),
    }
}

fn cluster(symbol: &str, charset: Charset) -> Glyph {
    let width = symbol.width().max(1);
    let seen: String = symbol.chars().filter(|c| !unseen(*c)).nfc().collect();
    let mut chars = seen.chars();
    if let (Some(c), None) = (chars.next(), chars.next()) {
        return match single(c, charset) {
            glyph if usize::from(glyph.width()) == width => glyph,
            _ => wide(padded(c.into(), width, charset), width),
        };
    }
    wide(padded(seen, width, charset), width)
}

/// As many characters as fit when each is counted by itself, filled up with blanks.
fn padded(text: String, width: usize, charset: Charset) -> String {
    let mut left = width;
    let mut fitting = String::new();
    for c in text.chars().map(|c| showable(c, charset)) {
        match left.checked_sub(c.width().unwrap_or_default()) {
            Some(rest) => left = rest,
            None => break,
        }
        fitting.push(c);
    }
    fitting.extend(std::iter::repeat_n(' ', left));
    fitting
}

fn wide(text: String, width: usize) -> Glyph {
    Glyph::Cluster { text: text.into(), width: u16::try_from(width).unwrap_or(u16::MAX) }
}

/// The character, or what stands for it where the character set does not hold it.
fn showable(c: char, charset: Charset) -> char {
    if charset == Charset::Utf8 || charset.byte(c).is_some() {
        return c;
    }
    match c {
        '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' => ' ',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '\u{2018}'..='\u{201B}' => '\'',
        '\u{201C}'..='\u{201F}' => '"',
        '…' => '.',
        '•' => '*',
        _ => letter(c),
    }
}

/// Control characters, and what changes the text around it without being seen itself.
fn unseen(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
            | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

/// The letter of ASCII that a letter is read as where the terminal has no better one: `ø` as `o`, `é` as `e`.
fn letter(c: char) -> char {
    match c {
        'ø' => 'o',
        'Ø' => 'O',
        'æ' => 'a',
        'Æ' => 'A',
        'ß' => 's',
        'ð' => 'd',
        'þ' => 't',
        _ => std::iter::once(c).nfd().next().filter(char::is_ascii_graphic).unwrap_or('?'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(symbol: &str, charset: Charset) -> (String, u16) {
        let glyph = Glyph::of(symbol, charset);
        let text = match &glyph {
            Glyph::Char(c) => c.to_string(),
            Glyph::Cluster { text, .. } => text.to_string(),
            Glyph::Covered => String::new(),
        };
        (text, glyph.width())
    }

    #[test]
    fn nothing_that_steers_a_terminal_passes() {
        for c in (0..0x20).chain(0x7F..0xA0).chain([0x202E, 0x200B, 0x2066, 0xFEFF, 0x2028]) {
            let symbol = char::from_u32(c).unwrap().to_string();
            assert_eq!(shown(&symbol, Charset::Utf8), (" ".into(), 1), "U+{c:04X}");
        }
        assert_eq!(shown("a\u{202E}", Charset::Utf8), ("a".into(), 1));
        assert_eq!(shown("\r\n", Charset::Utf8), (" ".into(), 1));
    }

    #[test]
    fn letters_are_composed_and_wide_signs_keep_their_width() {
        assert_eq!(Glyph::of("a\u{30A}", Charset::Utf8), Glyph::Char('å'));
        assert_eq!(shown("市", Charset::Utf8), ("市".into(), 2));
        assert_eq!(shown("🇩🇰", Charset::Utf8), ("🇩🇰".into(), 2));
        assert_eq!(shown("👨\u{200D}👩\u{200D}👧", Charset::Utf8), ("👨".into(), 2));
        assert_eq!(shown("👍🏽", Charset::Utf8), ("👍".into(), 2));
        assert_eq!(shown("q\u{308}", Charset::Utf8), ("q\u{308}".into(), 1));
    }

    #[test]
    fn where_the_set_is_small_a_stand_in_of_the_same_width_is_shown() {
        assert_eq!(shown("å", Charset::Latin1), ("å".into(), 1));
        assert_eq!(shown("a\u{30A}", Charset::Latin1), ("å".into(), 1));
        assert_eq!(shown("å", Charset::Ascii), ("a".into(), 1));
        assert_eq!(shown("–", Charset::Latin1), ("-".into(), 1));
        assert_eq!(shown("€", Charset::Latin9), ("€".into(), 1));
        assert_eq!(shown("市", Charset::Latin1), ("??".into(), 2));
        assert_eq!(shown("q\u{308}", Charset::Latin1), ("q".into(), 1));
    }
}
