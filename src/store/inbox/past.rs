//! The inbox as it was known on a day: what SQL reads off the state, read off records here.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;

use super::super::{Error, Store};
use super::group_of;
use crate::domain::field::Kind;
use crate::domain::filter::Filter;
use crate::domain::fold::fold;
use crate::domain::inbox::{Counts, Group, Listing};
use crate::domain::record::Record;

/// A day later than any.
const NEVER: &str = "9999";

/// The inbox as it was known on a day.
pub struct PastInbox {
    day: NaiveDate,
    proposals: BTreeMap<i64, Record>,
    /// The day of each meeting then.
    meetings: HashMap<String, String>,
}

impl Store {
    /// The inbox as it was known at the end of a day.
    pub fn past_inbox(&self, day: NaiveDate) -> Result<PastInbox, Error> {
        let proposals = self.as_of(Kind::Proposal, day)?.into_iter().map(|r| (r.rec.id, r)).collect();
        let meetings = self.as_of(Kind::Meeting, day)?;
        let meetings = meetings.iter().map(|m| (m.key.clone(), m.text("date").to_owned())).collect();
        Ok(PastInbox { day, proposals, meetings })
    }
}

impl PastInbox {
    /// The day.
    pub fn day(&self) -> NaiveDate {
        self.day
    }

    /// The proposals of that day with these numbers, in the order asked.
    pub fn records(&self, ids: &[i64]) -> Vec<Record> {
        ids.iter().filter_map(|id| self.proposals.get(id)).cloned().collect()
    }

    /// Its order, of those that pass.
    pub fn listing(&self, mine: Option<&[String]>, filter: &Filter) -> Listing {
        let mut placed: Vec<_> = self.placed(mine).filter(|(_, record)| passes(record, filter)).collect();
        placed.sort_by(|(a, _), (b, _)| a.cmp(b));
        let of = |group| placed.iter().filter(move |(place, _)| place.0 == group).map(|(_, r)| r.rec.id);
        Listing::of(Group::ALL.map(|group| (group, of(group).collect())))
    }

    /// How many stood in each group.
    pub fn counts(&self, mine: Option<&[String]>) -> Counts {
        let mut counts = Counts::default();
        let today = self.day.to_string();
        for ((group, _, due, ..), record) in self.placed(mine) {
            let count = match group {
                Group::DueThisWeek => &mut counts.due_this_week,
                Group::New => &mut counts.new,
                Group::Again => &mut counts.again,
                Group::Postponed => &mut counts.postponed,
                Group::Unanswered => &mut counts.unanswered,
                Group::Answered => &mut counts.answered,
            };
            *count += 1;
            counts.undecided += usize::from(record.text("verdict") == "new");
            counts.overdue += usize::from(group == Group::DueThisWeek && due < today);
            counts.sent += usize::from(group == Group::Answered && record.text("answer") == "sent");
        }
        counts
    }

    /// Each proposal that is not hidden, with its group and what it is sorted by there.
    fn placed(&self, mine: Option<&[String]>) -> impl Iterator<Item = (Place, &Record)> {
        let mine = mine.map(<[String]>::to_vec);
        let is_mine = move |record: &Record| {
            mine.as_ref().is_none_or(|mine| mine.iter().any(|who| who == record.text("owner")))
        };
        self.proposals
            .values()
            .filter(move |record| is_mine(record))
            .filter_map(|record| Some((self.place(record)?, record)))
    }

    fn place(&self, record: &Record) -> Option<Place> {
        let sent = record.text("answer") == "sent";
        let stage = match record.text("verdict") {
            "personal" => return None,
            "new" => 0,
            "postponed" => 1,
            "merged" => 3,
            _ if sent => 3,
            _ => 2,
        };
        let due = if sent { NEVER } else { record.get("answer_due").unwrap_or(NEVER) };
        let until = record.get("snoozed_until").unwrap_or(NEVER);
        let wakes = self.meetings.get(until).map_or(until, String::as_str);
        let group = group_of(stage, due, wakes, self.day);
        let waits = matches!(group, Group::Again | Group::Postponed);
        let wakes = if waits { wakes.to_owned() } else { String::new() };
        let received = record.get("received_on").unwrap_or(NEVER);
        Some((group, wakes, due.to_owned(), received.to_owned(), record.rec.id))
    }
}

/// The group, and what a proposal is sorted by in it: when it wakes, when it is due, when it came, its number.
type Place = (Group, String, String, String, i64);

fn passes(record: &Record, filter: &Filter) -> bool {
    let words = [record.key.as_str(), record.text("title"), record.text("text")].join(" ");
    filter.is_empty() || filter.matches(record, &fold(&words))
}

#[cfg(test)]
mod tests {
    use super::super::sunday;
    use super::*;

    #[test]
    fn the_week_of_the_inbox_ends_on_its_sunday() {
        let monday: NaiveDate = "2020-04-20".parse().unwrap();
        assert_eq!(sunday(monday).to_string(), "2020-04-26");
        assert_eq!(group_of(0, "2020-04-26", NEVER, monday), Group::DueThisWeek);
        assert_eq!(group_of(0, "2020-04-27", NEVER, monday), Group::New);
    }
}
