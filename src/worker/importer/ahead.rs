//! Reads a file ahead on a thread of its own: while one part is written the next rows are decoded and cleaned.

use std::io::Read;
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;
use std::vec::IntoIter;

use super::arrived::Arrived;
use crate::domain::field::Kind;
use crate::exchange::incoming::{Incoming, IncomingRow, Notice, Problem};
use crate::store::Error;

/// How many rows go over at a time, of how many bytes of text, and how many such lots may wait. Of figures, which are
/// small, so many are read while a part of them is written.
const LOT: usize = 200;
const LOT_BYTES: usize = 1024 * 1024;
const LOTS: usize = 8;
const LOT_OF_FIGURES: usize = 2500;

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
        let most = if incoming.kind == Kind::Measurement { LOT_OF_FIGURES } else { LOT };
        let reading = &mut *incoming;
        let read = move || {
            loop {
                let lot = lot(std::iter::from_fn(|| reading.folded()), most);
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

/// The next rows: so many, or fewer where they are long.
fn lot(mut rows: impl Iterator<Item = Result<IncomingRow, Problem>>, most: usize) -> Vec<Row> {
    let (mut lot, mut bytes) = (Vec::with_capacity(most), 0);
    while lot.len() < most && bytes < LOT_BYTES {
        let Some(row) = rows.next() else { break };
        bytes += row.as_ref().map_or(0, IncomingRow::bytes);
        lot.push(row.map(Arrived::new));
    }
    lot
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_rows_go_over_a_few_at_a_time_and_short_ones_many() {
        let row = |length: usize| {
            let values = vec![(1, Some("x".repeat(length)))];
            Ok(IncomingRow { values, ..IncomingRow::default() })
        };
        assert_eq!(lot(std::iter::repeat_with(|| row(5_000_000)), LOT).len(), 1);
        assert_eq!(lot(std::iter::repeat_with(|| row(300_000)), LOT).len(), 4);
        assert_eq!(lot(std::iter::repeat_with(|| row(10)), LOT).len(), LOT);
        assert!(lot(std::iter::empty(), LOT).is_empty());
    }
}
