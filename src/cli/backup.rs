//! `tavle backup`: a copy of the file, also while it is in use.

use std::io::ErrorKind;
use std::path::Path;

use serde_json::json;

use super::args::Every;
use super::exit::{say, shown};
use super::out::Out;
use super::session::{Purpose, Session};
use super::{Exit, Stop};
use crate::store::Error;
use crate::text::{cause, cli as text};

/// Copies the file.
pub fn backup(every: &Every, file: &Path) -> Result<Exit, Stop> {
    let session = Session::open(every, "backup", Purpose::Read)?;
    let (lang, name) = (session.lang, shown(file));
    match session.store.backup_to(file) {
        Ok(()) => {}
        Err(Error::Io(error)) if error.kind() == ErrorKind::AlreadyExists => {
            return Err(Stop::Refused(text::exists_already(lang, &name)));
        }
        Err(Error::Io(error) | Error::Unopened(_, error)) => {
            return Err(Stop::Refused(text::cannot_write_out(lang, &name, cause(&error).of(lang))));
        }
        Err(other) => return Err(Stop::Store(other)),
    }
    if session.json {
        let mut out = Out::new();
        out.json(&json!({ "file": name, "bytes": std::fs::metadata(file).map(|m| m.len()).ok() }))?;
        out.finish()?;
    }
    say(&text::backed_up(lang, &name));
    Ok(Exit::Done)
}
