//! What if the newest figure or the pace were another: a gauge to look at, of which nothing is saved.

use super::gauge::{Because, Check, Gauge, Pace, Reading, Standing};

/// By how much something is supposed to be other than it is, in the unit of the goal.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Supposed {
    /// Added to the newest figure. The pace stays: it is a change that comes once.
    pub value: f64,
    /// Added to the pace of a month.
    pub pace: f64,
}

/// The gauge as it would be. The light is that of the supposed figure alone, whatever was set by hand.
pub fn what_if(gauge: &Gauge, supposed: Supposed) -> Gauge {
    let (Some(now), Some(plan)) = (gauge.standing, &gauge.plan) else { return gauge.clone() };
    let mut new = gauge.clone();
    if supposed.value != 0.0 {
        let compared = gauge.reading.and_then(|r| r.compared).unwrap_or_default();
        let value = now.value + supposed.value;
        let standing = Standing::of(&gauge.goal, plan, gauge.rule, now.period, value, compared);
        new.because = Because::of(standing);
        new.light = new.because.light();
        new.check = Check::Final;
        new.standing = Some(standing);
        new.reading = gauge.reading.map(|r| moved(r, supposed.value));
    }
    let pace = gauge.pace.per_month.or((supposed.pace != 0.0).then_some(0.0)).map(|p| p + supposed.pace);
    new.pace = new.standing.map_or_else(Pace::default, |standing| Pace::of(&gauge.goal, &standing, pace));
    new
}

fn moved(reading: Reading, by: f64) -> Reading {
    let add = |value: Option<f64>| value.map(|value| value + by);
    Reading { value: add(reading.value), actual: add(reading.actual), ..reading }
}
