//! Tests of the pages on a file: their figures are those of SQL, a day's pages stay as they were, and what was planted
//! where an audience may not see it is not in its pages.

use rusqlite::Connection;

use super::super::Clock;
use super::super::testing::*;
use super::*;
use crate::domain::change::Change;
use crate::domain::field::{Form, Shape};
use crate::domain::testing::Dice;
use crate::domain::wall::{PublicPage, Talk, TeamPage};

fn clock(day: &str) -> Clock {
    Clock::parse(&format!("{day}T12:00")).unwrap()
}

impl Dice {
    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.roll(from.len())]
    }
}

fn number(path: &std::path::Path, sql: &str) -> usize {
    let conn = Connection::open(path).unwrap();
    conn.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap() as usize
}

const STATES: [&str; 6] = ["not_started", "in_progress", "done", "verified", "paused", "lapsed"];
const STANCES: [&str; 4] = ["pending", "accepted", "partly", "rejected"];

/// A file with meetings, recommendations, tasks and proposals that move about until a day.
fn moving(dice: &mut Dice) -> (TestFile, Store, Vec<Rec>) {
    let (file, mut store) = store();
    store.set_clock(clock("2020-03-01"));
    let meetings = [
        ("2020-02-01", "dialogue", "held"),
        ("2020-03-16", "board", "held"),
        ("2020-05-01", "dialogue", "planned"),
    ];
    for (date, kind, state) in meetings {
        store.make(Kind::Meeting, &[("title", "Møde"), ("date", date), ("kind", kind), ("state", state)]);
    }
    let mut recs = Vec::new();
    for n in 0..30 {
        let key = format!("A1-{n:02}");
        let values = [
            ("title", "Anbefaling"),
            ("stance", dice.pick(&STANCES)),
            ("implementation", dice.pick(&STATES)),
        ];
        recs.push(store.act(&[create(Kind::Recommendation, Some(&key), &values)]).made[0].0);
        recs.push(store.make(Kind::Task, &[("title", "Ring"), ("deadline", "2020-04-01")]));
        let came = store.make(
            Kind::Submission,
            &[("meeting", "M-2020-02-01"), ("public", dice.pick(&["true", "false"]))],
        );
        let submission = store.records(Kind::Submission, &[came.id]).unwrap()[0].key.clone();
        recs.push(
            store.make(Kind::Proposal, &[("title", "Forslag"), ("text", "ord"), ("submission", &submission)]),
        );
        let link = member(recs[recs.len() - 1], "links", &key, true);
        store.act(&[link]);
    }
    (file, store, recs)
}

fn shuffle(store: &mut Store, dice: &mut Dice, recs: &[Rec]) {
    let rec = recs[dice.roll(recs.len())];
    let change = match rec.kind {
        Kind::Recommendation if dice.roll(3) == 0 => {
            set(rec, "deadline", dice.pick(&["2020-03-10", "2020-03-25", "2020-06-01"]), None)
        }
        Kind::Recommendation => set(rec, "implementation", dice.pick(&STATES), None),
        Kind::Task => set(rec, "state", dice.pick(&STATES), None),
        _ if dice.roll(9) == 0 => set(rec, "verdict", dice.pick(&["personal", "accepted"]), None),
        _ => set(rec, "decision", dice.pick(&STANCES), None),
    };
    store.act(&[change]);
}

#[test]
fn every_figure_of_the_pages_is_that_of_the_file() {
    let mut dice = Dice::new(7);
    let (file, mut store, recs) = moving(&mut dice);
    for day in ["2020-03-10", "2020-03-20", "2020-03-30", "2020-04-20"] {
        store.set_clock(clock(day));
        (0..60).for_each(|_| shuffle(&mut store, &mut dice, &recs));
        let count = |sql: &str| number(file.path(), sql);
        let public = store.public_wall(None).unwrap();
        let (Some(PublicPage::Status(status)), Some(PublicPage::Talk(talk))) =
            (public.pages.first(), public.pages.get(1))
        else {
            panic!("{:?}", public.pages)
        };
        let of = |states: &str| {
            count(&format!(
                "SELECT count(*) FROM recommendation WHERE gone IS NULL AND implementation IN ({states})"
            ))
        };
        assert_eq!(status.all, count("SELECT count(*) FROM recommendation WHERE gone IS NULL"));
        assert_eq!(status.carried_out, of("'verified'"));
        assert_eq!(status.under_way, of("'in_progress','done'"));
        assert_eq!(status.not_started, of("'not_started'"));
        assert_eq!(status.resting, of("'paused','lapsed'"));
        let came = |rest: &str| {
            count(&format!(
                "SELECT count(*) FROM proposal p JOIN submission s ON s.key = p.submission \
                 WHERE s.meeting = 'M-2020-02-01' AND p.verdict <> 'personal' AND p.gone IS NULL {rest}"
            ))
        };
        assert_eq!(talk.said, came(""));
        assert_eq!(talk.accepted, came("AND p.decision = 'accepted'"));
        assert_eq!(talk.partly, came("AND p.decision = 'partly'"));
        assert_eq!(talk.rejected, came("AND p.decision = 'rejected'"));
        let adopted_work = "AND p.decision IN ('accepted','partly') AND EXISTS (SELECT 1 FROM member m \
                            JOIN recommendation r ON r.key = m.member WHERE m.record = p.id AND m.kind = 13 \
                            AND r.stance IN ('accepted','partly'))";
        assert_eq!(talk.led_to.iter().map(|led| led.proposals).sum::<usize>(), came(adopted_work));
        let adopted = "AND p.decision IN ('accepted','partly') AND EXISTS (SELECT 1 FROM member m JOIN recommendation r \
                       ON r.key = m.member WHERE m.record = p.id AND m.kind = 13 AND r.implementation";
        assert_eq!(talk.carried_out, came(&format!("{adopted} = 'verified')")));
        assert_eq!(talk.under_way, came(&format!("{adopted} IN ('in_progress','done'))")));
        let team = store.team_wall(None).unwrap();
        let TeamPage::Overdue(overdue) = &team.pages[1] else { panic!() };
        let late = format!(
            "SELECT count(*) FROM recommendation WHERE deadline < '{day}' AND stance <> 'rejected' \
             AND implementation IN ('not_started','in_progress')"
        );
        assert_eq!(overdue.rows.len(), count(&late));
        let TeamPage::Agreed(agreed) = &team.pages[4] else { panic!() };
        let open = "SELECT count(*) FROM task WHERE state IN ('not_started','in_progress','paused')";
        assert_eq!(agreed.rows.len(), count(open));
    }
}

#[test]
fn the_pages_of_a_day_are_the_same_after_later_work() {
    let mut dice = Dice::new(3);
    let (_file, mut store, recs) = moving(&mut dice);
    let place = store.act(&[create(Kind::Setting, Some("place"), &[("value", "Fredericia")])]).made[0].0;
    for day in ["2020-03-10", "2020-03-20"] {
        store.set_clock(clock(day));
        (0..60).for_each(|_| shuffle(&mut store, &mut dice, &recs));
    }
    let day = "2020-03-20".parse().unwrap();
    let (public, team) = (store.public_wall(Some(day)).unwrap(), store.team_wall(Some(day)).unwrap());
    assert_eq!((&public, &team), (&store.public_wall(None).unwrap(), &store.team_wall(None).unwrap()));
    store.set_clock(clock("2020-04-20"));
    (0..200).for_each(|_| shuffle(&mut store, &mut dice, &recs));
    for batch in store.batches_after(0).unwrap().into_iter().rev().take(20) {
        store.undo(batch, &author("HL"), None, true).unwrap();
    }
    store.act(&[set(place, "value", "Andeby", None)]);
    store.act(&[create(Kind::Setting, Some("example"), &[("value", "true")])]);
    assert_eq!((public, team), (store.public_wall(Some(day)).unwrap(), store.team_wall(Some(day)).unwrap()));
}

#[test]
fn a_merged_proposal_is_decided_with_the_one_that_stands_for_it_and_is_behind_the_same_work() {
    let (_file, mut store) = store();
    store.set_clock(clock("2020-03-01"));
    store.make(Kind::Meeting, &[("date", "2020-02-01"), ("kind", "dialogue"), ("state", "held")]);
    store.make(Kind::Submission, &[("meeting", "M-2020-02-01"), ("public", "true")]);
    let mut made = ["Brev", "Breve", "Sms"].map(|title| {
        store.make(Kind::Proposal, &[("title", title), ("submission", "H-0001"), ("text", "ord")])
    });
    for (from, into) in [(0, "F-0002"), (1, "F-0003")] {
        store.act(&[set(made[from], "verdict", "merged", None), set(made[from], "merged_into", into, None)]);
    }
    store.act(&[create(Kind::Recommendation, Some("A1-01"), &[("title", "Klart"), ("stance", "partly")])]);
    store.act(&[set(made[2], "decision", "accepted", None), member(made[2], "links", "A1-01", true)]);
    let talk = |store: &Store| match store.public_wall(None).unwrap().pages.get(1) {
        Some(PublicPage::Talk(talk)) => talk.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!((talk(&store).said, talk(&store).accepted), (3, 3));
    let led_to =
        |talk: Talk| talk.led_to.into_iter().map(|led| (led.title, led.proposals)).collect::<Vec<_>>();
    assert_eq!(led_to(talk(&store)), [("Klart".to_owned(), 3)]);
    made.reverse();
    store.act(&[set(made[0], "verdict", "personal", None)]);
    assert_eq!((talk(&store).said, talk(&store).decisions()), (2, 0));
}

/// A word that stands in one field only.
fn mark(kind: Kind, field: &str) -> String {
    format!("mærke{}x{}x", kind.number(), kind.field(field).unwrap().id)
}

/// A record with its mark in every field that takes words, and with some values of its own.
fn planted(store: &mut Store, kind: Kind, key: Option<&str>, values: &[(&str, &str)]) -> Rec {
    let free = kind
        .fields()
        .iter()
        .filter(|f| matches!(f.shape, Shape::Line | Shape::Long) && f.form != Form::Member);
    let free = free.filter(|f| values.iter().all(|(name, _)| *name != f.name));
    let marks: Vec<(&str, String)> = free.map(|f| (f.name, mark(kind, f.name))).collect();
    let all: Vec<(&str, &str)> =
        marks.iter().map(|(name, mark)| (*name, mark.as_str())).chain(values.iter().copied()).collect();
    let made = store.act(&[create(kind, key, &all)]).made[0].0;
    let remark = format!("bemærkning{}x", kind.number());
    store.act(&[Change::Remark { on: crate::domain::change::On::Record(made), text: remark }]);
    made
}

/// One record of every kind, and two of what is shown in one state and hidden in another.
fn full_of_marks(store: &mut Store) {
    store.set_clock(clock("2020-04-20"));
    planted(store, Kind::Person, Some("HLPRIVAT"), &[]);
    planted(store, Kind::Body, Some("SBU"), &[]);
    planted(store, Kind::Analysis, Some("A1"), &[]);
    planted(store, Kind::Plan, Some("P1"), &[]);
    planted(store, Kind::Indicator, Some("N1"), &[("direction", "down")]);
    let target = [
        ("indicator", "N1"),
        ("year", "2020"),
        ("value", "10"),
        ("override_light", "at_risk"),
        ("override_until", "2020-12-31"),
    ];
    planted(store, Kind::Target, None, &target);
    let figure = planted(store, Kind::Measurement, None, &[("indicator", "N1"), ("period", "2020M02")]);
    let version = crate::domain::change::Version {
        value: Some("12".into()),
        source: Some("figurkilde".into()),
        ..Default::default()
    };
    store.act(&[Change::Version { on: crate::domain::change::On::Record(figure), version }]);
    for (date, kind, state) in [
        ("2020-02-01", "dialogue", "held"),
        ("2020-04-13", "board", "held"),
        ("2020-05-01", "dialogue", "planned"),
    ] {
        planted(
            store,
            Kind::Meeting,
            None,
            &[("date", date), ("kind", kind), ("state", state), ("body", "SBU")],
        );
    }
    planted(store, Kind::Note, None, &[("meeting", "M-2020-02-01")]);
    for (n, state) in STATES.iter().enumerate() {
        let recommendation = [
            ("analysis", "A1"),
            ("implementation", *state),
            ("stance", "accepted"),
            ("owner", "HLPRIVAT"),
            ("deadline", "2020-03-01"),
        ];
        planted(store, Kind::Recommendation, Some(&format!("A1-{n}")), &recommendation);
        planted(
            store,
            Kind::Initiative,
            None,
            &[("state", *state), ("owner", "HLPRIVAT"), ("ends", "2020-03-01")],
        );
        planted(
            store,
            Kind::Task,
            None,
            &[("state", *state), ("owner", "HLPRIVAT"), ("meeting", "M-2020-04-13")],
        );
        planted(
            store,
            Kind::Decision,
            None,
            &[("state", *state), ("owner", "HLPRIVAT"), ("meeting", "M-2020-04-13")],
        );
    }
    planted(store, Kind::Submission, None, &[("meeting", "M-2020-02-01"), ("public", "true")]);
    planted(store, Kind::Submission, None, &[("meeting", "M-2020-02-01"), ("public", "false")]);
    let decided = [("submission", "H-0001"), ("decision", "accepted"), ("owner", "HLPRIVAT")];
    let decided = planted(store, Kind::Proposal, None, &decided);
    store.act(&[member(decided, "links", "I-01", true)]);
    for (submission, decision, verdict) in [
        ("H-0002", "accepted", "accepted"),
        ("H-0001", "pending", "accepted"),
        ("H-0001", "accepted", "personal"),
    ] {
        let values = [
            ("submission", submission),
            ("decision", decision),
            ("verdict", verdict),
            ("title", "skjulttitel"),
        ];
        planted(store, Kind::Proposal, None, &values);
    }
}

/// The words in which two pages may name what stands in these fields; everything else that was planted is missing.
fn holds_only(said: &str, allowed: &[(Kind, &str)], remarks: &[Kind]) {
    for kind in Kind::ALL {
        for field in kind.fields().iter().filter(|f| matches!(f.shape, Shape::Line | Shape::Long)) {
            let is_there = said.contains(&mark(*kind, field.name));
            assert_eq!(is_there, allowed.contains(&(*kind, field.name)), "{kind:?} {}", field.name);
        }
        assert_eq!(
            said.contains(&format!("bemærkning{}x", kind.number())),
            remarks.contains(kind),
            "{kind:?}"
        );
    }
    assert!(!said.contains("skjulttitel") && !said.contains("figurkilde"));
}

#[test]
fn what_was_planted_where_an_audience_may_not_see_it_is_not_in_its_pages() {
    let (_file, mut store) = store();
    full_of_marks(&mut store);
    let public = format!("{:?}", store.public_wall(None).unwrap());
    let of_all = [
        (Kind::Recommendation, "title"),
        (Kind::Target, "group"),
        (Kind::Target, "area"),
        (Kind::Target, "unit"),
        (Kind::Indicator, "title"),
    ];
    let of_citizens = [(Kind::Meeting, "title"), (Kind::Meeting, "place"), (Kind::Initiative, "title")];
    holds_only(&public, &[&of_all[..], &of_citizens].concat(), &[]);
    assert!(!public.contains("HLPRIVAT"));
    let team = format!("{:?}", store.team_wall(None).unwrap());
    let of_team = [(Kind::Initiative, "title"), (Kind::Task, "title"), (Kind::Decision, "title")];
    let remarks = [Kind::Recommendation, Kind::Initiative, Kind::Task, Kind::Decision];
    holds_only(&team, &[&of_all[..], &of_team].concat(), &remarks);
    assert!(team.contains("HLPRIVAT"));
}
