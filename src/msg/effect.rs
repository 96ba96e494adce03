//! What `update` asks the shell to do: plain data, performed before the next frame.

use chrono::NaiveDate;

use crate::domain::change::Change;
use crate::domain::choice::Audience;
use crate::domain::field::Kind;
use crate::domain::pieces::Pieces;
use crate::domain::record::Rec;
use crate::domain::show::Show;
use crate::text::Lang;

use super::errand::Errand;
use super::share::Share;

/// Something to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Write these changes as one batch; answered by `Event::Committed` with the ticket.
    Commit {
        /// Returned with the answer.
        ticket: u64,
        /// The reason of the batch.
        reason: Option<String>,
        /// The changes.
        changes: Vec<Change>,
    },
    /// Take a batch back; answered by `Event::Undone` with the ticket.
    Undo {
        /// Returned with the answer.
        ticket: u64,
        /// Which batch, or the newest of one's own.
        what: Back,
        /// Whether what can be taken back is taken back where the whole cannot.
        partial: bool,
    },
    /// Erase the words of a record for good, in the state, the log and the search; answered by `Event::Erased`.
    Erase {
        /// Returned with the answer.
        ticket: u64,
        /// Which record.
        rec: Rec,
    },
    /// Do something with files; answered by `Event::Told` with the ticket.
    Errand {
        /// Returned with the answer.
        ticket: u64,
        /// The language of the answer.
        lang: Lang,
        /// What to do.
        errand: Errand,
    },
    /// Stop the errand that is under way; nothing of it is left.
    StopErrand,
    /// Ask the reading worker; a newer question in the same slot replaces an older one.
    Ask(u64, Query),
    /// Keep a draft; an empty text drops it.
    Draft {
        /// What it is a draft of, such as `F-0412/answer_text`.
        place: String,
        /// The text.
        text: Pieces,
        /// Where the cursor stands, in bytes.
        cursor: usize,
    },
    /// Hand a text to the program that the person writes with; answered by `Event::Returned`.
    Lend {
        /// What it is a draft of.
        place: String,
        /// The text.
        text: String,
        /// Where the cursor stands, in bytes.
        cursor: usize,
    },
    /// Tell the keeper of drafts of the note that stands open.
    Share(Share),
    /// Remember where this session stands, for the return after a lost line.
    Here(String),
    /// Take back what a newer session of the same person took over.
    TakeOver,
    /// This session is a screen in a room and no person's any more: what it took over from another it gives back. `false`,
    /// and it is a person's again.
    StandAside(bool),
    /// This stands on the wall that this session leads; none, and it leads no more.
    Lead(Option<Show>),
    /// Tell by `Event::Shown` what stands on the wall of this audience; none, and no more is told.
    Follow(Option<String>),
    /// Send `Event::Turn` after so many seconds, instead of any that was asked for before; none, and none comes.
    Turn(Option<u64>),
    /// Say who this session belongs to from now on.
    Me(String),
    /// Send a text to the terminal's clipboard.
    Copy(String),
    /// Stop until the shell brings the program back.
    Suspend,
    /// End.
    Quit,
}

/// What to take back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Back {
    /// This batch, and why.
    Batch(i64, Option<String>),
    /// What was undone last.
    Redo,
}

/// A question to the reading worker.
#[derive(Clone, Debug, PartialEq)]
pub enum Query {
    /// The order of the inbox.
    Inbox {
        /// Only what these people are responsible for.
        mine: Option<Vec<String>>,
        /// The filter as typed.
        filter: String,
        /// How many rows at first; `None` asks for all.
        first: Option<usize>,
        /// The day that it is seen from.
        as_of: Option<NaiveDate>,
    },
    /// Recommendations, targets, meetings and what belongs to them, now or as known on a day.
    Board {
        /// The day that it is seen from.
        as_of: Option<NaiveDate>,
    },
    /// The pages of the wall.
    Wall {
        /// Who stands in front of it.
        audience: Audience,
        /// The day that it is seen from.
        as_of: Option<NaiveDate>,
    },
    /// These proposals in full.
    Open {
        /// Their numbers.
        ids: Vec<i64>,
        /// The day that they are seen from.
        as_of: Option<NaiveDate>,
        /// The day since which what has moved is named.
        since: Option<NaiveDate>,
    },
    /// Figures of the inbox.
    Counts {
        /// Only what these people are responsible for.
        mine: Option<Vec<String>>,
        /// The day that it is seen from.
        as_of: Option<NaiveDate>,
    },
    /// What one has judged last.
    Recent,
    /// Everyone there is.
    People,
    /// Meetings from today on.
    Meetings,
    /// What is like this proposal.
    Alike(Rec),
    /// A record by its key.
    Find(String),
    /// What Ctrl-Z would take back.
    Undoable,
    /// The history of a record.
    History(Rec),
    /// The thread of a record.
    Thread(Rec),
    /// The records that the lines of a note may be.
    OfNote {
        /// The key of its meeting.
        meeting: Option<String>,
        /// The texts whose keys name more of them.
        texts: Vec<Pieces>,
    },
    /// Where threads break.
    Breaks,
    /// What this person did since a meeting was stamped as held.
    Sitting(Rec),
    /// What the figures that came in last have done.
    Round {
        /// The day that it is seen from.
        as_of: Option<NaiveDate>,
    },
    /// What meetings brought: proposals, and who wrote the notes.
    Brought {
        /// The day that it is seen from.
        as_of: Option<NaiveDate>,
    },
    /// The remarks on a record of the board and its history, for its detail.
    Story {
        /// Which record.
        rec: Rec,
        /// The day that it is seen from.
        as_of: Option<NaiveDate>,
    },
    /// Everything that has these words, kind by kind.
    Search(String),
    /// How many proposals saved views show.
    ViewCounts(Vec<Wanted>),
    /// Every record of a kind of which there are few.
    All(Kind),
    /// So many acts of the log, the newest first.
    Log(usize),
    /// Who else is in.
    Others,
    /// Of what there are figures.
    Offered,
}

/// The proposals that a saved view shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Wanted {
    /// The number of the view's setting.
    pub id: i64,
    /// Only what these people are responsible for.
    pub mine: Option<Vec<String>>,
    /// The filter as typed.
    pub filter: String,
}

/// Which question an answer belongs to; the newest question of a slot is the one that counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Slot {
    /// The pages of the wall: the first to be answered.
    Wall,
    /// Records on screen: the first to be answered in the panes.
    Open,
    /// What has the words that are being typed.
    Search,
    /// A record by its key.
    Find,
    /// The board.
    Board,
    /// The first rows of a list.
    First,
    /// What Ctrl-Z would take back.
    Undoable,
    /// What one has judged last.
    Recent,
    /// People.
    People,
    /// Meetings.
    Meetings,
    /// The history of a record.
    History,
    /// The thread of a record.
    Thread,
    /// The records of a note.
    OfNote,
    /// Where threads break.
    Breaks,
    /// What new figures have done.
    Round,
    /// The remarks on a record and its history.
    Story,
    /// What was done since a meeting was stamped as held.
    Sitting,
    /// How many proposals saved views show.
    ViewCounts,
    /// Every record of a kind.
    All(Kind),
    /// The log.
    Log,
    /// Figures.
    Counts,
    /// What meetings brought.
    Brought,
    /// What is like a record.
    Alike,
    /// A whole list.
    Whole,
    /// Who else is in.
    Others,
    /// Of what there are figures.
    Offered,
}

impl Query {
    /// The slot it belongs to.
    pub fn slot(&self) -> Slot {
        match self {
            Query::Inbox { first: Some(_), .. } => Slot::First,
            Query::Inbox { first: None, .. } => Slot::Whole,
            Query::Board { .. } => Slot::Board,
            Query::Wall { .. } => Slot::Wall,
            Query::Open { .. } => Slot::Open,
            Query::Counts { .. } => Slot::Counts,
            Query::Recent => Slot::Recent,
            Query::People => Slot::People,
            Query::Meetings => Slot::Meetings,
            Query::Alike(_) => Slot::Alike,
            Query::Find(_) => Slot::Find,
            Query::Undoable => Slot::Undoable,
            Query::History(_) => Slot::History,
            Query::Thread(_) => Slot::Thread,
            Query::OfNote { .. } => Slot::OfNote,
            Query::Breaks => Slot::Breaks,
            Query::Sitting(_) => Slot::Sitting,
            Query::Round { .. } => Slot::Round,
            Query::Brought { .. } => Slot::Brought,
            Query::Story { .. } => Slot::Story,
            Query::Search(_) => Slot::Search,
            Query::ViewCounts(_) => Slot::ViewCounts,
            Query::All(kind) => Slot::All(*kind),
            Query::Log(_) => Slot::Log,
            Query::Others => Slot::Others,
            Query::Offered => Slot::Offered,
        }
    }
}
