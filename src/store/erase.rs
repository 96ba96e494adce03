//! Erases personal data, the one exception to a log that is never rewritten: values go, and that they went is said.

mod everywhere;

use rusqlite::{Connection, params};

use super::log::{Log, begin};
use super::search::refold;
use super::{Error, Store, state};
use crate::domain::change::{Author, Outcome};
use crate::domain::field::{Field, Form, Kind, REMARK, by_id};
use crate::domain::record::Rec;

pub use everywhere::{ErasedName, Place};

/// What an erasing has done, and what is still open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Erased {
    /// The batch that says so.
    pub outcome: Outcome,
    /// How many changes of the log were emptied.
    pub changes: usize,
    /// Whether the write-ahead log was emptied too; `false` while another session reads from it, see
    /// [`Store::settle_erasing`]. Drafts and copies of the file are for the caller.
    pub is_settled: bool,
}

impl Store {
    /// Erases fields of a record, in the state, the log and the search: values and texts that have no default, and with
    /// [`REMARK`] its remarks. Of a submission the sender goes as well. This cannot be undone. What the import
    /// remembers stays, so that the same file does not bring the values back.
    ///
    /// # Errors
    /// [`Error::WrongForm`] for a field that cannot be empty.
    pub fn erase(
        &mut self,
        rec: Rec,
        fields: &[u16],
        author: &Author,
        reason: Option<&str>,
    ) -> Result<Erased, Error> {
        let clock = self.clock();
        let tx = begin(&mut self.conn, self.read_only)?;
        let mut log = Log::new(&tx, author, reason, clock)?;
        let batch = log.batch()?;
        let mut changes = 0;
        for id in fields {
            changes += empty_log(&tx, rec, *id, batch)?;
            if *id == REMARK {
                let sql = "UPDATE remark SET text = NULL WHERE kind = ?1 AND record = ?2";
                tx.execute(sql, params![rec.kind, rec.id])?;
            } else {
                let field = erasable(rec.kind, *id)?;
                state::set(&tx, rec, field, None)?;
                log.enter_erased(rec, field)?;
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
        tx.commit()?;
        self.own.insert(batch);
        Ok(Erased { outcome, changes, is_settled: self.settle_erasing()? })
    }

    /// Moves what was erased out of the write-ahead log; `false` while another session reads from it.
    pub fn settle_erasing(&self) -> Result<bool, Error> {
        let busy: i64 = self.conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
        Ok(busy == 0)
    }
}

fn erasable(kind: Kind, id: u16) -> Result<&'static Field, Error> {
    let field = by_id(id).filter(|f| kind.fields().contains(f));
    field
        .filter(|f| f.default.is_none() && matches!(f.form, Form::Value | Form::Text))
        .ok_or(Error::WrongForm { field: id })
}

fn empty_log(conn: &Connection, rec: Rec, field: u16, batch: i64) -> Result<usize, Error> {
    let sql = "UPDATE change SET old = NULL, new = NULL, erased_by = ?4 \
               WHERE kind = ?1 AND record = ?2 AND field = ?3 AND erased_by IS NULL";
    Ok(conn.execute(sql, params![rec.kind, rec.id, field, batch])?)
}

#[cfg(test)]
mod tests;
