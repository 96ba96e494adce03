//! A folder for a file that nobody keeps: the board on the example, a preview of what a first import would make.

use std::fs;
use std::os::unix::fs::DirBuilderExt;
use std::path::PathBuf;

use super::Stop;
use crate::store::Error;

/// A folder that only we may look into, gone when this is dropped.
pub struct Folder(PathBuf);

impl Folder {
    /// Makes one in the system's folder for what is passing.
    pub fn new() -> Result<Folder, Stop> {
        let mut builder = fs::DirBuilder::new();
        builder.mode(0o700);
        for attempt in 0..100 {
            let path = std::env::temp_dir().join(format!("tavle-{}-{attempt}", std::process::id()));
            match builder.create(&path) {
                Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(Stop::Store(Error::Io(error))),
                Ok(()) => return Ok(Folder(path)),
            }
        }
        Err(Stop::Store(Error::Io(std::io::ErrorKind::AlreadyExists.into())))
    }

    /// The file in it.
    pub fn file(&self) -> PathBuf {
        self.0.join("tavle.db")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
