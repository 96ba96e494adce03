//! `tavle check`: looks for anything in the file that is not as it should be.

use serde_json::json;

use super::args::Every;
use super::exit::{say, shown};
use super::out::Out;
use super::session::{Purpose, Session};
use super::{Exit, Stop, session};
use crate::store::{Error, daily_copies};
use crate::text::cli as text;
use crate::worker::checked::{advice, sentence, what_now};

/// Reads all of the file and names what is wrong.
pub fn check(every: &Every) -> Result<Exit, Stop> {
    looked(every).inspect_err(|stop| {
        let Ok(path) = session::path(every) else { return };
        let copies = daily_copies(&path);
        match stop {
            Stop::Store(Error::Damaged(_)) => say(&what_now(every.lang, &copies)),
            Stop::Store(Error::NotOurs(_)) if !copies.is_empty() => say(&what_now(every.lang, &copies)),
            _ => {}
        }
    })
}

fn looked(every: &Every) -> Result<Exit, Stop> {
    let session = Session::open(every, "check", Purpose::Read)?;
    let findings = session.store.check()?;
    let copies = daily_copies(session.store.path());
    let said = findings.iter().map(|finding| sentence(&session.store, finding, session.lang));
    let said = said.collect::<Result<Vec<_>, _>>()?;
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
    say(&advice(&findings, &copies, session.lang));
    Ok(if findings.is_empty() { Exit::Done } else { Exit::Look })
}
