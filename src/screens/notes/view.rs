//! A note that is being written, drawn over the whole screen: what it is of, what is saved of it, the text.

use crate::msg::action::Action;
use crate::msg::key::{Code, Key};
use crate::text;
use crate::ui::canvas::Canvas;
use crate::ui::theme::Role;
use crate::ui::wrap::{cut, width};

use super::super::desk::Desk;
use super::super::meetings::meeting_of;
use super::super::pane::Hints;
use super::super::{ask_view, editor, said};
use super::{AROUND, Writing, earlier_view, live};

/// Keys and words of the hint bar that are a note's own, and its verbs.
pub fn hints(writing: &Writing, desk: &Desk) -> Hints {
    let lang = desk.lang;
    let key = |code: Code| Key::plain(code).shown(lang);
    let (lead, verbs) = match (&writing.earlier, &writing.ask) {
        (Some(earlier), _) if earlier.beside.is_some() => {
            let lead = [
                (format!("{} {}", key(Code::Left), key(Code::Right)), text::hint_difference(lang)),
                (key(Code::Enter), text::hint_bring_older(lang)),
            ];
            (lead.to_vec(), vec![Action::Back])
        }
        (Some(_), _) => {
            let lead = [
                (key(Code::Enter), text::hint_bring_back(lang)),
                (key(Code::Char('s')), text::hint_compare(lang)),
                (key(Code::Char(' ')), text::hint_mark_version(lang)),
            ];
            (lead.to_vec(), vec![Action::Back])
        }
        (None, Some(_)) => (Vec::new(), Vec::new()),
        (None, None) => {
            let word = |action: Action| (desk.key(action), action.verb().word.of(lang).to_owned());
            let verbs = [Action::Save, Action::Back, Action::Versions, Action::MarkText];
            (verbs.map(word).to_vec(), vec![Action::Undo, Action::FindText, Action::Outside])
        }
    };
    Hints { lead, verbs }
}

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
    let mut page = canvas.part(0, 2, w, rows);
    match &writing.earlier {
        Some(earlier) => earlier_view::draw(earlier, desk, &mut page),
        None => {
            editor::view::draw(&writing.editor, &live::company(writing, desk), desk.lang, &mut page);
        }
    }
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
        Some(_) if desk.unkept.is_some() => text::draft_not_kept(desk.lang),
        Some(at) => text::draft_saved(desk.lang, &said::clock(at, desk.lang)),
        None if writing.note.rec.is_none() => text::nothing_saved_yet(desk.lang),
        None => text::all_saved(desk.lang),
    }
}
