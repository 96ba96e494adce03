//! Many rows for each statement: while one runs, the engine knows where the row before went, and looks there first for
//! the place of the next.

use rusqlite::{CachedStatement, Connection};

use super::Error;

/// How many rows go in at once.
const AT_ONCE: usize = 64;

/// Rows of a table. The first columns have one value for all rows, the others one for each.
pub(super) struct Rows {
    /// The table and its columns.
    pub into: String,
    /// How many columns are of all rows.
    pub shared: usize,
    /// How many are of a row's own.
    pub own: usize,
}

impl Rows {
    /// Inserts rows, or ends the transaction. `share` binds what all have in common; `bind` what a row has of its own, from
    /// the given parameter on, where the values of the given other row stand, if any do.
    pub fn insert<'r, T>(
        &self,
        conn: &Connection,
        rows: &'r [T],
        share: impl Fn(&mut CachedStatement<'_>) -> Result<(), Error>,
        mut bind: impl FnMut(&mut CachedStatement<'_>, usize, &'r T, Option<&'r T>) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let (most, rest) = rows.split_at(rows.len() - rows.len() % AT_ONCE);
        for rows in [most, rest].into_iter().filter(|rows| !rows.is_empty()) {
            let lot = rows.len().min(AT_ONCE);
            let mut insert = conn.prepare_cached(&self.sql(lot))?;
            share(&mut insert)?;
            let mut bound: &'r [T] = &[];
            for rows in rows.chunks(lot) {
                for (at, row) in rows.iter().enumerate() {
                    bind(&mut insert, 1 + self.shared + at * self.own, row, bound.get(at))?;
                }
                insert.raw_execute()?;
                bound = rows;
            }
        }
        Ok(())
    }

    /// A row that is refused ends the transaction: to take back its statement alone, every page would be kept twice.
    fn sql(&self, rows: usize) -> String {
        let shared = (1..=self.shared).map(|at| format!("?{at}"));
        let row = |nth: usize| {
            let first = 1 + self.shared + nth * self.own;
            let own = (first..first + self.own).map(|at| format!("?{at}"));
            format!("({})", shared.clone().chain(own).collect::<Vec<_>>().join(", "))
        };
        let rows: Vec<String> = (0..rows).map(row).collect();
        format!("INSERT OR ROLLBACK INTO {} VALUES {}", self.into, rows.join(", "))
    }
}
