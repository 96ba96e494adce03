//! References followed for many records at once, in either direction; what is gone and personal cases are never reached.

use std::collections::HashSet;

use rusqlite::Connection;

use crate::domain::field::{Form, by_id};
use crate::domain::record::{Rec, Record};
use crate::domain::thread::{TIES, Tie, Way};
use crate::store::search::shown;
use crate::store::{Error, Store};

/// The pairs of records that a reference ties, each from one of `from` to the other side: what it refers to, or
/// (not `forwards`) what refers to it.
pub(super) fn tied(
    conn: &Connection,
    tie: &Tie,
    forwards: bool,
    from: &[Rec],
) -> Result<Vec<(Rec, Rec)>, Error> {
    let (near, far) = if forwards { (tie.holder, tie.to) } else { (tie.to, tie.holder) };
    let ids: Vec<String> = from.iter().filter(|rec| rec.kind == near).map(|rec| rec.id.to_string()).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!(
        "SELECT n.id, t.id FROM json_each(?1) j CROSS JOIN {} n ON n.id = j.value {} WHERE {} ORDER BY t.id, n.id",
        near.table(),
        joined(tie, forwards)?,
        shown(far),
    );
    let mut select = conn.prepare_cached(&sql)?;
    let pairs = select.query_map([format!("[{}]", ids.join(","))], |row| {
        Ok((Rec { kind: near, id: row.get(0)? }, Rec { kind: far, id: row.get(1)? }))
    })?;
    Ok(pairs.collect::<Result<_, _>>()?)
}

/// The far side as table `t`, found from the near side `n`. A cross join keeps the order, so that indexes lead the way.
fn joined(tie: &Tie, forwards: bool) -> Result<String, Error> {
    let field = by_id(tie.field).ok_or(Error::WrongForm { field: tie.field })?;
    let (holder, to, kind) = (tie.holder.table(), tie.to.table(), tie.holder.number());
    let (id, name) = (field.id, field.name);
    Ok(match (field.form == Form::Member, forwards) {
        (false, true) => format!("CROSS JOIN {to} t ON t.key = n.\"{name}\""),
        (false, false) => format!("CROSS JOIN {holder} t ON t.\"{name}\" = n.key"),
        (true, true) => format!(
            "CROSS JOIN member m ON m.kind = {kind} AND m.record = n.id AND m.field = {id} \
             CROSS JOIN {to} t ON t.key = m.member"
        ),
        (true, false) => format!(
            "CROSS JOIN member m ON m.member = n.key AND m.field = {id} CROSS JOIN {holder} t ON t.id = m.record"
        ),
    })
}

/// Those of the recommendations that have an initiative, and of the initiatives that have a target.
pub(in crate::store) fn leading_on(conn: &Connection, recs: &[Rec]) -> Result<HashSet<Rec>, Error> {
    let mut leading = HashSet::new();
    for tie in TIES.iter().filter(|tie| tie.way == Way::Down && is_carried_out_by(tie)) {
        leading.extend(tied(conn, tie, true, recs)?.into_iter().map(|(from, _)| from));
    }
    Ok(leading)
}

fn is_carried_out_by(tie: &Tie) -> bool {
    use crate::domain::field::Kind::{Initiative, Recommendation, Target};
    matches!((tie.holder, tie.to), (Recommendation, Initiative) | (Initiative, Target))
}

/// The record, unless it is gone or a personal case.
pub(super) fn shown_record(store: &Store, rec: Rec) -> Result<Option<Record>, Error> {
    let sql = format!(
        "SELECT EXISTS (SELECT 1 FROM {} t WHERE t.id = ?1 AND {})",
        rec.kind.table(),
        shown(rec.kind)
    );
    let is_shown: bool = store.conn.prepare_cached(&sql)?.query_row([rec.id], |row| row.get(0))?;
    if is_shown { store.record_even_gone(rec) } else { Ok(None) }
}
