//! Whether the file is whole: the database itself, the log against the state, and what is derived against the log.

mod replay;
mod sound;
mod values;

use std::path::PathBuf;

use rusqlite::Connection;

use super::log::is_of;
use super::{Error, Store, schema};
use crate::domain::field::Kind;

/// Something that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Finding {
    /// Pages of the file are damaged, or cannot be read.
    Pages,
    /// An index is not what its table holds.
    Index {
        /// Its name.
        name: String,
    },
    /// A table holds values that none of its columns may hold.
    Columns {
        /// The table.
        table: String,
    },
    /// A table, an index or a trigger is not there.
    Missing {
        /// Its name.
        name: String,
    },
    /// A table, an index or a trigger is not as the program makes it, or a trigger is none of its own.
    Foreign {
        /// Its name.
        name: String,
    },
    /// A row of a table refers to a row that is not there.
    Reference {
        /// The table.
        table: String,
        /// The row, where it has a number.
        row: Option<i64>,
    },
    /// The state of a field is not what its log leads to.
    State {
        /// The record's key.
        key: String,
        /// The field.
        field: u16,
    },
    /// A record that the log knows is not there, though the log took it away only by a mark.
    Vanished {
        /// Its kind.
        kind: Kind,
        /// Its number in the file.
        id: i64,
    },
    /// The remark or the figure that a change brought is not there.
    Lost {
        /// The change.
        change: i64,
    },
    /// A field holds what it cannot: no such day, no such record.
    Value {
        /// The record's key.
        key: String,
        /// The field.
        field: u16,
    },
    /// A batch has a day or a time that cannot be.
    Day {
        /// The batch.
        batch: i64,
    },
    /// What is noted of a change being undone is not what the log says.
    Undone {
        /// The change.
        change: i64,
    },
    /// A proposal stands in a wrong place of the inbox.
    Inbox {
        /// Its key.
        key: String,
    },
    /// A bulk was begun and never ended.
    Unfinished {
        /// Its batch.
        batch: i64,
    },
}

impl Finding {
    /// Whether it can make what the file holds unreadable.
    fn is_unsound(&self) -> bool {
        matches!(self, Finding::Pages | Finding::Missing { .. } | Finding::Foreign { .. })
    }
}

/// What the file holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Info {
    /// Its path.
    pub path: PathBuf,
    /// Its size in bytes, without the write-ahead log.
    pub bytes: i64,
    /// The version of its schema.
    pub schema: i64,
    /// The version of the database engine.
    pub engine: &'static str,
    /// How many batches its log has.
    pub batches: i64,
    /// How many changes its log has.
    pub changes: i64,
    /// When it was last written to, in milliseconds since 1970 in UTC.
    pub last_at: Option<i64>,
    /// How many records of each kind there are.
    pub records: Vec<(Kind, usize)>,
}

impl Store {
    /// Looks for anything that is not as it should be; reads all of the file. Where its pages or its tables are not
    /// sound, what they hold is not looked at.
    ///
    /// # Errors
    /// A neighbour holds the lock, or the disk fails. Damage is no error but a finding.
    pub fn check(&self) -> Result<Vec<Finding>, Error> {
        let mut findings = Vec::new();
        match self.look(&mut findings) {
            Err(Error::Damaged(_)) if findings.iter().any(Finding::is_unsound) => {}
            Err(Error::Damaged(_)) => findings.push(Finding::Pages),
            looked => looked?,
        }
        Ok(findings)
    }

    fn look(&self, findings: &mut Vec<Finding>) -> Result<(), Error> {
        let conn = &self.conn;
        let _snapshot = conn.unchecked_transaction()?;
        sound::look(conn, findings)?;
        if findings.contains(&Finding::Pages) {
            return Ok(());
        }
        findings.extend(references(conn)?);
        findings.extend(strays(conn)?);
        replay::compare(self, findings)?;
        values::look(self, findings)?;
        findings.extend(undone(conn)?);
        findings.extend(inbox(conn)?);
        let unfinished = self.unfinished_bulks()?;
        findings.extend(unfinished.into_iter().map(|bulk| Finding::Unfinished { batch: bulk.batch }));
        Ok(())
    }

    /// What the file holds.
    pub fn info(&self) -> Result<Info, Error> {
        let number = |sql: &str| self.conn.query_row(sql, [], |row| row.get::<_, i64>(0));
        let mut records = Vec::new();
        for kind in Kind::ALL {
            records.push((*kind, self.count(*kind)?));
        }
        Ok(Info {
            path: self.path.clone(),
            bytes: number("PRAGMA page_count")? * number("PRAGMA page_size")?,
            schema: number("PRAGMA user_version")?,
            engine: rusqlite::version(),
            batches: number("SELECT count(*) FROM batch")?,
            changes: number("SELECT count(*) FROM change")?,
            last_at: self.conn.query_row("SELECT max(at) FROM batch", [], |row| row.get(0))?,
            records,
        })
    }
}

fn references(conn: &Connection) -> Result<Vec<Finding>, Error> {
    let mut select = conn.prepare("PRAGMA foreign_key_check")?;
    let rows = select.query_map([], |row| Ok(Finding::Reference { table: row.get(0)?, row: row.get(1)? }))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Changes that do not stand where those of their batch do.
fn strays(conn: &Connection) -> Result<Vec<Finding>, Error> {
    let sql =
        format!("SELECT c.id FROM batch b CROSS JOIN change c ON {} WHERE c.batch <> b.id", is_of("b.id"));
    let mut select = conn.prepare(&sql)?;
    let rows = select
        .query_map([], |row| Ok(Finding::Reference { table: "change".to_owned(), row: row.get(0)? }))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// A taking back that was not done again undoes its act, and a doing again undoes the taking back.
fn undone(conn: &Connection) -> Result<Vec<Finding>, Error> {
    let expected = "SELECT u.cancels AS change, u.id AS by FROM change u JOIN change x ON x.id = u.cancels \
                    WHERE x.cancels IS NOT NULL OR NOT EXISTS (SELECT 1 FROM change r WHERE r.cancels = u.id)";
    let found = "SELECT change, by FROM undone";
    let sql = format!(
        "SELECT change FROM ({expected} EXCEPT {found}) UNION SELECT change FROM ({found} EXCEPT {expected})"
    );
    let mut select = conn.prepare(&sql)?;
    let rows = select.query_map([], |row| Ok(Finding::Undone { change: row.get(0)? }))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn inbox(conn: &Connection) -> Result<Vec<Finding>, Error> {
    let mut wrong: Vec<String> = schema::PLACE
        .iter()
        .map(|(column, expression)| format!("{column} IS NOT ({})", schema::place(expression, str::to_owned)))
        .collect();
    wrong.push(
        "wakes IS NOT coalesce((SELECT coalesce(m.date, '9999') FROM meeting m WHERE m.key = p.snoozed_until), \
         p.snoozed_until, '9999')"
            .to_owned(),
    );
    let mut select = conn.prepare(&format!("SELECT key FROM proposal p WHERE {}", wrong.join(" OR ")))?;
    let rows = select.query_map([], |row| Ok(Finding::Inbox { key: row.get(0)? }))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

#[cfg(test)]
mod tests;
