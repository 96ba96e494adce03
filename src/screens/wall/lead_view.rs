//! The screen of whoever leads a show: what stands on the wall, what comes next, the numbered rows, and notes for nobody
//! else. It never stands on the wall itself.

use chrono::NaiveDate;

use crate::domain::board::{Board, Gathering};
use crate::domain::choice::{Audience, MeetingKind, MeetingState};
use crate::domain::dateform;
use crate::domain::paper::is_paper;
use crate::domain::record::Rec;
use crate::domain::wall::{Message, OPEN_TO_ALL, Pages, Row};
use crate::text::{Lang, wall as text};
use crate::ui::canvas::Canvas;
use crate::ui::theme::Role;
use crate::ui::wrap::wrap;

use super::super::desk::Desk;
use super::super::meetings::meeting_of;
use super::super::said;
use super::sheet::{Place, cells};
use super::{NUMBERED, Wall};

/// Where what is said begins, behind its name.
const SAID: u16 = 10;
/// Longer lines are hard to read.
const READABLE: usize = 76;
/// How many remarks on the meeting stand above its note.
const REMARKS: usize = 3;

/// Draws it but for the last row.
pub(super) fn draw(wall: &Wall, pages: &Pages, desk: &Desk, canvas: &mut Canvas<'_>) {
    let (lang, w) = (desk.lang, canvas.width());
    let place = Place { number: wall.at + 1, all: pages.len(), is_held: wall.is_held };
    let mut right = place.long(lang);
    if wall.is_black {
        right = format!("{} · {right}", text::it_is_black(lang));
    }
    let at = if wall.opening.audience == Audience::Public { 0 } else { 1 };
    let audience = text::SHOWS.get(at).map(|words| words.of(lang)).unwrap_or_default();
    let room = w.saturating_sub(cells(&right) + 4);
    canvas.text(1, 0, room, &text::you_lead(lang, audience), Role::Strong);
    canvas.right(w.saturating_sub(1), 0, &right, Role::Text);
    canvas.rule(1, &[]);
    let mut y = draw_message(&text::now_label(lang), message(pages, wall.at, lang), 2, Role::Strong, canvas);
    y = draw_message(&text::next_label(lang), message(pages, wall.at + 1, lang), y, Role::Text, canvas);
    canvas.rule(y, &[]);
    y = draw_rows(wall, pages, y + 1, desk, canvas);
    draw_note(wall, y, desk, canvas);
}

fn message(pages: &Pages, at: usize, lang: Lang) -> Option<Message> {
    match pages {
        Pages::Public(public) => public.pages.get(at).map(|page| page.message(lang)),
        Pages::Team(team) => team.pages.get(at).map(|page| page.message(team, lang)),
    }
}

/// A page by its heading and its message, after what it is; returns the row below it.
fn draw_message(label: &str, said: Option<Message>, y: u16, role: Role, canvas: &mut Canvas<'_>) -> u16 {
    let room = canvas.width().saturating_sub(SAID + 1);
    canvas.text(1, y, SAID - 1, label, Role::Dim);
    let Some(Message { heading, figure, words }) = said else {
        canvas.text(SAID, y, room, "–", role);
        return y + 1;
    };
    canvas.text(SAID, y, room, &heading, role);
    canvas.text(SAID, y + 1, room, &format!("{figure} {words}"), Role::Text);
    y + 2
}

/// The rows that are numbered on the wall, one line each; returns the row below them.
fn draw_rows(wall: &Wall, pages: &Pages, y: u16, desk: &Desk, canvas: &mut Canvas<'_>) -> u16 {
    let rows = pages.rows(wall.at);
    if rows.is_empty() {
        return y;
    }
    let end = canvas.height().saturating_sub(5);
    let mut at = y;
    for (row, n) in rows.iter().skip(wall.top()).take(NUMBERED).zip(0u16..) {
        if at >= end {
            break;
        }
        if wall.top() + usize::from(n) == wall.row {
            canvas.sign(0, at, '▌', Role::Accent);
        }
        draw_row(row, n + 1, at, desk, canvas);
        at += 1;
    }
    let said = rows.get(wall.row).and_then(|row| row.remark.as_ref()).filter(|_| at < end);
    if let Some(said) = said {
        canvas.text(
            4,
            at,
            canvas.width().saturating_sub(5),
            &format!("{}: {}", said.who, said.text),
            Role::Dim,
        );
        at += 1;
    }
    canvas.rule(at, &[]);
    at + 1
}

fn draw_row(row: &Row, n: u16, y: u16, desk: &Desk, canvas: &mut Canvas<'_>) {
    let w = canvas.width();
    let last = w.saturating_sub(16);
    canvas.text(1, y, 2, &n.to_string(), Role::Strong);
    canvas.text(4, y, last.saturating_sub(11), &format!("{}  {}", row.key, row.title), Role::Text);
    canvas.text(last.saturating_sub(5), y, 4, row.owner.as_deref().unwrap_or("–"), Role::Text);
    let deadline = row.deadline.map(|deadline| dateform::deadline(deadline, desk.today, desk.lang));
    canvas.text(last, y, 15, deadline.as_deref().unwrap_or("–"), Role::Text);
}

/// The remarks on the meeting and its note, which stand nowhere else.
fn draw_note(wall: &Wall, y: u16, desk: &Desk, canvas: &mut Canvas<'_>) {
    let (lang, w) = (desk.lang, canvas.width());
    let Some(board) = desk.board.as_deref() else { return };
    let Some(meeting) = meeting(wall.opening.audience, board, desk.today) else {
        canvas.text(1, y, w.saturating_sub(2), &text::only_here_no_meeting(lang), Role::Dim);
        return;
    };
    let called = meeting_of(&meeting.record, desk);
    canvas.text(1, y, w.saturating_sub(2), &text::only_here(lang, &called), Role::Dim);
    let key = meeting.meeting.key.as_str();
    let notes = board.notes.iter().filter(|note| note.text("meeting") == key && !is_paper(note));
    let said: Vec<&str> =
        notes.map(|note| note.text("text").trim()).filter(|text| !text.is_empty()).collect();
    let said = if said.is_empty() { text::no_note_yet(lang) } else { said.join("\n\n") };
    let room = usize::from(w.saturating_sub(2)).min(READABLE);
    let end = canvas.height().saturating_sub(2);
    let remarks = remarks(wall, meeting.record.rec, lang);
    let lines: Vec<String> = remarks.iter().chain([&said]).flat_map(|said| wrap(said, room)).collect();
    let free = usize::from(end.saturating_sub(y + 1));
    let shown = if lines.len() > free { free.saturating_sub(1) } else { lines.len() };
    let mut y = y + 1;
    for line in lines.iter().take(shown) {
        canvas.text(1, y, w.saturating_sub(2), line, Role::Text);
        y += 1;
    }
    if shown < lines.len() && y < end {
        canvas.text(1, y, w.saturating_sub(2), &text::and_more_lines(lang, lines.len() - shown), Role::Dim);
    }
}

/// `20/4 HL: husk nøglen til salen`, the newest first.
fn remarks(wall: &Wall, meeting: Rec, lang: Lang) -> Vec<String> {
    let story = wall.story.as_ref().filter(|story| story.rec == meeting);
    let remarks = story.map(|story| story.remarks.as_slice()).unwrap_or_default();
    let day = |at| dateform::day(said::local(at).date_naive(), lang);
    let said =
        remarks.iter().take(REMARKS).map(|said| format!("{} {}: {}", day(said.at), said.who, said.text));
    said.collect()
}

/// The meeting that the show is for: the team's of the day, or the next one with citizens.
pub(super) fn meeting(audience: Audience, board: &Board, today: NaiveDate) -> Option<&Gathering> {
    let is_its = |kind: MeetingKind| match audience {
        Audience::Team => kind == MeetingKind::Board,
        Audience::Public => OPEN_TO_ALL.contains(&kind),
    };
    let is_on = |m: &&Gathering| {
        let is_ahead = m.meeting.state == MeetingState::Planned && m.meeting.date >= Some(today);
        is_its(m.meeting.kind) && (is_ahead || m.meeting.date == Some(today))
    };
    board.meetings.iter().find(is_on)
}
