//! Tests of the pages against known answers.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;

use super::super::board::{Aim, Board, Gathering, Item};
use super::super::choice::{Choice, Implementation, Light, Stance};
use super::super::field::Kind;
use super::super::meeting::Meeting;
use super::super::record::Record;
use super::super::target::{Goal, Override, Rule, Series, Unit, judge};
use super::super::work::Work;
use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn record(kind: Kind, id: i64, key: &str, values: &[(&str, &str)]) -> Record {
    let mut record = Record::blank(kind);
    (record.rec.id, record.key) = (id, key.to_owned());
    for (field, value) in kind.fields().iter().zip(&mut record.values) {
        if let Some((_, given)) = values.iter().find(|(name, _)| *name == field.name) {
            *value = Some((*given).to_owned());
        }
    }
    record
}

fn item(kind: Kind, id: i64, values: &[(&str, &str)]) -> Item {
    let record = record(kind, id, &format!("{}-{id}", kind.number()), values);
    let work = Work::of(&record).unwrap();
    Item { record, work, postponed: Default::default(), reported_by: None, news: None }
}

/// A recommendation that the committee has adopted.
fn recommendation(id: i64, state: Implementation, more: &[(&str, &str)]) -> Item {
    let title = format!("Anbefaling {id}");
    let mut values =
        vec![("title", title.as_str()), ("stance", "accepted"), ("implementation", state.name())];
    values.retain(|(name, _)| more.iter().all(|(other, _)| other != name));
    values.extend(more);
    item(Kind::Recommendation, id, &values)
}

fn meeting(id: i64, date: &str, kind: &str, state: &str) -> Gathering {
    let title = format!("Møde {id}");
    let values = [("title", title.as_str()), ("date", date), ("kind", kind), ("state", state)];
    let record = record(Kind::Meeting, id, &format!("M-{date}"), &values);
    Gathering { meeting: Meeting::of(&record), record, first_day: None }
}

fn board() -> Board {
    Board { today: day("2020-04-20"), ..Board::default() }
}

fn head() -> Head {
    Head { today: day("2020-04-20"), place: "Fredericia".into(), example: true }
}

fn then(date: &str, items: &[&Item]) -> Then {
    let works = items.iter().map(|item| (item.record.rec, item.work.clone())).collect();
    Then { day: day(date), works }
}

fn for_citizens(board: &Board, then: Option<&Then>, confirmed: &HashMap<Rec, (i64, NaiveDate)>) -> Public {
    public(board, head(), then, confirmed, HashMap::new())
}

fn status(public: &Public) -> &Status {
    let Some(PublicPage::Status(status)) = public.pages.first() else { panic!("{public:?}") };
    status
}

#[test]
fn what_is_reported_done_counts_as_under_way_until_a_second_person_confirms_it() {
    use Implementation::{Done, InProgress, Lapsed, NotStarted, Paused, Verified};
    let states = [Done, InProgress, InProgress, Verified, Lapsed, Paused, NotStarted];
    let recommendations = states.iter().zip(1..).map(|(state, id)| recommendation(id, *state, &[])).collect();
    let public = for_citizens(&Board { recommendations, ..board() }, None, &HashMap::new());
    let Status { all, carried_out, under_way, not_started, resting, .. } = *status(&public);
    assert_eq!((all, carried_out, under_way, not_started, resting), (7, 1, 3, 1, 2));
}

#[test]
fn citizens_are_told_how_many_more_are_carried_out_than_at_the_last_meeting_and_which_came_last() {
    let verified = |id, more: &[(&str, &str)]| recommendation(id, Implementation::Verified, more);
    let before = [verified(1, &[]), recommendation(2, Implementation::Done, &[])];
    let now =
        vec![verified(1, &[]), verified(2, &[]), verified(3, &[]), verified(4, &[("stance", "pending")])];
    let confirmed =
        [(1, 10, "2019-06-01"), (2, 40, "2020-02-01"), (3, 30, "2019-12-01"), (4, 50, "2020-03-01")];
    let of = |id| Rec { kind: Kind::Recommendation, id };
    let confirmed = confirmed.iter().map(|(id, batch, on)| (of(*id), (*batch, day(on)))).collect();
    let then = then("2019-06-24", &[&before[0], &before[1]]);
    let public = for_citizens(&Board { recommendations: now, ..board() }, Some(&then), &confirmed);
    assert_eq!(status(&public).more, Some(More { day: day("2019-06-24"), by: 3 }));
    assert_eq!(status(&public).latest, ["Anbefaling 2", "Anbefaling 3", "Anbefaling 1"]);
    let Some(PublicPage::Latest(latest)) = public.pages.last() else { panic!() };
    assert_eq!((latest.count, latest.done.len()), (3, 3));
    assert_eq!(latest.done[0].on, Some(day("2020-02-01")));
}

#[test]
fn a_meeting_has_a_page_once_it_was_held_for_citizens_and_brought_something() {
    let meetings = vec![
        meeting(1, "2019-01-22", "dialogue", "held"),
        meeting(2, "2019-06-24", "dialogue", "held"),
        meeting(3, "2020-02-03", "committee", "held"),
        meeting(4, "2020-04-20", "board", "planned"),
        meeting(5, "2020-04-22", "dialogue", "planned"),
    ];
    let board = Board { meetings, ..board() };
    let came = |decision, work, led_to: &[&Item]| {
        let led_to = led_to.iter().map(|item| item.record.rec).collect();
        Came { decision, work, led_to }
    };
    let [letters, saturdays, pending] = [
        recommendation(1, Implementation::Verified, &[("title", "Breve på dansk 010190-1234")]),
        recommendation(2, Implementation::InProgress, &[]),
        recommendation(3, Implementation::InProgress, &[("stance", "pending")]),
    ];
    let initiative = item(Kind::Initiative, 4, &[("title", "Klart sprog"), ("state", "done")]);
    let spoken = vec![
        came(Stance::Rejected, Some(Progress::UnderWay), &[&saturdays]),
        came(Stance::Accepted, Some(Progress::CarriedOut), &[&letters, &initiative]),
        came(Stance::Partly, Some(Progress::UnderWay), &[&pending, &initiative]),
        came(Stance::Pending, None, &[&saturdays]),
    ];
    let board_meeting = vec![came(Stance::Accepted, None, &[&saturdays])];
    let board =
        Board { recommendations: vec![letters, saturdays, pending], initiatives: vec![initiative], ..board };
    let spoken = [("M-2019-01-22", spoken), ("M-2020-02-03", board_meeting)].map(|(k, s)| (k.to_owned(), s));
    let public = public(&board, head(), None, &HashMap::new(), spoken.into());
    let [PublicPage::Status(_), PublicPage::Talk(talk), PublicPage::Latest(_), PublicPage::Next(next)] =
        &public.pages[..]
    else {
        panic!("{:?}", public.pages)
    };
    assert_eq!((talk.said, talk.accepted, talk.partly, talk.rejected), (4, 1, 1, 1));
    assert_eq!((talk.decisions(), talk.carried_out, talk.under_way), (3, 1, 1));
    let led_to: Vec<(&str, usize, Progress)> =
        talk.led_to.iter().map(|led| (led.title.as_str(), led.proposals, led.work)).collect();
    let first = ("Klart sprog", 2, Progress::UnderWay);
    assert_eq!(led_to, [first, ("Breve på dansk XXXXXX-XXXX", 1, Progress::CarriedOut)]);
    assert_eq!((next.day, next.title.as_str()), (day("2020-04-22"), "Møde 5"));
    assert_eq!(public_day(&board), Some(day("2019-06-24")));
    assert_eq!(team_day(&board), None);
}

#[test]
fn work_is_carried_out_only_where_all_of_it_is_and_what_was_given_up_does_not_hold_it_up() {
    use Implementation::{Done, Lapsed, NotStarted, Verified};
    let of = |states: &[Implementation]| Progress::of_all(states.iter().copied());
    assert_eq!(of(&[]), None);
    assert_eq!(of(&[Verified, Verified, Lapsed]), Some(Progress::CarriedOut));
    assert_eq!(of(&[Verified, NotStarted]), Some(Progress::UnderWay));
    assert_eq!(of(&[Done]), Some(Progress::UnderWay));
    assert_eq!(of(&[NotStarted, Lapsed]), Some(Progress::NotStarted));
    assert_eq!(of(&[Lapsed]), Some(Progress::Resting));
}

#[test]
fn a_light_that_was_set_by_hand_is_shown_without_its_reason() {
    let goal = Goal {
        year: 2020,
        kind: super::super::choice::TargetKind::Absolute,
        direction: super::super::choice::Direction::Down,
        value: Some(1720.0),
        unit: Unit::parse("fuldtidspersoner"),
        baseline: Some(2060.0),
        baseline_period: None,
        steps: Vec::new(),
    };
    let set = Override { light: Light::AtRisk, reason: "HEMMELIGT".into(), until: day("2020-12-31") };
    let gauge = judge(&goal, &Series::default(), None, Rule::default(), day("2020-04-20"), Some(&set));
    let values = [("group", "Kontanthjælp"), ("override_reason", "HEMMELIGT"), ("source", "HEMMELIGT")];
    let aim = Aim {
        record: record(Kind::Target, 1, "T-1", &values),
        indicator: Some(record(Kind::Indicator, 1, "N-1", &[("title", "Fuldtidspersoner")])),
        series: Series::default(),
        measured: BTreeMap::new(),
        remarks: BTreeMap::new(),
        light_set_by: Some(("HL".into(), 0)),
        compared: Vec::new(),
        gauge,
    };
    let target = Target::of(&aim, &board());
    assert_eq!((target.name.as_str(), target.what.as_str()), ("Kontanthjælp", "Fuldtidspersoner"));
    assert_eq!(target.gauge.light, Light::AtRisk);
    assert!(!format!("{target:?}").contains("HEMMELIGT"));
}

#[test]
fn numbers_that_look_personal_are_hidden_on_every_page_and_those_said_to_be_none_stay() {
    let titles = |settings: Vec<Record>| {
        let title =
            [("title", "Ring 1012345678 om 010190-1234"), ("owner", "HL"), ("deadline", "2020-03-31")];
        let recommendations = vec![recommendation(501, Implementation::InProgress, &title)];
        let team = team(&Board { recommendations, settings, ..board() }, head(), None);
        page(&team, 2).rows()[0].title.clone()
    };
    assert_eq!(titles(Vec::new()), "Ring XXXXXX-XXXX om XXXXXX-XXXX");
    let said = record(Kind::Setting, 1, "not-cpr.1012345678", &[("value", "P-nummer")]);
    assert_eq!(titles(vec![said]), "Ring 1012345678 om XXXXXX-XXXX");
}

#[test]
fn where_nothing_was_decided_citizens_are_told_what_happens_now_and_when_the_committee_meets() {
    use crate::text::Lang;
    let meetings = |more: Vec<Gathering>| {
        let first = meeting(1, "2020-04-01", "dialogue", "held");
        std::iter::once(first).chain(more).collect::<Vec<_>>()
    };
    let now = |meetings: Vec<Gathering>, decisions: &[Stance]| {
        let came = decisions.iter().map(|decision| Came { decision: *decision, work: None, led_to: vec![] });
        let spoken = [("M-2020-04-01".to_owned(), came.collect())].into();
        let public = public(&Board { meetings, ..board() }, head(), None, &HashMap::new(), spoken);
        let talk = public.pages.iter().find_map(|page| match page {
            PublicPage::Talk(talk) => Some(talk.what_now(Lang::Da)),
            _ => None,
        });
        talk.unwrap()
    };
    use Stance::{Accepted, Pending, Rejected};
    let committee = vec![meeting(2, "2020-05-04", "committee", "planned")];
    let told = now(meetings(committee.clone()), &[Pending, Pending]);
    assert_eq!(told.len(), 3);
    assert!(told[1].contains("Det mødes næste gang den 4. maj 2020"), "{told:?}");
    assert!(!now(meetings(Vec::new()), &[Pending])[1].contains("næste gang"));
    assert!(now(meetings(committee.clone()), &[Rejected, Pending])[0].contains("ikke vedtaget nogen"));
    assert!(now(meetings(committee), &[Accepted])[0].contains("endnu ikke aftalt"));
}

fn page(team: &Team, number: usize) -> &TeamPage {
    &team.pages[number - 1]
}

fn keys(rows: &[Row]) -> Vec<&str> {
    rows.iter().map(|row| row.key.as_str()).collect()
}

fn due(id: i64, deadline: &str) -> Item {
    recommendation(id, Implementation::InProgress, &[("deadline", deadline), ("owner", "HL")])
}

#[test]
fn the_team_is_told_what_has_become_overdue_since_last_time_and_what_no_longer_is() {
    let before =
        [due(501, "2020-03-31"), due(502, "2020-04-15"), due(503, "2020-04-01"), due(504, "2020-04-02")];
    let mut now = before.to_vec();
    now[2] = due(503, "2020-06-01");
    now[3] = recommendation(504, Implementation::Done, &[("deadline", "2020-04-02"), ("owner", "HL")]);
    let then = then("2020-04-06", &before.iter().collect::<Vec<_>>());
    let team = team(&Board { recommendations: now, ..board() }, head(), Some(&then));
    let TeamPage::Overdue(overdue) = page(&team, 2) else { panic!() };
    assert_eq!(keys(&overdue.rows), ["5-501", "5-502"]);
    assert_eq!((overdue.fresh, overdue.cleared), (Some(1), Some(2)));
    let TeamPage::Moved(moved) = page(&team, 1) else { panic!() };
    assert_eq!((moved.reported, moved.carried_out, moved.begun), (1, 0, 0));
    assert_eq!(moved.rows[0].why, Why::Became(Implementation::Done));
    assert!(matches!(moved.rows[1].why, Why::Postponed(Some(old)) if old.last == day("2020-04-01")));
    assert_eq!(team.last, Some(day("2020-04-06")));
}

#[test]
fn what_needs_help_says_why_and_stands_on_one_page_only() {
    let recommendations = vec![
        due(501, "2020-03-31"),
        recommendation(502, Implementation::InProgress, &[]),
        recommendation(503, Implementation::Done, &[("owner", "HL")]),
        recommendation(504, Implementation::Paused, &[("owner", "HL")]),
        recommendation(505, Implementation::Verified, &[]),
        recommendation(506, Implementation::InProgress, &[("stance", "rejected")]),
        recommendation(507, Implementation::InProgress, &[("owner", "MK")]),
    ];
    let initiatives = vec![item(Kind::Initiative, 601, &[("owner", "HL"), ("ends", "2020-02-28")])];
    let team = team(&Board { recommendations, initiatives, ..board() }, head(), None);
    let rows = page(&team, 4).rows();
    let said: Vec<(&str, &Why)> = rows.iter().map(|row| (row.key.as_str(), &row.why)).collect();
    let initiative = format!("{}-601", Kind::Initiative.number());
    let expected = [
        ("5-502", &Why::Nobody),
        (initiative.as_str(), &Why::Overdue),
        ("5-503", &Why::ToConfirm),
        ("5-504", &Why::Paused),
    ];
    assert_eq!(said, expected);
    assert_eq!(keys(page(&team, 2).rows()), ["5-501"]);
    assert_eq!(page(&team, 1).rows(), []);
}

#[test]
fn agreements_stand_until_they_are_done_the_earliest_first() {
    let task = |id, state: &str, deadline: &str| {
        let values = [("title", "Ring"), ("state", state), ("deadline", deadline), ("owner", "HL")];
        item(Kind::Task, id, &values)
    };
    let before = [task(1, "not_started", "2020-04-10"), task(2, "in_progress", "2020-05-01")];
    let tasks = vec![task(1, "done", "2020-04-10"), before[1].clone(), task(3, "not_started", "2020-04-17")];
    let decisions = vec![
        item(Kind::Decision, 1, &[("title", "På tavlemødet"), ("meeting", "M-2020-04-06")]),
        item(Kind::Decision, 2, &[("title", "I udvalget"), ("meeting", "M-2020-03-30")]),
    ];
    let meetings = vec![
        meeting(1, "2020-03-30", "committee", "held"),
        meeting(2, "2020-04-06", "board", "held"),
        meeting(3, "2020-04-20", "board", "held"),
    ];
    let board = Board { tasks, decisions, meetings, ..board() };
    let then = then("2020-04-06", &[&before[0], &before[1]]);
    let team = team(&board, head(), Some(&then));
    let TeamPage::Agreed(agreed) = page(&team, 5) else { panic!() };
    let ids: Vec<(Kind, i64)> = agreed.rows.iter().map(|row| (row.rec.kind, row.rec.id)).collect();
    assert_eq!(ids, [(Kind::Task, 3), (Kind::Task, 2), (Kind::Decision, 1)]);
    assert_eq!((agreed.overdue, agreed.done), (1, Some(1)));
    assert_eq!(team_day(&board), Some(day("2020-04-06")), "the meeting of the day is not last time");
    assert_eq!(team.meeting, Some(board.meetings[2].record.rec));
}
