//! The writing worker: commits and undo, one after the other; and the search index, when nothing else waits.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::Duration;

use crate::domain::change::{Author, Change, Undone};
use crate::domain::erasing::StillOpen;
use crate::domain::record::Rec;
use crate::msg::effect::Back;
use crate::msg::event::Event;
use crate::store::drafts::Drafts;
use crate::store::{Error, Mode, Store};

use super::daily::Daily;
use super::{Shared, failure};

/// Something to write.
pub enum Job {
    /// Changes, as one batch.
    Commit {
        /// Returned with the answer.
        ticket: u64,
        /// The reason of the batch.
        reason: Option<String>,
        /// The changes.
        changes: Vec<Change>,
    },
    /// The words of a record to erase for good.
    Erase {
        /// Returned with the answer.
        ticket: u64,
        /// Which record.
        rec: Rec,
    },
    /// A batch to take back.
    Undo {
        /// Returned with the answer.
        ticket: u64,
        /// Which one.
        what: Back,
        /// Whether what can be is taken back where the whole cannot.
        partial: bool,
    },
    /// Nothing: whatever comes first on a day begins the copy of that day.
    BackUp,
    /// The end; the sender is told when all is written.
    End(Sender<()>),
}

/// The writing side of a session.
pub struct Writer {
    store: Store,
    shared: Shared,
    daily: Daily,
}

impl Writer {
    /// Opens the file for writing.
    pub fn open(shared: Shared) -> Result<Writer, Error> {
        let store = Store::open(&shared.path, Mode::Write, shared.clock)?;
        Ok(Writer { store, shared, daily: Daily::default() })
    }

    /// Does a job. Where a neighbour holds the lock for long, `waits` is called and the job goes on waiting: a change
    /// that a person has seen on screen is never dropped.
    pub fn handle(&mut self, job: Job, waits: &dyn Fn()) -> Option<Event> {
        match job {
            Job::Commit { ticket, reason, changes } => {
                let author = self.shared.author();
                let result = patiently(waits, || self.store.commit(&author, reason.as_deref(), &changes));
                self.shared.wrote(result.as_ref().ok().and_then(|o| o.batch));
                Some(Event::Committed(ticket, result.map_err(|e| failure(&e))))
            }
            Job::Erase { ticket, rec } => {
                // Not an act of the board: Ctrl-Z goes on to what came before it.
                let author = Author { via: "erase".to_string(), ..self.shared.author() };
                let result = patiently(waits, || self.store.erase(rec, &author, None));
                self.shared.wrote(result.as_ref().ok().and_then(|e| e.outcome.batch));
                let result = result.and_then(|erased| Ok((erased.outcome, self.still_open(rec)?)));
                Some(Event::Erased(ticket, result.map_err(|e| failure(&e))))
            }
            Job::Undo { ticket, what, partial } => {
                let result = patiently(waits, || self.undo(&what, partial));
                if let Ok(Undone::Done { outcome, .. }) = &result {
                    self.shared.wrote(outcome.batch);
                }
                Some(Event::Undone(ticket, result.map_err(|e| failure(&e))))
            }
            Job::BackUp => None,
            Job::End(done) => {
                self.daily.finish();
                let _ = done.send(());
                None
            }
        }
    }

    /// Brings the search index a step forward; says whether more is to be done.
    pub fn index(&mut self) -> bool {
        self.store.index_some(500).unwrap_or(false)
    }

    /// Erases the drafts about a record as well, and tells where its words may still stand.
    fn still_open(&self, rec: Rec) -> Result<StillOpen, Error> {
        let Some(record) = self.store.record_even_gone(rec)? else { return Ok(StillOpen::default()) };
        Drafts::open(&self.shared.path)?.erase(&record.key)?;
        self.store.settle_erasing(Some(&record.key))
    }

    fn undo(&mut self, what: &Back, partial: bool) -> Result<Undone, Error> {
        let author = self.shared.author();
        let (batch, reason) = match what {
            Back::Batch(batch, reason) => (Some(*batch), reason.as_deref()),
            Back::Redo => (self.store.redoable(&author)?.map(|e| e.batch), None),
        };
        match batch {
            Some(batch) => self.store.undo(batch, &author, reason, partial),
            None => Ok(Undone::Nothing),
        }
    }
}

/// Tries until the lock is free: the store itself waits five seconds each time.
fn patiently<T>(waits: &dyn Fn(), mut act: impl FnMut() -> Result<T, Error>) -> Result<T, Error> {
    loop {
        match act() {
            Err(Error::Busy(_)) => waits(),
            other => return other,
        }
    }
}

/// The thread.
pub fn run(shared: Shared, jobs: &Receiver<Job>, events: &Sender<Event>) {
    let mut writer = match Writer::open(shared) {
        Ok(writer) => writer,
        Err(error) => return refuse_all(&failure(&error), jobs, events),
    };
    let waits = || drop(events.send(Event::Waiting));
    let mut more = true;
    loop {
        let wait = if more { Duration::from_millis(50) } else { Duration::MAX };
        let job = if more {
            jobs.recv_timeout(wait)
        } else {
            jobs.recv().map_err(|_| RecvTimeoutError::Disconnected)
        };
        match job {
            Ok(job) => {
                let ends = matches!(job, Job::End(_));
                let event = writer.handle(job, &waits);
                if event.is_some_and(|e| events.send(e).is_err()) || ends {
                    return;
                }
                writer.daily.begin(writer.store.path());
                more = true;
            }
            Err(RecvTimeoutError::Timeout) => more = writer.index(),
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}

/// A file that cannot be written to: each job is answered with the reason.
fn refuse_all(why: &crate::domain::failure::Failure, jobs: &Receiver<Job>, events: &Sender<Event>) {
    for job in jobs {
        let event = match job {
            Job::Commit { ticket, .. } => Event::Committed(ticket, Err(why.clone())),
            Job::Erase { ticket, .. } => Event::Erased(ticket, Err(why.clone())),
            Job::Undo { ticket, .. } => Event::Undone(ticket, Err(why.clone())),
            Job::BackUp => continue,
            Job::End(done) => {
                let _ = done.send(());
                return;
            }
        };
        if events.send(event).is_err() {
            return;
        }
    }
}
