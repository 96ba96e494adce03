//! Draws the thread of a record: the levels down the left side, one line down the page that ties them, and on it what
//! stands at each level.

use crate::domain::thread::{Level, Node, Thread, Via, Way};
use crate::domain::words;
use crate::msg::action::Action;
use crate::text;
use crate::ui::canvas::Canvas;
use crate::ui::theme::Role;
use crate::ui::wrap::width;

use super::super::super::desk::Desk;
use super::super::super::{frame, said};
use super::fold::{self, Line, Row};
use super::{ThreadPage, told};

/// Rows above the thread: title, whose thread it is, rule.
const TOP: u16 = 3;
/// Rows below it: rule, what the node under the cursor is, message, keys.
const FEET: u16 = 4;
/// How far in stands what is beside the chain.
const BESIDE: u16 = 2;

/// Where the columns begin.
struct Columns {
    line: u16,
    key: u16,
    title: u16,
    state: u16,
    owner: u16,
    /// Whether the levels have their whole names.
    whole: bool,
}

impl Columns {
    fn of(page: &ThreadPage, desk: &Desk, w: u16) -> Columns {
        let nodes = page.nodes();
        let widest = |of: &dyn Fn(&Node) -> usize| nodes.iter().map(|(_, node)| of(node)).max().unwrap_or(0);
        let cells = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
        let (line, most) = match w {
            100.. => (22, 32),
            60.. => (13, 20),
            _ => (6, 2),
        };
        let key = line + 3;
        let title = key + cells(widest(&|node| width(&node.key)).min(14)) + 2;
        let owner = w.saturating_sub(5);
        let states = widest(&|node| width(&told::state(node, desk).join(" · ")));
        let state = owner.saturating_sub(cells(states).min(most) + 1);
        Columns { line, key, title, state, owner, whole: w >= 100 }
    }
}

/// Draws the page, down to above the message row.
pub fn draw(page: &ThreadPage, desk: &Desk, canvas: &mut Canvas<'_>) {
    let h = canvas.height();
    frame::draw_title(desk, canvas);
    draw_head(page, desk, canvas);
    let keys = text::thread_keys(desk.lang, &desk.key(Action::Thread));
    canvas.text(1, h.saturating_sub(1), canvas.width().saturating_sub(2), &keys, Role::Dim);
    match &page.thread {
        None => drop(canvas.text(2, TOP, 60, &text::reading(desk.lang), Role::Dim)),
        Some(thread) if thread.steps.is_empty() => draw_empty(desk, canvas),
        Some(thread) => draw_thread(page, thread, desk, canvas),
    }
}

fn draw_head(page: &ThreadPage, desk: &Desk, canvas: &mut Canvas<'_>) {
    let w = canvas.width();
    // The title goes before the count where there is room for one of them.
    let breaks = if w < 60 { String::new() } else { breaks_words(page, desk) };
    let end = canvas.right(w.saturating_sub(1), 1, &breaks, Role::Text);
    let itself = page.itself();
    let key = itself.map(|node| node.key.as_str()).unwrap_or_default();
    let x = canvas.text(1, 1, end.saturating_sub(2), &text::thread_title(desk.lang, key), Role::Here) + 2;
    let title = itself.map(|node| node.title.as_str()).unwrap_or_default();
    canvas.text(x, 1, end.saturating_sub(x + 2), title, Role::Strong);
    canvas.rule(2, &[]);
}

/// How many breaks there are in this thread and everywhere.
fn breaks_words(page: &ThreadPage, desk: &Desk) -> String {
    let lang = desk.lang;
    let (Some(thread), Some(all)) = (&page.thread, page.breaks) else { return String::new() };
    let (all, key) = (said::count(lang, all.total()), desk.key(Action::Breaks));
    match thread.breaks.len() {
        _ if desk.as_of.is_some() => text::thread_as_now(lang),
        0 => text::thread_whole(lang, &all, &key),
        here => text::thread_breaks(lang, here, &all, &key),
    }
}

fn draw_empty(desk: &Desk, canvas: &mut Canvas<'_>) {
    let w = canvas.width().saturating_sub(4);
    canvas.text(2, TOP + 1, w, &text::thread_none(desk.lang), Role::Text);
    canvas.text(2, TOP + 2, w, &text::thread_none_how(desk.lang), Role::Dim);
}

fn draw_thread(page: &ThreadPage, thread: &Thread, desk: &Desk, canvas: &mut Canvas<'_>) {
    let (w, h) = (canvas.width(), canvas.height());
    let room = h.saturating_sub(TOP + FEET);
    let columns = Columns::of(page, desk, w);
    let rows = fold::rows(thread, page.at, usize::from(room));
    let nodes = page.nodes();
    for (row, y) in rows.iter().zip(TOP..) {
        draw_level(row, y, &columns, desk, canvas);
        match row.line {
            Line::Node(place) => {
                if let Some((_, node)) = nodes.get(place) {
                    draw_node(node, page.at == place, y, &columns, desk, canvas);
                }
            }
            Line::Gap(place) => {
                let node = nodes.get(place);
                let gap = node.and_then(|(level, node)| thread.break_at(*level, node.rec));
                let said = gap.map(|gap| text::thread_gap(desk.lang, words::gap(gap).of(desk.lang)));
                canvas.text(columns.title, y, w, &said.unwrap_or_default(), Role::Strong);
            }
            Line::Above(n) => draw_more(n, text::thread_above, y, &columns, desk, canvas),
            Line::More(n) => draw_more(n, text::thread_more, y, &columns, desk, canvas),
            Line::Space => {}
        }
    }
    canvas.rule(2, &[(columns.line, '┬')]);
    let end = TOP + u16::try_from(rows.len()).unwrap_or(room).min(room);
    canvas.sign(columns.line, end, '┴', Role::Dim);
    if end == h.saturating_sub(FEET) {
        canvas.rule(end, &[(columns.line, '┴')]);
    }
    draw_foot(page, h.saturating_sub(3), desk, canvas);
}

/// The level's name where it begins, and the line that ties the levels.
fn draw_level(row: &Row, y: u16, columns: &Columns, desk: &Desk, canvas: &mut Canvas<'_>) {
    let name = if columns.whole { words::level(row.level) } else { words::level_short(row.level) };
    if row.head {
        canvas.text(1, y, columns.line.saturating_sub(2), name.of(desk.lang), Role::Strong);
        canvas.sign(columns.line, y, '┼', Role::Dim);
        canvas.sign(columns.line + 1, y, '─', Role::Dim);
    } else {
        canvas.sign(columns.line, y, '│', Role::Dim);
    }
}

fn draw_node(node: &Node, here: bool, y: u16, columns: &Columns, desk: &Desk, canvas: &mut Canvas<'_>) {
    let is_itself = node.via == Via::Itself;
    let is_beside = matches!(node.via, Via::From { way: Way::Beside, .. });
    let inset = if is_beside { BESIDE } else { 0 };
    if here {
        canvas.sign(0, y, '▌', Role::Accent);
    }
    if told::has_moved(node, desk) {
        canvas.sign(columns.key - 1, y, '∆', Role::Text);
    }
    let state = columns.state.max(columns.title);
    canvas.text(columns.key + inset, y, columns.title - columns.key - 1, &node.key, Role::Dim);
    let mark = if is_itself { text::thread_here(desk.lang) } else { String::new() };
    let x = columns.title + inset;
    let room = state.saturating_sub(x + 1);
    let marked = room.saturating_sub(u16::try_from(width(&mark)).unwrap_or(0) + 1);
    let title = named(node, desk);
    let role = if is_itself { Role::Strong } else { Role::Text };
    let x = canvas.text(x, y, if is_itself { marked } else { room }, &title, role);
    canvas.text(x + 1, y, state.saturating_sub(x + 1), &mark, Role::Text);
    draw_state(node, state, columns.owner.saturating_sub(state + 1), y, desk, canvas);
    canvas.text(columns.owner, y, 4, node.owner.as_deref().unwrap_or_default(), Role::Text);
}

/// As many parts of its state as there is room for, the first at least by its sign.
fn draw_state(node: &Node, x: u16, room: u16, y: u16, desk: &Desk, canvas: &mut Canvas<'_>) {
    let mut said = String::new();
    for part in told::state(node, desk) {
        let longer = if said.is_empty() { part } else { format!("{said} · {part}") };
        if width(&longer) > usize::from(room) && !said.is_empty() {
            break;
        }
        said = longer;
    }
    if width(&said) > usize::from(room) && room < 8 {
        let sign = said.split(' ').next().filter(|sign| width(sign) <= 2);
        said = sign.unwrap_or_default().to_string();
    }
    canvas.text(x, y, room, &said, Role::Text);
}

/// What a node is called; what has no words of its own, as a submission, by the way that it came.
pub fn named(node: &Node, desk: &Desk) -> String {
    let beside = || node.beside.as_ref().map(|named| named.title.clone());
    let title = Some(node.title.clone()).filter(|title| !title.is_empty());
    title.or_else(beside).unwrap_or_else(|| words::kind(node.rec.kind).of(desk.lang).to_lowercase())
}

fn draw_more(
    n: usize,
    said: fn(text::Lang, &str) -> String,
    y: u16,
    columns: &Columns,
    desk: &Desk,
    canvas: &mut Canvas<'_>,
) {
    let said = said(desk.lang, &said::count(desk.lang, n));
    canvas.text(columns.key, y, canvas.width(), &said, Role::Dim);
}

/// What the row under the cursor has no room for: its whole title, what it hangs on, what moved.
fn draw_foot(page: &ThreadPage, y: u16, desk: &Desk, canvas: &mut Canvas<'_>) {
    let Some((level, node)) = page.current() else { return };
    let w = canvas.width();
    let broken = page.thread.as_ref().and_then(|thread| thread.break_at(level, node.rec));
    let broken = broken.map(|gap| text::thread_gap(desk.lang, words::gap(gap).of(desk.lang)));
    let around = Some(told::around(node, desk)).filter(|around| !around.is_empty());
    let parts = told::moved_words(node, desk).into_iter().chain(broken).chain(around);
    let x =
        canvas.text(1, y, w.saturating_sub(2), &format!("{}  {}", node.key, named(node, desk)), Role::Text);
    let said = parts.collect::<Vec<_>>().join(" · ");
    let room = w.saturating_sub(x + 4);
    if room > 12 {
        canvas.text(x + 3, y, room, &said, Role::Dim);
    }
}

/// The page as plain lines, level by level.
pub fn plain(page: &ThreadPage, desk: &Desk) -> Vec<String> {
    let Some(thread) = &page.thread else { return Vec::new() };
    let key = page.itself().map(|node| node.key.as_str()).unwrap_or_default();
    let mut lines = vec![text::thread_title(desk.lang, key)];
    for step in &thread.steps {
        lines.push(String::new());
        lines.push(format!("{}:", words::level(step.level).of(desk.lang)));
        lines.extend(step.nodes.iter().map(|node| plain_node(thread, step.level, node, desk)));
        if step.more > 0 {
            lines.push(text::thread_more(desk.lang, &said::count(desk.lang, step.more)));
        }
    }
    lines
}

fn plain_node(thread: &Thread, level: Level, node: &Node, desk: &Desk) -> String {
    let lang = desk.lang;
    let gap = thread.break_at(level, node.rec).map(|gap| text::thread_gap(lang, words::gap(gap).of(lang)));
    let owner = node.owner.as_deref().map(|owner| text::owner_is(lang, owner));
    let here = (node.via == Via::Itself).then(|| text::thread_here_plain(lang));
    let head = format!("{} {}: {}", words::kind(node.rec.kind).of(lang), node.key, named(node, desk));
    let parts = told::state(node, desk).into_iter().chain(owner).chain(gap).chain(here);
    std::iter::once(head).chain(parts).collect::<Vec<_>>().join(". ") + "."
}
