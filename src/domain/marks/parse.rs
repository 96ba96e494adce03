//! Finds the marked lines of a note: `f: mere tid`, `  - O: nyt brev – HL, uge 17 → O-0007`.

use std::ops::Range;

use super::super::field::Kind;
use super::super::key::{find_keys, kind_of};

/// What a marked line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sign {
    /// `f:` a proposal.
    Proposal,
    /// `b:` a decision.
    Decision,
    /// `o:` a task.
    Task,
    /// `c:` what somebody said, word for word. It is a proposal whose submission says that it is a quote: it waits in the
    /// inbox to be judged, most often as noted, and the report of the meeting finds it there.
    Quote,
    /// `s:` a question from the floor. It is a proposal whose submission says that it is a question: a question waits for
    /// an answer, and proposals are what is answered.
    Question,
}

impl Sign {
    /// Every sign, in the order in which help lists them.
    pub const ALL: [Sign; 5] = [Sign::Proposal, Sign::Decision, Sign::Task, Sign::Quote, Sign::Question];

    /// The letter that a line begins with, before its colon.
    pub fn letter(self) -> char {
        match self {
            Sign::Proposal => 'f',
            Sign::Decision => 'b',
            Sign::Task => 'o',
            Sign::Quote => 'c',
            Sign::Question => 's',
        }
    }

    /// The kind of record that the line is.
    pub fn kind(self) -> Kind {
        match self {
            Sign::Proposal | Sign::Quote | Sign::Question => Kind::Proposal,
            Sign::Decision => Kind::Decision,
            Sign::Task => Kind::Task,
        }
    }

    fn of_letter(letter: char) -> Option<Sign> {
        let letter = letter.to_ascii_lowercase();
        Sign::ALL.into_iter().find(|sign| sign.letter() == letter)
    }
}

/// A key behind an arrow: what a marked line is tied to, if it is of the line's kind and the note's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pointer {
    /// From the arrow to the key's end, in bytes of the text.
    pub range: Range<usize>,
    /// The key in its full form.
    pub key: String,
}

/// A marked line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Which line, counted from zero.
    pub line: usize,
    /// The line in bytes of the text, without its end.
    pub range: Range<usize>,
    /// Where its letter stands, in bytes of the text.
    pub at: usize,
    /// Where what is said begins, behind the colon, in bytes of the text.
    pub body: usize,
    /// What it is.
    pub sign: Sign,
    /// The keys of its kind behind arrows, in order.
    pub pointers: Vec<Pointer>,
}

impl Mark {
    /// What the line says, without its mark and without the arrows to `key`; runs of blanks are one.
    pub fn words(&self, text: &str, key: Option<&str>) -> String {
        let mut words = Vec::new();
        let mut from = self.body;
        for pointer in self.pointers.iter().filter(|pointer| Some(pointer.key.as_str()) == key) {
            words.extend(text.get(from..pointer.range.start).unwrap_or_default().split_whitespace());
            from = pointer.range.end;
        }
        words.extend(text.get(from..self.range.end).unwrap_or_default().split_whitespace());
        words.join(" ")
    }
}

/// The marked lines of a text, in order. A mark is one of the five letters, large or small, and a colon, at the beginning
/// of a line or of a list item, however far indented; inside a fenced block or a word it is none.
pub fn parse(text: &str) -> Vec<Mark> {
    parse_behind(None, text)
}

/// The same for a part of a text that begins where the fence of this sign stands open, if one does.
pub fn parse_behind(fence: Option<char>, text: &str) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut fence = fence;
    for (line, range) in lines(text, b':') {
        let content = text.get(range.clone()).unwrap_or_default();
        match fence_of(content) {
            Some(sign) => fence = through_fence(fence, sign),
            None if fence.is_none() => marks.extend(mark_of(content, line, range)),
            None => {}
        }
    }
    marks
}

/// The signs of the lines of a text that open or close a fenced block, in order.
pub fn fences(text: &str) -> impl Iterator<Item = char> {
    lines(text, b'`').filter_map(|(_, range)| fence_of(text.get(range)?))
}

/// The sign of the fence that stands open behind a line that is one; `open` is that before it.
pub fn through_fence(open: Option<char>, sign: char) -> Option<char> {
    match open {
        None => Some(sign),
        Some(open) => Some(open).filter(|open| *open != sign),
    }
}

/// The lines of a text that hold this sign or what a fence cannot be without, with their numbers: in bytes, without their
/// ends.
fn lines(text: &str, sign: u8) -> impl Iterator<Item = (usize, Range<usize>)> {
    let (mut at, mut number) = (0, 0);
    std::iter::from_fn(move || {
        let rest = text.get(at..)?;
        let (before, behind) = rest.split_at_checked(memchr::memchr3(sign, b'`', b'~', rest.as_bytes())?)?;
        let start = at + memchr::memrchr(b'\n', before.as_bytes()).map_or(0, |end| end + 1);
        let end = at + before.len() + memchr::memchr(b'\n', behind.as_bytes()).unwrap_or(behind.len());
        let line = number + memchr::memchr_iter(b'\n', before.as_bytes()).count();
        (at, number) = (end + 1, line + 1);
        Some((line, start..start + text.get(start..end)?.trim_end_matches('\r').len()))
    })
}

/// The sign of a fence that the line is.
fn fence_of(line: &str) -> Option<char> {
    let line = line.trim_start();
    ['`', '~'].into_iter().find(|sign| line.chars().take_while(|c| c == sign).count() >= 3)
}

fn mark_of(content: &str, line: usize, range: Range<usize>) -> Option<Mark> {
    let item = behind_bullet(content.trim_start());
    let sign = Sign::of_letter(item.chars().next()?)?;
    let body = item.get(1..)?.trim_start_matches(is_blank).strip_prefix(':')?;
    let body_at = range.end - body.len();
    begins_words(body).then(|| Mark {
        line,
        at: range.end - item.len(),
        body: body_at,
        sign,
        pointers: pointers(body, body_at, sign.kind()),
        range,
    })
}

/// What follows the bullet or the number of a list item: `- `, `* `, `• `, `1. `, `2) `, and a box to tick.
fn behind_bullet(line: &str) -> &str {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let sign = match digits {
        0 => line.strip_prefix(['-', '*', '+', '•', '–', '·']),
        _ => line.get(digits..).and_then(|rest| rest.strip_prefix(['.', ')'])),
    };
    let item = sign.filter(|rest| rest.starts_with(is_blank)).map_or(line, str::trim_start);
    let ticked = ["[ ]", "[x]", "[X]"].into_iter().find_map(|sign| item.strip_prefix(sign));
    ticked.map_or(item, str::trim_start)
}

/// Whether words may begin so behind a mark: `c:\temp`, `s://` and `o:)` are other things.
fn begins_words(body: &str) -> bool {
    let is_word = |c: char| c.is_whitespace() || c.is_alphanumeric() || "\"'„“”‘’«»→<".contains(c);
    body.chars().next().is_none_or(is_word)
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{A0}')
}

/// The keys of a kind that an arrow points to.
fn pointers(body: &str, body_at: usize, kind: Kind) -> Vec<Pointer> {
    let of_kind = find_keys(body).into_iter().filter(|(_, key)| kind_of(key) == Some(kind));
    let pointed = of_kind.filter_map(|(range, key)| {
        let before = body.get(..range.start)?.trim_end();
        let words = ["→", "->"].into_iter().find_map(|arrow| before.strip_suffix(arrow))?;
        Some(Pointer { range: body_at + words.len()..body_at + range.end, key })
    });
    pointed.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<String> {
        parse(text)
            .iter()
            .map(|mark| {
                let keys: Vec<&str> = mark.pointers.iter().map(|p| p.key.as_str()).collect();
                format!(
                    "{} {}|{}|{}",
                    mark.line,
                    mark.sign.letter(),
                    mark.words(text, keys.last().copied()),
                    keys.join(" ")
                )
            })
            .collect()
    }

    #[test]
    fn a_line_that_begins_with_a_letter_and_a_colon_is_marked() {
        let text = "# Tavlemøde\nf: mere tid\nB:vi udsætter\n  o : nyt  brev \n\n\tc: »Jeg fik aldrig svar«\ns: hvornår?";
        let expected = [
            "1 f|mere tid|",
            "2 b|vi udsætter|",
            "3 o|nyt brev|",
            "5 c|»Jeg fik aldrig svar«|",
            "6 s|hvornår?|",
        ];
        assert_eq!(told(text), expected);
    }

    #[test]
    fn list_items_are_marked_too() {
        for line in ["- f: a", "  * f: a", "• F: a", "1. f: a", "12) f:a", "– f: a", "- [ ] f: a", "+\tf: a"]
        {
            assert_eq!(told(line), ["0 f|a|"], "{line}");
        }
    }

    #[test]
    fn what_only_looks_like_a_mark_is_none() {
        for line in [
            "c:\\temp\\noter.txt",
            "s://intranet",
            "o:)",
            "brev: nyt",
            "se f: her",
            "f. eks.: et",
            "ff: a",
            "-f: a",
            "1.f: a",
            "`f: a`",
            "kl: 9",
            "æf: a",
            "f; a",
            "",
            "f",
        ] {
            assert_eq!(told(line), Vec::<String>::new(), "{line}");
        }
    }

    #[test]
    fn a_fenced_block_holds_no_marks() {
        assert_eq!(told("```\nf: a\n~~~\n```\nf: b"), ["4 f|b|"]);
        assert_eq!(told("~~~ tekst\nf: a\n  ~~~\no: b\n```\nf: aldrig lukket"), ["3 o|b|"]);
    }

    #[test]
    fn the_key_behind_the_arrow_is_no_part_of_the_words() {
        assert_eq!(told("f: mere tid → F-0421"), ["0 f|mere tid|F-0421"]);
        assert_eq!(told("f: mere tid→f-421  og tillid \r"), ["0 f|mere tid og tillid|F-0421"]);
        assert_eq!(told("o: ring om F-0421 -> O-0003"), ["0 o|ring om F-0421|O-0003"]);
        assert_eq!(told("f: → F-0421"), ["0 f||F-0421"]);
        assert_eq!(told("f: a → F-0421 → F-0421"), ["0 f|a|F-0421 F-0421"]);
    }

    #[test]
    fn a_key_without_an_arrow_or_of_another_kind_is_a_link() {
        assert_eq!(told("f: samme som F-0399"), ["0 f|samme som F-0399|"]);
        assert_eq!(told("o: svar → F-0399"), ["0 o|svar → F-0399|"]);
        assert_eq!(told("f: → A3-01"), ["0 f|→ A3-01|"]);
    }

    #[test]
    fn places_are_in_bytes_of_the_text() {
        let text = "æøå\r\n  f: øl → F-0001\r\n";
        let mark = &parse(text)[0];
        assert_eq!(&text[mark.range.clone()], "  f: øl → F-0001");
        assert_eq!(&text[mark.body..mark.range.end], " øl → F-0001");
        assert_eq!(&text[mark.pointers[0].range.clone()], "→ F-0001");
    }
}
