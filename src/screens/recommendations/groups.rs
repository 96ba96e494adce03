//! What stands in the list and in which order: at home what needs someone, grouped by why; opened, all by analysis; or
//! sorted by one column, where the groups give way.

use std::cmp::Reverse;

use crate::domain::board::{Board, Item, NEAR};
use crate::domain::choice::{Choice, Implementation};
use crate::domain::field::Kind;
use crate::domain::filter::Filter;
use crate::domain::fold::fold;
use crate::domain::record::Rec;

use super::super::desk::Desk;

/// A group of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Past their deadline, the longest first.
    Overdue,
    /// Their deadline ends within fourteen days.
    Soon,
    /// Reported done; another person is to confirm it.
    Reported,
    /// The recommendations of the analysis with this number.
    Analysis(i64),
    /// Recommendations whose analysis is not there.
    NoAnalysis,
    /// The initiatives.
    Initiatives,
    /// All of them by one column.
    Sorted(By),
}

/// A column to sort by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The deadline, the earliest first; those without one last.
    Deadline,
    /// The owner's initials; those without one first.
    Owner,
    /// How far it is.
    Status,
    /// The weight, the heaviest first.
    Weight,
    /// The newest remark or change, the newest first.
    News,
}

impl By {
    /// Every column, in the order in which the question offers them.
    pub const ALL: [By; 5] = [By::Deadline, By::Owner, By::Status, By::Weight, By::News];
}

/// What is let through: one's own, and what the filter finds.
pub struct Sieve {
    only: Option<Vec<String>>,
    who: String,
    recommendations: Filter,
    initiatives: Filter,
}

impl Sieve {
    /// What the desk and a filter let through. While it is typed, a field without a value says nothing yet; then it
    /// finds what has none.
    pub fn of(filter: &str, typing: bool, desk: &Desk) -> Sieve {
        let whole = |kind| Filter::parse(kind, filter, desk.today).ok().filter(|_| !typing);
        let read = |kind| whole(kind).unwrap_or_else(|| Filter::parse_lenient(kind, filter, desk.today));
        Sieve {
            only: desk.only(),
            who: desk.who.clone(),
            recommendations: read(Kind::Recommendation),
            initiatives: read(Kind::Initiative),
        }
    }

    /// Whether an item passes.
    pub fn lets(&self, item: &Item, desk: &Desk) -> bool {
        let filter = match item.record.rec.kind {
            Kind::Initiative => &self.initiatives,
            _ => &self.recommendations,
        };
        self.is_mine(item) && (filter.is_empty() || filter.matches(&item.record, &words_of(item, desk)))
    }

    /// One's own, and what nobody owns and another has reported done: that is everyone's to confirm.
    fn is_mine(&self, item: &Item) -> bool {
        let Some(keys) = &self.only else { return true };
        let by_another = item.reported_by.as_ref().is_some_and(|by| !by.who.eq_ignore_ascii_case(&self.who));
        item.is_of(keys) || item.waits_for_another() && item.work.owner.is_none() && by_another
    }
}

/// The text that a filter's words are looked for in, folded.
fn words_of(item: &Item, desk: &Desk) -> String {
    let work = &item.work;
    let owner = work.owner.as_deref().unwrap_or_default();
    let name = desk.name_of(owner).unwrap_or_default();
    fold(&format!("{} {} {} {owner} {name}", work.key, work.title, item.record.text("text")))
}

/// What needs someone, grouped by why.
pub fn at_home(board: &Board, lets: impl Fn(&Item) -> bool) -> Vec<(Group, Vec<Rec>)> {
    let today = board.today;
    let all = || board.recommendations.iter().chain(&board.initiatives).filter(|item| lets(item));
    let mut overdue: Vec<&Item> = all().filter(|item| item.is_overdue(today)).collect();
    let mut soon: Vec<&Item> = all().filter(|item| item.is_due_within(NEAR, today)).collect();
    overdue.sort_by_key(|item| item.work.deadline);
    soon.sort_by_key(|item| item.work.deadline);
    let reported = all().filter(|item| item.waits_for_another()).collect();
    let recs = |items: Vec<&Item>| items.into_iter().map(|item| item.record.rec).collect();
    vec![(Group::Overdue, recs(overdue)), (Group::Soon, recs(soon)), (Group::Reported, recs(reported))]
}

/// All recommendations by analysis, then the initiatives.
pub fn by_analysis(board: &Board, lets: impl Fn(&Item) -> bool) -> Vec<(Group, Vec<Rec>)> {
    let of = |key: Option<&str>| -> Vec<Rec> {
        let known = |item: &&Item| match key {
            Some(key) => item.work.from.as_deref() == Some(key),
            None => !board.analyses.iter().any(|a| Some(a.key.as_str()) == item.work.from.as_deref()),
        };
        board.recommendations.iter().filter(known).filter(|i| lets(i)).map(|i| i.record.rec).collect()
    };
    let analyses = board.analyses.iter().map(|a| (Group::Analysis(a.rec.id), of(Some(&a.key))));
    let initiatives = board.initiatives.iter().filter(|item| lets(item)).map(|item| item.record.rec);
    let rest = [(Group::NoAnalysis, of(None)), (Group::Initiatives, initiatives.collect())];
    analyses.chain(rest).collect()
}

/// All of them by one column.
pub fn sorted(board: &Board, by: By, lets: impl Fn(&Item) -> bool) -> Vec<(Group, Vec<Rec>)> {
    let mut items: Vec<&Item> =
        board.recommendations.iter().chain(&board.initiatives).filter(|item| lets(item)).collect();
    match by {
        By::Deadline => items.sort_by_key(|i| (i.is_closed(), i.work.deadline.is_none(), i.work.deadline)),
        By::Owner => items.sort_by_key(|i| i.work.owner.clone()),
        By::Status => items.sort_by_key(|i| Implementation::ALL.iter().position(|s| *s == i.work.state)),
        By::Weight => items.sort_by_key(|i| Reverse(i.work.weight)),
        By::News => items.sort_by_key(|i| Reverse(last_news(i))),
    }
    vec![(Group::Sorted(by), items.into_iter().map(|item| item.record.rec).collect())]
}

/// When something was last said of it or done to it, milliseconds since 1970 in UTC.
pub fn last_news(item: &Item) -> Option<i64> {
    item.news.as_ref().map(|(_, at, _)| *at).max(item.work.updated_at)
}

/// A list in which the rows that were there stay where they are, whatever group they belong to now; what is new comes in
/// where it belongs, and what is gone goes.
pub fn staying(
    fresh: Vec<(Group, Vec<Rec>)>,
    was: impl Fn(Group) -> Vec<Rec>,
    is_there: impl Fn(Rec) -> bool,
) -> Vec<(Group, Vec<Rec>)> {
    let stays: Vec<(Group, Vec<Rec>)> = fresh
        .iter()
        .map(|(group, _)| (*group, was(*group).into_iter().filter(|rec| is_there(*rec)).collect()))
        .collect();
    let known: Vec<Rec> = stays.iter().flat_map(|(_, recs)| recs).copied().collect();
    let joined = stays.into_iter().zip(fresh).map(|((group, mut recs), (_, fresh))| {
        for (place, rec) in fresh.into_iter().enumerate().filter(|(_, rec)| !known.contains(rec)) {
            recs.insert(place.min(recs.len()), rec);
        }
        (group, recs)
    });
    joined.collect()
}
