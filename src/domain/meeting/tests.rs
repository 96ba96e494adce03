use super::super::change::{Change, On, Put};
use super::super::field::{Kind, by_id};
use super::*;

/// Two days before the third dialogue meeting.
const TODAY: &str = "2020-04-20";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn meeting(values: &[(&str, &str)]) -> Meeting {
    let value =
        |name: &str| values.iter().find(|(given, _)| *given == name).map(|(_, value)| (*value).to_owned());
    Meeting::of(&Record {
        rec: Rec { kind: Kind::Meeting, id: 3 },
        key: "M-2020-04-22".into(),
        values: Kind::Meeting.fields().iter().map(|field| value(field.name)).collect(),
        seen: 99,
        updated_at: None,
    })
}

fn dialogue(state: &str) -> Meeting {
    meeting(&[("date", "2020-04-22"), ("time", "19:00"), ("state", state), ("signed_up", "96")])
}

fn refused(meeting: &Meeting, act: Act) -> Option<Why> {
    allowed(meeting, &act, day(TODAY)).err()
}

/// The changes in short, `state=held`, `signed_up+4`, and the reason of the batch after a `·`.
fn done(meeting: &Meeting, act: Act) -> String {
    let text = |put: &Put| match put {
        Put::Text(text) => text.clone(),
        _ => String::new(),
    };
    let name = |id: &u16| by_id(*id).unwrap().name;
    let (changes, reason) = changes(meeting, &act, day(TODAY)).unwrap();
    let mut parts: Vec<String> = changes
        .iter()
        .map(|change| match change {
            Change::Set { on, field, to, seen } => {
                assert_eq!((*on, *seen), (On::Record(meeting.rec), Some(99)));
                format!("{}={}", name(field), text(to))
            }
            Change::Count { field, by, .. } => format!("{}{by:+}", name(field)),
            Change::Remark { text, .. } => format!("+ {text}"),
            other => format!("{other:?}"),
        })
        .collect();
    parts.extend(reason.map(|reason| format!("· {reason}")));
    parts.join(" ")
}

fn moved(date: &str, time: Option<&str>, reason: &str) -> Act {
    Act::Move { date: day(date), time: time.map(str::to_owned), reason: reason.into() }
}

fn postponed(to: Option<&str>, reason: &str) -> Act {
    Act::Postpone { to: to.map(day), reason: reason.into() }
}

#[test]
fn a_record_is_read_as_a_meeting() {
    let read = meeting(&[
        ("date", "2020-04-22"),
        ("time", "19:00"),
        ("kind", "dialogue"),
        ("stands", "jobparate\nsygedagpenge"),
        ("signed_up", "96"),
    ]);
    assert_eq!(
        (read.kind, read.state, read.date),
        (MeetingKind::Dialogue, MeetingState::Planned, Some(day("2020-04-22")))
    );
    assert_eq!((read.signed_up, read.attended, read.stands.len()), (96, 0, 2));
}

#[test]
fn a_meeting_is_held_on_its_day_or_later_and_not_before() {
    assert_eq!(refused(&dialogue("planned"), Act::Hold), Some(Why::StillAhead(day("2020-04-22"))));
    let today = meeting(&[("date", TODAY)]);
    assert_eq!(done(&today, Act::Hold), "state=held");
    assert_eq!(refused(&meeting(&[("date", TODAY), ("state", "held")]), Act::Hold), Some(Why::Already));
    assert_eq!(done(&meeting(&[]), Act::Hold), "state=held");
}

#[test]
fn a_meeting_is_cancelled_with_a_reason_which_goes_when_it_is_planned_again() {
    let planned = dialogue("planned");
    assert_eq!(refused(&planned, Act::Cancel("  ".into())), Some(Why::CancellingNeedsReason));
    assert_eq!(done(&planned, Act::Cancel("corona".into())), "state=cancelled reason=corona · corona");
    let cancelled = meeting(&[("date", "2020-04-22"), ("state", "cancelled"), ("reason", "corona")]);
    assert_eq!(refused(&cancelled, Act::Cancel("corona".into())), Some(Why::Already));
    assert_eq!(done(&cancelled, Act::Plan), "state=planned reason=");
    assert_eq!(refused(&planned, Act::Plan), Some(Why::Already));
}

#[test]
fn a_meeting_is_postponed_to_a_new_day_or_until_there_is_one() {
    let planned = dialogue("planned");
    assert_eq!(done(&planned, postponed(None, "")), "state=postponed");
    assert_eq!(done(&planned, postponed(None, "corona")), "state=postponed reason=corona · corona");
    assert_eq!(done(&planned, postponed(Some("2020-09-09"), "corona")), "date=2020-09-09 · corona");
    let waiting = meeting(&[("date", "2020-04-22"), ("state", "postponed"), ("reason", "corona")]);
    assert_eq!(refused(&waiting, postponed(None, "")), Some(Why::Already));
    assert_eq!(
        done(&waiting, moved("2020-09-09", Some("17:00"), "")),
        "state=planned reason= date=2020-09-09 time=17:00"
    );
    assert_eq!(done(&waiting, moved("2020-04-22", None, "")), "state=planned reason=");
}

#[test]
fn a_meeting_moves_and_one_that_was_held_does_not_move_ahead() {
    let planned = dialogue("planned");
    assert_eq!(done(&planned, moved("2020-04-22", Some("18:30"), "salen")), "time=18:30 · salen");
    assert_eq!(refused(&planned, moved("2020-04-22", Some("19:00"), "salen")), Some(Why::Already));
    let held = meeting(&[("date", "2020-04-14"), ("state", "held")]);
    assert_eq!(refused(&held, moved("2020-04-21", None, "")), Some(Why::Held));
    assert_eq!(done(&held, moved("2020-04-15", None, "")), "date=2020-04-15");
}

#[test]
fn place_and_numbers_are_set_and_a_number_is_written_as_what_is_added() {
    let planned = dialogue("planned");
    assert_eq!(done(&planned, Act::Place(Some("Det Bruunske Pakhus".into()))), "place=Det Bruunske Pakhus");
    assert_eq!(refused(&planned, Act::Place(None)), Some(Why::Already));
    assert_eq!(done(&planned, Act::SignedUp(100)), "signed_up+4");
    assert_eq!(done(&planned, Act::SignedUp(90)), "signed_up-6");
    assert_eq!(refused(&planned, Act::SignedUp(96)), Some(Why::Already));
    assert_eq!(done(&planned, Act::Attended(70)), "attended+70");
    assert_eq!(refused(&planned, Act::Attended(-1)), Some(Why::NotACount));
    assert_eq!(done(&planned, Act::Remark("husk mikrofon".into())), "+ husk mikrofon");
}

#[test]
fn fields_changed_at_once_keep_the_same_rules_and_the_rest_is_left() {
    let edited = |state: &str, given: &[(&str, &str)], reason: Option<&str>| {
        let mut record = Record::blank(Kind::Meeting);
        let id = |name: &str| Kind::Meeting.field(name).unwrap();
        for (name, value) in [("date", "2020-04-22"), ("state", state)] {
            let to = Put::text(value);
            let change = Change::Set { on: On::Record(record.rec), field: id(name).id, to, seen: None };
            record.take_on(&[change]);
        }
        let text = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        let mut given = given.iter().map(|(name, value)| (id(name), text(value))).collect();
        let done = edit(&record, &mut given, reason, day(TODAY));
        done.map(|(changes, reason)| (changes.len(), reason, given.len()))
    };
    let because = |reason: &str| Some(reason.to_owned());
    assert_eq!(edited("planned", &[("state", "held")], None), Err(Why::StillAhead(day("2020-04-22"))));
    assert_eq!(edited("planned", &[("state", "held"), ("date", TODAY)], None), Ok((2, None, 0)));
    assert_eq!(edited("planned", &[("state", "cancelled")], None), Err(Why::CancellingNeedsReason));
    assert_eq!(edited("planned", &[("state", "cancelled")], Some("corona")), Ok((2, because("corona"), 0)));
    assert_eq!(edited("cancelled", &[("reason", "")], None), Err(Why::CancellingNeedsReason));
    assert_eq!(edited("postponed", &[("date", "2020-09-09")], None), Ok((2, None, 0)));
    let with_day = [("state", "postponed"), ("date", "2020-09-09"), ("place", "salen")];
    assert_eq!(
        edited("planned", &with_day, None),
        Ok((1, None, 2)),
        "a day that is given with it is set as it is"
    );
    assert_eq!(edited("held", &[("state", "planned"), ("date", "2020-09-09")], None), Ok((2, None, 0)));
    assert_eq!(edited("planned", &[("attended", "-3")], None), Err(Why::NotACount));
    assert_eq!(edited("planned", &[("attended", "70"), ("date", "")], None), Ok((1, None, 1)));
}
