//! `tavle info`: what the file is, and how much is in it.

use serde_json::{Map, Value, json};

use super::args::Every;
use super::exit::shown;
use super::out::Out;
use super::session::{self, Purpose, Session};
use super::{Exit, Stop, words};
use crate::domain::number::int;
use crate::store::{Clock, Info};
use crate::text::cli as text;

/// Says what the file is.
pub fn info(every: &Every) -> Result<Exit, Stop> {
    let session = Session::open(every, "info", Purpose::Read)?;
    let info = session.store.info()?;
    let example = session::is_example(&session.store)?;
    let mut out = Out::new();
    if session.json {
        json_of(&session, &info, example, &mut out)?
    } else {
        lines(&session, &info, example, &mut out)?
    }
    out.finish()?;
    Ok(Exit::Done)
}

fn json_of(session: &Session, info: &Info, example: bool, out: &mut Out) -> Result<(), Stop> {
    let records: Map<String, Value> =
        info.records.iter().map(|(kind, count)| (kind.plural().to_owned(), (*count).into())).collect();
    out.json(&json!({
        "file": shown(&info.path),
        "version": env!("CARGO_PKG_VERSION"),
        "schema": info.schema,
        "sqlite": info.engine,
        "bytes": info.bytes,
        "batches": info.batches,
        "changes": info.changes,
        "last_at": info.last_at.map(words::utc),
        "now": fixed(session).map(words::utc),
        "example": example,
        "user": session.author.who,
        "login": session.author.login,
        "records": records,
    }))
}

fn lines(session: &Session, info: &Info, example: bool, out: &mut Out) -> Result<(), Stop> {
    let lang = session.lang;
    let number = |n: i64| int(n, lang);
    out.line(&text::info_file(lang, &shown(&info.path), &number(info.bytes / 1024)))?;
    out.line(&text::info_version(lang, env!("CARGO_PKG_VERSION"), info.schema, info.engine))?;
    out.line(&text::info_you(lang, &session.author.who, &session.author.login))?;
    if example {
        let now = fixed(session).map(words::local).unwrap_or_default();
        out.line(&text::info_example(lang, &now))?;
    }
    let last = info.last_at.map_or_else(|| "–".to_owned(), words::local);
    out.line(&text::info_log(lang, &number(info.batches), &number(info.changes), &last))?;
    for (kind, count) in info.records.iter().filter(|(_, count)| *count > 0) {
        let count = number(i64::try_from(*count).unwrap_or(i64::MAX));
        out.line(&format!("{:<16}  {count:>9}", kind.plural()))?;
    }
    Ok(())
}

/// The clock of the file or of the call, where it stands still.
fn fixed(session: &Session) -> Option<i64> {
    match session.store.clock() {
        Clock::Fixed(ms) => Some(ms),
        Clock::System => None,
    }
}
