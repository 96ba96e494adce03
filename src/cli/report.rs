//! `tavle report`: writes a report, keeps one that is issued, and prints one that was.

use std::io::Write;

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::args::{Every, Reporting};
use super::exit::say;
use super::out::{self, Out};
use super::session::{Purpose, Session};
use super::{Exit, Stop};
use crate::domain::date::parse_span;
use crate::domain::field::Kind;
use crate::domain::paper;
use crate::domain::record::Record;
use crate::exchange::report::{Name, Report, Sheet};
use crate::text::cli as text;
use crate::worker::report::{self, Wanted};

/// Does what is asked for.
pub fn report(every: &Every, asked: &Reporting) -> Result<Exit, Stop> {
    let Some(typed) = asked.name.as_deref() else { return list(every) };
    match Name::parse(typed) {
        Some(name) => make(every, asked, name),
        None => kept(every, asked, typed),
    }
}

/// The reports that there are, and those that were issued.
fn list(every: &Every) -> Result<Exit, Stop> {
    let lang = every.lang;
    let papers = match Session::open(every, "report", Purpose::Read) {
        Err(Stop::Store(crate::store::Error::Missing(_))) => Vec::new(),
        session => session?.store.all(Kind::Note)?.into_iter().filter(paper::is_paper).collect(),
    };
    let mut out = Out::new();
    if every.json {
        let about = |name: Name| json!({ "name": name.name(), "title": name.about().of(lang) });
        let issued = |note: &Record| json!({ "key": note.key, "title": note.get("title"), "meeting": note.get("meeting") });
        let issued: Vec<Value> = papers.iter().map(issued).collect();
        out.json(&json!({ "reports": Name::ALL.map(about), "issued": issued }))?;
    } else {
        for name in Name::ALL {
            out.line(&format!("{:<16}  {}", name.name(), name.about().of(lang)))?;
        }
        for note in &papers {
            out.line(&format!("{:<16}  {}  {}", note.key, note.text("title"), note.text("meeting")))?;
        }
    }
    out.finish()?;
    Ok(Exit::Done)
}

fn make(every: &Every, asked: &Reporting, name: Name) -> Result<Exit, Stop> {
    let lang = every.lang;
    if asked.internal && name != Name::Proposals {
        return Err(Stop::Wrong(text::only_for_proposals(lang)));
    }
    if asked.meeting.is_some() && !asked.issue {
        return Err(Stop::Wrong(text::meeting_needs_issue(lang)));
    }
    if asked.since.is_some() && name.is_of_wall() {
        return Err(Stop::Wrong(text::since_not_here(lang)));
    }
    let purpose = if asked.issue { Purpose::Change } else { Purpose::Read };
    let mut session = Session::open(every, "report", purpose)?;
    let today = session.today();
    let as_of = asked.as_of.as_deref().map(|typed| day(&session, typed)).transpose()?.unwrap_or(today);
    let since = asked.since.as_deref().map(|typed| day(&session, typed)).transpose()?;
    if as_of > today {
        return Err(Stop::Wrong(text::not_yet(lang, &as_of.to_string())));
    }
    if let Some(since) = since.filter(|since| *since >= as_of) {
        return Err(Stop::Wrong(text::since_is_later(lang, &since.to_string(), &as_of.to_string())));
    }
    let wanted = Wanted { name, as_of, since, internal: asked.internal, lang };
    let Some(report) = report::make(&session.store, &wanted)? else {
        return Err(Stop::Wrong(text::since_when(lang)));
    };
    lay(every, asked, &report)?;
    let issued = if asked.issue { Some(issue(&mut session, asked, &report, name, as_of)?) } else { None };
    print(
        every,
        asked,
        &report,
        json!({ "report": name.name(), "as_of": as_of, "since": since, "key": issued }),
    )?;
    for key in &report.kept_back {
        say(&text::row_kept_back(lang, key));
    }
    Ok(if report.kept_back.is_empty() { Exit::Done } else { Exit::Look })
}

/// Keeps the report in the file, and tells its key.
fn issue(
    session: &mut Session,
    asked: &Reporting,
    report: &Report,
    name: Name,
    as_of: NaiveDate,
) -> Result<String, Stop> {
    let lang = session.lang;
    let meeting = match asked.meeting.as_deref().map(|typed| session.record(typed)).transpose()? {
        Some(record) if record.rec.kind == Kind::Meeting => Some(record.key),
        Some(record) => return Err(Stop::Wrong(text::no_meeting(lang, &record.key))),
        None => report::next_meeting(&session.store, name, as_of)?,
    };
    let Session { store, author, reason, .. } = session;
    let outcome = report::issue(store, author, reason.as_deref(), report, meeting.as_deref(), lang)?;
    let key = outcome.made.into_iter().next().map(|(_, key)| key).unwrap_or_default();
    let batch = outcome.batch.unwrap_or_default();
    say(&match meeting {
        Some(meeting) => text::issued_for(lang, &key, &meeting, batch),
        None => text::issued(lang, &key, batch),
    });
    Ok(key)
}

/// Prints a report that was issued, as it was then.
fn kept(every: &Every, asked: &Reporting, typed: &str) -> Result<Exit, Stop> {
    let lang = every.lang;
    if !typed.chars().any(|c| c.is_ascii_digit()) {
        return Err(Stop::Wrong(text::no_such_report(lang, typed)));
    }
    if asked.issue
        || asked.internal
        || asked.as_of.is_some()
        || asked.since.is_some()
        || asked.meeting.is_some()
    {
        return Err(Stop::Wrong(text::issued_already(lang)));
    }
    let session = Session::open(every, "report", Purpose::Read)?;
    let note = session.record(typed)?;
    let report =
        Some(&note).filter(|note| paper::is_paper(note)).and_then(|note| Report::read(note.text("text")));
    let Some(report) = report else { return Err(Stop::Refused(text::no_report_there(lang, &note.key))) };
    lay(every, asked, &report)?;
    print(every, asked, &report, json!({ "key": note.key, "meeting": note.get("meeting") }))?;
    if report.is_genuine() {
        return Ok(Exit::Done);
    }
    say(&text::not_genuine(lang, &note.key));
    Ok(Exit::Look)
}

/// Writes the file that was asked for, before anything else: a report that cannot be laid there is not issued.
fn lay(every: &Every, asked: &Reporting, report: &Report) -> Result<(), Stop> {
    let Some(path) = &asked.out else { return Ok(()) };
    let written = report.write(sheet(asked), every.lang);
    out::to_file(path, every.lang, |file| Ok(file.write_all(written.as_bytes())?))
}

fn sheet(asked: &Reporting) -> Sheet {
    let named = || Sheet::parse(&asked.out.as_ref()?.extension()?.to_str()?.to_lowercase());
    asked.sheet.or_else(named).unwrap_or(Sheet::Text)
}

fn print(every: &Every, asked: &Reporting, report: &Report, mut about: Value) -> Result<(), Stop> {
    let sheet = sheet(asked);
    let written = report.write(sheet, every.lang);
    let mut out = Out::new();
    if every.json {
        if let Some(object) = about.as_object_mut() {
            object.insert("title".to_owned(), report.title.clone().into());
            object.insert("rows".to_owned(), report.rows().into());
            object.insert("fingerprint".to_owned(), report.fingerprint().into());
            object.insert("format".to_owned(), sheet.name().into());
            object.insert("text".to_owned(), if asked.out.is_none() { written.into() } else { Value::Null });
        }
        out.json(&about)?;
    } else if asked.out.is_none() {
        out.text(&written)?;
    }
    out.finish()
}

/// The last day of what was typed.
fn day(session: &Session, typed: &str) -> Result<NaiveDate, Stop> {
    let span = parse_span(typed, session.today());
    span.map(|span| span.last).ok_or_else(|| Stop::Wrong(text::unknown_when(session.lang, typed)))
}
