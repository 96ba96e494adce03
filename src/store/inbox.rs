//! The inbox of proposals: its groups, in the order of what needs someone first, read from indexes.

use std::collections::HashSet;
use std::sync::atomic::AtomicBool;

use chrono::{Datelike, Days, NaiveDate};
use rusqlite::{Connection, params_from_iter};

use super::{Error, Store};
use crate::domain::field::Kind;
use crate::domain::filter::Filter;
use crate::domain::inbox::{Counts, Group, Listing};

impl Store {
    /// The inbox on a day: of all proposals, or those of one owner, that pass the filter. With `first` every group is
    /// cut after so many, at a cost that does not depend on how many proposals there are.
    pub fn inbox(
        &self,
        today: NaiveDate,
        mine: Option<&str>,
        filter: Option<&Filter>,
        first: Option<usize>,
        interrupt: &AtomicBool,
    ) -> Result<Listing, Error> {
        let passing = match filter.filter(|f| !f.is_empty()) {
            Some(filter) => Some(self.passing(filter, interrupt)?),
            None => None,
        };
        let most = if passing.is_some() { None } else { first };
        let mut inbox = Listing { whole: true, ..Listing::default() };
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
        let sent = "SELECT count(*) FROM proposal WHERE stage = 3 AND answer = 'sent'";
        let sent = format!("{sent}{}", asked.whose());
        let sent: i64 =
            self.conn.prepare_cached(&sent)?.query_row(params_from_iter(mine), |row| row.get(0))?;
        counts.sent = usize::try_from(sent).unwrap_or_default();
        Ok(counts)
    }

    fn passing(&self, filter: &Filter, interrupt: &AtomicBool) -> Result<HashSet<i64>, Error> {
        let ids = self.scan(Kind::Proposal, filter, interrupt, &mut |_| {})?;
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
