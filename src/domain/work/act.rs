//! What a person may do with something to carry out: the acts, the rules that allow them, and the changes that they are.

use super::super::change::{Author, Change, On, Put};
use super::super::choice::{Choice, Implementation, Precision, Stance};
use super::super::date::Deadline;
use super::super::rule::{holds, needs, said};
use super::agreed::names_who_agreed;
use super::tie::{is_tied, tie};
use super::{Fields, Other, Why, Work};

/// From which move of a deadline on its reason must say who agreed.
const AGREED_FROM: usize = 3;

/// An act on one record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// How far it is. The words are what shows that it is done, and else the reason.
    Status {
        /// How far.
        to: Implementation,
        /// What is said with it; may be empty where no rule asks for it.
        words: String,
    },
    /// What the committee decided.
    Stance {
        /// What.
        to: Stance,
        /// Why; may be empty where no rule asks for it.
        reason: String,
    },
    /// Who is responsible, by initials; nobody.
    Own(Option<String>),
    /// By when; no deadline.
    Deadline {
        /// By when. An initiative keeps only its last day.
        to: Option<Deadline>,
        /// Why; may be empty for the first one.
        reason: String,
    },
    /// How much it weighs, 1 to 3; not weighed.
    Weight(Option<u8>),
    /// Put first by the committee, with its reason; not any more.
    Prioritise(Option<String>),
    /// Tied to another record, whichever of the two holds the tie.
    Link(Other),
    /// Not tied to it any more.
    Unlink(Other),
    /// A dated remark.
    Remark(String),
    /// Taken away.
    Delete,
}

/// What the rules must know besides the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// Who acts.
    pub me: Author,
    /// Who reported it done, where it is.
    pub reported_by: Option<Author>,
    /// How often its deadline was moved.
    pub moves: usize,
    /// The initials of every colleague.
    pub colleagues: Vec<String>,
}

/// Whether it allows an act.
///
/// # Errors
/// Says which rule forbids it.
pub fn allowed(work: &Work, act: &Act, facts: &Facts) -> Result<(), Why> {
    match act {
        Act::Status { to, words } => may_become(work, *to, words, facts),
        Act::Stance { to, reason } => may_be_decided(work, *to, reason),
        Act::Own(owner) => differs(said(owner.as_deref()) != work.owner.as_deref()),
        Act::Deadline { to, reason } => may_move(work, *to, reason, facts),
        Act::Weight(weight) => may_weigh(work, *weight),
        Act::Prioritise(reason) => may_come_first(work, reason.as_deref()),
        Act::Link(other) => tie(work, other).and_then(|_| differs(!is_tied(work, other))),
        Act::Unlink(other) if is_tied(work, other) => Ok(()),
        Act::Unlink(other) => Err(Why::NotLinked(other.key.clone())),
        Act::Remark(text) => needs(text, Why::RemarkEmpty),
        Act::Delete => Ok(()),
    }
}

/// The changes that an act is, all made from what was seen of the record, and the reason of their batch.
///
/// # Errors
/// As [`allowed`].
pub fn changes(work: &Work, act: &Act, facts: &Facts) -> Result<(Vec<Change>, Option<String>), Why> {
    allowed(work, act, facts)?;
    let Some(fields) = Fields::of(work.rec.kind) else { return Err(Why::NotHere) };
    let on = On::Record(work.rec);
    let one = |change: Option<Change>| change.into_iter().collect::<Vec<_>>();
    let (changes, reason) = match act {
        Act::Status { to, words } => become_so(work, &fields, *to, words),
        Act::Stance { to, reason } => decide(work, &fields, *to, reason),
        Act::Own(owner) => (vec![set(work, fields.owner, said(owner.as_deref()))], None),
        Act::Deadline { to, reason } => (deadline(work, &fields, *to), Some(reason.as_str())),
        Act::Weight(weight) => {
            let weight = weight.map(|weight| weight.to_string());
            (one(fields.weight.map(|field| set(work, field, weight.as_deref()))), None)
        }
        Act::Prioritise(reason) => {
            (one(fields.priority_reason.map(|field| set(work, field, said(reason.as_deref())))), None)
        }
        Act::Link(other) => (vec![tie(work, other)?.change(true)], None),
        Act::Unlink(other) => (vec![tie(work, other)?.change(false)], None),
        Act::Remark(text) => (vec![Change::Remark { on, text: text.trim().to_owned() }], None),
        Act::Delete => (vec![Change::Gone { on, gone: true, seen: Some(work.seen) }], None),
    };
    Ok((changes, said(reason).map(str::to_owned)))
}

/// Something must change.
fn differs(is_other: bool) -> Result<(), Why> {
    holds(is_other, Why::Already)
}

fn may_become(work: &Work, to: Implementation, words: &str, facts: &Facts) -> Result<(), Why> {
    if to == work.state {
        let now = match to {
            Implementation::Done => work.evidence.as_deref(),
            Implementation::Paused | Implementation::Lapsed => work.reason.as_deref(),
            _ => return Err(Why::Already),
        };
        return differs(said(Some(words)).is_some_and(|words| Some(words) != now));
    }
    match to {
        Implementation::Verified => may_confirm(work, facts),
        Implementation::Lapsed => needs(words, Why::LapseNeedsReason),
        _ if is_reopening(work, to) => needs(words, Why::ReopenNeedsReason),
        Implementation::Done if work.evidence.is_none() => needs(words, Why::EvidenceMissing),
        _ => Ok(()),
    }
}

/// Two people see that something is done: who reported it does not confirm it.
fn may_confirm(work: &Work, facts: &Facts) -> Result<(), Why> {
    if work.state != Implementation::Done {
        return Err(Why::NotReported);
    }
    match &facts.reported_by {
        Some(by) if by.is_same_person(&facts.me) => Err(Why::SamePerson(by.who.clone())),
        _ => Ok(()),
    }
}

/// Whether a report or its confirmation is taken back.
pub(super) fn is_reopening(work: &Work, to: Implementation) -> bool {
    use Implementation::{Done, InProgress, NotStarted, Paused, Verified};
    match work.state {
        Done => matches!(to, NotStarted | InProgress | Paused),
        Verified => matches!(to, NotStarted | InProgress | Paused | Done),
        _ => false,
    }
}

fn may_be_decided(work: &Work, to: Stance, reason: &str) -> Result<(), Why> {
    let Some(stance) = work.stance else { return Err(Why::NotHere) };
    if to == stance {
        let says_more = said(Some(reason)).is_some_and(|reason| Some(reason) != work.reason.as_deref());
        return differs(asks_for_reason(Implementation::NotStarted, Some(to)) && says_more);
    }
    if to == Stance::Rejected { needs(reason, Why::RejectionNeedsReason) } else { Ok(()) }
}

/// A first deadline is set, every other one is a move. One that was taken away and is set again is one as well; one that
/// only becomes more or less exact is none.
fn may_move(work: &Work, to: Option<Deadline>, reason: &str, facts: &Facts) -> Result<(), Why> {
    let (now, to) = (work.deadline, as_kept(work, to));
    differs(now != to)?;
    let was_set = now.is_some() || facts.moves > 0;
    if !was_set || now.map(|now| now.last) == to.map(|to| to.last) {
        return Ok(());
    }
    let count = facts.moves + 1;
    if count < AGREED_FROM {
        return needs(reason, Why::MoveNeedsReason);
    }
    holds(names_who_agreed(reason, &facts.me.who, &facts.colleagues), Why::MoveNeedsAgreement(count))
}

/// The deadline as this kind of record can keep it.
fn as_kept(work: &Work, to: Option<Deadline>) -> Option<Deadline> {
    match Fields::of(work.rec.kind).and_then(|fields| fields.precision) {
        Some(_) => to,
        None => to.map(|to| Deadline { precision: Precision::Day, ..to }),
    }
}

fn may_weigh(work: &Work, weight: Option<u8>) -> Result<(), Why> {
    match weight {
        _ if work.stance.is_none() => Err(Why::NotHere),
        Some(weight) if !(1..=3).contains(&weight) => Err(Why::NotAWeight),
        _ => differs(weight != work.weight),
    }
}

fn may_come_first(work: &Work, reason: Option<&str>) -> Result<(), Why> {
    if work.stance.is_none() {
        return Err(Why::NotHere);
    }
    if let Some(reason) = reason {
        needs(reason, Why::PriorityNeedsReason)?;
    }
    differs(said(reason) != work.priority_reason.as_deref())
}

fn become_so<'a>(
    work: &Work,
    fields: &Fields,
    to: Implementation,
    words: &'a str,
) -> (Vec<Change>, Option<&'a str>) {
    let mut changes = Vec::new();
    if to != work.state {
        changes.push(set(work, fields.state, Some(to.name())));
    }
    let is_report = to == Implementation::Done && !is_reopening(work, to);
    let (evidence, reason) = if is_report { (Some(words), None) } else { (None, Some(words)) };
    if let Some(evidence) = said(evidence) {
        changes.push(set(work, fields.evidence, Some(evidence)));
    }
    changes.extend(reasoned(work, fields, to, work.stance, reason));
    (changes, reason)
}

fn decide<'a>(work: &Work, fields: &Fields, to: Stance, reason: &'a str) -> (Vec<Change>, Option<&'a str>) {
    let stance = fields.stance.filter(|_| work.stance != Some(to));
    let mut changes: Vec<Change> =
        stance.map(|field| set(work, field, Some(to.name()))).into_iter().collect();
    changes.extend(reasoned(work, fields, work.state, Some(to), Some(reason)));
    (changes, Some(reason))
}

/// The reason that belongs to a state or a stance, set; the one that belonged to what it was before, cleared.
fn reasoned(
    work: &Work,
    fields: &Fields,
    state: Implementation,
    stance: Option<Stance>,
    words: Option<&str>,
) -> Option<Change> {
    let now = work.reason.as_deref();
    let wanted = match (asks_for_reason(work.state, work.stance), asks_for_reason(state, stance)) {
        (_, true) => said(words).or(now),
        (true, false) => None,
        (false, false) => now,
    };
    (wanted != now).then(|| set(work, fields.reason, wanted))
}

/// Whether a reason belongs to what it is.
fn asks_for_reason(state: Implementation, stance: Option<Stance>) -> bool {
    matches!(state, Implementation::Paused | Implementation::Lapsed)
        || matches!(stance, Some(Stance::Rejected | Stance::Partly))
}

/// The last day and its precision, both written even where one is the same: they mean something only together.
fn deadline(work: &Work, fields: &Fields, to: Option<Deadline>) -> Vec<Change> {
    let last = to.map(|to| to.last.to_string());
    let precision = fields.precision.map(|field| set(work, field, to.map(|to| to.precision.name())));
    let mut changes = vec![set(work, fields.deadline, last.as_deref())];
    changes.extend(precision);
    changes
}

fn set(work: &Work, field: u16, to: Option<&str>) -> Change {
    Change::Set {
        on: On::Record(work.rec),
        field,
        to: Put::text(to.unwrap_or_default()),
        seen: Some(work.seen),
    }
}
