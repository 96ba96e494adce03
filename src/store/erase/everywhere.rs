//! Erases a name wherever it stands: in what records say, in the log, in remarks, with senders, in the reasons of acts.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, params};

use super::Store;
use crate::domain::change::Author;
use crate::domain::erasing::{INSTEAD, without};
use crate::domain::field::{Field, Form, Kind, REMARK, Shape, by_id};
use crate::domain::record::Rec;
use crate::store::log::{Log, Logged, begin};
use crate::store::search::refold;
use crate::store::undo::edit_of;
use crate::store::{Error, schema, state};

/// Where a name stood.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// In a field of a record as it is.
    Field {
        /// The record's key.
        key: String,
        /// The field.
        field: u16,
    },
    /// In what the log says of a field.
    Log {
        /// The record's key.
        key: String,
        /// The field.
        field: u16,
    },
    /// In a remark on a record.
    Remark {
        /// The record's key.
        key: String,
    },
    /// With the sender of a submission.
    Sender {
        /// The submission's key.
        key: String,
    },
    /// In the reason of a batch.
    Reason {
        /// The batch.
        batch: i64,
    },
    /// In the source of a figure or of an import.
    Source(String),
}

/// What erasing a name came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErasedName {
    /// The batch that says so; `None` where nothing was found or nothing was to be erased.
    pub batch: Option<i64>,
    /// Where the name stood.
    pub found: Vec<Place>,
    /// How many changes of the log were emptied.
    pub changes: usize,
}

impl Store {
    /// Erases a name wherever it stands. What records and remarks say keeps its other words; of the log the whole of what
    /// held it goes, of a long text all edits, since the name may stand in any of them in part. A sender goes with the
    /// contact. This cannot be undone. With `look_only` it tells where the name stands, and nothing is erased.
    pub fn erase_name(
        &mut self,
        name: &str,
        author: &Author,
        reason: Option<&str>,
        look_only: bool,
    ) -> Result<ErasedName, Error> {
        let clock = self.clock();
        let tx = begin(&mut self.conn, self.read_only)?;
        let mut hits = Hits::default();
        hits.look(&tx, name)?;
        let found: BTreeSet<Place> = hits.places(&tx)?;
        if look_only || found.is_empty() {
            let found = found.into_iter().collect();
            return Ok(ErasedName { batch: None, found, changes: 0 });
        }
        let cleaned = reason.map(|reason| without(reason, name).unwrap_or_else(|| reason.to_owned()));
        let mut log = Log::new(&tx, author, cleaned.as_deref(), clock)?;
        let changes = hits.erase(&tx, &mut log, name)?;
        let batch = log.batch()?;
        drop(log);
        tx.commit()?;
        self.own.insert(batch);
        Ok(ErasedName { batch: Some(batch), found: found.into_iter().collect(), changes })
    }
}

/// Where a name stands.
#[derive(Default)]
struct Hits {
    /// What fields say now, as it will be without the name.
    fields: BTreeMap<(Rec, u16), String>,
    /// Members, each with what it will be.
    members: Vec<(Rec, u16, String, String)>,
    /// Changes of the log.
    changes: BTreeMap<(Rec, u16), Vec<i64>>,
    remarks: Vec<(i64, Rec, String)>,
    senders: Vec<String>,
    reasons: Vec<i64>,
    /// The sources of figures and of imports.
    sources: BTreeSet<String>,
}

impl Hits {
    fn look(&mut self, conn: &Connection, name: &str) -> Result<(), Error> {
        for kind in Kind::ALL {
            for field in
                schema::columns(*kind).filter(|field| matches!(field.shape, Shape::Line | Shape::Long))
            {
                self.look_in_column(conn, *kind, field, name)?;
            }
        }
        self.look_in_members(conn, name)?;
        self.look_in_log(conn, name)?;
        self.look_beside(conn, name)
    }

    fn look_in_column(
        &mut self,
        conn: &Connection,
        kind: Kind,
        field: &Field,
        name: &str,
    ) -> Result<(), Error> {
        let sql = format!("SELECT id, \"{0}\" FROM {1} WHERE \"{0}\" IS NOT NULL", field.name, kind.table());
        let mut select = conn.prepare(&sql)?;
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            if let Some(text) = without(row.get_ref(1)?.as_str().unwrap_or_default(), name) {
                self.fields.insert((Rec { kind, id: row.get(0)? }, field.id), text);
            }
        }
        Ok(())
    }

    fn look_in_members(&mut self, conn: &Connection, name: &str) -> Result<(), Error> {
        let mut select = conn.prepare("SELECT kind, record, field, member FROM member")?;
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            let member: String = row.get(3)?;
            if let Some(text) = without(&member, name) {
                self.members.push((Rec { kind: row.get(0)?, id: row.get(1)? }, row.get(2)?, member, text));
            }
        }
        Ok(())
    }

    /// Goes back through each field: of a long text every version is looked at, as the log leads back to it.
    fn look_in_log(&mut self, conn: &Connection, name: &str) -> Result<(), Error> {
        let sql = format!(
            "SELECT {} FROM change c WHERE c.erased_by IS NULL ORDER BY c.kind, c.record, c.field, c.id DESC",
            Logged::COLUMNS
        );
        let mut select = conn.prepare(&sql)?;
        let mut rows = select.query([])?;
        let mut past: Option<Past> = None;
        while let Some(row) = rows.next()? {
            let row = Logged::read(row)?;
            if past.as_ref().is_none_or(|past| past.place != (row.rec, row.field)) {
                past.take().into_iter().for_each(|past| self.take(past));
                past = Some(Past::begin(conn, &row)?);
            }
            past.iter_mut().for_each(|past| past.step_back(&row, name));
        }
        past.into_iter().for_each(|past| self.take(past));
        Ok(())
    }

    fn take(&mut self, past: Past) {
        let is_text = by_id(past.place.1).is_some_and(|field| field.form == Form::Text);
        let held = if is_text && !past.held.is_empty() { past.all } else { past.held };
        if !held.is_empty() {
            self.changes.insert(past.place, held);
        }
    }

    fn look_beside(&mut self, conn: &Connection, name: &str) -> Result<(), Error> {
        let mut select = conn.prepare("SELECT id, kind, record, text FROM remark WHERE text IS NOT NULL")?;
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            if let Some(text) = without(row.get_ref(3)?.as_str().unwrap_or_default(), name) {
                self.remarks.push((row.get(0)?, Rec { kind: row.get(1)?, id: row.get(2)? }, text));
            }
        }
        let mut select =
            conn.prepare("SELECT submission, coalesce(name, ''), coalesce(contact, '') FROM sender")?;
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            let (sender, contact): (String, String) = (row.get(1)?, row.get(2)?);
            if without(&sender, name).or_else(|| without(&contact, name)).is_some() {
                self.senders.push(row.get(0)?);
            }
        }
        let mut select = conn.prepare("SELECT id, reason FROM batch WHERE reason IS NOT NULL")?;
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            if without(row.get_ref(1)?.as_str().unwrap_or_default(), name).is_some() {
                self.reasons.push(row.get(0)?);
            }
        }
        let sql = "SELECT text FROM origin UNION SELECT source FROM imported";
        let mut select = conn.prepare(sql)?;
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            let source: String = row.get(0)?;
            if without(&source, name).is_some() {
                self.sources.insert(source);
            }
        }
        Ok(())
    }

    /// Where it stands, as a person is told; the name itself is not in it.
    fn places(&self, conn: &Connection) -> Result<BTreeSet<Place>, Error> {
        let mut places = BTreeSet::new();
        let members = self.members.iter().map(|(rec, field, ..)| (*rec, *field));
        for (rec, field) in self.fields.keys().copied().chain(members) {
            places.insert(Place::Field { key: state::key(conn, rec)?, field });
        }
        for (rec, field) in self.changes.keys().filter(|(_, field)| *field != REMARK) {
            places.insert(Place::Log { key: state::key(conn, *rec)?, field: *field });
        }
        for (_, rec, _) in &self.remarks {
            places.insert(Place::Remark { key: state::key(conn, *rec)? });
        }
        places.extend(self.senders.iter().map(|key| Place::Sender { key: key.clone() }));
        places.extend(self.reasons.iter().map(|batch| Place::Reason { batch: *batch }));
        places.extend(self.sources.iter().map(|_| Place::Source(INSTEAD.to_owned())));
        Ok(places)
    }

    /// Erases all of it, and tells how many changes of the log were emptied.
    fn erase(&self, conn: &Connection, log: &mut Log<'_>, name: &str) -> Result<usize, Error> {
        let batch = log.batch()?;
        let mut touched = BTreeSet::new();
        let mut changes = 0;
        for id in self.changes.values().flatten() {
            let sql = "UPDATE change SET old = NULL, new = NULL, erased_by = ?2 WHERE id = ?1";
            changes += conn.prepare_cached(sql)?.execute([*id, batch])?;
        }
        for ((rec, id), text) in &self.fields {
            if let Some(field) = by_id(*id) {
                state::set(conn, *rec, field, Some(text))?;
                log.enter_erased(*rec, field)?;
            }
            touched.insert(*rec);
        }
        for (rec, id, member, text) in &self.members {
            state::remove_member(conn, *rec, *id, member)?;
            state::add_member(conn, *rec, *id, text)?;
            by_id(*id).map(|field| log.enter_erased(*rec, field)).transpose()?;
            touched.insert(*rec);
        }
        for (id, _, text) in &self.remarks {
            conn.execute("UPDATE remark SET text = ?2 WHERE id = ?1", params![id, text])?;
        }
        for key in &self.senders {
            conn.execute("DELETE FROM sender WHERE submission = ?1", [key])?;
        }
        for id in &self.reasons {
            conn.execute(
                "UPDATE batch SET reason = NULL, reason_erased_by = ?2 WHERE id = ?1",
                [*id, batch],
            )?;
        }
        for source in &self.sources {
            let clean = without(source, name);
            conn.execute("UPDATE origin SET text = ?2 WHERE text = ?1", params![source, clean])?;
            conn.execute(
                "UPDATE OR REPLACE imported SET source = ?2 WHERE source = ?1",
                params![source, clean],
            )?;
        }
        touched.iter().try_for_each(|rec| refold(conn, *rec))?;
        Ok(changes)
    }
}

/// One field on its way back through the log.
struct Past {
    place: (Rec, u16),
    /// The text as it was after the row that comes next; of long texts only.
    text: Option<String>,
    all: Vec<i64>,
    held: Vec<i64>,
}

impl Past {
    fn begin(conn: &Connection, row: &Logged) -> Result<Past, Error> {
        let field = by_id(row.field).filter(|field| field.form == Form::Text);
        let text = field.map(|field| state::get(conn, row.rec, field)).transpose()?;
        let text = text.map(Option::unwrap_or_default);
        Ok(Past { place: (row.rec, row.field), text, all: Vec::new(), held: Vec::new() })
    }

    fn step_back(&mut self, row: &Logged, name: &str) {
        self.all.push(row.id);
        let has_it = |text: &str| without(text, name).is_some();
        let says_it = [&row.old, &row.new].into_iter().flatten().any(|value| has_it(value));
        let before = self.text.as_ref().and_then(|text| edit_of(row).invert().apply(text));
        let held_it = self.text.as_deref().is_some_and(has_it) || before.as_deref().is_some_and(has_it);
        if says_it || held_it {
            self.held.push(row.id);
        }
        self.text = before;
    }
}
