//! The figures of an indicator for one group and area, period by period.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::super::change::Version;
use super::super::choice::{Choice, Missing};
use super::super::period::Period;

/// What is known of one period.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Figure {
    /// The figure, in the unit of its indicator; `None` where there is none.
    pub value: Option<f64>,
    /// Why there is none, where somebody said so.
    pub missing: Option<Missing>,
    /// Whether it may still be revised.
    pub provisional: bool,
    /// What it was before the last revision, where that was another number.
    pub former: Option<f64>,
    /// The day since which it is known.
    pub known_since: Option<NaiveDate>,
}

impl Figure {
    /// A final figure.
    pub fn of(value: f64) -> Figure {
        Figure { value: Some(value), ..Figure::default() }
    }

    /// The figure that its versions make, the newest first: the first counts, an older one that differs is its former.
    pub fn from_versions(versions: &[Version]) -> Option<Figure> {
        let (newest, older) = versions.split_first()?;
        let value = number(newest);
        Some(Figure {
            value,
            missing: newest.missing.as_deref().and_then(Missing::parse),
            provisional: newest.provisional,
            former: older.iter().filter_map(number).find(|before| Some(*before) != value),
            known_since: newest.known_since.as_deref().and_then(|day| day.parse().ok()),
        })
    }

    /// The figure and a comparison's taken from it; provisional where one of them is.
    fn minus(&self, other: &Figure) -> Figure {
        let less = |mine: Option<f64>, theirs: Option<f64>| Some(mine? - theirs?);
        let is_revised = self.former.is_some() || other.former.is_some();
        let before = less(self.former.or(self.value), other.former.or(other.value));
        Figure {
            value: less(self.value, other.value),
            missing: self.missing.or(other.missing),
            provisional: self.provisional || other.provisional,
            former: before.filter(|_| is_revised),
            known_since: self.known_since.max(other.known_since),
        }
    }
}

fn number(version: &Version) -> Option<f64> {
    version.value.as_deref()?.parse().ok().filter(|value: &f64| value.is_finite())
}

/// Figures by period. A period that is not here is a gap, never zero.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Series {
    figures: BTreeMap<Period, Figure>,
}

impl FromIterator<(Period, Figure)> for Series {
    fn from_iter<I: IntoIterator<Item = (Period, Figure)>>(figures: I) -> Series {
        Series { figures: figures.into_iter().collect() }
    }
}

impl Series {
    /// What is known of a period.
    pub fn get(&self, period: Period) -> Option<&Figure> {
        self.figures.get(&period)
    }

    /// The figure of a period.
    pub fn value(&self, period: Period) -> Option<f64> {
        self.get(period)?.value
    }

    /// The final figure of the period that ends in a month, counted as [`Period::number`].
    pub(super) fn final_value_in(&self, month: i32) -> Option<f64> {
        self.iter().filter(|(p, f)| p.number() == month && !f.provisional).find_map(|(_, f)| f.value)
    }

    /// Everything known, the oldest first.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (Period, &Figure)> {
        self.figures.iter().map(|(period, figure)| (*period, figure))
    }

    /// The newest period of which something is known: a figure, or that it is kept back or missing. One that is only
    /// not published yet is not known.
    pub fn newest(&self) -> Option<(Period, &Figure)> {
        self.iter().rev().find(|(_, figure)| figure.missing != Some(Missing::Unpublished))
    }

    /// The newest figure that is not provisional.
    pub fn newest_final(&self) -> Option<(Period, &Figure)> {
        self.iter().rev().find(|(_, figure)| figure.value.is_some() && !figure.provisional)
    }

    /// What is known until a period ends.
    pub fn until(&self, last: Period) -> Series {
        self.iter().filter(|(p, _)| p.number() <= last.number()).map(|(p, f)| (p, *f)).collect()
    }

    /// The `count` periods that end with `last`, in its own rhythm, those without a figure too.
    pub fn window(&self, last: Period, count: usize) -> Vec<(Period, Option<&Figure>)> {
        let step = self.rhythm().unwrap_or(last.grain().step());
        let mut periods: Vec<_> =
            (0..).map_while(|n: i32| Some(last.shifted(n.checked_mul(-step)?))).take(count).collect();
        periods.reverse();
        periods.into_iter().map(|period| (period, self.get(period))).collect()
    }

    /// The periods between the first and the last figure that have none.
    pub fn holes(&self) -> Vec<Period> {
        let mut with_value = self.iter().filter(|(_, f)| f.value.is_some()).map(|(p, _)| p);
        let (Some(first), Some(last), Some(step)) =
            (with_value.next(), with_value.next_back(), self.rhythm())
        else {
            return Vec::new();
        };
        let between = std::iter::successors(Some(first.shifted(step)), |p| Some(p.shifted(step)));
        between.take_while(|p| *p < last).filter(|p| self.value(*p).is_none()).collect()
    }

    /// How many months lie between two figures where none is missing: half-yearly figures of four quarters have six.
    pub fn rhythm(&self) -> Option<i32> {
        let numbers: Vec<i32> = self.figures.keys().map(|period| period.number()).collect();
        let steps = numbers.windows(2).filter_map(|pair| Some(pair.last()? - pair.first()?));
        steps.filter(|step| *step > 0).min()
    }

    /// How far each figure lies from that of a comparison, where both are known or said to be missing.
    pub fn minus(&self, comparison: &Series) -> Series {
        self.iter().filter_map(|(p, figure)| Some((p, figure.minus(comparison.get(p)?)))).collect()
    }
}
