//! A proposal as the office talks of it, read from its record; and the acts that it allows.

mod act;

#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use super::choice::{AnswerState, Stance, Verdict};
use super::record::{Rec, Record, heading};

pub use act::{Act, Part, Target, Why, allowed, changes};

/// A proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// Which record it is.
    pub rec: Rec,
    /// Its key, such as `F-0412`.
    pub key: String,
    /// The submission that it came with.
    pub submission: Option<String>,
    /// Its title, if it was given one.
    pub title: Option<String>,
    /// What the citizen wrote.
    pub text: String,
    /// The administration's word.
    pub verdict: Verdict,
    /// Why, where the verdict has a reason; for one that was passed on, to whom.
    pub reason: Option<String>,
    /// What the committee decided.
    pub decision: Stance,
    /// The initials of who looks after it.
    pub owner: Option<String>,
    /// What it waits for, where it is postponed.
    pub snoozed_until: Option<Until>,
    /// The proposal that it was merged into.
    pub merged_into: Option<String>,
    /// What it is about: recommendations, initiatives, targets, meetings.
    pub links: Vec<String>,
    /// When it came in.
    pub received_on: Option<NaiveDate>,
    /// How far the answer is.
    pub answer: AnswerState,
    /// The text of the answer.
    pub answer_text: String,
    /// When it must be answered.
    pub answer_due: Option<NaiveDate>,
    /// How many others have supported it.
    pub support: i64,
    /// Whether it belongs to the example municipality.
    pub example: bool,
    /// The newest change of the log when it was read.
    pub seen: i64,
}

/// What a postponed proposal waits for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Until {
    /// A day.
    Day(NaiveDate),
    /// A meeting, by its key.
    Meeting(String),
}

impl Until {
    /// A date in ISO form is a day, anything else the key of a meeting; nothing is none.
    pub fn parse(text: &str) -> Option<Until> {
        let text = text.trim();
        match text.parse() {
            Ok(day) => Some(Until::Day(day)),
            Err(_) => (!text.is_empty()).then(|| Until::Meeting(text.to_owned())),
        }
    }

    /// As the record keeps it.
    pub fn value(&self) -> String {
        match self {
            Until::Day(day) => day.to_string(),
            Until::Meeting(key) => key.clone(),
        }
    }
}

impl Proposal {
    /// Reads the proposal from its record. What the record lacks or says in an unknown way has its default.
    pub fn of(record: &Record) -> Proposal {
        let own = |name: &str| record.get(name).filter(|text| !text.is_empty()).map(str::to_owned);
        let date = |name: &str| record.get(name).and_then(|text| text.parse().ok());
        Proposal {
            rec: record.rec,
            key: record.key.clone(),
            submission: own("submission"),
            title: own("title"),
            text: record.text("text").to_owned(),
            verdict: record.choice("verdict").unwrap_or(Verdict::New),
            reason: own("reason"),
            decision: record.choice("decision").unwrap_or(Stance::Pending),
            owner: own("owner"),
            snoozed_until: record.get("snoozed_until").and_then(Until::parse),
            merged_into: own("merged_into"),
            links: record.members("links").into_iter().map(str::to_owned).collect(),
            received_on: date("received_on"),
            answer: record.choice("answer").unwrap_or(AnswerState::Missing),
            answer_text: record.text("answer_text").to_owned(),
            answer_due: date("answer_due"),
            support: record.get("support").and_then(|text| text.parse().ok()).unwrap_or(0),
            example: record.is("example"),
            seen: record.seen,
        }
    }

    /// The title, or the first line of the text, cut at a word; empty where there is neither.
    pub fn heading(&self) -> String {
        heading(self.title.as_deref().unwrap_or_default(), &self.text)
    }

    /// Whether nobody has judged it yet.
    pub fn is_new(&self) -> bool {
        self.verdict == Verdict::New
    }

    /// Whether it is a personal case, which is shown nowhere.
    pub fn is_hidden(&self) -> bool {
        self.verdict == Verdict::Personal
    }
}
