//! The door: every write is a batch of changes, and the log and the state it leads to are written together or not at all.

mod apply;
mod conflict;
mod create;

use super::drafts::process;
use super::log::{Log, Ties, begin};
use super::{Error, Store};
use crate::domain::change::{Author, Change, Outcome};
use crate::domain::live::Process;

pub(super) use apply::Door;

impl Store {
    /// Writes a batch of changes, all or nothing, but for the records that somebody else was first with: they are
    /// listed as conflicts and the others go in.
    ///
    /// # Errors
    /// An error means that nothing was written: [`Error::Invalid`], [`Error::WrongForm`], [`Error::NoSuch`],
    /// [`Error::Taken`] and [`Error::KeyNeeded`] for what was asked, the others for the file.
    pub fn commit(
        &mut self,
        author: &Author,
        reason: Option<&str>,
        changes: &[Change],
    ) -> Result<Outcome, Error> {
        self.commit_part(author, reason, changes, None)
    }

    /// Begins a bulk: a batch whose parts are written one by one with [`Store::commit_part`] or
    /// [`Store::import_part`] and undone as one. Until [`Store::end_bulk`] it is listed by
    /// [`Store::unfinished_bulks`].
    pub fn begin_bulk(&mut self, author: &Author, reason: Option<&str>) -> Result<i64, Error> {
        let clock = self.clock();
        let tx = begin(&mut self.conn, self.read_only)?;
        let batch = Log::new(&tx, author, reason, clock)?.batch()?;
        let Process { pid, started } = process(std::process::id());
        let sql = "INSERT INTO bulk(batch, finished, pid, process_began) VALUES (?1, 0, ?2, ?3)";
        tx.execute(sql, (batch, pid, started))?;
        tx.commit()?;
        self.own.insert(batch);
        Ok(batch)
    }

    /// Goes on with a bulk of [`Store::unfinished_bulks`] in this process.
    pub fn resume_bulk(&mut self, batch: i64) -> Result<(), Error> {
        let Process { pid, started } = process(std::process::id());
        let tx = begin(&mut self.conn, self.read_only)?;
        let sql = "UPDATE bulk SET pid = ?2, process_began = ?3 WHERE batch = ?1";
        tx.execute(sql, (batch, pid, started))?;
        tx.commit()?;
        self.own.insert(batch);
        Ok(())
    }

    /// Marks a bulk as complete.
    pub fn end_bulk(&mut self, batch: i64) -> Result<(), Error> {
        let tx = begin(&mut self.conn, self.read_only)?;
        tx.execute("UPDATE bulk SET finished = 1 WHERE batch = ?1", [batch])?;
        tx.commit()?;
        Ok(())
    }

    /// Writes one part of a bulk, all or nothing, with the same rules as [`Store::commit`].
    pub fn commit_part(
        &mut self,
        author: &Author,
        reason: Option<&str>,
        changes: &[Change],
        part_of: Option<i64>,
    ) -> Result<Outcome, Error> {
        let clock = self.clock();
        let tx = begin(&mut self.conn, self.read_only)?;
        let log = Log::new(&tx, author, reason, clock)?.tied(Ties { undoes: None, part_of });
        let mut door = Door::new(log, author, &self.own);
        door.pass(changes)?;
        let outcome = door.close()?;
        tx.commit()?;
        self.own.extend(outcome.batch);
        Ok(outcome)
    }
}

#[cfg(test)]
mod marks_tests;
#[cfg(test)]
mod naming_tests;
#[cfg(test)]
mod tests;
