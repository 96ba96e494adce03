//! Reads a file ahead on a thread of its own: while one part is written the next rows are decoded and cleaned.

use std::io::Read;
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;
use std::vec::IntoIter;

use super::plan::Arrived;
use crate::exchange::incoming::{Incoming, Notice, Problem};
use crate::store::Error;

/// How many rows go over at a time, and how many such lots may wait.
const LOT: usize = 200;
const LOTS: usize = 8;

type Row = Result<Arrived, Problem>;

/// The rows of a file, as they come from the thread that reads it.
pub(super) struct Ahead<'a> {
    lots: &'a Receiver<Vec<Row>>,
    lot: IntoIter<Row>,
}

impl Iterator for Ahead<'_> {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        loop {
            if let Some(row) = self.lot.next() {
                return Some(row);
            }
            self.lot = self.lots.recv().ok()?.into_iter();
        }
    }
}

/// Hands the rows to `take` while they are read; tells what it came to, and what there is to say of the file.
pub(super) fn read_ahead<R: Read + Send, T>(
    incoming: &mut Incoming<R>,
    take: impl FnOnce(&mut Ahead<'_>) -> Result<T, Error>,
) -> (Result<T, Error>, Vec<Notice>) {
    let done = thread::scope(|scope| {
        let (send, lots) = sync_channel(LOTS);
        let reading = &mut *incoming;
        let read = move || {
            loop {
                let lot: Vec<Row> = reading.take(LOT).map(|row| row.map(Arrived::new)).collect();
                // Where nobody listens any more the import was stopped.
                if lot.is_empty() || send.send(lot).is_err() {
                    return;
                }
            }
        };
        thread::Builder::new().spawn_scoped(scope, read)?;
        take(&mut Ahead { lots: &lots, lot: Vec::new().into_iter() })
    });
    (done, incoming.notices())
}
