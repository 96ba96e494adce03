//! What is done for the note that stands open: its shared draft is read, written and moved, and the screen told of it.

use crate::domain::live::{Live, Process};
use crate::domain::pieces::Piece;
use crate::msg::event::Event;
use crate::msg::share::{News, Share, Typed};
use crate::store::Error;
use crate::store::drafts::{Draft, Drafts, lives};

use super::told::Told;
use super::{Done, Hand, OpenNote};

/// Drafts of notes that are of no meeting and not made yet: each has their own.
const LOOSE: &str = "note/new/-/";
/// Drafts of notes that are not made yet.
const UNMADE: &str = "note/new/";

impl OpenNote {
    pub(super) fn open(&mut self, job: &Share, hand: &mut Hand<'_>) -> Result<(), Error> {
        let Share::Open { serial, place, was, base, fresh, stored } = job else { return Ok(()) };
        self.serial = *serial;
        self.place.clone_from(place);
        self.fresh = Live::new(fresh, &stored.0, stored.1);
        self.told = Told::of(base);
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
    pub(super) fn write(&mut self, typed: &Typed, hand: &mut Hand<'_>) -> Result<Done, Error> {
        let (base, is_newest) = self.told.base_of(typed.rev);
        let text: Piece = typed.text.whole().into();
        let place = self.row(hand);
        let last = self.told.last();
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
    pub(super) fn take_news(&mut self, hand: &mut Hand<'_>) -> Result<(), Error> {
        let Some(Share::Stored { text, seen, by }) = self.news.take() else { return Ok(()) };
        let (place, last) = (self.row(hand), self.told.last());
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

    pub(super) fn saved(
        &mut self,
        to: &str,
        done: (&str, &Piece, i64),
        hand: &mut Hand<'_>,
    ) -> Result<(), Error> {
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
        if before.rev != self.told.last() {
            // What another wrote before comes first, so that the screen knows which of it is its own.
            self.tell(before, false, false, hand);
        }
        self.tell(live, true, false, hand);
        self.meet(hand)
    }

    pub(super) fn release(&mut self, hand: &mut Hand<'_>) -> Result<(), Error> {
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

    pub(super) fn moved(&mut self, to: &str, is_gone: bool, hand: &mut Hand<'_>) -> Result<(), Error> {
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
        if live.rev != self.told.last() {
            self.tell(live, false, false, hand);
        }
        self.meet(hand)
    }

    /// Looks whether another has written, come or gone.
    pub(super) fn look(&mut self, hand: &mut Hand<'_>) -> Result<(), Error> {
        if self.news.is_some() {
            self.take_news(hand)?;
        }
        let version = hand.drafts.version()?;
        let has_moved = version != self.version;
        if has_moved {
            self.version = version;
            let live = hand.drafts.live(&self.row(hand))?;
            if let Some(live) = live.filter(|live| live.rev != self.told.last()) {
                self.tell(live, false, false, hand);
            }
        }
        if has_moved || self.company.iter().any(|other| !other.lives()) { self.meet(hand) } else { Ok(()) }
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
        if live.rev != self.told.last() {
            self.told.add(&live, is_own);
        } else if is_own && !may_save {
            return;
        }
        let news = News::Live { live, is_own, may_save };
        hand.events.push(Event::News(self.serial, Box::new(news)));
    }

    /// The draft where there is none in the file.
    fn unwritten(&self) -> Live {
        match self.told.newest() {
            Some((rev, text)) if rev > 0 => Live { rev, text: text.clone(), ..self.fresh.clone() },
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
