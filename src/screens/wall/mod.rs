//! F5, the big screen: which page stands there, the cursor on the numbered rows, and the verbs that work on them. Drawing
//! is in the `view` files, which are given the pages of one audience and nothing else.

mod agreement;
mod bar;
mod large;
mod lead_view;
mod public_view;
mod sheet;
mod show;
mod target_view;
mod team_large;
mod team_view;
pub mod view;
mod which;

use crate::domain::change::Outcome;
use crate::domain::choice::Audience;
use crate::domain::failure::Failure;
use crate::domain::record::Rec;
use crate::domain::show::{Part, Show};
use crate::domain::wall::{Opening, Pages, Row};
use crate::msg::action::{Action, Scope};
use crate::msg::effect::{Effect, Query};
use crate::msg::event::Story;
use crate::msg::key::{Code, Key};
use crate::text::wall as text;

use super::ask::Ask;
use super::desk::{Desk, Note};
use super::pane::Handled;
use super::records::Verbs;
use which::Beginning;

/// How many rows are numbered at a time.
pub const NUMBERED: usize = 6;

/// The big screen.
#[derive(Clone, Debug)]
pub struct Wall {
    /// How it began.
    pub opening: Opening,
    pages: Option<Pages>,
    at: usize,
    /// The place of the cursor among all rows of the page.
    row: usize,
    is_black: bool,
    /// Whether a meeting is held here: leaving ends it.
    pub is_meeting: bool,
    beginning: Beginning,
    /// What another session leads, where this one follows it and has no pages yet.
    led: Option<Show>,
    is_held: bool,
    /// Whether it is asked if one wants to leave.
    is_leaving: bool,
    /// Whether the keys stand in the foot until the next key.
    shows_keys: bool,
    verbs: Verbs,
    agreeing: Option<Ask>,
    /// Commits of agreements, and of the meeting, that are under way.
    tickets: Vec<u64>,
    /// What was made here.
    made: Vec<Rec>,
    /// The remarks on the meeting, for whoever leads.
    story: Option<Story>,
}

/// What a key came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turned {
    /// The wall stays.
    Stays,
    /// Back to the board.
    Leaves,
    /// The program ends.
    Ends,
    /// What was done here last is to be taken back.
    Undo,
}

impl Wall {
    /// A show at its first page, before anything was read.
    pub fn new(opening: Opening, desk: &mut Desk) -> Wall {
        let wall = Wall {
            opening,
            pages: None,
            at: 0,
            row: 0,
            is_black: false,
            is_meeting: false,
            beginning: Beginning::default(),
            led: None,
            is_held: false,
            is_leaving: false,
            shows_keys: false,
            verbs: Verbs::default(),
            agreeing: None,
            tickets: Vec::new(),
            made: Vec::new(),
            story: None,
        };
        wall.read(desk);
        wall.turn_later(desk);
        wall
    }

    /// Asks for the pages anew; the team works on records of the board.
    pub fn read(&self, desk: &mut Desk) {
        desk.ask(Query::Wall { audience: self.opening.audience, as_of: desk.as_of });
        if self.opening.audience == Audience::Team || self.opening.part == Part::Leads {
            desk.ask_board();
        }
    }

    /// Takes pages that were read: the page and the cursor stay on what they were about.
    pub fn take(&mut self, pages: Pages) {
        let (name, on) = (self.pages.as_ref().map(|pages| pages.name(self.at)), self.current());
        let again = name.and_then(|name| (0..pages.len()).find(|at| pages.name(*at) == name));
        self.at = again.unwrap_or(self.at).min(pages.len().saturating_sub(1));
        let rows = pages.rows(self.at);
        let same = on.and_then(|rec| rows.iter().position(|row| row.rec == rec));
        self.row = same.unwrap_or(self.row).min(rows.len().saturating_sub(1));
        self.pages = Some(pages);
        if let Some(led) = self.led.take() {
            self.follow(led);
        }
    }

    /// The board was read anew: what is still under way is shown on it again, and whoever leads has the remarks on the meeting
    /// before them.
    pub fn board(&mut self, desk: &mut Desk) {
        self.verbs.board(desk);
        let board = desk.board.clone().filter(|_| self.opening.part == Part::Leads);
        let meeting = board.and_then(|board| {
            lead_view::meeting(self.opening.audience, &board, desk.today).map(|meeting| meeting.record.rec)
        });
        if let Some(rec) = meeting {
            desk.ask(Query::Story { rec, as_of: desk.as_of });
        }
    }

    /// What was said of a record.
    pub fn story(&mut self, story: &Story) {
        if self.opening.part == Part::Leads {
            self.story = Some(story.clone());
        }
    }

    /// The time has come: the next page, and the first after the last.
    pub fn turn(&mut self, desk: &mut Desk) {
        let pages = self.pages.as_ref().map_or(0, Pages::len);
        if !self.is_still() && pages > 0 {
            self.go((self.at + 1) % pages);
        }
        if self.pages.as_ref().is_some_and(|pages| pages.head().today != desk.today) {
            self.read(desk);
        }
        self.turn_later(desk);
    }

    fn is_still(&self) -> bool {
        self.is_held || self.is_black || self.is_asking()
    }

    fn turn_later(&self, desk: &mut Desk) {
        if self.opening.every.is_some() {
            desk.effect(Effect::Turn(self.opening.every.filter(|_| !self.is_held)));
        }
    }

    /// Whether a question stands open.
    fn is_asking(&self) -> bool {
        self.is_leaving || self.question().is_some() || matches!(self.beginning, Beginning::Asked(_))
    }

    /// The question of a verb.
    pub(super) fn question(&self) -> Option<&Ask> {
        self.agreeing.as_ref().or(self.verbs.ask.as_ref())
    }

    /// A key.
    pub fn key(&mut self, key: Key, desk: &mut Desk) -> Turned {
        self.shows_keys = false;
        if self.is_leaving {
            return self.leave(key);
        }
        if self.question().is_some() {
            self.typed(key, desk);
            return Turned::Stays;
        }
        if self.opening.part == Part::Follows {
            return self.key_of_follower(key, desk);
        }
        if matches!(self.beginning, Beginning::Asked(_)) && self.answers_which(key, desk) {
            return Turned::Stays;
        }
        let Some(action) = desk.keymap.action(&[Scope::Wall, Scope::List, Scope::Everywhere], key) else {
            self.refuse(desk);
            return Turned::Stays;
        };
        if self.is_black && action != Action::Black {
            self.is_black = false;
        }
        self.act(action, desk)
    }

    fn act(&mut self, action: Action, desk: &mut Desk) -> Turned {
        if self.opening.every.is_some() && !self.is_held && action != Action::Present {
            // Any key holds; the one for that lets it go on.
            self.is_held = true;
            self.turn_later(desk);
        } else if action == Action::Hold && self.opening.every.is_some() {
            self.is_held = false;
            self.turn_later(desk);
        }
        let last = self.pages.as_ref().map_or(0, Pages::len).saturating_sub(1);
        match action {
            Action::WallNext => self.go((self.at + 1).min(last)),
            Action::WallPrevious => self.go(self.at.saturating_sub(1)),
            Action::WallFirst => self.go(0),
            Action::WallLast => self.go(last),
            Action::Black => self.is_black = !self.is_black,
            Action::Hold | Action::Present => {}
            Action::Help => self.shows_keys = true,
            Action::Back | Action::Quit if self.opening.is_alone => return Turned::Ends,
            Action::Back | Action::Quit => self.is_leaving = true,
            Action::Undo if self.opening.audience == Audience::Team => return Turned::Undo,
            _ if self.opening.audience == Audience::Team => self.act_on_rows(action, desk),
            _ => {}
        }
        Turned::Stays
    }

    /// The verbs of the team's pages.
    fn act_on_rows(&mut self, action: Action, desk: &mut Desk) {
        const ROWS: [Action; NUMBERED] =
            [Action::Row1, Action::Row2, Action::Row3, Action::Row4, Action::Row5, Action::Row6];
        let rows = self.rows().len();
        match action {
            Action::Next => self.row = (self.row + 1).min(rows.saturating_sub(1)),
            Action::Previous => self.row = self.row.saturating_sub(1),
            Action::Agree => self.agree(desk),
            Action::Status | Action::Deadline | Action::Owner | Action::Remark => {
                let Some(rec) = self.current() else { return desk.say(text::no_rows_here(desk.lang)) };
                if let Handled::No(why) = self.verbs.action(action, vec![rec], desk) {
                    desk.problem(why);
                }
            }
            _ => match ROWS.iter().position(|row| *row == action) {
                Some(place) if self.top() + place < rows => self.row = self.top() + place,
                Some(_) => {}
                None => self.refuse(desk),
            },
        }
    }

    fn refuse(&mut self, desk: &mut Desk) {
        if self.opening.audience == Audience::Team {
            desk.say(text::not_on_wall(desk.lang));
        }
    }

    fn go(&mut self, at: usize) {
        if at != self.at {
            (self.at, self.row) = (at, 0);
        }
    }

    fn leave(&mut self, key: Key) -> Turned {
        match key.code {
            Code::Enter => Turned::Leaves,
            Code::Esc => {
                self.is_leaving = false;
                Turned::Stays
            }
            _ => Turned::Stays,
        }
    }

    fn typed(&mut self, key: Key, desk: &mut Desk) {
        if self.agreeing.is_some() {
            self.typed_agreement(key, desk);
        } else {
            self.verbs.typed(key, desk);
        }
    }

    /// A paste, which only a question takes.
    pub fn pasted(&mut self, pasted: &str, desk: &mut Desk) {
        if let Some(ask) = &mut self.agreeing {
            ask.field.paste(pasted);
        } else if self.verbs.is_typing() {
            self.verbs.pasted(pasted, desk);
        }
    }

    /// What became of a commit; says whether it was one of these.
    pub fn committed(&mut self, ticket: u64, result: &Result<Outcome, Failure>, desk: &mut Desk) -> bool {
        let is_agreement = self.tickets.iter().position(|known| *known == ticket);
        if let Some(at) = is_agreement {
            self.tickets.swap_remove(at);
            let made = result.as_ref().map(|outcome| outcome.made.as_slice()).unwrap_or_default();
            self.made.extend(made.iter().map(|(rec, _)| *rec));
        }
        self.verbs.committed(ticket, result, desk) || is_agreement.is_some()
    }

    /// Whether a record was worked on from here.
    pub fn worked_on(&self, rec: Rec) -> bool {
        self.verbs.acted_on(rec) || self.made.contains(&rec)
    }

    /// The record under the cursor.
    fn current(&self) -> Option<Rec> {
        self.rows().get(self.row).map(|row| row.rec)
    }

    fn rows(&self) -> &[Row] {
        self.pages.as_ref().map(|pages| pages.rows(self.at)).unwrap_or_default()
    }

    /// The first of the rows that are numbered now.
    fn top(&self) -> usize {
        self.row / NUMBERED * NUMBERED
    }
}

/// What was understood of an agreement that is being typed.
pub fn agreed(typed: &str, desk: &Desk) -> String {
    agreement::understood(typed, desk)
}

/// Whether the message row has something to say.
fn has_said(note: &Note) -> bool {
    *note != Note::Nothing
}
