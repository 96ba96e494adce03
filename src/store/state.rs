//! The state that the log leads to: single values, members and marks of records. Writes nothing to the log.

use rusqlite::{Connection, OptionalExtension, params};

use super::{Error, schema, value};
use crate::domain::field::ids::{meeting, proposal};
use crate::domain::field::{Field, Kind};
use crate::domain::record::Rec;

/// The day of what waits for no known day.
pub(super) const NEVER: &str = "9999";

/// The key of a record.
pub(super) fn key(conn: &Connection, rec: Rec) -> Result<String, Error> {
    let sql = format!("SELECT key FROM {} WHERE id = ?1", rec.kind.table());
    let found = conn.prepare_cached(&sql)?.query_row([rec.id], |row| row.get(0)).optional()?;
    found.ok_or_else(|| unknown(rec))
}

/// The key of a record; where it was removed behind the log's back its table with its number, and that it is so.
pub(super) fn known_as(conn: &Connection, rec: Rec) -> Result<(String, bool), Error> {
    match key(conn, rec) {
        Err(Error::NoSuch { key }) => Ok((key, true)),
        key => Ok((key?, false)),
    }
}

/// The batch that took a record away; `None` where it is there.
pub(super) fn gone(conn: &Connection, rec: Rec) -> Result<Option<i64>, Error> {
    let sql = format!("SELECT gone FROM {} WHERE id = ?1", rec.kind.table());
    let found = conn.prepare_cached(&sql)?.query_row([rec.id], |row| row.get(0)).optional()?;
    found.ok_or_else(|| unknown(rec))
}

/// Marks a record as gone by a batch, or as there.
pub(super) fn set_gone(conn: &Connection, rec: Rec, by: Option<i64>) -> Result<(), Error> {
    let sql = format!("UPDATE {} SET gone = ?2{} WHERE id = ?1", rec.kind.table(), follows(rec.kind, "gone"));
    conn.prepare_cached(&sql)?.execute(params![rec.id, by])?;
    Ok(())
}

/// The value of a field that is a column.
pub(super) fn get(conn: &Connection, rec: Rec, field: &Field) -> Result<Option<String>, Error> {
    let sql = format!("SELECT \"{}\" FROM {} WHERE id = ?1", field.name, rec.kind.table());
    let mut select = conn.prepare_cached(&sql)?;
    let found = select.query_row([rec.id], |row| Ok(value::read(field, row.get_ref(0)?))).optional()?;
    found.ok_or_else(|| unknown(rec))
}

/// Writes a canonical value; a field with a default takes it instead of null.
pub(super) fn set(conn: &Connection, rec: Rec, field: &Field, to: Option<&str>) -> Result<(), Error> {
    let (table, name) = (rec.kind.table(), field.name);
    let sql = format!("UPDATE {table} SET \"{name}\" = ?2{} WHERE id = ?1", follows(rec.kind, name));
    conn.prepare_cached(&sql)?.execute(params![rec.id, value::bind(field, to.or(field.default))?])?;
    match field.id {
        proposal::SNOOZED_UNTIL => set_wakes(conn, rec.id, to),
        meeting::DATE => wake_with(conn, rec, to),
        _ => Ok(()),
    }
}

/// Adds to a count.
pub(super) fn add(conn: &Connection, rec: Rec, field: &Field, by: i64) -> Result<(), Error> {
    let sql = format!("UPDATE {0} SET \"{1}\" = \"{1}\" + ?2 WHERE id = ?1", rec.kind.table(), field.name);
    conn.prepare_cached(&sql)?.execute(params![rec.id, by])?;
    Ok(())
}

/// Adds a member; `false` where it was one.
pub(super) fn add_member(conn: &Connection, rec: Rec, field: u16, member: &str) -> Result<bool, Error> {
    let sql = "INSERT OR IGNORE INTO member(kind, record, field, member) VALUES (?1, ?2, ?3, ?4)";
    Ok(conn.prepare_cached(sql)?.execute(params![rec.kind.number(), rec.id, field, member])? > 0)
}

/// Removes a member; `false` where it was none.
pub(super) fn remove_member(conn: &Connection, rec: Rec, field: u16, member: &str) -> Result<bool, Error> {
    let sql = "DELETE FROM member WHERE kind = ?1 AND record = ?2 AND field = ?3 AND member = ?4";
    Ok(conn.prepare_cached(sql)?.execute(params![rec.kind.number(), rec.id, field, member])? > 0)
}

/// The key as its record of one of these kinds has it, whatever the case; gone ones do not count.
pub(super) fn resolve(conn: &Connection, kinds: &[Kind], key: &str) -> Result<Option<String>, Error> {
    for kind in kinds {
        if let Some((_, key)) = find(conn, *kind, key, false)? {
            return Ok(Some(key));
        }
    }
    Ok(None)
}

/// The record of a kind with this key, whatever the case of its letters.
pub(super) fn find(
    conn: &Connection,
    kind: Kind,
    key: &str,
    even_gone: bool,
) -> Result<Option<(i64, String)>, Error> {
    let there = if even_gone { "" } else { " AND gone IS NULL" };
    let sql = format!("SELECT id, key FROM {} WHERE key = ?1{there}", kind.table());
    let mut select = conn.prepare_cached(&sql)?;
    let mut look = |key: &str| select.query_row([key], |row| Ok((row.get(0)?, row.get(1)?))).optional();
    match look(key)? {
        None if !key.is_ascii() => Ok(look(&key.to_uppercase())?),
        found => Ok(found),
    }
}

/// Writes the day that a proposal's `snoozed_until` stands for.
pub(super) fn set_wakes(conn: &Connection, proposal: i64, until: Option<&str>) -> Result<(), Error> {
    let day = match until {
        None => None,
        Some(until) if value::date(until).is_some() => Some(until.to_owned()),
        Some(meeting) => conn
            .prepare_cached("SELECT date FROM meeting WHERE key = ?1")?
            .query_row([meeting], |row| row.get::<_, Option<String>>(0))
            .optional()?
            .flatten(),
    };
    let day = day.as_deref().unwrap_or(NEVER);
    conn.prepare_cached("UPDATE proposal SET wakes = ?2 WHERE id = ?1")?.execute(params![proposal, day])?;
    Ok(())
}

/// The columns that follow from one that is being set to `?2`: where in the inbox a proposal can be.
fn follows(kind: Kind, set: &str) -> String {
    if kind != Kind::Proposal {
        return String::new();
    }
    let concerned = schema::PLACE.iter().filter(|(_, expression)| expression.contains(&format!("{{{set}}}")));
    concerned
        .map(|(column, expression)| {
            let expression =
                schema::place(expression, |name| if name == set { "?2".to_owned() } else { name.to_owned() });
            format!(", {column} = {expression}")
        })
        .collect()
}

/// What waits for a meeting waits for its new day.
fn wake_with(conn: &Connection, meeting: Rec, day: Option<&str>) -> Result<(), Error> {
    let sql = "UPDATE proposal SET wakes = ?2 WHERE snoozed_until = ?1";
    conn.prepare_cached(sql)?.execute(params![key(conn, meeting)?, day.unwrap_or(NEVER)])?;
    Ok(())
}

fn unknown(rec: Rec) -> Error {
    Error::NoSuch { key: format!("{} {}", rec.kind.table(), rec.id) }
}
