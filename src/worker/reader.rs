//! The reading worker: answers questions, what is on screen first; and watches for what others write.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use chrono::NaiveDate;

use crate::domain::change::Entry;
use crate::domain::choice::{Audience, Choice, MeetingState, Verdict};
use crate::domain::field::Kind;
use crate::domain::field::ids::proposal::MERGED_INTO;
use crate::domain::filter::Filter;
use crate::domain::record::{Rec, Record};
use crate::domain::similar;
use crate::domain::wall::Pages;
use crate::msg::effect::{Query, Slot, Wanted};
use crate::msg::event::{Alike, Event, Opened, Recent, Remark, Reply, Story};
use crate::store::drafts::Drafts;
use crate::store::{Error, Mode, PastInbox, Store};

use super::{Shared, failure};

/// How often the file is asked whether somebody else has written: with the reading it is on screen within 1.5 s.
const WATCH: Duration = Duration::from_millis(900);
/// How many are offered as alike, of proposals and of what we do already.
const ALIKE: usize = 3;
/// How many verdicts stand under what was just judged.
const RECENT: usize = 6;
/// How many breaks of a sort are listed.
const BREAKS: usize = 500;
/// How many records of a kind are read of what a search of everything has found.
const FOUND: usize = 50;

/// The reading side of a session.
pub struct Reader {
    store: Store,
    shared: Shared,
    version: i64,
    known: i64,
    /// The inbox of the day that the board is seen from.
    past: Option<PastInbox>,
}

impl Reader {
    /// Opens the file for reading.
    pub fn open(shared: Shared) -> Result<Reader, Error> {
        let store = Store::open(&shared.path, Mode::Read, shared.clock)?;
        let (version, known) = (store.data_version()?, store.latest_batch()?);
        Ok(Reader { store, shared, version, known, past: None })
    }

    /// The answer to a question.
    pub fn answer(&mut self, query: &Query) -> Reply {
        self.try_answer(query).unwrap_or_else(|error| Reply::Failed(failure(&error)))
    }

    fn try_answer(&mut self, query: &Query) -> Result<Reply, Error> {
        let today = self.store.today();
        Ok(match query {
            Query::Inbox { mine, filter, as_of: Some(day), .. } => {
                let filter = Filter::parse_lenient(Kind::Proposal, filter, *day);
                Reply::Inbox(self.past(*day)?.listing(mine.as_deref(), &filter))
            }
            Query::Inbox { mine, filter, first, as_of: None } => {
                let filter = Filter::parse_lenient(Kind::Proposal, filter, today);
                let hurry = &self.shared.hurry;
                Reply::Inbox(self.store.inbox(today, mine.as_deref(), Some(&filter), *first, hurry)?)
            }
            Query::Board { as_of } => Reply::Board(Arc::new(self.store.board(*as_of)?)),
            Query::Wall { audience: Audience::Public, as_of } => {
                Reply::Wall(Box::new(Pages::Public(self.store.public_wall(*as_of)?)))
            }
            Query::Wall { audience: Audience::Team, as_of } => {
                Reply::Wall(Box::new(Pages::Team(self.store.team_wall(*as_of)?)))
            }
            Query::Open { ids, as_of, since } => {
                let records = match as_of {
                    Some(day) => self.past(*day)?.records(ids),
                    None => self.store.records(Kind::Proposal, ids)?,
                };
                let opened = records.into_iter().map(|record| self.open_one(record, *since));
                Reply::Opened(ids.clone(), opened.collect::<Result<_, _>>()?)
            }
            Query::Counts { mine, as_of: Some(day) } => {
                Reply::Counts(self.past(*day)?.counts(mine.as_deref()))
            }
            Query::Counts { mine, as_of: None } => {
                let mut counts = self.store.counts(today, mine.as_deref())?;
                counts.today = self.store.judged_on(&self.shared.author(), today)?;
                Reply::Counts(counts)
            }
            Query::Recent => Reply::Recent(self.recent()?),
            Query::People => Reply::People(self.store.people()?),
            Query::Meetings => Reply::Meetings(self.meetings()?),
            Query::Alike(rec) => Reply::Alike(*rec, self.alike(*rec)?),
            Query::Find(key) => Reply::Found(key.clone(), self.store.record(key)?),
            Query::Undoable => Reply::Undoable(self.store.undoable(&self.shared.author())?),
            Query::History(rec) => Reply::History(*rec, self.store.history(*rec)?),
            Query::Thread(rec) => Reply::Thread(self.store.thread(*rec, today)?),
            Query::OfNote { meeting, texts } => Reply::OfNote(self.store.of_note(meeting.as_deref(), texts)?),
            Query::Breaks => Reply::Breaks(self.store.breaks(today, BREAKS)?),
            Query::Sitting(rec) => Reply::Sitting(*rec, self.store.sitting(*rec, &self.shared.author())?),
            Query::Round { as_of } => Reply::Round(self.store.round(*as_of)?),
            Query::Brought { as_of } => Reply::Brought(self.store.brought(*as_of)?),
            Query::Story { rec, as_of } => Reply::Story(self.story(*rec, *as_of)?),
            Query::Search(text) => {
                let found = self.store.search_all(text, today, FOUND, &self.shared.hurry)?;
                Reply::Searched(text.clone(), found)
            }
            Query::ViewCounts(wanted) => Reply::ViewCounts(self.view_counts(wanted, today)?),
            Query::All(kind) => Reply::All(*kind, self.store.all(*kind)?),
            Query::Log(limit) => Reply::Log(self.log(*limit)?),
            Query::Others => Reply::Others(self.others()),
            Query::Offered => Reply::Offered(self.store.offered()?),
        })
    }

    /// Whether somebody else has written since the last time one asked: the newest change, if so.
    pub fn news(&mut self) -> Option<i64> {
        let version = self.store.data_version().ok()?;
        if version == self.version {
            return None;
        }
        // Nothing is noted before all was read: what failed is asked again.
        let (fresh, latest) = (self.store.batches_after(self.known).ok()?, self.store.latest().ok()?);
        self.version = version;
        self.known = fresh.last().copied().unwrap_or(self.known);
        fresh.iter().any(|batch| !self.shared.is_own(*batch)).then_some(latest)
    }

    /// How many proposals each of these views shows.
    fn view_counts(&self, wanted: &[Wanted], today: NaiveDate) -> Result<Vec<(i64, usize)>, Error> {
        let count = |wanted: &Wanted| {
            let filter = Filter::parse_lenient(Kind::Proposal, &wanted.filter, today);
            let mine = wanted.mine.as_deref();
            let shown = self.store.inbox(today, mine, Some(&filter), None, &self.shared.hurry)?;
            Ok((wanted.id, shown.ids.len()))
        };
        wanted.iter().map(count).collect()
    }

    /// The newest acts. What was written of a personal case is kept back.
    fn log(&self, limit: usize) -> Result<Vec<Entry>, Error> {
        let mut entries = self.store.log(None, limit)?;
        let mut personal: HashMap<Rec, bool> = HashMap::new();
        let lines = entries.iter_mut().flat_map(|entry| &mut entry.lines);
        for line in lines.filter(|line| line.rec.kind == Kind::Proposal) {
            let is_personal = match personal.get(&line.rec) {
                Some(known) => *known,
                None => {
                    let record = self.store.record_even_gone(line.rec)?;
                    record.is_some_and(|r| r.choice("verdict") == Some(Verdict::Personal))
                }
            };
            personal.insert(line.rec, is_personal);
            if is_personal {
                line.keep_back();
            }
        }
        Ok(entries)
    }

    /// Who else is in; nobody where the drafts file cannot be read.
    fn others(&self) -> Vec<String> {
        let drafts = Drafts::open(self.store.path()).and_then(|d| d.others(std::process::id()));
        drafts.unwrap_or_default().into_iter().map(|session| session.who).collect()
    }

    /// The inbox of a day, read once for as long as the board is seen from there.
    fn past(&mut self, day: NaiveDate) -> Result<&PastInbox, Error> {
        let past = match self.past.take().filter(|past| past.day() == day) {
            Some(past) => past,
            None => self.store.past_inbox(day)?,
        };
        Ok(self.past.insert(past))
    }

    fn open_one(&self, record: Record, since: Option<NaiveDate>) -> Result<Opened, Error> {
        let submission = match record.get("submission") {
            Some(key) => self.store.record(key)?,
            None => None,
        };
        let mut about = Vec::new();
        let others = [record.get("merged_into"), record.get("snoozed_until").filter(|u| u.starts_with("M-"))];
        for key in record.members("links").into_iter().chain(others.into_iter().flatten()) {
            about.extend(self.store.record(key)?);
        }
        let merged = self.store.inverse(MERGED_INTO, &record.key)?.into_iter().map(|(_, key)| key).collect();
        let remarks = self.store.remarks(record.rec)?;
        let remarks = remarks.into_iter().map(|r| Remark { who: r.who, at: r.at, text: r.text }).collect();
        let moved = since.map_or(Ok(Vec::new()), |day| self.store.moved(&[record.rec], day))?;
        Ok(Opened { record, submission, about, merged, remarks, moved })
    }

    /// The remarks on a record and its history, as far as a day knew of them.
    fn story(&self, rec: Rec, as_of: Option<NaiveDate>) -> Result<Story, Error> {
        let until = as_of.map_or(Ok(i64::MAX), |day| self.store.batch_on(day))?;
        let remarks = self.store.remarks(rec)?.into_iter().filter(|remark| remark.batch <= until);
        let remarks = remarks.map(|r| Remark { who: r.who, at: r.at, text: r.text }).collect();
        let mut entries = self.store.history(rec)?;
        entries.retain(|entry| entry.batch <= until);
        Ok(Story { rec, remarks, entries })
    }

    fn recent(&self) -> Result<Vec<Recent>, Error> {
        let mut found: Vec<Recent> = Vec::new();
        for entry in self.store.my_verdicts(&self.shared.author(), RECENT)? {
            let Some(rec) = entry.lines.first().map(|l| l.rec) else { continue };
            if let Some(record) = self.store.records(Kind::Proposal, &[rec.id])?.into_iter().next() {
                found.push(Recent { entry, record });
            }
        }
        Ok(found)
    }

    /// Meetings from today on that are to be held, the next first.
    fn meetings(&self) -> Result<Vec<Record>, Error> {
        let today = self.store.today().to_string();
        let mut meetings = self.store.all(Kind::Meeting)?;
        meetings
            .retain(|m| m.text("date") >= today.as_str() && m.choice("state") == Some(MeetingState::Planned));
        meetings.sort_by(|a, b| a.text("date").cmp(b.text("date")));
        Ok(meetings)
    }

    fn alike(&self, rec: Rec) -> Result<Vec<Alike>, Error> {
        let Some(record) = self.store.records(rec.kind, &[rec.id])?.into_iter().next() else {
            return Ok(Vec::new());
        };
        if Verdict::parse(record.text("verdict")) == Some(Verdict::Personal) {
            return Ok(Vec::new());
        }
        let stems = similar::stems(record.text("title"), record.text("text"));
        let mut found = Vec::new();
        for kinds in [&[Kind::Proposal][..], &[Kind::Initiative, Kind::Recommendation][..]] {
            found.extend(self.store.similar(&stems, Some(rec), kinds, ALIKE, &self.shared.hurry)?);
        }
        let mut alike = Vec::new();
        for (rec, places) in found {
            let shared = places.iter().filter_map(|i| stems.get(*i)).map(|s| s.word.clone()).collect();
            let record = self.store.records(rec.kind, &[rec.id])?.into_iter().next();
            // What was merged into another is found by that other.
            let merged = |r: &Record| r.choice("verdict") == Some(Verdict::Merged);
            alike.extend(record.filter(|r| !merged(r)).map(|record| Alike { record, shared }));
        }
        Ok(alike)
    }
}

/// Questions that wait for their answer: of several in one slot only the newest.
#[derive(Default)]
struct Questions {
    waiting: BTreeMap<Slot, (u64, Query)>,
    /// What could not be read, which was said: it is tried again at every look, and said no more.
    unread: BTreeMap<Slot, (u64, Query)>,
}

impl Questions {
    fn ask(&mut self, (serial, query): (u64, Query)) {
        self.unread.remove(&query.slot());
        self.waiting.insert(query.slot(), (serial, query));
    }

    /// The answers to what could not be read before, as far as it can be now.
    fn read_again(&mut self, reader: &mut Reader) -> Vec<Event> {
        let mut told = Vec::new();
        for (slot, (serial, query)) in std::mem::take(&mut self.unread) {
            match reader.answer(&query) {
                Reply::Failed(_) => drop(self.unread.insert(slot, (serial, query))),
                reply => told.push(Event::Reply(slot, serial, Box::new(reply))),
            }
        }
        told
    }
}

/// The thread. Of several questions in one slot only the newest is answered; slots come in their own order. What could
/// not be read is read as soon as it can be.
pub fn run(shared: Shared, questions: &Receiver<(u64, Query)>, events: &Sender<Event>) {
    let hurry = shared.hurry.clone();
    let mut reader = match Reader::open(shared) {
        Ok(reader) => reader,
        Err(error) => {
            let _ = events.send(Event::Stopped(error.to_string()));
            return;
        }
    };
    let mut asked = Questions::default();
    let mut watched = Instant::now();
    loop {
        hurry.store(false, Ordering::Relaxed);
        questions.try_iter().for_each(|question| asked.ask(question));
        if let Some((slot, (serial, query))) = asked.waiting.pop_first() {
            let reply = reader.answer(&query);
            let has_failed = matches!(&reply, Reply::Failed(_));
            if has_failed && hurry.load(Ordering::Relaxed) {
                // Stopped for a newer question: asked again after it, unless that replaces it.
                asked.waiting.entry(slot).or_insert((serial, query));
                continue;
            }
            if has_failed {
                asked.unread.insert(slot, (serial, query));
            }
            if events.send(Event::Reply(slot, serial, Box::new(reply))).is_err() {
                return;
            }
            continue;
        }
        match questions.recv_timeout(WATCH.saturating_sub(watched.elapsed())) {
            Ok(question) => asked.ask(question),
            Err(RecvTimeoutError::Disconnected) => return,
            Err(RecvTimeoutError::Timeout) => {
                watched = Instant::now();
                let told = asked.read_again(&mut reader);
                let news = reader.news().map(Event::Changed);
                if told.into_iter().chain(news).any(|event| events.send(event).is_err()) {
                    return;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests;
