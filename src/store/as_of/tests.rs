//! Tests of the state as of a date: it is what was read on that date.

use std::time::Instant;

use super::*;
use crate::domain::change::{Change, On};
use crate::domain::testing::Dice;
use crate::store::Clock;
use crate::store::testing::*;

const KINDS: [Kind; 4] = [Kind::Proposal, Kind::Meeting, Kind::Note, Kind::Recommendation];

fn day(n: usize) -> NaiveDate {
    NaiveDate::from_ymd_opt(2020, 4, 1).unwrap() + chrono::Days::new(n as u64)
}

fn clock(n: usize) -> Clock {
    Clock::parse(&format!("{}T12:00", day(n))).unwrap()
}

fn text_of(dice: &mut Dice, text: &str) -> String {
    let mut words: Vec<&str> = text.split(' ').collect();
    let at = dice.roll(words.len() + 1);
    match dice.roll(3) {
        0 if at < words.len() => drop(words.remove(at)),
        _ => words.insert(at, ["nyt", "brev", "æøå", "møde,", "(svar)\n"][dice.roll(5)]),
    }
    words.join(" ")
}

/// One random act, or the taking back of one.
fn act(store: &mut Store, dice: &mut Dice, recs: &mut Vec<Rec>) {
    let rec = recs[dice.roll(recs.len())];
    let pick = |dice: &mut Dice, from: &[&str]| from[dice.roll(from.len())].to_owned();
    let change = match (rec.kind, dice.roll(8)) {
        (Kind::Proposal, 0..3) => set(rec, "verdict", &pick(dice, &["new", "noted", "accepted"]), None),
        (Kind::Proposal, 3) => member(rec, "links", "A3-99", dice.roll(2) == 0),
        (Kind::Meeting, 0..3) => count(rec, "attended", dice.roll(9) as i64 - 4),
        (Kind::Meeting, 3) => set(rec, "date", &format!("2020-05-{:02}", 1 + dice.roll(9)), None),
        (Kind::Recommendation, 0..4) => set(rec, "weight", &pick(dice, &["", "1", "2"]), None),
        (_, 4) => gone(rec, dice.roll(3) > 0, None),
        (_, 5) => {
            let made = store.act(&[create(
                rec.kind,
                (rec.kind == Kind::Recommendation).then_some(&*format!("B1-{}", recs.len())),
                &[("title", "ny"), ("date", "2020-04-04")][..if rec.kind == Kind::Meeting { 2 } else { 1 }],
            )]);
            return recs.push(made.made[0].0);
        }
        (_, 6) => {
            let log = store.log(None, 12).unwrap();
            let batch = log[dice.roll(log.len())].batch;
            return drop(store.undo(batch, &author("HL"), None, dice.roll(2) == 0).unwrap());
        }
        (Kind::Meeting, _) => member(rec, "stands", &pick(dice, &["unge", "ledige"]), dice.roll(2) == 0),
        _ => {
            let now = store.value(rec, "text").unwrap_or_default();
            let to = text_of(dice, &now);
            edit(rec, "text", &now, &to, None)
        }
    };
    match store.commit(&author("HL"), None, &[change]) {
        Ok(_) | Err(Error::NoSuch { .. }) => {}
        Err(error) => panic!("{error}"),
    }
}

fn snapshot(store: &Store) -> Vec<Vec<Record>> {
    let plain = |record: Record| Record { seen: 0, ..record };
    KINDS.iter().map(|kind| store.all(*kind).unwrap().into_iter().map(plain).collect()).collect()
}

/// A month of random acts; what was read at the end of each day.
fn month(store: &mut Store, seed: u64) -> Vec<Vec<Vec<Record>>> {
    let mut dice = Dice::new(seed);
    let mut recs = Vec::new();
    let mut days = Vec::new();
    for n in 0..12 {
        store.set_clock(clock(n));
        if n == 0 {
            store.act(&[create(Kind::Recommendation, Some("A3-99"), &[])]);
            recs.extend(
                store
                    .act(&[
                        create(Kind::Recommendation, Some("A3-01"), &[("title", "a")]),
                        create(Kind::Meeting, None, &[("date", "2020-05-04")]),
                        create(Kind::Note, None, &[("text", "et brev til alle")]),
                        create(Kind::Proposal, None, &[("title", "b"), ("text", "skriv klart")]),
                    ])
                    .made
                    .into_iter()
                    .map(|(rec, _)| rec),
            );
        }
        (0..25).for_each(|_| act(store, &mut dice, &mut recs));
        days.push(snapshot(store));
    }
    days
}

#[test]
fn the_state_as_of_a_day_is_what_was_read_on_that_day() {
    for seed in 0..6 {
        let (_file, mut store) = store();
        let days = month(&mut store, seed);
        for (n, expected) in days.iter().enumerate() {
            for (kind, expected) in KINDS.iter().zip(expected) {
                let past: Vec<Record> = store
                    .as_of(*kind, day(n))
                    .unwrap()
                    .into_iter()
                    .map(|r| Record { seen: 0, ..r })
                    .collect();
                assert_eq!(&past, expected, "seed {seed} day {n} {kind:?}");
            }
        }
        assert_eq!(store.as_of(Kind::Note, day(0).pred_opt().unwrap()).unwrap(), []);
        assert_eq!(store.check().unwrap(), [], "seed {seed}");
    }
}

#[test]
fn what_has_changed_since_a_day_is_the_difference_to_that_day() {
    for seed in 0..4 {
        let (_file, mut store) = store();
        let days = month(&mut store, 77 + seed);
        for (n, then) in days.iter().enumerate() {
            let since = store.since(day(n)).unwrap();
            let now = snapshot(&store);
            let mut expected = 0;
            for (then, now) in then.iter().zip(&now) {
                for old in then {
                    let Some(new) = now.iter().find(|r| r.rec == old.rec) else {
                        expected += 1;
                        assert!(since.iter().any(|l| l.rec == old.rec && l.field == GONE), "{n} {}", old.key);
                        continue;
                    };
                    for ((field, a), (_, b)) in old.iter().zip(new.iter()).filter(|((_, a), (_, b))| a != b) {
                        let (a_set, b_set) = (split(a), split(b));
                        let of_field = |l: &&Line| l.rec == old.rec && l.field == field.id;
                        let line = since.iter().find(of_field).unwrap();
                        if field.form == Form::Member {
                            expected += a_set.symmetric_difference(&b_set).count();
                        } else {
                            expected += 1;
                            assert_eq!((line.old.as_deref(), line.new.as_deref()), (a, b));
                        }
                    }
                }
                expected += now.iter().filter(|new| !then.iter().any(|old| old.rec == new.rec)).count();
            }
            let returned =
                since.iter().filter(|l| l.field == GONE && l.new.as_deref() == Some("false")).count();
            assert!(since.len() >= expected && since.len() <= expected + returned * 10, "{since:?}");
        }
    }
}

#[test]
fn remarks_since_a_day_are_told_unless_withdrawn() {
    let (_file, mut store) = store();
    store.set_clock(clock(0));
    let rec = store.proposal("a");
    let remark = |text: &str| Change::Remark { on: On::Record(rec), text: text.into() };
    store.set_clock(clock(1));
    store.act(&[remark("ringet")]);
    let second = store.act(&[remark("skrevet")]).batch.unwrap();
    store.undo(second, &author("HL"), None, false).unwrap();
    let since = store.since(day(0)).unwrap();
    assert_eq!(since.iter().map(|l| l.new.as_deref()).collect::<Vec<_>>(), [Some("ringet")]);
    assert_eq!(store.since(day(1)).unwrap(), []);
}

/// Prints what it costs for 2,000 records with 50,000 changes.
#[test]
#[ignore = "measures; run with --release --nocapture"]
fn two_thousand_records_with_fifty_thousand_changes() {
    let (_file, mut store) = store();
    store.set_clock(clock(0));
    let text = "et brev til alle ".repeat(20);
    let many: Vec<Change> = (0..2_000)
        .map(|n| create(Kind::Proposal, None, &[("title", &format!("{n}")), ("text", &text)]))
        .collect();
    let recs: Vec<Rec> = store.act(&many).made.into_iter().map(|(rec, _)| rec).collect();
    for n in 0..25 {
        store.set_clock(clock(1 + n / 5));
        let changes: Vec<Change> = recs
            .iter()
            .map(|rec| match n % 5 {
                0 => edit(*rec, "text", &text, &format!("{text}{n}"), None),
                1 => count(*rec, "support", 1),
                _ => set(*rec, "verdict", ["new", "noted", "accepted"][n % 3], None),
            })
            .collect();
        store.act(&changes);
    }
    for n in 0..2 {
        let start = Instant::now();
        assert_eq!(store.as_of(Kind::Proposal, day(n)).unwrap().len(), 2_000);
        println!("as of: {:?}", start.elapsed());
        let start = Instant::now();
        assert!(!store.since(day(n)).unwrap().is_empty());
        println!("since: {:?}", start.elapsed());
    }
}
