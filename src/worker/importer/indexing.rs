//! The search index of what an import has written, folded on a thread of its own while the import goes on; the thread also
//! carries what is written over from the log into the file.

use std::sync::mpsc::{Receiver, Sender, channel};

use crate::store::{Clock, Error, Folded, Mode, Store};

/// How many changes are folded at a time.
const FOLDED: usize = 2000;

/// Folds what is there, whenever it is told that there is more.
pub(super) struct Indexing {
    tell: Sender<()>,
    folded: Receiver<Folded>,
}

impl Indexing {
    /// Starts the thread. It only reads; where it cannot, the index is brought up afterwards.
    pub fn start(store: &Store) -> Result<Indexing, Error> {
        let (tell, told) = channel();
        let (send, folded) = channel();
        let (path, clock, from) = (store.path().to_owned(), store.clock(), store.indexed()?);
        std::thread::Builder::new().spawn(move || fold(&path, clock, from, &told, &send))?;
        Ok(Indexing { tell, folded })
    }

    /// A part was written: there is more to fold, and what is folded is kept.
    pub fn after_part(&self, store: &mut Store) -> Result<(), Error> {
        let _ = self.tell.send(());
        self.folded.try_iter().try_for_each(|folded| store.keep_folded(&folded))
    }

    /// The import is done: the rest is folded and kept.
    pub fn finish(self, store: &mut Store) -> Result<(), Error> {
        let _ = self.tell.send(());
        drop(self.tell);
        self.folded.iter().try_for_each(|folded| store.keep_folded(&folded))
    }
}

fn fold(path: &std::path::Path, clock: Clock, mut from: i64, told: &Receiver<()>, send: &Sender<Folded>) {
    let Ok(store) = Store::open(path, Mode::Read, clock) else { return };
    while told.recv().is_ok() {
        while let Ok(Some(folded)) = store.fold_after(from, FOLDED) {
            from = folded.until;
            if send.send(folded).is_err() {
                return;
            }
        }
        // Else all of it waits for the end of the import. What is not carried over now is then.
        let _ = store.carry_over();
    }
}
