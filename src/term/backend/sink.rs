//! Where a frame goes: the terminal, or memory in tests and measurements.

use std::io;
use std::os::fd::{AsFd, OwnedFd};

use crate::term::{size, tty};

/// Where frames are written.
#[derive(Debug)]
pub enum Sink {
    /// The terminal.
    Tty(OwnedFd),
    /// Memory.
    Memory {
        /// Columns and rows of the terminal that it stands for.
        size: (u16, u16),
        /// One entry a write.
        writes: Vec<Vec<u8>>,
    },
}

impl Sink {
    /// Memory that stands for a terminal of this size.
    pub fn memory(columns: u16, rows: u16) -> Sink {
        Sink::Memory { size: (columns, rows), writes: Vec::new() }
    }

    /// Columns and rows.
    pub fn size(&self) -> (u16, u16) {
        match self {
            Sink::Tty(tty) => size::size_of(tty),
            Sink::Memory { size, .. } => *size,
        }
    }

    /// Everything written to memory so far, a write an entry; nothing for a terminal.
    pub fn writes(&self) -> &[Vec<u8>] {
        match self {
            Sink::Tty(_) => &[],
            Sink::Memory { writes, .. } => writes,
        }
    }

    pub(super) fn write(&mut self, frame: &[u8]) -> io::Result<()> {
        match self {
            Sink::Tty(tty) => tty::write_all(tty.as_fd(), frame),
            Sink::Memory { writes, .. } => {
                writes.push(frame.to_vec());
                Ok(())
            }
        }
    }
}
