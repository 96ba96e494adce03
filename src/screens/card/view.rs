//! The card, drawn over the whole screen: labels to the left, what is typed to the right.

use crate::screens::ask::heading;
use crate::screens::desk::Desk;
use crate::screens::personal;
use crate::text;
use crate::ui::canvas::Canvas;
use crate::ui::theme::Role;
use crate::ui::wrap::{width, wrap};

use super::{Card, Entry, Purpose};

/// Where the fields begin at least and at most: behind the longest label.
const LEFT: (u16, u16) = (18, 28);

/// Draws the card from the title row to above the message row.
pub fn draw(card: &Card, desk: &Desk, canvas: &mut Canvas<'_>) {
    let w = canvas.width();
    canvas.text(1, 0, w / 2, &card.title(desk), Role::Strong);
    let state = if card.is_touched() { text::nothing_saved_yet(desk.lang) } else { String::new() };
    canvas.right(w.saturating_sub(1), 0, &state, Role::Dim);
    canvas.rule(1, &[]);
    let mut y = 2;
    if let (Purpose::Answer(_), Some(proposal)) = (&card.purpose, card.records.first()) {
        y = draw_question(heading(proposal), proposal.text("text"), y, canvas);
    }
    let bottom = canvas.height().saturating_sub(3);
    let long = long_rows(card, y, bottom);
    let left = left(card, desk);
    for (i, entry) in card.entries.iter().enumerate().skip(first(card, y, bottom)) {
        if y >= bottom {
            break;
        }
        let place = Place { left, y, long, bottom };
        y = draw_entry(entry, i == card.at, place, desk, canvas);
    }
    let below = card.help(desk).unwrap_or_else(|| text::card_keys(desk.lang));
    canvas.text(1, bottom, w.saturating_sub(2), &below, Role::Dim);
}

/// The first field in view where not all have room: the one that is typed in is.
fn first(card: &Card, top: u16, bottom: u16) -> usize {
    let room = usize::from(bottom.saturating_sub(top)).max(1);
    let rows = |entry: &Entry| if entry.field.is_long() { 3 } else { 1 };
    let mut first = 0;
    let mut used: usize = card.entries.iter().take(card.at + 1).map(rows).sum();
    while used > room && first < card.at {
        used -= card.entries.get(first).map_or(0, rows);
        first += 1;
    }
    first
}

/// Where the fields begin: behind the longest label, where there is room for it.
fn left(card: &Card, desk: &Desk) -> u16 {
    let longest = card.entries.iter().map(|entry| width(&entry.label(desk))).max().unwrap_or(0);
    u16::try_from(longest + 4).unwrap_or(0).clamp(LEFT.0, LEFT.1).min(desk.size.0 / 3)
}

/// Where a field is drawn.
#[derive(Clone, Copy)]
struct Place {
    /// The column of what is typed.
    left: u16,
    y: u16,
    /// The rows of a long text.
    long: u16,
    /// The row below the last one.
    bottom: u16,
}

/// The rows that a long text gets: what the one-line fields leave.
fn long_rows(card: &Card, top: u16, bottom: u16) -> u16 {
    let lines = card.entries.iter().filter(|e| !e.field.is_long()).count();
    let lines = u16::try_from(lines).unwrap_or(u16::MAX);
    bottom.saturating_sub(top).saturating_sub(lines.saturating_add(1)).max(3)
}

/// What is answered, to read while one writes.
fn draw_question(heading: &str, body: &str, top: u16, canvas: &mut Canvas<'_>) -> u16 {
    let w = canvas.width();
    canvas.text(2, top, w.saturating_sub(4), heading, Role::Strong);
    let mut y = top + 1;
    for line in
        wrap(body, usize::from(w.saturating_sub(8).min(70))).iter().take(usize::from(canvas.height() / 4))
    {
        canvas.text(4, y, w.saturating_sub(6), line, Role::Dim);
        y += 1;
    }
    y + 1
}

fn draw_entry(entry: &Entry, here: bool, place: Place, desk: &Desk, canvas: &mut Canvas<'_>) -> u16 {
    let Place { left, y, long, bottom } = place;
    let room = canvas.width().saturating_sub(left + 2).min(78);
    let label = entry.label(desk);
    canvas.text(2, y, left - 3, &label, if here { Role::Strong } else { Role::Dim });
    if here {
        canvas.sign(0, y, '▌', Role::Accent);
    }
    if !entry.field.is_long() {
        let typed = entry.field.text();
        canvas.part(left, y, room, 1).pieces(0, 0, &personal::pieces(typed, &desk.harmless));
        if here {
            let x = left + u16::try_from(width(entry.field.before())).unwrap_or(0);
            canvas.cursor(x.min(left + room), y);
        }
        return y + 1;
    }
    let rows = long.min(bottom.saturating_sub(y));
    let (lines, row, column) = wrapped(entry, usize::from(room));
    let from = (row + 1).saturating_sub(usize::from(rows));
    let lines = personal::lines(entry.field.text(), lines, &desk.harmless);
    for (line, y) in lines.iter().skip(from).zip(y..y + rows) {
        let pieces: Vec<(&str, Role)> = line.iter().map(|(text, role)| (text.as_str(), *role)).collect();
        canvas.part(left, y, room, 1).pieces(0, 0, &pieces);
    }
    if here {
        let cursor_y = y + u16::try_from(row - from.min(row)).unwrap_or(0);
        canvas.cursor(left + u16::try_from(column).unwrap_or(0), cursor_y);
    }
    y + rows
}

/// The lines of a long text, and the row and column of the cursor in them.
fn wrapped(entry: &Entry, room: usize) -> (Vec<String>, usize, usize) {
    let lines = wrap(entry.field.text(), room);
    let before = wrap(entry.field.before(), room);
    let row = before.len().saturating_sub(1);
    let typed_blanks = entry.field.before().len() - entry.field.before().trim_end_matches(' ').len();
    let column = before.last().map_or(0, |l| width(l)) + typed_blanks;
    (lines, row, column.min(room))
}
