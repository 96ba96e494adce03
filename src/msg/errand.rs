//! What is done with files outside the database, on a thread of its own: files in, reports and lists out, copies. Plain
//! data; the answers carry sentences, because only who reads a file knows what is wrong with it.

use std::path::PathBuf;

use chrono::NaiveDate;

use crate::domain::arrival::{Arrival, Decided, Folder, Lying};
use crate::domain::columns::{Columns, Mapping};
use crate::domain::field::Kind;
use crate::domain::pasted::Headings;

/// Something to do with files.
#[derive(Clone, Debug, PartialEq)]
pub enum Errand {
    /// See where the folders are.
    Folders,
    /// See what lies in the in folder.
    Lying,
    /// Look at something, or take it.
    Import(Coming),
    /// See whether an import was begun whose program was killed.
    Unfinished,
    /// Which reports there are, and which were issued.
    Reports,
    /// A report, to be read.
    Report(ReportOf),
    /// An issued report by its key, to be read as it was then.
    Paper(String),
    /// A report into the out folder, in the form `md`, `html` or `txt`.
    LayReport(ReportOf, String),
    /// An issued report into the out folder.
    LayPaper(String, String),
    /// Records into the out folder.
    Export(Outgoing, Form),
    /// Copy the whole file into the out folder.
    Backup,
    /// See whether the file is in order.
    Check,
    /// Keep a report as it is, with the papers of a meeting.
    Issue(ReportOf, Option<String>),
}

/// Records that go out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outgoing {
    /// All of a kind.
    All(Kind),
    /// Those of a kind with these numbers, in this order: a list as it stands on the screen.
    These(Kind, Vec<i64>),
}

/// How records are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// Cells as a Danish spreadsheet opens them.
    #[default]
    Csv,
    /// A workbook.
    Xlsx,
    /// One object a line, for other programs.
    JsonLines,
}

/// Which report, as of when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportOf {
    /// Its name on the command line.
    pub name: String,
    /// The day that it is seen from.
    pub as_of: NaiveDate,
    /// The day that it is compared with.
    pub since: Option<NaiveDate>,
    /// Whether it may hold words of citizens and initials.
    pub internal: bool,
}

/// A report that there is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Its name on the command line.
    pub name: String,
    /// What it is about.
    pub about: String,
}

/// A report that was issued.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issued {
    /// The key of its note.
    pub key: String,
    /// Its title.
    pub title: String,
    /// The key of its meeting; empty where it has none.
    pub meeting: String,
}

/// A report that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// Its title.
    pub title: String,
    /// What it says, line by line, at most 80 columns wide.
    pub lines: Vec<String>,
    /// A sentence where rows were left out, or where it is not as it was issued.
    pub warning: Option<String>,
}

/// Something that is to come in.
#[derive(Clone, Debug, PartialEq)]
pub struct Coming {
    /// Where from.
    pub from: Origin,
    /// Whether a person says that each of its paragraphs is a slip.
    pub slips: bool,
    /// What a person says of its tables, each known by its columns.
    pub columns: Vec<Mapping>,
    /// What a person has decided where both sides have moved.
    pub decided: Vec<Decided>,
    /// Whether it is taken; else it is only looked at.
    pub take: bool,
}

/// Where something comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A file.
    File(PathBuf),
    /// What was pasted into the board, and how heading lines of mails in it are meant.
    Pasted(String, Headings),
}

/// Why something was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unread {
    /// In a sentence.
    Because(String),
    /// Nobody knows the columns of these tables: a person can say what their rows are, and which field each column is.
    Unknown(Vec<Columns>),
}

/// An import whose program was killed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unfinished {
    /// The file's name, harmless.
    pub file: String,
    /// Who began it.
    pub who: String,
    /// Whether whoever asks has begun it, and may finish it with the same file.
    pub is_own: bool,
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
    /// The newest import whose program was killed before it was done, if there is one.
    Unfinished(Option<Unfinished>),
    /// The reports that there are, and those that were issued.
    Reports(Result<(Vec<Named>, Vec<Issued>), String>),
    /// A report.
    Report(Result<Made, String>),
    /// What went out, where it is, and what stayed here: one sentence a line.
    Exported(Result<Vec<String>, String>),
    /// Whether the file is in order, and what to do: one sentence a line.
    Checked(Result<Vec<String>, String>),
    /// Something was laid into a folder or kept: where it is, in a sentence. Also what was written, as a batch.
    Laid(Result<String, String>),
}
