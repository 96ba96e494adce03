//! The inbox of proposals: its groups, in the order of what needs someone first, read from indexes.

use std::collections::HashSet;
use std::sync::atomic::AtomicBool;

use chrono::{Datelike, Days, NaiveDate};
use rusqlite::{Connection, params_from_iter};

use super::{Error, Store};
use crate::domain::field::Kind;
use crate::domain::filter::Filter;

/// Why a proposal stands in the inbox; every one but the personal cases stands in exactly one group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Group {
    /// Its answer is due by Sunday of this week, or overdue.
    DueThisWeek,
    /// Nobody has judged it.
    New,
    /// It was postponed, and the day has come.
    Again,
    /// It is postponed to a day to come.
    Postponed,
    /// It is judged, but the answer was not sent.
    Unanswered,
    /// It is answered or merged.
    Answered,
}

impl Group {
    /// Every group, in the order of the inbox.
    pub const ALL: [Group; 6] =
        [Group::DueThisWeek, Group::New, Group::Again, Group::Postponed, Group::Unanswered, Group::Answered];
}

/// The inbox as a list of proposals.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inbox {
    /// The proposals' numbers, group by group.
    pub ids: Vec<i64>,
    /// The groups that have any, with the place in `ids` where each begins.
    pub groups: Vec<(Group, usize)>,
    /// Whether every group is complete.
    pub whole: bool,
}

/// How many proposals stand where.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Judged by nobody, whether due or not.
    pub undecided: usize,
    /// In the group of that name; the others alike.
    pub due_this_week: usize,
    /// Those of `due_this_week` whose day has passed.
    pub overdue: usize,
    /// New, and not due this week.
    pub new: usize,
    /// Back from being postponed.
    pub again: usize,
    /// Postponed.
    pub postponed: usize,
    /// Judged, not answered.
    pub unanswered: usize,
    /// Answered or merged.
    pub answered: usize,
}

impl Counts {
    /// How many stand in a group.
    pub fn of(&self, group: Group) -> usize {
        match group {
            Group::DueThisWeek => self.due_this_week,
            Group::New => self.new,
            Group::Again => self.again,
            Group::Postponed => self.postponed,
            Group::Unanswered => self.unanswered,
            Group::Answered => self.answered,
        }
    }
}

impl Store {
    /// The inbox on a day: of all proposals, or those of one owner, that pass the filter. With `first` every group is
    /// cut after so many, at a cost that does not depend on how many proposals there are.
    pub fn inbox(
        &self,
        today: NaiveDate,
        mine: Option<&str>,
        filter: Option<&Filter>,
        first: Option<usize>,
    ) -> Result<Inbox, Error> {
        let passing = match filter.filter(|f| !f.is_empty()) {
            Some(filter) => Some(self.passing(filter)?),
            None => None,
        };
        let most = if passing.is_some() { None } else { first };
        let mut inbox = Inbox { whole: true, ..Inbox::default() };
        for group in Group::ALL {
            let mut ids = Asked { conn: &self.conn, today, mine, most: most.map(|n| n + 1) }.group(group)?;
            ids.retain(|id| passing.as_ref().is_none_or(|p| p.contains(id)));
            if first.is_some_and(|n| ids.len() > n) {
                ids.truncate(first.unwrap_or_default());
                inbox.whole = false;
            }
            if !ids.is_empty() {
                inbox.groups.push((group, inbox.ids.len()));
                inbox.ids.extend(ids);
            }
        }
        Ok(inbox)
    }

    /// How many proposals stand in each group on a day.
    pub fn counts(&self, today: NaiveDate, mine: Option<&str>) -> Result<Counts, Error> {
        let asked = Asked { conn: &self.conn, today, mine, most: None };
        let due = |until: NaiveDate| {
            asked
                .due_conditions(until)
                .iter()
                .try_fold(0, |sum, which| Ok::<_, Error>(sum + asked.count(which)?))
        };
        Ok(Counts {
            undecided: asked.count("stage = 0")?,
            due_this_week: due(sunday(today))?,
            overdue: due(today.pred_opt().unwrap_or(today))?,
            new: asked.count(&asked.condition(Group::New))?,
            again: asked.count(&asked.condition(Group::Again))?,
            postponed: asked.count(&asked.condition(Group::Postponed))?,
            unanswered: asked.count(&asked.condition(Group::Unanswered))?,
            answered: asked.count(&asked.condition(Group::Answered))?,
        })
    }

    fn passing(&self, filter: &Filter) -> Result<HashSet<i64>, Error> {
        let ids = self.scan(Kind::Proposal, filter, &AtomicBool::new(false), &mut |_| {})?;
        Ok(ids.into_iter().collect())
    }
}

/// The last day of a day's week.
fn sunday(today: NaiveDate) -> NaiveDate {
    let left = 6 - u64::from(today.weekday().num_days_from_monday());
    today.checked_add_days(Days::new(left)).unwrap_or(today)
}

/// What is asked of the inbox.
struct Asked<'a> {
    conn: &'a Connection,
    today: NaiveDate,
    mine: Option<&'a str>,
    most: Option<usize>,
}

/// A proposal's number after what it is sorted by.
type Placed = (String, String, i64);

impl Asked<'_> {
    fn group(&self, group: Group) -> Result<Vec<i64>, Error> {
        let which = match group {
            Group::DueThisWeek => return self.due(),
            _ => self.condition(group),
        };
        let order = match group {
            Group::Again | Group::Postponed => "wakes, due, received, id",
            _ => "due, received, id",
        };
        let mut select = self.conn.prepare_cached(&self.query("id", &which, order))?;
        let rows = select.query_map(params_from_iter(self.mine), |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Three rows of proposals, each in order, become one.
    fn due(&self) -> Result<Vec<i64>, Error> {
        let mut placed: Vec<Placed> = Vec::new();
        for which in self.due_conditions(sunday(self.today)) {
            let sql = self.query("due, received, id", &which, "due, received, id");
            let mut select = self.conn.prepare_cached(&sql)?;
            let rows = select
                .query_map(params_from_iter(self.mine), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
            for row in rows {
                placed.push(row?);
            }
        }
        placed.sort();
        placed.truncate(self.most.unwrap_or(usize::MAX));
        Ok(placed.into_iter().map(|(_, _, id)| id).collect())
    }

    /// What is due by a day: the new, the judged, and what is back from being postponed.
    fn due_conditions(&self, until: NaiveDate) -> [String; 3] {
        let waking = format!("stage = 1 AND wakes <= '{}'", self.today);
        ["stage = 0", "stage = 2", &waking].map(|which| format!("{which} AND due <= '{until}'"))
    }

    fn condition(&self, group: Group) -> String {
        let (today, sunday) = (self.today, sunday(self.today));
        match group {
            Group::DueThisWeek => self.due_conditions(sunday).map(|c| format!("({c})")).join(" OR "),
            Group::New => format!("stage = 0 AND due > '{sunday}'"),
            Group::Again => format!("stage = 1 AND wakes <= '{today}' AND due > '{sunday}'"),
            Group::Postponed => format!("stage = 1 AND wakes > '{today}'"),
            Group::Unanswered => format!("stage = 2 AND due > '{sunday}'"),
            Group::Answered => "stage = 3".to_owned(),
        }
    }

    fn count(&self, which: &str) -> Result<usize, Error> {
        let sql = format!("SELECT count(*) FROM {} WHERE {which}{}", self.table(which), self.whose());
        let count: i64 =
            self.conn.prepare_cached(&sql)?.query_row(params_from_iter(self.mine), |row| row.get(0))?;
        Ok(usize::try_from(count).unwrap_or_default())
    }

    fn query(&self, what: &str, which: &str, order: &str) -> String {
        let limit = self.most.map(|n| format!(" LIMIT {n}")).unwrap_or_default();
        let (table, whose) = (self.table(order), self.whose());
        format!("SELECT {what} FROM {table} WHERE {which}{whose} ORDER BY {order}{limit}")
    }

    /// The table with the index that gives an order or answers a condition; one owner's proposals are few, and sorted in
    /// no time.
    fn table(&self, by: &str) -> &'static str {
        match self.mine {
            Some(_) => "proposal",
            None if by.contains("wakes") => "proposal INDEXED BY proposal_wakes",
            None => "proposal INDEXED BY proposal_inbox",
        }
    }

    fn whose(&self) -> &'static str {
        if self.mine.is_some() { " AND owner = ?1" } else { "" }
    }
}

#[cfg(test)]
mod tests;
