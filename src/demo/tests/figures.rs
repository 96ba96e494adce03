//! The example's figures: the months as drawn, the lights that follow from them, and the real ones to the letter.

use super::*;
use crate::domain::change::Version;
use crate::domain::choice::{Choice, Direction, Light, TargetKind};
use crate::domain::period::Period;
use crate::domain::target::{Cell, Figure, Gauge, Goal, Rule, Series, Unit, bar, judge};

const MORNING: &str = "2020-04-20T08:41";
const REAL: &str = "Jobindsats.dk / STAR, Y30R21";

/// Everything that was published by a moment: each series' months, each with its versions, the oldest first.
struct Published(BTreeMap<[String; 3], BTreeMap<String, Vec<Row>>>);

impl Published {
    fn by(until: &str) -> Published {
        let until = NaiveDateTime::parse_from_str(until, "%Y-%m-%dT%H:%M").unwrap();
        let mut all: BTreeMap<_, BTreeMap<String, Vec<Row>>> = BTreeMap::new();
        for act in history().unwrap().into_iter().filter(|a| a.at <= until) {
            let What::Import(name) = &act.what else { continue };
            if kind_of(name) != Some(Kind::Measurement) {
                continue;
            }
            for row in rows(name) {
                let series = ["indicator", "group", "area"].map(|f| row[f].clone());
                all.entry(series).or_default().entry(row["period"].clone()).or_default().push(row);
            }
        }
        Published(all)
    }

    fn series(&self, indicator: &str, group: &str, area: &str) -> &BTreeMap<String, Vec<Row>> {
        static NONE: BTreeMap<String, Vec<Row>> = BTreeMap::new();
        self.0.get(&[indicator, group, area].map(str::to_owned)).unwrap_or(&NONE)
    }

    /// The figure that counts for a period, and whether it is provisional.
    fn figure(&self, indicator: &str, group: &str, area: &str, period: &str) -> Option<(f64, bool)> {
        let newest = self.series(indicator, group, area).get(period)?.last()?;
        Some((newest["value"].parse().ok()?, newest["provisional"] == "true"))
    }
}

/// The target as it is judged on the morning, by the usual rule.
fn gauge(target: &Row, published: &Published) -> Gauge {
    let number = |field: &str| target[field].parse().ok();
    let goal = Goal {
        year: target["year"].parse().unwrap(),
        kind: TargetKind::parse(&target["kind"]).unwrap(),
        direction: Direction::parse(&target["direction"]).unwrap(),
        value: number("value"),
        unit: Unit::parse(&target["unit"]),
        baseline: number("baseline"),
        baseline_period: Period::parse(&target["baseline_period"]),
        steps: Vec::new(),
    };
    let months = published.series(&target["indicator"], &target["group"], &target["area"]);
    let figure = |(period, versions): (&String, &Vec<Row>)| {
        let versions: Vec<Version> = versions.iter().rev().map(version).collect();
        Some((Period::parse(period)?, Figure::from_versions(&versions)?))
    };
    let series: Series = months.iter().filter_map(figure).collect();
    let today = NaiveDate::from_ymd_opt(2020, 4, 20).unwrap();
    judge(&goal, &series, None, Rule::default(), today, None)
}

fn version(row: &Row) -> Version {
    let said = |field: &str| Some(row[field].clone()).filter(|text| !text.is_empty());
    Version {
        value: said("value"),
        missing: said("missing"),
        provisional: row["provisional"] == "true",
        known_since: said("known_since"),
        source: said("source"),
    }
}

/// A bar of sixteen cells with the signs of the screen.
fn drawn(gauge: &Gauge) -> String {
    let sign = |cell: &Cell| match cell {
        Cell::Done => '█',
        Cell::Provisional => '▒',
        Cell::Rest => '·',
        Cell::Plan => '│',
        Cell::Wrong => '◄',
    };
    bar(gauge, 16).iter().map(sign).collect()
}

fn month_after(period: &str) -> String {
    let (year, month) = period.split_once('M').unwrap();
    let (year, month): (i32, u32) = (year.parse().unwrap(), month.parse().unwrap());
    if month == 12 { format!("{}M01", year + 1) } else { format!("{year}M{:02}", month + 1) }
}

#[test]
fn two_targets_are_behind_two_to_be_watched_six_on_track_and_two_cannot_be_judged() {
    let (world, published) = (World::at(MORNING), Published::by(MORNING));
    let targets: Vec<_> = world.of(Kind::Target).filter(|t| t["year"] == "2020").collect();
    let of = |wanted: Light| -> Vec<&str> {
        let is_wanted = |t: &&&Row| gauge(t, &published).light == wanted;
        targets.iter().filter(is_wanted).map(|t| t["group"].as_str()).collect()
    };
    assert_eq!(of(Light::Behind), ["Kontanthjælp", "Sygedagpenge"]);
    assert_eq!(of(Light::AtRisk), ["Alle ydelser", "Uddannelseshjælp"]);
    let known =
        ["A-dagpenge", "Ressourceforløb", "Jobafklaring", "Fleksjob", "Langtidsledige", "Aktivitetsparate"];
    assert_eq!(of(Light::OnTrack), known);
    assert_eq!(of(Light::Unknown), ["Revalidering", "Selvforsørgelses- og hjemrejseydelse"]);
}

#[test]
fn the_board_shows_the_figures_targets_and_bars_that_are_drawn() {
    let (world, published) = (World::at(MORNING), Published::by(MORNING));
    for (key, group, bar, february, value) in [
        ("T-2001", "Kontanthjælp", "█████▒···│······", 1945.0, "1720"),
        ("T-2002", "Sygedagpenge", "◄········│······", 978.0, "900"),
        ("T-2003", "Alle ydelser", "████████▒│······", 3742.0, "3530"),
        ("T-2004", "Uddannelseshjælp", "████████·│······", 410.0, "370"),
        ("T-2005", "A-dagpenge", "█████████│██····", 742.0, "720"),
        ("T-2006", "Ressourceforløb", "█████████│█·····", 296.0, "280"),
        ("T-2007", "Jobafklaring", "█████████│██····", 118.0, "110"),
    ] {
        let (_, target) = &world.0[key];
        assert_eq!((&*target["group"], &*target["value"]), (group, value));
        let gauge = gauge(target, &published);
        let reading = gauge.reading.unwrap();
        assert_eq!((reading.period.to_string(), reading.value), ("2020M02".to_owned(), Some(february)));
        assert_eq!(drawn(&gauge), bar, "{group}");
    }
    assert_eq!(world.0["T-2002"].1["baseline"], "930");
}

#[test]
fn kontanthjaelp_has_the_months_of_the_target_page() {
    let (world, published) = (World::at(MORNING), Published::by(MORNING));
    let (_, target) = &world.0["T-2001"];
    assert_eq!((&*target["baseline"], &*target["baseline_period"]), ("2060", "2018M12"));
    let month = |period: &str| published.figure("FTP", "Kontanthjælp", "Fredericia", period).unwrap();
    let known = [
        ("2018M12", 2060.0),
        ("2019M02", 2050.0),
        ("2019M08", 1993.0),
        ("2019M09", 1990.0),
        ("2019M10", 1982.0),
        ("2019M11", 1974.0),
        ("2019M12", 1962.0),
        ("2020M01", 1951.0),
    ];
    for (period, figure) in known {
        assert_eq!(month(period), (figure, false), "{period}");
    }
    assert_eq!(month("2020M02"), (1945.0, true));
    let january = &published.series("FTP", "Kontanthjælp", "Fredericia")["2020M01"];
    let versions: Vec<_> = january.iter().map(|v| (&*v["value"], &*v["provisional"])).collect();
    assert_eq!(versions, [("1949", "true"), ("1951", "false")]);
    let pace = gauge(target, &published).pace;
    assert_eq!((pace.per_month, pace.required, pace.landing), (Some(-8.0), Some(-22.5), Some(1865.0)));
    let compared = [
        ("FTP-FORV", "Fredericia", 1720.0),
        ("FTP-PCT", "Fredericia", 5.9),
        ("FTP-PCT", "Hele landet", 3.6),
        ("FTP-PLADS", "Fredericia", 95.0),
    ];
    for (indicator, area, figure) in compared {
        let (found, _) = published.figure(indicator, "Kontanthjælp", area, "2020M02").unwrap();
        assert_eq!(found.to_string(), figure.to_string(), "{indicator}");
    }
}

#[test]
fn a_month_is_known_five_weeks_later_and_its_provisional_figure_is_final_with_the_next() {
    let published = Published::by(MORNING);
    for months in published.0.values() {
        for (period, versions) in months.iter().filter(|(period, _)| period.as_str() >= "2018M12") {
            let after = month_after(period);
            let (year, month) = after.split_once('M').unwrap();
            let ended = NaiveDate::from_ymd_opt(year.parse().unwrap(), month.parse().unwrap(), 1).unwrap();
            let known: NaiveDate = versions[0]["known_since"].parse().unwrap();
            assert!((33..40).contains(&(known - ended).num_days()), "{period} {known}");
            let still_open = versions.last().unwrap()["provisional"] == "true";
            assert_eq!(still_open, versions.len() == 1 && versions[0]["provisional"] == "true");
            assert!(!still_open || period == "2020M02", "{period}");
        }
    }
}

#[test]
fn a_figure_is_known_on_the_day_it_was_imported_and_earlier_only_for_the_start() {
    for act in history().unwrap() {
        let What::Import(name) = &act.what else { continue };
        if kind_of(name) != Some(Kind::Measurement) {
            continue;
        }
        let day = act.at.date().to_string();
        let is_start = name == "measurements-2019-01.csv";
        for row in rows(name) {
            assert!(row["known_since"] == day || is_start && row["known_since"] < day, "{}", row["key"]);
            assert_eq!(row["value"].is_empty(), !row["missing"].is_empty(), "{}", row["key"]);
            assert!(row["value"].is_empty() || row["value"].parse::<f64>().is_ok(), "{}", row["key"]);
            assert!(!row["source"].is_empty());
        }
    }
}

#[test]
fn zero_missing_and_hidden_are_told_apart_and_a_hole_stays_a_hole() {
    let published = Published::by(MORNING);
    let why = |group: &str, period: &str| {
        let months = published.series("FTP", group, "Fredericia");
        months.get(period).map(|versions| versions.last().unwrap()["missing"].clone())
    };
    assert_eq!(why("Revalidering", "2020M02").as_deref(), Some("suppressed"));
    assert_eq!(why("Selvforsørgelses- og hjemrejseydelse", "2020M02").as_deref(), Some("unpublished"));
    assert_eq!(why("Langtidsledige", "2019M04").as_deref(), Some("absent"));
    assert_eq!(why("Jobafklaring", "2019M07"), None);
    assert_eq!(why("Jobafklaring", "2019M08").as_deref(), Some(""));
}

#[test]
fn the_real_figures_are_those_of_the_source_and_come_four_months_after_the_period() {
    assert!(Published::by(MORNING).series("Y30R21", "Ydelsesgrupper i alt", "Fredericia").is_empty());
    let published = Published::by("2023-06-01T08:41");
    let mut sums: BTreeMap<(&str, &str), (usize, f64)> = BTreeMap::new();
    for ([indicator, _, area], periods) in published.0.iter().filter(|(s, _)| s[0].starts_with("Y30R21")) {
        for (period, versions) in periods {
            let [only] = versions.as_slice() else { panic!("{versions:?}") };
            assert_eq!((&*only["source"], &*only["example"]), (REAL, "false"));
            let end = if period.ends_with("02") { "10-31" } else { "04-30" };
            let year: i32 = period[..4].parse().unwrap();
            let year = year + i32::from(period.ends_with("04"));
            assert_eq!(only["known_since"], format!("{year}-{end}"));
            let (count, sum) = sums.entry((indicator, area)).or_default();
            *count += 1;
            *sum += only["value"].parse::<f64>().unwrap();
        }
    }
    let rounded: Vec<_> = sums.iter().map(|(s, (count, sum))| (*s, *count, format!("{sum:.2}"))).collect();
    let known = [
        ("Y30R21", "Fredericia", "42690.00"),
        ("Y30R21", "Vordingborg", "32390.00"),
        ("Y30R21-FORV", "Fredericia", "39010.00"),
        ("Y30R21-FORV", "Vordingborg", "31580.00"),
        ("Y30R21-FORV-PCT", "Fredericia", "118.89"),
        ("Y30R21-FORV-PCT", "Vordingborg", "115.12"),
        ("Y30R21-PCT", "Fredericia", "130.12"),
        ("Y30R21-PCT", "Vordingborg", "118.09"),
        ("Y30R21-PLADS", "Fredericia", "2096.00"),
        ("Y30R21-PLADS", "Vordingborg", "1553.00"),
    ];
    assert_eq!(rounded, known.map(|(indicator, area, sum)| ((indicator, area), 24, sum.to_owned())));
    let figure = |i: &str, g: &str| published.figure(i, g, "Vordingborg", "2021QMAT04").unwrap().0;
    assert_eq!(
        (figure("Y30R21", "Sygedagpenge mv."), figure("Y30R21-PLADS", "Sygedagpenge mv.")),
        (830.0, 52.0)
    );
}

#[test]
fn the_total_nears_the_expected_level_while_sygedagpenge_moves_away_from_it() {
    let (world, published) = (World::at("2023-06-01T08:41"), Published::by("2023-06-01T08:41"));
    let gap = |group: &str, period: &str| {
        let of = |indicator: &str| published.figure(indicator, group, "Fredericia", period).unwrap().0;
        of("Y30R21") - of("Y30R21-FORV")
    };
    let ways = [
        ("Ydelsesgrupper i alt", 390.0, 210.0),
        ("Kontanthjælp mv.", 240.0, 120.0),
        ("Sygedagpenge mv.", 40.0, 70.0),
        ("A-dagpenge mv.", 110.0, 30.0),
    ];
    for (group, first, last) in ways {
        assert_eq!((gap(group, "2020QMAT02"), gap(group, "2022QMAT04")), (first, last), "{group}");
        let targets: Vec<_> = world.of(Kind::Target).filter(|t| t["group"] == group).collect();
        assert_eq!(targets.len(), 3);
        for target in targets {
            assert_eq!((&*target["kind"], &*target["value"]), ("relative", "0"));
            assert_eq!(target["baseline"], first.to_string());
            assert_eq!((&*target["relative_to"], &*target["example"]), ("Y30R21-FORV", "true"));
        }
    }
}
