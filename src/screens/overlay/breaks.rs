//! The standing list of where threads break, sort by sort, each with its total.

use crate::domain::listing::Listing;
use crate::domain::record::Rec;
use crate::domain::thread::{Break, Breaks, Gap};
use crate::domain::words;
use crate::msg::action::Action;
use crate::msg::effect::Query;
use crate::msg::key::Key;
use crate::text;
use crate::ui::canvas::Canvas;
use crate::ui::theme::Role;

use super::super::desk::Desk;
use super::super::pile::{Pile, Row};
use super::super::{frame, said};
use super::{Chosen, moved, passed_on, rows_of};

/// The list.
#[derive(Clone, Debug, Default)]
pub struct BreakList {
    /// What was found; `None` until it came.
    pub found: Option<Breaks>,
    pile: Pile<Gap, Rec>,
}

impl BreakList {
    /// Asks for what it shows.
    pub fn read(&self, desk: &mut Desk) {
        desk.ask(Query::Breaks);
    }

    /// Takes what was found; the cursor stays on its record.
    pub fn take(&mut self, breaks: &Breaks, desk: &Desk) {
        let of = |gap: Gap| breaks.found.iter().filter(move |b| b.gap == gap).map(|b| b.rec).collect();
        self.pile.take(Listing::of(Gap::ALL.into_iter().map(|gap| (gap, of(gap)))), rows_of(desk));
        self.found = Some(breaks.clone());
    }

    /// The list has another height now.
    pub fn fit(&mut self, desk: &Desk) {
        self.pile.scroll(rows_of(desk));
    }

    /// A key.
    pub fn key(&mut self, key: Key, verb: Option<Action>, desk: &mut Desk) -> Chosen {
        if moved(&mut self.pile, verb, desk) {
            return Chosen::Nothing;
        }
        let current = self.pile.current().and_then(|rec| self.found(rec));
        match (verb, current) {
            (Some(Action::Open), Some(found)) => Chosen::Go(found.key.clone()),
            (Some(Action::Thread), Some(found)) => Chosen::Thread(found.rec),
            (Some(Action::Open | Action::Thread), None) => Chosen::Nothing,
            _ => passed_on(key, verb, desk),
        }
    }

    fn found(&self, rec: Rec) -> Option<&Break> {
        self.found.as_ref()?.found.iter().find(|found| found.rec == rec)
    }
}

/// Draws the list, down to above the message row.
pub fn draw(list: &BreakList, desk: &Desk, canvas: &mut Canvas<'_>) {
    let (w, h) = (canvas.width(), canvas.height());
    let lang = desk.lang;
    frame::draw_title(desk, canvas);
    canvas.text(1, 1, w, &text::breaks_title(lang), Role::Here);
    let keys = text::breaks_keys(lang, &desk.key(Action::Thread));
    canvas.rule(2, &[]);
    canvas.text(1, h.saturating_sub(1), w.saturating_sub(2), &keys, Role::Dim);
    let Some(breaks) = &list.found else {
        canvas.text(2, 3, w, &text::reading(lang), Role::Dim);
        return;
    };
    canvas.right(
        w.saturating_sub(1),
        1,
        &text::breaks_total(lang, &said::count(lang, breaks.counts.total())),
        Role::Text,
    );
    if breaks.found.is_empty() {
        canvas.text(2, 4, w.saturating_sub(4), &text::breaks_none(lang), Role::Text);
    }
    for (row, y) in list.pile.glance(rows_of(desk)).into_iter().zip(3..) {
        match row {
            Row::Heading(gap, shown) => draw_heading(gap, shown, breaks, y, desk, canvas),
            Row::Item(place) => draw_row(list, place, y, canvas),
            Row::More(_, n) => {
                canvas.text(10, y, w, &text::thread_more(lang, &said::count(lang, n)), Role::Dim);
            }
        }
    }
}

fn draw_heading(gap: Gap, shown: usize, breaks: &Breaks, y: u16, desk: &Desk, canvas: &mut Canvas<'_>) {
    let all = breaks.counts.of(gap);
    let name = format!("{} {}", words::gaps(gap).of(desk.lang), said::count(desk.lang, all));
    let x = canvas.text(1, y, canvas.width(), &name, Role::Strong);
    if shown < all {
        let first = text::first_of(desk.lang, &said::count(desk.lang, shown));
        canvas.text(x + 2, y, canvas.width(), &first, Role::Dim);
    }
}

fn draw_row(list: &BreakList, place: usize, y: u16, canvas: &mut Canvas<'_>) {
    let w = canvas.width();
    let Some(found) = list.pile.ids().get(place).and_then(|rec| list.found(*rec)) else { return };
    if place == list.pile.cursor() {
        canvas.sign(0, y, '▌', Role::Accent);
    }
    canvas.text(2, y, 8, &found.key, Role::Dim);
    canvas.text(10, y, w.saturating_sub(17), &found.title, Role::Text);
    let owner = found.owner.as_deref().unwrap_or_default();
    canvas.text(w.saturating_sub(5), y, 4, owner, Role::Text);
}

/// The list as plain lines.
pub fn plain(list: &BreakList, desk: &Desk) -> Vec<String> {
    let lang = desk.lang;
    let Some(breaks) = &list.found else { return Vec::new() };
    let mut lines = vec![text::breaks_title(lang)];
    for gap in Gap::ALL {
        lines.push(String::new());
        lines.push(format!("{}: {}.", words::gaps(gap).of(lang), said::count(lang, breaks.counts.of(gap))));
        for found in breaks.found.iter().filter(|found| found.gap == gap) {
            let owner = found.owner.as_deref().map(|owner| format!(" {}.", text::plain_owner(lang, owner)));
            let kind = words::kind(found.rec.kind).of(lang);
            lines.push(format!("{kind} {}: {}.{}", found.key, found.title, owner.unwrap_or_default()));
        }
    }
    lines
}
