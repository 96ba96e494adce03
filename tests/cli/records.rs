//! Records made, listed, shown, changed, linked, exported, deleted and undone.

use serde_json::{Value, json};

use crate::place::Place;

/// The names of the JSON that scripts may rely on.
const PROMISED: &[(&str, &str)] = &[
    (
        "recommendations",
        "key analysis title text stance implementation weight owner deadline deadline_precision initiatives \
         updated_at example",
    ),
    ("initiatives", "key title state owner starts ends recommendations example"),
    ("indicators", "key title unit direction source frequency"),
    (
        "targets",
        "key indicator group area year kind value unit direction baseline actual actual_period light",
    ),
    ("measurements", "key indicator group area period value missing provisional known_since versions"),
    ("meetings", "key date title kind state place attended"),
    ("notes", "key meeting title text updated_at"),
    ("submissions", "key channel received_on sender_kind journal_no public"),
    (
        "proposals",
        "key submission source_id title text verdict reason decision owner snoozed_until merged_into links \
         received_on answer answer_due updated_at",
    ),
];

fn keys(list: &[Value]) -> Vec<&str> {
    list.iter().map(|record| record["key"].as_str().unwrap()).collect()
}

#[test]
fn the_example_holds_what_was_known_on_the_day() {
    let place = Place::with_demo();
    assert_eq!(place.demo(&["list", "recommendations", "--json"]).json().len(), 80);
    assert_eq!(place.demo(&["list", "analyses", "--json"]).json().len(), 8);
    let info = place.demo(&["info", "--json"]).ends(0).object();
    assert_eq!((&info["example"], &info["user"], &info["login"]), (&json!(true), &json!("HL"), &json!("HL")));
    assert_eq!(info["now"], "2020-04-20T08:41:00Z");
    let show = place.demo(&["show", "F-0429", "--json"]).object();
    assert_eq!(show["remarks"][0]["text"], "to forslag i én seddel? Skiltet kan deles ud (o).");
    place.run(&["demo", "--into", "later.db", "--now", "2020-04-21"]).ends(0).says("21. april 2020");
    let later = place.run(&["--db", "later.db", "show", "M-2020-04-22", "--json"]).object();
    let now = place.demo(&["show", "M-2020-04-22", "--json"]).object();
    assert_eq!((&now["state"], &later["state"]), (&json!("planned"), &json!("postponed")));
    place.run(&["demo", "--into", "early.db", "--now", "2019-01-01"]).ends(0);
    assert_eq!(place.run(&["--db", "early.db", "list", "proposals", "--json"]).ends(0).out, "");
}

#[test]
fn the_json_has_every_promised_field_also_where_it_has_no_value() {
    let place = Place::with_demo();
    for (kind, key, values) in [
        ("indicators", "key=Y1", "title=Fuldtidspersoner"),
        ("targets", "year=2020", "value=1720"),
        ("measurements", "indicator=Y1", "period=2020-02"),
        ("notes", "title=Tavlemøde", "text=f: et forslag"),
    ] {
        place.demo(&["new", kind, key, values]).ends(0);
    }
    for (kind, fields) in PROMISED {
        let list = place.demo(&["list", kind, "--json"]).ends(0).json();
        let record = list.first().unwrap_or_else(|| panic!("no {kind}"));
        for field in fields.split_whitespace() {
            assert!(record.get(field).is_some(), "{kind} lacks {field}: {record}");
        }
    }
    let proposal = place.demo(&["show", "F-0412", "--json"]).object();
    assert_eq!((&proposal["support"], &proposal["owner"]), (&json!(8), &Value::Null));
    assert_eq!(proposal["links"], json!(["A1-09"]));
    let initiative = place.demo(&["show", "I-07", "--json"]).object();
    assert!(initiative["recommendations"].as_array().unwrap().contains(&json!("A1-01")));
}

#[test]
fn a_list_is_filtered_and_sorted_in_either_language() {
    let place = Place::with_demo();
    let list = |call: &[&str]| place.demo(&[&["list", "proposals", "--json"], call].concat()).ends(0).json();
    let new = list(&["--filter", "verdict:new"]);
    assert_eq!(keys(&new), keys(&list(&["--filter", "vurdering:ny"])));
    assert!(new.iter().all(|p| p["verdict"] == "new"));
    let rest = list(&["--filter", "-verdict:new"]);
    assert_eq!(new.len() + rest.len(), list(&[]).len());
    assert_eq!(keys(&list(&["--filter", "key:F-0412 or key:F-0413"])), ["F-0412", "F-0413"]);
    assert_eq!(keys(&list(&["--filter", "\"smiley-stander\""])), ["F-0412"]);
    let due = list(&["--sort", "answer_due"]);
    let days: Vec<_> = due.iter().filter_map(|p| p["answer_due"].as_str()).collect();
    assert!(days.is_sorted() && due.last().unwrap()["answer_due"].is_null());
    let support = list(&["--sort", "-support"]);
    assert!(support.is_sorted_by_key(|p| -p["support"].as_i64().unwrap()));
    let table = place.demo(&["list", "proposals", "--filter", "key:F-0412"]).ends(0).says("1 proposals");
    assert!(table.out.starts_with("F-0412  Smiley-stander ved udgangen  ny"), "{}", table.out);
}

#[test]
fn a_personal_case_is_shown_nowhere_and_listed_without_its_words_where_it_is_asked_for() {
    let place = Place::with_demo();
    place.demo(&["set", "F-0412", "verdict=personal"]).ends(0);
    for call in [
        &["list", "proposals", "--json"][..],
        &["export", "proposals"],
        &["show", "F-0412"],
        &["show", "F-0412", "--json"],
        &["list", "proposals", "--filter", "verdict:personal", "--json"],
        &["list", "proposals", "--filter", "smiley"],
        &["log", "F-0412"],
    ] {
        let out = place.demo(call).ends(0).out;
        assert!(!out.to_lowercase().contains("smiley"), "{call:?}: {out}");
    }
    let asked = place.demo(&["list", "proposals", "--filter", "verdict:personal", "--json"]).json();
    assert!(keys(&asked).contains(&"F-0412"));
    place.demo(&["undo"]).ends(0);
    assert!(place.demo(&["show", "F-0412"]).out.contains("Smiley"));
}

#[test]
fn a_change_names_its_batch_and_is_undone_by_it() {
    let place = Place::with_demo();
    let before = place.demo(&["show", "f412", "--json"]).object();
    place
        .demo(&["set", "F-0412", "verdict=accepted", "owner=mk", "svarfrist=uge 20"])
        .ends(0)
        .says("tavle undo");
    let after = place.demo(&["show", "F-0412", "--json"]).object();
    assert_eq!(
        (&after["verdict"], &after["owner"], &after["answer_due"]),
        (&json!("accepted"), &json!("MK"), &json!("2020-05-17"))
    );
    let log = place.demo(&["log", "F-0412", "--json"]).json();
    assert_eq!(log[0]["via"], "set");
    let batch = log[0]["batch"].to_string();
    place.demo(&["undo", &batch]).ends(0);
    let undone = place.demo(&["show", "F-0412", "--json"]).object();
    assert_eq!((&undone["verdict"], &undone["updated_at"]), (&before["verdict"], &before["updated_at"]));
    let log = place.demo(&["log", "F-0412", "--json"]).json();
    assert_eq!(log[0]["undoes"].to_string(), batch);
    place.demo(&["undo", &batch]).ends(3);
}

#[test]
fn a_batch_with_newer_work_on_it_is_refused_with_the_list_and_its_rest_offered() {
    let place = Place::with_demo();
    place.demo(&["set", "F-0412", "owner=MK", "title=Ny titel"]).ends(0);
    let batch = place.demo(&["log", "F-0412", "--json"]).json()[0]["batch"].to_string();
    place.demo(&["set", "F-0412", "owner=JO"]).ends(0);
    let refused =
        place.demo(&["undo", &batch, "--json"]).ends(1).says("--partial").says("HL har ændret owner");
    assert_eq!(refused.object()["rest"], 1);
    place.demo(&["undo", &batch, "--partial"]).ends(1);
    let left = place.demo(&["show", "F-0412", "--json"]).object();
    assert_eq!((&left["owner"], &left["title"]), (&json!("JO"), &json!("Smiley-stander ved udgangen")));
}

#[test]
fn the_rules_of_the_board_hold_here_too() {
    let place = Place::with_demo();
    let set = |call: &[&str]| place.demo(&[&["set"], call].concat());
    set(&["F-0412", "verdict=rejected"]).ends(2).says("begrundelse");
    set(&["F-0412", "verdict=rejected", "--reason", "uden for kommunens område"]).ends(0);
    assert_eq!(place.demo(&["show", "F-0412", "--json"]).object()["reason"], "uden for kommunens område");
    set(&["F-0412", "verdict=accepted"]).ends(0);
    assert_eq!(place.demo(&["show", "F-0412", "--json"]).object()["reason"], Value::Null);
    set(&["F-0412", "verdict=merged"]).ends(2).says("merged_into=");
    set(&["F-0412", "verdict=merged", "merged_into=F-0412"]).ends(3);
    set(&["F-0412", "verdict=postponed", "snoozed_until=M-2020-05-04"]).ends(0);
    set(&["F-0412", "answer=sent"]).ends(3).says("godkendes");
    set(&["F-0412", "answer_text=Tak.", "answer=approved"]).ends(0);
    set(&["F-0412", "answer=sent"]).ends(0);
}

#[test]
fn records_are_made_with_the_next_key_linked_and_deleted() {
    let place = Place::with_demo();
    let key = place.demo(&["new", "proposals", "title=Bænk ved døren", "links=I-07 A1-09"]).ends(0).out;
    let key = key.trim();
    assert!(key.starts_with("F-"), "{key}");
    let made = place.demo(&["show", key, "--json"]).object();
    assert!(made["submission"].as_str().unwrap().starts_with("H-"));
    assert_eq!(made["links"], json!(["A1-09", "I-07"]));
    place.demo(&["new", "proposals"]).ends(2);
    place.demo(&["link", "A3-03", key]).ends(0);
    place.demo(&["link", key, "I-07", "--remove"]).ends(0);
    assert_eq!(place.demo(&["show", key, "--json"]).object()["links"], json!(["A1-09", "A3-03"]));
    place.demo(&["link", key, "HL"]).ends(2);
    place.demo(&["delete", key]).ends(0);
    place.demo(&["show", key]).ends(3);
    assert!(!place.demo(&["log", key]).ends(0).out.is_empty());
    place.demo(&["undo"]).ends(0);
    place.demo(&["show", key]).ends(0);
    assert_ne!(place.demo(&["new", "proposals", "text=en til"]).ends(0).out.trim(), key);
}

#[test]
fn what_was_exported_is_read_back_without_a_change() {
    let place = Place::with_demo();
    for kind in
        ["proposals", "recommendations", "initiatives", "meetings", "submissions", "people", "analyses"]
    {
        for (name, flags) in [("p.csv", &[][..]), ("d.csv", &["--danish"]), ("j.json", &["--format", "json"])]
        {
            place.demo(&[&["export", kind, "-o", name], flags].concat()).ends(0);
            let read = place.demo(&["import", name, "--json"]).ends(0).object();
            assert_eq!(read["kind"], kind);
            assert_eq!((&read["new"], &read["changed"]), (&json!(0), &json!(0)), "{kind} {name} {read}");
            assert_eq!(read["rows"], read["unchanged"], "{kind} {name}");
        }
    }
    let log = place.demo(&["log", "--json", "--since", "2020-04-20"]).json();
    assert!(log.iter().all(|line| line["via"] == "board"), "{log:?}");
    let csv = place.demo(&["export", "proposals"]).ends(0).out;
    assert!(csv.starts_with("key,submission,source_id,title,text,verdict,reason"), "{csv}");
    assert!(place.demo(&["export", "meetings", "--format", "md"]).ends(0).out.starts_with("| key | date |"));
}

#[test]
fn a_record_with_a_personal_number_does_not_leave_and_is_named() {
    let place = Place::with_demo();
    place.demo(&["set", "F-0412", "text=Mit nummer er 070761-4285"]).ends(0);
    let export = place.demo(&["export", "proposals", "-o", "ud.csv"]).ends(1).says("F-0412").says("text");
    assert!(!export.err.contains("4285"));
    let file = place.read("ud.csv");
    assert!(!file.contains("F-0412,") && file.contains("F-0413,"));
}

#[test]
fn the_log_can_begin_on_a_day_and_names_who_and_from_where() {
    let place = Place::with_demo();
    let all = place.demo(&["log", "--json"]).ends(0).json();
    let today = place.demo(&["log", "--json", "--since", "i dag"]).ends(0).json();
    assert!(!today.is_empty() && today.len() < all.len());
    assert!(today.iter().all(|line| line["at"].as_str().unwrap().starts_with("2020-04-20")));
    for name in "id batch at who login key field old new reason undoes".split(' ') {
        assert!(all[0].get(name).is_some(), "{name}");
    }
    assert!(place.demo(&["log", "A3-03"]).ends(0).out.contains("Status: ikke startet → i gang"));
    place.demo(&["log", "--since", "engang"]).ends(2);
}

#[test]
fn outside_an_example_the_claimed_user_stands_beside_the_login() {
    let place = Place::new();
    let me = String::from_utf8(std::process::Command::new("id").arg("-un").output().unwrap().stdout).unwrap();
    let me = me.trim();
    place.on(&["new", "people", "key=HL", "name=Hanne Larsen", &format!("login={me}")]).ends(0);
    place.on(&["new", "tasks", "title=a"]).ends(0);
    place.on(&["new", "tasks", "title=b", "--user", "jo"]).ends(0);
    let log = place.on(&["log", "--json"]).json();
    let who = |n: usize| (log[n]["who"].as_str().unwrap(), log[n]["login"].as_str().unwrap());
    assert_eq!((who(0), who(1), who(2)), (("jo", me), ("HL", me), (me, me)));
    assert!(place.on(&["log"]).out.contains(&format!("jo ({me})")));
}

#[test]
fn a_backup_is_a_file_that_opens() {
    let place = Place::with_demo();
    place.demo(&["backup", "kopi.db"]).ends(0).says("kopi.db");
    place.run(&["--db", "kopi.db", "check"]).ends(0);
    assert_eq!(
        place.run(&["--db", "kopi.db", "export", "proposals"]).out,
        place.demo(&["export", "proposals"]).out
    );
}

#[test]
fn a_record_that_was_removed_behind_the_logs_back_is_said_so_in_its_rows_and_stops_nothing() {
    let place = Place::with_demo();
    place.write("f.csv", "key,title\nF-9001,Bænke\nF-9002,Lys\n");
    let batch = place.demo(&["import", "f.csv", "--json"]).ends(0).object()["batch"].to_string();
    let behind = rusqlite::Connection::open(place.0.join("demo.db")).unwrap();
    behind.execute_batch("PRAGMA foreign_keys = OFF; DELETE FROM proposal WHERE key = 'F-9001'").unwrap();
    drop(behind);
    let log = place.demo(&["log"]).ends(0).out;
    assert!(log.contains("  oprettet  · f.csv  · fjernet uden om loggen\n"));
    assert!(log.contains("F-9002  oprettet") && log.lines().count() > 1000);
    place.demo(&["log", "--json"]).ends(0);
    place.demo(&["undo", &batch]).ends(1).says("er fjernet uden om loggen").says("--partial");
    place.demo(&["undo", &batch, "--partial"]).ends(1).says("er fjernet uden om loggen");
    place.demo(&["show", "F-9002"]).ends(3);
}

#[test]
fn initials_with_aa_are_not_those_with_å_but_a_place_is_found_however_it_is_written() {
    let place = Place::with_demo();
    for (key, about) in [("ÅS", "Åse"), ("AAS", "Anne")] {
        place.demo(&["new", "people", &format!("key={key}"), &format!("name={about}")]).ends(0);
        place
            .demo(&["new", "task", &format!("owner={key}"), &format!("title=Ring til Aabenraa, {about}")])
            .ends(0);
    }
    let list = |filter: &str| place.demo(&["list", "tasks", "--filter", filter, "--json"]).ends(0).json();
    for (typed, owner) in [("åS", "ÅS"), ("aas", "AAS")] {
        let tasks = list(&format!("owner:{typed}"));
        assert_eq!(tasks.iter().map(|task| &task["owner"]).collect::<Vec<_>>(), [owner]);
    }
    assert_eq!(list("title:åbenrå").len(), 2);
}
