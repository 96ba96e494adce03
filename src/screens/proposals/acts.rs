//! From an answered question to an act of the domain, its changes, and how it is said.

use crate::domain::change::{Change, On};
use crate::domain::choice::{AnswerState, Verdict};
use crate::domain::dateform;
use crate::domain::proposal::{self, Part, Proposal, Target, Until, Why};
use crate::domain::words;
use crate::msg::event::Opened;
use crate::text::{self, Lang};

use super::super::ask::{About, Answered, Ask};
use super::super::desk::Desk;

/// What a verb does to a proposal.
#[derive(Clone, Debug)]
pub enum Act {
    /// An act that the domain has rules for, with a word for what it waits for, where it waits.
    Domain(proposal::Act, String),
    /// A link is added, or taken away where it is there.
    Link(String),
    /// These paragraphs go into a new proposal.
    Split(Vec<usize>),
    /// A dated remark.
    Remark(String),
    /// It is deleted.
    Delete,
}

impl Act {
    /// An act of the domain that needs no further word.
    pub fn of(act: proposal::Act) -> Act {
        Act::Domain(act, String::new())
    }

    /// Whether the next proposal opens by itself afterwards.
    pub fn opens_next(&self) -> bool {
        match self {
            Act::Domain(act, _) => act.verdict().is_some_and(|v| v != Verdict::New),
            Act::Delete => true,
            _ => false,
        }
    }
}

/// The act that an answered question asks for.
pub fn of(ask: &Ask, answer: Answered) -> Option<Act> {
    use proposal::Act as A;
    Some(Act::of(match (&ask.about, answer) {
        (About::Partly, Answered::Words(reason)) => A::Partly(reason),
        (About::Reject, Answered::Words(reason)) => A::Reject(reason),
        (About::Forward, Answered::Words(to)) => A::Forward(to),
        (About::Existing, Answered::Key(key)) => A::Existing(key),
        (About::Merge, Answered::Key(_)) => {
            A::Merge(Target::from(&Proposal::of(ask.found.as_ref()?.1.as_ref()?)))
        }
        (About::Postpone, Answered::Until(value, said)) => {
            return Some(Act::Domain(A::Postpone(Until::parse(&value)?), said));
        }
        (About::Personal, _) => A::Personal,
        (About::Decision, Answered::Stance(stance)) => A::Decide(stance),
        (About::Owner, Answered::Person(who)) => A::Own(who),
        (About::Due, Answered::Day(day)) => A::AnswerBy(day),
        (About::Answer, Answered::Step(1)) => A::Answer(AnswerState::Approved),
        (About::Answer, Answered::Step(2)) => A::Answer(AnswerState::Sent),
        (About::Answer, Answered::Step(3)) => A::Answer(AnswerState::Draft),
        (About::Link, Answered::Key(key)) => return Some(Act::Link(key)),
        (About::Split, Answered::Paragraphs(chosen)) => return Some(Act::Split(chosen)),
        (About::Remark, Answered::Words(words)) => return Some(Act::Remark(words)),
        _ => return None,
    }))
}

/// The changes that an act on one proposal is.
pub fn changes(opened: &Opened, act: &Act) -> Result<Vec<Change>, Why> {
    let proposal = Proposal::of(&opened.record);
    let on = On::Record(opened.record.rec);
    match act {
        Act::Domain(act, _) => proposal::changes(&proposal, act),
        Act::Link(key) if proposal.links.contains(key) => {
            proposal::changes(&proposal, &proposal::Act::Unlink(key.clone()))
        }
        Act::Link(key) => proposal::changes(&proposal, &proposal::Act::Link(key.clone())),
        Act::Split(chosen) => proposal::changes(&proposal, &proposal::Act::Split(parts(&proposal, chosen))),
        Act::Remark(words) => Ok(vec![Change::Remark { on, text: words.clone() }]),
        Act::Delete => Ok(vec![Change::Gone { on, gone: true, seen: Some(opened.record.seen) }]),
    }
}

/// The paragraphs of a text: what blank lines part.
pub fn paragraphs(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut open = false;
    for line in text.lines() {
        match (line.trim().is_empty(), found.last_mut()) {
            (true, _) => open = false,
            (false, Some(last)) if open => {
                last.push('\n');
                last.push_str(line);
            }
            (false, _) => {
                found.push(line.to_string());
                open = true;
            }
        }
    }
    found
}

fn parts(proposal: &Proposal, chosen: &[usize]) -> Vec<Part> {
    let all = paragraphs(&proposal.text);
    let pick = |wanted: bool| -> String {
        let kept =
            all.iter().enumerate().filter(|(i, _)| chosen.contains(i) == wanted).map(|(_, p)| p.as_str());
        kept.collect::<Vec<_>>().join("\n\n")
    };
    let stays = Part { title: proposal.title.clone().unwrap_or_default(), text: pick(false) };
    vec![stays, Part { title: String::new(), text: pick(true) }]
}

/// An act in a few words, without the proposal.
pub fn said(act: &Act, changes: &[Change], desk: &Desk) -> String {
    use proposal::Act as A;
    let lang = desk.lang;
    match act {
        Act::Domain(A::Merge(target), _) => text::merged_with(lang, &target.key),
        Act::Domain(A::Postpone(_), until) => text::on_hold_until(lang, until),
        Act::Domain(A::Forward(to), _) => text::forwarded_to(lang, to),
        Act::Domain(A::Decide(stance), _) => text::committee_said(lang, words::stance(*stance).of(lang)),
        Act::Domain(A::Own(Some(who)), _) => text::owner_is(lang, who),
        Act::Domain(A::Own(None), _) => text::owner_none(lang),
        Act::Domain(A::AnswerBy(Some(day)), _) => text::due_is(lang, &dateform::near(*day, desk.today, lang)),
        Act::Domain(A::AnswerBy(None), _) => text::due_none(lang),
        Act::Domain(A::Answer(state), _) => text::answer_is(lang, words::answer(*state).of(lang)),
        Act::Domain(act, _) => {
            act.verdict().map_or_else(|| text::changed_text(lang), |v| words::verdict(v).of(lang).to_string())
        }
        Act::Link(key) if changes.iter().any(|c| matches!(c, Change::Member { present: false, .. })) => {
            text::about_removed(lang, key)
        }
        Act::Link(key) => text::about_added(lang, key),
        Act::Split(_) => text::changed_text(lang),
        Act::Remark(_) => text::remark_saved(lang),
        Act::Delete => text::deleted(lang),
    }
}

/// Why an act is not allowed.
pub fn why(why: &Why, lang: Lang) -> String {
    match why {
        Why::Already => text::nothing_changed(lang),
        Why::ReasonMissing => text::needs_reason(lang),
        Why::ReceiverMissing => text::needs_receiver(lang),
        Why::KeyMissing => text::needs_key(lang),
        Why::IntoItself => text::itself(lang),
        Why::TargetMerged(other) => text::why_target_merged(lang, other),
        Why::TargetPersonal | Why::Personal => text::why_personal(lang),
        Why::AnswerTextMissing => text::why_no_answer(lang),
        Why::AnswerNotApproved => text::why_not_approved(lang),
        Why::AnswerSent => text::why_sent(lang),
        Why::NotLinked => text::nothing_changed(lang),
        Why::TooFewParts | Why::EmptyPart(_) => text::one_paragraph(lang),
    }
}
