//! One recommendation or initiative in full: beside the list where there is room, or alone over the whole screen.

use crate::text;
use crate::ui::canvas::Canvas;
use crate::ui::theme::Role;

use super::super::desk::Desk;
use super::super::{frame, said};
use super::Recommendations;
use super::detail::{self, LABEL, Line};

/// From this width on it stands beside the list.
const WIDE: u16 = 120;
/// How wide the list is at least then.
const LIST: u16 = 70;
/// How wide the detail beside it is at most.
const BESIDE: u16 = 76;
/// Rows above it where it stands alone, and below.
const AROUND: u16 = 6;

/// Whether it stands beside the list.
pub(super) fn is_beside(size: (u16, u16)) -> bool {
    size.0 >= WIDE
}

/// How wide the list is.
pub(super) fn list_width(size: (u16, u16)) -> u16 {
    if is_beside(size) { LIST.max(size.0.saturating_sub(BESIDE)) } else { size.0 }
}

/// Draws it alone, from the title row down.
pub(super) fn draw(pane: &Recommendations, desk: &Desk, canvas: &mut Canvas<'_>) {
    let Some(item) = pane.item(desk) else { return };
    let (w, h) = (canvas.width(), canvas.height());
    frame::draw_title(desk, canvas);
    let title = text::recommendation_title(desk.lang, &item.work.key);
    canvas.text(1, 1, w.saturating_sub(2), &title, Role::Here);
    let [at, all] = [pane.pile.cursor() + 1, pane.pile.ids().len()].map(|n| said::count(desk.lang, n));
    canvas.right(w.saturating_sub(1), 1, &text::place_of(desk.lang, &at, &all), Role::Text);
    canvas.rule(2, &[]);
    let lines = detail::lines(item, pane.story.as_ref(), cells(desk), desk);
    let rows = h.saturating_sub(AROUND);
    let shown: Vec<&Line> = lines.iter().skip(pane.scroll).collect();
    draw_lines(&shown, &mut canvas.part(1, 3, w.saturating_sub(2), rows));
    let below = shown.len().saturating_sub(usize::from(rows));
    if below > 0 {
        canvas.text(2, h.saturating_sub(3), w.saturating_sub(3), &more(below, desk), Role::Dim);
    }
}

/// How far it can be scrolled, in lines.
pub(super) fn hidden(pane: &Recommendations, desk: &Desk) -> usize {
    let rows = usize::from(desk.size.1.saturating_sub(AROUND));
    let lines = pane.item(desk).map_or(0, |i| detail::lines(i, pane.story.as_ref(), cells(desk), desk).len());
    lines.saturating_sub(rows)
}

/// Draws it beside the list.
pub(super) fn draw_beside(pane: &Recommendations, desk: &Desk, canvas: &mut Canvas<'_>) {
    let Some(item) = pane.item(desk) else { return };
    let (w, h) = (canvas.width(), canvas.height());
    let lines = detail::lines(item, pane.story.as_ref(), usize::from(w.saturating_sub(2)), desk);
    let fits = lines.len() <= usize::from(h);
    let rows = if fits { h } else { h.saturating_sub(1) };
    draw_lines(&lines.iter().collect::<Vec<_>>(), &mut canvas.part(1, 0, w.saturating_sub(2), rows));
    if !fits {
        let below = lines.len() - usize::from(rows);
        canvas.text(1, rows, w.saturating_sub(2), &text::read_more(desk.lang, below), Role::Dim);
    }
}

fn more(below: usize, desk: &Desk) -> String {
    if below == 1 { text::one_more_line(desk.lang) } else { text::more_lines(desk.lang, below) }
}

/// The cells of a line where it stands alone.
fn cells(desk: &Desk) -> usize {
    usize::from(desk.size.0.saturating_sub(3))
}

fn draw_lines(lines: &[&Line], canvas: &mut Canvas<'_>) {
    let cells = canvas.width();
    let label_cells = u16::try_from(LABEL).unwrap_or(0);
    for (line, y) in lines.iter().zip(0..canvas.height()) {
        let x = if line.full { 0 } else { label_cells };
        canvas.text(0, y, label_cells.saturating_sub(1), &line.label, Role::Dim);
        canvas.text(x, y, cells.saturating_sub(x), &line.text, line.role);
    }
}
