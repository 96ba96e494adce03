//! The newest change of a record that stands: by it a file that we wrote knows what it was made from.

use rusqlite::params;

use super::{Error, Store};
use crate::domain::record::Rec;

impl Store {
    /// The newest change of a record that was not undone; 0 where there is none.
    pub fn last_change(&self, rec: Rec) -> Result<i64, Error> {
        let sql = "SELECT coalesce(max(x.id), 0) FROM change x WHERE x.kind = ?1 AND x.record = ?2 \
                   AND x.cancels IS NULL AND NOT EXISTS (SELECT 1 FROM undone u WHERE u.change = x.id)";
        Ok(self.conn.prepare_cached(sql)?.query_row(params![rec.kind, rec.id], |row| row.get(0))?)
    }
}
