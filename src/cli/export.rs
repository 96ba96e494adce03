//! `tavle export`: all records of a kind in a file that importing reads back without a change.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use super::args::{Every, Form};
use super::exit::{say, shown};
use super::out::Out;
use super::session::{Purpose, Session};
use super::{Exit, Stop, records};
use crate::domain::cpr;
use crate::domain::field::Kind;
use crate::domain::record::Record;
use crate::exchange::write::{Format, Style, Writer};
use crate::text::cli as text;

/// Writes the records. Personal cases stay here; a record with what looks like a personal number is named and left out.
pub fn export(every: &Every, kind: Kind, form: Form, out: Option<&Path>) -> Result<Exit, Stop> {
    let session = Session::open(every, "export", Purpose::Read)?;
    let Some(path) = out else {
        let mut out = Out::new();
        let kept = write(&session, kind, form, out.sink())?;
        out.finish()?;
        return Ok(told(&session, &kept));
    };
    let failed = |error: std::io::Error| {
        Stop::Refused(text::cannot_write_out(session.lang, &shown(path), &error.to_string()))
    };
    let beside = beside(path);
    let file = File::create(&beside).map_err(failed)?;
    let written = write(&session, kind, form, BufWriter::new(file));
    let moved = written.and_then(|kept| std::fs::rename(&beside, path).map(|()| kept).map_err(Stop::Output));
    match moved {
        Ok(kept) => Ok(told(&session, &kept)),
        Err(stop) => {
            let _ = std::fs::remove_file(&beside);
            Err(if let Stop::Output(error) = stop { failed(error) } else { stop })
        }
    }
}

/// A record that stayed here, and the field that is to blame.
struct Kept {
    key: String,
    field: &'static str,
}

fn write(session: &Session, kind: Kind, form: Form, out: impl Write) -> Result<Vec<Kept>, Stop> {
    let format = match form {
        Form::Csv => Format::Csv(Style::Plain),
        Form::DanishCsv => Format::Csv(Style::Danish),
        Form::Json => Format::JsonLines,
        Form::Markdown => Format::Markdown,
    };
    let mut writer = Writer::new(out, format, kind, records::extras(kind))?;
    let mut kept = Vec::new();
    session.store.each(kind, |record| {
        if records::is_personal(&record) {
            return Ok::<(), Stop>(());
        }
        match personal_number(&record) {
            Some(field) => kept.push(Kept { key: record.key, field }),
            None => {
                let change = session.store.last_change(record.rec)?;
                writer.record(&record, change, &records::derived(&session.store, &record)?)?;
            }
        }
        Ok(())
    })?;
    writer.finish()?;
    Ok(kept)
}

/// The field that holds what looks like a personal number.
fn personal_number(record: &Record) -> Option<&'static str> {
    let has_one = |value: Option<&str>| value.is_some_and(|text| !cpr::find(text).is_empty());
    record.iter().find(|(_, value)| has_one(*value)).map(|(field, _)| field.name)
}

fn told(session: &Session, kept: &[Kept]) -> Exit {
    for Kept { key, field } in kept {
        say(&text::kept_back(session.lang, key, field));
    }
    if kept.is_empty() { Exit::Done } else { Exit::Look }
}

/// Where the file grows until it is whole.
fn beside(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_os_string();
    name.push(format!(".{}.part", std::process::id()));
    PathBuf::from(name)
}
