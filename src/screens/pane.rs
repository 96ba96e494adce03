//! What every pane can do. The app routes to the one in front; at home all four are on screen and one has the cursor.

use crate::domain::change::{Entry, Outcome};
use crate::domain::failure::Failure;
use crate::domain::field::Kind;
use crate::domain::note::Note;
use crate::domain::record::{Rec, Record};
use crate::msg::action::{Action, Scope};
use crate::msg::event::{Opened, Story};
use crate::msg::key::Key;
use crate::text;
use crate::ui::canvas::Canvas;

use super::ask::Ask;
use super::desk::Desk;
use super::field::Field;

/// What became of a verb.
#[derive(Clone, Debug, PartialEq)]
pub enum Handled {
    /// It was done, or it said itself why not.
    Yes,
    /// It does not work here, because of this.
    No(String),
    /// It is none of this pane's.
    NotMine,
    /// A card is asked for.
    Card(CardFor),
    /// The history of a record is asked for; its key is named.
    History(Rec, String),
    /// The thread of a record is asked for.
    Thread(Rec),
    /// An issued report is to be read; its key is named.
    Paper(String),
    /// The page that this verb lays over the panes is asked for.
    Page(Action),
}

/// What a card is to be opened for.
#[derive(Clone, Debug, PartialEq)]
pub enum CardFor {
    /// A new record of a kind, with some of its fields filled: the field's id and the value as stored.
    New(Kind, Vec<(u16, String)>),
    /// A proposal with the submission that it came with.
    Proposal(Box<Opened>),
    /// A note that is there, or a new one.
    Note(Box<Note>),
    /// Any other record.
    Record(Box<Record>),
}

/// What stands in the hint bar: movements that no single verb names, then verbs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hints {
    /// Keys and words of movements.
    pub lead: Vec<(String, String)>,
    /// Verbs.
    pub verbs: Vec<Action>,
}

/// A pane. `desk.at_home` says whether it fills the screen or is one of four.
pub trait Pane {
    /// Its verb, whose key and word name it.
    fn name(&self) -> Action;

    /// The keys that are its own.
    fn scope(&self) -> Scope;

    /// Asks for all that it shows: at the start, and where what everyone sees has changed (mine, the day it is seen on).
    fn read(&mut self, desk: &mut Desk);

    /// The board has been read anew.
    fn board(&mut self, desk: &mut Desk);

    /// Another session has written.
    fn news(&mut self, desk: &mut Desk);

    /// The cursor goes to another pane: rows that stayed though they no longer belong here go.
    fn leave(&mut self, desk: &mut Desk);

    /// The four panes come on screen again: what needs someone first is in sight, so a cursor further down goes up.
    fn come_home(&mut self, desk: &mut Desk);

    /// Enter at home: the pane fills the screen, its cursor on the same row.
    fn open(&mut self, desk: &mut Desk);

    /// A verb.
    fn action(&mut self, action: Action, desk: &mut Desk) -> Handled;

    /// Whether something is being typed here.
    fn is_typing(&self) -> bool;

    /// A key while something is being typed.
    fn typed(&mut self, key: Key, desk: &mut Desk);

    /// A paste while something is being typed.
    fn pasted(&mut self, pasted: &str, desk: &mut Desk);

    /// A record that a question or a return asked for by its key.
    fn found(&mut self, key: &str, record: Option<&Record>, desk: &mut Desk);

    /// What was said of a record and done to it, where its detail asked.
    fn story(&mut self, _: &Story) {}

    /// What became of a commit; the message row has been settled already.
    fn committed(&mut self, ticket: u64, result: &Result<Outcome, Failure>, desk: &mut Desk);

    /// A batch was taken back or done again: what it was about comes on screen.
    fn undone(&mut self, entry: &Entry, desk: &mut Desk);

    /// Whether a record is on screen or was acted on here last, so that one sees what happens to it.
    fn shows(&self, rec: Rec, desk: &Desk) -> bool;

    /// Brings a record on screen with the pane opened; says whether it belongs here.
    fn show(&mut self, record: &Record, desk: &mut Desk) -> bool;

    /// What its list shows, in that order; none while it is still being read.
    fn listed(&self) -> Option<Vec<Rec>>;

    /// The filter in force, as typed.
    fn filtered(&self) -> &str {
        ""
    }

    /// Puts a filter in force, with the pane opened.
    fn filter_by(&mut self, _filter: &str, _desk: &mut Desk) {}

    /// How many rows it would show with a filter on this desk; `None` where it does not know by itself.
    fn count(&self, _filter: &str, _desk: &Desk) -> Option<usize> {
        None
    }

    /// What it shows as plain lines in reading order, every value with its name: no frames and no columns.
    fn plain(&self, desk: &Desk) -> Vec<String> {
        vec![text::plain_nothing(desk.lang, self.name().verb().word.of(desk.lang))]
    }

    /// Asks for all that [`Pane::plain`] says, not only for what is in view.
    fn read_whole(&mut self, _desk: &mut Desk) {}

    /// Where one stands in it, for the return after a lost line.
    fn place(&self) -> Option<String>;

    /// Comes back to a place that [`Pane::place`] named.
    fn come_back(&mut self, place: &str, desk: &mut Desk);

    /// Remembers what the frame showed that was just written: a deciding key acts on nothing else.
    fn drawn(&mut self) {}

    /// The question that stands open, to be drawn over the last rows; `None` where the pane draws it itself.
    fn question(&self) -> Option<&Ask>;

    /// The filter line while it is typed.
    fn filter(&self) -> Option<&Field>;

    /// Whether the row that the next key is about has been asked for and has not come yet.
    fn waits(&self) -> bool {
        false
    }

    /// What stands in the hint bar.
    fn hints(&self, desk: &Desk) -> Hints;

    /// Draws it over the whole screen but for the last two rows.
    fn view(&self, desk: &Desk, canvas: &mut Canvas<'_>);

    /// Draws it as one of four.
    fn view_home(&self, desk: &Desk, focused: bool, canvas: &mut Canvas<'_>);
}
