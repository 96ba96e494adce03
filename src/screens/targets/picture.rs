//! The chart of a target: its plan, its figures, and where it ends if it goes on like this.

use std::collections::BTreeSet;

use crate::domain::board::Aim;
use crate::domain::choice::TargetKind;
use crate::domain::dateform;
use crate::domain::period::Period;
use crate::domain::target::{Figure, Gauge, Plan, Series};
use crate::text::{self, Lang};
use crate::ui::chart::{Chart, End, Mark, Point};

/// The months of a chart, at most.
const MONTHS: i32 = 48;

/// What a chart is made of.
pub(in crate::screens) struct Pictured<'a> {
    /// What the figures come to.
    pub gauge: &'a Gauge,
    /// The figures that are judged.
    pub figures: &'a Series,
    /// The periods that something was said of.
    pub remarked: BTreeSet<Period>,
    /// Whether one of its own figures was revised.
    pub is_revised: bool,
}

/// The chart of a target; the gauge may be one that is only supposed.
pub(super) fn chart(aim: &Aim, gauge: &Gauge, chosen: Option<Period>, roomy: bool, lang: Lang) -> Chart {
    let figures = aim.judged();
    let remarked = aim.remarks.keys().copied().collect();
    let is_revised = aim.series.iter().any(|(_, figure)| figure.former.is_some());
    picture(&Pictured { gauge, figures: &figures, remarked, is_revised }, chosen, roomy, lang)
}

/// The chart of what is given.
pub(in crate::screens) fn picture(
    shown: &Pictured<'_>,
    chosen: Option<Period>,
    roomy: bool,
    lang: Lang,
) -> Chart {
    let gauge = shown.gauge;
    let Some(axis) = Axis::of(gauge) else { return Chart::default() };
    let figures = figures(shown, &axis);
    let points: Vec<Point> = figures.into_iter().chain(continued(gauge, &axis)).collect();
    let plan = gauge.plan.as_ref();
    Chart {
        first: axis.first(),
        months: axis.months,
        // After the December of its year the plan of a target goes on level, whatever later years ask for.
        line: (axis.from - 1..=axis.last() + 1).map(|month| plan?.at(month.min(axis.last()))).collect(),
        legend: legend(shown.is_revised, &points, plan, roomy, lang),
        points,
        ends: ends(gauge, lang),
        least: 10_f64.powi(-i32::try_from(gauge.goal.unit.decimals()).unwrap_or_default()),
        falls: plan.is_none_or(|plan| plan.change <= 0.0),
        chosen: chosen.and_then(|period| axis.place(period.number())),
        names: (1..=12).map(|month| dateform::month_short(month, lang)).collect(),
        roomy,
    }
}

/// The months of a chart: from the January after the baseline, or of its year, to the December of the goal's year.
struct Axis {
    /// The first month, counted as [`Period::number`].
    from: i32,
    months: usize,
}

impl Axis {
    fn of(gauge: &Gauge) -> Option<Axis> {
        let last = Period::december(gauge.goal.year)?.number();
        let starts = gauge.plan.as_ref().map_or(last - 12, |plan| plan.from.number());
        let from = ((starts + 1).div_euclid(12) * 12).max(last - MONTHS + 1);
        Some(Axis { from, months: usize::try_from(last - from + 1).ok()? })
    }

    fn first(&self) -> (i32, u32) {
        (self.from.div_euclid(12), self.from.rem_euclid(12).unsigned_abs() + 1)
    }

    fn last(&self) -> i32 {
        self.from + i32::try_from(self.months).unwrap_or_default() - 1
    }

    fn place(&self, month: i32) -> Option<usize> {
        usize::try_from(month - self.from).ok().filter(|place| *place < self.months)
    }
}

/// The figures that are judged. The newest is where the gauge has it; what was revised or remarked on is noted.
fn figures(shown: &Pictured<'_>, axis: &Axis) -> Vec<Point> {
    let gauge = shown.gauge;
    let newest = gauge.reading.map(|reading| reading.period);
    let point = |(period, figure): (Period, &Figure)| {
        let supposed = gauge.reading.filter(|reading| reading.period == period).and_then(|r| r.value);
        let is_provisional = figure.provisional && Some(period) >= newest;
        Some(Point {
            month: axis.place(period.number())?,
            value: supposed.or(figure.value)?,
            mark: if is_provisional { Mark::Provisional } else { Mark::Settled },
            noted: figure.former.is_some() || shown.remarked.contains(&period),
        })
    };
    shown.figures.iter().filter_map(point).collect()
}

/// Where it goes month by month if the pace stays.
fn continued(gauge: &Gauge, axis: &Axis) -> Vec<Point> {
    let (Some(now), Some(pace)) = (gauge.standing, gauge.pace.per_month) else { return Vec::new() };
    let point = |month: i32| {
        let value = now.value + pace * f64::from(month - now.period.number());
        Some(Point { month: axis.place(month)?, value, mark: Mark::Continued, noted: false })
    };
    (now.period.number() + 1..=axis.last()).filter_map(point).collect()
}

/// The numbers at the ends of the plan and of the continuation.
fn ends(gauge: &Gauge, lang: Lang) -> Vec<End> {
    let end = |value: f64| End { value, said: number(gauge, value, lang) };
    let target = gauge.plan.as_ref().map(|plan| plan.target);
    let landing = gauge.pace.landing.filter(|_| gauge.pace.required.is_some());
    target.into_iter().chain(landing).map(end).collect()
}

/// A value as the chart writes it: of a relative goal it is a difference.
pub(in crate::screens) fn number(gauge: &Gauge, value: f64, lang: Lang) -> String {
    let unit = &gauge.goal.unit;
    if gauge.goal.kind == TargetKind::Relative { unit.signed(value, lang) } else { unit.plain(value, lang) }
}

fn legend(revised: bool, points: &[Point], plan: Option<&Plan>, roomy: bool, lang: Lang) -> Vec<String> {
    let has = |mark: Mark| points.iter().any(|point| point.mark == mark);
    let goes_on = if roomy { text::chart_goes_on } else { text::chart_goes_on_short };
    let noted = points.iter().any(|point| point.noted);
    [
        has(Mark::Settled).then(|| text::chart_figures(lang)),
        has(Mark::Provisional).then(|| text::chart_provisional(lang)),
        plan.map(|_| text::chart_plan(lang)),
        has(Mark::Continued).then(|| goes_on(lang)),
        revised.then(|| text::chart_revised(lang)),
        (noted && !revised).then(|| text::chart_remarked(lang)),
    ]
    .into_iter()
    .flatten()
    .collect()
}
