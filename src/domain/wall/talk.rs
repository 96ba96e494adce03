//! What citizens said at one meeting and what came of it: counts, and the works that adopted proposals led to. A proposal
//! is not named, since its title may be the words of whoever made it; a work is named in the administration's own.

use std::cmp::Reverse;
use std::collections::HashMap;

use chrono::NaiveDate;

use super::super::board::{Board, Gathering};
use super::super::choice::{MeetingKind, MeetingState, Stance};
use super::super::record::Rec;
use super::super::work::Work;
use super::public::Progress;
use super::shown;

/// One proposal that came from a meeting. Personal cases are none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Came {
    /// What the committee decided; of a proposal that was merged into another, what it decided on that one.
    pub decision: Stance,
    /// How far the work is that it led to, where it led to any.
    pub work: Option<Progress>,
    /// The recommendations and initiatives that it led to, each once.
    pub led_to: Vec<Rec>,
}

/// What came from one meeting.
pub type Spoken = Vec<Came>;

/// What was said at a meeting with citizens and what was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Talk {
    /// The key of the meeting.
    pub key: String,
    /// What the meeting is called; may be empty.
    pub title: String,
    /// What kind of meeting.
    pub kind: MeetingKind,
    /// The day.
    pub day: Option<NaiveDate>,
    /// How many people came; 0 where nobody counted them.
    pub attended: i64,
    /// How many proposals came from it.
    pub said: usize,
    /// Adopted.
    pub accepted: usize,
    /// Adopted in part.
    pub partly: usize,
    /// Not adopted.
    pub rejected: usize,
    /// Adopted, whole or in part, and the work that they led to is carried out.
    pub carried_out: usize,
    /// Adopted, whole or in part, and the work is under way.
    pub under_way: usize,
    /// The day on which the committee meets next, where it is known: only while it has not decided on anything.
    pub next_committee: Option<NaiveDate>,
    /// The works that adopted proposals led to: what most proposals are behind first.
    pub led_to: Vec<Led>,
}

/// A work that proposals led to, as citizens may see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Led {
    /// Its title.
    pub title: String,
    /// How many proposals of the meeting are behind it.
    pub proposals: usize,
    /// How far it is.
    pub work: Progress,
}

impl Talk {
    /// What came of a meeting.
    pub(super) fn of(gathering: &Gathering, spoken: &Spoken, board: &Board) -> Talk {
        let count = |asked: &dyn Fn(&Came) -> bool| spoken.iter().filter(|came| asked(came)).count();
        let meeting = &gathering.meeting;
        let is_open = spoken.iter().all(|came| came.decision == Stance::Pending);
        Talk {
            key: meeting.key.clone(),
            title: shown(&meeting.title, board),
            kind: meeting.kind,
            day: meeting.date,
            attended: meeting.attended,
            said: spoken.len(),
            accepted: count(&|came| came.decision == Stance::Accepted),
            partly: count(&|came| came.decision == Stance::Partly),
            rejected: count(&|came| came.decision == Stance::Rejected),
            carried_out: count(&|came| came.is_adopted() && came.work == Some(Progress::CarriedOut)),
            under_way: count(&|came| came.is_adopted() && came.work == Some(Progress::UnderWay)),
            next_committee: is_open.then(|| next_committee(board)).flatten(),
            led_to: led_to(spoken, board),
        }
    }

    /// Decided on by the committee.
    pub fn decisions(&self) -> usize {
        self.accepted + self.partly + self.rejected
    }
}

impl Came {
    fn is_adopted(&self) -> bool {
        matches!(self.decision, Stance::Accepted | Stance::Partly)
    }
}

fn next_committee(board: &Board) -> Option<NaiveDate> {
    let is_ahead = |m: &&Gathering| {
        m.meeting.kind == MeetingKind::Committee
            && m.meeting.state == MeetingState::Planned
            && m.meeting.date >= Some(board.today)
    };
    board.meetings.iter().filter(is_ahead).filter_map(|m| m.meeting.date).min()
}

fn led_to(spoken: &Spoken, board: &Board) -> Vec<Led> {
    let mut behind: HashMap<Rec, usize> = HashMap::new();
    for rec in spoken.iter().filter(|came| came.is_adopted()).flat_map(|came| &came.led_to) {
        *behind.entry(*rec).or_default() += 1;
    }
    let works = board.recommendations.iter().chain(&board.initiatives).map(|item| &item.work);
    let mut led: Vec<Led> = works.filter_map(|work| Led::of(work, *behind.get(&work.rec)?, board)).collect();
    led.sort_by_key(|led| Reverse(led.proposals));
    led
}

impl Led {
    /// `None` for what the committee has not adopted; on initiatives it takes no stance.
    fn of(work: &Work, proposals: usize, board: &Board) -> Option<Led> {
        let is_adopted = !matches!(work.stance, Some(Stance::Pending | Stance::Rejected));
        let title = shown(&work.title, board);
        (is_adopted && !title.is_empty()).then(|| Led { title, proposals, work: Progress::of(work.state) })
    }
}
