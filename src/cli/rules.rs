//! What a change of fields means: the changes that it is, and the rules that it must keep.

use super::session::Session;
use super::typed::{self, Given};
use super::{Stop, words};
use crate::domain::change::{Change, On, Put};
use crate::domain::choice::{AnswerState, Choice, Verdict};
use crate::domain::field::{Field, Form, Kind};
use crate::domain::proposal::{self, Act, Proposal, Target, Until, Why};
use crate::domain::record::Record;
use crate::text::cli as text;

/// Values of a recommendation or an initiative that need a reason.
const NEEDS_REASON: [(&str, &str); 3] =
    [("implementation", "lapsed"), ("state", "lapsed"), ("stance", "rejected")];
/// The fields that say how far something is.
const PROGRESS: [&str; 2] = ["implementation", "state"];

/// The changes that make a record what was asked for, all made from what was seen of it.
///
/// # Errors
/// Says which rule forbids it.
pub fn changes(session: &Session, record: &Record, mut given: Given) -> Result<Vec<Change>, Stop> {
    let mut changes = Vec::new();
    match record.rec.kind {
        Kind::Proposal => proposal_acts(session, record, &mut given, &mut changes)?,
        _ => progress(session, record, &mut given)?,
    }
    for (field, value) in &given.values {
        plain(record, field, value.as_deref(), &mut changes);
    }
    Ok(changes)
}

/// A field set to a value, as its form wants it.
pub fn plain(record: &Record, field: &'static Field, value: Option<&str>, changes: &mut Vec<Change>) {
    let on = On::Record(record.rec);
    let (now, seen) = (record.get(field.name), Some(record.seen));
    match field.form {
        Form::Value => {
            changes.push(Change::Set { on, field: field.id, to: Put::text(value.unwrap_or_default()), seen });
        }
        Form::Text => {
            let (from, to) = (now.unwrap_or_default().to_owned(), value.unwrap_or_default().to_owned());
            changes.push(Change::Edit { on, field: field.id, from, to, seen });
        }
        Form::Count => {
            let number = |text: Option<&str>| text.and_then(|t| t.parse::<i64>().ok()).unwrap_or_default();
            let by = number(value).saturating_sub(number(now));
            changes.push(Change::Count { on, field: field.id, by });
        }
        Form::Member => {
            let (now, then) = (typed::members(now), typed::members(value));
            let has =
                |all: &[&str], member: &str| all.iter().any(|m| m.to_lowercase() == member.to_lowercase());
            let gone = now.iter().filter(|m| !has(&then, m)).map(|m| (*m, false));
            let new = then.iter().filter(|m| !has(&now, m)).map(|m| (*m, true));
            changes.extend(gone.chain(new).map(|(member, present)| Change::Member {
                on,
                field: field.id,
                member: Put::text(member),
                present,
            }));
        }
    }
}

/// What is lapsed or rejected says why; what is confirmed was reported by somebody else.
fn progress(session: &Session, record: &Record, given: &mut Given) -> Result<(), Stop> {
    for (name, value) in NEEDS_REASON {
        let asks = given.get(name) == Some(Some(value)) && record.get(name) != Some(value);
        if asks && !fill_reason(session, record.rec.kind, given) {
            return Err(Stop::Wrong(text::needs_reason(session.lang, name)));
        }
    }
    for name in PROGRESS {
        if given.get(name) == Some(Some("verified")) && record.get(name) != Some("verified") {
            confirmed_by_another(session, record, name)?;
        }
    }
    Ok(())
}

/// The reason that is given, else that of the batch; whether there is one.
fn fill_reason(session: &Session, kind: Kind, given: &mut Given) -> bool {
    if given.get("reason").flatten().is_some() {
        return true;
    }
    let Some(reason) = session.reason.clone().filter(|r| !r.trim().is_empty()) else { return false };
    if let Some(field) = kind.field("reason") {
        given.take("reason");
        given.values.push((field, Some(reason)));
    }
    true
}

fn confirmed_by_another(session: &Session, record: &Record, name: &str) -> Result<(), Stop> {
    if record.get(name) != Some("done") {
        return Err(Stop::Refused(text::needs_done_first(session.lang)));
    }
    let id = record.rec.kind.field(name).map(|f| f.id);
    let history = session.store.history(record.rec)?;
    let reports =
        |line: &crate::domain::change::Line| Some(line.field) == id && line.new.as_deref() == Some("done");
    let reported = history.iter().find(|entry| !entry.undone && entry.lines.iter().any(reports));
    match reported.map(|entry| &entry.author) {
        Some(by) if by.who == session.author.who || by.login == session.author.login => {
            Err(Stop::Refused(text::needs_second_person(session.lang)))
        }
        _ => Ok(()),
    }
}

/// Verdicts and answers follow the same rules as on the board.
fn proposal_acts(
    session: &Session,
    record: &Record,
    given: &mut Given,
    changes: &mut Vec<Change>,
) -> Result<(), Stop> {
    let mut proposal = Proposal::of(record);
    let mut act = |proposal: &Proposal, act: Act| match proposal::changes(proposal, &act) {
        Ok(made) => {
            changes.extend(made);
            Ok(())
        }
        Err(Why::Already) => Ok(()),
        Err(why) => Err(refusal(session, why)),
    };
    if let Some(verdict) = given.take("verdict") {
        let verdict = verdict.as_deref().and_then(Verdict::parse).unwrap_or(Verdict::New);
        if matches!(verdict, Verdict::Rejected | Verdict::Partly | Verdict::Forwarded) {
            fill_reason(session, Kind::Proposal, given);
        }
        let wanted = verdict_act(session, &proposal, verdict, given)?;
        act(&proposal, wanted)?;
        proposal.verdict = verdict;
    }
    if let Some(answer) = given.take("answer_text") {
        let answer = answer.unwrap_or_default();
        act(&proposal, Act::AnswerText(answer.clone()))?;
        if answer != proposal.answer_text {
            proposal.answer = if answer.is_empty() { AnswerState::Missing } else { AnswerState::Draft };
        }
        proposal.answer_text = answer;
    }
    if let Some(answer) = given.take("answer") {
        let answer = answer.as_deref().and_then(AnswerState::parse).unwrap_or(AnswerState::Missing);
        act(&proposal, Act::Answer(answer))?;
    }
    Ok(())
}

/// The act that a verdict is, with what belongs to it taken from the other fields given.
fn verdict_act(
    session: &Session,
    proposal: &Proposal,
    verdict: Verdict,
    given: &mut Given,
) -> Result<Act, Stop> {
    let mut reason = || match given.take("reason") {
        Some(reason) => reason.unwrap_or_default(),
        None => proposal.reason.clone().unwrap_or_default(),
    };
    Ok(match verdict {
        Verdict::New => Act::Reopen,
        Verdict::Accepted => Act::Accept,
        Verdict::Noted => Act::Note,
        Verdict::Personal => Act::Personal,
        Verdict::Partly => Act::Partly(reason()),
        Verdict::Rejected => Act::Reject(reason()),
        Verdict::Forwarded => Act::Forward(reason()),
        Verdict::Existing => {
            let links =
                given.get("links").flatten().map(str::to_owned).or_else(|| proposal.links.first().cloned());
            let first = typed::members(links.as_deref()).first().map(|key| (*key).to_owned());
            Act::Existing(first.ok_or_else(|| Stop::Wrong(text::needs_link(session.lang)))?)
        }
        Verdict::Postponed => {
            let until = given.take("snoozed_until").flatten().as_deref().and_then(Until::parse);
            let until = until.or_else(|| proposal.snoozed_until.clone());
            Act::Postpone(until.ok_or_else(|| Stop::Wrong(text::needs_until(session.lang)))?)
        }
        Verdict::Merged => {
            let key = given.take("merged_into").flatten().or_else(|| proposal.merged_into.clone());
            let key = key.ok_or_else(|| Stop::Wrong(text::needs_merged_into(session.lang)))?;
            Act::Merge(Target::from(&Proposal::of(&session.record(&key)?)))
        }
    })
}

/// Why an act is not allowed, as a person reads it.
fn refusal(session: &Session, why: Why) -> Stop {
    use crate::text as board;
    let lang = session.lang;
    let rule = |sentence: String| Stop::Refused(text::rule(lang, &words::capital(&sentence)));
    match why {
        Why::ReasonMissing => Stop::Wrong(text::needs_reason(lang, "verdict")),
        Why::ReceiverMissing => Stop::Wrong(text::needs_receiver(lang)),
        Why::KeyMissing => Stop::Wrong(text::needs_link(lang)),
        Why::IntoItself => rule(board::itself(lang)),
        Why::TargetMerged(other) => rule(board::why_target_merged(lang, &other)),
        Why::TargetPersonal | Why::Personal => rule(board::why_personal(lang)),
        Why::AnswerTextMissing => rule(text::why_no_answer(lang)),
        Why::AnswerNotApproved => rule(board::why_not_approved(lang)),
        Why::AnswerSent => rule(text::why_sent(lang)),
        Why::Already | Why::NotLinked | Why::TooFewParts | Why::EmptyPart(_) => {
            rule(board::nothing_changed(lang))
        }
    }
}
