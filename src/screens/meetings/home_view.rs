//! Meetings as one of four panes: what comes next and what is missing before it, what was agreed, the latest note.

use crate::domain::board::Board;
use crate::domain::field::Kind;
use crate::msg::action::Action;
use crate::text;
use crate::ui::canvas::Canvas;
use crate::ui::theme::Role;

use super::super::ask::heading;
use super::super::desk::Desk;
use super::super::frame;
use super::super::home::Layout;
use super::list_view::{self, Columns};
use super::missing::{attendance, briefly, missing};
use super::rows::{self, Group};
use super::{Meetings, NUMBER, told};

/// How many agreements keep their place where the next meetings could fill the pane.
const AGREED: usize = 2;

/// A line of the pane.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Line {
    Heading(Group),
    /// What stands at this place of the list.
    Item(usize),
    /// What is to be known of the meeting above.
    Under(String),
    /// The heading of the note above.
    Said(String),
}

/// Draws the pane from its name down to its last row.
pub fn draw(pane: &Meetings, focused: bool, desk: &Desk, canvas: &mut Canvas<'_>) {
    let Some(board) = desk.board.as_deref() else {
        return frame::draw_name(Action::Pane4, focused, ["", ""], desk, canvas);
    };
    let [next, all] = figures(board, desk);
    let layout = Layout::of(desk.size);
    let shown = if layout.wide { [next.as_str(), ""] } else { [all.as_str(), next.as_str()] };
    frame::draw_name(Action::Pane4, focused, shown, desk, canvas);
    if pane.pile.ids().is_empty() {
        list_view::draw_empty(pane, desk, if layout.wide { 3 } else { 1 }, canvas);
    } else if layout.wide {
        draw_wide(pane, board, focused, desk, canvas);
    } else {
        draw_band(pane, board, layout.rows(NUMBER), focused, desk, canvas);
    }
}

/// When the next meeting is; and the same with how much is agreed.
pub fn figures(board: &Board, desk: &Desk) -> [String; 2] {
    let lang = desk.lang;
    match board.next_meeting() {
        Some(next) => {
            let when = told::when_short(&next.meeting, desk);
            let agreed = rows::still_agreed(board, desk);
            let all = if agreed == 1 {
                text::next_and_one_agreed(lang, &when)
            } else {
                text::next_and_agreed(lang, &when, agreed)
            };
            [text::next_at(lang, &when), all]
        }
        None => [text::none_next(lang), text::none_next(lang)],
    }
}

fn draw_wide(pane: &Meetings, board: &Board, focused: bool, desk: &Desk, canvas: &mut Canvas<'_>) {
    let columns = Columns::of(pane, false, canvas.width(), desk);
    let rows = usize::from(canvas.height().saturating_sub(2));
    let w = canvas.width();
    for (line, y) in glance(pane, board, rows, desk).into_iter().zip(2..) {
        match line {
            Line::Heading(group) => list_view::draw_heading(pane, group, y, desk, canvas),
            Line::Item(place) => list_view::draw_row(pane, place, y, &columns, focused, desk, canvas),
            Line::Said(said) => {
                canvas.text(2, y, w.saturating_sub(3), &said, Role::Text);
            }
            Line::Under(said) => {
                let role = if said.starts_with('□') { Role::Text } else { Role::Dim };
                canvas.text(4, y, w.saturating_sub(5), &said, role);
            }
        }
    }
}

fn draw_band(
    pane: &Meetings,
    board: &Board,
    rows: usize,
    focused: bool,
    desk: &Desk,
    canvas: &mut Canvas<'_>,
) {
    let columns = Columns::of(pane, false, canvas.width(), desk).for_band(canvas.width());
    let w = canvas.width();
    for (place, y) in pane.pile.band(rows).into_iter().zip(1..) {
        list_view::draw_row(pane, place, y, &columns, focused, desk, canvas);
        let gathering = pane.pile.ids().get(place).and_then(|rec| board.gathering(*rec));
        let missing = gathering.map(|m| missing(&m.meeting, board, &pane.brought)).unwrap_or_default();
        if let Some(said) = briefly(&missing, desk) {
            let x = columns.after();
            canvas.text(x, y, w.saturating_sub(x + 1), &format!("□ {said}"), Role::Text);
        }
    }
}

/// The lines that have room, every heading in sight; once the cursor stands on a row without a place in them, those
/// around the cursor.
fn glance(pane: &Meetings, board: &Board, rows: usize, desk: &Desk) -> Vec<Line> {
    let groups: Vec<(Group, Vec<Line>)> = pane
        .pile
        .groups()
        .into_iter()
        .scan(0, |start, (group, n)| {
            let from = *start;
            *start += n;
            Some((group, (from..*start).flat_map(|place| item(pane, place, board, desk)).collect()))
        })
        .collect();
    let shares = shares(&groups, rows);
    let cut = groups.iter().zip(&shares).flat_map(|((group, lines), share)| {
        std::iter::once(Line::Heading(*group)).chain(lines.iter().take(*share).cloned())
    });
    let cut: Vec<Line> = cut.collect();
    let cursor = Line::Item(pane.pile.cursor());
    if cut.len() <= rows && cut.contains(&cursor) {
        return cut;
    }
    let all: Vec<Line> = groups
        .into_iter()
        .flat_map(|(group, lines)| std::iter::once(Line::Heading(group)).chain(lines))
        .collect();
    let at = all.iter().position(|line| *line == cursor).unwrap_or_default();
    let under =
        all.iter().skip(at + 1).take_while(|line| matches!(line, Line::Under(_) | Line::Said(_))).count();
    let from = (at + under + 1).saturating_sub(rows);
    all.into_iter().skip(from.min(at)).take(rows).collect()
}

/// How many lines each group gets: the note all, some agreements for sure, the next meetings what they need, and what
/// is left the agreements.
fn shares(groups: &[(Group, Vec<Line>)], rows: usize) -> Vec<usize> {
    let wants =
        |wanted: Group| groups.iter().find(|(group, _)| *group == wanted).map_or(0, |(_, lines)| lines.len());
    let room = rows.saturating_sub(groups.len());
    let note = wants(Group::Latest).min(room);
    let room = room - note;
    let kept = wants(Group::ToDo).min(AGREED).min(room);
    let next = wants(Group::Next).min(room - kept);
    let agreed = wants(Group::ToDo).min(room - next);
    let share = |(group, _): &(Group, Vec<Line>)| match group {
        Group::Latest => note,
        Group::ToDo => agreed,
        _ => next,
    };
    groups.iter().map(share).collect()
}

/// A row with what stands under it.
fn item(pane: &Meetings, place: usize, board: &Board, desk: &Desk) -> Vec<Line> {
    let mut lines = vec![Line::Item(place)];
    let Some(rec) = pane.pile.ids().get(place) else { return lines };
    if let Some(gathering) = board.gathering(*rec) {
        let missing = missing(&gathering.meeting, board, &pane.brought);
        let missing = missing.into_iter().map(|missing| format!("□ {}", missing.said(desk)));
        lines.extend(attendance(gathering, desk).into_iter().chain(missing).map(Line::Under));
    } else if rec.kind == Kind::Note {
        lines.extend(board.record(*rec).map(|note| Line::Said(heading(note).to_owned())));
    }
    lines
}
