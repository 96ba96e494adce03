//! A copy of the file while it is in use, by the database's own means.

mod daily;
mod restore;

use std::fs::{File, Permissions, set_permissions};
use std::io;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::backup::Backup;
use rusqlite::{Connection, OpenFlags};

use super::drafts::began;
use super::{Error, Store, open};

pub use daily::{daily_copies, daily_folder};
pub use restore::{Restored, restore};

/// What the name of a growing file ends with, behind the number of the program that writes it.
const PART: &str = ".part";

impl Store {
    /// Copies the file as it is now. The copy appears under its name when it is complete and checked, and may be read
    /// by whoever may read the file.
    ///
    /// # Errors
    /// [`Error::Io`] with `AlreadyExists` where there is a file of that name; [`Error::Full`] where the disk is full.
    pub fn backup_to(&self, path: &Path) -> Result<(), Error> {
        if path.exists() {
            return Err(Error::Io(io::ErrorKind::AlreadyExists.into()));
        }
        copy_whole(&self.conn, &self.path, path)
    }
}

/// Copies the database of a file; the copy appears under its name when it is whole.
fn copy_whole(from: &Connection, file: &Path, path: &Path) -> Result<(), Error> {
    remove_left(path);
    let unfinished = unfinished(path);
    let copied = copy(from, &unfinished)
        .and_then(|()| Ok(share_as(file, &unfinished)?))
        .and_then(|()| Ok(std::fs::rename(&unfinished, path)?));
    if copied.is_err() {
        remove_with_its_own(&unfinished);
    }
    copied
}

/// Where a file grows until it is whole.
fn unfinished(path: &Path) -> PathBuf {
    with_end(path, &format!(".{}{PART}", std::process::id()))
}

/// Removes a file with what the database lays beside it.
fn remove_with_its_own(path: &Path) {
    for end in ["", "-wal", "-shm", "-journal"] {
        let _ = std::fs::remove_file(with_end(path, end));
    }
}

/// Removes what killed programs left of files that were growing to this one.
fn remove_left(path: &Path) {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let Some(name) = path.file_name().map(|name| format!("{}.", name.to_string_lossy())) else { return };
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let left = entry.file_name();
        let left = left.to_str().and_then(|left| left.strip_prefix(&name)?.split_once(PART));
        let process = left.and_then(|(process, _)| process.parse().ok());
        if process.is_some_and(|process| began(process).is_none()) {
            let _ = std::fs::remove_file(entry.path());
        }
    }
}

/// A path with something behind its name.
fn with_end(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    PathBuf::from(name)
}

/// Whoever may use the file may use its copy, and nobody else.
fn share_as(file: &Path, copy: &Path) -> io::Result<()> {
    let mode = std::fs::metadata(file)?.permissions().mode();
    set_permissions(copy, Permissions::from_mode(mode))
}

/// Copies a database into a new file, which is whole and on the disk when this returns.
fn copy(from: &Connection, path: &Path) -> Result<(), Error> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
    let mut to = open::connect(path, flags)?;
    Backup::new(from, &mut to)?.run_to_completion(10_000, Duration::ZERO, None)?;
    to.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
    let verdict: String = to.query_row("PRAGMA quick_check", [], |row| row.get(0))?;
    to.close().map_err(|(_, error)| error)?;
    if verdict != "ok" {
        return Err(Error::damaged());
    }
    File::open(path)?.sync_all()?;
    Ok(())
}

#[cfg(test)]
mod tests;
