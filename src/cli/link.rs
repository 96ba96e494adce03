//! `tavle link`: ties two records together, or unties them.

use super::args::Every;
use super::session::{Purpose, Session};
use super::{Exit, Stop, outcome};
use crate::domain::change::{Change, On, Put};
use crate::text::cli as text;

/// Links two records by the one's field that may hold the other, whichever was named first.
pub fn link(every: &Every, one: &str, other: &str, remove: bool) -> Result<Exit, Stop> {
    let mut session = Session::open(every, "link", Purpose::Change)?;
    let lang = session.lang;
    let (one, other) = (session.record(one)?, session.record(other)?);
    let (kind, other_kind) = (one.rec.kind, other.rec.kind);
    let forwards = kind.tie_to(other_kind).map(|field| (&one, field, &other));
    let found = forwards.or_else(|| other_kind.tie_to(kind).map(|field| (&other, field, &one)));
    let Some((from, field, to)) = found else {
        return Err(Stop::Wrong(text::cannot_link(lang, &one.key, &other.key)));
    };
    let change = Change::Member {
        on: On::Record(from.rec),
        field: field.id,
        member: Put::text(to.key.as_str()),
        present: !remove,
    };
    let done = session.store.commit(&session.author, session.reason.as_deref(), &[change])?;
    outcome::of(&session, &done, &from.key, |batch| match remove {
        true => text::unlinked(lang, &from.key, &to.key, batch),
        false => text::linked(lang, &from.key, &to.key, batch),
    })
}
