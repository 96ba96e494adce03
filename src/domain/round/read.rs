//! What has become of the series of each target.

use std::collections::{HashMap, HashSet};

use super::{Entry, Revision};
use crate::domain::board::Aim;
use crate::domain::period::{Grain, Period};
use crate::domain::record::Rec;
use crate::domain::target::Series;

/// The targets of a year of which there is something to say.
pub(super) fn targets(year: i32, before: &[Aim], now: &[Aim]) -> Vec<Entry> {
    let then: HashMap<Rec, &Aim> = before.iter().map(|aim| (aim.record.rec, aim)).collect();
    let of_year: Vec<&Aim> = now.iter().filter(|aim| aim.gauge.goal.year == year).collect();
    let nothing = Series::default();
    let before_of = |aim: &Aim| then.get(&aim.record.rec).map_or(&nothing, |then| &then.series);
    let mut newest: HashMap<(&str, Grain), Period> = HashMap::new();
    let mut touched: HashSet<&str> = HashSet::new();
    for aim in &of_year {
        if aim.series != *before_of(aim) {
            touched.insert(aim.record.text("indicator"));
        }
        if let Some((period, _)) = aim.series.newest() {
            let known = newest.entry((aim.record.text("indicator"), period.grain())).or_insert(period);
            *known = period.max(*known);
        }
    }
    let areas: HashSet<&str> = of_year.iter().map(|aim| aim.record.text("area")).collect();
    let mut entries = Vec::new();
    for aim in of_year.iter().filter(|aim| touched.contains(aim.record.text("indicator"))) {
        let mut entry = compared(aim, before_of(aim));
        // Where all targets are of one area it says nothing.
        if areas.len() > 1 {
            entry.name = format!("{}, {}", entry.name, aim.record.text("area"));
        }
        let was = then.get(&aim.record.rec).map(|then| then.gauge.light);
        entry.light = was.filter(|was| *was != aim.gauge.light).map(|was| (was, aim.gauge.light));
        let own = aim.series.newest().map(|(period, _)| period);
        let others = newest.iter().filter(|((indicator, grain), _)| {
            *indicator == aim.record.text("indicator") && own.is_none_or(|own| own.grain() == *grain)
        });
        let expected = others.map(|(_, period)| *period).max();
        let expected = expected.filter(|period| own < Some(*period) && aim.series.get(*period).is_none());
        entry.missing.extend(expected.map(|period| (period, None)));
        if has_something(&entry) {
            entries.push(entry);
        }
    }
    entries
}

fn has_something(entry: &Entry) -> bool {
    entry.light.is_some()
        || [entry.revised.len(), entry.new.len(), entry.missing.len(), entry.holes.len()]
            .iter()
            .any(|n| *n > 0)
}

fn compared(aim: &Aim, before: &Series) -> Entry {
    let newest = aim.series.newest().map(|(period, _)| period.number()).unwrap_or_default();
    let (mut revised, mut new, mut missing) = (Vec::new(), Vec::new(), Vec::new());
    for (period, figure) in aim.series.iter() {
        let then = before.get(period);
        match (then.and_then(|then| then.value), figure.value) {
            (Some(old), Some(value)) if old != value => {
                revised.push(Revision { period, old, new: value, back: newest - period.number() });
            }
            (None, Some(value)) => new.push((period, value)),
            (_, None) if then.is_none_or(|then| then.value.is_some() || then.missing != figure.missing) => {
                missing.push((period, figure.missing));
            }
            _ => {}
        }
    }
    Entry {
        rec: aim.record.rec,
        key: aim.record.key.clone(),
        name: aim.name().to_owned(),
        unit: aim.gauge.goal.unit.clone(),
        light: None,
        revised,
        new,
        holes: aim
            .series
            .holes()
            .into_iter()
            .filter(|hole| !missing.iter().any(|(p, _)| p == hole))
            .collect(),
        missing,
        loose: None,
        is_handled: false,
    }
}
