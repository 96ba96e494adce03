//! The keeper of drafts and presence, beside the database: typing neither waits for an import nor wakes the others.

mod wall;

use std::collections::BTreeMap;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use crate::domain::pieces::Pieces;
use crate::domain::show::Show;
use crate::msg::event::Event;
use crate::store::drafts::{Draft, Drafts};

use super::Shared;
use wall::Wall;

/// A draft is on disk at most this long after the first unsaved key.
const DRAFT: Duration = Duration::from_millis(600);
/// Where a session stands is on disk at most this long after it came there: one that takes over finds it. Not at every
/// key of a held arrow.
const PLACE: Duration = Duration::from_millis(250);
/// How often one looks whether a newer session has taken over.
const WATCH: Duration = Duration::from_millis(3000);

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
    /// Where this session stands.
    Here(String),
    /// Take back what a newer session took over.
    TakeOver,
    /// Somebody else sits here from now on.
    Me(String),
    /// What stands on the wall that this session leads; none, and it leads no more.
    Lead(Option<Show>),
    /// Tell what stands on the wall of this audience whenever that changes; none, and no more is told.
    Follow(Option<String>),
    /// The end; the sender is told when all is on disk. Where the line was lost the place is kept.
    End(Sender<()>, bool),
}

/// What waits to be written.
#[derive(Default)]
struct Unsaved {
    drafts: BTreeMap<String, (Pieces, usize)>,
    here: Option<String>,
    /// When it is to be written, all of it at once.
    due: Option<Instant>,
}

/// The thread. Without a drafts file (a folder that cannot be written to) it only listens.
pub fn run(shared: Shared, kept: &Receiver<Keep>, events: &Sender<Event>) {
    let drafts = Drafts::open(&shared.path).ok();
    let mut unsaved = Unsaved::default();
    let mut wall = Wall::default();
    let mut watch = Instant::now() + WATCH;
    loop {
        let next = [unsaved.due, wall.due()].into_iter().flatten().fold(watch, Instant::min);
        match kept.recv_timeout(next.saturating_duration_since(Instant::now())) {
            Ok(Keep::End(done, lost)) => {
                unsaved.write(drafts.as_ref(), &shared);
                if let Some(drafts) = &drafts {
                    wall.end(drafts, lost);
                    let _ = drafts.leave(std::process::id(), lost);
                }
                let _ = done.send(());
                return;
            }
            Ok(Keep::Lead(show)) => wall.lead(show, &shared, Instant::now()),
            Ok(Keep::Follow(audience)) => wall.follow(audience, Instant::now()),
            Ok(keep) => unsaved.take(keep, drafts.as_ref(), Instant::now()),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return unsaved.write(drafts.as_ref(), &shared),
        }
        let now = Instant::now();
        if unsaved.due.is_some_and(|due| due <= now) {
            unsaved.write(drafts.as_ref(), &shared);
        }
        let shown = drafts.as_ref().and_then(|drafts| wall.turn(drafts, now)).map(Event::Shown);
        let over = watch <= now && drafts.as_ref().is_some_and(is_taken_over);
        if watch <= now {
            watch = now + WATCH;
        }
        let mut news = shown.into_iter().chain(over.then_some(Event::TakenOver));
        if news.any(|event| events.send(event).is_err()) {
            return;
        }
    }
}

fn is_taken_over(drafts: &Drafts) -> bool {
    drafts.is_taken_over(std::process::id()).unwrap_or(false)
}

impl Unsaved {
    fn take(&mut self, keep: Keep, drafts: Option<&Drafts>, now: Instant) {
        match keep {
            Keep::Draft { place, text, cursor } => {
                self.drafts.insert(place, (text, cursor));
                self.write_by(now + DRAFT);
            }
            Keep::Here(place) => {
                self.here = Some(place);
                self.write_by(now + PLACE);
            }
            Keep::TakeOver => {
                if let Some(drafts) = drafts {
                    let _ = drafts.take_back(std::process::id());
                }
            }
            Keep::Me(who) => {
                if let Some(drafts) = drafts {
                    let _ = drafts.now_is(std::process::id(), &who);
                }
            }
            Keep::Lead(_) | Keep::Follow(_) | Keep::End(..) => {}
        }
    }

    fn write_by(&mut self, at: Instant) {
        self.due = Some(self.due.map_or(at, |due| due.min(at)));
    }

    fn write(&mut self, drafts: Option<&Drafts>, shared: &Shared) {
        self.due = None;
        let Some(store) = drafts else { return };
        let owner = shared.owner();
        let now = shared.clock.now_ms();
        for (place, (text, cursor)) in std::mem::take(&mut self.drafts) {
            let result = if text.is_empty() {
                store.drop(&owner, &place)
            } else {
                let draft = Draft { place: place.clone(), text: text.whole(), cursor, at: now };
                store.save(&owner, &draft)
            };
            if result.is_err() {
                // A full disk or a locked file: kept in memory and tried again.
                self.drafts.entry(place).or_insert((text, cursor));
                self.write_by(Instant::now() + DRAFT);
            }
        }
        if let Some(place) = self.here.take()
            && store.here(std::process::id(), &place).is_err()
        {
            self.here = Some(place);
            self.write_by(Instant::now() + DRAFT);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(text: &str) -> Keep {
        Keep::Draft { place: "card/new".into(), text: text.into(), cursor: 0 }
    }

    #[test]
    fn a_place_is_written_sooner_than_a_draft_and_takes_the_draft_along() {
        let (mut unsaved, start) = (Unsaved::default(), Instant::now());
        unsaved.take(draft("Kl"), None, start);
        assert_eq!(unsaved.due, Some(start + DRAFT));
        unsaved.take(Keep::Here("proposals/list/F-0412".into()), None, start);
        assert_eq!(unsaved.due, Some(start + PLACE));
        unsaved.take(draft("Kladde"), None, start);
        assert_eq!(unsaved.due, Some(start + PLACE));
    }

    #[test]
    fn a_held_arrow_neither_puts_the_write_off_nor_brings_it_forward() {
        let (mut unsaved, start) = (Unsaved::default(), Instant::now());
        for key in 0..7 {
            let now = start + Duration::from_millis(33) * key;
            unsaved.take(Keep::Here(format!("proposals/list/F-{key:04}")), None, now);
        }
        assert_eq!(unsaved.due, Some(start + PLACE));
        assert_eq!(unsaved.here.as_deref(), Some("proposals/list/F-0006"));
    }
}
