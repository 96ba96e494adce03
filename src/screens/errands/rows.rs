//! A cursor among rows, and which of them are in view.

use std::ops::Range;

use super::super::motion::Motion;
use crate::msg::action::Action;

/// The cursor and the first row in view.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    at: usize,
    top: usize,
}

impl Rows {
    /// The cursor on a row.
    pub fn on(at: usize) -> Rows {
        Rows { at, top: 0 }
    }

    /// The row under the cursor, among so many.
    pub fn at(&self, count: usize) -> usize {
        self.at.min(count.saturating_sub(1))
    }

    /// Moves the cursor; says whether the verb was one of moving.
    pub fn moved(&mut self, verb: Option<Action>, count: usize, room: usize) -> bool {
        let Some(motion) = verb.and_then(Motion::of) else { return false };
        self.at = motion.from(self.at(count), room.saturating_sub(1).max(1), count.saturating_sub(1));
        if self.at < self.top {
            self.top = self.at;
        } else if self.at >= self.top + room {
            self.top = self.at + 1 - room;
        }
        true
    }

    /// The rows in view.
    pub fn view(&self, count: usize, room: usize) -> Range<usize> {
        let first_that_shows_it = (self.at(count) + 1).saturating_sub(room);
        let top = self.top.min(count.saturating_sub(1)).max(first_that_shows_it);
        top..count.min(top + room)
    }

    /// How many rows stand below those in view.
    pub fn below(&self, count: usize, room: usize) -> usize {
        count.saturating_sub(self.view(count, room).end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cursor_stays_in_view_and_among_the_rows() {
        let mut rows = Rows::default();
        rows.moved(Some(Action::PageDown), 20, 5);
        rows.moved(Some(Action::PageDown), 20, 5);
        assert_eq!((rows.at(20), rows.view(20, 5)), (8, 4..9));
        rows.moved(Some(Action::Last), 20, 5);
        assert_eq!((rows.at(20), rows.below(20, 5)), (19, 0));
        assert_eq!(rows.at(3), 2, "where rows went away");
        rows.moved(Some(Action::First), 20, 5);
        assert_eq!(rows.view(20, 5), 0..5);
        assert!(!rows.moved(Some(Action::Open), 20, 5));
    }
}
