//! Small questions that the board asks all the time.

use chrono::NaiveDate;
use rusqlite::{OptionalExtension, params};

use super::log::is_of;
use super::{Error, Store};
use crate::domain::change::Author;
use crate::domain::field::ids::proposal::VERDICT;

impl Store {
    /// The newest batch of the log, 0 where it is empty.
    pub fn latest_batch(&self) -> Result<i64, Error> {
        let mut newest = self.conn.prepare_cached("SELECT coalesce(max(id), 0) FROM batch")?;
        Ok(newest.query_row([], |row| row.get(0))?)
    }

    /// The batches that came after one, oldest first; of very many only the newest thousand.
    pub fn batches_after(&self, batch: i64) -> Result<Vec<i64>, Error> {
        let sql = "SELECT id FROM batch WHERE id > ?1 ORDER BY id DESC LIMIT 1000";
        let mut select = self.conn.prepare_cached(sql)?;
        let mut found: Vec<i64> = select.query_map([batch], |row| row.get(0))?.collect::<Result<_, _>>()?;
        found.reverse();
        Ok(found)
    }

    /// How many proposals a person has judged on a day; what was undone does not count.
    pub fn judged_on(&self, author: &Author, day: NaiveDate) -> Result<usize, Error> {
        let sql = format!(
            "SELECT count(DISTINCT c.record) FROM batch b CROSS JOIN change c ON {} \
             WHERE b.day = ?1 AND b.who = ?2 AND b.login = ?3 AND c.field = ?4 AND c.cancels IS NULL \
             AND c.new <> 'new' AND NOT EXISTS (SELECT 1 FROM undone u WHERE u.change = c.id)",
            is_of("b.id")
        );
        let mut count = self.conn.prepare_cached(&sql)?;
        let found =
            count.query_row(params![day.to_string(), author.who, author.login, VERDICT], |row| row.get(0));
        Ok(usize::try_from(found.optional()?.unwrap_or(0i64)).unwrap_or(0))
    }
}
