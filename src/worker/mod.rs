//! The threads that own the connections: one writes, one reads, one keeps drafts, one sees to files. They answer with
//! events.

pub mod checked;
pub mod clerk;
mod coming;
mod daily;
pub mod derived;
pub mod example;
pub mod exported;
mod folders;
pub mod importer;
pub mod keeper;
mod outgoing;
pub mod reader;
pub mod report;
pub mod said;
pub mod throwaway;
pub mod writer;

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread;

use crate::domain::change::{Author, Change};
use crate::domain::failure::Failure;
use crate::domain::record::Rec;
use crate::msg::effect::{Back, Query};
use crate::msg::errand::Errand;
use crate::msg::event::Event;
use crate::store::{Clock, Error};

use clerk::{Clerk, Given};
use keeper::Keep;
use writer::Job;

/// What the workers of one session share.
#[derive(Clone)]
pub struct Shared {
    /// The file.
    pub path: PathBuf,
    /// The clock that counts.
    pub clock: Clock,
    /// Who sits here.
    pub author: Arc<Mutex<Author>>,
    /// The newest batch that is no news: what this session wrote itself, or has been told of.
    pub own: Arc<Mutex<Vec<i64>>>,
    /// Set when a new question has come: a long answer stops.
    pub hurry: Arc<AtomicBool>,
}

impl Shared {
    /// The author at this moment.
    pub fn author(&self) -> Author {
        match self.author.lock() {
            Ok(author) => author.clone(),
            Err(poisoned) => poisoned.into_inner().clone(),
        }
    }

    /// Whose drafts are kept: login and claimed user.
    pub fn owner(&self) -> String {
        let author = self.author();
        format!("{}/{}", author.login, author.who)
    }

    /// Changes who sits here.
    pub fn set_who(&self, who: &str) {
        if let Ok(mut author) = self.author.lock() {
            author.who = who.to_string();
        }
    }

    fn wrote(&self, batch: Option<i64>) {
        if let (Some(batch), Ok(mut own)) = (batch, self.own.lock()) {
            own.push(batch);
        }
    }

    fn is_own(&self, batch: i64) -> bool {
        self.own.lock().is_ok_and(|own| own.contains(&batch))
    }
}

/// The way to the workers.
pub struct Workers {
    writer: Sender<Job>,
    reader: Sender<(u64, Query)>,
    keeper: Sender<Keep>,
    clerk: Sender<Given>,
    /// Set to stop the errand that is under way.
    stop: Arc<AtomicBool>,
    shared: Shared,
}

impl Workers {
    /// Starts the threads. What they have to say comes through `events`.
    pub fn start(shared: Shared, events: &Sender<Event>) -> Workers {
        let (writer, jobs) = channel();
        let (reader, questions) = channel();
        let (keeper, kept) = channel();
        let (clerk, errands) = channel();
        let stop = Arc::new(AtomicBool::new(false));
        spawn("writer", events, {
            let (s, e) = (shared.clone(), events.clone());
            move || writer::run(s, &jobs, &e)
        });
        spawn("reader", events, {
            let (s, e) = (shared.clone(), events.clone());
            move || reader::run(s, &questions, &e)
        });
        spawn("keeper", events, {
            let (s, e) = (shared.clone(), events.clone());
            move || keeper::run(s, &kept, &e)
        });
        spawn("clerk", events, {
            let (doing, e) = (Clerk::new(shared.clone(), stop.clone()), events.clone());
            move || clerk::run(&doing, &errands, &e)
        });
        Workers { writer, reader, keeper, clerk, stop, shared }
    }

    /// Writes changes as one batch.
    pub fn commit(&self, ticket: u64, reason: Option<String>, changes: Vec<Change>) {
        let _ = self.writer.send(Job::Commit { ticket, reason, changes });
    }

    /// Erases the words of a record for good.
    pub fn erase(&self, ticket: u64, rec: Rec) {
        let _ = self.writer.send(Job::Erase { ticket, rec });
    }

    /// Takes a batch back.
    pub fn undo(&self, ticket: u64, what: Back, partial: bool) {
        let _ = self.writer.send(Job::Undo { ticket, what, partial });
    }

    /// Has the file copied, unless it was today; nobody waits for it.
    pub fn back_up(&self) {
        let _ = self.writer.send(Job::BackUp);
    }

    /// Asks the reading worker; a long answer under way stops.
    pub fn ask(&self, serial: u64, query: Query) {
        self.shared.hurry.store(true, Ordering::Relaxed);
        let _ = self.reader.send((serial, query));
    }

    /// Does something with files.
    pub fn errand(&self, given: Given) {
        if matches!(given.2, Errand::Import(_)) {
            self.stop.store(false, Ordering::Relaxed);
        }
        let _ = self.clerk.send(given);
    }

    /// Stops the errand that is under way.
    pub fn stop_errand(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    /// Tells the keeper of drafts.
    pub fn keep(&self, keep: Keep) {
        let _ = self.keeper.send(keep);
    }

    /// Who sits here from now on.
    pub fn me(&self, who: &str) {
        self.shared.set_who(who);
        self.keep(Keep::Me(who.to_string()));
    }

    /// Ends the threads when what was asked for is done; waits at most two seconds for it. Where the line was lost, its
    /// person comes back to the same place.
    pub fn finish(self, lost: bool) {
        self.stop_errand();
        let (done, ended) = channel();
        let _ = self.keeper.send(Keep::End(done.clone(), lost));
        let _ = self.writer.send(Job::End(done));
        let limit = std::time::Duration::from_secs(2);
        let _ = ended.recv_timeout(limit);
        let _ = ended.recv_timeout(limit);
    }
}

/// A worker's panic is an event, not the end of the program: the person is told and keeps the text.
fn spawn(name: &str, events: &Sender<Event>, work: impl FnOnce() + Send + 'static) {
    let (events, complaint) = (events.clone(), events.clone());
    let body = move || {
        if std::panic::catch_unwind(std::panic::AssertUnwindSafe(work)).is_err() {
            let _ = events.send(Event::Stopped("a worker has stopped".to_string()));
        }
    };
    // Where the system has no thread left, the questions stay unanswered and the person is told so.
    if thread::Builder::new().name(name.to_string()).spawn(body).is_err() {
        let _ = complaint.send(Event::Stopped("no thread left".to_string()));
    }
}

/// What a person is told of an error of the store.
pub fn failure(error: &Error) -> Failure {
    match error {
        Error::Busy(_) => Failure::Busy,
        Error::Full(_) => Failure::Full,
        Error::ReadOnly => Failure::ReadOnly,
        Error::Newer { .. } => Failure::Newer,
        Error::NoSuch { key } => Failure::NoSuch(key.clone()),
        Error::Taken { key } => Failure::Taken(key.clone()),
        Error::Invalid { field, value } => {
            let name = crate::domain::field::by_id(*field).map_or("", |f| f.name);
            Failure::Invalid(name.to_string(), value.clone())
        }
        other => Failure::Other(with_cause(other)),
    }
}

fn with_cause(error: &Error) -> String {
    match std::error::Error::source(error) {
        Some(cause) => format!("{error} ({cause})"),
        None => error.to_string(),
    }
}
