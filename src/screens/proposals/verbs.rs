//! The verbs on proposals: those that save at once, and those that open a question first.

use crate::domain::choice::{AnswerState, MeetingKind, Stance};
use crate::domain::field::Kind;
use crate::domain::proposal;
use crate::domain::record::{Rec, Record};
use crate::domain::words;
use crate::msg::action::{Action, Manner};
use crate::msg::effect::Query;
use crate::msg::event::Opened;
use crate::msg::key::{Code, Key};
use crate::text::{self, Both, Lang};

use super::super::ask::{About, Answered, Ask, colleagues, heading, meeting_words, numbered};
use super::super::desk::{Desk, Note};
use super::super::pane::{CardFor, Handled};
use super::super::said;
use super::acts::{self, Act};
use super::{Mode, Proposals};

/// So many proposals may be acted on at once.
const MOST_AT_ONCE: usize = 5000;

impl Proposals {
    /// A verb that is about proposals.
    pub(super) fn verb(&mut self, action: Action, desk: &mut Desk) -> Handled {
        if let Some(why) = elsewhere(action, desk.lang) {
            return Handled::No(why);
        }
        match action {
            Action::New => Handled::Card(CardFor::New(Kind::Proposal, Vec::new())),
            _ => self.verb_on_targets(action, desk),
        }
    }

    fn verb_on_targets(&mut self, action: Action, desk: &mut Desk) -> Handled {
        let writes = !matches!(action, Action::History | Action::Thread);
        if writes && desk.read_only {
            return Handled::No(text::failed_read_only(desk.lang));
        }
        let targets = self.targets();
        if targets.is_empty() {
            return Handled::No(text::nothing_under_cursor(desk.lang));
        }
        if action.verb().manner == Manner::Decides && !self.was_drawn() {
            return Handled::No(text::not_drawn_yet(desk.lang, &desk.key(action)));
        }
        match action {
            Action::VerdictAccept => self.act(&targets, &Act::of(proposal::Act::Accept), desk),
            Action::VerdictNote => self.act(&targets, &Act::of(proposal::Act::Note), desk),
            Action::Delete => self.act(&targets, &Act::Delete, desk),
            Action::Edit => {
                let card = |o: &Opened| Handled::Card(CardFor::Proposal(Box::new(o.clone())));
                return self.on_screen().map_or(Handled::Yes, card);
            }
            Action::History => {
                let history = |o: &Opened| Handled::History(o.record.rec, o.record.key.clone());
                return self.on_screen().map_or(Handled::Yes, history);
            }
            Action::Thread => {
                return self.on_screen().map_or(Handled::Yes, |o| Handled::Thread(o.record.rec));
            }
            _ => match about(action) {
                Some(about) => self.open_ask(about, action, targets, desk),
                None => return Handled::NotMine,
            },
        }
        Handled::Yes
    }

    /// One rule for all verbs: the marked rows, else the row under the cursor.
    pub(super) fn targets(&self) -> Vec<i64> {
        let marked = self.pile.marked();
        match (self.mode, marked.is_empty()) {
            (Mode::List, false) => marked,
            _ => self.current().into_iter().collect(),
        }
    }

    /// Whether the proposal that a key would hit is the one that the last frame showed.
    fn was_drawn(&self) -> bool {
        self.current().is_some() && self.drawn == self.current()
    }

    fn open_ask(&mut self, about: About, action: Action, targets: Vec<i64>, desk: &mut Desk) {
        if about == About::Split && targets.len() > 1 {
            return desk.problem(text::one_at_a_time(desk.lang));
        }
        let letter = desk.key(action);
        let opened = targets.first().and_then(|id| self.opened.get(id));
        let title = title(&about, opened, desk.lang);
        let title =
            if targets.len() > 1 { text::for_marked(desk.lang, targets.len(), &title) } else { title };
        let one = targets.len() == 1;
        let named = targets.iter().map(|id| Rec { kind: Kind::Proposal, id: *id }).collect();
        let mut ask = Ask::new(about, named, &letter, title).choosing(self.choices(action, desk));
        ask.meetings = self.meetings.clone();
        if one {
            ask.own_key = opened.map(|o| o.record.key.clone());
            ask.paragraphs = opened.map(|o| acts::paragraphs(o.record.text("text"))).unwrap_or_default();
        }
        self.ask = Some(ask);
    }

    /// What a number chooses in the question that a verb opens.
    fn choices(&self, action: Action, desk: &Desk) -> Vec<(usize, String, String)> {
        let lang = desk.lang;
        match action {
            Action::VerdictReject => texts(&text::REJECT_REASONS, lang),
            Action::VerdictPartly => texts(&text::PARTLY_REASONS, lang),
            Action::VerdictForward => texts(&text::RECEIVERS, lang),
            Action::Answer => texts(&text::ANSWER_STEPS, lang),
            Action::VerdictPersonal => texts(&[text::ERASE_TOO], lang),
            Action::Decision => texts(&Stance::ALL_WORDS, lang),
            Action::VerdictExisting => self.suggested(desk, |r| !is_proposal(r)),
            Action::VerdictMerge => self.suggested(desk, is_proposal),
            Action::Owner => colleagues(desk),
            Action::VerdictPostpone => {
                let near = self.nearest_meetings(desk).into_iter();
                numbered(near.map(|m| (meeting_words(m, lang), m.key.clone())))
            }
            _ => Vec::new(),
        }
    }

    /// The next meeting of each kind after today, the committee's first.
    fn nearest_meetings(&self, desk: &Desk) -> Vec<&Record> {
        let today = desk.today.to_string();
        let kinds = [MeetingKind::Committee, MeetingKind::Dialogue, MeetingKind::Board];
        let next = |kind| {
            self.meetings.iter().find(|m| m.choice("kind") == Some(kind) && m.text("date") > today.as_str())
        };
        kinds.into_iter().filter_map(next).collect()
    }

    /// The suggestions on screen under the numbers that stand before them.
    fn suggested(&self, desk: &Desk, wanted: impl Fn(&Record) -> bool) -> Vec<(usize, String, String)> {
        let alike = self.suggestions(desk);
        let numbered = alike.into_iter().enumerate().filter(|(_, a)| wanted(&a.record));
        numbered
            .map(|(i, a)| (i + 1, format!("{} {}", a.record.key, heading(&a.record)), a.record.key.clone()))
            .collect()
    }

    /// A key while a question stands open.
    pub(super) fn typed_answer(&mut self, key: Key, desk: &mut Desk) {
        match key.code {
            Code::Esc => self.ask = None,
            Code::Enter => self.answered(desk),
            Code::PageDown if self.mode == Mode::Judge => self.read_on(1, desk),
            Code::PageUp if self.mode == Mode::Judge => self.read_on(-1, desk),
            _ => {
                if let Some(ask) = self.ask.as_mut() {
                    ask.field.key(key);
                }
                self.look_up(desk);
            }
        }
    }

    /// Looks up the record that the typed key names.
    pub(super) fn look_up(&mut self, desk: &mut Desk) {
        if let Some(key) = self.ask.as_ref().and_then(Ask::wants) {
            desk.ask(Query::Find(key));
        }
    }

    pub(super) fn answered(&mut self, desk: &mut Desk) {
        let Some(mut ask) = self.ask.take() else { return };
        ask.eager = false;
        match ask.understood(desk) {
            Ok(_) if desk.doubts([ask.field.text()]) => self.ask = Some(ask),
            Ok((answer, _)) => {
                self.perform(&ask, answer, desk);
                // What was refused stays open, so that nothing has to be typed again.
                if matches!(desk.note, Note::Problem(_)) && self.ask.is_none() && ask.saves() {
                    self.ask = Some(ask);
                }
            }
            Err(why) => {
                if !why.is_empty() {
                    desk.problem(why);
                }
                self.ask = Some(ask);
            }
        }
    }

    fn perform(&mut self, ask: &Ask, answer: Answered, desk: &mut Desk) {
        match (&ask.about, answer) {
            (About::Personal, Answered::Step(_)) => self.erase(&ids(&ask.targets), desk),
            (About::Answer, Answered::Step(0)) if ask.targets.len() > 1 => {
                desk.problem(text::one_at_a_time(desk.lang));
            }
            (About::Answer, Answered::Step(0)) => self.write_answer = ask.targets.first().map(|rec| rec.id),
            (_, answer) => match acts::of(ask, answer) {
                Some(act) => self.act(&ids(&ask.targets), &act, desk),
                None => desk.problem(text::nothing_changed(desk.lang)),
            },
        }
    }

    /// Takes proposals out, and erases their words in the state, the log and the search: the one thing that no undo
    /// brings back.
    fn erase(&mut self, targets: &[i64], desk: &mut Desk) {
        let records: Vec<Rec> = targets.iter().map(|id| Rec { kind: Kind::Proposal, id: *id }).collect();
        self.act(targets, &Act::of(proposal::Act::Personal), desk);
        for rec in records {
            self.stale.insert(rec.id);
            desk.erase(rec);
        }
    }

    /// Writes one act on its targets as one batch, shows it at once, and opens the next where it was a verdict.
    pub(super) fn act(&mut self, targets: &[i64], act: &Act, desk: &mut Desk) {
        let records: Vec<Opened> = targets.iter().filter_map(|id| self.opened.get(id)).cloned().collect();
        if records.len() < targets.len() {
            if targets.len() > MOST_AT_ONCE {
                return desk.problem(text::too_many_marked(desk.lang, &said::count(desk.lang, MOST_AT_ONCE)));
            }
            // Marked rows out of view are read first, then it is done.
            self.stale.extend(targets.iter().filter(|id| !self.opened.contains_key(id)));
            self.todo = Some((targets.to_vec(), act.clone()));
            return self.fetch(desk);
        }
        let (mut changes, mut changed) = (Vec::new(), 0);
        for opened in &records {
            match acts::changes(opened, act) {
                Ok(more) => {
                    changed += usize::from(!more.is_empty());
                    changes.extend(more);
                }
                // Among many, those that already say so are passed over.
                Err(proposal::Why::Already) if records.len() > 1 => {}
                Err(why) => return desk.problem(acts::why(&why, desk.lang)),
            }
        }
        if changes.is_empty() {
            return desk.say(text::nothing_changed(desk.lang));
        }
        let what = acts::said(act, &changes, desk);
        let said = match records.first() {
            Some(first) if records.len() == 1 => text::set_to(desk.lang, &first.record.key, &what),
            _ => text::many_set_to(desk.lang, changed, &what),
        };
        let leaves = act.opens_next() && targets.len() == 1;
        let hint = match self.mode {
            Mode::Judge if leaves => text::can_fetch_back(desk.lang),
            _ => text::can_undo(desk.lang),
        };
        for id in targets {
            if let Some(opened) = self.opened.get_mut(id) {
                opened.record.take_on(&changes);
            }
        }
        let ticket = desk.commit(changes, None, format!("{said} · {hint}"));
        self.pending.insert(ticket, targets.to_vec());
        if leaves {
            self.open_next(desk);
        }
    }
}

fn ids(targets: &[Rec]) -> Vec<i64> {
    targets.iter().map(|rec| rec.id).collect()
}

trait InWords {
    const ALL_WORDS: [Both; 4];
}

impl InWords for Stance {
    const ALL_WORDS: [Both; 4] = [
        words::stance(Stance::Pending),
        words::stance(Stance::Accepted),
        words::stance(Stance::Partly),
        words::stance(Stance::Rejected),
    ];
}

fn texts(all: &[Both], lang: Lang) -> Vec<(usize, String, String)> {
    numbered(all.iter().map(|t| (t.of(lang).to_string(), t.of(lang).to_string())))
}

/// Whether a record is a proposal.
pub(super) fn is_proposal(record: &Record) -> bool {
    record.rec.kind == crate::domain::field::Kind::Proposal
}

fn about(action: Action) -> Option<About> {
    Some(match action {
        Action::VerdictPartly => About::Partly,
        Action::VerdictReject => About::Reject,
        Action::VerdictExisting => About::Existing,
        Action::VerdictMerge => About::Merge,
        Action::VerdictPostpone => About::Postpone,
        Action::VerdictForward => About::Forward,
        Action::VerdictPersonal => About::Personal,
        Action::Decision => About::Decision,
        Action::Split => About::Split,
        Action::Answer => About::Answer,
        Action::Link => About::Link,
        Action::Owner => About::Owner,
        Action::Deadline => About::Due,
        Action::Remark => About::Remark,
        _ => return None,
    })
}

fn title(about: &About, opened: Option<&Opened>, lang: Lang) -> String {
    match about {
        About::Partly => text::ask_partly(lang),
        About::Reject => text::ask_reject(lang),
        About::Existing => text::ask_existing(lang),
        About::Merge => text::ask_merge(lang),
        About::Postpone => text::ask_postpone(lang),
        About::Forward => text::ask_forward(lang),
        About::Personal => text::ask_personal(lang),
        About::Decision => text::ask_decision(lang),
        About::Split => text::ask_split(lang),
        About::Answer => {
            let state = opened.and_then(|o| o.record.choice("answer")).unwrap_or(AnswerState::Missing);
            text::ask_answer(lang, words::answer(state).of(lang))
        }
        About::Link => text::ask_link(lang),
        About::Owner => text::ask_owner(lang),
        About::Due => text::ask_due(lang),
        About::Remark => text::ask_remark(lang),
        _ => String::new(),
    }
}

/// Verbs that have a meaning in other panes: why they do nothing here.
fn elsewhere(action: Action, lang: Lang) -> Option<String> {
    Some(match action {
        Action::Status => text::status_elsewhere(lang),
        Action::Stance => text::stance_elsewhere(lang),
        Action::WhatIf => text::what_if_elsewhere(lang),
        Action::Time | Action::Present => {
            text::not_here(lang, action.verb().word.of(lang).trim_end_matches(" …"))
        }
        _ => return None,
    })
}
