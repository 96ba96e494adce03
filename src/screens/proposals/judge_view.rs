//! One proposal to judge: its text is the largest thing, the verdicts stand where the eye ends.

use crate::domain::choice::{Choice, Verdict};
use crate::domain::field::Kind;
use crate::domain::words;
use crate::msg::action::Action;
use crate::msg::event::{Alike, Opened};
use crate::text;
use crate::ui::canvas::Canvas;
use crate::ui::theme::Role;
use crate::ui::wrap::{cut, width, wrap};

use super::super::ask::heading;
use super::super::ask_view;
use super::super::desk::Desk;
use super::super::said;
use super::Proposals;
use super::told::{answer_words, meta, recent, standing, state_words, verdict_words};

/// From this size on the verdicts stand beside the text.
pub const WIDE: (u16, u16) = (110, 30);
/// How wide the column of verdicts is.
const SIDE: u16 = 42;
/// Rows below the text in the wide view: rule, five rows, rule, message, hints.
const WIDE_FOOT: u16 = 9;
/// Rows below the text in the narrow view: suggestions, rule, verdicts, rule, two rows, message, hints.
const NARROW_FOOT: u16 = 11;

/// Where the suggestions must begin below, so that there is room for the text above them.
const LOWEST_FOOT: u16 = 5;

/// The verdicts, in the order of their block.
pub const BLOCK: [Action; 9] = [
    Action::VerdictAccept,
    Action::VerdictPartly,
    Action::VerdictReject,
    Action::VerdictNote,
    Action::VerdictExisting,
    Action::VerdictMerge,
    Action::VerdictPostpone,
    Action::VerdictForward,
    Action::VerdictPersonal,
];

/// Whether there is room for the verdicts beside the text.
pub fn is_wide(size: (u16, u16)) -> bool {
    size.0 >= WIDE.0 && size.1 >= WIDE.1
}

/// The width of the text: at most 70, whatever the screen.
pub fn text_width(size: (u16, u16)) -> usize {
    let room = if is_wide(size) { size.0 - SIDE - 6 } else { size.0.saturating_sub(6) };
    usize::from(room.clamp(8, 70))
}

/// How many rows the text has.
pub fn text_rows(size: (u16, u16)) -> usize {
    let rows = if is_wide(size) {
        size.1.saturating_sub(WIDE_FOOT + 14)
    } else {
        size.1.saturating_sub(NARROW_FOOT + 6)
    };
    usize::from(rows.max(1))
}

/// Draws the proposal on screen, from the title row down to above the message row.
pub fn draw(pane: &Proposals, desk: &Desk, canvas: &mut Canvas<'_>) {
    if is_wide(desk.size) { draw_wide(pane, desk, canvas) } else { draw_narrow(pane, desk, canvas) }
}

fn title(pane: &Proposals, desk: &Desk) -> String {
    let group = pane.pile.group_at(pane.pile.cursor());
    match group {
        Some(g) if pane.queue.len() == pane.pile.len_of(g) && g != crate::domain::inbox::Group::New => {
            text::view_title(desk.lang, &words::group(g).of(desk.lang).to_lowercase())
        }
        _ => text::judge_title(desk.lang),
    }
}

fn draw_narrow(pane: &Proposals, desk: &Desk, canvas: &mut Canvas<'_>) {
    let lang = desk.lang;
    let (w, h) = (canvas.width(), canvas.height());
    let title = title(pane, desk);
    let x = canvas.text(1, 0, 30, &title, Role::Strong);
    canvas.text(x.max(23) + 3, 0, 30, &left_today(pane, desk, false), Role::Text);
    canvas.right(w.saturating_sub(1), 0, &text::sends_nothing(lang), Role::Dim);
    canvas.rule(1, &[]);
    let foot = h.saturating_sub(NARROW_FOOT);
    let Some(opened) = pane.on_screen() else { return draw_none(pane, desk, canvas) };
    match foot > LOWEST_FOOT {
        true => draw_narrow_proposal(pane, opened, foot, desk, canvas),
        false => draw_beginning(opened, foot + 2, canvas),
    }
    canvas.rule(foot + 2, &[]);
    match &pane.ask {
        Some(ask) => ask_view::draw(ask, desk, &mut canvas.part(0, foot + 3, w, 6)),
        None => {
            draw_block_narrow(foot + 3, desk, canvas);
            canvas.rule(foot + 6, &[]);
            let just = pane.recent.iter().take(2).map(|r| recent(r, desk)).collect::<Vec<_>>().join(" · ");
            labelled(&text::just_judged(lang), &just, foot + 7, canvas);
            labelled(&text::next(lang), &next(pane, 1).join(" "), foot + 8, canvas);
        }
    }
}

/// In a very low window: the heading and as much of the text as there is room for.
fn draw_beginning(opened: &Opened, end: u16, canvas: &mut Canvas<'_>) {
    let w = canvas.width().saturating_sub(3);
    let lines = wrap(opened.record.text("text"), usize::from(w));
    let heading = std::iter::once((heading(&opened.record), Role::Strong));
    let lines = heading.chain(lines.iter().map(|line| (line.as_str(), Role::Text)));
    for ((line, role), y) in lines.zip(2..end) {
        canvas.text(2, y, w, line, role);
    }
}

fn draw_narrow_proposal(pane: &Proposals, opened: &Opened, foot: u16, desk: &Desk, canvas: &mut Canvas<'_>) {
    let (w, lang) = (canvas.width(), desk.lang);
    canvas.text(2, 2, w.saturating_sub(3), &meta(opened, usize::from(w.saturating_sub(3)), desk), Role::Dim);
    canvas.text(2, 3, w.saturating_sub(3), heading(&opened.record), Role::Strong);
    let told = [verdict_words(opened, desk), answer_words(opened, desk)];
    let told: Vec<String> = told.into_iter().filter(|t| !t.is_empty()).collect();
    let remark = opened.remarks.first().map(|r| format!("{} {}: {}", text::remark(lang), r.who, r.text));
    let is_new = opened.record.choice("verdict") == Some(Verdict::New);
    let below = remark.filter(|_| is_new).unwrap_or_else(|| told.join(" · "));
    canvas.text(2, 4, w.saturating_sub(3), &below, Role::Dim);
    draw_text(pane, opened, 5, desk, canvas);
    draw_suggestions_narrow(pane, desk, foot, canvas);
}

fn labelled(label: &str, said: &str, y: u16, canvas: &mut Canvas<'_>) {
    canvas.text(2, y, 15, label, Role::Dim);
    canvas.text(18, y, canvas.width().saturating_sub(19), said, Role::Text);
}

fn draw_wide(pane: &Proposals, desk: &Desk, canvas: &mut Canvas<'_>) {
    let lang = desk.lang;
    let (w, h) = (canvas.width(), canvas.height());
    let side = w.saturating_sub(SIDE);
    let foot = h.saturating_sub(WIDE_FOOT);
    let x = canvas.text(1, 0, 30, &title(pane, desk), Role::Strong);
    canvas.text(x + 9, 0, 40, &left_today(pane, desk, true), Role::Text);
    canvas.right(w - 1, 0, &super::super::frame::day_line(desk), Role::Text);
    canvas.text(1, 1, 60, &text::oldest_first(lang, &said::count(lang, pane.queue.len())), Role::Dim);
    canvas.right(w - 1, 1, &text::sends_nothing_long(lang), Role::Dim);
    canvas.rule(2, &[(side - 1, '┬')]);
    canvas.column(side - 1, 3, foot);
    canvas.rule(foot, &[(side - 1, '┼')]);
    canvas.column(side - 1, foot + 1, foot + 6);
    canvas.rule(foot + 6, &[(side - 1, '┴')]);
    match pane.on_screen() {
        Some(opened) => draw_wide_proposal(pane, opened, desk, foot, canvas),
        None => draw_none(pane, desk, canvas),
    }
    let mut beside = canvas.part(side, 3, SIDE, foot.saturating_sub(3));
    draw_side(pane, desk, &mut beside);
    draw_bottom(pane, desk, foot, side, canvas);
}

fn draw_wide_proposal(pane: &Proposals, opened: &Opened, desk: &Desk, foot: u16, canvas: &mut Canvas<'_>) {
    let room = canvas.width().saturating_sub(SIDE + 4);
    canvas.text(2, 4, room, &meta(opened, usize::from(room), desk), Role::Dim);
    canvas.text(2, 6, room, heading(&opened.record), Role::Strong);
    draw_text(pane, opened, 8, desk, canvas);
    let lines = standing(opened, desk);
    let top = foot.saturating_sub(u16::try_from(lines.len().min(5)).unwrap_or(0) + 1);
    for (y, line) in (top..).zip(lines.iter().take(5)) {
        canvas.text(2, y, room, line, Role::Text);
    }
}

fn draw_none(pane: &Proposals, desk: &Desk, canvas: &mut Canvas<'_>) {
    let done = pane.at >= pane.queue.len();
    let (said, how) = if done {
        (text::all_judged(desk.lang), text::all_judged_how(desk.lang))
    } else {
        (text::reading(desk.lang), String::new())
    };
    canvas.text(2, 4, 74, &said, Role::Strong);
    canvas.text(2, 6, 74, &how, Role::Dim);
}

fn draw_text(pane: &Proposals, opened: &Opened, y: u16, desk: &Desk, canvas: &mut Canvas<'_>) {
    let body = opened.record.text("text");
    let lines = wrap(if body.is_empty() { heading(&opened.record) } else { body }, text_width(desk.size));
    let room = text_rows(desk.size);
    let shared: Vec<&str> =
        pane.suggestions(desk).iter().flat_map(|a| a.shared.iter().map(String::as_str)).collect();
    let fits = lines.len() <= room;
    let shown = if fits { room } else { room.saturating_sub(1) };
    for (line, row) in lines.iter().skip(pane.scroll).take(shown).zip(y..) {
        draw_line(line, &shared, row, canvas);
    }
    if pane.ask.as_ref().is_some_and(|a| a.about == super::super::ask::About::Split) {
        number_paragraphs(body, pane.scroll, shown, y, desk, canvas);
    }
    let row = y + u16::try_from(shown).unwrap_or(0);
    match lines.len().saturating_sub(pane.scroll + shown) {
        _ if fits => {}
        0 => drop(canvas.text(4, row, 60, &text::lines_above(desk.lang, pane.scroll), Role::Dim)),
        1 => drop(canvas.text(4, row, 60, &text::one_more_line(desk.lang), Role::Dim)),
        more => drop(canvas.text(4, row, 60, &text::more_lines(desk.lang, more), Role::Dim)),
    }
}

/// A line of the text; words that a suggestion shares are underlined.
fn draw_line(line: &str, shared: &[&str], y: u16, canvas: &mut Canvas<'_>) {
    let mut x = 4;
    for (i, word) in line.split(' ').enumerate() {
        if i > 0 {
            x += 1;
        }
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let (before, behind) = word.split_once(bare).filter(|_| !bare.is_empty()).unwrap_or((word, ""));
        let folded = bare.to_lowercase();
        let is_shared = !bare.is_empty() && shared.iter().any(|s| folded.starts_with(s));
        let role = if is_shared { Role::Underlined } else { Role::Text };
        x = canvas.pieces(x, y, &[(before, Role::Text), (bare, role), (behind, Role::Text)]);
    }
}

/// The numbers of the paragraphs beside their first lines, while one asks which to move.
fn number_paragraphs(body: &str, scroll: usize, rows: usize, y: u16, desk: &Desk, canvas: &mut Canvas<'_>) {
    let mut line = 0;
    let mut number = 0;
    let mut blank = true;
    for source in body.split('\n') {
        if !source.trim().is_empty() && blank {
            number += 1;
            if line >= scroll && line - scroll < rows {
                canvas.text(
                    1,
                    y + u16::try_from(line - scroll).unwrap_or(0),
                    2,
                    &number.to_string(),
                    Role::Accent,
                );
            }
        }
        blank = source.trim().is_empty();
        line += wrap(source, text_width(desk.size)).len();
    }
}

fn left_today(pane: &Proposals, desk: &Desk, long: bool) -> String {
    let left = said::count(desk.lang, pane.counts.undecided);
    let today = said::count(desk.lang, pane.counts.today);
    if long {
        text::left_judged_today(desk.lang, &left, &today)
    } else {
        text::left_today(desk.lang, &left, &today)
    }
}

fn draw_suggestions_narrow(pane: &Proposals, desk: &Desk, y: u16, canvas: &mut Canvas<'_>) {
    let suggestions = pane.suggestions(desk);
    let numbered: Vec<(usize, &Alike)> = suggestions.iter().enumerate().map(|(i, a)| (i + 1, *a)).collect();
    let proposal = numbered.iter().find(|(_, a)| super::verbs::is_proposal(&a.record));
    let other = numbered.iter().find(|(_, a)| !super::verbs::is_proposal(&a.record));
    let mut row = y;
    for (label, found) in [(text::alike(desk.lang), proposal), (text::already(desk.lang), other)] {
        if let Some((n, alike)) = found {
            canvas.text(2, row, 8, &label, Role::Dim);
            draw_suggestion(*n, alike, 10, row, desk, canvas);
            row += 1;
        }
    }
}

fn draw_suggestion(n: usize, alike: &Alike, x: u16, y: u16, desk: &Desk, canvas: &mut Canvas<'_>) {
    let end = canvas.width().saturating_sub(2);
    let room = usize::from(end.saturating_sub(x + 10));
    let title = heading(&alike.record);
    let full = state_words(&alike.record, desk);
    // Cut first: the title down to 24 cells, then the status to its sign.
    let cramped = width(title).min(24) + width(&full) + 1 > room && alike.record.rec.kind != Kind::Proposal;
    let state = if cramped { full.split(' ').next().unwrap_or_default().to_string() } else { full };
    let state_x = canvas.right(end, y, &state, Role::Text);
    let x = canvas.pieces(x, y, &[(&n.to_string(), Role::Strong), (" ", Role::Text)]);
    let x = canvas.text(x, y, 10, &alike.record.key, Role::Dim);
    canvas.text(x + 1, y, state_x.saturating_sub(x + 2), title, Role::Text);
}

fn draw_block_narrow(y: u16, desk: &Desk, canvas: &mut Canvas<'_>) {
    // Three fixed rows, always the same places; the third column is the widest.
    let third = canvas.width() / 3;
    let starts = [2, third.max(2), (third * 2).saturating_sub(2).max(2)];
    for (i, action) in BLOCK.iter().enumerate() {
        let row = y + u16::try_from(i / 3).unwrap_or(0);
        let x = starts.get(i % 3).copied().unwrap_or(2);
        let end = starts.get(i % 3 + 1).copied().unwrap_or(canvas.width());
        let word = cut(action.verb().word.of(desk.lang), usize::from(end.saturating_sub(x + 4)));
        draw_verdict(*action, &word, x, row, desk, canvas);
    }
}

fn draw_verdict(action: Action, word: &str, x: u16, y: u16, desk: &Desk, canvas: &mut Canvas<'_>) {
    canvas.pieces(x, y, &[(&desk.key(action), Role::Strong), ("  ", Role::Text), (word, Role::Text)]);
}

fn draw_side(pane: &Proposals, desk: &Desk, canvas: &mut Canvas<'_>) {
    let lang = desk.lang;
    let mut y = 1;
    let suggestions = pane.suggestions(desk);
    let mut shown = None;
    for (i, alike) in suggestions.iter().enumerate() {
        let proposal = super::verbs::is_proposal(&alike.record);
        if shown != Some(proposal) {
            y += u16::from(shown.is_some());
            let label = if proposal { text::alike(lang) } else { text::already_long(lang) };
            canvas.text(1, y, 40, &label, Role::Strong);
            y += 1;
            shown = Some(proposal);
        }
        draw_suggestion(i + 1, alike, 1, y, desk, canvas);
        canvas.text(
            3,
            y + 1,
            38,
            &text::shared(lang, &alike.shared.iter().take(3).cloned().collect::<Vec<_>>().join(", ")),
            Role::Dim,
        );
        y += 2;
    }
    let block = canvas.height().saturating_sub(13).max(y + 1);
    match &pane.ask {
        Some(ask) => {
            let rows = canvas.height().saturating_sub(block);
            ask_view::draw(ask, desk, &mut canvas.part(0, block, SIDE, rows));
        }
        None => {
            canvas.text(1, block, 40, &text::your_verdict(lang), Role::Strong);
            for (action, y) in BLOCK.iter().zip(block + 2..) {
                let partly = text::partly_in_full(lang);
                let word =
                    if *action == Action::VerdictPartly { &partly } else { action.verb().word.of(lang) };
                draw_verdict(*action, word, 2, y, desk, canvas);
            }
            canvas.text(1, block + 12, 40, &text::asks_before(lang), Role::Dim);
        }
    }
}

fn draw_bottom(pane: &Proposals, desk: &Desk, foot: u16, side: u16, canvas: &mut Canvas<'_>) {
    let lang = desk.lang;
    canvas.text(2, foot + 1, 40, &text::next(lang), Role::Dim);
    let next = next(pane, 4);
    for (i, line) in next.iter().take(4).enumerate() {
        let left = pane.counts.undecided.saturating_sub(4);
        let said =
            if i == 3 && left > 0 { text::others(lang, &said::count(lang, left)) } else { line.clone() };
        canvas.text(4, foot + 2 + u16::try_from(i).unwrap_or(0), side.saturating_sub(7), &said, Role::Text);
    }
    canvas.text(side + 1, foot + 1, 40, &text::just_judged(lang), Role::Dim);
    for (just, y) in pane.recent.iter().take(4).zip(foot + 2..) {
        canvas.text(side + 1, y, SIDE - 2, &recent(just, desk), Role::Text);
    }
}

/// The next proposals in the queue, as far as they were read.
fn next(pane: &Proposals, n: usize) -> Vec<String> {
    let after = pane.queue.iter().skip(pane.at + 1).filter_map(|id| pane.opened.get(id));
    let open = after.filter(|o| Verdict::parse(o.record.text("verdict")) == Some(Verdict::New));
    open.take(n).map(|o| format!("{} {}", o.record.key, heading(&o.record))).collect()
}
