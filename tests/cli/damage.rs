//! Files damaged in many ways: `check` has a sentence for each and says what to do, and no command panics or repeats what
//! the database says.

use std::path::Path;

use rusqlite::Connection;

use crate::place::Place;

/// What only the database, the system or the language of the program says.
const FOREIGN: [&str; 13] = [
    "SQL",
    "sqlite",
    "disk I/O",
    "malformed",
    "in database",
    "no such",
    "utf-8",
    "os error",
    "invalid",
    "panicked",
    "***",
    "Rec {",
    "constraint",
];

/// A way to damage a file.
type Damage = Box<dyn Fn(&Path)>;

fn sql(text: &'static str) -> Damage {
    Box::new(move |file| Connection::open(file).unwrap().execute_batch(text).unwrap())
}

/// Changes the bytes of the file.
fn bytes(change: fn(&mut Vec<u8>)) -> Damage {
    Box::new(move |file| {
        let mut all = std::fs::read(file).unwrap();
        change(&mut all);
        std::fs::write(file, all).unwrap();
    })
}

fn flip(all: &mut [u8], from: usize, many: usize) {
    all[from..from + many].iter_mut().for_each(|byte| *byte ^= 0xff);
}

fn swap(all: &mut [u8], one: usize, other: usize) {
    for at in 0..4096 {
        all.swap(one * 4096 + at, other * 4096 + at);
    }
}

/// Random bytes all over the file, always the same ones of a seed.
fn scatter(all: &mut [u8], seed: usize) {
    let mut place = seed;
    for _ in 0..60 {
        place = (place * 1_103_515_245 + 12_345) % (1 << 31);
        let at = 100 + place % (all.len() - 100);
        all[at] = (place >> 8) as u8;
    }
}

/// Each with the code of `check` and words of what it says.
fn damages() -> Vec<(&'static str, Damage, i32, &'static str)> {
    vec![
        ("cut to nothing", bytes(Vec::clear), 3, "er tom"),
        ("cut to 100 bytes", bytes(|all| all.truncate(100)), 3, "beskadiget"),
        ("cut in the middle", bytes(|all| all.truncate(all.len() / 2)), 3, "beskadiget"),
        ("the last page cut off", bytes(|all| all.truncate(all.len() - 4096)), 3, "beskadiget"),
        ("cut within a page", bytes(|all| all.truncate(all.len() - 100)), 1, "beskadiget"),
        ("the head flipped", bytes(|all| flip(all, 0, 16)), 3, "beskadiget"),
        ("the size of a page", bytes(|all| flip(all, 16, 2)), 3, "beskadiget"),
        ("the first page", bytes(|all| flip(all, 100, 400)), 3, "beskadiget"),
        ("the list of free pages", bytes(|all| all[32..40].fill(5)), 1, "beskadiget"),
        ("pages swapped", bytes(|all| swap(all, 20, 40)), 1, "beskadiget"),
        ("a page of zeros", bytes(|all| all[60 * 4096..61 * 4096].fill(0)), 1, "beskadiget"),
        ("bytes here and there", bytes(|all| scatter(all, 1)), 1, "beskadiget"),
        ("bytes elsewhere", bytes(|all| scatter(all, 4)), 1, "beskadiget"),
        (
            "a line of the log",
            sql("DROP TRIGGER change_is_kept; PRAGMA foreign_keys = 0; DELETE FROM change WHERE id = 1000"),
            1,
            "henviser",
        ),
        (
            "a batch",
            sql("DROP TRIGGER batch_is_kept; PRAGMA foreign_keys = 0; DELETE FROM batch WHERE id = 300"),
            1,
            "henviser",
        ),
        ("a proposal", sql("DELETE FROM proposal WHERE key = 'F-0412'"), 1, "fjernet uden om loggen"),
        (
            "links",
            sql("DELETE FROM member WHERE field = 1311"),
            1,
            "F-0287 links: står ikke, som loggen siger",
        ),
        (
            "figures",
            sql("PRAGMA foreign_keys = 0; DELETE FROM measurement_version WHERE record = 3"),
            1,
            "det tal, den kom med",
        ),
        (
            "a verdict that is none",
            sql(
                "PRAGMA ignore_check_constraints = 1; UPDATE proposal SET verdict = 'maybe' WHERE key = 'F-0412'",
            ),
            1,
            "tabellen proposal",
        ),
        (
            "a day that is none",
            sql("UPDATE meeting SET date = 'snart' WHERE key = 'M-2020-04-22'"),
            1,
            "M-2020-04-22 date",
        ),
        (
            "an owner that is nobody",
            sql("UPDATE recommendation SET owner = 'ZZ' WHERE key = 'A3-01'"),
            1,
            "A3-01 owner",
        ),
        ("no index", sql("DROP INDEX proposal_inbox"), 1, "proposal_inbox mangler"),
        ("no trigger", sql("DROP TRIGGER change_is_kept"), 1, "change_is_kept mangler"),
        ("no table", sql("DROP TABLE remark"), 1, "remark mangler"),
        ("no column", sql("ALTER TABLE task DROP COLUMN evidence"), 1, "task er lavet eller ændret"),
        (
            "a trigger of somebody else",
            sql("CREATE TRIGGER stille AFTER INSERT ON change BEGIN SELECT 1; END"),
            1,
            "stille er lavet",
        ),
        ("another program's mark", sql("PRAGMA application_id = 7"), 3, "andet program"),
        ("a newer version", sql("PRAGMA user_version = 2"), 3, "nyere Tavle"),
        (
            "a time that cannot be",
            sql("DROP TRIGGER batch_stands; UPDATE batch SET at = 9000000000000000000 WHERE id = 100"),
            1,
            "Bundt 100",
        ),
    ]
}

#[test]
fn every_damage_has_a_sentence_of_ours_that_says_what_to_do_and_the_copy_mends_it() {
    let place = Place::with_demo();
    place.demo(&["set", "F-0413", "owner=MK"]).ends(0);
    let demo = place.0.join("demo.db");
    let whole = std::fs::read(&demo).unwrap();
    for (name, damage, code, words) in damages() {
        for end in ["-wal", "-shm"] {
            let _ = std::fs::remove_file(place.0.join(format!("demo.db{end}")));
        }
        std::fs::write(&demo, &whole).unwrap();
        damage(&demo);
        let check = place.demo(&["check"]);
        // Where in the file the damage lies decides whether it can be opened at all.
        assert!(check.code == code || (words == "beskadiget" && check.code == 3), "{name}: {}", check.code);
        let said = format!("{}{}", check.out, check.err);
        assert!(said.contains(words), "{name}: {said}");
        let is_other_file = name == "cut to nothing" || name == "a newer version";
        assert!(is_other_file || said.contains("tavle restore demo.db.backup/"), "{name}: {said}");
        for call in [
            &["check", "--json"][..],
            &["status"],
            &["list", "proposals"],
            &["show", "A3-01"],
            &["log"],
            &["report", "targets"],
            &["export", "measurements"],
            &["info"],
            &["backup", "kopi.db"],
            &["undo"],
        ] {
            let ran = place.demo(call);
            let _ = std::fs::remove_file(place.0.join("kopi.db"));
            let foreign = FOREIGN.iter().find(|word| ran.err.contains(*word));
            assert_eq!((foreign, (0..=3).contains(&ran.code)), (None, true), "{name} {call:?}: {}", ran.err);
        }
        assert!(!said.contains("SQL") && !said.contains("***"), "{name}: {said}");
    }
    std::fs::write(&demo, &whole[..whole.len() / 2]).unwrap();
    let copies = std::fs::read_dir(place.0.join("demo.db.backup")).unwrap().flatten();
    let copy = copies
        .map(|entry| entry.path())
        .find(|path| path.extension().is_some_and(|end| end == "db"))
        .unwrap();
    place.demo(&["restore", &copy.to_string_lossy()]).ends(0);
    place.demo(&["check"]).ends(0);
}

#[test]
fn what_a_killed_program_left_beside_the_file_is_used_or_passed_over() {
    let place = Place::with_demo();
    let demo = place.0.join("demo.db");
    let whole = std::fs::read(&demo).unwrap();
    for end in ["-wal", "-journal"] {
        let _ = std::fs::remove_file(place.0.join("demo.db-shm"));
        std::fs::write(&demo, &whole).unwrap();
        std::fs::write(place.0.join(format!("demo.db{end}")), b"noget andet".repeat(900)).unwrap();
        place.demo(&["check"]).ends(0);
        let _ = std::fs::remove_file(place.0.join(format!("demo.db{end}")));
    }
}
