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
    let erased = store.erase(rec, &[1303, 1304, REMARK], &author("HL"), Some("på borgerens ønske")).unwrap();
    assert_eq!((erased.changes, erased.is_settled), (3, true));
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
    let batch = store.erase(rec, &[1303, 1304], &author("HL"), None).unwrap().outcome.batch.unwrap();
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

#[test]
fn what_must_have_a_value_is_not_erased() {
    let (_file, mut store, rec) = named_file();
    let refused = store.erase(rec, &[1303, 1305], &author("HL"), None);
    assert!(matches!(refused, Err(Error::WrongForm { field: 1305 })));
    assert!(store.value(rec, "title").is_some());
}
