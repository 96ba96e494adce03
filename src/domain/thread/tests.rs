//! Tests of the thread's rules: what breaks it and what does not, and which way its references lead.

use chrono::NaiveDate;

use super::*;
use crate::domain::choice::Choice;
use crate::domain::field::{Shape, by_id};

fn record(kind: Kind, values: &[(&str, &str)]) -> Record {
    let value = |name: &str, default: Option<&str>| {
        let given = values.iter().find(|(given, _)| *given == name).map(|(_, value)| *value);
        given.or(default).map(str::to_owned)
    };
    let values = kind.fields().iter().map(|f| value(f.name, f.default)).collect();
    Record { rec: Rec { kind, id: 1 }, key: "K-1".into(), values, seen: 0, updated_at: None }
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2020, 4, 20).unwrap()
}

fn breaks(kind: Kind, values: &[(&str, &str)], leads_on: bool) -> bool {
    gap(&record(kind, values), leads_on, today()).is_some()
}

#[test]
fn an_adopted_recommendation_that_is_not_finished_needs_an_initiative() {
    let lacks = |stance: Stance, state: Implementation| {
        let values = [("stance", stance.name()), ("implementation", state.name())];
        assert!(!breaks(Kind::Recommendation, &values, true));
        breaks(Kind::Recommendation, &values, false)
    };
    for state in Implementation::ALL {
        let is_open = !matches!(state, Implementation::Verified | Implementation::Lapsed);
        assert_eq!(lacks(Stance::Accepted, *state), is_open, "{state:?}");
        assert_eq!(lacks(Stance::Partly, *state), is_open, "{state:?}");
        assert!(!lacks(Stance::Pending, *state) && !lacks(Stance::Rejected, *state), "{state:?}");
    }
}

#[test]
fn an_initiative_needs_a_target_unless_it_was_given_up() {
    for state in Implementation::ALL {
        let values = [("state", state.name())];
        assert_eq!(breaks(Kind::Initiative, &values, false), *state != Implementation::Lapsed, "{state:?}");
        assert!(!breaks(Kind::Initiative, &values, true));
    }
}

#[test]
fn a_judged_proposal_needs_an_answer_and_any_other_one_when_it_is_overdue() {
    let lacks = |verdict: Verdict, answer: AnswerState, due: &str| {
        let values = [("verdict", verdict.name()), ("answer", answer.name()), ("answer_due", due)];
        breaks(Kind::Proposal, &values, false)
    };
    use AnswerState::{Approved, Draft, Missing, Sent};
    for verdict in Verdict::ALL {
        let never = matches!(verdict, Verdict::Merged | Verdict::Personal);
        let waits = matches!(verdict, Verdict::New | Verdict::Postponed);
        assert_eq!(lacks(*verdict, Missing, "2020-05-01"), !never && !waits, "{verdict:?}");
        assert!(!lacks(*verdict, Draft, "2020-04-20"), "{verdict:?} is due today, not overdue");
        assert_eq!(lacks(*verdict, Approved, "2020-04-19"), !never, "{verdict:?}");
        assert_eq!(lacks(*verdict, Missing, "2020-04-19"), !never, "{verdict:?}");
        assert!(!lacks(*verdict, Sent, "2020-04-01"), "{verdict:?}");
    }
}

#[test]
fn an_open_decision_needs_an_owner() {
    for state in Implementation::ALL {
        let is_open = !matches!(state, Implementation::Verified | Implementation::Lapsed);
        assert_eq!(breaks(Kind::Decision, &[("state", state.name())], false), is_open, "{state:?}");
        assert!(!breaks(Kind::Decision, &[("state", state.name()), ("owner", "HL")], false));
    }
    assert!(!breaks(Kind::Task, &[], false), "a task is no link of the chain");
}

#[test]
fn every_tie_is_a_reference_of_its_kind_to_the_other() {
    for tie in TIES.iter().chain(COMPANY).chain(NEIGHBOURS) {
        let field = by_id(tie.field).unwrap();
        assert!(tie.holder.fields().contains(field), "{tie:?}");
        assert!(matches!(field.shape, Shape::Key(kinds) if kinds.contains(&tie.to)), "{tie:?}");
    }
}

#[test]
fn the_walk_down_goes_down_the_levels() {
    for tie in TIES.iter().filter(|tie| tie.holder != tie.to) {
        let (from, to) = (level(tie.holder, 0).unwrap(), level(tie.to, tie.field).unwrap());
        match tie.way {
            Way::Down => assert!(from < to, "{tie:?}"),
            Way::Up => assert!(to < from || tie.to == Kind::Meeting, "{tie:?}"),
            Way::Beside => panic!("{tie:?} is walked"),
        }
    }
}

#[test]
fn a_committee_decides_and_elsewhere_citizens_speak() {
    let at = |kind: &str| own_level(&record(Kind::Meeting, &[("kind", kind)]));
    assert_eq!((at("committee"), at("dialogue")), (Some(Level::Decision), Some(Level::Origin)));
    assert_eq!(own_level(&record(Kind::Person, &[])), None);
}

#[test]
fn a_target_is_called_by_its_group_and_its_year() {
    let values = [("group", "Kontanthjælp"), ("year", "2020"), ("value", "1720")];
    assert_eq!(Node::of(&record(Kind::Target, &values), None, Via::Itself).title, "Kontanthjælp · 2020");
}

#[test]
fn nobody_waits_for_the_answer_to_what_is_not_judged() {
    let answer = |values: &[(&str, &str)]| Node::answer(&record(Kind::Proposal, values), today());
    assert_eq!(answer(&[]), None);
    let judged = answer(&[("verdict", "accepted"), ("answer_due", "2020-05-01")]).unwrap();
    assert_eq!(judged.state, State::Answer(AnswerState::Missing, NaiveDate::from_ymd_opt(2020, 5, 1)));
    assert!(answer(&[("answer", "draft")]).is_some());
}
