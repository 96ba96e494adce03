//! Which pane is in front, whether it fills the screen, going to a record wherever it belongs, and the return after a
//! lost line.

use chrono::NaiveDate;

use crate::domain::dateform;
use crate::domain::record::Record;
use crate::msg::action::Action;
use crate::msg::effect::{Effect, Query};
use crate::screens::ask::days;
use crate::screens::desk::Desk;
use crate::screens::frame::PANES;
use crate::screens::pane::Pane;
use crate::text;

use super::App;

impl App {
    /// The panes, in the order of their numbers.
    pub fn panes(&self) -> [&dyn Pane; 4] {
        [&self.recommendations, &self.targets, &self.proposals, &self.meetings]
    }

    /// The pane in front.
    pub fn pane(&self) -> &dyn Pane {
        let [one, two, three, four] = self.panes();
        match self.front {
            0 => one,
            1 => two,
            2 => three,
            _ => four,
        }
    }

    pub(super) fn pane_mut(&mut self) -> &mut dyn Pane {
        self.with_desk().0
    }

    /// The pane in front and the desk, both to be changed.
    pub(super) fn with_desk(&mut self) -> (&mut dyn Pane, &mut Desk) {
        let pane: &mut dyn Pane = match self.front {
            0 => &mut self.recommendations,
            1 => &mut self.targets,
            2 => &mut self.proposals,
            _ => &mut self.meetings,
        };
        (pane, &mut self.desk)
    }

    /// Does something with every pane.
    pub(super) fn each(&mut self, mut work: impl FnMut(&mut dyn Pane, &mut Desk)) {
        let App { recommendations, targets, proposals, meetings, desk, .. } = self;
        let panes: [&mut dyn Pane; 4] = [recommendations, targets, proposals, meetings];
        panes.into_iter().for_each(|pane| work(pane, desk));
    }

    /// Gives a pane the cursor; the desk knows whose keys count.
    fn put_in_front(&mut self, number: usize) {
        self.front = number;
        self.desk.scope = self.pane().scope();
    }

    /// Another pane comes to the front; the one that is in front already goes back to its list.
    pub(super) fn go_pane(&mut self, action: Action) {
        let Some(number) = PANES.iter().position(|p| *p == action) else { return };
        if number == self.front && !self.desk.at_home {
            let (pane, desk) = self.with_desk();
            pane.open(desk);
        } else if number != self.front {
            self.leave();
            self.put_in_front(number);
            if !self.desk.at_home {
                let (pane, desk) = self.with_desk();
                pane.open(desk);
            }
        }
    }

    pub(super) fn next_pane(&mut self) {
        let next = PANES.get((self.front + 1) % PANES.len()).copied();
        next.into_iter().for_each(|pane| self.go_pane(pane));
    }

    /// The pane in front fills the screen.
    pub(super) fn open_pane(&mut self) {
        self.desk.at_home = false;
        let (pane, desk) = self.with_desk();
        pane.open(desk);
    }

    /// Asks which day to see the board from; the last meetings and now can be chosen by number.
    pub(super) fn ask_time(&mut self) {
        let title = text::ask_time(self.desk.lang);
        let question = days(&self.desk, &self.desk.key(Action::Time), title);
        self.question = Some(question);
    }

    /// What has moved is told since the other kind of meeting from now on.
    pub(super) fn change_since(&mut self) {
        self.desk.since_board = !self.desk.since_board;
        self.proposals.forget_all();
        self.each(|pane, desk| pane.board(desk));
        let lang = self.desk.lang;
        let said = match (self.desk.since(), self.desk.since_board) {
            (Some(since), true) => text::last_board_meeting(lang, &dateform::day(since.day, lang)),
            (Some(since), false) => text::last_committee(lang, &dateform::day(since.day, lang)),
            (None, _) => return self.desk.say(text::none_has_met(lang)),
        };
        self.desk.say(text::marks_since(lang, &said));
    }

    /// Sees the board from a day, or as it is now.
    pub(super) fn see_from(&mut self, day: Option<NaiveDate>) {
        self.desk.as_of = day;
        self.desk.today = day.unwrap_or_else(|| self.desk.date());
        self.read();
    }

    /// Back to the four panes; from an earlier day back to now.
    pub(super) fn go_home(&mut self) {
        if self.desk.at_home && self.desk.as_of.is_some() {
            return self.see_from(None);
        }
        if self.desk.at_home {
            return self.desk.say(text::quit_with(self.desk.lang));
        }
        self.leave();
        self.desk.at_home = true;
        self.each(|pane, desk| {
            pane.read(desk);
            pane.come_home(desk);
        });
    }

    fn leave(&mut self) {
        let (pane, desk) = self.with_desk();
        pane.leave(desk);
    }

    /// Goes to a record wherever it belongs.
    pub(super) fn go(&mut self, record: &Record) {
        for number in 0..PANES.len() {
            let before = (self.front, self.desk.at_home);
            self.put_in_front(number);
            self.desk.at_home = false;
            let (pane, desk) = self.with_desk();
            if pane.show(record, desk) {
                return;
            }
            self.put_in_front(before.0);
            self.desk.at_home = before.1;
        }
        if self.go_to_list(record) {
            return;
        }
        let heading = crate::screens::ask::heading(record);
        self.desk.say(text::not_here(self.desk.lang, &format!("{} {heading}", record.key)));
    }

    /// Looks a record up by its key, to go there.
    pub(super) fn go_to_key(&mut self, key: String) {
        self.goes_to = Some(key.clone());
        self.desk.ask(Query::Find(key));
    }

    /// A record that was looked up by its key.
    pub(super) fn found(&mut self, key: &str, record: Option<Record>) {
        if self.goes_to.as_deref() == Some(key) {
            self.goes_to = None;
            return match record {
                Some(record) => self.go(&record),
                None => self.desk.problem(text::no_such_record(self.desk.lang, key)),
            };
        }
        if let Some(question) = &mut self.question {
            question.found = Some((key.to_string(), record.clone()));
            if question.eager {
                self.answered();
            }
        }
        self.each(|pane, desk| pane.found(key, record.as_ref(), desk));
    }

    /// Tells the shell where this session stands, where that has changed.
    pub(super) fn remember_place(&mut self) {
        if self.wall.is_some() {
            return;
        }
        let within = self.pane().place();
        let front = if self.desk.at_home { "home" } else { "pane" };
        let place = within.map(|within| format!("{front}/{}/{within}", self.front + 1));
        if place.is_some() && place != self.place {
            self.place.clone_from(&place);
            place.into_iter().for_each(|place| self.desk.effect(Effect::Here(place)));
        }
    }

    /// Comes back to the place that a lost session stood at.
    pub fn come_back(&mut self, place: &str) {
        let mut parts = place.splitn(3, '/');
        let (Some(front), Some(number), Some(within)) = (parts.next(), parts.next(), parts.next()) else {
            return;
        };
        self.put_in_front(number.parse::<usize>().unwrap_or(1).saturating_sub(1).min(PANES.len() - 1));
        self.desk.at_home = front == "home";
        let (pane, desk) = self.with_desk();
        pane.come_back(within, desk);
    }
}
