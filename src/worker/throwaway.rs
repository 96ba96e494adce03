//! A folder for a file that nobody keeps: the board on the example, a preview of what a first import would make, what was pasted.

use std::fs;
use std::io;
use std::os::unix::fs::DirBuilderExt;
use std::path::PathBuf;

/// A folder that only we may look into, gone when this is dropped.
pub struct Folder(PathBuf);

impl Folder {
    /// Makes one in the system's folder for what is passing.
    ///
    /// # Errors
    /// There is no room for it.
    pub fn new() -> io::Result<Folder> {
        let mut builder = fs::DirBuilder::new();
        builder.mode(0o700);
        for attempt in 0..100 {
            let path = std::env::temp_dir().join(format!("tavle-{}-{attempt}", std::process::id()));
            match builder.create(&path) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
                Ok(()) => return Ok(Folder(path)),
            }
        }
        Err(io::ErrorKind::AlreadyExists.into())
    }

    /// A file in it.
    pub fn file(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
