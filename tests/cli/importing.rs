//! Files in: the same one twice, corrections that stay, both sides moved, all or nothing, undone and again.

use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::place::{Place, Ran, fixture};

const TITLES: &str = "key,title,verdict\nF-0001,Bænke,new\nF-0002,Lys,new\n";

fn counts(read: &Value) -> [u64; 5] {
    ["new", "changed", "unchanged", "rejected", "conflicts"].map(|name| read[name].as_u64().unwrap())
}

fn title(place: &Place, key: &str) -> String {
    place.on(&["show", key, "--json"]).object()["title"].as_str().unwrap_or_default().to_owned()
}

#[test]
fn the_same_file_twice_changes_nothing() {
    let place = Place::new();
    for name in ["madrid.csv", "polis.csv", "hostile.csv"] {
        let file = fixture(name);
        let first = place.on(&["import", &file, "--json"]).object();
        assert!(first["new"].as_u64().unwrap() > 0, "{first}");
        let before = place.on(&["log", "--json"]).out;
        let second = place.on(&["import", &file, "--json"]).object();
        let [new, changed, unchanged, ..] = counts(&second);
        assert_eq!((new, changed, unchanged), (0, 0, first["new"].as_u64().unwrap()), "{name}");
        assert_eq!(place.on(&["log", "--json"]).out, before);
    }
    place.on(&["check"]).ends(0);
}

#[test]
fn what_a_file_was_taken_for_is_said_with_how_it_was_told_unless_somebody_said_it() {
    let place = Place::new();
    for (name, said) in [
        (
            "jobindsats_Y30R21.jsonl",
            "tal i kolonner som fra jobindsats.dk, kendt på kolonner med område, periode og tal",
        ),
        ("statbank_FOLK1A_bom_crlf.csv", "tal fra Danmarks Statistik, kendt på kolonnerne TID og INDHOLD"),
        ("madrid.csv", "forslag fra Decide Madrid, kendt på kolonnernes navne"),
        ("postkasse.mbox", "en postkasse med mails, kendt på linjen »From …« over hver mail"),
        ("proposals_plain_utf8.csv", "Tavles egne felter: proposals, kendt på kolonnernes navne"),
    ] {
        place.on(&["import", &fixture(name), "--dry-run"]).says(said);
    }
    let told = place.on(&["import", &fixture("proposals_plain_utf8.csv"), "--as", "proposals", "--dry-run"]);
    assert!(!told.err.contains("kendt på"), "{}", told.err);
}

#[test]
fn five_ways_to_write_a_file_come_to_the_same_records() {
    let place = Place::with_demo();
    let mut said = Vec::new();
    for name in ["plain_utf8", "bom_crlf", "windows1252", "utf16_tab", "sep_line"] {
        std::fs::copy(place.0.join("demo.db"), place.0.join("t.db")).unwrap();
        place.on(&["import", &fixture(&format!("proposals_{name}.csv"))]).ends(0);
        let mut list =
            place.on(&["list", "proposals", "--filter", "key:F-9001 or key:F-9002", "--json"]).json();
        list.iter_mut().for_each(|p| drop(p.as_object_mut().unwrap().remove("submission")));
        said.push(list);
    }
    assert_eq!(said[0].len(), 2);
    assert!(said.iter().all(|list| *list == said[0]));
}

#[test]
fn a_corrected_title_survives_the_third_import_and_a_change_of_the_file_is_taken() {
    let place = Place::new();
    place.write("f.csv", TITLES);
    let import = || place.on(&["import", "f.csv", "--json"]);
    assert_eq!(counts(&import().ends(0).object()), [2, 0, 0, 0, 0]);
    place.on(&["set", "F-0001", "title=Bænke i parken"]).ends(0);
    for _ in 0..2 {
        assert_eq!(counts(&import().ends(0).object()), [0, 0, 2, 0, 0]);
    }
    assert_eq!(title(&place, "F-0001"), "Bænke i parken");
    place.write("f.csv", TITLES.replace("Lys", "Lys på stien"));
    assert_eq!(counts(&import().ends(0).object()), [0, 1, 1, 0, 0]);
    assert_eq!(title(&place, "F-0002"), "Lys på stien");
    assert_eq!(title(&place, "F-0001"), "Bænke i parken");
}

#[test]
fn where_both_have_moved_nothing_is_overwritten_and_a_person_decides() {
    let place = Place::new();
    place.write("f.csv", TITLES);
    place.on(&["import", "f.csv"]).ends(0);
    place.on(&["set", "F-0001", "title=Bænke i parken"]).ends(0);
    place.write("f.csv", TITLES.replace("Bænke", "Flere bænke"));
    let read = place.on(&["import", "f.csv", "--json"]).ends(1).says("Bænke i parken").says("Flere bænke");
    assert_eq!(counts(&read.object()), [0, 0, 1, 0, 1]);
    assert_eq!(read.object()["problems"][0]["field"], "title");
    assert_eq!(read.object()["problems"][0]["line"], 2);
    assert_eq!(title(&place, "F-0001"), "Bænke i parken");
    place.on(&["set", "F-0001", "title=Flere bænke"]).ends(0);
    assert_eq!(counts(&place.on(&["import", "f.csv", "--json"]).ends(0).object()), [0, 0, 2, 0, 0]);
}

#[test]
fn a_stale_export_does_not_undo_a_week_and_an_edited_one_is_taken() {
    let place = Place::with_demo();
    place.demo(&["export", "proposals", "-o", "e.csv"]).ends(0);
    place.demo(&["set", "F-0412", "owner=MK", "title=Smiley"]).ends(0);
    let read = |code| counts(&place.demo(&["import", "e.csv", "--json"]).ends(code).object());
    assert_eq!(read(0)[..2], [0, 0]);
    let show = |key: &str| place.demo(&["show", key, "--json"]).object();
    assert_eq!(show("F-0412")["owner"], "MK");
    let edited = place.read("e.csv").replace("Mød os i Erritsø og Taulov", "Mød os i Erritsø");
    place.write("e.csv", &edited);
    assert_eq!(read(0)[..2], [0, 1]);
    assert_eq!(show("F-0413")["title"], "Mød os i Erritsø");
    assert_eq!(read(0)[..2], [0, 0]);
    place.write("e.csv", edited.replace("Smiley-stander ved udgangen", "Smileyer"));
    let told = place.demo(&["import", "e.csv"]).ends(1).says("F-0412: HL skrev »Smiley«");
    assert!(told.err.contains("Smileyer"));
    assert_eq!(show("F-0412")["title"], "Smiley");
}

#[test]
fn totals_are_added_to_what_was_counted_here() {
    let place = Place::new();
    let file = |support: u32| format!("key,title,support\nF-0001,Bænke,{support}\n");
    let support = || place.on(&["show", "F-0001", "--json"]).object()["support"].clone();
    place.write("f.csv", file(10));
    place.on(&["import", "f.csv"]).ends(0);
    place.on(&["set", "F-0001", "support=12"]).ends(0);
    place.on(&["import", "f.csv"]).ends(0);
    assert_eq!(support(), 12);
    place.write("f.csv", file(15));
    place.on(&["import", "f.csv"]).ends(0);
    assert_eq!(support(), 17);
}

#[test]
fn members_that_were_added_here_stay() {
    let place = Place::with_demo();
    let file = |links: &str| format!("key,title,links\nF-9001,Bænke,{links}\n");
    let links = || place.demo(&["show", "F-9001", "--json"]).object()["links"].clone();
    place.write("f.csv", file("I-01 I-02"));
    place.demo(&["import", "f.csv"]).ends(0);
    place.demo(&["link", "F-9001", "I-07"]).ends(0);
    place.write("f.csv", file("I-02 I-03"));
    place.demo(&["import", "f.csv"]).ends(0);
    assert_eq!(links(), json!(["I-02", "I-03", "I-07"]));
}

#[test]
fn a_preview_counts_the_same_and_writes_nothing() {
    let place = Place::new();
    let file = fixture("madrid.csv");
    let preview = place.on(&["import", "--dry-run", &file, "--json"]).ends(1).object();
    assert!(!place.has("t.db"));
    let done = place.on(&["import", &file, "--json"]).object();
    assert_eq!(counts(&preview), counts(&done));
    let before = std::fs::read(place.0.join("t.db")).unwrap();
    place.write("f.csv", TITLES.replace("F-00", "F-09"));
    let preview = place.on(&["import", "--dry-run", "f.csv", "--json"]).ends(0).object();
    assert_eq!(counts(&preview), [2, 0, 0, 0, 0]);
    assert_eq!(std::fs::read(place.0.join("t.db")).unwrap(), before);
    place.on(&["show", "F-0901"]).ends(3);
}

#[test]
fn a_broken_line_is_named_by_line_and_field_and_all_or_nothing_writes_nothing() {
    let place = Place::with_demo();
    let file = fixture("proposals_broken.csv");
    let kind = ["import", &file, "--as", "proposals", "--json"];
    place.demo(&[&kind[..], &["--all-or-nothing"]].concat()).ends(3).says("alt eller intet");
    place.demo(&["show", "F-9001"]).ends(3);
    let preview = place.demo(&[&kind[..], &["--dry-run"]].concat()).ends(1).object();
    let read = place.demo(&kind).ends(1).object();
    assert_eq!(counts(&preview), counts(&read));
    assert_eq!(read["repeated"], 1);
    let named: Vec<_> = read["problems"]
        .as_array()
        .unwrap()
        .iter()
        .map(|p| (p["line"].as_u64().unwrap(), p["field"].as_str().unwrap_or_default().to_owned()))
        .collect();
    assert!(named.contains(&(3, "received_on".to_owned())), "{named:?}");
    assert!(named.contains(&(4, "verdict".to_owned())), "{named:?}");
    let place = Place::with_demo();
    place.demo(&["import", &fixture("proposals_plain_utf8.csv"), "--all-or-nothing"]).ends(0);
    place.demo(&["show", "F-9002"]).ends(0);
}

#[test]
fn of_several_files_that_are_not_taken_each_says_why() {
    let place = Place::with_demo();
    place.write("f.csv", "key,title,verdict\nF-9101,Bænke,sikkert\n");
    place.write("g.csv", "key,title,verdict\nF-9102,Lys,sikkert\n");
    let files = ["import", "findes-ikke.csv", "f.csv", "g.csv", "--as", "proposals", "--all-or-nothing"];
    place.demo(&files).ends(3).says("findes-ikke.csv").says("f.csv: 1").says("g.csv: 1");
}

#[test]
fn a_row_that_names_what_is_not_there_is_rejected_and_one_that_comes_later_in_the_file_is_found() {
    let place = Place::new();
    place.write(
        "f.csv",
        "key,title,verdict,merged_into,owner\nF-0001,En,merged,F-0002,\nF-0002,To,new,,\nF-0003,Tre,new,,XX\n",
    );
    let read = place.on(&["import", "f.csv", "--json"]).ends(1).object();
    assert_eq!(counts(&read), [2, 0, 0, 1, 0]);
    assert_eq!((&read["problems"][0]["line"], &read["problems"][0]["field"]), (&json!(4), &json!("owner")));
    assert_eq!(place.on(&["show", "F-0001", "--json"]).object()["merged_into"], "F-0002");
}

#[test]
fn proposals_without_a_submission_share_one_that_names_the_file() {
    let place = Place::new();
    place.on(&["import", &fixture("madrid.csv")]);
    let submissions = place.on(&["list", "submissions", "--json"]).json();
    assert_eq!(submissions.len(), 1);
    let only = &submissions[0];
    assert_eq!(
        (&only["channel"], &only["sender_kind"], &only["public"], &only["source"]),
        (&json!("platform"), &json!("citizen"), &json!(true), &json!("madrid.csv"))
    );
    let proposals = place.on(&["list", "proposals", "--json"]).json();
    assert!(proposals.iter().all(|p| p["submission"] == only["key"]));
}

#[test]
fn what_moderators_set_aside_is_noted_and_follows_them_unless_a_person_has_judged() {
    let place = Place::new();
    place.on(&["import", &fixture("polis.csv")]);
    let aside = place.on(&["list", "proposals", "--filter", "moderation:rejected", "--json"]).json();
    assert_eq!((aside.len(), &aside[0]["verdict"]), (1, &json!("noted")));
}

#[test]
fn an_import_is_undone_as_one_and_the_same_file_brings_it_back() {
    let place = Place::new();
    place.write("f.csv", TITLES);
    for name in ["f.csv", &fixture("madrid.csv")] {
        let read = place.on(&["import", name, "--json"]).object();
        let batch = read["batch"].to_string();
        place.on(&["undo", &batch]).ends(0);
        assert_eq!(place.on(&["list", "proposals", "--json"]).out, "");
        let preview = place.on(&["import", name, "--json", "--dry-run"]).object();
        let again = place.on(&["import", name, "--json"]).object();
        assert_eq!(again["new"], read["new"], "{again}");
        assert_eq!(counts(&preview), counts(&again));
        assert_eq!(counts(&place.on(&["import", name, "--json"]).object())[..2], [0, 0]);
        place.on(&["undo", &again["batch"].to_string()]).ends(0);
    }
    place.on(&["check"]).ends(0);
}

#[test]
fn what_was_deleted_here_stays_deleted() {
    let place = Place::new();
    place.write("f.csv", TITLES);
    place.on(&["import", "f.csv"]).ends(0);
    place.on(&["delete", "F-0001"]).ends(0);
    assert_eq!(counts(&place.on(&["import", "f.csv", "--json"]).ends(0).object()), [0, 0, 2, 0, 0]);
    place.on(&["show", "F-0001"]).ends(3);
    place.write("f.csv", "key,title,verdict\nF-0002,Lys,new\n");
    place.on(&["import", "f.csv"]).ends(0);
    place.on(&["show", "F-0002"]).ends(0);
}

#[test]
fn a_file_that_nobody_knows_does_not_stop_the_others() {
    let place = Place::new();
    place.write("f.csv", TITLES);
    let read = place.on(&["import", &fixture("error_saved_as.csv"), "f.csv", "--json"]).ends(1);
    assert_eq!(read.json().len(), 2);
    place.on(&["show", "F-0001"]).ends(0);
    place.on(&["import", &fixture("error_saved_as.csv")]).ends(3);
}

#[test]
fn a_file_of_nothing_but_errors_is_counted_whole_and_named_as_far_as_anybody_reads() {
    let place = Place::new();
    let rows: String = (0..10_250).map(|n| format!("Nr. {n},2020-02-31\n")).collect();
    place.write("f.csv", format!("title,received_on\n{rows}Lys,2020-02-28\n"));
    let read = place.on(&["import", "f.csv", "--as", "proposals", "--json"]).ends(1);
    let report = read.object();
    assert_eq!((&report["rejected"], &report["new"]), (&json!(10_250), &json!(1)));
    let problems = report["problems"].as_array().unwrap();
    assert_eq!((problems.len(), &report["problems_left_out"]), (10_000, &json!(250)));
    assert_eq!((&problems[0]["line"], &problems[9_999]["line"]), (&json!(2), &json!(10_001)));
    let said = read.says("af de afviste er de første 10.000 nævnt med deres grund, 250 mere er kun talt");
    assert!(said.err.lines().count() < 60, "{}", said.err);
}

/// A file that takes a while.
fn many(place: &Place, rows: usize) {
    let mut file = String::from("key,title,text\n");
    for n in 1..=rows {
        file.push_str(&format!(
            "F-{n:05},Forslag {n},\"Teksten til forslag {n}, som er lang nok til at fylde lidt.\"\n"
        ));
    }
    place.write("many.csv", file);
}

/// An import of 40,000 rows, in the middle of it: some parts are in the file, more are to come.
fn half_way(place: &Place) -> Child {
    many(place, 40_000);
    let mut child = place.start(&["--db", "t.db", "import", "many.csv"]);
    while proposals(place) == 0 {
        assert_eq!(child.try_wait().unwrap(), None, "it has ended without a row");
        std::thread::sleep(Duration::from_millis(5));
    }
    child
}

/// How many proposals are in the file, as far as there is one.
fn proposals(place: &Place) -> u64 {
    let info = place.on(&["info", "--json"]);
    info.json().first().and_then(|info| info["records"]["proposals"].as_u64()).unwrap_or_default()
}

#[test]
fn an_import_that_is_interrupted_is_withdrawn_and_says_so() {
    let place = Place::new();
    let child = half_way(&place);
    let id = rustix::process::Pid::from_raw(child.id() as i32).unwrap();
    rustix::process::kill_process(id, rustix::process::Signal::INT).unwrap();
    Ran::from(child.wait_with_output().unwrap()).ends(3).says("fortrudt igen");
    assert_eq!(place.on(&["list", "proposals", "--json"]).out, "");
    place.on(&["check"]).ends(0);
}

/// Two colleagues find the same file in the in folder.
#[test]
fn the_same_file_imported_by_two_at_once_is_there_once() {
    let place = Place::new();
    place.write("titles.csv", "key,title\nF-9000,Lys\n");
    place.on(&["import", "titles.csv"]).ends(0);
    let row =
        |n: u32| format!("16518244{n:05},Fri May 06 15:06:42 WIB 2022,{n},3,1,0,1,Forslag nummer {n}\n");
    let head = "timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n";
    place.write("polis.csv", head.to_owned() + &(1..=2000).map(row).collect::<String>());
    let call = ["--db", "t.db", "import", "polis.csv", "--json"];
    let both = [place.start(&call), place.start(&call)];
    let read = both.map(|child| counts(&Ran::from(child.wait_with_output().unwrap()).ends(0).object()));
    assert_eq!(read.map(|[new, _, unchanged, ..]| new + unchanged), [2000, 2000]);
    assert_eq!(proposals(&place), 2001, "{read:?}");
    place.on(&["check"]).ends(0);
}

/// Whoever has typed `tavle import -`, or named a pipe, and thinks better of it.
#[test]
fn an_import_that_waits_for_what_never_comes_is_called_off_by_ctrl_c() {
    let place = Place::new();
    place.write("titles.csv", TITLES);
    place.on(&["import", "titles.csv"]).ends(0);
    let mut child = place.command(&["--db", "t.db", "import", "-"]).stdin(Stdio::piped()).spawn().unwrap();
    let catches_it = || {
        let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap();
        let caught = status.lines().find_map(|line| line.strip_prefix("SigCgt:\t")).unwrap();
        u64::from_str_radix(caught, 16).unwrap() & 2 != 0 && status.contains("(sleeping)")
    };
    while !catches_it() {
        std::thread::sleep(Duration::from_millis(5));
    }
    let id = rustix::process::Pid::from_raw(child.id() as i32).unwrap();
    let ends = Instant::now() + Duration::from_secs(20);
    while child.try_wait().unwrap().is_none() {
        assert!(Instant::now() < ends, "Ctrl-C does not end it");
        rustix::process::kill_process(id, rustix::process::Signal::INT).unwrap();
        std::thread::sleep(Duration::from_millis(50));
    }
    assert_eq!(proposals(&place), 2);
    place.on(&["check"]).ends(0);
}

#[test]
fn an_import_that_is_killed_is_named_by_check_and_finished_by_the_same_file() {
    let place = Place::new();
    let mut child = half_way(&place);
    child.kill().unwrap();
    child.wait().unwrap();
    let left = proposals(&place);
    assert!(left < 40_000, "it was done before it could be killed");
    let found = place.on(&["check"]).ends(1);
    assert!(found.out.contains("many.csv"), "{}", found.out);
    let read = place.on(&["import", "many.csv", "--json"]).ends(0).object();
    assert_eq!(counts(&read), [40_000 - left, 0, left, 0, 0]);
    place.on(&["check"]).ends(0);
    place.on(&["undo", &read["batch"].to_string()]).ends(0);
    assert_eq!(place.on(&["list", "proposals", "--json"]).out, "");
}

/// Imports a file again and again and kills each at another moment; what stands is always whole, and the file finishes it.
fn cut_at_random_moments(times: usize) {
    const ROWS: usize = 6000;
    let place = Place::new();
    let rows: String = (1..=ROWS).map(|n| format!("F-{n:04},Forslag {n},Tekst {n}\n")).collect();
    place.write("mange.csv", format!("key,title,text\n{rows}"));
    let began = std::time::Instant::now();
    place.run(&["--db", "hel.db", "import", "mange.csv"]).ends(0);
    let (whole, mut half_way, mut dice) = (began.elapsed(), 0, 7_u64);
    for _ in 0..times {
        if place.has("t.db") && proposals(&place) == ROWS as u64 {
            ["", "-wal", "-shm"]
                .iter()
                .for_each(|end| drop(std::fs::remove_file(place.0.join(format!("t.db{end}")))));
        }
        dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let mut child = place.start(&["--db", "t.db", "import", "mange.csv"]);
        std::thread::sleep(whole.mul_f64((dice >> 33) as f64 / f64::from(1_u32 << 31)));
        child.kill().unwrap();
        child.wait().unwrap();
        let checked = place.on(&["check"]);
        if checked.code == 3 {
            // Cut before there was anything in the file, or any file: the next import makes it.
            let says = |words: &str| checked.err.contains(words);
            assert!(says("Der er ingen Tavle-fil") || says("endnu ikke en Tavle-fil"), "{}", checked.err);
            continue;
        }
        assert!([0, 1].contains(&checked.code), "{}{}", checked.out, checked.err);
        let db = rusqlite::Connection::open(place.0.join("t.db")).unwrap();
        let ask = |sql: &str| db.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
        assert_eq!(ask("SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'"), 0);
        // A proposal, its making in the log and what is remembered of it are there together or not at all.
        let made = ask("SELECT count(*) FROM proposal");
        assert_eq!(ask("SELECT count(*) FROM imported"), made);
        assert_eq!(ask("SELECT count(*) FROM proposal WHERE submission IS NULL"), 0);
        half_way += usize::from(made > 0 && made < ROWS as i64);
    }
    place.on(&["import", "mange.csv"]).ends(0);
    assert_eq!(proposals(&place), ROWS as u64);
    place.on(&["check"]).ends(0);
    println!("{times} killed, {half_way} of them half way");
}

#[test]
fn an_import_that_is_cut_at_random_moments_is_whole_or_not_there() {
    cut_at_random_moments(6);
}

#[test]
#[ignore = "takes minutes"]
fn a_hundred_imports_that_are_cut_at_random_moments_are_whole_or_not_there() {
    cut_at_random_moments(100);
}
