//! The columns of a table that have other names than ours: what its rows are and which field each column is, with a value
//! of it, guessed and corrected.

use crate::domain::columns::{self, Columns, KINDS, Mapping};
use crate::domain::field::Kind;
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

/// What the page says above the columns and below them.
const AROUND: usize = 6;

/// The columns, while a person looks at them.
#[derive(Clone, Debug)]
pub struct Asking {
    columns: Columns,
    rows: Rows,
    /// What was typed of a field's name, and what the columns were before: half a word must not take another's field.
    typed: String,
    before: Option<Mapping>,
}

/// What a key comes to.
pub enum Went {
    /// The columns are as they should be.
    On(Mapping),
    /// The page is left.
    Back,
    /// It stays, or another page is wanted.
    Stays(Chosen),
}

impl Asking {
    /// Asks about these.
    pub fn about(columns: Columns) -> Asking {
        Asking { columns, rows: Rows::on(1), typed: String::new(), before: None }
    }

    /// What is asked about: the file, and its sheet where it has several.
    pub fn named(&self, file: &str) -> String {
        match &self.columns.sheet {
            Some(sheet) => format!("{file} › {sheet}"),
            None => file.to_owned(),
        }
    }

    /// A key.
    pub fn key(&mut self, key: Key, verb: Option<Action>, desk: &mut Desk) -> Went {
        let count = self.columns.mapping.columns.len() + 1;
        let here = self.rows.at(count).checked_sub(1);
        match (key.code, here) {
            (Code::Char('-'), Some(at)) => self.put(at, None),
            (Code::Char(c), _) if !key.ctrl && !key.alt && (c.is_alphabetic() || !self.typed.is_empty()) => {
                self.typed.push(c);
                self.find(here, desk);
            }
            (Code::Backspace, _) => {
                self.typed.pop();
                self.find(here, desk);
            }
            (Code::Left | Code::Right, Some(at)) => {
                let turned = self.columns.mapping.turned(at, key.code == Code::Right);
                self.put(at, turned);
            }
            (Code::Left | Code::Right, None) => {
                self.settle();
                let kind = neighbour(self.columns.mapping.kind, key.code == Code::Right);
                self.columns.mapping = self.columns.of(kind);
            }
            (Code::Esc, _) => return Went::Back,
            (Code::Enter, _) => match self.columns.mapping.missing().is_empty() {
                true => return Went::On(self.columns.mapping.clone()),
                false => desk.problem(self.missing(desk.lang)),
            },
            _ if self.rows.moved(verb, count, self.room(desk)) => self.settle(),
            _ => return Went::Stays(passed_on(key, verb, desk)),
        }
        Went::Stays(Chosen::Nothing)
    }

    fn put(&mut self, at: usize, field: Option<String>) {
        self.settle();
        self.columns.mapping.put(at, field);
    }

    /// What was typed stands.
    fn settle(&mut self) {
        self.typed.clear();
        self.before = None;
    }

    /// What is typed names the field of a column, or what the rows are.
    fn find(&mut self, here: Option<usize>, desk: &mut Desk) {
        let before = self.before.get_or_insert_with(|| self.columns.mapping.clone()).clone();
        let field = here.and_then(|at| Some((at, before.typed(&self.typed, desk.lang)?)));
        let kind = here.is_none().then(|| kind_typed(&self.typed, desk.lang)).flatten();
        self.columns.mapping = before;
        match (field, kind) {
            _ if self.typed.is_empty() => self.settle(),
            (Some((at, field)), _) => self.columns.mapping.put(at, Some(field)),
            (None, Some(kind)) => self.columns.mapping = self.columns.of(kind),
            (None, None) => {
                desk.say(text::columns_no_such(desk.lang, &self.typed));
                self.settle();
            }
        }
    }

    fn room(&self, desk: &Desk) -> usize {
        room(desk).saturating_sub(AROUND).max(1)
    }

    fn missing(&self, lang: Lang) -> String {
        let kind = self.columns.mapping.kind;
        let missing = self.columns.mapping.missing();
        let fields: Vec<String> =
            missing.into_iter().map(|field| columns::said(kind, field, lang).to_lowercase()).collect();
        text::columns_missing(lang, &fields.join(", "))
    }

    fn field(&self, at: usize, lang: Lang) -> Option<String> {
        let Columns { mapping, .. } = &self.columns;
        mapping.field(at).map(|field| columns::said(mapping.kind, field, lang))
    }

    fn question(&self, lang: Lang) -> String {
        text::columns_ask(lang, &self.kind(lang))
    }

    fn kind(&self, lang: Lang) -> String {
        words::kinds(self.columns.mapping.kind).of(lang).to_lowercase()
    }

    fn below(&self, lang: Lang) -> String {
        match self.columns.mapping.missing().is_empty() {
            _ if !self.typed.is_empty() => text::columns_typing(lang, &self.typed),
            true => text::columns_remembered(lang),
            false => self.missing(lang),
        }
    }

    /// Draws them.
    pub fn draw(&self, desk: &Desk, canvas: &mut Canvas<'_>) {
        let (w, lang) = (canvas.width(), desk.lang);
        let (field_at, sample_at) = (w * 3 / 8, w * 5 / 8);
        let y = draw_wrapped(&self.question(lang), TOP, Role::Strong, canvas) + 1;
        canvas.text(2, y, field_at - 3, &text::columns_column(lang), Role::Dim);
        canvas.text(field_at + 2, y, sample_at - field_at - 3, &text::columns_field(lang), Role::Dim);
        canvas.text(sample_at, y, w.saturating_sub(sample_at + 1), &text::columns_sample(lang), Role::Dim);
        let (columns, count) = (&self.columns.mapping.columns, self.columns.mapping.columns.len() + 1);
        let mut y = y + 1;
        for place in self.rows.view(count, self.room(desk)) {
            if place == self.rows.at(count) {
                canvas.sign(0, y, '▌', Role::Accent);
            }
            let of_column = place.checked_sub(1).and_then(|at| Some((at, columns.get(at)?)));
            let (name, read, sample) = match of_column {
                None => (text::columns_rows_are(lang), Some(self.kind(lang)), text::columns_turn(lang)),
                Some((at, (name, _))) => (
                    name.clone(),
                    self.field(at, lang),
                    self.columns.samples.get(at).cloned().unwrap_or_default(),
                ),
            };
            let role = if read.is_some() { Role::Text } else { Role::Dim };
            canvas.text(2, y, field_at - 3, &name, role);
            canvas.sign(field_at, y, if read.is_some() { '→' } else { '·' }, Role::Dim);
            let said = read.unwrap_or_else(|| text::columns_left(lang));
            canvas.text(field_at + 2, y, sample_at - field_at - 3, &said, role);
            canvas.text(sample_at, y, w.saturating_sub(sample_at + 1), &sample, Role::Dim);
            y += 1;
        }
        draw_below(self.rows.below(count, self.room(desk)), desk, canvas);
        let role = if self.columns.mapping.missing().is_empty() { Role::Dim } else { Role::Strong };
        draw_wrapped(&self.below(lang), y + 1, role, canvas);
    }

    /// The same as plain lines.
    pub fn plain(&self, lang: Lang) -> Vec<String> {
        let mut lines = vec![self.question(lang)];
        let columns = self.columns.mapping.columns.iter().zip(&self.columns.samples).enumerate();
        lines.extend(columns.map(|(at, ((name, _), sample))| {
            let field = self.field(at, lang).unwrap_or_else(|| text::columns_left(lang));
            format!("{name}: {field}. {sample}")
        }));
        lines.push(self.below(lang));
        lines
    }
}

/// The kind after this one, or before it.
fn neighbour(kind: Kind, forward: bool) -> Kind {
    let at = KINDS.iter().position(|known| *known == kind).unwrap_or_default();
    let step = if forward { 1 } else { KINDS.len() - 1 };
    KINDS.get((at + step) % KINDS.len()).copied().unwrap_or(kind)
}

/// The kind whose name begins as was typed.
fn kind_typed(typed: &str, lang: Lang) -> Option<Kind> {
    let typed = typed.trim().to_lowercase();
    KINDS.into_iter().find(|kind| words::kinds(*kind).of(lang).to_lowercase().starts_with(&typed))
}
