//! The note that stands open, as the keeper knows it: what is to be done for it, in order, and when. Why all end with the
//! same text says [`crate::domain::live`].

mod acts;
mod told;

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use crate::domain::live::{Live, Process};
use crate::msg::event::Event;
use crate::msg::share::Share;
use crate::store::Error;
use crate::store::drafts::{Drafts, Session};

use super::DRAFT;
use told::Told;

/// A pause of typing after which the draft is written without waiting for more.
const PAUSE: Duration = Duration::from_millis(250);
/// How often one looks whether another has written or come: with the pause it is on screen within 1.5 s.
const LOOK: Duration = Duration::from_millis(800);
/// How long one waits for another who is saving.
const TURN: Duration = Duration::from_millis(100);

/// What the keeper has at hand while it works.
pub(super) struct Hand<'a> {
    /// The file.
    pub drafts: &'a Drafts,
    /// Whose drafts these are, as the file has it.
    pub owner: String,
    /// The initials.
    pub who: String,
    /// Now, milliseconds since 1970 in UTC.
    pub now: i64,
    /// This process.
    pub me: Process,
    /// What is told of it.
    pub events: &'a mut Vec<Event>,
}

/// The note that stands open.
#[derive(Default)]
pub(super) struct OpenNote {
    serial: u64,
    place: String,
    /// What the draft is where nobody has written yet.
    fresh: Live,
    told: Told,
    jobs: VecDeque<Share>,
    /// What the record says by now, where another was saving when that became known.
    news: Option<Share>,
    company: Vec<Session>,
    names: Vec<String>,
    version: i64,
    typed: Option<Instant>,
    due: Option<Instant>,
    look: Option<Instant>,
    /// Whether it was closed.
    pub is_closed: bool,
}

/// Whether a job is done.
#[derive(PartialEq)]
enum Done {
    Yes,
    /// Somebody else is saving.
    NotYet,
}

impl OpenNote {
    /// Something is to be done; it is, with the next [`OpenNote::work`] that is due.
    pub fn take(&mut self, share: Share, now: Instant) {
        let mut share = share;
        let mut due = now;
        if let Share::Text(typed) = &mut share {
            let since = *self.typed.get_or_insert(now);
            if let Some(Share::Text(before)) = self.jobs.pop_back_if(|last| matches!(last, Share::Text(_))) {
                typed.saves |= before.saves;
                typed.hurries |= before.hurries;
                typed.is_lent |= before.is_lent;
            }
            if !typed.hurries && !typed.saves {
                due = (since + DRAFT).min(now + PAUSE);
            }
        }
        self.jobs.push_back(share);
        self.due = Some(due);
    }

    /// When there is something to do.
    pub fn next(&self) -> Option<Instant> {
        [self.due, self.look].into_iter().flatten().min()
    }

    /// All that waits is due.
    pub fn hurry(&mut self, now: Instant) {
        self.due = self.due.map(|due| due.min(now));
        self.look = self.look.map(|look| look.min(now));
    }

    /// What could not be done is tried again then.
    pub fn put_off(&mut self, until: Instant) {
        self.due = Some(until);
        self.look = self.look.map(|look| look.max(until));
    }

    /// Does what is due; what cannot be done now stays, and all that comes after it.
    pub fn work(&mut self, now: Instant, hand: &mut Hand<'_>) -> Result<(), Error> {
        if self.due.is_some_and(|due| due <= now) {
            self.finish(now, hand)?;
        }
        if self.look.is_some_and(|look| look <= now) && !self.is_closed {
            self.look = Some(now + LOOK);
            self.look(hand)?;
        }
        Ok(())
    }

    fn finish(&mut self, now: Instant, hand: &mut Hand<'_>) -> Result<(), Error> {
        while let Some(job) = self.jobs.pop_front() {
            match self.job(&job, now, hand) {
                Ok(Done::Yes) => {}
                Ok(Done::NotYet) => {
                    self.jobs.push_front(job);
                    self.due = Some(now + TURN);
                    return Ok(());
                }
                Err(error) => {
                    self.jobs.push_front(job);
                    return Err(error);
                }
            }
        }
        self.typed = None;
        self.due = None;
        Ok(())
    }

    fn job(&mut self, job: &Share, now: Instant, hand: &mut Hand<'_>) -> Result<Done, Error> {
        match job {
            Share::Open { .. } => {
                self.open(job, hand)?;
                self.look = Some(now + LOOK);
            }
            Share::Text(typed) => return self.write(typed, hand),
            Share::Stored { .. } => {
                self.news = Some(job.clone());
                self.take_news(hand)?;
            }
            Share::Saved { place, sent, saved, seen } => self.saved(place, (sent, saved, *seen), hand)?,
            Share::Release => self.release(hand)?,
            Share::Moved { place, is_gone } => self.moved(place, *is_gone, hand)?,
            Share::Close => {
                hand.drafts.at_once(|drafts| drafts.leave_note(hand.me.pid))?;
                self.is_closed = true;
            }
        }
        Ok(Done::Yes)
    }
}
