//! Tests of searching everything: every kind, grouped, with names of owners, and never a personal case.

use super::*;
use crate::domain::record::Rec;
use crate::store::testing::*;

/// What is found, a kind with its keys and its total.
fn found(store: &Store, text: &str) -> Vec<(Kind, Vec<String>, usize)> {
    let today = NaiveDate::from_ymd_opt(2020, 4, 20).unwrap();
    let found = store.search_all(text, today, 3, &AtomicBool::new(false)).unwrap();
    found.into_iter().map(|f| (f.kind, f.first.into_iter().map(|r| r.key).collect(), f.total)).collect()
}

fn keys(store: &Store, text: &str) -> Vec<String> {
    found(store, text).into_iter().flat_map(|(_, keys, _)| keys).collect()
}

fn one_of_each(store: &mut Store) {
    for (kind, key, values) in [
        (Kind::Person, "HL", &[("name", "Hanne Larsen")][..]),
        (Kind::Indicator, "Y60A02", &[("title", "Fuldtidspersoner")]),
        (Kind::Analysis, "A3", &[("title", "Breve og møder")]),
        (Kind::Recommendation, "A3-03", &[("title", "Klarere breve"), ("analysis", "A3"), ("owner", "HL")]),
        (Kind::Initiative, "I-07", &[("title", "Klart sprog i alle breve")]),
        (Kind::Target, "T-0001", &[("group", "Sygedagpenge"), ("indicator", "Y60A02")]),
        (Kind::Meeting, "M-2020-03-11", &[("title", "Om breve")]),
        (Kind::Note, "N-0001", &[("title", "Tavlemøde"), ("text", "nyt brev før første møde")]),
        (Kind::Proposal, "F-0001", &[("title", "Ring først"), ("text", "før der kommer et brev")]),
        (Kind::Proposal, "F-0002", &[("title", "Brev på dansk"), ("owner", "HL")]),
        (Kind::Decision, "B-0001", &[("title", "Nye breve til maj")]),
        (Kind::Task, "O-0001", &[("title", "Skriv det første brev"), ("owner", "HL")]),
    ] {
        store.act(&[create(kind, Some(key), values)]);
    }
}

#[test]
fn every_kind_that_has_words_is_found_in_its_group_before_and_after_folding_ahead() {
    let (_file, mut store) = store();
    one_of_each(&mut store);
    let of = |kind: Kind, keys: &[&str]| (kind, keys.iter().map(|k| (*k).to_owned()).collect(), keys.len());
    for _ in 0..2 {
        assert_eq!(
            found(&store, "BREV"),
            [
                of(Kind::Recommendation, &["A3-03"]),
                of(Kind::Initiative, &["I-07"]),
                of(Kind::Proposal, &["F-0002", "F-0001"]),
                of(Kind::Meeting, &["M-2020-03-11"]),
                of(Kind::Note, &["N-0001"]),
                of(Kind::Decision, &["B-0001"]),
                of(Kind::Task, &["O-0001"]),
                of(Kind::Analysis, &["A3"]),
            ],
            "what says it in the title comes first"
        );
        assert_eq!(keys(&store, "sygedagpenge"), ["T-0001"]);
        assert_eq!(keys(&store, "findes ikke"), Vec::<String>::new());
        assert_eq!(keys(&store, "  "), Vec::<String>::new());
        while store.index_some(100).unwrap() {}
    }
}

#[test]
fn what_a_colleague_looks_after_is_found_by_the_name_of_today() {
    let (_file, mut store) = store();
    one_of_each(&mut store);
    while store.index_some(100).unwrap() {}
    assert_eq!(keys(&store, "hanne"), ["A3-03", "F-0002", "O-0001", "HL"]);
    assert_eq!(keys(&store, "larsen brev"), ["A3-03", "F-0002", "O-0001"]);
    assert_eq!(keys(&store, "larsen brev -klarere"), ["F-0002", "O-0001"]);
    assert_eq!(keys(&store, "fuldtidspersoner"), ["T-0001"]);
    let hanne = store.find_key("HL", false).unwrap().unwrap();
    store.act(&[set(hanne, "name", "Hanne Bæk", None)]);
    assert_eq!(keys(&store, "larsen"), Vec::<String>::new());
    assert_eq!(keys(&store, "baek brev"), ["A3-03", "F-0002", "O-0001"]);
}

#[test]
fn the_record_whose_key_was_typed_comes_first_in_its_group() {
    let (_file, mut store) = store();
    one_of_each(&mut store);
    let mentions = [("title", "Som F-0002"), ("text", "F-0002")];
    store.act(&[create(Kind::Proposal, Some("F-0000"), &mentions)]);
    assert_eq!(keys(&store, "F-0002"), ["F-0002", "F-0000"]);
    assert_eq!(keys(&store, "f2"), ["F-0002", "F-0000"]);
}

#[test]
fn personal_cases_and_what_is_gone_are_never_found() {
    let (_file, mut store) = store();
    one_of_each(&mut store);
    while store.index_some(100).unwrap() {}
    let [first, second] = [1, 2].map(|id| Rec { kind: Kind::Proposal, id });
    store.act(&[set(first, "verdict", "personal", None), gone(second, true, None)]);
    for _ in 0..2 {
        for text in ["brev", "ring", "hanne", "F-0001", "vurdering:enkeltsag"] {
            assert!(!keys(&store, text).iter().any(|key| key.starts_with("F-")), "{text}");
        }
        while store.index_some(100).unwrap() {}
    }
}

#[test]
fn of_two_thousand_proposals_the_first_are_read_and_all_are_counted() {
    let (_file, mut store) = store();
    one_of_each(&mut store);
    let text = "Jeg fik et brev med fire paragraffer og ingen dato. ".repeat(10);
    let many: Vec<_> = (0..2_000)
        .map(|_| create(Kind::Proposal, None, &[("text", text.as_str()), ("owner", "HL")]))
        .collect();
    store.act(&many);
    while store.index_some(10_000).unwrap() {}
    let proposals = found(&store, "paragraf hanne").remove(0);
    assert_eq!((proposals.0, proposals.1.len(), proposals.2), (Kind::Proposal, 3, 2_000));
}

#[test]
fn the_next_key_stops_the_search() {
    let (_file, mut store) = store();
    let many: Vec<_> = (0..600).map(|_| create(Kind::Proposal, None, &[("title", "brev")])).collect();
    store.act(&many);
    let stopped = store.search_all("brev", NaiveDate::default(), 3, &AtomicBool::new(true));
    assert!(matches!(stopped, Err(Error::Interrupted)));
}
