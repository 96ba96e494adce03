//! Tests of the words: headlines, the sentence about the light, and the line of the home board.

use super::*;
use crate::domain::choice::{Light, Missing};
use crate::text::Lang::{self, Da, En};

fn line(headline: Headline) -> String {
    [Some(headline.value), headline.plan, headline.target]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" | ")
}

fn long(gauge: &Gauge, lang: Lang) -> String {
    line(headline(gauge, lang))
}

#[test]
fn the_cash_benefit_reads_as_it_is_drawn() {
    let gauge = gauge(&cash_benefit_goal(), &cash_benefit());
    assert_eq!(
        long(&gauge, Da),
        "1.945 i februar (foreløbigt tal) | 83 flere end planlagt | 225 over årets mål på 1.720"
    );
    assert_eq!(
        line(headline_short(&gauge, Da)),
        "1.945 i feb. (foreløbigt) | 83 flere end planlagt | mål 1.720"
    );
    assert_eq!(
        sentence(&gauge, Da),
        "Derfor: 83 over linjen er mere end 20 pct. af den planlagte ændring på 340. Januar alene giver det samme lys."
    );
    assert_eq!(sentence_short(&gauge, Da), "Derfor: 83 er mere end 20 pct. af den planlagte ændring på 340.");
    assert_eq!(
        long(&gauge, En),
        "1,945 in February (provisional) | 83 more than planned | 225 above this year’s target of 1,720"
    );
    assert_eq!(
        sentence(&gauge, En),
        "Why: 83 above the line is more than 20 per cent of the planned change of 340. January alone gives the same light."
    );
}

#[test]
fn the_home_board_names_what_goes_the_wrong_way() {
    let sick = february(&falling(930.0, 900.0), 978.0);
    assert_eq!(
        wrong_way("Sygedagpenge", &sick, Da).unwrap(),
        "Sygedagpenge går den forkerte vej: +48 siden 2018"
    );
    assert_eq!(
        wrong_way("Sickness benefit", &sick, En).unwrap(),
        "Sickness benefit is going the wrong way: +48 since 2018"
    );
    assert_eq!(wrong_way("Kontanthjælp", &february(&cash_benefit_goal(), 2059.0), Da), None);
    let jobs = february(&goal(Direction::Up, "pct.", 40.0, 60.0), 39.5);
    assert_eq!(
        wrong_way("Virksomhedspraktik", &jobs, Da).unwrap(),
        "Virksomhedspraktik går den forkerte vej: −0,5 procentpoint siden 2018"
    );
}

#[test]
fn the_unit_is_part_of_the_number() {
    let share = february(&goal(Direction::Down, "pct.", 23.4, 20.0), 22.25);
    assert_eq!(
        long(&share, Da),
        "22,25 pct. i februar | 0,83 procentpoint mere end planlagt | 2,25 procentpoint over årets mål på 20 pct."
    );
    assert_eq!(
        sentence(&share, Da),
        "Derfor: 0,83 procentpoint over linjen er mere end 20 pct. af den planlagte ændring på 3,4 procentpoint."
    );
    let place = Goal { kind: TargetKind::Rank, ..goal(Direction::Down, "plads", 95.0, 71.0) };
    assert_eq!(
        long(&february(&place, 83.0), Da),
        "plads 83 i februar | 2 pladser dårligere end planlagt | 12 pladser dårligere end årets mål, plads 71"
    );
    assert_eq!(sentence(&february(&place, 80.0), Da), "Derfor: Tallet er 1 plads bedre end linjen.");
    let weeks = february(&goal(Direction::Down, "uger", 30.0, 24.0), 28.0);
    assert_eq!(
        long(&weeks, Da),
        "28 uger i februar | 1,5 uger mere end planlagt | 4 uger over årets mål på 24 uger"
    );
}

#[test]
fn one_is_neither_many_nor_few() {
    let plan = |value| headline(&february(&cash_benefit_goal(), value), Da).plan.unwrap();
    assert_eq!(plan(1863.0), "1 mere end planlagt");
    assert_eq!(plan(1861.0), "1 mindre end planlagt");
    assert_eq!(plan(1850.0), "12 færre end planlagt");
    assert_eq!(plan(1862.0), "som planlagt");
}

#[test]
fn every_light_says_which_rule_gave_it() {
    let said = |value| sentence(&february(&cash_benefit_goal(), value), Da);
    assert_eq!(said(1862.0), "Derfor: Tallet er på linjen.");
    assert_eq!(said(1850.0), "Derfor: Tallet er 12 under linjen.");
    assert_eq!(said(1720.0), "Derfor: Årets mål på 1.720 er nået.");
    assert_eq!(said(1930.0), "Derfor: 68 over linjen er højst 20 pct. af den planlagte ændring på 340.");
    let level = february(&falling(1000.0, 1000.0), 1051.0);
    assert_eq!(sentence(&level, Da), "Derfor: 51 over linjen er mere end 5 pct. af målet på 1.000.");
}

#[test]
fn what_cannot_be_judged_is_said() {
    let no_baseline = Goal { baseline: None, ..cash_benefit_goal() };
    assert_eq!(sentence(&february(&no_baseline, 1.0), Da), "Derfor: Måltallet har intet udgangspunkt.");
    let empty = gauge(&cash_benefit_goal(), &Series::default());
    assert_eq!(
        (long(&empty, Da), sentence(&empty, Da)),
        ("ingen tal".into(), "Derfor: Der er ingen tal.".into())
    );
    let hidden = [(period("2020M02"), Figure { missing: Some(Missing::Suppressed), ..Figure::default() })];
    let hidden = gauge(&cash_benefit_goal(), &hidden.into_iter().collect());
    assert_eq!(long(&hidden, Da), "skjult (få personer) i februar");
    assert_eq!(line(headline_short(&hidden, Da)), "skjult (få personer) i feb. | mål 1.720");
    assert_eq!(sentence(&hidden, Da), "Derfor: Tallet for februar er skjult, fordi det gælder få personer.");
    let old = gauge(&cash_benefit_goal(), &series(&[("2019M07", 1999.0)]));
    assert_eq!(
        sentence(&old, Da),
        "Derfor: Det nyeste tal er fra juli 2019, 9 måneder gammelt; grænsen er 6."
    );
    assert!(long(&old, Da).starts_with("1.999 i juli 2019 | "));
}

#[test]
fn a_provisional_figure_that_says_something_else_is_named() {
    let differing = gauge(&cash_benefit_goal(), &series(&[("2020M01", 1900.0), ("2020M02p", 1945.0)]));
    assert_eq!(
        sentence(&differing, Da),
        "Derfor: Januar afgør: 24 over linjen er højst 20 pct. af den planlagte ændring på 340. \
         Februar er foreløbigt og ville alene give: bagud."
    );
    let alone = gauge(&cash_benefit_goal(), &series(&[("2020M02p", 1850.0)]));
    assert_eq!(
        sentence(&alone, Da),
        "Derfor: Tallet er 12 under linjen. Alle tal er foreløbige; derfor kun hold øje."
    );
    assert_eq!(
        sentence_short(&differing, Da),
        "Derfor: Januar afgør: 24 er højst 20 pct. af den planlagte ændring på 340."
    );
    assert_eq!(sentence_short(&alone, Da), "Derfor: Alle tal er foreløbige; derfor kun hold øje.");
    let over_new_year = series(&[("2019M12", 1962.0), ("2020M01p", 1951.0)]);
    assert!(sentence(&gauge(&cash_benefit_goal(), &over_new_year), Da).contains(" December 2019 alene "));
}

#[test]
fn a_relative_target_is_told_by_its_comparison() {
    let (actual, expected) = (
        series(&[("2022QMAT02", 3270.0), ("2022QMAT04", 3100.0)]),
        series(&[("2022QMAT02", 3000.0), ("2022QMAT04", 2890.0)]),
    );
    let goal = on_expected_level(2022, 390.0);
    let total = judge(&goal, &actual, Some(&expected), Rule::default(), day("2023-06-01"), None);
    assert_eq!(
        long(&total, Da),
        "3.100 i 4 kvt. til 4. kvt. | 210 flere end planlagt | 210 over sammenligningen på 2.890"
    );
    assert_eq!(headline_short(&total, Da).target.unwrap(), "sammenligning 2.890");
    assert_eq!(
        sentence(&total, Da),
        "Derfor: 210 over linjen er mere end 20 pct. af den planlagte ændring på 390."
    );
    let level = judge(&goal, &actual, Some(&actual), Rule::default(), day("2023-06-01"), None);
    assert_eq!(headline(&level, Da).target.unwrap(), "på niveau med sammenligningen på 3.100");
    assert_eq!(sentence(&level, Da), "Derfor: Årets mål i forhold til sammenligningen er nået.");
}

#[test]
fn a_light_set_by_hand_says_by_what_it_holds_and_what_the_figures_say() {
    let set =
        Override { light: Light::AtRisk, reason: "ny praksis fra 1/2.".into(), until: day("2020-05-31") };
    let gauge =
        judge(&cash_benefit_goal(), &cash_benefit(), None, Rule::default(), day("2020-04-20"), Some(&set));
    assert_eq!(
        sentence(&gauge, Da),
        "Derfor: Fastsat til hold øje til og med den 31. maj 2020: ny praksis fra 1/2. Tallene alene siger bagud."
    );
    assert_eq!(
        sentence_short(&gauge, Da),
        "Derfor: Fastsat til hold øje til og med den 31. maj 2020: ny praksis fra 1/2."
    );
}
