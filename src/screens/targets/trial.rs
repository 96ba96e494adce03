//! What if the pace or the newest figure were another: what is supposed, and the steps in which it is changed. Nothing of
//! it is saved.

use crate::domain::target::{Gauge, Supposed, what_if};
use crate::text::{self, Lang};

/// Into how many steps the planned change is parted for the figure, and for the pace of a month.
const STEPS: (f64, f64) = (68.0, 340.0);

/// What is supposed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Trial {
    supposed: Supposed,
    /// Whether the keys change the newest figure; else the pace.
    on_value: bool,
    /// By how much a key changes the figure, and the pace.
    steps: (f64, f64),
}

impl Trial {
    /// Nothing supposed yet; `None` where there is no figure or no plan to try with.
    pub(super) fn of(gauge: &Gauge) -> Option<Trial> {
        let change = gauge.plan.as_ref()?.change.abs();
        gauge.standing?;
        let least = 10_f64.powi(-i32::try_from(gauge.goal.unit.decimals()).unwrap_or_default());
        let steps = [STEPS.0, STEPS.1].map(|steps| round_step(change / steps).max(least));
        Some(Trial { supposed: Supposed::default(), on_value: false, steps: steps.into() })
    }

    /// One step more (1) or less (-1) of what the keys change.
    pub(super) fn step(&mut self, by: f64) {
        match self.on_value {
            true => self.supposed.value += by * self.steps.0,
            false => self.supposed.pace += by * self.steps.1,
        }
    }

    /// The keys change the other of the two.
    pub(super) fn switch(&mut self) {
        self.on_value = !self.on_value;
    }

    /// The gauge as it would be.
    pub(super) fn gauge(&self, gauge: &Gauge) -> Gauge {
        what_if(gauge, self.supposed)
    }

    /// What is supposed, and which keys change it.
    pub(super) fn said(&self, gauge: &Gauge, lang: Lang) -> [String; 2] {
        let unit = &gauge.goal.unit;
        let new = self.gauge(gauge);
        if self.on_value {
            let value =
                |gauge: &Gauge| gauge.standing.map_or_else(String::new, |s| unit.plain(s.value, lang));
            [text::what_if_value(lang, &value(gauge), &value(&new)), text::what_if_keys_value(lang)]
        } else {
            let pace = |gauge: &Gauge| unit.signed(gauge.pace.per_month.unwrap_or_default(), lang);
            [
                text::what_if_pace(lang, &pace(gauge), &text::per_month(lang, &pace(&new))),
                text::what_if_keys_pace(lang),
            ]
        }
    }
}

/// The nearest of 1, 2 and 5 times a power of ten that is no smaller.
fn round_step(wanted: f64) -> f64 {
    if wanted <= 0.0 || !wanted.is_finite() {
        return 0.0;
    }
    let power = 10_f64.powf(wanted.log10().floor());
    [1.0, 2.0, 5.0, 10.0]
        .map(|digit| digit * power)
        .into_iter()
        .find(|step| *step >= wanted)
        .unwrap_or(wanted)
}
