//! Tests of the bars against the drawings of the home board.

use super::*;

fn drawn(gauge: &Gauge, cells: usize) -> String {
    let sign = |cell: &Cell| match cell {
        Cell::Done => '█',
        Cell::Provisional => '▒',
        Cell::Rest => '·',
        Cell::Plan => '│',
        Cell::Wrong => '◄',
    };
    bar(gauge, cells).iter().map(sign).collect()
}

fn provisional(baseline: f64, target: f64, value: f64) -> Gauge {
    gauge(&falling(baseline, target), &series(&[("2020M02p", value)]))
}

fn settled(baseline: f64, target: f64, value: f64) -> Gauge {
    february(&falling(baseline, target), value)
}

#[test]
fn bars_are_those_of_the_home_board() {
    for (gauge, at_16) in [
        (provisional(2060.0, 1720.0, 1945.0), "█████▒···│······"),
        (settled(930.0, 900.0, 978.0), "◄········│······"),
        (provisional(3970.0, 3530.0, 3742.0), "████████▒│······"),
        (settled(445.0, 370.0, 410.0), "████████·│······"),
        (settled(800.0, 720.0, 742.0), "█████████│██····"),
        (settled(327.0, 280.0, 296.0), "█████████│█·····"),
        (settled(138.0, 110.0, 118.0), "█████████│██····"),
    ] {
        assert_eq!(drawn(&gauge, 16), at_16);
    }
    assert_eq!(drawn(&provisional(2060.0, 1720.0, 1945.0), 24), "████████▒·····│·········");
    assert_eq!(drawn(&settled(930.0, 900.0, 978.0), 24), "◄·············│·········");
    assert_eq!(drawn(&provisional(3970.0, 3530.0, 3742.0), 24), "████████████▒·│·········");
}

#[test]
fn a_bar_is_right_at_every_width() {
    let cash = provisional(2060.0, 1720.0, 1945.0);
    assert_eq!(drawn(&cash, 6), "██▒│··");
    assert_eq!(drawn(&cash, 10), "███▒·│····");
    assert_eq!(drawn(&cash, 30), format!("{}▒{}│{}", "█".repeat(10), "·".repeat(6), "·".repeat(12)));
    assert_eq!(drawn(&cash, 100), format!("{}▒{}│{}", "█".repeat(33), "·".repeat(24), "·".repeat(41)));
    for cells in 2..=200 {
        let bar = bar(&cash, cells);
        assert_eq!(bar.len(), cells);
        assert_eq!(bar.iter().filter(|cell| **cell == Cell::Plan).count(), 1, "{cells}");
        assert_eq!(bar.iter().filter(|cell| **cell == Cell::Provisional).count(), 1, "{cells}");
    }
    assert_eq!((drawn(&cash, 0), drawn(&cash, 1)), (String::new(), "│".to_owned()));
}

#[test]
fn a_rising_target_fills_from_the_left_too() {
    let rising = goal(Direction::Up, "pct.", 40.0, 60.0);
    assert_eq!(drawn(&february(&rising, 45.0), 16), "████·····│······");
    assert_eq!(drawn(&february(&rising, 38.0), 16), "◄········│······");
    assert_eq!(drawn(&february(&rising, 61.0), 16), "█████████│██████");
}

#[test]
fn the_ends_of_a_bar_tell_what_is_there() {
    assert_eq!(drawn(&settled(2060.0, 1720.0, 2060.0), 10), "·····│····", "nothing done");
    assert_eq!(drawn(&settled(2060.0, 1720.0, 2059.0), 10), "█····│····", "the very first");
    assert_eq!(drawn(&settled(2060.0, 1720.0, 1720.0), 10), "█████│████", "all done");
    let first_month = series(&[("2019M01p", 2100.0)]);
    let on = |figures: &Series| {
        judge(&cash_benefit_goal(), figures, None, Rule::default(), day("2019-03-01"), None)
    };
    assert_eq!(drawn(&on(&first_month), 10), "◄│········");
    assert_eq!(drawn(&on(&series(&[("2019M01p", 2046.0)])), 10), "▒│········");
    let december = series(&[("2020M12", 1800.0)]);
    let at_the_end = judge(&cash_benefit_goal(), &december, None, Rule::default(), day("2021-02-01"), None);
    assert_eq!(drawn(&at_the_end, 10), "████████·│");
}

#[test]
fn a_provisional_last_cell_is_seen_though_the_plan_stands_on_it() {
    // Done 57 pct., planned 58 pct.: of ten cells both are the sixth.
    assert_eq!(drawn(&provisional(2060.0, 1720.0, 1866.0), 10), "████▒│····");
}

#[test]
fn without_a_figure_or_a_plan_there_is_only_the_track() {
    assert_eq!(drawn(&gauge(&cash_benefit_goal(), &Series::default()), 10), "··········");
    let no_baseline = Goal { baseline: None, ..cash_benefit_goal() };
    assert_eq!(drawn(&february(&no_baseline, 1945.0), 10), "··········");
}
