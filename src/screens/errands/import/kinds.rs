//! A table that nobody knows: what are its rows? The kind that is guessed stands under the cursor.

use crate::domain::columns::{Columns, KINDS, Mapping};
use crate::domain::field::Kind;
use crate::domain::words;
use crate::msg::action::Action;
use crate::msg::key::{Code, Key};
use crate::text::{self, Lang};
use crate::ui::canvas::Canvas;
use crate::ui::theme::Role;
use crate::ui::wrap::wrap;

use super::super::super::desk::Desk;
use super::super::super::overlay::{Chosen, passed_on};
use super::super::rows::Rows;
use super::super::{TOP, draw_below, draw_wrapped, room};

/// What stands above the kinds besides the question: a blank row and what is asked.
const ABOVE: usize = 2;

/// The question.
#[derive(Clone, Debug)]
pub struct Kinds {
    table: Columns,
    /// Its place among those that are asked about, and how many they are.
    place: (usize, usize),
    rows: Rows,
}

/// What was picked.
pub enum Picked {
    /// The rows are of a kind, with its columns as they are guessed; or none is read.
    As(Mapping),
    /// Running text: each paragraph is a proposal.
    Slips,
    /// Nothing yet.
    Not(Chosen),
}

/// What the rows may be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Choice {
    Of(Kind),
    Slips,
    LeftOut,
}

impl Kinds {
    /// Asks about a table.
    pub fn of(table: Columns, place: (usize, usize)) -> Kinds {
        let mut kinds = Kinds { table, place, rows: Rows::default() };
        let guessed = match kinds.is_text() {
            true => Choice::Slips,
            false => Choice::Of(kinds.table.mapping.kind),
        };
        let at = kinds.choices().iter().position(|choice| *choice == guessed);
        kinds.rows = Rows::on(at.unwrap_or_default());
        kinds
    }

    fn choices(&self) -> Vec<Choice> {
        let other = if self.table.sheet.is_some() { Choice::LeftOut } else { Choice::Slips };
        let kinds = KINDS.into_iter().map(Choice::Of);
        kinds.clone().take(1).chain([other]).chain(kinds.skip(1)).collect()
    }

    /// A key.
    pub fn key(&mut self, key: Key, verb: Option<Action>, desk: &mut Desk) -> Picked {
        let choices = self.choices();
        let seen = self.seen(desk);
        if self.rows.moved(verb, choices.len(), seen) {
            return Picked::Not(Chosen::Nothing);
        }
        match (key.code, choices.get(self.rows.at(choices.len()))) {
            (Code::Esc, _) => Picked::Not(Chosen::Close),
            (Code::Enter, Some(Choice::Of(kind))) => Picked::As(self.table.of(*kind)),
            (Code::Enter, Some(Choice::LeftOut)) => Picked::As(self.table.mapping.left_out()),
            (Code::Enter, Some(Choice::Slips)) => Picked::Slips,
            _ => Picked::Not(passed_on(key, verb, desk)),
        }
    }

    /// Whether it has no columns to tell apart: text, most likely.
    fn is_text(&self) -> bool {
        self.table.sheet.is_none() && self.table.mapping.columns.len() == 1
    }

    /// How many kinds are in view.
    fn seen(&self, desk: &Desk) -> usize {
        let width = usize::from(desk.size.0.saturating_sub(4));
        let lines = wrap(&self.question(desk.lang), width).len();
        room(desk).saturating_sub(lines + ABOVE).max(1)
    }

    fn question(&self, lang: Lang) -> String {
        let names = self.table.mapping.names().join(", ");
        match (&self.table.sheet, self.place) {
            (Some(sheet), (_, 1)) => text::sheet_unknown(lang, sheet, &names),
            (Some(sheet), (nth, of)) => text::sheet_of_unknown(lang, sheet, nth, of, &names),
            (None, _) if self.is_text() => text::import_text(lang, &names),
            (None, _) => text::import_unknown(lang, &names),
        }
    }

    /// Draws it.
    pub fn draw(&self, desk: &Desk, canvas: &mut Canvas<'_>) {
        let lang = desk.lang;
        let y = draw_wrapped(&self.question(lang), TOP, Role::Text, canvas);
        let y = draw_wrapped(&text::import_what_is_it(lang), y + 1, Role::Strong, canvas);
        let choices = self.choices();
        for (place, y) in self.rows.view(choices.len(), self.seen(desk)).zip(y..) {
            let Some(choice) = choices.get(place) else { continue };
            if place == self.rows.at(choices.len()) {
                canvas.sign(0, y, '▌', Role::Accent);
            }
            canvas.text(2, y, canvas.width().saturating_sub(4), &said(*choice, lang), Role::Text);
        }
        draw_below(self.rows.below(choices.len(), self.seen(desk)), desk, canvas);
    }

    /// The same as plain lines.
    pub fn plain(&self, lang: Lang) -> Vec<String> {
        let choices = self.choices();
        let here = choices.get(self.rows.at(choices.len())).map(|choice| said(*choice, lang));
        [self.question(lang), text::import_what_is_it(lang)].into_iter().chain(here).collect()
    }
}

fn said(choice: Choice, lang: Lang) -> String {
    match choice {
        Choice::Of(kind) => words::kinds(kind).of(lang).to_owned(),
        Choice::Slips => text::import_slips(lang),
        Choice::LeftOut => text::sheet_leave_out(lang),
    }
}
