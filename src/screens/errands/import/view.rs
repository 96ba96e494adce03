//! Draws a file on its way in: what it is and how that was told, the numbers, the receipt.

use crate::domain::arrival::{Arrival, Group, Progress, Side};
use crate::domain::field::Kind;
use crate::msg::action::Action;
use crate::text::{self, Lang};
use crate::ui::canvas::Canvas;
use crate::ui::theme::Role;
use crate::ui::wrap::wrap;

use super::super::super::desk::Desk;
use super::super::super::said;
use super::super::{TOP, draw_head, draw_wrapped, room};
use super::choices::Choice;
use super::{Import, State};

/// Where the numbers end, and where the words behind them begin.
const NUMBER_ENDS: u16 = 30;
const BEHIND: u16 = 33;

/// The rows that the numbers take: the groups, the rows of the file, and a blank row above and below what is chosen.
const NUMBERS: usize = Group::ALL.len() + 3;

/// Draws the page.
pub fn draw(import: &Import, desk: &Desk, canvas: &mut Canvas<'_>) {
    let lang = desk.lang;
    draw_head(&title(import, desk), &keys(import, desk), desk, canvas);
    match &import.state {
        State::Seen(arrival) | State::Taken(arrival) if let Some(opened) = &import.opened => {
            opened.draw(arrival, &import.decided, desk, canvas);
        }
        State::Looking(progress) => {
            let said = text::import_looking(lang, &said::count(lang, progress.rows));
            let y = draw_wrapped(&said, TOP + 1, Role::Text, canvas);
            draw_sheet(progress, y + 1, lang, canvas);
        }
        State::Taking(progress, of) => {
            draw_wrapped(&taking(progress, *of, lang), TOP + 1, Role::Strong, canvas);
            draw_bar(progress.rows, *of, TOP + 3, canvas);
            let y = draw_sheet(progress, TOP + 5, lang, canvas);
            draw_wrapped(&text::import_meanwhile(lang), y, Role::Dim, canvas);
        }
        State::Stopping => drop(draw_wrapped(&text::import_stopping(lang), TOP + 1, Role::Text, canvas)),
        State::Stopped(said) | State::Refused(said) => drop(draw_wrapped(said, TOP + 1, Role::Text, canvas)),
        State::Unknown(kinds) => kinds.draw(desk, canvas),
        State::Asking(asking) => asking.draw(desk, canvas),
        State::Sheets(sheets) => sheets.draw(desk, canvas),
        State::Seen(arrival) => {
            let y = draw_what(import, arrival, desk, canvas);
            draw_numbers(import, arrival, y + 1, desk, canvas);
        }
        State::Taken(arrival) => {
            let y = draw_wrapped(&receipt(arrival, desk), TOP + 1, Role::Strong, canvas);
            draw_numbers(import, arrival, y + 1, desk, canvas);
        }
    }
}

fn title(import: &Import, desk: &Desk) -> String {
    let (lang, name) = (desk.lang, import.name(desk));
    match (&import.state, &import.opened) {
        (State::Seen(_) | State::Taken(_), Some(opened)) => {
            format!("{} › {}", text::import_title(lang, &name), group(opened.group, lang))
        }
        (State::Asking(asking), _) => text::columns_title(lang, &asking.named(&name)),
        (State::Sheets(_), _) => text::sheets_title(lang, &name),
        _ => text::import_title(lang, &name),
    }
}

fn keys(import: &Import, desk: &Desk) -> String {
    let lang = desk.lang;
    match (&import.state, &import.opened) {
        (State::Seen(_), Some(opened)) if opened.group == Group::Disputed => text::dispute_keys(lang),
        (State::Seen(_) | State::Taken(_), Some(_)) => text::rows_keys(lang),
        (State::Looking(_) | State::Taking(..), _) => text::import_esc_stops(lang),
        (State::Stopping, _) => String::new(),
        (State::Asking(_), _) => text::columns_keys(lang),
        (State::Sheets(_), _) => text::sheets_keys(lang),
        (State::Seen(_), _) => text::import_keys(lang),
        (State::Unknown(_), _) => text::import_is_keys(lang),
        (State::Taken(arrival), _) if arrival.batch.is_some() => {
            let undo = desk.key(Action::Undo);
            match import.choices().is_empty() {
                true => text::receipt_end_keys(lang, &undo),
                false => text::receipt_keys(lang, &undo),
            }
        }
        (State::Taken(_) | State::Stopped(_) | State::Refused(_), _) => text::import_back(lang),
    }
}

/// What it is, how that was told, and what else there is to say of the file, as far as there is room above the numbers.
fn draw_what(import: &Import, arrival: &Arrival, desk: &Desk, canvas: &mut Canvas<'_>) -> u16 {
    let (w, lang) = (canvas.width().saturating_sub(4), desk.lang);
    let mut y = draw_wrapped(&text::import_is(lang, &arrival.what), TOP, Role::Strong, canvas);
    let mut told: Vec<String> = arrival.told.iter().flat_map(|told| wrap(told, usize::from(w))).collect();
    let above = import.choices().iter().filter(|choice| !matches!(choice, Choice::Open(_))).count();
    let left = room(desk).saturating_sub(usize::from(y - TOP) + above + NUMBERS).max(2);
    if told.len() > left {
        let more = said::count(lang, told.len() + 1 - left);
        told.truncate(left - 1);
        told.push(text::import_more_told(lang, &more, &desk.key(Action::PlainText)));
    }
    for line in told {
        canvas.text(2, y, w, &line, Role::Dim);
        y += 1;
    }
    y
}

fn draw_numbers(import: &Import, arrival: &Arrival, y: u16, desk: &Desk, canvas: &mut Canvas<'_>) {
    let lang = desk.lang;
    let choices = import.choices();
    let here = choices.get(import.rows.at(choices.len())).copied();
    let mut y = y;
    for choice in &choices {
        let Some(said) = above(*choice, import, arrival, lang) else { continue };
        let role = if *choice == Choice::Take { Role::Strong } else { Role::Text };
        draw_choice(y, here == Some(*choice), canvas);
        canvas.text(2, y, canvas.width().saturating_sub(4), &said, role);
        y += 1;
    }
    y += u16::from(choices.contains(&Choice::Take));
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

/// A choice that stands above the numbers, in words.
fn above(choice: Choice, import: &Import, arrival: &Arrival, lang: Lang) -> Option<String> {
    match choice {
        Choice::Take => {
            let from_file = import.decided.iter().filter(|d| d.side == Side::File).count();
            Some(match arrival.to_write() + from_file {
                0 if !import.decided.is_empty() => text::import_remember(lang),
                0 if !arrival.disputes.is_empty() => text::import_decide_first(lang),
                0 if arrival.count(Group::Rejected) > 0 && arrival.count(Group::Unchanged) == 0 => {
                    text::import_none_fit(lang)
                }
                0 => text::import_nothing_new(lang),
                1 => text::import_now_one(lang),
                n => text::import_now(lang, &said::count(lang, n)),
            })
        }
        Choice::Headings(_) => import.headings().map(|(mails, earlier, _)| match earlier {
            0 => text::mails_apart(lang, &said::count(lang, mails)),
            earlier => text::mails_together(lang, &said::count(lang, earlier)),
        }),
        Choice::Columns => Some(text::import_columns(lang)),
        Choice::Sheets => Some(text::import_sheets(lang)),
        Choice::Open(_) => None,
    }
}

fn draw_choice(y: u16, is_here: bool, canvas: &mut Canvas<'_>) {
    if is_here {
        canvas.sign(0, y, '▌', Role::Accent);
    }
}

/// Which of several sheets is under way; returns the row for what comes after it.
fn draw_sheet(progress: &Progress, y: u16, lang: Lang, canvas: &mut Canvas<'_>) -> u16 {
    match sheet(progress, lang) {
        Some(said) => draw_wrapped(&said, y, Role::Text, canvas) + 1,
        None => y,
    }
}

fn sheet(progress: &Progress, lang: Lang) -> Option<String> {
    let sheet = progress.sheet.as_ref()?;
    Some(text::import_sheet(lang, sheet.nth, sheet.of, &sheet.name))
}

fn taking(progress: &Progress, of: usize, lang: Lang) -> String {
    text::import_taking(lang, &said::count(lang, progress.rows), &said::count(lang, of))
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
    if arrival.batch.is_none() {
        return text::import_nothing_new(lang);
    }
    let undo = desk.key(Action::Undo);
    let receipt = text::receipt(lang, &arrival.file, &n(Group::New), &n(Group::Changed), &undo);
    match arrival.kind {
        Some(Kind::Measurement) => {
            format!("{receipt}\n{}", text::round_offer(lang, &desk.key(Action::Round)))
        }
        _ => receipt,
    }
}

/// The page as plain lines.
pub fn plain(import: &Import, desk: &Desk) -> Vec<String> {
    let lang = desk.lang;
    let mut lines = vec![title(import, desk), String::new()];
    match &import.state {
        State::Looking(progress) => {
            lines.push(text::import_looking(lang, &said::count(lang, progress.rows)));
            lines.extend(sheet(progress, lang));
        }
        State::Taking(progress, of) => {
            lines.push(taking(progress, *of, lang));
            lines.extend(sheet(progress, lang));
        }
        State::Stopping => lines.push(text::import_stopping(lang)),
        State::Stopped(said) | State::Refused(said) => lines.push(said.clone()),
        State::Unknown(kinds) => lines.extend(kinds.plain(lang)),
        State::Asking(asking) => lines.extend(asking.plain(lang)),
        State::Sheets(sheets) => lines.extend(sheets.plain(lang)),
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
    let choices = import.choices();
    let beside = choices.iter().filter(|choice| matches!(choice, Choice::Headings(_)));
    let mut lines: Vec<String> = beside.filter_map(|choice| above(*choice, import, arrival, lang)).collect();
    lines.push(format!("{}: {}.", text::rows_in_file(lang), said::count(lang, arrival.rows)));
    for group in Group::ALL.into_iter().filter(|group| arrival.count(*group) > 0) {
        lines.push(format!("{}: {}.", self::group(group, lang), said::count(lang, arrival.count(group))));
    }
    lines.extend(import.opened.iter().flat_map(|opened| opened.plain(arrival, lang)));
    lines
}
