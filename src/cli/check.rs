//! `tavle check`: looks for anything in the file that is not as it should be.

use std::path::PathBuf;

use serde_json::json;

use super::args::Every;
use super::exit::{say, shown};
use super::out::Out;
use super::session::{Purpose, Session};
use super::{Exit, Stop, session, words};
use crate::store::{Error, Finding, daily_copies};
use crate::text::{Lang, cli as text};

/// Reads all of the file and names what is wrong.
pub fn check(every: &Every) -> Result<Exit, Stop> {
    let session = match Session::open(every, "check", Purpose::Read) {
        Err(Stop::Store(error @ Error::Damaged(_))) => {
            say(&what_now(every.lang, &daily_copies(&session::path(every)?)));
            return Err(Stop::Store(error));
        }
        session => session?,
    };
    let findings = session.store.check()?;
    let copies = daily_copies(session.store.path());
    let said = findings.iter().map(|finding| sentence(&session, finding)).collect::<Result<Vec<_>, _>>()?;
    let mut out = Out::new();
    match (session.json, findings.is_empty()) {
        (true, is_well) => {
            let copies: Vec<String> = copies.iter().map(|copy| shown(copy)).collect();
            out.json(&json!({ "ok": is_well, "problems": said, "copies": copies }))?;
        }
        (false, true) => out.line(&text::all_is_well(session.lang))?,
        (false, false) => said.iter().try_for_each(|line| out.line(line))?,
    }
    out.finish()?;
    let is_damage = |finding: &Finding| !matches!(finding, Finding::Unfinished { .. });
    match (findings.iter().any(is_damage), copies.first()) {
        (true, _) => say(&what_now(session.lang, &copies)),
        (false, Some(newest)) => say(&text::check_latest_copy(session.lang, &shown(newest), copies.len())),
        (false, None) => say(&text::check_never_copied(session.lang)),
    }
    Ok(if findings.is_empty() { Exit::Done } else { Exit::Look })
}

/// What to do with a file that is not as it should be.
fn what_now(lang: Lang, copies: &[PathBuf]) -> String {
    match copies.first() {
        Some(newest) => text::check_use_copy(lang, &shown(newest)),
        None => text::check_no_copy(lang),
    }
}

fn sentence(session: &Session, finding: &Finding) -> Result<String, Stop> {
    let lang = session.lang;
    Ok(match finding {
        Finding::Integrity(said) => text::found_damage(lang, said),
        Finding::Reference { table, row } => text::found_reference(lang, table, row.unwrap_or_default()),
        Finding::State { key, field } => text::found_state(lang, key, words::json_field(*field)),
        Finding::Undone { change } => text::found_undone(lang, *change),
        Finding::Inbox { key } => text::found_inbox(lang, key),
        Finding::Unfinished { batch } => {
            let entry = session.store.entry(*batch)?;
            let (file, when) =
                entry.map(|e| (e.reason.unwrap_or_default(), words::local(e.at))).unwrap_or_default();
            text::found_unfinished(lang, *batch, &file, &when)
        }
    })
}
