//! The copy that is made by itself once a day, in `FILE.backup` beside the file, by whoever is first.

use std::fs::{DirBuilder, File, Permissions, TryLockError};
use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::with_end;
use crate::store::{Clock, Error, Store};

/// How many copies are kept unless the setting [`KEEP`] says otherwise.
const KEPT: usize = 14;
/// The setting that says how many; 0 makes none.
const KEEP: &str = "keep_daily";
/// What is locked while a copy is made.
const LOCK: &str = "lock";

impl Store {
    /// Copies the file into [`daily_folder`] unless that was done today or is being done, and drops the copies that are
    /// more than the setting `keep_daily` keeps (14 without it; 0 makes none and drops none). The day is the machine's,
    /// whatever the file's clock says. A file without any work in it is not copied. Tells what was made.
    pub fn backup_daily(&self) -> Result<Option<PathBuf>, Error> {
        let keep = self.setting(KEEP)?.and_then(|text| text.trim().parse().ok()).unwrap_or(KEPT);
        let folder = daily_folder(&self.path);
        let copy = folder.join(format!("{}.db", Clock::System.today()));
        if keep == 0 || copy.exists() || self.latest_batch()? == 0 {
            return Ok(None);
        }
        make(&folder, &self.path)?;
        let lock = File::create(folder.join(LOCK))?;
        match lock.try_lock() {
            Err(TryLockError::WouldBlock) => return Ok(None),
            Err(TryLockError::Error(error)) => return Err(Error::Io(error)),
            Ok(()) if copy.exists() => return Ok(None),
            Ok(()) => {}
        }
        remove_unfinished(&folder);
        self.backup_to(&copy)?;
        for old in daily_copies(&self.path).iter().skip(keep) {
            std::fs::remove_file(old)?;
        }
        Ok(Some(copy))
    }
}

/// Where the daily copies of a file lie.
pub fn daily_folder(file: &Path) -> PathBuf {
    with_end(file, ".backup")
}

/// The daily copies of a file, the newest first.
pub fn daily_copies(file: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(daily_folder(file)).into_iter().flatten().flatten();
    let mut copies: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(|path| is_daily(path)).collect();
    copies.sort_unstable_by(|a, b| b.cmp(a));
    copies
}

fn is_daily(path: &Path) -> bool {
    let day = path.file_stem().and_then(|name| name.to_str()).map(str::parse::<NaiveDate>);
    path.extension().is_some_and(|end| end == "db") && matches!(day, Some(Ok(_)))
}

/// Makes the folder; whoever may read or write the file may do so in it.
fn make(folder: &Path, file: &Path) -> Result<(), Error> {
    if folder.is_dir() {
        return Ok(());
    }
    DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    let mode = std::fs::metadata(file)?.permissions().mode() & 0o777;
    let enter = (mode & 0o444) >> 2;
    Ok(std::fs::set_permissions(folder, Permissions::from_mode(0o700 | mode | enter))?)
}

/// Takes away what a killed program left; the lock says that nobody is at work.
fn remove_unfinished(folder: &Path) {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let parts = entries.map(|entry| entry.path()).filter(|path| {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        name.contains(".part")
    });
    parts.for_each(|part| drop(std::fs::remove_file(part)));
}
