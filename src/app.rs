//! The model of the whole program. `update` and `view` route; the panes decide.

mod errands;
mod keys;
mod meeting;
mod over;
mod places;
mod undoing;
mod view;
mod wall;

use crate::domain::change::{Change, On, Outcome, Put};
use crate::domain::erasing::StillOpen;
use crate::domain::failure::Failure;
use crate::domain::field::Kind;
use crate::domain::record::Record;
use crate::domain::show::Show;
use crate::domain::words;
use crate::msg::action::Action;
use crate::msg::effect::{Effect, Query};
use crate::msg::errand::Errand;
use crate::msg::event::{Event, Reply};
use crate::msg::key::Input;
use crate::screens::ask::Ask;
use crate::screens::card::Card;
use crate::screens::desk::{Desk, Note};
use crate::screens::meetings::Meetings;
use crate::screens::notes::Writing;
use crate::screens::overlay::Overlay;
use crate::screens::overlay::search::Search;
use crate::screens::pane::Pane;
use crate::screens::personal::{self, Doubt};
use crate::screens::proposals::Proposals;
use crate::screens::recommendations::Recommendations;
use crate::screens::said;
use crate::screens::sitting::Sitting;
use crate::screens::targets::Targets;
use crate::screens::wall::Wall;
use crate::text;
use meeting::Ended;
use undoing::Undoing;

/// The model.
#[derive(Clone, Debug)]
pub struct App {
    /// What every screen shares.
    pub desk: Desk,
    /// Pane 1.
    pub recommendations: Recommendations,
    /// Pane 2.
    pub targets: Targets,
    /// Pane 3.
    pub proposals: Proposals,
    /// Pane 4.
    pub meetings: Meetings,
    /// The pane that has the cursor, from 0.
    pub front: usize,
    /// What lies over the panes, on top.
    pub overlay: Option<Overlay>,
    /// What lies below that, to come back when it closes.
    beneath: Vec<Overlay>,
    /// The card that stands open.
    pub card: Option<Card>,
    /// The note that is being written.
    pub writing: Option<Writing>,
    /// What was to be saved holds numbers that look personal.
    pub doubt: Option<Doubt>,
    /// The big screen, while it is on: then nothing else is reached or drawn.
    pub wall: Option<Wall>,
    /// The meeting that is held from the big screen, and one that has ended and whose note is being written.
    sitting: Option<Sitting>,
    ended: Option<Ended>,
    /// What was told last of the wall that this session leads.
    led: Option<Show>,
    /// A question of no pane: what to take back, where to go, which day to look from.
    pub question: Option<Ask>,
    /// Whether a newer session of the same person has taken over.
    pub taken_over: bool,
    /// What was said of a reading that failed.
    unread: Option<String>,
    /// Whether something is to be painted.
    pub dirty: bool,
    undoing: Undoing,
    /// The last search of everything.
    searched: Option<Search>,
    goes_to: Option<String>,
    /// Keys that were pressed before what they are about was there.
    held: Vec<Input>,
    place: Option<String>,
}

impl App {
    /// The model before anything was read.
    pub fn new(desk: Desk) -> App {
        App {
            desk,
            recommendations: Recommendations::default(),
            targets: Targets::default(),
            proposals: Proposals::default(),
            meetings: Meetings::default(),
            front: 0,
            overlay: None,
            beneath: Vec::new(),
            card: None,
            writing: None,
            doubt: None,
            wall: None,
            sitting: None,
            ended: None,
            led: None,
            question: None,
            taken_over: false,
            unread: None,
            dirty: true,
            undoing: Undoing::default(),
            searched: None,
            goes_to: None,
            held: Vec::new(),
            place: None,
        }
    }

    /// Asks for all that the first screen shows.
    pub fn start(&mut self) -> Vec<Effect> {
        if self.wall.is_none() {
            self.desk.ask(Query::People);
            self.desk.ask(Query::Others);
            self.desk.ask(Query::Undoable);
            self.read();
            self.desk.errand(Errand::Unfinished);
        }
        self.desk.take_effects()
    }

    /// Reads everything that is shown anew.
    fn read(&mut self) {
        self.desk.ask_board();
        let App { recommendations, targets, proposals, meetings, desk, .. } = self;
        let panes: [&mut dyn Pane; 4] = [recommendations, targets, proposals, meetings];
        panes.into_iter().for_each(|pane| pane.read(desk));
    }

    /// Takes an event at a moment; returns what is to be done.
    pub fn update(&mut self, event: Event) -> Vec<Effect> {
        // What an earlier event has changed is still to be painted, though this one may change nothing.
        let was_dirty = std::mem::replace(&mut self.dirty, true);
        self.desk.today = self.desk.as_of.unwrap_or(self.desk.today);
        match event {
            Event::Input(inputs) => self.inputs(&inputs),
            Event::Resize(w, h) => {
                self.desk.size = (w, h);
                self.each(|pane, desk| pane.board(desk));
                self.overlay.iter_mut().chain(&mut self.beneath).for_each(|page| page.fit(&self.desk));
                self.writing.iter_mut().for_each(|writing| writing.fit(&self.desk));
            }
            Event::Reply(slot, serial, reply) => {
                if self.desk.expects(slot, serial) {
                    self.reply(*reply);
                } else {
                    self.dirty = false;
                }
            }
            Event::Committed(ticket, result) => self.committed(ticket, result),
            Event::Erased(ticket, result) => self.erased(ticket, result),
            Event::Undone(_, result) => self.undone(result),
            Event::Told(ticket, told) => self.told(ticket, &told),
            Event::Progress(ticket, progress) => self.progress(ticket, &progress),
            Event::Waiting => self.desk.problem(text::waiting_for_lock(self.desk.lang)),
            Event::Changed(_) if self.wall.is_some() => self.read_wall(),
            Event::Changed(_) => self.news(),
            Event::Returned(back) => {
                self.writing.iter_mut().for_each(|writing| writing.take_back(&back, &mut self.desk));
            }
            Event::News(serial, news) => {
                self.writing.iter_mut().for_each(|writing| writing.news(serial, &news, &mut self.desk));
            }
            Event::Kept(result) => self.desk.drafts_kept(result),
            Event::TakenOver => {
                self.taken_over = true;
                self.desk.read_only = true;
                if self.wall.is_some() {
                    self.desk.problem(text::taken_over(self.desk.lang));
                }
            }
            Event::GivenBack if self.taken_over => self.go_on(),
            Event::GivenBack => self.dirty = false,
            Event::Shown(led) => self.shown(led),
            Event::Stopped(_) => {
                self.proposals.waits_no_more();
                self.desk.problem(text::stopped(self.desk.lang));
            }
            Event::Hangup => self.desk.effect(Effect::Quit),
            Event::Turn => self.turn_wall(),
            Event::Suspend => self.desk.effect(Effect::Suspend),
            Event::Resumed => {}
        }
        self.type_held();
        self.tell_show();
        self.surface();
        self.desk.in_note = self.writing.is_some() && self.card.is_none();
        self.remember_place();
        self.dirty |= was_dirty;
        self.desk.take_effects()
    }

    /// Something was written elsewhere: what is shown is read anew.
    fn news(&mut self) {
        self.read_overlay();
        self.desk.ask(Query::People);
        self.desk.ask(Query::Others);
        self.desk.ask_board();
        self.each(|pane, desk| pane.news(desk));
        self.undo_is_stale();
    }

    /// Remembers what the frame showed that was just written.
    pub fn drawn(&mut self) {
        self.dirty = false;
        if self.overlay.is_none() && self.card.is_none() && self.writing.is_none() && self.wall.is_none() {
            self.pane_mut().drawn();
        }
    }

    fn reply(&mut self, reply: Reply) {
        match reply {
            Reply::Board(board) => {
                let day = self.desk.board.as_ref().map(|before| before.today);
                let is_another_day = day.is_some_and(|day| day != board.today);
                personal::known_by(&board, &mut self.desk);
                self.writing.iter_mut().for_each(|writing| writing.editor.spare(&self.desk.harmless));
                if self.desk.as_of.is_none() {
                    self.desk.place = board.setting("place").unwrap_or_default().to_owned();
                }
                self.desk.board = Some(board);
                if is_another_day {
                    // Rows that stayed where they were belong to the other day.
                    self.each(|pane, desk| pane.read(desk));
                }
                self.each(|pane, desk| pane.board(desk));
                self.writing.iter_mut().for_each(|writing| writing.board(&mut self.desk));
                self.wall.iter_mut().for_each(|wall| wall.board(&mut self.desk));
                self.hold_meeting();
            }
            Reply::Sitting(_, acts) => self.leave_note(&acts),
            Reply::Wall(pages) => self.wall_read(&pages),
            Reply::People(people) if self.wall.is_some() => self.people_on_wall(people),
            Reply::People(people) => self.people(people),
            Reply::Others(others) => self.desk.others = others,
            Reply::Undoable(entry) => self.undoable(entry),
            Reply::History(rec, found) => {
                self.writing.iter_mut().for_each(|writing| writing.history(rec, &found));
                if let Some(Overlay::History { entries, .. }) = &mut self.overlay {
                    *entries = Some(found);
                }
            }
            Reply::OfNote(records) => {
                self.writing.iter_mut().for_each(|writing| writing.records(&records, &mut self.desk));
            }
            Reply::Offered(offered) => self.desk.offered = offered,
            Reply::Brought(brought) => self.meetings.brought = brought,
            Reply::Story(story) => {
                self.wall.iter_mut().for_each(|wall| wall.story(&story));
                self.each(|pane, _| pane.story(&story));
            }
            found @ (Reply::Thread(_)
            | Reply::Breaks(_)
            | Reply::Round(_)
            | Reply::Searched(..)
            | Reply::ViewCounts(_)
            | Reply::All(..)
            | Reply::Log(_)) => self.hand_to_pages(&found),
            Reply::Found(key, record) => self.found(&key, record),
            Reply::Failed(failure) => {
                let said = words::failure(self.desk.lang, &failure);
                self.unread = Some(said.clone());
                self.proposals.waits_no_more();
                self.desk.problem(said);
            }
            other => self.proposals.reply(other, &mut self.desk),
        }
    }

    /// Asks who sits here, once, where nobody has this login.
    fn people(&mut self, people: Vec<Record>) {
        let first = self.desk.people.is_empty();
        let mine = self.desk.only();
        self.desk.people = people;
        if self.desk.only() != mine {
            self.read();
        }
        let known = self.desk.people.iter().any(|p| p.key.eq_ignore_ascii_case(&self.desk.who));
        if first && !known && !self.desk.read_only && self.overlay.is_none() && !self.desk.who_given {
            self.overlay = Some(Overlay::who());
        }
    }

    /// Who sits here is known from now on: the login is written on the person, so that it is asked once.
    fn me(&mut self, who: &str, mut changes: Vec<Change>) {
        self.overlay = None;
        self.desk.who = who.to_string();
        self.desk.effect(Effect::Me(who.to_string()));
        let login = Put::Text(self.desk.login.clone());
        match (changes.first_mut(), self.desk.people.iter().find(|p| p.key == who)) {
            (Some(Change::Create { values, .. }), _) => values.push((102, login)),
            (_, Some(person)) if person.get("login") != Some(self.desk.login.as_str()) => {
                let on = On::Record(person.rec);
                changes.push(Change::Set { on, field: 102, to: login, seen: Some(person.seen) });
            }
            _ => {}
        }
        let said = match self.desk.place.is_empty() {
            true => text::welcome_to_new(self.desk.lang, who, &self.desk.key(Action::Menu)),
            false => text::welcome(self.desk.lang, who),
        };
        if changes.is_empty() || self.desk.read_only {
            self.desk.say(said);
        } else {
            self.desk.commit(changes, None, said);
        }
        self.read();
        self.undo_is_stale();
    }

    /// A new colleague, who sits here from now on.
    fn new_me(&mut self, initials: &str, name: String) {
        let values = vec![(101, Put::Text(name))];
        let key = Some(initials.to_string());
        self.me(initials, vec![Change::Create { kind: Kind::Person, key, values }]);
    }

    fn committed(&mut self, ticket: u64, result: Result<Outcome, Failure>) {
        self.desk.under_way = self.desk.under_way.saturating_sub(1);
        if let Some(card) = self.card.as_ref().filter(|c| c.ticket == Some(ticket)) {
            let went_in = result.as_ref().is_ok_and(|o| o.conflicts.is_empty());
            if went_in {
                self.desk.draft(&card.place(), "", 0);
                self.proposals.forget(card.records.first().map(|record| record.rec.id));
                self.card = None;
            }
        }
        self.settle(ticket, &result);
        self.figures_committed(ticket, &result);
        self.committed_on_wall(ticket, &result);
        let people = |outcome: &Outcome| {
            let made = outcome.made.iter().map(|(rec, _)| rec);
            made.chain(&outcome.changed).any(|rec| rec.kind == Kind::Person)
        };
        if result.as_ref().is_ok_and(people) {
            self.desk.ask(Query::People);
        }
        self.each(|pane, desk| pane.committed(ticket, &result, desk));
        self.writing.iter_mut().for_each(|writing| writing.committed(ticket, &result, &mut self.desk));
        self.read_overlay();
        self.desk.ask_board();
        self.undo_is_stale();
        self.read_wall();
    }

    /// The words of a record are gone for good; the message row says where they may still stand.
    fn erased(&mut self, ticket: u64, result: Result<(Outcome, StillOpen), Failure>) {
        let open = result.as_ref().ok().map(|(_, open)| open.clone());
        self.committed(ticket, result.map(|(outcome, _)| outcome));
        if let Some(open) = open {
            self.desk.say(said::erased(&open, self.desk.lang));
        }
    }

    /// The message row says what became of a commit.
    fn settle(&mut self, ticket: u64, result: &Result<Outcome, Failure>) {
        let desk = &mut self.desk;
        match result {
            Err(failure) => desk.problem(words::failure(desk.lang, failure)),
            Ok(outcome) if !outcome.conflicts.is_empty() => {
                desk.problem(said::conflicts(&outcome.conflicts, outcome.changed.len(), desk));
            }
            Ok(outcome) if outcome.batch.is_none() => desk.say(text::nothing_changed(desk.lang)),
            Ok(outcome) => {
                if let Note::Pending(pending, done) = desk.note.clone()
                    && pending == ticket
                {
                    let done = said::made(outcome, desk.lang).unwrap_or(done);
                    desk.note = Note::Done(said::clock(outcome.at, desk.lang), done);
                }
            }
        }
    }
}
