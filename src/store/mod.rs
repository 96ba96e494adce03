//! The only place that knows SQL: one file, one door for writes, and everything that is read off its log.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension};

mod as_of;
mod backup;
mod batches;
mod board;
mod breaks;
mod brought;
mod check;
mod clock;
pub mod drafts;
mod erase;
mod error;
mod figures;
mod growing;
mod history;
mod imported;
mod inbox;
mod keyed;
mod keys;
mod ledger;
pub mod lent;
mod log;
mod mount;
mod noted;
mod offered;
mod open;
mod pace;
mod read;
mod renamed;
mod round;
mod rows;
mod schema;
mod search;
mod sitting;
mod state;
#[cfg(test)]
pub(crate) mod testing;
mod thread;
mod undo;
mod value;
mod wall;
mod write;

pub use backup::{Restored, daily_copies, daily_folder, restore};
pub use check::{Finding, Info};
pub use clock::Clock;
pub use erase::{Erased, ErasedName, Place};
pub use error::{Cause, Error};
pub use growing::{Figure, IMPORT, Remark};
pub use imported::{ImportRow, Imported, Memory, Sender, Sent};
pub use inbox::PastInbox;
pub use open::{Mode, Why};
pub use renamed::{Cell, Renamed};
pub use search::Folded;

/// One connection to one file.
pub struct Store {
    conn: Connection,
    path: PathBuf,
    clock: Clock,
    read_only: Option<Why>,
    /// The batches that this store wrote itself: they are no news to it.
    own: BTreeSet<i64>,
}

impl Store {
    /// Opens a file. A file that may not be written to is opened read-only, see [`Store::read_only`].
    pub fn open(path: &Path, mode: Mode, clock: Clock) -> Result<Store, Error> {
        let (conn, read_only) = open::open(path, mode)?;
        Ok(Store { conn, path: path.to_owned(), clock, read_only, own: BTreeSet::new() })
    }

    /// Why nothing can be written, if so.
    pub fn read_only(&self) -> Option<Why> {
        self.read_only
    }

    /// The path of the file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The clock that counts here: the one it was opened with if that stands still, else the file's own (demo files
    /// keep theirs in the setting `clock`), else the machine's.
    pub fn clock(&self) -> Clock {
        let stored = || {
            let sql = "SELECT value FROM setting WHERE key = 'clock' AND gone IS NULL";
            let mut found = self.conn.prepare_cached(sql).ok()?;
            found.query_row([], |row| row.get::<_, Option<String>>(0)).optional().ok()??
        };
        match self.clock {
            Clock::System => stored().and_then(|text| Clock::parse(&text)).unwrap_or(Clock::System),
            fixed => fixed,
        }
    }

    /// Sets the clock, for whoever writes the history of an example.
    pub fn set_clock(&mut self, clock: Clock) {
        self.clock = clock;
    }

    /// The local date by [`Store::clock`].
    pub fn today(&self) -> NaiveDate {
        self.clock().today()
    }

    /// The newest change of the log, 0 where it is empty.
    pub fn latest(&self) -> Result<i64, Error> {
        let mut newest = self.conn.prepare_cached("SELECT coalesce(max(id), 0) FROM change")?;
        Ok(newest.query_row([], |row| row.get(0))?)
    }

    /// A number that moves when another connection has written to the file.
    pub fn data_version(&self) -> Result<i64, Error> {
        Ok(self.conn.prepare_cached("PRAGMA data_version")?.query_row([], |row| row.get(0))?)
    }
}
