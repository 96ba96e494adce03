//! The planned way of a figure: straight from the baseline through the December of each year that has a step.

use super::super::choice::{Direction, TargetKind};
use super::super::period::Period;
use super::figure::Series;
use super::goal::Goal;

/// The planned way. Of a relative goal every number is a distance from the comparison.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// Where it starts.
    pub baseline: f64,
    /// When it starts.
    pub from: Period,
    /// Where it is to be in the December of the goal's year.
    pub target: f64,
    /// The target less the baseline.
    pub change: f64,
    /// Its corners, the first the baseline: the month counted as [`Period::number`], and the value.
    pub corners: Vec<(i32, f64)>,
}

impl Plan {
    /// The plan of a goal whose figures are `judged`. `None` where the goal has no value, or no baseline before the
    /// December of its year.
    pub fn of(goal: &Goal, judged: &Series) -> Option<Plan> {
        let from = goal.starts()?;
        let december = Period::december(goal.year).filter(|december| from.number() < december.number())?;
        let baseline = goal.baseline.or_else(|| judged.final_value_in(from.number()))?;
        let wished = |value: f64| if goal.kind == TargetKind::Change { baseline + value } else { value };
        let target = wished(goal.value?);
        let mut corners = vec![(from.number(), baseline), (december.number(), target)];
        let others = goal.steps.iter().filter(|(year, _)| *year != goal.year);
        corners.extend(others.filter_map(|(year, value)| {
            Some((Period::december(*year)?.number(), wished(*value))).filter(|(at, _)| *at > from.number())
        }));
        corners.sort_by_key(|(at, _)| *at);
        Some(Plan { baseline, from, target, change: target - baseline, corners })
    }

    /// Where the plan stands at a month, counted as [`Period::number`]: level after its last corner, nowhere before its
    /// first.
    pub fn at(&self, month: i32) -> Option<f64> {
        let (before, after) = self.corners.split_at(self.corners.partition_point(|(at, _)| *at <= month));
        let (from, start) = *before.last()?;
        let Some((to, end)) = after.first() else { return Some(start) };
        Some(start + (end - start) * f64::from(month - from) / f64::from(to - from))
    }

    /// How much of the way from the baseline to the target a value is; of the time, where there is no way to go.
    pub(super) fn share(&self, value: f64, period: Period) -> f64 {
        if self.change != 0.0 {
            return (value - self.baseline) / self.change;
        }
        let whole = self.corners.last().map_or(0, |(at, _)| at - self.from.number());
        f64::from(period.months_since(self.from)) / f64::from(whole.max(1))
    }

    /// Whether the target is better than the baseline, so that there is a way to go.
    pub(super) fn goes(&self, direction: Direction) -> bool {
        direction.worse_by(self.change) < 0.0
    }
}

impl Goal {
    /// When the plan starts: as said, or in the December before the first year that has a step.
    fn starts(&self) -> Option<Period> {
        let first = self.steps.iter().map(|(year, _)| *year).fold(self.year, i32::min);
        self.baseline_period.or_else(|| Period::december(first.checked_sub(1)?))
    }
}

impl Direction {
    /// By how much a difference is for the worse; negative where it is for the better.
    pub(super) fn worse_by(self, difference: f64) -> f64 {
        match self {
            Direction::Down => difference,
            Direction::Up => -difference,
        }
    }
}
