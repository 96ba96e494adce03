//! Recommendations and initiatives as one of four panes: what needs someone, grouped by why.

use crate::domain::board::{Board, Item};
use crate::domain::choice::Implementation;
use crate::domain::words;
use crate::msg::action::Action;
use crate::text;
use crate::ui::canvas::Canvas;
use crate::ui::theme::Role;
use crate::ui::wrap::width;

use super::super::desk::Desk;
use super::super::home::Layout;
use super::super::pile::Row;
use super::super::{frame, said};
use super::row::{self, Columns};
use super::{Group, NUMBER, Recommendations, groups, list_view};

/// Draws the pane from its name down to its last row.
pub(super) fn draw(pane: &Recommendations, focused: bool, desk: &Desk, canvas: &mut Canvas<'_>) {
    let [long, short] = figures(desk);
    frame::draw_name(Action::Pane1, focused, [&long, &short], desk, canvas);
    let Some(board) = desk.board.as_deref() else { return };
    let layout = Layout::of(desk.size);
    let rows = layout.rows(NUMBER);
    if pane.pile.ids().is_empty() {
        list_view::draw_empty(pane, desk, if layout.wide { 3 } else { 1 }, canvas);
    }
    if layout.wide {
        draw_wide(pane, rows, focused, board, desk, canvas);
    } else {
        let columns = Columns::at_home(pane, true, canvas.width(), desk);
        for (place, y) in pane.pile.band(rows).into_iter().zip(1..) {
            row::draw(pane, place, y, &columns, focused, desk, canvas);
        }
    }
}

/// How many recommendations are carried out and how many records are past their deadline, in two lengths.
pub(super) fn figures(desk: &Desk) -> [String; 2] {
    let Some(board) = desk.board.as_deref() else { return Default::default() };
    let only = desk.only();
    let mine = |item: &&Item| only.as_ref().is_none_or(|keys| item.is_of(keys));
    let recommendations = || board.recommendations.iter().filter(mine);
    let done = recommendations().filter(|item| item.work.state == Implementation::Verified).count();
    let overdue = board
        .recommendations
        .iter()
        .chain(&board.initiatives)
        .filter(mine)
        .filter(|i| i.is_overdue(board.today));
    let counts = [done, recommendations().count(), overdue.count()].map(|n| said::count(desk.lang, n));
    let [done, all, overdue] = &counts;
    [
        text::recommendations_done(desk.lang, done, all, overdue),
        text::recommendations_done_short(desk.lang, done, all, overdue),
    ]
}

fn draw_wide(
    pane: &Recommendations,
    rows: usize,
    focused: bool,
    board: &Board,
    desk: &Desk,
    canvas: &mut Canvas<'_>,
) {
    let columns = Columns::at_home(pane, false, canvas.width(), desk);
    let counts = [board.analyses.len(), board.initiatives.len()].map(|n| said::count(desk.lang, n));
    let [analyses, initiatives] = &counts;
    row::draw_heads(
        &columns,
        &text::column_recommendation_of(desk.lang, analyses, initiatives),
        1,
        desk,
        canvas,
    );
    for (line, y) in pane.pile.glance(rows).into_iter().zip(2..) {
        match line {
            Row::Heading(group, _) => list_view::draw_heading(pane, group, y, desk, canvas),
            Row::Item(place) => row::draw(pane, place, y, &columns, focused, desk, canvas),
            Row::More(group, n) => {
                let name = list_view::group_words(group, desk).to_lowercase();
                let said = text::more_of_group(desk.lang, &said::count(desk.lang, n), &name);
                canvas.text(
                    columns.title,
                    y,
                    canvas.width().saturating_sub(columns.title + 1),
                    &said,
                    Role::Dim,
                );
            }
        }
    }
    let y = canvas.height().saturating_sub(1);
    draw_states(pane, y, canvas.width().saturating_sub(1), desk, canvas);
}

/// `□ 12 ikke startet  ► 27 i gang  √ 5 meldt færdig  √√ 31 gennemført`, as many as there is room for.
pub(super) fn draw_states(pane: &Recommendations, y: u16, end: u16, desk: &Desk, canvas: &mut Canvas<'_>) {
    use Implementation::{Done, InProgress, Lapsed, NotStarted, Paused, Verified};
    let Some(board) = desk.board.as_deref() else { return };
    let mut x = 1;
    if pane.is_narrowed(desk) {
        let said = list_view::narrowed_words(pane, desk);
        x = canvas.text(x, y, end.saturating_sub(x), &said, Role::Strong) + 3;
    }
    let states = board.states();
    for state in [NotStarted, InProgress, Done, Verified, Paused, Lapsed] {
        let Some(count) = states.get(&state) else { continue };
        let word = words::implementation(state).of(desk.lang);
        let said = format!("{} {} {word}", said::sign(state), said::count(desk.lang, *count));
        if usize::from(x) + width(&said) > usize::from(end) {
            break;
        }
        x = canvas.text(x, y, end, &said, Role::Dim) + 2;
    }
}

/// How many of a group there are, whatever rows of others stay in it.
pub(super) fn count_of(pane: &Recommendations, group: Group, desk: &Desk) -> usize {
    let Some(board) = desk.board.as_deref() else { return 0 };
    let rows = pane.pile.ids_of(&[group]);
    let fresh = match group {
        Group::Overdue | Group::Soon | Group::Reported => groups::at_home(board, |_| true),
        _ => return rows.len(),
    };
    let belongs = fresh.into_iter().find(|(of, _)| *of == group).map(|(_, recs)| recs).unwrap_or_default();
    rows.iter().filter(|rec| belongs.contains(rec)).count()
}
