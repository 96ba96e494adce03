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
        let mut counts = Counts::default();
        let sql = format!(
            "SELECT stage, CASE WHEN stage = 1 THEN wakes <= '{today}' ELSE 0 END, due < '{today}', \
             due <= '{}', count(*) FROM proposal WHERE stage IS NOT NULL{} GROUP BY 1, 2, 3, 4",
            sunday(today),
            asked.whose()
        );
        let mut select = self.conn.prepare_cached(&sql)?;
        let mut rows = select.query(params_from_iter(mine))?;
        while let Some(row) = rows.next()? {
            let stage: i64 = row.get(0)?;
            let (woken, overdue, due): (bool, bool, bool) = (row.get(1)?, row.get(2)?, row.get(3)?);
            let count = usize::try_from(row.get::<_, i64>(4)?).unwrap_or_default();
            let can_be_due = stage == 0 || stage == 2 || stage == 1 && woken;
            counts.undecided += if stage == 0 { count } else { 0 };
            counts.overdue += if can_be_due && overdue { count } else { 0 };
            *match stage {
                _ if can_be_due && due => &mut counts.due_this_week,
                0 => &mut counts.new,
                1 if woken => &mut counts.again,
                1 => &mut counts.postponed,
                2 => &mut counts.unanswered,
                _ => &mut counts.answered,
            } += count;
        }
        Ok(counts)
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

const BY_DUE: &str = "due, received, id";
const BY_WAKING: &str = "wakes, due, received, id";

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
        let (today, sunday) = (self.today, sunday(self.today));
        match group {
            Group::DueThisWeek => self.due(),
            Group::New => self.ids(&format!("stage = 0 AND due > '{sunday}'"), BY_DUE),
            Group::Again => {
                self.ids(&format!("stage = 1 AND wakes <= '{today}' AND due > '{sunday}'"), BY_WAKING)
            }
            Group::Postponed => self.ids(&format!("stage = 1 AND wakes > '{today}'"), BY_WAKING),
            Group::Unanswered => self.ids(&format!("stage = 2 AND due > '{sunday}'"), BY_DUE),
            Group::Answered => self.ids("stage = 3", BY_DUE),
        }
    }

    /// Three rows of proposals, each in order, become one.
    fn due(&self) -> Result<Vec<i64>, Error> {
        let (today, sunday) = (self.today, sunday(self.today));
        let mut placed: Vec<Placed> = Vec::new();
        for stage in ["stage = 0", "stage = 2", &format!("stage = 1 AND wakes <= '{today}'")] {
            let sql = self.query("due, received, id", &format!("{stage} AND due <= '{sunday}'"), BY_DUE);
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

    fn ids(&self, which: &str, order: &str) -> Result<Vec<i64>, Error> {
        let mut select = self.conn.prepare_cached(&self.query("id", which, order))?;
        let rows = select.query_map(params_from_iter(self.mine), |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn query(&self, what: &str, which: &str, order: &str) -> String {
        let whose = self.whose();
        let limit = self.most.map(|n| format!(" LIMIT {n}")).unwrap_or_default();
        format!("SELECT {what} FROM proposal WHERE {which}{whose} ORDER BY {order}{limit}")
    }

    fn whose(&self) -> &'static str {
        if self.mine.is_some() { " AND owner = ?1" } else { "" }
    }
}

#[cfg(test)]
mod tests;
