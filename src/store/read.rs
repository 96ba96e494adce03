//! Reads records: by key, by number in the order asked, all of a kind, and those that refer to one.

use rusqlite::{CachedStatement, Connection, OptionalExtension, Row, Rows, ToSql, params, params_from_iter};

use super::{Error, Store, schema, state, value};
use crate::domain::field::{Field, Form, Kind, by_id};
use crate::domain::record::{Rec, Record};

impl Store {
    /// The record with this key, whatever its kind and the case of its letters; `None` where there is none or it is
    /// gone.
    pub fn record(&self, key: &str) -> Result<Option<Record>, Error> {
        match self.find_key(key, false)? {
            Some(rec) => self.record_even_gone(rec),
            None => Ok(None),
        }
    }

    /// The record with this key, and those that are gone as well.
    pub fn find_key(&self, key: &str, even_gone: bool) -> Result<Option<Rec>, Error> {
        for kind in Kind::ALL {
            if let Some((id, _)) = state::find(&self.conn, *kind, key.trim(), even_gone)? {
                return Ok(Some(Rec { kind: *kind, id }));
            }
        }
        Ok(None)
    }

    /// The record of this kind with this key; gone ones do not count.
    pub fn of_kind(&self, kind: Kind, key: &str) -> Result<Option<Record>, Error> {
        match state::find(&self.conn, kind, key.trim(), false)? {
            Some((id, _)) => self.record_even_gone(Rec { kind, id }),
            None => Ok(None),
        }
    }

    /// A record, whether it is gone or not; `None` where there never was one.
    pub fn record_even_gone(&self, rec: Rec) -> Result<Option<Record>, Error> {
        let seen = self.latest()?;
        let mut select = self.conn.prepare_cached(&select(rec.kind, "WHERE t.id = ?1"))?;
        let found = select.query_row([rec.id], |row| read(row, rec.kind, seen)).optional()?;
        found.map(|record| with_members(&self.conn, record)).transpose()
    }

    /// Whether a record is gone.
    pub fn is_gone(&self, rec: Rec) -> Result<bool, Error> {
        Ok(state::gone(&self.conn, rec)?.is_some())
    }

    /// The records with these numbers, in the order asked; gone ones are left out.
    pub fn records(&self, kind: Kind, ids: &[i64]) -> Result<Vec<Record>, Error> {
        let seen = self.latest()?;
        let mut select = self.conn.prepare_cached(&select(kind, "WHERE t.id = ?1 AND t.gone IS NULL"))?;
        let mut records = Vec::with_capacity(ids.len());
        for id in ids {
            if let Some(record) = select.query_row([id], |row| read(row, kind, seen)).optional()? {
                records.push(with_members(&self.conn, record)?);
            }
        }
        Ok(records)
    }

    /// Hands every record of a kind to `each`, in the order in which they were made, one at a time.
    ///
    /// # Errors
    /// The first error of `each` ends it and is passed on.
    pub fn each<E: From<Error>>(
        &self,
        kind: Kind,
        mut each: impl FnMut(Record) -> Result<(), E>,
    ) -> Result<(), E> {
        let seen = self.latest()?;
        let sql = select(kind, "WHERE t.gone IS NULL ORDER BY t.id");
        let mut select = self.conn.prepare_cached(&sql).map_err(Error::from)?;
        let mut rows = select.query([]).map_err(Error::from)?;
        let mut all_members = self
            .conn
            .prepare_cached(
                "SELECT field, member, record FROM member WHERE kind = ?1 ORDER BY record, field, member",
            )
            .map_err(Error::from)?;
        let mut members = Members::of(&mut all_members, kind)?;
        while let Some(row) = rows.next().map_err(Error::from)? {
            let mut record = read(row, kind, seen).map_err(Error::from)?;
            members.give(&mut record)?;
            each(record)?;
        }
        Ok(())
    }

    /// Every record of a kind, in the order in which they were made.
    pub fn all(&self, kind: Kind) -> Result<Vec<Record>, Error> {
        let mut all = Vec::new();
        self.each(kind, |record| {
            all.push(record);
            Ok::<(), Error>(())
        })?;
        Ok(all)
    }

    /// The numbers of all records of a kind, in the order in which they were made.
    pub fn ids(&self, kind: Kind) -> Result<Vec<i64>, Error> {
        let sql = format!("SELECT id FROM {} WHERE gone IS NULL ORDER BY id", kind.table());
        let mut select = self.conn.prepare_cached(&sql)?;
        let ids = select.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
        Ok(ids)
    }

    /// How many records of a kind there are.
    pub fn count(&self, kind: Kind) -> Result<usize, Error> {
        let sql = format!("SELECT count(*) FROM {} WHERE gone IS NULL", kind.table());
        let count: i64 = self.conn.prepare_cached(&sql)?.query_row([], |row| row.get(0))?;
        Ok(usize::try_from(count).unwrap_or_default())
    }

    /// The colleagues, by initials.
    pub fn people(&self) -> Result<Vec<Record>, Error> {
        let mut people = self.all(Kind::Person)?;
        people.sort_by(|a, b| a.key.cmp(&b.key));
        Ok(people)
    }

    /// The value of a setting of the file.
    pub fn setting(&self, key: &str) -> Result<Option<String>, Error> {
        Ok(self.of_kind(Kind::Setting, key)?.and_then(|r| r.get("value").map(str::to_owned)))
    }

    /// The records of a kind with exactly these values; an empty value stands for null.
    pub fn find(&self, kind: Kind, values: &[(u16, &str)]) -> Result<Vec<Rec>, Error> {
        self.find_where("gone IS NULL", kind, values)
    }

    /// The same of records that are gone.
    pub(super) fn find_gone(&self, kind: Kind, values: &[(u16, &str)]) -> Result<Vec<Rec>, Error> {
        self.find_where("gone IS NOT NULL", kind, values)
    }

    fn find_where(&self, mark: &str, kind: Kind, values: &[(u16, &str)]) -> Result<Vec<Rec>, Error> {
        let mut sql = format!("SELECT id FROM {} WHERE {mark}", kind.table());
        let mut bound = Vec::new();
        for (id, text) in values {
            let field = column(kind, *id)?;
            let text = Some(*text).filter(|t| !t.is_empty());
            bound.push(value::bind(field, text)?);
            sql.push_str(&format!(" AND \"{}\" IS ?{}", field.name, bound.len()));
        }
        sql.push_str(" ORDER BY id");
        let mut select = self.conn.prepare_cached(&sql)?;
        let bound = params_from_iter(bound.iter().map(|b| b as &dyn ToSql));
        let ids = select.query_map(bound, |row| Ok(Rec { kind, id: row.get(0)? }))?;
        Ok(ids.collect::<Result<_, _>>()?)
    }

    /// The records that refer to this key in one field, with their keys: the recommendations of an initiative, say.
    pub fn inverse(&self, field: u16, key: &str) -> Result<Vec<(Rec, String)>, Error> {
        let field = by_id(field).ok_or(Error::WrongForm { field })?;
        let kind = crate::domain::field::kind_of(field.id).ok_or(Error::WrongForm { field: field.id })?;
        referring(&self.conn, kind, field, key)
    }
}

/// When a record of table `t` last changed, by what was not undone; `{kind}` stands for the kind's number.
pub(super) const UPDATED_AT: &str = "(SELECT b.at FROM change c JOIN batch b ON b.id = c.batch WHERE c.id = (\
    SELECT max(x.id) FROM change x WHERE x.kind = {kind} AND x.record = t.id AND x.cancels IS NULL \
    AND NOT EXISTS (SELECT 1 FROM undone u WHERE u.change = x.id)))";

/// The query for records of a kind, with the values of their columns and when they last changed.
pub(super) fn select(kind: Kind, rest: &str) -> String {
    let columns: String = schema::columns(kind).map(|f| format!(", t.\"{}\"", f.name)).collect();
    let at = UPDATED_AT.replace("{kind}", &kind.number().to_string());
    format!("SELECT t.id, t.key, {at}{columns} FROM {} t {rest}", kind.table())
}

/// The record in a row of [`select`], without its members.
pub(super) fn read(row: &Row<'_>, kind: Kind, seen: i64) -> rusqlite::Result<Record> {
    let mut values = Vec::with_capacity(kind.fields().len());
    let mut place = 3;
    for field in kind.fields() {
        if field.form == Form::Member {
            values.push(None);
        } else {
            values.push(value::read(field, row.get_ref(place)?));
            place += 1;
        }
    }
    let rec = Rec { kind, id: row.get(0)? };
    Ok(Record { rec, key: row.get(1)?, values, seen, updated_at: row.get(2)? })
}

/// The field of a kind with this id, which is a column.
fn column(kind: Kind, id: u16) -> Result<&'static Field, Error> {
    schema::columns(kind).find(|f| f.id == id).ok_or(Error::WrongForm { field: id })
}

/// The records that refer to a key in one field, with their keys.
pub(super) fn referring(
    conn: &Connection,
    kind: Kind,
    field: &Field,
    key: &str,
) -> Result<Vec<(Rec, String)>, Error> {
    let table = kind.table();
    let sql = if field.form == Form::Member {
        format!(
            "SELECT t.id, t.key FROM member m JOIN {table} t ON t.id = m.record WHERE m.member = ?1 \
             AND m.field = {} AND t.gone IS NULL ORDER BY t.id",
            field.id
        )
    } else {
        format!("SELECT id, key FROM {table} WHERE \"{}\" = ?1 AND gone IS NULL ORDER BY id", field.name)
    };
    let mut select = conn.prepare_cached(&sql)?;
    let rows = select.query_map([key], |row| Ok((Rec { kind, id: row.get(0)? }, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The record with its members.
pub(super) fn with_members(conn: &Connection, mut record: Record) -> Result<Record, Error> {
    if record.rec.kind.fields().iter().all(|f| f.form != Form::Member) {
        return Ok(record);
    }
    let sql = "SELECT field, member FROM member WHERE kind = ?1 AND record = ?2 ORDER BY field, member";
    let mut select = conn.prepare_cached(sql)?;
    let mut rows = select.query(params![record.rec.kind, record.rec.id])?;
    while let Some(row) = rows.next()? {
        add_member(&mut record, row.get(0)?, &row.get::<_, String>(1)?);
    }
    Ok(record)
}

/// The members of all records of a kind, read alongside the records.
struct Members<'s> {
    rows: Rows<'s>,
    next: Option<(i64, u16, String)>,
}

impl<'s> Members<'s> {
    fn of(select: &'s mut CachedStatement<'_>, kind: Kind) -> Result<Members<'s>, Error> {
        let mut members = Members { rows: select.query([kind])?, next: None };
        members.step()?;
        Ok(members)
    }

    /// Gives a record its members; records come in the order of their numbers.
    fn give(&mut self, record: &mut Record) -> Result<(), Error> {
        while let Some((id, field, member)) = self.next.as_ref().filter(|(id, _, _)| *id <= record.rec.id) {
            if *id == record.rec.id {
                add_member(record, *field, member);
            }
            self.step()?;
        }
        Ok(())
    }

    fn step(&mut self) -> Result<(), Error> {
        self.next = match self.rows.next()? {
            Some(row) => Some((row.get(2)?, row.get(0)?, row.get(1)?)),
            None => None,
        };
        Ok(())
    }
}

fn add_member(record: &mut Record, field: u16, member: &str) {
    let place = record.rec.kind.fields().iter().position(|f| f.id == field);
    match place.and_then(|p| record.values.get_mut(p)) {
        Some(Some(members)) => {
            members.push('\n');
            members.push_str(member);
        }
        Some(first) => *first = Some(member.to_owned()),
        None => {}
    }
}
