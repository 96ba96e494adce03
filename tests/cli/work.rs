//! What is to be carried out: deadlines and their moves, reports and their confirmation, and meetings.

use serde_json::{Value, json};

use crate::place::{Place, Ran};

fn set(place: &Place, call: &[&str]) -> Ran {
    place.demo(&[&["set"], call].concat())
}

fn field(place: &Place, key: &str, name: &str) -> Value {
    place.demo(&["show", key, "--json"]).ends(0).object()[name].clone()
}

/// The lines of the log on one field of a record, the newest first.
fn log(place: &Place, key: &str, name: &str) -> Vec<Value> {
    place.demo(&["log", key, "--json"]).json().into_iter().filter(|line| line["field"] == name).collect()
}

/// A task without a deadline, made by HL.
fn task(place: &Place) -> String {
    place.demo(&["new", "tasks", "title=Nyt brev", "owner=HL"]).ends(0).out.trim().to_owned()
}

#[test]
fn a_deadline_is_moved_only_with_a_reason_which_stands_in_the_log() {
    let place = Place::with_demo();
    set(&place, &["A3-01", "deadline=uge 24"]).ends(2).says("begrundelse (--reason)");
    assert_eq!(field(&place, "A3-01", "deadline"), "2020-03-31");
    set(&place, &["A3-01", "deadline=uge 24", "--reason", "leverandøren er forsinket"]).ends(0);
    assert_eq!(field(&place, "A3-01", "deadline"), "2020-06-14");
    assert_eq!(field(&place, "A3-01", "deadline_precision"), "week");
    let moved = &log(&place, "A3-01", "deadline")[0];
    assert_eq!(
        (&moved["old"], &moved["reason"]),
        (&json!("2020-03-31"), &json!("leverandøren er forsinket"))
    );
    set(&place, &["A3-01", "deadline="]).ends(2).says("hvem der er enig");
}

#[test]
fn the_first_deadline_needs_no_reason_and_the_third_move_says_who_agreed() {
    let place = Place::with_demo();
    let key = &task(&place);
    let by = |when: &str, reason: &str| set(&place, &[key, &format!("deadline={when}"), "--reason", reason]);
    set(&place, &[key, "deadline=uge 18"]).ends(0);
    by("uge 19", "sygdom").ends(0);
    by("uge 20", "sygdom").ends(0);
    by("uge 21", "sygdom").ends(2).says("3. flytning").says("hvem der er enig");
    by("uge 21", "sygdom, aftalt med MK").ends(0);
    place.demo(&["undo"]).ends(0);
    by("uge 22", "sygdom").ends(2).says("3. flytning");
    let lang = ["--lang", "en", "set", key, "deadline=uge 22", "--reason", "illness"];
    place.demo(&lang).ends(2).says("Move number 3");
}

#[test]
fn a_day_that_is_typed_as_a_date_is_a_day_whatever_stood_there() {
    let place = Place::with_demo();
    set(&place, &["A3-01", "deadline=2020-06-10", "--reason", "rådet holder møde"]).ends(0);
    assert_eq!(field(&place, "A3-01", "deadline_precision"), "day");
    assert!(place.demo(&["log", "A3-01"]).out.contains("Fristens nøjagtighed: kvartal → dag"));
}

#[test]
fn what_is_reported_done_is_confirmed_by_another_and_both_names_stand_in_the_log() {
    let place = Place::with_demo();
    set(&place, &["A3-03", "implementation=verified"]).ends(3).says("meldt færdigt");
    set(&place, &["A3-03", "implementation=done"]).ends(2).says("dokumentation").says("evidence=");
    set(&place, &["A3-03", "implementation=done", "evidence=brevskabelonen"]).ends(0);
    set(&place, &["A3-03", "implementation=verified"]).ends(3).says("HL har selv meldt det færdigt");
    set(&place, &["A3-03", "implementation=verified", "--user", "MK"]).ends(0);
    let states = log(&place, "A3-03", "implementation");
    let by = |n: usize| (states[n]["new"].as_str().unwrap(), states[n]["who"].as_str().unwrap());
    assert_eq!((by(0), by(1)), (("verified", "MK"), ("done", "HL")));
    set(&place, &["A3-03", "implementation=in_progress"]).ends(2).says("--reason");
    set(&place, &["A3-03", "evidence="]).ends(2).says("dokumentation");
    set(&place, &["A3-03", "implementation=in_progress", "--reason", "de gamle breve går ud"]).ends(0);
    assert_eq!(log(&place, "A3-03", "implementation")[0]["reason"], "de gamle breve går ud");
}

#[test]
fn outside_an_example_another_name_on_the_same_login_confirms_nothing() {
    let place = Place::new();
    let made = place.on(&["new", "tasks", "title=Nyt brev", "--user", "HL"]).ends(0);
    let key = made.out.trim();
    place.on(&["set", key, "state=done", "evidence=brevet", "--user", "HL"]).ends(0);
    for user in ["HL", "MK"] {
        place
            .on(&["set", key, "state=verified", "--user", user])
            .ends(3)
            .says("HL har selv meldt det færdigt");
    }
}

#[test]
fn what_ends_without_being_carried_out_says_why() {
    let place = Place::with_demo();
    set(&place, &["A1-06", "implementation=lapsed"]).ends(2).says("begrundelse");
    set(&place, &["A1-06", "implementation=lapsed", "reason=Loven er ændret"]).ends(0);
    assert_eq!(field(&place, "A1-06", "reason"), "Loven er ændret");
    set(&place, &["A1-06", "reason="]).ends(2).says("bortfalder");
    set(&place, &["A1-06", "implementation=in_progress"]).ends(0);
    assert_eq!(field(&place, "A1-06", "reason"), Value::Null);
    set(&place, &["A1-06", "stance=rejected", "--reason", "for dyrt"]).ends(0);
    assert_eq!(field(&place, "A1-06", "reason"), "for dyrt");
    set(&place, &["A1-06", "weight=7"]).ends(2).says("1, 2 eller 3");
}

#[test]
fn a_new_record_keeps_the_rules_from_the_beginning() {
    let place = Place::with_demo();
    let new = |call: &[&str]| place.demo(&[&["new", "tasks", "title=Nyt brev"], call].concat());
    new(&["state=verified"]).ends(3).says("meldt færdigt");
    new(&["state=done"]).ends(2).says("evidence=");
    let done = new(&["state=done", "evidence=brevet", "deadline=uge 18"]).ends(0);
    set(&place, &[done.out.trim(), "state=verified"]).ends(3).says("HL har selv");
    let lapsed = new(&["state=lapsed", "--reason", "dobbelt"]).ends(0);
    assert_eq!(field(&place, lapsed.out.trim(), "reason"), "dobbelt");
    place.demo(&["new", "meetings", "date=2020-05-05", "state=held"]).ends(3).says("tir. 5/5");
}

#[test]
fn a_meeting_is_held_on_its_day_cancelled_with_a_reason_and_moved_with_its_history() {
    let place = Place::with_demo();
    set(&place, &["M-2020-04-22", "state=held"]).ends(3).says("ons. 22/4");
    set(&place, &["M-2020-04-22", "state=cancelled"]).ends(2).says("begrundelse");
    set(&place, &["M-2020-04-22", "state=postponed", "reason=corona"]).ends(0);
    set(&place, &["M-2020-04-22", "date=2020-09-09", "time=17.30", "--reason", "salen er ledig"]).ends(0);
    assert_eq!(field(&place, "M-2020-04-22", "state"), "planned");
    let moved = &log(&place, "M-2020-04-22", "date")[0];
    assert_eq!((&moved["old"], &moved["reason"]), (&json!("2020-04-22"), &json!("salen er ledig")));
    set(&place, &["M-2020-04-22", "signed_up=120"]).ends(0);
    assert_eq!(field(&place, "M-2020-04-22", "signed_up"), 120);
    set(&place, &["M-2020-04-22", "attended=-1"]).ends(2).says("fra 0");
}
