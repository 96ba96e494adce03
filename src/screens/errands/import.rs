//! A file on its way in: looked at first, then taken, with a receipt. Nothing is written before Enter, and what is stopped
//! leaves nothing behind.

use crate::domain::arrival::{Arrival, Decided, End, Group, Rows as Said, Side};
use crate::domain::columns::{Columns, Mapping};
use crate::domain::field::Kind;
use crate::msg::action::Action;
use crate::msg::effect::Effect;
use crate::msg::errand::{Coming, Errand, Origin, Told, Unread};
use crate::msg::key::{Code, Key};
use crate::text;

use super::super::desk::Desk;
use super::super::overlay::{Chosen, passed_on};
use super::columns::{Asking, Went};
use super::room;
use super::rows::Rows;

/// How many rows a value takes that both sides have changed: what it is of, ours, the file's.
pub const DISPUTE_ROWS: usize = 3;

/// The page.
#[derive(Clone, Debug)]
pub struct Import {
    from: Origin,
    said: Option<Said>,
    /// What was said of its columns.
    columns: Option<Mapping>,
    ticket: u64,
    /// How far it is.
    pub state: State,
    /// The cursor among what can be chosen: taking it, then the groups.
    pub rows: Rows,
    /// The group whose rows are shown, and the cursor among them.
    pub opened: Option<(Group, Rows)>,
    /// What was decided where both sides have moved.
    pub decided: Vec<Decided>,
}

/// How far a file is.
#[derive(Clone, Debug)]
pub enum State {
    /// It is being read: so many rows so far.
    Looking(usize),
    /// It was looked at; nothing is written.
    Seen(Box<Arrival>),
    /// It is being taken: so many rows of so many.
    Taking(usize, usize),
    /// A person has stopped it; what was written is being taken back.
    Stopping,
    /// It was taken.
    Taken(Box<Arrival>),
    /// It was stopped, and nothing of it is left.
    Stopped(String),
    /// It is not read.
    Refused(String),
    /// Nobody knows its columns: what are its rows?
    Unknown(Columns),
    /// Which field is each of its columns?
    Asking(Box<Asking>),
}

/// What can be chosen on the page of a file that was looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// To take it.
    Take,
    /// To see and change which field each of its columns is.
    Columns,
    /// To see the rows of a group.
    Open(Group),
    /// To say what its rows are.
    Is(Said),
}

/// What the rows of a file may be that nobody knows, what comes most often first.
pub const KINDS: [Kind; 14] = [
    Kind::Proposal,
    Kind::Recommendation,
    Kind::Initiative,
    Kind::Measurement,
    Kind::Target,
    Kind::Indicator,
    Kind::Meeting,
    Kind::Task,
    Kind::Decision,
    Kind::Submission,
    Kind::Note,
    Kind::Person,
    Kind::Analysis,
    Kind::Plan,
];

impl Import {
    /// Looks at something.
    pub fn open(from: Origin, desk: &mut Desk) -> Import {
        let mut page = Import {
            from,
            said: None,
            columns: None,
            ticket: 0,
            state: State::Looking(0),
            rows: Rows::default(),
            opened: None,
            decided: Vec::new(),
        };
        page.ask(false, desk);
        page
    }

    fn ask(&mut self, take: bool, desk: &mut Desk) {
        let decided = self.decided.clone();
        let columns = self.columns.clone();
        let coming = Coming { from: self.from.clone(), rows: self.said, columns, decided, take };
        self.ticket = desk.errand(Errand::Import(coming));
    }

    /// Whether it is being taken.
    pub fn is_taking(&self) -> bool {
        matches!(self.state, State::Taking(..) | State::Stopping)
    }

    /// What it is called.
    pub fn name(&self, desk: &Desk) -> String {
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
            Err(Unread::Unknown(columns)) if self.said.is_some() => {
                State::Asking(Box::new(Asking::about(columns.clone())))
            }
            Err(Unread::Unknown(columns)) => State::Unknown(columns.clone()),
            Ok(arrival) if arrival.end == End::Stopped => {
                State::Stopped(text::import_stopped_clean(desk.lang, &arrival.file))
            }
            Ok(arrival) if was_taken => State::Taken(arrival.clone()),
            Ok(arrival) => State::Seen(arrival.clone()),
        };
    }

    /// Takes how far it is.
    pub fn progress(&mut self, ticket: u64, rows: usize) {
        match &mut self.state {
            State::Looking(seen) | State::Taking(seen, _) if ticket == self.ticket => *seen = rows,
            _ => {}
        }
    }

    /// What can be chosen, in the order of the page.
    pub fn choices(&self) -> Vec<Choice> {
        let (State::Seen(arrival) | State::Taken(arrival)) = &self.state else {
            let is_asked = matches!(self.state, State::Unknown(_));
            let kinds = KINDS.into_iter().map(Said::Of);
            let slips = kinds.clone().take(1).chain([Said::Slips]).chain(kinds.skip(1));
            return slips.filter(|_| is_asked).map(Choice::Is).collect();
        };
        let take = matches!(self.state, State::Seen(_)).then_some(Choice::Take);
        let has_rows = |group: &Group| match group {
            Group::Disputed => !arrival.disputes.is_empty(),
            other => arrival.rows_of(*other).next().is_some(),
        };
        let groups = Group::ALL.into_iter().filter(has_rows).map(Choice::Open);
        let columns = take.and(arrival.columns.as_ref()).map(|_| Choice::Columns);
        take.into_iter().chain(columns).chain(groups).collect()
    }

    /// A key.
    pub fn key(&mut self, key: Key, verb: Option<Action>, desk: &mut Desk) -> Chosen {
        if let Some((group, rows)) = &mut self.opened {
            let (State::Seen(arrival) | State::Taken(arrival)) = &self.state else { return Chosen::Nothing };
            let is_dispute = *group == Group::Disputed;
            let count = if is_dispute { arrival.disputes.len() } else { arrival.rows_of(*group).count() };
            let at_a_time = if is_dispute { room(desk) / DISPUTE_ROWS } else { room(desk) };
            if rows.moved(verb, count, at_a_time.max(1)) {
                return Chosen::Nothing;
            }
            let side = match key.code {
                Code::Char('b') | Code::Left => Some(Side::Ours),
                Code::Char('t') | Code::Right => Some(Side::File),
                _ => None,
            };
            let dispute = arrival.disputes.get(rows.at(count)).filter(|_| is_dispute);
            if let (Some(side), Some((_, conflict))) = (side, dispute) {
                let (rec, field) = (conflict.rec, conflict.field);
                self.decided.retain(|decided| (decided.rec, decided.field) != (rec, field));
                self.decided.push(Decided { rec, field, side });
                rows.moved(Some(Action::Next), count, at_a_time.max(1));
                return Chosen::Nothing;
            }
            if key.code == Code::Esc || verb == Some(Action::Open) {
                self.opened = None;
                return Chosen::Nothing;
            }
            return passed_on(key, verb, desk);
        }
        if let State::Asking(asking) = &mut self.state {
            match asking.key(key, verb, desk) {
                Went::On(mapping) => self.read_as(mapping, desk),
                Went::Back => return self.asked_again(desk),
                Went::Stays(chosen) => return chosen,
            }
            return Chosen::Nothing;
        }
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
            (State::Taken(arrival), _) if verb == Some(Action::Undo) => {
                return arrival.batch.map_or(Chosen::Nothing, Chosen::TakeBack);
            }
            (State::Refused(_) | State::Stopped(_), Code::Enter) => return Chosen::Close,
            (State::Seen(_) | State::Taken(_) | State::Unknown(_), Code::Enter) => return self.choose(desk),
            _ => return passed_on(key, verb, desk),
        }
        Chosen::Nothing
    }

    fn choose(&mut self, desk: &mut Desk) -> Chosen {
        let choices = self.choices();
        match choices.get(self.rows.at(choices.len())) {
            Some(Choice::Take) => self.take(desk),
            Some(Choice::Columns) => {
                if let State::Seen(arrival) = &self.state
                    && let Some(columns) = &arrival.columns
                {
                    self.state = State::Asking(Box::new(Asking::about(columns.clone())));
                }
            }
            Some(Choice::Open(group)) => self.opened = Some((*group, Rows::default())),
            Some(Choice::Is(said)) => {
                self.said = Some(*said);
                self.look(desk);
            }
            None => return Chosen::Close,
        }
        Chosen::Nothing
    }

    /// Its columns are these.
    fn read_as(&mut self, mapping: Mapping, desk: &mut Desk) {
        self.said = Some(Said::Of(mapping.kind));
        self.columns = Some(mapping);
        self.look(desk);
    }

    /// What its rows are is asked again; a file whose columns are known is looked at as before.
    fn asked_again(&mut self, desk: &mut Desk) -> Chosen {
        if self.columns.is_none() {
            self.said = None;
        }
        self.look(desk);
        Chosen::Nothing
    }

    fn look(&mut self, desk: &mut Desk) {
        self.state = State::Looking(0);
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
        let rows = arrival.rows;
        self.state = State::Taking(0, rows);
        self.rows = Rows::default();
        self.ask(true, desk);
    }

    fn stop(&mut self, desk: &mut Desk) {
        self.state = State::Stopping;
        desk.effect(Effect::StopErrand);
    }
}
