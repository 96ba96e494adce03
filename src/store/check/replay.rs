//! The log against the state: every record is taken back in time, and each step must fit the one after it.

use std::collections::{BTreeSet, HashSet};

use rusqlite::Connection;

use super::Finding;
use crate::domain::field::{BORN, Form, GONE, REMARK, VERSION};
use crate::domain::record::{Rec, Record};
use crate::store::log::Logged;
use crate::store::undo::edit_of;
use crate::store::{Error, Store, state};

/// Compares all records that have more than their making in the log.
pub(super) fn compare(store: &Store, findings: &mut Vec<Finding>) -> Result<(), Error> {
    let sql = format!("SELECT {} FROM change c ORDER BY c.kind, c.record, c.id DESC", Logged::COLUMNS);
    let mut select = store.conn.prepare(&sql)?;
    let mut rows = select.query([])?;
    let mut current: Option<Replay> = None;
    let mut vanished: Option<Rec> = None;
    while let Some(row) = rows.next()? {
        let row = Logged::read(row)?;
        if vanished == Some(row.rec) {
            continue;
        }
        if current.as_ref().is_none_or(|replay| replay.rec != row.rec) {
            finish(current.take(), findings);
            current = Replay::start(store, row.rec)?;
        }
        match &mut current {
            Some(replay) => replay.step_back(store, &row)?,
            None => {
                vanished = Some(row.rec);
                findings.push(Finding::Vanished { kind: row.rec.kind, id: row.rec.id });
            }
        }
    }
    finish(current, findings);
    unborn(&store.conn, findings)
}

/// One record on its way back.
struct Replay {
    rec: Rec,
    key: String,
    is_there: bool,
    /// Read when the first value is asked for: most records of an import have none in the log.
    record: Option<Record>,
    is_made: bool,
    wrong: BTreeSet<u16>,
    /// Fields of which something was erased: what came before cannot be told.
    unknown: HashSet<u16>,
}

impl Replay {
    fn start(store: &Store, rec: Rec) -> Result<Option<Replay>, Error> {
        let is_there = match state::gone(&store.conn, rec) {
            Ok(gone) => gone.is_none(),
            Err(Error::NoSuch { .. }) => return Ok(None),
            Err(error) => return Err(error),
        };
        let key = state::key(&store.conn, rec)?;
        let (wrong, unknown) = (BTreeSet::new(), HashSet::new());
        Ok(Some(Replay { rec, key, is_there, record: None, is_made: false, wrong, unknown }))
    }

    fn step_back(&mut self, store: &Store, row: &Logged) -> Result<(), Error> {
        if row.erased_by.is_some() {
            self.unknown.insert(row.field);
        }
        if self.unknown.contains(&row.field) {
            return Ok(());
        }
        let fits = match row.field {
            REMARK | VERSION => true,
            BORN => self.is_there && !std::mem::replace(&mut self.is_made, true),
            GONE => {
                let fits = row.new.as_deref() == Some(if self.is_there { "false" } else { "true" });
                self.is_there = row.old.as_deref() == Some("false");
                fits
            }
            _ => {
                if self.record.is_none() {
                    self.record = store.record_even_gone(self.rec)?;
                }
                self.record.as_mut().is_some_and(|record| fits(record, row))
            }
        };
        if !fits {
            self.wrong.insert(row.field);
        }
        Ok(())
    }
}

fn finish(replay: Option<Replay>, findings: &mut Vec<Finding>) {
    let Some(replay) = replay else { return };
    let Replay { key, mut wrong, is_made, .. } = replay;
    if !is_made {
        wrong.insert(BORN);
    }
    findings.extend(wrong.into_iter().map(|field| Finding::State { key: key.clone(), field }));
}

/// Takes one row off a record; `false` where the record is not what the row led to.
fn fits(record: &mut Record, row: &Logged) -> bool {
    let place = row.rec.kind.fields().iter().position(|f| f.id == row.field);
    let Some(value) = place.and_then(|p| record.values.get_mut(p)) else { return false };
    match row.form {
        Form::Value => {
            let fits = *value == row.new;
            *value = row.old.clone();
            fits
        }
        Form::Member => {
            let mut members: BTreeSet<&str> =
                value.as_deref().unwrap_or_default().split('\n').filter(|m| !m.is_empty()).collect();
            let added = row.new.as_deref().is_none_or(|m| members.remove(m));
            let removed = row.old.as_deref().is_none_or(|m| members.insert(m));
            *value = Some(members.into_iter().collect::<Vec<_>>().join("\n"));
            added && removed
        }
        Form::Text => match edit_of(row).invert().apply(value.as_deref().unwrap_or_default()) {
            Some(before) => {
                *value = Some(before);
                true
            }
            None => false,
        },
        Form::Count => row.new.as_deref().is_some_and(|by| by.parse::<i64>().is_ok()),
    }
}

/// Records that the log knows nothing of.
fn unborn(conn: &Connection, findings: &mut Vec<Finding>) -> Result<(), Error> {
    for kind in crate::domain::field::Kind::ALL {
        let sql = format!(
            "SELECT key FROM {} t WHERE NOT EXISTS (SELECT 1 FROM change c WHERE c.kind = {} AND c.record = t.id \
             AND c.field = {BORN} AND c.batch = t.born)",
            kind.table(),
            kind.number()
        );
        let mut select = conn.prepare(&sql)?;
        for key in select.query_map([], |row| row.get(0))? {
            findings.push(Finding::State { key: key?, field: BORN });
        }
    }
    Ok(())
}
