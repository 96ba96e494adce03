//! What a person may do with a proposal: the acts, the rules that allow them, and the changes that they are.

use chrono::NaiveDate;

use super::super::change::{Change, On, Put};
use super::super::choice::{AnswerState, Choice, Stance, Verdict};
use super::super::field::Kind;
use super::super::field::ids::proposal::*;
use super::super::rule::needs;
use super::{Proposal, Until};

/// An act on one proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// Imødekommet.
    Accept,
    /// Delvist imødekommet: the reason says which part.
    Partly(String),
    /// Ikke imødekommet, with the reason.
    Reject(String),
    /// Til efterretning.
    Note,
    /// Gør vi allerede: the key of what does it.
    Existing(String),
    /// Videresendt: to whom.
    Forward(String),
    /// Lagt sammen med another.
    Merge(Target),
    /// På vent til a day or a meeting.
    Postpone(Until),
    /// Enkeltsag.
    Personal,
    /// Back to new, as if nobody had judged it.
    Reopen,
    /// What the committee decided.
    Decide(Stance),
    /// Who looks after it, by initials; nobody.
    Own(Option<String>),
    /// When it must be answered; no deadline.
    AnswerBy(Option<NaiveDate>),
    /// How far the answer is.
    Answer(AnswerState),
    /// The text of the answer. A text that is changed after it was approved is a draft again.
    AnswerText(String),
    /// What it is about, by key.
    Link(String),
    /// What it is not about after all, by key.
    Unlink(String),
    /// Several proposals in one: the first part keeps the number, the others become new proposals of the same submission.
    Split(Vec<Part>),
}

/// The proposal that another is merged into, as far as it matters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// Its key.
    pub key: String,
    /// Its verdict.
    pub verdict: Verdict,
    /// What it was itself merged into.
    pub merged_into: Option<String>,
}

impl From<&Proposal> for Target {
    fn from(proposal: &Proposal) -> Target {
        Target {
            key: proposal.key.clone(),
            verdict: proposal.verdict,
            merged_into: proposal.merged_into.clone(),
        }
    }
}

/// One part of a proposal that is split.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// Its title; may be empty.
    pub title: String,
    /// Its text.
    pub text: String,
}

/// Why an act is not allowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// It is so already.
    Already,
    /// The verdict needs a reason.
    ReasonMissing,
    /// To whom it is passed on is missing.
    ReceiverMissing,
    /// The key of another record is missing.
    KeyMissing,
    /// A proposal cannot be merged into itself.
    IntoItself,
    /// The other one was itself merged into the one with this key.
    TargetMerged(String),
    /// The other one is a personal case.
    TargetPersonal,
    /// It is a personal case: only its verdict can be changed.
    Personal,
    /// An answer without a text cannot be approved.
    AnswerTextMissing,
    /// Only an approved answer can be marked as sent.
    AnswerNotApproved,
    /// The answer has been sent: its text stays.
    AnswerSent,
    /// It is not linked to that.
    NotLinked,
    /// A split needs at least two parts.
    TooFewParts,
    /// The part at this place, counted from 0, has no text.
    EmptyPart(usize),
}

impl Act {
    /// The verdict that it gives, if it gives one.
    pub fn verdict(&self) -> Option<Verdict> {
        Some(match self {
            Act::Accept => Verdict::Accepted,
            Act::Partly(_) => Verdict::Partly,
            Act::Reject(_) => Verdict::Rejected,
            Act::Note => Verdict::Noted,
            Act::Existing(_) => Verdict::Existing,
            Act::Forward(_) => Verdict::Forwarded,
            Act::Merge(_) => Verdict::Merged,
            Act::Postpone(_) => Verdict::Postponed,
            Act::Personal => Verdict::Personal,
            Act::Reopen => Verdict::New,
            _ => return None,
        })
    }
}

/// Whether the proposal allows an act.
///
/// # Errors
/// Says which rule forbids it.
pub fn allowed(proposal: &Proposal, act: &Act) -> Result<(), Why> {
    if proposal.is_hidden() && act.verdict().is_none() {
        return Err(Why::Personal);
    }
    match act {
        Act::Partly(reason) | Act::Reject(reason) => needs(reason, Why::ReasonMissing)?,
        Act::Forward(to) => needs(to, Why::ReceiverMissing)?,
        Act::Existing(key) | Act::Link(key) | Act::Unlink(key) => needs(key, Why::KeyMissing)?,
        Act::Postpone(Until::Meeting(key)) => needs(key, Why::KeyMissing)?,
        Act::Merge(target) => may_merge(proposal, target)?,
        Act::Answer(state) => may_answer(proposal, *state)?,
        Act::AnswerText(_) if proposal.answer == AnswerState::Sent => return Err(Why::AnswerSent),
        Act::Split(parts) => may_split(parts)?,
        _ => {}
    }
    if let Act::Unlink(key) = act
        && !proposal.links.iter().any(|link| link == key.trim())
    {
        return Err(Why::NotLinked);
    }
    if is_so_already(proposal, act) { Err(Why::Already) } else { Ok(()) }
}

/// The changes that an act is, all made from what was seen of the proposal.
///
/// # Errors
/// As [`allowed`].
pub fn changes(proposal: &Proposal, act: &Act) -> Result<Vec<Change>, Why> {
    allowed(proposal, act)?;
    if let Some(verdict) = act.verdict() {
        return Ok(judged(proposal, act, verdict));
    }
    Ok(match act {
        Act::Decide(stance) => vec![set(proposal, DECISION, stance.name())],
        Act::Own(owner) => vec![set(proposal, OWNER, owner.as_deref().unwrap_or_default())],
        Act::AnswerBy(day) => {
            vec![set(proposal, ANSWER_DUE, day.map(|day| day.to_string()).unwrap_or_default())]
        }
        Act::Answer(state) => vec![set(proposal, ANSWER, state.name())],
        Act::AnswerText(text) => answered(proposal, text),
        Act::Link(key) => vec![member(proposal, key, true)],
        Act::Unlink(key) => vec![member(proposal, key, false)],
        Act::Split(parts) => split(proposal, parts),
        _ => Vec::new(),
    })
}

fn may_merge(proposal: &Proposal, target: &Target) -> Result<(), Why> {
    needs(&target.key, Why::KeyMissing)?;
    match &target.merged_into {
        _ if target.key == proposal.key => Err(Why::IntoItself),
        Some(other) => Err(Why::TargetMerged(other.clone())),
        None if target.verdict == Verdict::Personal => Err(Why::TargetPersonal),
        None => Ok(()),
    }
}

fn may_answer(proposal: &Proposal, state: AnswerState) -> Result<(), Why> {
    match state {
        AnswerState::Approved => needs(&proposal.answer_text, Why::AnswerTextMissing),
        AnswerState::Sent if proposal.answer == AnswerState::Sent => Err(Why::Already),
        AnswerState::Sent if proposal.answer != AnswerState::Approved => Err(Why::AnswerNotApproved),
        _ => Ok(()),
    }
}

fn may_split(parts: &[Part]) -> Result<(), Why> {
    if parts.len() < 2 {
        return Err(Why::TooFewParts);
    }
    match parts.iter().position(|part| part.text.trim().is_empty()) {
        Some(place) => Err(Why::EmptyPart(place)),
        None => Ok(()),
    }
}

/// Whether the act would change nothing.
fn is_so_already(proposal: &Proposal, act: &Act) -> bool {
    if let Some(verdict) = act.verdict() {
        let linked =
            !matches!(act, Act::Existing(key) if !proposal.links.iter().any(|link| link == key.trim()));
        return verdict == proposal.verdict && linked && details(proposal, act).is_empty();
    }
    match act {
        Act::Decide(stance) => *stance == proposal.decision,
        Act::Own(owner) => {
            owner.as_deref().unwrap_or_default() == proposal.owner.as_deref().unwrap_or_default()
        }
        Act::AnswerBy(day) => *day == proposal.answer_due,
        Act::Answer(state) => *state == proposal.answer,
        Act::AnswerText(text) => *text == proposal.answer_text,
        Act::Link(key) => proposal.links.iter().any(|link| link == key.trim()),
        _ => false,
    }
}

/// The verdict is written even where it is the same, so that somebody else's verdict in between is a conflict.
fn judged(proposal: &Proposal, act: &Act, verdict: Verdict) -> Vec<Change> {
    let mut changes = vec![set(proposal, VERDICT, verdict.name())];
    changes.extend(details(proposal, act));
    if let Act::Existing(key) = act {
        changes.push(member(proposal, key, true));
    }
    changes
}

/// What belongs to the verdict, set; what belonged to the one before, cleared.
fn details(proposal: &Proposal, act: &Act) -> Vec<Change> {
    let snoozed_until = proposal.snoozed_until.as_ref().map(Until::value);
    let reason = match act {
        Act::Partly(reason) | Act::Reject(reason) | Act::Forward(reason) => reason.trim(),
        _ => "",
    };
    let merged_into = match act {
        Act::Merge(target) => target.key.as_str(),
        _ => "",
    };
    let until = match act {
        Act::Postpone(until) => until.value(),
        _ => String::new(),
    };
    let wanted = [
        (REASON, proposal.reason.as_deref(), reason),
        (MERGED_INTO, proposal.merged_into.as_deref(), merged_into),
        (SNOOZED_UNTIL, snoozed_until.as_deref(), until.as_str()),
    ];
    let differs = |(_, now, then): &(u16, Option<&str>, &str)| now.unwrap_or_default() != *then;
    wanted.into_iter().filter(differs).map(|(field, _, then)| set(proposal, field, then)).collect()
}

/// The text of the answer, and the state that follows from it.
fn answered(proposal: &Proposal, text: &str) -> Vec<Change> {
    let state = if text.trim().is_empty() { AnswerState::Missing } else { AnswerState::Draft };
    let mut changes = vec![edit(proposal, ANSWER_TEXT, &proposal.answer_text, text)];
    if state != proposal.answer {
        changes.push(set(proposal, ANSWER, state.name()));
    }
    changes
}

/// The first part stays under the old number; the log keeps the whole. The others are as new as it was when it came.
fn split(proposal: &Proposal, parts: &[Part]) -> Vec<Change> {
    let mut changes = Vec::new();
    let Some((first, others)) = parts.split_first() else { return changes };
    if first.title.trim() != proposal.title.as_deref().unwrap_or_default() {
        changes.push(set(proposal, TITLE, first.title.trim()));
    }
    if first.text != proposal.text {
        changes.push(edit(proposal, TEXT, &proposal.text, &first.text));
    }
    changes.extend(others.iter().map(|part| made_of(proposal, part)));
    changes
}

fn made_of(proposal: &Proposal, part: &Part) -> Change {
    let date = |day: Option<NaiveDate>| day.map(|day| day.to_string());
    let values = [
        (SUBMISSION, proposal.submission.clone()),
        (TITLE, Some(part.title.trim().to_owned())),
        (TEXT, Some(part.text.clone())),
        (OWNER, proposal.owner.clone()),
        (RECEIVED_ON, date(proposal.received_on)),
        (ANSWER_DUE, date(proposal.answer_due)),
        (EXAMPLE, proposal.example.then(|| "true".to_owned())),
    ];
    let given = values
        .into_iter()
        .filter_map(|(field, value)| Some((field, value.filter(|value| !value.is_empty())?)));
    Change::Create {
        kind: Kind::Proposal,
        key: None,
        values: given.map(|(field, value)| (field, Put::Text(value))).collect(),
    }
}

fn set(proposal: &Proposal, field: u16, to: impl Into<String>) -> Change {
    Change::Set { on: On::Record(proposal.rec), field, to: Put::text(to), seen: Some(proposal.seen) }
}

fn edit(proposal: &Proposal, field: u16, from: &str, to: &str) -> Change {
    let (from, to) = (from.to_owned(), Put::text(to));
    Change::Edit { on: On::Record(proposal.rec), field, from, to, seen: Some(proposal.seen) }
}

fn member(proposal: &Proposal, key: &str, present: bool) -> Change {
    Change::Member { on: On::Record(proposal.rec), field: LINKS, member: Put::text(key.trim()), present }
}
