//! Inverts one change, or says what newer work stands on it.

use std::collections::HashMap;

use rusqlite::params;

use super::Step;
use crate::domain::change::Blocked;
use crate::domain::edit::{self, Edit, Shifted};
use crate::domain::field::{BORN, Field, Form, GONE, Kind, REMARK, Shape, VERSION, by_id};
use crate::domain::record::Rec;
use crate::store::log::{self, Entered, Log, Logged};
use crate::store::{Error, read, state};

/// Inverts changes into one batch.
pub(super) struct Inverse<'a> {
    pub log: Log<'a>,
}

impl Inverse<'_> {
    /// Takes one change back; what newer work stands on it, if it cannot be taken back.
    pub fn take_back(&mut self, step: &Step) -> Result<Option<Blocked>, Error> {
        let row = &step.row;
        if let Some(eraser) = row.erased_by {
            return self.blocked(row, eraser).map(Some);
        }
        if state::known_as(self.log.conn, row.rec)?.1 {
            return self.blocked(row, row.batch).map(Some);
        }
        match (row.field, row.form) {
            (BORN, _) | (GONE, _) => self.presence(step),
            (REMARK, _) | (VERSION, _) => self.grown(step).map(|()| None),
            (_, Form::Value) => self.value(step),
            (_, Form::Text) => self.text(step),
            (_, Form::Member) => self.member(step).map(|()| None),
            (_, Form::Count) => self.count(step).map(|()| None),
        }
    }

    fn presence(&mut self, step: &Step) -> Result<Option<Blocked>, Error> {
        let row = &step.row;
        let gone = row.field == BORN || row.old.as_deref() == Some("true");
        let is_making = row.field == BORN || self.field_of(step.root)? == BORN;
        let obstacle = if is_making && gone { self.stands_on(step)? } else { self.newer(step, Some(GONE))? };
        if obstacle.is_some() {
            return Ok(obstacle);
        }
        let batch = self.log.batch()?;
        state::set_gone(self.log.conn, row.rec, gone.then_some(batch))?;
        let (old, new) = if gone { ("false", "true") } else { ("true", "false") };
        self.enter(
            step,
            GONE,
            Form::Value,
            Entered { old: Some(old), new: Some(new), ..Entered::default() },
        )?;
        Ok(None)
    }

    fn value(&mut self, step: &Step) -> Result<Option<Blocked>, Error> {
        let row = &step.row;
        let obstacle = self.newer(step, Some(row.field))?;
        if obstacle.is_some() {
            return Ok(obstacle);
        }
        let field = field(row)?;
        let now = state::get(self.log.conn, row.rec, field)?;
        state::set(self.log.conn, row.rec, field, row.old.as_deref())?;
        let entered = Entered { old: now.as_deref(), new: row.old.as_deref(), ..Entered::default() };
        self.enter(step, row.field, Form::Value, entered)?;
        Ok(None)
    }

    fn text(&mut self, step: &Step) -> Result<Option<Blocked>, Error> {
        let row = &step.row;
        let later = self.later_edits(row)?;
        if let Some(erased) = later.iter().find_map(|r| r.erased_by) {
            return self.blocked(row, erased).map(Some);
        }
        let standing = edit::standing(&with_pairs(&later));
        let over: Vec<Edit> = standing.iter().map(|(_, edit)| edit.clone()).collect();
        let moved = match edit::shift(&edit_of(row).invert(), &over) {
            Shifted::Moved(moved) => moved,
            Shifted::Overlaps(index) => {
                let by = standing.get(index).and_then(|(place, _)| later.get(*place)).unwrap_or(row);
                return self.blocked(row, by.batch).map(Some);
            }
        };
        let field = field(row)?;
        let now = state::get(self.log.conn, row.rec, field)?.unwrap_or_default();
        let Some(text) = moved.apply(&now) else { return self.blocked(row, row.batch).map(Some) };
        state::set(self.log.conn, row.rec, field, some(&text))?;
        let entered = Entered {
            old: some(&moved.removed),
            new: some(&moved.inserted),
            place: Some(moved.place),
            cancels: None,
        };
        self.enter(step, row.field, Form::Text, entered)?;
        Ok(None)
    }

    /// A member is put where it was, or left where somebody else has done so: then the row says nothing.
    fn member(&mut self, step: &Step) -> Result<(), Error> {
        let row = &step.row;
        let conn = self.log.conn;
        let mut entered = Entered::default();
        if let Some(added) = row.new.as_deref()
            && state::remove_member(conn, row.rec, row.field, added)?
        {
            entered.old = Some(added);
        }
        if let Some(removed) = row.old.as_deref()
            && state::add_member(conn, row.rec, row.field, removed)?
        {
            entered.new = Some(removed);
        }
        self.enter(step, row.field, Form::Member, entered)
    }

    fn count(&mut self, step: &Step) -> Result<(), Error> {
        let row = &step.row;
        let by = row.new.as_deref().and_then(|n| n.parse::<i64>().ok()).unwrap_or_default().saturating_neg();
        state::add(self.log.conn, row.rec, field(row)?, by)?;
        self.enter(step, row.field, Form::Count, Entered { new: Some(&by.to_string()), ..Entered::default() })
    }

    /// What only grows is withdrawn, or counts again.
    fn grown(&mut self, step: &Step) -> Result<(), Error> {
        let row = &step.row;
        let table = if row.field == REMARK { "remark" } else { "measurement_version" };
        let batch = self.log.batch()?;
        let by = if is_back(step) { None } else { Some(batch) };
        let sql = format!("UPDATE {table} SET withdrawn_by = ?2 WHERE id = ?1");
        self.log.conn.prepare_cached(&sql)?.execute(params![step.root, by])?;
        self.enter(step, row.field, Form::Value, Entered::default())
    }

    /// Logs the inverse and notes what it took back.
    fn enter(&mut self, step: &Step, field: u16, form: Form, entered: Entered<'_>) -> Result<(), Error> {
        let conn = self.log.conn;
        let is_act = step.row.cancels.is_none();
        let cancels = if is_act || is_back(step) { step.row.id } else { step.root };
        let by = self.log.enter(step.row.rec, field, form, Entered { cancels: Some(cancels), ..entered })?;
        if is_back(step) {
            conn.prepare_cached("DELETE FROM undone WHERE change = ?1")?.execute([step.root])?;
        }
        let sql = "INSERT INTO undone(change, by) VALUES (?1, ?2) ON CONFLICT(change) DO UPDATE SET by = ?2";
        conn.prepare_cached(sql)?.execute([cancels, by])?;
        Ok(())
    }

    /// What has moved since on the field, but for the act itself.
    fn newer(&self, step: &Step, field: Option<u16>) -> Result<Option<Blocked>, Error> {
        let rows = log::moved(log::after(self.log.conn, step.row.rec, field, step.row.id)?);
        let newest = rows.iter().filter(|row| row.root != step.root).max_by_key(|row| row.id);
        let Some(newest) = newest else { return Ok(None) };
        let (who, at) = log::written_by(self.log.conn, newest.batch)?;
        let key = state::key(self.log.conn, step.row.rec)?;
        Ok(Some(Blocked { rec: step.row.rec, key, field: newest.field, who, at, is_lost: false }))
    }

    /// What stands on a record as a whole: newer changes of it, and others that refer to it.
    fn stands_on(&self, step: &Step) -> Result<Option<Blocked>, Error> {
        if let Some(newer) = self.newer(step, None)? {
            return Ok(Some(newer));
        }
        let conn = self.log.conn;
        let rec = step.row.rec;
        let key = state::key(conn, rec)?;
        for (kind, field) in fields_that_name(rec.kind) {
            if let Some((other, _)) =
                read::referring(conn, kind, field, &key)?.into_iter().find(|(r, _)| *r != rec)
            {
                let (who, at) = log::written_by(conn, newest_batch(conn, other)?)?;
                return Ok(Some(Blocked { rec, key, field: field.id, who, at, is_lost: false }));
            }
        }
        Ok(None)
    }

    fn later_edits(&self, row: &Logged) -> Result<Vec<Logged>, Error> {
        let sql = format!(
            "SELECT {} FROM change c WHERE c.kind = ?1 AND c.record = ?2 AND c.field = ?3 AND c.id > ?4 ORDER BY c.id",
            Logged::COLUMNS
        );
        let mut select = self.log.conn.prepare_cached(&sql)?;
        let rows = select.query_map(params![row.rec.kind, row.rec.id, row.field, row.id], Logged::read)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn field_of(&self, change: i64) -> Result<u16, Error> {
        let mut select = self.log.conn.prepare_cached("SELECT field FROM change WHERE id = ?1")?;
        Ok(select.query_row([change], |row| row.get(0))?)
    }

    fn blocked(&self, row: &Logged, by: i64) -> Result<Blocked, Error> {
        let (who, at) = log::written_by(self.log.conn, by)?;
        let (key, is_lost) = state::known_as(self.log.conn, row.rec)?;
        Ok(Blocked { rec: row.rec, key, field: row.field, who, at, is_lost })
    }
}

/// The edit that a row of a text's log stands for.
pub(in crate::store) fn edit_of(row: &Logged) -> Edit {
    Edit {
        place: row.place.and_then(|p| usize::try_from(p).ok()).unwrap_or_default(),
        removed: row.old.clone().unwrap_or_default(),
        inserted: row.new.clone().unwrap_or_default(),
    }
}

/// Whether the row takes an act back: to invert it is to do the act again.
fn is_back(step: &Step) -> bool {
    step.row.cancels == Some(step.root)
}

fn with_pairs(rows: &[Logged]) -> Vec<(Edit, Option<usize>)> {
    let places: HashMap<i64, usize> = rows.iter().enumerate().map(|(place, row)| (row.id, place)).collect();
    rows.iter().map(|row| (edit_of(row), row.cancels.and_then(|c| places.get(&c).copied()))).collect()
}

fn fields_that_name(kind: Kind) -> impl Iterator<Item = (Kind, &'static Field)> {
    let all = Kind::ALL.iter().flat_map(|k| k.fields().iter().map(|f| (*k, f)));
    all.filter(move |(_, field)| match field.shape {
        Shape::Key(kinds) => kinds.contains(&kind),
        Shape::DateOrMeeting => kind == Kind::Meeting,
        _ => false,
    })
}

fn newest_batch(conn: &rusqlite::Connection, rec: Rec) -> Result<i64, Error> {
    let sql = "SELECT batch FROM change WHERE kind = ?1 AND record = ?2 ORDER BY id DESC LIMIT 1";
    Ok(conn.prepare_cached(sql)?.query_row(params![rec.kind, rec.id], |row| row.get(0))?)
}

fn field(row: &Logged) -> Result<&'static Field, Error> {
    by_id(row.field).ok_or(Error::WrongForm { field: row.field })
}

fn some(text: &str) -> Option<&str> {
    Some(text).filter(|t| !t.is_empty())
}
