use super::super::change::{Author, Change, On, Put};
use super::super::choice::Precision;
use super::super::field::{Kind, by_id};
use super::super::given::Given;
use super::*;

fn record(kind: Kind, key: &str, values: &[(&str, &str)]) -> Record {
    let value =
        |name: &str| values.iter().find(|(given, _)| *given == name).map(|(_, value)| (*value).to_owned());
    Record {
        rec: Rec { kind, id: 7 },
        key: key.into(),
        values: kind.fields().iter().map(|field| value(field.name)).collect(),
        seen: 99,
        updated_at: None,
    }
}

fn recommendation(values: &[(&str, &str)]) -> Work {
    Work::of(&record(Kind::Recommendation, "A3-01", values)).unwrap()
}

fn author(who: &str, login: &str) -> Author {
    Author { who: who.into(), login: login.into(), via: "board".into() }
}

/// HL acts; MK reported it done; the deadline was moved so often.
fn facts(moves: usize) -> Facts {
    let colleagues = ["HL", "MK", "JO"].map(str::to_owned).to_vec();
    Facts { me: author("HL", "hl"), reported_by: Some(author("MK", "mk")), moves, colleagues }
}

fn status(to: Implementation, words: &str) -> Act {
    Act::Status { to, words: words.into() }
}

fn stance(to: Stance, reason: &str) -> Act {
    Act::Stance { to, reason: reason.into() }
}

fn by(last: &str, precision: Precision, reason: &str) -> Act {
    Act::Deadline { to: Some(Deadline { last: day(last), precision }), reason: reason.into() }
}

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

fn refused(work: &Work, act: Act) -> Option<Why> {
    allowed(work, &act, &facts(0)).err()
}

fn short(work: &Work, act: Act, facts: &Facts) -> String {
    let (changes, reason) = changes(work, &act, facts).unwrap();
    in_short(&work.rec, &changes, reason)
}

/// The changes in short, `state=done`, `initiatives+I-07`, and the reason of the batch after a `·`.
fn in_short(rec: &Rec, changes: &[Change], reason: Option<String>) -> String {
    let text = |put: &Put| match put {
        Put::Text(text) => text.clone(),
        _ => String::new(),
    };
    let name = |id: &u16| by_id(*id).unwrap().name;
    let mut parts: Vec<String> = changes
        .iter()
        .map(|change| match change {
            Change::Set { on, field, to, seen } => {
                assert_eq!((*on, *seen), (On::Record(*rec), Some(99)));
                format!("{}={}", name(field), text(to))
            }
            Change::Member { on: On::Record(rec), field, member, present } => {
                let sign = if *present { '+' } else { '-' };
                format!("{}.{}{sign}{}", rec.kind.table(), name(field), text(member))
            }
            Change::Remark { text, .. } => format!("+ {text}"),
            Change::Gone { gone, seen, .. } => format!("gone={gone} {}", seen.is_some()),
            other => format!("{other:?}"),
        })
        .collect();
    parts.extend(reason.map(|reason| format!("· {reason}")));
    parts.join(" ")
}

fn done(work: &Work, act: Act) -> String {
    short(work, act, &facts(0))
}

use Implementation::{Done, InProgress, Lapsed, NotStarted, Paused, Verified};

#[test]
fn each_kind_is_read_with_what_it_has() {
    let read = recommendation(&[
        ("analysis", "A3"),
        ("implementation", "in_progress"),
        ("stance", "partly"),
        ("weight", "3"),
        ("deadline", "2020-03-31"),
        ("deadline_precision", "quarter"),
        ("initiatives", "I-04\nI-07"),
    ]);
    assert_eq!((read.state, read.stance, read.weight), (InProgress, Some(Stance::Partly), Some(3)));
    assert_eq!(read.deadline, Some(Deadline { last: day("2020-03-31"), precision: Precision::Quarter }));
    assert_eq!(
        (read.links, read.from.as_deref(), read.owner),
        (vec!["I-04".into(), "I-07".into()], Some("A3"), None)
    );
    let values = [("state", "done"), ("ends", "2020-12-31"), ("targets", "T-0001"), ("owner", "MK")];
    let initiative = Work::of(&record(Kind::Initiative, "I-07", &values)).unwrap();
    assert_eq!((initiative.state, initiative.stance), (Done, None));
    assert_eq!(initiative.deadline, Some(Deadline { last: day("2020-12-31"), precision: Precision::Day }));
    assert_eq!(initiative.links, ["T-0001"]);
    let values = [("meeting", "M-2020-04-20"), ("about", "A3-01")];
    let task = Work::of(&record(Kind::Task, "O-0004", &values)).unwrap();
    assert_eq!(
        (task.state, task.from.as_deref(), task.links),
        (NotStarted, Some("M-2020-04-20"), vec!["A3-01".into()])
    );
    assert_eq!(Work::of(&record(Kind::Proposal, "F-0412", &[])), None);
}

#[test]
fn what_is_reported_done_shows_where_it_can_be_seen() {
    let work = recommendation(&[("implementation", "in_progress")]);
    assert_eq!(refused(&work, status(Done, "  ")), Some(Why::EvidenceMissing));
    assert_eq!(done(&work, status(Done, " referat 4/5 ")), "implementation=done evidence=referat 4/5");
    let known = recommendation(&[("implementation", "in_progress"), ("evidence", "referat 4/5")]);
    assert_eq!(done(&known, status(Done, "")), "implementation=done");
    let reported = recommendation(&[("implementation", "done"), ("evidence", "referat 4/5")]);
    assert_eq!(refused(&reported, status(Done, "referat 4/5")), Some(Why::Already));
    assert_eq!(done(&reported, status(Done, "og brevskabelonen")), "evidence=og brevskabelonen");
}

#[test]
fn another_person_than_who_reported_it_confirms_it() {
    let work = recommendation(&[("implementation", "done"), ("evidence", "referat 4/5")]);
    assert_eq!(done(&work, status(Verified, "")), "implementation=verified");
    assert_eq!(done(&work, status(Verified, "set på stedet")), "implementation=verified · set på stedet");
    for (who, login) in [("MK", "mk"), ("MK", "hl"), ("HL", "mk"), ("mk", "hl")] {
        let facts = Facts { me: author(who, login), ..facts(0) };
        let refused = allowed(&work, &status(Verified, ""), &facts);
        assert_eq!(refused, Err(Why::SamePerson("MK".into())), "{who} ({login})");
    }
    for state in ["not_started", "in_progress", "paused", "lapsed"] {
        let work = recommendation(&[("implementation", state), ("evidence", "referat")]);
        assert_eq!(refused(&work, status(Verified, "ja")), Some(Why::NotReported), "{state}");
    }
}

#[test]
fn ending_without_being_carried_out_needs_a_reason_which_goes_when_it_begins_again() {
    let work = recommendation(&[("implementation", "in_progress")]);
    assert_eq!(refused(&work, status(Lapsed, "")), Some(Why::LapseNeedsReason));
    assert_eq!(
        done(&work, status(Lapsed, "loven er ændret")),
        "implementation=lapsed reason=loven er ændret · loven er ændret"
    );
    assert_eq!(done(&work, status(Paused, "")), "implementation=paused");
    assert_eq!(
        done(&work, status(Paused, "afventer KL")),
        "implementation=paused reason=afventer KL · afventer KL"
    );
    let lapsed = recommendation(&[("implementation", "lapsed"), ("reason", "loven er ændret")]);
    assert_eq!(done(&lapsed, status(InProgress, "")), "implementation=in_progress reason=");
    let rejected =
        recommendation(&[("implementation", "lapsed"), ("stance", "rejected"), ("reason", "for dyrt")]);
    assert_eq!(done(&rejected, status(InProgress, "")), "implementation=in_progress");
}

#[test]
fn what_was_reported_or_confirmed_is_opened_again_with_a_reason() {
    for state in ["done", "verified"] {
        let work = recommendation(&[("implementation", state), ("evidence", "referat")]);
        for to in [NotStarted, InProgress, Paused] {
            assert_eq!(refused(&work, status(to, "")), Some(Why::ReopenNeedsReason), "{state} {to:?}");
        }
        assert_eq!(
            done(&work, status(InProgress, "brevene er de gamle")),
            "implementation=in_progress · brevene er de gamle"
        );
    }
    let confirmed = recommendation(&[("implementation", "verified"), ("evidence", "referat")]);
    assert_eq!(refused(&confirmed, status(Done, "")), Some(Why::ReopenNeedsReason));
    assert_eq!(
        done(&confirmed, status(Done, "forkert anbefaling")),
        "implementation=done · forkert anbefaling"
    );
    assert_eq!(refused(&confirmed, status(Verified, "")), Some(Why::Already));
}

#[test]
fn what_the_committee_does_not_adopt_has_its_reason_and_only_recommendations_have_a_stance() {
    let work = recommendation(&[]);
    assert_eq!(refused(&work, stance(Stance::Rejected, "")), Some(Why::RejectionNeedsReason));
    assert_eq!(
        done(&work, stance(Stance::Rejected, "for dyrt")),
        "stance=rejected reason=for dyrt · for dyrt"
    );
    assert_eq!(done(&work, stance(Stance::Partly, "kun unge")), "stance=partly reason=kun unge · kun unge");
    assert_eq!(done(&work, stance(Stance::Accepted, "")), "stance=accepted");
    let rejected = recommendation(&[("stance", "rejected"), ("reason", "for dyrt")]);
    assert_eq!(done(&rejected, stance(Stance::Accepted, "")), "stance=accepted reason=");
    assert_eq!(refused(&rejected, stance(Stance::Rejected, "for dyrt")), Some(Why::Already));
    assert_eq!(done(&rejected, stance(Stance::Rejected, "loven")), "reason=loven · loven");
    let task = Work::of(&record(Kind::Task, "O-0004", &[])).unwrap();
    for act in [stance(Stance::Accepted, ""), Act::Weight(Some(2)), Act::Prioritise(Some("vigtigst".into()))]
    {
        assert_eq!(refused(&task, act), Some(Why::NotHere));
    }
}

#[test]
fn a_first_deadline_needs_no_reason_and_a_move_does() {
    let open = recommendation(&[]);
    let week = by("2020-06-14", Precision::Week, "");
    assert_eq!(done(&open, week.clone()), "deadline=2020-06-14 deadline_precision=week");
    let set = recommendation(&[("deadline", "2020-03-31"), ("deadline_precision", "quarter")]);
    assert_eq!(refused(&set, week), Some(Why::MoveNeedsReason));
    assert_eq!(
        done(&set, by("2020-06-14", Precision::Week, "sygdom")),
        "deadline=2020-06-14 deadline_precision=week · sygdom"
    );
    assert_eq!(refused(&set, by("2020-03-31", Precision::Quarter, "sygdom")), Some(Why::Already));
    assert_eq!(
        done(&set, by("2020-03-31", Precision::Day, "")),
        "deadline=2020-03-31 deadline_precision=day",
        "more exact is no move"
    );
    let none = Act::Deadline { to: None, reason: String::new() };
    assert_eq!(refused(&set, none.clone()), Some(Why::MoveNeedsReason));
    assert_eq!(refused(&open, none), Some(Why::Already));
}

#[test]
fn a_deadline_that_was_taken_away_is_not_a_first_one_when_it_is_set_again() {
    let open = recommendation(&[]);
    let act = by("2020-06-14", Precision::Week, "");
    assert_eq!(allowed(&open, &act, &facts(1)), Err(Why::MoveNeedsReason));
}

#[test]
fn from_the_third_move_on_the_reason_says_who_agreed() {
    let work = recommendation(&[("deadline", "2020-03-31")]);
    let moved = |reason: &str, moves: usize| {
        allowed(&work, &by("2020-06-30", Precision::Day, reason), &facts(moves)).err()
    };
    assert_eq!(moved("sygdom", 1), None);
    assert_eq!(moved("", 2), Some(Why::MoveNeedsAgreement(3)));
    assert_eq!(moved("sygdom", 2), Some(Why::MoveNeedsAgreement(3)));
    assert_eq!(moved("sygdom", 5), Some(Why::MoveNeedsAgreement(6)));
    assert_eq!(moved("sygdom, aftalt med MK", 2), None);
    assert_eq!(moved("udvalget 4/5", 2), None);
}

#[test]
fn an_initiative_keeps_the_last_day_of_the_span() {
    let initiative = Work::of(&record(Kind::Initiative, "I-07", &[("ends", "2020-03-31")])).unwrap();
    assert_eq!(refused(&initiative, by("2020-03-31", Precision::Quarter, "")), Some(Why::Already));
    assert_eq!(done(&initiative, by("2020-06-30", Precision::Quarter, "sygdom")), "ends=2020-06-30 · sygdom");
}

#[test]
fn owner_weight_and_priority_are_set_and_taken_away() {
    let work = recommendation(&[("owner", "MK"), ("weight", "3"), ("priority_reason", "haster")]);
    let text = |text: &str| Some(text.to_owned());
    assert_eq!(done(&work, Act::Own(text("HL"))), "owner=HL");
    assert_eq!(done(&work, Act::Own(None)), "owner=");
    assert_eq!(refused(&work, Act::Own(text("MK"))), Some(Why::Already));
    assert_eq!(done(&work, Act::Weight(Some(1))), "weight=1");
    assert_eq!(done(&work, Act::Weight(None)), "weight=");
    assert_eq!(refused(&work, Act::Weight(Some(3))), Some(Why::Already));
    for weight in [0, 4, 255] {
        assert_eq!(refused(&work, Act::Weight(Some(weight))), Some(Why::NotAWeight));
    }
    assert_eq!(done(&work, Act::Prioritise(text("flest borgere"))), "priority_reason=flest borgere");
    assert_eq!(refused(&work, Act::Prioritise(text(" "))), Some(Why::PriorityNeedsReason));
    assert_eq!(done(&work, Act::Prioritise(None)), "priority_reason=");
    assert_eq!(refused(&recommendation(&[]), Act::Prioritise(None)), Some(Why::Already));
}

#[test]
fn a_tie_is_held_by_whichever_of_the_two_records_can_hold_it() {
    let initiative = record(Kind::Initiative, "I-07", &[("targets", "T-0001")]);
    let work = recommendation(&[("initiatives", "I-04")]);
    let other = Other::of(&initiative);
    assert_eq!(done(&work, Act::Link(other.clone())), "recommendation.initiatives+I-07");
    assert_eq!(refused(&work, Act::Unlink(other)), Some(Why::NotLinked("I-07".into())));
    let from_the_other_end = Work::of(&initiative).unwrap();
    let tied = Other::of(&record(Kind::Recommendation, "A3-01", &[("initiatives", "I-07")]));
    assert_eq!(refused(&from_the_other_end, Act::Link(tied.clone())), Some(Why::Already));
    assert_eq!(done(&from_the_other_end, Act::Unlink(tied)), "recommendation.initiatives-I-07");
    let proposal = Other::of(&record(Kind::Proposal, "F-0412", &[]));
    assert_eq!(done(&work, Act::Link(proposal)), "proposal.links+A3-01");
    let person = Other::of(&record(Kind::Person, "MK", &[]));
    assert_eq!(refused(&work, Act::Link(person)), Some(Why::CannotLink("MK".into())));
    assert_eq!(
        refused(&work, Act::Link(Other::of(&record(Kind::Recommendation, "A3-02", &[])))),
        Some(Why::CannotLink("A3-02".into()))
    );
}

#[test]
fn a_remark_says_something_and_what_is_deleted_conflicts_with_what_is_newer() {
    let work = recommendation(&[]);
    assert_eq!(refused(&work, Act::Remark(" \n".into())), Some(Why::RemarkEmpty));
    assert_eq!(done(&work, Act::Remark(" brevet er sendt ".into())), "+ brevet er sendt");
    assert_eq!(done(&work, Act::Delete), "gone=true true");
}

#[test]
fn a_deadline_taken_away_and_set_again_was_moved_once_or_not_at_all() {
    let at = |last: &str| Some(Deadline { last: day(last), precision: Precision::Day });
    let step = |to: Option<Deadline>, reason: &str| Step {
        batch: 1,
        at: 0,
        who: "HL".into(),
        reason: Some(reason.into()),
        to,
    };
    let all = Postponements::of(at("2020-03-31"), [step(None, "ukendt")]);
    assert_eq!((all.count(), all.slip(), all.moves[0].new), (1, None, None));
    let again = Postponements::of(at("2020-03-31"), [step(None, "ukendt"), step(at("2020-04-30"), "sygdom")]);
    assert_eq!((again.count(), again.slip(), again.last_reason()), (1, Some(30), Some("sygdom")));
    let back =
        Postponements::of(at("2020-03-31"), [step(None, "ukendt"), step(at("2020-03-31"), "alligevel")]);
    assert_eq!((back.count(), back.slip()), (0, Some(0)));
    let earlier = Postponements::of(None, [step(at("2020-03-31"), ""), step(at("2020-03-01"), "hurtigere")]);
    assert_eq!((earlier.first, earlier.count(), earlier.slip()), (at("2020-03-31"), 1, Some(-30)));
}

/// What several fields changed at once come to, in short, and what is left of them.
fn edited(
    work: &[(&str, &str)],
    given: &[(&str, &str)],
    reason: Option<&str>,
) -> Result<(String, String), Why> {
    let record = record(Kind::Recommendation, "A3-01", work);
    let field = |name: &str| Kind::Recommendation.field(name).unwrap();
    let text = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let mut given: Given = given.iter().map(|(name, value)| (field(name), text(value))).collect();
    let (changes, reason) = edit(&record, &mut given, reason, &facts(0))?;
    let left: Vec<&str> = given.iter().map(|(field, _)| field.name).collect();
    Ok((in_short(&record.rec, &changes, reason), left.join(" ")))
}

fn kept(work: &[(&str, &str)], given: &[(&str, &str)], reason: Option<&str>) -> String {
    edited(work, given, reason).unwrap().0
}

#[test]
fn fields_changed_at_once_keep_the_same_rules_and_the_rest_is_left() {
    let (made, left) = edited(
        &[("implementation", "in_progress"), ("deadline", "2020-03-31"), ("deadline_precision", "quarter")],
        &[("implementation", "done"), ("evidence", "referat"), ("deadline", "2020-06-14"), ("title", "Nyt")],
        Some("sygdom"),
    )
    .unwrap();
    assert_eq!(
        made,
        "implementation=done evidence=referat deadline=2020-06-14 deadline_precision=day · sygdom"
    );
    assert_eq!(left, "title");
    let progress = [("implementation", "in_progress")];
    assert_eq!(edited(&progress, &[("implementation", "done")], None), Err(Why::EvidenceMissing));
    assert_eq!(edited(&progress, &[("implementation", "verified")], None), Err(Why::NotReported));
    assert_eq!(edited(&progress, &[("weight", "9")], None), Err(Why::NotAWeight));
    let planned = [("deadline", "2020-03-31")];
    assert_eq!(edited(&planned, &[("deadline", "2020-06-14")], None), Err(Why::MoveNeedsReason));
    assert_eq!(
        kept(&planned, &[("deadline_precision", "quarter")], None),
        "deadline=2020-03-31 deadline_precision=quarter"
    );
}

#[test]
fn a_required_reason_is_the_field_s_own_or_what_is_said_of_all_and_stands_once() {
    let lapsed = "implementation=lapsed reason=loven · loven";
    assert_eq!(kept(&[], &[("implementation", "lapsed"), ("reason", "loven")], None), lapsed);
    assert_eq!(kept(&[], &[("implementation", "lapsed")], Some("loven")), lapsed);
    let both = [("stance", "rejected"), ("implementation", "lapsed"), ("reason", "for dyrt")];
    assert_eq!(kept(&[], &both, None), "stance=rejected reason=for dyrt implementation=lapsed · for dyrt");
    let was = [("stance", "rejected"), ("implementation", "lapsed"), ("reason", "for dyrt")];
    let again = [("stance", "accepted"), ("implementation", "in_progress")];
    assert_eq!(kept(&was, &again, None), "stance=accepted implementation=in_progress reason=");
}

#[test]
fn what_a_state_asks_for_is_not_cleared_while_it_is_so() {
    let done = [("implementation", "done"), ("evidence", "referat")];
    assert_eq!(edited(&done, &[("evidence", "")], None), Err(Why::EvidenceMissing));
    let reopened = [("implementation", "in_progress"), ("evidence", "")];
    assert_eq!(edited(&done, &reopened, Some("for tidligt")).unwrap().1, "evidence");
    let lapsed = [("implementation", "lapsed"), ("reason", "loven")];
    assert_eq!(edited(&lapsed, &[("reason", "")], None), Err(Why::LapseNeedsReason));
    let rejected = [("stance", "rejected"), ("reason", "loven")];
    assert_eq!(edited(&rejected, &[("reason", "")], None), Err(Why::RejectionNeedsReason));
}
