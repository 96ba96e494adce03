//! What the small field and the notes editor share: steps by letter and by word, and which edits are undone together.

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

/// What a key did to a text. Strokes of one kind that follow each other are undone together: a word, a run of blanks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stroke {
    /// A letter was typed.
    Word,
    /// A blank or a line end was typed.
    Blank,
    /// A letter was removed.
    WordGone,
    /// A blank or a line end was removed.
    BlankGone,
    /// All else: a paste, a replacement, an indent. Each is a step of its own.
    Whole,
}

impl Stroke {
    /// The stroke that puts in this text.
    pub fn typed(text: &str) -> Stroke {
        let mut chars = text.chars();
        match (chars.next(), chars.next()) {
            (Some(c), None) if c.is_whitespace() => Stroke::Blank,
            (Some(_), None) => Stroke::Word,
            _ => Stroke::Whole,
        }
    }

    /// The stroke that takes out this text.
    pub fn removed(text: &str) -> Stroke {
        match text.chars().next_back() {
            Some(c) if c.is_whitespace() => Stroke::BlankGone,
            _ => Stroke::WordGone,
        }
    }

    /// Whether it is undone together with the stroke before it.
    pub fn joins(self, last: Option<Stroke>) -> bool {
        last == Some(self) && self != Stroke::Whole
    }
}

/// The letter border before a place; the start for the start.
pub fn left(text: &str, at: usize) -> usize {
    let mut cursor = GraphemeCursor::new(at, text.len(), true);
    cursor.prev_boundary(text, 0).ok().flatten().unwrap_or(0)
}

/// The letter border after a place; the end for the end.
pub fn right(text: &str, at: usize) -> usize {
    let mut cursor = GraphemeCursor::new(at, text.len(), true);
    cursor.next_boundary(text, 0).ok().flatten().unwrap_or(text.len())
}

/// The letter border at or after a place, which may lie inside a letter.
pub fn border(text: &str, at: usize) -> usize {
    let at = text.ceil_char_boundary(at);
    let is_border = GraphemeCursor::new(at, text.len(), true).is_boundary(text, 0);
    if is_border.unwrap_or(true) { at } else { right(text, at) }
}

/// Where the word before a place begins.
pub fn word_left(text: &str, at: usize) -> usize {
    let mut letters = text.get(..at).unwrap_or_default().grapheme_indices(true).rev().peekable();
    let mut start = at;
    while let Some((blank, _)) = letters.next_if(|(_, letter)| is_blank(letter)) {
        start = blank;
    }
    letters.take_while(|(_, letter)| !is_blank(letter)).last().map_or(start, |(first, _)| first)
}

/// Where the word after a place begins.
pub fn word_right(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let letters = rest.grapheme_indices(true).skip_while(|(_, letter)| !is_blank(letter));
    at + letters.skip_while(|(_, letter)| is_blank(letter)).map(|(next, _)| next).next().unwrap_or(rest.len())
}

/// Blanks and line ends; a blank with an accent on it is a letter.
fn is_blank(letter: &str) -> bool {
    letter.trim().is_empty()
}
