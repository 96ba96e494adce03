//! What a screen shows of one target: every number, computed once.

use chrono::NaiveDate;

use super::super::choice::{Light, Missing};
use super::super::period::Period;
use super::goal::{Goal, Rule};
use super::plan::Plan;
use super::unit::Unit;

/// What is lost in computing with shares.
const ROUNDING: f64 = 1e-9;

/// One target, judged. Differences are figure minus plan, or figure minus target, whichever way is better.
#[derive(Clone, Debug, PartialEq)]
pub struct Gauge {
    /// What is asked.
    pub goal: Goal,
    /// By which rule it was judged.
    pub rule: Rule,
    /// The light.
    pub light: Light,
    /// Why it is so.
    pub because: Because,
    /// What the newest figure has to say, where it is provisional.
    pub check: Check,
    /// The newest period of the goal's year or before, of which something is known.
    pub reading: Option<Reading>,
    /// The planned way; `None` where the goal has no value or no baseline.
    pub plan: Option<Plan>,
    /// The newest figure against the plan; `None` where one of them is missing.
    pub standing: Option<Standing>,
    /// How fast it moves.
    pub pace: Pace,
    /// The figure a year before the newest.
    pub year_ago: Option<f64>,
}

/// The newest that is known. Of a relative goal `value` is the distance from the comparison.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reading {
    /// Of which period.
    pub period: Period,
    /// The figure that is judged.
    pub value: Option<f64>,
    /// Why there is none.
    pub missing: Option<Missing>,
    /// Whether it may still be revised.
    pub provisional: bool,
    /// What it was before the last revision.
    pub former: Option<f64>,
    /// How many months lie between the end of its period and today.
    pub age_months: i32,
    /// The indicator's own figure: `value`, save in a relative goal.
    pub actual: Option<f64>,
    /// The comparison's figure of the same period, of a relative goal.
    pub compared: Option<f64>,
}

/// A figure against the plan, in the unit of the goal.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Standing {
    /// Of which period.
    pub period: Period,
    /// The figure.
    pub value: f64,
    /// Where the plan stands then.
    pub plan_now: f64,
    /// The figure less the plan.
    pub deviation: f64,
    /// By how much it is worse than the plan; negative where it is better.
    pub worse_by: f64,
    /// How much worse it may be and still be watched only.
    pub margin: Margin,
    /// The figure less the target.
    pub over_target: f64,
    /// Whether the target is reached.
    pub reached: bool,
    /// Whether it is further from the target than at the baseline.
    pub wrong_way: bool,
    /// How far it has come on the way from the baseline (0) to the target (1); below 0 and above 1 too.
    pub done: f64,
    /// Where the plan stands on the same way.
    pub plan_share: f64,
    /// The figure less the baseline.
    pub since_baseline: f64,
}

/// How much worse than the plan a figure may be, and what that is a share of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Margin {
    /// The margin itself.
    pub width: f64,
    /// Its share.
    pub share: f64,
    /// What it is a share of, without a sign: the planned change, or the target.
    pub of: f64,
    /// Whether that is the planned change.
    pub of_change: bool,
}

/// How fast a figure moves, in its unit a month.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Pace {
    /// Over the last six months, a year for yearly figures; `None` where the figure of then is missing.
    pub per_month: Option<f64>,
    /// What is needed until the December of the goal's year; `None` when that has come.
    pub required: Option<f64>,
    /// The figure of that December if the pace goes on.
    pub landing: Option<f64>,
    /// The landing less the target.
    pub over_target: Option<f64>,
}

/// Why a light is as it is.
#[derive(Clone, Debug, PartialEq)]
pub enum Because {
    /// Somebody has set it.
    Set {
        /// Why.
        reason: String,
        /// The last day on which it holds.
        until: NaiveDate,
        /// What the figures alone would say.
        computed: Light,
    },
    /// The target has no value.
    NoValue,
    /// Nobody knows where it starts.
    NoBaseline,
    /// There is no figure.
    NoFigure,
    /// A relative goal has nothing to be compared with.
    NoComparison,
    /// The newest period has none, and somebody said why.
    Missing(Period, Missing),
    /// The newest figure is too old.
    TooOld {
        /// Of which period it is.
        period: Period,
        /// How old it is, in months.
        age: i32,
        /// How old it may be.
        limit: i32,
    },
    /// The target is reached.
    Reached(Standing),
    /// On the line of the plan, or on the better side of it.
    OnLine(Standing),
    /// Worse than the plan, but by no more than the margin.
    Within(Standing),
    /// Worse than the plan by more than the margin.
    Beyond(Standing),
}

/// What a provisional figure has to say: it turns no light green or red alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Check {
    /// The newest figure is final, or there is none.
    Final,
    /// The newest final figure, of this period, gives the same light.
    Agrees(Period),
    /// The light is that of the newest final figure; the provisional one would give another.
    Differs {
        /// The period that decides.
        decided_by: Period,
        /// What the newest would say.
        newest: Light,
    },
    /// There are only provisional figures.
    Alone {
        /// What the newest would say.
        newest: Light,
    },
}

impl Standing {
    /// A figure against its plan; `compared` is the comparison's figure in a relative goal, else 0.
    pub(super) fn of(
        goal: &Goal,
        plan: &Plan,
        rule: Rule,
        period: Period,
        value: f64,
        compared: f64,
    ) -> Standing {
        let shown = |value: f64| goal.unit.shown(value);
        let value = shown(value);
        let (baseline, target) = (shown(plan.baseline), shown(plan.target));
        let planned = plan.at(period.number()).unwrap_or(plan.baseline);
        let plan_now = shown(planned);
        let deviation = shown(value - plan_now);
        let worse = |than: f64| goal.direction.worse_by(shown(value - than));
        let reached = worse(target) <= 0.0;
        let change = target - baseline;
        let done = match plan.goes(goal.direction) {
            true => (value - baseline) / change,
            false => f64::from(u8::from(reached)),
        };
        Standing {
            period,
            value,
            plan_now,
            deviation,
            worse_by: goal.direction.worse_by(deviation),
            margin: Margin::of(rule, shown(change).abs(), shown(compared + target).abs()),
            over_target: shown(value - target),
            reached,
            wrong_way: !reached && worse(baseline) > 0.0,
            done,
            plan_share: plan.share(planned, period),
            since_baseline: shown(value - baseline),
        }
    }
}

impl Margin {
    fn of(rule: Rule, change: f64, target: f64) -> Margin {
        let of_change = change > 0.0;
        let (share, of) =
            if of_change { (rule.share_of_change, change) } else { (rule.share_of_target, target) };
        Margin { width: share * of, share, of, of_change }
    }

    /// Whether a figure that is so much worse than the plan is to be watched only. A margin of exactly that width holds.
    fn holds(&self, worse_by: f64) -> bool {
        worse_by <= self.width + self.of * ROUNDING
    }
}

impl Pace {
    /// The pace and where it leads, of a figure that moves by `per_month`.
    pub(super) fn of(goal: &Goal, standing: &Standing, per_month: Option<f64>) -> Pace {
        let months_left = Period::december(goal.year).map_or(0, |end| end.months_since(standing.period));
        let left = f64::from(months_left.max(0));
        let landing = per_month.map(|pace| goal.unit.shown(standing.value + pace * left));
        let target = standing.value - standing.over_target;
        Pace {
            per_month,
            required: (left > 0.0).then(|| -standing.over_target / left),
            landing,
            over_target: landing.map(|landing| goal.unit.shown(landing - target)),
        }
    }
}

impl Because {
    /// The rule: the first that holds counts.
    pub(super) fn of(standing: Standing) -> Because {
        match standing {
            s if s.reached => Because::Reached(s),
            s if s.worse_by <= 0.0 => Because::OnLine(s),
            s if s.margin.holds(s.worse_by) => Because::Within(s),
            s => Because::Beyond(s),
        }
    }

    /// The light that it gives by itself.
    pub(super) fn light(&self) -> Light {
        match self {
            Because::Reached(_) | Because::OnLine(_) => Light::OnTrack,
            Because::Within(_) => Light::AtRisk,
            Because::Beyond(_) => Light::Behind,
            _ => Light::Unknown,
        }
    }
}

impl Gauge {
    /// How many people the target is away; negative where it is passed. A percentage needs the number of people that it
    /// is of; what is not counted in people has no such gap.
    pub fn gap_in_persons(&self, population: Option<f64>) -> Option<f64> {
        let over = self.standing?.over_target;
        match &self.goal.unit {
            Unit::Percent | Unit::Points => Some(gap_in_persons(over, population?)),
            unit => unit.is_people().then_some(over),
        }
    }
}

/// How many people so many percentage points of a population are, rounded to whole ones.
pub fn gap_in_persons(points: f64, population: f64) -> f64 {
    (points * population / 100.0).round()
}
