//! The log of everything: who did what when, the newest first; what one act did in full; and how to take it back.

use crate::domain::change::Entry;
use crate::msg::action::Action;
use crate::msg::effect::Query;
use crate::msg::event::Reply;
use crate::msg::key::{Code, Key};
use crate::text;
use crate::ui::canvas::Canvas;
use crate::ui::theme::Role;

use super::super::desk::Desk;
use super::super::overlay::view::history_lines;
use super::super::overlay::{Chosen, passed_on};
use super::super::said;
use super::rows::Rows;
use super::{TOP, draw_head, room};

/// How many acts are read at a time.
const ACTS: usize = 100;
/// Where stand who did it and what was done.
const WHO: u16 = 24;
const WHAT: u16 = 33;

/// The page.
#[derive(Clone, Debug)]
pub struct Log {
    entries: Option<Vec<Entry>>,
    /// How many acts are asked for.
    wanted: usize,
    rows: Rows,
    /// The first line in view of the act that is shown in full.
    opened: Option<usize>,
}

impl Default for Log {
    fn default() -> Log {
        Log { entries: None, wanted: ACTS, rows: Rows::default(), opened: None }
    }
}

impl Log {
    /// Asks for what it shows.
    pub fn read(&self, desk: &mut Desk) {
        desk.ask(Query::Log(self.wanted));
    }

    /// Takes the acts.
    pub fn take(&mut self, reply: &Reply) {
        if let Reply::Log(entries) = reply {
            self.entries = Some(entries.clone());
        }
    }

    fn entries(&self) -> &[Entry] {
        self.entries.as_deref().unwrap_or_default()
    }

    fn current(&self) -> Option<&Entry> {
        self.entries().get(self.rows.at(self.entries().len()))
    }

    /// A key.
    pub fn key(&mut self, key: Key, verb: Option<Action>, desk: &mut Desk) -> Chosen {
        if verb == Some(Action::Undo) {
            return self.current().map_or(Chosen::Nothing, |entry| Chosen::Undo(Box::new(entry.clone())));
        }
        if let Some(top) = &mut self.opened {
            match (verb, key.code) {
                (Some(Action::Next), _) => *top += 1,
                (Some(Action::Previous), _) => *top = top.saturating_sub(1),
                (Some(Action::PageDown), _) => *top += room(desk),
                (Some(Action::PageUp), _) => *top = top.saturating_sub(room(desk)),
                (Some(Action::Open), _) | (_, Code::Esc) => self.opened = None,
                _ => return passed_on(key, verb, desk),
            }
            return Chosen::Nothing;
        }
        let count = self.entries().len();
        if self.rows.moved(verb, count, room(desk)) {
            if self.rows.at(count) + 1 == count && count == self.wanted {
                self.wanted += ACTS;
                self.read(desk);
            }
            return Chosen::Nothing;
        }
        match verb {
            Some(Action::Open) if count > 0 => self.opened = Some(0),
            _ if key.code == Code::Esc => return Chosen::Close,
            _ => return passed_on(key, verb, desk),
        }
        Chosen::Nothing
    }

    /// Draws the page.
    pub fn draw(&self, desk: &Desk, canvas: &mut Canvas<'_>) {
        let (w, lang) = (canvas.width(), desk.lang);
        let undo = desk.key(Action::Undo);
        let keys = match self.opened {
            Some(_) => text::log_entry_keys(lang, &undo),
            None => text::log_keys(lang, &undo),
        };
        draw_head(&text::log_title(lang), &keys, desk, canvas);
        if self.entries.is_none() {
            canvas.text(2, TOP, 40, &text::reading(lang), Role::Dim);
        }
        if let (Some(top), Some(entry)) = (self.opened, self.current()) {
            return draw_entry(entry, top, desk, canvas);
        }
        let (count, room) = (self.entries().len(), room(desk));
        for (place, y) in self.rows.view(count, room).zip(TOP..) {
            let Some(entry) = self.entries().get(place) else { continue };
            if place == self.rows.at(count) {
                canvas.sign(0, y, '▌', Role::Accent);
            }
            canvas.text(2, y, WHO - 3, &said::moment(entry.at, desk), Role::Dim);
            canvas.text(WHO, y, WHAT - WHO - 1, &entry.author.who, Role::Text);
            let stands = stands(entry, desk);
            let end = canvas.right(w.saturating_sub(1), y, &stands, Role::Dim);
            canvas.text(WHAT, y, end.saturating_sub(WHAT + 1), &said::act(entry, desk.lang), Role::Text);
        }
    }

    /// The page as plain lines.
    pub fn plain(&self, desk: &Desk) -> Vec<String> {
        if let (Some(_), Some(entry)) = (self.opened, self.current()) {
            return history_lines(std::slice::from_ref(entry), desk)
                .into_iter()
                .map(|(line, _)| line)
                .collect();
        }
        let line = |entry: &Entry| {
            let when = said::moment(entry.at, desk);
            let said = format!(
                "{when}. {}. {}. {}",
                entry.author.who,
                said::act(entry, desk.lang),
                stands(entry, desk)
            );
            said.trim_end().to_owned()
        };
        std::iter::once(text::log_title(desk.lang)).chain(self.entries().iter().map(line)).collect()
    }
}

fn draw_entry(entry: &Entry, top: usize, desk: &Desk, canvas: &mut Canvas<'_>) {
    let mut lines = history_lines(std::slice::from_ref(entry), desk);
    if let Some(more) = entry.count.checked_sub(entry.lines.len()).filter(|more| *more > 0) {
        lines.push((text::and_more(desk.lang, more), Role::Dim));
    }
    let room = room(desk);
    let top = top.min(lines.len().saturating_sub(room));
    for ((line, role), y) in lines.iter().skip(top).take(room).zip(TOP..) {
        canvas.text(2, y, canvas.width().saturating_sub(4), line, *role);
    }
}

fn stands(entry: &Entry, desk: &Desk) -> String {
    match (entry.undone, entry.undoes) {
        (true, _) => text::was_undone(desk.lang),
        (false, Some(_)) => text::takes_back(desk.lang),
        (false, None) => String::new(),
    }
}
