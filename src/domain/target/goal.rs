//! What a target asks for, and the rule by which it is judged.

use chrono::NaiveDate;

use super::super::choice::{Direction, Light, TargetKind};
use super::super::period::Period;
use super::unit::Unit;

/// What is asked of an indicator for one group, area and year.
#[derive(Clone, Debug, PartialEq)]
pub struct Goal {
    /// The year; it is to be reached in its December.
    pub year: i32,
    /// How the value is meant.
    pub kind: TargetKind,
    /// Which way is better.
    pub direction: Direction,
    /// What is asked, as typed: a figure, a change from the baseline, a distance from the comparison, or a place.
    pub value: Option<f64>,
    /// The unit of the indicator.
    pub unit: Unit,
    /// Where it starts; without it the final figure of the baseline's period.
    pub baseline: Option<f64>,
    /// When it starts; without it the December before the first year that has a step.
    pub baseline_period: Option<Period>,
    /// The same of other years, meant as `value` is: the plan goes through them.
    pub steps: Vec<(i32, f64)>,
}

/// By how much a figure may be worse than the plan before it is behind.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rule {
    /// The margin as a share of the planned change.
    pub share_of_change: f64,
    /// The margin as a share of the target, where no change is planned.
    pub share_of_target: f64,
    /// How old a figure may be, in months. Figures that come less often than monthly may be older by the months
    /// between two of them, less one.
    pub oldest_months: u32,
}

impl Default for Rule {
    fn default() -> Rule {
        Rule { share_of_change: 0.20, share_of_target: 0.05, oldest_months: 6 }
    }
}

/// A light that somebody has set by hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Override {
    /// The light.
    pub light: Light,
    /// Why.
    pub reason: String,
    /// The last day on which it holds.
    pub until: NaiveDate,
}

impl Override {
    /// Whether it still holds.
    pub fn holds(&self, today: NaiveDate) -> bool {
        today <= self.until
    }
}
