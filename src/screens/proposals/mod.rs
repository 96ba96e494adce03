//! Forslag: the inbox as a list, and one proposal at a time to judge. State and routing; what verbs do is in `verbs`,
//! what comes back from the workers in `replies`, drawing in the `view` files.

mod acts;
pub mod home_view;
pub mod judge_view;
mod judging;
pub mod list_view;
mod pane;
mod plain;
mod replies;
mod told;
mod verbs;

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use crate::domain::inbox::{Counts, Group};
use crate::domain::record::Record;
use crate::msg::action::Action;
use crate::msg::effect::Query;
use crate::msg::event::{Alike, Opened, Recent};
use crate::msg::key::Key;

use super::ask::Ask;
use super::desk::Desk;
use super::home::Layout;
use super::motion::Motion;
use super::narrowing::{Narrowing, Typed};
use super::pane::Handled;
use super::pile::Pile;

/// Its place among the panes, from 0.
const NUMBER: usize = 2;
/// The groups that need someone.
const TO_JUDGE: [Group; 3] = [Group::DueThisWeek, Group::New, Group::Again];
/// How many rows are asked for before the whole list.
const FIRST_ROWS: usize = 200;
/// How many proposals are kept in memory before those out of view are let go.
const KEPT: usize = 600;
/// How many proposals the plain page reads out.
const READ_OUT: usize = 500;

/// Whether the list or one proposal fills the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// The list.
    #[default]
    List,
    /// One proposal, to be judged.
    Judge,
}

/// What the next key waits for once the filter line was closed: else it would be about the row that stood there before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Arriving {
    #[default]
    Nothing,
    /// The list.
    List,
    /// The row under its cursor.
    Row,
}

/// The pane.
#[derive(Clone, Debug, Default)]
pub struct Proposals {
    /// What fills the screen.
    pub mode: Mode,
    /// The order, the cursor and the marks.
    pub pile: Pile<Group, i64>,
    /// What was read of proposals in view and around it.
    pub opened: HashMap<i64, Opened>,
    /// The figures of the inbox.
    pub counts: Counts,
    /// What was judged last, newest first.
    pub recent: Vec<Recent>,
    /// What is like the proposal on screen, with its number.
    pub alike: Option<(i64, Vec<Alike>)>,
    /// The question that stands open.
    pub ask: Option<Ask>,
    /// The filter line while it is being typed.
    pub filter: Narrowing,
    /// The proposals to judge, in order, and the place in it.
    pub queue: Vec<i64>,
    /// The place in the queue; at its end everything is judged.
    pub at: usize,
    /// The first line of the text on screen.
    pub scroll: usize,
    pending: HashMap<u64, Vec<i64>>,
    drawn: Option<i64>,
    return_to: Option<String>,
    return_mode: Mode,
    meetings: Vec<Record>,
    settled: bool,
    gone: HashSet<i64>,
    /// The proposal that the cursor is to stand on once the list has come.
    go_to: Option<i64>,
    /// Where the cursor stood before only one's own were shown.
    left_at: Option<i64>,
    was_mine: bool,
    /// The day that what was read is seen from.
    seen_from: Option<NaiveDate>,
    /// The day since which what was read tells what has moved.
    since: Option<NaiveDate>,
    /// What is on screen or was acted on and must be read again.
    stale: HashSet<i64>,
    /// An act whose proposals are being read: it is done when the last of them has come.
    todo: Option<(Vec<i64>, acts::Act)>,
    /// What was asked for last and not answered yet.
    asked: Vec<i64>,
    arriving: Arriving,
    /// The proposal whose answer is to be written now; taken by the app.
    pub write_answer: Option<i64>,
}

impl Proposals {
    /// Reads the list anew: the first rows at once, then all of it.
    pub fn read_list(&mut self, desk: &mut Desk) {
        let (mine, filter, as_of) = (desk.only(), self.filter_text().to_string(), desk.as_of);
        let first = Some(FIRST_ROWS);
        desk.ask(Query::Inbox { mine: mine.clone(), filter: filter.clone(), first, as_of });
        desk.ask(Query::Inbox { mine: mine.clone(), filter, first: None, as_of });
        desk.ask(Query::Counts { mine, as_of });
    }

    /// Lets go of what was read of a proposal, so that it is read anew.
    pub fn forget(&mut self, id: Option<i64>) {
        self.opened.retain(|known, _| Some(*known) != id);
    }

    /// Lets go of all that was read, so that it is read anew.
    pub fn forget_all(&mut self) {
        let ids: Vec<i64> = self.opened.keys().copied().collect();
        self.stale.extend(ids);
    }

    /// The proposal that a verb is about where none is marked.
    pub fn current(&self) -> Option<i64> {
        match self.mode {
            Mode::List => self.pile.current(),
            Mode::Judge => self.queue.get(self.at).copied(),
        }
    }

    /// The proposal on screen, if it was read.
    pub fn on_screen(&self) -> Option<&Opened> {
        self.current().and_then(|id| self.opened.get(&id))
    }

    /// How many rows the list has on screen.
    pub fn rows(desk: &Desk) -> usize {
        if desk.at_home {
            return Layout::of(desk.size).rows(NUMBER).max(1);
        }
        usize::from(desk.size.1.saturating_sub(7)).max(1)
    }

    fn do_action(&mut self, action: Action, desk: &mut Desk) -> Handled {
        match action {
            Action::Open => self.open(desk),
            Action::Back => return self.back(desk),
            moving if let Some(motion) = Motion::of(moving) => match motion {
                Motion::Rows(by) => self.step(by, desk),
                Motion::Pages(by) => self.page(by, desk),
            },
            Action::MarkRange => {
                self.mode = Mode::List;
                self.pile.mark_range();
            }
            Action::Mark | Action::ExtendMarks | Action::MarkAll if self.mode == Mode::List => {
                self.pile.mark_by(action, Proposals::rows(desk));
            }
            Action::Mark => {}
            Action::Filter => {
                self.mode = Mode::List;
                self.filter.open();
            }
            other => return self.verb(other, desk),
        }
        Handled::Yes
    }

    /// What was asked for does not come.
    pub fn waits_no_more(&mut self) {
        self.arriving = Arriving::Nothing;
    }

    fn filter_text(&self) -> &str {
        self.filter.text()
    }

    fn typed_filter(&mut self, key: Key, desk: &mut Desk) {
        match self.filter.key(key) {
            Typed::Narrowed => {
                self.read_list(desk);
                if !self.filter.is_typed() {
                    self.arriving = Arriving::List;
                }
            }
            Typed::Step(by) => self.step(by, desk),
            Typed::Nothing => {}
        }
    }

    /// Enter: from the list to the proposal under the cursor.
    fn open(&mut self, desk: &mut Desk) {
        if self.mode == Mode::List && self.pile.current().is_some() {
            self.pile_to_queue();
            self.mode = Mode::Judge;
            self.scroll = 0;
            self.arrive(desk);
        }
    }

    /// Esc: one step back, and nothing that was typed is lost.
    fn back(&mut self, desk: &mut Desk) -> Handled {
        match self.mode {
            Mode::Judge => {
                self.mode = Mode::List;
                if let Some(id) = self.queue.get(self.at.min(self.queue.len().saturating_sub(1))) {
                    self.pile.go_to(*id, Proposals::rows(desk));
                }
                // The rows that stayed while one was judging move to their groups now.
                self.read_list(desk);
            }
            Mode::List if self.pile.unmark() => {}
            Mode::List if self.filter.clear() => self.read_list(desk),
            Mode::List => return Handled::NotMine,
        }
        Handled::Yes
    }

    fn step(&mut self, by: isize, desk: &mut Desk) {
        match self.mode {
            Mode::List => {
                self.pile.step(by, Proposals::rows(desk));
            }
            Mode::Judge => {
                let last = self.queue.len().saturating_sub(1);
                let to = self.at.min(last + 1).saturating_add_signed(by).min(last);
                if to != self.at {
                    self.at = to;
                    self.scroll = 0;
                    self.arrive(desk);
                }
            }
        }
    }

    fn page(&mut self, by: isize, desk: &mut Desk) {
        match self.mode {
            Mode::List => self.step(by * Proposals::rows(desk).saturating_sub(2).max(1).cast_signed(), desk),
            Mode::Judge => self.read_on(by, desk),
        }
    }

    /// Asks for what is in view or soon will be and was not read yet.
    fn fetch(&mut self, desk: &mut Desk) {
        let wanted: Vec<i64> = match self.mode {
            Mode::List => {
                let height = Proposals::rows(desk);
                let from = self.pile.cursor().saturating_sub(height);
                self.pile.ids().iter().skip(from).take(height * 2 + 1).copied().collect()
            }
            Mode::Judge => self.queue.iter().skip(self.at.saturating_sub(2)).take(8).copied().collect(),
        };
        if self.opened.len() > KEPT {
            let waits = |id: &i64| self.todo.as_ref().is_some_and(|(targets, _)| targets.contains(id));
            self.opened.retain(|id, _| wanted.contains(id) || self.drawn == Some(*id) || waits(id));
        }
        let waiting = self.todo.iter().flat_map(|(targets, _)| targets.clone());
        let mut missing: Vec<i64> = wanted.into_iter().chain(waiting).collect();
        missing.retain(|id| {
            (!self.opened.contains_key(id) || self.stale.contains(id)) && !self.gone.contains(id)
        });
        missing.sort_unstable();
        missing.dedup();
        // A newer question takes the place of one that was not answered yet, so it asks for all of that too.
        if !missing.is_empty() && missing != self.asked {
            let since = desk.since().map(|since| since.day);
            self.asked.clone_from(&missing);
            desk.ask(Query::Open { ids: missing, as_of: desk.as_of, since });
        }
    }

    fn pile_to_queue(&mut self) {
        let current = self.pile.current();
        let group = self.pile.group_at(self.pile.cursor());
        self.queue = match group {
            Some(group) if !TO_JUDGE.contains(&group) => self.pile.ids_of(&[group]),
            _ => self.pile.ids_of(&TO_JUDGE),
        };
        self.at = current.and_then(|id| self.queue.iter().position(|i| *i == id)).unwrap_or(0);
    }
}
