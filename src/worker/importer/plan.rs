//! What one row of a file means: a new record, a change, nothing, or something that a person must look at.

use std::collections::HashSet;
use std::sync::Arc;

use super::Issue;
use super::arrived::{Arrived, CARRIED, TAKEN, WRITTEN, with_written};
use super::cells::{Cells, Speaker};
use super::creation::creation;
use super::known::Known;
use super::observed::Observed;
use super::there::There;
use super::written::{Counted, InWhich, Written, back};
use crate::domain::arrival::{Decided, Side};
use crate::domain::change::{Change, Conflict, Entry, On, Put};
use crate::domain::field::ids::proposal::SUBMISSION;
use crate::domain::field::{BORN, GONE, Kind};
use crate::domain::measured::{CELL, Said};
use crate::domain::observation::Observation;
use crate::domain::record::Rec;
use crate::exchange::asked::Settled;
use crate::exchange::figures::Measure;
use crate::exchange::incoming::IncomingRow;
use crate::store::{Error, ImportRow, Memory, Store};

/// What a row means.
pub(super) enum Meaning {
    /// It says nothing new.
    Unchanged,
    /// It is to be written, if only into the import's memory.
    Write(Written),
    /// Both sides have moved.
    Conflict(Vec<Conflict>),
    /// It cannot be taken.
    Rejected(Issue),
    /// It names a record that the rest of the file may bring.
    Waits,
    /// Its record was made by an import that was taken back, and comes back.
    Revive(Rec),
}

/// Knows what the rows of one file mean.
pub(super) struct Planner {
    kind: Kind,
    source: String,
    /// What a person has decided where both sides have moved, of fields.
    decided: Vec<Decided>,
    /// The same, of records.
    settled: Settled,
    there: There,
    cells: Cells,
    observed: Observed,
    revived: HashSet<Rec>,
    is_new: Option<bool>,
}

impl Planner {
    pub fn new(kind: Kind, source: String, settled: Settled) -> Planner {
        Planner {
            kind,
            source,
            decided: Vec::new(),
            settled,
            there: There::new(kind),
            cells: Cells::default(),
            observed: Observed::default(),
            revived: HashSet::new(),
            is_new: None,
        }
    }

    /// With what a person has decided where both sides have moved.
    pub fn decided(self, decided: &[Decided]) -> Planner {
        Planner { decided: decided.to_vec(), ..self }
    }

    /// The indicators that the file makes.
    pub fn promise(&mut self, made: &[String]) {
        self.there.promise(made);
    }

    /// The figure of a service that no measurement can know: whether the file says it twice.
    pub fn meet(&mut self, line: u64, measure: &Arc<Measure>, figure: &Observation) -> Option<Issue> {
        self.observed.meet(measure, figure).map(|key| Issue::Measured { line, key })
    }

    /// What a row means. `again` where the rest of the file has been read since it was looked at first.
    pub fn meaning(&mut self, store: &Store, arrived: &mut Arrived, again: bool) -> Result<Meaning, Error> {
        if !again
            && !self.is_new(store)?
            && is_brought(store, &arrived.row)?
            && !self.cells.is_renamed(store, &self.source, &arrived.row)?
        {
            return Ok(Meaning::Unchanged);
        }
        let row = &arrived.row;
        let name = row.key.as_deref().or(row.ext_id.as_deref()).unwrap_or_default();
        let is_new = !again && self.is_new(store)?;
        let memory = if is_new { None } else { store.remembered(&self.source, name)? };
        if memory.as_ref().is_some_and(|memory| !memory.undone && arrived.says_what_was_said(memory)) {
            return Ok(Meaning::Unchanged);
        }
        let found = match &row.key {
            _ if is_new => None,
            Some(key) => store.keyed(self.kind, key)?,
            None => memory.as_ref().map(|memory| memory.rec),
        };
        let found = match found {
            None if self.kind == Kind::Measurement && !is_new => {
                self.cells.find(store, &self.source, &arrived.row)?
            }
            found => found,
        };
        let memory = memory.filter(|memory| Some(memory.rec) == found);
        let line = arrived.row.line;
        let meaning = match found {
            None => self.new_record(store, arrived)?,
            Some(rec) if store.is_gone(rec)? => self.gone_record(store, line, rec)?,
            Some(rec) => self.known_record(store, arrived, rec, memory)?,
        };
        Ok(match meaning {
            Meaning::Rejected(Issue::NoSuch { .. }) if !again => Meaning::Waits,
            meaning => meaning,
        })
    }

    /// Whether no row can be known, as it was when the file was begun: two rows of one file are never the same record.
    pub fn is_new(&mut self, store: &Store) -> Result<bool, Error> {
        match self.is_new {
            Some(is_new) => Ok(is_new),
            None => Ok(*self.is_new.insert(store.is_new_to(&self.source, self.kind)?)),
        }
    }

    /// A row as a new record; its values are taken out of it.
    fn new_record(&mut self, store: &Store, arrived: &mut Arrived) -> Result<Meaning, Error> {
        if let Some(issue) = self.refusal(store, &arrived.row)? {
            return Ok(Meaning::Rejected(issue));
        }
        let row = &mut arrived.row;
        row.key.iter().for_each(|key| self.there.comes(key));
        let has_submission = row.values.iter().any(|(id, value)| *id == SUBMISSION && value.is_some());
        let name = row.key.clone().or(row.ext_id.take()).unwrap_or_default();
        let submission = match row.submitted.take() {
            Some(submitted) => InWhich::Own(submitted),
            None if self.kind == Kind::Proposal && !has_submission => InWhich::OfTheFile,
            None => InWhich::Said,
        };
        let (line, written) = (row.line, row.change.and(row.updated_at));
        let remembered = match row.measure {
            Some(_) => ImportRow::default(),
            None => ImportRow {
                changes: Vec::new(),
                on: Some(On::Made(0)),
                source: self.source.clone(),
                ext_id: name,
                fields: with_written(arrived.said.take().unwrap_or_default(), written),
                submission: None,
            },
        };
        let changes = creation(self.kind, std::mem::take(row), 0);
        Ok(Meaning::Write(Written {
            line,
            row: ImportRow { changes, ..remembered },
            as_what: Counted::New,
            submission,
        }))
    }

    /// Why a row is no new record.
    fn refusal(&mut self, store: &Store, row: &IncomingRow) -> Result<Option<Issue>, Error> {
        if let Some(issue) = self.unmakeable(store, row)? {
            return Ok(Some(issue));
        }
        let values = row.values.iter().map(|(id, value)| (*id, value.as_deref()));
        if let Some(issue) = self.there.missing(store, row.line, values)? {
            return Ok(Some(issue));
        }
        if self.kind == Kind::Measurement
            && let Some(key) = self.cells.meet(row)
        {
            return Ok(Some(Issue::Measured { line: row.line, key }));
        }
        let submitted = row.submitted.iter().flat_map(|submitted| &submitted.values);
        self.there.missing(store, row.line, submitted.map(|(id, value)| (*id, Some(value.as_str()))))
    }

    /// Why no record can be made of a row.
    fn unmakeable(&self, store: &Store, row: &IncomingRow) -> Result<Option<Issue>, Error> {
        let line = row.line;
        let has = |name: &str| {
            let id = self.kind.field(name).map(|f| f.id);
            row.values.iter().any(|(field, value)| Some(*field) == id && value.is_some())
        };
        match &row.key {
            None if self.kind == Kind::Meeting && !has("date") => {
                Ok(Some(Issue::Needs { line, field: "date" }))
            }
            _ if self.kind == Kind::Measurement && !has("indicator") => {
                Ok(Some(Issue::Needs { line, field: "indicator" }))
            }
            _ if self.kind == Kind::Measurement && !has("period") => {
                Ok(Some(Issue::Needs { line, field: "period" }))
            }
            None if self.kind != Kind::Meeting && self.kind.prefix().is_none() => {
                Ok(Some(Issue::Needs { line, field: "key" }))
            }
            // A running key of this kind's own form cannot be another kind's.
            Some(key) if self.kind != Kind::Setting && !is_running(self.kind, key) => {
                let taken = store.find_key(key, true)?.is_some();
                Ok(taken.then(|| Issue::Taken { line, key: key.clone() }))
            }
            _ => Ok(None),
        }
    }

    /// A record that is not there any more: an import that was taken back may come again, a deletion stands.
    fn gone_record(&mut self, store: &Store, line: u64, rec: Rec) -> Result<Meaning, Error> {
        let history = store.history(rec)?;
        if was_taken_back(&history) {
            // Looked at again, it is back, but in a dry run.
            return Ok(if self.revived.insert(rec) {
                Meaning::Revive(rec)
            } else {
                Meaning::Write(back(line))
            });
        }
        let deleted = history.iter().find(|entry| entry.touches(GONE));
        let (who, at) = deleted.map(|entry| (entry.author.who.clone(), entry.at)).unwrap_or_default();
        let key = store.record_even_gone(rec)?.map(|record| record.key).unwrap_or_default();
        match Decided::find(&self.decided, rec, GONE).or_else(|| self.settled.side(&key)) {
            Some(Side::File) if self.revived.insert(rec) => return Ok(Meaning::Revive(rec)),
            Some(Side::File) => return Ok(Meaning::Write(back(line))),
            Some(Side::Ours) => return Ok(Meaning::Unchanged),
            None => {}
        }
        let theirs = Some("true".to_owned());
        Ok(Meaning::Conflict(vec![Conflict { rec, key, field: GONE, theirs, mine: None, who, at }]))
    }

    fn known_record(
        &mut self,
        store: &Store,
        arrived: &Arrived,
        rec: Rec,
        memory: Option<Memory>,
    ) -> Result<Meaning, Error> {
        let row = &arrived.row;
        let Some(record) = store.record_even_gone(rec)? else { return Ok(Meaning::Unchanged) };
        let speaker = match row.measure {
            Some(_) => self.cells.speaker(store, &self.source, row, rec)?,
            None => Speaker::Owner,
        };
        let is_revived = self.revived.contains(&rec);
        let carried = carried_anew(row, memory.as_ref());
        let known = Known::new(store, &record, memory.as_ref(), carried, is_revived)
            .decided(&self.decided, self.settled.side(&record.key))
            .spoken_of(speaker);
        let (changes, conflicts) = known.row(row)?;
        if !conflicts.is_empty() {
            return Ok(Meaning::Conflict(conflicts));
        }
        if let Some(issue) = self.there.missing(store, row.line, changes.iter().filter_map(written))? {
            return Ok(Meaning::Rejected(issue));
        }
        // A figure of a service is remembered by its version.
        let is_its_own_memory = row.measure.is_some()
            && memory.is_none()
            && ((speaker == Speaker::Owner && !changes.is_empty())
                || known.is_brought(&Said::of(&row.values))?);
        let is_decided = self.decided.iter().any(|decided| decided.rec == rec);
        let is_own_export = row.change.is_some() && memory.is_none() && !is_decided;
        if changes.is_empty() && (is_own_export || is_its_own_memory && !is_revived) {
            return Ok(Meaning::Unchanged);
        }
        let as_what = match (is_revived, changes.is_empty()) {
            (true, _) => Counted::New,
            (false, true) => Counted::Unchanged,
            (false, false) => Counted::Changed,
        };
        let mut fields = arrived.remembered(memory.as_ref());
        if !changes.is_empty() {
            fields.retain(|(id, _)| *id != WRITTEN);
        }
        if speaker != Speaker::Owner {
            self.remember_taking(rec, row, &changes, &mut fields);
        }
        let ext_id = row.key.clone().or(row.ext_id.clone()).unwrap_or_default();
        let source = self.source.clone();
        let on = (!is_its_own_memory).then_some(On::Record(rec));
        let row_out = ImportRow { changes, on, source, ext_id, fields, submission: None };
        Ok(Meaning::Write(Written { line: row.line, row: row_out, as_what, submission: InWhich::Said }))
    }

    /// Where the file speaks of a figure by another name than it has: whether it has taken it.
    fn remember_taking(
        &mut self,
        rec: Rec,
        row: &IncomingRow,
        changes: &[Change],
        fields: &mut Vec<(u16, String)>,
    ) {
        fields.retain(|(id, _)| *id != TAKEN);
        if changes.iter().any(|change| matches!(change, Change::Version { .. })) {
            self.cells.take(rec, row);
            fields.insert(0, (TAKEN, String::new()));
        }
    }
}

/// Whether a record is gone because the import that made it was taken back.
pub(super) fn was_taken_back(history: &[Entry]) -> bool {
    history.iter().find(|entry| entry.touches(BORN)).is_some_and(|made| made.undone)
}

/// The change that a row of a file of ours carries; the very row that was read before is no news, whatever has happened
/// since.
fn carried_anew(row: &IncomingRow, memory: Option<&Memory>) -> Option<i64> {
    let before = memory.and_then(|memory| memory.fields.iter().find(|(id, _)| *id == CARRIED));
    row.change.filter(|change| before.is_none_or(|(_, read)| *read != change.to_string()))
}

/// The field that a change writes, and what it writes there.
fn written(change: &Change) -> Option<(u16, Option<&str>)> {
    match change {
        Change::Set { field, to: Put::Text(text), .. }
        | Change::Member { field, member: Put::Text(text), present: true, .. } => Some((*field, Some(text))),
        _ => None,
    }
}

/// Whether the figure that a service's row says is the one that stands, and an import brought it.
fn is_brought(store: &Store, row: &IncomingRow) -> Result<bool, Error> {
    if row.measure.is_none() {
        return Ok(false);
    }
    let value = |id: u16| row.values.iter().find(|(named, _)| *named == id).and_then(|(_, v)| v.as_deref());
    let standing = store.imported_figure(CELL.map(|id| value(id).unwrap_or_default()))?;
    Ok(standing.is_some_and(|version| !Said::of(&row.values).revises(Some(&version))))
}

fn is_running(kind: Kind, key: &str) -> bool {
    let number = kind.prefix().and_then(|prefix| key.strip_prefix(prefix));
    number.is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()))
}
