//! A copy of the file while it is in use, by the database's own means.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::backup::Backup;
use rusqlite::{Connection, OpenFlags};

use crate::store::{Error, Store, open};

impl Store {
    /// Copies the file as it is now. The copy appears under its name when it is complete and checked.
    ///
    /// # Errors
    /// [`Error::Io`] with `AlreadyExists` where there is a file of that name; [`Error::Full`] where the disk is full.
    pub fn backup_to(&self, path: &Path) -> Result<(), Error> {
        if path.exists() {
            return Err(Error::Io(io::ErrorKind::AlreadyExists.into()));
        }
        let unfinished = unfinished(path);
        let copied = copy(&self.conn, &unfinished).and_then(|()| Ok(std::fs::rename(&unfinished, path)?));
        if copied.is_err() {
            let _ = std::fs::remove_file(&unfinished);
        }
        copied
    }
}

fn unfinished(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".{}.part", std::process::id()));
    PathBuf::from(name)
}

fn copy(from: &Connection, path: &Path) -> Result<(), Error> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
    let mut to = open::connect(path, flags)?;
    Backup::new(from, &mut to)?.run_to_completion(10_000, Duration::ZERO, None)?;
    to.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
    let verdict: String = to.query_row("PRAGMA quick_check", [], |row| row.get(0))?;
    to.close().map_err(|(_, error)| error)?;
    if verdict != "ok" {
        return Err(Error::Io(io::ErrorKind::InvalidData.into()));
    }
    File::open(path)?.sync_all()?;
    Ok(())
}
