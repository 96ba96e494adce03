//! A line in rows as wide as the screen, broken between words. What a row holds is found from where it begins, so a page
//! is laid out without looking at the rest; where the rows of a very long line begin is remembered up to what was asked.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Columns from one tab stop to the next.
const TAB: usize = 4;
/// Bytes; shorter lines are laid out anew each time.
const LONG: usize = 2 * 1024;

/// A letter of a row and the columns that it takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell<'a> {
    /// Where it begins, in bytes from the start of what was laid out.
    pub at: usize,
    /// The letter.
    pub letter: &'a str,
    /// The column that it begins in.
    pub column: usize,
    /// How many columns it takes.
    pub width: usize,
}

/// The letters of a text with their columns, as if all of it stood in one row.
pub fn cells(text: &str) -> impl Iterator<Item = Cell<'_>> {
    let (mut at, mut column) = (0, 0);
    std::iter::from_fn(move || {
        let rest = text.get(at..).filter(|rest| !rest.is_empty())?;
        let letter = first_letter(rest);
        let width = match letter {
            "\t" => TAB - column % TAB,
            letter if letter.len() == 1 => 1,
            letter => letter.width(),
        };
        let cell = Cell { at, letter, column, width };
        at += letter.len();
        column += width;
        Some(cell)
    })
}

fn first_letter(text: &str) -> &str {
    let mut chars = text.chars();
    let first = chars.next().map_or(0, char::len_utf8);
    let is_alone = text.chars().take(2).all(is_plain);
    let letter = if is_alone { text.get(..first) } else { text.graphemes(true).next() };
    letter.unwrap_or(text)
}

/// Signs that are one letter and never join the one before.
fn is_plain(c: char) -> bool {
    matches!(c, '\t' | ' '..='~' | '\u{A1}'..='\u{A8}' | '\u{AA}'..='\u{AC}' | '\u{AF}'..='\u{2FF}')
}

/// Where the row after the one that begins at `from` begins; `None` for the last row of the line. Blanks at the end of
/// a row hang over its edge; a word that is longer than a row is broken inside.
pub fn next(line: &str, from: usize, wide: usize) -> Option<usize> {
    let rest = line.get(from..).unwrap_or_default();
    next_plain(rest, wide).unwrap_or_else(|| next_of_any(rest, wide)).map(|next| from + next)
}

/// The same for a row of letters that take one column each, which most rows are; `None` where it is not such a row.
fn next_plain(rest: &str, wide: usize) -> Option<Option<usize>> {
    let mut chars = rest.chars();
    let beyond = chars.nth(wide);
    let after = chars.as_str();
    let row = rest.get(..rest.len() - after.len())?;
    let is_western = row.bytes().all(|b| matches!(b, b' '..=b'~' | 0x80..=0xBF | 0xC3));
    if !is_western || !after.chars().next().is_none_or(is_plain) {
        return None;
    }
    let Some(beyond) = beyond else { return Some(None) };
    if beyond != ' ' {
        let word =
            row.rfind(' ').filter(|blank| row.get(..*blank).is_some_and(|words| !words.trim().is_empty()));
        return Some(Some(word.map_or(row.len() - beyond.len_utf8(), |blank| blank + 1)));
    }
    let behind = after.trim_start_matches(' ');
    match behind.chars().next() {
        None => Some(None),
        Some('\t') => None,
        Some(c) if is_plain(c) => Some(Some(rest.len() - behind.len())),
        Some(_) => None,
    }
}

fn next_of_any(rest: &str, wide: usize) -> Option<usize> {
    let (mut word, mut is_blank, mut has_words) = (None, true, false);
    for cell in cells(rest) {
        let blank = matches!(cell.letter, " " | "\t");
        if !blank {
            if is_blank && has_words {
                word = Some(cell.at);
            }
            if cell.column + cell.width > wide && cell.at > 0 {
                return Some(word.unwrap_or(cell.at));
            }
            has_words = true;
        }
        is_blank = blank;
    }
    None
}

/// The column of a place in a row, both in bytes of the line.
pub fn column(line: &str, row: usize, at: usize) -> usize {
    let before = line.get(row..at).unwrap_or_default();
    cells(before).last().map_or(0, |cell| cell.column + cell.width)
}

/// The place in a row that is nearest to a column from the left, before the next row begins.
pub fn place(line: &str, row: usize, wide: usize, column: usize) -> usize {
    let end = next(line, row, wide);
    let text = line.get(row..end.unwrap_or(line.len())).unwrap_or_default();
    let beyond = cells(text).find(|cell| cell.column + cell.width > column).map(|cell| cell.at);
    // The place behind the last letter of a row that goes on is the start of the next one.
    row + beyond.unwrap_or(if end.is_some() { last_letter(text) } else { text.len() })
}

fn last_letter(text: &str) -> usize {
    crate::screens::typing::left(text, text.len())
}

/// Where the rows of a line begin.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    /// Columns of a row.
    pub wide: usize,
    /// The long line that was asked about last.
    line: usize,
    starts: Vec<usize>,
}

impl Rows {
    /// Rows of that many columns.
    pub fn new(wide: usize) -> Rows {
        Rows { wide: wide.max(1), ..Rows::default() }
    }

    /// The start of the row that holds a place, both in bytes of the line, which begins at `start` in its text.
    pub fn start_of(&mut self, start: usize, line: &str, at: usize) -> usize {
        if line.len() <= LONG {
            return last_before(line, 0, at, self.wide);
        }
        if self.line != start || self.starts.is_empty() {
            (self.line, self.starts) = (start, vec![0]);
        }
        while let Some(last) = self.starts.last().copied().filter(|last| *last <= at) {
            let Some(next) = next(line, last, self.wide) else { break };
            self.starts.push(next);
        }
        let behind = self.starts.partition_point(|start| *start <= at);
        behind.checked_sub(1).and_then(|row| self.starts.get(row)).copied().unwrap_or(0)
    }

    /// The text has changed from a place on: what depends on it is forgotten, the two rows before it among them, since
    /// a word there may move up.
    pub fn changed(&mut self, from: usize) {
        match from.checked_sub(self.line) {
            None => self.starts.clear(),
            Some(inside) => {
                let known = self.starts.partition_point(|start| *start <= inside);
                self.starts.truncate(known.saturating_sub(2));
            }
        }
    }
}

fn last_before(line: &str, first: usize, at: usize, wide: usize) -> usize {
    let mut row = first;
    while let Some(next) = next(line, row, wide).filter(|next| *next <= at) {
        row = next;
    }
    row
}
