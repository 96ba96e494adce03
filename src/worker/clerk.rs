//! The worker for files: they are looked at and taken, and what is wanted of the board is written, while the board goes on.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::{Receiver, Sender};

use crate::domain::arrival::Progress;
use crate::domain::change::Author;
use crate::msg::errand::{Errand, Told, Unread};
use crate::msg::event::Event;
use crate::store::{Error, Mode, Store};
use crate::text::Lang;

use super::said::sentence;
use super::{Shared, checked, coming, folders, outgoing};

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
        let progress = |progress: &Progress| tell(Event::Progress(ticket, progress.clone()));
        let told = match self.perform(&errand, lang, &progress) {
            Ok(told) => told,
            Err(error) => refused(&errand, sentence(lang, &error)),
        };
        Event::Told(ticket, Box::new(told))
    }

    fn perform(&self, errand: &Errand, lang: Lang, progress: &dyn Fn(&Progress)) -> Result<Told, Error> {
        if let Errand::Import(wanted) = errand {
            let author = Author { via: "import".to_owned(), ..self.shared.author() };
            let mut store = self.open(if wanted.take { Mode::Write } else { Mode::Read })?;
            let told = coming::import(&mut store, &author, wanted, lang, &self.stop, progress);
            return Ok(Told::Import(told.map(Box::new)));
        }
        if let Errand::Issue(of, meeting) = errand {
            let mut store = self.open(Mode::Write)?;
            let issued = outgoing::issue(&mut store, &self.shared.author(), of, meeting.as_deref(), lang);
            self.shared.wrote(issued.as_ref().ok().and_then(|(_, batch)| *batch));
            return Ok(Told::Laid(issued.map(|(said, _)| said)));
        }
        let store = self.open(Mode::Read)?;
        Ok(match errand {
            Errand::Folders => {
                let (inn, out) = folders::both(&store)?;
                Told::Folders(inn, out)
            }
            Errand::Lying => {
                let (inn, _) = folders::both(&store)?;
                let found = folders::lying(&inn, lang);
                Told::Lying(inn, found)
            }
            Errand::Unfinished => Told::Unfinished(checked::unfinished(&store, &self.shared.author())?),
            Errand::Report(of) => Told::Report(outgoing::report(&store, of, lang)),
            Errand::Paper(key) => Told::Report(outgoing::paper(&store, key, lang)),
            Errand::LayReport(of, form) => {
                let made = outgoing::made(&store, of, lang);
                Told::Laid(made.and_then(|report| outgoing::lay(&store, &report, form, lang)))
            }
            Errand::LayPaper(key, form) => {
                let issued = outgoing::issued(&store, key, lang);
                Told::Laid(issued.and_then(|report| outgoing::lay(&store, &report, form, lang)))
            }
            Errand::Export(what, form) => Told::Exported(outgoing::export(&store, what, *form, lang)),
            Errand::Backup => Told::Laid(outgoing::back_up(&store, lang)),
            Errand::Check => Told::Checked(Ok(checked::check(&store, lang)?)),
            Errand::Reports | Errand::Import(_) | Errand::Issue(..) => {
                Told::Reports(Ok(outgoing::reports(&store, lang)?))
            }
        })
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
        Errand::Unfinished => Told::Unfinished(None),
        Errand::Reports => Told::Reports(Err(why)),
        Errand::Report(_) | Errand::Paper(_) => Told::Report(Err(why)),
        Errand::Check => Told::Checked(Err(why)),
        Errand::Export(..) => Told::Exported(Err(why)),
        Errand::LayReport(..) | Errand::LayPaper(..) | Errand::Issue(..) | Errand::Backup => {
            Told::Laid(Err(why))
        }
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
