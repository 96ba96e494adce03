//! A target with its figures, judged on the board's day.

use std::collections::BTreeMap;

use super::super::period::Period;
use super::super::record::{Rec, Record};
use super::super::target::{Gauge, Series, judged};

/// A target with all that its gauge and its detail show.
#[derive(Clone, Debug, PartialEq)]
pub struct Aim {
    /// The target.
    pub record: Record,
    /// What is measured; `None` where the target names no indicator that is there.
    pub indicator: Option<Record>,
    /// The figures of its indicator, group and area.
    pub series: Series,
    /// The measurement of each period.
    pub measured: BTreeMap<Period, Rec>,
    /// The newest remark on the figure of a period: who, when (milliseconds since 1970 in UTC), what.
    pub remarks: BTreeMap<Period, (String, i64, String)>,
    /// Who set its light by hand last, and when (milliseconds since 1970 in UTC).
    pub light_set_by: Option<(String, i64)>,
    /// The figures that it is compared with.
    pub compared: Vec<Compared>,
    /// What they come to.
    pub gauge: Gauge,
}

/// Other figures beside a target's own.
#[derive(Clone, Debug, PartialEq)]
pub struct Compared {
    /// What is measured.
    pub indicator: Record,
    /// The area, such as `Hele landet`.
    pub area: String,
    /// The figures.
    pub series: Series,
    /// The measurement of each period.
    pub measured: BTreeMap<Period, Rec>,
}

impl Aim {
    /// The target group, or what is measured where it is for everyone.
    pub fn name(&self) -> &str {
        match self.record.text("group") {
            "" => self.indicator.as_ref().map(|i| i.text("title")).unwrap_or_default(),
            group => group,
        }
    }

    /// What a relative target is compared with.
    pub fn comparison(&self) -> Option<&Compared> {
        let key = self.record.get("relative_to")?;
        let area = self.record.text("area");
        self.compared.iter().find(|c| c.indicator.key == key && c.area == area)
    }

    /// The figures that are judged: its own, or of a relative target their distances from the comparison.
    pub fn judged(&self) -> Series {
        judged(&self.gauge.goal, &self.series, self.comparison().map(|c| &c.series))
    }
}
