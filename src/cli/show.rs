//! `tavle show`: one record with what it hangs together with, its remarks and its history.

use serde_json::{Value, json};

use super::args::Every;
use super::log;
use super::out::Out;
use super::session::{Purpose, Session};
use super::{Exit, Stop, records, thread, typed, words};
use crate::domain::change::Entry;
use crate::domain::field::Shape;
use crate::domain::record::Record;
use crate::domain::sender::Sender;
use crate::domain::thread::Thread;
use crate::exchange::write;
use crate::store::Remark;
use crate::text::cli as text;
use crate::worker::derived::Derived;

/// Shows a record.
pub fn show(every: &Every, key: &str) -> Result<Exit, Stop> {
    let session = Session::open(every, "show", Purpose::Read)?;
    let whole = Whole::of(&session, session.record(key)?)?;
    let mut out = Out::new();
    if session.json {
        whole.json(&session, &mut out)?
    } else {
        whole.text(&session, &mut out)?
    }
    out.finish()?;
    Ok(Exit::Done)
}

/// A record with all that belongs to it.
struct Whole {
    record: Record,
    thread: Thread,
    remarks: Vec<Remark>,
    history: Vec<Entry>,
    sender: Sender,
}

impl Whole {
    fn of(session: &Session, record: Record) -> Result<Whole, Stop> {
        let store = &session.store;
        let thread = store.thread(record.rec, session.today())?;
        let mut history = store.history(record.rec)?;
        let mut remarks = store.remarks(record.rec)?;
        if records::is_personal(&record) {
            log::veil(&mut history);
            remarks.clear();
        }
        let sender = store.sender(&record.key)?;
        Ok(Whole { record: records::veiled(record), thread, remarks, history, sender })
    }

    fn json(&self, session: &Session, out: &mut Out) -> Result<(), Stop> {
        let extras = Derived::of(&session.store).values(&self.record)?;
        let line = write::json(&self.record, None, &extras)?;
        let mut value: Value = serde_json::from_str(&line).map_err(std::io::Error::from)?;
        if let Some(object) = value.as_object_mut() {
            let remarks =
                self.remarks.iter().map(|r| json!({ "at": words::utc(r.at), "who": r.who, "text": r.text }));
            object.insert("kind_of_record".to_owned(), self.record.rec.kind.table().into());
            object.insert("thread".to_owned(), thread::json(&self.thread));
            object.insert("breaks".to_owned(), thread::breaks(&self.thread));
            object.insert("remarks".to_owned(), remarks.collect());
            let history = self.history.iter().flat_map(|e| e.lines.iter().map(|line| log::json(e, line)));
            object.insert("history".to_owned(), history.collect());
        }
        out.json(&value)
    }

    fn text(&self, session: &Session, out: &mut Out) -> Result<(), Stop> {
        let lang = session.lang;
        let Whole { record, thread, remarks, history, sender } = self;
        out.line(&format!("{}  {}", record.key, words::called(record, lang)))?;
        let (long, short): (Vec<_>, Vec<_>) = record
            .iter()
            .filter_map(|(field, value)| Some((field, value?)))
            .partition(|(field, _)| matches!(field.shape, Shape::Long));
        for (field, value) in short.into_iter().filter(|(field, _)| field.name != "title") {
            let said: Vec<String> =
                typed::members(Some(value)).iter().map(|m| words::value(field.id, m, lang)).collect();
            out.line(&format!("  {:<18}  {}", words::field(field.id, lang), said.join(", ")))?;
        }
        for (heading, said) in
            [(text::sender_name(lang), &sender.name), (text::sender_contact(lang), &sender.contact)]
        {
            said.iter().try_for_each(|said| out.line(&format!("  {heading:<18}  {said}")))?;
        }
        records::lines(session, record)?.iter().try_for_each(|line| out.line(line))?;
        for (field, value) in long {
            heading(out, &words::field(field.id, lang), false)?;
            value.lines().try_for_each(|line| out.line(&format!("  {line}")))?;
        }
        if !thread::is_empty(thread) {
            heading(out, &text::thread(lang), false)?;
            thread::text(thread, lang, out)?;
        }
        heading(out, &text::remarks(lang), remarks.is_empty())?;
        for remark in remarks {
            out.line(&format!("  {}  {}: {}", words::local(remark.at), remark.who, remark.text))?;
        }
        heading(out, &text::history(lang), history.is_empty())?;
        for entry in history {
            entry
                .lines
                .iter()
                .try_for_each(|line| out.line(&format!("  {}", log::said(entry, line, lang))))?;
        }
        Ok(())
    }
}

fn heading(out: &mut Out, title: &str, is_empty: bool) -> Result<(), Stop> {
    if is_empty {
        return Ok(());
    }
    out.line("")?;
    out.line(title)
}
