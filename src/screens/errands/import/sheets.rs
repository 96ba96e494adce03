//! The sheets of a workbook that are read as a person has said, are left out, or that nobody knows: Enter changes it.

use crate::domain::columns::Columns;
use crate::domain::words;
use crate::msg::action::Action;
use crate::msg::key::{Code, Key};
use crate::text::{self, Lang};
use crate::ui::canvas::Canvas;
use crate::ui::theme::Role;

use super::super::super::desk::Desk;
use super::super::super::overlay::{Chosen, passed_on};
use super::super::rows::Rows;
use super::super::{TOP, draw_below, draw_wrapped, room};

/// What stands above the sheets.
const ABOVE: usize = 3;

/// The page.
#[derive(Clone, Debug)]
pub struct Sheets {
    tables: Vec<Columns>,
    rows: Rows,
}

/// What a key came to.
pub enum Looked {
    /// It is asked about this one.
    At(Columns),
    /// The page is left.
    Back,
    /// It stays, or another page is wanted.
    Not(Chosen),
}

impl Sheets {
    /// Shows these.
    pub fn of(tables: Vec<Columns>) -> Sheets {
        Sheets { tables, rows: Rows::default() }
    }

    /// A key.
    pub fn key(&mut self, key: Key, verb: Option<Action>, desk: &mut Desk) -> Looked {
        let count = self.tables.len();
        if self.rows.moved(verb, count, seen(desk)) {
            return Looked::Not(Chosen::Nothing);
        }
        match (key.code, self.tables.get(self.rows.at(count))) {
            (Code::Enter, Some(table)) => Looked::At(table.clone()),
            (Code::Esc, _) => Looked::Back,
            _ => Looked::Not(passed_on(key, verb, desk)),
        }
    }

    /// Draws it.
    pub fn draw(&self, desk: &Desk, canvas: &mut Canvas<'_>) {
        let (w, lang, count) = (canvas.width(), desk.lang, self.tables.len());
        let y = draw_wrapped(&text::sheets_how(lang), TOP, Role::Strong, canvas) + 1;
        let of = w * 3 / 8;
        for (place, y) in self.rows.view(count, seen(desk)).zip(y..) {
            let Some(table) = self.tables.get(place) else { continue };
            if place == self.rows.at(count) {
                canvas.sign(0, y, '▌', Role::Accent);
            }
            let is_read = is_read(table);
            let role = if is_read { Role::Text } else { Role::Dim };
            canvas.text(2, y, of - 3, table.sheet.as_deref().unwrap_or_default(), role);
            canvas.sign(of, y, if is_read { '→' } else { '·' }, Role::Dim);
            canvas.text(of + 2, y, w.saturating_sub(of + 3), &said(table, lang), role);
        }
        draw_below(self.rows.below(count, seen(desk)), desk, canvas);
    }

    /// The same as plain lines.
    pub fn plain(&self, lang: Lang) -> Vec<String> {
        let sheet = |table: &Columns| {
            format!("{}: {}", table.sheet.as_deref().unwrap_or_default(), said(table, lang))
        };
        std::iter::once(text::sheets_how(lang)).chain(self.tables.iter().map(sheet)).collect()
    }
}

fn seen(desk: &Desk) -> usize {
    room(desk).saturating_sub(ABOVE).max(1)
}

fn is_read(table: &Columns) -> bool {
    table.is_said && !table.mapping.is_left_out()
}

fn said(table: &Columns, lang: Lang) -> String {
    match table.is_said {
        true if is_read(table) => words::kinds(table.mapping.kind).of(lang).to_lowercase(),
        true => text::sheet_left_out(lang),
        false => text::sheet_not_known(lang),
    }
}
