//! Draws the saved views.

use crate::domain::saved::{self, Saved};
use crate::text;
use crate::ui::canvas::Canvas;
use crate::ui::theme::Role;

use super::super::desk::Desk;
use super::super::pile::Row;
use super::super::{frame, said};
use super::rows_of;
use super::views::Views;

/// Where the filter stands.
const FILTER: u16 = 38;

/// Draws the list, down to above the message row.
pub fn draw(views: &Views, desk: &Desk, canvas: &mut Canvas<'_>) {
    let (w, h) = (canvas.width(), canvas.height());
    let lang = desk.lang;
    frame::draw_title(desk, canvas);
    let keys = match &views.naming {
        Some((field, _)) => {
            let x = canvas.text(1, 1, 30, &text::view_name(lang), Role::Here) + 1;
            let x = canvas.text(x, 1, w.saturating_sub(x + 2), field.text(), Role::Strong);
            canvas.sign(x, 1, '▌', Role::Accent);
            text::enter_saves(lang)
        }
        None => {
            canvas.text(1, 1, w, &text::views_title(lang), Role::Here);
            text::views_keys(lang)
        }
    };
    canvas.rule(2, &[]);
    canvas.text(1, h.saturating_sub(1), w.saturating_sub(2), &keys, Role::Dim);
    let top = match &views.naming {
        Some((_, saved)) => {
            canvas.text(2, 3, w.saturating_sub(4), &shows(saved, desk), Role::Text);
            5
        }
        None => 3,
    };
    if views.pile.ids().is_empty() && views.naming.is_none() {
        canvas.text(2, 4, w.saturating_sub(4), &text::views_none(lang), Role::Text);
        canvas.text(2, 5, w.saturating_sub(4), &text::views_none_how(lang), Role::Dim);
    }
    for (row, y) in views.pile.view(rows_of(desk)).into_iter().zip(top..) {
        match row {
            Row::Heading(pane, _) => {
                canvas.text(1, y, w, pane.verb().word.of(lang), Role::Strong);
            }
            Row::Item(place) => draw_row(views, place, y, desk, canvas),
            Row::More(..) => {}
        }
    }
}

fn draw_row(views: &Views, place: usize, y: u16, desk: &Desk, canvas: &mut Canvas<'_>) {
    let w = canvas.width();
    let Some(record) = views.pile.ids().get(place).and_then(|id| views.record(*id)) else { return };
    if place == views.pile.cursor() && views.naming.is_none() {
        canvas.sign(0, y, '▌', Role::Accent);
    }
    let count = views.count(record.rec.id).map_or("…".to_string(), |n| said::count(desk.lang, n));
    canvas.right(8, y, &count, Role::Strong);
    canvas.text(10, y, FILTER - 12, &saved::name(&record.key), Role::Text);
    let shows = Saved::parse(record.text("value")).map(|saved| filter_words(&saved, desk));
    canvas.text(FILTER, y, w.saturating_sub(FILTER + 1), &shows.unwrap_or_default(), Role::Dim);
}

/// `Forslag: kun mine · vurdering:ny`.
fn shows(saved: &Saved, desk: &Desk) -> String {
    let pane = super::views::pane_of(saved).map_or("", |pane| pane.verb().word.of(desk.lang));
    format!("{pane}: {}", filter_words(saved, desk))
}

fn filter_words(saved: &Saved, desk: &Desk) -> String {
    let mine = saved.mine.then(|| text::only_mine(desk.lang));
    let filter = Some(saved.filter.clone()).filter(|filter| !filter.is_empty());
    mine.into_iter().chain(filter).collect::<Vec<_>>().join(" · ")
}

/// The list as plain lines.
pub fn plain(views: &Views, desk: &Desk) -> Vec<String> {
    let lang = desk.lang;
    let line = |(id, saved): (i64, Saved)| {
        let name = views.record(id).map(|record| saved::name(&record.key)).unwrap_or_default();
        let count = views.count(id).map_or("…".to_string(), |n| said::count(lang, n));
        format!("{name}: {count}. {}.", shows(&saved, desk))
    };
    std::iter::once(text::views_title(lang)).chain(views.saved().map(line)).collect()
}
