//! What is said of a proposal in a line or a few: where it comes from, where it stands, what is like it.

use crate::domain::choice::{AnswerState, Channel, Implementation, SenderKind, Stance, Verdict};
use crate::domain::dateform;
use crate::domain::field::{BORN, Kind};
use crate::domain::record::Record;
use crate::domain::words;
use crate::msg::event::Opened;
use crate::text;
use crate::ui::wrap::{cut, width};

use super::super::ask::heading;
use super::super::desk::Desk;
use super::super::said;

/// `F-0429 · seddel · stand 2, jobparate · modtaget i går · borger`, cut from its end.
pub fn meta(opened: &Opened, room: usize, desk: &Desk) -> String {
    let lang = desk.lang;
    let record = &opened.record;
    let mut parts = vec![record.key.clone()];
    if let Some(submission) = &opened.submission {
        parts.extend(submission.choice::<Channel>("channel").map(|c| words::channel(c).of(lang).to_string()));
        parts.extend(submission.get("stand").map(|s| text::stand(lang, s)));
    }
    let received = record.get("received_on").and_then(|d| d.parse().ok());
    parts.extend(received.map(|d| text::received(lang, &dateform::near(d, desk.today, lang))));
    if let Some(submission) = &opened.submission {
        let sender = submission.choice::<SenderKind>("sender_kind").unwrap_or(SenderKind::Unknown);
        parts.push(words::sender(sender).of(lang).to_string());
        parts.push(if submission.is("public") { text::may_be_shown(lang) } else { text::hidden(lang) });
    }
    if let Some(n) = record.get("support").and_then(|s| s.parse::<usize>().ok()).filter(|n| *n > 0) {
        parts.push(text::supporters(lang, &said::count(lang, n)));
    }
    let mut line = String::new();
    for part in parts {
        let longer = if line.is_empty() { part } else { format!("{line} · {part}") };
        if width(&longer) > room {
            break;
        }
        line = longer;
    }
    line
}

/// What stands around a proposal: its verdict and answer, what it is about, its newest remark.
pub fn standing(opened: &Opened, desk: &Desk) -> Vec<String> {
    let lang = desk.lang;
    let mut lines = Vec::new();
    let label = |first: bool, name: String| if first { format!("{name:<12}") } else { " ".repeat(12) };
    let verdict = verdict_words(opened, desk);
    if !verdict.is_empty() {
        lines.push(format!("{}{verdict}", label(true, words::field(1305).of(lang).to_string())));
    }
    let answer = answer_words(opened, desk);
    if !answer.is_empty() {
        lines.push(format!("{}{answer}", label(true, words::field(1313).of(lang).to_string())));
    }
    let about = opened
        .about
        .iter()
        .filter(|r| matches!(r.rec.kind, Kind::Recommendation | Kind::Initiative | Kind::Target));
    for (i, record) in about.enumerate() {
        lines.push(format!("{}{}", label(i == 0, text::about(lang)), about_words(record, desk)));
    }
    if !opened.merged.is_empty() {
        lines.push(format!("{}{}", " ".repeat(12), text::holds(lang, &opened.merged.join(", "))));
    }
    for (i, line) in opened.moved.iter().filter(|line| line.field != BORN).enumerate() {
        let since = desk.since().map(|since| dateform::day(since.day, lang)).unwrap_or_default();
        lines.push(format!(
            "{}{}",
            label(i == 0, text::moved_since_day(lang, &since)),
            said::was(line, lang)
        ));
    }
    if let Some(remark) = opened.remarks.first() {
        lines.push(format!("{}{}: {}", label(true, text::remark(lang)), remark.who, remark.text));
    }
    lines
}

fn about_words(record: &Record, desk: &Desk) -> String {
    let state = record.choice::<Implementation>("state").or_else(|| record.choice("implementation"));
    let state = state
        .map(|s| format!("   {} {}", said::sign(s), words::implementation(s).of(desk.lang)))
        .unwrap_or_default();
    format!("{:<6} {}{state}", record.key, cut(heading(record), 44))
}

/// The verdict with what belongs to it, and the committee's decision beside it.
pub(super) fn verdict_words(opened: &Opened, desk: &Desk) -> String {
    let lang = desk.lang;
    let record = &opened.record;
    let verdict = record.choice::<Verdict>("verdict").unwrap_or(Verdict::New);
    let word = words::verdict(verdict).of(lang).to_string();
    let mut parts = match (verdict, record.get("reason")) {
        (Verdict::New, _) => Vec::new(),
        (Verdict::Merged, _) => vec![text::merged_with(lang, record.text("merged_into"))],
        (Verdict::Postponed, _) => vec![text::on_hold_until(lang, &super::list_view::until(opened, desk))],
        (Verdict::Forwarded, Some(to)) => vec![text::forwarded_to(lang, to)],
        (_, Some(reason)) => vec![format!("{word}: {reason}")],
        (_, None) => vec![word],
    };
    if let Some(stance) = record.choice::<Stance>("decision").filter(|s| *s != Stance::Pending) {
        parts.push(text::committee_said(lang, words::stance(stance).of(lang)));
    }
    parts.join(" · ")
}

/// How far the answer is, by when, and who is responsible.
pub(super) fn answer_words(opened: &Opened, desk: &Desk) -> String {
    let lang = desk.lang;
    let record = &opened.record;
    let answer = record.choice::<AnswerState>("answer").unwrap_or(AnswerState::Missing);
    let judged = record.choice::<Verdict>("verdict").unwrap_or(Verdict::New) != Verdict::New;
    let mut parts = Vec::new();
    if answer != AnswerState::Missing || judged {
        parts.push(words::answer(answer).of(lang).to_string());
    }
    if let Some(due) =
        record.get("answer_due").and_then(|d| d.parse().ok()).filter(|_| answer != AnswerState::Sent)
    {
        parts.push(text::by(lang, &dateform::near(due, desk.today, lang)));
    }
    if let Some(owner) = record.get("owner") {
        parts.push(text::owner_is(lang, owner));
    }
    parts.join(" · ")
}

/// The state of a record that is offered as alike, in a word or two.
pub(super) fn state_words(record: &Record, desk: &Desk) -> String {
    let lang = desk.lang;
    if record.rec.kind == Kind::Proposal {
        let answered = record.choice::<AnswerState>("answer") == Some(AnswerState::Sent);
        let verdict = record.choice::<Verdict>("verdict").unwrap_or(Verdict::New);
        return if answered {
            super::list_view::text_answered(lang)
        } else {
            words::verdict(verdict).of(lang).to_string()
        };
    }
    let state = record.choice::<Implementation>("state").or_else(|| record.choice("implementation"));
    state.map(|s| format!("{} {}", said::sign(s), words::implementation(s).of(lang))).unwrap_or_default()
}

/// `F-0427  lagt sammen med F-0398`.
pub(super) fn recent(recent: &crate::msg::event::Recent, desk: &Desk) -> String {
    let record = &recent.record;
    let verdict = record.choice::<Verdict>("verdict").unwrap_or(Verdict::New);
    let what = match verdict {
        Verdict::Merged => text::merged_with(desk.lang, record.text("merged_into")),
        Verdict::Postponed => {
            let until = record.text("snoozed_until");
            let day = until.strip_prefix("M-").unwrap_or(until).get(..10).unwrap_or_default();
            let said = said::value(1309, day, desk.lang);
            let said = if until.starts_with("M-") { text::committee_meeting(desk.lang, &said) } else { said };
            text::on_hold_until(desk.lang, &said)
        }
        verdict => words::verdict(verdict).of(desk.lang).to_string(),
    };
    format!("{} {what}", record.key)
}
