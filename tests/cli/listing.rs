//! A list as a file: what fits a filter, in its order, as export writes all.

use crate::place::Place;

/// The lines of `all` whose key is one of these, in this order, under the heading line.
fn picked(all: &str, keys: &[&str], between: char) -> Vec<String> {
    let mut lines = all.lines();
    let line = |key: &&str| {
        let begins = format!("{key}{between}");
        all.lines().find(|line| line.starts_with(&begins)).unwrap().to_owned()
    };
    lines.next().map(str::to_owned).into_iter().chain(keys.iter().map(line)).collect()
}

#[test]
fn a_list_as_a_file_holds_the_lines_that_export_writes_in_the_order_of_the_list() {
    let place = Place::with_demo();
    let call =
        ["list", "recommendations", "--filter", "key:A1-02 or key:A3-01 or key:A2-02", "--sort", "-key"];
    let keys = ["A3-01", "A2-02", "A1-02"];
    let listed =
        |more: &[&str]| place.demo(&[&call[..], more].concat()).ends(0).says("3 recommendations").out;
    let exported = |more: &[&str]| place.demo(&[&["export", "recommendations"], more].concat()).ends(0).out;
    for more in [&["--csv"][..], &["--format", "csv"], &["-o", "-"]] {
        assert_eq!(listed(more).lines().collect::<Vec<_>>(), picked(&exported(&[]), &keys, ','));
    }
    for more in [&["--danish"][..], &["--csv", "--danish"]] {
        let all = exported(&["--danish"]);
        assert_eq!(listed(more).lines().collect::<Vec<_>>(), picked(&all, &keys, ';'));
    }
    assert_eq!(listed(&["--format", "md"]).lines().count(), 5);
    let json: Vec<String> = listed(&["--format", "json"]).lines().map(str::to_owned).collect();
    assert!(json.iter().all(|line| exported(&["--format", "json"]).contains(line)) && json.len() == 3);
    for name in ["liste.csv", "liste.jsonl", "liste.xlsx"] {
        assert_eq!(listed(&["-o", name]), "");
        let read = place.demo(&["import", name, "--json"]).ends(0).object();
        assert_eq!([&read["unchanged"], &read["new"], &read["changed"]], [3, 0, 0], "{name}: {read}");
    }
    assert_eq!(place.read("liste.csv"), listed(&["--csv"]));
}

#[test]
fn a_list_as_a_file_keeps_back_what_export_keeps_back() {
    let place = Place::with_demo();
    place.demo(&["new", "task", "key=O-9001", "title=Ring til 010190-1234"]).ends(0);
    let tasks = place.demo(&["list", "tasks", "--csv"]).ends(1).says("O-9001 er ikke med");
    assert!(!tasks.out.contains("O-9001"));
    place.demo(&["set", "F-0412", "verdict=personal"]).ends(0);
    let personal = place.demo(&["list", "proposals", "--filter", "verdict:personal", "--csv"]).ends(0);
    assert_eq!(personal.says("0 proposals").out.lines().count(), 1);
}
