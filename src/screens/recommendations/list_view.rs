//! The opened list: its headings, its rows, what is said where it is empty, and its foot.

use crate::domain::board::{Board, Item};
use crate::domain::choice::Implementation;
use crate::msg::action::Action;
use crate::text;
use crate::ui::canvas::Canvas;
use crate::ui::theme::Role;

use super::super::desk::Desk;
use super::super::pile::Row;
use super::super::said;
use super::row::{self, Columns};
use super::{Group, Recommendations, by_words, detail_view, groups, home_view};

/// Draws the list below the tabs, with the one under the cursor beside it where there is room.
pub(super) fn draw(pane: &Recommendations, desk: &Desk, canvas: &mut Canvas<'_>) {
    let (width, height) = (canvas.width(), canvas.height());
    let list_width = detail_view::list_width(desk.size);
    let bottom = height.saturating_sub(3);
    if pane.pile.ids().is_empty() {
        draw_empty(pane, desk, 5, canvas);
    }
    let mut list = canvas.part(0, 0, list_width, height);
    let columns = Columns::opened(pane, list_width, desk);
    row::draw_heads(&columns, &text::column_recommendation(desk.lang), 3, desk, &mut list);
    for (line, y) in pane.pile.view(pane.rows(desk)).into_iter().zip(4..bottom) {
        match line {
            Row::Heading(group, _) => draw_heading(pane, group, y, desk, &mut list),
            Row::Item(place) => row::draw(pane, place, y, &columns, true, desk, &mut list),
            Row::More(..) => {}
        }
    }
    if width > list_width {
        canvas.column(list_width, 3, bottom);
        let (x, cells) = (list_width + 1, width - list_width - 1);
        detail_view::draw_beside(pane, desk, &mut canvas.part(x, 3, cells, bottom.saturating_sub(3)));
    }
    draw_foot(pane, bottom, list_width, desk, canvas);
}

/// A group's heading: its name and count, and of an analysis how many are carried out.
pub(super) fn draw_heading(
    pane: &Recommendations,
    group: Group,
    y: u16,
    desk: &Desk,
    canvas: &mut Canvas<'_>,
) {
    let role = if group == Group::Overdue { Role::Alert } else { Role::Strong };
    let name = group_words(group, desk);
    let end = canvas.width().saturating_sub(1);
    let figures =
        desk.board.as_deref().and_then(|board| figures_of(pane, group, board, desk)).unwrap_or_default();
    if figures.is_empty() {
        let count = said::count(desk.lang, home_view::count_of(pane, group, desk));
        canvas.text(1, y, end.saturating_sub(1), &format!("{name} {count}"), role);
    } else {
        let x = canvas.right(end, y, &figures, Role::Text);
        canvas.text(1, y, x.saturating_sub(3), &name, role);
    }
}

/// What a group is called.
pub(super) fn group_words(group: Group, desk: &Desk) -> String {
    let lang = desk.lang;
    match group {
        Group::Overdue => text::group_overdue(lang),
        Group::Soon => text::group_soon(lang),
        Group::Reported => text::group_reported(lang),
        Group::NoAnalysis => text::group_no_analysis(lang),
        Group::Initiatives => text::group_initiatives(lang),
        Group::Sorted(by) => text::sorted_by(lang, &by_words(by, lang)),
        Group::Analysis(id) => {
            let board = desk.board.as_deref();
            let analysis = board.and_then(|b| b.analyses.iter().find(|a| a.rec.id == id));
            analysis.map(|a| format!("{} {}", a.key, a.text("title"))).unwrap_or_default()
        }
    }
}

/// `5 af 12 gennemført · 2 overskredet`, of those recommendations of an analysis that the list lets through.
fn figures_of(pane: &Recommendations, group: Group, board: &Board, desk: &Desk) -> Option<String> {
    let Group::Analysis(id) = group else { return None };
    let key = &board.analyses.iter().find(|a| a.rec.id == id)?.key;
    let shown = pane.let_through(board, desk);
    let items: Vec<&Item> = shown.into_iter().filter(|i| i.work.from.as_ref() == Some(key)).collect();
    let done = items.iter().filter(|item| item.work.state == Implementation::Verified).count();
    let overdue = items.iter().filter(|item| item.is_overdue(board.today)).count();
    let [done, all] = [done, items.len()].map(|n| said::count(desk.lang, n));
    Some(match overdue {
        0 => text::done_of(desk.lang, &done, &all),
        n => text::recommendations_done(desk.lang, &done, &all, &said::count(desk.lang, n)),
    })
}

/// What stands where the list has no row.
pub(super) fn draw_empty(pane: &Recommendations, desk: &Desk, y: u16, canvas: &mut Canvas<'_>) {
    let lang = desk.lang;
    let nothing = desk.board.as_ref().is_some_and(|board| board.recommendations.is_empty());
    let said = match () {
        () if desk.board.is_none() => text::reading(lang),
        () if !pane.filter_text().is_empty() => text::empty_filter(lang),
        () if nothing => {
            let how = text::no_recommendations_how(lang, &desk.key(Action::New), &desk.key(Action::Menu));
            canvas.text(2, y + 1, canvas.width().saturating_sub(3), &how, Role::Dim);
            text::no_recommendations(lang)
        }
        () if desk.at_home && desk.mine => text::nothing_of_yours_waits(lang),
        () if desk.at_home => text::nothing_waits(lang),
        () => text::none_of_yours(lang),
    };
    canvas.text(2, y, canvas.width().saturating_sub(3), &said, Role::Text);
}

/// Whose are shown and what was filtered, with how many of how many that leaves.
pub(super) fn narrowed_words(pane: &Recommendations, desk: &Desk) -> String {
    let lang = desk.lang;
    let all = desk.board.as_ref().map_or(0, |b| b.recommendations.len() + b.initiatives.len());
    let mut parts = Vec::new();
    if desk.mine {
        parts.push(text::only_mine(lang));
    }
    if !pane.filter_text().is_empty() {
        parts.push(format!("{} {}", text::filter_prompt(lang), pane.filter_text()));
    }
    let [found, all] = [pane.pile.ids().len(), all].map(|n| said::count(lang, n));
    parts.push(text::filter_found(lang, &found, &all));
    parts.join(" · ")
}

fn draw_foot(pane: &Recommendations, y: u16, list_width: u16, desk: &Desk, canvas: &mut Canvas<'_>) {
    let mut end = list_width.saturating_sub(1);
    let below = pane.pile.below(pane.rows(desk));
    if below > 0 {
        end = canvas
            .right(end, y, &format!("▼ {}", said::count(desk.lang, below)), Role::Dim)
            .saturating_sub(2);
    }
    let lone = desk.board.as_deref().map_or(0, without_initiative);
    if lone > 0 && !pane.is_narrowed(desk) && list_width >= 76 {
        let said = text::without_initiative(desk.lang, &said::count(desk.lang, lone));
        end = canvas.right(end, y, &said, Role::Dim).saturating_sub(2);
    }
    let mut x = 0;
    if pane.pile.marks() > 0 {
        x = canvas.text(1, y, end, &text::marked(desk.lang, pane.pile.marks()), Role::Strong) + 2;
    }
    let rest = end.saturating_sub(x);
    home_view::draw_states(pane, 0, rest, desk, &mut canvas.part(x, y, rest, 1));
}

/// How many recommendations are to be carried out and have no initiative that does.
fn without_initiative(board: &Board) -> usize {
    board.recommendations.iter().filter(|item| groups::lacks_initiative(item, board)).count()
}
