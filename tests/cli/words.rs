//! Text from strangers: none of it reaches standard output or standard error alive.

use crate::place::{Place, fixture};

/// What must not stand in anything that is printed: controls, and signs that turn or hide what one reads.
fn is_harmful(c: char) -> bool {
    (c.is_control() && c != '\n')
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[test]
fn a_hostile_file_is_cleaned_counted_and_harmless_in_every_output() {
    let place = Place::new();
    let read = place.on(&["import", &fixture("hostile.csv"), "--json"]).ends(0);
    assert!(read.object()["cleaned"].as_u64().unwrap() > 0);
    for call in [
        &["list", "proposals"][..],
        &["list", "proposals", "--json"],
        &["show", "F-9001"],
        &["show", "F-9001", "--json"],
        &["show", "F-9003"],
        &["export", "proposals"],
        &["export", "proposals", "--format", "json"],
        &["export", "proposals", "--format", "md"],
        &["log"],
        &["log", "--json"],
    ] {
        let ran = place.on(call).ends(0);
        assert!(!ran.out.contains(is_harmful), "{call:?}: {:?}", ran.out);
        assert!(!ran.err.contains(is_harmful), "{call:?}: {:?}", ran.err);
    }
    let csv = place.on(&["export", "proposals"]).out;
    assert!(!csv.contains(",=") && csv.contains("'=1+1"), "{csv}");
}

#[test]
fn hostile_arguments_are_said_back_harmless() {
    let place = Place::with_demo();
    let evil = "x\u{1b}]0;titel\u{7}\u{202e}y";
    for call in [
        &["show", evil][..],
        &["list", evil],
        &["list", "proposals", "--filter", &format!("{evil}:1")],
        &["set", "F-0412", &format!("{evil}=1")],
        &["set", "F-0412", &format!("verdict={evil}")],
        &["import", evil],
        &["--user", evil, "set", "F-0412", &format!("title={evil}")],
        &["--db", evil, "info"],
        &["log", "--since", evil],
        &[evil],
    ] {
        let ran = place.demo(&call.iter().map(|s| &**s).collect::<Vec<_>>());
        assert!(!ran.err.contains(is_harmful) && !ran.out.contains(is_harmful), "{call:?}: {:?}", ran.err);
    }
    assert!(!place.demo(&["log", "--json"]).out.contains(is_harmful));
}
