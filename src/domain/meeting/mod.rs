//! A meeting, read from its record; and the acts that it allows.

mod act;
mod brought;
mod edit;
mod minutes;

#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use super::choice::{MeetingKind, MeetingState};
use super::record::{Rec, Record};

pub use act::{Act, Why, allowed, changes};
pub use brought::{Brought, Came};
pub use edit::edit;
pub use minutes::{Ending, Point, Tally};

/// A meeting of any kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meeting {
    /// Which record it is.
    pub rec: Rec,
    /// Its key: the day first planned, `M-2020-04-22`.
    pub key: String,
    /// Its title; may be empty.
    pub title: String,
    /// What kind of meeting.
    pub kind: MeetingKind,
    /// Where it stands.
    pub state: MeetingState,
    /// On which day. One that is postponed keeps the day that it was to be on until it has a new one.
    pub date: Option<NaiveDate>,
    /// When on that day, `16:30`.
    pub time: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// How many people have signed up.
    pub signed_up: i64,
    /// How many people came.
    pub attended: i64,
    /// The key of the committee that meets.
    pub body: Option<String>,
    /// Its theme stands.
    pub stands: Vec<String>,
    /// The last day for its agenda.
    pub agenda_closes: Option<NaiveDate>,
    /// Why it was postponed or cancelled.
    pub reason: Option<String>,
    /// Whether it belongs to the example municipality.
    pub example: bool,
    /// The newest change of the log when it was read.
    pub seen: i64,
}

impl Meeting {
    /// Reads the meeting from its record. What the record lacks or says in an unknown way has its default.
    pub fn of(record: &Record) -> Meeting {
        let own = |name: &str| record.get(name).filter(|text| !text.is_empty()).map(str::to_owned);
        let date = |name: &str| record.get(name).and_then(|text| text.parse().ok());
        let count = |name: &str| record.get(name).and_then(|text| text.parse().ok()).unwrap_or_default();
        Meeting {
            rec: record.rec,
            key: record.key.clone(),
            title: record.text("title").to_owned(),
            kind: record.choice("kind").unwrap_or(MeetingKind::Other),
            state: record.choice("state").unwrap_or(MeetingState::Planned),
            date: date("date"),
            time: own("time"),
            place: own("place"),
            signed_up: count("signed_up"),
            attended: count("attended"),
            body: own("body"),
            stands: record.members("stands").into_iter().map(str::to_owned).collect(),
            agenda_closes: date("agenda_closes"),
            reason: own("reason"),
            example: record.is("example"),
            seen: record.seen,
        }
    }
}
