//! As of a date: the state now with everything taken off again that the log says came later.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, params};

use super::history::Keys;
use super::log::{LAST_CHANGE, Logged};
use super::undo::edit_of;
use super::{Error, Store, state};
use crate::domain::change::Line;
use crate::domain::field::{BORN, Field, Form, GONE, Kind, REMARK, VERSION};
use crate::domain::record::{Rec, Record};

impl Store {
    /// The last batch whose day is not after a date; 0 where there was none yet.
    pub fn batch_on(&self, day: NaiveDate) -> Result<i64, Error> {
        let sql = "SELECT id FROM batch WHERE day <= ?1 ORDER BY day DESC, id DESC LIMIT 1";
        let mut select = self.conn.prepare_cached(sql)?;
        Ok(select.query_row([day.to_string()], |row| row.get(0)).optional()?.unwrap_or_default())
    }

    /// The records of a kind as they were at the end of a day, in the order in which they were made. What was erased
    /// since is missing there too.
    pub fn as_of(&self, kind: Kind, day: NaiveDate) -> Result<Vec<Record>, Error> {
        let cut = self.change_on(day)?;
        let touched = self.pasts(kind, None, cut)?;
        let mut records = Vec::new();
        self.each(kind, |now| {
            if !touched.contains_key(&now.rec) {
                records.push(Record { seen: cut, ..now });
            }
            Ok::<(), Error>(())
        })?;
        for past in touched.into_values().filter(|p| p.is_there) {
            let updated_at = updated_until(&self.conn, past.record.rec, cut)?;
            records.push(Record { seen: cut, updated_at, ..past.record });
        }
        records.sort_by_key(|record| record.rec.id);
        Ok(records)
    }

    /// What has changed after a day, the newest first: fields whose value differs, with the old value and the new one in
    /// full (texts and counts as well), members come and gone, records made and deleted, remarks and figures.
    pub fn since(&self, day: NaiveDate) -> Result<Vec<Line>, Error> {
        self.since_of(Kind::ALL, day)
    }

    /// The same of some kinds only.
    pub fn since_of(&self, kinds: &[Kind], day: NaiveDate) -> Result<Vec<Line>, Error> {
        let mut lines = Vec::new();
        let mut keys = Keys::default();
        let cut = self.change_on(day)?;
        for kind in kinds {
            for past in self.pasts(*kind, None, cut)?.into_values() {
                if let Some(now) = self.record_even_gone(past.record.rec)? {
                    past.differences(&self.conn, &now, &mut keys, &mut lines)?;
                }
            }
        }
        lines.sort_by_key(|line| std::cmp::Reverse(line.id));
        Ok(lines)
    }

    /// The same of these records only, at the cost of theirs.
    pub fn moved(&self, recs: &[Rec], day: NaiveDate) -> Result<Vec<Line>, Error> {
        let (mut lines, mut keys) = (Vec::new(), Keys::default());
        let cut = self.change_on(day)?;
        for rec in recs {
            for past in self.pasts(rec.kind, Some(rec.id), cut)?.into_values() {
                if let Some(now) = self.record_even_gone(*rec)? {
                    past.differences(&self.conn, &now, &mut keys, &mut lines)?;
                }
            }
        }
        lines.sort_by_key(|line| std::cmp::Reverse(line.id));
        Ok(lines)
    }

    /// The last change whose day is not after a date.
    fn change_on(&self, day: NaiveDate) -> Result<i64, Error> {
        let sql = format!("SELECT {LAST_CHANGE}");
        Ok(self.conn.prepare_cached(&sql)?.query_row([self.batch_on(day)?], |row| row.get(0))?)
    }

    /// The records of a kind, or the one with a number, that have changes after the cut, as they were before these.
    fn pasts(&self, kind: Kind, one: Option<i64>, cut: i64) -> Result<BTreeMap<Rec, Past>, Error> {
        let which = if one.is_some() { "c.record = ?3" } else { "?3 IS NULL" };
        // The plus keeps SQLite from reading all that came after the cut, of whatever kind.
        let sql = format!(
            "SELECT {} FROM change c WHERE +c.id > ?1 AND c.kind = ?2 AND {which} ORDER BY c.id DESC",
            Logged::COLUMNS
        );
        let mut select = self.conn.prepare_cached(&sql)?;
        let mut rows = select.query(params![cut, kind, one])?;
        let mut pasts: BTreeMap<Rec, Past> = BTreeMap::new();
        while let Some(row) = rows.next()? {
            let row = Logged::read(row)?;
            if let Some(past) = pasts.get_mut(&row.rec) {
                past.take_off(row);
            } else if let Some(record) = self.record_even_gone(row.rec)? {
                let is_there = state::gone(&self.conn, row.rec)?.is_none();
                let mut past = Past { record, was_there: is_there, is_there, rows: Vec::new() };
                let rec = row.rec;
                past.take_off(row);
                pasts.insert(rec, past);
            }
        }
        Ok(pasts)
    }
}

/// A record on its way back in time.
struct Past {
    record: Record,
    /// Whether it is there now.
    was_there: bool,
    /// Whether it was there then.
    is_there: bool,
    /// What has been taken off, the newest first, without the values.
    rows: Vec<Taken>,
}

struct Taken {
    id: i64,
    field: u16,
    row: Option<Logged>,
}

impl Past {
    fn take_off(&mut self, row: Logged) {
        match (row.field, row.form) {
            (BORN, _) => self.is_there = false,
            (GONE, _) => self.is_there = row.old.as_deref() == Some("false"),
            (REMARK | VERSION, _) => {}
            _ => self.take_value_off(&row),
        }
        let keep = matches!(row.field, REMARK | VERSION) && row.cancels.is_none();
        self.rows.push(Taken { id: row.id, field: row.field, row: keep.then_some(row) });
    }

    fn take_value_off(&mut self, row: &Logged) {
        let place = row.rec.kind.fields().iter().position(|f| f.id == row.field);
        let Some(value) = place.and_then(|p| self.record.values.get_mut(p)) else { return };
        match row.form {
            Form::Value => *value = row.old.clone(),
            Form::Member => {
                let mut members: BTreeSet<&str> = split(value.as_deref());
                row.new.as_deref().map(|added| members.remove(added));
                members.extend(row.old.as_deref());
                let joined = members.into_iter().collect::<Vec<_>>().join("\n");
                *value = some(joined);
            }
            Form::Count => {
                let number =
                    |text: Option<&str>| text.and_then(|t| t.parse::<i64>().ok()).unwrap_or_default();
                *value = Some((number(value.as_deref()) - number(row.new.as_deref())).to_string());
            }
            Form::Text => {
                let before = edit_of(row).invert().apply(value.as_deref().unwrap_or_default());
                if let Some(before) = before {
                    *value = some(before);
                }
            }
        }
    }

    /// What differs between then and now.
    fn differences(
        &self,
        conn: &Connection,
        now: &Record,
        keys: &mut Keys,
        lines: &mut Vec<Line>,
    ) -> Result<(), Error> {
        let line = |field: u16, form: Form, old: Option<&str>, new: Option<&str>| Line {
            id: self.rows.iter().find(|taken| taken.field == field).map(|taken| taken.id).unwrap_or_default(),
            rec: now.rec,
            key: now.key.clone(),
            field,
            form,
            old: old.map(str::to_owned),
            new: new.map(str::to_owned),
            place: None,
            erased: false,
            is_lost: false,
        };
        let is_new = self.rows.iter().any(|taken| taken.field == BORN);
        match (self.is_there, self.was_there) {
            (false, false) => return Ok(()),
            (true, false) => {
                lines.push(line(GONE, Form::Value, Some("false"), Some("true")));
                return Ok(());
            }
            (false, true) if is_new => lines.push(line(BORN, Form::Value, None, None)),
            (false, true) => lines.push(line(GONE, Form::Value, Some("true"), Some("false"))),
            (true, true) => {}
        }
        for ((field, old), (_, new)) in self.record.iter().zip(now.iter()) {
            if !is_new && old != new {
                compare(field, old, new, &line, lines);
            }
        }
        for row in self.rows.iter().filter_map(|taken| taken.row.as_ref()) {
            if stands(conn, row.id)? {
                lines.push(keys.line(conn, row)?);
            }
        }
        Ok(())
    }
}

fn compare(
    field: &Field,
    old: Option<&str>,
    new: Option<&str>,
    line: &impl Fn(u16, Form, Option<&str>, Option<&str>) -> Line,
    lines: &mut Vec<Line>,
) {
    if field.form != Form::Member {
        lines.push(line(field.id, field.form, old, new));
        return;
    }
    let (before, after) = (split(old), split(new));
    lines.extend(before.difference(&after).map(|gone| line(field.id, Form::Member, Some(gone), None)));
    lines.extend(after.difference(&before).map(|come| line(field.id, Form::Member, None, Some(come))));
}

/// When a record had last changed at the cut, by what stood then.
fn updated_until(conn: &Connection, rec: Rec, cut: i64) -> Result<Option<i64>, Error> {
    let sql = "SELECT b.at FROM change c JOIN batch b ON b.id = c.batch \
               WHERE c.kind = ?1 AND c.record = ?2 AND c.id <= ?3 AND c.cancels IS NULL AND NOT EXISTS (\
               SELECT 1 FROM change u WHERE u.cancels = c.id AND u.id <= ?3 AND NOT EXISTS (\
               SELECT 1 FROM change r WHERE r.cancels = u.id AND r.id <= ?3)) ORDER BY c.id DESC LIMIT 1";
    let mut select = conn.prepare_cached(sql)?;
    Ok(select.query_row(params![rec.kind, rec.id, cut], |row| row.get(0)).optional()?)
}

fn stands(conn: &Connection, change: i64) -> Result<bool, Error> {
    let mut select = conn.prepare_cached("SELECT NOT EXISTS (SELECT 1 FROM undone WHERE change = ?1)")?;
    Ok(select.query_row([change], |row| row.get(0))?)
}

fn split(members: Option<&str>) -> BTreeSet<&str> {
    members.unwrap_or_default().split('\n').filter(|m| !m.is_empty()).collect()
}

fn some(text: String) -> Option<String> {
    Some(text).filter(|t| !t.is_empty())
}

#[cfg(test)]
mod tests;
