//! The standing list of what breaks the thread: adopted and carried out by nobody, moving nothing, unanswered, unowned.

use chrono::NaiveDate;

use super::log::{hold, let_go};
use super::thread::leading_on;
use super::{Error, Store};
use crate::domain::field::Kind;
use crate::domain::record::Record;
use crate::domain::thread::{Break, Breaks, Gap, gap};

impl Store {
    /// Where threads break on a day: at most so many of each sort, and how many there are of each.
    pub fn breaks(&self, today: NaiveDate, most: usize) -> Result<Breaks, Error> {
        hold(&self.conn)?;
        let breaks = self.all_breaks(today, most);
        let_go(&self.conn)?;
        breaks
    }

    fn all_breaks(&self, today: NaiveDate, most: usize) -> Result<Breaks, Error> {
        let mut breaks = Breaks::default();
        for sort in Gap::ALL {
            let (records, count) = match sort {
                Gap::ProposalWithoutAnswer => self.unanswered(today, most)?,
                _ => self.broken(sort.kind(), today, most)?,
            };
            breaks.counts.set(sort, count);
            breaks.found.extend(records.iter().map(|record| Break::of(sort, record)));
        }
        Ok(breaks)
    }

    /// The first records of a kind that break the thread, and how many do; of these kinds there are few.
    fn broken(&self, kind: Kind, today: NaiveDate, most: usize) -> Result<(Vec<Record>, usize), Error> {
        let mut records = self.all(kind)?;
        let recs: Vec<_> = records.iter().map(|record| record.rec).collect();
        let leading_on = leading_on(&self.conn, &recs)?;
        records.retain(|record| gap(record, leading_on.contains(&record.rec), today).is_some());
        let count = records.len();
        records.truncate(most);
        Ok((records, count))
    }

    /// The proposals that lack their answer, the longest due first: the rule of [`gap`] on the columns of the inbox.
    fn unanswered(&self, today: NaiveDate, most: usize) -> Result<(Vec<Record>, usize), Error> {
        let sql = "SELECT id FROM proposal INDEXED BY proposal_inbox WHERE stage IN (0, 1) AND due < ?1 \
                   OR stage = 2 AND (due < ?1 OR answer = 'missing') ORDER BY due, received, id";
        let mut select = self.conn.prepare_cached(sql)?;
        let found = select.query_map([today.to_string()], |row| row.get(0))?;
        let mut ids: Vec<i64> = found.collect::<Result<_, _>>()?;
        let count = ids.len();
        ids.truncate(most);
        Ok((self.records(Kind::Proposal, &ids)?, count))
    }
}
