//! The note that stands open, as the keeper knows it: what is to be written of its shared draft, in order, and what the
//! screen has been told of it. Why all end with the same text says [`crate::domain::live`].

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use crate::domain::live::{Live, Process};
use crate::domain::pieces::Piece;
use crate::msg::event::Event;
use crate::msg::share::{FROM_NONE, News, Share, Typed};
use crate::store::Error;
use crate::store::drafts::{Draft, Drafts, Session, lives};

use super::DRAFT;

/// A pause of typing after which the draft is written without waiting for more.
const PAUSE: Duration = Duration::from_millis(250);
/// How often one looks whether another has written or come: with the pause it is on screen within 1.5 s.
const LOOK: Duration = Duration::from_millis(800);
/// How long one waits for another who is saving.
const TURN: Duration = Duration::from_millis(100);
/// Drafts of notes that are of no meeting and not made yet: each has their own.
const LOOSE: &str = "note/new/-/";
/// Drafts of notes that are not made yet.
const UNMADE: &str = "note/new/";

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
    /// The revisions that the screen was told of, the oldest that it may still have first.
    told: Vec<Known>,
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

/// A revision that the screen was told of.
struct Known {
    rev: i64,
    text: Piece,
    /// Whether this screen wrote it, over the one before: what it says next is made from this, told of it or not.
    is_own: bool,
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
        let mut due = now;
        match (share, self.jobs.back_mut()) {
            (Share::Text(mut typed), last) => {
                let since = *self.typed.get_or_insert(now);
                if let Some(Share::Text(before)) = last {
                    typed.saves |= before.saves;
                    typed.hurries |= before.hurries;
                    typed.is_lent |= before.is_lent;
                    self.jobs.pop_back();
                }
                if !typed.hurries && !typed.saves {
                    due = (since + DRAFT).min(now + PAUSE);
                }
                self.jobs.push_back(Share::Text(typed));
                self.due = Some(due);
            }
            (share, _) => {
                self.jobs.push_back(share);
                self.due = Some(due);
            }
        }
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

    fn open(&mut self, job: &Share, hand: &mut Hand<'_>) -> Result<(), Error> {
        let Share::Open { serial, place, was, base, fresh, stored } = job else { return Ok(()) };
        self.serial = *serial;
        self.place.clone_from(place);
        self.fresh = Live::new(fresh, &stored.0, stored.1);
        self.told = vec![Known { rev: FROM_NONE, text: base.clone(), is_own: false }];
        let (there, was) = (self.row(hand), was.as_deref().map(|was| row(was, &hand.owner)));
        let live = hand.drafts.at_once(|drafts| {
            if let Some(was) = &was {
                drafts.move_live(was, &there, hand.now)?;
            }
            drafts.enter_note(hand.me.pid, &there)?;
            drafts.live(&there)
        })?;
        let is_behind = live.as_ref().is_some_and(|live| live.seen < stored.1 && live.stored != stored.0);
        self.tell(live.unwrap_or_else(|| self.fresh.clone()), false, false, hand);
        if is_behind {
            let (text, seen) = stored.clone();
            self.news = Some(Share::Stored { text, seen, by: String::new() });
            self.take_news(hand)?;
        }
        self.meet(hand)
    }

    /// Writes what was typed over the revision that it was made from, if that is still the newest; else the screen is
    /// told of the newest and says again what it shows then. One's own copy is written in any case.
    fn write(&mut self, typed: &Typed, hand: &mut Hand<'_>) -> Result<Done, Error> {
        let (base, is_newest) = self.base_of(typed.rev);
        let text: Piece = typed.text.whole().into();
        let place = self.row(hand);
        let last = self.last();
        let (live, is_written) = hand.drafts.at_once(|drafts| {
            let found = drafts.live(&place)?;
            let was_moved = found.is_none() && last > 0 && self.place.starts_with(UNMADE);
            let mut live = found.unwrap_or_else(|| self.unwritten());
            let is_written = is_newest && live.rev == last && !was_moved;
            if is_written {
                let before = live.clone();
                if live.text != text {
                    live.write(text.clone(), &hand.who, hand.now);
                }
                if typed.saves && !is_saving(&live, hand.me) {
                    live.is_sent(hand.me);
                }
                if live != before {
                    drafts.keep_live(&place, &live)?;
                }
            }
            let base = if is_written { &text } else { &base };
            self.keep_copy(typed, (&text, base), &live, drafts, hand)?;
            Ok((live, is_written))
        })?;
        let may_save = typed.saves && live.sent.as_ref().is_some_and(|(_, by)| *by == hand.me);
        let waits = is_written && typed.saves && !may_save;
        if is_written {
            self.tell(live, true, may_save, hand);
        } else if live.rev != last {
            self.tell(live, false, false, hand);
        }
        Ok(if waits { Done::NotYet } else { Done::Yes })
    }

    /// One's own copy of the draft, with the cursor: by it the draft is found again and offered.
    fn keep_copy(
        &self,
        typed: &Typed,
        (text, base): (&str, &str),
        live: &Live,
        drafts: &Drafts,
        hand: &Hand<'_>,
    ) -> Result<(), Error> {
        if live.stored == text || self.fresh.text == text {
            drafts.drop_with_base(&hand.owner, &self.place)?;
            return if typed.is_lent {
                drafts.save_base(&hand.owner, &self.place, base, hand.now)
            } else {
                Ok(())
            };
        }
        let (place, text) = (self.place.clone(), text.to_owned());
        let draft = Draft { place, text, cursor: typed.cursor, at: hand.now };
        drafts.save_with_base(&hand.owner, &draft, base)
    }

    /// What the record says by now comes into the draft, unless another who is saving will say so.
    fn take_news(&mut self, hand: &mut Hand<'_>) -> Result<(), Error> {
        let Some(Share::Stored { text, seen, by }) = self.news.take() else { return Ok(()) };
        let (place, last) = (self.row(hand), self.last());
        let live = hand.drafts.at_once(|drafts| {
            let mut live = drafts.live(&place)?.unwrap_or_else(|| self.unwritten());
            let waits = live.seen < seen && is_saving(&live, hand.me);
            let before = live.clone();
            if !waits {
                live.take_stored(&text, seen, &by, hand.now);
                if live != before {
                    drafts.keep_live(&place, &live)?;
                }
            }
            Ok((!waits).then_some(live))
        });
        match live {
            Ok(Some(live)) if live.rev != last => self.tell(live, false, false, hand),
            Ok(Some(_)) => {}
            unfinished => {
                self.news = Some(Share::Stored { text, seen, by });
                unfinished?;
            }
        }
        Ok(())
    }

    fn saved(&mut self, to: &str, done: (&str, &Piece, i64), hand: &mut Hand<'_>) -> Result<(), Error> {
        let (from, place) = (self.row(hand), row(to, &hand.owner));
        let (sent, saved, seen) = done;
        let (before, live) = hand.drafts.at_once(|drafts| {
            drafts.move_live(&from, &place, hand.now)?;
            let before = drafts.live(&place)?.unwrap_or_else(|| self.unwritten());
            let mut live = before.clone();
            live.saved(sent, saved, seen, &hand.who, hand.now);
            drafts.keep_live(&place, &live)?;
            if live.is_saved() {
                drafts.drop_with_base(&hand.owner, to)?;
            }
            drafts.enter_note(hand.me.pid, &place)?;
            Ok((before, live))
        })?;
        self.place = to.to_owned();
        self.fresh = Live::new(saved, saved, seen);
        if before.rev != self.last() {
            // What another wrote before comes first, so that the screen knows which of it is its own.
            self.tell(before, false, false, hand);
        }
        self.tell(live, true, false, hand);
        self.meet(hand)
    }

    fn release(&mut self, hand: &mut Hand<'_>) -> Result<(), Error> {
        let place = self.row(hand);
        hand.drafts.at_once(|drafts| {
            let Some(mut live) = drafts.live(&place)? else { return Ok(()) };
            if live.sent.as_ref().is_some_and(|(_, by)| *by == hand.me) {
                live.sent = None;
                drafts.keep_live(&place, &live)?;
            }
            Ok(())
        })
    }

    fn moved(&mut self, to: &str, is_gone: bool, hand: &mut Hand<'_>) -> Result<(), Error> {
        let (from, place) = (self.row(hand), row(to, &hand.owner));
        let live = hand.drafts.at_once(|drafts| {
            drafts.move_live(&from, &place, hand.now)?;
            drafts.enter_note(hand.me.pid, &place)?;
            let mut live = drafts.live(&place)?.unwrap_or_else(|| self.unwritten());
            if is_gone {
                live.is_gone();
                drafts.keep_live(&place, &live)?;
            }
            Ok(live)
        })?;
        self.place = to.to_owned();
        if is_gone {
            self.fresh = Live::default();
        }
        if live.rev != self.last() {
            self.tell(live, false, false, hand);
        }
        self.meet(hand)
    }

    /// Looks whether another has written, come or gone.
    fn look(&mut self, hand: &mut Hand<'_>) -> Result<(), Error> {
        if self.news.is_some() {
            self.take_news(hand)?;
        }
        let version = hand.drafts.version()?;
        let has_moved = version != self.version;
        if has_moved {
            self.version = version;
            let live = hand.drafts.live(&self.row(hand))?;
            if let Some(live) = live.filter(|live| live.rev != self.last()) {
                self.tell(live, false, false, hand);
            }
        }
        if has_moved || self.company.iter().any(|other| !other.is_alive()) { self.meet(hand) } else { Ok(()) }
    }

    /// Who else has the note open.
    fn meet(&mut self, hand: &mut Hand<'_>) -> Result<(), Error> {
        self.company = hand.drafts.company(hand.me.pid, &self.row(hand))?;
        let mut names: Vec<String> = self.company.iter().map(|other| other.who.clone()).collect();
        names.sort_unstable();
        names.dedup();
        if names != self.names {
            self.names.clone_from(&names);
            hand.events.push(Event::News(self.serial, Box::new(News::Company(names))));
        }
        Ok(())
    }

    fn tell(&mut self, live: Live, is_own: bool, may_save: bool, hand: &mut Hand<'_>) {
        if live.rev != self.last() {
            self.told.push(Known { rev: live.rev, text: live.text.clone(), is_own });
        } else if is_own && !may_save {
            return;
        }
        let news = News::Live { live, is_own, may_save };
        hand.events.push(Event::News(self.serial, Box::new(news)));
    }

    /// The text that one of the screen was made from, and whether that is the newest that is known.
    fn base_of(&mut self, rev: i64) -> (Piece, bool) {
        let from = self.told.iter().position(|known| known.rev == rev).unwrap_or(0);
        self.told.drain(..from);
        let own = self.told.iter().skip(1).take_while(|known| known.is_own).count();
        let text = self.told.get(own).map(|known| known.text.clone()).unwrap_or_default();
        (text, own + 1 == self.told.len())
    }

    /// The newest revision that the screen was told of.
    fn last(&self) -> i64 {
        self.told.last().map_or(FROM_NONE, |known| known.rev)
    }

    /// The draft where there is none in the file.
    fn unwritten(&self) -> Live {
        match self.told.last() {
            Some(last) if last.rev > 0 => {
                Live { rev: last.rev, text: last.text.clone(), ..self.fresh.clone() }
            }
            _ => self.fresh.clone(),
        }
    }

    fn row(&self, hand: &Hand<'_>) -> String {
        row(&self.place, &hand.owner)
    }
}

/// Whether another is saving at this moment.
fn is_saving(live: &Live, me: Process) -> bool {
    live.sent.as_ref().is_some_and(|(_, by)| *by != me && lives(*by))
}

/// Where the draft that is shared is kept: a note that is of no meeting and not made yet is nobody else's.
fn row(place: &str, owner: &str) -> String {
    if place.starts_with(LOOSE) { format!("{place}/{owner}") } else { place.to_owned() }
}
