//! Where a thread breaks: what was adopted and nobody carries out, what moves no target, what nobody answered or owns.

use chrono::NaiveDate;

use super::title;
use crate::domain::choice::{AnswerState, Implementation, Stance, Verdict};
use crate::domain::field::Kind;
use crate::domain::record::{Rec, Record};

/// A sort of break.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Gap {
    /// The committee adopted it, it is not finished, and it has no initiative.
    RecommendationWithoutInitiative,
    /// It is to move no target.
    InitiativeWithoutTarget,
    /// It is judged and nobody has begun an answer, or its answer is overdue.
    ProposalWithoutAnswer,
    /// It is open and nobody looks after it.
    DecisionWithoutOwner,
}

impl Gap {
    /// Every sort, in the order of the list.
    pub const ALL: [Gap; 4] = [
        Gap::RecommendationWithoutInitiative,
        Gap::InitiativeWithoutTarget,
        Gap::ProposalWithoutAnswer,
        Gap::DecisionWithoutOwner,
    ];

    /// The name in files.
    pub fn name(self) -> &'static str {
        match self {
            Gap::RecommendationWithoutInitiative => "recommendation_without_initiative",
            Gap::InitiativeWithoutTarget => "initiative_without_target",
            Gap::ProposalWithoutAnswer => "proposal_without_answer",
            Gap::DecisionWithoutOwner => "decision_without_owner",
        }
    }

    /// The kind of record that breaks so.
    pub fn kind(self) -> Kind {
        match self {
            Gap::RecommendationWithoutInitiative => Kind::Recommendation,
            Gap::InitiativeWithoutTarget => Kind::Initiative,
            Gap::ProposalWithoutAnswer => Kind::Proposal,
            Gap::DecisionWithoutOwner => Kind::Decision,
        }
    }
}

/// One break.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Break {
    /// Its sort.
    pub gap: Gap,
    /// The record that lacks something.
    pub rec: Rec,
    /// Its key.
    pub key: String,
    /// What it is called.
    pub title: String,
    /// The initials of who looks after it.
    pub owner: Option<String>,
}

impl Break {
    /// A break at a record.
    pub fn of(gap: Gap, record: &Record) -> Break {
        let owner = record.get("owner").map(str::to_owned);
        Break { gap, rec: record.rec, key: record.key.clone(), title: title(record), owner }
    }
}

/// The standing list of breaks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Breaks {
    /// The first of each sort, sort by sort.
    pub found: Vec<Break>,
    /// How many there are in all.
    pub counts: BreakCounts,
}

/// How many breaks there are of each sort.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BreakCounts([usize; Gap::ALL.len()]);

impl BreakCounts {
    /// How many of one sort.
    pub fn of(&self, gap: Gap) -> usize {
        self.0.get(gap as usize).copied().unwrap_or_default()
    }

    /// How many in all.
    pub fn total(&self) -> usize {
        self.0.iter().sum()
    }

    /// Notes how many there are of one sort.
    pub fn set(&mut self, gap: Gap, count: usize) {
        if let Some(place) = self.0.get_mut(gap as usize) {
            *place = count;
        }
    }
}

/// How the thread breaks at a record on a day, if it does. `leads_on` says whether a recommendation has an initiative, an
/// initiative a target that is there; of other kinds it says nothing.
pub fn gap(record: &Record, leads_on: bool, today: NaiveDate) -> Option<Gap> {
    let (gap, breaks) = match record.rec.kind {
        Kind::Recommendation => {
            (Gap::RecommendationWithoutInitiative, !leads_on && needs_an_initiative(record))
        }
        Kind::Initiative => (Gap::InitiativeWithoutTarget, !leads_on && needs_a_target(record)),
        Kind::Proposal => (Gap::ProposalWithoutAnswer, lacks_its_answer(record, today)),
        Kind::Decision => (Gap::DecisionWithoutOwner, lacks_its_owner(record)),
        _ => return None,
    };
    breaks.then_some(gap)
}

/// The committee wants it, in whole or in part, and it is neither finished (seen by two people) nor given up. What the
/// committee has not dealt with, or has turned down, needs nothing yet.
fn needs_an_initiative(recommendation: &Record) -> bool {
    matches!(recommendation.choice("stance"), Some(Stance::Accepted | Stance::Partly))
        && is_open(recommendation.choice("implementation"))
}

/// What was given up moves nothing; what is finished was to move something all the same.
fn needs_a_target(initiative: &Record) -> bool {
    initiative.choice("state") != Some(Implementation::Lapsed)
}

/// What was judged needs an answer at once, anything else from the day after its answer was due. Who was merged is
/// answered with the proposal that it was merged into, and a personal case elsewhere.
fn lacks_its_answer(proposal: &Record, today: NaiveDate) -> bool {
    let answer = proposal.choice("answer").unwrap_or(AnswerState::Missing);
    let due = super::day(proposal, "answer_due");
    let is_overdue = answer != AnswerState::Sent && due.is_some_and(|due| due < today);
    match proposal.choice("verdict").unwrap_or(Verdict::New) {
        Verdict::Merged | Verdict::Personal => false,
        Verdict::New | Verdict::Postponed => is_overdue,
        _ => is_overdue || answer == AnswerState::Missing,
    }
}

fn lacks_its_owner(decision: &Record) -> bool {
    decision.text("owner").is_empty() && is_open(decision.choice("state"))
}

fn is_open(state: Option<Implementation>) -> bool {
    !matches!(state, Some(Implementation::Verified | Implementation::Lapsed))
}
