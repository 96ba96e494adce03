//! Tests of the inbox: its groups, its order, its speed.

use std::time::Instant;

use chrono::NaiveDate;

use super::*;
use crate::domain::change::Change;
use crate::domain::record::Rec;
use crate::store::testing::*;

/// Nobody is in a hurry.
static FREE: AtomicBool = AtomicBool::new(false);

fn monday() -> NaiveDate {
    NaiveDate::from_ymd_opt(2020, 4, 20).unwrap()
}

fn named(store: &Store, inbox: &Listing) -> Vec<(Group, Vec<String>)> {
    let ends = inbox.groups.iter().skip(1).map(|(_, start)| *start).chain([inbox.ids.len()]);
    let records = store.records(Kind::Proposal, &inbox.ids).unwrap();
    let titles: Vec<String> = records.iter().map(|r| r.text("title").to_owned()).collect();
    inbox
        .groups
        .iter()
        .zip(ends)
        .map(|((group, start), end)| (*group, titles[*start..end].to_vec()))
        .collect()
}

fn examples(store: &mut Store) {
    let proposals: &[(&str, &[(&str, &str)])] = &[
        ("ny uden frist", &[("received_on", "2020-04-02")]),
        ("ny med sen frist", &[("answer_due", "2020-04-30")]),
        ("ny på søndag", &[("answer_due", "2020-04-26")]),
        ("ny næste mandag", &[("answer_due", "2020-04-27")]),
        ("overskredet, vurderet", &[("verdict", "noted"), ("answer_due", "2020-03-01")]),
        ("sendt til tiden", &[("verdict", "noted"), ("answer_due", "2020-03-01"), ("answer", "sent")]),
        ("vurderet uden svar", &[("verdict", "accepted"), ("answer", "draft")]),
        ("på vent til møde", &[("verdict", "postponed"), ("snoozed_until", "M-2020-05-04")]),
        (
            "på vent til onsdag",
            &[("verdict", "postponed"), ("snoozed_until", "2020-04-22"), ("answer_due", "2020-04-21")],
        ),
        ("igen", &[("verdict", "postponed"), ("snoozed_until", "2020-04-20")]),
        (
            "igen med frist",
            &[("verdict", "postponed"), ("snoozed_until", "2020-04-19"), ("answer_due", "2020-04-24")],
        ),
        ("lagt sammen", &[("verdict", "merged"), ("answer_due", "2020-04-01")]),
        ("enkeltsag", &[("verdict", "personal"), ("answer_due", "2020-04-01")]),
        ("på vent uden dag", &[("verdict", "postponed")]),
    ];
    store.act(&[create(Kind::Meeting, None, &[("date", "2020-05-04")])]);
    for (title, values) in proposals {
        let values: Vec<(&str, &str)> = values.iter().copied().chain([("title", *title)]).collect();
        store.act(&[create(Kind::Proposal, None, &values)]);
    }
}

#[test]
fn every_proposal_stands_in_one_group_the_most_urgent_first() {
    let (_file, mut store) = store();
    examples(&mut store);
    let inbox = store.inbox(monday(), None, None, None, &FREE).unwrap();
    assert!(inbox.whole);
    let expected: &[(Group, &[&str])] = &[
        (Group::DueThisWeek, &["overskredet, vurderet", "igen med frist", "ny på søndag"]),
        (Group::New, &["ny næste mandag", "ny med sen frist", "ny uden frist"]),
        (Group::Again, &["igen"]),
        (Group::Postponed, &["på vent til onsdag", "på vent til møde", "på vent uden dag"]),
        (Group::Unanswered, &["vurderet uden svar"]),
        (Group::Answered, &["lagt sammen", "sendt til tiden"]),
    ];
    let found = named(&store, &inbox);
    let found: Vec<(Group, Vec<&str>)> =
        found.iter().map(|(g, t)| (*g, t.iter().map(String::as_str).collect())).collect();
    let expected: Vec<(Group, Vec<&str>)> = expected.iter().map(|(g, t)| (*g, t.to_vec())).collect();
    assert_eq!(found, expected);
    let counts = store.counts(monday(), None).unwrap();
    for (group, titles) in &expected {
        assert_eq!(counts.of(*group), titles.len(), "{group:?}");
    }
    assert_eq!((counts.overdue, counts.undecided), (1, 4));
}

#[test]
fn what_waits_for_a_meeting_comes_back_on_its_day_wherever_it_is_moved() {
    let (_file, mut store) = store();
    examples(&mut store);
    let group = |store: &Store| {
        let inbox = named(store, &store.inbox(monday(), None, None, None, &FREE).unwrap());
        inbox.into_iter().find(|(_, titles)| titles.iter().any(|t| t == "på vent til møde")).unwrap().0
    };
    let meeting = Rec { kind: Kind::Meeting, id: 1 };
    let moved = store.act(&[set(meeting, "date", "2020-04-20", None)]);
    assert_eq!(group(&store), Group::Again);
    store.undo(moved.batch.unwrap(), &author("HL"), None, false).unwrap();
    assert_eq!(group(&store), Group::Postponed);
}

#[test]
fn the_inbox_can_be_cut_and_be_that_of_one_owner_and_of_a_filter() {
    let (_file, mut store) = store();
    store.act(&[create(Kind::Person, Some("HL"), &[])]);
    examples(&mut store);
    let cut = store.inbox(monday(), None, None, Some(1), &FREE).unwrap();
    assert_eq!((cut.ids.len(), cut.whole), (6, false));
    assert!(store.inbox(monday(), None, None, Some(3), &FREE).unwrap().whole);
    assert_eq!(
        store.inbox(monday(), Some(&["HL".to_owned()][..]), None, None, &FREE).unwrap().ids,
        Vec::<i64>::new()
    );
    store.act(&[set(Rec { kind: Kind::Proposal, id: 1 }, "owner", "HL", None)]);
    assert_eq!(store.inbox(monday(), Some(&["HL".to_owned()][..]), None, None, &FREE).unwrap().ids, [1]);
    assert_eq!(
        store.counts(monday(), Some(&["HL".to_owned()][..])).unwrap(),
        Counts { new: 1, undecided: 1, ..Counts::default() }
    );
    let filter = Filter::parse(Kind::Proposal, "vurdering:ny frist", monday()).unwrap();
    let found = named(&store, &store.inbox(monday(), None, Some(&filter), None, &FREE).unwrap());
    assert_eq!(found[0].0, Group::New);
    assert_eq!(found[0].1, ["ny med sen frist", "ny uden frist"]);
    store.act(&[gone(Rec { kind: Kind::Proposal, id: 1 }, true, None)]);
    assert_eq!(
        store.inbox(monday(), Some(&["HL".to_owned()][..]), None, None, &FREE).unwrap().ids,
        Vec::<i64>::new()
    );
}

/// Prints what reading costs with 100,000 proposals.
#[test]
#[ignore = "measures; run with --release --nocapture"]
fn a_hundred_thousand_proposals() {
    let (_file, mut store) = store();
    let text = "Jeg fik et brev med fire paragraffer og ingen dato. Skriv, hvad jeg skal, hvornår jeg skal komme, og \
                hvem jeg kan ringe til. Gerne et nummer, hvor man får fat i et menneske. Min nabo fik det samme brev og \
                blev væk, fordi hun troede, at hun blev trukket i ydelse, hvis hun kom. Det ville også hjælpe, hvis der \
                stod på forsiden, hvor man skal gå ind.";
    let verdicts = ["new", "accepted", "noted", "postponed", "merged", "rejected"];
    let changes: Vec<Change> = (0..100_000)
        .map(|n: usize| {
            let (day, month) = (1 + n % 28, 1 + n / 28 % 12);
            let due = format!("2020-{month:02}-{day:02}");
            let (title, verdict) = (format!("Forslag nummer {n}"), verdicts[n % 6]);
            let answer = if n.is_multiple_of(5) { "missing" } else { "sent" };
            create(
                Kind::Proposal,
                None,
                &[
                    ("title", &title),
                    ("text", text),
                    ("verdict", verdict),
                    ("answer_due", &due),
                    ("answer", answer),
                    ("snoozed_until", &due),
                ],
            )
        })
        .collect();
    let start = Instant::now();
    for part in changes.chunks(5_000) {
        store.commit_part(&author("HL"), None, part, None).unwrap();
    }
    println!("creations: {:?} a row", start.elapsed() / 100_000);
    let time = |name: &str, what: &mut dyn FnMut()| {
        what();
        let start = Instant::now();
        what();
        println!("{name}: {:?}", start.elapsed());
    };
    time("whole inbox", &mut || assert!(store.inbox(monday(), None, None, None, &FREE).unwrap().whole));
    time("first 40 of each", &mut || {
        assert!(!store.inbox(monday(), None, None, Some(40), &FREE).unwrap().whole)
    });
    time("counts", &mut || assert!(store.counts(monday(), None).unwrap().new > 0));
    let ids: Vec<i64> = (500..550).collect();
    time("50 records", &mut || assert_eq!(store.records(Kind::Proposal, &ids).unwrap().len(), 50));
    let start = Instant::now();
    while store.index_some(2_000).unwrap() {}
    println!("index: {:?} a row", start.elapsed() / 100_000);
    let free = AtomicBool::new(false);
    for text in ["e", "brev nabo nummer 777", "findes slet ikke", "vurdering:ny", "vurdering:ny brev"] {
        let filter = Filter::parse(Kind::Proposal, text, monday()).unwrap();
        time(text, &mut || {
            store.scan(Kind::Proposal, &filter, &free, &mut |_| {}).unwrap();
        });
    }
    let stems = crate::domain::similar::stems("Klarere breve", text);
    time("similar", &mut || {
        store.similar(&stems, None, &[Kind::Proposal], 5, &free).unwrap();
    });
    let start = Instant::now();
    let mut count = 0;
    store
        .each(Kind::Proposal, |_| {
            count += 1;
            Ok::<(), Error>(())
        })
        .unwrap();
    println!("each: {:?} for {count}", start.elapsed());
}

#[test]
fn the_first_that_pass_a_filter_stand_in_the_order_of_the_whole() {
    let (_file, mut store) = store();
    examples(&mut store);
    let filter = Filter::parse_lenient(Kind::Proposal, "e", monday());
    let whole = store.inbox(monday(), None, Some(&filter), None, &FREE).unwrap();
    let first = store.inbox(monday(), None, Some(&filter), Some(1000), &FREE).unwrap();
    assert!(!whole.ids.is_empty());
    assert_eq!(first, whole);
}
