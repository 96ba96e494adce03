//! Tests of the check and of copies.

use super::*;
use crate::domain::change::{Change, On};
use crate::store::testing::*;
use crate::store::{Clock, Mode};

fn busy_store() -> (TestFile, Store) {
    let (file, mut store) = store();
    let rec = store.proposal("a");
    let meeting = store.make(Kind::Meeting, &[("date", "2020-04-22")]);
    let note = store.make(Kind::Note, &[("text", "en to tre")]);
    store.act(&[create(Kind::Initiative, None, &[])]);
    for verdict in ["noted", "accepted"] {
        store.act(&[set(rec, "verdict", verdict, None), count(meeting, "attended", 3)]);
    }
    store.act(&[set(rec, "verdict", "postponed", None), set(rec, "snoozed_until", "M-2020-04-22", None)]);
    store.act(&[member(rec, "links", "M-2020-04-22", true)]);
    store.act(&[edit(note, "text", "en to tre", "EN to TRE fire", None)]);
    store.act(&[Change::Remark { on: On::Record(rec), text: "ringet".into() }]);
    for _ in 0..3 {
        let entry = store.undoable(&author("HL")).unwrap().unwrap();
        store.undo(entry.batch, &author("HL"), None, false).unwrap();
    }
    let entry = store.redoable(&author("HL")).unwrap().unwrap();
    store.undo(entry.batch, &author("HL"), None, false).unwrap();
    store.act(&[gone(rec, true, None)]);
    (file, store)
}

#[test]
fn a_file_in_use_has_nothing_to_find() {
    let (_file, store) = busy_store();
    assert_eq!(store.check().unwrap(), []);
}

#[test]
fn what_was_changed_behind_the_logs_back_is_found() {
    for (sql, expected) in [
        ("UPDATE proposal SET verdict = 'noted'", Finding::State { key: "F-0001".into(), field: 1305 }),
        ("UPDATE proposal SET gone = NULL", Finding::State { key: "F-0001".into(), field: 1 }),
        ("DELETE FROM member", Finding::State { key: "F-0001".into(), field: 1311 }),
        ("UPDATE note SET text = 'EN to TRE'", Finding::State { key: "N-0001".into(), field: 1104 }),
        ("UPDATE proposal SET due = '2020-01-01'", Finding::Inbox { key: "F-0001".into() }),
        ("DROP INDEX change_field", Finding::Missing { name: "change_field".into() }),
        ("DROP TRIGGER change_is_kept", Finding::Missing { name: "change_is_kept".into() }),
        ("DROP TABLE remark", Finding::Missing { name: "remark".into() }),
        ("ALTER TABLE task DROP COLUMN evidence", Finding::Foreign { name: "task".into() }),
        (
            "CREATE TRIGGER quiet AFTER INSERT ON change BEGIN SELECT 1; END",
            Finding::Foreign { name: "quiet".into() },
        ),
        (
            "PRAGMA ignore_check_constraints = ON; UPDATE proposal SET verdict = 'maybe'; PRAGMA ignore_check_constraints = OFF",
            Finding::Columns { table: "proposal".into() },
        ),
        ("DELETE FROM initiative", Finding::Vanished { kind: Kind::Initiative, id: 1 }),
        ("DELETE FROM remark", Finding::Lost { change: 14 }),
        ("UPDATE note SET meeting = 'M-1999-01-01'", Finding::Value { key: "N-0001".into(), field: 1101 }),
        ("UPDATE meeting SET date = 'snart'", Finding::Value { key: "M-2020-04-22".into(), field: 1001 }),
        ("DROP TRIGGER batch_stands; UPDATE batch SET day = 'i går' WHERE id = 2", Finding::Day { batch: 2 }),
        ("DROP TRIGGER batch_stands; UPDATE batch SET at = 7 WHERE id = 3", Finding::Day { batch: 3 }),
        (
            "INSERT INTO task(key, born, state, example) VALUES ('O-0001', 1, 'done', 0)",
            Finding::State { key: "O-0001".into(), field: 0 },
        ),
    ] {
        let (_file, store) = busy_store();
        store.conn.execute_batch(sql).unwrap();
        assert!(store.check().unwrap().contains(&expected), "{sql}: {:?}", store.check().unwrap());
    }
}

#[test]
fn tables_and_indexes_that_somebody_added_do_no_harm() {
    let (_file, store) = busy_store();
    store.conn.execute_batch("CREATE TABLE mine(a); CREATE INDEX quick ON task(title); ANALYZE").unwrap();
    assert_eq!(store.check().unwrap(), []);
}

#[test]
fn a_change_that_stands_among_those_of_another_batch_is_found() {
    let (_file, store) = busy_store();
    let sql = "INSERT INTO change(batch, kind, record, field, form) VALUES (1, 13, 1, 1301, 0)";
    store.conn.execute(sql, []).unwrap();
    let row = Some(store.conn.last_insert_rowid());
    assert!(store.check().unwrap().contains(&Finding::Reference { table: "change".into(), row }));
}

#[test]
fn a_wrong_note_of_what_is_undone_and_a_bulk_left_open_are_found() {
    let (_file, mut store) = busy_store();
    let change: i64 = store.conn.query_row("SELECT max(change) FROM undone", [], |r| r.get(0)).unwrap();
    store.conn.execute("DELETE FROM undone WHERE change = ?1", [change]).unwrap();
    let bulk = store.begin_bulk(&author("HL"), None).unwrap();
    assert_eq!(store.check().unwrap(), [Finding::Undone { change }, Finding::Unfinished { batch: bulk }]);
}

#[test]
fn a_backup_is_a_file_like_the_first_and_overwrites_nothing() {
    let (_file, mut store) = busy_store();
    let copy = TestFile::new();
    store.backup_to(copy.path()).unwrap();
    store.proposal("senere");
    let opened = Store::open(copy.path(), Mode::Write, Clock::System).unwrap();
    assert_eq!(opened.check().unwrap(), []);
    assert_eq!(opened.count(Kind::Proposal).unwrap(), 0);
    assert!(matches!(store.backup_to(copy.path()), Err(Error::Io(_))));
}

#[test]
fn the_file_tells_what_it_holds() {
    let (file, store) = busy_store();
    let info = store.info().unwrap();
    assert_eq!(info.path, file.path());
    assert_eq!((info.schema, info.records.iter().find(|(k, _)| *k == Kind::Note).unwrap().1), (1, 1));
    assert!(info.bytes > 0 && info.batches > 5 && info.changes > info.batches && info.last_at.is_some());
}
