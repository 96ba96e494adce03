//! The keeper of drafts and presence, beside the database: typing neither waits for an import nor wakes the others.

mod note;
mod wall;

use std::collections::BTreeMap;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use crate::domain::pieces::Pieces;
use crate::domain::show::Show;
use crate::msg::event::Event;
use crate::msg::share::Share;
use crate::store::Error;
use crate::store::drafts::{Draft, Drafts, Session, process};

use super::{Shared, failure};
use note::{Hand, OpenNote};
use wall::Wall;

/// A draft is on disk at most this long after the first unsaved key.
const DRAFT: Duration = Duration::from_millis(600);
/// Where a session stands is on disk at most this long after it came there: one that takes over finds it. Not at every
/// key of a held arrow.
const PLACE: Duration = Duration::from_millis(250);
/// How often one looks whether a newer session has taken over.
const WATCH: Duration = Duration::from_millis(3000);
/// What could not be written is tried again so much later.
const AGAIN: Duration = Duration::from_millis(500);

/// Something to keep.
pub enum Keep {
    /// A draft; an empty text drops it.
    Draft {
        /// What it is a draft of.
        place: String,
        /// The text.
        text: Pieces,
        /// Where the cursor stands, in bytes.
        cursor: usize,
    },
    /// What the note that stands open says.
    Share(Share),
    /// Where this session stands.
    Here(String),
    /// Take back what a newer session took over.
    TakeOver,
    /// Somebody else sits here from now on.
    Me(String),
    /// This session is no person's any more, or is again.
    StandAside(bool),
    /// What stands on the wall that this session leads; none, and it leads no more.
    Lead(Option<Show>),
    /// Tell what stands on the wall of this audience whenever that changes; none, and no more is told.
    Follow(Option<String>),
    /// The end; the sender is told when all is on disk. Where the line was lost the place is kept.
    End(Sender<()>, bool),
}

/// The thread.
pub fn run(shared: Shared, kept: &Receiver<Keep>, events: &Sender<Event>) {
    let Ok(mut keeper) = Keeper::open(shared) else { return };
    let mut watch = Instant::now() + WATCH;
    loop {
        let next = keeper.next().map_or(watch, |next| next.min(watch));
        match kept.recv_timeout(next.saturating_duration_since(Instant::now())) {
            Ok(Keep::End(done, lost)) => {
                keeper.end(lost);
                let _ = done.send(());
                return;
            }
            Ok(keep) => keeper.take(keep, Instant::now()),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return keeper.end(false),
        }
        let now = Instant::now();
        let mut told = keeper.work(now);
        if watch <= now {
            watch = now + WATCH;
            told.extend(keeper.look_who_has_taken_over());
        }
        if told.into_iter().any(|event| events.send(event).is_err()) {
            return;
        }
    }
}

/// What is kept, and what waits to be.
pub struct Keeper {
    shared: Shared,
    drafts: Drafts,
    unsaved: Unsaved,
    /// The note that stands open, and those before it that are not all on disk.
    notes: Vec<OpenNote>,
    wall: Wall,
    /// Whether the last attempt to write failed.
    fails: bool,
    is_taken_over: bool,
}

impl Keeper {
    /// Opens the drafts of a file. In a folder that cannot be written to they are only this session's.
    ///
    /// # Errors
    /// See [`Error`].
    pub fn open(shared: Shared) -> Result<Keeper, Error> {
        let drafts = Drafts::open(&shared.path).or_else(|_| Drafts::in_memory())?;
        let (unsaved, wall) = (Unsaved::default(), Wall::default());
        Ok(Keeper { shared, drafts, unsaved, notes: Vec::new(), wall, fails: false, is_taken_over: false })
    }

    /// Takes something to keep.
    pub fn take(&mut self, keep: Keep, now: Instant) {
        match keep {
            Keep::Share(share) => {
                if matches!(share, Share::Open { .. }) {
                    self.notes.push(OpenNote::default());
                }
                if let Some(note) = self.notes.last_mut() {
                    note.take(share, now);
                }
            }
            Keep::TakeOver => drop(self.drafts.take_back(std::process::id())),
            Keep::Me(who) => drop(self.drafts.now_is(std::process::id(), &who)),
            Keep::StandAside(aside) => drop(self.stand_aside(aside)),
            Keep::Lead(show) => self.wall.lead(show, &self.shared, now),
            Keep::Follow(audience) => self.wall.follow(audience, now),
            Keep::Draft { .. } | Keep::Here(_) | Keep::End(..) => self.unsaved.take(keep, now),
        }
    }

    /// When there is something to do.
    pub fn next(&self) -> Option<Instant> {
        let notes = self.notes.iter().map(OpenNote::next);
        notes.chain([self.unsaved.due, self.wall.due()]).flatten().min()
    }

    /// Does what is due; gives what is to be told.
    pub fn work(&mut self, now: Instant) -> Vec<Event> {
        let mut told = self.act(now, |note, hand| note.work(now, hand));
        told.extend(self.wall.turn(&self.drafts, now).map(Event::Shown));
        told
    }

    /// Does all that waits, due or not, and looks what others have done.
    pub fn settle(&mut self) -> Vec<Event> {
        let now = Instant::now();
        self.unsaved.due = self.unsaved.due.map(|due| due.min(now));
        self.notes.iter_mut().for_each(|note| note.hurry(now));
        self.act(now, |note, hand| note.work(now, hand))
    }

    fn act(
        &mut self,
        now: Instant,
        mut work: impl FnMut(&mut OpenNote, &mut Hand<'_>) -> Result<(), Error>,
    ) -> Vec<Event> {
        let mut events = Vec::new();
        let mut hand = Hand {
            drafts: &self.drafts,
            owner: self.shared.owner(),
            who: self.shared.author().who,
            now: self.shared.clock.now_ms(),
            me: process(std::process::id()),
            events: &mut events,
        };
        let was_due = self.unsaved.due.is_some_and(|due| due <= now);
        let mut result =
            if was_due { self.unsaved.write(&self.drafts, &hand.owner, hand.now) } else { Ok(()) };
        let mut tried = was_due;
        for note in &mut self.notes {
            tried |= note.next().is_some_and(|next| next <= now);
            let done = work(note, &mut hand);
            if done.is_err() {
                note.put_off(now + AGAIN);
            }
            result = result.and(done);
        }
        self.notes.retain(|note| !note.is_closed);
        match result {
            // It is said once, and once more when it works again.
            Err(error) if !self.fails => {
                self.fails = true;
                events.push(Event::Kept(Err(failure(&error))));
            }
            Ok(()) if tried && self.fails => {
                self.fails = false;
                events.push(Event::Kept(Ok(())));
            }
            _ => {}
        }
        events
    }

    /// Looks whether a newer session has taken over, or has given back what it took.
    pub fn look_who_has_taken_over(&mut self) -> Option<Event> {
        let was = self.is_taken_over;
        self.is_taken_over = self.drafts.is_taken_over(std::process::id()).unwrap_or(was);
        match (was, self.is_taken_over) {
            (_, true) => Some(Event::TakenOver),
            (true, false) => Some(Event::GivenBack),
            (false, false) => None,
        }
    }

    fn stand_aside(&self, aside: bool) -> Result<(), Error> {
        let me = std::process::id();
        if aside {
            return self.drafts.stand_aside(me);
        }
        let author = self.shared.author();
        self.drafts.arrive(&Session::of(me, &author.who, &author.login, self.shared.clock.now_ms()))
    }

    /// All is written, and the session leaves.
    fn end(&mut self, lost: bool) {
        self.settle();
        self.wall.end(&self.drafts, lost);
        let _ = self.drafts.leave(std::process::id(), lost);
    }
}

/// What waits to be written.
#[derive(Default)]
struct Unsaved {
    drafts: BTreeMap<String, (Pieces, usize)>,
    here: Option<String>,
    /// When it is to be written, all of it at once.
    due: Option<Instant>,
}

impl Unsaved {
    fn take(&mut self, keep: Keep, now: Instant) {
        match keep {
            Keep::Draft { place, text, cursor } => {
                self.drafts.insert(place, (text, cursor));
                self.write_by(now + DRAFT);
            }
            Keep::Here(place) => {
                self.here = Some(place);
                self.write_by(now + PLACE);
            }
            _ => {}
        }
    }

    fn write_by(&mut self, at: Instant) {
        self.due = Some(self.due.map_or(at, |due| due.min(at)));
    }

    /// What a full disk or a locked file does not let in stays in memory and is tried again.
    fn write(&mut self, store: &Drafts, owner: &str, now: i64) -> Result<(), Error> {
        self.due = None;
        let mut result = Ok(());
        for (place, (text, cursor)) in std::mem::take(&mut self.drafts) {
            if result.is_ok() {
                result = match text.is_empty() {
                    true => store.drop(owner, &place),
                    false => {
                        let draft = Draft { place: place.clone(), text: text.whole(), cursor, at: now };
                        store.save(owner, &draft)
                    }
                };
            }
            if result.is_err() {
                self.drafts.insert(place, (text, cursor));
            }
        }
        if let Some(place) = self.here.take() {
            let written = store.here(std::process::id(), &place);
            if written.is_err() {
                self.here = Some(place);
            }
            result = result.and(written);
        }
        if result.is_err() {
            self.write_by(Instant::now() + AGAIN);
        }
        result
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use super::*;
    use crate::domain::change::Author;
    use crate::domain::failure::Failure;
    use crate::domain::pieces::Piece;
    use crate::msg::share::Typed;
    use crate::store::testing::TestFile;

    fn draft(text: &str) -> Keep {
        Keep::Draft { place: "card/new".into(), text: text.into(), cursor: 0 }
    }

    #[test]
    fn a_place_is_written_sooner_than_a_draft_and_takes_the_draft_along() {
        let (mut unsaved, start) = (Unsaved::default(), Instant::now());
        unsaved.take(draft("Kl"), start);
        assert_eq!(unsaved.due, Some(start + DRAFT));
        unsaved.take(Keep::Here("proposals/list/F-0412".into()), start);
        assert_eq!(unsaved.due, Some(start + PLACE));
        unsaved.take(draft("Kladde"), start);
        assert_eq!(unsaved.due, Some(start + PLACE));
    }

    #[test]
    fn a_held_arrow_neither_puts_the_write_off_nor_brings_it_forward() {
        let (mut unsaved, start) = (Unsaved::default(), Instant::now());
        for key in 0..7 {
            let now = start + Duration::from_millis(33) * key;
            unsaved.take(Keep::Here(format!("proposals/list/F-{key:04}")), now);
        }
        assert_eq!(unsaved.due, Some(start + PLACE));
        assert_eq!(unsaved.here.as_deref(), Some("proposals/list/F-0006"));
    }

    #[test]
    fn a_full_disk_is_said_once_and_what_it_did_not_take_is_written_when_there_is_room() {
        let place = TestFile::new();
        drop(place.open());
        let author = Author { who: "HL".into(), login: "hl".into(), via: "board".into() };
        let shared = Shared {
            path: place.path().to_owned(),
            clock: crate::store::Clock::System,
            author: Arc::new(Mutex::new(author)),
            own: Arc::default(),
            hurry: Arc::default(),
        };
        let mut keeper = Keeper::open(shared).unwrap();
        keeper.drafts.has_room(false);
        let start = Instant::now();
        let stored = (Piece::default(), 1);
        let place = "note/N-0001".to_owned();
        let (was, base, fresh) = (None, Piece::default(), Piece::default());
        keeper.take(Keep::Share(Share::Open { serial: 1, place, was, base, fresh, stored }), start);
        let text = Pieces::from("Lang tekst ".repeat(2_000));
        let typed = Typed { text, cursor: 4, rev: 0, hurries: false, saves: false, is_lent: false };
        keeper.take(Keep::Share(Share::Text(typed)), start);
        keeper.take(draft("Kladde"), start);
        let said = |events: Vec<Event>| {
            events.into_iter().filter(|e| matches!(e, Event::Kept(_))).collect::<Vec<_>>()
        };
        let told = said(keeper.settle());
        assert!(matches!(told.as_slice(), [Event::Kept(Err(Failure::Full))]), "{told:?}");
        assert!(said(keeper.settle()).is_empty(), "it is said once");
        keeper.drafts.has_room(true);
        assert!(matches!(said(keeper.settle()).as_slice(), [Event::Kept(Ok(()))]));
        let texts: Vec<usize> =
            keeper.drafts.all("hl/HL").unwrap().iter().map(|draft| draft.text.len()).collect();
        assert!(texts.contains(&22_000) && texts.contains(&6), "{texts:?}");
    }
}
