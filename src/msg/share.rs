//! What a note that stands open and the keeper of drafts say to each other.

use crate::domain::live::Live;
use crate::domain::pieces::{Piece, Pieces};

/// The revision of a text that was made from none that the keeper has told of.
pub const FROM_NONE: i64 = -1;

/// What the note says. It begins with [`Share::Open`] and ends with [`Share::Close`]; the keeper does it in this order,
/// and keeps what it cannot do yet until it can.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Share {
    /// A note is opened.
    Open {
        /// Returned with what is told of it.
        serial: u64,
        /// Where its draft is kept, such as `note/N-0012`.
        place: String,
        /// Where it was kept before the note was made.
        was: Option<String>,
        /// The text that the screen's was made from.
        base: Piece,
        /// What the draft is where nobody has written yet: the record's text, or a template.
        fresh: Piece,
        /// The record's text, and the newest change of the log in it.
        stored: (Piece, i64),
    },
    /// The text on the screen has changed.
    Text(Typed),
    /// The record's text is this by now.
    Stored {
        /// The text.
        text: Piece,
        /// The newest change of the log in it.
        seen: i64,
        /// Who wrote it, as far as that is known.
        by: String,
    },
    /// What was sent is saved.
    Saved {
        /// Where the draft is kept from now on.
        place: String,
        /// The text as it was sent.
        sent: Piece,
        /// The text as it was saved, with its lines' keys.
        saved: Piece,
        /// The newest change of the log in it.
        seen: i64,
    },
    /// What was to be saved is not.
    Release,
    /// The note was made by somebody else, or deleted: its draft is kept in another place.
    Moved {
        /// Where.
        place: String,
        /// Whether it is deleted, so that nothing of it is saved any more.
        is_gone: bool,
    },
    /// The note is closed.
    Close,
}

/// A text that was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    /// The text.
    pub text: Pieces,
    /// Where the cursor stands, in bytes.
    pub cursor: usize,
    /// The revision that it was made from.
    pub rev: i64,
    /// Whether it is to be written without waiting for more.
    pub hurries: bool,
    /// Whether it is to be saved in the record.
    pub saves: bool,
    /// Whether it is handed to another program now: what it was made from is kept in any case.
    pub is_lent: bool,
}

/// What the keeper tells of a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// There is a newer revision of the draft.
    Live {
        /// The draft.
        live: Live,
        /// Whether it is what this note has said itself.
        is_own: bool,
        /// Whether this text may be saved now, as was asked for.
        may_save: bool,
    },
    /// These have the same note open: the others' initials.
    Company(Vec<String>),
}
