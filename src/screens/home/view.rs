//! The home board: the title, what is for you and what has changed, and the four panes in their places.

use crate::msg::action::Action;
use crate::text;
use crate::ui::canvas::Canvas;
use crate::ui::theme::Role;
use crate::ui::wrap::width;

use super::super::desk::Desk;
use super::super::frame;
use super::super::pane::Pane;
use super::Layout;

/// Draws the home board, down to above the message row.
pub fn draw(panes: &[&dyn Pane; 4], front: usize, desk: &Desk, canvas: &mut Canvas<'_>) {
    let layout = Layout::of(desk.size);
    frame::draw_title(desk, canvas);
    draw_for_you(desk, canvas);
    if layout.wide {
        draw_frame(&layout, canvas);
    } else {
        canvas.rule(2, &[]);
    }
    for (number, pane) in panes.iter().enumerate() {
        let part = layout.part(number);
        if part.height > 0 {
            let mut canvas = canvas.part(part.x, part.y, part.width, part.height);
            pane.view_home(desk, number == front, &mut canvas);
        }
    }
}

/// The home board as plain lines: whose it is, the day, what is for you, and the panes one after the other.
pub fn plain(panes: &[&dyn Pane; 4], desk: &Desk) -> Vec<String> {
    let mut lines =
        vec![format!("{}. {}.", text::program_title(desk.lang, &desk.place), frame::day_line(desk))];
    lines.extend(desk.board.as_ref().map(|board| {
        let mine = board.for_person(&desk.mine_keys(), &desk.who, &desk.leaders());
        let counts = text::for_you_counts(desk.lang, mine.overdue, mine.this_week, mine.to_confirm);
        format!("{} {counts}.", text::for_you(desk.lang))
    }));
    for pane in panes {
        lines.push(String::new());
        lines.extend(pane.plain(desk));
    }
    lines
}

/// The rules between the panes that stand side by side.
fn draw_frame(layout: &Layout, canvas: &mut Canvas<'_>) {
    let (upper, lower) = (layout.part(0), layout.part(2));
    let x = upper.width;
    canvas.rule(upper.y - 1, &[(x, '┬')]);
    canvas.rule(lower.y - 1, &[(x, '┼')]);
    canvas.rule(lower.y + lower.height, &[(x, '┴')]);
    canvas.column(x, upper.y, upper.y + upper.height);
    canvas.column(x, lower.y, lower.y + lower.height);
}

/// What is for the person who sits here, and what has changed since the committee last met.
fn draw_for_you(desk: &Desk, canvas: &mut Canvas<'_>) {
    let lang = desk.lang;
    let w = canvas.width();
    let Some(board) = &desk.board else {
        canvas.text(1, 1, w.saturating_sub(2), &text::reading(lang), Role::Dim);
        return;
    };
    let mine = board.for_person(&desk.mine_keys(), &desk.who, &desk.leaders());
    let x = canvas.text(1, 1, 12, &text::for_you(lang), Role::Strong) + 2;
    let counts = if w >= super::WIDE.0 { text::for_you_counts } else { text::for_you_counts_short };
    let said = counts(lang, mine.overdue, mine.this_week, mine.to_confirm);
    let end = canvas.text(x, 1, w.saturating_sub(x + 1), &said, Role::Text);
    let moved = match desk.since() {
        Some(since) if w >= super::WIDE.0 && !desk.mine => {
            let day = crate::domain::dateform::day(since.day, lang);
            let said = if desk.since_board { text::since_board_meeting } else { text::since_committee };
            said(lang, &day, since.moved_records())
        }
        _ if desk.mine => text::only_mine(lang),
        _ => format!("{} {}", desk.key(Action::Mine), Action::Mine.verb().word.of(lang)),
    };
    if usize::from(end) + width(&moved) + 2 < usize::from(w) {
        canvas.right(w.saturating_sub(1), 1, &moved, Role::Text);
    }
}
