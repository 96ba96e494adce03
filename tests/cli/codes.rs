//! Each exit code, proven.

use std::os::unix::fs::PermissionsExt;

use crate::place::{Place, fixture};

#[test]
fn a_conflict_ends_with_1_and_shows_both_values() {
    let place = Place::with_demo();
    place.demo(&["set", "F-0412", "owner=MK"]).ends(0);
    let before = place.demo(&["show", "F-0412", "--json"]).out;
    let told = place.demo(&["set", "F-0412", "owner=HL", "--expect", "owner=JO", "--json"]).ends(1);
    let conflict = &told.object()["conflict"];
    assert_eq!((&conflict["theirs"], &conflict["mine"]), (&"MK".into(), &"HL".into()));
    assert_eq!(place.demo(&["show", "F-0412", "--json"]).out, before);
    place.demo(&["set", "F-0412", "owner=HL", "--expect", "owner=mk"]).ends(0);
}

#[test]
fn rejected_lines_end_with_1_and_the_rest_is_done() {
    let place = Place::with_demo();
    place.demo(&["import", &fixture("proposals_broken.csv"), "--as", "proposals"]).ends(1).says("linje 3");
    place.demo(&["show", "F-9001"]).ends(0);
}

#[test]
fn what_was_changed_behind_the_log_fails_the_check_with_1() {
    let place = Place::with_demo();
    place.demo(&["check"]).ends(0);
    behind(&place).execute_batch("UPDATE proposal SET verdict = 'rejected' WHERE key = 'F-0428'").unwrap();
    let found = place.demo(&["check"]).ends(1);
    assert!(found.out.contains("F-0428 verdict"), "{}", found.out);
}

/// The file, opened past the program.
fn behind(place: &Place) -> rusqlite::Connection {
    rusqlite::Connection::open(place.0.join("demo.db")).unwrap()
}

#[test]
fn a_value_that_does_not_fit_is_a_wrong_call() {
    let place = Place::with_demo();
    place.demo(&["set", "F-0412", "verdict=måske"]).ends(2).says("verdict: »måske« kendes ikke");
    place.demo(&["set", "F-0412", "farve=rød"]).ends(2).says("har ikke feltet »farve«");
    place.demo(&["list", "proposals", "--sort", "farve"]).ends(2);
    place.demo(&["list", "proposals", "--filter", "vurdering:rød"]).ends(2).says("vurdering:rød");
    place.demo(&["new", "people", "name=Ny"]).ends(2).says("key=…");
    place.demo(&["--now", "2020-05-01", "new", "task", "title=x", "--db", "other.db"]).ends(2);
}

#[test]
fn a_file_that_is_not_ours_or_not_there_ends_with_3() {
    let place = Place::new();
    place.on(&["list", "proposals"]).ends(3).says("Der er ingen Tavle-fil t.db");
    assert!(!place.has("t.db"));
    place.write("t.db", "dette er ikke en database, men en lang nok tekst ".repeat(40));
    place.on(&["list", "proposals"]).ends(3).says("intet er ændret");
    place.write("t.db", "");
    place.on(&["info"]).ends(3);
    place.on(&["import", "findes-ikke.csv"]).ends(3).says("Der er ingen fil findes-ikke.csv");
}

#[test]
fn what_is_not_there_or_may_not_be_ends_with_3_and_changes_nothing() {
    let place = Place::with_demo();
    place.demo(&["show", "F-9999"]).ends(3).says("F-9999");
    place.demo(&["set", "F-9999", "title=x"]).ends(3);
    place.demo(&["delete", "F-9999"]).ends(3);
    place.demo(&["undo", "99999"]).ends(3);
    place.demo(&["new", "people", "key=HL", "name=x"]).ends(3).says("optaget");
    place.demo(&["--read-only", "set", "F-0412", "title=x"]).ends(3).says("--read-only");
    place.run(&["demo", "--into", "demo.db"]).ends(3).says("findes i forvejen");
    place.demo(&["backup", "demo.db"]).ends(3);
}

#[test]
fn a_newer_file_ends_with_3() {
    let place = Place::with_demo();
    behind(&place).execute_batch("PRAGMA user_version = 99").unwrap();
    place.demo(&["list", "proposals"]).ends(3).says("nyere Tavle");
    place.demo(&["set", "F-0412", "title=x"]).ends(3).says("nyere Tavle");
}

#[test]
fn a_file_that_a_neighbour_holds_ends_with_3_and_can_be_read_meanwhile() {
    let place = Place::with_demo();
    let neighbour = behind(&place);
    neighbour.execute_batch("BEGIN IMMEDIATE").unwrap();
    place.demo(&["show", "F-0412"]).ends(0);
    place.demo(&["set", "F-0412", "title=x"]).ends(3).says("5 sekunder");
    neighbour.execute_batch("COMMIT").unwrap();
    place.demo(&["set", "F-0412", "title=x"]).ends(0);
}

#[test]
fn a_reader_that_has_heard_enough_is_no_failure_and_a_full_disk_is() {
    let place = Place::with_demo();
    for call in [&["export", "proposals"][..], &["list", "proposals", "--json"], &["log"], &["keys"]] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let call = [&["--db", "demo.db"], call].concat();
        let child = place.command(&call).stdout(writer).stderr(std::process::Stdio::piped()).spawn().unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{call:?}: {}", String::from_utf8_lossy(&output.stderr));
        let Ok(full) = std::fs::File::options().write(true).open("/dev/full") else { continue };
        assert_eq!(place.command(&call).stdout(full).output().unwrap().status.code(), Some(3), "{call:?}");
    }
}

#[test]
fn a_file_that_may_not_be_written_to_is_read_and_a_write_ends_with_3() {
    let place = Place::with_demo();
    let mode = |path: &std::path::Path, mode: u32| {
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
    };
    mode(&place.0.join("demo.db"), 0o444);
    mode(&place.0, 0o555);
    let is_bound_by_modes = std::fs::write(place.0.join("probe"), "x").is_err();
    let read = place.demo(&["list", "proposals"]);
    let wrote = place.demo(&["set", "F-0412", "owner=HL"]);
    mode(&place.0, 0o755);
    read.ends(0);
    // Whoever is root may write all the same.
    if is_bound_by_modes {
        wrote.ends(3).says("må ikke skrives til");
    }
}
