//! The wall: what a room may see of the board, one message a page. Two audiences have two types; each is built once from
//! the board and never holds what its audience may not see.
//!
//! The public ([`Public`]): no initials, no citizen's words, only what the committee decided and what two have confirmed;
//! what is reported done counts as under way. The team ([`Team`]): initials, titles and remarks; no notes and no
//! citizen's words. Personal numbers are on neither.

mod public;
mod talk;
mod target;
mod team;

#[cfg(test)]
mod tests;

use std::collections::HashMap;

use chrono::NaiveDate;

use super::board::{Board, Gathering};
use super::choice::{MeetingKind, MeetingState};
use super::cpr;
use super::record::Rec;
use super::work::Work;

pub use public::{Confirmed, Latest, More, Next, Progress, Public, PublicPage, Status, public};
pub use talk::{Came, Decided, Spoken, Talk};
pub use target::Target;
pub use team::{Agreed, Moved, Overdue, Row, Said, Team, TeamPage, Why, team};

/// Meetings that citizens come to.
pub const OPEN_TO_ALL: [MeetingKind; 3] =
    [MeetingKind::Dialogue, MeetingKind::Conference, MeetingKind::Hearing];

/// What stands on every page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The day that the pages tell of.
    pub today: NaiveDate,
    /// The name of the place, such as `Fredericia`; may be empty.
    pub place: String,
    /// Whether the file is an example.
    pub example: bool,
}

/// What there was to carry out at the end of an earlier day, to compare with.
#[derive(Clone, Debug, PartialEq)]
pub struct Then {
    /// The day.
    pub day: NaiveDate,
    /// What there was.
    pub works: HashMap<Rec, Work>,
}

impl Then {
    /// What a record said then; `None` where there was none.
    pub fn of(&self, rec: Rec) -> Option<&Work> {
        self.works.get(&rec)
    }
}

/// The day of the last meeting with citizens before the board's day: what the public pages compare with.
pub fn public_day(board: &Board) -> Option<NaiveDate> {
    let is_meeting = |kind| matches!(kind, MeetingKind::Dialogue | MeetingKind::Conference);
    last_held(board, is_meeting)
}

/// The day of the team's last meeting in front of the board before the board's day: what the team pages compare with.
pub fn team_day(board: &Board) -> Option<NaiveDate> {
    last_held(board, |kind| kind == MeetingKind::Board)
}

fn last_held(board: &Board, is_asked: impl Fn(MeetingKind) -> bool) -> Option<NaiveDate> {
    let held = |m: &&Gathering| is_asked(m.meeting.kind) && m.meeting.state == MeetingState::Held;
    let days = board.meetings.iter().filter(held).filter_map(|m| m.meeting.date);
    days.filter(|day| *day < board.today).max()
}

/// A text as a wall may show it: without personal numbers.
fn shown(text: &str) -> String {
    cpr::hide(text.trim())
}
