//! The verbs that move a cursor or a page, as they are meant in every list.

use crate::msg::action::Action;

/// How far to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Motion {
    /// So many rows down.
    Rows(isize),
    /// So many pages down.
    Pages(isize),
}

impl Motion {
    /// What a verb means, if it is one of moving.
    pub fn of(verb: Action) -> Option<Motion> {
        Some(match verb {
            Action::Next => Motion::Rows(1),
            Action::Previous => Motion::Rows(-1),
            Action::PageDown => Motion::Pages(1),
            Action::PageUp => Motion::Pages(-1),
            // Further than any list reaches.
            Action::First => Motion::Rows(isize::MIN / 2),
            Action::Last => Motion::Rows(isize::MAX / 2),
            _ => return None,
        })
    }

    /// How many rows down, where a page has so many.
    pub fn rows(self, page: usize) -> isize {
        match self {
            Motion::Rows(by) => by,
            Motion::Pages(by) => by * page.cast_signed(),
        }
    }

    /// Where it leads from a place to, of which the last is this.
    pub fn from(self, place: usize, page: usize, last: usize) -> usize {
        place.saturating_add_signed(self.rows(page)).min(last)
    }
}
