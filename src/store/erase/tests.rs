//! Tests of erasing.

use chrono::NaiveDate;

use super::*;
use crate::domain::change::{Change, On, Undone};
use crate::store::testing::*;

const NAME: &str = "Bodil Bangsgaard";

fn named_file() -> (TestFile, Store, Rec) {
    let (file, mut store) = store();
    let rec =
        store.make(Kind::Proposal, &[("title", NAME), ("text", "Jeg hedder Bodil Bangsgaard og bor her")]);
    store.act(&[set(rec, "title", "Brev fra Bodil Bangsgaard", None), set(rec, "verdict", "noted", None)]);
    let text = store.value(rec, "text").unwrap();
    store.act(&[edit(rec, "text", &text, &format!("{text}. Bodil Bangsgaard igen"), None)]);
    store.act(&[Change::Remark { on: On::Record(rec), text: format!("{NAME} har ringet") }]);
    while store.index_some(100).unwrap() {}
    (file, store, rec)
}

#[test]
fn nothing_of_what_was_erased_is_left_in_the_file() {
    let (file, mut store, rec) = named_file();
    let erased = store.erase(rec, &author("HL"), Some("på borgerens ønske")).unwrap();
    assert_eq!(erased.changes, 3);
    assert_eq!(store.settle_erasing(None).unwrap(), StillOpen::default());
    drop(store);
    for end in ["", "-wal"] {
        let bytes = std::fs::read(format!("{}{end}", file.path().display())).unwrap_or_default();
        let text = String::from_utf8_lossy(&bytes).to_lowercase();
        assert!(!text.contains("bangsgaard"), "{end}");
    }
}

#[test]
fn an_erasing_is_told_and_cannot_be_taken_back() {
    let (_file, mut store, rec) = named_file();
    let edited = store.history(rec).unwrap()[1].batch;
    let batch = store.erase(rec, &author("HL"), None).unwrap().outcome.batch.unwrap();
    assert!(store.entry(edited).unwrap().unwrap().lines[0].erased);
    assert_eq!(store.entry(batch).unwrap().unwrap().count, 2);
    for batch in [batch, edited] {
        assert!(matches!(store.undo(batch, &author("HL"), None, false).unwrap(), Undone::Refused { .. }));
    }
    assert_eq!(store.value(rec, "verdict").as_deref(), Some("noted"));
    assert_eq!(store.check().unwrap(), []);
    assert_eq!(store.as_of(Kind::Proposal, store.today()).unwrap()[0].get("title"), None);
    assert_eq!(store.as_of(Kind::Proposal, NaiveDate::default()).unwrap(), []);
}

/// Every byte of the file and of what lies beside it, in small letters.
fn bytes(file: &TestFile) -> String {
    let ends = ["", "-wal", ".drafts", ".drafts-wal"];
    let read = |end: &str| std::fs::read(format!("{}{end}", file.path().display())).unwrap_or_default();
    ends.iter().map(|end| String::from_utf8_lossy(&read(end)).to_lowercase()).collect()
}

#[test]
fn a_name_is_erased_wherever_it_stands_and_the_other_words_stay() {
    let (file, mut store, rec) = named_file();
    let task = store.make(Kind::Task, &[("title", "Ring til Bodil Bangsgaard")]);
    store.act(&[set(task, "title", "Ring", None)]);
    let meeting = store.act(&[create(Kind::Meeting, Some("M-1"), &[("date", "2020-04-22")])]).made[0].0;
    store.act(&[member(meeting, "stands", "Bodil Bangsgaards stand", true)]);
    store
        .commit(&author("HL"), Some("Bodil Bangsgaard bad om det"), &[set(task, "owner", "", None)])
        .unwrap();
    let asked = store.commit(
        &author("HL"),
        Some("aftalt med bodil bangsgaard"),
        &[set(task, "state", "paused", None)],
    );
    store.set_sender("H-0001", Some(NAME), Some("bodil@example.dk")).unwrap();
    let drafts = crate::store::drafts::Drafts::open(file.path()).unwrap();
    let draft = crate::store::drafts::Draft { place: "card/new".into(), text: NAME.into(), cursor: 3, at: 1 };
    drafts.save("hl/HL", &draft).unwrap();
    while store.index_some(100).unwrap() {}

    let looked = store.erase_name("bodil bangsgaard", &author("HL"), None, true).unwrap();
    assert_eq!(looked.batch, None);
    let erased =
        store.erase_name("bodil bangsgaard", &author("HL"), Some("Bodil Bangsgaard vil slettes"), false);
    let erased = erased.unwrap();
    assert_eq!(&erased.found, &looked.found);
    assert!(!store.settle_erasing(None).unwrap().is_read);
    let batch = asked.unwrap().batch.unwrap();
    let key = |rec| crate::store::state::key(&store.conn, rec).unwrap();
    for place in [
        Place::Field { key: key(rec), field: 1303 },
        Place::Field { key: key(rec), field: 1304 },
        Place::Log { key: key(task), field: id(Kind::Task, "title") },
        Place::Field { key: key(meeting), field: id(Kind::Meeting, "stands") },
        Place::Remark { key: key(rec) },
        Place::Sender { key: "H-0001".to_owned() },
        Place::Reason { batch },
    ] {
        assert!(erased.found.contains(&place), "{place:?} is not in {:?}", erased.found);
    }
    assert_eq!(drafts.erase_name(NAME).unwrap(), 1);
    drop(drafts);

    assert_eq!(store.value(rec, "title").as_deref(), Some("Brev fra [slettet]"));
    assert_eq!(store.value(rec, "text").as_deref(), Some("Jeg hedder [slettet] og bor her. [slettet] igen"));
    assert_eq!(store.value(task, "title").as_deref(), Some("Ring"));
    assert_eq!(store.remarks(rec).unwrap()[0].text, "[slettet] har ringet");
    assert_eq!(store.sender("H-0001").unwrap().contact, None);
    assert_eq!(store.check().unwrap(), []);
    assert_eq!(store.erase_name(NAME, &author("HL"), None, false).unwrap().found, []);
    drop(store);
    assert!(!bytes(&file).contains("bangsgaard"));
}

#[test]
fn a_name_that_was_typed_in_two_goes_and_is_gone_again_is_found_in_the_log() {
    let (file, mut store) = store();
    let rec = store.make(Kind::Proposal, &[("title", "x"), ("text", "Ring til Bodil")]);
    store.act(&[edit(rec, "text", "Ring til Bodil", "Ring til Bodil Bangsgaard", None)]);
    store.act(&[edit(rec, "text", "Ring til Bodil Bangsgaard", "Ring", None)]);
    let erased = store.erase_name(NAME, &author("HL"), None, false).unwrap();
    assert_eq!((erased.found.len(), erased.changes), (1, 2));
    assert_eq!(store.value(rec, "text").as_deref(), Some("Ring"));
    assert_eq!(store.check().unwrap(), []);
    drop(store);
    assert!(!bytes(&file).contains("bangsgaard"));
}

#[test]
fn the_reason_of_a_batch_may_be_erased_and_nothing_else_of_it_changed() {
    let (_file, mut store) = store();
    let rec = store.proposal("x");
    let batch =
        store.commit(&author("HL"), Some("fordi"), &[set(rec, "title", "y", None)]).unwrap().batch.unwrap();
    for statement in
        ["reason = 'andet'", "reason = NULL", "who = 'MK'", "reason = NULL, reason_erased_by = 1, who = 'MK'"]
    {
        let sql = format!("UPDATE batch SET {statement} WHERE id = {batch}");
        assert!(store.conn.execute(&sql, []).is_err(), "{statement}");
    }
}
