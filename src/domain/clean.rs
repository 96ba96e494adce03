//! Text from strangers made harmless: nothing that moves a cursor, hides letters or turns the reading direction stays.

use unicode_normalization::{UnicodeNormalization, is_nfc};

/// A cleaned text and how much was taken out of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cleaned {
    /// The text that is left, in NFC.
    pub text: String,
    /// How many characters were removed; line ends and composed letters do not count.
    pub removed: u32,
}

/// Removes control characters, escape sequences, bidirectional overrides, zero-width characters and NUL, and composes
/// letters. Lines end in `\n`; in a text of one line they and tabs become blanks.
pub fn clean(text: &str, multi_line: bool) -> Cleaned {
    if text.bytes().all(|b| (b' '..=b'~').contains(&b)) {
        return Cleaned { text: text.to_owned(), removed: 0 };
    }
    let (mut kept, mut removed) = (String::with_capacity(text.len()), 0);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' if chars.peek() == Some(&'\n') => {}
            '\r' | '\n' if multi_line => kept.push('\n'),
            '\t' if multi_line => kept.push('\t'),
            '\r' | '\n' | '\t' => kept.push(' '),
            '\u{1b}' => removed += 1 + escape(&mut chars),
            c if harmful(c) => removed += 1,
            c => kept.push(c),
        }
    }
    let text = if is_nfc(&kept) { kept } else { kept.nfc().collect() };
    Cleaned { text, removed }
}

/// Takes what follows an escape character: `[` with its parameters to the final letter, or `]` to its terminator.
fn escape(chars: &mut std::iter::Peekable<std::str::Chars<'_>>) -> u32 {
    let mut taken = 0;
    let ends: fn(char) -> bool = match chars.peek() {
        Some('[') => |c| ('@'..='~').contains(&c),
        Some(']') => |c| c == '\u{7}',
        _ => return 0,
    };
    chars.next();
    taken += 1;
    while let Some(c) = chars.next_if(|c| *c != '\n' && *c != '\u{1b}') {
        taken += 1;
        if ends(c) {
            break;
        }
    }
    taken
}

fn harmful(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
        || matches!(c, '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_strangers_text_cannot_reach_the_terminal() {
        let cleaned = clean("\u{1b}[2Jhej\u{202e}\0 a\u{30a}r\r\nslut", true);
        assert_eq!(cleaned, Cleaned { text: "hej år\nslut".to_owned(), removed: 6 });
        assert_eq!(clean("to\r\nlinjer", false).text, "to linjer");
    }
}
