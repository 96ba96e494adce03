//! A file on its way in: looked at first, then taken, with a receipt. Nothing is written before Enter, and what is stopped
//! leaves nothing behind.

mod columns;
mod group;
mod kinds;
mod sheets;
mod view;

use crate::domain::arrival::{Arrival, Decided, End, Group, Progress};
use crate::domain::columns::{Columns, Mapping};
use crate::domain::pasted::{self, Headings, Pasted};
use crate::msg::action::Action;
use crate::msg::effect::Effect;
use crate::msg::errand::{Coming, Errand, Origin, Told, Unread};
use crate::msg::key::{Code, Key};
use crate::text;

use super::super::desk::Desk;
use super::super::overlay::{Chosen, passed_on};
use super::room;
use super::rows::Rows;
use columns::{Asking, Went};
use group::Opened;
use kinds::{Kinds, Picked};
use sheets::{Looked, Sheets};
pub use view::{draw, plain};

/// The page.
#[derive(Clone, Debug)]
pub struct Import {
    from: Origin,
    slips: bool,
    /// What was said of its tables.
    said: Vec<Mapping>,
    /// The tables that are asked about one after the other, the one on screen first, and how many there were.
    queue: (Vec<Columns>, usize),
    ticket: u64,
    state: State,
    /// The cursor among what can be chosen.
    rows: Rows,
    /// The group whose rows are shown.
    opened: Option<Opened>,
    /// What was decided where both sides have moved.
    decided: Vec<Decided>,
}

/// How far a file is.
#[derive(Clone, Debug)]
enum State {
    /// It is being read.
    Looking(Progress),
    /// It was looked at; nothing is written.
    Seen(Box<Arrival>),
    /// It is being taken: how far it is, and how many rows there are.
    Taking(Progress, usize),
    /// A person has stopped it; what was written is being taken back.
    Stopping,
    /// It was taken.
    Taken(Box<Arrival>),
    /// It was stopped, and nothing of it is left.
    Stopped(String),
    /// It is not read.
    Refused(String),
    /// Nobody knows the columns of a table: what are its rows?
    Unknown(Box<Kinds>),
    /// Which field is each of its columns?
    Asking(Box<Asking>),
    /// Which of its sheets is what?
    Sheets(Box<Sheets>),
}

/// What can be chosen on the page of a file that was looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Choice {
    /// To take it.
    Take,
    /// To have heading lines of mails further down understood the other way.
    Headings(Headings),
    /// To see and change which field each of its columns is.
    Columns,
    /// To see and change which sheets are read, and as what.
    Sheets,
    /// To see the rows of a group.
    Open(Group),
}

impl Import {
    /// Looks at something.
    pub fn open(from: Origin, desk: &mut Desk) -> Import {
        let mut page = Import {
            from,
            slips: false,
            said: Vec::new(),
            queue: (Vec::new(), 0),
            ticket: 0,
            state: State::Looking(Progress::default()),
            rows: Rows::default(),
            opened: None,
            decided: Vec::new(),
        };
        page.ask(false, desk);
        page
    }

    fn ask(&mut self, take: bool, desk: &mut Desk) {
        let (columns, decided) = (self.said.clone(), self.decided.clone());
        let coming = Coming { from: self.from.clone(), slips: self.slips, columns, decided, take };
        self.ticket = desk.errand(Errand::Import(coming));
    }

    /// Whether it is being taken.
    pub fn is_taking(&self) -> bool {
        matches!(self.state, State::Taking(..) | State::Stopping)
    }

    /// What it is called.
    fn name(&self, desk: &Desk) -> String {
        match &self.from {
            Origin::File(path) => {
                path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
            }
            Origin::Pasted(..) => text::pasted_name(desk.lang),
        }
    }

    /// Takes what became of it.
    pub fn told(&mut self, ticket: u64, told: &Told, desk: &mut Desk) {
        let Told::Import(told) = told else { return };
        if ticket != self.ticket {
            return;
        }
        let was_taken = self.is_taking();
        self.state = match told {
            Err(Unread::Because(why)) => State::Refused(why.clone()),
            Err(Unread::Unknown(tables)) => {
                if tables.iter().all(|table| table.is_said) {
                    desk.say(text::sheets_all_left(desk.lang));
                }
                self.said.clear();
                self.queue = (tables.clone(), tables.len());
                return self.ask_next(desk);
            }
            Ok(arrival) if arrival.end == End::Stopped => {
                State::Stopped(text::import_stopped_clean(desk.lang, &arrival.file))
            }
            Ok(arrival) if was_taken => State::Taken(arrival.clone()),
            Ok(arrival) => State::Seen(arrival.clone()),
        };
    }

    /// Takes how far it is.
    pub fn progress(&mut self, ticket: u64, progress: &Progress) {
        match &mut self.state {
            State::Looking(seen) | State::Taking(seen, _) if ticket == self.ticket => {
                seen.clone_from(progress)
            }
            _ => {}
        }
    }

    /// A key.
    pub fn key(&mut self, key: Key, verb: Option<Action>, desk: &mut Desk) -> Chosen {
        if verb == Some(Action::Undo) {
            return self.take_back(desk);
        }
        match &mut self.state {
            State::Seen(_) | State::Taken(_) if self.opened.is_some() => self.group_key(key, verb, desk),
            State::Unknown(kinds) => match kinds.key(key, verb, desk) {
                Picked::As(mapping) => self.picked(mapping, desk),
                Picked::Slips => {
                    self.slips = true;
                    self.look(desk);
                    Chosen::Nothing
                }
                Picked::Not(chosen) => chosen,
            },
            State::Asking(asking) => {
                match asking.key(key, verb, desk) {
                    Went::On(mapping) => self.read_as(mapping, desk),
                    Went::Back => self.ask_next(desk),
                    Went::Stays(chosen) => return chosen,
                }
                Chosen::Nothing
            }
            State::Sheets(sheets) => {
                match sheets.key(key, verb, desk) {
                    Looked::At(table) => self.ask_of(table, desk),
                    Looked::Back => self.look(desk),
                    Looked::Not(chosen) => return chosen,
                }
                Chosen::Nothing
            }
            _ => self.page_key(key, verb, desk),
        }
    }

    fn page_key(&mut self, key: Key, verb: Option<Action>, desk: &mut Desk) -> Chosen {
        if self.rows.moved(verb, self.choices().len(), room(desk)) {
            return Chosen::Nothing;
        }
        match (&self.state, key.code) {
            (State::Taking(..), Code::Esc) => self.stop(desk),
            (State::Taking(..) | State::Stopping, _) => desk.say(text::import_under_way(desk.lang)),
            (State::Looking(_), Code::Esc) => {
                desk.effect(Effect::StopErrand);
                return Chosen::Close;
            }
            (_, Code::Esc) => return Chosen::Close,
            (State::Refused(_) | State::Stopped(_), Code::Enter) => return Chosen::Close,
            (State::Seen(_) | State::Taken(_), Code::Enter) => return self.choose(desk),
            _ => return passed_on(key, verb, desk),
        }
        Chosen::Nothing
    }

    /// Takes back what this file brought, and nothing else: what was done before lies behind the page.
    fn take_back(&self, desk: &mut Desk) -> Chosen {
        match &self.state {
            State::Taken(arrival) if arrival.batch.is_some() => {
                return arrival.batch.map_or(Chosen::Nothing, Chosen::TakeBack);
            }
            State::Taking(..) | State::Stopping => desk.say(text::import_under_way(desk.lang)),
            _ => desk.say(text::import_nothing_to_take_back(desk.lang)),
        }
        Chosen::Nothing
    }

    fn group_key(&mut self, key: Key, verb: Option<Action>, desk: &mut Desk) -> Chosen {
        let (State::Seen(arrival) | State::Taken(arrival), Some(opened)) = (&self.state, &mut self.opened)
        else {
            return Chosen::Nothing;
        };
        match opened.key(key, verb, arrival, &mut self.decided, desk) {
            Some(chosen) => chosen,
            None => {
                self.opened = None;
                Chosen::Nothing
            }
        }
    }

    /// What can be chosen, in the order of the page.
    fn choices(&self) -> Vec<Choice> {
        let (State::Seen(arrival) | State::Taken(arrival)) = &self.state else { return Vec::new() };
        let take = matches!(self.state, State::Seen(_)).then_some(Choice::Take);
        let has_rows = |group: &Group| match group {
            Group::Disputed => !arrival.disputes.is_empty(),
            other => arrival.rows_of(*other).next().is_some(),
        };
        let columns = match arrival.columns.as_slice() {
            [] => None,
            [table] if table.sheet.is_none() || arrival.kind.is_some() => Some(Choice::Columns),
            _ => Some(Choice::Sheets),
        };
        let headings = self.headings().map(|(_, _, other)| Choice::Headings(other));
        let groups = Group::ALL.into_iter().filter(has_rows).map(Choice::Open);
        take.into_iter().chain(take.and(headings)).chain(take.and(columns)).chain(groups).collect()
    }

    /// As how many mails a paste with several headings is read, how many earlier ones that leaves under others, and the
    /// other way to read it.
    fn headings(&self) -> Option<(usize, usize, Headings)> {
        let Origin::Pasted(text, meant) = &self.from else { return None };
        match pasted::told(text, *meant).0 {
            Pasted::Mails { mails, headings } if headings > 1 => {
                let other = if mails == headings { Headings::OfOne } else { Headings::OfEach };
                Some((mails, headings - mails, other))
            }
            _ => None,
        }
    }

    fn choose(&mut self, desk: &mut Desk) -> Chosen {
        let choices = self.choices();
        let (State::Seen(arrival) | State::Taken(arrival)) = &self.state else { return Chosen::Nothing };
        match choices.get(self.rows.at(choices.len())) {
            Some(Choice::Take) => self.take(desk),
            Some(Choice::Headings(other)) => {
                if let Origin::Pasted(_, meant) = &mut self.from {
                    *meant = *other;
                }
                self.look(desk);
            }
            Some(Choice::Columns) => {
                if let Some(table) = arrival.columns.first().cloned() {
                    self.ask_of(table, desk);
                }
            }
            Some(Choice::Sheets) => self.state = State::Sheets(Box::new(Sheets::of(arrival.columns.clone()))),
            Some(Choice::Open(group)) => self.opened = Some(Opened::at(*group)),
            None => return Chosen::Close,
        }
        Chosen::Nothing
    }

    /// Asks about a table by itself: what its rows are where nothing was said of it, else its columns.
    fn ask_of(&mut self, table: Columns, desk: &mut Desk) {
        match table.is_said && !table.mapping.is_left_out() {
            true => self.state = State::Asking(Box::new(Asking::about(table))),
            false => {
                self.queue = (vec![table], 1);
                self.ask_next(desk);
            }
        }
    }

    /// Asks what the rows of the next table are, or looks at the file as it is read now.
    fn ask_next(&mut self, desk: &mut Desk) {
        let (queue, all) = &self.queue;
        match queue.first() {
            Some(table) => {
                let place = (all - queue.len() + 1, *all);
                self.state = State::Unknown(Box::new(Kinds::of(table.clone(), place)));
            }
            None => self.look(desk),
        }
    }

    /// The rows of a table are of a kind, or it is left out; where every column is known there is nothing more to ask.
    fn picked(&mut self, mapping: Mapping, desk: &mut Desk) -> Chosen {
        let table = self.queue.0.first().cloned();
        match table.filter(|_| !mapping.is_left_out() && !mapping.is_whole()) {
            Some(table) => self.state = State::Asking(Box::new(Asking::about(Columns { mapping, ..table }))),
            None => self.read_as(mapping, desk),
        }
        Chosen::Nothing
    }

    /// The columns of a table are these; so are those of every other one with the same columns.
    fn read_as(&mut self, mapping: Mapping, desk: &mut Desk) {
        let names = mapping.names();
        self.queue.0.retain(|table| !table.mapping.fits(&names));
        self.said.retain(|said| !said.fits(&names));
        self.said.push(mapping);
        self.ask_next(desk);
    }

    fn look(&mut self, desk: &mut Desk) {
        self.queue = (Vec::new(), 0);
        self.state = State::Looking(Progress::default());
        self.rows = Rows::default();
        self.ask(false, desk);
    }

    fn take(&mut self, desk: &mut Desk) {
        let State::Seen(arrival) = &self.state else { return };
        if desk.read_only {
            return desk.problem(text::failed_read_only(desk.lang));
        }
        if arrival.to_write() == 0 && self.decided.is_empty() {
            return desk.say(text::import_nothing_new(desk.lang));
        }
        self.state = State::Taking(Progress::default(), arrival.rows);
        self.rows = Rows::default();
        self.ask(true, desk);
    }

    fn stop(&mut self, desk: &mut Desk) {
        self.state = State::Stopping;
        desk.effect(Effect::StopErrand);
    }
}
