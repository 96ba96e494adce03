//! What a person is told of a file of figures once it is read: nothing is filled in or added up, but what is missing is
//! said.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Measure;
use super::sums::Sums;
use crate::domain::period::Period;
use crate::exchange::problem::{Notice, quoted};

/// What was met while the rows were read.
#[derive(Default)]
pub(super) struct Told {
    pub(super) sums: Sums,
    periods: BTreeSet<Period>,
    last: Option<Period>,
    empty: u64,
    lines: u64,
    first_line: Option<(u64, String)>,
}

impl Told {
    /// There is a cell of this period.
    pub(super) fn period(&mut self, period: Period) {
        if self.last != Some(period) {
            self.periods.insert(period);
            self.last = Some(period);
        }
    }

    /// A cell says nothing.
    pub(super) fn empty(&mut self) {
        self.empty += 1;
    }

    /// A line of a cross table has no figures: a heading, a note, a source.
    pub(super) fn without_figures(&mut self, line: u64, label: Option<&String>) {
        self.lines += 1;
        if self.first_line.is_none() {
            self.first_line = label.map(|label| (line, quoted(label)));
        }
    }

    pub(super) fn notices(&self, measures: Vec<&Arc<Measure>>) -> Vec<Notice> {
        let name = |measure: &&Arc<Measure>| format!("{} ({})", quoted(&measure.title), measure.key);
        let unitless: Vec<String> = measures.iter().filter(|m| m.unit.is_empty()).map(name).collect();
        let gaps = self.gaps();
        let mut notices = vec![Notice::Measures { count: measures.len() }];
        let mut add = |told: bool, notice: Notice| notices.extend(told.then_some(notice));
        add(!unitless.is_empty(), Notice::NoUnit { measures: unitless });
        add(!gaps.is_empty(), Notice::NoPeriod { periods: gaps });
        let (off, of) = self.sums.off();
        add(off > 0, Notice::NotTheSum { off, of });
        add(self.empty > 0, Notice::NoFigure { count: self.empty });
        if let Some((line, text)) = &self.first_line {
            let (line, text) = (*line, text.clone());
            add(true, Notice::NotFigures { count: self.lines, line, text });
        }
        notices
    }

    /// The periods that the file leaves out between its first and its last, at the pace in which they follow each other
    /// where they are closest: some quarterly figures come out twice a year.
    fn gaps(&self) -> Vec<String> {
        const MOST: usize = 200;
        let pairs = || {
            let next = self.periods.iter().zip(self.periods.iter().skip(1));
            next.filter(|(before, after)| before.grain() == after.grain())
        };
        let Some(step) = pairs().map(|(before, after)| after.months_since(*before)).min() else {
            return Vec::new();
        };
        let between = |(before, after): (&Period, &Period)| {
            let (first, until) = (before.shifted(step), *after);
            let missing = std::iter::successors(Some(first), move |period| Some(period.shifted(step)));
            missing.take_while(move |period| *period < until)
        };
        pairs().flat_map(between).take(MOST).map(|period| period.to_string()).collect()
    }
}
