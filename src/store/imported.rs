//! The import's memory: per source and record what was last read, so that the same file twice changes nothing.

use rusqlite::{Connection, OptionalExtension, params};

use super::drafts::lives;
use super::log::{Log, Ties, begin};
use super::write::Door;
use super::{Error, Store, state};
use crate::domain::change::{Author, Change, Entry, On, Outcome};
use crate::domain::field::{BORN, Kind};
use crate::domain::live::Process;
use crate::domain::record::Rec;
pub use crate::domain::sender::Sender;

/// What the import remembers of one record of a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Memory {
    /// The record that it became.
    pub rec: Rec,
    /// What the source said last: by field id the value, or a hash of it.
    pub fields: Vec<(u16, String)>,
    /// The newest change of the log when that was written.
    pub change: i64,
    /// Whether what was written then has been taken back.
    pub undone: bool,
}

/// One record of a file on its way in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportRow {
    /// What it changes; [`On::Made`] and `KeyOf` count from the first of these.
    pub changes: Vec<Change>,
    /// Which record is remembered; `None` remembers nothing.
    pub on: Option<On>,
    /// Who speaks.
    pub source: String,
    /// What the source knows the record by.
    pub ext_id: String,
    /// What the source said: by field id the value, or a hash of it.
    pub fields: Vec<(u16, String)>,
    /// The submission that the first change makes, where the row brings one.
    pub submission: Option<Sent>,
}

/// What is kept of a submission outside the log.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sent {
    /// What the source knows it by.
    pub ext_id: String,
    /// Who sent it.
    pub sender: Sender,
}

/// What became of a part of an import.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// What was written, with the conflicts of all rows.
    pub outcome: Outcome,
    /// For every row whether it conflicted: then nothing of it is remembered.
    pub conflicted: Vec<bool>,
}

impl Store {
    /// What the import remembers of a record of a source. A record whose making was taken back is forgotten; one that
    /// a person has deleted is not, so that the file does not bring it back.
    pub fn remembered(&self, source: &str, ext_id: &str) -> Result<Option<Memory>, Error> {
        let sql = "SELECT kind, record, fields, change, EXISTS (SELECT 1 FROM undone u WHERE u.change = i.change) \
                   FROM imported i WHERE source = ?1 AND ext_id = ?2";
        let mut select = self.conn.prepare_cached(sql)?;
        let found = select
            .query_row([source, ext_id], |row| {
                let rec = Rec { kind: row.get(0)?, id: row.get(1)? };
                let fields = serde_json::from_str(&row.get::<_, String>(2)?).unwrap_or_default();
                Ok(Memory { rec, fields, change: row.get(3)?, undone: row.get(4)? })
            })
            .optional()?;
        match found {
            Some(memory) if was_made(&self.conn, memory.rec)? => Ok(Some(memory)),
            _ => Ok(None),
        }
    }

    /// The records of a kind in whose memory of a source this field stands, with the name that the source has for them:
    /// those first that were written last. Nothing counts that was taken back.
    pub fn noted(&self, source: &str, kind: Kind, field: u16) -> Result<Vec<(Rec, String)>, Error> {
        let sql = "SELECT record, ext_id FROM imported i WHERE source = ?1 AND kind = ?2 \
                   AND EXISTS (SELECT 1 FROM json_each(i.fields) said WHERE said.value ->> 0 = ?3) \
                   AND NOT EXISTS (SELECT 1 FROM undone u WHERE u.change = i.change) ORDER BY change DESC";
        let mut select = self.conn.prepare_cached(sql)?;
        let found = select.query_map(params![source, kind, field], |row| {
            Ok((Rec { kind, id: row.get(0)? }, row.get(1)?))
        })?;
        Ok(found.collect::<Result<_, _>>()?)
    }

    /// Whether nothing was ever read from a source, and there is no record of a kind: no row of it can be known.
    pub fn is_new_to(&self, source: &str, kind: Kind) -> Result<bool, Error> {
        let sql = format!(
            "SELECT NOT EXISTS (SELECT 1 FROM imported WHERE source = ?1) AND NOT EXISTS (SELECT 1 FROM {})",
            kind.table()
        );
        Ok(self.conn.prepare_cached(&sql)?.query_row([source], |row| row.get(0))?)
    }

    /// The record of a kind with exactly these values that a person has taken away; an empty value stands for null. One
    /// whose making was taken back is none.
    pub fn find_deleted(&self, kind: Kind, values: &[(u16, &str)]) -> Result<Option<Rec>, Error> {
        for rec in self.find_gone(kind, values)? {
            if was_made(&self.conn, rec)? {
                return Ok(Some(rec));
            }
        }
        Ok(None)
    }

    /// Writes one part of an import and what is to be remembered of it, all or nothing.
    pub fn import_part(
        &mut self,
        author: &Author,
        reason: Option<&str>,
        part_of: Option<i64>,
        rows: &[ImportRow],
    ) -> Result<Imported, Error> {
        let clock = self.clock();
        let tx = begin(&mut self.conn, self.read_only)?;
        let log = Log::new(&tx, author, reason, clock)?.tied(Ties { undoes: None, part_of });
        let mut door = Door::new(log, author, &self.own);
        let mut conflicted = Vec::with_capacity(rows.len());
        for row in rows {
            let passed = door.pass(&row.changes)?;
            conflicted.push(passed.conflicted);
            let rec = match row.on {
                Some(On::Record(rec)) => Some(rec),
                Some(On::Made(index)) => passed.made.get(index).copied().flatten(),
                None => None,
            };
            if let Some(rec) = rec.filter(|_| !passed.conflicted) {
                remember(&tx, row, rec, passed.latest)?;
            }
            if let Some((sent, Some(rec))) = row.submission.as_ref().zip(passed.made.first().copied()) {
                let row = ImportRow {
                    ext_id: sent.ext_id.clone(),
                    source: row.source.clone(),
                    ..ImportRow::default()
                };
                remember(&tx, &row, rec, passed.latest)?;
                keep_sender(&tx, &state::key(&tx, rec)?, &sent.sender)?;
            }
        }
        let outcome = door.close()?;
        tx.commit()?;
        self.own.extend(outcome.batch);
        Ok(Imported { outcome, conflicted })
    }

    /// The bulks that were begun and never ended, because their program was killed. One that another program is at is
    /// none of them; what this program has left it has given up.
    pub fn unfinished_bulks(&self) -> Result<Vec<Entry>, Error> {
        let sql = "SELECT batch, pid, process_began FROM bulk WHERE finished = 0 ORDER BY batch";
        let mut select = self.conn.prepare_cached(sql)?;
        let bulks = select
            .query_map([], |row| Ok((row.get(0)?, Process { pid: row.get(1)?, started: row.get(2)? })))?
            .collect::<Result<Vec<(i64, Process)>, _>>()?;
        let is_left = |process: Process| process.pid == std::process::id() || !lives(process);
        let mut entries = Vec::new();
        for (batch, _) in bulks.into_iter().filter(|(_, process)| is_left(*process)) {
            entries.extend(self.entry(batch)?);
        }
        Ok(entries)
    }

    /// The newest change of a record that was not undone: what an export carries, so that a stale file undoes nothing.
    pub fn last_change(&self, rec: Rec) -> Result<i64, Error> {
        let sql = "SELECT coalesce(max(c.id), 0) FROM change c WHERE c.kind = ?1 AND c.record = ?2 \
                   AND c.cancels IS NULL AND NOT EXISTS (SELECT 1 FROM undone u WHERE u.change = c.id)";
        Ok(self.conn.prepare_cached(sql)?.query_row(params![rec.kind, rec.id], |row| row.get(0))?)
    }

    /// Keeps the name and the contact of a submission's sender; they are never in the log. Both empty forgets them.
    pub fn set_sender(
        &mut self,
        submission: &str,
        name: Option<&str>,
        contact: Option<&str>,
    ) -> Result<(), Error> {
        let tx = begin(&mut self.conn, self.read_only)?;
        let sender = Sender { name: name.map(str::to_owned), contact: contact.map(str::to_owned) };
        keep_sender(&tx, submission, &sender)?;
        tx.commit()?;
        Ok(())
    }

    /// The name and the contact of a submission's sender.
    pub fn sender(&self, submission: &str) -> Result<Sender, Error> {
        let mut select =
            self.conn.prepare_cached("SELECT name, contact FROM sender WHERE submission = ?1")?;
        let found =
            select.query_row([submission], |row| Ok(Sender { name: row.get(0)?, contact: row.get(1)? }));
        Ok(found.optional()?.unwrap_or_default())
    }
}

fn keep_sender(conn: &Connection, submission: &str, sender: &Sender) -> Result<(), Error> {
    conn.prepare_cached("DELETE FROM sender WHERE submission = ?1")?.execute([submission])?;
    if sender.name.is_some() || sender.contact.is_some() {
        let sql = "INSERT INTO sender(submission, name, contact) VALUES (?1, ?2, ?3)";
        conn.prepare_cached(sql)?.execute(params![submission, sender.name, sender.contact])?;
    }
    Ok(())
}

fn remember(conn: &Connection, row: &ImportRow, rec: Rec, change: i64) -> Result<(), Error> {
    let sql = "INSERT INTO imported(source, ext_id, kind, record, fields, change) VALUES (?1, ?2, ?3, ?4, ?5, ?6) \
               ON CONFLICT(source, ext_id) DO UPDATE SET kind = ?3, record = ?4, fields = ?5, change = ?6";
    let fields = serde_json::to_string(&row.fields).unwrap_or_default();
    conn.prepare_cached(sql)?.execute(params![row.source, row.ext_id, rec.kind, rec.id, fields, change])?;
    Ok(())
}

/// Whether the making of a record stands.
fn was_made(conn: &Connection, rec: Rec) -> Result<bool, Error> {
    let sql = "SELECT EXISTS (SELECT 1 FROM change c WHERE c.kind = ?1 AND c.record = ?2 AND c.field = ?3 \
               AND NOT EXISTS (SELECT 1 FROM undone u WHERE u.change = c.id))";
    Ok(conn.prepare_cached(sql)?.query_row(params![rec.kind, rec.id, BORN], |row| row.get(0))?)
}

#[cfg(test)]
mod tests;
