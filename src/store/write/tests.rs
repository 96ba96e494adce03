//! Tests of the door.

use std::time::Instant;

use crate::domain::change::{Change, On, Put, Version};
use crate::domain::field::{GONE, Kind};
use crate::domain::record::Rec;
use crate::store::testing::*;
use crate::store::{Clock, Error, Mode, Store};

fn recommendation(store: &mut Store) -> Rec {
    store.act(&[create(Kind::Recommendation, Some("A3-03"), &[("title", "Klar kommunikation")])]).made[0].0
}

#[test]
fn running_keys_count_up_and_are_never_used_twice() {
    let (_file, mut store) = store();
    let made = store.act(&[
        create(Kind::Proposal, None, &[("title", "a")]),
        create(Kind::Proposal, Some("F-0412"), &[]),
        create(Kind::Proposal, None, &[]),
        create(Kind::Initiative, None, &[]),
    ]);
    let keys: Vec<&str> = made.made.iter().map(|(_, key)| key.as_str()).collect();
    assert_eq!(keys, ["F-0001", "F-0412", "F-0413", "I-01"]);
    store.act(&[gone(made.made[2].0, true, None)]);
    assert_eq!(store.act(&[create(Kind::Proposal, None, &[])]).made[0].1, "F-0414");
}

#[test]
fn a_meeting_is_named_by_its_day_and_a_second_one_counted() {
    let (_file, mut store) = store();
    let meeting = || create(Kind::Meeting, None, &[("date", "2020-04-22")]);
    let made = store.act(&[meeting(), meeting()]).made;
    assert_eq!((made[0].1.as_str(), made[1].1.as_str()), ("M-2020-04-22", "M-2020-04-22-2"));
    let without = store.commit(&author("HL"), None, &[create(Kind::Meeting, None, &[])]);
    assert!(matches!(without, Err(Error::Invalid { field: 1001, .. })));
}

#[test]
fn a_key_is_taken_whatever_its_case_and_its_kind() {
    let (_file, mut store) = store();
    recommendation(&mut store);
    for (kind, key) in [(Kind::Recommendation, "a3-03"), (Kind::Person, "A3-03")] {
        let again = store.commit(&author("HL"), None, &[create(kind, Some(key), &[])]);
        assert!(matches!(again, Err(Error::Taken { .. })), "{again:?}");
    }
    let none = store.commit(&author("HL"), None, &[create(Kind::Recommendation, None, &[])]);
    assert!(matches!(none, Err(Error::KeyNeeded { kind: Kind::Recommendation })));
    let blank = store.commit(&author("HL"), None, &[create(Kind::Person, Some("H L"), &[])]);
    assert!(matches!(blank, Err(Error::Invalid { .. })));
}

#[test]
fn a_setting_that_was_taken_back_or_deleted_can_be_made_again() {
    let (_file, mut store) = store();
    let say = |value| create(Kind::Setting, Some("not-cpr.1012345678"), &[("value", value)]);
    let first = store.act(&[say("nej, siger HL")]);
    store.undo(first.batch.unwrap(), &author("HL"), None, false).unwrap();
    let second = store.act(&[say("nej, siger MK")]);
    assert_eq!(second.made, first.made, "its key is what it is");
    assert_eq!(store.record("not-cpr.1012345678").unwrap().unwrap().text("value"), "nej, siger MK");
    let taken = store.commit(&author("HL"), None, &[say("nej igen")]);
    assert!(matches!(taken, Err(Error::Taken { .. })), "{taken:?}");
    store.act(&[gone(first.made[0].0, true, None)]);
    assert_eq!(store.act(&[say("nej")]).made, first.made);
}

#[test]
fn a_creation_is_one_row_of_the_log_and_names_what_it_made() {
    let (_file, mut store) = store();
    let outcome = store.act(&[
        create(Kind::Submission, None, &[("channel", "seddel")]),
        Change::Create {
            kind: Kind::Proposal,
            key: None,
            values: vec![(1301, Put::KeyOf(0)), (1303, Put::text("Klarere breve"))],
        },
        Change::Set { on: On::Made(1), field: 1305, to: Put::text("noted"), seen: None },
    ]);
    assert_eq!(outcome.latest, 3);
    let proposal = store.record("f-0001").unwrap().unwrap();
    assert_eq!(proposal.get("submission"), Some("H-0001"));
    assert_eq!(proposal.get("verdict"), Some("noted"));
    assert_eq!(proposal.get("answer"), Some("missing"));
    assert_eq!(proposal.updated_at, Some(outcome.at));
    assert_eq!(store.record("H-0001").unwrap().unwrap().get("channel"), Some("slip"));
}

#[test]
fn references_must_exist_and_are_written_as_their_record_has_them() {
    let (_file, mut store) = store();
    let rec = recommendation(&mut store);
    let missing = store.commit(&author("HL"), None, &[set(rec, "owner", "ZZ", None)]);
    assert!(matches!(missing, Err(Error::NoSuch { key }) if key == "ZZ"));
    store.act(&[create(Kind::Person, Some("HL"), &[]), create(Kind::Person, Some("ØJ"), &[])]);
    store.act(&[set(rec, "owner", "hl", None)]);
    assert_eq!(store.value(rec, "owner").as_deref(), Some("HL"));
    store.act(&[set(rec, "owner", "øj", None)]);
    assert_eq!(store.value(rec, "owner").as_deref(), Some("ØJ"));
}

#[test]
fn a_wrong_value_stops_the_whole_batch() {
    let (_file, mut store) = store();
    let rec = recommendation(&mut store);
    let before = store.latest().unwrap();
    let changes = [set(rec, "title", "Ny", None), set(rec, "deadline", "snart", None)];
    let refused = store.commit(&author("HL"), None, &changes);
    assert!(matches!(refused, Err(Error::Invalid { field: 508, value }) if value == "snart"));
    assert_eq!(store.value(rec, "title").as_deref(), Some("Klar kommunikation"));
    assert_eq!(store.latest().unwrap(), before);
    let wrong =
        store.commit(&author("HL"), None, &[Change::Count { on: On::Record(rec), field: 502, by: 1 }]);
    assert!(matches!(wrong, Err(Error::WrongForm { field: 502 })));
}

#[test]
fn the_value_that_stands_is_not_written_again() {
    let (_file, mut store) = store();
    let rec = recommendation(&mut store);
    let outcome = store.act(&[set(rec, "title", "Klar kommunikation", None), set(rec, "stance", "", None)]);
    assert_eq!((outcome.batch, outcome.changed), (None, vec![]));
}

#[test]
fn a_value_that_went_there_and_back_is_a_conflict_all_the_same() {
    let (file, mut mine) = store();
    let rec = recommendation(&mut mine);
    let other = mine.act(&[create(Kind::Recommendation, Some("A3-04"), &[])]).made[0].0;
    let seen = mine.latest().unwrap();
    let mut theirs = file.open();
    theirs.commit(&author("MK"), None, &[set(rec, "stance", "accepted", None)]).unwrap();
    theirs.commit(&author("MK"), None, &[set(rec, "stance", "pending", None)]).unwrap();
    let changes = [
        set(rec, "stance", "rejected", Some(seen)),
        set(rec, "title", "Ny titel", Some(seen)),
        set(other, "stance", "rejected", Some(seen)),
    ];
    let outcome = mine.act(&changes);
    assert_eq!(outcome.changed, [other]);
    let conflict = &outcome.conflicts[0];
    assert_eq!((conflict.key.as_str(), conflict.who.as_str()), ("A3-03", "MK"));
    assert_eq!(conflict.theirs.as_deref(), Some("pending"));
    assert_eq!(conflict.mine.as_deref(), Some("rejected"));
    assert_eq!(mine.value(rec, "title").as_deref(), Some("Klar kommunikation"));
}

#[test]
fn ones_own_newer_change_is_no_conflict() {
    let (_file, mut store) = store();
    let rec = recommendation(&mut store);
    let seen = store.latest().unwrap();
    store.act(&[set(rec, "stance", "accepted", Some(seen))]);
    assert_eq!(store.act(&[set(rec, "stance", "partly", Some(seen))]).conflicts, []);
}

#[test]
fn two_who_want_the_same_do_not_disagree() {
    let (file, mut mine) = store();
    let rec = recommendation(&mut mine);
    let seen = mine.latest().unwrap();
    file.open().act(&[set(rec, "stance", "accepted", None)]);
    let outcome = mine.act(&[set(rec, "stance", "vedtaget", Some(seen))]);
    assert_eq!((outcome.batch, outcome.conflicts.len()), (None, 0));
}

#[test]
fn members_and_counts_never_conflict() {
    let (file, mut mine) = store();
    let meeting = mine.make(Kind::Meeting, &[("date", "2020-04-22"), ("attended", "10")]);
    let mut theirs = file.open();
    theirs.act(&[count(meeting, "attended", 5), member(meeting, "stands", "jobparate", true)]);
    mine.act(&[count(meeting, "attended", -2), member(meeting, "stands", "unge", true)]);
    mine.act(&[member(meeting, "stands", "unge", true)]);
    let record = mine.record("M-2020-04-22").unwrap().unwrap();
    assert_eq!(record.get("attended"), Some("13"));
    assert_eq!(record.get("stands"), Some("jobparate\nunge"));
}

#[test]
fn a_text_edit_made_meanwhile_is_shifted() {
    let (file, mut mine) = store();
    let note = mine.make(Kind::Note, &[("text", "en to tre fire")]);
    let seen = mine.latest().ok();
    file.open().act(&[edit(note, "text", "en to tre fire", "EN to tre fire", seen)]);
    mine.act(&[edit(note, "text", "en to tre fire", "en to tre fire fem", seen)]);
    assert_eq!(mine.value(note, "text").as_deref(), Some("EN to tre fire fem"));
}

#[test]
fn overlapping_text_edits_keep_both_versions_marked() {
    let (file, mut mine) = store();
    let note = mine.make(Kind::Note, &[("text", "den røde bus")]);
    let seen = mine.latest().ok();
    let theirs = [edit(note, "text", "den røde bus", "den blå bus", seen)];
    file.open().commit(&author("MK"), None, &theirs).unwrap();
    mine.act(&[edit(note, "text", "den røde bus", "den grønne bus", seen)]);
    assert_eq!(mine.value(note, "text").as_deref(), Some("den <<MK: blå == HL: grønne>> bus"));
}

#[test]
fn what_was_deleted_by_another_takes_no_change_silently() {
    let (file, mut mine) = store();
    let rec = recommendation(&mut mine);
    let seen = mine.latest().ok();
    file.open().commit(&author("MK"), None, &[gone(rec, true, seen)]).unwrap();
    let outcome = mine.act(&[set(rec, "title", "Ny", seen)]);
    assert_eq!(outcome.batch, None);
    assert_eq!((outcome.conflicts[0].field, outcome.conflicts[0].who.as_str()), (GONE, "MK"));
    assert_eq!(mine.record("A3-03").unwrap(), None);
}

#[test]
fn remarks_and_versions_only_grow() {
    let (_file, mut store) = store();
    let indicator = store.act(&[create(Kind::Indicator, Some("Y60A02"), &[])]).made[0].0;
    let figure = store.make(Kind::Measurement, &[("indicator", "Y60A02"), ("period", "2020M02")]);
    let version = |value: &str, provisional| Change::Version {
        on: On::Record(figure),
        version: Version { value: Some(value.into()), provisional, ..Version::default() },
    };
    store.act(&[version("1949", true)]);
    store.act(&[
        version("1945.5", false),
        Change::Remark { on: On::Record(indicator), text: "rettet".into() },
    ]);
    let values: Vec<_> = store.versions(figure.id).unwrap().into_iter().map(|f| f.version.value).collect();
    assert_eq!(values, [Some("1945.5".to_owned()), Some("1949".to_owned())]);
    assert_eq!(store.remarks(indicator).unwrap()[0].text, "rettet");
    let neither = Change::Version { on: On::Record(figure), version: Version::default() };
    assert!(store.commit(&author("HL"), None, &[neither]).is_err());
}

#[test]
fn time_in_the_log_never_goes_backwards() {
    let file = TestFile::new();
    let mut store = Store::open(file.path(), Mode::Create, Clock::Fixed(2_000)).unwrap();
    assert_eq!(store.act(&[create(Kind::Task, None, &[])]).at, 2_000);
    store.set_clock(Clock::Fixed(1_000));
    assert_eq!(store.act(&[create(Kind::Task, None, &[])]).at, 2_000);
}

#[test]
fn six_sessions_at_once_lose_no_write() {
    let (file, mut store) = store();
    let meeting = store.make(Kind::Meeting, &[("date", "2020-04-22")]);
    let threads: Vec<_> = (0..6)
        .map(|n| {
            let path = file.path().to_owned();
            std::thread::spawn(move || {
                let mut store = Store::open(&path, Mode::Write, Clock::System).unwrap();
                for _ in 0..150 {
                    let outcome = store.act(&[count(meeting, "attended", 1), create(Kind::Task, None, &[])]);
                    assert!(outcome.batch.is_some(), "{n}");
                }
            })
        })
        .collect();
    threads.into_iter().for_each(|thread| thread.join().unwrap());
    assert_eq!(store.value(meeting, "attended").as_deref(), Some("900"));
    assert_eq!(store.count(Kind::Task).unwrap(), 900);
    assert!(store.record("O-0900").unwrap().is_some());
}

/// Prints what the door adds to what the database itself needs for as many rows.
#[test]
#[ignore = "measures; run with --release --nocapture"]
fn a_hundred_thousand_creations_and_their_undo() {
    const ROWS: u32 = 100_000;
    let (_file, mut through) = store();
    let text = "Jeg fik et brev med fire paragraffer og ingen dato. ".repeat(7);
    let values = [("title", "Klarere breve"), ("text", &text), ("received_on", "2020-04-20")];
    let changes: Vec<Change> = (0..ROWS).map(|_| create(Kind::Proposal, None, &values)).collect();
    let bulk = through.begin_bulk(&author("HL"), None).unwrap();
    let start = Instant::now();
    for part in changes.chunks(10_000) {
        through.commit_part(&author("HL"), None, part, Some(bulk)).unwrap();
    }
    println!("through the door: {:?} a row", start.elapsed() / ROWS);
    let start = Instant::now();
    through.undo(bulk, &author("HL"), None, false).unwrap();
    println!("undo: {:?} a row", start.elapsed() / ROWS);

    let (_file, raw) = store();
    raw.conn
        .execute("INSERT INTO batch(begins, at, day, who, login, via) VALUES (1, 1, '', '', '', '')", [])
        .unwrap();
    let start = Instant::now();
    for part in 0..10 {
        let tx = raw.conn.unchecked_transaction().unwrap();
        for n in 0..10_000 {
            let sql = "INSERT INTO proposal(key, born, title, text, received_on, verdict, decision, answer, support, \
                       example, stage, due, received) \
                       VALUES (?1, 1, ?2, ?3, ?4, 'new', 'pending', 'missing', 0, 0, 0, '9999', ?4)";
            let key = format!("F-{}", part * 10_000 + n);
            let mut insert = tx.prepare_cached(sql).unwrap();
            let id = insert.insert((key, "Klarere breve", &text, "2020-04-20")).unwrap();
            let sql = "INSERT INTO change(batch, kind, record, field, form) VALUES (1, 13, ?1, 0, 0)";
            tx.prepare_cached(sql).unwrap().execute([id]).unwrap();
        }
        tx.commit().unwrap();
    }
    println!("raw: {:?} a row", start.elapsed() / ROWS);
}
