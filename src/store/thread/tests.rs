//! Tests of the thread: walked both ways, with its breaks, and what never appears in it.

use super::*;
use crate::domain::choice::{AnswerState, Choice, Verdict};
use crate::domain::thread::{Gap, State};
use crate::store::testing::*;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2020, 4, 20).unwrap()
}

fn make(store: &mut Store, kind: Kind, key: &str, values: &[(&str, &str)]) -> Rec {
    store.act(&[create(kind, Some(key), values)]).made[0].0
}

fn tie_to(store: &mut Store, rec: Rec, field: &str, keys: &[&str]) {
    let changes: Vec<_> = keys.iter().map(|key| member(rec, field, key, true)).collect();
    store.act(&changes);
}

/// A whole chain: a slip from a dialogue meeting, decided by the committee, carried out and measured, and answered.
fn whole_chain(store: &mut Store) {
    make(store, Kind::Person, "HL", &[("name", "Hanne Larsen")]);
    make(store, Kind::Indicator, "Y60A02", &[("title", "Fuldtidspersoner")]);
    make(
        store,
        Kind::Target,
        "T-0001",
        &[("group", "Kontanthjælp"), ("year", "2020"), ("indicator", "Y60A02")],
    );
    let initiative = make(store, Kind::Initiative, "I-07", &[("title", "Klart sprog")]);
    tie_to(store, initiative, "targets", &["T-0001"]);
    make(store, Kind::Analysis, "A3", &[("title", "Borgerens møde med jobcentret")]);
    let adopted = [("title", "Klar kommunikation"), ("stance", "accepted"), ("analysis", "A3")];
    let recommendation = make(store, Kind::Recommendation, "A3-03", &adopted);
    tie_to(store, recommendation, "initiatives", &["I-07"]);
    make(store, Kind::Meeting, "M-2020-03-11", &[("title", "Borgerdialogmøde 2"), ("kind", "dialogue")]);
    make(store, Kind::Meeting, "M-2020-03-30", &[("title", "Udvalgsmøde"), ("kind", "committee")]);
    make(store, Kind::Submission, "H-0001", &[("channel", "slip"), ("meeting", "M-2020-03-11")]);
    let answered = [
        ("title", "Klarere breve"),
        ("submission", "H-0001"),
        ("verdict", "accepted"),
        ("answer", "sent"),
        ("decided_at", "M-2020-03-30"),
    ];
    let proposal = make(store, Kind::Proposal, "F-0001", &answered);
    tie_to(store, proposal, "links", &["A3-03"]);
    let decided = [("title", "Nye breve"), ("owner", "HL"), ("meeting", "M-2020-03-30")];
    let decision = make(store, Kind::Decision, "B-0001", &decided);
    tie_to(store, decision, "about", &["F-0001", "A3-03"]);
    let task = make(store, Kind::Task, "O-0001", &[("title", "Skriv det første"), ("owner", "HL")]);
    tie_to(store, task, "about", &["I-07"]);
}

fn thread(store: &Store, key: &str) -> Thread {
    store.thread(store.find_key(key, true).unwrap().unwrap(), today()).unwrap()
}

/// The levels with the keys that stand there, one a line; a task with a plus.
fn drawn(thread: &Thread) -> String {
    let key = |node: &Node| format!("{}{}", if node.rec.kind == Kind::Task { "+" } else { "" }, node.key);
    let line = |step: &Step| {
        let keys: Vec<String> = step.nodes.iter().map(key).collect();
        format!("{}: {}", step.level.name(), keys.join(" "))
    };
    thread.steps.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn gaps(breaks: &[Break]) -> Vec<(Gap, &str)> {
    breaks.iter().map(|b| (b.gap, b.key.as_str())).collect()
}

const WHOLE: &str = "origin: M-2020-03-11 H-0001\nproposal: F-0001\ndecision: M-2020-03-30 B-0001\n\
                     recommendation: A3-03\ninitiative: I-07 +O-0001\ntarget: T-0001\nanswer: F-0001";

#[test]
fn the_whole_chain_is_walked_from_every_link_both_ways() {
    let (_file, mut store) = store();
    whole_chain(&mut store);
    for key in ["H-0001", "F-0001", "B-0001", "I-07"] {
        assert_eq!(drawn(&thread(&store, key)), WHOLE, "from {key}");
    }
    let from_target = drawn(&thread(&store, "T-0001"));
    assert_eq!(from_target, WHOLE.replace("target: T-0001", "target: Y60A02 T-0001"));
    let from_recommendation = drawn(&thread(&store, "A3-03"));
    assert_eq!(from_recommendation, WHOLE.replace("recommendation: A3-03", "recommendation: A3 A3-03"));
}

#[test]
fn a_record_beside_the_chain_has_the_thread_of_what_it_belongs_to() {
    let (_file, mut store) = store();
    whole_chain(&mut store);
    make(&mut store, Kind::Measurement, "T000001", &[("group", "Kontanthjælp"), ("indicator", "Y60A02")]);
    for key in ["A3", "Y60A02", "O-0001", "M-2020-03-11", "M-2020-03-30", "T000001"] {
        let found = thread(&store, key);
        let links = ["H-0001", "F-0001", "B-0001", "A3-03", "I-07", "T-0001"];
        let keys: Vec<&str> = found.others().map(|(_, node)| node.key.as_str()).collect();
        assert!(links.iter().all(|link| keys.contains(link)), "from {key}: {keys:?}");
    }
    assert_eq!(thread(&store, "HL").steps, [], "a colleague has no thread");
}

#[test]
fn every_node_says_how_far_it_is_and_what_it_hangs_on() {
    let (_file, mut store) = store();
    whole_chain(&mut store);
    let found = thread(&store, "F-0001");
    let node =
        |level: Level| found.steps.iter().find(|s| s.level == level).unwrap().nodes.last().unwrap().clone();
    assert_eq!(found.steps[1].nodes[0].via, Via::Itself);
    let recommendation = node(Level::Recommendation);
    assert_eq!(recommendation.beside.unwrap().title, "Borgerens møde med jobcentret");
    assert!(
        matches!(&recommendation.via, Via::From { key, field: 1311, way: Way::Down, .. } if key == "F-0001")
    );
    let initiative = found.steps.iter().find(|s| s.level == Level::Initiative).unwrap().nodes[0].clone();
    assert!(matches!(&initiative.via, Via::From { key, field: 510, way: Way::Down, .. } if key == "A3-03"));
    assert!(matches!(node(Level::Initiative).via, Via::From { way: Way::Beside, .. }), "the task");
    assert_eq!(node(Level::Target).title, "Kontanthjælp · 2020");
    assert_eq!(node(Level::Target).beside.unwrap().title, "Fuldtidspersoner");
    assert_eq!(node(Level::Answer).state, State::Answer(AnswerState::Sent, None));
}

#[test]
fn what_another_proposal_wanted_of_the_same_recommendation_is_no_relative() {
    let (_file, mut store) = store();
    whole_chain(&mut store);
    let other = make(
        &mut store,
        Kind::Proposal,
        "F-0002",
        &[("title", "Ring først"), ("decided_at", "M-2020-03-30")],
    );
    make(&mut store, Kind::Recommendation, "A3-04", &[("title", "Andet")]);
    tie_to(&mut store, other, "links", &["A3-03", "A3-04"]);
    assert_eq!(drawn(&thread(&store, "F-0001")), WHOLE);
    let both = drawn(&thread(&store, "I-07"));
    assert!(both.contains("proposal: F-0001 F-0002\n") && !both.contains("A3-04"), "{both}");
}

#[test]
fn a_proposal_that_was_merged_goes_on_with_the_one_it_was_merged_into() {
    let (_file, mut store) = store();
    whole_chain(&mut store);
    let merged = [("title", "Bedre breve"), ("verdict", "merged"), ("merged_into", "F-0001")];
    make(&mut store, Kind::Proposal, "F-0002", &merged);
    make(&mut store, Kind::Proposal, "F-0003", &merged);
    let down = drawn(&thread(&store, "F-0002"));
    assert!(down.contains("proposal: F-0002 F-0001\n") && down.contains("target: T-0001"), "{down}");
    assert!(drawn(&thread(&store, "F-0001")).contains("proposal: F-0001 F-0002 F-0003\n"));
}

#[test]
fn what_hangs_on_several_is_shown_once() {
    let (_file, mut store) = store();
    whole_chain(&mut store);
    let second = make(&mut store, Kind::Initiative, "I-08", &[("title", "Job først")]);
    tie_to(&mut store, second, "targets", &["T-0001"]);
    let recommendation = store.find_key("A3-03", false).unwrap().unwrap();
    tie_to(&mut store, recommendation, "initiatives", &["I-08"]);
    let both = WHOLE.replace("initiative: I-07 +O-0001", "initiative: I-07 +O-0001 I-08");
    assert_eq!(drawn(&thread(&store, "F-0001")), both);
    assert_eq!(drawn(&thread(&store, "T-0001")), both.replace("target: T-0001", "target: Y60A02 T-0001"));
}

#[test]
fn what_is_gone_and_personal_cases_never_appear() {
    let (_file, mut store) = store();
    whole_chain(&mut store);
    let [proposal, initiative] = ["F-0001", "I-07"].map(|key| store.find_key(key, false).unwrap().unwrap());
    store.act(&[gone(initiative, true, None)]);
    let cut = thread(&store, "F-0001");
    assert!(
        cut.steps.iter().all(|s| s.level != Level::Initiative && s.level != Level::Target),
        "{}",
        drawn(&cut)
    );
    assert_eq!(gaps(&cut.breaks), [(Gap::RecommendationWithoutInitiative, "A3-03")]);
    assert_eq!(thread(&store, "I-07").steps, []);
    store.act(&[gone(initiative, false, None), set(proposal, "verdict", "personal", None)]);
    for key in ["T-0001", "A3-03", "H-0001", "B-0001", "M-2020-03-30", "M-2020-03-11"] {
        let without = drawn(&thread(&store, key));
        assert!(!without.contains("F-0001"), "from {key}: {without}");
    }
    assert!(
        !drawn(&thread(&store, "T-0001")).contains("H-0001"),
        "nothing is walked through a personal case"
    );
    assert_eq!(thread(&store, "F-0001").steps, []);
}

#[test]
fn a_level_is_cut_and_says_how_many_more_there_are() {
    let (_file, mut store) = store();
    whole_chain(&mut store);
    let many: Vec<_> = (0..2_000)
        .map(|n| create(Kind::Proposal, None, &[("title", &format!("Brev {n}")), ("submission", "H-0001")]))
        .collect();
    let made = store.act(&many).made;
    let links: Vec<_> = made.iter().map(|(rec, _)| member(*rec, "links", "A3-03", true)).collect();
    store.act(&links);
    let found = thread(&store, "T-0001");
    let proposals = found.steps.iter().find(|s| s.level == Level::Proposal).unwrap();
    assert_eq!((proposals.nodes.len(), proposals.more), (200, 1_801));
    let late = thread(&store, &made[1_999].1);
    assert_eq!(late.steps[1].nodes[0].via, Via::Itself, "the record itself is never cut");
    assert_eq!(late.steps[1].nodes.len(), 1);
}

/// Everything that must not be listed, beside a whole chain.
fn in_order(store: &mut Store) {
    whole_chain(store);
    for (key, stance, state) in [
        ("A3-04", "rejected", "not_started"),
        ("A3-05", "pending", "in_progress"),
        ("A3-06", "accepted", "verified"),
        ("A3-07", "partly", "lapsed"),
    ] {
        make(store, Kind::Recommendation, key, &[("stance", stance), ("implementation", state)]);
    }
    make(store, Kind::Initiative, "I-01", &[("state", "lapsed")]);
    for (key, verdict, answer, due) in [
        ("F-0010", "new", "missing", "2020-04-20"),
        ("F-0011", "merged", "missing", "2020-01-01"),
        ("F-0012", "personal", "missing", "2020-01-01"),
        ("F-0013", "postponed", "missing", "2020-05-01"),
        ("F-0014", "rejected", "draft", "2020-05-01"),
        ("F-0015", "noted", "sent", "2020-01-01"),
    ] {
        make(store, Kind::Proposal, key, &[("verdict", verdict), ("answer", answer), ("answer_due", due)]);
    }
    make(store, Kind::Decision, "B-0002", &[("state", "verified")]);
}

#[test]
fn a_complete_chain_lists_no_break() {
    let (_file, mut store) = store();
    in_order(&mut store);
    let breaks = store.breaks(today(), 100).unwrap();
    assert_eq!((gaps(&breaks.found), breaks.counts.total()), (vec![], 0));
    assert_eq!(thread(&store, "F-0001").breaks, []);
}

#[test]
fn five_planted_breaks_are_exactly_the_five_that_are_listed() {
    let (_file, mut store) = store();
    in_order(&mut store);
    make(
        &mut store,
        Kind::Recommendation,
        "A3-09",
        &[("title", "Nabo"), ("stance", "partly"), ("owner", "HL")],
    );
    make(&mut store, Kind::Initiative, "I-09", &[("state", "in_progress")]);
    make(&mut store, Kind::Proposal, "F-0020", &[("verdict", "existing"), ("answer_due", "2020-05-01")]);
    let late = [("verdict", "accepted"), ("answer", "approved"), ("answer_due", "2020-04-19")];
    make(&mut store, Kind::Proposal, "F-0021", &late);
    make(&mut store, Kind::Decision, "B-0009", &[("state", "in_progress")]);
    let planted = [
        (Gap::RecommendationWithoutInitiative, "A3-09"),
        (Gap::InitiativeWithoutTarget, "I-09"),
        (Gap::ProposalWithoutAnswer, "F-0021"),
        (Gap::ProposalWithoutAnswer, "F-0020"),
        (Gap::DecisionWithoutOwner, "B-0009"),
    ];
    let breaks = store.breaks(today(), 100).unwrap();
    assert_eq!(gaps(&breaks.found), planted);
    assert_eq!(Gap::ALL.map(|gap| breaks.counts.of(gap)), [1, 1, 2, 1]);
    assert_eq!((breaks.found[0].title.as_str(), breaks.found[0].owner.as_deref()), ("Nabo", Some("HL")));
    let cut = store.breaks(today(), 1).unwrap();
    assert_eq!((cut.found.len(), cut.counts), (4, breaks.counts));
    for (gap, key) in planted {
        assert_eq!(gaps(&thread(&store, key).breaks), [(gap, key)]);
    }
}

#[test]
fn the_list_of_proposals_without_answer_follows_the_rule_in_every_state() {
    let (_file, mut store) = store();
    for verdict in Verdict::ALL {
        for answer in AnswerState::ALL {
            for due in ["", "2020-04-19", "2020-04-20"] {
                let given = [("verdict", verdict.name()), ("answer", answer.name()), ("answer_due", due)];
                let given: Vec<_> = given.into_iter().filter(|(_, value)| !value.is_empty()).collect();
                store.make(Kind::Proposal, &given);
            }
        }
    }
    let listed = store.breaks(today(), 1_000).unwrap();
    let listed: HashSet<Rec> = listed.found.iter().map(|b| b.rec).collect();
    let all = store.all(Kind::Proposal).unwrap();
    let by_rule = all.iter().filter(|record| gap(record, false, today()).is_some()).map(|record| record.rec);
    assert_eq!(listed, by_rule.collect());
}
