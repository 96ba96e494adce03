//! Who is on the board now, on which screen, and where a session that lost its line goes on.

use std::path::Path;

use rusqlite::{OptionalExtension, params};

use super::Drafts;
use crate::store::{Clock, Error};

/// A session on the board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Presence {
    /// Its process.
    pub pid: u32,
    /// The claimed user.
    pub who: String,
    /// The real login.
    pub login: String,
    /// The screen or the note that is open.
    pub screen: String,
    /// The record that the cursor is on.
    pub row: String,
    /// When it last said so, in milliseconds since 1970 in UTC.
    pub at: i64,
}

impl Drafts {
    /// Says that a session has begun.
    pub fn arrive(&mut self, pid: u32, who: &str, login: &str, screen: &str) -> Result<(), Error> {
        let sql = "INSERT OR REPLACE INTO presence(pid, started, who, login, screen, row, at) \
                   VALUES (?1, ?2, ?3, ?4, ?5, '', ?6)";
        let now = Clock::System.now_ms();
        self.conn.execute(sql, params![pid, started(pid).unwrap_or_default(), who, login, screen, now])?;
        self.me = Some(pid);
        Ok(())
    }

    /// Says where the session is, and remembers it for the return after a lost line.
    pub fn at(&self, screen: &str, row: &str) -> Result<(), Error> {
        let now = Clock::System.now_ms();
        let tx = self.conn.unchecked_transaction()?;
        let sql = "UPDATE presence SET screen = ?2, row = ?3, at = ?4 WHERE pid = ?1";
        tx.prepare_cached(sql)?.execute(params![self.me, screen, row, now])?;
        let sql = "INSERT OR REPLACE INTO position(login, screen, row, at) \
                   SELECT login, ?2, ?3, ?4 FROM presence WHERE pid = ?1";
        tx.prepare_cached(sql)?.execute(params![self.me, screen, row, now])?;
        tx.commit()?;
        Ok(())
    }

    /// Says that the session has ended as it should.
    pub fn leave(&mut self) -> Result<(), Error> {
        if let Some(pid) = self.me.take() {
            let sql = "DELETE FROM position WHERE login = (SELECT login FROM presence WHERE pid = ?1 AND taken_by IS NULL)";
            self.conn.execute(sql, [pid])?;
            self.conn.execute("DELETE FROM presence WHERE pid = ?1", [pid])?;
        }
        Ok(())
    }

    /// The other sessions, the longest here first. Those whose process is gone are cleared on the way.
    pub fn others(&self) -> Result<Vec<Presence>, Error> {
        let sql = "SELECT pid, who, login, screen, row, at, started FROM presence WHERE pid IS NOT ?1 ORDER BY started, pid";
        let mut select = self.conn.prepare_cached(sql)?;
        let rows = select.query_map(params![self.me], |row| {
            let presence = Presence {
                pid: row.get(0)?,
                who: row.get(1)?,
                login: row.get(2)?,
                screen: row.get(3)?,
                row: row.get(4)?,
                at: row.get(5)?,
            };
            Ok((presence, row.get(6)?))
        })?;
        let all: Vec<(Presence, i64)> = rows.collect::<Result<_, _>>()?;
        let (alive, dead): (Vec<_>, Vec<_>) =
            all.into_iter().partition(|(p, started)| lives(p.pid, *started));
        for (presence, started) in dead {
            let sql = "DELETE FROM presence WHERE pid = ?1 AND started = ?2";
            self.conn.execute(sql, params![presence.pid, started])?;
        }
        Ok(alive.into_iter().map(|(presence, _)| presence).collect())
    }

    /// Where the login's last session was that did not end as it should: screen and row.
    pub fn last_position(&self, login: &str) -> Result<Option<(String, String)>, Error> {
        let sql = "SELECT screen, row FROM position WHERE login = ?1";
        let mut select = self.conn.prepare_cached(sql)?;
        Ok(select.query_row([login], |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
    }

    /// Takes over from an older session: it will save and turn read-only.
    pub fn take_over(&self, pid: u32) -> Result<(), Error> {
        let sql = "UPDATE presence SET taken_by = ?2 WHERE pid = ?1";
        self.conn.execute(sql, params![pid, self.me])?;
        Ok(())
    }

    /// Whether a newer session has taken over from this process.
    pub fn taken_over(&self, me: u32) -> Result<bool, Error> {
        let sql = "SELECT taken_by IS NOT NULL FROM presence WHERE pid = ?1";
        Ok(self.conn.prepare_cached(sql)?.query_row([me], |row| row.get(0)).optional()?.unwrap_or(false))
    }
}

/// Whether the process that began then still runs; a number that came again later is another process.
fn lives(pid: u32, then: i64) -> bool {
    !Path::new("/proc/self/stat").exists() || started(pid) == Some(then)
}

/// When a process began, in clock ticks since the machine did.
fn started(pid: u32) -> Option<i64> {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    let (_, rest) = stat.rsplit_once(')')?;
    rest.split_whitespace().nth(19)?.parse().ok()
}
