//! The inbox, or the proposal on screen, as plain lines in reading order: every value with its name.

use crate::domain::choice::{AnswerState, Channel, Verdict};
use crate::domain::dateform;
use crate::domain::field::Kind;
use crate::domain::words;
use crate::msg::action::Action;
use crate::msg::event::Opened;
use crate::text;

use super::super::ask::heading;
use super::super::desk::Desk;
use super::super::plain::{head, named, narrowed, sentence};
use super::super::said;
use super::list_view;
use super::told;
use super::{Mode, Proposals, READ_OUT};

/// What is on screen.
pub fn lines(pane: &Proposals, desk: &Desk) -> Vec<String> {
    match (pane.mode, pane.on_screen()) {
        (Mode::Judge, Some(opened)) => one(opened, desk),
        _ => list(pane, desk),
    }
}

fn list(pane: &Proposals, desk: &Desk) -> Vec<String> {
    let lang = desk.lang;
    let [figures, _] = pane.figures(desk);
    let mut lines = vec![format!("{}: {figures}.", Action::Pane3.verb().word.of(lang))];
    lines.extend(narrowed(pane.filter.kept(), desk));
    let mut left = READ_OUT;
    for (group, count) in pane.pile.groups() {
        let known = said::count(lang, pane.known(group, desk));
        lines.push(format!("{}: {known}.", words::group(group).of(lang)));
        let ids = pane.pile.ids_of(&[group]);
        let read = ids.iter().take(left).filter_map(|id| pane.opened.get(id));
        let before = lines.len();
        lines.extend(read.map(|opened| row(opened, desk)));
        let more = count.saturating_sub(lines.len() - before);
        if more > 0 {
            lines.push(text::and_more(lang, more));
        }
        left = left.saturating_sub(count);
    }
    lines.push(format!("{}.", list_view::footer(pane, desk).replace("   ", ", ")));
    lines
}

/// `Forslag F-0412: Smiley-stander ved udgangen. Kanal: seddel. Ansvarlig: HL. Svar inden: tor. 30/4.`
fn row(opened: &Opened, desk: &Desk) -> String {
    let lang = desk.lang;
    let record = &opened.record;
    let head = head(Kind::Proposal, &record.key, heading(record), desk);
    let channel = opened.submission.as_ref().and_then(|s| s.choice::<Channel>("channel"));
    let verdict = record.choice::<Verdict>("verdict").unwrap_or(Verdict::New);
    let answer = record.choice::<AnswerState>("answer").unwrap_or(AnswerState::Missing);
    let is_begun = verdict != Verdict::New || answer != AnswerState::Missing;
    let due = record.get("answer_due").and_then(|day| day.parse().ok());
    let parts = [
        channel.map(|channel| named(1201, words::channel(channel).of(lang), desk)),
        Some(named(1305, words::verdict(verdict).of(lang), desk)),
        record.get("owner").map(|owner| named(1308, owner, desk)),
        is_begun.then(|| named(1313, words::answer(answer).of(lang), desk)),
        due.filter(|_| answer != AnswerState::Sent)
            .map(|due| named(1315, &dateform::near(due, desk.today, lang), desk)),
    ];
    sentence(std::iter::once(head).chain(parts.into_iter().flatten()))
}

/// One proposal, whole: where it comes from, what it says, where it stands.
fn one(opened: &Opened, desk: &Desk) -> Vec<String> {
    let lang = desk.lang;
    let record = &opened.record;
    let mut lines =
        vec![row(opened, desk), format!("{}.", told::meta(opened, usize::MAX, desk)), String::new()];
    lines.extend(record.text("text").lines().map(str::to_string));
    lines.push(String::new());
    let verdict = told::verdict_words(opened, desk);
    if !verdict.is_empty() {
        lines.push(format!("{}: {verdict}.", words::field(1305).of(lang)));
    }
    for about in &opened.about {
        let said = [about.key.as_str(), heading(about)].join(" ");
        let state = told::state_words(about, desk);
        let state = Some(state).filter(|state| !state.is_empty());
        lines.push(sentence(std::iter::once(format!("{}: {said}", text::about(lang))).chain(state)));
    }
    if !opened.merged.is_empty() {
        lines.push(format!("{}.", text::holds(lang, &opened.merged.join(", "))));
    }
    if !record.text("answer_text").is_empty() {
        lines.push(format!("{}:", words::field(1314).of(lang)));
        lines.extend(record.text("answer_text").lines().map(str::to_string));
    }
    for remark in &opened.remarks {
        let when = said::moment(remark.at, desk);
        lines.push(format!("{}, {}, {when}: {}", text::remark(lang), remark.who, remark.text));
    }
    lines
}
