//! A text that is being typed: one line or several, by grapheme, with no drawing of its own.

use unicode_segmentation::UnicodeSegmentation;

use crate::domain::clean::clean;
use crate::msg::key::{Code, Key};

use super::typing::{self, Stroke};

/// The text and where the cursor stands in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Field {
    text: String,
    cursor: usize,
    lines: bool,
    past: Vec<(String, usize)>,
    future: Vec<(String, usize)>,
    last: Option<Stroke>,
}

impl Field {
    /// One line, with the cursor at its end.
    pub fn line(text: &str) -> Field {
        Field { text: text.to_string(), cursor: text.len(), ..Field::default() }
    }

    /// Several lines, with the cursor at the end.
    pub fn long(text: &str) -> Field {
        Field { text: text.to_string(), cursor: text.len(), lines: true, ..Field::default() }
    }

    /// The same with the cursor at this byte, or at the nearest letter before it.
    pub fn at(mut self, cursor: usize) -> Field {
        self.cursor = cursor.min(self.text.len());
        while !self.text.is_char_boundary(self.cursor) {
            self.cursor -= 1;
        }
        self
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The cursor, in bytes.
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// The text before the cursor.
    pub fn before(&self) -> &str {
        self.text.get(..self.cursor).unwrap_or_default()
    }

    fn after(&self) -> &str {
        self.text.get(self.cursor..).unwrap_or_default()
    }

    /// Whether it may hold several lines.
    pub fn is_long(&self) -> bool {
        self.lines
    }

    /// Takes a key; says whether it was one for a text.
    pub fn key(&mut self, key: Key) -> bool {
        match key {
            key if key == Key::ctrl('z') => self.undo(),
            key if key == Key::ctrl('y') => self.redo(),
            key => return self.edit(key),
        }
        true
    }

    fn edit(&mut self, key: Key) -> bool {
        match key.code {
            Code::Char(_) if key.types().is_some() => {
                key.types().into_iter().for_each(|c| self.insert(&c.to_string()))
            }
            Code::Enter if self.lines => self.insert("\n"),
            Code::Left if key.ctrl => self.cursor = typing::word_left(&self.text, self.cursor),
            Code::Right if key.ctrl => self.cursor = typing::word_right(&self.text, self.cursor),
            Code::Left => self.cursor = typing::left(&self.text, self.cursor),
            Code::Right => self.cursor = typing::right(&self.text, self.cursor),
            Code::Up if self.lines => self.up(),
            Code::Down if self.lines => self.down(),
            Code::Home => self.cursor = if key.ctrl { 0 } else { self.line_start() },
            Code::End => self.cursor = if key.ctrl { self.text.len() } else { self.line_end() },
            Code::Backspace => {
                let to_left = if key.ctrl { typing::word_left } else { typing::left };
                self.remove(to_left(&self.text, self.cursor), self.cursor);
            }
            Code::Delete => {
                let to_right = if key.ctrl { typing::word_right } else { typing::right };
                self.remove(self.cursor, to_right(&self.text, self.cursor));
            }
            _ => return false,
        }
        true
    }

    /// Puts in a pasted text, cleaned; says how many characters were taken out of it.
    pub fn paste(&mut self, text: &str) -> u32 {
        let cleaned = clean(text, self.lines);
        self.insert(&cleaned.text);
        cleaned.removed
    }

    /// Puts in a text at the cursor.
    pub fn insert(&mut self, text: &str) {
        self.remember(Stroke::typed(text));
        self.text.insert_str(self.cursor, text);
        self.cursor += text.len();
    }

    fn remove(&mut self, from: usize, to: usize) {
        if from < to {
            self.remember(Stroke::removed(self.text.get(from..to).unwrap_or_default()));
            self.text.replace_range(from..to, "");
            self.cursor = from;
        }
    }

    /// Keeps what stands before an edit of another kind than the last, so that undo takes back a word or a paste.
    fn remember(&mut self, stroke: Stroke) {
        if !stroke.joins(self.last) {
            self.past.push((self.text.clone(), self.cursor));
        }
        self.last = Some(stroke);
        self.future.clear();
    }

    fn undo(&mut self) {
        if let Some((text, cursor)) = self.past.pop() {
            self.future.push((std::mem::replace(&mut self.text, text), self.cursor));
            self.cursor = cursor;
            self.last = None;
        }
    }

    fn redo(&mut self) {
        if let Some((text, cursor)) = self.future.pop() {
            self.past.push((std::mem::replace(&mut self.text, text), self.cursor));
            self.cursor = cursor;
            self.last = None;
        }
    }

    fn line_start(&self) -> usize {
        self.before().rfind('\n').map_or(0, |i| i + 1)
    }

    fn line_end(&self) -> usize {
        self.cursor + self.after().find('\n').unwrap_or(self.after().len())
    }

    fn up(&mut self) {
        let (start, column) = (self.line_start(), self.column());
        if start > 0 {
            self.cursor = start - 1;
            let above = self.line_start();
            self.cursor = self.at_column(above, column);
        }
    }

    fn down(&mut self) {
        let (end, column) = (self.line_end(), self.column());
        if end < self.text.len() {
            self.cursor = self.at_column(end + 1, column);
        }
    }

    fn column(&self) -> usize {
        self.text.get(self.line_start()..self.cursor).unwrap_or_default().graphemes(true).count()
    }

    fn at_column(&self, line: usize, column: usize) -> usize {
        let text = self.text.get(line..).unwrap_or_default();
        let text = text.split('\n').next().unwrap_or_default();
        line + text.graphemes(true).take(column).map(str::len).sum::<usize>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(mut field: Field, keys: &str) -> Field {
        for name in keys.split(' ') {
            field.key(Key::parse(name).unwrap());
        }
        field
    }

    #[test]
    fn a_letter_with_its_accent_is_one_step() {
        let field = typed(Field::line("cafe\u{301}"), "backspace s");
        assert_eq!(field.text(), "cafs");
    }

    #[test]
    fn an_emoji_family_is_one_step() {
        assert_eq!(typed(Field::line("x👨‍👩‍👧"), "backspace").text(), "x");
    }

    #[test]
    fn arrows_move_between_lines_and_keep_the_column() {
        let field = typed(Field::long("første linje\nto\ntredje linje"), "up up x");
        assert_eq!(field.text(), "føxrste linje\nto\ntredje linje");
    }

    #[test]
    fn undo_takes_back_a_word_at_a_time_and_redo_brings_it_back() {
        let mut field = typed(Field::line(""), "k l a r space o g ctrl-z");
        assert_eq!(field.text(), "klar ");
        field = typed(field, "ctrl-z ctrl-z ctrl-y");
        assert_eq!(field.text(), "klar");
    }

    #[test]
    fn a_word_is_left_and_deleted_at_once() {
        assert_eq!(typed(Field::line("klar og tydelig"), "ctrl-backspace").text(), "klar og ");
        assert_eq!(typed(Field::line("klar og"), "ctrl-left ctrl-left x").text(), "xklar og");
    }
}
