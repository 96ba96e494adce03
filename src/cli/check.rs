//! `tavle check`: looks for anything in the file that is not as it should be.

use serde_json::json;

use super::args::Every;
use super::out::Out;
use super::session::{Purpose, Session};
use super::{Exit, Stop, words};
use crate::store::Finding;
use crate::text::cli as text;

/// Reads all of the file and names what is wrong.
pub fn check(every: &Every) -> Result<Exit, Stop> {
    let session = Session::open(every, "check", Purpose::Read)?;
    let findings = session.store.check()?;
    let said = findings.iter().map(|finding| sentence(&session, finding)).collect::<Result<Vec<_>, _>>()?;
    let mut out = Out::new();
    match (session.json, findings.is_empty()) {
        (true, is_well) => out.json(&json!({ "ok": is_well, "problems": said }))?,
        (false, true) => out.line(&text::all_is_well(session.lang))?,
        (false, false) => said.iter().try_for_each(|line| out.line(line))?,
    }
    out.finish()?;
    Ok(if findings.is_empty() { Exit::Done } else { Exit::Look })
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
