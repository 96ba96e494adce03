//! Tests of the lights: at their boundaries, by kind of target, with provisional figures, and set by hand.

use super::*;
use crate::domain::choice::{Light, Missing};
use Light::{AtRisk, Behind, OnTrack, Unknown};

fn light(goal: &Goal, value: f64) -> Light {
    february(goal, value).light
}

#[test]
fn the_light_turns_exactly_at_the_line_and_at_the_margin() {
    // The plan stands at 1.862 in February, and a fifth of the planned change is 68.
    let expected = [
        (1720.0, OnTrack),
        (1861.0, OnTrack),
        (1862.0, OnTrack),
        (1863.0, AtRisk),
        (1930.0, AtRisk),
        (1931.0, Behind),
        (2100.0, Behind),
    ];
    for (value, expected) in expected {
        assert_eq!(light(&cash_benefit_goal(), value), expected, "{value}");
    }
    let reasons = [1700.0, 1862.0, 1930.0, 1931.0].map(|value| february(&cash_benefit_goal(), value).because);
    assert!(matches!(reasons[0], Because::Reached(_)));
    assert!(matches!(reasons[1], Because::OnLine(_)));
    assert!(matches!(reasons[2], Because::Within(s) if s.deviation == 68.0 && s.margin.width == 68.0));
    assert!(matches!(reasons[3], Because::Beyond(s) if s.deviation == 69.0));
}

#[test]
fn a_rising_target_mirrors_a_falling_one() {
    // From 40 to 60 pct. the plan stands at 51,67 in February; a fifth of the way is 4.
    let rising = goal(Direction::Up, "pct.", 40.0, 60.0);
    let expected = [
        (60.0, OnTrack),
        (51.67, OnTrack),
        (51.66, AtRisk),
        (47.67, AtRisk),
        (47.66, Behind),
        (39.0, Behind),
    ];
    for (value, expected) in expected {
        assert_eq!(light(&rising, value), expected, "{value}");
    }
    for value in (1600..2200).map(f64::from) {
        let down = february(&cash_benefit_goal(), value);
        let up = february(&goal(Direction::Up, PERSONS, -2060.0, -1720.0), -value);
        let (d, u) = (down.standing.unwrap(), up.standing.unwrap());
        assert_eq!((down.light, d.worse_by, d.wrong_way), (up.light, u.worse_by, u.wrong_way));
        assert_eq!((d.done, d.plan_share, bar(&down, 16)), (u.done, u.plan_share, bar(&up, 16)));
    }
}

#[test]
fn the_margin_is_what_the_rule_says() {
    let judged = |rule| {
        let figures = series(&[("2020M02", 1945.0)]);
        judge(&cash_benefit_goal(), &figures, None, rule, day("2020-04-20"), None).light
    };
    assert_eq!(judged(Rule { share_of_change: 0.25, ..Rule::default() }), AtRisk);
    assert_eq!(judged(Rule { oldest_months: 1, ..Rule::default() }), Unknown);
}

#[test]
fn where_no_change_is_planned_the_margin_is_a_share_of_the_target() {
    let level = falling(1000.0, 1000.0);
    for (value, expected) in [(1000.0, OnTrack), (1001.0, AtRisk), (1050.0, AtRisk), (1051.0, Behind)] {
        assert_eq!(light(&level, value), expected, "{value}");
    }
    let standing = february(&level, 1050.0).standing.unwrap();
    assert!(!standing.margin.of_change && standing.wrong_way);
    assert_eq!((standing.done, standing.plan_share), (0.0, 14.0 / 24.0));
    assert_eq!(february(&level, 990.0).standing.unwrap().done, 1.0);
}

#[test]
fn a_target_that_allows_the_wrong_way_is_kept_until_it_is_passed() {
    // Sickness benefit may rise from 900 to 1.000; the line stands at 958.
    let allowed = falling(900.0, 1000.0);
    for (value, expected, done) in [(890.0, OnTrack, 1.0), (990.0, OnTrack, 1.0), (1001.0, Behind, 0.0)] {
        let gauge = february(&allowed, value);
        let standing = gauge.standing.unwrap();
        assert_eq!((gauge.light, standing.done), (expected, done), "{value}");
        assert_eq!(standing.wrong_way, value > 1000.0);
    }
}

#[test]
fn a_change_is_counted_from_the_baseline() {
    let change = Goal { kind: TargetKind::Change, value: Some(-340.0), ..cash_benefit_goal() };
    let gauge = february(&change, 1945.0);
    assert_eq!((gauge.plan.as_ref().unwrap().target, gauge.standing.unwrap().deviation), (1720.0, 83.0));
    let stepped = Goal { steps: vec![(2019, -100.0)], ..change };
    assert_eq!(february(&stepped, 1945.0).standing.unwrap().plan_now, 1920.0);
}

#[test]
fn a_place_is_better_the_lower_it_is() {
    let place = goal(Direction::Down, "plads", 95.0, 71.0);
    for (value, expected) in [(81.0, OnTrack), (82.0, AtRisk), (85.0, AtRisk), (86.0, Behind)] {
        assert_eq!(light(&Goal { kind: TargetKind::Rank, ..place.clone() }, value), expected, "{value}");
    }
}

#[test]
fn in_2023_the_total_has_come_nearer_to_the_expected_level_and_sickness_benefit_has_not() {
    let judged = |actual, expected, first_gap| {
        let (actual, expected) = (four_quarters(actual), four_quarters(expected));
        let goal = on_expected_level(2022, first_gap);
        judge(&goal, &actual, Some(&expected), Rule::default(), day("2023-06-01"), None)
    };
    let total = judged(
        [3750.0, 3900.0, 3810.0, 3510.0, 3270.0, 3100.0],
        [3360.0, 3530.0, 3490.0, 3240.0, 3000.0, 2890.0],
        390.0,
    );
    let standing = total.standing.unwrap();
    assert_eq!((total.light, standing.value, standing.plan_now), (Behind, 210.0, 0.0));
    assert_eq!((standing.done, standing.wrong_way), (180.0 / 390.0, false));
    let reading = total.reading.unwrap();
    assert_eq!((reading.actual, reading.compared), (Some(3100.0), Some(2890.0)));
    assert_eq!(total.pace.per_month, Some(-10.0));
    let sick = judged(
        [940.0, 1000.0, 1060.0, 1060.0, 1170.0, 1180.0],
        [900.0, 950.0, 1010.0, 1000.0, 1090.0, 1110.0],
        40.0,
    );
    let standing = sick.standing.unwrap();
    assert_eq!((standing.value, standing.since_baseline, standing.wrong_way), (70.0, 30.0, true));
}

#[test]
fn on_the_level_of_a_comparison_the_margin_is_a_share_of_that_level() {
    let goal = Goal { baseline: Some(0.0), ..on_expected_level(2020, 0.0) };
    for (value, expected) in [(890.0, OnTrack), (900.0, OnTrack), (945.0, AtRisk), (946.0, Behind)] {
        let (actual, compared) = (series(&[("2020QMAT04", value)]), series(&[("2020QMAT04", 900.0)]));
        let gauge = judge(&goal, &actual, Some(&compared), Rule::default(), day("2021-04-30"), None);
        assert_eq!(gauge.light, expected, "{value}");
    }
}

#[test]
fn what_cannot_be_judged_says_why() {
    let figures = series(&[("2020M02", 1945.0)]);
    let whole = cash_benefit_goal();
    let no_value = Goal { value: None, ..whole.clone() };
    let no_baseline = Goal { baseline: None, ..whole.clone() };
    let relative = Goal { kind: TargetKind::Relative, ..whole.clone() };
    for (goal, figures, because) in [
        (&no_value, &figures, Because::NoValue),
        (&no_baseline, &figures, Because::NoBaseline),
        (&whole, &Series::default(), Because::NoFigure),
        (&whole, &series(&[("2021M01", 1700.0)]), Because::NoFigure),
        (&relative, &figures, Because::NoComparison),
    ] {
        let gauge = gauge(goal, figures);
        assert_eq!((gauge.light, &gauge.because), (Unknown, &because));
        assert_eq!(gauge.standing, None);
    }
}

#[test]
fn a_newest_figure_that_is_kept_back_cannot_be_judged_but_an_unpublished_one_is_not_the_newest() {
    let with = |missing| {
        let newest = (period("2020M02"), Figure { missing: Some(missing), ..Figure::default() });
        let figures = [(period("2020M01"), Figure::of(1800.0)), newest].into_iter().collect();
        gauge(&cash_benefit_goal(), &figures)
    };
    for missing in [Missing::Suppressed, Missing::Absent] {
        let gauge = with(missing);
        assert_eq!(gauge.because, Because::Missing(period("2020M02"), missing));
        assert_eq!((gauge.light, gauge.reading.unwrap().value), (Unknown, None));
    }
    let gauge = with(Missing::Unpublished);
    assert_eq!((gauge.light, gauge.reading.unwrap().period), (OnTrack, period("2020M01")));
}

#[test]
fn a_figure_is_too_old_after_six_months_and_after_more_where_it_comes_less_often() {
    let on = |today, figures: &Series| {
        judge(&cash_benefit_goal(), figures, None, Rule::default(), day(today), None)
    };
    let monthly = series(&[("2020M01", 1800.0), ("2020M02", 1800.0)]);
    assert_eq!(on("2020-08-31", &monthly).light, OnTrack);
    let old = on("2020-09-01", &monthly);
    assert_eq!(old.because, Because::TooOld { period: period("2020M02"), age: 7, limit: 6 });
    assert!(old.standing.is_some());
    let half_yearly = series(&[("2019QMAT02", 1900.0), ("2019QMAT04", 1800.0)]);
    assert_eq!(on("2020-11-30", &half_yearly).light, OnTrack);
    assert_eq!(on("2020-12-01", &half_yearly).light, Unknown);
    let last_of_its_year = series(&[("2020M06", 1700.0)]);
    assert_eq!(on("2023-06-01", &last_of_its_year).light, OnTrack);
}

#[test]
fn a_provisional_figure_turns_no_light_green_or_red_alone() {
    let judged = |january: f64, february: f64| {
        gauge(&cash_benefit_goal(), &series(&[("2020M01", january), ("2020M02p", february)]))
    };
    let january = period("2020M01");
    let agreeing = judged(1951.0, 1945.0);
    assert_eq!((agreeing.light, agreeing.check), (Behind, Check::Agrees(january)));
    assert!(matches!(agreeing.because, Because::Beyond(s) if s.deviation == 83.0));
    let worse = judged(1900.0, 1945.0);
    assert_eq!((worse.light, worse.check), (AtRisk, Check::Differs { decided_by: january, newest: Behind }));
    assert!(matches!(worse.because, Because::Within(s) if s.period == january));
    assert_eq!(worse.standing.unwrap().deviation, 83.0, "the headline is still the newest");
    let better = judged(1951.0, 1850.0);
    assert_eq!(
        (better.light, better.check),
        (Behind, Check::Differs { decided_by: january, newest: OnTrack })
    );
}

#[test]
fn only_provisional_figures_are_watched_at_most() {
    for (value, newest) in [(1800.0, OnTrack), (1900.0, AtRisk), (1945.0, Behind)] {
        let gauge = gauge(&cash_benefit_goal(), &series(&[("2020M01p", 1951.0), ("2020M02p", value)]));
        assert_eq!((gauge.light, gauge.check), (AtRisk, Check::Alone { newest }));
    }
    let long_ago = series(&[("2019M03", 2050.0), ("2020M01p", 1951.0), ("2020M02p", 1800.0)]);
    assert_eq!(gauge(&cash_benefit_goal(), &long_ago).check, Check::Alone { newest: OnTrack });
}

#[test]
fn a_light_set_by_hand_wins_through_its_last_day_and_then_lapses() {
    let set = Override { light: OnTrack, reason: "ny lov".to_owned(), until: day("2020-05-31") };
    let on =
        |today| judge(&cash_benefit_goal(), &cash_benefit(), None, Rule::default(), day(today), Some(&set));
    let held = on("2020-05-31");
    let why = Because::Set { reason: "ny lov".to_owned(), until: set.until, computed: Behind };
    assert_eq!((held.light, &held.because), (OnTrack, &why));
    assert_eq!(held.standing.unwrap().deviation, 83.0, "the figures are shown all the same");
    assert_eq!(on("2020-06-01").light, Behind);
}
