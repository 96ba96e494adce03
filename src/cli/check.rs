//! `tavle check`: looks for anything in the file that is not as it should be.

use serde_json::json;

use super::args::Every;
use super::exit::{say, shown};
use super::out::Out;
use super::session::{Purpose, Session};
use super::{Exit, Stop, session};
use crate::store::{Error, daily_copies};
use crate::worker::checked::{advice, named, sentence, what_now};

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
    let mut out = Out::new();
    if session.json {
        let said = findings.iter().map(|finding| sentence(&session.store, finding, session.lang));
        let said = said.collect::<Result<Vec<_>, _>>()?;
        let copies: Vec<String> = copies.iter().map(|copy| shown(copy)).collect();
        out.json(&json!({ "ok": findings.is_empty(), "problems": said, "copies": copies }))?;
    } else {
        let lines = named(&session.store, &findings, session.lang)?;
        lines.iter().try_for_each(|line| out.line(line))?;
    }
    out.finish()?;
    say(&advice(&findings, &copies, session.lang));
    Ok(if findings.is_empty() { Exit::Done } else { Exit::Look })
}
