//! Whether totals are the sums of their parts: it is said where they are not, and nothing is changed. Rounding, persons in
//! two groups and groups within groups all make them differ.

use std::collections::HashMap;
use std::sync::Arc;

use super::Measure;
use super::cell::Cell;
use crate::domain::fold::fold;
use crate::domain::period::Period;
use crate::domain::target::Unit;
use crate::exchange::memory::hash;

/// What a total is called, alone or as the end of a name; folded.
const TOTALS: [&str; 4] = ["i alt", "total", "tilsammen", "under et"];

/// Totals and parts of one file, by measure, area and period.
#[derive(Default)]
pub(super) struct Sums {
    sums: HashMap<(u64, u64, Period), Sum>,
    /// The groups that were met, and whether each is a total.
    groups: HashMap<Arc<str>, bool>,
}

#[derive(Default)]
struct Sum {
    total: Option<f64>,
    parts: f64,
    count: u32,
    /// A part has no figure.
    is_open: bool,
}

impl Sums {
    /// A figure of a group, where the file has one column that says of whom. Shares and ranks have no sums.
    pub(super) fn add(
        &mut self,
        (measure, unit): (&Measure, &Unit),
        group: &Arc<str>,
        area: Option<&str>,
        period: Period,
        cell: &Cell,
    ) {
        if !matches!(unit, Unit::Counted(_)) {
            return;
        }
        let place = (hash(Some(&measure.id)), hash(area), period);
        let is_total = match self.groups.get(group) {
            Some(known) => *known,
            None => *self.groups.entry(group.clone()).or_insert(is_total(group)),
        };
        let sum = self.sums.entry(place).or_default();
        let value = if let Cell::Number { value, .. } = cell { value.parse::<f64>().ok() } else { None };
        match value {
            Some(total) if is_total => sum.total = Some(total),
            Some(part) => {
                sum.parts += part;
                sum.count += 1;
            }
            None => sum.is_open = true,
        }
    }

    /// How many totals are not the sum of their parts, and how many there are.
    pub(super) fn off(&self) -> (usize, usize) {
        let whole = self.sums.values().filter(|sum| sum.count > 1 && !sum.is_open);
        let (mut off, mut of) = (0, 0);
        for (total, parts) in whole.filter_map(|sum| Some((sum.total?, sum.parts))) {
            of += 1;
            // What decimals add up to is not exact.
            off += usize::from((total - parts).abs() > 0.005);
        }
        (off, of)
    }
}

fn is_total(group: &str) -> bool {
    let folded = fold(group);
    TOTALS.iter().any(|total| folded.ends_with(total))
}
