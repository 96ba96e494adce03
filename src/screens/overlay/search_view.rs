//! Draws the search of everything: the words typed, and what was found kind by kind with the words underlined.

use crate::domain::field::{Kind, Shape};
use crate::domain::filter::Filter;
use crate::domain::fold::fold;
use crate::domain::record::Record;
use crate::domain::words;
use crate::text;
use crate::ui::canvas::Canvas;
use crate::ui::theme::Role;
use crate::ui::wrap::{cut, width};

use super::super::desk::Desk;
use super::super::pile::Row;
use super::super::{frame, said};
use super::rows_of;
use super::search::Search;

/// How many letters stand before the found word in a passage.
const BEFORE: usize = 18;

/// Draws the search, down to above the message row.
pub fn draw(search: &Search, desk: &Desk, canvas: &mut Canvas<'_>) {
    let (w, h) = (canvas.width(), canvas.height());
    let lang = desk.lang;
    frame::draw_title(desk, canvas);
    let x = canvas.text(1, 1, 20, &text::search_title(lang), Role::Here) + 1;
    let x = canvas.text(x, 1, w.saturating_sub(x + 2), search.typed.text(), Role::Strong);
    canvas.sign(x, 1, '▌', Role::Accent);
    canvas.rule(2, &[]);
    canvas.text(1, h.saturating_sub(1), w.saturating_sub(2), &text::search_keys(lang), Role::Dim);
    draw_total(search, x, desk, canvas);
    if search.pile.ids().is_empty() {
        return draw_nothing(search, desk, canvas);
    }
    let wanted = wanted(search, desk);
    let key = search.pile.ids().iter().filter_map(|rec| search.record(*rec)).map(|r| width(&r.key)).max();
    let title = 4 + u16::try_from(key.unwrap_or(0).min(14)).unwrap_or(0);
    for (row, y) in search.pile.glance(rows_of(desk)).into_iter().zip(3..) {
        match row {
            Row::Heading(kind, shown) => draw_heading(search, kind, shown, y, desk, canvas),
            Row::Item(place) => draw_row(search, place, title, &wanted, y, desk, canvas),
            Row::More(kind, n) => {
                let unread = search.total(kind).saturating_sub(search.pile.len_of(kind));
                let more = said::count(lang, n + unread);
                canvas.text(title, y, w, &text::thread_more(lang, &more), Role::Dim);
            }
        }
    }
}

/// How many were found, at the right of what is typed.
fn draw_total(search: &Search, x: u16, desk: &Desk, canvas: &mut Canvas<'_>) {
    let lang = desk.lang;
    let all: usize = search.pile.groups().iter().map(|(kind, _)| search.total(*kind)).sum();
    let said = match (search.text().is_empty(), search.is_settled()) {
        (true, _) => return,
        (false, true) => text::search_found(lang, &said::count(lang, all)),
        (false, false) => text::search_searching(lang),
    };
    let w = canvas.width();
    if usize::from(x) + width(&said) + 3 < usize::from(w) {
        canvas.right(w.saturating_sub(1), 1, &said, Role::Text);
    }
}

/// Nothing found, or nothing typed: what can be searched.
fn draw_nothing(search: &Search, desk: &Desk, canvas: &mut Canvas<'_>) {
    let lang = desk.lang;
    let w = canvas.width().saturating_sub(4);
    let lines = match (search.text().is_empty(), search.is_settled()) {
        (true, _) => text::search_help(lang).lines().map(str::to_string).collect(),
        (false, true) => vec![text::search_nothing(lang)],
        (false, false) => vec![text::search_searching(lang)],
    };
    for (line, y) in lines.iter().zip(4..) {
        canvas.text(2, y, w, line, Role::Text);
    }
}

fn draw_heading(search: &Search, kind: Kind, shown: usize, y: u16, desk: &Desk, canvas: &mut Canvas<'_>) {
    let all = search.total(kind);
    let name = format!("{} {}", words::kinds(kind).of(desk.lang), said::count(desk.lang, all));
    let x = canvas.text(1, y, canvas.width(), &name, Role::Strong);
    if shown < all {
        let first = text::first_of(desk.lang, &said::count(desk.lang, shown));
        canvas.text(x + 2, y, canvas.width(), &first, Role::Dim);
    }
}

fn draw_row(
    search: &Search,
    place: usize,
    title: u16,
    wanted: &[String],
    y: u16,
    desk: &Desk,
    canvas: &mut Canvas<'_>,
) {
    let w = canvas.width();
    let Some(record) = search.pile.ids().get(place).and_then(|rec| search.record(*rec)) else { return };
    if place == search.pile.cursor() {
        canvas.sign(0, y, '▌', Role::Accent);
    }
    canvas.text(2, y, title - 3, &record.key, Role::Dim);
    let owner = w.saturating_sub(5);
    canvas.text(owner, y, 4, record.text("owner"), Role::Text);
    let passage = passage(record, wanted, desk);
    let room = owner.saturating_sub(title + 1);
    let heading = called(record);
    let own = if passage.is_empty() { room } else { room * 3 / 5 };
    let x = draw_found(&cut(&heading, usize::from(own)), wanted, title, y, canvas);
    let x = x.max(title.saturating_add(own.min(room))) + 2;
    if x < owner {
        let passage = cut(&passage, usize::from(owner.saturating_sub(x + 1)));
        draw_found(&passage, wanted, x, y, canvas);
    }
}

/// The folded words that a record must have.
fn wanted(search: &Search, desk: &Desk) -> Vec<String> {
    let filter = Filter::parse_lenient(Kind::Proposal, search.text(), desk.today);
    filter.words().flat_map(|words| words.split(' ')).map(str::to_string).collect()
}

fn is_found(word: &str, wanted: &[String]) -> bool {
    let folded = fold(word);
    wanted.iter().any(|part| folded.contains(part.as_str()))
}

/// A text whose found words are underlined; returns the column after it.
fn draw_found(said: &str, wanted: &[String], mut x: u16, y: u16, canvas: &mut Canvas<'_>) -> u16 {
    for (i, word) in said.split(' ').enumerate() {
        let gap = if i > 0 { " " } else { "" };
        let role = if is_found(word, wanted) { Role::Underlined } else { Role::Text };
        x = canvas.pieces(x, y, &[(gap, Role::Text), (word, role)]);
    }
    x
}

/// What a record is called; a target has no title but its group and its time.
fn called(record: &Record) -> String {
    let heading = record.heading();
    if !heading.is_empty() {
        return heading;
    }
    let named = ["group", "area", "year"].iter().filter_map(|name| record.get(name));
    named.collect::<Vec<_>>().join(" · ")
}

/// Where the words stand, if not in the title: the field's name and the words around the first of them.
fn passage(record: &Record, wanted: &[String], desk: &Desk) -> String {
    let has = |text: &str| text.split_whitespace().any(|word| is_found(word, wanted));
    if has(&called(record)) {
        return String::new();
    }
    let mut texts = record.iter().filter(|(field, _)| matches!(field.shape, Shape::Line | Shape::Long));
    let found = texts.find_map(|(field, value)| value.filter(|value| has(value)).map(|value| (field, value)));
    let Some((field, value)) = found else { return String::new() };
    let name = words::field(field.id).of(desk.lang).to_lowercase();
    let said: Vec<&str> = value.split_whitespace().collect();
    let first = said.iter().position(|word| is_found(word, wanted)).unwrap_or(0);
    let mut from = first;
    let mut before = 0;
    while let Some(word) = from.checked_sub(1).and_then(|i| said.get(i)) {
        before += width(word) + 1;
        if before > BEFORE {
            break;
        }
        from -= 1;
    }
    let dots = if from > 0 { "… " } else { "" };
    format!("{name}: {dots}{}", said.get(from..).unwrap_or_default().join(" "))
}

/// What was found as plain lines.
pub fn plain(search: &Search, desk: &Desk) -> Vec<String> {
    let lang = desk.lang;
    let mut lines = vec![format!("{} {}", text::search_title(lang), search.text())];
    for (kind, _) in search.pile.groups() {
        lines.push(String::new());
        lines.push(format!("{}: {}.", words::kinds(kind).of(lang), said::count(lang, search.total(kind))));
        let records = search.pile.ids_of(&[kind]).into_iter().filter_map(|rec| search.record(rec));
        let line =
            |record: &Record| format!("{} {}: {}.", words::kind(kind).of(lang), record.key, called(record));
        lines.extend(records.map(line));
    }
    lines
}
