//! Several fields of one record changed at once, on a card or by a command: what the rules watch over becomes acts.

use super::super::change::Change;
use super::super::choice::{Choice, Implementation, Precision, Stance};
use super::super::date::Deadline;
use super::super::given::{Given, get, take};
use super::super::record::Record;
use super::super::rule::{holds, said};
use super::act::is_reopening;
use super::{Act, Facts, Fields, Why, Work, changes};

/// Takes out of `given` what the rules watch over, and gives the changes that it is, with the reason of their batch.
/// What is left may be set as it is. `reason` is said of all of it; it also fills a reason that is required.
///
/// # Errors
/// Says which rule forbids it.
pub fn edit(
    record: &Record,
    given: &mut Given,
    reason: Option<&str>,
    facts: &Facts,
) -> Result<(Vec<Change>, Option<String>), Why> {
    let mut made = Vec::new();
    let mut because = said(reason).map(str::to_owned);
    let mut draft = record.clone();
    let (Some(work), Some(fields)) = (Work::of(record), Fields::of(record.rec.kind)) else {
        return Ok((made, because));
    };
    for act in Asked::of(&work, &fields, given, said(reason)) {
        let Some(work) = Work::of(&draft) else { continue };
        match changes(&work, &act, facts) {
            Ok((changes, reason)) => {
                draft.take_on(&changes);
                made.extend(changes);
                because = because.or(reason);
            }
            Err(Why::Already) => {}
            Err(why) => return Err(why),
        }
    }
    if let Some(work) = Work::of(&draft) {
        keeps_what_it_needs(&work, &fields, given)?;
    }
    Ok((made, because))
}

/// What was given, on its way to becoming acts.
struct Asked<'a> {
    work: &'a Work,
    fields: &'a Fields,
    given: &'a mut Given,
    /// What is said of all of it.
    reason: &'a str,
    /// What is given for the field of the reason.
    own: String,
}

impl<'a> Asked<'a> {
    /// The acts that the fields are; the fields are taken out.
    fn of(work: &'a Work, fields: &'a Fields, given: &'a mut Given, reason: Option<&'a str>) -> Vec<Act> {
        let own = said(get(given, fields.reason).flatten()).unwrap_or_default().to_owned();
        let mut asked = Asked { work, fields, given, reason: reason.unwrap_or_default(), own };
        let acts = [asked.stance(), asked.status(), asked.deadline(), asked.weight()];
        acts.into_iter().flatten().collect()
    }

    fn stance(&mut self) -> Option<Act> {
        let stance = take(self.given, self.fields.stance?)?;
        let to = stance.as_deref().and_then(Stance::parse).unwrap_or(Stance::Pending);
        let reason = match to {
            Stance::Rejected => self.kept_reason(self.reason),
            Stance::Partly => self.kept_reason(""),
            Stance::Pending | Stance::Accepted => String::new(),
        };
        Some(Act::Stance { to, reason })
    }

    fn status(&mut self) -> Option<Act> {
        let state = take(self.given, self.fields.state)?;
        let to = state.as_deref().and_then(Implementation::parse).unwrap_or(Implementation::NotStarted);
        let words = match to {
            Implementation::Lapsed => self.kept_reason(self.reason),
            Implementation::Paused => {
                self.kept_reason(if is_reopening(self.work, to) { self.reason } else { "" })
            }
            _ if is_reopening(self.work, to) => {
                if self.reason.is_empty() {
                    self.own.clone()
                } else {
                    self.reason.to_owned()
                }
            }
            Implementation::Done => self.evidence(),
            _ => String::new(),
        };
        Some(Act::Status { to, words })
    }

    /// The reason that the record keeps: its own, else what is said of all.
    fn kept_reason(&mut self, of_all: &str) -> String {
        take(self.given, self.fields.reason);
        if self.own.is_empty() { of_all.to_owned() } else { self.own.clone() }
    }

    /// What shows that it is done; one that is cleared stays to be refused.
    fn evidence(&mut self) -> String {
        match get(self.given, self.fields.evidence) {
            Some(Some(_)) => take(self.given, self.fields.evidence).flatten().unwrap_or_default(),
            _ => String::new(),
        }
    }

    /// A new last day brings its precision along or is a day; a new precision alone is about the same day.
    fn deadline(&mut self) -> Option<Act> {
        let last = take(self.given, self.fields.deadline);
        let precision = self.fields.precision.and_then(|field| take(self.given, field)).flatten();
        let precision = precision.as_deref().and_then(Precision::parse);
        let to = match last {
            Some(last) => Deadline::parse(last.as_deref(), precision.map(Choice::name)),
            None => self
                .work
                .deadline
                .map(|now| Deadline { precision: precision.unwrap_or(now.precision), ..now }),
        };
        Some(Act::Deadline { to, reason: self.reason.to_owned() })
    }

    fn weight(&mut self) -> Option<Act> {
        let weight = take(self.given, self.fields.weight?)?;
        Some(Act::Weight(weight.map(|weight| weight.parse().unwrap_or_default())))
    }
}

/// What a state or a stance asks for cannot be cleared while it is so.
fn keeps_what_it_needs(work: &Work, fields: &Fields, given: &Given) -> Result<(), Why> {
    let is_cleared = |field: u16| get(given, field) == Some(None);
    let is_done = matches!(work.state, Implementation::Done | Implementation::Verified);
    holds(!(is_done && is_cleared(fields.evidence)), Why::EvidenceMissing)?;
    let clears_reason = is_cleared(fields.reason);
    holds(!(clears_reason && work.state == Implementation::Lapsed), Why::LapseNeedsReason)?;
    holds(!(clears_reason && work.stance == Some(Stance::Rejected)), Why::RejectionNeedsReason)
}
