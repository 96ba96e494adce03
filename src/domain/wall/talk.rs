//! What citizens said at one meeting and what came of it: counts, and the titles of what was decided and may be shown.

use chrono::NaiveDate;

use super::super::board::Gathering;
use super::super::choice::{MeetingKind, Stance};
use super::public::Progress;
use super::shown;

/// One proposal that came from a meeting. Personal cases are none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Came {
    /// What the committee decided; of a proposal that was merged into another, what it decided on that one.
    pub decision: Stance,
    /// How far the work is that it led to, where it led to any.
    pub work: Option<Progress>,
    /// Its title, only where it is decided, its submission may be shown and it was not merged into another.
    pub title: Option<String>,
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
    /// What was decided and may be named: what was adopted first.
    pub decided: Vec<Decided>,
}

/// A proposal that was decided, as citizens may see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided {
    /// The title that it was given.
    pub title: String,
    /// What the committee decided.
    pub decision: Stance,
    /// How far the work is that it led to, where it led to any.
    pub work: Option<Progress>,
}

impl Talk {
    /// What came of a meeting.
    pub(super) fn of(gathering: &Gathering, spoken: Spoken) -> Talk {
        let count = |asked: &dyn Fn(&Came) -> bool| spoken.iter().filter(|came| asked(came)).count();
        let adopted = |came: &Came| matches!(came.decision, Stance::Accepted | Stance::Partly);
        let meeting = &gathering.meeting;
        let mut talk = Talk {
            key: meeting.key.clone(),
            title: shown(&meeting.title),
            kind: meeting.kind,
            day: meeting.date,
            attended: meeting.attended,
            said: spoken.len(),
            accepted: count(&|came| came.decision == Stance::Accepted),
            partly: count(&|came| came.decision == Stance::Partly),
            rejected: count(&|came| came.decision == Stance::Rejected),
            carried_out: count(&|came| adopted(came) && came.work == Some(Progress::CarriedOut)),
            under_way: count(&|came| adopted(came) && came.work == Some(Progress::UnderWay)),
            decided: spoken.into_iter().filter_map(Came::decided).collect(),
        };
        talk.decided.sort_by_key(|decided| decided.decision);
        talk
    }

    /// Decided on by the committee.
    pub fn decisions(&self) -> usize {
        self.accepted + self.partly + self.rejected
    }
}

impl Came {
    fn decided(self) -> Option<Decided> {
        let Came { decision, work, title } = self;
        let title = title.as_deref().map(shown).filter(|title| !title.is_empty())?;
        let is_adopted = decision != Stance::Rejected;
        (decision != Stance::Pending).then_some(Decided {
            title,
            decision,
            work: work.filter(|_| is_adopted),
        })
    }
}
