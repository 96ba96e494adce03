//! Draws the model: what lies over the panes, the pane in front or all four, the message row and the hint bar.

use crate::screens::ask_view;
use crate::screens::card;
use crate::screens::desk::Note;
use crate::screens::frame;
use crate::screens::home;
use crate::screens::notes;
use crate::screens::overlay;
use crate::screens::pane::Hints;
use crate::screens::wall;
use crate::text;
use crate::ui::canvas::Canvas;
use crate::ui::theme::Role;

use super::App;

/// The smallest window that still shows a pane.
const SMALLEST: (u16, u16) = (30, 8);

impl App {
    /// Draws the model.
    pub fn view(&self, canvas: &mut Canvas<'_>) {
        let (w, h) = (canvas.width(), canvas.height());
        if w < SMALLEST.0 || h < SMALLEST.1 {
            canvas.text(0, 0, w, &text::too_small(self.desk.lang), Role::Text);
            return;
        }
        if let Some(wall) = &self.wall {
            let doubt = self.doubt.as_ref().map(|doubt| &doubt.ask);
            return wall::view::draw(wall, doubt, &self.desk, canvas);
        }
        if let Some(overlay) = &self.overlay {
            overlay::view::draw(overlay, &self.desk, canvas);
        } else if let Some(card) = &self.card {
            card::view::draw(card, &self.desk, canvas);
        } else if let Some(writing) = &self.writing {
            notes::view::draw(writing, &self.desk, canvas);
        } else if self.desk.at_home {
            home::view::draw(&self.panes(), self.front, &self.desk, canvas);
        } else {
            self.pane().view(&self.desk, canvas);
        }
        self.view_feet(canvas);
    }

    fn view_feet(&self, canvas: &mut Canvas<'_>) {
        let (w, h) = (canvas.width(), canvas.height());
        if self.taken_over {
            let note = Note::Problem(text::taken_over(self.desk.lang));
            return frame::draw_said(&note, &self.desk, h - 2, canvas);
        }
        if let Some(doubt) = &self.doubt {
            let rows = ask_view::ROWS.min(h.saturating_sub(4));
            let top = h.saturating_sub(rows + 2);
            canvas.rule(top.saturating_sub(1), &[]);
            ask_view::draw(&doubt.ask, &self.desk, &mut canvas.part(0, top, w, rows));
            canvas.part(0, h - 1, w, 1).clear();
            return frame::draw_note(&self.desk, h - 2, canvas);
        }
        if self.overlay.is_some() || self.card.is_some() {
            return frame::draw_note(&self.desk, h - 2, canvas);
        }
        if let Some(writing) = &self.writing {
            frame::draw_note(&self.desk, h - 2, canvas);
            let Hints { lead, verbs } = notes::view::hints(writing, &self.desk);
            return frame::draw_hints(&lead, &verbs, &self.desk, h - 1, canvas);
        }
        if let Some(question) = self.question.as_ref().or(self.pane().question()) {
            let rows = ask_view::ROWS.min(h.saturating_sub(4));
            let top = h.saturating_sub(rows + 2);
            canvas.rule(top.saturating_sub(1), &[]);
            ask_view::draw(question, &self.desk, &mut canvas.part(0, top, w, rows));
        }
        match self.pane().filter() {
            Some(filter) => frame::draw_filter(filter, &self.desk, h - 2, canvas),
            None => frame::draw_note(&self.desk, h - 2, canvas),
        }
        let Hints { lead, verbs } =
            if self.is_typing() { Hints::default() } else { self.pane().hints(&self.desk) };
        let only_read = self.desk.read_only || self.desk.as_of.is_some();
        let verbs: Vec<_> = verbs.into_iter().filter(|verb| !only_read || !verb.writes()).collect();
        frame::draw_hints(&lead, &verbs, &self.desk, h - 1, canvas);
    }
}
