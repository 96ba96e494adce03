//! Mails and slips of paper: each a submission of its own; who sent it is never in the log.

use std::io::Write;
use std::process::Stdio;

use serde_json::json;

use crate::place::{Place, Ran, fixture};

const SLIPS: &str =
    "Stand: 2, jobparate\n\nFlere bænke.\n\nFlere bænke.\n\n# 1, udsatte ledige\n\nEn bus\nom aftenen.\n";

fn piped(place: &Place, arguments: &[&str], bytes: &[u8]) -> Ran {
    let mut command = place.command(&[&["--db", "t.db"], arguments].concat());
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // Who refuses what comes may close the pipe early.
    let _ = child.stdin.take().unwrap().write_all(bytes);
    Ran::from(child.wait_with_output().unwrap())
}

#[test]
fn where_there_is_no_room_for_what_comes_through_a_pipe_it_is_said_what_to_do() {
    let place = Place::new();
    let mut command = place.command(&["--db", "t.db", "import", "-"]);
    let child = command.env("TMPDIR", place.0.join("findes-ikke")).stdin(Stdio::piped());
    let child = child.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    Ran::from(child.wait_with_output().unwrap()).ends(3).says("Gem det som en fil");
}

fn texts(place: &Place) -> Vec<String> {
    let db = rusqlite::Connection::open(place.0.join("t.db")).unwrap();
    let mut select = db.prepare("SELECT coalesce(old, '') || coalesce(new, '') FROM change").unwrap();
    let rows = select.query_map([], |row| row.get(0)).unwrap();
    rows.collect::<Result<_, _>>().unwrap()
}

#[test]
fn a_mailbox_comes_in_once_and_its_senders_are_never_in_the_log() {
    let place = Place::new();
    let mailbox = fixture("postkasse.mbox");
    let first = place.on(&["import", &mailbox, "--json"]).ends(1).object();
    assert_eq!([&first["rows"], &first["new"], &first["rejected"]], [10, 9, 1]);
    assert_eq!(first["problems"][0]["line"], 230);
    let before = place.on(&["log", "--json"]).out;
    let second = place.on(&["import", &mailbox, "--json"]).ends(1).object();
    assert_eq!([&second["new"], &second["changed"], &second["unchanged"]], [0, 0, 9]);
    assert_eq!(place.on(&["log", "--json"]).out, before);
    let said = texts(&place).join("\n") + &before;
    for sender in ["eksempelperson", "@eksempel.dk", "Tlf. 00", "Ivarsen"] {
        assert!(!said.contains(sender), "{sender}");
    }
    let shown = place.on(&["show", "H-0003"]).ends(0).out;
    assert!(
        shown.contains("Borger Bilagsen") && shown.contains("kort over ældre skilte.pdf (4 kB)"),
        "{shown}"
    );
    place.on(&["check"]).ends(0);
}

#[test]
fn a_mailbox_that_was_taken_back_comes_again_with_its_submissions() {
    let place = Place::new();
    let mailbox = fixture("postkasse.mbox");
    place.on(&["import", &mailbox]).ends(1);
    place.on(&["undo", "1"]).ends(0);
    assert!(place.on(&["list", "submissions", "--json"]).json().is_empty());
    place.on(&["import", &mailbox]).ends(1);
    let proposals = place.on(&["list", "proposals", "--json"]).json();
    let submissions = place.on(&["list", "submissions", "--json"]).json();
    assert_eq!((proposals.len(), submissions.len()), (9, 9));
    for proposal in &proposals {
        assert!(submissions.iter().any(|submission| submission["key"] == proposal["submission"]));
    }
    place.on(&["check"]).ends(0);
}

#[test]
fn one_mail_may_hold_several_proposals_in_one_submission() {
    let place = Place::new();
    place.write("oensker.eml", "From: x@eksempel.dk\nSubject: Ønsker\n\nBænke.\n\nLys.\n\nEn bus.\n");
    place.on(&["import", "oensker.eml", "--paragraphs"]).ends(0);
    place.on(&["import", "oensker.eml", "--paragraphs", "--json"]).ends(0);
    let proposals = place.on(&["list", "proposals", "--json"]).json();
    let of: Vec<_> = proposals.iter().map(|proposal| proposal["submission"].clone()).collect();
    assert_eq!(of, vec![json!("H-0001"); 3]);
    assert_eq!(place.on(&["list", "submissions", "--json"]).json().len(), 1);
}

#[test]
fn the_received_day_is_the_local_one() {
    let place = Place::new();
    place.write(
        "m.eml",
        "From: x@eksempel.dk\nDate: Mon, 20 Apr 2020 22:30:00 +0000\nSubject: Sent\n\nSent.\n",
    );
    let mut command = place.command(&["--db", "t.db", "import", "m.eml"]);
    assert!(command.env("TZ", "Europe/Copenhagen").output().unwrap().status.success());
    assert_eq!(place.on(&["show", "F-0001", "--json"]).object()["received_on"], "2020-04-21");
}

#[test]
fn slips_come_from_standard_input_each_with_its_stand_and_the_same_twice_changes_nothing() {
    let place = Place::new();
    place.on(&["new", "meeting", "date=2020-04-22", "title=Dialogmøde"]).ends(0);
    let call = ["import", "-", "--as", "slips", "--meeting", "M-2020-04-22", "--json"];
    let first = piped(&place, &call, SLIPS.as_bytes()).ends(0).object();
    assert_eq!([&first["rows"], &first["new"]], [3, 3]);
    assert_eq!(first["file"], "-");
    let second = piped(&place, &call, SLIPS.as_bytes()).ends(0).object();
    assert_eq!([&second["new"], &second["unchanged"]], [0, 3]);
    let submissions = place.on(&["list", "submissions", "--json"]).json();
    let said: Vec<_> = submissions.iter().map(|s| [&s["channel"], &s["meeting"], &s["stand"]]).collect();
    assert_eq!(said[0], ["slip", "M-2020-04-22", "2, jobparate"]);
    assert_eq!(said[2], ["slip", "M-2020-04-22", "1, udsatte ledige"]);
    assert_eq!(place.on(&["show", "F-0003", "--json"]).object()["text"], "En bus\nom aftenen.");
    piped(&place, &["import", "-", "--as", "slips", "--meeting", "M-2021-01-01"], SLIPS.as_bytes())
        .ends(3)
        .says("M-2021-01-01");
    let heading = format!("Møde: M-2021-01-01\n\n{SLIPS}");
    piped(&place, &["import", "-", "--as", "slips"], heading.as_bytes()).ends(1).says("M-2021-01-01");
}

#[test]
fn the_stand_of_a_file_of_slips_is_said_where_the_slips_do_not_say_it() {
    let place = Place::with_demo();
    place.write("sedler.txt", "Kortere breve, tak.\n\nEn bænk ved indgangen.\n");
    let call =
        ["import", "sedler.txt", "--as", "slips", "--meeting", "M-2020-04-22", "--stand", "2, jobparate"];
    place.demo(&[&call[..], &["--dry-run"]].concat()).ends(0);
    place.demo(&call).ends(0);
    let submissions = place.demo(&["list", "submissions", "--json"]).ends(0).json();
    let here = |s: &&serde_json::Value| s["meeting"] == "M-2020-04-22" && s["stand"] == "2, jobparate";
    assert!(submissions.iter().filter(here).count() >= 2, "{submissions:?}");
}

#[test]
fn every_kind_comes_from_standard_input_also_all_or_nothing() {
    let place = Place::new();
    let titles = b"key,title\nF-0001,B\xe6nke\n";
    let read = piped(&place, &["import", "-", "--all-or-nothing", "--json"], titles).ends(0).object();
    assert_eq!(read["new"], 1);
    assert_eq!(place.on(&["show", "F-0001", "--json"]).object()["title"], "Bænke");
    let mailbox = std::fs::read(fixture("postkasse.mbox")).unwrap();
    assert_eq!(piped(&place, &["import", "-", "--json"], &mailbox).ends(1).object()["new"], 9);
    piped(&place, &["import", "-"], b"").ends(3).says("Filen er tom");
}
