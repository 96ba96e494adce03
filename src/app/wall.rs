//! F5: the big screen comes on over everything and goes again. While it is on nothing else is drawn, reached or said.

use crate::domain::change::Entry;
use crate::domain::choice::{Audience, Choice};
use crate::domain::record::Record;
use crate::domain::show::Part;
use crate::domain::wall::{Opening, Pages};
use crate::msg::action::Action;
use crate::msg::effect::{Effect, Query};
use crate::msg::key::{Input, Key};
use crate::screens::ask::{About, Ask};
use crate::screens::desk::Note;
use crate::screens::wall::{Turned, Wall};
use crate::text::wall;

use super::App;

/// The fields of a colleague that are more than initials.
const NAMES: [&str; 2] = ["name", "login"];

impl App {
    /// Asks who stands in front of the big screen.
    pub(super) fn ask_audience(&mut self) {
        let lang = self.desk.lang;
        let letter = self.desk.key(Action::Present);
        let choices = wall::SHOWS.iter().zip(1..).map(|(audience, n)| {
            let named = audience.of(lang).to_owned();
            (n, named, n.to_string())
        });
        let ask = Ask::new(About::Audience, Vec::new(), &letter, wall::ask_audience(lang));
        self.put_question(ask.choosing(choices));
    }

    /// The program shows nothing else.
    pub fn show_only(&mut self, opening: Opening) {
        self.present(opening);
    }

    /// The big screen comes on.
    pub(super) fn present(&mut self, opening: Opening) {
        self.close_all();
        self.desk.note = Note::Nothing;
        self.desk.on_wall = true;
        self.desk.people.iter_mut().for_each(only_initials);
        self.desk.ask(Query::People);
        self.desk.ask(Query::Undoable);
        if opening.part != Part::Own {
            self.desk.effect(Effect::Follow(Some(opening.audience.name().to_owned())));
        }
        if is_only_looked_at(&opening) {
            self.desk.effect(Effect::StandAside(true));
        }
        self.wall = Some(Wall::new(opening, &mut self.desk));
        self.hold_meeting();
    }

    /// The board comes back as it is now.
    fn leave_wall(&mut self) {
        let opening = self.wall.take().map(|wall| wall.opening);
        if opening.is_some_and(|opening| opening.part != Part::Own) {
            self.desk.effect(Effect::Follow(None));
        }
        if opening.as_ref().is_some_and(is_only_looked_at) {
            self.desk.effect(Effect::StandAside(false));
            // Where it stands is to be told anew.
            self.place = None;
        }
        self.desk.on_wall = false;
        self.desk.note = Note::Nothing;
        self.desk.effect(Effect::Turn(None));
        self.desk.ask(Query::People);
        self.desk.ask(Query::Others);
        self.read();
        self.end_meeting(false);
        self.undo_is_stale();
    }

    pub(super) fn inputs_on_wall(&mut self, inputs: &[Input]) {
        for input in inputs {
            match input {
                Input::Key(key) => self.key_on_wall(*key),
                Input::Paste(pasted) => {
                    self.wall.iter_mut().for_each(|wall| wall.pasted(pasted, &mut self.desk));
                }
                Input::Focus(_) => self.dirty = false,
            }
        }
    }

    pub(super) fn key_on_wall(&mut self, key: Key) {
        self.desk.note = Note::Nothing;
        if let Some(doubt) = self.doubt.take() {
            return self.key_into_doubt(doubt, key);
        }
        let Some(wall) = &mut self.wall else { return };
        match wall.key(key, &mut self.desk) {
            Turned::Stays => {}
            Turned::Leaves => self.leave_wall(),
            Turned::Ends if self.ended.is_some() || self.end_meeting(true) => {}
            Turned::Ends => self.desk.effect(Effect::Quit),
            Turned::Undo => self.undo(),
        }
        self.ask_about_numbers(key);
    }

    /// The next page, if it is time.
    pub(super) fn turn_wall(&mut self) {
        match &mut self.wall {
            Some(wall) => wall.turn(&mut self.desk),
            None => self.dirty = false,
        }
    }

    /// Reads anew what the big screen shows.
    pub(super) fn read_wall(&mut self) {
        self.desk.ask(Query::Undoable);
        if let Some(wall) = &self.wall {
            wall.read(&mut self.desk);
        }
    }

    /// The pages have come: what was said when they could not be read is over, since nobody may be there to press a key.
    pub(super) fn wall_read(&mut self, pages: &Pages) {
        let failed = self.unread.take();
        if matches!(&self.desk.note, Note::Problem(said) if Some(said) == failed.as_ref()) {
            self.desk.note = Note::Nothing;
        }
        self.wall.iter_mut().for_each(|wall| wall.take(pages.clone()));
    }

    /// Of colleagues only their initials are known here.
    pub(super) fn people_on_wall(&mut self, mut people: Vec<Record>) {
        people.iter_mut().for_each(only_initials);
        self.desk.people = people;
        self.dirty = false;
    }

    /// An act is taken back from the big screen only if it was done there; of any other not even its name is said.
    pub(super) fn undo_on_wall(&mut self, entry: &Entry) {
        let Some(wall) = &self.wall else { return };
        let is_meeting = |rec| self.sitting.as_ref().is_some_and(|sitting| sitting.meeting == rec);
        if entry.lines.iter().all(|line| wall.worked_on(line.rec) || is_meeting(line.rec)) {
            self.take_back(entry.batch, None, false);
        } else {
            self.desk.say(wall::undo_only_here(self.desk.lang));
        }
    }

    /// Says nothing of what was done before the big screen came on; what is under way was begun on it.
    pub(super) fn hush(&mut self, is_of_wall: bool) {
        if self.wall.is_some() && !is_of_wall && !matches!(self.desk.note, Note::Pending(..)) {
            self.desk.note = Note::Nothing;
        }
    }
}

/// Whether nothing can be done on its pages. The program that was started for such a show never was a person's session.
fn is_only_looked_at(opening: &Opening) -> bool {
    let is_screen = match opening.part {
        Part::Own => opening.audience == Audience::Public,
        Part::Leads => false,
        Part::Follows => true,
    };
    is_screen && !opening.is_alone
}

fn only_initials(person: &mut Record) {
    let fields = person.rec.kind.fields().iter().zip(&mut person.values);
    fields.filter(|(field, _)| NAMES.contains(&field.name)).for_each(|(_, value)| *value = None);
}
