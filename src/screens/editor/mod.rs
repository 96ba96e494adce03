//! The notes editor: a text of any length with its cursor, and the page of it that is on screen. What is saved, and when,
//! is decided by the pane that it stands in.

pub mod buffer;
mod find;
mod history;
mod keys;
mod lists;
mod op;
mod paint;
mod prompt;
pub mod rows;
mod scroll;
pub mod text;
pub mod view;

#[cfg(test)]
mod tests;

use crate::domain::cpr::Harmless;
use crate::domain::edit::Edit;
use crate::domain::key;
use crate::domain::pieces::{Piece, Pieces};

use buffer::Buffer;
use find::Sought;
use prompt::Prompt;
use rows::Rows;

/// The widest row of text, in columns; longer lines are hard to read.
const WIDEST: u16 = 78;
/// Bytes of a line, on either side of the cursor, in which a record's key is looked for.
const KEY: usize = 24;

/// A note that is being written.
#[derive(Clone, Debug)]
pub struct Editor {
    buffer: Buffer,
    rows: Rows,
    /// How many rows of text there are on the screen.
    high: usize,
    /// Where the first of them begins.
    top: usize,
    /// The column that the cursor keeps to while it goes up and down.
    wish: Option<usize>,
    /// Whether arrows mark, for terminals that keep Shift to themselves.
    marking: bool,
    clip: String,
    prompt: Option<Prompt>,
    sought: Option<Sought>,
    /// Numbers that look personal and are not.
    harmless: Harmless,
}

/// What a key has done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Took {
    /// Nothing: it is no key of a text.
    NotMine,
    /// What it says on it.
    Yes,
    /// This text is to be put on the terminal's clipboard.
    Copied(String),
    /// There was nothing to paste: the terminal's own key is meant.
    NothingToPaste,
    /// What is sought stands nowhere in the note.
    NotFound,
    /// So many places were replaced.
    Replaced(usize),
    /// A record is asked for, by this key or these words.
    Goto(String),
}

impl Editor {
    /// A note with its cursor at the start, for a canvas of 80 by 24 cells until [`Editor::fit`] says otherwise.
    pub fn new(text: impl Into<Piece>) -> Editor {
        let mut editor = Editor {
            buffer: Buffer::new(text),
            rows: Rows::default(),
            high: 1,
            top: 0,
            wish: None,
            marking: false,
            clip: String::new(),
            prompt: None,
            sought: None,
            harmless: Harmless::default(),
        };
        editor.fit(80, 24);
        editor
    }

    /// The same with the cursor at this byte, or at the next letter.
    pub fn at(mut self, cursor: usize) -> Editor {
        let cursor = self.buffer.on_border(cursor);
        self.buffer.go(cursor, false);
        self.settle();
        self
    }

    /// The canvas that it is drawn on, in cells; the last row of it is the foot.
    pub fn fit(&mut self, width: u16, height: u16) {
        let wide = usize::from(WIDEST.min(width.saturating_sub(2)));
        if self.rows.wide != wide.max(1) {
            self.rows = Rows::new(wide);
        }
        self.high = usize::from(height.saturating_sub(1)).max(1);
        self.settle();
    }

    /// The whole text.
    pub fn text(&self) -> String {
        self.buffer.text().all()
    }

    /// The whole text to be handed on, without a copy.
    pub fn shared(&self) -> Pieces {
        self.buffer.text().shared()
    }

    /// Whether the text is another than this one.
    pub fn differs_from(&self, text: &str) -> bool {
        !self.buffer.text().is(text)
    }

    /// Where the cursor stands, in bytes.
    pub fn cursor(&self) -> usize {
        self.buffer.cursor()
    }

    /// A number that moves with every change of the text, so that one knows what was saved.
    pub fn version(&self) -> u64 {
        self.buffer.version()
    }

    /// The buffer, to read in.
    pub fn buffer(&self) -> &Buffer {
        &self.buffer
    }

    /// A paste; says how many characters were cleaned out of it.
    pub fn paste(&mut self, pasted: &str) -> u32 {
        let version = self.buffer.version();
        let removed = match self.prompt {
            Some(_) => self.prompt_paste(pasted),
            None => self.buffer.paste(pasted),
        };
        self.marking &= self.buffer.version() == version;
        self.moved();
        removed
    }

    /// Takes in an edit of somebody else, with its place in characters: cursor, mark and page stay with their words, and
    /// undo will not take it back. `false`, and nothing is changed, where what it removes does not stand at its place.
    pub fn apply_foreign(&mut self, edit: &Edit) -> bool {
        let Some(ops) = self.buffer.apply_foreign(edit) else { return false };
        self.top = ops.iter().fold(self.top, |top, op| op.carry(top, false));
        self.settle();
        true
    }

    /// Takes in a text that somebody else made of this one, as their edits.
    pub fn take_in(&mut self, text: &str) {
        for edit in self.buffer.edits_to(text) {
            self.apply_foreign(&edit);
        }
    }

    /// Makes another text of this one, as one step of one's own; the cursor stays with its word.
    pub fn make(&mut self, text: &str) {
        self.buffer.make(text);
        self.marking = false;
        self.moved();
    }

    /// Takes back one's newest step; says whether there was one.
    pub fn undo(&mut self) -> bool {
        let done = self.buffer.undo();
        self.moved();
        done
    }

    /// Does again what was taken back last; says whether there was anything.
    pub fn redo(&mut self) -> bool {
        let done = self.buffer.redo();
        self.moved();
        done
    }

    /// What is typed next is a step of its own: to be said when a draft or the note was saved.
    pub fn pause(&mut self) {
        self.buffer.pause();
    }

    /// These numbers look personal and are not.
    pub fn spare(&mut self, harmless: &Harmless) {
        self.harmless.clone_from(harmless);
    }

    /// Puts the cursor at the start of a line, the first being 1.
    pub fn goto_line(&mut self, number: usize) {
        let start = self.buffer.text().line(number.saturating_sub(1)).start;
        self.buffer.go(start, false);
        self.moved();
    }

    /// The key of the record that the cursor stands on or behind, so that one can go there.
    pub fn key_at_cursor(&self) -> Option<String> {
        let line = self.buffer.line();
        let inside = self.buffer.cursor() - line.start;
        let near = line.text.get(line.text.ceil_char_boundary(inside.saturating_sub(KEY))..)?;
        let from = line.text.len() - near.len();
        let near = near.get(..near.ceil_char_boundary(inside - from + KEY))?;
        let holds = |range: &std::ops::Range<usize>| (range.start..=range.end).contains(&(inside - from));
        key::find_keys(near).into_iter().find(|(range, _)| holds(range)).map(|(_, key)| key)
    }

    /// After the cursor or the text was moved: the page follows, and the column is that of the cursor again.
    fn moved(&mut self) {
        self.wish = None;
        self.settle();
    }
}
