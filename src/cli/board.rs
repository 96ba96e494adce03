//! `tavle`: opens the board.

use std::path::Path;

use super::args::Every;
use super::exit::say;
use super::session;
use super::{Exit, Stop, keys};
use crate::domain::wall::Opening;
use crate::run::{self, Start};
use crate::store::{Clock, Error, Mode, Store};
use crate::text::cli as text;

/// Opens the board on the user's file.
pub fn open(every: &Every) -> Result<Exit, Stop> {
    let path = session::path(every)?;
    if every.db.is_none() && !every.read_only {
        session::make_folder(&path)?;
    }
    start(every, &path)
}

/// Opens the board on a file. An example keeps its clock, and whoever one says one is counts as the login too.
pub fn start(every: &Every, path: &Path) -> Result<Exit, Stop> {
    let lang = every.lang;
    let (keymap, note) = keys::of_user(lang);
    let mut start = Start {
        path: path.to_owned(),
        lang,
        theme: every.theme,
        clock: every.now.as_ref().map_or(Clock::System, |(_, clock)| *clock),
        user: every.user.clone(),
        login: session::login(),
        read_only: every.read_only,
        wall: every.wall.map(|audience| Opening {
            audience,
            part: every.part,
            every: every.seconds,
            is_alone: true,
        }),
        keymap,
        note,
    };
    let example = match Store::open(path, Mode::Read, start.clock) {
        Ok(store) => settle(every, &store, &mut start)?,
        Err(Error::Missing(_)) => false,
        Err(error) => return Err(Stop::Store(error)),
    };
    if every.now.is_some() && !example {
        start.read_only = true;
        start.note = Some(text::now_reads_only(lang));
    }
    match run::run(start) {
        Ok(code) => Ok(Exit::Board(code)),
        Err(report) => Err(stopped(every, report)),
    }
}

/// Takes the clock and the user from an example; says whether the file is one.
fn settle(every: &Every, store: &Store, start: &mut Start) -> Result<bool, Stop> {
    let example = session::is_example(store)?;
    if example {
        let author = session::author(every, store, "board")?;
        start.clock = store.clock();
        start.user = Some(author.who);
        start.login = author.login;
    }
    Ok(example)
}

fn stopped(every: &Every, report: color_eyre::Report) -> Stop {
    let no_terminal = |error: &std::io::Error| error.raw_os_error().is_some();
    match report.downcast::<Error>() {
        Ok(error) => Stop::Store(error),
        Err(report) => match report.downcast_ref::<std::io::Error>() {
            Some(error) if no_terminal(error) => Stop::Refused(text::needs_a_terminal(every.lang)),
            _ => {
                say(&format!("{report:?}"));
                Stop::Refused(text::failed(every.lang, &report.to_string()))
            }
        },
    }
}
