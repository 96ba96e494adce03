//! What one row of a file means: a new record, a change, nothing, or something that a person must look at.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::Issue;
use super::arrived::{Arrived, CARRIED, TAKEN, WRITTEN, is_name, with_written};
use super::cells::{Cells, Speaker};
use super::creation::creation;
use super::known::{Known, Step};
use super::observed::Observed;
use super::written::{Counted, InWhich, Written, back};
use crate::domain::arrival::{Decided, Side};
use crate::domain::change::{Change, Conflict, On, Put};
use crate::domain::field::{BORN, Field, GONE, Kind, Shape, by_id};
use crate::domain::measured::{CELL, Said};
use crate::domain::observation::Observation;
use crate::domain::record::Rec;
use crate::exchange::asked::Settled;
use crate::exchange::figures::Measure;
use crate::exchange::incoming::IncomingRow;
use crate::store::{Error, ImportRow, Memory, Store};

const SUBMISSION: u16 = 1301;
const INDICATOR: u16 = 901;

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
    /// The keys that rows of this file make.
    coming: HashSet<String>,
    /// The indicators that the file makes.
    promised: Vec<String>,
    cells: Cells,
    observed: Observed,
    references: HashMap<(u16, String), bool>,
    revived: HashSet<Rec>,
    is_new: Option<bool>,
}

impl Planner {
    pub fn new(kind: Kind, source: String, settled: Settled) -> Planner {
        let (coming, references, revived) = (HashSet::new(), HashMap::new(), HashSet::new());
        let (cells, promised) = (Cells::default(), Vec::new());
        Planner {
            kind,
            source,
            decided: Vec::new(),
            settled,
            coming,
            promised,
            cells,
            observed: Observed::default(),
            references,
            revived,
            is_new: None,
        }
    }

    /// With what a person has decided where both sides have moved.
    pub fn decided(self, decided: &[Decided]) -> Planner {
        Planner { decided: decided.to_vec(), ..self }
    }

    /// The indicators that the file makes: in a dry run they are not there.
    pub fn promise(&mut self, made: &[String]) {
        if made.len() > self.promised.len() {
            self.promised = made.to_vec();
        }
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
        let row = &mut arrived.row;
        if let Some(issue) = self.unmakeable(store, row)? {
            return Ok(Meaning::Rejected(issue));
        }
        let values = row.values.iter().map(|(id, value)| (*id, value.as_deref()));
        if let Some(issue) = self.dangling(store, row.line, values)? {
            return Ok(Meaning::Rejected(issue));
        }
        if self.kind == Kind::Measurement
            && let Some(key) = self.cells.meet(row)
        {
            return Ok(Meaning::Rejected(Issue::Measured { line: row.line, key }));
        }
        if let Some(submitted) = row.submitted.clone() {
            let values = submitted.values.iter().map(|(id, value)| (*id, Some(value.as_str())));
            if let Some(issue) = self.dangling(store, row.line, values)? {
                return Ok(Meaning::Rejected(issue));
            }
        }
        self.coming.extend(row.key.as_deref().map(str::to_lowercase));
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
        let made = history.iter().find(|entry| entry.lines.iter().any(|line| line.field == BORN));
        if made.is_some_and(|entry| entry.undone) {
            // Looked at again, it is back, but in a dry run.
            return Ok(if self.revived.insert(rec) {
                Meaning::Revive(rec)
            } else {
                Meaning::Write(back(line))
            });
        }
        let deleted = history.iter().find(|entry| entry.lines.iter().any(|line| line.field == GONE));
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
        let mut fields = arrived.remembered(memory.as_ref());
        let carried = row.change.filter(|change| {
            // The very row that was read before is no news, whatever has happened since.
            let read_before = memory.as_ref().and_then(|m| m.fields.iter().find(|(id, _)| *id == CARRIED));
            read_before.is_none_or(|(_, read)| *read != change.to_string())
        });
        let (decided, of_record) = (self.decided.clone(), self.settled.side(&record.key));
        let known = Known::new(store, &record, memory.as_ref(), carried, self.revived.contains(&rec))
            .decided(&decided, of_record)
            .spoken_of(speaker);
        let (mut changes, mut conflicts) = (Vec::new(), Vec::new());
        let said = row.values.iter().filter(|(id, _)| !is_name(row, *id));
        for (field, value) in said.filter_map(|(id, v)| Some((by_id(*id)?, v.as_deref()))) {
            match known.step(field, value)? {
                Step::Nothing => {}
                Step::Take(taken) => changes.extend(taken),
                Step::Conflict(conflict) => conflicts.push(conflict),
            }
        }
        let figure = Said::of(&row.values);
        if !figure.is_empty() {
            match known.figure(&figure)? {
                Step::Nothing => {}
                Step::Take(taken) => changes.extend(taken),
                Step::Conflict(conflict) => conflicts.push(conflict),
            }
        }
        if !conflicts.is_empty() {
            return Ok(Meaning::Conflict(conflicts));
        }
        let written = changes.iter().filter_map(|change| match change {
            Change::Set { field, to: Put::Text(text), .. }
            | Change::Member { field, member: Put::Text(text), present: true, .. } => {
                Some((*field, Some(text.as_str())))
            }
            _ => None,
        });
        if let Some(issue) = self.dangling(store, row.line, written)? {
            return Ok(Meaning::Rejected(issue));
        }
        // A figure of a service is remembered by its version.
        let is_its_own_memory = row.measure.is_some()
            && memory.is_none()
            && ((speaker == Speaker::Owner && !changes.is_empty()) || known.is_brought(&figure)?);
        if changes.is_empty() && is_its_own_memory && !self.revived.contains(&rec) {
            return Ok(Meaning::Unchanged);
        }
        if !changes.is_empty() {
            fields.retain(|(id, _)| *id != WRITTEN);
        }
        if speaker != Speaker::Owner {
            fields.retain(|(id, _)| *id != TAKEN);
            if changes.iter().any(|change| matches!(change, Change::Version { .. })) {
                self.cells.take(rec, row);
                fields.insert(0, (TAKEN, String::new()));
            }
        }
        let is_decided = self.decided.iter().any(|decided| decided.rec == rec);
        let is_own_export = row.change.is_some() && memory.is_none() && !is_decided;
        if changes.is_empty() && is_own_export {
            return Ok(Meaning::Unchanged);
        }
        let as_what = match (self.revived.contains(&rec), changes.is_empty()) {
            (true, _) => Counted::New,
            (false, true) => Counted::Unchanged,
            (false, false) => Counted::Changed,
        };
        let ext_id = row.key.clone().or(row.ext_id.clone()).unwrap_or_default();
        let source = self.source.clone();
        let on = (!is_its_own_memory).then_some(On::Record(rec));
        let row_out = ImportRow { changes, on, source, ext_id, fields, submission: None };
        Ok(Meaning::Write(Written { line: row.line, row: row_out, as_what, submission: InWhich::Said }))
    }

    /// The first value that names a record which is neither there nor coming.
    fn dangling<'v>(
        &mut self,
        store: &Store,
        line: u64,
        values: impl Iterator<Item = (u16, Option<&'v str>)>,
    ) -> Result<Option<Issue>, Error> {
        for (id, value) in values {
            let Some((field, value)) = by_id(id).zip(value) else { continue };
            for key in keys_in(field, value) {
                if !self.is_there(store, field, key)? {
                    return Ok(Some(Issue::NoSuch { line, field: field.name, key: key.to_owned() }));
                }
            }
        }
        Ok(None)
    }

    fn is_there(&mut self, store: &Store, field: &Field, key: &str) -> Result<bool, Error> {
        let kinds: &[Kind] = match field.shape {
            Shape::Key(kinds) => kinds,
            _ => &[Kind::Meeting],
        };
        if field.id == INDICATOR && self.promised.iter().any(|promised| promised == key) {
            return Ok(true);
        }
        if kinds.contains(&self.kind) && self.coming.contains(&key.to_lowercase()) {
            return Ok(true);
        }
        let asked = (field.id, key.to_owned());
        if let Some(known) = self.references.get(&asked) {
            return Ok(*known);
        }
        let mut found = false;
        for kind in kinds {
            found = found || store.of_kind(*kind, key)?.is_some();
        }
        // What is missing now may come with a later row.
        if found {
            self.references.insert(asked, found);
        }
        Ok(found)
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

/// The keys that a value names.
fn keys_in<'v>(field: &Field, value: &'v str) -> Vec<&'v str> {
    match field.shape {
        Shape::Key(_) => value.split('\n').filter(|key| !key.is_empty()).collect(),
        Shape::DateOrMeeting if value.parse::<chrono::NaiveDate>().is_err() => vec![value],
        _ => Vec::new(),
    }
}

fn is_running(kind: Kind, key: &str) -> bool {
    let number = kind.prefix().and_then(|prefix| key.strip_prefix(prefix));
    number.is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()))
}
