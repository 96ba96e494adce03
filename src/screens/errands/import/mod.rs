//! A file on its way in: looked at first, then taken, with a receipt. Nothing is written before Enter, and what is stopped
//! leaves nothing behind.

mod choices;
mod columns;
mod group;
mod kinds;
mod sheets;
mod tables;
mod view;

use crate::domain::arrival::{Arrival, Decided, End, Progress};
use crate::domain::columns::{Columns, Mapping};
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
