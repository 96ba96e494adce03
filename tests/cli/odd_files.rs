//! Files that are none, links, and output that cannot be written: a sentence of ours, and nothing half done.

use std::fs::File;
use std::os::unix::fs::symlink;
use std::process::Command;

use crate::place::{Place, Ran};

/// Words that only the system or the database has.
const FOREIGN: [&str; 8] =
    ["os error", "No such", "denied", "disk I/O", "unable to open", "sqlite", "Is a directory", ".part"];

#[test]
fn what_is_no_ordinary_file_is_refused_in_our_own_words() {
    let place = Place::with_demo();
    std::fs::create_dir(place.0.join("mappe.db")).unwrap();
    place.write("fil", "x");
    let pipe = Command::new("mkfifo").arg(place.0.join("rør.db")).status().is_ok_and(|made| made.success());
    let names = ["mappe.db", "/dev/null", "findes/ikke.db", "fil/t.db"];
    for name in names.into_iter().chain(pipe.then_some("rør.db")) {
        for call in [
            &["list", "tasks"][..],
            &["new", "task", "title=x"],
            &["check"],
            &["restore", "demo.db"],
            &["import", "fil"],
        ] {
            let ran = place.run(&[&["--db", name], call].concat()).ends(3);
            let word = FOREIGN.iter().find(|word| ran.err.contains(*word));
            assert_eq!((word, ran.out.as_str()), (None, ""), "{name} {call:?}: {}", ran.err);
        }
    }
    assert!(!place.has("mappe.db.drafts") && !place.has("mappe.db.backup"));
}

#[test]
fn a_file_without_a_byte_is_as_good_as_none() {
    let place = Place::new();
    place.write("t.db", "");
    place.on(&["status"]).ends(0);
    place.on(&["list", "tasks"]).ends(3).says("er tom");
    place.on(&["new", "task", "title=x"]).ends(0);
    assert_eq!(place.on(&["list", "tasks", "--json"]).ends(0).json().len(), 1);
}

#[test]
fn drafts_and_copies_lie_beside_the_file_itself_whatever_link_it_is_opened_by() {
    let place = Place::with_demo();
    std::fs::create_dir(place.0.join("fælles")).unwrap();
    symlink("../demo.db", place.0.join("fælles/tavle.db")).unwrap();
    symlink("fælles/tavle.db", place.0.join("genvej.db")).unwrap();
    place.run(&["--db", "genvej.db", "set", "F-0412", "owner=MK"]).ends(0);
    assert!(
        place.has("demo.db.backup") && !place.has("genvej.db.backup") && !place.has("fælles/tavle.db.backup")
    );
    place.demo(&["backup", "kopi.db"]).ends(0);
    place.run(&["--db", "genvej.db", "restore", "kopi.db"]).ends(0);
    assert!(place.0.join("genvej.db").is_symlink() && place.has("demo.db"));
    symlink("rundt.db", place.0.join("rundt.db")).unwrap();
    place.run(&["--db", "rundt.db", "list", "tasks"]).ends(3);
}

/// A call whose standard output is a full disk.
fn on_a_full_disk(place: &Place, call: &[&str]) -> Option<Ran> {
    let full = File::options().write(true).open("/dev/full").ok()?;
    let call = [&["--db", "demo.db"], call].concat();
    Some(Ran::from(place.command(&call).stdout(full).output().unwrap()))
}

#[test]
fn what_cannot_be_written_out_ends_with_3_and_with_1_where_all_was_done() {
    let place = Place::with_demo();
    for call in [&["--help"][..], &["list", "--help"], &["status"], &["man"], &["check"]] {
        let Some(ran) = on_a_full_disk(&place, call) else { return };
        ran.ends(3).says("disken er fuld");
    }
    let Some(ran) = on_a_full_disk(&place, &["set", "F-0412", "owner=MK", "--json"]) else { return };
    ran.ends(1).says("Det er gjort, men kunne ikke skrives ud: disken er fuld.");
    assert_eq!(place.demo(&["show", "F-0412", "--json"]).ends(0).object()["owner"], "MK");
}

#[test]
fn an_export_goes_to_standard_output_by_its_names_and_leaves_no_piece_behind() {
    let place = Place::with_demo();
    let plain = place.demo(&["export", "tasks"]).ends(0).out;
    assert_eq!(place.demo(&["export", "tasks", "-o", "-"]).ends(0).out, plain);
    let through = place.demo(&["export", "tasks", "-o", "/dev/stdout"]);
    assert_eq!((through.code, through.out), (0, plain.clone()));
    place.write("mål.csv", "før");
    symlink("mål.csv", place.0.join("genvej.csv")).unwrap();
    place.demo(&["export", "tasks", "-o", "genvej.csv"]).ends(0);
    assert!(place.0.join("genvej.csv").is_symlink());
    assert_eq!(place.read("mål.csv"), plain);
    place.demo(&["export", "tasks", "-o", "/dev/full"]).ends(3).says("disken er fuld");
    place.demo(&["report", "targets", "--issue", "-o", "findes/ikke.html"]).ends(3).says("kan ikke skrives");
    assert_eq!(place.demo(&["report", "--json"]).object()["issued"], serde_json::json!([]));
    let pieces = std::fs::read_dir(&place.0).unwrap().flatten();
    assert!(!pieces.into_iter().any(|file| file.file_name().to_string_lossy().contains(".part")));
}
