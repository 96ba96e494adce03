//! Ctrl-N on the big screen: what is agreed becomes a task with its owner and its week, and names the meeting of the day.

use crate::domain::change::{Change, Put};
use crate::domain::choice::Choice;
use crate::domain::dateform;
use crate::domain::field::Kind;
use crate::domain::field::ids::task::{DEADLINE, MEETING, OWNER, PRECISION, TITLE};
use crate::domain::marks::{Errand, errand};
use crate::domain::wall::Pages;
use crate::msg::action::Action;
use crate::msg::key::{Code, Key};
use crate::text::{self, wall};

use super::super::ask::{About, Ask};
use super::super::desk::Desk;
use super::Wall;

impl Wall {
    /// Opens the question.
    pub(super) fn agree(&mut self, desk: &mut Desk) {
        if desk.as_of.is_some() {
            return desk.problem(text::seen_from_earlier(desk.lang, &desk.key(Action::Time)));
        }
        if desk.read_only {
            return desk.problem(text::failed_read_only(desk.lang));
        }
        let letter = desk.key(Action::Agree);
        self.agreeing = Some(Ask::new(About::Agreement, Vec::new(), &letter, wall::ask_agreement(desk.lang)));
    }

    /// A key while it stands open.
    pub(super) fn typed_agreement(&mut self, key: Key, desk: &mut Desk) {
        let Some(ask) = &mut self.agreeing else { return };
        match key.code {
            Code::Esc => self.agreeing = None,
            Code::Enter => {
                let said = read(ask.field.text(), desk);
                match said.title.is_empty() {
                    true => desk.say(wall::agreement_example(desk.lang)),
                    false if desk.doubts([ask.field.text()]) => {}
                    false => self.write_agreement(said, desk),
                }
            }
            _ => drop(ask.field.key(key)),
        }
    }

    fn write_agreement(&mut self, said: Errand, desk: &mut Desk) {
        self.agreeing = None;
        let done = format!(
            "{} · {}",
            wall::agreed_now(desk.lang, &desk.harmless.hide(&said.title)),
            text::can_undo(desk.lang)
        );
        let mut values = vec![(TITLE, Put::text(said.title))];
        values.extend(self.meeting_of_the_day(desk).map(|key| (MEETING, Put::text(key))));
        values.extend(said.owner.map(|owner| (OWNER, Put::text(owner))));
        if let Some(deadline) = said.deadline {
            values.push((DEADLINE, Put::text(deadline.last.to_string())));
            values.push((PRECISION, Put::text(deadline.precision.name())));
        }
        let change = Change::Create { kind: Kind::Task, key: None, values };
        let ticket = desk.commit(vec![change], None, done);
        self.tickets.push(ticket);
    }

    fn meeting_of_the_day(&self, desk: &Desk) -> Option<String> {
        let Some(Pages::Team(team)) = &self.pages else { return None };
        let board = desk.board.as_ref()?;
        Some(board.gathering(team.meeting?)?.record.key.clone())
    }
}

/// What was typed, as a task.
fn read(typed: &str, desk: &Desk) -> Errand {
    errand(typed.trim(), &desk.people, desk.today)
}

/// What was understood: `ring til lægen · HL · uge 17`.
pub(in crate::screens) fn understood(typed: &str, desk: &Desk) -> String {
    let lang = desk.lang;
    let said = read(typed, desk);
    let owner = said.owner.unwrap_or_else(|| wall::without_owner(lang));
    let week = said.deadline.map(|deadline| dateform::deadline(deadline, desk.today, lang));
    let week = week.unwrap_or_else(|| wall::without_deadline(lang));
    format!("{} · {owner} · {week}", said.title)
}
