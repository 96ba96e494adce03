//! A plain model of the editor: the text as a list of letters, cut anew at every key; slow, and easy to see through.

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::domain::clean::clean_note;

/// The text, its cursor and mark as numbers of letters.
#[derive(Clone, Debug)]
pub struct Model {
    pub letters: Vec<String>,
    pub cursor: usize,
    pub anchor: Option<usize>,
    wish: Option<usize>,
    wide: usize,
}

impl Model {
    pub fn new(wide: usize) -> Model {
        Model { letters: Vec::new(), cursor: 0, anchor: None, wish: None, wide }
    }

    pub fn text(&self) -> String {
        self.letters.concat()
    }

    /// The cursor in bytes.
    pub fn byte(&self) -> usize {
        self.bytes(self.cursor)
    }

    /// The text and cursor that the editor came to by undo or redo.
    pub fn adopt(&mut self, text: &str, cursor: usize) {
        self.set(text, cursor);
    }

    fn bytes(&self, letters: usize) -> usize {
        self.letters.iter().take(letters).map(String::len).sum()
    }

    fn set(&mut self, text: &str, cursor: usize) {
        self.letters = text.graphemes(true).map(str::to_owned).collect();
        self.cursor = self.letter_at(cursor);
        self.anchor = None;
        self.wish = None;
    }

    pub fn marked(&self) -> Option<(usize, usize)> {
        let anchor = self.anchor.filter(|anchor| *anchor != self.cursor)?;
        Some((anchor.min(self.cursor), anchor.max(self.cursor)))
    }

    pub fn selected(&self) -> String {
        self.marked().map(|(from, to)| self.letters[from..to].concat()).unwrap_or_default()
    }

    fn replace(&mut self, from: usize, to: usize, with: &str) {
        let cursor = self.bytes(from) + with.len();
        let text = [&self.letters[..from].concat(), with, &self.letters[to..].concat()].concat();
        self.set(&text, cursor);
    }

    pub fn put(&mut self, text: &str) {
        let (from, to) = self.marked().unwrap_or((self.cursor, self.cursor));
        self.replace(from, to, text);
    }

    pub fn type_char(&mut self, c: char) {
        let before = self.cursor.checked_sub(1).map(|n| self.letters[n].clone()).filter(|l| l != "\n");
        match before {
            Some(letter) if !c.is_ascii() && !c.is_alphanumeric() && self.marked().is_none() => {
                let joined: String = format!("{letter}{c}").nfc().collect();
                self.replace(self.cursor - 1, self.cursor, &clean_note(&joined).text);
            }
            _ => self.put(&c.to_string()),
        }
    }

    pub fn go(&mut self, to: usize, marks: bool) {
        self.anchor = if marks { self.anchor.or(Some(self.cursor)) } else { None };
        self.cursor = to;
        self.wish = None;
    }

    /// The column of the cursor counts from now on.
    pub fn go_here(&mut self) {
        self.wish = None;
    }

    pub fn unmark(&mut self) {
        self.anchor = None;
        self.wish = None;
    }

    fn line(&self, at: usize) -> (usize, usize) {
        let start = self.letters[..at].iter().rposition(|l| l == "\n").map_or(0, |n| n + 1);
        let end = self.letters[at..].iter().position(|l| l == "\n").map_or(self.letters.len(), |n| at + n);
        (start, end)
    }

    pub fn left(&self) -> usize {
        self.cursor.saturating_sub(1)
    }

    pub fn right(&self) -> usize {
        (self.cursor + 1).min(self.letters.len())
    }

    pub fn word_left(&self) -> usize {
        let (start, _) = self.line(self.cursor);
        let mut at = self.cursor;
        if at == start {
            return self.left();
        }
        while at > start && is_blank(&self.letters[at - 1]) {
            at -= 1;
        }
        while at > start && !is_blank(&self.letters[at - 1]) {
            at -= 1;
        }
        at
    }

    pub fn word_right(&self) -> usize {
        let (_, end) = self.line(self.cursor);
        let mut at = self.cursor;
        if at == end {
            return self.right();
        }
        while at < end && !is_blank(&self.letters[at]) {
            at += 1;
        }
        while at < end && is_blank(&self.letters[at]) {
            at += 1;
        }
        at
    }

    pub fn delete(&mut self, target: usize) {
        let (from, to) = self.marked().unwrap_or((target.min(self.cursor), target.max(self.cursor)));
        if from < to {
            self.replace(from, to, "");
        } else {
            self.unmark();
        }
    }

    pub fn backspace(&mut self) {
        let (start, _) = self.line(self.cursor);
        let before = &self.letters[start..self.cursor];
        let is_indent = !before.is_empty() && before.iter().all(|l| l == " ");
        let gone = if is_indent && before.len().is_multiple_of(2) { 2 } else { 1 };
        self.delete(self.cursor.saturating_sub(gone));
    }

    /// The indent, the bullet and the letters up to the words of the line.
    fn head(&self, start: usize, end: usize) -> (usize, String, usize) {
        let line = &self.letters[start..end];
        let indent = line.iter().take_while(|l| *l == " " || *l == "\t").count();
        let rest: Vec<&str> = line[indent..].iter().map(String::as_str).collect();
        let digits = rest.iter().take_while(|l| l.len() == 1 && l.as_bytes()[0].is_ascii_digit()).count();
        let len = match rest.get(digits) {
            Some(&("." | ")")) if (1..=3).contains(&digits) => digits + 1,
            _ => usize::from(matches!(rest.first(), Some(&("-" | "*")))),
        };
        match rest.get(len) {
            Some(&" ") if len > 0 => (indent, rest[..len].concat(), indent + len + 1),
            _ => (indent, String::new(), indent),
        }
    }

    pub fn enter(&mut self) {
        let (start, end) = self.line(self.cursor);
        let (indent, bullet, head) = self.head(start, end);
        let indent = self.letters[start..start + indent].concat();
        if self.marked().is_some() || head == 0 || self.cursor - start < head {
            self.put("\n");
        } else if self.letters[start + head..end].iter().all(|l| l.trim().is_empty()) {
            self.replace(start, end, "");
        } else {
            let next = match bullet[..bullet.len().max(1) - 1].parse::<u32>() {
                Ok(n) => format!("{}{} ", n + 1, &bullet[bullet.len() - 1..]),
                Err(_) if bullet.is_empty() => String::new(),
                Err(_) => format!("{bullet} "),
            };
            self.put(&format!("\n{indent}{next}"));
        }
    }

    pub fn tab(&mut self) {
        let (start, end) = self.line(self.cursor);
        let (_, bullet, head) = self.head(start, end);
        if self.marked().is_some() || !bullet.is_empty() || self.cursor - start < head {
            return self.each_line(|line| if line.is_empty() { 0 } else { 2 });
        }
        let blanks = 4 - (self.cursor - start) % 4;
        self.put(&" ".repeat(blanks));
    }

    pub fn shift_tab(&mut self) {
        self.each_line(|line| match line.first().map(String::as_str) {
            Some("\t") => -1,
            Some(" ") if line.get(1).is_some_and(|l| l == " ") => -2,
            Some(" ") => -1,
            _ => 0,
        });
    }

    /// Puts in or takes out blanks at the start of each marked line.
    fn each_line(&mut self, by: impl Fn(&[String]) -> isize) {
        let (from, to) = self.marked().unwrap_or((self.cursor, self.cursor));
        let mut start = self.line(from).0;
        let (mut to, mut first) = (to, true);
        while first || (start < to && start <= self.letters.len()) {
            first = false;
            let end = self.line(start).1;
            let by = by(&self.letters[start..end]);
            let places = [Some(self.cursor), self.anchor, Some(to)].map(|place| {
                place.map(|at| match by {
                    by if by < 0 => at - at.saturating_sub(start).min(by.unsigned_abs()),
                    by => {
                        if at >= start {
                            at + by.unsigned_abs()
                        } else {
                            at
                        }
                    }
                })
            });
            let gone = if by < 0 { by.unsigned_abs() } else { 0 };
            let put = vec![" ".to_owned(); if by > 0 { by.unsigned_abs() } else { 0 }];
            let shift = put.len();
            self.letters.splice(start..start + gone, put);
            [self.cursor, to] = [places[0].unwrap(), places[2].unwrap()];
            self.anchor = places[1];
            start = end + shift - gone + 1;
        }
        // A blank before a loose accent makes one letter of both.
        let (text, cursor) = (self.text(), self.byte());
        let anchor = self.anchor.map(|anchor| self.bytes(anchor));
        self.set(&text, cursor);
        self.anchor = anchor.map(|anchor| self.letter_at(anchor));
    }

    fn letter_at(&self, byte: usize) -> usize {
        (0..=self.letters.len()).find(|n| self.bytes(*n) >= byte).unwrap()
    }

    /// Where the rows of the line with this letter begin.
    fn rows(&self, at: usize) -> Vec<usize> {
        let (mut start, end) = self.line(at);
        let mut rows = vec![start];
        while let Some(next) = self.next_row(start, end) {
            rows.push(next);
            start = next;
        }
        rows
    }

    fn next_row(&self, start: usize, end: usize) -> Option<usize> {
        let columns = self.columns(start, end);
        // The letters whose right edge is beyond the row; blanks may hang over it.
        let beyond =
            (start..end).find(|n| !is_blank(&self.letters[*n]) && columns[n - start + 1] > self.wide)?;
        let beyond = beyond.max(start + 1);
        if beyond >= end {
            return None;
        }
        let words = (start + 1..=beyond).rev().find(|n| {
            is_blank(&self.letters[n - 1])
                && !is_blank(&self.letters[*n])
                && self.letters[start..*n].iter().any(|l| !is_blank(l))
        });
        Some(words.unwrap_or(beyond))
    }

    /// The left edges of the letters of a row, and its right edge.
    fn columns(&self, start: usize, end: usize) -> Vec<usize> {
        let mut columns = vec![0];
        for letter in &self.letters[start..end] {
            let column = columns[columns.len() - 1];
            columns.push(column + if letter == "\t" { 4 - column % 4 } else { letter.width() });
        }
        columns
    }

    fn row(&self, at: usize) -> usize {
        *self.rows(at).iter().rfind(|row| **row <= at).unwrap()
    }

    fn row_above(&self, row: usize) -> usize {
        if row == 0 { 0 } else { self.row(row - 1) }
    }

    fn row_below(&self, row: usize) -> usize {
        let rows = self.rows(row);
        let next = rows.iter().find(|next| **next > row).copied();
        next.or(Some(self.line(row).1 + 1).filter(|start| *start <= self.letters.len())).unwrap_or(row)
    }

    fn place(&self, row: usize, column: usize) -> usize {
        let (_, line_end) = self.line(row);
        let next = self.rows(row).into_iter().find(|next| *next > row);
        let end = next.unwrap_or(line_end);
        let columns = self.columns(row, end);
        let found = (row..end).find(|n| columns[n - row + 1] > column);
        found.unwrap_or(if next.is_some() { end - 1 } else { end })
    }

    pub fn vertical(&mut self, rows: isize, marks: bool) {
        let mut row = self.row(self.cursor);
        let column = self.columns(row, self.cursor)[self.cursor - row];
        let wish = self.wish.unwrap_or(column);
        for _ in 0..rows.abs() {
            row = if rows < 0 { self.row_above(row) } else { self.row_below(row) };
        }
        let place = self.place(row, wish);
        self.go(place, marks);
        self.wish = Some(wish);
    }

    pub fn home(&self) -> usize {
        let row = self.row(self.cursor);
        if row == self.cursor { self.line(self.cursor).0 } else { row }
    }

    pub fn end(&self) -> usize {
        let end = self.place(self.row(self.cursor), usize::MAX);
        if end == self.cursor { self.line(self.cursor).1 } else { end }
    }
}

fn is_blank(letter: &str) -> bool {
    letter == " " || letter == "\t"
}
