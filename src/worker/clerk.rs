//! The worker for files: they are looked at and taken, and what is wanted of the board is written, while the board goes on.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::{Receiver, Sender};

use crate::domain::change::Author;
use crate::msg::errand::{Errand, Told, Unread};
use crate::msg::event::Event;
use crate::store::{Error, Mode, Store};
use crate::text::Lang;

use super::said::sentence;
use super::{Shared, coming, folders};

/// An errand with the number of its answer and the language of that.
pub type Given = (u64, Lang, Errand);

/// Does errands, one after the other.
pub struct Clerk {
    shared: Shared,
    stop: Arc<AtomicBool>,
}

impl Clerk {
    /// A clerk that stops what it does when `stop` is set.
    pub fn new(shared: Shared, stop: Arc<AtomicBool>) -> Clerk {
        Clerk { shared, stop }
    }

    /// Does an errand; `tell` is told how far it is.
    pub fn handle(&self, (ticket, lang, errand): Given, tell: &dyn Fn(Event)) -> Event {
        let told = match &errand {
            Errand::Folders => self
                .open(Mode::Read)
                .and_then(|store| folders::both(&store))
                .map(|(inn, out)| Told::Folders(inn, out)),
            Errand::Lying => self.open(Mode::Read).and_then(|store| folders::both(&store)).map(|(inn, _)| {
                let found = folders::lying(&inn, lang);
                Told::Lying(inn, found)
            }),
            Errand::Import(wanted) => {
                let progress = |rows: usize| tell(Event::Progress(ticket, rows));
                let author = Author { via: "import".to_owned(), ..self.shared.author() };
                let mode = if wanted.take { Mode::Write } else { Mode::Read };
                self.open(mode).map(|mut store| {
                    let told = coming::import(&mut store, &author, wanted, lang, &self.stop, &progress);
                    Told::Import(told.map(Box::new))
                })
            }
        };
        let told = told.unwrap_or_else(|error| refused(&errand, sentence(lang, &error)));
        Event::Told(ticket, Box::new(told))
    }

    fn open(&self, mode: Mode) -> Result<Store, Error> {
        let store = Store::open(&self.shared.path, mode, self.shared.clock)?;
        match (mode, store.read_only()) {
            (Mode::Write, Some(_)) => Err(Error::ReadOnly),
            _ => Ok(store),
        }
    }
}

/// The answer to an errand that the store does not let us do.
fn refused(errand: &Errand, why: String) -> Told {
    match errand {
        Errand::Folders | Errand::Lying => Told::Lying(Default::default(), Err(why)),
        Errand::Import(_) => Told::Import(Err(Unread::Because(why))),
    }
}

/// The thread.
pub fn run(clerk: &Clerk, errands: &Receiver<Given>, events: &Sender<Event>) {
    for given in errands {
        let tell = |event: Event| drop(events.send(event));
        if events.send(clerk.handle(given, &tell)).is_err() {
            return;
        }
    }
}
