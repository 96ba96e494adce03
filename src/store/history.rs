//! The log as people read it: what one act did, the history of a record, one's own last acts.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::log::{LAST_CHANGE, Logged, is_of};
use super::{Error, Store, clock, state};
use crate::domain::change::{Author, Entry, Line};
use crate::domain::field::ids::proposal::VERDICT;
use crate::domain::field::{REMARK, VERSION};
use crate::domain::record::Rec;

/// How many lines an entry shows at most.
const SHOWN: usize = 50;

impl Store {
    /// A batch of the log; a part of a bulk stands for all of it.
    pub fn entry(&self, batch: i64) -> Result<Option<Entry>, Error> {
        entry(&self.conn, batch)
    }

    /// Every change of a batch and of its parts, in order.
    pub fn lines(&self, batch: i64) -> Result<Vec<Line>, Error> {
        lines(&self.conn, batch, usize::MAX)
    }

    /// What was done to a record, the newest first; each entry holds only the changes of this record.
    pub fn history(&self, rec: Rec) -> Result<Vec<Entry>, Error> {
        let sql = format!(
            "SELECT {} FROM change c WHERE c.kind = ?1 AND c.record = ?2 ORDER BY c.id",
            Logged::COLUMNS
        );
        let mut select = self.conn.prepare_cached(&sql)?;
        let rows: Vec<Logged> =
            select.query_map(params![rec.kind, rec.id], Logged::read)?.collect::<Result<_, _>>()?;
        let mut entries: Vec<Entry> = Vec::new();
        let mut last = None;
        let mut keys = Keys::default();
        for row in rows {
            let line = keys.line(&self.conn, &row)?;
            match entries.last_mut() {
                Some(entry) if last == Some(row.batch) => entry.lines.push(line),
                _ => entries.extend(head(&self.conn, row.batch)?.map(|e| Entry { lines: vec![line], ..e })),
            }
            last = Some(row.batch);
        }
        for entry in &mut entries {
            entry.count = entry.lines.len();
            entry.undone = all_undone(&self.conn, &entry.lines)?;
        }
        entries.reverse();
        Ok(entries)
    }

    /// The newest batches, the newest first; none before `since` (milliseconds since 1970 in UTC).
    pub fn log(&self, since: Option<i64>, limit: usize) -> Result<Vec<Entry>, Error> {
        let sql = "SELECT id, at FROM batch WHERE part_of IS NULL ORDER BY id DESC";
        let mut select = self.conn.prepare_cached(sql)?;
        let mut rows = select.query([])?;
        let mut entries = Vec::new();
        while entries.len() < limit
            && let Some(row) = rows.next()?
        {
            if since.is_some_and(|since| row.get::<_, i64>(1).is_ok_and(|at| at < since)) {
                break;
            }
            entries.extend(self.entry(row.get(0)?)?.filter(|e| e.count > 0));
        }
        Ok(entries)
    }

    /// What Ctrl-Z would take back: the author's newest act on the board that stands.
    pub fn undoable(&self, author: &Author) -> Result<Option<Entry>, Error> {
        walk(&self.conn, author, |batch, undoes| {
            let root = match undoes {
                None => Some(batch),
                Some(first) => undoes_of(&self.conn, first)?,
            };
            let stands = root.map(|root| is_taken_back(&self.conn, root)).transpose()? == Some(false);
            Ok(if stands { Walk::Found } else { Walk::On })
        })
    }

    /// What Ctrl-Y would do again: the author's newest taking back on the board, unless there is a newer act.
    pub fn redoable(&self, author: &Author) -> Result<Option<Entry>, Error> {
        walk(&self.conn, author, |batch, undoes| {
            let Some(first) = undoes else { return Ok(Walk::End) };
            let is_again = undoes_of(&self.conn, first)?.is_some();
            Ok(if is_again || has_been_undone(&self.conn, batch)? { Walk::On } else { Walk::Found })
        })
    }

    /// The author's newest verdicts on the board that stand, the newest first; each entry holds only those.
    pub fn my_verdicts(&self, author: &Author, limit: usize) -> Result<Vec<Entry>, Error> {
        let sql = format!(
            "SELECT {} FROM batch b CROSS JOIN change c ON {} WHERE b.who = ?1 AND b.login = ?2 \
             AND b.via = 'board' AND c.field = {VERDICT} AND c.cancels IS NULL \
             AND NOT EXISTS (SELECT 1 FROM undone u WHERE u.change = c.id) ORDER BY b.id DESC, c.id DESC LIMIT ?3",
            Logged::COLUMNS,
            is_of("b.id")
        );
        let mut select = self.conn.prepare_cached(&sql)?;
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let rows = select.query_map(params![author.who, author.login, limit], Logged::read)?;
        let mut entries: Vec<Entry> = Vec::new();
        let mut keys = Keys::default();
        for row in rows {
            let row = row?;
            let line = keys.line(&self.conn, &row)?;
            match entries.last_mut() {
                Some(entry) if entry.batch == row.batch => entry.lines.push(line),
                _ => entries.extend(head(&self.conn, row.batch)?.map(|e| Entry { lines: vec![line], ..e })),
            }
        }
        entries.iter_mut().for_each(|entry| entry.count = entry.lines.len());
        Ok(entries)
    }
}

/// A batch of the log with its first lines.
pub(super) fn entry(conn: &Connection, batch: i64) -> Result<Option<Entry>, Error> {
    let Some(mut entry) = head(conn, batch)? else { return Ok(None) };
    entry.lines = lines(conn, entry.batch, SHOWN)?;
    let sql = format!("SELECT {LAST_CHANGE} + 1 - begins FROM batch WHERE id = ?1");
    for part in parts(conn, entry.batch)? {
        let mut count = conn.prepare_cached(&sql)?;
        entry.count +=
            usize::try_from(count.query_row([part], |row| row.get::<_, i64>(0))?).unwrap_or_default();
    }
    entry.undone = entry.count > 0 && nothing_stands(conn, entry.batch)?;
    Ok(Some(entry))
}

/// A batch and its parts, in order.
pub(super) fn parts(conn: &Connection, batch: i64) -> Result<Vec<i64>, Error> {
    let mut select = conn.prepare_cached("SELECT id FROM batch WHERE part_of = ?1 ORDER BY id")?;
    let mut parts = vec![batch];
    for part in select.query_map([batch], |row| row.get(0))? {
        parts.push(part?);
    }
    Ok(parts)
}

/// The batch that a batch takes back.
pub(super) fn undoes_of(conn: &Connection, batch: i64) -> Result<Option<i64>, Error> {
    let mut select = conn.prepare_cached("SELECT undoes FROM batch WHERE id = ?1")?;
    Ok(select.query_row([batch], |row| row.get(0)).optional()?.flatten())
}

/// A batch without its lines; a part of a bulk stands for all of it.
fn head(conn: &Connection, batch: i64) -> Result<Option<Entry>, Error> {
    let sql = "SELECT id, at, day, who, login, via, reason, undoes FROM batch \
               WHERE id = (SELECT coalesce(part_of, id) FROM batch WHERE id = ?1)";
    Ok(conn.prepare_cached(sql)?.query_row([batch], read_head).optional()?)
}

fn read_head(row: &Row<'_>) -> rusqlite::Result<Entry> {
    let at: i64 = row.get(1)?;
    Ok(Entry {
        batch: row.get(0)?,
        at,
        day: row.get::<_, String>(2)?.parse().unwrap_or_else(|_| clock::local_day(at)),
        author: Author { who: row.get(3)?, login: row.get(4)?, via: row.get(5)? },
        reason: row.get(6)?,
        undoes: row.get(7)?,
        undone: false,
        count: 0,
        lines: Vec::new(),
    })
}

fn lines(conn: &Connection, batch: i64, most: usize) -> Result<Vec<Line>, Error> {
    let sql = format!("SELECT {} FROM change c WHERE {} ORDER BY c.id", Logged::COLUMNS, is_of("?1"));
    let mut lines = Vec::new();
    let mut keys = Keys::default();
    for part in parts(conn, batch)? {
        let mut select = conn.prepare_cached(&sql)?;
        let mut rows = select.query([part])?;
        while lines.len() < most
            && let Some(row) = rows.next()?
        {
            lines.push(keys.line(conn, &Logged::read(row)?)?);
        }
    }
    Ok(lines)
}

/// The keys of records already looked up: the changes of a batch are often of one record.
#[derive(Default)]
pub(super) struct Keys(HashMap<Rec, (String, bool)>);

impl Keys {
    pub fn line(&mut self, conn: &Connection, row: &Logged) -> Result<Line, Error> {
        let (key, is_lost) = match self.0.get(&row.rec) {
            Some(known) => known.clone(),
            None => {
                let known = state::known_as(conn, row.rec)?;
                self.0.insert(row.rec, known.clone());
                known
            }
        };
        Ok(Line {
            id: row.id,
            rec: row.rec,
            key,
            field: row.field,
            form: row.form,
            old: if row.field == VERSION { before(conn, row)? } else { row.old.clone() },
            new: said(conn, row)?,
            place: row.place,
            erased: row.erased_by.is_some(),
            is_lost,
        })
    }
}

/// What a row says; a remark or a figure says what stands in its own table.
fn said(conn: &Connection, row: &Logged) -> Result<Option<String>, Error> {
    let sql = match row.field {
        REMARK => "SELECT text FROM remark WHERE id = ?1",
        VERSION => return figure(conn, "WHERE id = ?1", row.id),
        _ => return Ok(row.new.clone()),
    };
    Ok(conn.prepare_cached(sql)?.query_row([row.id], |r| r.get(0)).optional()?.flatten())
}

/// The figure that counted before a version came.
fn before(conn: &Connection, row: &Logged) -> Result<Option<String>, Error> {
    let same = "WHERE record = (SELECT record FROM measurement_version WHERE id = ?1) AND id < ?1 \
                AND (withdrawn_by IS NULL OR withdrawn_by > (SELECT batch FROM measurement_version WHERE id = ?1)) \
                ORDER BY id DESC LIMIT 1";
    figure(conn, same, row.id)
}

/// The figure of a version, or why there is none.
fn figure(conn: &Connection, which: &str, id: i64) -> Result<Option<String>, Error> {
    let sql = format!("SELECT value, missing FROM measurement_version {which}");
    let said = |r: &Row<'_>| {
        let value = r.get::<_, Option<f64>>(0)?.map(|value| value.to_string());
        Ok(value.or(r.get(1)?))
    };
    Ok(conn.prepare_cached(&sql)?.query_row([id], said).optional()?.flatten())
}

/// Walks the author's acts on the board, the newest first, each with the batch that it takes back, until one is it.
fn walk(
    conn: &Connection,
    author: &Author,
    mut is_it: impl FnMut(i64, Option<i64>) -> Result<Walk, Error>,
) -> Result<Option<Entry>, Error> {
    let sql = "SELECT id, undoes FROM batch WHERE who = ?1 AND login = ?2 AND via = 'board' \
               AND part_of IS NULL ORDER BY id DESC";
    let mut select = conn.prepare_cached(sql)?;
    let mut rows = select.query(params![author.who, author.login])?;
    while let Some(row) = rows.next()? {
        let batch = row.get(0)?;
        match is_it(batch, row.get(1)?)? {
            Walk::On => {}
            Walk::Found => return entry(conn, batch),
            Walk::End => break,
        }
    }
    Ok(None)
}

enum Walk {
    On,
    Found,
    End,
}

/// Whether some taking back of this act stands, be it of a part of it.
fn is_taken_back(conn: &Connection, root: i64) -> Result<bool, Error> {
    let sql = "SELECT EXISTS (SELECT 1 FROM batch u WHERE u.undoes = ?1 \
               AND NOT EXISTS (SELECT 1 FROM batch r WHERE r.undoes = u.id))";
    Ok(conn.prepare_cached(sql)?.query_row([root], |row| row.get(0))?)
}

fn has_been_undone(conn: &Connection, batch: i64) -> Result<bool, Error> {
    let sql = "SELECT EXISTS (SELECT 1 FROM batch WHERE undoes = ?1)";
    Ok(conn.prepare_cached(sql)?.query_row([batch], |row| row.get(0))?)
}

/// What says whether a row stands: the act itself, also for a row that does it again.
const STANDS: &str = "FROM change c LEFT JOIN change u ON u.id = c.cancels \
                      WHERE NOT EXISTS (SELECT 1 FROM undone n WHERE n.change = coalesce(u.cancels, c.id))";

fn nothing_stands(conn: &Connection, batch: i64) -> Result<bool, Error> {
    let sql = format!("SELECT EXISTS (SELECT 1 {STANDS} AND {})", is_of("?1"));
    for part in parts(conn, batch)? {
        if conn.prepare_cached(&sql)?.query_row([part], |row| row.get(0))? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn all_undone(conn: &Connection, lines: &[Line]) -> Result<bool, Error> {
    let sql = format!("SELECT EXISTS (SELECT 1 {STANDS} AND c.id = ?1)");
    for line in lines {
        if conn.prepare_cached(&sql)?.query_row([line.id], |row| row.get(0))? {
            return Ok(false);
        }
    }
    Ok(true)
}

#[cfg(test)]
mod tests;
