//! The verbs on records: what they ask, what they write, what they refuse.

use std::sync::Arc;

use chrono::NaiveDate;

use super::super::ask::About;
use super::super::desk::Note;
use super::*;
use crate::domain::board::{Board, Item};
use crate::domain::change::{Author, On, Put};
use crate::domain::choice::Implementation;
use crate::domain::field::Kind;
use crate::domain::work::Work;
use crate::msg::effect::Effect;
use crate::text::Lang;

const FIRST: Rec = Rec { kind: Kind::Recommendation, id: 1 };
const SECOND: Rec = Rec { kind: Kind::Recommendation, id: 2 };
const INITIATIVE: Rec = Rec { kind: Kind::Initiative, id: 7 };

fn item(rec: Rec, key: &str, values: &[(&str, &str)]) -> Item {
    let value = |name: &str| values.iter().find(|(n, _)| *n == name).map(|(_, v)| v.to_string());
    let values = rec.kind.fields().iter().map(|f| value(f.name)).collect();
    let record = Record { rec, key: key.into(), values, seen: 5, updated_at: None };
    let work = Work::of(&record).unwrap();
    Item { record, work, postponed: Default::default(), reported_by: None, news: None }
}

fn author(who: &str) -> Author {
    Author { who: who.into(), login: who.to_lowercase(), via: "board".into() }
}

/// A3-01 in progress with a deadline, A3-02 reported done by HL, I-07; HL sits here.
fn desk() -> Desk {
    let today: NaiveDate = "2020-04-20".parse().unwrap();
    let mut desk = Desk::new(Lang::Da, "HL", "hl", 0, today);
    let under_way = [
        ("title", "Samarbejdsforum"),
        ("implementation", "in_progress"),
        ("deadline", "2020-03-31"),
        ("deadline_precision", "quarter"),
        ("owner", "HL"),
    ];
    let mut reported = item(SECOND, "A3-02", &[("implementation", "done"), ("evidence", "sag 20/17")]);
    reported.reported_by = Some(author("HL"));
    desk.board = Some(Arc::new(Board {
        today,
        recommendations: vec![item(FIRST, "A3-01", &under_way), reported],
        initiatives: vec![item(INITIATIVE, "I-07", &[("title", "Klart sprog")])],
        ..Board::default()
    }));
    desk
}

fn state(rec: Rec, desk: &Desk) -> Implementation {
    desk.board.as_ref().unwrap().item(rec).unwrap().work.state
}

fn answer(verbs: &mut Verbs, action: Action, targets: &[Rec], typed: &str, desk: &mut Desk) -> Vec<Effect> {
    desk.take_effects();
    verbs.action(action, targets.to_vec(), desk);
    say(verbs, typed, desk)
}

fn say(verbs: &mut Verbs, typed: &str, desk: &mut Desk) -> Vec<Effect> {
    typed.chars().for_each(|c| verbs.typed(Key::char(c), desk));
    verbs.typed(Key::parse("enter").unwrap(), desk);
    desk.take_effects()
}

fn commit(effects: Vec<Effect>) -> Option<(Option<String>, Vec<Change>)> {
    effects.into_iter().find_map(|effect| match effect {
        Effect::Commit { reason, changes, .. } => Some((reason, changes)),
        _ => None,
    })
}

fn problem(desk: &Desk) -> &str {
    if let Note::Problem(said) = &desk.note { said } else { "" }
}

#[test]
fn what_is_reported_done_asks_where_one_can_see_it_and_is_shown_at_once() {
    let (mut verbs, mut desk) = (Verbs::default(), desk());
    assert_eq!(commit(answer(&mut verbs, Action::Status, &[FIRST], "3", &mut desk)), None);
    assert!(matches!(verbs.ask.as_ref().unwrap().about, About::Because(_)));
    let (_, changes) = commit(say(&mut verbs, "rapport i sag 20/123", &mut desk)).unwrap();
    assert!(changes.iter().any(
        |c| matches!(c, Change::Set { field: 512, to: Put::Text(t), .. } if t == "rapport i sag 20/123")
    ));
    assert_eq!(state(FIRST, &desk), Implementation::Done);
    assert!(verbs.ask.is_none());
    assert!(matches!(&desk.note, Note::Pending(_, said) if said == "A3-01 meldt færdig · Ctrl-Z fortryder"));
}

#[test]
fn who_reported_it_done_does_not_confirm_it_and_the_question_stays_open() {
    let (mut verbs, mut desk) = (Verbs::default(), desk());
    assert_eq!(commit(answer(&mut verbs, Action::Status, &[SECOND], "4", &mut desk)), None);
    assert_eq!(problem(&desk), "HL har selv meldt det færdigt; en anden skal bekræfte det; intet er ændret.");
    assert!(verbs.ask.is_some());
    desk.who = "MK".into();
    assert_eq!(commit(say(&mut verbs, "", &mut desk)), None, "the login is still the same");
    desk.login = "mk".into();
    assert!(commit(say(&mut verbs, "", &mut desk)).is_some());
}

#[test]
fn a_deadline_is_moved_only_with_a_reason_which_becomes_that_of_the_batch() {
    let (mut verbs, mut desk) = (Verbs::default(), desk());
    verbs.action(Action::Deadline, vec![FIRST], &mut desk);
    "uge 24".chars().for_each(|c| verbs.typed(Key::char(c), &mut desk));
    let said = verbs.ask.as_ref().unwrap().understood(&desk).unwrap().1;
    assert_eq!(said, "uge 24: 8.–14. juni · nu 1. kvt.");
    assert_eq!(commit(say(&mut verbs, "", &mut desk)), None);
    assert_eq!(commit(say(&mut verbs, "", &mut desk)), None);
    assert!(problem(&desk).contains("Fristen er sat før"), "{}", problem(&desk));
    let (reason, _) = commit(say(&mut verbs, "leverandøren er forsinket", &mut desk)).unwrap();
    assert_eq!(reason.as_deref(), Some("leverandøren er forsinket"));
}

#[test]
fn esc_goes_back_to_the_question_before_and_the_words_come_back() {
    let (mut verbs, mut desk) = (Verbs::default(), desk());
    answer(&mut verbs, Action::Status, &[FIRST], "6", &mut desk);
    "dobbelt".chars().for_each(|c| verbs.typed(Key::char(c), &mut desk));
    verbs.typed(Key::parse("esc").unwrap(), &mut desk);
    assert_eq!(verbs.ask.as_ref().unwrap().about, About::Status);
    assert_eq!(verbs.ask.as_ref().unwrap().field.text(), "6");
    verbs.typed(Key::parse("enter").unwrap(), &mut desk);
    assert_eq!(verbs.ask.as_ref().unwrap().field.text(), "dobbelt");
}

#[test]
fn among_many_the_refused_one_is_named_and_the_rest_goes_in() {
    let (mut verbs, mut desk) = (Verbs::default(), desk());
    desk.board = desk.board.take().map(|mut board| {
        let first = &mut Arc::make_mut(&mut board).recommendations[0];
        first.work.state = Implementation::Done;
        first.reported_by = Some(author("MK"));
        board
    });
    let (_, changes) = commit(answer(&mut verbs, Action::Status, &[FIRST, SECOND], "4", &mut desk)).unwrap();
    assert!(changes.iter().all(|c| c.on() == Some(crate::domain::change::On::Record(FIRST))));
    let Note::Pending(_, said) = &desk.note else { panic!("{:?}", desk.note) };
    assert!(
        said.starts_with("A3-01 bekræftet gennemført · A3-02 ikke: HL har selv meldt det færdigt"),
        "{said}"
    );
}

#[test]
fn a_tie_is_added_and_the_same_number_again_takes_it_away() {
    let (mut verbs, mut desk) = (Verbs::default(), desk());
    let links = |desk: &Desk| desk.board.as_ref().unwrap().item(FIRST).unwrap().work.links.clone();
    assert!(commit(answer(&mut verbs, Action::Link, &[FIRST], "i7", &mut desk)).is_some());
    assert_eq!(links(&desk), ["I-07"]);
    assert!(commit(answer(&mut verbs, Action::Link, &[INITIATIVE], "a3-1", &mut desk)).is_some());
    assert!(links(&desk).is_empty());
}

#[test]
fn nothing_is_written_on_a_board_seen_from_an_earlier_day() {
    let (mut verbs, mut desk) = (Verbs::default(), desk());
    desk.as_of = Some(desk.today);
    assert!(matches!(verbs.action(Action::Status, vec![FIRST], &mut desk), Handled::No(_)));
    assert!(matches!(verbs.action(Action::Thread, vec![FIRST], &mut desk), Handled::Thread(FIRST)));
}

#[test]
fn a_record_that_was_not_on_screen_is_not_deleted() {
    let (mut verbs, mut desk) = (Verbs::default(), desk());
    assert!(matches!(verbs.action(Action::Delete, vec![FIRST], &mut desk), Handled::No(_)));
    verbs.drawn(Some(FIRST));
    assert_eq!(verbs.action(Action::Delete, vec![FIRST], &mut desk), Handled::Yes);
    assert_eq!(desk.board.as_ref().unwrap().item(FIRST), None);
}

#[test]
fn words_behind_a_status_that_it_has_already_are_a_remark() {
    let (mut verbs, mut desk) = (Verbs::default(), desk());
    let (_, changes) =
        commit(answer(&mut verbs, Action::Status, &[FIRST], "2 husk nøgler", &mut desk)).unwrap();
    let remark = |rec, text: &str| Change::Remark { on: On::Record(rec), text: text.into() };
    assert_eq!(changes, [remark(FIRST, "husk nøgler")]);
    assert!(
        matches!(&desk.note, Note::Pending(_, said) if said == "A3-01 har fået en bemærkning · Ctrl-Z fortryder")
    );
    assert_eq!(commit(answer(&mut verbs, Action::Status, &[FIRST], "2", &mut desk)), None);
    assert_eq!(problem(&desk), "Det stod der allerede; intet er ændret.");
}

#[test]
fn evidence_that_stands_is_not_written_over_by_reporting_it_done_again() {
    let (mut verbs, mut desk) = (Verbs::default(), desk());
    let (_, changes) =
        commit(answer(&mut verbs, Action::Status, &[SECOND], "3 set på mødet", &mut desk)).unwrap();
    assert_eq!(changes, [Change::Remark { on: On::Record(SECOND), text: "set på mødet".into() }]);
    let evidence = desk.board.as_ref().unwrap().item(SECOND).unwrap().work.evidence.clone();
    assert_eq!(evidence.as_deref(), Some("sag 20/17"));
}

#[test]
fn a_third_move_of_a_deadline_asks_at_once_who_agrees() {
    let (mut verbs, mut desk) = (Verbs::default(), desk());
    let moved = |old: &str| crate::domain::work::Move {
        old: crate::domain::date::Deadline::parse(Some(old), None).unwrap(),
        new: None,
        batch: 1,
        at: 0,
        who: "HL".into(),
        reason: None,
    };
    desk.board = desk.board.take().map(|mut board| {
        let first = &mut Arc::make_mut(&mut board).recommendations[0];
        first.postponed.moves = vec![moved("2020-01-31"), moved("2020-02-29")];
        board
    });
    assert_eq!(commit(answer(&mut verbs, Action::Deadline, &[FIRST], "uge 24", &mut desk)), None);
    let asked = &verbs.ask.as_ref().unwrap().title;
    assert!(asked.ends_with("hvorfor flyttes fristen 3. gang, og hvem er enig?"), "{asked}");
    assert_eq!(commit(say(&mut verbs, "sygdom", &mut desk)), None);
    let said = problem(&desk);
    assert_eq!(said, "3. flytning: skriv, hvem der er enig, f.eks. »enig med LN«; intet er ændret.");
    assert!(commit(say(&mut verbs, ", enig med LN", &mut desk)).is_some());
}
