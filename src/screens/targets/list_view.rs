//! The targets of a year as a list that fills the screen, with why the light under the cursor is as it is.

use crate::domain::board::{Aim, Board};
use crate::domain::dateform;
use crate::domain::field::Kind;
use crate::domain::record::Rec;
use crate::domain::target::{sentence, sentence_short};
use crate::msg::action::Action;
use crate::text::{self, Lang};
use crate::ui::canvas::Canvas;
use crate::ui::theme::Role;
use crate::ui::wrap::width;

use super::super::desk::Desk;
use super::super::pile::Row;
use super::super::{frame, said};
use super::standing::{self, Moved};
use super::{Targets, gauge_view, home_view};

/// From this width on there is room for a year ago and for what has moved.
const WIDE: u16 = 110;
/// From this width on there is room for what is counted.
const WIDEST: u16 = 150;

/// Where the columns begin or, of numbers, end.
struct Columns {
    name: u16,
    bar: u16,
    bar_cells: u16,
    value_end: u16,
    target_end: u16,
    year_ago_end: Option<u16>,
    light: u16,
    light_cells: u16,
    age: Option<u16>,
    moved: Option<u16>,
    counted: Option<u16>,
}

impl Columns {
    fn of(shown: &[&Aim], w: u16) -> Columns {
        let name = home_view::name_cells(shown.iter().map(|aim| aim.name()), 16, (w / 5).min(40));
        let mut end = w;
        let mut column = |cells: u16, from: u16| {
            let at = (w >= from).then(|| end.saturating_sub(cells));
            end = at.unwrap_or(end);
            at
        };
        let counted = column(34, WIDEST);
        let moved = column(17, WIDE);
        let age = column(16, 70);
        let light_cells = if w >= WIDE { 20 } else { 17 };
        let light_cells = if w >= 60 { light_cells } else { 2 };
        let light = column(light_cells, 0).unwrap_or_default();
        let year_ago_end = column(9, WIDE).map(|at| at + 7);
        let target_end = end.saturating_sub(2);
        let value_end = target_end.saturating_sub(8);
        // Behind the name `∆` has a cell where what has moved is not told in a column.
        let bar = 2 + name + if moved.is_some() { 1 } else { 2 };
        let bar_cells = value_end.saturating_sub(8).saturating_sub(bar);
        Columns {
            name,
            bar,
            bar_cells,
            value_end,
            target_end,
            year_ago_end,
            light,
            light_cells,
            age,
            moved,
            counted,
        }
    }
}

/// What the rows have in common.
struct List<'a> {
    pane: &'a Targets,
    board: &'a Board,
    /// A target that counts what the numbers without a unit count.
    typical: Option<&'a Aim>,
    columns: Columns,
    lang: Lang,
}

/// Draws the list below the title row.
pub fn draw(pane: &Targets, desk: &Desk, canvas: &mut Canvas<'_>) {
    let Some(board) = desk.board.as_deref() else { return frame::draw_top(Action::Pane2, "", desk, canvas) };
    let shown = pane.shown(board, desk);
    frame::draw_top(Action::Pane2, &years(pane, board, &shown, desk), desk, canvas);
    if shown.is_empty() {
        home_view::draw_empty(pane, board, desk, 4, canvas);
        return draw_foot(pane, board, desk, canvas);
    }
    let columns = Columns::of(&shown, canvas.width());
    let list = List { pane, board, typical: standing::typical(&shown), columns, lang: desk.lang };
    list.draw_head(canvas);
    for (row, y) in pane.pile.view(Targets::rows(desk)).into_iter().zip(4..) {
        match row {
            Row::Heading(light, n) => {
                let said = format!("{} {}", gauge_view::heading(light, desk.lang), said::count(desk.lang, n));
                canvas.text(1, y, canvas.width(), &said, gauge_view::role(light));
            }
            Row::Item(place) => list.draw_row(place, y, canvas),
            Row::More(..) => {}
        }
    }
    draw_foot(pane, board, desk, canvas);
}

/// `2020 · ←→ 2021 2022`, and how many are behind where there is room.
fn years(pane: &Targets, board: &Board, shown: &[&Aim], desk: &Desk) -> String {
    let here = pane.shown_year(board);
    let others: Vec<String> =
        board.years().into_iter().filter(|year| *year != here).map(|year| year.to_string()).collect();
    let mut said = here.to_string();
    if !others.is_empty() {
        said = format!("{said} · {}", text::other_years(desk.lang, "←→", &others.join(" ")));
    }
    let [short, long] = home_view::figures(shown, desk.lang);
    match desk.size.0 {
        ..70 => here.to_string(),
        70..WIDE => said,
        WIDE..WIDEST => format!("{short} · {said}"),
        _ => format!("{long} · {said}"),
    }
}

impl List<'_> {
    fn draw_head(&self, canvas: &mut Canvas<'_>) {
        let List { board, typical, columns, lang, .. } = self;
        let lang = *lang;
        let y = 3;
        let counted = typical.map(|aim| home_view::counted(aim, lang)).unwrap_or_default();
        let cells = columns.value_end.saturating_sub(10);
        canvas.text(2, y, cells, &counted, Role::Dim);
        canvas.right(columns.value_end, y, &text::column_figure(lang), Role::Dim);
        canvas.right(columns.target_end, y, &text::column_target(lang), Role::Dim);
        if let Some(end) = columns.year_ago_end {
            canvas.right(end, y, &text::column_year_ago(lang), Role::Dim);
        }
        if columns.light_cells > 2 {
            canvas.text(columns.light, y, columns.light_cells, &text::column_light(lang), Role::Dim);
        }
        if let Some(x) = columns.age {
            canvas.text(x, y, 14, &text::column_age(lang), Role::Dim);
        }
        if let (Some(x), Some(since)) = (columns.moved, &board.since_committee) {
            canvas.text(x, y, 16, &text::column_since(lang, &dateform::day(since.day, lang)), Role::Dim);
        }
        if let Some(x) = columns.counted {
            canvas.text(x, y, 33, &text::column_counted(lang), Role::Dim);
        }
    }

    fn draw_row(&self, place: usize, y: u16, canvas: &mut Canvas<'_>) {
        let List { pane, board, typical, columns, lang } = self;
        let lang = *lang;
        let Some(id) = pane.pile.ids().get(place) else { return };
        let Some(aim) = board.aim(Rec { kind: Kind::Target, id: *id }) else { return };
        frame::draw_row_signs(&pane.pile, place, true, y, canvas);
        let is_alike =
            columns.counted.is_some() || typical.is_none_or(|typical| standing::are_alike(typical, aim));
        let value =
            if is_alike { gauge_view::value(aim, lang) } else { gauge_view::value_with_unit(aim, lang) };
        let left = canvas.right(columns.value_end, y, &value, Role::Text);
        let name_end = canvas.text(2, y, columns.name.min(left.saturating_sub(4)), aim.name(), Role::Text);
        let cells = columns.bar_cells.min(left.saturating_sub(columns.bar + 2));
        gauge_view::draw_bar(&aim.gauge, columns.bar, y, cells, canvas);
        canvas.right(columns.target_end, y, &gauge_view::target(aim, lang), Role::Text);
        let light = gauge_view::light_in(aim.gauge.light, columns.light_cells, lang);
        canvas.text(columns.light, y, columns.light_cells.max(3) - 1, &light, Role::Text);
        if let (Some(end), Some(then)) = (columns.year_ago_end, gauge_view::year_ago(aim)) {
            canvas.right(end, y, &gauge_view::number(aim, then, lang), Role::Text);
        }
        if let Some(x) = columns.age {
            canvas.text(x, y, 15, &gauge_view::age(aim, lang), Role::Text);
        }
        self.draw_moved(aim, name_end, y, canvas);
        if let Some(x) = columns.counted {
            let counted = aim.indicator.as_ref().map(|i| i.text("title")).unwrap_or_default();
            canvas.text(x, y, 33, counted, Role::Text);
        }
    }

    /// What has moved since the committee last met; without room for it the sign alone, behind the name.
    fn draw_moved(&self, aim: &Aim, name_end: u16, y: u16, canvas: &mut Canvas<'_>) {
        let (columns, lang) = (&self.columns, self.lang);
        let moved = standing::moved(self.board, aim);
        let number = |value| aim.gauge.goal.unit.plain(value, lang);
        let said = match moved {
            None => return,
            Some(Moved::Revised(old, new)) => text::changed_from_to(lang, &number(old), &number(new)),
            Some(Moved::NewFigure) => text::new_figure_since(lang),
            Some(Moved::NewTarget) => text::new_target_since(lang),
            Some(Moved::Target) => text::target_changed_since(lang),
        };
        match columns.moved {
            Some(x) => drop(canvas.text(x, y, 17, &said, Role::Text)),
            None if moved != Some(Moved::NewFigure) => canvas.sign(name_end, y, '∆', Role::Text),
            None => {}
        }
    }
}

/// Why the light under the cursor is as it is; below it what narrows the list.
fn draw_foot(pane: &Targets, board: &Board, desk: &Desk, canvas: &mut Canvas<'_>) {
    let lang = desk.lang;
    let (w, y) = (canvas.width(), canvas.height().saturating_sub(4));
    if let Some(aim) = pane.aim(board) {
        let long = format!("{} · {}", aim.name(), sentence(&aim.gauge, lang));
        let short = format!("{} · {}", aim.name(), sentence_short(&aim.gauge, lang));
        let said = if width(&long) + 2 <= usize::from(w) { long } else { short };
        canvas.text(1, y, w.saturating_sub(2), &said, Role::Text);
    }
    let mut narrowed = Vec::new();
    if pane.pile.marks() > 0 {
        narrowed.push(text::marked(lang, pane.pile.marks()));
    }
    if desk.mine {
        narrowed.push(text::only_mine(lang));
    }
    if !pane.filter.kept().is_empty() {
        narrowed.push(format!("{} {}", text::filter_prompt(lang), pane.filter.kept()));
    }
    canvas.text(1, y + 1, w.saturating_sub(2), &narrowed.join("   "), Role::Strong);
    let below = pane.pile.below(Targets::rows(desk));
    if below > 0 {
        canvas.right(w.saturating_sub(1), y + 1, &format!("▼ {}", said::count(lang, below)), Role::Dim);
    }
}
