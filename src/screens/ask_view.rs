//! A question, drawn where the verdict block stood: what it asks, the numbers, what is typed and what it understood.

use crate::text;
use crate::ui::canvas::Canvas;
use crate::ui::theme::Role;
use crate::ui::wrap::{width, wrap};

use super::ask::{About, Ask};
use super::desk::Desk;
use super::personal;

/// How many rows a question takes that stands over the last rows of a pane.
pub const ROWS: u16 = 6;

/// Draws a question from the top of the canvas on.
pub fn draw(ask: &Ask, desk: &Desk, canvas: &mut Canvas<'_>) {
    canvas.clear();
    let lang = desk.lang;
    let (w, h) = (canvas.width(), canvas.height());
    let saved = text::nothing_saved(lang);
    let room = usize::from(w.saturating_sub(4));
    let mut x = canvas.text(2, 0, 8, &ask.letter, Role::Strong) + 1;
    let title = wrap(&ask.title, room.saturating_sub(usize::from(x)));
    let mut y = 0;
    for line in title.iter().take(3) {
        canvas.text(x, y, w.saturating_sub(x + 1), line, Role::Strong);
        y += 1;
    }
    x += u16::try_from(title.first().map_or(0, |t| width(t))).unwrap_or(0);
    if ask.saves() && title.len() == 1 && usize::from(x) + width(&saved) + 3 <= usize::from(w) {
        canvas.text(x + 3, 0, 20, &saved, Role::Dim);
    }
    // The last two rows are for what is typed and for the way out.
    let end = h.saturating_sub(if ask.takes_words() || is_typed(ask) { 2 } else { 1 });
    let y = draw_choices(ask, y, end, canvas);
    let last = y.max(end.min(y + 2)).min(end);
    if ask.takes_words() || is_typed(ask) {
        draw_typed(ask, last, desk, canvas);
    }
    let out = way_out(ask, lang);
    canvas.text(2, h.saturating_sub(1).min(last + 1), w.saturating_sub(3), &out, Role::Dim);
}

/// How one goes on and how back.
fn way_out(ask: &Ask, lang: text::Lang) -> String {
    match ask.about {
        About::Goto | About::Making | About::Time | About::Audience => text::enter_opens(lang),
        About::Undo { .. } => text::enter_undoes(lang),
        About::Personal => text::enter_takes_out(lang),
        About::Slip => text::enter_next_slip(lang),
        About::Harmless => text::enter_saves_or_correct(lang),
        About::Sort => text::enter_sorts(lang),
        About::Because(_) => text::enter_goes_on(lang),
        _ => text::enter_saves(lang),
    }
}

/// Draws a question in two rows: what can be chosen, and what is asked and typed. A room may look on, so what looks like a
/// personal number is hidden as soon as it does.
pub fn draw_in_two_rows(ask: &Ask, desk: &Desk, canvas: &mut Canvas<'_>) {
    canvas.clear();
    let wide = canvas.width();
    let x = canvas.text(2, 1, wide / 2, &ask.title, Role::Strong) + 1;
    let room = wide.saturating_sub(x + 2);
    let typed = desk.harmless.hide(ask.field.text());
    let after = canvas.text(x, 1, room, &tail(&typed, usize::from(room)), Role::Text);
    canvas.sign(after, 1, '▌', Role::Accent);
    let said = match ask.understood(desk) {
        Ok((_, said)) if said != ask.field.text().trim() => format!("= {said}"),
        Ok(_) => String::new(),
        Err(why) => why,
    };
    let said = desk.harmless.hide(&said);
    let fits = usize::from(after) + 3 + width(&said) <= usize::from(wide);
    if fits || !ask.choices.is_empty() {
        canvas.text(after + 2, 1, wide.saturating_sub(after + 3), &said, Role::Dim);
    }
    match (ask.choices.is_empty(), fits) {
        (false, _) => draw_in_one_row(ask, canvas),
        (true, true) => drop(canvas.text(2, 0, wide.saturating_sub(3), &way_out(ask, desk.lang), Role::Dim)),
        // What has no room behind what is typed is more than the way out, which is the same everywhere.
        (true, false) => drop(canvas.text(2, 0, wide.saturating_sub(3), &said, Role::Dim)),
    }
}

/// The choices close together, as many as one row takes.
fn draw_in_one_row(ask: &Ask, canvas: &mut Canvas<'_>) {
    let mut x = 2;
    for choice in &ask.choices {
        let number = choice.number.to_string();
        if usize::from(x) + width(&number) + 1 + width(&choice.label) > usize::from(canvas.width()) {
            break;
        }
        let pieces =
            [(number.as_str(), Role::Strong), (" ", Role::Text), (choice.label.as_str(), Role::Text)];
        x = canvas.pieces(x, 0, &pieces) + 2;
    }
}

fn is_typed(ask: &Ask) -> bool {
    matches!(ask.about, About::Decision | About::Answer | About::Personal)
}

/// The numbered choices, as many in a row as there is room for; returns the row after them.
fn draw_choices(ask: &Ask, top: u16, end: u16, canvas: &mut Canvas<'_>) -> u16 {
    let mut x = 2u16;
    let mut y = top;
    let wide = canvas.width();
    for choice in &ask.choices {
        let needed = u16::try_from(width(&choice.label) + 2).unwrap_or(u16::MAX);
        if x > 2 && x.saturating_add(needed) > wide.saturating_sub(1) {
            x = 2;
            y += 1;
        }
        if y >= end {
            break;
        }
        let after = canvas.pieces(
            x,
            y,
            &[(&choice.number.to_string(), Role::Strong), (" ", Role::Text), (&choice.label, Role::Text)],
        );
        x = after + 3;
    }
    if ask.choices.is_empty() { top } else { y + 1 }
}

fn draw_typed(ask: &Ask, y: u16, desk: &Desk, canvas: &mut Canvas<'_>) {
    let wide = canvas.width();
    let x = canvas.text(2, y, 12, &text::write_here(desk.lang), Role::Dim) + 1;
    let room = wide.saturating_sub(x + 2);
    let typed = tail(ask.field.text(), usize::from(room));
    let after = canvas.pieces(x, y, &personal::pieces(&typed, &desk.harmless));
    canvas.sign(after, y, '▌', Role::Accent);
    let said = match ask.understood(desk) {
        Ok((_, said)) if said != ask.field.text().trim() => format!("= {said}"),
        Ok(_) => String::new(),
        Err(why) => why,
    };
    let said_x = after + 3;
    let fits = usize::from(said_x) + width(&said) < usize::from(wide);
    match (fits, y) {
        (true, _) => drop(canvas.text(said_x, y, wide.saturating_sub(said_x + 1), &said, Role::Dim)),
        (false, 0) => {}
        (false, _) => drop(canvas.text(2, y - 1, wide.saturating_sub(3), &format!("{said:<80}"), Role::Dim)),
    }
}

/// The end of a text that is longer than its room: where one types is always in sight.
fn tail(text: &str, room: usize) -> String {
    let mut from = 0;
    while width(text.get(from..).unwrap_or_default()) > room {
        from += text.get(from..).and_then(|t| t.chars().next()).map_or(1, char::len_utf8);
    }
    text.get(from..).unwrap_or_default().to_string()
}
