//! The verbs on records of the board: recommendations, initiatives, decisions, tasks, meetings, targets and figures. Each
//! asks what it needs, shows what it understood, and writes its targets as one batch; whoever the rules refuse is named,
//! the rest goes in. The panes that show these records hold one of these and hand it keys and answers.

mod acts;
mod questions;
mod refused;
mod shown;

#[cfg(test)]
mod tests;

use std::collections::HashMap;

use crate::domain::change::{Change, Outcome};
use crate::domain::failure::Failure;
use crate::domain::record::{Rec, Record};
use crate::msg::action::Action;
use crate::msg::effect::Query;
use crate::msg::key::{Code, Key};
use crate::text;

use super::ask::Ask;
use super::desk::Desk;
use super::pane::{CardFor, Handled};

use acts::Act;
use refused::Refused;

/// The verbs of one pane, with the question that one of them has opened.
#[derive(Clone, Debug, Default)]
pub struct Verbs {
    /// The question that stands open.
    pub ask: Option<Ask>,
    pending: HashMap<u64, Pending>,
    drawn: Option<Rec>,
    acted_on: Vec<Rec>,
}

/// A commit that is under way: what it changes, and the draft of its words.
#[derive(Clone, Debug)]
struct Pending {
    changes: Vec<Change>,
    draft: Option<String>,
}

/// The words that go with an act.
#[derive(Clone, Debug, Default)]
struct Words {
    text: String,
    /// Whether they were asked for: they go to those of the targets that need them, and leave the others as they are.
    where_needed: bool,
    /// Where their draft is kept.
    draft: Option<String>,
}

impl Verbs {
    /// Does a verb, or opens its question; [`Handled::NotMine`] where it is none of these.
    pub fn action(&mut self, action: Action, targets: Vec<Rec>, desk: &mut Desk) -> Handled {
        let about = questions::about(action, &targets);
        let shows = matches!(action, Action::History | Action::Thread);
        let does = matches!(action, Action::Edit | Action::Delete);
        if about.is_none() && !shows && !does {
            return Handled::NotMine;
        }
        let Some(first) = targets.first().copied() else {
            return Handled::No(text::nothing_under_cursor(desk.lang));
        };
        if let Some(why) = only_reads(desk).filter(|_| !shows) {
            return Handled::No(why);
        }
        match (action, about) {
            (Action::History, _) => return Handled::History(first, questions::name_of(first, desk)),
            (Action::Thread, _) => return Handled::Thread(first),
            (Action::Edit, _) => {
                let record = desk.board.as_ref().and_then(|board| board.record(first)).cloned();
                return record.map_or(Handled::Yes, |r| Handled::Card(CardFor::Record(Box::new(r))));
            }
            (Action::Delete, _) if targets.len() == 1 && self.drawn != Some(first) => {
                return Handled::No(text::not_drawn_yet(desk.lang, &desk.key(action)));
            }
            (Action::Delete, _) => {
                if let Err(why) = self.act(&targets, &Act::Delete, Words::default(), desk) {
                    desk.problem(why.said(desk.lang));
                }
            }
            (_, Some(about)) => self.ask = Some(questions::open(about, action, targets, desk)),
            _ => {}
        }
        Handled::Yes
    }

    /// Remembers what stood under the cursor in the frame that was just written: to delete hits nothing else.
    pub fn drawn(&mut self, on: Option<Rec>) {
        self.drawn = on;
    }

    /// Whether a record is one of those that were acted on last.
    pub fn acted_on(&self, rec: Rec) -> bool {
        self.acted_on.contains(&rec)
    }

    /// Whether a question stands open.
    pub fn is_typing(&self) -> bool {
        self.ask.is_some()
    }

    /// A key while a question stands open.
    pub fn typed(&mut self, key: Key, desk: &mut Desk) {
        match key.code {
            Code::Esc => self.step_back(desk),
            Code::Enter => self.answered(desk),
            _ => {
                let Some(ask) = self.ask.as_mut() else { return };
                if ask.field.key(key) {
                    self.changed(desk);
                }
            }
        }
    }

    /// A paste while a question stands open.
    pub fn pasted(&mut self, pasted: &str, desk: &mut Desk) {
        let Some(ask) = self.ask.as_mut() else { return };
        let removed = ask.field.paste(pasted);
        if removed > 0 {
            desk.say(text::pasted_cleaned(desk.lang, removed));
        }
        self.changed(desk);
    }

    /// A record that the question asked for by its key.
    pub fn found(&mut self, key: &str, record: Option<&Record>) {
        if let Some(ask) = self.ask.as_mut() {
            ask.found = Some((key.to_string(), record.cloned()));
        }
    }

    /// What became of a commit; says whether it was one of these verbs'.
    pub fn committed(&mut self, ticket: u64, result: &Result<Outcome, Failure>, desk: &mut Desk) -> bool {
        let Some(pending) = self.pending.remove(&ticket) else { return false };
        let went_in = result.as_ref().is_ok_and(|outcome| outcome.conflicts.is_empty());
        if let Some(place) = pending.draft.filter(|_| went_in) {
            desk.draft(&place, "", 0);
        }
        true
    }

    /// The board was read anew: what is still under way is shown on it again.
    pub fn board(&mut self, desk: &mut Desk) {
        for pending in self.pending.values() {
            shown::on_board(&pending.changes, desk);
        }
    }

    /// Esc: one step back. Words that were typed are kept as a draft.
    fn step_back(&mut self, desk: &mut Desk) {
        let Some(ask) = self.ask.take() else { return };
        if questions::draft_of(&ask, desk).is_some() && !ask.field.text().trim().is_empty() {
            desk.say(text::draft_kept(desk.lang));
        }
        self.ask = ask.before.map(|before| *before);
    }

    /// What is typed has changed: words are kept as a draft, a key is looked up.
    fn changed(&mut self, desk: &mut Desk) {
        let Some(ask) = self.ask.as_mut() else { return };
        if let Some(place) = questions::draft_of(ask, desk) {
            desk.draft(&place, ask.field.text(), ask.field.cursor());
        }
        if let Some(key) = ask.wants() {
            match desk.board.as_ref().and_then(|board| board.by_key(&key)).cloned() {
                Some(record) => ask.found = Some((key, Some(record))),
                None => desk.ask(Query::Find(key)),
            }
        }
    }

    /// Enter: what the answer is goes in, or asks for more; what is refused stays open.
    fn answered(&mut self, desk: &mut Desk) {
        let Some(ask) = self.ask.take() else { return };
        match ask.understood(desk) {
            Ok(_) if desk.doubts([ask.field.text()]) => self.ask = Some(ask),
            Ok(_) => self.perform(ask, desk),
            Err(why) => {
                if !why.is_empty() {
                    desk.problem(why);
                }
                self.ask = Some(ask);
            }
        }
    }

    fn perform(&mut self, ask: Ask, desk: &mut Desk) {
        let question = ask.before.as_deref().unwrap_or(&ask);
        let Some((act, given)) =
            question.understood(desk).ok().and_then(|(a, _)| acts::of(question, a, desk))
        else {
            self.ask = Some(ask);
            return;
        };
        let words = Words {
            text: if ask.before.is_some() { ask.field.text().trim().to_string() } else { given },
            where_needed: ask.before.is_some(),
            draft: questions::draft_of(&ask, desk),
        };
        match self.act(&ask.targets, &act, words, desk) {
            Ok(()) => {}
            Err(Refused::Needs { title, sentence }) if ask.before.is_none() => {
                self.ask = Some(questions::because(ask, title, sentence, desk));
            }
            Err(why) => {
                desk.problem(why.said(desk.lang));
                self.ask = Some(ask);
            }
        }
    }

    /// Writes one act on its targets as one batch and shows it at once.
    fn act(&mut self, targets: &[Rec], act: &Act, words: Words, desk: &mut Desk) -> Result<(), Refused> {
        let (mut changes, mut reason) = (Vec::new(), None);
        let (mut done, mut refused) = (Vec::new(), Vec::new());
        for rec in targets {
            match words.changes(*rec, act, desk) {
                Ok((more, why)) => {
                    changes.extend(more);
                    reason = reason.or(why);
                    done.push(*rec);
                }
                Err(needs @ Refused::Needs { .. }) => return Err(needs),
                Err(why) => refused.push((*rec, why)),
            }
        }
        if changes.is_empty() {
            let named = refused.iter().find(|(_, why)| *why != Refused::Already).or(refused.first());
            return Err(match named {
                Some((rec, why)) if targets.len() > 1 => why.of(&questions::name_of(*rec, desk)),
                Some((_, why)) => why.clone(),
                None => Refused::Already,
            });
        }
        let said = said(&done, &refused, &act.said_of(&changes, desk), desk);
        let shown = changes.clone();
        let ticket = desk.commit(changes, reason, said);
        shown::on_board(&shown, desk);
        self.acted_on = done;
        self.pending.insert(ticket, Pending { changes: shown, draft: words.draft });
        Ok(())
    }
}

impl Words {
    fn changes(&self, rec: Rec, act: &Act, desk: &Desk) -> acts::Changes {
        match acts::changes(rec, act, "", desk) {
            Err(Refused::Needs { .. }) if self.where_needed => acts::changes(rec, act, &self.text, desk),
            without if self.where_needed => without,
            _ => acts::changes(rec, act, &self.text, desk),
        }
    }
}

/// Why nothing can be written here.
fn only_reads(desk: &Desk) -> Option<String> {
    if desk.as_of.is_some() {
        return Some(text::seen_from_earlier(desk.lang, &desk.key(Action::Time)));
    }
    desk.read_only.then(|| text::failed_read_only(desk.lang))
}

/// `A3-03 sat til i gang · Ctrl-Z fortryder`; of many how many, and the first that was refused.
fn said(done: &[Rec], refused: &[(Rec, Refused)], what: &str, desk: &Desk) -> String {
    let lang = desk.lang;
    let mut said = match done {
        [one] => text::set_to(lang, &questions::name_of(*one, desk), what),
        many => text::many_records_set_to(lang, many.len(), what),
    };
    if let Some((rec, Refused::Not(sentence))) = refused.iter().find(|(_, why)| *why != Refused::Already) {
        said = format!("{said} · {}", text::but_not(lang, &questions::name_of(*rec, desk), sentence));
    }
    format!("{said} · {}", text::can_undo(lang))
}
