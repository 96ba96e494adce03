//! The pictures that the example makes: the home board on the morning of 20 April 2020, and the changes it tells of.

use super::*;

const MORNING: &str = "2020-04-20T08:41";

fn is_open(row: &Row, state: &str) -> bool {
    matches!(row[state].as_str(), "in_progress" | "not_started")
}

fn keys<'a>(rows: impl Iterator<Item = &'a Row>) -> Vec<&'a str> {
    rows.map(|row| row["key"].as_str()).collect()
}

/// What is open and whose deadline lies in these days, the last one not included.
fn due<'a>(world: &'a World, kind: Kind, state: &str, days: std::ops::Range<&str>) -> Vec<&'a Row> {
    let lies_there = |row: &&Row| days.contains(&row["deadline"].as_str()) && is_open(row, state);
    world.of(kind).filter(lies_there).collect()
}

#[test]
fn the_morning_of_20_april_2020_looks_as_drawn() {
    let world = World::at(MORNING);
    let statuses = world.tally(Kind::Recommendation, "implementation");
    let expected = [
        ("done", 5),
        ("in_progress", 27),
        ("lapsed", 2),
        ("not_started", 12),
        ("paused", 3),
        ("verified", 31),
    ];
    assert_eq!(statuses, expected.into());
    let verdicts = world.tally(Kind::Proposal, "verdict");
    assert_eq!(verdicts["new"], 41);
    assert_eq!(verdicts["postponed"], 4);
    assert_eq!(verdicts["merged"], 2);
    assert_eq!(verdicts.len(), 10);

    let open = |r: &&Row| matches!(r["implementation"].as_str(), "in_progress" | "not_started");
    let overdue: Vec<_> = world
        .of(Kind::Recommendation)
        .filter(open)
        .filter(|r| !r["deadline"].is_empty() && r["deadline"].as_str() < "2020-04-20")
        .map(|r| r["key"].as_str())
        .collect();
    assert_eq!(overdue, ["A1-04", "A1-06", "A2-02", "A3-01", "A3-03", "A8-03"]);
    let due: Vec<_> = world
        .of(Kind::Proposal)
        .filter(|r| r["answer"] != "sent" && ("2020-04-20".."2020-04-27").contains(&r["answer_due"].as_str()))
        .map(|r| r["key"].as_str())
        .collect();
    assert_eq!(due, ["F-0398", "F-0401", "F-0403"]);
    assert_eq!(world.0["M-2020-04-22"].1["signed_up"], "96");

    let acts = history().unwrap();
    let last = acts.iter().rfind(|a| a.at.date() <= NaiveDate::from_ymd_opt(2020, 4, 20).unwrap()).unwrap();
    assert_eq!((last.who.as_str(), last.at.to_string().as_str()), ("HL", "2020-04-20 08:41:00"));
}

#[test]
fn nine_recommendations_were_carried_out_when_the_second_dialogue_meeting_was_held() {
    assert_eq!(World::at("2019-06-24T19:00").tally(Kind::Recommendation, "implementation")["verified"], 9);
}

#[test]
fn seven_recommendations_and_initiatives_have_changed_since_the_committee_met_on_30_march() {
    let acts = history().unwrap();
    let since =
        acts.iter().filter(|a| ("2020-03-31".."2020-04-21").contains(&a.at.date().to_string().as_str()));
    let about = |what: &What| match what {
        What::Remark { key, .. } => Some(key.clone()),
        other => parts(other).map(|(key, ..)| key.to_owned()),
    };
    let is_work = |key: &String| key.starts_with('A') && key.contains('-') || key.starts_with("I-");
    let changed: BTreeSet<_> = since.filter_map(|a| about(&a.what)).filter(is_work).collect();
    let known = ["A2-10", "A3-02", "A3-03", "A4-01", "A5-07", "A6-03", "A8-05"];
    assert_eq!(changed.iter().map(String::as_str).collect::<Vec<_>>(), known);
}

#[test]
fn the_team_leader_has_three_overdue_two_due_this_week_and_one_to_confirm() {
    let world = World::at(MORNING);
    let hers = |row: &&&Row| row["owner"] == "HL";
    let late = due(&world, Kind::Recommendation, "implementation", "2000".."2020-04-20");
    assert_eq!(keys(late.iter().filter(hers).copied()), ["A1-06", "A3-01", "A3-03"]);

    let week = "2020-04-20".."2020-04-27";
    let mut this_week = Vec::new();
    for (kind, state) in
        [(Kind::Recommendation, "implementation"), (Kind::Decision, "state"), (Kind::Task, "state")]
    {
        this_week.extend(keys(due(&world, kind, state, week.clone()).iter().filter(hers).copied()));
        let before = due(&world, kind, state, "2000".."2020-04-20");
        assert!(kind == Kind::Recommendation || !before.iter().any(|row| row["owner"] == "HL"));
    }
    assert_eq!(this_week, ["B-0012", "O-0010"]);

    let waiting: BTreeSet<_> =
        keys(world.of(Kind::Recommendation).filter(|r| r["implementation"] == "done")).into_iter().collect();
    let acts = history().unwrap();
    let reports = acts.iter().filter(|a| a.at.date().to_string().as_str() <= "2020-04-20").filter_map(|a| {
        let (key, field, value) = parts(&a.what)?;
        (field == "implementation" && value == "done" && waiting.contains(key))
            .then_some((key, a.who.as_str()))
    });
    let by_others: Vec<_> = reports.filter(|(_, who)| *who != "HL").collect();
    assert_eq!((waiting.len(), by_others.as_slice()), (5, [("A2-10", "LN")].as_slice()));
    assert_eq!(waiting.iter().filter(|key| world.0[**key].1["owner"] == "HL").count(), 1);
    assert_eq!(world.0["A2-10"].1["owner"], "HL");
}

#[test]
fn the_team_leader_stands_in_for_a_colleague_who_has_nothing_due_that_would_change_the_count() {
    let world = World::at(MORNING);
    let away: Vec<_> = world.of(Kind::Person).filter(|p| !p["stand_in"].is_empty()).collect();
    let [one] = away.as_slice() else { panic!("{away:?}") };
    assert_eq!((one["key"].as_str(), one["stand_in"].as_str()), ("LN", "HL"));
    assert_eq!(one["stand_in_until"], "2020-08-12");
    for (kind, state) in
        [(Kind::Recommendation, "implementation"), (Kind::Decision, "state"), (Kind::Task, "state")]
    {
        assert!(due(&world, kind, state, "2000".."2020-04-27").iter().all(|row| row["owner"] != "LN"));
    }
}

#[test]
fn the_meetings_pane_has_what_is_drawn() {
    let world = World::at(MORNING);
    let planned: Vec<_> = world.of(Kind::Meeting).filter(|m| m["state"] == "planned").collect();
    let mut next: Vec<_> = planned.iter().map(|m| (&*m["date"], &*m["time"], &*m["kind"])).collect();
    next.sort_unstable();
    let known = [
        ("2020-04-20", "09:00", "board"),
        ("2020-04-22", "19:00", "dialogue"),
        ("2020-04-27", "09:00", "board"),
        ("2020-05-04", "16:30", "committee"),
    ];
    assert_eq!(next, known);
    assert_eq!(world.0["M-2020-05-04"].1["agenda_closes"], "2020-04-23");

    let agreed: Vec<_> = world.of(Kind::Task).filter(|t| is_open(t, "state")).collect();
    let said: Vec<_> = agreed.iter().map(|t| (&*t["title"], &*t["owner"], &*t["deadline"])).collect();
    assert_eq!(said.len(), 4);
    assert_eq!(said[0], ("Ring til UU om praktikpladser", "PJ", "2020-04-19"));
    assert_eq!(said[1], ("Nyt brev til første samtale", "HL", "2020-04-26"));

    let acts = history().unwrap();
    let notes = acts.iter().filter(|a| a.at.to_string().as_str() < "2020-04-21");
    let mut notes = notes.filter_map(|a| match &a.what {
        What::Import(name) if kind_of(name) == Some(Kind::Note) => Some((rows(name), a.who.as_str())),
        _ => None,
    });
    let (last, who) = notes.next_back().unwrap();
    assert_eq!((last[0]["meeting"].as_str(), who), ("M-2020-04-14", "HL"));
    assert_eq!(last[0]["title"], "Mobil i stedet for telefontid: hvem mangler?");
}

#[test]
fn a_tavlemode_was_held_every_week_since_new_year_but_for_the_winter_holiday() {
    let world = World::at(MORNING);
    let boards: Vec<_> = world.of(Kind::Meeting).filter(|m| m["kind"] == "board").collect();
    let before: Vec<_> = boards.iter().filter(|m| m["date"].as_str() < "2020-04-20").collect();
    assert_eq!(before.len(), 15);
    let held = before.iter().filter(|m| m["state"] == "held" && m["attended"] != "0").count();
    let cancelled: Vec<_> = before.iter().filter(|m| m["state"] == "cancelled").collect();
    assert_eq!((held, cancelled.len()), (14, 1));
    assert!(!cancelled[0]["reason"].is_empty());
}

#[test]
fn the_thread_is_broken_in_a_few_places_only() {
    let world = World::at(MORNING);
    let adopted = |r: &&Row| matches!(r["stance"].as_str(), "accepted" | "partly");
    let unfinished = |r: &&Row| !matches!(r["implementation"].as_str(), "verified" | "lapsed");
    let loose = world.of(Kind::Recommendation).filter(adopted).filter(unfinished);
    assert_eq!(keys(loose.filter(|r| r["initiatives"].trim().is_empty())), ["A1-09", "A8-01", "A8-02"]);
    let running = world.of(Kind::Initiative).filter(|i| i["state"] != "lapsed");
    assert_eq!(keys(running.filter(|i| i["targets"].trim().is_empty())), ["I-01", "I-02"]);
    assert_eq!(keys(world.of(Kind::Decision).filter(|d| d["owner"].is_empty())), ["B-0013"]);
}

#[test]
fn what_the_committee_decided_on_a_proposal_names_the_meeting() {
    for proposal in World::at("2020-05-31T00:00").of(Kind::Proposal) {
        let decided = proposal["decision"] != "pending";
        assert_eq!(decided, !proposal["decided_at"].is_empty(), "{}", proposal["key"]);
    }
}

#[test]
fn a_moved_deadline_has_its_reason_and_the_first_one_stays_readable() {
    let acts = history().unwrap();
    let moves: Vec<_> = batches(&acts)
        .filter(|b| parts(&b[0].what).is_some_and(|(key, field, _)| key == "A1-06" && field == "deadline"))
        .collect();
    assert_eq!(moves.len(), 2);
    assert!(moves.iter().all(|b| b[0].reason.is_some()));
    let world = World::at("2019-01-15T00:00");
    let (_, first) = &world.0["A1-06"];
    assert_eq!((&*first["deadline"], &*first["deadline_precision"]), ("2020-03-01", "week"));
}
