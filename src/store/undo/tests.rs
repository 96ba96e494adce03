//! Tests of taking back and doing again.

use crate::domain::change::{Change, On, Put, Undone, Version};
use crate::domain::field::Kind;
use crate::domain::record::Rec;
use crate::store::Store;
use crate::store::testing::*;

/// Takes a batch back as HL and tells how it went: `done`, `refused` or `nothing`.
fn undo(store: &mut Store, batch: i64) -> &'static str {
    match store.undo(batch, &author("HL"), None, false).unwrap() {
        Undone::Done { .. } => "done",
        Undone::Refused { .. } => "refused",
        Undone::Nothing => "nothing",
    }
}

fn batch(store: &mut Store, changes: &[Change]) -> i64 {
    store.act(changes).batch.unwrap()
}

fn ctrl_z(store: &mut Store) -> bool {
    let entry = store.undoable(&author("HL")).unwrap();
    entry.is_some_and(|entry| undo(store, entry.batch) == "done")
}

fn ctrl_y(store: &mut Store) -> bool {
    let entry = store.redoable(&author("HL")).unwrap();
    entry.is_some_and(|entry| undo(store, entry.batch) == "done")
}

fn verdict(store: &Store, rec: Rec) -> String {
    store.value(rec, "verdict").unwrap()
}

#[test]
fn a_value_goes_back_and_comes_again_at_any_depth_and_after_a_restart() {
    let (file, mut store) = store();
    let rec = store.proposal("a");
    let act = batch(&mut store, &[set(rec, "verdict", "noted", None)]);
    for _ in 0..4 {
        store = file.open();
        let back = store.undoable(&author("HL")).unwrap().unwrap();
        assert_eq!(undo(&mut store, back.batch), "done");
        assert_eq!(verdict(&store, rec), "new");
        assert!(store.entry(act).unwrap().unwrap().undone);
        assert_eq!(undo(&mut store, act), "nothing");
        store = file.open();
        assert!(ctrl_y(&mut store));
        assert_eq!(verdict(&store, rec), "noted");
        assert!(!store.entry(act).unwrap().unwrap().undone);
    }
    assert!(!ctrl_y(&mut store));
}

#[test]
fn twenty_five_verdicts_are_walked_back_and_forth() {
    let (file, mut store) = store();
    let recs: Vec<Rec> = (0..25).map(|n| store.proposal(&format!("forslag {n}"))).collect();
    for rec in &recs {
        store.act(&[set(*rec, "verdict", "noted", None)]);
        store.act(&[set(*rec, "verdict", "accepted", None)]);
    }
    let mut store = file.open();
    (0..50).for_each(|_| assert!(ctrl_z(&mut store)));
    assert!(recs.iter().all(|rec| verdict(&store, *rec) == "new"));
    (0..50).for_each(|_| assert!(ctrl_y(&mut store)));
    assert!(recs.iter().all(|rec| verdict(&store, *rec) == "accepted"));
    (0..75).for_each(|_| assert!(ctrl_z(&mut store)));
    assert!(!ctrl_z(&mut store));
    assert_eq!(store.count(Kind::Proposal).unwrap(), 0);
    (0..75).for_each(|_| assert!(ctrl_y(&mut store)));
    assert!(recs.iter().all(|rec| verdict(&store, *rec) == "accepted"));
}

#[test]
fn a_new_act_ends_what_can_be_done_again() {
    let (_file, mut store) = store();
    let rec = store.proposal("a");
    store.act(&[set(rec, "verdict", "noted", None)]);
    assert!(ctrl_z(&mut store));
    assert!(store.redoable(&author("HL")).unwrap().is_some());
    store.act(&[set(rec, "title", "b", None)]);
    assert_eq!(store.redoable(&author("HL")).unwrap(), None);
    assert_eq!(store.undoable(&author("MK")).unwrap(), None);
}

#[test]
fn a_refused_undo_lists_what_stands_on_it_and_partial_does_the_rest() {
    let (_file, mut store) = store();
    let (a, b) = (store.proposal("a"), store.proposal("b"));
    let act = batch(&mut store, &[set(a, "verdict", "noted", None), set(b, "verdict", "noted", None)]);
    store.commit(&author("MK"), None, &[set(b, "verdict", "accepted", None)]).unwrap();
    let before = store.latest().unwrap();
    let Undone::Refused { blocked, rest, entry } = store.undo(act, &author("HL"), None, false).unwrap()
    else {
        panic!("not refused")
    };
    assert_eq!((rest, entry.batch), (1, act));
    assert_eq!((blocked[0].key.as_str(), blocked[0].who.as_str(), blocked[0].field), ("F-0002", "MK", 1305));
    assert_eq!(store.latest().unwrap(), before);
    let Undone::Done { kept, outcome, .. } = store.undo(act, &author("HL"), None, true).unwrap() else {
        panic!("not done")
    };
    assert_eq!((kept.len(), outcome.changed), (1, vec![a]));
    assert_eq!((verdict(&store, a), verdict(&store, b)), ("new".into(), "accepted".into()));
    assert!(!store.entry(act).unwrap().unwrap().undone);
    assert!(matches!(store.undo(act, &author("HL"), None, true).unwrap(), Undone::Refused { .. }));
}

#[test]
fn newer_work_that_was_itself_taken_back_stands_in_nobodys_way() {
    let (_file, mut store) = store();
    let rec = store.proposal("a");
    let first = batch(&mut store, &[set(rec, "verdict", "noted", None)]);
    let second = batch(&mut store, &[set(rec, "verdict", "accepted", None)]);
    assert_eq!(undo(&mut store, first), "refused");
    assert_eq!(undo(&mut store, second), "done");
    assert_eq!(undo(&mut store, first), "done");
    assert_eq!(verdict(&store, rec), "new");
    assert_eq!(undo(&mut store, second), "nothing");
}

#[test]
fn what_was_taken_back_under_it_cannot_be_done_again_out_of_order() {
    let (_file, mut store) = store();
    let rec = store.proposal("a");
    let first = batch(&mut store, &[set(rec, "verdict", "noted", None)]);
    let second = batch(&mut store, &[set(rec, "verdict", "accepted", None)]);
    let Undone::Done { outcome, .. } = store.undo(second, &author("HL"), None, false).unwrap() else {
        panic!()
    };
    assert_eq!(undo(&mut store, first), "done");
    assert_eq!(undo(&mut store, outcome.batch.unwrap()), "refused");
    assert_eq!(verdict(&store, rec), "new");
}

#[test]
fn two_changes_of_one_field_in_one_act_go_back_together() {
    let (_file, mut store) = store();
    let rec = store.proposal("a");
    let act = batch(&mut store, &[set(rec, "verdict", "noted", None), set(rec, "verdict", "partly", None)]);
    for _ in 0..2 {
        assert_eq!(undo(&mut store, act), "done");
        assert_eq!(verdict(&store, rec), "new");
        assert!(ctrl_y(&mut store));
        assert_eq!(verdict(&store, rec), "partly");
    }
}

#[test]
fn a_text_edit_goes_back_where_it_now_stands() {
    let (_file, mut store) = store();
    let note = store.make(Kind::Note, &[("text", "en to tre")]);
    let act = batch(&mut store, &[edit(note, "text", "en to tre", "en to tre fire", None)]);
    store.act(&[edit(note, "text", "en to tre fire", "nul en to tre fire", None)]);
    assert_eq!(undo(&mut store, act), "done");
    assert_eq!(store.value(note, "text").as_deref(), Some("nul en to tre"));
    assert!(ctrl_y(&mut store));
    assert_eq!(store.value(note, "text").as_deref(), Some("nul en to tre fire"));
}

#[test]
fn a_text_edit_that_others_wrote_into_is_refused_until_theirs_is_gone() {
    let (_file, mut store) = store();
    let note = store.make(Kind::Note, &[("text", "bussen kører")]);
    let mine = batch(&mut store, &[edit(note, "text", "bussen kører", "bussen kører nu igen", None)]);
    let theirs =
        batch(&mut store, &[edit(note, "text", "bussen kører nu igen", "bussen kører ikke igen", None)]);
    assert_eq!(undo(&mut store, mine), "refused");
    assert_eq!(undo(&mut store, theirs), "done");
    assert_eq!(undo(&mut store, mine), "done");
    assert_eq!(store.value(note, "text").as_deref(), Some("bussen kører"));
}

#[test]
fn typing_is_walked_back_to_the_empty_note_and_forth_again() {
    let (_file, mut store) = store();
    let note = store.make(Kind::Note, &[("title", "Tavlemøde")]);
    let texts = ["en", "en to", "en to tre", "EN to tre", "EN tre", "", "nyt", "nyt\nlinje æøå"];
    let mut from = "";
    for to in texts {
        store.act(&[edit(note, "text", from, to, None)]);
        from = to;
    }
    let back: Vec<_> = (0..texts.len()).map(|_| (ctrl_z(&mut store), store.value(note, "text")).1).collect();
    let expected: Vec<_> = texts
        .iter()
        .rev()
        .skip(1)
        .chain([&""])
        .map(|t| Some(t.to_string()).filter(|t| !t.is_empty()))
        .collect();
    assert_eq!(back, expected);
    let forth: Vec<_> = (0..texts.len()).map(|_| (ctrl_y(&mut store), store.value(note, "text")).1).collect();
    assert_eq!(forth.last().unwrap().as_deref(), texts.last().copied());
}

#[test]
fn members_and_counts_always_go_back() {
    let (_file, mut store) = store();
    let meeting = store.make(Kind::Meeting, &[("date", "2020-04-22")]);
    let act = batch(&mut store, &[member(meeting, "stands", "unge", true), count(meeting, "attended", 5)]);
    store.act(&[count(meeting, "attended", 2), member(meeting, "stands", "unge", false)]);
    assert_eq!(undo(&mut store, act), "done");
    let record = store.record("M-2020-04-22").unwrap().unwrap();
    assert_eq!((record.get("attended"), record.get("stands")), (Some("2"), None));
    assert!(ctrl_y(&mut store));
    let record = store.record("M-2020-04-22").unwrap().unwrap();
    assert_eq!((record.get("attended"), record.get("stands")), (Some("7"), None));
}

#[test]
fn a_creation_goes_unless_others_worked_on_it_or_refer_to_it() {
    let (_file, mut store) = store();
    let made = store.act(&[create(Kind::Submission, None, &[])]);
    let (submission, act) = (made.made[0].0, made.batch.unwrap());
    let proposal = batch(&mut store, &[create(Kind::Proposal, None, &[("submission", "H-0001")])]);
    assert_eq!(undo(&mut store, act), "refused");
    assert_eq!(undo(&mut store, proposal), "done");
    let remark = batch(&mut store, &[Change::Remark { on: On::Record(submission), text: "ringet".into() }]);
    assert_eq!(undo(&mut store, act), "refused");
    assert_eq!(undo(&mut store, remark), "done");
    assert_eq!(store.remarks(submission).unwrap(), []);
    assert_eq!(undo(&mut store, act), "done");
    assert_eq!(store.record("H-0001").unwrap(), None);
    assert!(ctrl_y(&mut store));
    assert!(store.record("H-0001").unwrap().is_some());
}

#[test]
fn an_act_that_makes_links_and_changes_goes_back_whole() {
    let (_file, mut store) = store();
    let initiative = store.make(Kind::Initiative, &[("title", "Klart sprog")]);
    let act = batch(
        &mut store,
        &[
            create(Kind::Recommendation, Some("A3-03"), &[]),
            Change::Member { on: On::Made(0), field: 510, member: Put::text("I-01"), present: true },
            Change::Set { on: On::Made(0), field: 504, to: Put::text("accepted"), seen: None },
            set(initiative, "state", "in_progress", None),
        ],
    );
    assert_eq!(undo(&mut store, act), "done");
    assert_eq!(store.record("A3-03").unwrap(), None);
    assert_eq!(store.inverse(510, "I-01").unwrap(), []);
    assert!(ctrl_y(&mut store));
    let record = store.record("A3-03").unwrap().unwrap();
    assert_eq!((record.get("stance"), record.get("initiatives")), (Some("accepted"), Some("I-01")));
}

#[test]
fn a_deletion_goes_back() {
    let (_file, mut store) = store();
    let rec = store.proposal("a");
    store.act(&[gone(rec, true, None)]);
    assert!(ctrl_z(&mut store));
    assert!(store.record("F-0001").unwrap().is_some());
}

#[test]
fn a_bulk_goes_back_as_one_from_any_of_its_parts() {
    let (_file, mut store) = store();
    let hl = author("HL");
    let bulk = store.begin_bulk(&hl, Some("forslag.csv")).unwrap();
    let part = |store: &mut Store, title: &str| {
        let changes = [create(Kind::Proposal, None, &[("title", title)])];
        store.commit_part(&hl, None, &changes, Some(bulk)).unwrap().batch.unwrap()
    };
    let parts = [part(&mut store, "a"), part(&mut store, "b"), part(&mut store, "c")];
    store.end_bulk(bulk).unwrap();
    assert_eq!(store.entry(parts[2]).unwrap().unwrap().count, 3);
    assert_eq!(undo(&mut store, parts[1]), "done");
    assert_eq!(store.count(Kind::Proposal).unwrap(), 0);
    assert!(store.entry(bulk).unwrap().unwrap().undone);
    assert!(ctrl_y(&mut store));
    assert_eq!(store.count(Kind::Proposal).unwrap(), 3);
}

#[test]
fn a_withdrawn_figure_lets_the_one_before_it_count() {
    let (_file, mut store) = store();
    let figure = store.make(Kind::Measurement, &[("period", "2020M02")]);
    let version = |value: &str| Change::Version {
        on: On::Record(figure),
        version: Version { value: Some(value.into()), ..Version::default() },
    };
    store.act(&[version("1949")]);
    store.act(&[version("1945")]);
    let newest = |store: &Store| store.versions(figure.id).unwrap()[0].version.value.clone();
    assert!(ctrl_z(&mut store));
    assert_eq!(newest(&store).as_deref(), Some("1949"));
    assert!(ctrl_y(&mut store));
    assert_eq!(newest(&store).as_deref(), Some("1945"));
}

#[test]
fn anybodys_act_can_be_taken_back_and_then_conflicts_for_them() {
    let (file, mut mine) = store();
    let rec = mine.proposal("a");
    let act = batch(&mut mine, &[set(rec, "verdict", "noted", None)]);
    let seen = mine.latest().ok();
    let taken = file.open().undo(act, &author("MK"), Some("forkert sag"), false).unwrap();
    assert!(matches!(taken, Undone::Done { .. }));
    let conflict = &mine.act(&[set(rec, "verdict", "accepted", seen)]).conflicts[0];
    assert_eq!((conflict.who.as_str(), conflict.theirs.as_deref()), ("MK", Some("new")));
}
