//! What happens to the program, and what the workers answer.

use std::sync::Arc;

use crate::domain::arrival::Progress;
use crate::domain::board::Board;
use crate::domain::change::{Entry, Line, Outcome, Undone};
use crate::domain::erasing::StillOpen;
use crate::domain::failure::Failure;
use crate::domain::field::Kind;
use crate::domain::found::Found;
use crate::domain::inbox::{Counts, Listing};
use crate::domain::meeting::Brought;
use crate::domain::offered::Offered;
use crate::domain::record::{Rec, Record};
use crate::domain::round::Round;
use crate::domain::show::Led;
use crate::domain::thread::{Breaks, Thread};
use crate::domain::wall::Pages;

use super::effect::Slot;
use super::errand::Told;
use super::key::Input;
use super::share::News;

/// Something that happened.
#[derive(Clone, Debug)]
pub enum Event {
    /// What one read of the terminal held.
    Input(Vec<Input>),
    /// The window has this size now, in cells.
    Resize(u16, u16),
    /// The terminal is gone, or the program was told to end.
    Hangup,
    /// The system asks the program to stop until it is brought back.
    Suspend,
    /// The terminal was given back by a suspended session: everything must be painted anew.
    Resumed,
    /// The answer to a query.
    Reply(Slot, u64, Box<Reply>),
    /// What became of a commit.
    Committed(u64, Result<Outcome, Failure>),
    /// What became of an erasing, and where the words may still stand.
    Erased(u64, Result<(Outcome, StillOpen), Failure>),
    /// What became of an undo or a redo.
    Undone(u64, Result<Undone, Failure>),
    /// What became of an errand.
    Told(u64, Box<Told>),
    /// A part of an errand is done.
    Progress(u64, Progress),
    /// A commit waits for a neighbour's lock.
    Waiting,
    /// Somebody else has written; the newest change of the log is this one.
    Changed(i64),
    /// Another program has had the text of a note.
    Returned(Box<Returned>),
    /// Something about the note that was opened with this number.
    News(u64, Box<News>),
    /// Drafts cannot be written at the moment, or can again.
    Kept(Result<(), Failure>),
    /// The time has come to turn to the next page of the wall.
    Turn,
    /// Another session of the same person has taken over.
    TakenOver,
    /// What a newer session took over from this one it has given back.
    GivenBack,
    /// This stands on the wall that is followed, or led, from now on.
    Shown(Led),
    /// A part of the program has stopped; the sentence is for the log.
    Stopped(String),
}

/// The text of a note that another program has had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Returned {
    /// What it is a draft of.
    pub place: String,
    /// The program, as the person calls it.
    pub program: String,
    /// What came of it.
    pub ended: Ended,
    /// The text, where it is another now.
    pub text: Option<String>,
}

/// How another program ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ended {
    /// As it should.
    Well,
    /// With this code, which is not zero.
    Failed(i32),
    /// By a signal.
    Killed,
    /// There is no such program.
    NotFound,
    /// Nobody has said which program it is.
    NotNamed,
    /// The text could not be handed over or read back; the system's own words.
    NoFile(String),
}

/// The answer to a query.
#[derive(Clone, Debug)]
pub enum Reply {
    /// The order of the inbox.
    Inbox(Listing),
    /// The board.
    Board(Arc<Board>),
    /// The pages of the wall.
    Wall(Box<Pages>),
    /// Proposals in full: those that were asked for, and those of them that are there.
    Opened(Vec<i64>, Vec<Opened>),
    /// Figures of the inbox.
    Counts(Counts),
    /// What one has judged last, newest first.
    Recent(Vec<Recent>),
    /// Everyone there is.
    People(Vec<Record>),
    /// Of what there are figures.
    Offered(Vec<Offered>),
    /// Meetings from today on, the next first.
    Meetings(Vec<Record>),
    /// What is like a proposal.
    Alike(Rec, Vec<Alike>),
    /// A record by its key.
    Found(String, Option<Record>),
    /// What Ctrl-Z would take back.
    Undoable(Option<Entry>),
    /// The history of a record.
    History(Rec, Vec<Entry>),
    /// The thread of a record.
    Thread(Thread),
    /// The records that the lines of a note may be.
    OfNote(Vec<Record>),
    /// Where threads break.
    Breaks(Breaks),
    /// What this person did since a meeting was stamped as held, the oldest first.
    Sitting(Rec, Vec<Entry>),
    /// What the figures that came in last have done; nothing where none ever came.
    Round(Option<Round>),
    /// What meetings brought.
    Brought(Brought),
    /// The remarks on a record and its history.
    Story(Story),
    /// What was found for these words.
    Searched(String, Vec<Found>),
    /// How many proposals each saved view shows, by the number of its setting.
    ViewCounts(Vec<(i64, usize)>),
    /// Every record of a kind.
    All(Kind, Vec<Record>),
    /// The newest acts of the log; of a personal case without the words.
    Log(Vec<Entry>),
    /// How many others are in, and the newest change.
    Others(Vec<String>),
    /// It could not be read.
    Failed(Failure),
}

/// A proposal with what stands around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// The proposal.
    pub record: Record,
    /// What it came with.
    pub submission: Option<Record>,
    /// What it is about: recommendations, initiatives, meetings, and what it was merged into.
    pub about: Vec<Record>,
    /// The proposals that were merged into it.
    pub merged: Vec<String>,
    /// Remarks, newest first.
    pub remarks: Vec<Remark>,
    /// What differs from how it was when the committee, or the team, last met.
    pub moved: Vec<Line>,
}

/// What was said of a record and done to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Story {
    /// The record.
    pub rec: Rec,
    /// Remarks, newest first.
    pub remarks: Vec<Remark>,
    /// Its history, newest first.
    pub entries: Vec<Entry>,
}

/// A dated remark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// Who wrote it.
    pub who: String,
    /// When, milliseconds since 1970 in UTC.
    pub at: i64,
    /// What it says.
    pub text: String,
}

/// A verdict that was given a moment ago.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recent {
    /// The batch that gave it.
    pub entry: Entry,
    /// The proposal as it is now.
    pub record: Record,
}

/// A record that is like the one on screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alike {
    /// The record.
    pub record: Record,
    /// The words that both have, as a person reads them.
    pub shared: Vec<String>,
}
