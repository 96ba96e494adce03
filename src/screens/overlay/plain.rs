//! The plain page: what was on screen as lines in reading order, without frames and columns, to copy with the mouse or to
//! be read aloud.

use crate::msg::action::Action;
use crate::msg::key::{Code, Key};
use crate::text;
use crate::ui::canvas::Canvas;
use crate::ui::theme::Role;
use crate::ui::wrap::wrap;

use super::super::desk::Desk;
use super::super::said;
use super::Chosen;

/// The page.
#[derive(Clone, Debug, Default)]
pub struct Plain {
    lines: Vec<String>,
    top: usize,
}

impl Plain {
    /// Takes what is to be read, and breaks it at the window's width.
    pub fn take(&mut self, said: &[String], desk: &Desk) {
        let cells = usize::from(desk.size.0.saturating_sub(2)).max(1);
        self.lines = said.iter().flat_map(|line| wrap(line, cells)).collect();
        self.top = self.top.min(self.last(desk));
    }

    /// A key; the one that opened it closes it.
    pub fn key(&mut self, key: Key, verb: Option<Action>, desk: &Desk) -> Chosen {
        let page = rows(desk).saturating_sub(1).max(1);
        let last = self.last(desk);
        match (key.code, verb) {
            (_, Some(Action::PlainText)) | (Code::Enter, _) => return Chosen::Close,
            (Code::Down, _) => self.top += 1,
            (Code::Up, _) => self.top = self.top.saturating_sub(1),
            (Code::PageDown | Code::Char(' '), _) => self.top += page,
            (Code::PageUp, _) => self.top = self.top.saturating_sub(page),
            (Code::Home, _) => self.top = 0,
            (Code::End, _) => self.top = last,
            _ => {}
        }
        self.top = self.top.min(last);
        Chosen::Nothing
    }

    /// The last line that may stand first.
    fn last(&self, desk: &Desk) -> usize {
        self.lines.len().saturating_sub(rows(desk))
    }
}

/// How many lines there is room for: all but the message row and the keys.
fn rows(desk: &Desk) -> usize {
    usize::from(desk.size.1.saturating_sub(2))
}

/// Draws the page, down to above the message row.
pub fn draw(page: &Plain, desk: &Desk, canvas: &mut Canvas<'_>) {
    let (w, h) = (canvas.width(), canvas.height());
    for (line, y) in page.lines.iter().skip(page.top).take(rows(desk)).zip(0..) {
        canvas.text(1, y, w.saturating_sub(1), line, Role::Text);
    }
    let below = page.last(desk).saturating_sub(page.top);
    let back = text::plain_keys(desk.lang, &desk.key(Action::PlainText));
    let more = if below > 0 {
        format!("{}   ", text::plain_below(desk.lang, &said::count(desk.lang, below)))
    } else {
        String::new()
    };
    let keys = format!("{more}{back}");
    canvas.text(1, h.saturating_sub(1), w.saturating_sub(2), &keys, Role::Dim);
}
