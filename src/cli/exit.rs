//! How a call ends: its exit code, and the sentence where it stopped.

use std::io::{self, Write};

use crate::domain::clean::clean;
use crate::store::Error;
use crate::text::{Lang, cause, cli as text};
pub(super) use crate::worker::said::{sentence, shown};

/// How a call ended that did what it could.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// All is done.
    Done,
    /// A person must choose or look; the rest is done.
    Look,
    /// The board ended with this code.
    Board(u8),
}

/// Why a call did nothing.
#[derive(Debug)]
pub enum Stop {
    /// It asked for this text: help, the version.
    Told(String),
    /// The call is wrong.
    Wrong(String),
    /// It could not be done.
    Refused(String),
    /// A person must look, and nothing was done.
    Look(String),
    /// The store could not do it.
    Store(Error),
    /// Nobody reads what is written any more, or it cannot be written.
    Output(io::Error),
    /// All is done, but what came of it cannot be written.
    Unsaid(io::Error),
}

impl Exit {
    /// The exit code.
    pub fn code(self) -> u8 {
        match self {
            Exit::Done => 0,
            Exit::Look => 1,
            Exit::Board(code) => code,
        }
    }
}

impl Stop {
    /// Says why, and gives the exit code.
    pub fn report(&self, lang: Lang) -> u8 {
        match self {
            Stop::Told(told) => match print(told) {
                Ok(()) => 0,
                Err(error) => Stop::Output(error).report(lang),
            },
            Stop::Output(error) | Stop::Unsaid(error) if error.kind() == io::ErrorKind::BrokenPipe => 0,
            Stop::Wrong(sentence) => said(lang, sentence, 2),
            Stop::Look(sentence) => said(lang, sentence, 1),
            Stop::Refused(sentence) => said(lang, sentence, 3),
            Stop::Store(error) => {
                said(lang, &sentence(lang, error), if is_wrong_call(error) { 2 } else { 3 })
            }
            Stop::Output(error) => said(lang, &text::not_said(lang, cause(error).of(lang)), 3),
            Stop::Unsaid(error) => said(lang, &text::done_but_not_said(lang, cause(error).of(lang)), 1),
        }
    }
}

impl From<Error> for Stop {
    fn from(error: Error) -> Stop {
        Stop::Store(error)
    }
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Stop {
        Stop::Output(error)
    }
}

/// Says something on standard error; nobody listening is no reason to stop.
pub(super) fn say(sentence: &str) {
    let _ = writeln!(io::stderr(), "{}", clean(sentence, true).text);
}

/// What was asked for is wrong, and not the file.
fn is_wrong_call(error: &Error) -> bool {
    matches!(error, Error::Invalid { .. } | Error::WrongForm { .. } | Error::KeyNeeded { .. })
}

fn print(told: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(told.as_bytes())?;
    out.flush()
}

fn said(lang: Lang, sentence: &str, code: u8) -> u8 {
    say(&text::said_by(lang, sentence));
    code
}
