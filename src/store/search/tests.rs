//! Tests of searching: behind the watermark and ahead of it.

use std::sync::atomic::AtomicBool;

use chrono::NaiveDate;

use super::*;
use crate::domain::similar::stems;
use crate::store::testing::*;

fn found(store: &Store, text: &str) -> Vec<i64> {
    let today = NaiveDate::from_ymd_opt(2020, 4, 20).unwrap();
    let filter = Filter::parse(Kind::Proposal, text, today).unwrap();
    store.scan(Kind::Proposal, &filter, &AtomicBool::new(false), &mut |_| {}).unwrap()
}

fn examples(store: &mut Store) {
    store.act(&[create(Kind::Submission, None, &[("channel", "slip")])]);
    for (title, text) in
        [("Klarere breve", "Skriv på dansk"), ("Møder på Ærø", ""), ("Længere åbningstid", "til kl. 18")]
    {
        store.act(&[create(
            Kind::Proposal,
            None,
            &[("title", title), ("text", text), ("submission", "H-0001")],
        )]);
    }
}

#[test]
fn however_many_figures_came_the_index_is_behind_them_in_one_step() {
    let (_file, mut store) = store();
    store.act(&[create(Kind::Indicator, Some("Y60A02"), &[("title", "Fuldtidspersoner")])]);
    for month in ["2021M01", "2021M02", "2021M03"] {
        store.make(Kind::Measurement, &[("indicator", "Y60A02"), ("period", month)]);
    }
    assert!(!store.index_some(2).unwrap());
    assert_eq!(store.indexed().unwrap(), store.latest().unwrap());
    examples(&mut store);
    assert!(store.index_some(2).unwrap(), "two of four");
}

#[test]
fn every_word_is_part_of_the_text_before_and_after_folding_ahead() {
    let (_file, mut store) = store();
    examples(&mut store);
    for _ in 0..2 {
        assert_eq!(found(&store, "brev skriv"), [1]);
        assert_eq!(found(&store, "ÆRØ"), [2]);
        assert_eq!(found(&store, "aeroe"), [2]);
        assert_eq!(found(&store, "F-0003"), [3]);
        assert_eq!(found(&store, "seddel"), [1, 2, 3]);
        assert_eq!(found(&store, "brev or møder"), [1, 2]);
        assert_eq!(found(&store, "p -skriv"), [2, 3]);
        assert_eq!(found(&store, "findes ikke"), Vec::<i64>::new());
        assert_eq!(found(&store, ""), [1, 2, 3]);
        while store.index_some(1).unwrap() {}
    }
}

#[test]
fn what_changes_is_found_by_its_new_text_at_once() {
    let (_file, mut store) = store();
    examples(&mut store);
    while store.index_some(100).unwrap() {}
    let rec = Rec { kind: Kind::Proposal, id: 1 };
    for _ in 0..2 {
        store.act(&[edit(rec, "text", "Skriv på dansk", "Skriv så man forstår det", None)]);
        assert_eq!((found(&store, "forstår"), found(&store, "dansk")), (vec![1], vec![]));
        while store.index_some(100).unwrap() {}
    }
    store.act(&[set(Rec { kind: Kind::Submission, id: 1 }, "channel", "letter", None)]);
    while store.index_some(100).unwrap() {}
    assert_eq!((found(&store, "seddel"), found(&store, "letter").len()), (vec![], 3));
}

#[test]
fn the_deleted_and_the_personal_are_not_found() {
    let (_file, mut store) = store();
    examples(&mut store);
    let [first, second] = [1, 2].map(|id| Rec { kind: Kind::Proposal, id });
    store.act(&[set(first, "verdict", "personal", None), gone(second, true, None)]);
    for _ in 0..2 {
        assert_eq!(found(&store, "e"), [3]);
        assert_eq!(found(&store, "vurdering:enkeltsag"), Vec::<i64>::new());
        while store.index_some(100).unwrap() {}
    }
}

#[test]
fn fields_and_words_are_asked_for_together() {
    let (_file, mut store) = store();
    examples(&mut store);
    store.act(&[create(Kind::Recommendation, Some("A3-03"), &[])]);
    let rec = Rec { kind: Kind::Proposal, id: 3 };
    store.act(&[member(rec, "links", "A3-03", true), set(rec, "verdict", "noted", None)]);
    assert_eq!(found(&store, "vurdering:ny"), [1, 2]);
    assert_eq!(found(&store, "e vurdering:ny -brev"), [2]);
    assert_eq!(found(&store, "links:A3-03"), [3]);
    assert_eq!(found(&store, "-links:A3-03 or brev"), [1, 2]);
}

#[test]
fn hits_come_in_chunks_and_the_next_key_stops_the_search() {
    let (_file, mut store) = store();
    let many: Vec<_> =
        (0..600).map(|n| create(Kind::Proposal, None, &[("title", &format!("brev {n}"))])).collect();
    store.act(&many);
    let filter = Filter::parse(Kind::Proposal, "brev", NaiveDate::default()).unwrap();
    let mut chunks = Vec::new();
    let all =
        store.scan(Kind::Proposal, &filter, &AtomicBool::new(false), &mut |c| chunks.push(c.len())).unwrap();
    assert_eq!((all.len(), chunks), (600, vec![64, 128, 256, 152]));
    let stopped = store.scan(Kind::Proposal, &filter, &AtomicBool::new(true), &mut |_| {});
    assert!(matches!(stopped, Err(Error::Interrupted)));
}

#[test]
fn the_most_alike_comes_first_and_says_by_which_words() {
    let (_file, mut store) = store();
    for (title, text) in [
        ("Breve skal kunne forstås", "Skriv et telefonnummer og en dato i brevet"),
        ("Fritidsjob til unge", "Hjælp til unge under 18 år"),
        ("Længere åbningstid", "Åbent om torsdagen"),
    ] {
        store.act(&[create(Kind::Proposal, None, &[("title", title), ("text", text)])]);
    }
    let stems = stems("Klarere breve", "Jeg fik et brev uden dato og uden telefonnummer.");
    for _ in 0..2 {
        let alike = store.similar(&stems, None, &[Kind::Proposal], 3, &AtomicBool::new(false)).unwrap();
        assert_eq!(alike.iter().map(|(rec, _)| rec.id).collect::<Vec<_>>(), [1]);
        assert!(alike[0].1.len() >= 2);
        let other = Some(Rec { kind: Kind::Proposal, id: 1 });
        assert_eq!(store.similar(&stems, other, &[Kind::Proposal], 3, &AtomicBool::new(false)).unwrap(), []);
        while store.index_some(100).unwrap() {}
    }
}
