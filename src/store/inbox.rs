//! The inbox of proposals: its groups, in the order of what needs someone first, read from indexes.

mod past;

pub use past::PastInbox;

use std::collections::HashSet;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

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
        mine: Option<&[String]>,
        filter: Option<&Filter>,
        first: Option<usize>,
        interrupt: &AtomicBool,
    ) -> Result<Listing, Error> {
        let passing = match (filter.filter(|f| !f.is_empty()), first) {
            (Some(filter), Some(most)) => return self.first_passing(today, mine, filter, most, interrupt),
            (Some(filter), None) => Some(self.passing(filter, interrupt)?),
            (None, _) => None,
        };
        let most = if passing.is_some() { None } else { first };
        let mut inbox = Listing { whole: true, ..Listing::default() };
        for group in Group::ALL {
            let mut ids = Asked::of(&self.conn, today, mine, most.map(|n| n + 1)).group(group)?;
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
    pub fn counts(&self, today: NaiveDate, mine: Option<&[String]>) -> Result<Counts, Error> {
        let asked = Asked::of(&self.conn, today, mine, None);
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
            sent: asked.count("stage = 3 AND answer = 'sent'")?,
            today: 0,
        })
    }

    /// The first that pass a filter, found within a blink, in the order of the inbox.
    fn first_passing(
        &self,
        today: NaiveDate,
        mine: Option<&[String]>,
        filter: &Filter,
        most: usize,
        interrupt: &AtomicBool,
    ) -> Result<Listing, Error> {
        let (ids, whole) = self.glance(Kind::Proposal, filter, interrupt, most, BLINK)?;
        let mut placed = Vec::with_capacity(ids.len());
        let sql = "SELECT stage, due, received, coalesce(wakes, ''), owner FROM proposal WHERE id = ?1";
        let mut select = self.conn.prepare_cached(sql)?;
        for id in ids {
            let mut rows = select.query([id])?;
            if let Some(row) = rows.next()?
                && let Some(stage) = row.get::<_, Option<i64>>(0)?
            {
                let (due, received, wakes): (String, String, String) =
                    (row.get(1)?, row.get(2)?, row.get(3)?);
                let owner: Option<String> = row.get(4)?;
                if mine.is_none_or(|mine| owner.is_some_and(|owner| mine.contains(&owner))) {
                    let group = group_of(stage, &due, &wakes, today);
                    let waits = matches!(group, Group::Again | Group::Postponed);
                    placed.push((group, if waits { wakes } else { String::new() }, due, received, id));
                }
            }
        }
        placed.sort();
        let mut listing = Listing { whole, ..Listing::default() };
        for (place, (group, .., id)) in placed.into_iter().enumerate() {
            if listing.groups.last().map(|(last, _)| *last) != Some(group) {
                listing.groups.push((group, place));
            }
            listing.ids.push(id);
        }
        Ok(listing)
    }

    fn passing(&self, filter: &Filter, interrupt: &AtomicBool) -> Result<HashSet<i64>, Error> {
        let ids = self.scan(Kind::Proposal, filter, interrupt, &mut |_| {})?;
        Ok(ids.into_iter().collect())
    }
}

/// How long the first rows of a filter may be looked for.
const BLINK: Duration = Duration::from_millis(25);

/// The group of a proposal, by where it stands and its days; the same as the conditions of [`Asked`] say.
fn group_of(stage: i64, due: &str, wakes: &str, today: NaiveDate) -> Group {
    let woken = stage == 1 && wakes <= today.to_string().as_str();
    let can_be_due = stage == 0 || stage == 2 || woken;
    match stage {
        _ if can_be_due && due <= sunday(today).to_string().as_str() => Group::DueThisWeek,
        0 => Group::New,
        1 if woken => Group::Again,
        1 => Group::Postponed,
        2 => Group::Unanswered,
        _ => Group::Answered,
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
    /// Whose proposals count, as a JSON array of initials.
    mine: Option<String>,
    most: Option<usize>,
}

/// A proposal's number after what it is sorted by.
type Placed = (String, String, i64);

impl<'a> Asked<'a> {
    fn of(conn: &'a Connection, today: NaiveDate, mine: Option<&[String]>, most: Option<usize>) -> Asked<'a> {
        let mine = mine.map(|mine| serde_json::Value::from(mine).to_string());
        Asked { conn, today, mine, most }
    }

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
        let rows = select.query_map(params_from_iter(&self.mine), |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Three rows of proposals, each in order, become one.
    fn due(&self) -> Result<Vec<i64>, Error> {
        let mut placed: Vec<Placed> = Vec::new();
        for which in self.due_conditions(sunday(self.today)) {
            let sql = self.query("due, received, id", &which, "due, received, id");
            let mut select = self.conn.prepare_cached(&sql)?;
            let rows = select
                .query_map(params_from_iter(&self.mine), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
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
            self.conn.prepare_cached(&sql)?.query_row(params_from_iter(&self.mine), |row| row.get(0))?;
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
        if self.mine.is_some() { " AND owner IN (SELECT value FROM json_each(?1))" } else { "" }
    }
}

#[cfg(test)]
mod tests;
