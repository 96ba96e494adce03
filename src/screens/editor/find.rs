//! Finds words in a text as search does: capitals, accents and the spelling of æ, ø and å make no difference. Only the
//! places where the rarest letter of what is sought stands are looked at closely, so that a long text costs little more
//! than a page.

use std::ops::Range;

use crate::domain::fold::fold;

use super::text::Text;

/// Letters that others of Western Europe resemble (é, ñ, ü, ß): looking for them means looking at every æ, ø and å too.
const RESEMBLED: &str = "enatidsoucy";
/// The other letters and the digits of Danish texts, the most frequent first; other signs count as rarer.
const FREQUENT: &str = "rlgkmfvbhpj0123456789wxzq";
/// The second bytes of æ ø å Æ Ø Å; the first is [`LATIN`].
const DANISH: [u8; 6] = [0xA6, 0xB8, 0xA5, 0x86, 0x98, 0x85];
/// The first byte of the letters of Western Europe that are not ASCII.
const LATIN: u8 = 0xC3;

/// What is sought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sought {
    folded: String,
    /// Where its rarest letter stands in it.
    rare: usize,
}

impl Sought {
    /// What is sought by these words; `None` where they are blank.
    pub fn new(words: &str) -> Option<Sought> {
        let folded = fold(words);
        let letters = folded.char_indices().filter(|(_, c)| *c != ' ');
        // `a`, `e` and `o` may be half of an æ, ø or å: they are only looked for at the beginning.
        let (rare, _) = letters.filter(|(at, c)| *at == 0 || !"aeo".contains(*c)).max_by_key(|(at, c)| {
            let rank = FREQUENT.find(*c).unwrap_or(FREQUENT.len());
            (!RESEMBLED.contains(*c), rank, std::cmp::Reverse(*at))
        })?;
        Some(Sought { folded, rare })
    }

    /// The first place from `from` on, else the first from the start.
    pub fn next(&self, text: &Text, from: usize) -> Option<Range<usize>> {
        let first = |(start, piece): (usize, &str), from: usize| {
            self.hits(piece).map(|hit| moved(hit, start)).find(|hit| hit.start >= from)
        };
        let before =
            || text.pieces(0).take_while(|(start, _)| *start <= from).find_map(|piece| first(piece, 0));
        text.pieces(from).find_map(|piece| first(piece, from)).or_else(before)
    }

    /// The last place that begins before `from`, else the last in the text.
    pub fn previous(&self, text: &Text, from: usize) -> Option<Range<usize>> {
        let last = |(start, piece): (usize, &str), from: usize| {
            self.hits(piece).map(|hit| moved(hit, start)).take_while(|hit| hit.start < from).last()
        };
        let reaches = |(start, piece): &(usize, &str)| start + piece.len() >= from;
        let behind =
            || text.pieces_back(text.len()).take_while(reaches).find_map(|piece| last(piece, usize::MAX));
        text.pieces_back(from).find_map(|piece| last(piece, from)).or_else(behind)
    }

    /// Whether it begins with another, and so stands nowhere where that does not.
    pub fn goes_on_from(&self, other: &Sought) -> bool {
        self.folded.starts_with(&other.folded)
    }

    /// All places, none of which overlap.
    pub fn all(&self, text: &Text) -> Vec<Range<usize>> {
        let mut found: Vec<Range<usize>> = Vec::new();
        for (start, piece) in text.pieces(0) {
            for hit in self.hits(piece).map(|hit| moved(hit, start)) {
                if found.last().is_none_or(|last| last.end <= hit.start) {
                    found.push(hit);
                }
            }
        }
        found
    }

    /// Whether this part of a text is what is sought.
    pub fn is(&self, part: &str) -> bool {
        self.hits(part).next() == Some(0..part.len())
    }

    /// Where it stands in a piece of whole lines.
    fn hits(&self, piece: &str) -> impl Iterator<Item = Range<usize>> {
        candidates(piece.as_bytes(), self.rare_letter()).filter_map(|at| self.hit(piece, at))
    }

    fn rare_letter(&self) -> char {
        self.folded.get(self.rare..).and_then(|rest| rest.chars().next()).unwrap_or_default()
    }

    /// The place of which the rarest letter stands at `at`.
    fn hit(&self, piece: &str, at: usize) -> Option<Range<usize>> {
        let (before, after) = piece.split_at_checked(at)?;
        let (sought_before, sought_after) = self.folded.split_at_checked(self.rare)?;
        let end = at + matches_on(after, sought_after)?;
        let start = at - matches_back(before, sought_before)?;
        Some(start..end)
    }
}

fn moved(hit: Range<usize>, by: usize) -> Range<usize> {
    hit.start + by..hit.end + by
}

/// The places where a letter may stand, as itself or with an accent.
fn candidates(piece: &[u8], letter: char) -> Box<dyn Iterator<Item = usize> + '_> {
    let Some(lower) = u8::try_from(letter).ok().filter(u8::is_ascii) else {
        let mut bytes = [0; 4];
        letter.encode_utf8(&mut bytes);
        let [first, ..] = bytes;
        return Box::new(memchr::memchr_iter(first, piece));
    };
    if !lower.is_ascii_alphabetic() {
        return Box::new(memchr::memchr_iter(lower, piece));
    }
    if !RESEMBLED.contains(letter) {
        return Box::new(memchr::memchr2_iter(lower, lower.to_ascii_uppercase(), piece));
    }
    let is_half_of_danish = matches!(lower, b'a' | b'e' | b'o');
    let may_be = move |at: &usize| {
        is_half_of_danish
            || piece.get(*at) != Some(&LATIN)
            || piece.get(at + 1).is_none_or(|second| !DANISH.contains(second))
    };
    Box::new(memchr::memchr3_iter(lower, lower.to_ascii_uppercase(), LATIN, piece).filter(may_be))
}

/// How many bytes at the start of `text` are what is sought; the last letter may be begun only.
fn matches_on(text: &str, sought: &str) -> Option<usize> {
    let is_letter = |b: &u8| b.is_ascii_alphabetic();
    let alike = text
        .bytes()
        .zip(sought.bytes())
        .take_while(|(a, b)| is_letter(b) && a.eq_ignore_ascii_case(b))
        .count();
    let first = |of: &str| of.as_bytes().get(alike).copied();
    // Most places differ after a letter or two, and need no closer look.
    if first(text).is_some_and(|b| is_letter(&b)) && first(sought).is_some_and(|b| b.is_ascii()) {
        return None;
    }
    let mut rest = sought.get(alike..).unwrap_or_default();
    for (at, c) in text.char_indices().skip(alike) {
        if rest.is_empty() {
            return Some(at);
        }
        let letters = folded(c);
        let letters = letters.as_str();
        if let Some(after) = rest.strip_prefix(letters) {
            rest = after;
        } else if letters.starts_with(rest) {
            rest = "";
        } else if !(letters == " " && sought.len() > rest.len() && sought_blank(sought, rest)) {
            return None;
        }
    }
    rest.is_empty().then_some(text.len())
}

/// Whether the last that was matched is a blank: a run of them counts as one.
fn sought_blank(sought: &str, rest: &str) -> bool {
    sought.get(..sought.len() - rest.len()).is_some_and(|done| done.ends_with(' '))
}

/// How many bytes at the end of `text` are what is sought.
fn matches_back(text: &str, sought: &str) -> Option<usize> {
    let mut rest = sought;
    for (at, c) in text.char_indices().rev() {
        if rest.is_empty() {
            return Some(text.len() - at - c.len_utf8());
        }
        let letters = folded(c);
        if let Some(before) = rest.strip_suffix(letters.as_str()) {
            rest = before;
        } else if !(letters.as_str() == " "
            && sought.get(rest.len()..).is_some_and(|done| done.starts_with(' ')))
        {
            return None;
        }
    }
    rest.is_empty().then_some(text.len())
}

/// A letter as search compares it; a line end is a sign that nothing matches.
fn folded(c: char) -> Folded {
    match c {
        '\n' => Folded::One("\n"),
        c if c.is_whitespace() => Folded::One(" "),
        c if c.is_ascii() => Folded::Ascii([c.to_ascii_lowercase() as u8]),
        'æ' | 'Æ' => Folded::One("ae"),
        'ø' | 'Ø' => Folded::One("oe"),
        'å' | 'Å' => Folded::One("aa"),
        c => Folded::Many(fold(c.encode_utf8(&mut [0; 4]))),
    }
}

enum Folded {
    One(&'static str),
    Ascii([u8; 1]),
    Many(String),
}

impl Folded {
    fn as_str(&self) -> &str {
        match self {
            Folded::One(letters) => letters,
            Folded::Ascii(letter) => std::str::from_utf8(letter).unwrap_or_default(),
            Folded::Many(letters) => letters,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, words: &str) -> Vec<String> {
        let text = Text::new(text);
        let hits = Sought::new(words).map(|sought| sought.all(&text)).unwrap_or_default();
        hits.into_iter().map(|hit| text.slice(hit)).collect()
    }

    #[test]
    fn danish_letters_are_found_however_they_are_spelt() {
        assert_eq!(found("Aabenraa, Åbenrå og ÅBENRAA", "åbenrå"), ["Aabenraa", "Åbenrå", "ÅBENRAA"]);
        assert_eq!(found("Ærø, Aeroe, ære", "ærø"), ["Ærø", "Aeroe"]);
        assert_eq!(found("café, Cafe, CAFÉ", "cafe"), ["café", "Cafe", "CAFÉ"]);
        assert_eq!(found("mål, mal", "mal"), ["mal"]);
        assert_eq!(found("Ålborg", "å"), ["Å"]);
    }

    #[test]
    fn a_run_of_blanks_is_one_and_a_line_end_is_none() {
        assert_eq!(found("uge  17, uge\t17, uge\n17", "uge 17"), ["uge  17", "uge\t17"]);
        assert_eq!(found("f: brev → F-0421", "→ f-0421"), ["→ F-0421"]);
        assert_eq!(found("alt", "  "), [""; 0]);
    }

    #[test]
    fn places_that_overlap_are_found_once() {
        assert_eq!(found("aaaa", "aa"), ["aa", "aa"]);
        assert_eq!(found("xxxxx", "xx"), ["xx", "xx"]);
    }

    #[test]
    fn the_search_goes_round_in_both_directions() {
        let text = Text::new("by, bus\nby");
        let sought = Sought::new("BY").unwrap();
        assert_eq!(sought.next(&text, 1), Some(8..10));
        assert_eq!(sought.next(&text, 9), Some(0..2));
        assert_eq!(sought.previous(&text, 8), Some(0..2));
        assert_eq!(sought.previous(&text, 0), Some(8..10));
    }
}
