//! `tavle undo`: takes a batch of the log back.

use serde_json::json;

use super::args::Every;
use super::exit::say;
use super::out::Out;
use super::session::{Purpose, Session};
use super::{Exit, Stop, words};
use crate::domain::change::{Blocked, Undone};
use crate::text::{self as board, cli as text};

/// How far back one's own latest act is looked for, in batches.
const FAR: usize = 1000;

/// Takes a batch back, or one's own latest.
pub fn undo(every: &Every, batch: Option<i64>, partial: bool) -> Result<Exit, Stop> {
    let mut session = Session::open(every, "undo", Purpose::Change)?;
    let lang = session.lang;
    let Some(batch) = batch.map_or_else(|| own_latest(&session), |batch| Ok(Some(batch)))? else {
        return Err(Stop::Refused(board::nothing_to_undo(lang)));
    };
    match session.store.undo(batch, &session.author, session.reason.as_deref(), partial)? {
        Undone::Nothing => Err(Stop::Refused(text::no_such_batch(lang, batch))),
        Undone::Done { outcome, entry, kept } => {
            let by = outcome.batch.unwrap_or_default();
            say(&text::undone(lang, entry.batch, by));
            print(&session, entry.batch, outcome.batch, &kept, 0)?;
            Ok(if kept.is_empty() { Exit::Done } else { Exit::Look })
        }
        Undone::Refused { entry, blocked, rest } => {
            print(&session, entry.batch, None, &blocked, rest)?;
            say(&match rest {
                0 => text::undo_refused(lang, entry.batch),
                _ => text::undo_refused_rest(lang, entry.batch, rest),
            });
            Ok(Exit::Look)
        }
    }
}

fn own_latest(session: &Session) -> Result<Option<i64>, Stop> {
    let me = &session.author;
    let is_mine = |entry: &crate::domain::change::Entry| {
        entry.author.who == me.who
            && entry.author.login == me.login
            && entry.undoes.is_none()
            && !entry.undone
    };
    Ok(session.store.log(None, FAR)?.iter().find(|entry| is_mine(entry)).map(|entry| entry.batch))
}

fn print(
    session: &Session,
    batch: i64,
    by: Option<i64>,
    blocked: &[Blocked],
    rest: usize,
) -> Result<(), Stop> {
    let lang = session.lang;
    for Blocked { key, field, who, at, is_lost, .. } in blocked {
        say(&match is_lost {
            true => board::undo_lost(lang, key),
            false => board::undo_blocked(lang, key, words::json_field(*field), who, &words::local(*at)),
        });
    }
    if session.json {
        let blocked: Vec<_> = blocked
            .iter()
            .map(|b| {
                json!({ "key": b.key, "field": words::json_field(b.field), "who": b.who, "at": words::utc(b.at) })
            })
            .collect();
        let mut out = Out::new();
        out.json(&json!({ "batch": batch, "undone_by": by, "blocked": blocked, "rest": rest }))?;
        out.finish()?;
    }
    Ok(())
}
