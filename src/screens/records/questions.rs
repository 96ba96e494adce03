//! The questions that the verbs on records open: which one, what it is called, what a number chooses.

use crate::domain::choice::{Choice, Implementation, MeetingState, Stance};
use crate::domain::field::Kind;
use crate::domain::record::{Rec, Record};
use crate::domain::words;
use crate::msg::action::Action;
use crate::text::{self, Lang};
use crate::ui::wrap::cut;

use super::super::ask::{About, Ask, colleagues, heading, numbered};
use super::super::desk::Desk;
use super::super::field::Field;
use super::acts;

/// How many records are offered to be tied to.
const OFFERED: usize = 6;
/// How many cells the title of one of them has.
const OFFERED_TITLE: usize = 24;

/// A choice with its number, its words and what it stands for.
type Choices = Vec<(usize, String, String)>;

/// What the question of a verb is about; `None` where the verb opens none.
pub(super) fn about(action: Action, targets: &[Rec]) -> Option<About> {
    let is_meeting = targets.first().is_some_and(|rec| rec.kind == Kind::Meeting);
    Some(match action {
        Action::Status => About::Status,
        Action::Stance => About::Stance,
        Action::Deadline if is_meeting => About::Day,
        Action::Deadline => About::Deadline,
        Action::SignedUp if is_meeting => About::SignedUp,
        Action::Attended if is_meeting => About::Attended,
        Action::Owner => About::Owner,
        Action::Remark => About::Remark,
        Action::Link => About::Link,
        Action::Weight => About::Weight,
        Action::Priority => About::Priority,
        _ => return None,
    })
}

/// The question of a verb on these records.
pub(super) fn open(about: About, action: Action, targets: Vec<Rec>, desk: &mut Desk) -> Ask {
    let asked = title(&about, &targets, desk);
    let title = match targets.as_slice() {
        [one] => text::ask_of(desk.lang, &name_of(*one, desk), &asked),
        many => text::for_marked(desk.lang, many.len(), &asked),
    };
    let choices = choices(&about, &targets, desk);
    let ask = Ask::new(about, targets, &desk.key(action), title).choosing(choices);
    with_draft(ask, desk)
}

/// The question for the words that an answer needs; the question that was answered stands behind it.
pub(super) fn because(answered: Ask, title: String, sentence: String, desk: &mut Desk) -> Ask {
    let said = answered.understood(desk).map(|(_, said)| said).unwrap_or_default();
    let title = match answered.targets.as_slice() {
        [one] => text::ask_of(desk.lang, &format!("{} {said}", name_of(*one, desk)), &title),
        many => text::for_marked(desk.lang, many.len(), &format!("{said} · {title}")),
    };
    let (letter, targets) = (answered.letter.clone(), answered.targets.clone());
    let mut ask = Ask::new(About::Because(sentence), targets, &letter, title);
    ask.before = Some(Box::new(answered));
    with_draft(ask, desk)
}

/// Where the words that are typed into a question are kept; `None` where a few letters answer it.
pub(super) fn draft_of(ask: &Ask, desk: &Desk) -> Option<String> {
    let of = match ask.about {
        About::Remark => "remark",
        About::Priority => "priority",
        About::Because(_) => "because",
        _ => return None,
    };
    let first = ask.targets.first().map(|rec| name_of(*rec, desk)).unwrap_or_default();
    // What was begun at one's own desk is not shown to a room.
    let before = if desk.on_wall { "wall/" } else { "" };
    Some(format!("{before}{of}/{}/{first}", ask.letter))
}

/// How a record is called in a line: its key, or target and period of a figure.
pub(super) fn name_of(rec: Rec, desk: &Desk) -> String {
    let Some(board) = desk.board.as_deref() else { return String::new() };
    if let Some(record) = board.record(rec) {
        return record.key.clone();
    }
    let figures = board.targets.iter().flat_map(|aim| aim.measured.iter().map(move |(p, m)| (aim, p, m)));
    let figure = figures.into_iter().find(|(_, _, measured)| **measured == rec);
    figure.map(|(aim, period, _)| format!("{} {}", aim.name(), period.words(desk.lang))).unwrap_or_default()
}

fn with_draft(mut ask: Ask, desk: &Desk) -> Ask {
    let draft = draft_of(&ask, desk).and_then(|place| desk.drafts.get(&place));
    if let Some(draft) = draft {
        ask.field = Field::line(&draft.text.whole()).at(draft.cursor);
    }
    ask
}

fn title(about: &About, targets: &[Rec], desk: &Desk) -> String {
    let lang = desk.lang;
    match about {
        About::Status => match targets {
            [one] => stands(*one, desk).map(|now| text::ask_status_now(lang, &now)),
            _ => None,
        }
        .unwrap_or_else(|| text::ask_status(lang)),
        About::Stance => text::ask_stance(lang),
        About::Deadline => text::ask_deadline(lang),
        About::Day => text::ask_day(lang),
        About::SignedUp => text::ask_signed_up(lang),
        About::Attended => text::ask_attended(lang),
        About::Owner => text::ask_owner(lang),
        About::Remark => text::ask_remark(lang),
        About::Link => text::ask_tie(lang),
        About::Weight => text::ask_weight(lang),
        About::Priority => text::ask_priority(lang),
        _ => String::new(),
    }
}

/// How far one record is, and who says so where a second person is to confirm it.
fn stands(rec: Rec, desk: &Desk) -> Option<String> {
    let board = desk.board.as_ref()?;
    if let Some(gathering) = board.gathering(rec) {
        return Some(words::meeting_state(gathering.meeting.state).of(desk.lang).to_string());
    }
    let item = board.item(rec)?;
    let state = words::implementation(item.work.state).of(desk.lang);
    Some(match &item.reported_by {
        Some(by) if item.waits_for_another() => text::by_whom(desk.lang, state, &by.who),
        _ => state.to_string(),
    })
}

fn choices(about: &About, targets: &[Rec], desk: &Desk) -> Choices {
    let lang = desk.lang;
    match about {
        About::Status if targets.iter().all(|rec| rec.kind == Kind::Meeting) => {
            vocabulary::<MeetingState>(|state| words::meeting_state(state).of(lang))
        }
        About::Status => vocabulary::<Implementation>(|state| words::implementation(state).of(lang)),
        About::Stance => vocabulary::<Stance>(|stance| words::stance(stance).of(lang)),
        About::Owner => colleagues(desk),
        About::Weight => {
            let weights = text::WEIGHTS.iter().enumerate();
            let mut weights = numbered(weights.map(|(i, w)| (w.of(lang).to_string(), (i + 1).to_string())));
            weights.push((0, text::no_weight(lang), String::new()));
            weights
        }
        About::Link => tieable(targets, desk),
        _ => Vec::new(),
    }
}

fn vocabulary<C: Choice>(word: impl Fn(C) -> &'static str) -> Choices {
    numbered(C::ALL.iter().map(|value| (word(*value).to_string(), value.name().to_string())))
}

/// What the first record is tied to, and then what else it could be tied to.
fn tieable(targets: &[Rec], desk: &Desk) -> Choices {
    let Some(board) = desk.board.as_deref() else { return Vec::new() };
    let Some(first) = targets.first().and_then(|rec| board.record(*rec)) else { return Vec::new() };
    let others: Vec<&Record> = match first.rec.kind {
        Kind::Recommendation | Kind::Target => board.initiatives.iter().map(|item| &item.record).collect(),
        Kind::Initiative => {
            let targets = board.targets.iter().filter(|aim| aim.gauge.goal.year == board.this_year());
            let tied = board.recommendations_of(&first.key).into_iter().map(|item| &item.record);
            tied.chain(targets.map(|aim| &aim.record)).collect()
        }
        _ => board.initiatives.iter().chain(&board.recommendations).map(|item| &item.record).collect(),
    };
    let (tied, free): (Vec<&Record>, Vec<&Record>) =
        others.into_iter().partition(|other| acts::are_tied(first, other));
    let label = |record: &&Record, is_tied: bool| offered(record, is_tied, desk.lang);
    let all = tied.iter().map(|r| label(r, true)).chain(free.iter().map(|r| label(r, false)));
    numbered(all.take(OFFERED))
}

fn offered(record: &Record, is_tied: bool, lang: Lang) -> (String, String) {
    let title = match record.rec.kind {
        Kind::Target => record.text("group"),
        _ => heading(record),
    };
    let named = format!("{} {}", record.key, cut(title, OFFERED_TITLE));
    let label = if is_tied { text::tied_already(lang, &named) } else { named };
    (label, record.key.clone())
}
