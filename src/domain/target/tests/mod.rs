//! Tests of targets against known answers; most of them are of the example municipality's cash benefit.

mod bars;
mod figures;
mod lights;
mod said;

use super::super::choice::{Direction, TargetKind};
use super::super::period::Period;
use super::*;

/// The Danish word for what the example municipality counts.
const PERSONS: &str = "fuldtidspersoner";

fn period(text: &str) -> Period {
    Period::parse(text).unwrap_or_else(|| panic!("{text}"))
}

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

/// Final figures; one that ends in `p` is provisional.
fn series(figures: &[(&str, f64)]) -> Series {
    let figure = |(text, value): &(&str, f64)| {
        let code = text.trim_end_matches('p');
        (period(code), Figure { provisional: code != *text, ..Figure::of(*value) })
    };
    figures.iter().map(figure).collect()
}

/// A goal for 2020 that starts in December 2018.
fn goal(direction: Direction, unit: &str, baseline: f64, target: f64) -> Goal {
    Goal {
        year: 2020,
        kind: TargetKind::Absolute,
        direction,
        value: Some(target),
        unit: Unit::parse(unit),
        baseline: Some(baseline),
        baseline_period: Some(period("2018M12")),
        steps: Vec::new(),
    }
}

fn falling(baseline: f64, target: f64) -> Goal {
    goal(Direction::Down, PERSONS, baseline, target)
}

/// A gauge on 20 April 2020.
fn gauge(goal: &Goal, series: &Series) -> Gauge {
    judge(goal, series, None, Rule::default(), day("2020-04-20"), None)
}

fn february(goal: &Goal, value: f64) -> Gauge {
    gauge(goal, &series(&[("2020M02", value)]))
}

fn cash_benefit_goal() -> Goal {
    falling(2060.0, 1720.0)
}

fn cash_benefit() -> Series {
    let mut figures: Vec<(Period, Figure)> = series(&[
        ("2019M02", 2050.0),
        ("2019M08", 1993.0),
        ("2019M09", 1990.0),
        ("2019M10", 1982.0),
        ("2019M11", 1974.0),
        ("2019M12", 1962.0),
        ("2020M02p", 1945.0),
    ])
    .iter()
    .map(|(period, figure)| (period, *figure))
    .collect();
    figures.push((period("2020M01"), Figure { former: Some(1949.0), ..Figure::of(1951.0) }));
    figures.into_iter().collect()
}

/// What a relative goal compares: Fredericia's figures and the expected ones (jobindsats.dk, Y30R21).
fn four_quarters(figures: [f64; 6]) -> Series {
    let codes = ["2020QMAT02", "2020QMAT04", "2021QMAT02", "2021QMAT04", "2022QMAT02", "2022QMAT04"];
    series(&std::array::from_fn::<_, 6, _>(|n| (codes[n], figures[n])))
}

fn on_expected_level(year: i32, first_gap: f64) -> Goal {
    Goal {
        year,
        kind: TargetKind::Relative,
        value: Some(0.0),
        baseline_period: Some(period("2020QMAT02")),
        steps: vec![(2020, 0.0), (2021, 0.0), (2022, 0.0)],
        ..falling(first_gap, 0.0)
    }
}
