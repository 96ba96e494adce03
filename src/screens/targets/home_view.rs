//! The targets of the year as one of four panes: a gauge a line, by light.

use crate::domain::board::{Aim, Board};
use crate::domain::choice::Light;
use crate::domain::field::Kind;
use crate::domain::record::Rec;
use crate::domain::words;
use crate::msg::action::Action;
use crate::text::{self, Lang};
use crate::ui::canvas::Canvas;
use crate::ui::theme::Role;
use crate::ui::wrap::width;

use super::super::desk::Desk;
use super::super::home::Layout;
use super::super::pile::Row;
use super::super::{frame, said};
use super::standing::{self, Moved};
use super::{NUMBER, Targets, gauge_view};

/// The cells of a name, at most.
const NAME: u16 = 28;
/// The fewest cells of a name, side by side and in a band.
const LEAST_NAME: (u16, u16) = (16, 15);
/// The cells of a figure, and of a target.
const VALUE: u16 = 7;
/// The cells of a light as sign and word.
const LIGHT: u16 = 16;

/// What the rows of a view have in common.
struct Rows<'a> {
    pane: &'a Targets,
    board: &'a Board,
    /// A target that counts what the numbers without a unit count.
    typical: Option<&'a Aim>,
    focused: bool,
    lang: Lang,
}

/// Draws the pane from its name down to its last row.
pub fn draw(pane: &Targets, focused: bool, desk: &Desk, canvas: &mut Canvas<'_>) {
    let Some(board) = desk.board.as_deref() else {
        return frame::draw_name(Action::Pane2, focused, ["", ""], desk, canvas);
    };
    let (lang, layout) = (desk.lang, Layout::of(desk.size));
    let shown = pane.shown(board, desk);
    let [short, long] = figures(&shown, lang);
    let long = if layout.wide { &short } else { &long };
    let year = pane.shown_year(board).to_string();
    frame::draw_long_name(Action::Pane2, &year, focused, [long, &short], desk, canvas);
    if shown.is_empty() {
        return draw_empty(pane, board, desk, if layout.wide { 3 } else { 1 }, canvas);
    }
    let rows = Rows { pane, board, typical: standing::typical(&shown), focused, lang };
    if layout.wide {
        rows.draw_wide(&shown, layout.rows(NUMBER), canvas);
    } else {
        rows.draw_band(layout.rows(NUMBER), canvas);
    }
}

/// How many are behind and to be watched; the longer one says how new the figures are.
pub(super) fn figures(shown: &[&Aim], lang: Lang) -> [String; 2] {
    let behind = text::n_behind(lang, standing::count(shown, Light::Behind));
    let watched = text::n_watched(lang, standing::count(shown, Light::AtRisk));
    let short = format!("{behind} · {watched}");
    let newest = standing::newest(shown).map(|p| gauge_view::short_with_year(p, shown_year(shown), lang));
    let long = newest.map(|p| format!("{short} · {}", text::figures_until(lang, &p)));
    [short.clone(), long.unwrap_or(short)]
}

fn shown_year(shown: &[&Aim]) -> i32 {
    shown.first().map(|aim| aim.gauge.goal.year).unwrap_or_default()
}

/// Says why there are no targets here, and what to do.
pub(super) fn draw_empty(pane: &Targets, board: &Board, desk: &Desk, y: u16, canvas: &mut Canvas<'_>) {
    let lang = desk.lang;
    let year = pane.shown_year(board);
    let (said, how) = match () {
        () if !pane.filter_text().is_empty() => (text::no_targets_found(lang), String::new()),
        () if desk.mine => (text::no_targets_mine(lang), String::new()),
        () if !board.targets.is_empty() => (text::no_targets_that_year(lang, year), String::new()),
        () => (
            text::no_targets(lang),
            text::no_targets_how(lang, &desk.key(Action::New), &desk.key(Action::Menu)),
        ),
    };
    canvas.text(2, y, canvas.width().saturating_sub(3), &said, Role::Text);
    canvas.text(2, y + 1, canvas.width().saturating_sub(3), &how, Role::Dim);
}

impl Rows<'_> {
    fn aim(&self, place: usize) -> Option<&Aim> {
        let id = *self.pane.pile.ids().get(place)?;
        self.board.aim(Rec { kind: Kind::Target, id })
    }

    fn draw_wide(&self, shown: &[&Aim], rows: usize, canvas: &mut Canvas<'_>) {
        let glance = self.pane.pile.glance(rows);
        let places =
            glance.iter().filter_map(|row| if let Row::Item(place) = row { Some(*place) } else { None });
        let names = places.filter_map(|place| self.aim(place)).map(|aim| self.name_with_sign(aim));
        let names: Vec<String> = names.collect();
        let name =
            name_cells(names.iter().map(String::as_str), LEAST_NAME.0, NAME.min(canvas.width() * 2 / 5));
        self.draw_head(shown, 2 + name + 1, canvas);
        for (row, y) in glance.into_iter().zip(2..) {
            match row {
                Row::Heading(light, _) => {
                    let n = self.pane.pile.len_of(light);
                    let said =
                        format!("{} {}", gauge_view::heading(light, self.lang), said::count(self.lang, n));
                    canvas.text(1, y, canvas.width(), &said, gauge_view::role(light));
                }
                Row::Item(place) => self.draw_tile_row(place, y, name, canvas),
                Row::More(light, n) => {
                    let light = words::light(light).of(self.lang);
                    let said = text::more_of_group(self.lang, &said::count(self.lang, n), light);
                    canvas.text(2, y, canvas.width(), &said, Role::Dim);
                }
            }
        }
        let y = canvas.height().saturating_sub(1);
        if let Some(worst) = standing::worst(shown, self.lang) {
            canvas.text(1, y, canvas.width().saturating_sub(2), &worst, Role::Text);
        }
    }

    /// `Fuldtidspersoner 2018 ───────► mål   Feb.    Mål`
    fn draw_head(&self, shown: &[&Aim], bar: u16, canvas: &mut Canvas<'_>) {
        let (lang, w) = (self.lang, canvas.width());
        let end = w.saturating_sub(15);
        let target = text::head_target(lang);
        let x = canvas.right(end, 1, &target, Role::Dim);
        let counted = self.typical.map(|aim| counted(aim, lang)).unwrap_or_default();
        let since = self.typical.and_then(|aim| Some(aim.gauge.plan.as_ref()?.from.year().to_string()));
        let mut from = 2 + u16::try_from(width(&counted)).unwrap_or(w) + 1;
        if let Some(since) =
            since.filter(|since| from.max(bar) + 3 + u16::try_from(width(since)).unwrap_or(w) < x)
        {
            from = canvas.text(from.max(bar), 1, w, &since, Role::Dim) + 1;
        }
        let arrow = x.saturating_sub(from + 2);
        for x in from..from + arrow {
            canvas.sign(x, 1, '─', Role::Dim);
        }
        if from + 1 < x {
            canvas.sign(x - 2, 1, '►', Role::Dim);
        }
        canvas.text(2, 1, x.saturating_sub(6).min(from.saturating_sub(3)), &counted, Role::Dim);
        let newest = standing::newest(shown).map(|period| gauge_view::short(period, lang));
        let newest = newest.filter(|said| width(said) < usize::from(VALUE) && self.is_same_age(shown));
        let newest = newest.map_or_else(|| text::column_figure(lang), |said| text::capital(&said));
        canvas.right(w.saturating_sub(8), 1, &newest, Role::Dim);
        canvas.right(w.saturating_sub(1), 1, &text::column_target(lang), Role::Dim);
    }

    /// Whether what can be judged is of one period.
    fn is_same_age(&self, shown: &[&Aim]) -> bool {
        let judged = shown.iter().filter(|aim| aim.gauge.light != Light::Unknown);
        let mut periods: Vec<_> = judged.filter_map(|aim| Some(aim.gauge.reading?.period)).collect();
        periods.sort_unstable();
        periods.dedup();
        periods.len() < 2
    }

    fn draw_tile_row(&self, place: usize, y: u16, name: u16, canvas: &mut Canvas<'_>) {
        let Some(aim) = self.aim(place) else { return };
        let w = canvas.width();
        self.draw_cursor(place, aim, name, y, canvas);
        let value = self.value(aim);
        let end = w.saturating_sub(8);
        let left = canvas.right(end, y, &value, Role::Text);
        let bar = 2 + name + 1;
        let cells = left.saturating_sub(2).min(end.saturating_sub(VALUE + 1)).saturating_sub(bar);
        gauge_view::draw_bar(&aim.gauge, bar, y, cells, canvas);
        canvas.right(w.saturating_sub(1), y, &gauge_view::target(aim, self.lang), Role::Text);
    }

    fn draw_band(&self, rows: usize, canvas: &mut Canvas<'_>) {
        let places = self.pane.pile.band(rows);
        let names = places.iter().filter_map(|place| self.aim(*place)).map(|aim| self.name_with_sign(aim));
        let names: Vec<String> = names.collect();
        let name = name_cells(names.iter().map(String::as_str), LEAST_NAME.1, NAME.min(canvas.width() / 4));
        for (place, y) in places.into_iter().zip(1..) {
            self.draw_band_row(place, y, name, canvas);
        }
    }

    /// `  Kontanthjælp    ████████▒·····│·········  1.945   mål 1.720   ■ bagud`: in a narrow window the bar shrinks, then
    /// the light keeps its sign only; figure and target stay whole.
    fn draw_band_row(&self, place: usize, y: u16, name: u16, canvas: &mut Canvas<'_>) {
        let Some(aim) = self.aim(place) else { return };
        let (lang, w) = (self.lang, canvas.width());
        let light = if w >= 70 { LIGHT } else { 2 };
        let light_at = w.saturating_sub(light);
        self.draw_cursor(place, aim, name, y, canvas);
        canvas.text(light_at, y, light, &gauge_view::light_in(aim.gauge.light, light, lang), Role::Text);
        let gap = if w >= 70 { 3 } else { 1 };
        let target_end = light_at.saturating_sub(gap);
        canvas.right(target_end, y, &gauge_view::target(aim, lang), Role::Text);
        let word = u16::try_from(width(&text::head_target(lang))).unwrap_or_default();
        let target_at = target_end.saturating_sub(word + 6);
        canvas.text(target_at, y, word, &text::head_target(lang), Role::Text);
        let value_end = target_at.saturating_sub(gap);
        let left = canvas.right(value_end, y, &self.value(aim), Role::Text);
        let bar = 2 + name + 1;
        let cells = left.saturating_sub(2).min(value_end.saturating_sub(VALUE)).saturating_sub(bar);
        gauge_view::draw_bar(&aim.gauge, bar, y, cells, canvas);
    }

    /// The cursor, the mark, the name, and whether it has moved since the committee last met.
    fn draw_cursor(&self, place: usize, aim: &Aim, name: u16, y: u16, canvas: &mut Canvas<'_>) {
        frame::draw_row_signs(&self.pane.pile, place, self.focused, y, canvas);
        let has_moved = self.has_moved(aim);
        let x = canvas.text(2, y, name.saturating_sub(if has_moved { 2 } else { 0 }), aim.name(), Role::Text);
        if has_moved {
            canvas.sign(x + 1, y, '∆', Role::Text);
        }
    }

    /// Whether it has moved since the committee last met; a new figure alone is no news.
    fn has_moved(&self, aim: &Aim) -> bool {
        standing::moved(self.board, aim).is_some_and(|moved| moved != Moved::NewFigure)
    }

    /// The name with its sign, as wide as it is drawn.
    fn name_with_sign(&self, aim: &Aim) -> String {
        if self.has_moved(aim) { format!("{} ∆", aim.name()) } else { aim.name().to_owned() }
    }

    /// The newest figure; with its unit where the other rows count something else.
    fn value(&self, aim: &Aim) -> String {
        let is_alike = self.typical.is_none_or(|typical| standing::are_alike(typical, aim));
        let said = if is_alike { gauge_view::value } else { gauge_view::value_with_unit };
        said(aim, self.lang)
    }
}

/// What a target counts, for the head of a column.
pub(super) fn counted(aim: &Aim, lang: Lang) -> String {
    let indicator = |name| aim.indicator.as_ref().map(|i| i.text(name)).unwrap_or_default();
    match standing::is_relative(aim) {
        true => text::difference_in(lang, indicator("unit")),
        false => indicator("title").to_owned(),
    }
}

/// The cells that the longest name needs.
pub(super) fn name_cells<'a>(names: impl Iterator<Item = &'a str>, least: u16, most: u16) -> u16 {
    let longest = names.map(width).max().unwrap_or_default();
    u16::try_from(longest).unwrap_or(most).clamp(least.min(most), most)
}
