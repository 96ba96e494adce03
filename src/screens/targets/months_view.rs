//! The table below the chart of a target: six periods with figure, plan and difference, what was revised, and what
//! somebody has remarked.

use crate::domain::board::Aim;
use crate::domain::dateform;
use crate::domain::period::{Grain, Period};
use crate::domain::target::{Figure, Gauge, Month};
use crate::text::{self, Lang};
use crate::ui::canvas::Canvas;
use crate::ui::theme::Role;

use super::super::said;
use super::gauge_view;

/// How many periods the table has, where there is room.
pub(super) const PERIODS: usize = 6;
/// Where the first column of figures ends, and how many cells the next ones have, where there is room and where not.
const ROOMY: (u16, u16) = (26, 12);
const NARROW: (u16, u16) = (20, 11);

/// A row of figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Row {
    Figure,
    Plan,
    Difference,
    Revised,
}

/// The rows in their order.
const ROWS: [Row; 4] = [Row::Figure, Row::Plan, Row::Difference, Row::Revised];

/// The table of one target.
pub(super) struct Table<'a> {
    /// The target.
    pub aim: &'a Aim,
    /// Its gauge.
    pub gauge: &'a Gauge,
    /// The periods, the newest last.
    pub months: &'a [Month],
    /// The period that the cursor was put on.
    pub chosen: Option<Period>,
    /// Whether there is room for all rows.
    pub roomy: bool,
    /// The language.
    pub lang: Lang,
}

impl Table<'_> {
    /// Draws it.
    pub(super) fn draw(&self, canvas: &mut Canvas<'_>) {
        let columns = self.columns(canvas.width());
        self.draw_head(&columns, canvas);
        let rows = ROWS.into_iter().filter(|row| self.roomy || *row != Row::Difference);
        let last = canvas.height().saturating_sub(1);
        // Without a row of its own only the remark on the chosen period takes that of what was revised.
        let has_row = self.roomy || usize::from(last) >= ROWS.len();
        let remark = self.remark().filter(|_| has_row || self.chosen.is_some());
        for (row, y) in rows.zip(1..) {
            if y == last && remark.is_some() && !self.roomy {
                break;
            }
            canvas.text(2, y, 12, &row.name(self.lang), Role::Dim);
            for (end, month) in &columns {
                canvas.right(*end, y, &self.cell(row, month), Role::Text);
            }
        }
        let Some(remark) = remark else { return };
        canvas.text(2, last, 12, &text::row_remark(self.lang), Role::Dim);
        let x = if self.roomy { 15 } else { 13 };
        canvas.text(x, last, canvas.width().saturating_sub(x + 1), &remark, Role::Text);
    }

    /// The months that have room, the newest last, with where their column ends.
    fn columns(&self, width: u16) -> Vec<(u16, Month)> {
        let (first, cells) = if self.roomy { ROOMY } else { NARROW };
        let fit = (usize::from(width.saturating_sub(first) / cells) + 1).min(PERIODS);
        let shown = self.months.iter().skip(self.months.len().saturating_sub(fit));
        (first..).step_by(usize::from(cells)).zip(shown.copied()).collect()
    }

    fn draw_head(&self, columns: &[(u16, Month)], canvas: &mut Canvas<'_>) {
        let grain = self.months.last().map(|month| month.period.grain());
        let name = match grain {
            Some(Grain::FourQuarters) if self.roomy => text::row_four_quarters(self.lang),
            Some(Grain::FourQuarters) => text::row_four_quarters_short(self.lang),
            Some(Grain::Month) | None if self.roomy => text::row_month(self.lang),
            Some(Grain::Month) | None => String::new(),
            Some(_) => text::row_period(self.lang),
        };
        canvas.text(2, 0, 12, &name, Role::Dim);
        for (end, month) in columns {
            let is_chosen = self.chosen == Some(month.period);
            let role = if is_chosen { Role::Here } else { Role::Dim };
            let x = canvas.right(*end, 0, &head(month.period, self.lang), role);
            if is_chosen {
                canvas.sign(x.saturating_sub(1), 0, '▌', Role::Accent);
            }
        }
        let after = columns.last().map_or(0, |(end, _)| end + 2);
        if let Some(chosen) = self.chosen.filter(|_| self.roomy) {
            self.draw_known(chosen, after, canvas);
        }
    }

    /// The period under the cursor in full, and since when its figure is known.
    fn draw_known(&self, period: Period, x: u16, canvas: &mut Canvas<'_>) {
        let room = canvas.width().saturating_sub(x + 1);
        canvas.text(x, 0, room, &period.words(self.lang), Role::Here);
        if let Some(since) = self.figure_of(period).and_then(|figure| figure.known_since) {
            let said = text::known_since(self.lang, &dateform::day_year(since, self.lang));
            canvas.text(x, 1, room, &said, Role::Text);
        }
    }

    fn figure_of(&self, period: Period) -> Option<Figure> {
        self.months.iter().find(|month| month.period == period)?.figure
    }

    fn cell(&self, row: Row, month: &Month) -> String {
        match row {
            Row::Figure => self.figure(month),
            Row::Plan => month.plan.map_or_else(String::new, |plan| self.number(plan)),
            Row::Difference => {
                month.difference.map_or_else(String::new, |by| self.gauge.goal.unit.signed(by, self.lang))
            }
            Row::Revised => self.revised(month),
        }
    }

    fn figure(&self, month: &Month) -> String {
        let Some(figure) = month.figure else { return gauge_view::missing(None, self.lang) };
        figure
            .value
            .map_or_else(|| gauge_view::missing(figure.missing, self.lang), |value| self.number(value))
    }

    /// What it was before it was revised, else whether it may still be.
    fn revised(&self, month: &Month) -> String {
        let Some(figure) = month.figure else { return String::new() };
        match figure.former {
            Some(former) => text::revised_from(self.lang, &self.number(former)),
            None if !figure.provisional => String::new(),
            None if self.roomy => text::provisional(self.lang),
            None => text::provisional_cut(self.lang),
        }
    }

    fn number(&self, value: f64) -> String {
        gauge_view::number(self.aim, value, self.lang)
    }

    /// The remark on the period under the cursor, or the newest one of the table.
    fn remark(&self) -> Option<String> {
        let newest = || {
            let remarked = |month: &&Month| self.aim.remarks.contains_key(&month.period);
            let newest = self
                .months
                .iter()
                .filter(remarked)
                .max_by_key(|month| self.aim.remarks.get(&month.period).map(|r| r.1));
            newest.map(|month| month.period)
        };
        let period = match self.chosen {
            Some(chosen) => chosen,
            None => newest()?,
        };
        let (who, at, words) = self.aim.remarks.get(&period)?;
        let day = dateform::day(said::local(*at).date_naive(), self.lang);
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        Some(text::remark_of(self.lang, &period.name(self.lang), &words, who, &day))
    }
}

impl Row {
    fn name(self, lang: Lang) -> String {
        match self {
            Row::Figure => text::row_figure(lang),
            Row::Plan => text::row_plan(lang),
            Row::Difference => text::row_difference(lang),
            Row::Revised => text::row_revised(lang),
        }
    }
}

/// The head of a column; other lengths than a month carry their year.
fn head(period: Period, lang: Lang) -> String {
    let short = gauge_view::short(period, lang);
    match period.grain() {
        Grain::Month | Grain::Year => short,
        _ => format!("{short} {:02}", period.year().rem_euclid(100)),
    }
}
