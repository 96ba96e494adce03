//! Drafts and presence, in a small file beside the database: typing neither waits for an import nor wakes the others.

mod presence;

use std::ffi::OsString;
use std::path::Path;

use rusqlite::{Connection, OpenFlags, params};

use super::{Clock, Error, open};

pub use presence::Presence;

/// The file of drafts that belongs to a database.
pub struct Drafts {
    conn: Connection,
    /// Our own session, once it has arrived.
    me: Option<u32>,
}

/// A text that somebody has typed and not saved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// What it is a draft of: a record's key and a field, such as `F-0412/answer_text`.
    pub place: String,
    /// The text.
    pub text: String,
    /// Where the cursor stood, in the unit of whoever saved it.
    pub cursor: usize,
    /// The newest change of the log when the text was opened.
    pub seen: i64,
    /// When it was saved, in milliseconds since 1970 in UTC.
    pub at: i64,
}

const TABLES: &str = "
CREATE TABLE IF NOT EXISTS draft(
  owner TEXT NOT NULL,
  place TEXT NOT NULL,
  text TEXT NOT NULL,
  cursor INTEGER NOT NULL,
  seen INTEGER NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (owner, place)
) STRICT;
CREATE TABLE IF NOT EXISTS presence(
  pid INTEGER PRIMARY KEY,
  started INTEGER NOT NULL,
  who TEXT NOT NULL,
  login TEXT NOT NULL,
  screen TEXT NOT NULL,
  row TEXT NOT NULL,
  at INTEGER NOT NULL,
  taken_by INTEGER
) STRICT;
CREATE TABLE IF NOT EXISTS position(
  login TEXT PRIMARY KEY,
  screen TEXT NOT NULL,
  row TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
";

impl Drafts {
    /// Opens, and makes where needed, the drafts that belong to a database.
    pub fn open(db: &Path) -> Result<Drafts, Error> {
        let mut path = OsString::from(db);
        path.push(".drafts");
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
        let conn = open::connect(Path::new(&path), flags)?;
        open::write_ahead(&conn)?;
        conn.execute_batch(
            "PRAGMA synchronous = NORMAL; PRAGMA trusted_schema = OFF; PRAGMA secure_delete = ON;",
        )?;
        conn.execute_batch(TABLES)?;
        Ok(Drafts { conn, me: None })
    }

    /// Keeps what an owner has typed at a place, in the stead of what was kept before.
    pub fn save(&self, owner: &str, place: &str, text: &str, cursor: usize, seen: i64) -> Result<(), Error> {
        let sql = "INSERT INTO draft(owner, place, text, cursor, seen, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6) \
                   ON CONFLICT(owner, place) DO UPDATE SET text = ?3, cursor = ?4, seen = ?5, at = ?6";
        let cursor = i64::try_from(cursor).unwrap_or(i64::MAX);
        let at = Clock::System.now_ms();
        self.conn.prepare_cached(sql)?.execute(params![owner, place, text, cursor, seen, at])?;
        Ok(())
    }

    /// The drafts of an owner, the newest first.
    pub fn load(&self, owner: &str) -> Result<Vec<Draft>, Error> {
        let sql = "SELECT place, text, cursor, seen, at FROM draft WHERE owner = ?1 ORDER BY at DESC, place";
        let mut select = self.conn.prepare_cached(sql)?;
        let rows = select.query_map([owner], |row| {
            Ok(Draft {
                place: row.get(0)?,
                text: row.get(1)?,
                cursor: usize::try_from(row.get::<_, i64>(2)?).unwrap_or_default(),
                seen: row.get(3)?,
                at: row.get(4)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Lets go of a draft: it was saved for good, or its owner does not want it.
    pub fn drop(&self, owner: &str, place: &str) -> Result<(), Error> {
        let sql = "DELETE FROM draft WHERE owner = ?1 AND place = ?2";
        self.conn.prepare_cached(sql)?.execute([owner, place])?;
        Ok(())
    }

    /// Lets go of everybody's drafts of a record, for whoever erases it.
    pub fn erase(&self, key: &str) -> Result<(), Error> {
        let sql = "DELETE FROM draft WHERE place = ?1 OR substr(place, 1, length(?1) + 1) = ?1 || '/'";
        self.conn.execute(sql, [key])?;
        self.conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        Ok(())
    }
}

#[cfg(test)]
mod tests;
