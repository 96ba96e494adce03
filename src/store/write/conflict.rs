//! Who was first: a change conflicts where another session has moved its field since it was read.

use std::collections::BTreeSet;

use rusqlite::Connection;

use crate::domain::change::{Change, Conflict, On, Put};
use crate::domain::field::{Field, GONE, by_id};
use crate::domain::record::Rec;
use crate::store::{Error, log, state};

/// What stands in the way of a change, if anything.
pub(super) fn find(
    conn: &Connection,
    own: &BTreeSet<i64>,
    change: &Change,
) -> Result<Option<Conflict>, Error> {
    let Some(On::Record(rec)) = change.on() else { return Ok(None) };
    let gone = state::gone(conn, rec)?;
    match change {
        Change::Gone { gone: to, .. } if *to == gone.is_some() => Ok(None),
        Change::Gone { gone: to, seen: Some(seen), .. } => gone_conflict(conn, own, rec, *to, *seen),
        Change::Gone { .. } => Ok(None),
        _ if let Some(batch) = gone => {
            let (who, at) = log::written_by(conn, batch)?;
            let theirs = Some("true".to_owned());
            let key = state::key(conn, rec)?;
            Ok(Some(Conflict { rec, key, field: GONE, theirs, mine: asked(change), who, at }))
        }
        Change::Set { field, to, seen: Some(seen), .. } => set_conflict(conn, own, rec, *field, to, *seen),
        Change::Edit { field, from, to, .. } if to.names_made() => text_conflict(conn, rec, *field, from, to),
        _ => Ok(None),
    }
}

/// The newest change on a field by other sessions that moved it since `seen`: who, and when.
pub(super) fn moved_since(
    conn: &Connection,
    own: &BTreeSet<i64>,
    rec: Rec,
    field: u16,
    seen: i64,
) -> Result<Option<(String, i64)>, Error> {
    let rows = log::moved(log::after(conn, rec, Some(field), seen)?);
    let newest = rows.iter().filter(|row| !own.contains(&row.batch)).max_by_key(|row| row.id);
    newest.map(|row| log::written_by(conn, row.batch)).transpose()
}

fn set_conflict(
    conn: &Connection,
    own: &BTreeSet<i64>,
    rec: Rec,
    id: u16,
    to: &Put,
    seen: i64,
) -> Result<Option<Conflict>, Error> {
    let Some((who, at)) = moved_since(conn, own, rec, id, seen)? else { return Ok(None) };
    let field = by_id(id).ok_or(Error::WrongForm { field: id })?;
    let theirs = state::get(conn, rec, field)?;
    let mine = to.known();
    if theirs.as_deref() == wanted(field, mine.as_deref()).as_deref() {
        return Ok(None);
    }
    let key = state::key(conn, rec)?;
    Ok(Some(Conflict { rec, key, field: id, theirs, mine, who, at }))
}

/// A text that names what the batch makes is written only over the text that it was made from: what it names belongs to
/// its lines, and merged with another's they could be made twice. Whoever moved the text counts, this session too.
fn text_conflict(
    conn: &Connection,
    rec: Rec,
    id: u16,
    from: &str,
    to: &Put,
) -> Result<Option<Conflict>, Error> {
    let field = by_id(id).ok_or(Error::WrongForm { field: id })?;
    let theirs = state::get(conn, rec, field)?;
    if theirs.as_deref().unwrap_or_default() == from {
        return Ok(None);
    }
    let (who, at) = moved_since(conn, &BTreeSet::new(), rec, id, 0)?.unwrap_or_default();
    Ok(Some(Conflict { rec, key: state::key(conn, rec)?, field: id, theirs, mine: to.known(), who, at }))
}

/// The value as it would stand: two who want the same do not disagree.
fn wanted(field: &'static Field, value: Option<&str>) -> Option<String> {
    match value {
        Some(text) => crate::store::value::canonical(field, text).ok().map(|v| v.into_owned()),
        None => field.default.map(str::to_owned),
    }
}

fn gone_conflict(
    conn: &Connection,
    own: &BTreeSet<i64>,
    rec: Rec,
    to: bool,
    seen: i64,
) -> Result<Option<Conflict>, Error> {
    let Some((who, at)) = moved_since(conn, own, rec, GONE, seen)? else { return Ok(None) };
    let (theirs, mine) = (Some((!to).to_string()), Some(to.to_string()));
    Ok(Some(Conflict { rec, key: state::key(conn, rec)?, field: GONE, theirs, mine, who, at }))
}

/// What a change asked for, as text.
fn asked(change: &Change) -> Option<String> {
    match change {
        Change::Set { to, .. } | Change::Edit { to, .. } => to.known(),
        Change::Member { member, .. } => member.known(),
        Change::Count { by, .. } => Some(by.to_string()),
        Change::Remark { text, .. } => Some(text.clone()),
        Change::Version { version, .. } => version.value.clone().or_else(|| version.missing.clone()),
        Change::Create { .. } | Change::Gone { .. } => None,
    }
}
