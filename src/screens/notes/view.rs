//! A note that is being written, drawn over the whole screen: what it is of, what is saved of it, the text.

use crate::msg::action::Action;
use crate::text;
use crate::ui::canvas::Canvas;
use crate::ui::theme::Role;
use crate::ui::wrap::{cut, width};

use super::super::desk::Desk;
use super::super::meetings::meeting_of;
use super::super::{ask_view, editor, said};
use super::{AROUND, Writing};

/// What stands in the hint bar.
pub const HINTS: [Action; 4] = [Action::Save, Action::Back, Action::Undo, Action::Search];

/// Draws the note from the title row to above the message row.
pub fn draw(writing: &Writing, desk: &Desk, canvas: &mut Canvas<'_>) {
    let (w, h) = (canvas.width(), canvas.height());
    let state = state(writing, desk);
    let room = usize::from(w).saturating_sub(3);
    let beside = room.saturating_sub(width(&state) + 2);
    let title = cut(&title(writing, desk), beside.max(room / 2));
    let x = canvas.text(1, 0, w.saturating_sub(2), &title, Role::Strong);
    if usize::from(x) + width(&state) + 2 < usize::from(w) {
        canvas.right(w.saturating_sub(1), 0, &state, Role::Dim);
    }
    canvas.rule(1, &[]);
    let rows = h.saturating_sub(AROUND);
    editor::view::draw(&writing.editor, "", desk.lang, &mut canvas.part(0, 2, w, rows));
    if let Some(ask) = &writing.ask {
        let rows = ask_view::ROWS.min(h.saturating_sub(4));
        let top = h.saturating_sub(rows + 2);
        canvas.rule(top.saturating_sub(1), &[]);
        ask_view::draw(ask, desk, &mut canvas.part(0, top, w, rows));
    }
}

/// `N-0012 · Tavlemøde tir. 14/4 · stand 2, jobparate`
fn title(writing: &Writing, desk: &Desk) -> String {
    let note = &writing.note;
    let key = if note.key.is_empty() { text::new_note(desk.lang) } else { note.key.clone() };
    let meeting = writing.meeting(desk).map(|meeting| meeting_of(meeting, desk));
    let stand = note.stand.as_deref().map(|stand| text::stand(desk.lang, stand));
    [Some(key), meeting, stand].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// What is saved of it: a draft and since when, nothing, or all.
fn state(writing: &Writing, desk: &Desk) -> String {
    match writing.draft_at {
        Some(at) => text::draft_saved(desk.lang, &said::clock(at, desk.lang)),
        None if writing.note.rec.is_none() => text::nothing_saved_yet(desk.lang),
        None => text::all_saved(desk.lang),
    }
}
