//! `tavle restore`: takes a copy for the file; the old one stays beside it.

use std::path::Path;

use serde_json::json;

use super::args::Every;
use super::exit::{say, sentence, shown};
use super::out::Out;
use super::{Exit, Stop, session};
use crate::store::{self, Restored};
use crate::text::{Lang, cli as text};

/// Makes the file what the copy is.
pub fn restore(every: &Every, copy: &Path) -> Result<Exit, Stop> {
    let lang = every.lang;
    let file = session::path(every)?;
    session::may_write(every, &file, "restore")?;
    if every.db.is_none() {
        session::make_folder(&file)?;
    }
    match store::restore(&file, copy)? {
        Restored::Done { kept } => done(every, &file, copy, kept.as_deref()),
        Restored::Open(others) => {
            let who: Vec<&str> = others.iter().map(|session| session.who.as_str()).collect();
            Err(Stop::Refused(text::restore_open(lang, &shown(&file), &who.join(", "))))
        }
        Restored::InUse => Err(Stop::Refused(text::restore_in_use(lang, &shown(&file)))),
        Restored::Broken(findings) => {
            Err(Stop::Refused(text::restore_broken(lang, &shown(copy), findings.len())))
        }
        Restored::NoCopy(error) => Err(Stop::Refused(no_copy(lang, copy, &error))),
    }
}

fn done(every: &Every, file: &Path, copy: &Path, kept: Option<&Path>) -> Result<Exit, Stop> {
    let lang = every.lang;
    if every.json {
        let mut out = Out::new();
        out.json(&json!({ "file": shown(file), "from": shown(copy), "kept": kept.map(shown) }))?;
        out.finish()?;
    }
    say(&text::restored(lang, &shown(file), &shown(copy)));
    if let Some(kept) = kept {
        say(&text::restored_kept(lang, &shown(kept)));
    }
    Ok(Exit::Done)
}

fn no_copy(lang: Lang, copy: &Path, error: &store::Error) -> String {
    let name = shown(copy);
    match error {
        store::Error::Missing(_) => text::no_such_file(lang, &name),
        store::Error::NotOurs(_) | store::Error::Damaged(_) => text::restore_no_copy(lang, &name),
        other => sentence(lang, other),
    }
}
