//! The team's pages where there is room left over: titles, initials and deadlines in letters of four rows, below each row
//! a line for who stands near.

use chrono::NaiveDate;

use crate::domain::target::headline_short;
use crate::domain::wall::{Row, Target, TeamPage, Why};
use crate::domain::words;
use crate::screens::said;
use crate::text::{Lang, capital};
use crate::ui::canvas::Canvas;
use crate::ui::letters::{self, STEP};
use crate::ui::theme::Role;

use super::NUMBERED;
use super::large::BESIDE;
use super::team_view::{Shown, deadline, is_by_deadline, joined, second_line, why};

/// How many rows a row takes.
pub(super) const ROW: u16 = STEP + 1;

const LEFT: u16 = 2;
const TITLE: u16 = 11;
/// How many cells stand between what is written side by side, and the most that a column takes but the title's.
const GAP: u16 = 5;
const MOST: u16 = 56;
/// Where the figure of a target begins.
const FIGURE: u16 = 100;

/// What stands beside the figure, in three lines of letters; what has no room follows in ordinary ones.
pub(super) fn draw_words(x: u16, y: u16, right: u16, what: &str, more: &str, canvas: &mut Canvas<'_>) {
    let mut beside = letters::Lines { x, y, room: right.saturating_sub(x), free: BESIDE };
    for (said, role) in [(what, Role::Strong), (more, Role::Text)] {
        if !beside.draw(said, role, canvas) {
            canvas.text(x, beside.y + 1, beside.room, said, role);
            beside.y += 2;
        }
    }
}

/// Draws the rows that are numbered now. Who and what stands last have the room that they need, the title has the rest.
pub(super) fn draw_rows(page: &TeamPage, top: u16, today: NaiveDate, shown: &Shown, canvas: &mut Canvas<'_>) {
    let numbered = page.rows().iter().skip(shown.top).take(NUMBERED);
    let rows: Vec<Written> =
        numbered.map(|row| Written::of(row, is_by_deadline(page), today, shown.lang)).collect();
    let right = canvas.width().saturating_sub(LEFT);
    let widest = |part: fn(&Written) -> &str| rows.iter().filter_map(|row| letters::width(part(row))).max();
    let last = right.saturating_sub(widest(|row| &row.last).unwrap_or_default().min(MOST));
    let owner = last.saturating_sub(GAP + widest(|row| &row.owner).unwrap_or_default().min(MOST));
    for (row, n) in rows.iter().zip(0u16..) {
        let y = top + n * ROW;
        if shown.top + usize::from(n) == shown.row {
            (y..y + letters::ROWS).for_each(|y| canvas.sign(0, y, '▌', Role::Accent));
        }
        write(&(n + 1).to_string(), 3, y, TITLE - 3, Role::Strong, canvas);
        draw_row(row, [owner, last, right], y, canvas);
    }
}

/// A row in words.
struct Written {
    title: String,
    owner: String,
    /// What stands last: the deadline, or the sign of what has become of it.
    last: String,
    below: String,
}

impl Written {
    fn of(row: &Row, is_by_deadline: bool, today: NaiveDate, lang: Lang) -> Written {
        let has_sign = matches!(row.why, Why::Became(_) | Why::Paused | Why::ToConfirm);
        let sign = if has_sign { said::sign(row.state) } else { "" };
        // A sign stands for what the line below says of how far it is.
        let why = (!is_by_deadline && !has_sign).then(|| why(row, today, lang));
        Written {
            title: if row.title.is_empty() { row.key.clone() } else { row.title.clone() },
            owner: row.owner.clone().unwrap_or_else(|| "–".to_owned()),
            last: if is_by_deadline { deadline(row, today, lang) } else { sign.to_owned() },
            below: joined([why, Some(second_line(row, is_by_deadline, today, lang))]),
        }
    }
}

/// Draws a row of letters, and below it the whole title where it was cut, how far it is and the last remark.
fn draw_row(row: &Written, [owner, last, right]: [u16; 3], y: u16, canvas: &mut Canvas<'_>) {
    let room = owner.saturating_sub(TITLE + GAP);
    let whole = write_title(&row.title, y, room, Role::Text, canvas);
    write(&row.owner, owner, y, last.saturating_sub(owner), Role::Text, canvas);
    write(&row.last, last, y, right.saturating_sub(last), Role::Text, canvas);
    let below = joined([whole, Some(row.below.clone())]);
    canvas.text(TITLE, y + letters::ROWS, right.saturating_sub(TITLE), &below, Role::Dim);
}

/// Draws a target: its light, its name, its newest figure and what the light says; below it the rest.
pub(super) fn draw_target(target: &Target, y: u16, lang: Lang, canvas: &mut Canvas<'_>) {
    let gauge = &target.gauge;
    let head = headline_short(gauge, lang);
    let light = words::light(gauge.light).of(lang);
    let right = canvas.width().saturating_sub(LEFT);
    let actual = gauge.reading.filter(|reading| reading.value.is_some()).and_then(|reading| reading.actual);
    let figure = actual.map_or_else(|| "–".to_owned(), |actual| gauge.goal.unit.plain(actual, lang));
    write(said::light_sign(gauge.light), 3, y, TITLE - 3, Role::Text, canvas);
    let whole = write_title(&target.name, y, FIGURE - TITLE - 3, Role::Strong, canvas);
    write(&figure, FIGURE, y, 36, Role::Text, canvas);
    let wide = letters::width(light).unwrap_or_default();
    let last = right.saturating_sub(wide).max(FIGURE + 37);
    write(light, last, y, right.saturating_sub(last), Role::Text, canvas);
    let rest = head.value.strip_prefix(&figure).unwrap_or(&head.value).trim().to_owned();
    let goal = joined([
        whole,
        Some(rest),
        head.target,
        Some(target.what.clone()),
        head.plan.map(|plan| capital(&plan)),
    ]);
    canvas.text(TITLE, y + letters::ROWS, right.saturating_sub(TITLE), &goal, Role::Dim);
}

/// Writes a title, cut where there is no room for all of it; returns the whole of it where it was cut.
fn write_title(title: &str, y: u16, room: u16, role: Role, canvas: &mut Canvas<'_>) -> Option<String> {
    let shown = letters::cut(title, room).unwrap_or_else(|| title.to_owned());
    write(&shown, TITLE, y, room, role, canvas);
    (shown != title).then(|| title.to_owned())
}

/// Writes in letters, and in ordinary ones on their line where there is no room for them.
fn write(said: &str, x: u16, y: u16, room: u16, role: Role, canvas: &mut Canvas<'_>) {
    if letters::draw(said, x, y, room, role, canvas).is_none() {
        canvas.text(x, y + 2, room, said, role);
    }
}
