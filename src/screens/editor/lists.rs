//! Enter, Tab and Backspace in lists and indents: an item goes on in the next line and ends where it is left empty.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::domain::key::without_keys;
use crate::screens::typing::{self, Stroke};

use super::buffer::{Buffer, Move};
use super::op::Op;
use super::text::Line;

/// Blanks that an item is moved by.
const INDENT: usize = 2;
/// Columns from one stop of the Tab key to the next.
const STOP: usize = 4;

/// What a line begins with: blanks, and the bullet or number of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head<'a> {
    /// The blanks.
    pub indent: &'a str,
    /// `-`, `*`, `1.` or nothing.
    pub bullet: &'a str,
    /// The bytes up to where the words begin.
    pub len: usize,
}

/// What a line begins with.
pub fn head(line: &str) -> Head<'_> {
    let blanks = line.len() - line.trim_start_matches([' ', '\t']).len();
    // A blank that carries an accent is a letter, and no part of what the line begins with.
    let is_border = |at| typing::border(line, at) == at;
    let blanks = if is_border(blanks) { blanks } else { blanks - 1 };
    let (indent, rest) = line.split_at_checked(blanks).unwrap_or_default();
    let bullet =
        Some(bullet(rest)).filter(|bullet| is_border(indent.len() + bullet.len() + 1)).unwrap_or_default();
    let blank = usize::from(!bullet.is_empty());
    Head { indent, bullet, len: indent.len() + bullet.len() + blank }
}

fn bullet(rest: &str) -> &str {
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let is_number =
        (1..=3).contains(&digits) && rest.get(digits..).is_some_and(|r| r.starts_with(['.', ')']));
    let len = if is_number { digits + 1 } else { usize::from(rest.starts_with(['-', '*'])) };
    match rest.split_at_checked(len) {
        Some((bullet, after)) if after.starts_with(' ') => bullet,
        _ => "",
    }
}

/// The bullet of the item after one.
fn next_bullet(bullet: &str) -> String {
    let number = bullet.trim_end_matches(['.', ')']);
    match number.parse::<u32>() {
        Ok(n) => format!("{}{} ", n + 1, bullet.get(number.len()..).unwrap_or_default()),
        Err(_) if bullet.is_empty() => String::new(),
        Err(_) => format!("{bullet} "),
    }
}

impl Buffer {
    /// Begins a new line: an item and an indent go on in it; an item that is still empty ends the list instead. Behind
    /// the words of a line that is a record the line keeps its key.
    pub fn enter(&mut self) {
        if self.selection().is_none() && self.is_before_keys() {
            self.go(self.line().end(), false);
        }
        let line = self.line();
        let head = head(line.text);
        let inside = self.cursor() - line.start;
        let is_empty = line.text.get(head.len..).unwrap_or_default().trim().is_empty();
        if self.selection().is_some() || head.len == 0 || inside < head.len {
            self.put("\n", Stroke::Blank);
        } else if is_empty {
            self.replace(line.start..line.end(), "", Stroke::Whole);
        } else {
            let begun = format!("\n{}{}", head.indent, next_bullet(head.bullet));
            self.put(&begun, Stroke::Whole);
        }
    }

    /// Whether nothing but the keys of the line's record stands behind the cursor.
    fn is_before_keys(&self) -> bool {
        let line = self.line();
        let (before, behind) = line.text.split_at_checked(self.cursor() - line.start).unwrap_or_default();
        let is_keys = !behind.trim().is_empty() && without_keys(behind).trim().is_empty();
        is_keys && !before.trim().is_empty()
    }

    /// Indents the marked lines, or the item or the indent that the cursor is in; else goes on to the next stop.
    pub fn tab(&mut self) {
        let line = self.line();
        let head = head(line.text);
        let inside = self.cursor() - line.start;
        if self.selection().is_some() || !head.bullet.is_empty() || inside < head.len {
            let blanks = " ".repeat(INDENT);
            let ops = self
                .marked_lines(|line| (!line.text.is_empty()).then(|| Op::Insert(line.start, blanks.clone())));
            return self.edit_around(ops);
        }
        let column = line.text.get(..inside).unwrap_or_default().graphemes(true).count();
        let blanks = " ".repeat(STOP - column % STOP);
        self.put(&blanks, Stroke::Whole);
    }

    /// Takes an indent from the marked lines, or from the one that the cursor is in.
    pub fn shift_tab(&mut self) {
        let ops = self.marked_lines(|line| {
            let gone = outdent(head(line.text).indent);
            (gone > 0).then(|| Op::Delete(line.start..line.start + gone))
        });
        if !ops.is_empty() {
            self.edit_around(ops);
        }
    }

    /// Takes out the letter before the cursor; in an indent as much as Tab put in.
    pub fn backspace(&mut self) {
        let line = self.line();
        let before = line.text.get(..self.cursor() - line.start).unwrap_or_default();
        let is_indent = !before.is_empty() && before.bytes().all(|b| b == b' ');
        if is_indent && self.selection().is_none() {
            let gone = (before.len() - 1) % INDENT + 1;
            let range = self.cursor() - gone..self.cursor();
            return self.replace(range, "", Stroke::Whole);
        }
        self.delete(Move::Left);
    }

    /// An edit for each line that is marked or has the cursor, the last line first, so that each finds its place.
    fn marked_lines(&self, edit: impl Fn(&Line<'_>) -> Option<Op>) -> Vec<Op> {
        let Range { start, end } = self.selection().unwrap_or(self.cursor()..self.cursor());
        let mut ops = Vec::new();
        let mut line = Some(self.text().line_at(start));
        while let Some(here) = line.filter(|line| line.start < end || line.start <= start) {
            ops.extend(edit(&here));
            line = self.text().after(&here);
        }
        ops.reverse();
        ops
    }
}

/// How many bytes of an indent Shift-Tab takes away.
fn outdent(indent: &str) -> usize {
    if indent.starts_with('\t') { 1 } else { indent.bytes().take(INDENT).take_while(|b| *b == b' ').count() }
}
