//! Up and down in a note, by rows and pages of the screen, and the page that follows the cursor. Rows are named by the
//! place where they begin, so that none is counted that is not on the page.

use super::Editor;
use super::rows;

impl Editor {
    /// The page is made to show the cursor, after whatever has changed.
    pub(super) fn settle(&mut self) {
        if let Some(from) = self.buffer.take_changed() {
            self.rows.changed(from);
        }
        self.top = self.row_of(self.top.min(self.buffer.text().len()));
        let row = self.row_of(self.buffer.cursor());
        if row < self.top {
            let is_next = self.row_before(self.top) == Some(row);
            self.top = if is_next { row } else { self.rows_up(row, self.high / 3) };
            return;
        }
        let mut bottom = self.top;
        for _ in 1..self.high {
            if bottom == row {
                return;
            }
            bottom = self.row_after(bottom).unwrap_or(bottom);
        }
        if bottom == row {
            return;
        }
        let is_next = self.row_after(bottom) == Some(row);
        self.top = match is_next {
            true => self.row_after(self.top).unwrap_or(self.top),
            false => self.rows_up(row, self.high * 2 / 3),
        };
    }

    /// The cursor a number of rows up, in its column.
    pub(super) fn go_up(&mut self, count: usize, marks: bool) {
        let row = self.row_of(self.buffer.cursor());
        let wish = self.wished(row);
        let to = self.rows_up(row, count);
        self.go_to_column(to, wish, marks);
    }

    /// The cursor a number of rows down, in its column.
    pub(super) fn go_down(&mut self, count: usize, marks: bool) {
        let row = self.row_of(self.buffer.cursor());
        let wish = self.wished(row);
        let to = self.rows_down(row, count);
        self.go_to_column(to, wish, marks);
    }

    /// The page and the cursor up by a page; one row stays in sight.
    pub(super) fn page_up(&mut self, marks: bool) {
        self.top = self.rows_up(self.top, self.page());
        self.go_up(self.page(), marks);
    }

    /// The page and the cursor down by a page; one row stays in sight.
    pub(super) fn page_down(&mut self, marks: bool) {
        let below = self.rows_down(self.top, self.page());
        if self.row_after(below).is_some() {
            self.top = below;
        }
        self.go_down(self.page(), marks);
    }

    /// The start of the cursor's row, or of its line where it stands there already.
    pub(super) fn home(&mut self) -> usize {
        let row = self.row_of(self.buffer.cursor());
        if row == self.buffer.cursor() { self.buffer.line().start } else { row }
    }

    /// The end of the cursor's row, or of its line where it stands there already.
    pub(super) fn end(&mut self) -> usize {
        let row = self.row_of(self.buffer.cursor());
        let end = self.place_in(row, usize::MAX);
        if end == self.buffer.cursor() { self.buffer.line().end() } else { end }
    }

    /// Where the row that holds a place begins.
    pub(super) fn row_of(&mut self, at: usize) -> usize {
        let line = self.buffer.text().line_at(at);
        line.start + self.rows.start_of(line.start, line.text, at - line.start)
    }

    /// Where the row after the one that begins at `row` begins.
    pub(super) fn row_after(&self, row: usize) -> Option<usize> {
        let line = self.buffer.text().line_at(row);
        match rows::next(line.text, row - line.start, self.rows.wide) {
            Some(next) => Some(line.start + next),
            None => self.buffer.text().after(&line).map(|after| after.start),
        }
    }

    fn row_before(&mut self, row: usize) -> Option<usize> {
        row.checked_sub(1).map(|end| self.row_of(end))
    }

    fn rows_up(&mut self, row: usize, count: usize) -> usize {
        let mut row = row;
        for _ in 0..count {
            row = self.row_before(row).unwrap_or(row);
        }
        row
    }

    fn rows_down(&self, row: usize, count: usize) -> usize {
        (0..count).fold(row, |row, _| self.row_after(row).unwrap_or(row))
    }

    fn page(&self) -> usize {
        self.high.saturating_sub(1).max(1)
    }

    fn wished(&mut self, row: usize) -> usize {
        let line = self.buffer.line();
        let column = || rows::column(line.text, row - line.start, self.buffer.cursor() - line.start);
        let wish = self.wish.unwrap_or_else(column);
        self.wish = Some(wish);
        wish
    }

    fn go_to_column(&mut self, row: usize, column: usize, marks: bool) {
        let place = self.place_in(row, column);
        self.buffer.go(place, marks);
        self.settle();
    }

    fn place_in(&self, row: usize, column: usize) -> usize {
        let line = self.buffer.text().line_at(row);
        line.start + rows::place(line.text, row - line.start, self.rows.wide, column)
    }
}
