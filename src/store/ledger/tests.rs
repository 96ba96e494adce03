//! Tests of deadlines through time, and of who reported what done.

use std::time::Instant;

use super::*;
use crate::domain::choice::Precision;
use crate::store::Clock;
use crate::store::testing::*;

fn deadline(last: &str, precision: Precision) -> Option<Deadline> {
    Some(Deadline { last: last.parse().unwrap(), precision })
}

/// Sets a deadline of a precision with a reason and tells the batch.
fn put_off(store: &mut Store, rec: Rec, last: &str, precision: &str, reason: &str) -> i64 {
    let changes = [set(rec, "deadline", last, None), set(rec, "deadline_precision", precision, None)];
    store.commit(&author("HL"), Some(reason), &changes).unwrap().batch.unwrap()
}

fn recommendation(store: &mut Store, key: &str, values: &[(&str, &str)]) -> Rec {
    store.act(&[create(Kind::Recommendation, Some(key), values)]).made[0].0
}

fn now(store: &Store, rec: Rec) -> Postponements {
    store.postponements_of(rec, i64::MAX).unwrap()
}

#[test]
fn the_first_deadline_is_kept_and_every_move_counted_with_its_reason() {
    let (_file, mut store) = store();
    let rec = recommendation(&mut store, "A3-01", &[]);
    assert_eq!(now(&store, rec), Postponements::default());
    put_off(&mut store, rec, "2020-03-01", "week", "");
    assert_eq!(
        (now(&store, rec).count(), now(&store, rec).first),
        (0, deadline("2020-03-01", Precision::Week))
    );
    put_off(&mut store, rec, "2020-03-31", "quarter", "leverandøren er forsinket");
    put_off(&mut store, rec, "2020-05-10", "week", "aftalt med MK");
    let all = now(&store, rec);
    assert_eq!((all.count(), all.slip(), all.last_reason()), (2, Some(70), Some("aftalt med MK")));
    assert_eq!(all.first, deadline("2020-03-01", Precision::Week));
    assert_eq!(all.now, deadline("2020-05-10", Precision::Week));
    let moved = &all.moves[0];
    assert_eq!((Some(moved.old), moved.new), (all.first, deadline("2020-03-31", Precision::Quarter)));
    assert_eq!((moved.who.as_str(), moved.reason.as_deref()), ("HL", Some("leverandøren er forsinket")));
}

#[test]
fn a_deadline_that_the_record_was_made_with_is_the_first_one() {
    let (_file, mut store) = store();
    let made = [("deadline", "2020-03-31"), ("deadline_precision", "quarter")];
    let rec = recommendation(&mut store, "A3-01", &made);
    assert_eq!(now(&store, rec).now, deadline("2020-03-31", Precision::Quarter));
    put_off(&mut store, rec, "2020-06-30", "quarter", "sygdom");
    assert_eq!(now(&store, rec).first, deadline("2020-03-31", Precision::Quarter));
    assert_eq!(now(&store, rec).slip(), Some(91));
}

#[test]
fn what_was_undone_does_not_count_until_it_is_done_again() {
    let (_file, mut store) = store();
    let rec = recommendation(&mut store, "A3-01", &[("deadline", "2020-03-31")]);
    let moved = put_off(&mut store, rec, "2020-04-30", "month", "sygdom");
    let counted = |store: &Store| (now(store, rec).count(), now(store, rec).slip());
    for _ in 0..3 {
        store.undo(moved, &author("HL"), None, false).unwrap();
        assert_eq!(counted(&store), (0, Some(0)));
        let again = store.redoable(&author("HL")).unwrap().unwrap().batch;
        store.undo(again, &author("HL"), None, false).unwrap();
        assert_eq!(counted(&store), (1, Some(30)));
    }
}

#[test]
fn a_deadline_is_known_as_it_was_after_a_batch() {
    let (_file, mut store) = store();
    let rec = recommendation(&mut store, "A3-01", &[]);
    let made = store.entry(1).unwrap().unwrap().batch;
    let first = put_off(&mut store, rec, "2020-03-31", "day", "");
    let second = put_off(&mut store, rec, "2020-04-30", "day", "sygdom");
    store.undo(second, &author("HL"), None, false).unwrap();
    let at = |until: i64| store.postponements_of(rec, until).unwrap();
    assert_eq!((at(made).first, at(made).count()), (None, 0));
    assert_eq!((at(first).now, at(first).count()), (deadline("2020-03-31", Precision::Day), 0));
    assert_eq!((at(second).now, at(second).count()), (deadline("2020-04-30", Precision::Day), 1));
    assert_eq!((now(&store, rec).now, now(&store, rec).count()), (deadline("2020-03-31", Precision::Day), 0));
    assert_eq!(at(made - 1), Postponements::default());
}

#[test]
fn an_initiative_is_moved_by_the_day_on_which_it_ends() {
    let (_file, mut store) = store();
    let rec = store.make(Kind::Initiative, &[("title", "Job først"), ("ends", "2019-12-31")]);
    store.act(&[set(rec, "ends", "2020-12-31", None)]);
    assert_eq!((now(&store, rec).count(), now(&store, rec).slip()), (1, Some(366)));
}

#[test]
fn all_of_a_kind_are_the_same_as_each_by_itself() {
    let (_file, mut store) = store();
    let with = recommendation(&mut store, "A1-01", &[("deadline", "2020-03-31")]);
    let without = recommendation(&mut store, "A1-02", &[]);
    let gone_one = recommendation(&mut store, "A1-03", &[("deadline", "2020-03-31")]);
    put_off(&mut store, with, "2020-04-30", "day", "sygdom");
    store.act(&[gone(gone_one, true, None)]);
    let all = store.postponements(Kind::Recommendation, i64::MAX).unwrap();
    assert_eq!(all.len(), 1);
    assert_eq!((all.get(&with), all.get(&without)), (Some(&now(&store, with)), None));
    assert!(store.postponements(Kind::Proposal, i64::MAX).unwrap().is_empty());
}

#[test]
fn who_reported_something_done_is_who_set_it_so_last_and_was_not_undone() {
    let (_file, mut store) = store();
    let rec = store.make(Kind::Task, &[("title", "nyt brev")]);
    let by = |store: &Store| store.reported_by(rec, i64::MAX).unwrap().map(|author| author.who);
    let state = |store: &mut Store, who: &str, to: &str| {
        store.commit(&author(who), None, &[set(rec, "state", to, None)]).unwrap().batch.unwrap()
    };
    assert_eq!(by(&store), None);
    let first = state(&mut store, "HL", "done");
    assert_eq!(by(&store).as_deref(), Some("HL"));
    state(&mut store, "MK", "in_progress");
    let second = state(&mut store, "JO", "done");
    assert_eq!(by(&store).as_deref(), Some("JO"));
    let all = store.reporters(Kind::Task, i64::MAX).unwrap();
    assert_eq!(all.get(&rec).map(|author| author.login.as_str()), Some("jo"));
    assert_eq!(store.reported_by(rec, first).unwrap().unwrap().who, "HL");
    store.undo(second, &author("JO"), None, false).unwrap();
    assert_eq!(by(&store).as_deref(), Some("HL"));
}

#[test]
fn what_was_done_from_the_beginning_was_reported_by_who_made_it() {
    let (_file, mut store) = store();
    let rec = store.make(Kind::Task, &[("title", "nyt brev"), ("state", "done")]);
    assert_eq!(store.reported_by(rec, i64::MAX).unwrap().unwrap().who, "HL");
}

#[test]
fn eighty_records_with_two_thousand_changes_cost_less_than_their_histories_one_by_one() {
    let (_file, mut store) = store();
    store.set_clock(Clock::Fixed(0));
    let recs: Vec<Rec> = (0..80).map(|n| recommendation(&mut store, &format!("A1-{n:02}"), &[])).collect();
    for day in 1..=25 {
        let to = format!("2020-05-{day:02}");
        let changes: Vec<_> = recs.iter().map(|rec| set(*rec, "deadline", &to, None)).collect();
        store.commit(&author("HL"), Some("sygdom"), &changes).unwrap();
    }
    let fastest = |work: &dyn Fn() -> usize| {
        let measure = |_| {
            let start = Instant::now();
            (work(), start.elapsed())
        };
        (0..5).map(measure).min_by_key(|(_, time)| *time).unwrap()
    };
    let (count, whole) = fastest(&|| {
        store.postponements(Kind::Recommendation, i64::MAX).unwrap().values().map(Postponements::count).sum()
    });
    assert_eq!(count, 80 * 24);
    let (_, one_by_one) = fastest(&|| recs.iter().map(|rec| store.history(*rec).unwrap().len()).sum());
    assert!(whole < one_by_one, "{whole:?} against {one_by_one:?}");
}
