//! One target: its light and why, its chart, what stands beside it, and its last six periods.

use crate::domain::board::{Aim, Board};
use crate::domain::dateform;
use crate::domain::target::{Because, Gauge, Headline, headline, headline_short, sentence, sentence_short};
use crate::domain::words;
use crate::msg::action::Action;
use crate::text::{self, Lang};
use crate::ui::canvas::Canvas;
use crate::ui::chart;
use crate::ui::theme::Role;
use crate::ui::wrap::{width, wrap};

use super::super::desk::{Desk, Note};
use super::super::{frame, said};
use super::months_view::{PERIODS, Table};
use super::{Targets, aside_view, gauge_view, picture};

/// From this size on there is room for everything.
const ROOMY: (u16, u16) = (110, 32);
/// How wide the part beside the chart is, where there is room and where not.
const BESIDE: (u16, u16) = (36, 22);
/// From this width on something stands beside the chart.
const PARTED: u16 = 72;
/// From this height on there is a table.
const TABLE: u16 = 20;
/// The least cells and rows in which a chart says something.
const CHART: (u16, u16) = (24, 7);

/// One target as it is drawn.
struct Detail<'a> {
    pane: &'a Targets,
    board: &'a Board,
    aim: &'a Aim,
    /// The gauge as it is, or as it would be.
    gauge: Gauge,
    desk: &'a Desk,
    lang: Lang,
}

/// Draws the target under the cursor over the whole screen.
pub fn draw(pane: &Targets, desk: &Desk, canvas: &mut Canvas<'_>) {
    let Some(board) = desk.board.as_deref() else { return frame::draw_top(Action::Pane2, "", desk, canvas) };
    let Some(aim) = pane.aim(board) else {
        frame::draw_top(Action::Pane2, "", desk, canvas);
        return super::home_view::draw_empty(pane, board, desk, 4, canvas);
    };
    let detail = Detail { pane, board, aim, gauge: pane.gauge(aim), desk, lang: desk.lang };
    if canvas.width() >= ROOMY.0 && canvas.height() >= ROOMY.1 {
        detail.draw_roomy(canvas);
    } else {
        detail.draw_narrow(canvas);
    }
}

impl Detail<'_> {
    fn draw_roomy(&self, canvas: &mut Canvas<'_>) {
        let (w, h) = (canvas.width(), canvas.height());
        self.draw_title(canvas);
        self.draw_source(canvas);
        canvas.rule(2, &[]);
        self.draw_headline(&headline(&self.gauge, self.lang), 4, 5, canvas);
        self.draw_reason(canvas);
        let bottom = h.saturating_sub(10);
        let left = w.saturating_sub(BESIDE.0);
        canvas.rule(7, &[(left, '┬')]);
        canvas.column(left, 8, bottom);
        self.draw_chart(true, &mut canvas.part(0, 8, left, bottom.saturating_sub(8)));
        let beside = aside_view::long(self.aim, &self.gauge, self.board, self.desk);
        aside_view::draw(beside, 3, &mut canvas.part(left + 1, 8, BESIDE.0 - 1, bottom.saturating_sub(8)));
        canvas.rule(bottom, &[(left, '┴')]);
        self.draw_table(true, &mut canvas.part(0, bottom + 1, w, 6));
        canvas.rule(h.saturating_sub(3), &[]);
    }

    fn draw_narrow(&self, canvas: &mut Canvas<'_>) {
        let (w, h) = (canvas.width(), canvas.height());
        self.draw_title(canvas);
        canvas.rule(1, &[]);
        self.draw_headline(&headline_short(&self.gauge, self.lang), 2, 3, canvas);
        let reasons = wrap(&self.reason(false), usize::from(w.saturating_sub(4)));
        // Where one has to choose, the reason is more than the chart.
        let lines = if w < PARTED { 3 } else { 2 };
        for (line, y) in reasons.iter().take(lines).zip(3..) {
            canvas.text(2, y, w.saturating_sub(3), line, Role::Text);
        }
        let top = 3 + u16::try_from(reasons.len().clamp(1, lines)).unwrap_or(1);
        let table = if h >= TABLE { 5 } else { 0 };
        let bottom = h.saturating_sub(2 + table);
        let left = if w >= PARTED { w.saturating_sub(BESIDE.1) } else { w };
        let joint = |sign| if left < w { vec![(left, sign)] } else { Vec::new() };
        canvas.rule(top, &joint('┬'));
        self.draw_middle(top + 1, bottom, left, canvas);
        if table > 0 {
            canvas.rule(bottom, &joint('┴'));
            // The message row is the remark's as long as nothing is said or asked there.
            let is_free = self.desk.note == Note::Nothing && !self.pane.verbs.is_typing();
            let rows = if is_free { 5 } else { 4 };
            self.draw_table(false, &mut canvas.part(0, bottom + 1, w, rows));
        }
    }

    /// The chart and what stands beside it; without room for both what says most.
    fn draw_middle(&self, top: u16, bottom: u16, left: u16, canvas: &mut Canvas<'_>) {
        let (w, rows) = (canvas.width(), bottom.saturating_sub(top));
        let beside = aside_view::short(self.aim, &self.gauge, self.lang);
        let has_chart = left >= CHART.0 && rows >= CHART.1;
        if has_chart {
            self.draw_chart(false, &mut canvas.part(0, top, left, rows));
        }
        if left < w {
            canvas.column(left, top, bottom);
            aside_view::draw(beside, 1, &mut canvas.part(left + 1, top, w - left - 1, rows));
        } else if !has_chart {
            aside_view::draw(beside, 1, &mut canvas.part(1, top, w.saturating_sub(2).min(40), rows));
        }
    }

    /// `Mål › Kontanthjælp › 2020`, and at the right the day, or where there is little room unit and newest figure.
    fn draw_title(&self, canvas: &mut Canvas<'_>) {
        let (lang, w) = (self.lang, canvas.width());
        let pane = Action::Pane2.verb().word.of(lang);
        let mut title = format!("{pane} › {} › {}", self.aim.name(), self.gauge.goal.year);
        if self.pane.trial.is_some() {
            title = format!("{title} › {} · {}", text::no_light_if(lang), text::nothing_is_saved(lang));
        }
        let x = canvas.text(1, 0, w.saturating_sub(2), &title, Role::Strong);
        let known = self.desk.as_of.map(|day| text::as_known(lang, &dateform::plain(day, lang)));
        let (right, role) = match (known, w >= ROOMY.0) {
            (Some(known), _) => (known, Role::Alert),
            (None, true) => (frame::day_line(self.desk), Role::Text),
            (None, false) => (self.unit_and_age(), Role::Text),
        };
        if usize::from(x) + width(&right) + 2 <= usize::from(w) {
            canvas.right(w.saturating_sub(1), 0, &right, role);
        }
    }

    /// `fuldtidspersoner · tal til feb. 2020`
    fn unit_and_age(&self) -> String {
        let unit = self.indicator("unit");
        let newest =
            self.gauge.reading.map(|reading| gauge_view::short_with_year(reading.period, 0, self.lang));
        let newest = newest.map(|period| text::figures_until(self.lang, &period));
        [Some(unit.to_owned()), newest].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    /// `Fuldtidspersoner · eksempeltal, som Y60A02 · tal til februar 2020`, and from which day one can see it.
    fn draw_source(&self, canvas: &mut Canvas<'_>) {
        let lang = self.lang;
        let source = self.aim.record.get("source").unwrap_or_else(|| self.indicator("source"));
        let newest = self.gauge.reading.map(|r| text::figures_until(lang, &gauge_view::long(r.period, lang)));
        let title = self.indicator("title");
        let parts = [Some(title.to_owned()), Some(source.to_owned()), newest];
        let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
        let w = canvas.width();
        let x = canvas.text(1, 1, w.saturating_sub(2), &parts.join(" · "), Role::Text);
        let Some(since) = self.board.since_committee.as_ref() else { return };
        let day = text::see_known_on(lang, &self.desk.key(Action::Time), &day_and_month(since.day, lang));
        if usize::from(x) + width(&day) + 2 <= usize::from(w) {
            canvas.right(w.saturating_sub(1), 1, &day, Role::Dim);
        }
    }

    fn indicator(&self, field: &str) -> &str {
        self.aim.indicator.as_ref().map(|i| i.text(field)).unwrap_or_default()
    }

    /// `■ BAGUD     1.945 i februar (foreløbigt tal)     83 flere end planlagt     225 over årets mål på 1.720`
    fn draw_headline(&self, said: &Headline, y: u16, gap: u16, canvas: &mut Canvas<'_>) {
        let light = gauge_view::light(self.gauge.light, self.lang).to_uppercase();
        let role = gauge_view::role(self.gauge.light);
        let w = canvas.width();
        let parts = [Some(&light), Some(&said.value), said.plan.as_ref(), said.target.as_ref()];
        let all: usize = parts.into_iter().flatten().map(|part| width(part) + usize::from(gap)).sum();
        let gap = if all > usize::from(w) { 3 } else { gap };
        let mut x = canvas.text(2, y, w.saturating_sub(3), &light, role) + gap;
        let (value, rest) = said.value.split_once(' ').unwrap_or((&said.value, ""));
        x = canvas.text(x, y, w.saturating_sub(x + 1), value, Role::Strong);
        x = canvas.text(x + 1, y, w.saturating_sub(x + 2), rest, Role::Text);
        for part in [&said.plan, &said.target].into_iter().flatten() {
            if usize::from(x + gap) + width(part) < usize::from(w) {
                x = canvas.text(x + gap, y, w, part, Role::Text);
            }
        }
    }

    /// Why, in the two rows above the chart; what is supposed stands there instead.
    fn draw_reason(&self, canvas: &mut Canvas<'_>) {
        let w = canvas.width();
        let lines = wrap(&self.reason(true), usize::from(w.saturating_sub(4)));
        let top = if lines.len() > 1 { 5 } else { 6 };
        for (line, y) in lines.iter().take(2).zip(top..) {
            canvas.text(2, y, w.saturating_sub(3), line, Role::Text);
        }
    }

    fn reason(&self, is_long: bool) -> String {
        if let Some(trial) = self.pane.trial {
            return trial.said(&self.aim.gauge, self.lang).join(if is_long { "     " } else { " · " });
        }
        let said =
            if is_long { sentence(&self.gauge, self.lang) } else { sentence_short(&self.gauge, self.lang) };
        match (&self.gauge.because, &self.aim.light_set_by) {
            (Because::Set { computed, .. }, Some((who, at))) => {
                let day = dateform::day(said::local(*at).date_naive(), self.lang);
                let by = text::light_set_by(self.lang, who, &day);
                let computed = text::figures_say(self.lang, words::light(*computed).of(self.lang));
                if is_long { format!("{said} ({by})") } else { format!("{said} ({by}; {computed})") }
            }
            _ => said,
        }
    }

    fn draw_chart(&self, roomy: bool, canvas: &mut Canvas<'_>) {
        let chart = picture::chart(self.aim, &self.gauge, self.pane.month, roomy, self.lang);
        let number = |value| gauge_view::number(self.aim, value, self.lang);
        chart::draw(&chart, &number, canvas);
    }

    fn draw_table(&self, roomy: bool, canvas: &mut Canvas<'_>) {
        let all = self.pane.months(self.aim, super::REACH);
        let chosen = self.pane.month;
        let newest = all.len().saturating_sub(PERIODS);
        // The window goes back only as far as the cursor does.
        let from = all.iter().position(|month| Some(month.period) == chosen).unwrap_or(newest).min(newest);
        let end = (from + PERIODS).min(all.len());
        let months = all.get(from..end).unwrap_or_default();
        Table { aim: self.aim, gauge: &self.aim.gauge, months, chosen, roomy, lang: self.lang }.draw(canvas);
    }
}

/// `30. marts`, `30 March`
fn day_and_month(day: chrono::NaiveDate, lang: Lang) -> String {
    use chrono::Datelike;
    let month = dateform::month(day.month(), lang);
    match lang {
        Lang::Da => format!("{}. {month}", day.day()),
        Lang::En => format!("{} {month}", day.day()),
    }
}
