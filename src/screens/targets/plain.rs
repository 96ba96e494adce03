//! The targets, or the one on screen, as plain lines in reading order.

use crate::domain::board::{Aim, Board};
use crate::domain::field::Kind;
use crate::domain::target::{Month, headline, sentence as because};
use crate::domain::words;
use crate::msg::action::Action;
use crate::text;

use super::super::desk::Desk;
use super::super::plain::{head, named, narrowed, sentence};
use super::super::said;
use super::aside_view::{self, Line};
use super::{Mode, Targets, gauge_view, home_view};

/// How many periods of one target are read out.
const PERIODS: usize = 24;

/// What is on screen.
pub(super) fn lines(pane: &Targets, desk: &Desk) -> Vec<String> {
    let Some(board) = desk.board.as_deref() else { return Vec::new() };
    match pane.aim(board) {
        Some(aim) if pane.mode == Mode::Detail && !desk.at_home => one(pane, aim, board, desk),
        _ => list(pane, board, desk),
    }
}

fn list(pane: &Targets, board: &Board, desk: &Desk) -> Vec<String> {
    let lang = desk.lang;
    let shown = pane.shown(board, desk);
    let [_, figures] = home_view::figures(&shown, lang);
    let name = Action::Pane2.verb().word.of(lang);
    let mut lines = vec![format!("{name} {}: {figures}.", pane.shown_year(board))];
    lines.extend(narrowed(pane.filter_text(), desk));
    for (light, count) in pane.pile.groups() {
        let light_name = text::capital(words::light(light).of(lang));
        lines.push(format!("{light_name}: {}.", said::count(lang, count)));
        let ids = pane.pile.ids_of(&[light]);
        let aims = ids.into_iter().filter_map(|id| shown.iter().find(|aim| aim.record.rec.id == id));
        lines.extend(aims.map(|aim| row(aim, desk)));
    }
    lines
}

/// `Måltal T-2001: Kontanthjælp. Lys: bagud. Seneste tal: 1.945 personer. Mål: 1.720. Tal til feb.`
fn row(aim: &Aim, desk: &Desk) -> String {
    let lang = desk.lang;
    let [light, actual] = [crate::domain::derived::LIGHT.id, crate::domain::derived::ACTUAL.id];
    sentence([
        head(Kind::Target, &aim.record.key, aim.name(), desk),
        named(light, words::light(aim.gauge.light).of(lang), desk),
        named(actual, &gauge_view::value_with_unit(aim, lang), desk),
        named(806, &gauge_view::target(aim, lang), desk),
        gauge_view::age(aim, lang),
    ])
}

/// One target: its light and why, what stands beside the chart, and every period as the chart has it.
fn one(pane: &Targets, aim: &Aim, board: &Board, desk: &Desk) -> Vec<String> {
    let lang = desk.lang;
    let gauge = pane.gauge(aim);
    let said = headline(&gauge, lang);
    let light = words::light(gauge.light).of(lang).to_string();
    let parts = [Some(light), Some(said.value), said.plan, said.target];
    let mut lines = vec![
        sentence([head(Kind::Target, &aim.record.key, aim.name(), desk), gauge.goal.year.to_string()]),
        sentence(parts.into_iter().flatten()),
        because(&gauge, lang),
        String::new(),
    ];
    lines.extend(aside_view::long(aim, &gauge, board, desk).into_iter().map(|line| match line {
        Line::Blank => String::new(),
        Line::Heading(said) => format!("{said}:"),
        Line::Pair(word, number) => sentence([format!("{word}: {number}")]),
        Line::Dim(said) => said,
    }));
    lines.push(String::new());
    lines.extend(pane.months(aim, PERIODS).iter().map(|month| period(month, aim, desk)));
    lines
}

/// `Februar 2020: 1.945 (foreløbigt). Planen: 1.862.`
fn period(month: &Month, aim: &Aim, desk: &Desk) -> String {
    let lang = desk.lang;
    let figure = month.figure.as_ref();
    let value = figure.and_then(|figure| figure.value).map(|value| gauge_view::number(aim, value, lang));
    let value = value.unwrap_or_else(|| gauge_view::missing(figure.and_then(|figure| figure.missing), lang));
    let is_provisional = figure.is_some_and(|figure| figure.provisional);
    let mark = if is_provisional { format!(" ({})", text::plain_provisional(lang)) } else { String::new() };
    let name = text::capital(&month.period.words(lang));
    let plan =
        month.plan.map(|plan| format!("{}: {}", text::row_plan(lang), gauge_view::number(aim, plan, lang)));
    sentence(std::iter::once(format!("{name}: {value}{mark}")).chain(plan))
}
