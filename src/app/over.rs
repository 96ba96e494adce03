//! What lies over the panes: one page on another, each coming back when what was laid over it closes.

use crate::msg::action::Action;
use crate::msg::effect::Query;
use crate::msg::event::Reply;
use crate::screens::ask::Ask;
use crate::screens::overlay::{Chosen, Overlay};

use super::App;

impl App {
    /// Lays a page over what is on screen.
    pub(super) fn lay(&mut self, overlay: Overlay) {
        overlay.read(&mut self.desk);
        self.beneath.extend(self.overlay.replace(overlay));
    }

    /// What was laid over a page has closed, or what was opened from it: it comes back.
    pub(super) fn surface(&mut self) {
        if self.overlay.is_none() && self.card.is_none() && self.question.is_none() {
            self.overlay = self.beneath.pop();
            self.read_overlay();
        }
    }

    /// Reads anew what the page on top shows.
    pub(super) fn read_overlay(&mut self) {
        if let Some(overlay) = &self.overlay {
            overlay.read(&mut self.desk);
        }
    }

    /// Puts a question; a page that lies over the panes comes back after it.
    pub(super) fn put_question(&mut self, question: Ask) {
        self.beneath.extend(self.overlay.take());
        self.question = Some(question);
    }

    /// Gives the pages what the reading worker has found for them.
    pub(super) fn to_overlays(&mut self, found: &Reply) {
        self.overlay.iter_mut().chain(&mut self.beneath).for_each(|overlay| overlay.take(found));
    }

    /// What a key in a page came to.
    pub(super) fn chosen(&mut self, chosen: Chosen) {
        match chosen {
            Chosen::Nothing => {}
            Chosen::Close => self.overlay = None,
            Chosen::Do(action) => {
                self.overlay = None;
                self.act_over(action);
            }
            Chosen::Over(action) => self.act_over(action),
            Chosen::Go(key) => {
                self.close_all();
                self.goes_to = Some(key.clone());
                self.desk.ask(Query::Find(key));
            }
            Chosen::Thread(rec) => self.lay(Overlay::thread(rec)),
            Chosen::Me(who) => self.me(&who, Vec::new()),
            Chosen::NewMe(initials, name) => self.new_me(&initials, name),
        }
    }

    /// A pane's number leaves the pages; anything else is laid over them.
    fn act_over(&mut self, action: Action) {
        if matches!(action, Action::Pane1 | Action::Pane2 | Action::Pane3 | Action::Pane4) {
            self.close_all();
        }
        self.act(action);
    }

    fn close_all(&mut self) {
        self.overlay = None;
        self.beneath.clear();
    }
}
