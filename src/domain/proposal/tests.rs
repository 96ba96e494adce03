use super::super::change::{Change, On, Put};
use super::super::field::{Kind, by_id};
use super::*;

fn proposal(values: &[(&str, &str)]) -> Proposal {
    let value =
        |name: &str| values.iter().find(|(given, _)| *given == name).map(|(_, value)| (*value).to_owned());
    Proposal::of(&Record {
        rec: Rec { kind: Kind::Proposal, id: 412 },
        key: "F-0412".into(),
        values: Kind::Proposal.fields().iter().map(|field| value(field.name)).collect(),
        seen: 99,
        updated_at: None,
    })
}

fn target(key: &str, merged_into: Option<&str>) -> Act {
    Act::Merge(Target { key: key.into(), verdict: Verdict::New, merged_into: merged_into.map(str::to_owned) })
}

/// The changes in short: `verdict=rejected`, `links+I-07`, `text~…`.
fn short(proposal: &Proposal, act: Act) -> Vec<String> {
    let name = |id: &u16| by_id(*id).unwrap().name;
    let text = |put: &Put| match put {
        Put::Text(text) => text.clone(),
        _ => String::new(),
    };
    let shorten = |change: &Change| match change {
        Change::Set { on, field, to, seen } => {
            assert_eq!((*on, *seen), (On::Record(proposal.rec), Some(99)));
            format!("{}={}", name(field), text(to))
        }
        Change::Member { field, member, present, .. } => {
            format!("{}{}{}", name(field), if *present { '+' } else { '-' }, text(member))
        }
        Change::Edit { field, from, to, seen, .. } => {
            assert_eq!(*seen, Some(99));
            format!("{}~{from}>{}", name(field), text(to))
        }
        Change::Create { values, .. } => {
            let values: Vec<String> =
                values.iter().map(|(id, put)| format!("{}={}", name(id), text(put))).collect();
            format!("new {}", values.join(" "))
        }
        other => format!("{other:?}"),
    };
    changes(proposal, &act).unwrap().iter().map(shorten).collect()
}

#[test]
fn a_record_is_read_as_a_proposal() {
    let read = proposal(&[
        ("text", "Sæt en smiley op."),
        ("verdict", "postponed"),
        ("snoozed_until", "M-2020-05-04"),
        ("links", "A3-03\nI-07"),
        ("received_on", "2020-04-16"),
        ("support", "3"),
    ]);
    assert_eq!(
        (read.verdict, read.decision, read.answer),
        (Verdict::Postponed, Stance::Pending, AnswerState::Missing)
    );
    assert_eq!(read.snoozed_until, Some(Until::Meeting("M-2020-05-04".into())));
    assert_eq!(read.links, ["A3-03", "I-07"]);
    assert_eq!((read.support, read.seen, read.title), (3, 99, None));
    assert_eq!(Until::parse("2020-05-04"), Some(Until::Day("2020-05-04".parse().unwrap())));
}

#[test]
fn a_heading_is_the_title_or_the_first_line_cut_at_a_word() {
    assert_eq!(proposal(&[("title", "Klarere breve"), ("text", "Jeg fik")]).heading(), "Klarere breve");
    assert_eq!(proposal(&[("text", "\n  Mød os i Erritsø\nog Taulov")]).heading(), "Mød os i Erritsø");
    assert_eq!(proposal(&[]).heading(), "");
    let long =
        "Jeg fik et brev med fire paragraffer og ingen dato, så jeg vidste ikke, hvornår jeg skulle komme.";
    let heading = proposal(&[("text", long)]).heading();
    assert_eq!(heading, "Jeg fik et brev med fire paragraffer og ingen dato, så jeg vidste…");
    let one_word = proposal(&[("text", &"å".repeat(500))]).heading();
    assert_eq!((one_word.chars().count(), one_word.ends_with('…')), (70, true));
    let exact = "a".repeat(70);
    assert_eq!(proposal(&[("text", &exact)]).heading(), exact);
}

#[test]
fn a_verdict_writes_what_belongs_to_it() {
    let new = proposal(&[]);
    assert_eq!(short(&new, Act::Accept), ["verdict=accepted"]);
    assert_eq!(short(&new, Act::Note), ["verdict=noted"]);
    assert_eq!(short(&new, Act::Personal), ["verdict=personal"]);
    assert_eq!(short(&new, Act::Partly("kun breve ".into())), ["verdict=partly", "reason=kun breve"]);
    assert_eq!(
        short(&new, Act::Reject("uden for området".into())),
        ["verdict=rejected", "reason=uden for området"]
    );
    assert_eq!(
        short(&new, Act::Forward("Borgerservice".into())),
        ["verdict=forwarded", "reason=Borgerservice"]
    );
    assert_eq!(short(&new, Act::Existing("I-07".into())), ["verdict=existing", "links+I-07"]);
    assert_eq!(short(&new, target("F-0398", None)), ["verdict=merged", "merged_into=F-0398"]);
    let until = Until::Day("2020-05-04".parse().unwrap());
    assert_eq!(short(&new, Act::Postpone(until)), ["verdict=postponed", "snoozed_until=2020-05-04"]);
}

#[test]
fn a_new_verdict_clears_what_belonged_to_the_former() {
    let rejected = proposal(&[("verdict", "rejected"), ("reason", "loven")]);
    assert_eq!(short(&rejected, Act::Accept), ["verdict=accepted", "reason="]);
    assert_eq!(short(&rejected, Act::Reject("prøvet".into())), ["verdict=rejected", "reason=prøvet"]);
    let merged = proposal(&[("verdict", "merged"), ("merged_into", "F-0398")]);
    assert_eq!(short(&merged, Act::Reopen), ["verdict=new", "merged_into="]);
    let waiting = proposal(&[("verdict", "postponed"), ("snoozed_until", "M-2020-05-04")]);
    assert_eq!(
        short(&waiting, Act::Forward("Vej".into())),
        ["verdict=forwarded", "reason=Vej", "snoozed_until="]
    );
}

#[test]
fn what_a_verdict_needs_is_asked_for() {
    let new = proposal(&[]);
    for (act, why) in [
        (Act::Reject(" ".into()), Why::ReasonMissing),
        (Act::Partly(String::new()), Why::ReasonMissing),
        (Act::Forward(String::new()), Why::ReceiverMissing),
        (Act::Existing(String::new()), Why::KeyMissing),
        (Act::Postpone(Until::Meeting(String::new())), Why::KeyMissing),
        (target("F-0412", None), Why::IntoItself),
        (target("F-0398", Some("F-0412")), Why::TargetMerged("F-0412".into())),
        (target("", None), Why::KeyMissing),
        (Act::Reopen, Why::Already),
        (Act::Decide(Stance::Pending), Why::Already),
        (Act::Own(None), Why::Already),
        (Act::Unlink("I-07".into()), Why::NotLinked),
    ] {
        assert_eq!(allowed(&new, &act), Err(why.clone()), "{act:?}");
        assert_eq!(changes(&new, &act), Err(why), "{act:?}");
    }
    let secret = Target { verdict: Verdict::Personal, ..Target::from(&proposal(&[])) };
    let secret = Target { key: "F-0001".into(), ..secret };
    assert_eq!(allowed(&new, &Act::Merge(secret)), Err(Why::TargetPersonal));
}

#[test]
fn the_same_verdict_again_is_refused_but_another_reason_is_not() {
    let rejected = proposal(&[("verdict", "rejected"), ("reason", "loven")]);
    assert_eq!(allowed(&rejected, &Act::Reject("loven".into())), Err(Why::Already));
    assert_eq!(allowed(&rejected, &Act::Reject("prøvet".into())), Ok(()));
    let existing = proposal(&[("verdict", "existing"), ("links", "I-07")]);
    assert_eq!(allowed(&existing, &Act::Existing("I-07".into())), Err(Why::Already));
    assert_eq!(allowed(&existing, &Act::Existing("I-09".into())), Ok(()));
}

#[test]
fn a_personal_case_allows_nothing_but_another_verdict() {
    let personal = proposal(&[("verdict", "personal")]);
    assert_eq!(allowed(&personal, &Act::Own(Some("HL".into()))), Err(Why::Personal));
    assert_eq!(short(&personal, Act::Reopen), ["verdict=new"]);
}

#[test]
fn an_answer_goes_from_draft_over_approved_to_sent() {
    let missing = proposal(&[]);
    assert_eq!(allowed(&missing, &Act::Answer(AnswerState::Approved)), Err(Why::AnswerTextMissing));
    assert_eq!(allowed(&missing, &Act::Answer(AnswerState::Sent)), Err(Why::AnswerNotApproved));
    assert_eq!(short(&missing, Act::AnswerText("Tak.".into())), ["answer_text~>Tak.", "answer=draft"]);
    let draft = proposal(&[("answer", "draft"), ("answer_text", "Tak.")]);
    assert_eq!(short(&draft, Act::Answer(AnswerState::Approved)), ["answer=approved"]);
    assert_eq!(allowed(&draft, &Act::Answer(AnswerState::Sent)), Err(Why::AnswerNotApproved));
    let approved = proposal(&[("answer", "approved"), ("answer_text", "Tak.")]);
    assert_eq!(short(&approved, Act::Answer(AnswerState::Sent)), ["answer=sent"]);
    assert_eq!(short(&approved, Act::AnswerText("Tak!".into())), ["answer_text~Tak.>Tak!", "answer=draft"]);
    assert_eq!(short(&approved, Act::AnswerText(String::new())), ["answer_text~Tak.>", "answer=missing"]);
    let sent = proposal(&[("answer", "sent"), ("answer_text", "Tak.")]);
    assert_eq!(allowed(&sent, &Act::AnswerText("Nej.".into())), Err(Why::AnswerSent));
}

#[test]
fn owner_decision_deadline_and_links_are_changes_of_their_own() {
    let linked = proposal(&[("owner", "HL"), ("links", "I-07"), ("answer_due", "2020-04-30")]);
    assert_eq!(short(&linked, Act::Own(Some("MK".into()))), ["owner=MK"]);
    assert_eq!(short(&linked, Act::Own(None)), ["owner="]);
    assert_eq!(short(&linked, Act::Decide(Stance::Accepted)), ["decision=accepted"]);
    assert_eq!(short(&linked, Act::AnswerBy("2020-05-04".parse().ok())), ["answer_due=2020-05-04"]);
    assert_eq!(short(&linked, Act::Unlink("I-07".into())), ["links-I-07"]);
    assert_eq!(allowed(&linked, &Act::Link("I-07".into())), Err(Why::Already));
}

#[test]
fn a_split_keeps_the_number_for_the_first_part_and_makes_the_others_of_the_same_submission() {
    let both = proposal(&[
        ("submission", "H-0031"),
        ("text", "Breve. Skilt."),
        ("received_on", "2020-04-22"),
        ("owner", "HL"),
    ]);
    let part = |title: &str, text: &str| Part { title: title.into(), text: text.into() };
    assert_eq!(
        short(&both, Act::Split(vec![part("Klare breve", "Breve."), part("", "Skilt.")])),
        [
            "title=Klare breve",
            "text~Breve. Skilt.>Breve.",
            "new submission=H-0031 text=Skilt. owner=HL received_on=2020-04-22"
        ]
    );
    assert_eq!(allowed(&both, &Act::Split(vec![part("", "Breve.")])), Err(Why::TooFewParts));
    assert_eq!(allowed(&both, &Act::Split(vec![part("", "x"), part("y", " ")])), Err(Why::EmptyPart(1)));
}
