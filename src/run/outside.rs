//! The text of a note in the program that the person writes with: handed over, waited for, taken back; and what a session
//! that ended meanwhile had left there.

use std::io;
use std::path::PathBuf;

use crate::msg::event::{Ended, Returned};
use crate::store::drafts::{Draft, Drafts};
use crate::store::lent::Lent;
use crate::term::{Guard, editor};
use crate::worker::Shared;

/// Hands a text over and waits until it comes back.
///
/// # Errors
/// The terminal is gone; the text stays in its file.
pub fn lend(draft: &Draft, guard: &Guard, shared: &Shared) -> io::Result<Returned> {
    let back = |program: &str, ended, text| {
        let program = program.split_whitespace().next().unwrap_or_default();
        let program = program.rsplit('/').next().unwrap_or_default().to_owned();
        Returned { place: draft.place.clone(), program, ended, text }
    };
    let Some(program) = editor::program() else { return Ok(back("", Ended::NotNamed, None)) };
    let no_file = |error: io::Error| back(&program, Ended::NoFile(error.to_string()), None);
    let lent = match folder().and_then(|root| Lent::begin(&root, &shared.path, &shared.owner(), draft)) {
        Ok(lent) => lent,
        Err(error) => return Ok(no_file(error)),
    };
    let ended = editor::open(guard, &program, lent.path())?;
    match lent.text() {
        Ok(None) => {
            lent.end();
            Ok(back(&program, ended, None))
        }
        Ok(Some(text)) => {
            let kept = Draft { text: text.clone(), at: shared.clock.now_ms(), ..draft.clone() };
            // The file goes only once the text is a draft on disk.
            if Drafts::open(&shared.path).and_then(|drafts| drafts.save(&shared.owner(), &kept)).is_ok() {
                lent.end();
            }
            Ok(back(&program, ended, Some(text)))
        }
        Err(error) => Ok(no_file(error)),
    }
}

/// What sessions had lent that are gone becomes drafts.
pub fn found_again(drafts: &Drafts, db: &std::path::Path, owner: &str) {
    let Ok(root) = folder() else { return };
    for (lent, draft) in Lent::left(&root, db, owner) {
        if draft.is_none_or(|draft| drafts.save(owner, &draft).is_ok()) {
            lent.end();
        }
    }
}

/// Where texts lie that are lent: in the person's own state folder.
fn folder() -> io::Result<PathBuf> {
    let folder = super::state_folder().ok_or(io::ErrorKind::NotFound)?;
    Ok(folder.join("lent"))
}
