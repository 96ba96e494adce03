//! The thread of a record: from what citizens said, by what the committee decided, to the target that moves, and back to
//! what the citizens are told. And where it breaks.

mod gap;
mod tie;

#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use super::choice::{AnswerState, Channel, Implementation, MeetingState, Stance, Verdict};
use super::field::Kind;
use super::field::ids::proposal::ANSWER;
use super::record::{Rec, Record};

pub use gap::{Break, BreakCounts, Breaks, Gap, gap};
pub use tie::{COMPANY, NEIGHBOURS, TIES, Tie, Way, is_link, level, own_level};

/// A step of the chain, in the order in which one thing leads to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Level {
    /// Where citizens said it: a meeting, a submission.
    Origin,
    /// What they proposed.
    Proposal,
    /// What was decided, and the meeting that decided it.
    Decision,
    /// Which recommendation it is.
    Recommendation,
    /// What carries it out.
    Initiative,
    /// What is to move.
    Target,
    /// What the citizens are told: the answer to a proposal.
    Answer,
}

impl Level {
    /// Every level, in the order of the chain.
    pub const ALL: [Level; 7] = [
        Level::Origin,
        Level::Proposal,
        Level::Decision,
        Level::Recommendation,
        Level::Initiative,
        Level::Target,
        Level::Answer,
    ];

    /// The name in files.
    pub fn name(self) -> &'static str {
        match self {
            Level::Origin => "origin",
            Level::Proposal => "proposal",
            Level::Decision => "decision",
            Level::Recommendation => "recommendation",
            Level::Initiative => "initiative",
            Level::Target => "target",
            Level::Answer => "answer",
        }
    }
}

/// The thread of one record. Personal cases and what is gone are not in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thread {
    /// The record whose thread it is.
    pub of: Rec,
    /// The levels that have something, in the order of the chain; none where the record has no thread, as a colleague.
    pub steps: Vec<Step>,
    /// Where it breaks, among the nodes that are shown.
    pub breaks: Vec<Break>,
}

impl Thread {
    /// The nodes of all steps with their level, without the record itself.
    pub fn others(&self) -> impl Iterator<Item = (Level, &Node)> {
        let nodes = self.steps.iter().flat_map(|step| step.nodes.iter().map(|node| (step.level, node)));
        nodes.filter(|(_, node)| node.via != Via::Itself)
    }

    /// What breaks at a node; a proposal's missing answer breaks at the answer, not at the proposal.
    pub fn break_at(&self, level: Level, rec: Rec) -> Option<Gap> {
        let found = self.breaks.iter().find(|b| b.rec == rec).map(|b| b.gap)?;
        ((found == Gap::ProposalWithoutAnswer) == (level == Level::Answer)).then_some(found)
    }
}

/// One level of a thread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Which one.
    pub level: Level,
    /// What stands there, kind by kind: the record itself before its like, tasks right after what they are about.
    pub nodes: Vec<Node>,
    /// How many more there are than are shown.
    pub more: usize,
}

/// One record in a thread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Which record; for an answer its proposal.
    pub rec: Rec,
    /// Its key.
    pub key: String,
    /// What it is called; empty where it has no words of its own, as a submission.
    pub title: String,
    /// What it is named by: a recommendation's analysis, a target's indicator.
    pub beside: Option<Named>,
    /// How far it is.
    pub state: State,
    /// The initials of who looks after it.
    pub owner: Option<String>,
    /// Whether it belongs to the example municipality.
    pub example: bool,
    /// How it hangs on the rest.
    pub via: Via,
}

/// A record by its key and what it is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Its key.
    pub key: String,
    /// What it is called.
    pub title: String,
}

/// How far a record of a thread is, in the words of its own kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// The kind has no state, or (as a target's light) one that is reckoned elsewhere.
    None,
    /// A meeting and its day.
    Meeting(MeetingState, Option<NaiveDate>),
    /// The way that a submission came, and when.
    Submission(Channel, Option<NaiveDate>),
    /// The administration's word on a proposal, and the committee's.
    Proposal(Verdict, Stance),
    /// A recommendation.
    Recommendation(Stance, Implementation),
    /// What somebody carries out: an initiative, a decision, a task.
    Work(Implementation),
    /// An answer, and the day by which it is due.
    Answer(AnswerState, Option<NaiveDate>),
}

/// How a node hangs on the rest of its thread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Via {
    /// It is the record whose thread this is.
    Itself,
    /// It was reached from another record of the thread; of several, the first.
    From {
        /// That record.
        rec: Rec,
        /// Its key.
        key: String,
        /// The field that ties the two; it belongs to one of them.
        field: u16,
        /// Which way it lies from there.
        way: Way,
    },
}

impl Node {
    /// The node of a record.
    pub fn of(record: &Record, beside: Option<Named>, via: Via) -> Node {
        Node {
            rec: record.rec,
            key: record.key.clone(),
            title: title(record),
            beside,
            state: State::of(record),
            owner: record.get("owner").map(str::to_owned),
            example: record.is("example"),
            via,
        }
    }

    /// The node of a proposal's answer; `None` where nobody has to write one yet, and for what is no proposal.
    pub fn answer(proposal: &Record, today: NaiveDate) -> Option<Node> {
        if proposal.rec.kind != Kind::Proposal {
            return None;
        }
        let state = proposal.choice("answer").unwrap_or(AnswerState::Missing);
        let is_begun = state != AnswerState::Missing;
        if !is_begun && gap(proposal, true, today).is_none() {
            return None;
        }
        let key = proposal.key.clone();
        let via = Via::From { rec: proposal.rec, key, field: ANSWER, way: Way::Down };
        Some(Node {
            state: State::Answer(state, day(proposal, "answer_due")),
            ..Node::of(proposal, None, via)
        })
    }
}

impl State {
    fn of(record: &Record) -> State {
        let stance = |name: &str| record.choice(name).unwrap_or(Stance::Pending);
        let work = |name: &str| record.choice(name).unwrap_or(Implementation::NotStarted);
        match record.rec.kind {
            Kind::Meeting => {
                State::Meeting(record.choice("state").unwrap_or(MeetingState::Planned), day(record, "date"))
            }
            Kind::Submission => State::Submission(
                record.choice("channel").unwrap_or(Channel::Other),
                day(record, "received_on"),
            ),
            Kind::Proposal => {
                State::Proposal(record.choice("verdict").unwrap_or(Verdict::New), stance("decision"))
            }
            Kind::Recommendation => State::Recommendation(stance("stance"), work("implementation")),
            Kind::Initiative | Kind::Decision | Kind::Task => State::Work(work("state")),
            _ => State::None,
        }
    }
}

/// What a record is called; what is measured has no title but its group and its time.
fn title(record: &Record) -> String {
    let own = match record.rec.kind {
        Kind::Target => ["group", "area", "year"],
        Kind::Measurement => ["group", "area", "period"],
        _ => return record.heading(),
    };
    own.iter()
        .filter_map(|name| record.get(name))
        .filter(|text| !text.is_empty())
        .collect::<Vec<_>>()
        .join(" · ")
}

fn day(record: &Record, name: &str) -> Option<NaiveDate> {
    record.get(name).and_then(|text| text.parse().ok())
}
