//! Drafts and presence, in a small file beside the database: typing neither waits for an import nor wakes the others.

mod shared;
mod shows;

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, OptionalExtension, params};

pub use shared::{lives, process};

use super::Error;
use super::open::connect;
use crate::domain::erasing::without;
use crate::domain::live::Process;

const TABLES: &str = "
CREATE TABLE IF NOT EXISTS draft(
  owner TEXT NOT NULL, place TEXT NOT NULL, text TEXT NOT NULL, cursor INTEGER NOT NULL, at INTEGER NOT NULL,
  PRIMARY KEY (owner, place)
) STRICT;
CREATE TABLE IF NOT EXISTS session(
  pid INTEGER PRIMARY KEY, started INTEGER NOT NULL, who TEXT NOT NULL, login TEXT NOT NULL, at INTEGER NOT NULL,
  place TEXT, taken_by INTEGER
) STRICT;
CREATE TABLE IF NOT EXISTS lost(
  who TEXT NOT NULL, login TEXT NOT NULL, place TEXT NOT NULL, PRIMARY KEY (who, login)
) STRICT;
CREATE TABLE IF NOT EXISTS show(
  pid INTEGER PRIMARY KEY, started INTEGER NOT NULL, who TEXT NOT NULL, began INTEGER NOT NULL,
  audience TEXT NOT NULL, page TEXT NOT NULL, place INTEGER NOT NULL, row TEXT, black INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS present(pid INTEGER PRIMARY KEY, note TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS live(
  place TEXT PRIMARY KEY, rev INTEGER NOT NULL, text TEXT NOT NULL, stored TEXT NOT NULL, seen INTEGER NOT NULL,
  who TEXT NOT NULL, at INTEGER NOT NULL, sent TEXT, pid INTEGER, started INTEGER
) STRICT;
";

/// How long one waits for another session's turn with the file; then it is said, and tried again.
const PATIENCE: Duration = Duration::from_millis(1_000);

/// The drafts file of a database.
pub struct Drafts {
    conn: Connection,
}

/// A draft that was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// What it is a draft of, such as `card/F-0412`.
    pub place: String,
    /// The text.
    pub text: String,
    /// Where the cursor stood, in bytes.
    pub cursor: usize,
    /// When it was kept, milliseconds since 1970 in UTC.
    pub at: i64,
}

/// A session on the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// The process.
    pub pid: u32,
    /// When the process began, in clock ticks since the machine did: tells it from a later process of the same number.
    pub started: i64,
    /// The claimed user.
    pub who: String,
    /// The real login.
    pub login: String,
    /// When it came in, milliseconds since 1970 in UTC.
    pub at: i64,
    /// Where it stands, once that is known.
    pub place: Option<String>,
}

impl Session {
    /// The session of a running process that has just begun.
    pub fn of(pid: u32, who: &str, login: &str, at: i64) -> Session {
        let started = began(pid).unwrap_or(0);
        Session { pid, started, who: who.to_string(), login: login.to_string(), at, place: None }
    }

    /// Whether its process still runs.
    pub fn lives(&self) -> bool {
        lives(Process { pid: self.pid, started: self.started })
    }
}

impl Drafts {
    /// Opens the drafts of a database. An error must not stop anybody: without it drafts are only in memory.
    pub fn open(db: &Path) -> Result<Drafts, Error> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
        let path = path_of(db);
        let is_new = !path.exists();
        let conn = connect(&path, flags)?;
        conn.busy_timeout(PATIENCE)?;
        if is_new {
            share_as(db, &path);
        }
        Drafts::on(conn)
    }

    /// Drafts that only this process has, for where there can be no file.
    pub fn in_memory() -> Result<Drafts, Error> {
        Drafts::on(Connection::open_in_memory()?)
    }

    fn on(conn: Connection) -> Result<Drafts, Error> {
        conn.execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON;",
        )?;
        conn.execute_batch(TABLES)?;
        Ok(Drafts { conn })
    }

    /// Keeps a draft.
    pub fn save(&self, owner: &str, draft: &Draft) -> Result<(), Error> {
        let sql = "INSERT OR REPLACE INTO draft(owner, place, text, cursor, at) VALUES (?1, ?2, ?3, ?4, ?5)";
        let cursor = i64::try_from(draft.cursor).unwrap_or(0);
        self.conn.prepare_cached(sql)?.execute(params![owner, draft.place, draft.text, cursor, draft.at])?;
        Ok(())
    }

    /// Drops a draft.
    pub fn drop(&self, owner: &str, place: &str) -> Result<(), Error> {
        let sql = "DELETE FROM draft WHERE owner = ?1 AND place = ?2";
        self.conn.prepare_cached(sql)?.execute(params![owner, place])?;
        Ok(())
    }

    /// All drafts of an owner, the newest first.
    pub fn all(&self, owner: &str) -> Result<Vec<Draft>, Error> {
        let sql = "SELECT place, text, cursor, at FROM draft WHERE owner = ?1 ORDER BY at DESC, place";
        let mut select = self.conn.prepare_cached(sql)?;
        let rows = select.query_map([owner], |row| {
            let cursor = usize::try_from(row.get::<_, i64>(2)?).unwrap_or(0);
            Ok(Draft { place: row.get(0)?, text: row.get(1)?, cursor, at: row.get(3)? })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Drops the drafts of a record, whoever wrote them; tells how many there were.
    pub fn erase(&self, key: &str) -> Result<usize, Error> {
        let mut erased = 0;
        for table in ["draft", "live"] {
            let of_record =
                "place IN (?1, ?1 || '/base') OR place LIKE '%/' || ?1 OR place LIKE '%/' || ?1 || '/base'";
            erased += self.conn.execute(&format!("DELETE FROM {table} WHERE {of_record}"), [key])?;
        }
        self.settle()?;
        Ok(erased)
    }

    /// Takes a name out of all drafts; tells in how many it stood.
    pub fn erase_name(&self, name: &str) -> Result<usize, Error> {
        let mut select = self.conn.prepare_cached("SELECT rowid, text FROM draft")?;
        let rows = select.query_map([], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?)))?;
        let drafts: Vec<(i64, String)> = rows.collect::<Result<_, _>>()?;
        let mut erased = 0;
        for (id, text) in drafts {
            if let Some(text) = without(&text, name) {
                self.conn
                    .prepare_cached("UPDATE draft SET text = ?2, cursor = 0 WHERE rowid = ?1")?
                    .execute(params![id, text])?;
                erased += 1;
            }
        }
        erased += self.erase_name_shared(name)?;
        self.settle()?;
        Ok(erased)
    }

    /// Moves what was erased out of the write-ahead log.
    fn settle(&self) -> Result<(), Error> {
        Ok(self.conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?)
    }

    /// A session begins. Those whose process is gone are cleared; where one of them stood is kept for its person.
    pub fn arrive(&self, session: &Session) -> Result<(), Error> {
        self.clear_dead()?;
        let sql = "INSERT OR REPLACE INTO session(pid, started, who, login, at) VALUES (?1, ?2, ?3, ?4, ?5)";
        let row = params![session.pid, session.started, session.who, session.login, session.at];
        self.conn.prepare_cached(sql)?.execute(row)?;
        Ok(())
    }

    /// Where a session stands now.
    pub fn here(&self, pid: u32, place: &str) -> Result<(), Error> {
        let sql = "UPDATE session SET place = ?2 WHERE pid = ?1";
        self.conn.prepare_cached(sql)?.execute(params![pid, place])?;
        Ok(())
    }

    /// Somebody else sits at a session from now on.
    pub fn now_is(&self, pid: u32, who: &str) -> Result<(), Error> {
        let sql = "UPDATE session SET who = ?2 WHERE pid = ?1";
        self.conn.prepare_cached(sql)?.execute(params![pid, who])?;
        Ok(())
    }

    /// A session ends. Where it lost its line (`lost`), its person comes back to where it stood.
    pub fn leave(&self, pid: u32, lost: bool) -> Result<(), Error> {
        if lost {
            self.remember(pid)?;
        }
        self.leave_note(pid)?;
        self.conn.prepare_cached("DELETE FROM session WHERE pid = ?1")?.execute([pid])?;
        Ok(())
    }

    /// The sessions of other processes that live.
    pub fn others(&self, pid: u32) -> Result<Vec<Session>, Error> {
        let mut others = self.sessions()?;
        others.retain(|s| s.pid != pid && s.lives());
        Ok(others)
    }

    /// Takes over from a ghost, which learns it from [`Drafts::is_taken_over`].
    pub fn take_over(&self, ghost: u32, by: u32) -> Result<(), Error> {
        let sql = "UPDATE session SET taken_by = ?2 WHERE pid = ?1";
        self.conn.prepare_cached(sql)?.execute(params![ghost, by])?;
        Ok(())
    }

    /// Whether another session has taken over from this one.
    pub fn is_taken_over(&self, pid: u32) -> Result<bool, Error> {
        let mut select = self.conn.prepare_cached("SELECT taken_by FROM session WHERE pid = ?1")?;
        let by: Option<Option<i64>> = select.query_row([pid], |row| row.get(0)).optional()?;
        Ok(by.flatten().is_some())
    }

    /// Takes back what a newer session took over, from that session.
    pub fn take_back(&self, pid: u32) -> Result<(), Error> {
        let sql =
            "UPDATE session SET taken_by = ?1 WHERE pid = (SELECT taken_by FROM session WHERE pid = ?1)";
        self.conn.prepare_cached(sql)?.execute([pid])?;
        self.conn.prepare_cached("UPDATE session SET taken_by = NULL WHERE pid = ?1")?.execute([pid])?;
        Ok(())
    }

    /// A session is no person's any more: it goes, and whatever it took over from is given back.
    pub fn stand_aside(&self, pid: u32) -> Result<(), Error> {
        self.conn.prepare_cached("UPDATE session SET taken_by = NULL WHERE taken_by = ?1")?.execute([pid])?;
        self.leave(pid, false)
    }

    /// Where a person's session stood when its line was lost; told once.
    pub fn lost_place(&self, who: &str, login: &str) -> Result<Option<String>, Error> {
        self.clear_dead()?;
        let mut take =
            self.conn.prepare_cached("DELETE FROM lost WHERE who = ?1 AND login = ?2 RETURNING place")?;
        Ok(take.query_row(params![who, login], |row| row.get(0)).optional()?)
    }

    fn sessions(&self) -> Result<Vec<Session>, Error> {
        let mut select = self
            .conn
            .prepare_cached("SELECT pid, started, who, login, at, place FROM session ORDER BY at")?;
        let rows = select.query_map([], |row| {
            Ok(Session {
                pid: row.get(0)?,
                started: row.get(1)?,
                who: row.get(2)?,
                login: row.get(3)?,
                at: row.get(4)?,
                place: row.get(5)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn clear_dead(&self) -> Result<(), Error> {
        for session in self.sessions()?.iter().filter(|s| !s.lives()) {
            self.leave(session.pid, true)?;
        }
        Ok(())
    }

    fn remember(&self, pid: u32) -> Result<(), Error> {
        let sql = "INSERT OR REPLACE INTO lost(who, login, place) \
                   SELECT who, login, place FROM session WHERE pid = ?1 AND place IS NOT NULL AND taken_by IS NULL";
        self.conn.prepare_cached(sql)?.execute([pid])?;
        Ok(())
    }
}

/// Whoever may use the database may use its drafts: the new file gets the same permissions, and SQLite gives them on to
/// the files beside it. Neither file is opened for it, since that would drop the locks that are held.
fn share_as(db: &Path, drafts: &Path) {
    if let Ok(of_db) = std::fs::metadata(db) {
        let _ = std::fs::set_permissions(drafts, of_db.permissions());
    }
}

/// The drafts file beside a database.
fn path_of(db: &Path) -> PathBuf {
    let mut name = db.as_os_str().to_os_string();
    name.push(".drafts");
    PathBuf::from(name)
}

/// When a process began, in clock ticks since the machine did; `None` where there is no such process, or one that has
/// ended and that nobody has asked about.
pub(super) fn began(pid: u32) -> Option<i64> {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    // The name of the program may hold blanks and brackets: the fields begin behind its last bracket.
    let mut fields = stat.rsplit_once(')')?.1.split_whitespace();
    let state = fields.next()?;
    fields.nth(18).filter(|_| !["Z", "X"].contains(&state))?.parse().ok()
}

#[cfg(test)]
mod tests;
