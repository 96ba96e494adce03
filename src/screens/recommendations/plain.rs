//! Recommendations and initiatives, or the one on screen, as plain lines in reading order.

use crate::domain::board::Item;
use crate::msg::action::Action;

use super::super::desk::Desk;
use super::super::plain::{item, narrowed};
use super::super::said;
use super::{Recommendations, detail, home_view, list_view, row};

/// What is on screen.
pub(super) fn lines(pane: &Recommendations, desk: &Desk) -> Vec<String> {
    match pane.item(desk) {
        Some(item) if pane.alone && !desk.at_home => one(pane, item, desk),
        _ => list(pane, desk),
    }
}

fn list(pane: &Recommendations, desk: &Desk) -> Vec<String> {
    let lang = desk.lang;
    let [figures, _] = home_view::figures(desk);
    let mut lines = vec![format!("{}: {figures}.", Action::Pane1.verb().word.of(lang))];
    lines.extend(narrowed(pane.filter_text(), desk));
    let Some(board) = desk.board.as_deref() else { return lines };
    for (group, count) in pane.pile.groups() {
        lines.push(format!("{}: {}.", list_view::group_words(group, desk), said::count(lang, count)));
        let items = pane.pile.ids_of(&[group]).into_iter().filter_map(|rec| board.item(rec));
        lines.extend(items.map(|one| item(one, row::slip_words(one, desk), desk)));
    }
    lines
}

fn one(pane: &Recommendations, item: &Item, desk: &Desk) -> Vec<String> {
    let cells = usize::from(desk.size.0.saturating_sub(2));
    let said = |line: detail::Line| match line.label.as_str() {
        "" => line.text.trim_start().to_string(),
        label => format!("{label}: {}", line.text),
    };
    detail::lines(item, pane.story.as_ref(), cells, desk).into_iter().map(said).collect()
}
