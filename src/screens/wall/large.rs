//! A page for citizens where there is room left over: what it says is written in letters of four rows, beside its figure and
//! below it, so that it is read from where the figure is.

use crate::domain::wall::{Progress, Status};
use crate::text::{paper, wall};
use crate::ui::letters::{self, STEP};
use crate::ui::theme::Role;
use crate::ui::wrap::wrap;

use super::bar;
use super::public_view::Listed;
use super::sheet::{Sheet, Size, cells};

/// How many rows a row of a list takes: letters, and a line for who stands near.
pub(super) const ROW: u16 = STEP + 1;
/// How many lines of letters stand beside a figure.
pub(super) const BESIDE: usize = 3;

impl Sheet<'_, '_> {
    /// What stands beside a figure from column `x` on, and below it where there is no more room.
    pub(super) fn beside_in_letters(&mut self, x: u16, what: &str, more: &[String]) {
        let (room, y) = (self.wide.saturating_sub(x), self.figure_row());
        let mut beside = letters::Lines { x: self.left + x, y, room, free: BESIDE };
        let mut below = self.below_figure();
        for (n, said) in std::iter::once(what).chain(more.iter().map(String::as_str)).enumerate() {
            let role = if n == 0 { Role::Strong } else { Role::Text };
            if !beside.draw(said, role, self.canvas) {
                beside.free = 0;
                below = self.lines_of_letters(0, below, said, role);
            }
        }
        self.said_below += below - self.below_figure();
    }

    /// A text in lines of letters from column `x` on, in ordinary ones where it cannot be written so; returns the row below.
    pub(super) fn lines_of_letters(&mut self, x: u16, y: u16, said: &str, role: Role) -> u16 {
        let room = self.wide.saturating_sub(x);
        let mut y = y;
        match letters::wrap(said, room) {
            Some(lines) => {
                for line in &lines {
                    if y + STEP > self.foot() {
                        break;
                    }
                    self.letters(x, y, room, line, role);
                    y += STEP;
                }
            }
            None => {
                for line in wrap(said, usize::from(room)) {
                    self.put(x, y, &line, role);
                    y += 1;
                }
                y += 1;
            }
        }
        y
    }

    /// A line of letters; returns the column after it, and `None` where it cannot be written or there is no room.
    pub(super) fn letters(&mut self, x: u16, y: u16, room: u16, said: &str, role: Role) -> Option<u16> {
        let end = letters::draw(said, self.left + x, y, room, role, self.canvas)?;
        Some(end.saturating_sub(self.left))
    }

    /// The heading, and in the line below the whole of it where it was cut.
    pub(super) fn heading(&mut self, title: &str, y: u16, below: u16, room: u16) {
        let shown = letters::cut(title, self.wide);
        if let Some(shown) = &shown {
            self.letters(0, y, self.wide, shown, Role::Strong);
        }
        if shown.as_deref() != Some(title) {
            self.put_cut(0, below, room, title, Role::Text);
        }
    }

    /// A word between two figures, in whose last row it stands; returns the column after it.
    pub(super) fn word(&mut self, x: u16, last: u16, said: &str) -> u16 {
        let is_large = self.size == Size::Large;
        // The third row of letters stands on the line.
        let large = is_large.then(|| self.letters(x, last - 2, self.wide, said, Role::Text)).flatten();
        large.unwrap_or_else(|| self.put(x, last, said, Role::Text))
    }
}

/// What the parts of the bar stand for: two and two, each after a piece of it.
pub(super) fn draw_legend(status: &Status, y: u16, sheet: &mut Sheet<'_, '_>) {
    const PIECE: u16 = 8;
    let names = [paper::CARRIED_OUT, paper::UNDER_WAY, paper::NOT_STARTED, wall::RESTING_SHORT];
    let column = sheet.wide / 2;
    for (((sign, count), name), n) in bar::groups(status).into_iter().zip(names).zip(0u16..) {
        let (x, y) = (n % 2 * column, y + n / 2 * STEP);
        let piece = sign.to_string().repeat(usize::from(PIECE));
        for y in y..y + 3 {
            sheet.put(x, y, &piece, Role::Text);
        }
        let said = format!("{count} {}", name.of(sheet.lang));
        let x = x + PIECE + 3;
        if sheet.letters(x, y, column.saturating_sub(PIECE + 3), &said, Role::Text).is_none() {
            sheet.put(x, y + 1, &said, Role::Text);
        }
    }
}

/// A row of a list: its sign and its title in letters, below it what more there is to say, and the whole title where it was
/// cut.
pub(super) fn draw_row(row: &Listed<'_>, y: u16, sheet: &mut Sheet<'_, '_>) {
    const TITLE: u16 = 16;
    let (below, room) = (y + letters::ROWS, sheet.wide.saturating_sub(TITLE));
    let right = room.saturating_sub(cells(&row.more) + 2);
    sheet.letters(0, y, TITLE, row.sign, Role::Text);
    let shown = letters::cut(row.title, room);
    match &shown {
        Some(shown) => drop(sheet.letters(TITLE, y, room, shown, Role::Text)),
        None => drop(sheet.put_cut(TITLE, y + 2, room, row.title, Role::Text)),
    }
    if shown.is_some_and(|shown| shown != row.title) {
        sheet.put_cut(TITLE, below, right, row.title, Role::Dim);
    }
    sheet.put_right(below, &row.more, Role::Dim);
}

/// What happens now, step by step; says whether all of it has room.
pub(super) fn draw_steps(steps: &[String], y: u16, sheet: &mut Sheet<'_, '_>) -> bool {
    let x = if steps.len() > 1 { 11 } else { 0 };
    let room = sheet.wide.saturating_sub(x);
    let lines: Option<usize> = steps.iter().map(|said| Some(letters::wrap(said, room)?.len())).sum();
    let rows = lines.map(|lines| u16::try_from(lines).unwrap_or(u16::MAX).saturating_mul(STEP));
    if rows.is_none_or(|rows| y.saturating_add(rows) > sheet.foot()) {
        return false;
    }
    let mut y = y;
    for (said, n) in steps.iter().zip(1..) {
        if x > 0 {
            sheet.letters(0, y, x, &n.to_string(), Role::Strong);
        }
        y = sheet.lines_of_letters(x, y, said, Role::Text);
    }
    true
}

/// The sign of how far a work is.
pub(super) fn sign(work: Progress) -> &'static str {
    match work {
        Progress::CarriedOut => "√√",
        Progress::UnderWay => "►",
        Progress::NotStarted => "□",
        Progress::Resting => "=",
    }
}
