//! The inbox as one of four panes: what is due, what is new and what is back again.

use crate::domain::inbox::Group;
use crate::domain::words;
use crate::msg::action::Action;
use crate::text;
use crate::ui::canvas::Canvas;
use crate::ui::theme::Role;

use super::super::desk::Desk;
use super::super::home::Layout;
use super::super::pile::Row;
use super::super::{frame, said};
use super::{NUMBER, Proposals, TO_JUDGE, list_view};

/// Draws the pane from its name down to its last row.
pub fn draw(pane: &Proposals, focused: bool, desk: &Desk, canvas: &mut Canvas<'_>) {
    let [long, short] = pane.figures(desk);
    frame::draw_name(Action::Pane3, focused, [&long, &short], desk, canvas);
    let layout = Layout::of(desk.size);
    let rows = layout.rows(NUMBER);
    if pane.pile.ids().is_empty() {
        list_view::draw_empty(pane, desk, if layout.wide { 3 } else { 1 }, canvas);
    }
    if layout.wide {
        draw_wide(pane, rows, focused, desk, canvas)
    } else {
        draw_band(pane, rows, focused, desk, canvas)
    }
}

fn draw_wide(pane: &Proposals, rows: usize, focused: bool, desk: &Desk, canvas: &mut Canvas<'_>) {
    let columns = list_view::Columns::at_home(pane, rows, canvas.width());
    list_view::draw_head(&columns, 1, desk, canvas);
    for (row, y) in pane.pile.glance_at(rows, needing(pane)).into_iter().zip(2..) {
        match row {
            Row::Heading(group, _) => list_view::draw_heading(pane, group, y, desk, canvas),
            Row::Item(place) => list_view::draw_row(pane, place, y, &columns, focused, desk, canvas),
            Row::More(group, n) => draw_more(group, n, columns.title(), y, desk, canvas),
        }
    }
    let y = canvas.height().saturating_sub(1);
    let said = list_view::footer(pane, desk);
    canvas.text(1, y, canvas.width().saturating_sub(2), &said, Role::Dim);
}

/// How many of the groups need someone.
fn needing(pane: &Proposals) -> usize {
    pane.pile.groups().iter().filter(|(group, _)| TO_JUDGE.contains(group)).count()
}

fn draw_band(pane: &Proposals, rows: usize, focused: bool, desk: &Desk, canvas: &mut Canvas<'_>) {
    let columns = list_view::Columns::at_home(pane, rows, canvas.width());
    for (place, y) in pane.pile.band(rows).into_iter().zip(1..) {
        list_view::draw_row(pane, place, y, &columns, focused, desk, canvas);
    }
}

fn draw_more(group: Group, n: usize, x: u16, y: u16, desk: &Desk, canvas: &mut Canvas<'_>) {
    let name = words::group(group).of(desk.lang).to_lowercase();
    let said = text::more_of_group(desk.lang, &said::count(desk.lang, n), &name);
    canvas.text(x, y, canvas.width().saturating_sub(x + 1), &said, Role::Dim);
}
