//! The file of the board as SQL sees it.

use std::path::Path;

use rusqlite::{Connection, Row};
use tavle::domain::field::Kind;

/// The file as SQL sees it on a day.
pub struct File {
    pub conn: Connection,
    pub today: String,
}

impl File {
    pub fn open(path: &Path, today: &str) -> File {
        File { conn: Connection::open(path).unwrap(), today: today.to_owned() }
    }

    pub fn number(&self, sql: &str) -> usize {
        let number: i64 =
            self.conn.query_row(sql, [], |row| row.get(0)).unwrap_or_else(|e| panic!("{e}: {sql}"));
        usize::try_from(number).unwrap()
    }

    pub fn rows<T>(&self, sql: &str, read: impl Fn(&Row<'_>) -> rusqlite::Result<T>) -> Vec<T> {
        let mut select = self.conn.prepare(sql).unwrap_or_else(|e| panic!("{e}: {sql}"));
        select.query_map([], |row| read(row)).unwrap().collect::<Result<_, _>>().unwrap()
    }

    /// The day of the last meeting of some kinds that was held before this day.
    pub fn last_held(&self, kinds: &str) -> String {
        let sql = format!(
            "SELECT max(date) FROM meeting WHERE gone IS NULL AND state = 'held' AND kind IN {kinds} AND date < ?1"
        );
        self.conn.query_row(&sql, [&self.today], |row| row.get(0)).unwrap()
    }
}

/// What a field of `t` said at the end of a day: what the first change after it took away, else what it says now.
pub fn then(kind: Kind, field: &str, day: &str) -> String {
    let (number, id) = (kind.number(), kind.field(field).unwrap().id);
    let later = format!(
        "FROM change c JOIN batch b ON b.id = c.batch \
         WHERE c.kind = {number} AND c.record = t.id AND c.field = {id} AND b.day > '{day}'"
    );
    format!(
        "(CASE WHEN EXISTS (SELECT 1 {later}) THEN (SELECT c.old {later} ORDER BY c.id LIMIT 1) ELSE t.\"{field}\" END)"
    )
}

/// Whether `t` was there at the end of a day.
pub fn was_there(day: &str) -> String {
    format!(
        "(t.born IN (SELECT id FROM batch WHERE day <= '{day}') \
         AND (t.gone IS NULL OR t.gone IN (SELECT id FROM batch WHERE day > '{day}')))"
    )
}
