//! What a file on its way in comes to, as a person is told of it: how many rows of each sort, and the rows behind the
//! numbers.

use std::path::PathBuf;

use super::change::Conflict;
use super::columns::Columns;
use super::field::Kind;
use super::record::Rec;

/// A sort of rows that is counted by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Group {
    /// Records that are made.
    New,
    /// Records that are changed.
    Changed,
    /// Rows that say nothing new.
    Unchanged,
    /// Rows that only repeat another one of the file.
    Repeated,
    /// Rows that cannot be taken.
    Rejected,
    /// Rows where the file and a person have both moved.
    Disputed,
    /// Rows from which hidden or harmful characters were removed; they are counted in another group as well.
    Cleaned,
}

impl Group {
    /// All of them, in the order of the screen.
    pub const ALL: [Group; 7] = [
        Group::New,
        Group::Changed,
        Group::Unchanged,
        Group::Repeated,
        Group::Rejected,
        Group::Disputed,
        Group::Cleaned,
    ];
}

/// A row of a file, and why it is in its group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its group.
    pub group: Group,
    /// The first line it stands on, from 1; 0 where the whole file is meant.
    pub line: u64,
    /// The key of its record, or what the file knows it by; empty where it has neither.
    pub key: String,
    /// What it says, what it changes, or why it is not taken.
    pub said: String,
}

/// How far a file is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// How many rows were read, of all its tables.
    pub rows: usize,
    /// Which of its tables is under way, where it has several.
    pub sheet: Option<Sheet>,
}

/// One of several sheets of a workbook.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Its name, harmless.
    pub name: String,
    /// Its place among those that are read, from 1.
    pub nth: usize,
    /// How many are read.
    pub of: usize,
}

/// Whose value stands, where a person here and the file have both moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The one that stands here; the file is remembered as read.
    Ours,
    /// The file's.
    File,
}

/// What a person has decided of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decided {
    /// The record.
    pub rec: Rec,
    /// The field; [`super::field::GONE`] where the record was deleted here.
    pub field: u16,
    /// Whose value it is to have.
    pub side: Side,
}

impl Decided {
    /// What was decided of a field of a record; `None` where it was not.
    pub fn find(all: &[Decided], rec: Rec, field: u16) -> Option<Side> {
        all.iter().find(|decided| decided.rec == rec && decided.field == field).map(|decided| decided.side)
    }
}

/// How it ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum End {
    /// All that could be taken was taken, or would be.
    #[default]
    Done,
    /// Stopped by a person; nothing of it is left.
    Stopped,
}

/// A file that was looked at, or taken.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Arrival {
    /// The file's name.
    pub file: String,
    /// What it is.
    pub what: String,
    /// How that was told, and what else there is to say of the file; nothing is left out in silence.
    pub told: Vec<String>,
    /// Its tables that are read as a person has said, are left out, or that nobody knows.
    pub columns: Vec<Columns>,
    /// What its rows are.
    pub kind: Option<Kind>,
    /// How many rows it has.
    pub rows: usize,
    /// How many of them are in each group.
    pub counts: Vec<(Group, usize)>,
    /// The rows of the groups; of a large one the first of them.
    pub listed: Vec<Row>,
    /// What a person decides on: the line, the file's value and the one that stands.
    pub disputes: Vec<(u64, Conflict)>,
    /// The batch in the log, if anything was written.
    pub batch: Option<i64>,
    /// How it ended.
    pub end: End,
}

impl Arrival {
    /// How many rows are in a group.
    pub fn count(&self, group: Group) -> usize {
        self.counts.iter().find(|(of, _)| *of == group).map_or(0, |(_, count)| *count)
    }

    /// The rows of a group that are listed.
    pub fn rows_of(&self, group: Group) -> impl Iterator<Item = &Row> {
        self.listed.iter().filter(move |row| row.group == group)
    }

    /// How many records taking it would write.
    pub fn to_write(&self) -> usize {
        self.count(Group::New) + self.count(Group::Changed)
    }
}

/// A folder that files are fetched from or laid into.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folder {
    /// Where it lies.
    pub path: PathBuf,
    /// The name that the users know it by: what Windows calls it, or else the path.
    pub shown: String,
}

impl Folder {
    /// The name of a file in it, as the users know it: `S:\Tavle\Ud\rapport.html`.
    pub fn name_of(&self, file: &str) -> String {
        let end = if self.shown.contains('\\') { '\\' } else { '/' };
        format!("{}{end}{file}", self.shown.trim_end_matches(['\\', '/']))
    }
}

/// A file that lies in the in folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lying {
    /// Where it lies.
    pub path: PathBuf,
    /// Its name, harmless.
    pub name: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// When it was last changed, milliseconds since 1970 in UTC; 0 where that is not known.
    pub at: i64,
    /// What it seems to be.
    pub what: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_in_a_folder_is_called_as_windows_calls_it() {
        let folder = |shown: &str| Folder { path: PathBuf::from("/srv/ud"), shown: shown.to_owned() };
        assert_eq!(folder(r"S:\Tavle\Ud").name_of("rapport.html"), r"S:\Tavle\Ud\rapport.html");
        assert_eq!(folder(r"S:\Tavle\Ud\").name_of("a.csv"), r"S:\Tavle\Ud\a.csv");
        assert_eq!(folder("/srv/ud").name_of("a.csv"), "/srv/ud/a.csv");
    }
}
