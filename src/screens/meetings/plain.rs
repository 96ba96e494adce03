//! Meetings, agreements and notes, or the one on screen, as plain lines in reading order.

use crate::domain::board::Board;
use crate::domain::field::Kind;
use crate::domain::record::Rec;
use crate::domain::words;
use crate::msg::action::Action;

use super::super::desk::Desk;
use super::super::plain::{head, item, named, narrowed, sentence};
use super::super::said;
use super::rows::Group;
use super::{Meetings, detail, home_view, told};

/// Wide enough that nothing is broken before the page breaks it.
const WIDE: usize = 1000;

/// What is on screen.
pub(super) fn lines(pane: &Meetings, desk: &Desk) -> Vec<String> {
    let Some(board) = desk.board.as_deref() else { return Vec::new() };
    match pane.pile.current() {
        Some(rec) if pane.reads && !desk.at_home => one(pane, rec, desk),
        _ => list(pane, board, desk),
    }
}

fn list(pane: &Meetings, board: &Board, desk: &Desk) -> Vec<String> {
    let lang = desk.lang;
    let [_, figures] = home_view::figures(board, desk);
    let mut lines = vec![format!("{}: {figures}.", Action::Pane4.verb().word.of(lang))];
    lines.extend(narrowed(pane.filter_text(), desk));
    for (group, count) in pane.pile.groups() {
        lines.push(heading(group, count, desk));
        let rows = pane.pile.ids_of(&[group]);
        lines.extend(rows.into_iter().filter_map(|rec| row(pane, board, rec, desk)));
    }
    lines
}

fn heading(group: Group, count: usize, desk: &Desk) -> String {
    let name = group.heading().of(desk.lang);
    if group.is_counted() {
        format!("{name}: {}.", said::count(desk.lang, count))
    } else {
        format!("{name}:")
    }
}

fn row(pane: &Meetings, board: &Board, rec: Rec, desk: &Desk) -> Option<String> {
    if let Some(agreed) = board.item(rec) {
        return Some(item(agreed, None, desk));
    }
    let record = board.record(rec)?;
    let head = head(rec.kind, &record.key, told::title(record, desk.lang), desk);
    if rec.kind == Kind::Note {
        return Some(sentence([head, told::origin(pane, record, desk)]));
    }
    let gathering = board.gathering(rec)?;
    let meeting = &gathering.meeting;
    let state = named(1005, words::meeting_state(meeting.state).of(desk.lang), desk);
    let missing = super::missing::missing(meeting, board, &pane.brought);
    let missing = missing.into_iter().map(|missing| missing.said(desk));
    Some(sentence([head, told::when_short(meeting, desk), state].into_iter().chain(missing)))
}

/// The lines of the detail, a name and what it says parted by a colon instead of a column.
fn one(pane: &Meetings, rec: Rec, desk: &Desk) -> Vec<String> {
    let plain = |told: detail::Told| match told.label.as_str() {
        "" => told.text,
        label => format!("{label}: {}", told.text),
    };
    detail::lines(pane, rec, WIDE, desk).into_iter().map(plain).collect()
}
