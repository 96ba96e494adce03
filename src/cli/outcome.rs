//! What became of a write: one sentence, the record where JSON is wanted, and each conflict with both its values.

use serde_json::json;

use super::exit::say;
use super::out::Out;
use super::session::Session;
use super::{Exit, Stop, records, words};
use crate::domain::change::{Conflict, Outcome};
use crate::domain::view::View;
use crate::text::{self as board, cli as text};
use crate::worker::derived::Derived;

/// Tells what became of a write on one record. `done` is the sentence that names the batch.
pub fn of(
    session: &Session,
    outcome: &Outcome,
    key: &str,
    done: impl Fn(i64) -> String,
) -> Result<Exit, Stop> {
    if !outcome.conflicts.is_empty() {
        return conflicts(session, &outcome.conflicts);
    }
    match outcome.batch {
        Some(batch) => say(&done(batch)),
        None => say(&board::nothing_changed(session.lang)),
    }
    if session.json {
        let mut out = Out::new();
        match session.store.record(key)? {
            Some(record) => {
                let extras = Derived::of(&session.store).values(&record)?;
                records::json_line(View::All(record.rec.kind), &record, &extras, &mut out)?;
            }
            None => out.json(&json!({ "key": key, "deleted": true, "batch": outcome.batch }))?,
        }
        out.finish()?;
    }
    Ok(Exit::Done)
}

/// Lists what somebody else was first with; a person must choose.
pub fn conflicts(session: &Session, conflicts: &[Conflict]) -> Result<Exit, Stop> {
    let mut out = Out::new();
    for conflict in conflicts {
        say(&sentence(session, conflict));
        if session.json {
            out.json(&json!({ "conflict": {
                "key": conflict.key,
                "field": words::json_field(conflict.field),
                "theirs": conflict.theirs,
                "mine": conflict.mine,
                "who": conflict.who,
                "at": words::utc(conflict.at),
            }}))?;
        }
    }
    out.finish()?;
    Ok(Exit::Look)
}

fn sentence(session: &Session, conflict: &Conflict) -> String {
    let lang = session.lang;
    let when = words::local(conflict.at);
    if conflict.field == crate::domain::field::GONE {
        return board::conflict_gone(lang, &conflict.key, &conflict.who, &when);
    }
    let value =
        |value: &Option<String>| words::value(conflict.field, value.as_deref().unwrap_or_default(), lang);
    let (theirs, mine) = (value(&conflict.theirs), value(&conflict.mine));
    text::conflict(
        lang,
        &conflict.key,
        words::json_field(conflict.field),
        &conflict.who,
        &when,
        &theirs,
        &mine,
    )
}
