//! Writing without waiting for the disk, for a file that can be made again at any time.

use super::{Error, Store};

impl Store {
    /// Whether a power cut may take the latest batches: for building the example, which is played in a moment. Turned
    /// off again, all that was written is on disk.
    pub fn relax(&self, relaxed: bool) -> Result<(), Error> {
        let sql = match relaxed {
            true => "PRAGMA synchronous = OFF",
            false => "PRAGMA synchronous = FULL; PRAGMA wal_checkpoint(TRUNCATE)",
        };
        Ok(self.conn.execute_batch(sql)?)
    }
}
