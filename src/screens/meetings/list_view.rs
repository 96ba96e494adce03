//! Meetings and agreements as a list, with all that is told of the row under the cursor beside it where there is room.

use chrono::{Datelike, NaiveDate};

use crate::domain::board::{Board, Gathering, Item};
use crate::domain::choice::{MeetingState, Precision};
use crate::domain::dateform;
use crate::domain::field::Kind;
use crate::domain::record::{Rec, Record};
use crate::domain::words;
use crate::msg::action::Action;
use crate::text;
use crate::ui::canvas::Canvas;
use crate::ui::theme::Role;
use crate::ui::wrap::width;

use super::super::desk::Desk;
use super::super::pile::Row;
use super::super::{frame, said};
use super::rows::Group;
use super::{Meetings, detail, told};

/// From this width on what is told of a row stands beside the list.
pub const WIDE: u16 = 120;
/// How wide the list is at least then.
const LIST: u16 = 68;
/// How wide what stands beside it is at most.
const BESIDE: u16 = 76;
/// Below this width a meeting's hour gives way to its title.
const HOURS: u16 = 48;
/// The letters of a meeting's number: `M-2020-04-20`.
const KEY: usize = 12;

/// Where the columns of a row begin.
#[derive(Clone, Copy, Debug)]
pub struct Columns {
    key: bool,
    title: u16,
    day: u16,
    time: Option<u16>,
    owner: u16,
    due: u16,
}

impl Columns {
    /// The columns for the rows of a list so wide; at home numbers give way to titles.
    pub fn of(pane: &Meetings, key: bool, w: u16, desk: &Desk) -> Columns {
        let board = desk.board.as_deref();
        let rows = || pane.pile.ids().iter().filter_map(|rec| Some((board?, *rec)));
        let longest = |cells: &mut dyn Iterator<Item = usize>, least: usize| {
            u16::try_from(cells.max().unwrap_or_default().max(least)).unwrap_or_default()
        };
        let dues = &mut rows().filter_map(|(board, rec)| Some(width(&told::due(board.item(rec)?, desk))));
        let due = w.saturating_sub(longest(dues, 8) + u16::from(key));
        let days =
            &mut rows().filter_map(|(board, rec)| Some(width(&day(&board.gathering(rec)?.record, desk))));
        let days = longest(days, 9) + 2;
        let keys = &mut rows().filter_map(|(board, rec)| Some(board.record(rec)?.key.len()));
        let time = (w >= HOURS).then(|| w.saturating_sub(if key { 10 } else { 13 }));
        Columns {
            key,
            title: if key { longest(keys, KEY) + 4 } else { 2 },
            day: time.unwrap_or(w.saturating_sub(1)).saturating_sub(days),
            time,
            owner: due.saturating_sub(5),
            due,
        }
    }

    /// The same in a band so wide, where what is missing stands behind the hour.
    pub fn for_band(self, w: u16) -> Columns {
        let day = self.day.min(26);
        let due = self.due.min(w.saturating_sub(11));
        Columns { day, time: self.time.map(|_| day + 11), owner: due.saturating_sub(5), due, ..self }
    }

    /// The first column behind the hour.
    pub fn after(&self) -> u16 {
        self.time.unwrap_or(self.day) + 11
    }
}

/// Draws the list below the title row, and beside it or instead of it what is told of one row.
pub fn draw(pane: &Meetings, desk: &Desk, canvas: &mut Canvas<'_>) {
    let (w, h) = (canvas.width(), canvas.height());
    let bottom = h.saturating_sub(3);
    let list = if w >= WIDE { LIST.max(w.saturating_sub(BESIDE)) } else { w };
    let rows = Meetings::rows(desk);
    let columns = Columns::of(pane, true, list, desk);
    if pane.pile.ids().is_empty() {
        draw_empty(pane, desk, 4, canvas);
    }
    for (row, y) in pane.pile.view(rows).into_iter().zip(3..bottom) {
        match row {
            Row::Heading(group, _) => draw_heading(pane, group, y, desk, canvas),
            Row::Item(place) => draw_row(pane, place, y, &columns, true, desk, canvas),
            Row::More(..) => {}
        }
    }
    if w >= WIDE {
        canvas.column(list, 3, bottom);
        let mut beside = canvas.part(list + 1, 3, w - list - 1, bottom.saturating_sub(3));
        draw_detail(pane, 0, desk, &mut beside);
    }
    draw_foot(pane, desk, bottom, list, canvas);
}

/// Draws what is told of the row under the cursor over the whole screen, from where it is read on.
pub fn draw_whole(pane: &Meetings, desk: &Desk, canvas: &mut Canvas<'_>) {
    let (w, h) = (canvas.width(), canvas.height());
    let mut part = canvas.part(1, 3, w.saturating_sub(2), h.saturating_sub(5));
    draw_detail(pane, pane.scroll, desk, &mut part);
}

/// How many lines of what is told lie below the first screen of it.
pub fn below(pane: &Meetings, desk: &Desk) -> usize {
    let (w, h) = desk.size;
    let Some(rec) = pane.pile.current() else { return 0 };
    let told = detail::lines(pane, rec, usize::from(w.saturating_sub(4)), desk).len();
    // A row says that there is more.
    let room = usize::from(h.saturating_sub(5));
    if told > room { told + 1 - room } else { 0 }
}

fn draw_detail(pane: &Meetings, scroll: usize, desk: &Desk, canvas: &mut Canvas<'_>) {
    let Some(rec) = pane.pile.current() else { return };
    let w = canvas.width().saturating_sub(2);
    let lines = detail::lines(pane, rec, usize::from(w), desk);
    let room = usize::from(canvas.height());
    let left = lines.len().saturating_sub(scroll);
    let shown = if left > room { room.saturating_sub(1) } else { room };
    for (line, y) in lines.iter().skip(scroll).take(shown).zip(0..) {
        let x = 1 + u16::try_from(line.indent).unwrap_or_default();
        canvas.text(1, y, w, &line.label, Role::Dim);
        canvas.text(x, y, (w + 1).saturating_sub(x), &line.text, line.role);
    }
    if left > room {
        let y = canvas.height().saturating_sub(1);
        let told = if left - shown == 1 { text::one_more_told } else { text::more_told };
        let more = told(desk.lang, left - shown, &more_key(pane, desk));
        canvas.text(1, y, w, &more, Role::Dim);
    }
}

/// Beside the list one opens it to read on; opened, one turns the page.
fn more_key(pane: &Meetings, desk: &Desk) -> String {
    desk.key(if pane.reads() { Action::PageDown } else { Action::Open })
}

/// Says that nothing is there, and why.
pub fn draw_empty(pane: &Meetings, desk: &Desk, y: u16, canvas: &mut Canvas<'_>) {
    let lang = desk.lang;
    let (said, how) = match () {
        () if desk.board.is_none() => (text::reading(lang), String::new()),
        () if !pane.filter_text().is_empty() => (text::empty_filter(lang), String::new()),
        () => (
            text::no_meetings(lang),
            text::no_meetings_how(lang, &desk.key(Action::New), &desk.key(Action::Menu)),
        ),
    };
    let w = canvas.width().saturating_sub(3);
    canvas.text(2, y, w, &said, Role::Text);
    canvas.text(2, y + 1, w, &how, Role::Dim);
}

/// The heading of a group with how many belong to it now.
pub fn draw_heading(pane: &Meetings, group: Group, y: u16, desk: &Desk, canvas: &mut Canvas<'_>) {
    let name = group.heading().of(desk.lang);
    let said = match group.is_counted() {
        true => format!("{name} {}", said::count(desk.lang, pane.count(group))),
        false => name.to_owned(),
    };
    canvas.text(1, y, 50, &said, Role::Strong);
}

/// A row: a meeting with its day, an agreement with its owner and deadline, or a note.
pub fn draw_row(
    pane: &Meetings,
    place: usize,
    y: u16,
    columns: &Columns,
    focused: bool,
    desk: &Desk,
    canvas: &mut Canvas<'_>,
) {
    let (Some(rec), Some(board)) = (pane.pile.ids().get(place).copied(), desk.board.as_deref()) else {
        return;
    };
    frame::draw_row_signs(&pane.pile, place, focused, y, canvas);
    let Some(record) = board.record(rec) else { return };
    let key_end =
        columns.key.then(|| canvas.text(2, y, columns.title.saturating_sub(4), &record.key, Role::Dim));
    let ends = if let Some(gathering) = board.gathering(rec) {
        draw_days(gathering, y, columns, desk, canvas)
    } else if let Some(item) = board.item(rec) {
        draw_work(item, y, columns, desk, canvas)
    } else {
        draw_origin(pane, record, y, columns, desk, canvas)
    };
    let is_note = record.rec.kind == Kind::Note;
    let title = match is_note && desk.at_home {
        true => told::origin(pane, record, desk),
        false => told::title(record, desk.lang).to_owned(),
    };
    let moved = has_moved(board, rec);
    let title_end = draw_title(&title, moved, y, columns, ends, canvas);
    if moved {
        // Behind its number, or behind the title where no number stands.
        canvas.sign(key_end.unwrap_or(title_end + 1), y, '∆', Role::Text);
    }
}

/// The title, up to where the next column begins, with room for `∆` behind it where no number stands. Returns its end.
fn draw_title(
    title: &str,
    moved: bool,
    y: u16,
    columns: &Columns,
    ends: u16,
    canvas: &mut Canvas<'_>,
) -> u16 {
    let behind = if moved && !columns.key { 3 } else { 1 };
    let room = ends.saturating_sub(columns.title + behind);
    canvas.text(columns.title, y, room, title, Role::Text)
}

/// Whether a record has changed since the committee last met.
fn has_moved(board: &Board, rec: Rec) -> bool {
    board.since_committee.as_ref().is_some_and(|since| !since.of_record(rec).is_empty())
}

/// The day and the hour; of what was put off its state. Returns where the first column begins.
fn draw_days(gathering: &Gathering, y: u16, columns: &Columns, desk: &Desk, canvas: &mut Canvas<'_>) -> u16 {
    let meeting = &gathering.meeting;
    let is_now = meeting.state == MeetingState::Planned && meeting.date == Some(desk.today);
    let role = if is_now { Role::Alert } else { Role::Text };
    canvas.text(columns.day, y, 15, &day(&gathering.record, desk), role);
    let off = matches!(meeting.state, MeetingState::Postponed | MeetingState::Cancelled);
    let said = match &meeting.time {
        _ if off => words::meeting_state(meeting.state).of(desk.lang).to_owned(),
        Some(time) => dateform::time(time, desk.lang),
        None => String::new(),
    };
    if let Some(x) = columns.time {
        canvas.text(x, y, 11, &said, Role::Text);
    }
    columns.day
}

/// The day of a meeting in at most ten cells: with its weekday in this year, with the year in another.
fn day(meeting: &Record, desk: &Desk) -> String {
    match meeting.get("date").and_then(|day| day.parse::<NaiveDate>().ok()) {
        Some(day) if day.year() == desk.today.year() => dateform::near(day, desk.today, desk.lang),
        Some(day) => dateform::day_year(day, desk.lang),
        None => "–".to_owned(),
    }
}

/// The status, the owner and the deadline.
fn draw_work(item: &Item, y: u16, columns: &Columns, desk: &Desk, canvas: &mut Canvas<'_>) -> u16 {
    let due = item.work.deadline;
    let role = if due.is_some_and(|d| d.last == desk.today) && item.is_running() && is_day(item) {
        Role::Alert
    } else {
        Role::Text
    };
    canvas.text(columns.due, y, 16, &told::due(item, desk), role);
    canvas.text(columns.owner, y, 4, item.work.owner.as_deref().unwrap_or("–"), Role::Text);
    // At home they are all to be done: a sign is shown only of what is not any more.
    if !columns.key && item.is_running() {
        return columns.owner;
    }
    let sign = columns.owner.saturating_sub(3);
    canvas.text(sign, y, 2, said::sign(item.work.state), Role::Text);
    sign
}

fn is_day(item: &Item) -> bool {
    item.work.deadline.is_some_and(|d| d.precision == Precision::Day)
}

/// Who wrote a note, and the day of its meeting. At home its title says so, and its heading stands under it.
fn draw_origin(
    pane: &Meetings,
    note: &Record,
    y: u16,
    columns: &Columns,
    desk: &Desk,
    canvas: &mut Canvas<'_>,
) -> u16 {
    if desk.at_home {
        return canvas.width();
    }
    let meeting = desk.board.as_deref().and_then(|board| board.by_key(note.text("meeting")));
    let day = meeting.map(|meeting| day(meeting, desk)).unwrap_or_default();
    canvas.text(columns.day, y, 15, &day, Role::Text);
    let who = pane.brought.wrote.get(&note.rec).map(|(who, _)| who.as_str());
    if let Some(x) = columns.time {
        canvas.text(x, y, 8, who.unwrap_or_default(), Role::Text);
    }
    columns.day
}

fn draw_foot(pane: &Meetings, desk: &Desk, y: u16, list: u16, canvas: &mut Canvas<'_>) {
    let lang = desk.lang;
    let mut x = 1;
    let mut say = |said: String, role: Role, canvas: &mut Canvas<'_>| {
        x = canvas.text(x, y, list.saturating_sub(x + 1), &said, role) + 3;
    };
    if pane.pile.marks() > 0 {
        say(text::marked(lang, pane.pile.marks()), Role::Strong, canvas);
    }
    if desk.mine {
        say(text::only_mine(lang), Role::Strong, canvas);
    }
    if !pane.filter_text().is_empty() {
        say(format!("{} {}", text::filter_prompt(lang), pane.filter_text()), Role::Strong, canvas);
        let found = said::count(lang, pane.pile.ids().len());
        say(text::filter_found(lang, &found, &said::count(lang, pane.all(desk))), Role::Dim, canvas);
    }
    let below = pane.pile.below(Meetings::rows(desk));
    if below > 0 {
        canvas.right(list.saturating_sub(1), y, &format!("▼ {}", said::count(lang, below)), Role::Dim);
    }
}
