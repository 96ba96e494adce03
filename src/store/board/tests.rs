//! Tests of the board as it is read from a file.

use super::super::Clock;
use super::super::testing::*;
use super::*;
use crate::domain::change::{Change, On};

#[test]
fn of_figures_only_those_of_targets_are_told_since_the_meeting_however_many_came_in() {
    let (_file, mut store) = store();
    store.set_clock(Clock::parse("2020-04-01T12:00").unwrap());
    store.make(Kind::Meeting, &[("date", "2020-04-01"), ("kind", "board"), ("state", "held")]);
    store.act(&[create(Kind::Indicator, Some("FTP"), &[("title", "Fuldtidspersoner")])]);
    store.make(Kind::Target, &[("indicator", "FTP"), ("group", "Kontanthjælp"), ("year", "2020")]);
    store.set_clock(Clock::parse("2020-04-20T12:00").unwrap());
    let figure = |group: &str, n: usize| {
        let period = format!("2019M{:02}", n % 12 + 1);
        create(Kind::Measurement, None, &[("indicator", "FTP"), ("group", group), ("period", &period)])
    };
    let groups: Vec<String> = (0..400).map(|n| format!("Gruppe {n}")).collect();
    let mut changes: Vec<Change> = groups.iter().map(|group| figure(group, 0)).collect();
    changes.extend((0..3).map(|n| figure("Kontanthjælp", n)));
    let version = crate::domain::change::Version { value: Some("12".into()), ..Default::default() };
    let versions = (0..changes.len()).map(|n| Change::Version { on: On::Made(n), version: version.clone() });
    let versions: Vec<Change> = versions.collect();
    store.act(&[changes, versions].concat());
    let board = store.board(None).unwrap();
    let since = board.since_board.unwrap();
    let told: Vec<Rec> = since.moved.keys().copied().filter(|rec| rec.kind == Kind::Measurement).collect();
    assert_eq!(told, board.targets[0].measured.values().copied().collect::<Vec<_>>());
    assert_eq!(told.len(), 3);
}
