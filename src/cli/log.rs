//! `tavle log`: who changed what, when, from what to what; the newest first.

use chrono::{Local, NaiveTime, TimeZone};
use serde_json::Value;

use super::args::Every;
use super::out::Out;
use super::session::{Purpose, Session};
use super::{Exit, Stop, records, words};
use crate::domain::change::{Entry, Line};
use crate::domain::clean::clean;
use crate::domain::date::parse_span;
use crate::domain::field::{BORN, Form, GONE};
use crate::text::{Lang, cli as text};

/// The longest value in a line for people, in characters.
const LONGEST: usize = 60;

/// Prints the log, or that of one record.
pub fn log(every: &Every, key: Option<&str>, since: Option<&str>) -> Result<Exit, Stop> {
    let session = Session::open(every, "log", Purpose::Read)?;
    let since = since.map(|since| moment(&session, since)).transpose()?;
    let mut out = Out::new();
    match key {
        Some(key) => of_record(&session, key, since, &mut out)?,
        None => of_all(&session, since, &mut out)?,
    }
    out.finish()?;
    Ok(Exit::Done)
}

fn of_record(session: &Session, key: &str, since: Option<i64>, out: &mut Out) -> Result<(), Stop> {
    let rec = session.rec(key)?;
    let mut history = session.store.history(rec)?;
    if session.store.record_even_gone(rec)?.is_some_and(|record| records::is_personal(&record)) {
        veil(&mut history);
    }
    let wanted = history.iter().filter(|entry| since.is_none_or(|since| entry.at >= since));
    wanted.flat_map(|e| e.lines.iter().map(move |l| (e, l))).try_for_each(|(e, l)| print(session, e, l, out))
}

fn of_all(session: &Session, since: Option<i64>, out: &mut Out) -> Result<(), Stop> {
    let mut personal = std::collections::HashMap::new();
    for mut entry in session.store.log(since, usize::MAX)? {
        if entry.count > entry.lines.len() {
            entry.lines = session.store.lines(entry.batch)?;
        }
        for line in &mut entry.lines {
            let known = personal.get(&line.rec).copied();
            let is_personal = match known {
                Some(known) => known,
                None if line.rec.kind == crate::domain::field::Kind::Proposal => {
                    session.store.record_even_gone(line.rec)?.is_some_and(|r| records::is_personal(&r))
                }
                None => false,
            };
            personal.insert(line.rec, is_personal);
            if is_personal {
                line.keep_back();
            }
        }
        entry.lines.iter().try_for_each(|line| print(session, &entry, line, out))?;
    }
    Ok(())
}

fn print(session: &Session, entry: &Entry, line: &Line, out: &mut Out) -> Result<(), Stop> {
    match session.json {
        true => out.json(&json(entry, line)),
        false => out.line(&said(entry, line, session.lang)),
    }
}

/// A change as an object.
pub fn json(entry: &Entry, line: &Line) -> Value {
    serde_json::json!({
        "id": line.id,
        "batch": entry.batch,
        "at": words::utc(entry.at),
        "who": entry.author.who,
        "login": entry.author.login,
        "via": entry.author.via,
        "key": line.key,
        "field": words::json_field(line.field),
        "old": line.old,
        "new": line.new,
        "reason": entry.reason,
        "undoes": entry.undoes,
    })
}

/// A change as one line. Where the claimed user is not the login, both are shown.
pub fn said(entry: &Entry, line: &Line, lang: Lang) -> String {
    let author = &entry.author;
    let who = match author.who == author.login {
        true => author.who.clone(),
        false => format!("{} ({})", author.who, author.login),
    };
    let mut said =
        format!("{:>6}  {}  {who}  {}  {}", entry.batch, words::local(entry.at), line.key, what(line, lang));
    if let Some(reason) = &entry.reason {
        said.push_str(&format!("  · {reason}"));
    }
    if let Some(batch) = entry.undoes {
        said.push_str(&format!("  · {}", text::undoes(lang, batch)));
    }
    if line.is_lost {
        said.push_str(&format!("  · {}", crate::text::lost(lang)));
    }
    if line.erased {
        said.push_str(&format!("  · {}", crate::text::erased(lang)));
    }
    said
}

/// Keeps back what was written in the changes of a personal case.
pub fn veil(history: &mut [Entry]) {
    history.iter_mut().flat_map(|entry| entry.lines.iter_mut()).for_each(Line::keep_back);
}

fn what(line: &Line, lang: Lang) -> String {
    let field = words::field(line.field, lang);
    match (line.field, line.form) {
        (BORN, _) => crate::text::created(lang),
        (GONE, _) if line.new.as_deref() == Some("true") => crate::text::deleted(lang),
        (GONE, _) => crate::text::created(lang),
        (_, Form::Value) => {
            format!("{field}: {} → {}", side(line, &line.old, lang), side(line, &line.new, lang))
        }
        _ => {
            let gone = line.old.as_ref().map(|_| format!("−{}", side(line, &line.old, lang)));
            let new = line.new.as_ref().map(|_| format!("+{}", side(line, &line.new, lang)));
            format!("{field}: {}", gone.into_iter().chain(new).collect::<Vec<_>>().join(" "))
        }
    }
}

fn side(line: &Line, value: &Option<String>, lang: Lang) -> String {
    let Some(value) = value else { return "–".to_owned() };
    let said = clean(&words::value(line.field, value, lang), false).text;
    match said.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", said.get(..end).unwrap_or_default()),
        None => said,
    }
}

/// The first moment of the day that a text means.
fn moment(session: &Session, typed: &str) -> Result<i64, Stop> {
    let day = parse_span(typed, session.today()).map(|span| span.first).or_else(|| typed.trim().parse().ok());
    let start = day.and_then(|day| Local.from_local_datetime(&day.and_time(NaiveTime::MIN)).earliest());
    let exact = || chrono::DateTime::parse_from_rfc3339(typed.trim()).ok().map(|at| at.timestamp_millis());
    start
        .map(|at| at.timestamp_millis())
        .or_else(exact)
        .ok_or_else(|| Stop::Wrong(text::unknown_when(session.lang, typed)))
}
