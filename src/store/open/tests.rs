//! Tests of opening and of what the file itself refuses.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::Relaxed};
use std::thread::sleep;
use std::time::Duration;

use rusqlite::Connection;

use crate::domain::field::Kind;
use crate::store::testing::*;
use crate::store::{Clock, Error, Mode, Store, Why};

fn open(file: &TestFile, mode: Mode) -> Result<Store, Error> {
    Store::open(file.path(), mode, Clock::System)
}

#[test]
fn a_file_that_is_not_there_is_only_made_when_asked() {
    let file = TestFile::new();
    assert!(matches!(open(&file, Mode::Write), Err(Error::Missing(_))));
    assert!(matches!(open(&file, Mode::Read), Err(Error::Missing(_))));
    assert!(open(&file, Mode::Create).is_ok());
    assert!(open(&file, Mode::Write).is_ok());
}

#[test]
fn every_connection_has_its_safeties_on() {
    let (_file, store) = store();
    let pragma = |name: &str| -> String {
        store
            .conn
            .query_row(&format!("SELECT CAST((SELECT * FROM pragma_{name}) AS TEXT)"), [], |r| r.get(0))
            .unwrap()
    };
    assert_eq!(pragma("journal_mode"), "wal");
    assert_eq!(pragma("synchronous"), "2");
    assert_eq!(pragma("foreign_keys"), "1");
    assert_eq!(pragma("trusted_schema"), "0");
    assert!(rusqlite::version_number() >= 3_051_003);
}

#[test]
fn a_neighbour_who_lets_go_for_a_moment_at_a_time_is_not_missed() {
    let (file, mut store) = store();
    let neighbour = Connection::open(file.path()).unwrap();
    let (holds, is_done, times) = (&AtomicBool::new(false), &AtomicBool::new(false), &AtomicUsize::new(0));
    std::thread::scope(|scope| {
        scope.spawn(move || {
            while !is_done.load(Relaxed) {
                neighbour.execute_batch("BEGIN IMMEDIATE").unwrap();
                holds.store(true, Relaxed);
                times.fetch_add(1, Relaxed);
                sleep(Duration::from_millis(100));
                holds.store(false, Relaxed);
                neighbour.execute_batch("COMMIT").unwrap();
                sleep(Duration::from_millis(6));
            }
        });
        for _ in 0..6 {
            while !holds.load(Relaxed) {
                sleep(Duration::from_millis(1));
            }
            store.proposal("Klarere breve");
        }
        is_done.store(true, Relaxed);
    });
    assert!(times.load(Relaxed) <= 12, "six acts waited while a neighbour took the lock {times:?} times");
}

#[test]
fn a_store_for_reading_writes_nothing() {
    let (file, mut first) = store();
    first.proposal("Klarere breve");
    let mut reader = open(&file, Mode::Read).unwrap();
    assert_eq!(reader.read_only(), Some(Why::Asked));
    assert!(reader.record("F-0001").unwrap().is_some());
    let refused = reader.commit(&author("HL"), None, &[create(Kind::Task, None, &[])]);
    assert!(matches!(refused, Err(Error::ReadOnly)));
}

#[test]
fn a_strangers_database_is_refused() {
    let file = TestFile::new();
    Connection::open(file.path()).unwrap().execute_batch("CREATE TABLE t(x)").unwrap();
    assert!(matches!(open(&file, Mode::Create), Err(Error::NotOurs(_))));
}

#[test]
fn a_file_that_was_cut_off_while_it_was_made_is_as_good_as_none_and_is_made_whole() {
    // Killed before the first page was written, and after the file had its write-ahead log.
    for begin in ["", "PRAGMA journal_mode = WAL"] {
        let file = TestFile::new();
        std::fs::write(file.path(), "").unwrap();
        let begun = Connection::open(file.path()).unwrap();
        if !begin.is_empty() {
            begun.query_row(begin, [], |row| row.get::<_, String>(0)).unwrap();
        }
        drop(begun);
        assert!(matches!(open(&file, Mode::Read), Err(Error::Missing(_))), "{begin:?}");
        assert!(matches!(open(&file, Mode::Write), Err(Error::Missing(_))), "{begin:?}");
        open(&file, Mode::Create).unwrap().act(&[create(Kind::Task, None, &[])]);
        assert_eq!(open(&file, Mode::Read).unwrap().count(Kind::Task).unwrap(), 1, "{begin:?}");
    }
    // Nothing in it, but marked by another program.
    for mark in ["PRAGMA application_id = 7", "PRAGMA user_version = 7"] {
        let file = TestFile::new();
        Connection::open(file.path()).unwrap().execute_batch(mark).unwrap();
        for mode in [Mode::Create, Mode::Write, Mode::Read] {
            assert!(matches!(open(&file, mode), Err(Error::NotOurs(_))), "{mark} {mode:?}");
        }
    }
}

#[test]
fn a_file_that_is_no_database_is_refused() {
    let file = TestFile::new();
    std::fs::write(file.path(), "dette er ikke en database, men en lang tekst\n".repeat(100)).unwrap();
    assert!(matches!(open(&file, Mode::Create), Err(Error::Damaged(_))));
    assert!(matches!(open(&file, Mode::Read), Err(Error::Damaged(_))));
}

#[test]
fn a_newer_file_is_refused_at_opening_and_in_the_middle_of_a_session() {
    let (file, mut store) = store();
    Connection::open(file.path()).unwrap().execute_batch("PRAGMA user_version = 2").unwrap();
    let refused = store.commit(&author("HL"), None, &[create(Kind::Task, None, &[])]);
    assert!(matches!(refused, Err(Error::Newer { found: 2, known: 1 })));
    assert!(matches!(open(&file, Mode::Write), Err(Error::Newer { .. })));
}

#[test]
fn eight_that_make_the_file_at_once_make_one_file() {
    let file = TestFile::new();
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| open(&file, Mode::Create).unwrap().act(&[create(Kind::Task, None, &[])]));
        }
    });
    assert_eq!(open(&file, Mode::Write).unwrap().count(Kind::Task).unwrap(), 8);
}

#[test]
fn the_log_cannot_be_rewritten_but_for_erasing() {
    let (_file, mut store) = store();
    let rec = store.proposal("a");
    store.act(&[set(rec, "title", "Bo Bang, Nygade 7", None)]);
    for refused in [
        "UPDATE batch SET who = 'x'",
        "DELETE FROM batch",
        "DELETE FROM change",
        "UPDATE change SET new = 'x'",
        "UPDATE change SET old = NULL, new = NULL",
        "UPDATE change SET old = NULL, new = 'x', erased_by = 1",
        "UPDATE change SET old = NULL, new = NULL, erased_by = 1, field = 7",
    ] {
        assert!(store.conn.execute(refused, []).is_err(), "{refused}");
    }
    let erase = "UPDATE change SET old = NULL, new = NULL, erased_by = 1 WHERE id = 2";
    store.conn.execute(erase, []).unwrap();
    assert!(store.conn.execute(erase, []).is_err());
}

#[test]
fn a_demo_file_keeps_its_own_clock() {
    let (file, mut store) = store();
    store.act(&[create(Kind::Setting, Some("clock"), &[("value", "2020-04-20T08:41")])]);
    assert_eq!(store.today().to_string(), "2020-04-20");
    assert!(matches!(file.open().clock(), Clock::Fixed(_)));
    let other = Store::open(file.path(), Mode::Write, Clock::Fixed(5)).unwrap();
    assert_eq!(other.clock(), Clock::Fixed(5));
}
