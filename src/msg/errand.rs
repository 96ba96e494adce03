//! What is done with files outside the database, on a thread of its own: files in, reports and lists out, copies. Plain
//! data; the answers carry sentences, because only who reads a file knows what is wrong with it.

use std::path::PathBuf;

use crate::domain::arrival::{Arrival, Folder, Lying};
use crate::domain::field::Kind;

/// Something to do with files.
#[derive(Clone, Debug, PartialEq)]
pub enum Errand {
    /// See where the folders are.
    Folders,
    /// See what lies in the in folder.
    Lying,
    /// Look at something, or take it.
    Import(Coming),
}

/// Something that is to come in.
#[derive(Clone, Debug, PartialEq)]
pub struct Coming {
    /// Where from.
    pub from: Origin,
    /// What a person says that its rows are.
    pub kind: Option<Kind>,
    /// Whether it is taken; else it is only looked at.
    pub take: bool,
}

/// Where something comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A file.
    File(PathBuf),
    /// What was pasted into the board.
    Pasted(String),
}

/// Why something was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unread {
    /// In a sentence.
    Because(String),
    /// Nobody knows these columns: a person can say what its rows are.
    Unknown {
        /// The names of the columns.
        columns: Vec<String>,
    },
}

/// What became of an errand. What could not be done says why in a sentence.
#[derive(Clone, Debug, PartialEq)]
pub enum Told {
    /// The folders that files come from and go to.
    Folders(Folder, Folder),
    /// What lies in the in folder.
    Lying(Folder, Result<Vec<Lying>, String>),
    /// What a file came to.
    Import(Result<Box<Arrival>, Unread>),
}
