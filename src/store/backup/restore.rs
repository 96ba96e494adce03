//! Takes a copy for the file: the copy is checked first, the old file stays beside, and nobody else has it open.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::backup::Backup;
use rusqlite::{Connection, OpenFlags};

use super::{copy, copy_whole, remove_left, remove_with_its_own, share_as, unfinished, with_end};
use crate::store::drafts::{Drafts, Session};
use crate::store::{Clock, Error, Finding, Mode, Store, open};

/// How long it waits for a program that only passes by, such as `tavle list`.
const PATIENCE: Duration = Duration::from_secs(2);

/// What became of it.
#[derive(Debug)]
pub enum Restored {
    /// The file is what the copy was.
    Done {
        /// Where the old file lies; `None` where there was none.
        kept: Option<PathBuf>,
    },
    /// These boards have the file open; nothing was changed.
    Open(Vec<Session>),
    /// Another program has the file open; nothing was changed.
    InUse,
    /// The copy is not as it should be; nothing was changed.
    Broken(Vec<Finding>),
    /// The copy cannot be used at all; nothing was changed.
    NoCopy(Error),
}

/// Makes `file` what `from` is. The file is then as the copy was, in one step: a kill leaves the one or the other.
///
/// # Errors
/// The file itself cannot be written, or its folder; nothing was changed then.
pub fn restore(file: &Path, from: &Path) -> Result<Restored, Error> {
    open::ordinary(file)?;
    remove_left(file);
    let fresh = unfinished(file);
    let restored = match checked(from, &fresh) {
        Ok(findings) if findings.is_empty() => replace(file, &fresh),
        Ok(findings) => Ok(Restored::Broken(findings)),
        Err(error @ (Error::Full(_) | Error::Busy(_))) => Err(error),
        Err(Error::Unopened(path, cause)) if path == fresh => Err(Error::Unopened(file.to_owned(), cause)),
        Err(error) => Ok(Restored::NoCopy(error)),
    };
    remove_with_its_own(&fresh);
    restored
}

/// Copies the copy and says what is wrong with it. The original is only read: not even its journal mode changes. That
/// an import was under way when it was made is no fault of it.
fn checked(from: &Path, fresh: &Path) -> Result<Vec<Finding>, Error> {
    if !from.is_file() {
        return Err(Error::Missing(from.to_owned()));
    }
    match copy(&open::frozen(from)?, fresh) {
        Err(error) if is_damage(&error) => return Ok(vec![Finding::Pages]),
        copied => copied?,
    }
    let mut findings = Store::open(fresh, Mode::Read, Clock::System)?.check()?;
    findings.retain(|finding| !matches!(finding, Finding::Unfinished { .. }));
    let conn = open::connect(fresh, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    conn.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
    Ok(findings)
}

fn is_damage(error: &Error) -> bool {
    matches!(error, Error::Damaged(_) | Error::NotOurs(_))
}

fn replace(file: &Path, fresh: &Path) -> Result<Restored, Error> {
    if !file.exists() {
        std::fs::rename(fresh, file)?;
        return Ok(Restored::Done { kept: None });
    }
    let others = Drafts::open(file).and_then(|drafts| drafts.others(std::process::id())).unwrap_or_default();
    if !others.is_empty() {
        return Ok(Restored::Open(others));
    }
    let kept = free_name(file);
    match alone(file).and_then(|conn| overwrite(conn, file, fresh, &kept)) {
        Ok(()) => {}
        Err(Error::Busy(_)) => return Ok(Restored::InUse),
        Err(error) if is_damage(&error) => put_aside(file, fresh, &kept)?,
        Err(error) => return Err(error),
    }
    Ok(Restored::Done { kept: Some(kept) })
}

/// A connection that nobody else has one beside: leaving the write-ahead log needs the file for oneself.
fn alone(file: &Path) -> Result<Connection, Error> {
    let conn = open::connect(file, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    conn.busy_timeout(PATIENCE)?;
    open::check_ours(&conn, file)?;
    conn.query_row("PRAGMA locking_mode = EXCLUSIVE", [], |_| Ok(()))?;
    let mode: String = conn.query_row("PRAGMA journal_mode = DELETE", [], |row| row.get(0))?;
    if mode != "delete" {
        return Err(Error::ReadOnly);
    }
    conn.execute_batch("BEGIN EXCLUSIVE; COMMIT")?;
    Ok(conn)
}

/// Keeps a copy of the file and writes the other over it, in one transaction of the database.
fn overwrite(mut conn: Connection, file: &Path, fresh: &Path, kept: &Path) -> Result<(), Error> {
    copy_whole(&conn, file, kept)?;
    let from = open::connect(fresh, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    Backup::new(&from, &mut conn)?.run_to_completion(i32::MAX, Duration::ZERO, None)?;
    conn.query_row("PRAGMA locking_mode = NORMAL", [], |_| Ok(()))?;
    open::write_ahead(&conn)
}

/// What is no whole database can only be moved away, with what lies beside it.
fn put_aside(file: &Path, fresh: &Path, kept: &Path) -> Result<(), Error> {
    share_as(file, fresh)?;
    for end in ["-wal", "-shm", "-journal"] {
        let beside = with_end(file, end);
        if beside.exists() {
            std::fs::rename(beside, with_end(kept, end))?;
        }
    }
    // With two names for a moment there is a file of this name at any time.
    if std::fs::hard_link(file, kept).is_err() {
        std::fs::rename(file, kept)?;
    }
    Ok(std::fs::rename(fresh, file)?)
}

/// The first name for the old file that is not taken.
fn free_name(file: &Path) -> PathBuf {
    let day = Clock::System.today();
    let names = (1..).map(|n: u32| match n {
        1 => format!(".before-restore-{day}"),
        n => format!(".before-restore-{day}-{n}"),
    });
    let mut free = names.map(|name| with_end(file, &name)).filter(|path| !path.exists());
    free.next().unwrap_or_else(|| with_end(file, ".before-restore"))
}
