//! The saved versions of a note, drawn: the list, and beside or below it the text of the one under the cursor.

use crate::text;
use crate::ui::canvas::Canvas;
use crate::ui::theme::Role;
use crate::ui::wrap::wrap;

use super::super::desk::Desk;
use super::super::said;
use super::comparison_view;
use super::earlier::Earlier;

/// From so many columns on the text stands beside the list.
const WIDE: u16 = 100;
/// The columns of the list beside the text, and its rows above it.
const LIST: (u16, u16) = (40, 7);
/// Longer lines of running text are hard to read.
const READABLE: usize = 70;

/// Draws two versions beside each other, or the list and a text.
pub fn draw(earlier: &Earlier, desk: &Desk, canvas: &mut Canvas<'_>) {
    let (w, h) = (canvas.width(), canvas.height());
    if let Some(beside) = &earlier.beside {
        return comparison_view::draw(beside, desk, canvas);
    }
    let Some(found) = &earlier.found else {
        canvas.text(1, 0, w, &text::reading(desk.lang), Role::Dim);
        return;
    };
    if w >= WIDE {
        draw_list(earlier, desk, &mut canvas.part(0, 0, LIST.0, h));
        canvas.column(LIST.0, 0, h);
        draw_text(earlier, &mut canvas.part(LIST.0 + 2, 0, w - LIST.0 - 2, h));
    } else {
        let rows = LIST.1.min(h / 2).min(u16::try_from(found.len()).unwrap_or(u16::MAX).max(1));
        draw_list(earlier, desk, &mut canvas.part(0, 0, w, rows));
        canvas.rule(rows, &[]);
        draw_text(earlier, &mut canvas.part(0, rows + 1, w, h.saturating_sub(rows + 1)));
    }
}

fn draw_list(earlier: &Earlier, desk: &Desk, canvas: &mut Canvas<'_>) {
    let found = earlier.found.as_deref().unwrap_or_default();
    let rows = usize::from(canvas.height()).max(1);
    let first = (earlier.at + 1).saturating_sub(rows);
    for (y, (at, version)) in (0..).zip(found.iter().enumerate().skip(first).take(rows)) {
        let words = version.text.split_whitespace().count();
        let when = said::moment(version.at, desk);
        let line = format!("{when} · {} · {}", version.who, text::words(desk.lang, words));
        if at == earlier.at {
            canvas.sign(0, y, '▌', Role::Accent);
        }
        if earlier.marked == Some(at) {
            canvas.sign(1, y, '*', Role::Accent);
        }
        canvas.text(2, y, canvas.width().saturating_sub(3), &line, Role::Text);
    }
}

fn draw_text(earlier: &Earlier, canvas: &mut Canvas<'_>) {
    let Some(version) = earlier.current() else { return };
    let room = usize::from(canvas.width().saturating_sub(3)).clamp(1, READABLE);
    let lines = wrap(&version.text, room);
    let rows = usize::from(canvas.height());
    let top = earlier.top.min(lines.len().saturating_sub(rows));
    for (y, line) in (0..).zip(lines.iter().skip(top).take(rows)) {
        canvas.text(2, y, canvas.width(), line, Role::Text);
    }
}
