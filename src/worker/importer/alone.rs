//! One import at a time: two that know nothing of each other would each make a record of the same row.

use std::fs::{File, TryLockError};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

/// Held for as long as an import goes on; a process that dies lets go of it.
pub(super) struct Alone(Option<File>);

impl Alone {
    /// Waits for its turn among the imports into a file; `None` where it is stopped before that. The lock is on the file's
    /// folder, since a lock on the file itself would be the store's, and one on a file of its own would leave that behind.
    pub(super) fn in_turn(file: &Path, stop: &AtomicBool) -> Option<Alone> {
        const AGAIN: Duration = Duration::from_millis(20);
        let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
        // Where there are no such locks, nobody waits.
        let Ok(folder) = File::open(folder.unwrap_or(Path::new("."))) else { return Some(Alone(None)) };
        while let Err(TryLockError::WouldBlock) = folder.try_lock() {
            if stop.load(Ordering::Relaxed) {
                return None;
            }
            thread::sleep(AGAIN);
        }
        Some(Alone(Some(folder)))
    }
}

impl Drop for Alone {
    fn drop(&mut self) {
        if let Some(folder) = &self.0 {
            let _ = folder.unlock();
        }
    }
}
