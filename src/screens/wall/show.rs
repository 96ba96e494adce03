//! A show of two sessions: one leads and says what stands on the wall, the other follows and says nothing.

use crate::domain::choice::Choice;
use crate::domain::meeting::Point;
use crate::domain::show::{Part, Show};
use crate::domain::wall::Pages;
use crate::msg::action::{Action, Scope};
use crate::msg::key::Key;

use super::super::desk::Desk;
use super::{Turned, Wall};

impl Wall {
    /// What stands on the wall; `None` until its pages were read.
    pub fn stands(&self) -> Option<Show> {
        let pages = self.pages.as_ref()?;
        let on = pages.rows(self.at).get(self.row);
        Some(Show {
            audience: self.opening.audience.name().to_owned(),
            page: pages.name(self.at),
            place: self.at,
            row: on.map(|row| row.key.clone()),
            black: self.is_black,
        })
    }

    /// Shows what another session leads.
    pub fn follow(&mut self, show: Show) {
        let Some(pages) = &self.pages else {
            self.led = Some(show);
            return;
        };
        let names: Vec<String> = (0..pages.len()).map(|at| pages.name(at)).collect();
        self.at = show.among(&names);
        let rows = pages.rows(self.at);
        self.row = rows.iter().position(|row| Some(&row.key) == show.row.as_ref()).unwrap_or_default();
        self.is_black = show.black;
    }

    /// A session that follows knows no key but the one that leaves it.
    pub(super) fn key_of_follower(&mut self, key: Key, desk: &mut Desk) -> Turned {
        match desk.keymap.action(&[Scope::Everywhere], key) {
            Some(Action::Back | Action::Quit) if self.opening.is_alone => Turned::Ends,
            Some(Action::Back | Action::Quit) => {
                self.is_leaving = true;
                Turned::Stays
            }
            _ => Turned::Stays,
        }
    }

    /// The point of the meeting's agenda that stands there.
    pub fn point(&self) -> Option<Point> {
        match self.pages.as_ref()? {
            Pages::Public(_) => None,
            Pages::Team(team) => team.pages.get(self.at).map(|page| page.point()),
        }
    }

    /// Whether the page is to be seen: the screen of whoever leads is never black.
    pub(super) fn shows_page(&self) -> bool {
        !self.is_black || self.is_leaving || self.opening.part == Part::Leads
    }
}
