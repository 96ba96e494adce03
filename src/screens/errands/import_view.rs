//! Draws a file on its way in: what it is and how that was told, the numbers, the rows of a group, the receipt.

use crate::domain::arrival::{Arrival, Decided, Group, Row, Rows as Said, Side};
use crate::domain::change::Conflict;
use crate::domain::columns::Columns;
use crate::domain::field::{GONE, Kind};
use crate::domain::words;
use crate::msg::action::Action;
use crate::text::{self, Lang};
use crate::ui::canvas::Canvas;
use crate::ui::theme::Role;
use crate::ui::wrap::wrap;

use super::super::desk::Desk;
use super::super::said;
use super::import::{Choice, DISPUTE_ROWS, Import, State};
use super::rows::Rows;
use super::{TOP, draw_head, draw_wrapped, room};

/// Where the numbers end, and where the words behind them begin.
const NUMBER_ENDS: u16 = 30;
const BEHIND: u16 = 33;
/// Where in a list of rows the line ends, and where key and words stand.
const LINE_ENDS: u16 = 9;
const KEY: u16 = 11;
const SAID: u16 = 26;

/// Draws the page.
pub fn draw(import: &Import, desk: &Desk, canvas: &mut Canvas<'_>) {
    let lang = desk.lang;
    let name = text::import_title(lang, &import.name(desk));
    if let (Some((group, rows)), State::Seen(arrival) | State::Taken(arrival)) =
        (&import.opened, &import.state)
    {
        let name = format!("{name} › {}", self::group(*group, lang));
        let is_asked = *group == Group::Disputed && matches!(import.state, State::Seen(_));
        let keys = if is_asked { text::dispute_keys(lang) } else { text::rows_keys(lang) };
        draw_head(&name, &keys, desk, canvas);
        if *group == Group::Disputed {
            return draw_disputes(import, arrival, rows, desk, canvas);
        }
        return draw_rows(arrival, *group, rows, desk, canvas);
    }
    if let State::Asking(asking) = &import.state {
        let name = text::columns_title(lang, &import.name(desk));
        draw_head(&name, &text::columns_keys(lang), desk, canvas);
        return asking.draw(desk, canvas);
    }
    draw_head(&name, &keys(import, desk), desk, canvas);
    match &import.state {
        State::Looking(rows) => {
            draw_wrapped(&text::import_looking(lang, &said::count(lang, *rows)), TOP + 1, Role::Text, canvas);
        }
        State::Taking(rows, of) => {
            let said = text::import_taking(lang, &said::count(lang, *rows), &said::count(lang, *of));
            draw_wrapped(&said, TOP + 1, Role::Strong, canvas);
            draw_bar(*rows, *of, TOP + 3, canvas);
            draw_wrapped(&text::import_meanwhile(lang), TOP + 5, Role::Dim, canvas);
        }
        State::Stopping => drop(draw_wrapped(&text::import_stopping(lang), TOP + 1, Role::Text, canvas)),
        State::Stopped(said) | State::Refused(said) => drop(draw_wrapped(said, TOP + 1, Role::Text, canvas)),
        State::Unknown(columns) => draw_unknown(import, columns, desk, canvas),
        State::Asking(_) => {}
        State::Seen(arrival) => {
            let y = draw_what(arrival, TOP, desk, canvas);
            draw_numbers(import, arrival, y + 1, desk, canvas);
        }
        State::Taken(arrival) => {
            let y = draw_wrapped(&receipt(arrival, desk), TOP + 1, Role::Strong, canvas);
            draw_numbers(import, arrival, y + 1, desk, canvas);
        }
    }
}

fn keys(import: &Import, desk: &Desk) -> String {
    let lang = desk.lang;
    match &import.state {
        State::Looking(_) | State::Taking(..) => text::import_esc_stops(lang),
        State::Stopping | State::Asking(_) => String::new(),
        State::Seen(_) => text::import_keys(lang),
        State::Unknown(_) => text::import_is_keys(lang),
        State::Taken(arrival) if arrival.batch.is_some() => text::receipt_keys(lang, &desk.key(Action::Undo)),
        State::Taken(_) | State::Stopped(_) | State::Refused(_) => text::import_back(lang),
    }
}

/// What its columns are, and what its rows may be.
fn draw_unknown(import: &Import, columns: &Columns, desk: &Desk, canvas: &mut Canvas<'_>) {
    let lang = desk.lang;
    let y = draw_wrapped(&unknown(columns, lang), TOP, Role::Text, canvas);
    let y = draw_wrapped(&text::import_what_is_it(lang), y + 1, Role::Strong, canvas);
    let choices = import.choices();
    let room = usize::from(canvas.height().saturating_sub(y + 2)).max(1);
    for (place, y) in import.rows.view(choices.len(), room).zip(y..) {
        let Some(Choice::Is(said)) = choices.get(place) else { continue };
        let said = match said {
            Said::Of(kind) => words::kinds(*kind).of(lang).to_owned(),
            Said::Slips => text::import_slips(lang),
        };
        draw_choice(y, place == import.rows.at(choices.len()), canvas);
        canvas.text(2, y, canvas.width().saturating_sub(4), &said, Role::Text);
    }
}

fn unknown(columns: &Columns, lang: Lang) -> String {
    let names: Vec<&str> = columns.mapping.columns.iter().map(|(name, _)| name.as_str()).collect();
    text::import_unknown(lang, &names.join(", "))
}

/// What it is, how that was told, and what else there is to say of the file.
fn draw_what(arrival: &Arrival, y: u16, desk: &Desk, canvas: &mut Canvas<'_>) -> u16 {
    let w = canvas.width();
    let is_tall = room(desk) > 24;
    let mut y = draw_wrapped(&text::import_is(desk.lang, &arrival.what), y, Role::Strong, canvas);
    for told in &arrival.told {
        let lines = wrap(told, usize::from(w.saturating_sub(4)));
        for line in lines.iter().take(if is_tall { 3 } else { 1 }) {
            canvas.text(2, y, w.saturating_sub(4), line, Role::Dim);
            y += 1;
        }
        if y > TOP + 6 && !is_tall {
            break;
        }
    }
    y
}

fn draw_numbers(import: &Import, arrival: &Arrival, y: u16, desk: &Desk, canvas: &mut Canvas<'_>) {
    let lang = desk.lang;
    let choices = import.choices();
    let here = choices.get(import.rows.at(choices.len())).copied();
    let mut y = y;
    if choices.contains(&Choice::Take) {
        draw_choice(y, here == Some(Choice::Take), canvas);
        let said = match arrival.to_write() + import.decided.iter().filter(|d| d.side == Side::File).count() {
            0 if !import.decided.is_empty() => text::import_remember(lang),
            0 => text::import_nothing_new(lang),
            n => text::import_now(lang, &said::count(lang, n)),
        };
        canvas.text(2, y, canvas.width().saturating_sub(4), &said, Role::Strong);
        y += 1;
        if choices.contains(&Choice::Columns) {
            draw_choice(y, here == Some(Choice::Columns), canvas);
            canvas.text(2, y, canvas.width().saturating_sub(4), &text::import_columns(lang), Role::Text);
            y += 1;
        }
        y += 1;
    }
    canvas.text(2, y, NUMBER_ENDS - 10, &text::rows_in_file(lang), Role::Dim);
    canvas.right(NUMBER_ENDS, y, &said::count(lang, arrival.rows), Role::Dim);
    for group in Group::ALL {
        y += 1;
        let (count, choice) = (arrival.count(group), Choice::Open(group));
        let can_open = choices.contains(&choice);
        draw_choice(y, here == Some(choice), canvas);
        let role = if count > 0 { Role::Text } else { Role::Dim };
        canvas.text(2, y, NUMBER_ENDS - 10, &self::group(group, lang), role);
        canvas.right(NUMBER_ENDS, y, &said::count(lang, count), role);
        if can_open {
            let said = match group {
                Group::Disputed if !import.decided.is_empty() => {
                    text::disputes_decided(lang, &said::count(lang, import.decided.len()))
                }
                _ => why(group, lang),
            };
            canvas.text(BEHIND, y, canvas.width().saturating_sub(BEHIND + 2), &said, Role::Dim);
        }
    }
}

fn draw_choice(y: u16, is_here: bool, canvas: &mut Canvas<'_>) {
    if is_here {
        canvas.sign(0, y, '▌', Role::Accent);
    }
}

fn draw_bar(rows: usize, of: usize, y: u16, canvas: &mut Canvas<'_>) {
    let cells = canvas.width().saturating_sub(4).min(60);
    let filled = rows.min(of).saturating_mul(usize::from(cells)).checked_div(of).unwrap_or_default();
    for x in 0..cells {
        let is_filled = usize::from(x) < filled;
        let (sign, role) = if is_filled { ('█', Role::Text) } else { ('·', Role::Dim) };
        canvas.sign(2 + x, y, sign, role);
    }
}

fn draw_rows(arrival: &Arrival, group: Group, rows: &Rows, desk: &Desk, canvas: &mut Canvas<'_>) {
    let (w, room) = (canvas.width(), room(desk));
    let listed: Vec<&Row> = arrival.rows_of(group).collect();
    let has_keys = listed.iter().any(|row| !row.key.is_empty());
    let at = if has_keys { SAID } else { KEY };
    for (place, y) in rows.view(listed.len(), room).zip(TOP..) {
        let Some(row) = listed.get(place) else { continue };
        if place == rows.at(listed.len()) {
            canvas.sign(0, y, '▌', Role::Accent);
        }
        if row.line > 0 {
            canvas.right(LINE_ENDS, y, &row.line.to_string(), Role::Dim);
        }
        canvas.text(KEY, y, SAID - KEY - 1, &row.key, Role::Text);
        canvas.text(at, y, w.saturating_sub(at + 1), &row.said, Role::Text);
    }
    if arrival.count(group) > listed.len() && group != Group::Cleaned {
        let (shown, all) =
            (said::count(desk.lang, listed.len()), said::count(desk.lang, arrival.count(group)));
        canvas.right(w.saturating_sub(1), 1, &text::first_rows(desk.lang, &shown, &all), Role::Dim);
    }
}

/// What both sides have changed: ours, the file's, and whose is to stand.
fn draw_disputes(import: &Import, arrival: &Arrival, rows: &Rows, desk: &Desk, canvas: &mut Canvas<'_>) {
    let (w, lang) = (canvas.width(), desk.lang);
    let disputes = &arrival.disputes;
    let at_a_time = (room(desk) / DISPUTE_ROWS).max(1);
    let mut y = TOP;
    for place in rows.view(disputes.len(), at_a_time) {
        let Some((line, conflict)) = disputes.get(place) else { continue };
        if place == rows.at(disputes.len()) {
            canvas.sign(0, y, '▌', Role::Accent);
        }
        let side = Decided::find(&import.decided, conflict.rec, conflict.field);
        let decided = match side {
            Some(Side::Ours) => text::dispute_ours(lang),
            Some(Side::File) => text::dispute_file(lang),
            None => text::dispute_open(lang),
        };
        let end = canvas.right(
            w.saturating_sub(1),
            y,
            &decided,
            if side.is_some() { Role::Strong } else { Role::Dim },
        );
        let of = text::dispute_of(lang, &conflict.key, &field(conflict, lang), *line);
        canvas.text(2, y, end.saturating_sub(3), &of, Role::Strong);
        let (ours, files) = dispute(conflict, desk);
        canvas.text(4, y + 1, w.saturating_sub(5), &ours, Role::Text);
        canvas.text(4, y + 2, w.saturating_sub(5), &files, Role::Text);
        y += 3;
    }
}

fn field(conflict: &Conflict, lang: Lang) -> String {
    match conflict.field {
        GONE => String::new(),
        id => words::field(id).of(lang).to_lowercase(),
    }
}

/// What stands here and who wrote it when, and what the file says.
fn dispute(conflict: &Conflict, desk: &Desk) -> (String, String) {
    let (lang, when) = (desk.lang, said::moment(conflict.at, desk));
    if conflict.field == GONE {
        return (text::dispute_gone(lang, &conflict.who, &when), text::dispute_back(lang));
    }
    let value = |value: &Option<String>| {
        let said = value.as_deref().map(|v| said::value(conflict.field, v, lang).replace('\n', " "));
        said.unwrap_or_else(|| "–".to_owned())
    };
    (
        text::dispute_here(lang, &value(&conflict.theirs), &conflict.who, &when),
        text::dispute_there(lang, &value(&conflict.mine)),
    )
}

/// The group's name.
fn group(group: Group, lang: Lang) -> String {
    match group {
        Group::New => text::group_new(lang),
        Group::Changed => text::group_changed(lang),
        Group::Unchanged => text::group_unchanged(lang),
        Group::Repeated => text::group_repeated(lang),
        Group::Rejected => text::group_rejected(lang),
        Group::Disputed => text::group_disputed(lang),
        Group::Cleaned => text::group_cleaned(lang),
    }
}

/// What a group means.
fn why(group: Group, lang: Lang) -> String {
    match group {
        Group::New => text::why_new(lang),
        Group::Changed => text::why_changed(lang),
        Group::Unchanged => text::why_unchanged(lang),
        Group::Repeated => text::why_repeated(lang),
        Group::Rejected => text::why_rejected(lang),
        Group::Disputed => text::why_disputed(lang),
        Group::Cleaned => text::why_cleaned(lang),
    }
}

/// What went in, and how to take it back.
fn receipt(arrival: &Arrival, desk: &Desk) -> String {
    let lang = desk.lang;
    let n = |group: Group| said::count(lang, arrival.count(group));
    match arrival.batch {
        Some(_) => {
            let undo = desk.key(Action::Undo);
            let receipt = text::receipt(lang, &arrival.file, &n(Group::New), &n(Group::Changed), &undo);
            match arrival.kind {
                Some(Kind::Measurement) => {
                    format!("{receipt}\n{}", text::round_offer(lang, &desk.key(Action::Round)))
                }
                _ => receipt,
            }
        }
        None => text::import_nothing_new(lang),
    }
}

/// The page as plain lines.
pub fn plain(import: &Import, desk: &Desk) -> Vec<String> {
    let lang = desk.lang;
    let mut lines = vec![text::import_title(lang, &import.name(desk)), String::new()];
    match &import.state {
        State::Looking(rows) => lines.push(text::import_looking(lang, &said::count(lang, *rows))),
        State::Taking(rows, of) => {
            lines.push(text::import_taking(lang, &said::count(lang, *rows), &said::count(lang, *of)));
        }
        State::Stopping => lines.push(text::import_stopping(lang)),
        State::Stopped(said) | State::Refused(said) => lines.push(said.clone()),
        State::Unknown(columns) => {
            lines.push(unknown(columns, lang));
            lines.push(text::import_what_is_it(lang));
        }
        State::Asking(asking) => lines.extend(asking.plain(lang)),
        State::Seen(arrival) => {
            lines.push(text::import_is(lang, &arrival.what));
            lines.extend(arrival.told.iter().cloned());
            lines.extend(numbers(import, arrival, lang));
        }
        State::Taken(arrival) => {
            lines.push(receipt(arrival, desk));
            lines.extend(numbers(import, arrival, lang));
        }
    }
    lines
}

fn numbers(import: &Import, arrival: &Arrival, lang: Lang) -> Vec<String> {
    let mut lines = vec![format!("{}: {}.", text::rows_in_file(lang), said::count(lang, arrival.rows))];
    for group in Group::ALL.into_iter().filter(|group| arrival.count(*group) > 0) {
        lines.push(format!("{}: {}.", self::group(group, lang), said::count(lang, arrival.count(group))));
    }
    if let Some((group, _)) = import.opened {
        let row = |row: &Row| {
            let parts = [row.key.as_str(), row.said.as_str()];
            let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            format!("{}. {}.", text::line_number(lang, row.line), parts.join(". "))
        };
        lines.extend(arrival.rows_of(group).map(row));
        for (_, conflict) in arrival.disputes.iter().filter(|_| group == Group::Disputed) {
            lines.push(format!("{} {}", conflict.key, field(conflict, lang)));
        }
    }
    lines
}
