//! Help, the menu, who you are and a history, drawn over the whole screen.

use crate::domain::change::Entry;
use crate::domain::fold::fold;
use crate::domain::key::is_key;
use crate::domain::marks::Sign;
use crate::domain::words;
use crate::msg::action::{Scope, VERBS, Verb};
use crate::screens::desk::Desk;
use crate::screens::said;
use crate::text::{self, Lang};
use crate::ui::canvas::Canvas;
use crate::ui::theme::Role;
use crate::ui::wrap::{cut, wrap};

use super::super::field::Field;
use super::menu::TypedPerson;
use super::{
    Overlay, breaks, figures_view, menu_rows, plain, records, round, search_view, thread, views_view,
};

/// The rows below the menu that say all of the help of the verb under the cursor, and the line above them.
const MENU_BELOW: u16 = 3;

/// Draws what lies over the pane, down to above the message row.
pub fn draw(overlay: &Overlay, desk: &Desk, canvas: &mut Canvas<'_>) {
    match overlay {
        Overlay::Help { typed, top, of } => draw_help(typed, *top, *of, desk, canvas),
        Overlay::Menu { typed, at } => draw_menu(typed, *at, desk, canvas),
        Overlay::Who { typed, at } => draw_who(typed, *at, desk, canvas),
        Overlay::Thread(page) => thread::view::draw(page, desk, canvas),
        Overlay::Breaks(list) => breaks::draw(list, desk, canvas),
        Overlay::Round(list) => round::draw(list, desk, canvas),
        Overlay::Figures(form) => figures_view::draw(form, desk, canvas),
        Overlay::Search(search) => search_view::draw(search, desk, canvas),
        Overlay::Views(views) => views_view::draw(views, desk, canvas),
        Overlay::Records(list) => records::draw(list, desk, canvas),
        Overlay::Errand(page) => page.draw(desk, canvas),
        Overlay::Plain(page) => plain::draw(page, desk, canvas),
        Overlay::History { key, entries, top } => draw_history(key, entries.as_deref(), *top, desk, canvas),
    }
}

/// The heading, and in the last row what can be pressed.
fn draw_head(title: &str, keys: &str, canvas: &mut Canvas<'_>) {
    let (w, h) = (canvas.width(), canvas.height());
    canvas.text(1, 0, w.saturating_sub(2), title, Role::Strong);
    canvas.rule(1, &[]);
    canvas.text(1, h.saturating_sub(1), w.saturating_sub(2), keys, Role::Dim);
}

fn draw_typed(typed: &Field, y: u16, canvas: &mut Canvas<'_>) {
    let x = canvas.text(2, y, canvas.width().saturating_sub(4), typed.text(), Role::Text);
    canvas.sign(x, y, '▌', Role::Accent);
}

fn draw_help(typed: &Field, top: usize, of: Option<Scope>, desk: &Desk, canvas: &mut Canvas<'_>) {
    draw_head(&text::help_title(desk.lang), &text::help_keys(desk.lang), canvas);
    draw_typed(typed, 2, canvas);
    let lines = help_lines(typed.text(), of, desk);
    let rows = usize::from(canvas.height().saturating_sub(6));
    let top = top.min(lines.len().saturating_sub(rows.max(1)));
    for (line, y) in lines.iter().skip(top).take(rows).zip(4..) {
        match line {
            HelpLine::Heading(heading) => drop(canvas.text(1, y, 60, heading, Role::Strong)),
            HelpLine::Verb(verb) => {
                let keys = desk.keymap.keys_of(verb.action).iter().map(|key| key.shown(desk.lang));
                draw_row(&keys.collect::<Vec<_>>().join(" "), verb.help.of(desk.lang), y, canvas);
            }
            HelpLine::Sign(sign) => {
                draw_row(&format!("{}:", sign.letter()), &said_of(*sign, desk.lang), y, canvas);
            }
        }
    }
}

enum HelpLine {
    Heading(String),
    Verb(&'static Verb),
    Sign(Sign),
}

fn help_lines(typed: &str, of: Option<Scope>, desk: &Desk) -> Vec<HelpLine> {
    let mut scopes = match of {
        Some(page) => vec![page, Scope::List, Scope::Everywhere],
        None => desk.scopes(),
    };
    if !scopes.contains(&Scope::Typing) {
        scopes.push(Scope::Typing);
    }
    let found = menu_rows(typed, &scopes, desk.lang);
    let mut lines = if desk.in_note { sign_lines(typed, desk.lang) } else { Vec::new() };
    for scope in scopes {
        let shown = |v: &&Verb| v.scope == scope && !desk.keymap.keys_of(v.action).is_empty();
        let rows: Vec<&'static Verb> = if typed.trim().is_empty() {
            VERBS.iter().filter(shown).collect()
        } else {
            found.iter().copied().filter(|v| shown(v)).collect()
        };
        if !rows.is_empty() {
            lines.push(HelpLine::Heading(scope.heading().of(desk.lang).to_string()));
            lines.extend(rows.into_iter().map(HelpLine::Verb));
        }
    }
    lines
}

/// What makes a record of a line in a note, as far as it is about what is typed.
fn sign_lines(typed: &str, lang: Lang) -> Vec<HelpLine> {
    let typed = fold(typed.trim());
    let found = Sign::ALL.into_iter().filter(|sign| fold(&said_of(*sign, lang)).contains(&typed));
    let signs: Vec<HelpLine> = found.map(HelpLine::Sign).collect();
    let heading = (!signs.is_empty()).then(|| HelpLine::Heading(text::signs_heading(lang)));
    heading.into_iter().chain(signs).collect()
}

fn said_of(sign: Sign, lang: Lang) -> String {
    match sign {
        Sign::Proposal => text::sign_proposal(lang),
        Sign::Decision => text::sign_decision(lang),
        Sign::Task => text::sign_task(lang),
        Sign::Quote => text::sign_quote(lang),
        Sign::Question => text::sign_question(lang),
    }
}

fn draw_row(keys: &str, help: &str, y: u16, canvas: &mut Canvas<'_>) {
    canvas.text(2, y, 12, keys, Role::Strong);
    canvas.text(15, y, canvas.width().saturating_sub(16), help, Role::Text);
}

fn draw_menu(typed: &Field, at: usize, desk: &Desk, canvas: &mut Canvas<'_>) {
    draw_head(&text::menu_title(desk.lang), &text::menu_keys(desk.lang), canvas);
    draw_typed(typed, 2, canvas);
    if let Some(key) = is_key(typed.text()) {
        canvas.sign(0, 4, '▌', Role::Accent);
        canvas.text(2, 4, 60, &text::menu_goto(desk.lang, &key), Role::Text);
        return;
    }
    let rows = menu_rows(typed.text(), &desk.scopes(), desk.lang);
    if rows.is_empty() {
        canvas.text(2, 4, 60, &text::menu_nothing(desk.lang), Role::Dim);
    }
    let below = canvas.height().saturating_sub(2 + MENU_BELOW);
    let room = usize::from(below.saturating_sub(4)).max(1);
    if let Some(verb) = rows.get(at) {
        canvas.rule(below, &[]);
        let help = wrap(verb.help.of(desk.lang), usize::from(canvas.width().saturating_sub(4)));
        for (line, y) in help.iter().take(usize::from(MENU_BELOW) - 1).zip(below + 1..) {
            canvas.text(2, y, canvas.width().saturating_sub(3), line, Role::Text);
        }
    }
    let from = (at + 1).saturating_sub(room);
    for ((place, verb), y) in rows.iter().enumerate().skip(from).take(room).zip(4..) {
        if place == at {
            canvas.sign(0, y, '▌', Role::Accent);
        }
        canvas.text(2, y, 26, verb.word.of(desk.lang), Role::Text);
        canvas.text(29, y, 12, &desk.key(verb.action), Role::Strong);
        canvas.text(42, y, canvas.width().saturating_sub(43), verb.help.of(desk.lang), Role::Dim);
    }
}

fn draw_who(typed: &Field, at: usize, desk: &Desk, canvas: &mut Canvas<'_>) {
    draw_head(&text::who_are_you(desk.lang), "", canvas);
    canvas.text(2, 2, canvas.width().saturating_sub(4), &text::who_are_you_why(desk.lang), Role::Text);
    let mut y = 4;
    let room = usize::from(canvas.height().saturating_sub(11)).max(1);
    let from = (at + 1).saturating_sub(room);
    for (i, person) in desk.people.iter().enumerate().skip(from).take(room) {
        if i == at && typed.text().is_empty() {
            canvas.sign(0, y, '▌', Role::Accent);
        }
        canvas.text(2, y, 8, &person.key, Role::Strong);
        canvas.text(10, y, 50, person.text("name"), Role::Text);
        y += 1;
    }
    y += 1;
    let (w, lang) = (canvas.width().saturating_sub(4), desk.lang);
    let (how, keys) = match desk.people.is_empty() {
        true => (text::who_first(lang), text::who_first_keys(lang)),
        false => (text::who_new(lang), text::who_keys(lang)),
    };
    canvas.text(2, y, w, &how, Role::Dim);
    draw_typed(typed, y + 1, canvas);
    if !typed.text().trim().is_empty() {
        let said = match TypedPerson::of(typed.text(), &desk.people) {
            TypedPerson::Known(person) => text::who_is(lang, person.text("name"), &person.key),
            TypedPerson::New(initials, name) => text::who_makes(lang, &name, &initials),
            TypedPerson::Unclear => text::who_unclear(lang),
        };
        canvas.text(2, y + 2, w, &said, Role::Text);
    }
    canvas.text(2, y + 4, w, &keys, Role::Dim);
}

fn draw_history(key: &str, entries: Option<&[Entry]>, top: usize, desk: &Desk, canvas: &mut Canvas<'_>) {
    draw_head(&text::history_title(desk.lang, key), &text::history_keys(desk.lang), canvas);
    let Some(entries) = entries else {
        canvas.text(2, 3, 40, &text::reading(desk.lang), Role::Dim);
        return;
    };
    let lines = history_lines(entries, desk);
    let rows = usize::from(canvas.height().saturating_sub(5));
    let top = top.min(lines.len().saturating_sub(rows.max(1)));
    for ((line, role), y) in lines.iter().skip(top).take(rows).zip(3..) {
        canvas.text(2, y, canvas.width().saturating_sub(4), line, *role);
    }
}

/// A heading a batch: when, who (and the real login where it differs), by what; below it each change, old and new.
pub fn history_lines(entries: &[Entry], desk: &Desk) -> Vec<(String, Role)> {
    let mut lines = Vec::new();
    for entry in entries {
        let who = if entry.author.login.eq_ignore_ascii_case(&entry.author.who) {
            entry.author.who.clone()
        } else {
            format!("{} ({})", entry.author.who, entry.author.login)
        };
        let date = crate::domain::dateform::day_year(entry.day, desk.lang);
        let mut head = format!("{date} {} · {who}", said::clock(entry.at, desk.lang));
        if entry.undone {
            head.push_str(&format!(" · {}", text::was_undone(desk.lang)));
        }
        if entry.undoes.is_some() {
            head.push_str(&format!(" · {}", text::takes_back(desk.lang)));
        }
        lines.push((head, Role::Strong));
        for line in &entry.lines {
            lines.push((format!("  {}", change_line(line, desk)), Role::Text));
        }
        if let Some(reason) = &entry.reason {
            lines.push((format!("  {}", reason), Role::Dim));
        }
    }
    lines
}

fn change_line(line: &crate::domain::change::Line, desk: &Desk) -> String {
    let name = words::field(line.field).of(desk.lang);
    let value = |v: &Option<String>| {
        v.as_deref()
            .map_or("–".to_string(), |v| cut(&said::value(line.field, v, desk.lang).replace('\n', " "), 60))
    };
    match (line.field, line.erased) {
        (_, true) => format!("{name}: {}", text::erased(desk.lang)),
        (crate::domain::field::BORN | crate::domain::field::GONE, _) => said::change(line, desk.lang),
        _ => format!("{name}: {} → {}", value(&line.old), value(&line.new)),
    }
}
