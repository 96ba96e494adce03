//! `tavle export`: all records of a kind in a file that importing reads back without a change.

use std::fs::File;
use std::io::{BufWriter, IsTerminal, Write};
use std::path::Path;

use serde_json::Value;

use super::args::{Every, Form};
use super::derived::Derived;
use super::exit::{say, shown};
use super::out::{Out, beside};
use super::session::{Purpose, Session};
use super::{Exit, Stop, records};
use crate::domain::cpr::Harmless;
use crate::domain::field::Kind;
use crate::domain::record::Record;
use crate::domain::view::View;
use crate::exchange::write::{Extra, Format, Style, Writer, too_long_for_a_cell};
use crate::text::cli as text;
use crate::worker::importer::{self, Elsewhere};

/// Writes the records. Personal cases stay here; a record with what looks like a personal number is named and left out.
pub fn export(every: &Every, view: View, form: Form, out: Option<&Path>) -> Result<Exit, Stop> {
    if out.is_none() && form == Form::Xlsx && std::io::stdout().is_terminal() {
        return Err(Stop::Wrong(text::needs_a_file(every.lang)));
    }
    let session = Session::open(every, "export", Purpose::Read)?;
    let Some(path) = out else {
        let mut out = Out::new();
        let kept = write(&session, view, form, out.sink())?;
        out.finish()?;
        return Ok(told(&session, &kept));
    };
    let failed = |error: std::io::Error| {
        Stop::Refused(text::cannot_write_out(session.lang, &shown(path), &error.to_string()))
    };
    let beside = beside(path);
    let file = File::create(&beside).map_err(failed)?;
    let written = write(&session, view, form, BufWriter::new(file));
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
    why: Why,
}

enum Why {
    /// It holds what looks like a personal number.
    Personal,
    /// It is longer than a cell of a workbook may be.
    TooLong,
}

fn write(session: &Session, view: View, form: Form, out: impl Write) -> Result<Vec<Kept>, Stop> {
    let format = match form {
        Form::Csv => Format::Csv(Style::Plain),
        Form::DanishCsv => Format::Csv(Style::Danish),
        Form::Json => Format::JsonLines,
        Form::Xlsx => Format::Xlsx,
        Form::Markdown => Format::Markdown,
    };
    let mut writer = Writer::new(out, format, view, &records::extras(view.kind()))?;
    let settings = session.store.all(Kind::Setting)?;
    let harmless = Harmless::of(settings.iter().map(|setting| setting.key.as_str()));
    let (derived, mut kept) = (Derived::for_another(&session.store), Vec::new());
    session.store.each(view.kind(), |mut record| {
        if records::is_personal(&record) {
            return Ok::<(), Stop>(());
        }
        let extras = derived.values(&record)?;
        let too_long = || match format {
            Format::Xlsx => too_long_for_a_cell(view, &record, &extras).map(|field| (field, Why::TooLong)),
            _ => None,
        };
        let personal = personal_number(&record, &extras, &harmless).map(|field| (field, Why::Personal));
        match personal.or_else(too_long) {
            Some((field, why)) => kept.push(Kept { key: record.key, field, why }),
            None => {
                let last_change = session.store.last_change(record.rec)?;
                match importer::elsewhere(&session.store, &record, last_change)? {
                    Some(Elsewhere { updated_at, last_change }) => {
                        record.updated_at = Some(updated_at);
                        writer.record(&record, last_change, &extras)?;
                    }
                    None => writer.record(&record, last_change, &extras)?,
                }
            }
        }
        Ok(())
    })?;
    writer.finish()?;
    Ok(kept)
}

/// The field that holds what looks like a personal number. Figures are none: only what somebody wrote is looked at.
fn personal_number(record: &Record, extras: &[Extra], harmless: &Harmless) -> Option<&'static str> {
    let has_one = |value: Option<&str>| value.is_some_and(|text| !harmless.find(text).is_empty());
    let own = record.iter().find(|(_, value)| has_one(*value)).map(|(field, _)| field.name);
    own.or_else(|| extras.iter().find(|extra| any_text(&extra.value, has_one)).map(|extra| extra.name))
}

fn any_text(value: &Value, is_it: impl Fn(Option<&str>) -> bool + Copy) -> bool {
    match value {
        Value::Array(items) => items.iter().any(|item| any_text(item, is_it)),
        Value::Object(entries) => entries.values().any(|entry| any_text(entry, is_it)),
        other => is_it(other.as_str()),
    }
}

fn told(session: &Session, kept: &[Kept]) -> Exit {
    for Kept { key, field, why } in kept {
        say(&match why {
            Why::Personal => text::kept_back(session.lang, key, field),
            Why::TooLong => text::too_long_for_a_cell(session.lang, key, field),
        });
    }
    if kept.is_empty() { Exit::Done } else { Exit::Look }
}
