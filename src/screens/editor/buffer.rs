//! What is written in a note, the cursor in it and what is marked: every edit, and the way back from it. It knows nothing
//! of the screen.

use std::ops::Range;

use crate::domain::clean::clean_note;
use crate::domain::edit::{Edit, diff};
use crate::domain::pieces::Piece;
use crate::screens::typing::{self, Stroke};

use super::history::{History, Step};
use super::op::Op;
use super::text::{Line, Text};

/// Longer texts, in bytes, are not counted while one types.
const COUNTED: usize = 64 * 1024;

/// A text with a cursor. Places are bytes from its start.
#[derive(Clone, Debug)]
pub struct Buffer {
    text: Text,
    cursor: usize,
    anchor: Option<usize>,
    history: History,
    version: u64,
    changed_from: Option<usize>,
    words: Option<usize>,
}

/// Where the cursor goes, as far as that does not depend on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// A letter.
    Left,
    /// A letter.
    Right,
    /// To where a word begins.
    WordLeft,
    /// To where a word begins.
    WordRight,
}

/// How much a text says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Words: what stands between blanks and has a letter or a digit.
    pub words: usize,
    /// Characters, blanks among them.
    pub chars: usize,
}

impl Buffer {
    /// A text whose line ends are `\n`, with the cursor at its start.
    pub fn new(text: impl Into<Piece>) -> Buffer {
        let text = text.into();
        let words = (text.len() <= COUNTED).then(|| words(&text));
        Buffer {
            text: Text::new(text),
            cursor: 0,
            anchor: None,
            history: History::default(),
            version: 0,
            changed_from: None,
            words,
        }
    }

    /// The text.
    pub fn text(&self) -> &Text {
        &self.text
    }

    /// Where the cursor stands.
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// The line that the cursor is in.
    pub fn line(&self) -> Line<'_> {
        self.text.line_at(self.cursor)
    }

    /// A number that moves with every change of the text.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// The first place that has changed since this was last asked.
    pub fn take_changed(&mut self) -> Option<usize> {
        self.changed_from.take()
    }

    /// How many words there are; `None` for a very long text, which is not counted while one types.
    pub fn words(&self) -> Option<usize> {
        self.words
    }

    /// What is marked, if anything is.
    pub fn selection(&self) -> Option<Range<usize>> {
        let anchor = self.anchor.filter(|anchor| *anchor != self.cursor)?;
        Some(anchor.min(self.cursor)..anchor.max(self.cursor))
    }

    /// The marked text.
    pub fn selected(&self) -> String {
        self.selection().map(|range| self.text.slice(range)).unwrap_or_default()
    }

    /// How much the marked text says.
    pub fn tally(&self) -> Option<Tally> {
        let selected = self.selection().map(|range| self.text.slice(range))?;
        Some(Tally { words: words(&selected), chars: selected.chars().count() })
    }

    /// Puts the cursor at a letter border; `marks` keeps or begins the mark that ends there.
    pub fn go(&mut self, to: usize, marks: bool) {
        self.anchor = if marks { self.anchor.or(Some(self.cursor)) } else { None };
        self.cursor = to.min(self.text.len());
        self.history.pause();
    }

    /// Marks a part; the cursor stands at its end.
    pub fn select(&mut self, range: Range<usize>) {
        self.go(range.start, false);
        self.go(range.end, true);
    }

    /// Nothing is marked any more.
    pub fn unmark(&mut self) {
        self.anchor = None;
    }

    /// Where a step leads.
    pub fn target(&self, step: Move) -> usize {
        let line = self.line();
        let inside = self.cursor - line.start;
        let at_start = inside == 0;
        let at_end = self.cursor == line.end();
        match step {
            Move::Left | Move::WordLeft if at_start => self.cursor.saturating_sub(1),
            Move::Right | Move::WordRight if at_end => self.text.len().min(self.cursor + 1),
            Move::Left => line.start + typing::left(line.text, inside),
            Move::Right => line.start + typing::right(line.text, inside),
            Move::WordLeft => line.start + typing::word_left(line.text, inside),
            Move::WordRight => line.start + typing::word_right(line.text, inside),
        }
    }

    /// Types a character over what is marked. One that belongs to the letter before it, such as an accent, joins it.
    pub fn type_char(&mut self, c: char) {
        let line = self.line();
        let before = line.text.get(..self.cursor - line.start).unwrap_or_default();
        let letter = before.get(typing::left(before, before.len())..).unwrap_or_default().to_owned();
        let may_join = letter.ends_with(JOINER) || !(c.is_ascii() || c.is_alphanumeric());
        if may_join && !letter.is_empty() && self.selection().is_none() {
            let joined = format!("{letter}{c}");
            // A joiner waits for the emoji that comes next: cleaned alone it would go.
            let is_under_way = c == JOINER && clean_note(&format!("{joined}{letter}")).removed == 0;
            let cleaned = if is_under_way { joined } else { clean_note(&joined).text };
            let over = self.cursor - letter.len()..self.cursor;
            return self.replace(over, &cleaned, Stroke::Whole);
        }
        let typed = clean_note(c.encode_utf8(&mut [0; 4])).text;
        if !typed.is_empty() {
            let stroke = Stroke::typed(&typed);
            self.put(&typed, stroke);
        }
    }

    /// Puts in a text over what is marked, as one step.
    pub fn put_whole(&mut self, text: &str) {
        self.put(text, Stroke::Whole);
    }

    /// Puts in a pasted text over what is marked, as one step; says how many characters were cleaned out of it.
    pub fn paste(&mut self, pasted: &str) -> u32 {
        let cleaned = clean_note(pasted);
        self.put_whole(&cleaned.text);
        cleaned.removed
    }

    /// Puts in a text over what is marked.
    pub fn put(&mut self, text: &str, stroke: Stroke) {
        let over = self.selection().unwrap_or(self.cursor..self.cursor);
        self.replace(over, text, stroke);
    }

    /// Takes out what is marked, else what lies between the cursor and where the step leads.
    pub fn delete(&mut self, step: Move) {
        let marked = self.selection();
        let is_marked = marked.is_some();
        let target = self.target(step);
        let range = marked.unwrap_or(target.min(self.cursor)..target.max(self.cursor));
        let stroke = match is_marked {
            true => Stroke::Whole,
            false => Stroke::removed(&self.text.slice(range.clone())),
        };
        self.replace(range, "", stroke);
    }

    /// Puts a text in the place of a part.
    pub fn replace(&mut self, range: Range<usize>, with: &str, stroke: Stroke) {
        self.edit(Op::replace(range, with), stroke);
    }

    /// Makes several edits, each on what the one before it left, as one step; the cursor stands behind the last.
    pub fn edit(&mut self, ops: Vec<Op>, stroke: Stroke) {
        if ops.is_empty() {
            return self.unmark();
        }
        let step = self.perform(ops);
        self.history.remember(stroke, step);
    }

    /// The same, but the cursor and the mark stay with what they stand at.
    pub fn edit_around(&mut self, ops: Vec<Op>) {
        let carried = |place| ops.iter().fold(place, |place, op| op.carry(place, false));
        let (cursor, anchor) = (carried(self.cursor), self.anchor.map(carried));
        self.edit(ops, Stroke::Whole);
        self.cursor = self.on_border(cursor);
        self.anchor = anchor.map(|anchor| self.on_border(anchor));
    }

    /// Makes another text of this one, changing only what differs, as one step; the cursor stays with its word.
    pub fn make(&mut self, text: &str) {
        let mut made = self.text.clone();
        let mut ops = Vec::new();
        for edit in self.edits_to(text) {
            let Some(start) = made.place_of(edit.place) else { return };
            for op in Op::replace(start..start + edit.removed.len(), &edit.inserted) {
                op.clone().apply(&mut made);
                ops.push(op);
            }
        }
        self.edit_around(ops);
        self.unmark();
    }

    /// Takes back one's newest step; says whether there was one.
    pub fn undo(&mut self) -> bool {
        while let Some(step) = self.history.take_past() {
            if !step.is_empty() {
                let again = self.perform(step);
                self.history.undone(again);
                return true;
            }
        }
        false
    }

    /// Does again what was taken back last; says whether there was anything.
    pub fn redo(&mut self) -> bool {
        while let Some(step) = self.history.take_future() {
            if !step.is_empty() {
                let back = self.perform(step);
                self.history.redone(back);
                return true;
            }
        }
        false
    }

    /// Takes in what somebody else wrote: the cursor stays with its word, and undo will not take it back. Gives the edits
    /// that were made; `None`, and nothing is changed, where what it removes does not stand at its place.
    pub fn apply_foreign(&mut self, edit: &Edit) -> Option<Vec<Op>> {
        let start = self.text.place_of(edit.place)?;
        let range = start..start + edit.removed.len();
        if range.end > self.text.len() || self.text.slice(range.clone()) != edit.removed {
            return None;
        }
        let ops = Op::replace(range, &edit.inserted);
        self.history.foreign(&ops);
        let stays = self.is_behind_letter();
        let (mut cursor, mut anchor) = (self.cursor, self.anchor);
        for op in &ops {
            cursor = op.carry(cursor, stays);
            anchor = anchor.map(|anchor| op.carry(anchor, false));
        }
        self.perform(ops.clone());
        self.anchor = anchor.map(|anchor| self.on_border(anchor));
        self.cursor = self.on_border(cursor);
        Some(ops)
    }

    /// The edits that make this text out of the one that is here.
    pub fn edits_to(&self, text: &str) -> Vec<Edit> {
        diff(&self.text.all(), text)
    }

    /// The next keys begin a step of their own.
    pub fn pause(&mut self) {
        self.history.pause();
    }

    /// Whether a letter stands right before the cursor, so that it is at a word's end rather than before one.
    fn is_behind_letter(&self) -> bool {
        let line = self.line();
        let before = line.text.get(..self.cursor - line.start).unwrap_or_default();
        before.chars().next_back().is_some_and(|c| !c.is_whitespace())
    }

    /// Applies edits; gives what takes them back.
    fn perform(&mut self, ops: Vec<Op>) -> Step {
        let mut back = Vec::with_capacity(ops.len());
        for op in ops {
            self.changed_from = Some(self.changed_from.map_or(op.at(), |from| from.min(op.at())));
            self.cursor = op.end();
            back.push(self.apply(op));
        }
        back.reverse();
        self.anchor = None;
        self.cursor = self.on_border(self.cursor);
        self.version += 1;
        back
    }

    fn apply(&mut self, op: Op) -> Op {
        let Some(count) = self.words.take() else { return op.apply(&mut self.text) };
        let before = words(&self.text.slice(self.whole_words(op.takes_out())));
        let back = op.apply(&mut self.text);
        let after = words(&self.text.slice(self.whole_words(back.takes_out())));
        self.words = Some(count + after - before).filter(|_| self.text.len() <= COUNTED);
        back
    }

    /// The part with the whole of the words that it begins and ends in.
    fn whole_words(&self, range: Range<usize>) -> Range<usize> {
        let first = self.text.line_at(range.start);
        let before = first.text.get(..range.start - first.start).unwrap_or_default();
        let start = before.rfind(char::is_whitespace).unwrap_or(0);
        let last = self.text.line_at(range.end);
        let after = last.text.get(range.end - last.start..).unwrap_or_default();
        let end = after.find(char::is_whitespace).unwrap_or(after.len());
        first.start + start..range.end + end
    }

    /// The letter border at or after a place.
    pub fn on_border(&self, at: usize) -> usize {
        let line = self.text.line_at(at.min(self.text.len()));
        line.start + typing::border(line.text, at - line.start)
    }
}

/// What joins emoji to one; a text that is cleaned keeps it only between two of them.
const JOINER: char = '\u{200D}';

fn words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}
