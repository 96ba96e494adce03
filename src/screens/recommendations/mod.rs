//! Anbefalinger: recommendations and initiatives. State and routing.

use crate::domain::change::{Entry, Outcome};
use crate::domain::failure::Failure;
use crate::domain::record::{Rec, Record};
use crate::msg::action::{Action, Scope};
use crate::msg::key::Key;
use crate::ui::canvas::Canvas;

use super::ask::Ask;
use super::desk::Desk;
use super::field::Field;
use super::frame;
use super::pane::{Handled, Hints, Pane};

/// The pane.
#[derive(Clone, Debug, Default)]
pub struct Recommendations {}

impl Pane for Recommendations {
    fn name(&self) -> Action {
        Action::Pane1
    }

    fn scope(&self) -> Scope {
        Scope::Recommendations
    }

    fn read(&mut self, _: &mut Desk) {}

    fn board(&mut self, _: &mut Desk) {}

    fn news(&mut self, _: &mut Desk) {}

    fn leave(&mut self, _: &mut Desk) {}

    fn open(&mut self, _: &mut Desk) {}

    fn action(&mut self, _: Action, _: &mut Desk) -> Handled {
        Handled::NotMine
    }

    fn is_typing(&self) -> bool {
        false
    }

    fn typed(&mut self, _: Key, _: &mut Desk) {}

    fn pasted(&mut self, _: &str, _: &mut Desk) {}

    fn found(&mut self, _: &str, _: Option<&Record>, _: &mut Desk) {}

    fn committed(&mut self, _: u64, _: &Result<Outcome, Failure>, _: &mut Desk) {}

    fn undone(&mut self, _: &Entry, _: &mut Desk) {}

    fn shows(&self, _: Rec, _: &Desk) -> bool {
        false
    }

    fn show(&mut self, _: &Record, _: &mut Desk) -> bool {
        false
    }

    fn place(&self) -> Option<String> {
        None
    }

    fn come_back(&mut self, _: &str, _: &mut Desk) {}

    fn question(&self) -> Option<&Ask> {
        None
    }

    fn filter(&self) -> Option<&Field> {
        None
    }

    fn hints(&self, _: &Desk) -> Hints {
        Hints { lead: Vec::new(), verbs: frame::hinted(&[self.scope(), Scope::List, Scope::Everywhere]) }
    }

    fn view(&self, desk: &Desk, canvas: &mut Canvas<'_>) {
        frame::draw_top(self.name(), "", desk, canvas);
    }

    fn view_home(&self, desk: &Desk, focused: bool, canvas: &mut Canvas<'_>) {
        frame::draw_name(self.name(), focused, ["", ""], desk, canvas);
    }
}
