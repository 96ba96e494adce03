//! What ratatui draws → as few bytes as the terminal needs to see it, in one write a frame.
//!
//! The backend keeps what the terminal shows, cell by cell, and where its cursor and its pen are. So a frame that changes
//! nothing is no bytes, and one that changes two cells is those two cells.

use std::io;

use crossterm::Command;
use crossterm::cursor::{Hide, Show};
use crossterm::terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate};
use ratatui::backend::{Backend as Ratatui, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};

use super::caps::Caps;
use line::Line;
use spot::Spot;
use stylus::Stylus;

mod glyph;
mod line;
mod moves;
mod pen;
mod sink;
mod spot;
mod stylus;
#[cfg(test)]
mod tests;

pub use sink::Sink;

/// Below this, a frame arrives as one segment and cannot tear.
const TEARS_FROM: usize = 1024;

/// The terminal as ratatui draws on it.
#[derive(Debug)]
pub struct Backend {
    sink: Sink,
    caps: Caps,
    sync: bool,
    stylus: Stylus,
    lines: Vec<Line>,
    columns: u16,
    /// Where the cursor is to be seen, when it is.
    caret: Position,
    caret_wanted: bool,
    /// `None`: not known.
    caret_shown: Option<bool>,
    bytes: u64,
    frames: u64,
}

impl Backend {
    /// A backend for a terminal as [`Guard::enter`](super::Guard::enter) leaves it: empty, its cursor hidden.
    pub fn new(sink: Sink, caps: Caps) -> Backend {
        let (columns, rows) = sink.size();
        Backend {
            sink,
            caps,
            sync: false,
            stylus: Stylus::new(caps.charset),
            lines: blank_lines(columns, rows),
            columns,
            caret: Position::ORIGIN,
            caret_wanted: false,
            caret_shown: Some(false),
            bytes: 0,
            frames: 0,
        }
    }

    /// Whether frames of more than 1 KB are bracketed, so that terminals that know how (DEC mode 2026) show them at once.
    pub fn set_sync(&mut self, sync: bool) {
        self.sync = sync;
    }

    /// Sends a sequence that moves nothing and shows nothing along with the next frame: clipboard, title, bell.
    pub fn queue(&mut self, sequence: &str) {
        self.stylus.raw(sequence);
    }

    /// Another program has used the terminal: nothing is known of it any more. To be followed by `Terminal::clear`.
    pub fn forget(&mut self) {
        self.stylus.forget();
        self.caret_shown = None;
    }

    /// How many bytes have been written so far.
    pub fn bytes_written(&self) -> u64 {
        self.bytes
    }

    /// How many frames have been written so far; those without a byte do not count.
    pub fn frames(&self) -> u64 {
        self.frames
    }

    /// Where the bytes go; a test finds them there.
    pub fn sink(&self) -> &Sink {
        &self.sink
    }

    /// The screen is to be blank, at the size that it has now.
    fn clear_all(&mut self) {
        let (columns, rows) = self.sink.size();
        self.columns = columns;
        self.lines = blank_lines(columns, rows);
        self.stylus.clear_screen();
    }

    /// Blanks from one column up to, not including, another.
    fn blank(&mut self, y: u16, columns: std::ops::Range<u16>) {
        let Some(shown) = self.lines.get_mut(usize::from(y)) else { return };
        let mut wanted = shown.clone();
        columns.for_each(|x| wanted.place(x, Spot::BLANK));
        shown.turn_into(wanted, y, &mut self.stylus);
    }

    fn place_caret(&mut self) {
        if self.caret_wanted {
            let row = self.lines.get(usize::from(self.caret.y));
            self.stylus.go_to(self.caret.x, self.caret.y, row.unwrap_or(&Line::default()));
        }
        if self.caret_shown != Some(self.caret_wanted) {
            self.caret_shown = Some(self.caret_wanted);
            self.stylus.raw(&if self.caret_wanted { ansi(Show) } else { ansi(Hide) });
        }
    }
}

impl Ratatui for Backend {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let mut under_way: Option<(u16, Line)> = None;
        for (x, y, cell) in content {
            if under_way.as_ref().is_none_or(|(row, _)| *row != y) {
                self.finish(under_way.take());
                under_way = self.lines.get(usize::from(y)).map(|shown| (y, shown.clone()));
            }
            if let Some((_, wanted)) = &mut under_way {
                wanted.place(x, Spot::of(cell, self.caps));
            }
        }
        self.finish(under_way);
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.caret_wanted = false;
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.caret_wanted = true;
        Ok(())
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.caret)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.caret = position.into();
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        let Position { x, y } = self.caret;
        let rows = u16::try_from(self.lines.len()).unwrap_or(u16::MAX);
        match region {
            ClearType::All => self.clear_all(),
            ClearType::AfterCursor => {
                self.blank(y, x..self.columns);
                (y.saturating_add(1)..rows).for_each(|row| self.blank(row, 0..self.columns));
            }
            ClearType::BeforeCursor => {
                (0..y).for_each(|row| self.blank(row, 0..self.columns));
                self.blank(y, 0..x.saturating_add(1));
            }
            ClearType::CurrentLine => self.blank(y, 0..self.columns),
            ClearType::UntilNewLine => self.blank(y, x..self.columns),
        }
        Ok(())
    }

    fn size(&self) -> io::Result<Size> {
        Ok(self.sink.size().into())
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size()?, pixels: Size::ZERO })
    }

    /// Writes the frame, in one go; nothing where nothing changed. An error means that the terminal is gone.
    fn flush(&mut self) -> io::Result<()> {
        self.place_caret();
        let mut frame = self.stylus.take();
        if frame.is_empty() {
            return Ok(());
        }
        if self.sync && frame.len() > TEARS_FROM {
            frame.splice(..0, ansi(BeginSynchronizedUpdate).into_bytes());
            frame.extend(ansi(EndSynchronizedUpdate).bytes());
        }
        self.frames += 1;
        self.bytes += u64::try_from(frame.len()).unwrap_or_default();
        let result = self.sink.write(&frame);
        self.stylus.reuse(frame);
        result
    }
}

impl Backend {
    fn finish(&mut self, under_way: Option<(u16, Line)>) {
        let Some((y, wanted)) = under_way else { return };
        if let Some(shown) = self.lines.get_mut(usize::from(y)) {
            shown.turn_into(wanted, y, &mut self.stylus);
        }
    }
}

fn blank_lines(columns: u16, rows: u16) -> Vec<Line> {
    vec![Line::blank(columns); usize::from(rows)]
}

fn ansi(command: impl Command) -> String {
    let mut sequence = String::new();
    let _ = command.write_ansi(&mut sequence);
    sequence
}
