//! Tests of the log as people read it.

use crate::domain::change::{Author, Change, On};
use crate::domain::field::{BORN, Kind, REMARK};
use crate::store::testing::*;

#[test]
fn the_history_of_a_record_names_its_changes_the_newest_first() {
    let (_file, mut store) = store();
    let rec = store.proposal("a");
    let other = store.proposal("b");
    store
        .commit(
            &author("MK"),
            Some("aftalt på mødet"),
            &[set(rec, "verdict", "noted", None), set(other, "verdict", "noted", None)],
        )
        .unwrap();
    store.act(&[Change::Remark { on: On::Record(rec), text: "ringet op".into() }]);
    let history = store.history(rec).unwrap();
    let fields: Vec<u16> = history.iter().map(|e| e.lines[0].field).collect();
    assert_eq!(fields, [REMARK, 1305, BORN]);
    assert_eq!(history[0].lines[0].new.as_deref(), Some("ringet op"));
    assert_eq!((history[1].count, history[1].reason.as_deref()), (1, Some("aftalt på mødet")));
    assert_eq!(history[1].author.who, "MK");
    assert_eq!(
        (history[1].lines[0].old.as_deref(), history[1].lines[0].new.as_deref()),
        (Some("new"), Some("noted"))
    );
}

#[test]
fn the_log_is_cut_at_a_time_and_a_number_and_shows_a_bulk_once() {
    let (_file, mut store) = store();
    let hl = author("HL");
    store.proposal("a");
    let bulk = store.begin_bulk(&hl, None).unwrap();
    for _ in 0..60 {
        store.commit_part(&hl, None, &[create(Kind::Task, None, &[])], Some(bulk)).unwrap();
    }
    let log = store.log(None, 10).unwrap();
    assert_eq!(log.iter().map(|e| e.count).collect::<Vec<_>>(), [60, 1]);
    assert_eq!((log[0].lines.len(), store.lines(bulk).unwrap().len()), (50, 60));
    assert_eq!(store.log(Some(log[0].at + 1), 10).unwrap(), []);
    assert_eq!(store.log(None, 1).unwrap().len(), 1);
}

#[test]
fn my_verdicts_are_those_that_stand_and_that_i_gave_on_the_board() {
    let (_file, mut store) = store();
    let recs = [store.proposal("a"), store.proposal("b"), store.proposal("c")];
    let script = Author { via: "set".into(), ..author("HL") };
    store.commit(&author("MK"), None, &[set(recs[0], "verdict", "noted", None)]).unwrap();
    store.commit(&script, None, &[set(recs[0], "verdict", "partly", None)]).unwrap();
    store.act(&[set(recs[1], "verdict", "noted", None), set(recs[1], "title", "b2", None)]);
    let last = store.act(&[set(recs[2], "verdict", "accepted", None)]);
    let keys = |store: &crate::store::Store| -> Vec<String> {
        store.my_verdicts(&author("HL"), 5).unwrap().iter().map(|e| e.lines[0].key.clone()).collect()
    };
    assert_eq!(keys(&store), ["F-0003", "F-0002"]);
    assert_eq!(store.my_verdicts(&author("HL"), 5).unwrap()[1].lines.len(), 1);
    store.undo(last.batch.unwrap(), &author("HL"), None, false).unwrap();
    assert_eq!(keys(&store), ["F-0002"]);
}

#[test]
fn only_what_stands_counts_for_when_a_record_last_changed() {
    let (_file, mut store) = store();
    store.set_clock(crate::store::Clock::Fixed(1_000));
    let rec = store.proposal("a");
    store.set_clock(crate::store::Clock::Fixed(2_000));
    let act = store.act(&[set(rec, "verdict", "noted", None)]).batch.unwrap();
    assert_eq!(store.record("F-0001").unwrap().unwrap().updated_at, Some(2_000));
    store.set_clock(crate::store::Clock::Fixed(3_000));
    store.undo(act, &author("HL"), None, false).unwrap();
    assert_eq!(store.record("F-0001").unwrap().unwrap().updated_at, Some(1_000));
}
