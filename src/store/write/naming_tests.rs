//! Tests of texts that name what their own batch makes.

use crate::domain::change::{Change, On, Put};
use crate::domain::field::{GONE, Kind};
use crate::domain::record::Rec;
use crate::store::testing::*;

const LINE: &str = "f: klarere breve";

/// A proposal, and the note's text with its key at the end of the line.
fn named(note: Rec, from: &str) -> [Change; 2] {
    let line = Put::text(format!("{LINE} → "));
    [
        create(Kind::Proposal, None, &[("title", "klarere breve")]),
        Change::Edit {
            on: On::Record(note),
            field: id(Kind::Note, "text"),
            from: from.into(),
            to: Put::Joined(vec![line, Put::KeyOf(0)]),
            seen: None,
        },
    ]
}

#[test]
fn a_text_names_what_its_batch_makes_and_is_taken_back_with_it() {
    let (_file, mut store) = store();
    let note = store.make(Kind::Note, &[("text", LINE)]);
    let outcome = store.act(&named(note, LINE));
    assert_eq!(outcome.made[0].1, "F-0001");
    assert_eq!(store.value(note, "text").as_deref(), Some("f: klarere breve → F-0001"));
    store.undo(outcome.batch.unwrap(), &author("HL"), None, false).unwrap();
    assert_eq!(store.value(note, "text").as_deref(), Some(LINE));
    assert_eq!(store.record("F-0001").unwrap(), None);
}

#[test]
fn two_who_save_the_same_line_make_one_record_of_it() {
    let (file, mut mine) = store();
    let note = mine.make(Kind::Note, &[("text", LINE)]);
    let mut theirs = file.open();
    theirs.commit(&author("MK"), None, &named(note, LINE)).unwrap();
    let late = mine.act(&named(note, LINE));
    assert_eq!((late.batch, late.made, late.changed), (None, vec![], vec![]));
    assert_eq!(late.conflicts[0].theirs.as_deref(), Some("f: klarere breve → F-0001"));
    assert_eq!(late.conflicts[0].who, "MK");
    assert_eq!(mine.record("F-0002").unwrap(), None);
    let next = mine.proposal("bedre skilte");
    assert_eq!(mine.value(next, "title").as_deref(), Some("bedre skilte"));
    assert!(mine.record("F-0002").unwrap().is_some(), "no number was used up");
}

#[test]
fn nothing_is_made_for_a_note_that_is_gone() {
    let (_file, mut store) = store();
    let note = store.make(Kind::Note, &[("text", LINE)]);
    store.act(&[gone(note, true, None)]);
    let outcome = store.act(&named(note, LINE));
    assert_eq!((outcome.batch, outcome.conflicts[0].field), (None, GONE));
    assert_eq!(store.record("F-0001").unwrap(), None);
}
