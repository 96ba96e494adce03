//! The references that tie a thread together, and which way each leads: towards the target or towards the citizens.

use super::Level;
use crate::domain::choice::MeetingKind;
use crate::domain::field::Kind;
use crate::domain::field::ids::{decision, meeting, proposal, task};
use crate::domain::record::Record;

/// Which way a record lies from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Towards the citizens who said it.
    Up,
    /// Towards the target that it is to move.
    Down,
    /// Beside it, as a task beside what it is about: no step of the chain.
    Beside,
}

/// One reference from a kind to a kind.
#[derive(Clone, Copy, Debug)]
pub struct Tie {
    /// The kind that has the field.
    pub holder: Kind,
    /// The field.
    pub field: u16,
    /// The kind that it refers to.
    pub to: Kind,
    /// Which way what it refers to lies.
    pub way: Way,
}

const fn tie(holder: Kind, field: u16, to: Kind, way: Way) -> Tie {
    Tie { holder, field, to, way }
}

use Kind::{Analysis, Body, Decision, Indicator, Initiative, Meeting, Note, Plan};
use Kind::{Proposal, Recommendation, Submission, Target, Task};
use Way::{Beside, Down, Up};

/// What is walked: from each record on to the next in one direction, never down and up again.
pub const TIES: &[Tie] = &[
    tie(Submission, 1206, Meeting, Up),
    tie(Proposal, 1301, Submission, Up),
    tie(Proposal, proposal::LINKS, Meeting, Up),
    tie(Proposal, proposal::MERGED_INTO, Proposal, Down),
    tie(Proposal, proposal::LINKS, Recommendation, Down),
    tie(Proposal, proposal::LINKS, Initiative, Down),
    tie(Proposal, proposal::LINKS, Target, Down),
    tie(Decision, decision::ABOUT, Proposal, Up),
    tie(Decision, decision::ABOUT, Recommendation, Down),
    tie(Decision, decision::ABOUT, Initiative, Down),
    tie(Decision, decision::ABOUT, Target, Down),
    tie(Recommendation, 510, Initiative, Down),
    tie(Initiative, 606, Target, Down),
];

/// What stands beside each record of a thread: the decisions and the tasks about it, the meeting that decided.
pub const COMPANY: &[Tie] = &[
    tie(Decision, decision::ABOUT, Proposal, Beside),
    tie(Decision, decision::ABOUT, Recommendation, Beside),
    tie(Decision, decision::ABOUT, Initiative, Beside),
    tie(Decision, decision::ABOUT, Target, Beside),
    tie(Proposal, proposal::DECIDED_AT, Meeting, Beside),
    tie(Decision, decision::MEETING, Meeting, Beside),
    tie(Task, task::ABOUT, Proposal, Beside),
    tie(Task, task::ABOUT, Recommendation, Beside),
    tie(Task, task::ABOUT, Initiative, Beside),
    tie(Task, task::ABOUT, Target, Beside),
];

/// What stands beside the record whose thread it is, and there alone.
pub const NEIGHBOURS: &[Tie] = &[
    tie(Meeting, meeting::BODY, Body, Beside),
    tie(Note, 1101, Meeting, Beside),
    tie(Task, task::MEETING, Meeting, Beside),
    tie(Recommendation, 501, Analysis, Beside),
    tie(Target, 801, Indicator, Beside),
    tie(Target, 814, Plan, Beside),
];

/// Whether a kind is a link of the chain, from which it is walked on. A meeting is only where the chain begins or where it
/// was decided: what else the meeting dealt with is no relative.
pub fn is_link(kind: Kind) -> bool {
    matches!(kind, Submission | Proposal | Decision | Recommendation | Initiative | Target)
}

/// The level at which a record stands that was reached by a field; `None` where the kind has no thread.
pub fn level(kind: Kind, field: u16) -> Option<Level> {
    Some(match kind {
        Meeting
            if [proposal::DECIDED_AT, decision::MEETING, task::MEETING, meeting::BODY].contains(&field) =>
        {
            Level::Decision
        }
        Meeting => Level::Origin,
        Submission | Note => Level::Origin,
        Proposal => Level::Proposal,
        Decision | Task | Body => Level::Decision,
        Recommendation | Analysis => Level::Recommendation,
        Initiative => Level::Initiative,
        Target | Indicator | Kind::Measurement | Plan => Level::Target,
        Kind::Person | Kind::Setting => return None,
    })
}

/// The level at which a record stands in its own thread: a committee decides, at other meetings citizens speak.
pub fn own_level(record: &Record) -> Option<Level> {
    match record.choice("kind") {
        Some(MeetingKind::Committee | MeetingKind::Board) => Some(Level::Decision),
        _ => level(record.rec.kind, 0),
    }
}
