//! How a connection goes about much work at once: an import, or the building of the example.

use super::{Error, Store, log};

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

    /// Whether much is to be written: more of the file is kept in memory, it is taken over from the write-ahead log in
    /// larger steps, and what the rows of a batch refer to, which the batch itself makes, is not looked up row by row;
    /// [`Store::check`] looks at all of it. Every batch is on disk all the same.
    pub fn brace(&self, braced: bool) -> Result<(), Error> {
        // Inside a transaction references cannot be turned on or off.
        self.release()?;
        let sql = match braced {
            true => {
                "PRAGMA foreign_keys = OFF; PRAGMA cache_size = -16384; PRAGMA wal_autocheckpoint = 16384"
            }
            false => "PRAGMA foreign_keys = ON; PRAGMA cache_size = -2000; PRAGMA wal_autocheckpoint = 1000",
        };
        Ok(self.conn.execute_batch(sql)?)
    }

    /// Takes what is written over from the write-ahead log into the file, as far as nobody reads from before; who writes
    /// meanwhile does not wait. A connection for reading may do it too.
    pub fn carry_over(&self) -> Result<(), Error> {
        self.release()?;
        Ok(self.conn.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()))?)
    }

    /// Begins to read from one moment: many small questions then cost less. The next write or
    /// [`Store::release`] ends it; calling it again changes nothing.
    pub fn hold(&self) -> Result<(), Error> {
        log::hold(&self.conn)
    }

    /// Ends [`Store::hold`].
    pub fn release(&self) -> Result<(), Error> {
        log::let_go(&self.conn)
    }
}
