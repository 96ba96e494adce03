//! `tavle delete`: takes a record away by a mark that can be undone.

use super::args::Every;
use super::session::{Purpose, Session};
use super::{Exit, Stop, outcome};
use crate::domain::change::{Change, On};
use crate::text::cli as text;

/// Deletes one record.
pub fn delete(every: &Every, key: &str) -> Result<Exit, Stop> {
    let mut session = Session::open(every, "delete", Purpose::Change)?;
    let record = session.record(key)?;
    let change = Change::Gone { on: On::Record(record.rec), gone: true, seen: Some(record.seen) };
    let done = session.store.commit(&session.author, session.reason.as_deref(), &[change])?;
    outcome::of(&session, &done, &record.key, |batch| text::gone(session.lang, &record.key, batch))
}
