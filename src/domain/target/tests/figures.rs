//! Tests of the numbers: the plan line, the pace, the landing, gaps, holes and revisions.

use super::*;
use crate::domain::change::Version;
use crate::domain::choice::Missing;

#[test]
fn the_plan_of_the_cash_benefit_is_that_of_the_drawing() {
    let rows = months(&gauge(&cash_benefit_goal(), &cash_benefit()), &cash_benefit(), 6);
    let shown: Vec<_> = rows.iter().map(|m| (m.plan.unwrap(), m.difference.unwrap())).collect();
    let drawn =
        [(1933.0, 57.0), (1918.0, 64.0), (1904.0, 70.0), (1890.0, 72.0), (1876.0, 75.0), (1862.0, 83.0)];
    assert_eq!(shown, drawn);
    assert_eq!(rows[0].period, period("2019M09"));
    assert_eq!(rows[4].figure.unwrap().former, Some(1949.0));
}

#[test]
fn pace_and_landing_of_the_cash_benefit_are_those_of_the_drawing() {
    let gauge = gauge(&cash_benefit_goal(), &cash_benefit());
    let standing = gauge.standing.unwrap();
    assert_eq!((standing.deviation, standing.over_target), (83.0, 225.0));
    assert_eq!((standing.margin.of, standing.margin.width), (340.0, 68.0));
    let pace = gauge.pace;
    assert_eq!((pace.per_month, pace.required), (Some(-8.0), Some(-22.5)));
    assert_eq!((pace.landing, pace.over_target), (Some(1865.0), Some(145.0)));
    assert_eq!(gauge.year_ago, Some(2050.0));
    assert_eq!((gauge.reading.unwrap().age_months, gauge.gap_in_persons(None)), (2, Some(225.0)));
}

#[test]
fn the_plan_goes_through_the_steps_of_other_years() {
    let goal = Goal { steps: vec![(2021, 1600.0), (2019, 1960.0), (2020, 1.0)], ..cash_benefit_goal() };
    let plan = february(&goal, 1945.0).plan.unwrap();
    let at = |text| plan.at(period(text).number());
    assert_eq!(at("2018M12"), Some(2060.0));
    assert_eq!((at("2019M06"), at("2019M12")), (Some(2010.0), Some(1960.0)));
    assert_eq!((at("2020M02"), at("2020Q2")), (Some(1920.0), Some(1840.0)));
    assert_eq!((at("2021M06"), at("2021"), at("2022M01")), (Some(1660.0), Some(1600.0), Some(1600.0)));
    assert_eq!((at("2018M11"), plan.change), (None, -340.0));
}

#[test]
fn a_plan_starts_where_it_is_said_or_in_the_december_before_its_first_year() {
    let of_figures = Goal { baseline: None, baseline_period: None, ..cash_benefit_goal() };
    let figures = series(&[("2018M12", 2070.0), ("2019M12", 1990.0), ("2020M02", 1945.0)]);
    let plan = gauge(&of_figures, &figures).plan.unwrap();
    assert_eq!((plan.from, plan.baseline), (period("2019M12"), 1990.0));
    let stepped = Goal { steps: vec![(2019, 2000.0)], ..of_figures.clone() };
    assert_eq!(gauge(&stepped, &figures).plan.unwrap().baseline, 2070.0);
    let revised = series(&[("2019M12", 1985.0), ("2020M02", 1945.0)]);
    assert_eq!(gauge(&of_figures, &revised).plan.unwrap().baseline, 1985.0, "it follows a revision");
    let unsettled = series(&[("2019M12p", 1985.0), ("2020M02", 1945.0)]);
    assert_eq!(gauge(&of_figures, &unsettled).plan, None);
}

#[test]
fn a_hole_is_a_gap_and_gives_no_pace() {
    let figures =
        series(&[("2019M07", 1999.0), ("2019M09", 1990.0), ("2019M10", 1982.0), ("2020M02", 1945.0)]);
    let gauge = gauge(&cash_benefit_goal(), &figures);
    assert_eq!((gauge.pace.per_month, gauge.pace.landing), (None, None));
    assert_eq!(gauge.pace.required, Some(-22.5));
    let holes: Vec<_> = figures.holes().iter().map(ToString::to_string).collect();
    assert_eq!(holes, ["2019M08", "2019M11", "2019M12", "2020M01"]);
    let rows = months(&gauge, &figures, 6);
    assert_eq!((rows.len(), rows[2].figure, rows[2].difference), (6, None, None));
    assert_eq!(rows[2].plan, Some(1904.0));
}

#[test]
fn half_yearly_figures_have_no_holes_between_their_quarters() {
    let total = four_quarters([3750.0, 3900.0, 3810.0, 3510.0, 3270.0, 3100.0]);
    assert_eq!((total.rhythm(), total.holes()), (Some(6), vec![]));
    let window: Vec<_> =
        total.window(period("2022QMAT04"), 3).into_iter().map(|(p, _)| p.to_string()).collect();
    assert_eq!(window, ["2021QMAT04", "2022QMAT02", "2022QMAT04"]);
    assert_eq!(Series::default().holes(), vec![]);
}

#[test]
fn the_pace_is_by_the_month_whatever_the_figures_period() {
    for (codes, expected) in [
        (["2019M08", "2020M02"], Some(-8.0)),
        (["2019Q3", "2020Q1"], Some(-8.0)),
        (["2019H1", "2019H2"], Some(-8.0)),
        (["2019QMAT03", "2020QMAT01"], Some(-8.0)),
        (["2018", "2019"], Some(-4.0)),
        (["2019M09", "2020M02"], None),
    ] {
        let figures = series(&[(codes[0], 1993.0), (codes[1], 1945.0)]);
        assert_eq!(gauge(&cash_benefit_goal(), &figures).pace.per_month, expected, "{codes:?}");
    }
}

#[test]
fn in_december_the_figure_has_landed() {
    let figures = series(&[("2020M06", 1800.0), ("2020M12", 1740.0)]);
    let pace = judge(&cash_benefit_goal(), &figures, None, Rule::default(), day("2021-02-01"), None).pace;
    assert_eq!((pace.per_month, pace.required), (Some(-10.0), None));
    assert_eq!((pace.landing, pace.over_target), (Some(1740.0), Some(20.0)));
}

#[test]
fn a_revision_keeps_the_former_figure() {
    let version = |value: &str, provisional| Version {
        value: Some(value.to_owned()),
        provisional,
        known_since: Some("2020-04-06".to_owned()),
        ..Version::default()
    };
    let revised = Figure::from_versions(&[version("1951", false), version("1949", true)]).unwrap();
    assert_eq!((revised.value, revised.former, revised.provisional), (Some(1951.0), Some(1949.0), false));
    assert_eq!(revised.known_since, Some(day("2020-04-06")));
    let settled =
        Figure::from_versions(&[version("1951", false), version("1951", true), version("1949", true)])
            .unwrap();
    assert_eq!(settled.former, Some(1949.0), "made final without another number, it is still revised");
    assert_eq!(Figure::from_versions(&[version("1951", false), version("1951", true)]).unwrap().former, None);
    let hidden = Version { missing: Some("suppressed".to_owned()), ..Version::default() };
    let hidden = Figure::from_versions(&[hidden, version("4", true)]).unwrap();
    assert_eq!((hidden.value, hidden.missing), (None, Some(Missing::Suppressed)));
    assert_eq!(Figure::from_versions(&[]), None);
}

#[test]
fn a_gap_in_percentage_points_is_told_in_people() {
    assert_eq!(gap_in_persons(2.3, 32_720.0), 753.0);
    let share = goal(Direction::Down, "pct.", 23.4, 20.0);
    let gauge = february(&share, 22.0);
    assert_eq!(gauge.gap_in_persons(Some(27_600.0)), Some(552.0));
    assert_eq!(gauge.gap_in_persons(None), None);
    assert_eq!(february(&goal(Direction::Down, "uger", 30.0, 20.0), 22.0).gap_in_persons(Some(1.0)), None);
    assert_eq!(february(&goal(Direction::Down, "sager", 30.0, 20.0), 22.0).gap_in_persons(None), None);
}

#[test]
fn a_year_is_judged_by_its_own_figures() {
    let figures = series(&[("2020M12", 1800.0), ("2021M05", 1500.0)]);
    let gauge = judge(&cash_benefit_goal(), &figures, None, Rule::default(), day("2022-01-10"), None);
    let reading = gauge.reading.unwrap();
    assert_eq!((reading.period, reading.value), (period("2020M12"), Some(1800.0)));
    assert_eq!(
        (gauge.light, gauge.standing.unwrap().deviation),
        (crate::domain::choice::Light::Behind, 80.0)
    );
}

#[test]
fn numbers_are_rounded_as_they_are_shown() {
    let persons = Unit::parse("Fuldtidspersoner");
    assert_eq!([1932.5, -22.5, 1861.666].map(|v| persons.shown(v)), [1933.0, -23.0, 1862.0]);
    let percent = Unit::parse("pct.");
    assert_eq!([1.005, 2.344_9, 0.1 + 0.2].map(|v| percent.shown(v)), [1.01, 2.34, 0.3]);
    assert_eq!((percent.of_difference(), persons.of_difference()), (Unit::Points, persons));
}

#[test]
fn what_if_moves_the_landing_and_leaves_the_rest_alone() {
    let real = gauge(&cash_benefit_goal(), &cash_benefit());
    assert_eq!(what_if(&real, Supposed::default()), real);
    let quicker = what_if(&real, Supposed { pace: -2.0, ..Supposed::default() });
    assert_eq!((quicker.pace.landing, quicker.pace.over_target), (Some(1845.0), Some(125.0)));
    assert_eq!((quicker.light, quicker.standing), (real.light, real.standing));
    let fewer = what_if(&real, Supposed { value: -20.0, ..Supposed::default() });
    assert_eq!((fewer.pace.landing, fewer.pace.required), (Some(1845.0), Some(-20.5)));
    assert_eq!((fewer.reading.unwrap().value, fewer.standing.unwrap().deviation), (Some(1925.0), 63.0));
    assert_eq!(fewer.light, crate::domain::choice::Light::AtRisk);
    let none = february(&Goal { value: None, ..cash_benefit_goal() }, 1945.0);
    assert_eq!(what_if(&none, Supposed { value: 1.0, pace: 1.0 }), none);
    let without_pace = what_if(&february(&cash_benefit_goal(), 1945.0), Supposed { pace: -10.0, value: 0.0 });
    assert_eq!(without_pace.pace.landing, Some(1845.0));
}
