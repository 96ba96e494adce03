//! Letters that are read from the back row: signs of their own out of half cells, four rows high. They are for pages that
//! have room left over; what they cannot write is written as everywhere else.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::canvas::Canvas;
use super::theme::Role;

/// How many rows a line of letters takes; the last one is for what hangs below the line.
pub const ROWS: u16 = 4;
/// How many rows stand between the top of a line and the top of the next.
pub const STEP: u16 = 5;
/// How many cells a blank is wide, with a cell to each side of it.
const BLANK: usize = 2;

/// The alphabet as it is drawn: a line of signs, then their eight half rows, `#` for ink.
const ALPHABET: &str = include_str!("letters/alphabet.txt");

type Sign = [String; ROWS as usize];

static SIGNS: LazyLock<HashMap<char, Sign>> =
    LazyLock::new(|| ALPHABET.split("\n\n").flat_map(signs_of_band).collect());

fn signs_of_band(band: &str) -> Vec<(char, Sign)> {
    let mut lines = band.lines();
    let names = lines.next().unwrap_or_default().split_whitespace().filter_map(|name| name.chars().next());
    let halves: Vec<Vec<&str>> = lines.map(|line| line.split_whitespace().collect()).collect();
    let half =
        |row: usize, sign: usize| halves.get(row).and_then(|row| row.get(sign)).copied().unwrap_or_default();
    let row = |row: usize, sign: usize| joined(half(2 * row, sign), half(2 * row + 1, sign));
    names.enumerate().map(|(at, name)| (name, std::array::from_fn(|n| row(n, at)))).collect()
}

/// Two half rows as one row of cells.
fn joined(upper: &str, lower: &str) -> String {
    let cell = |(upper, lower)| match (upper == '#', lower == '#') {
        (true, true) => '█',
        (true, false) => '▀',
        (false, true) => '▄',
        (false, false) => ' ',
    };
    upper.chars().zip(lower.chars()).map(cell).collect()
}

/// The sign of a letter; what looks nearly the same has one.
fn sign(letter: char) -> Option<&'static Sign> {
    let drawn = match letter {
        '’' | '‘' => '\'',
        '“' | '”' => '"',
        '—' | '−' => '–',
        other => other,
    };
    SIGNS.get(&drawn)
}

fn is_blank(letter: char) -> bool {
    matches!(letter, ' ' | '\u{a0}')
}

/// How many cells a text is wide; `None` where it has a letter that there is no sign for.
pub fn width(text: &str) -> Option<u16> {
    let mut cells = 0;
    for letter in text.chars() {
        cells += 1 + if is_blank(letter) {
            BLANK
        } else {
            sign(letter)?.first().map_or(0, |row| row.chars().count())
        };
    }
    u16::try_from(cells.saturating_sub(1)).ok()
}

/// The rows of a text, of cells; `None` where it has a letter that there is no sign for.
pub fn rows(text: &str) -> Option<[String; ROWS as usize]> {
    let mut rows: [String; ROWS as usize] = Default::default();
    for letter in text.chars() {
        let drawn = if is_blank(letter) { None } else { Some(sign(letter)?) };
        for (n, row) in rows.iter_mut().enumerate() {
            if !row.is_empty() {
                row.push(' ');
            }
            match drawn.and_then(|sign| sign.get(n)) {
                Some(cells) => row.push_str(cells),
                None => row.extend(std::iter::repeat_n(' ', BLANK)),
            }
        }
    }
    Some(rows)
}

/// The text in lines of at most so many cells, broken at blanks, where a dot between two things at the end of a line is
/// left out; `None` where it cannot be written so.
pub fn wrap(text: &str, room: u16) -> Option<Vec<String>> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        if width(word)? > room {
            return None;
        }
        match lines.last_mut() {
            Some(line) if width(line)? + width(word)? + width(" ")? + 2 <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines.iter_mut().for_each(|line| line.truncate(line.trim_end_matches(" ·").len()));
    Some(lines)
}

/// The text, cut to so many cells with `…` where it was wider; `None` where it cannot be written so.
pub fn cut(text: &str, room: u16) -> Option<String> {
    if width(text)? <= room {
        return Some(text.to_owned());
    }
    let mut kept = text.to_owned();
    while kept.pop().is_some() {
        let shown = format!("{}…", kept.trim_end());
        if width(&shown)? <= room {
            return Some(shown);
        }
    }
    None
}

/// Draws a text; returns the column after it, and `None` where it cannot be written or has no room.
pub fn draw(text: &str, x: u16, y: u16, room: u16, role: Role, canvas: &mut Canvas<'_>) -> Option<u16> {
    let wide = width(text).filter(|wide| *wide <= room)?;
    for (row, y) in rows(text)?.iter().zip(y..) {
        for (cell, x) in row.chars().zip(x..).filter(|(cell, _)| *cell != ' ') {
            canvas.sign(x, y, cell, role);
        }
    }
    Some(x + wide)
}

/// A few lines of letters below each other, filled from the top.
pub struct Lines {
    /// The column where they begin.
    pub x: u16,
    /// The top of the next one.
    pub y: u16,
    /// How many cells each may take.
    pub room: u16,
    /// How many there are left.
    pub free: usize,
}

impl Lines {
    /// Draws a text in the lines that are left; says whether all of it could be written there. If not, nothing is drawn.
    pub fn draw(&mut self, text: &str, role: Role, canvas: &mut Canvas<'_>) -> bool {
        let Some(lines) = wrap(text, self.room).filter(|lines| lines.len() <= self.free) else {
            return false;
        };
        self.free -= lines.len();
        for line in &lines {
            draw(line, self.x, self.y, self.room, role, canvas);
            self.y += STEP;
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_is_as_wide_in_every_half_row_and_has_ink() {
        for band in ALPHABET.split("\n\n") {
            let mut lines = band.lines();
            let names: Vec<&str> = lines.next().unwrap().split_whitespace().collect();
            let halves: Vec<Vec<&str>> = lines.map(|line| line.split_whitespace().collect()).collect();
            assert!(halves.len() == 8 && halves.iter().all(|row| row.len() == names.len()), "{names:?}");
            for (at, name) in names.iter().enumerate() {
                let wide = halves[0][at].len();
                assert!(halves.iter().all(|row| row[at].len() == wide), "{name}");
                assert!(halves.iter().any(|row| row[at].contains('#')), "{name}");
            }
        }
    }

    #[test]
    fn no_two_letters_look_the_same() {
        for (one, rows) in SIGNS.iter() {
            let same: Vec<char> = SIGNS.iter().filter(|(_, other)| *other == rows).map(|(c, _)| *c).collect();
            assert_eq!(same, [*one]);
        }
    }

    #[test]
    fn the_danish_alphabet_and_the_signs_of_the_board_can_be_written() {
        let all = "abcdefghijklmnopqrstuvwxyzæøå ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅ éÉöü 0123456789 .,:;!?'’\"“”„«»…-–—−+=*/()%& ·■□●○▲►√×";
        assert_eq!(all.chars().filter(|c| width(&c.to_string()).is_none()).collect::<String>(), "");
        assert_eq!(width("ład"), None);
    }

    #[test]
    fn letters_are_four_rows_of_half_cells() {
        let expected = ["          █         ▄▀▀      █ ▀   ", "▀██▄ █▀▀▄ █▀▀▄ ▄██▄ █▀▀ ▀██▄ █ █ █▀"];
        let rows = rows("anbefaling").unwrap();
        for (row, expected) in rows.iter().zip(expected) {
            assert!(row.starts_with(expected), "{rows:#?}");
        }
        assert_eq!(usize::from(width("anbefaling").unwrap()), rows[0].chars().count());
    }

    #[test]
    fn a_text_is_broken_at_blanks_and_cut_at_its_end() {
        let text = "mål er bagud";
        let all = width(text).unwrap();
        assert_eq!(wrap(text, all).unwrap(), [text]);
        assert_eq!(wrap(text, all - 1).unwrap(), ["mål er", "bagud"]);
        assert_eq!(wrap(text, 10), None, "a word does not fit");
        let two_things = "mål · bagud";
        assert_eq!(wrap(two_things, width(two_things).unwrap() - 1).unwrap(), ["mål", "bagud"]);
        let shown = cut(text, all - 1).unwrap();
        assert!(shown.ends_with('…') && width(&shown).unwrap() < all, "{shown}");
        assert_eq!(cut(text, 2), None);
    }
}
