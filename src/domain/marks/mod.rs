//! Lines of a note that are records: what is marked, which record each line is, and what saving the note changes.
//!
//! Where keys stand in any text says [`super::key::find_keys`].

mod differ;
mod identity;
mod make;
mod parse;
mod plan;
mod save;
mod task;
mod template;

use chrono::NaiveDate;

use super::choice::Channel;
use super::note::Note;
use super::record::{Rec, Record};
use super::work::Facts;
use crate::text::Lang;

pub use differ::{Difference, differences};
pub use identity::Copied;
pub use make::{Place, slip};
pub use parse::{Mark, Pointer, Sign, fences, parse, parse_behind, through_fence};
pub use plan::{Fate, Gone, Line, Plan, Said};
pub use save::save;
pub use task::{Errand, errand};
pub use template::{as_setting, setting_of, template};

/// What must be known besides a note and its text.
pub struct Context<'a> {
    /// The day.
    pub today: NaiveDate,
    /// The day of the note's meeting.
    pub meeting_day: Option<NaiveDate>,
    /// The colleagues.
    pub people: &'a [Record],
    /// The proposals with their submissions, the decisions and the tasks of the note's meeting, and those that the note
    /// names; without what is deleted.
    pub records: &'a [Record],
    /// The other notes of the meeting.
    pub elsewhere: &'a [Note],
    /// Of keys that stand on several lines, the line that keeps each.
    pub kept: &'a [(String, usize)],
    /// Why deadlines are moved, where somebody was asked.
    pub reason: Option<&'a str>,
    /// What the rules about a record must know.
    pub facts: &'a dyn Fn(Rec) -> Facts,
    /// The language of what is written about a record's source.
    pub lang: Lang,
}

impl Context<'_> {
    /// The day that is spoken of: the meeting's, once it has come.
    pub fn day(&self) -> NaiveDate {
        self.meeting_day.filter(|day| *day <= self.today).unwrap_or(self.today)
    }

    fn record(&self, key: &str) -> Option<&Record> {
        self.records.iter().find(|record| record.key == key)
    }

    /// Whether a record is one of the note's: it came from its meeting, a proposal by way of a note there.
    fn came_from(&self, note: &Note, record: &Record) -> bool {
        let is_of_meeting =
            |record: &Record| note.meeting.is_some() && record.get("meeting") == note.meeting.as_deref();
        match record.get("submission") {
            Some(submission) => self.record(submission).is_some_and(|submission| {
                let is_noted = submission.choice::<Channel>("channel") == Some(Channel::Note);
                is_noted && (is_of_meeting(submission) || make::names(submission.text("source"), &note.key))
            }),
            None => is_of_meeting(record),
        }
    }
}
