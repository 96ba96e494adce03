//! What stands around every pane: the title row, the tabs, the message row and the hint bar.

use crate::domain::date::week_of;
use crate::domain::dateform;
use crate::msg::action::{Action, Scope, VERBS};
use crate::text;
use crate::ui::canvas::Canvas;
use crate::ui::theme::Role;
use crate::ui::wrap::width;

use super::desk::{Desk, Note};
use super::field::Field;
use super::pile::Pile;

/// The four panes, in the order of their numbers.
pub const PANES: [Action; 4] = [Action::Pane1, Action::Pane2, Action::Pane3, Action::Pane4];

/// `mandag den 20. april 2020 · uge 17 · HL · 2 inde`.
pub fn day_line(desk: &Desk) -> String {
    let date = dateform::long(desk.today, desk.lang);
    let week = dateform::week(desk.today, desk.lang);
    let mut line = format!("{date} · {week} · {}", desk.who);
    if !desk.others.is_empty() {
        line.push_str(&format!(" · {}", text::colleagues(desk.lang, desk.others.len() + 1)));
    }
    if desk.read_only {
        line.push_str(&format!(" · {}", text::read_only(desk.lang)));
    }
    line
}

fn short_day_line(desk: &Desk) -> String {
    let (_, week) = week_of(desk.today);
    let day = dateform::weekday_day(desk.today, desk.today, desk.lang);
    let week = match desk.lang {
        text::Lang::Da => format!("uge {week}"),
        text::Lang::En => format!("week {week}"),
    };
    let mut line = format!("{day} {} · {week} · {}", desk.today.format("%Y"), desk.who);
    if desk.read_only {
        line.push_str(&format!(" · {}", text::read_only(desk.lang)));
    }
    line
}

/// The title row: whose board it is, the plan where there is room, the day and who sits here.
pub fn draw_title(desk: &Desk, canvas: &mut Canvas<'_>) {
    let w = canvas.width();
    let place = match (desk.place.is_empty(), desk.example) {
        (true, _) => "Tavle".to_string(),
        (false, false) => text::program_title(desk.lang, &desk.place),
        (false, true) => {
            format!("{} {}", text::program_title(desk.lang, &desk.place), text::example_mark(desk.lang))
        }
    };
    let mut x = canvas.text(1, 0, w.saturating_sub(2), &place, Role::Strong);
    let long = day_line(desk);
    let day = if usize::from(x) + width(&long) + 6 < usize::from(w) { long } else { short_day_line(desk) };
    let plan =
        desk.board.as_ref().and_then(|b| b.plan_years()).map(|(a, b)| text::plan_years(desk.lang, a, b));
    if let Some(plan) = plan.filter(|p| usize::from(x) + width(p) + width(&day) + 6 < usize::from(w)) {
        x = canvas.text(x, 0, w, &format!(" · {plan}"), Role::Strong);
    }
    let as_of = desk.as_of.map(|day| text::as_known(desk.lang, &dateform::plain(day, desk.lang)));
    match as_of {
        Some(said) => drop(canvas.right(w.saturating_sub(1), 0, &said, Role::Alert)),
        None => drop(canvas.right(w.saturating_sub(1).max(x), 0, &day, Role::Text)),
    }
}

/// The title row and, below it, the four names as tabs with the open one marked.
pub fn draw_top(here: Action, figures: &str, desk: &Desk, canvas: &mut Canvas<'_>) {
    draw_title(desk, canvas);
    let w = canvas.width();
    let mut x = 1;
    for pane in PANES {
        let role = if pane == here { Role::Here } else { Role::Dim };
        let number = desk.key(pane);
        x = canvas.pieces(
            x,
            1,
            &[(&number, Role::Strong), (" ", Role::Text), (pane.verb().word.of(desk.lang), role)],
        ) + 3;
    }
    if usize::from(x) + width(figures) + 1 < usize::from(w) {
        canvas.right(w.saturating_sub(1), 1, figures, Role::Text);
    }
    canvas.rule(2, &[]);
}

/// A pane's name at home, with its figures at the right; a figure in two lengths gives way to the short one.
pub fn draw_name(pane: Action, focused: bool, figures: [&str; 2], desk: &Desk, canvas: &mut Canvas<'_>) {
    draw_long_name(pane, "", focused, figures, desk, canvas);
}

/// The same with a word behind the name, such as the year.
pub fn draw_long_name(
    pane: Action,
    behind: &str,
    focused: bool,
    figures: [&str; 2],
    desk: &Desk,
    canvas: &mut Canvas<'_>,
) {
    let w = canvas.width();
    let role = if focused { Role::Here } else { Role::Strong };
    let name = format!("{} {behind}", pane.verb().word.of(desk.lang));
    let x =
        canvas.pieces(1, 0, &[(&desk.key(pane), Role::Strong), (" ", Role::Text), (name.trim_end(), role)]);
    let room = usize::from(w.saturating_sub(x + 3));
    if let Some(said) = figures.into_iter().find(|f| width(f) <= room) {
        canvas.right(w.saturating_sub(1), 0, said, Role::Text);
    }
}

/// The filter while it is typed, in the message row.
pub fn draw_filter(filter: &Field, desk: &Desk, y: u16, canvas: &mut Canvas<'_>) {
    let x = canvas.text(1, y, 12, &text::filter_prompt(desk.lang), Role::Strong) + 1;
    let x = canvas.text(x, y, canvas.width().saturating_sub(x + 2), filter.text(), Role::Text);
    canvas.sign(x, y, '▌', Role::Accent);
}

/// The message row: what was just done and how to take it back.
pub fn draw_note(desk: &Desk, y: u16, canvas: &mut Canvas<'_>) {
    draw_said(&desk.note, desk, y, canvas);
}

/// A message in the message row.
pub fn draw_said(note: &Note, desk: &Desk, y: u16, canvas: &mut Canvas<'_>) {
    let w = canvas.width().saturating_sub(2);
    match note {
        Note::Nothing => {}
        Note::Pending(_, said) => {
            canvas.pieces(
                1,
                y,
                &[
                    ("∙ ", Role::Dim),
                    (&super::said::clock(desk.now, desk.lang), Role::Text),
                    ("  ", Role::Text),
                    (said, Role::Text),
                ],
            );
        }
        Note::Done(at, said) => {
            canvas.pieces(
                1,
                y,
                &[("√ ", Role::Text), (at, Role::Text), ("  ", Role::Text), (said, Role::Text)],
            );
        }
        Note::Plain(said) => drop(canvas.text(1, y, w, said, Role::Text)),
        Note::Problem(said) => drop(canvas.pieces(1, y, &[("▲ ", Role::Alert), (said, Role::Text)])),
    }
}

/// The hint bar: only what works here, in the table's order; the last two never give way.
pub fn draw_hints(
    lead: &[(String, String)],
    actions: &[Action],
    desk: &Desk,
    y: u16,
    canvas: &mut Canvas<'_>,
) {
    let w = canvas.width();
    let always: Vec<(String, String)> = [Action::Menu, Action::Help].iter().map(|a| hint(*a, desk)).collect();
    let tail: usize = always.iter().map(|(k, word)| width(k) + width(word) + 3).sum();
    let mut end = w.saturating_sub(1);
    for (key, word) in always.iter().rev() {
        end = canvas.right(end, y, word, Role::Dim);
        end = canvas.right(end.saturating_sub(1), y, key, Role::Strong).saturating_sub(2);
    }
    let mut x = 1;
    for (key, word) in lead.iter().cloned().chain(actions.iter().map(|a| hint(*a, desk))) {
        let needed = width(&key) + width(&word) + 1;
        if usize::from(x) + needed + tail + 2 > usize::from(w) {
            break;
        }
        x = canvas.pieces(x, y, &[(&key, Role::Strong), (" ", Role::Text), (&word, Role::Dim)]) + 2;
    }
}

fn hint(action: Action, desk: &Desk) -> (String, String) {
    (desk.key(action), action.verb().word.of(desk.lang).replace(" …", "…"))
}

/// The actions of these scopes that want a place in the hint bar, in its order.
pub fn hinted(scopes: &[Scope]) -> Vec<Action> {
    let wanted = VERBS.iter().filter(|v| v.hint > 0 && v.hint < 90 && scopes.contains(&v.scope));
    let mut rows: Vec<(u8, Action)> = wanted.map(|v| (v.hint, v.action)).collect();
    rows.sort_unstable();
    rows.into_iter().map(|(_, action)| action).collect()
}

/// The signs in front of a row of a list: the cursor, where the list has it, and the mark.
pub fn draw_row_signs<G: Copy + PartialEq, I: Copy + Ord>(
    pile: &Pile<G, I>,
    place: usize,
    focused: bool,
    y: u16,
    canvas: &mut Canvas<'_>,
) {
    if focused && place == pile.cursor() {
        canvas.sign(0, y, '▌', Role::Accent);
    }
    if pile.ids().get(place).is_some_and(|id| pile.is_marked(*id)) {
        canvas.sign(1, y, '*', Role::Accent);
    }
}
