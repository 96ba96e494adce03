//! The figures of one month, typed into one form: a row a series, a cell to type in, all of it saved as one batch. What
//! is typed is one draft, whatever months it is of.

mod draft;
mod saving;

use std::collections::BTreeMap;

use crate::domain::board::Board;
use crate::domain::monthly::{self, Asked, Read, Series};
use crate::domain::period::Period;
use crate::msg::action::{Action, Scope};
use crate::msg::key::{Code, Key};
use crate::text;

use super::super::desk::Desk;
use super::super::field::Field;
use super::super::said;
use super::{Chosen, passed_on};

/// A cell: of which series and period.
type Place = (Series, Period);
/// The form.
#[derive(Clone, Debug)]
pub struct Figures {
    /// The month that is shown.
    pub month: Period,
    year: i32,
    at: Option<Series>,
    typed: BTreeMap<Place, Cell>,
    ticket: Option<u64>,
}

/// What is typed in a cell.
#[derive(Clone, Debug, Default)]
pub struct Cell {
    /// The text.
    pub field: Field,
    /// Whether it is provisional, where that was said.
    pub provisional: Option<bool>,
}

/// A row of the form.
pub struct Row<'a> {
    /// The series.
    pub asked: Asked<'a>,
    /// The period that ends with the month; `None` where the series has none.
    pub period: Option<Period>,
    /// What is typed.
    pub cell: Option<&'a Cell>,
    /// Whether it is the one that is typed in.
    pub is_here: bool,
}

impl Row<'_> {
    /// What is typed, as it is read.
    pub fn read(&self, desk: &Desk) -> Read {
        match (self.period, self.cell) {
            (Some(period), Some(cell)) => cell.read(&self.asked, period, desk),
            _ => Read::Nothing,
        }
    }
}

impl Cell {
    fn read(&self, asked: &Asked<'_>, period: Period, desk: &Desk) -> Read {
        monthly::read(self.field.text(), self.provisional, asked, period, desk.today, desk.lang)
    }

    fn is_empty(&self) -> bool {
        self.field.text().trim().is_empty() && self.provisional.is_none()
    }
}

impl Figures {
    /// The form for the targets of a year, with what was typed before; or why there is none.
    pub fn open(year: i32, board: &Board, desk: &mut Desk) -> Result<Figures, String> {
        let asked = monthly::asked(board, year);
        if desk.read_only {
            return Err(text::failed_read_only(desk.lang));
        }
        if asked.is_empty() {
            return Err(text::figures_none_asked(desk.lang, year));
        }
        let month = monthly::first_month(&asked, desk.today);
        let mut form = Figures { month, year, at: None, typed: BTreeMap::new(), ticket: None };
        form.take_draft(desk);
        form.enter(&form.enterable(desk), 0);
        Ok(form)
    }

    /// The rows: what the targets measure in the order of the file, then what they are compared with.
    pub fn rows<'a>(&'a self, board: &'a Board) -> Vec<Row<'a>> {
        let row = |asked: Asked<'a>| {
            let series = asked.series();
            let is_here = self.at.as_ref() == Some(&series);
            let period = monthly::period_in(&asked, self.month);
            let cell = period.and_then(|period| self.typed.get(&(series, period)));
            Row { asked, period, cell, is_here }
        };
        monthly::asked(board, self.year).into_iter().map(row).collect()
    }

    /// How many cells something is typed in, and how many of them are of other months.
    pub fn count(&self) -> (usize, usize) {
        let typed: Vec<Period> = self.filled().map(|((_, period), _)| *period).collect();
        let others = typed.iter().filter(|period| period.number() != self.month.number()).count();
        (typed.len(), others)
    }

    /// A key.
    pub fn key(&mut self, key: Key, desk: &mut Desk) -> Chosen {
        let verb = desk.keymap.action(&[Scope::Figures, Scope::List, Scope::Everywhere], key);
        let saves = desk.keymap.action(&[Scope::Typing], key) == Some(Action::Save);
        match (verb, key.code) {
            _ if saves => return self.save(desk),
            _ if key.types().is_some() => drop(self.type_key(key, desk)),
            (_, Code::Esc) => return self.leave(desk),
            (_, Code::Tab) if key.shift => self.step(false, desk),
            (_, Code::Up) => self.step(false, desk),
            (_, Code::Enter | Code::Tab | Code::Down) => self.step(true, desk),
            (Some(Action::PageUp), _) => self.turn(-1, desk),
            (Some(Action::PageDown), _) => self.turn(1, desk),
            (Some(Action::Provisional), _) => self.switch_provisional(desk),
            _ if self.type_key(key, desk) => {}
            _ => return passed_on(key, verb, desk),
        }
        Chosen::Nothing
    }

    /// A paste: into the cell that is typed in; of several lines one a cell, downwards.
    pub fn paste(&mut self, pasted: &str, desk: &mut Desk) {
        let lines: Vec<&str> = pasted.trim_end().lines().collect();
        if lines.iter().any(|line| line.trim().contains('\t')) {
            return desk.problem(text::figures_one_column(desk.lang));
        }
        let places = self.enterable(desk);
        let here = places.iter().position(|(series, _)| self.at.as_ref() == Some(series));
        let places: Vec<Place> = places.into_iter().skip(here.unwrap_or_default()).collect();
        let removed: u32 = lines.iter().zip(&places).map(|(line, place)| self.put(line, place, &lines)).sum();
        if let Some(last) = places.get(lines.len().saturating_sub(1)).or(places.last()) {
            self.at = Some(last.0.clone());
        }
        self.keep(desk);
        match lines.len().saturating_sub(places.len()) {
            0 if removed == 0 => {}
            0 => desk.say(text::pasted_cleaned(desk.lang, removed)),
            over => desk.problem(text::figures_no_room(desk.lang, &said::count(desk.lang, over))),
        }
    }

    /// One line of a paste; says how many characters were taken out of it.
    fn put(&mut self, line: &str, place: &Place, lines: &[&str]) -> u32 {
        let cell = self.typed.entry(place.clone()).or_default();
        if lines.len() > 1 {
            cell.field = Field::line("");
        }
        cell.field.paste(line)
    }

    fn filled(&self) -> impl Iterator<Item = (&Place, &Cell)> {
        self.typed.iter().filter(|(_, cell)| !cell.is_empty())
    }

    /// The cells of the month that is shown.
    fn enterable(&self, desk: &Desk) -> Vec<Place> {
        let rows = desk.board.as_deref().map(|board| self.rows(board)).unwrap_or_default();
        rows.iter().filter_map(|row| Some((row.asked.series(), row.period?))).collect()
    }

    /// The cell that is typed in.
    fn here(&self, desk: &Desk) -> Option<Place> {
        self.enterable(desk).into_iter().find(|(series, _)| self.at.as_ref() == Some(series))
    }

    fn type_key(&mut self, key: Key, desk: &mut Desk) -> bool {
        let Some(place) = self.here(desk) else { return false };
        let cell = self.typed.entry(place).or_default();
        let is_typed = cell.field.key(key);
        if cell.field.text().is_empty() {
            cell.provisional = None;
        }
        if is_typed {
            self.keep(desk);
        }
        is_typed
    }

    /// The figure is provisional, or no longer: the one that is typed, else the one that stands.
    fn switch_provisional(&mut self, desk: &mut Desk) {
        let Some((place, board)) = self.here(desk).zip(desk.board.clone()) else { return };
        let stands = monthly::of_series(&board, &place.0).and_then(|asked| asked.figures.get(place.1));
        let stands = stands.filter(|figure| figure.value.is_some());
        let cell = self.typed.entry(place).or_default();
        if cell.field.text().is_empty() && stands.is_none() {
            return desk.say(text::figures_type_first(desk.lang));
        }
        let was = stands.is_some_and(|figure| figure.provisional);
        let now = !cell.provisional.unwrap_or(was);
        cell.provisional = Some(now).filter(|now| *now != was);
        self.keep(desk);
    }

    fn step(&mut self, down: bool, desk: &Desk) {
        let places = self.enterable(desk);
        let here = places.iter().position(|(series, _)| self.at.as_ref() == Some(series));
        let here = here.unwrap_or_default();
        self.enter(&places, if down { here + 1 } else { here.saturating_sub(1) });
    }

    /// Goes to the cell at a place, or to the last one.
    fn enter(&mut self, places: &[Place], at: usize) {
        if let Some((series, _)) = places.get(at).or(places.last()) {
            self.at = Some(series.clone());
        }
    }

    /// Another month; what is typed stays typed.
    fn turn(&mut self, by: i32, desk: &mut Desk) {
        let month = self.month.shifted(by);
        if month > Period::month_of(desk.today) {
            return desk.problem(text::figures_not_begun(desk.lang, &month.words(desk.lang)));
        }
        self.month = month;
        if self.here(desk).is_none() {
            let places = self.enterable(desk);
            self.enter(&places, 0);
        }
    }

    fn leave(&self, desk: &mut Desk) -> Chosen {
        if self.filled().next().is_some() {
            desk.say(text::draft_kept(desk.lang));
        }
        Chosen::Close
    }
}
