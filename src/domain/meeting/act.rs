//! What a person may do with a meeting: the acts, the rules that allow them, and the changes that they are.

use chrono::NaiveDate;

use super::super::change::{Change, On, Put};
use super::super::choice::{Choice, MeetingState};
use super::super::dateform;
use super::super::field::ids::meeting::{ATTENDED, DATE, PLACE, REASON, SIGNED_UP, STATE, TIME};
use super::super::rule::{holds, needs, said};
use super::Meeting;
use crate::text::{self, Lang};

/// An act on one meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// It is to be held as planned after all.
    Plan,
    /// It was held.
    Hold,
    /// It is not held on its day. With a new day it is planned for that, without one it waits for one.
    Postpone {
        /// The new day, if there is one yet.
        to: Option<NaiveDate>,
        /// Why; may be empty.
        reason: String,
    },
    /// It is not held at all, with the reason.
    Cancel(String),
    /// Another day or time. What was postponed or cancelled is planned again.
    Move {
        /// The day.
        date: NaiveDate,
        /// The time of day, `16:30`; none.
        time: Option<String>,
        /// Why; may be empty.
        reason: String,
    },
    /// Where it is; not known.
    Place(Option<String>),
    /// How many people have signed up.
    SignedUp(i64),
    /// How many people came.
    Attended(i64),
    /// A dated remark.
    Remark(String),
    /// Taken away.
    Delete,
}

/// Why an act is not allowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// It is so already.
    Already,
    /// What is cancelled needs a reason.
    CancellingNeedsReason,
    /// It is not until this day.
    StillAhead(NaiveDate),
    /// It was held, and what was held does not lie ahead.
    Held,
    /// Nobody can count less than none.
    NotACount,
    /// A remark says something.
    RemarkEmpty,
}

impl Why {
    /// Whether it would be allowed with words: what is asked for, not refused.
    pub fn asks_for_words(&self) -> bool {
        matches!(self, Why::CancellingNeedsReason | Why::RemarkEmpty)
    }

    /// What is wrong and what to do now, as one sentence with a capital letter and no full stop.
    pub fn sentence(&self, today: NaiveDate, lang: Lang) -> String {
        match self {
            Why::Already => text::already_so(lang),
            Why::CancellingNeedsReason => text::cancelling_needs_reason(lang),
            Why::StillAhead(day) => text::still_ahead(lang, &dateform::near(*day, today, lang)),
            Why::Held => text::held_already(lang),
            Why::NotACount => text::not_a_count(lang),
            Why::RemarkEmpty => text::remark_empty(lang),
        }
    }
}

/// Whether the meeting allows an act on the day `today`.
///
/// # Errors
/// Says which rule forbids it.
pub fn allowed(meeting: &Meeting, act: &Act, today: NaiveDate) -> Result<(), Why> {
    match act {
        Act::Plan => differs(meeting.state != MeetingState::Planned),
        Act::Hold => may_be_held(meeting, today),
        Act::Postpone { to: None, reason } => restated(meeting, MeetingState::Postponed, reason),
        Act::Postpone { to: Some(date), .. } => may_move(meeting, *date, meeting.time.as_deref(), today),
        Act::Cancel(reason) => {
            restated(meeting, MeetingState::Cancelled, reason)?;
            needs(reason, Why::CancellingNeedsReason)
        }
        Act::Move { date, time, .. } => may_move(meeting, *date, time.as_deref(), today),
        Act::Place(place) => differs(said(place.as_deref()) != meeting.place.as_deref()),
        Act::SignedUp(count) => may_count(*count, meeting.signed_up),
        Act::Attended(count) => may_count(*count, meeting.attended),
        Act::Remark(text) => needs(text, Why::RemarkEmpty),
        Act::Delete => Ok(()),
    }
}

/// The changes that an act is, all made from what was seen of the meeting, and the reason of their batch.
///
/// # Errors
/// As [`allowed`].
pub fn changes(meeting: &Meeting, act: &Act, today: NaiveDate) -> Result<(Vec<Change>, Option<String>), Why> {
    allowed(meeting, act, today)?;
    let on = On::Record(meeting.rec);
    let (changes, reason) = match act {
        Act::Plan => (become_so(meeting, MeetingState::Planned, ""), None),
        Act::Hold => (become_so(meeting, MeetingState::Held, ""), None),
        Act::Postpone { to: None, reason } => {
            (become_so(meeting, MeetingState::Postponed, reason), Some(reason))
        }
        Act::Postpone { to: Some(date), reason } => {
            (moved(meeting, *date, meeting.time.as_deref()), Some(reason))
        }
        Act::Cancel(reason) => (become_so(meeting, MeetingState::Cancelled, reason), Some(reason)),
        Act::Move { date, time, reason } => (moved(meeting, *date, time.as_deref()), Some(reason)),
        Act::Place(place) => (vec![set(meeting, PLACE, place.as_deref())], None),
        Act::SignedUp(count) => (vec![counted(meeting, SIGNED_UP, count - meeting.signed_up)], None),
        Act::Attended(count) => (vec![counted(meeting, ATTENDED, count - meeting.attended)], None),
        Act::Remark(text) => (vec![Change::Remark { on, text: text.trim().to_owned() }], None),
        Act::Delete => (vec![Change::Gone { on, gone: true, seen: Some(meeting.seen) }], None),
    };
    Ok((changes, said(reason.map(String::as_str)).map(str::to_owned)))
}

/// Something must change.
fn differs(is_other: bool) -> Result<(), Why> {
    holds(is_other, Why::Already)
}

fn may_be_held(meeting: &Meeting, today: NaiveDate) -> Result<(), Why> {
    differs(meeting.state != MeetingState::Held)?;
    match meeting.date.filter(|date| *date > today) {
        Some(date) => Err(Why::StillAhead(date)),
        None => Ok(()),
    }
}

/// A state that has a reason may be said again with another one.
fn restated(meeting: &Meeting, to: MeetingState, reason: &str) -> Result<(), Why> {
    let says_more = said(Some(reason)).is_some_and(|reason| Some(reason) != meeting.reason.as_deref());
    differs(meeting.state != to || says_more)
}

/// The day of a meeting that was held can be corrected, but not to one that is still to come.
fn may_move(meeting: &Meeting, date: NaiveDate, time: Option<&str>, today: NaiveDate) -> Result<(), Why> {
    let is_there = is_planned_or_held(meeting.state);
    differs(!is_there || meeting.date != Some(date) || meeting.time.as_deref() != said(time))?;
    if meeting.state == MeetingState::Held && date > today { Err(Why::Held) } else { Ok(()) }
}

fn may_count(count: i64, now: i64) -> Result<(), Why> {
    if count < 0 { Err(Why::NotACount) } else { differs(count != now) }
}

fn is_planned_or_held(state: MeetingState) -> bool {
    matches!(state, MeetingState::Planned | MeetingState::Held)
}

/// The state; the reason of the state before it goes with that.
fn become_so(meeting: &Meeting, to: MeetingState, reason: &str) -> Vec<Change> {
    let mut changes = Vec::new();
    if meeting.state != to {
        changes.push(set(meeting, STATE, Some(to.name())));
    }
    if said(Some(reason)) != meeting.reason.as_deref() {
        changes.push(set(meeting, REASON, said(Some(reason))));
    }
    changes
}

fn moved(meeting: &Meeting, date: NaiveDate, time: Option<&str>) -> Vec<Change> {
    let mut changes = Vec::new();
    if !is_planned_or_held(meeting.state) {
        changes = become_so(meeting, MeetingState::Planned, "");
    }
    if meeting.date != Some(date) {
        changes.push(set(meeting, DATE, Some(&date.to_string())));
    }
    if meeting.time.as_deref() != said(time) {
        changes.push(set(meeting, TIME, said(time)));
    }
    changes
}

fn set(meeting: &Meeting, field: u16, to: Option<&str>) -> Change {
    let to = Put::text(said(to).unwrap_or_default());
    Change::Set { on: On::Record(meeting.rec), field, to, seen: Some(meeting.seen) }
}

fn counted(meeting: &Meeting, field: u16, by: i64) -> Change {
    Change::Count { on: On::Record(meeting.rec), field, by }
}
