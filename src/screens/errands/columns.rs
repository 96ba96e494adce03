//! The columns of a file that have other names than ours: which field each is, with a value of it, guessed and corrected.

use crate::domain::columns::{self, Columns, Mapping};
use crate::domain::words;
use crate::msg::action::Action;
use crate::msg::key::{Code, Key};
use crate::text::{self, Lang};
use crate::ui::canvas::Canvas;
use crate::ui::theme::Role;

use super::super::desk::Desk;
use super::super::overlay::{Chosen, passed_on};
use super::rows::Rows;
use super::{TOP, draw_wrapped, room};

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
        Asking { columns, rows: Rows::default(), typed: String::new(), before: None }
    }

    /// A key.
    pub fn key(&mut self, key: Key, verb: Option<Action>, desk: &mut Desk) -> Went {
        let count = self.columns.mapping.columns.len();
        let at = self.rows.at(count);
        match key.code {
            Code::Char('-') => self.put(at, None),
            Code::Char(c) if !key.ctrl && !key.alt && (c.is_alphabetic() || !self.typed.is_empty()) => {
                self.typed.push(c);
                self.find(at, desk);
            }
            Code::Backspace => {
                self.typed.pop();
                self.find(at, desk);
            }
            Code::Left | Code::Right => {
                let turned = self.columns.mapping.turned(at, key.code == Code::Right);
                self.put(at, turned);
            }
            Code::Esc => return Went::Back,
            Code::Enter => match self.columns.mapping.missing().is_empty() {
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

    fn find(&mut self, at: usize, desk: &mut Desk) {
        let before = self.before.get_or_insert_with(|| self.columns.mapping.clone()).clone();
        let found = before.typed(&self.typed, desk.lang);
        self.columns.mapping = before;
        match found {
            _ if self.typed.is_empty() => self.settle(),
            Some(field) => self.columns.mapping.put(at, Some(field)),
            None => {
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
        text::columns_ask(lang, &words::kinds(self.columns.mapping.kind).of(lang).to_lowercase())
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
        let (columns, count) = (&self.columns.mapping.columns, self.columns.mapping.columns.len());
        let mut y = y + 1;
        for place in self.rows.view(count, self.room(desk)) {
            let (Some((name, _)), Some(sample)) = (columns.get(place), self.columns.samples.get(place))
            else {
                continue;
            };
            if place == self.rows.at(count) {
                canvas.sign(0, y, '▌', Role::Accent);
            }
            let field = self.field(place, lang);
            let role = if field.is_some() { Role::Text } else { Role::Dim };
            canvas.text(2, y, field_at - 3, name, role);
            canvas.sign(field_at, y, if field.is_some() { '→' } else { '·' }, Role::Dim);
            let said = field.unwrap_or_else(|| text::columns_left(lang));
            canvas.text(field_at + 2, y, sample_at - field_at - 3, &said, role);
            canvas.text(sample_at, y, w.saturating_sub(sample_at + 1), sample, Role::Dim);
            y += 1;
        }
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
