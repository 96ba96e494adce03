//! The wall: what a room may see of the board, one message a page. Two audiences have two types; each is built once from
//! the board and never holds what its audience may not see.
//!
//! The public ([`Public`]): no initials, no citizen's words, only what the committee decided and what two have confirmed;
//! what is reported done counts as under way. The team ([`Team`]): initials, titles and remarks; no notes and no
//! citizen's words. Personal numbers are on neither.

mod message;
mod page;
mod public;
mod talk;
mod target;
mod team;

#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::ops::RangeInclusive;

use chrono::NaiveDate;

use super::board::{Board, Gathering};
use super::choice::{Audience, MeetingKind, MeetingState};
use super::cpr;
use super::record::Rec;
use super::show::Part;
use super::work::Work;

pub use message::Message;
pub use public::{Confirmed, Latest, More, Next, Progress, Public, PublicPage, Status, public};
pub use talk::{Came, Led, Spoken, Talk};
pub use target::Target;
pub use team::{Agreed, Moved, Overdue, Row, Said, Team, TeamPage, Why, team};

/// Meetings that citizens come to.
pub const OPEN_TO_ALL: [MeetingKind; 3] =
    [MeetingKind::Dialogue, MeetingKind::Conference, MeetingKind::Hearing];

/// How many seconds a page may stand that turns by itself.
pub const SECONDS: RangeInclusive<u64> = 2..=3600;

/// How a show begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opening {
    /// For whom.
    pub audience: Audience,
    /// Whether it leads another session, or follows one.
    pub part: Part,
    /// How many seconds a page stands before the next comes; none where only keys turn it.
    pub every: Option<u64>,
    /// Whether the program was started for it: there is no board behind it, so leaving ends the program unasked.
    pub is_alone: bool,
}

/// The pages of one audience.
#[derive(Clone, Debug, PartialEq)]
pub enum Pages {
    /// For citizens.
    Public(Public),
    /// For the team.
    Team(Team),
}

impl Pages {
    /// What stands on every page.
    pub fn head(&self) -> &Head {
        match self {
            Pages::Public(public) => &public.head,
            Pages::Team(team) => &team.head,
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        match self {
            Pages::Public(public) => public.pages.len(),
            Pages::Team(team) => team.pages.len(),
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What the page at a place is about.
    pub fn name(&self, at: usize) -> String {
        match self {
            Pages::Public(public) => public.pages.get(at).map(PublicPage::name),
            Pages::Team(team) => team.pages.get(at).map(|page| page.name().to_owned()),
        }
        .unwrap_or_default()
    }

    /// The rows that are numbered on the page at a place.
    pub fn rows(&self, at: usize) -> &[Row] {
        match self {
            Pages::Public(_) => &[],
            Pages::Team(team) => team.pages.get(at).map(TeamPage::rows).unwrap_or_default(),
        }
    }
}

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

/// A text as a wall may show it: without personal numbers. What was said not to be one stays, as it does in a report.
fn shown(text: &str, board: &Board) -> String {
    let text = text.trim();
    if cpr::find(text).is_empty() { text.to_owned() } else { board.harmless().hide(text) }
}
