//! A proposal's verdict and answer, as fields: the same acts as on the board.

use crate::cli::Stop;
use crate::cli::session::Session;
use crate::cli::typed::{self, Given};
use crate::domain::change::Change;
use crate::domain::choice::{AnswerState, Choice, Verdict};
use crate::domain::field::Kind;
use crate::domain::proposal::{self, Act, Proposal, Target, Until, Why};
use crate::domain::record::Record;
use crate::text::cli as text;

/// The changes that verdict and answer are; their fields are taken out.
pub(super) fn acts(session: &Session, record: &Record, given: &mut Given) -> Result<Vec<Change>, Stop> {
    let mut changes = Vec::new();
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
            fill_reason(session, given);
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
    Ok(changes)
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
    let rule = |sentence: String| {
        Stop::Refused(text::rule(lang, &crate::text::capital(sentence.trim_end_matches('.'))))
    };
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

/// The reason that is given, else that of the batch.
fn fill_reason(session: &Session, given: &mut Given) {
    let reason = session.reason.clone().filter(|reason| !reason.trim().is_empty());
    if given.get("reason").flatten().is_none()
        && let Some((field, reason)) = Kind::Proposal.field("reason").zip(reason)
    {
        given.take("reason");
        given.values.push((field, Some(reason)));
    }
}
