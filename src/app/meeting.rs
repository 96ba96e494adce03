//! What the big screen is besides its pages: the meeting that is held from it, and the show that another session follows.

use crate::domain::change::{Entry, Outcome};
use crate::domain::failure::Failure;
use crate::domain::show::{Led, Part};
use crate::msg::effect::Effect;
use crate::screens::desk::Note;
use crate::screens::said;
use crate::screens::sitting::Sitting;
use crate::text::wall;

use super::App;

/// A meeting that has ended.
#[derive(Clone, Debug)]
pub(super) struct Ended {
    sitting: Sitting,
    /// Whether the program ends when its note is written.
    quits: bool,
    /// What is said of its note, once that is on its way into the file.
    said: Option<String>,
}

impl App {
    /// The meeting of the day begins on the team's pages, once the board is read.
    pub(super) fn hold_meeting(&mut self) {
        let sitting = self.wall.as_mut().and_then(|wall| wall.begin_meeting(&mut self.desk));
        self.sitting = sitting.or(self.sitting.take());
    }

    /// The big screen goes: the meeting ends with it. Says whether there is one whose note the program is to wait for.
    pub(super) fn end_meeting(&mut self, quits: bool) -> bool {
        let Some(mut sitting) = self.sitting.take() else { return false };
        sitting.end(&mut self.desk);
        self.ended = Some(Ended { sitting, quits, said: None });
        true
    }

    /// What was done at the meeting has come.
    pub(super) fn leave_note(&mut self, acts: &[Entry]) {
        let Some(ended) = &mut self.ended else { return };
        ended.said = ended.sitting.leave_note(acts, &mut self.desk);
        if ended.said.is_none() {
            self.finish_meeting();
        }
    }

    fn finish_meeting(&mut self) {
        if self.ended.take().is_some_and(|ended| ended.quits) {
            self.desk.effect(Effect::Quit);
        }
    }

    /// What became of a commit while the big screen is on, or its meeting ends.
    pub(super) fn committed_on_wall(&mut self, ticket: u64, result: &Result<Outcome, Failure>) {
        let is_own = self.ended.as_mut().is_some_and(|ended| ended.sitting.committed(ticket, &mut self.desk));
        if let Some(said) = self.ended.as_ref().filter(|_| is_own).and_then(|ended| ended.said.clone()) {
            if let Ok(outcome) = result {
                self.desk.note = Note::Done(said::clock(outcome.at, self.desk.lang), said);
            }
            self.finish_meeting();
        }
        let Some(wall) = &mut self.wall else { return };
        let mut is_of_wall = wall.committed(ticket, result, &mut self.desk);
        if let Some(sitting) = &mut self.sitting {
            if let (true, Ok(outcome), Some(point)) = (is_of_wall, result, wall.point()) {
                sitting.acts(&outcome.changed, point);
            }
            is_of_wall |= sitting.committed(ticket, &mut self.desk);
        }
        self.hush(is_of_wall);
    }

    /// Tells the shell what stands on the wall that this session leads, where that has changed.
    pub(super) fn tell_show(&mut self) {
        let wall = self.wall.as_ref().filter(|wall| wall.opening.part == Part::Leads);
        let show = wall.and_then(|wall| wall.stands());
        if wall.is_some() && show.is_none() || show == self.led {
            return;
        }
        self.led.clone_from(&show);
        self.desk.effect(Effect::Lead(show));
    }

    /// What stands on the wall that is followed; whoever leads learns that another does now.
    pub(super) fn shown(&mut self, led: Led) {
        match self.wall.as_mut().map(|wall| (wall.opening.part, wall)) {
            Some((Part::Follows, wall)) => wall.follow(led.show),
            Some((Part::Leads, _)) if led.lives && !led.own => {
                self.desk.problem(wall::another_leads(self.desk.lang, &led.who));
            }
            _ => self.dirty = false,
        }
    }
}
