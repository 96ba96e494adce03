//! `tavle export`: all records of a kind in a file that importing reads back without a change.

use std::io::{IsTerminal, Write};
use std::path::Path;

use super::args::{Every, Form};
use super::exit::say;
use super::out::{self, Out};
use super::session::{Purpose, Session};
use super::{Exit, Stop};
use crate::domain::view::View;
use crate::exchange::write::{Format, Style};
use crate::text::cli as text;
use crate::worker::exported::{self, Failed, Kept, Which, Why};

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
    let kept = out::to_file(path, session.lang, |file| write(&session, view, form, file))?;
    Ok(told(&session, &kept))
}

fn write(session: &Session, view: View, form: Form, out: impl Write) -> Result<Vec<Kept>, Stop> {
    let format = match form {
        Form::Csv => Format::Csv(Style::Plain),
        Form::DanishCsv => Format::Csv(Style::Danish),
        Form::Json => Format::JsonLines,
        Form::Xlsx => Format::Xlsx,
        Form::Markdown => Format::Markdown,
    };
    match exported::write(&session.store, view, Which::All, format, out) {
        Ok(exported) => Ok(exported.kept),
        Err(Failed::Store(error)) => Err(Stop::Store(error)),
        Err(Failed::Output(error)) => Err(Stop::Output(error)),
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
