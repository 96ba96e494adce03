//! Copies, what a check says, and erasing.

use std::path::PathBuf;

use crate::place::Place;

/// The daily copies of `demo.db`.
fn copies(place: &Place) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(place.0.join("demo.db.backup")).into_iter().flatten().flatten();
    let mut copies: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    copies.retain(|path| path.extension().is_some_and(|end| end == "db"));
    copies
}

#[test]
fn the_first_to_write_on_a_day_copies_the_file_before_and_reading_copies_nothing() {
    let place = Place::with_demo();
    for call in [&["list", "proposals"][..], &["status"], &["report", "targets"], &["check"], &["log"]] {
        place.demo(call).ends(0);
    }
    assert_eq!(copies(&place), Vec::<PathBuf>::new());
    place.demo(&["check"]).ends(0).says("Der er ingen daglige kopier endnu");
    place.demo(&["set", "F-0412", "owner=MK"]).ends(0);
    place.demo(&["set", "F-0412", "owner=JO"]).ends(0);
    assert_eq!(copies(&place).len(), 1);
    let copy = copies(&place)[0].to_string_lossy().into_owned();
    let then = place.run(&["--db", &copy, "show", "F-0412", "--json"]).ends(0).object();
    assert_ne!(then["owner"], "MK");
    let name = copies(&place)[0].file_name().unwrap().to_string_lossy().into_owned();
    place.demo(&["check"]).ends(0).says(&name);
}

#[test]
fn a_copy_is_restored_and_the_old_file_stays_beside_it() {
    let place = Place::with_demo();
    place.demo(&["backup", "kopi.db"]).ends(0);
    place.demo(&["set", "F-0412", "owner=MK"]).ends(0);
    let restored = place.demo(&["restore", "kopi.db", "--json"]).ends(0).says("Den gamle fil er");
    let kept = restored.object()["kept"].as_str().unwrap().to_owned();
    let owner =
        |db: &str| place.run(&["--db", db, "show", "F-0412", "--json"]).ends(0).object()["owner"].clone();
    assert_eq!((owner("demo.db"), owner(&kept)), (owner("kopi.db"), "MK".into()));
    assert_ne!(owner("demo.db"), "MK");
    place.demo(&["check"]).ends(0);
    let erased = place.demo(&["erase", "F-0412", "--dry-run", "--json"]).object();
    let copies: Vec<_> = erased["copies"].as_array().unwrap().iter().filter_map(|c| c.as_str()).collect();
    assert!(copies.contains(&kept.as_str()), "named as the restore has named it: {copies:?}");
}

#[test]
fn what_is_no_whole_copy_is_refused_and_the_file_is_as_before() {
    let place = Place::with_demo();
    let before = place.demo(&["export", "proposals"]).out;
    place.demo(&["restore", "findes-ikke.db"]).ends(3).says("Der er ingen fil");
    place.write("tekst.db", "hej");
    place.demo(&["restore", "tekst.db"]).ends(3).says("ikke en kopi");
    place.demo(&["backup", "kopi.db"]).ends(0);
    let behind = rusqlite::Connection::open(place.0.join("kopi.db")).unwrap();
    behind.execute_batch("UPDATE proposal SET verdict = 'rejected' WHERE key = 'F-0428'").unwrap();
    drop(behind);
    place.demo(&["restore", "kopi.db"]).ends(3).says("ikke i orden");
    place.demo(&["--read-only", "restore", "kopi.db"]).ends(3).says("--read-only");
    let neighbour = rusqlite::Connection::open(place.0.join("demo.db")).unwrap();
    neighbour.query_row("SELECT count(*) FROM proposal", [], |_| Ok(())).unwrap();
    place.run(&["demo", "--into", "hel.db"]).ends(0);
    place.demo(&["restore", "hel.db"]).ends(3).says("i brug af et andet program");
    drop(neighbour);
    assert_eq!(place.demo(&["export", "proposals"]).out, before);
    place.demo(&["restore", "hel.db"]).ends(0);
}

#[test]
fn a_check_says_what_to_do_about_what_is_wrong() {
    let place = Place::with_demo();
    let behind = |sql: &str| {
        rusqlite::Connection::open(place.0.join("demo.db")).unwrap().execute_batch(sql).unwrap();
    };
    place.demo(&["set", "F-0412", "owner=MK"]).ends(0);
    behind("UPDATE proposal SET verdict = 'rejected' WHERE key = 'F-0428'");
    std::fs::rename(place.0.join("demo.db.backup"), place.0.join("andetsteds")).unwrap();
    place.demo(&["check"]).ends(1).says("ingen daglige kopier");
    std::fs::rename(place.0.join("andetsteds"), place.0.join("demo.db.backup")).unwrap();
    let copy = copies(&place)[0].file_name().unwrap().to_string_lossy().into_owned();
    let advice = format!("tavle restore demo.db.backup/{copy}");
    place.demo(&["check"]).ends(1).says(&advice);
    place.demo(&["restore", &format!("demo.db.backup/{copy}")]).ends(0);
    place.demo(&["check"]).ends(0);
    for end in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(place.0.join(format!("demo.db{end}")));
    }
    place.write("demo.db", "dette er ikke en database, men en lang nok tekst ".repeat(40));
    place.demo(&["check"]).ends(3).says(&advice);
    place.demo(&["restore", &format!("demo.db.backup/{copy}")]).ends(0);
    place.demo(&["check"]).ends(0);
}

/// Everything in `demo.db` and beside it, but not in its copies.
fn bytes(place: &Place) -> String {
    let read = |end: &str| std::fs::read(place.0.join(format!("demo.db{end}"))).unwrap_or_default();
    ["", "-wal", ".drafts", ".drafts-wal"]
        .map(|end| String::from_utf8_lossy(&read(end)).to_lowercase())
        .concat()
}

#[test]
fn a_name_is_erased_everywhere_with_a_receipt_that_names_what_is_still_open() {
    let place = Place::with_demo();
    let name = "Bodil Bangsgaard";
    place.demo(&["set", "F-0412", &format!("text=Jeg hedder {name}.")]).ends(0);
    place.demo(&["set", "F-0428", &format!("title=Brev fra {name}")]).ends(0);
    place.demo(&["set", "F-0428", "title=Et brev", "--reason", &format!("{name} ringede")]).ends(0);
    let looked = place.demo(&["erase", "--text", name, "--dry-run", "--json"]).ends(1);
    assert!(bytes(&place).contains("bangsgaard"));
    let erased = place.demo(&["erase", "--text", name, "--json"]).ends(1).says("Ældre kopier");
    let (looked, erased) = (looked.object(), erased.object());
    assert_eq!(erased["found"], looked["found"]);
    assert_eq!((looked["batch"].is_null(), erased["settled"].as_bool()), (true, Some(true)));
    let copies = erased["copies"].as_array().unwrap();
    assert_eq!(copies.len(), 1);
    assert!(!bytes(&place).contains("bangsgaard"));
    assert_eq!(place.demo(&["show", "F-0412", "--json"]).object()["text"], "Jeg hedder [slettet].");
    place.demo(&["check"]).ends(0);
    std::fs::remove_dir_all(place.0.join("demo.db.backup")).unwrap();
    place.demo(&["erase", "--text", name]).says("Det står ikke i filen");
    std::fs::remove_dir_all(place.0.join("demo.db.backup")).unwrap();
    place.demo(&["--lang", "en", "erase", "--text", name, "--dry-run"]).says("does not stand in the file");
}

#[test]
fn the_words_of_a_record_are_erased_and_its_verdict_stays() {
    let place = Place::with_demo();
    place.demo(&["set", "F-0412", "text=En ganske særlig sætning"]).ends(0);
    place.demo(&["erase", "F-0412"]).ends(1);
    let shown = place.demo(&["show", "F-0412", "--json"]).ends(0).object();
    assert_eq!(
        (shown["text"].is_null(), shown["title"].is_null(), &shown["verdict"]),
        (true, true, &"new".into())
    );
    assert!(!bytes(&place).contains("ganske særlig"));
    place.demo(&["check"]).ends(0);
}

#[test]
fn erasing_asks_for_one_thing_at_a_time() {
    let place = Place::with_demo();
    place.demo(&["erase"]).ends(2).says("et nummer eller --text");
    place.demo(&["erase", "F-0412", "--text", "Bodil"]).ends(2);
    place.demo(&["erase", "--text", "Bo"]).ends(2).says("mindst tre tegn");
    place.demo(&["erase", "F-9999"]).ends(3);
    place.demo(&["--read-only", "erase", "F-0412"]).ends(3);
}
