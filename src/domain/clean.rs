//! Text from strangers, made harmless: nothing in it can steer a terminal, hide or turn round what a person reads.

use std::iter::Peekable;
use std::str::Chars;

use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// How many accents may stand on one letter; no language needs as many, and heaps of them cover other lines.
const MARKS: u32 = 8;
/// How many signs a joined emoji may have; a family has four.
const JOINS: u32 = 8;
/// What a tab becomes in a text of several lines; in a single line it is one blank.
const TAB: &str = "    ";

/// A text that is safe to show and keep, and how much was taken out of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cleaned {
    /// The text, in NFC.
    pub text: String,
    /// How many signs were removed; a whole escape sequence is one, line ends, tabs and blanks that were only
    /// rewritten are none.
    pub removed: u32,
}

/// Cleans a text: controls, escape sequences with what they carry, direction marks, zero-width signs and tags go; every
/// kind of line end becomes `\n` (a blank where `multi_line` is false), tabs and no-break blanks become blanks, letters
/// are composed. The time is linear in the length, and what comes out is cleaned to itself with nothing removed.
pub fn clean(text: &str, multi_line: bool) -> Cleaned {
    clean_all(text, multi_line, false)
}

/// The same for a note of several lines, where tabs stay: they part the columns of what was pasted.
pub fn clean_note(text: &str) -> Cleaned {
    clean_all(text, true, true)
}

fn clean_all(text: &str, multi_line: bool, tabs: bool) -> Cleaned {
    if text.bytes().all(|b| matches!(b, b' '..=b'~') || (multi_line && b == b'\n')) {
        return Cleaned { text: text.to_owned(), removed: 0 };
    }
    if text.chars().all(|c| is_plain(c) || (multi_line && c == '\n')) {
        return Cleaned { text: text.to_owned(), removed: 0 };
    }
    let mut scan = Scan { rest: text.chars().peekable(), multi_line, tabs, ..Scan::default() };
    scan.run();
    let Scan { out, mut removed, .. } = scan;
    let text = if out.is_ascii() { out } else { limit_marks(compose(out), &mut removed) };
    Cleaned { text, removed }
}

/// Letters and signs of Western Europe that are composed and harmless: most texts hold no others.
fn is_plain(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{A1}'..='\u{AC}' | '\u{AE}'..='\u{17F}' | '–' | '—' | '‘'..='‟' | '…')
}

/// The first pass, sign by sign.
struct Scan<'a> {
    rest: Peekable<Chars<'a>>,
    multi_line: bool,
    /// Whether tabs stay.
    tabs: bool,
    out: String,
    removed: u32,
    /// A joiner after an emoji, to be written if an emoji follows.
    joiner: bool,
    /// The joiners of the emoji under way.
    joins: u32,
}

impl Default for Scan<'_> {
    fn default() -> Self {
        Scan {
            rest: "".chars().peekable(),
            multi_line: false,
            tabs: false,
            out: String::new(),
            removed: 0,
            joiner: false,
            joins: 0,
        }
    }
}

impl Scan<'_> {
    fn run(&mut self) {
        while let Some(c) = self.rest.next() {
            match c {
                '\r' => {
                    self.rest.next_if_eq(&'\n');
                    self.put_line_end();
                }
                '\n' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => self.put_line_end(),
                '\t' if self.tabs => self.put('\t'),
                '\t' if self.multi_line => TAB.chars().for_each(|blank| self.put(blank)),
                '\t' | '\u{A0}' | '\u{2007}' | '\u{202F}' => self.put(' '),
                '\u{1B}' => self.escape(),
                '\u{9B}' => self.control_sequence(),
                '\u{90}' | '\u{98}' | '\u{9D}'..='\u{9F}' => self.control_string(),
                '\u{200D}' => self.join(),
                _ if c.is_control() || is_hidden(c) => self.removed = self.removed.saturating_add(1),
                _ => self.put(c),
            }
        }
        self.drop_joiner();
    }

    fn put(&mut self, c: char) {
        if self.joiner && is_emoji(c) {
            self.joiner = false;
            self.joins += 1;
            self.out.push('\u{200D}');
        }
        self.drop_joiner();
        if !is_emoji(c) && c != '\u{FE0F}' {
            self.joins = 0;
        }
        self.out.push(c);
    }

    fn put_line_end(&mut self) {
        self.put(if self.multi_line { '\n' } else { ' ' });
    }

    /// A joiner waits behind an emoji for the next one; anywhere else it is a hidden sign.
    fn join(&mut self) {
        let after_emoji = self.out.chars().next_back().is_some_and(|c| is_emoji(c) || c == '\u{FE0F}');
        if after_emoji && !self.joiner && self.joins < JOINS {
            self.joiner = true;
        } else {
            self.removed = self.removed.saturating_add(1);
        }
    }

    fn drop_joiner(&mut self) {
        if self.joiner {
            self.joiner = false;
            self.removed = self.removed.saturating_add(1);
        }
    }

    /// What follows ESC: a control sequence, a string with its content, or a short sequence.
    fn escape(&mut self) {
        match self.rest.peek() {
            Some('[') => {
                self.rest.next();
                self.control_sequence();
            }
            Some(']' | 'P' | 'X' | '^' | '_') => {
                self.rest.next();
                self.control_string();
            }
            _ => {
                self.removed = self.removed.saturating_add(1);
                while self.rest.next_if(|c| matches!(c, ' '..='/')).is_some() {}
                self.rest.next_if(|c| matches!(c, '0'..='~'));
            }
        }
    }

    /// Parameters, intermediates and the final letter.
    fn control_sequence(&mut self) {
        self.removed = self.removed.saturating_add(1);
        while self.rest.next_if(|c| matches!(c, '0'..='?')).is_some() {}
        while self.rest.next_if(|c| matches!(c, ' '..='/')).is_some() {}
        self.rest.next_if(|c| matches!(c, '@'..='~'));
    }

    /// A string such as a window title up to its terminator. One that is never terminated loses only its introducer:
    /// the content is harmless without it, and may be a person's words. The look-ahead stops at the next control, so
    /// that no sign is looked at more than twice.
    fn control_string(&mut self) {
        self.removed = self.removed.saturating_add(1);
        let mut ahead = self.rest.clone();
        while ahead.next_if(|c| !c.is_control()).is_some() {}
        let terminated = match ahead.next() {
            Some('\u{7}' | '\u{9C}') => true,
            Some('\u{1B}') => ahead.next_if_eq(&'\\').is_some(),
            _ => false,
        };
        if terminated {
            self.rest = ahead;
        }
    }
}

/// Signs that nobody sees but that turn, join, tag or hide what one does see, and code points that are no signs at all.
fn is_hidden(c: char) -> bool {
    let noncharacter = (u32::from(c) & 0xFFFE) == 0xFFFE || matches!(c, '\u{FDD0}'..='\u{FDEF}');
    noncharacter
        || matches!(
            c,
            '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
                | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
                | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}'
                | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}'
        )
}

fn is_emoji(c: char) -> bool {
    matches!(
        c,
        '\u{A9}' | '\u{AE}' | '\u{203C}' | '\u{2049}' | '\u{2122}' | '\u{2139}' | '\u{2190}'..='\u{2BFF}'
            | '\u{3030}' | '\u{303D}' | '\u{3297}' | '\u{3299}' | '\u{1F000}'..='\u{1FAFF}'
    )
}

fn compose(text: String) -> String {
    match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => text,
        _ => text.nfc().collect(),
    }
}

fn limit_marks(text: String, removed: &mut u32) -> String {
    let mut run = 0;
    let mut keep = |c: char| {
        run = if !c.is_ascii() && is_combining_mark(c) { run + 1 } else { 0 };
        run <= MARKS
    };
    let mut dropped = 0;
    let kept: String = text
        .chars()
        .filter(|c| {
            keep(*c) || {
                dropped += 1;
                false
            }
        })
        .collect();
    *removed = removed.saturating_add(dropped);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cleaned(text: &str) -> (String, u32) {
        let Cleaned { text, removed } = clean(text, true);
        (text, removed)
    }

    #[test]
    fn plain_danish_stays_as_it_is() {
        let text = "Kære jobcenter,\n\nÆrø – 50 % » ja « …\n  indrykket";
        assert_eq!(cleaned(text), (text.to_owned(), 0));
    }

    #[test]
    fn escape_sequences_go_with_all_that_they_carry() {
        for (dirty, plain) in [
            ("\u{1B}[31mrød\u{1B}[0m", "rød"),
            ("a\u{1B}]0;titel\u{7}b", "ab"),
            ("a\u{1B}]52;c;aGVq\u{1B}\\b", "ab"),
            ("a\u{1B}P1$r0m\u{1B}\\b", "ab"),
            ("a\u{9B}2Jb", "ab"),
            ("a\u{9D}8;;http://x\u{9C}b", "ab"),
            ("a\u{1B}(Bb\u{1B}cd", "abd"),
            ("a\u{1B}", "a"),
            ("a\u{1B}[?1049", "a"),
        ] {
            let Cleaned { text, removed } = clean(dirty, true);
            assert_eq!(text, plain, "{dirty:?}");
            assert!(removed > 0, "{dirty:?}");
        }
        assert_eq!(cleaned("\u{1B}[1;31m!"), ("!".into(), 1));
    }

    #[test]
    fn a_string_that_never_ends_loses_its_introducer_but_not_the_letter_behind_it() {
        assert_eq!(cleaned("\u{1B}]0;Kære kommune\nTak."), ("0;Kære kommune\nTak.".into(), 1));
    }

    #[test]
    fn controls_direction_marks_and_zero_width_signs_are_removed_and_counted() {
        assert_eq!(cleaned("a\0b\u{7}c\u{8}d\u{7F}e\u{80}"), ("abcde".into(), 5));
        assert_eq!(
            cleaned("\u{202E}fdp\u{202C}\u{2066}x\u{2069}\u{200E}\u{200F}\u{61C}"),
            ("fdpx".into(), 7)
        );
        assert_eq!(cleaned("jo\u{200B}b\u{2060}cen\u{FEFF}ter\u{200C}\u{AD}"), ("jobcenter".into(), 5));
        assert_eq!(cleaned("a\u{FFFE}b\u{FFFF}c\u{E0041}\u{E007F}"), ("abc".into(), 4));
    }

    #[test]
    fn a_joiner_stays_only_between_emoji() {
        let family = "👩‍👩‍👧 ❤️‍🔥";
        assert_eq!(cleaned(family), (family.into(), 0));
        assert_eq!(
            cleaned("a\u{200D}b 👩\u{200D}b 👩\u{200D}\u{200D}👧 👩\u{200D}"),
            ("ab 👩b 👩\u{200D}👧 👩".into(), 4)
        );
        let chain = "👩\u{200D}".repeat(1000);
        assert!(clean(&chain, true).text.matches('\u{200D}').count() <= JOINS as usize * 1000 / 8);
    }

    #[test]
    fn every_line_end_is_one_and_in_a_single_line_a_blank() {
        let text = "a\r\nb\rc\u{2028}d\u{2029}e\u{B}f\u{C}g\u{85}h\n";
        assert_eq!(cleaned(text), ("a\nb\nc\nd\ne\nf\ng\nh\n".into(), 0));
        assert_eq!(clean(text, false), Cleaned { text: "a b c d e f g h ".into(), removed: 0 });
        assert_eq!(cleaned("a\tb\u{A0}c\u{202F}d"), ("a    b c d".into(), 0));
        assert_eq!(clean("a\tb", false).text, "a b");
    }

    #[test]
    fn a_note_keeps_its_tabs_and_is_cleaned_of_all_else() {
        assert_eq!(clean_note("a\tb\r\nc\u{7}"), Cleaned { text: "a\tb\nc".into(), removed: 1 });
    }

    #[test]
    fn decomposed_letters_are_composed_and_heaps_of_accents_cut() {
        assert_eq!(cleaned("A\u{30A}benra\u{30A}"), ("Åbenrå".into(), 0));
        let heap = format!("e{}x", "\u{323}".repeat(50));
        let Cleaned { text, removed } = clean(&heap, true);
        assert_eq!((text.chars().count(), removed), (1 + MARKS as usize + 1, 50 - 1 - MARKS));
    }

    #[test]
    fn what_is_clean_is_cleaned_to_itself() {
        let parts = [
            "a",
            "å",
            "a\u{30A}",
            "\u{1B}",
            "[",
            "]",
            "31",
            "m",
            "\u{7}",
            "\\",
            "\u{9B}",
            "\u{9C}",
            "\u{200D}",
            "👩",
            "\u{FE0F}",
            "\u{202E}",
            "\r",
            "\n",
            "\t",
            "\0",
            "\u{301}",
            "\u{301}\u{323}\u{301}\u{323}\u{301}",
            "\u{958}",
            "\u{FB2C}",
            "\u{E0041}",
            "\u{FEFF}",
            "P",
            " ",
            "\u{1F1E9}\u{1F1F0}",
            "\u{2028}",
            "\u{3099}",
            "か",
        ];
        let mut state = 7_u64;
        for _ in 0..20_000 {
            let mut text = String::new();
            for _ in 0..12 {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                text.push_str(parts[(state >> 33) as usize % parts.len()]);
            }
            for multi_line in [true, false] {
                let once = clean(&text, multi_line);
                assert_eq!(
                    clean(&once.text, multi_line),
                    Cleaned { text: once.text.clone(), removed: 0 },
                    "{text:?}"
                );
                assert!(!once.text.contains(|c: char| c.is_control() && c != '\n'), "{text:?}");
            }
        }
    }

    #[test]
    fn a_megabyte_on_one_line_takes_linear_time() {
        for part in
            ["\u{1B}]", "\u{1B}]x", "\u{9D}abc", "\u{301}\u{323}", "👩\u{200D}", "\u{1B}[", "\0", "å "]
        {
            let long = part.repeat(1_000_000 / part.len());
            let start = processor_ticks();
            let once = clean(&long, false);
            assert_eq!(clean(&once.text, false).removed, 0, "{part:?}");
            assert!(processor_ticks() - start < 500, "{part:?}");
        }
    }

    /// Processor time of this thread so far, in hundredths of a second, however busy the machine is (Linux).
    fn processor_ticks() -> u64 {
        let stat = std::fs::read_to_string("/proc/thread-self/stat").unwrap_or_default();
        let fields = stat.rsplit(')').next().unwrap_or_default().split_whitespace();
        fields.skip(11).take(2).filter_map(|ticks| ticks.parse::<u64>().ok()).sum()
    }
}
