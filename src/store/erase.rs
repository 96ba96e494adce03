//! Erases personal data, the one exception to a log that is never rewritten: values go, and that they went is said.

mod everywhere;

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, params};

use super::log::{Log, begin};
use super::search::refold;
use super::{Error, Store, daily_copies, state};
use crate::domain::change::{Author, Outcome};
use crate::domain::erasing::{StillOpen, words_of};
use crate::domain::field::{Kind, by_id};
use crate::domain::record::{Rec, Record};

pub use everywhere::{ErasedName, Place};

/// What an erasing has done, and what is still open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Erased {
    /// The batch that says so.
    pub outcome: Outcome,
    /// How many changes of the log were emptied.
    pub changes: usize,
}

/// How often, and how far apart, it is tried to empty the write-ahead log that another session reads from.
const TRIES: (usize, Duration) = (20, Duration::from_millis(100));

impl Store {
    /// Erases the words of a record, in the state, the log and the search: its fields of [`words_of`] and its remarks.
    /// Of a submission the sender goes as well. This cannot be undone. What the import remembers stays, so that the
    /// same file does not bring the values back.
    ///
    /// # Errors
    /// See [`Error`].
    pub fn erase(&mut self, rec: Rec, author: &Author, reason: Option<&str>) -> Result<Erased, Error> {
        let clock = self.clock();
        let tx = begin(&mut self.conn, self.read_only)?;
        let mut log = Log::new(&tx, author, reason, clock)?;
        let batch = log.batch()?;
        let mut changes = 0;
        for id in words_of(rec.kind) {
            let emptied = empty_log(&tx, rec, id, batch)?;
            changes += emptied;
            match by_id(id) {
                None => {
                    let sql = "UPDATE remark SET text = NULL WHERE kind = ?1 AND record = ?2";
                    tx.execute(sql, params![rec.kind, rec.id])?;
                }
                Some(field) if emptied > 0 || state::get(&tx, rec, field)?.is_some() => {
                    state::set(&tx, rec, field, None)?;
                    log.enter_erased(rec, field)?;
                }
                Some(_) => {}
            }
        }
        if rec.kind == Kind::Submission {
            tx.execute("DELETE FROM sender WHERE submission = ?1", [state::key(&tx, rec)?])?;
        }
        refold(&tx, rec)?;
        let outcome = Outcome {
            batch: Some(batch),
            at: log.at,
            latest: log.latest()?,
            changed: vec![rec],
            ..Outcome::default()
        };
        drop(log);
        tx.commit()?;
        self.own.insert(batch);
        Ok(Erased { outcome, changes })
    }

    /// Moves what was erased out of the write-ahead log, for which it waits two seconds at most, and tells where the
    /// words may still stand; the notes only where a record's key is given.
    ///
    /// # Errors
    /// See [`Error`].
    pub fn settle_erasing(&self, key: Option<&str>) -> Result<StillOpen, Error> {
        Ok(StillOpen { is_read: !self.empties_its_log()?, ..self.still_open(key)? })
    }

    /// Where the words of a record may stand besides the record itself; the notes only where its key is given.
    ///
    /// # Errors
    /// See [`Error`].
    pub fn still_open(&self, key: Option<&str>) -> Result<StillOpen, Error> {
        let mentions: Vec<Record> = match key {
            Some(key) => {
                self.all(Kind::Note)?.into_iter().filter(|note| note.text("text").contains(key)).collect()
            }
            None => Vec::new(),
        };
        let mentions = mentions.into_iter().map(|note| note.key).collect();
        Ok(StillOpen { is_read: false, copies: copies(&self.path), mentions })
    }

    fn empties_its_log(&self) -> Result<bool, Error> {
        let (times, pause) = TRIES;
        for _ in 0..times {
            let busy: i64 = self.conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
            if busy == 0 {
                return Ok(true);
            }
            std::thread::sleep(pause);
        }
        Ok(false)
    }
}

/// Earlier copies of the file: those of each day, and those that a restore has left.
fn copies(file: &Path) -> Vec<PathBuf> {
    let beside = format!("{}.before-restore", file.file_name().unwrap_or_default().to_string_lossy());
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let is_kept = |path: &PathBuf| path.file_name().is_some_and(|n| n.to_string_lossy().starts_with(&beside));
    let bare = |path: PathBuf| path.strip_prefix(".").map(Path::to_owned).unwrap_or(path);
    let kept = entries.map(|entry| entry.path()).filter(is_kept).map(bare);
    daily_copies(file).into_iter().chain(kept).collect()
}

fn empty_log(conn: &Connection, rec: Rec, field: u16, batch: i64) -> Result<usize, Error> {
    let sql = "UPDATE change SET old = NULL, new = NULL, erased_by = ?4 \
               WHERE kind = ?1 AND record = ?2 AND field = ?3 AND erased_by IS NULL";
    Ok(conn.execute(sql, params![rec.kind, rec.id, field, batch])?)
}

#[cfg(test)]
mod tests;
