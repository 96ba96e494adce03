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
use crate::worker::exported::{self, Exported, Failed, Kept, Which, Why};

/// Writes the records. Personal cases stay here; a record with what looks like a personal number is named and left out.
pub fn export(every: &Every, view: View, form: Form, out: Option<&Path>) -> Result<Exit, Stop> {
    can_go(every, form, out)?;
    let session = Session::open(every, "export", Purpose::Read)?;
    Ok(go_out(&session, view, Which::All, form, out)?.0)
}

/// Whether the form can go where it is to go.
///
/// # Errors
/// A workbook is asked for on a terminal.
pub fn can_go(every: &Every, form: Form, out: Option<&Path>) -> Result<(), Stop> {
    match out.is_none() && form == Form::Xlsx && std::io::stdout().is_terminal() {
        true => Err(Stop::Wrong(text::needs_a_file(every.lang))),
        false => Ok(()),
    }
}

/// Writes records of a view; names those that stay here, and tells how many went out.
///
/// # Errors
/// The store failed, or nothing can be written.
pub fn go_out(
    session: &Session,
    view: View,
    which: Which<'_>,
    form: Form,
    out: Option<&Path>,
) -> Result<(Exit, usize), Stop> {
    let written = match out {
        Some(path) => out::to_file(path, session.lang, |file| write(session, view, which, form, file))?,
        None => {
            let mut out = Out::new();
            let written = write(session, view, which, form, out.sink())?;
            out.finish()?;
            written
        }
    };
    Ok((told(session, &written.kept), written.records))
}

fn write(
    session: &Session,
    view: View,
    which: Which<'_>,
    form: Form,
    out: impl Write,
) -> Result<Exported, Stop> {
    let format = match form {
        Form::Csv => Format::Csv(Style::Plain),
        Form::DanishCsv => Format::Csv(Style::Danish),
        Form::Json => Format::JsonLines,
        Form::Xlsx => Format::Xlsx,
        Form::Markdown => Format::Markdown,
    };
    exported::write(&session.store, view, which, format, out).map_err(|failed| match failed {
        Failed::Store(error) => Stop::Store(error),
        Failed::Output(error) => Stop::Output(error),
    })
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
