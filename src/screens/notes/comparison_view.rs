//! Two versions of the note, drawn beside each other or in one column, with a sign at each line that differs.

use crate::domain::edit::{Line, Pair};
use crate::domain::version::Version;
use crate::text;
use crate::ui::canvas::Canvas;
use crate::ui::theme::Role;

use super::super::desk::Desk;
use super::super::editor::rows::cells;
use super::super::said;
use super::comparison::{Comparison, MARGIN, breaks, head, is_beside, room};

/// The signs of what only the older version has, and of what only the newer one has.
const SIGNS: [char; 2] = ['-', '+'];

/// Draws the headings and the lines.
pub fn draw(comparison: &Comparison, desk: &Desk, canvas: &mut Canvas<'_>) {
    let (w, h) = (canvas.width(), canvas.height());
    let half = (w.saturating_sub(1)) / 2;
    let lines = head(w).min(h);
    let places = if is_beside(w) { [(0, 0, half), (half + 1, 0, half)] } else { [(0, 0, w), (0, 1, w)] };
    for (side, (x, y, width)) in places.into_iter().enumerate() {
        heading(comparison, side, desk, &mut canvas.part(x, y, width, 1));
    }
    canvas.rule(lines - 1, &[]);
    let mut page = canvas.part(0, lines, w, h - lines);
    if is_beside(w) {
        page.column(half, 0, h - lines);
    }
    draw_pairs(comparison, half, &mut page);
}

/// `- tir. 14/4 kl. 9.12 · MK · 120 ord`
fn heading(comparison: &Comparison, side: usize, desk: &Desk, canvas: &mut Canvas<'_>) {
    let Some(Version { at, who, text }) = comparison.sides.get(side) else { return };
    let is_now = side == 1 && comparison.is_with_now;
    let when = if is_now { text::as_it_stands_now(desk.lang) } else { said::moment(*at, desk) };
    let words = text::words(desk.lang, text.split_whitespace().count());
    sign(side, 0, Role::Strong, canvas);
    canvas.text(MARGIN, 0, canvas.width(), &format!("{when} · {who} · {words}"), Role::Strong);
}

fn draw_pairs(comparison: &Comparison, half: u16, canvas: &mut Canvas<'_>) {
    let (w, h) = (canvas.width(), canvas.height());
    let (first, mut above) = comparison.first();
    let mut y = 0;
    for (at, pair) in comparison.pairs.iter().enumerate().skip(first) {
        let columns = columns(pair, w);
        let count = columns.iter().map(Vec::len).max().unwrap_or(0).saturating_sub(above);
        let bottom = u16::try_from(count).unwrap_or(u16::MAX).saturating_add(y).min(h);
        for (x, rows) in [0, half + 1].into_iter().zip(&columns) {
            let width = if is_beside(w) { half } else { w };
            let mut part = canvas.part(x, y, width, bottom - y);
            (0..bottom - y).zip(rows.iter().skip(above)).for_each(|(y, row)| row.draw(y, &mut part));
        }
        if comparison.is_at(at) {
            (y..bottom).for_each(|y| canvas.sign(0, y, '▌', Role::Accent));
        }
        (y, above) = (bottom, 0);
        if y >= h {
            return;
        }
    }
}

/// A row of a line.
struct Row<'a> {
    line: &'a Line,
    /// Its bytes in the line.
    from: usize,
    to: usize,
    /// The text that it is of, where the other has it otherwise or not at all.
    side: Option<usize>,
}

/// The rows of a pair, of the one column and of the other; without room for two, all stand in the first.
fn columns(pair: &Pair, width: u16) -> [Vec<Row<'_>>; 2] {
    let differs = |side: usize| Some(side).filter(|_| !pair.is_same());
    let mut old = rows_of(pair.old.as_ref(), room(width), differs(0));
    let mut new = rows_of(pair.new.as_ref(), room(width), differs(1));
    match is_beside(width) {
        true => [old, new],
        false if pair.is_same() => [old, Vec::new()],
        false => {
            old.append(&mut new);
            [old, Vec::new()]
        }
    }
}

fn rows_of(line: Option<&Line>, room: usize, side: Option<usize>) -> Vec<Row<'_>> {
    let Some(line) = line else { return Vec::new() };
    let starts: Vec<usize> = breaks(&line.text, room).collect();
    let ends = starts.iter().skip(1).copied().chain([line.text.len()]);
    starts.iter().zip(ends).map(|(from, to)| Row { line, from: *from, to, side }).collect()
}

impl Row<'_> {
    fn draw(&self, y: u16, canvas: &mut Canvas<'_>) {
        if let Some(side) = self.side {
            sign(side, y, Role::Accent, canvas);
        }
        let text = self.line.text.get(self.from..self.to).unwrap_or_default();
        for cell in cells(text) {
            let at = self.from + cell.at;
            let is_changed = self.line.changed.iter().any(|range| range.contains(&at));
            let role = if is_changed { Role::Changed } else { Role::Text };
            let x = MARGIN.saturating_add(u16::try_from(cell.column).unwrap_or(u16::MAX));
            canvas.text(x, y, canvas.width(), cell.letter, role);
        }
    }
}

fn sign(side: usize, y: u16, role: Role, canvas: &mut Canvas<'_>) {
    canvas.sign(1, y, SIGNS.get(side).copied().unwrap_or(' '), role);
}
