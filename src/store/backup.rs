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

use super::{Error, Store, open};

pub use daily::{daily_copies, daily_folder};
pub use restore::{Restored, restore};

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
        let unfinished = with_end(path, &format!(".{}.part", std::process::id()));
        let copied = copy(&self.conn, &unfinished)
            .and_then(|()| Ok(share_as(&self.path, &unfinished)?))
            .and_then(|()| Ok(std::fs::rename(&unfinished, path)?));
        if copied.is_err() {
            let _ = std::fs::remove_file(&unfinished);
        }
        copied
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
