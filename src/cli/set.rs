//! `tavle set`: changes fields of one record.

use super::args::{Assignment, Every};
use super::session::{Purpose, Session};
use super::typed::Manner;
use super::{Exit, Stop, figure, outcome, rules, typed};
use crate::domain::change::{Change, Conflict, On};
use crate::domain::field::{Field, Kind};
use crate::domain::record::Record;
use crate::text::cli as text;

/// Changes what was asked for, unless a field has moved from what was expected or since it was read.
pub fn set(every: &Every, key: &str, values: &[Assignment], expect: &[Assignment]) -> Result<Exit, Stop> {
    let mut session = Session::open(every, "set", Purpose::Change)?;
    let lang = session.lang;
    let record = session.record(key)?;
    let kind = record.rec.kind;
    let whole = figure::is_whole(&session, kind, values, Some(&record))?;
    let manner = Manner { today: session.today(), lang, whole, exact: true };
    let mut given = typed::read(kind, values, manner)?;
    let mut expected = typed::read(kind, expect, Manner { exact: false, ..manner })?;
    if given.key.is_some() || expected.key.is_some() {
        return Err(typed::unknown(kind, "key", lang));
    }
    let (said, expected_figure) = (figure::take(&mut given), figure::take(&mut expected));
    let versions =
        if kind == Kind::Measurement { session.store.versions(record.rec.id)? } else { Vec::new() };
    let newest = versions.first();
    if let Some(conflict) = figure::moved(&record, &expected_figure, &said, newest) {
        return outcome::conflicts(&session, &[conflict]);
    }
    let differs = expected
        .values
        .iter()
        .find(|(field, old)| !typed::same(field, record.get(field.name), old.as_deref()));
    if let Some((field, old)) = differs {
        // The value that was to be written, where one was; else the one that was expected.
        let mine = given.values.iter().find(|(f, _)| f == field).map_or(old, |(_, new)| new);
        let conflict = moved(&session, &record, field, mine.clone())?;
        return outcome::conflicts(&session, &[conflict]);
    }
    let version = figure::version(&session, said, newest.map(|figure| &figure.version))?;
    let (mut changes, reason) = rules::changes(&session, &record, given)?;
    changes.extend(version.map(|version| Change::Version { on: On::Record(record.rec), version }));
    let done = session.store.commit(&session.author, reason.as_deref(), &changes)?;
    outcome::of(&session, &done, &record.key, |batch| text::set_done(lang, &record.key, batch))
}

/// What stands instead of the expected value, and who wrote it.
fn moved(session: &Session, record: &Record, field: &Field, mine: Option<String>) -> Result<Conflict, Stop> {
    let history = session.store.history(record.rec)?;
    let wrote = history.iter().find(|entry| !entry.undone && entry.touches(field.id));
    let made = wrote.or(history.last());
    Ok(Conflict {
        rec: record.rec,
        key: record.key.clone(),
        field: field.id,
        theirs: record.get(field.name).map(str::to_owned),
        mine,
        who: made.map(|entry| entry.author.who.clone()).unwrap_or_default(),
        at: made.map_or(0, |entry| entry.at),
    })
}
