//! What somebody is to carry out (a recommendation, an initiative, a decision or a task), read from its record; the acts
//! that it allows, and how often its deadline was moved.

mod act;
mod agreed;
mod edit;
mod fields;
mod postponement;
mod tie;
mod why;

#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use super::choice::{Implementation, Stance};
use super::date::Deadline;
use super::record::{Rec, Record};

pub use act::{Act, Facts, allowed, changes};
pub use edit::edit;
pub use fields::Fields;
pub use postponement::{Move, Postponements, Step};
pub use tie::Other;
pub use why::Why;

/// Something to carry out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Work {
    /// Which record it is: a recommendation, an initiative, a decision or a task.
    pub rec: Rec,
    /// Its key, such as `A3-01` or `O-0004`.
    pub key: String,
    /// Its title; may be empty.
    pub title: String,
    /// How far it is.
    pub state: Implementation,
    /// What the committee decided; only recommendations have it.
    pub stance: Option<Stance>,
    /// The initials of who is responsible.
    pub owner: Option<String>,
    /// By when. An initiative's is the day on which it ends.
    pub deadline: Option<Deadline>,
    /// How much it weighs, 1 to 3; only recommendations have it.
    pub weight: Option<u8>,
    /// What shows that it is done.
    pub evidence: Option<String>,
    /// Why it lapsed, rests or was not adopted.
    pub reason: Option<String>,
    /// Why the committee puts it first; only recommendations have it.
    pub priority_reason: Option<String>,
    /// What it comes from: the analysis of a recommendation, the meeting of a decision or a task.
    pub from: Option<String>,
    /// What it is tied to: the initiatives of a recommendation, the targets of an initiative, what a decision or a task
    /// is about.
    pub links: Vec<String>,
    /// Whether it belongs to the example municipality.
    pub example: bool,
    /// The newest change of the log when it was read.
    pub seen: i64,
    /// When it last changed, milliseconds since 1970 in UTC.
    pub updated_at: Option<i64>,
}

impl Work {
    /// Reads it from its record; `None` where nobody carries out what is of this kind. What the record lacks or says in
    /// an unknown way has its default.
    pub fn of(record: &Record) -> Option<Work> {
        let fields = Fields::of(record.rec.kind)?;
        let own = |name: &str| record.get(name).filter(|text| !text.is_empty()).map(str::to_owned);
        let state = record.choice("implementation").or_else(|| record.choice("state"));
        let stance = fields.stance.map(|_| record.choice("stance").unwrap_or(Stance::Pending));
        let links = ["initiatives", "targets", "about"].into_iter().flat_map(|name| record.members(name));
        Some(Work {
            rec: record.rec,
            key: record.key.clone(),
            title: record.text("title").to_owned(),
            state: state.unwrap_or(Implementation::NotStarted),
            stance,
            owner: own("owner"),
            deadline: Deadline::of(record),
            weight: record.get("weight").and_then(|text| text.parse().ok()),
            evidence: own("evidence"),
            reason: own("reason"),
            priority_reason: own("priority_reason"),
            from: own("analysis").or_else(|| own("meeting")),
            links: links.map(str::to_owned).collect(),
            example: record.is("example"),
            seen: record.seen,
            updated_at: record.updated_at,
        })
    }

    /// Whether somebody is to carry it out: adopted or not yet decided on, not closed, not reported done, not paused.
    pub fn is_running(&self) -> bool {
        let is_open = matches!(self.state, Implementation::NotStarted | Implementation::InProgress);
        is_open && self.stance != Some(Stance::Rejected)
    }

    /// Whether it is past its deadline and still to be carried out.
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        self.is_running() && self.deadline.is_some_and(|deadline| deadline.overdue(today))
    }

    /// Whether nobody has to do anything about it any more: confirmed done, or lapsed.
    pub fn is_closed(&self) -> bool {
        matches!(self.state, Implementation::Verified | Implementation::Lapsed)
    }
}
