//! Judges a target: the newest figure against the plan, by a rule, on a day.

use chrono::NaiveDate;

use super::super::choice::{Light, Missing, TargetKind};
use super::super::period::{Grain, Period};
use super::figure::{Figure, Series};
use super::gauge::{Because, Check, Gauge, Pace, Reading, Standing};
use super::goal::{Goal, Override, Rule};
use super::plan::Plan;

/// Over how many months the pace is taken, where the figures come at least that often.
const PACE_MONTHS: i32 = 6;

/// Judges a goal on a day. A goal of a year that is over is judged by what is known of that year.
///
/// `comparison` are the figures that a relative goal is compared with; other goals do not look at them.
pub fn judge(
    goal: &Goal,
    series: &Series,
    comparison: Option<&Series>,
    rule: Rule,
    today: NaiveDate,
    set: Option<&Override>,
) -> Gauge {
    let all = judged(goal, series, comparison);
    let plan = Plan::of(goal, &all);
    let known = Period::december(goal.year).map_or_else(Series::default, |last| all.until(last));
    let case = Case { goal, plan: plan.as_ref(), known: &known, comparison, rule, today };
    let (because, check) = case.reasons();
    let light = match &check {
        Check::Alone { .. } => Light::AtRisk,
        _ => because.light(),
    };
    let (because, light) = match set.filter(|set| set.holds(today)) {
        Some(set) => (set_by(set, light), set.light),
        None => (because, light),
    };
    let reading = known.newest().map(|(period, figure)| case.reading(period, figure, series));
    let standing = reading.and_then(|r| case.standing(r.period, r.value?));
    let pace = standing.map_or_else(Pace::default, |s| Pace::of(goal, &s, speed(&known, s.period)));
    let year_ago = reading.and_then(|r| all.value(r.period.a_year_before()));
    Gauge { goal: goal.clone(), rule, light, because, check, reading, plan, standing, pace, year_ago }
}

/// The figures that a goal judges: the series itself, or its distances from the comparison.
pub fn judged(goal: &Goal, series: &Series, comparison: Option<&Series>) -> Series {
    match (goal.kind, comparison) {
        (TargetKind::Relative, Some(comparison)) => series.minus(comparison),
        (TargetKind::Relative, None) => Series::default(),
        _ => series.clone(),
    }
}

/// A period beside its plan, as a table shows it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Month {
    /// The period.
    pub period: Period,
    /// What is known of it.
    pub figure: Option<Figure>,
    /// The plan.
    pub plan: Option<f64>,
    /// The figure less the plan.
    pub difference: Option<f64>,
}

/// The `count` periods that end with the newest, each beside its plan; `figures` are those that are [`judged`].
pub fn months(gauge: &Gauge, figures: &Series, count: usize) -> Vec<Month> {
    let Some(newest) = gauge.reading.map(|r| r.period) else { return Vec::new() };
    let unit = &gauge.goal.unit;
    let beside = |(period, figure): (Period, Option<&Figure>)| {
        let plan = gauge.plan.as_ref().and_then(|p| p.at(period.number())).map(|p| unit.shown(p));
        let value = figure.and_then(|f| f.value).map(|v| unit.shown(v));
        let difference = value.zip(plan).map(|(value, plan)| unit.shown(value - plan));
        Month { period, figure: figure.copied(), plan, difference }
    };
    figures.window(newest, count).into_iter().map(beside).collect()
}

fn set_by(set: &Override, computed: Light) -> Because {
    Because::Set { reason: set.reason.clone(), until: set.until, computed }
}

/// How far a figure has moved a month since six months before, or since the year before where it comes yearly.
fn speed(figures: &Series, now: Period) -> Option<f64> {
    let months = if now.grain() == Grain::Year { 12 } else { PACE_MONTHS };
    let moved = figures.value(now)? - figures.value(now.shifted(-months))?;
    Some(moved / f64::from(months))
}

/// All that a judgement looks at.
struct Case<'a> {
    goal: &'a Goal,
    plan: Option<&'a Plan>,
    /// The figures that are judged, until the goal's year ends.
    known: &'a Series,
    comparison: Option<&'a Series>,
    rule: Rule,
    today: NaiveDate,
}

impl Case<'_> {
    fn reasons(&self) -> (Because, Check) {
        let newest = match self.newest() {
            Ok(newest) => newest,
            Err(why) => return (why, Check::Final),
        };
        match self.known.get(newest.period) {
            Some(figure) if figure.provisional => self.checked(newest),
            _ => (Because::of(newest), Check::Final),
        }
    }

    /// The newest figure against the plan, or why it cannot be judged; the first reason counts.
    fn newest(&self) -> Result<Standing, Because> {
        if self.goal.value.is_none() {
            return Err(Because::NoValue);
        }
        let Some((period, figure)) = self.known.newest() else {
            return Err(self.nothing_known());
        };
        let value =
            figure.value.ok_or(Because::Missing(period, figure.missing.unwrap_or(Missing::Absent)))?;
        let standing = self.standing(period, value).ok_or(Because::NoBaseline)?;
        match self.is_too_old(period) {
            true => Err(Because::TooOld { period, age: self.age(period), limit: self.limit(period) }),
            false => Ok(standing),
        }
    }

    fn nothing_known(&self) -> Because {
        match (self.goal.kind, self.comparison) {
            (TargetKind::Relative, None) => Because::NoComparison,
            _ => Because::NoFigure,
        }
    }

    /// A provisional figure beside the newest final one.
    fn checked(&self, newest: Standing) -> (Because, Check) {
        let alone = Because::of(newest);
        let light = alone.light();
        let settled = self.known.newest_final().filter(|(period, _)| !self.is_too_old(*period));
        let Some(settled) = settled.and_then(|(period, figure)| self.standing(period, figure.value?)) else {
            return (alone, Check::Alone { newest: light });
        };
        let because = Because::of(settled);
        match because.light() == light {
            true => (alone, Check::Agrees(settled.period)),
            false => (because, Check::Differs { decided_by: settled.period, newest: light }),
        }
    }

    fn standing(&self, period: Period, value: f64) -> Option<Standing> {
        let compared = self.compared(period).unwrap_or_default();
        Some(Standing::of(self.goal, self.plan?, self.rule, period, value, compared))
    }

    fn compared(&self, period: Period) -> Option<f64> {
        let is_relative = self.goal.kind == TargetKind::Relative;
        self.comparison.filter(|_| is_relative)?.value(period)
    }

    fn reading(&self, period: Period, figure: &Figure, series: &Series) -> Reading {
        Reading {
            period,
            value: figure.value,
            missing: figure.missing,
            provisional: figure.provisional,
            former: figure.former,
            age_months: self.age(period),
            actual: series.value(period),
            compared: self.compared(period),
        }
    }

    fn age(&self, period: Period) -> i32 {
        Period::month_of(self.today).months_since(period)
    }

    /// A year that is over gets no new figures: its figures age until it ends.
    fn is_too_old(&self, period: Period) -> bool {
        let year_end = Period::december(self.goal.year).map_or(i32::MAX, |end| end.months_since(period));
        self.age(period).min(year_end) > self.limit(period)
    }

    fn limit(&self, period: Period) -> i32 {
        let between = self.known.rhythm().unwrap_or(period.grain().step());
        i32::try_from(self.rule.oldest_months).unwrap_or(i32::MAX).saturating_add(between - 1)
    }
}
