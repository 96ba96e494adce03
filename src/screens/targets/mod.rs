//! Mål: the targets of a year and how they are doing, as a list of gauges and one target with its chart. State and
//! routing; what stands where is in `standing`, drawing in the `view` files.

mod aside_view;
mod detail_view;
mod gauge_view;
pub mod home_view;
pub mod list_view;
mod months_view;
mod pane;
pub(in crate::screens) mod picture;
mod plain;
mod standing;
#[cfg(test)]
mod tests;
mod trial;
mod verbs;

use std::collections::HashMap;

use crate::domain::board::{Aim, Board};
use crate::domain::choice::Light;
use crate::domain::field::Kind;
use crate::domain::period::Period;
use crate::domain::record::Rec;
use crate::domain::target::{Gauge, Month, months};
use crate::msg::action::Action;
use crate::msg::key::Key;
use crate::text;

use super::desk::Desk;
use super::home::Layout;
use super::motion::Motion;
use super::narrowing::{Narrowing, Typed};
use super::pane::Handled;
use super::pile::Pile;
use super::records::Verbs;
use trial::Trial;

/// Its place among the panes, from 0.
const NUMBER: usize = 1;
/// How many periods back the cursor reaches.
const REACH: usize = 120;

/// Whether the list or one target fills the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// The list.
    #[default]
    List,
    /// One target.
    Detail,
}

/// The pane.
#[derive(Clone, Debug, Default)]
pub struct Targets {
    /// What fills the screen.
    pub mode: Mode,
    /// The order, the cursor and the marks.
    pub pile: Pile<Light, i64>,
    /// The year that was chosen; `None` for the board's own.
    pub year: Option<i32>,
    /// The month under the cursor; `None` for the newest.
    pub month: Option<Period>,
    /// The filter line while it is being typed.
    pub filter: Narrowing,
    verbs: Verbs,
    trial: Option<Trial>,
    /// Where each target stood when the pane was entered: it stays there until the pane is left.
    held: HashMap<i64, Light>,
    return_to: Option<String>,
}

impl Targets {
    /// The year that is shown.
    pub fn shown_year(&self, board: &Board) -> i32 {
        self.year.unwrap_or_else(|| board.this_year())
    }

    /// The target under the cursor.
    pub fn aim<'a>(&self, board: &'a Board) -> Option<&'a Aim> {
        board.aim(Rec { kind: Kind::Target, id: self.pile.current()? })
    }

    /// How many rows the list has on screen.
    pub fn rows(desk: &Desk) -> usize {
        if desk.at_home {
            return Layout::of(desk.size).rows(NUMBER).max(1);
        }
        usize::from(desk.size.1.saturating_sub(8)).max(1)
    }

    /// The targets that are shown, in the order of the file.
    fn shown<'a>(&self, board: &'a Board, desk: &Desk) -> Vec<&'a Aim> {
        let of_year = standing::of_year(board, self.shown_year(board));
        standing::narrowed(of_year, self.filter_text(), board, desk)
    }

    /// The gauge as it is, or as it would be.
    fn gauge(&self, aim: &Aim) -> Gauge {
        self.trial.map_or_else(|| aim.gauge.clone(), |trial| trial.gauge(&aim.gauge))
    }

    /// Takes the list from the board.
    fn take(&mut self, desk: &Desk) {
        let Some(board) = desk.board.clone() else { return };
        let shown = self.shown(&board, desk);
        let listing = standing::listing(&shown, &self.held);
        self.pile.take(listing, Targets::rows(desk));
        self.held = self
            .pile
            .ids()
            .iter()
            .enumerate()
            .filter_map(|(place, id)| Some((*id, self.pile.group_at(place)?)))
            .collect();
    }

    /// The same, each target where it belongs now.
    fn take_anew(&mut self, desk: &Desk) {
        self.held.clear();
        self.take(desk);
    }

    fn filter_text(&self) -> &str {
        self.filter.text()
    }

    fn do_action(&mut self, action: Action, desk: &mut Desk) -> Handled {
        match action {
            Action::Open => self.open_detail(),
            Action::Back => return self.back(desk),
            moving if let Some(motion) = Motion::of(moving) => match motion {
                Motion::Rows(by) => self.step(by, desk),
                Motion::Pages(by) => self.page(by, desk),
            },
            Action::Earlier | Action::Later => return self.aside(action, desk),
            Action::Mark | Action::MarkRange | Action::MarkAll | Action::ExtendMarks => {
                self.mode = Mode::List;
                self.pile.mark_by(action, Targets::rows(desk));
            }
            Action::Filter => {
                self.mode = Mode::List;
                self.filter.open();
            }
            other => return self.verb(other, desk),
        }
        Handled::Yes
    }

    fn open_detail(&mut self) {
        if self.pile.current().is_some() {
            self.mode = Mode::Detail;
            self.month = None;
        }
    }

    /// Esc: one step back.
    fn back(&mut self, desk: &mut Desk) -> Handled {
        match self.mode {
            Mode::Detail => self.mode = Mode::List,
            Mode::List if self.pile.unmark() => {}
            Mode::List if self.filter.clear() => self.take(desk),
            Mode::List => return Handled::NotMine,
        }
        Handled::Yes
    }

    fn step(&mut self, by: isize, desk: &mut Desk) {
        if self.pile.step(by, Targets::rows(desk)) {
            self.month = None;
        }
    }

    fn page(&mut self, by: isize, desk: &mut Desk) {
        match self.mode {
            Mode::Detail => self.step(by, desk),
            Mode::List => self.step(by * Targets::rows(desk).saturating_sub(2).max(1).cast_signed(), desk),
        }
    }

    /// Left and right: another year in the list, another month in one target.
    fn aside(&mut self, action: Action, desk: &mut Desk) -> Handled {
        let Some(board) = desk.board.clone().filter(|_| !desk.at_home) else { return Handled::NotMine };
        let is_later = action == Action::Later;
        match self.mode {
            Mode::Detail => self.step_month(&board, is_later),
            Mode::List => {
                let here = self.shown_year(&board);
                let years = board.years();
                let next = match is_later {
                    true => years.into_iter().find(|year| *year > here),
                    false => years.into_iter().rev().find(|year| *year < here),
                };
                let Some(year) = next else { return Handled::No(text::no_other_year(desk.lang)) };
                self.year = Some(year);
                self.take_anew(desk);
            }
        }
        Handled::Yes
    }

    fn step_month(&mut self, board: &Board, is_later: bool) {
        let Some(aim) = self.aim(board) else { return };
        let months = self.months(aim, REACH);
        let here = self.chosen(aim);
        let place = months.iter().position(|month| Some(month.period) == here).unwrap_or_default();
        let known = months.iter().position(|month| month.figure.is_some()).unwrap_or_default();
        let next = if is_later {
            (place + 1).min(months.len().saturating_sub(1))
        } else {
            place.saturating_sub(1).max(known)
        };
        self.month = months.get(next).map(|month| month.period);
    }

    /// The newest periods of a target beside its plan, the newest last.
    fn months(&self, aim: &Aim, count: usize) -> Vec<Month> {
        months(&aim.gauge, &aim.judged(), count)
    }

    /// The period under the cursor: the newest where none was chosen.
    fn chosen(&self, aim: &Aim) -> Option<Period> {
        self.month.or_else(|| aim.gauge.reading.map(|reading| reading.period))
    }

    fn typed_filter(&mut self, key: Key, desk: &mut Desk) {
        match self.filter.key(key) {
            Typed::Narrowed => self.take(desk),
            Typed::Step(by) => self.step(by, desk),
            Typed::Nothing => {}
        }
    }
}
