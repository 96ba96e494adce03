//! The example municipality: its files, and the dated acts that make the morning of 20 April 2020 out of them.
//!
//! The files stand in the program's own export form. `history.csv` says what was done with them, when and by whom, so
//! that the log of a demo tells a year and a half of work. What is invented is marked `example`; what is not names its
//! source.

use std::fmt;

use chrono::NaiveDateTime;

use crate::domain::field::Kind;

#[cfg(test)]
mod tests;

/// Lists the embedded files by name.
macro_rules! files {
    ($($name:literal),+ $(,)?) => {
        &[$(($name, include_str!(concat!("../data/demo/", $name)))),+]
    };
}

/// Every record file with its content, in the order in which the history first needs them.
pub const FILES: &[(&str, &str)] = files![
    "people.csv",
    "bodies.csv",
    "analyses-1.csv",
    "initiatives.csv",
    "recommendations-1.csv",
    "meetings-1.csv",
    "indicators-1.csv",
    "measurements-2019-01.csv",
    "notes-1.csv",
    "submissions-1.csv",
    "proposals-1.csv",
    "measurements-2019-02.csv",
    "decisions-1.csv",
    "meetings-2.csv",
    "measurements-2019-03.csv",
    "measurements-2019-04.csv",
    "measurements-2019-05.csv",
    "analyses-2.csv",
    "recommendations-2.csv",
    "decisions-2.csv",
    "measurements-2019-06.csv",
    "notes-2.csv",
    "submissions-2.csv",
    "proposals-2.csv",
    "measurements-2019-07.csv",
    "measurements-2019-08.csv",
    "meetings-3.csv",
    "decisions-3.csv",
    "notes-3.csv",
    "measurements-2019-09.csv",
    "measurements-2019-10.csv",
    "analyses-3.csv",
    "recommendations-3.csv",
    "submissions-3.csv",
    "proposals-3.csv",
    "decisions-4.csv",
    "notes-4.csv",
    "measurements-2019-11.csv",
    "analyses-4.csv",
    "recommendations-4.csv",
    "decisions-5.csv",
    "measurements-2019-12.csv",
    "meetings-4.csv",
    "plans.csv",
    "targets-1.csv",
    "measurements-2020-01.csv",
    "meetings-5.csv",
    "tasks-1.csv",
    "notes-5.csv",
    "tasks-2.csv",
    "submissions-4.csv",
    "proposals-4.csv",
    "decisions-6.csv",
    "measurements-2020-02.csv",
    "tasks-3.csv",
    "notes-6.csv",
    "measurements-2020-03.csv",
    "tasks-4.csv",
    "tasks-5.csv",
    "submissions-5.csv",
    "proposals-5.csv",
    "decisions-7.csv",
    "notes-7.csv",
    "measurements-2020-04.csv",
    "tasks-6.csv",
    "notes-8.csv",
    "submissions-6.csv",
    "proposals-6.csv",
    "tasks-7.csv",
    "notes-9.csv",
    "submissions-7.csv",
    "proposals-7.csv",
    "indicators-2.csv",
    "measurements-2020-10.csv",
    "targets-2.csv",
    "measurements-2021-04.csv",
    "measurements-2021-10.csv",
    "measurements-2022-04.csv",
    "measurements-2022-10.csv",
    "measurements-2023-04.csv",
];

const HISTORY: &str = include_str!("../data/demo/history.csv");

/// One line of the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Act {
    /// When, in local time; whole minutes.
    pub at: NaiveDateTime,
    /// Whose initials.
    pub who: String,
    /// What was done.
    pub what: What,
    /// The reason that the batch was given, if one was.
    pub reason: Option<String>,
}

/// What one line of the history does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A file of [`FILES`] is read in.
    Import(String),
    /// A value is set; empty is null.
    Set {
        /// The record.
        key: String,
        /// The field, of form value.
        field: String,
        /// The new value.
        value: String,
    },
    /// A member is added, or a number to a count.
    Add {
        /// The record.
        key: String,
        /// The field, of form member or count.
        field: String,
        /// The member or the number.
        value: String,
    },
    /// A member is removed.
    Remove {
        /// The record.
        key: String,
        /// The field, of form member.
        field: String,
        /// The member.
        value: String,
    },
    /// A remark is written.
    Remark {
        /// The record.
        key: String,
        /// What it says.
        text: String,
    },
    /// A long text becomes another one.
    Edit {
        /// The record.
        key: String,
        /// The field, of form text.
        field: String,
        /// The whole new text.
        value: String,
    },
}

/// A line of the history that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// The line of the file, the first being 1; 0 where it is not known.
    pub line: u64,
    /// What is wrong with it.
    pub message: String,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "history.csv, line {}: {}", self.line, self.message)
    }
}

impl std::error::Error for Unreadable {}

/// The acts of the example, oldest first. Those after the day that the demo lives on are not to be played.
pub fn history() -> Result<Vec<Act>, Unreadable> {
    let mut reader = csv::Reader::from_reader(HISTORY.as_bytes());
    reader.records().map(|record| act(&record.map_err(broken)?)).collect()
}

/// The acts by batch: what one person did in one minute is one batch, and an import is a batch of its own.
pub fn batches(acts: &[Act]) -> impl Iterator<Item = &[Act]> {
    acts.chunk_by(|one, next| one.at == next.at && one.who == next.who && !one.imports() && !next.imports())
}

/// The content of one of [`FILES`].
pub fn file(name: &str) -> Option<&'static str> {
    FILES.iter().find(|(n, _)| *n == name).map(|(_, content)| *content)
}

/// The kind of record that a file holds: `proposals-3.csv` holds proposals.
pub fn kind_of(file: &str) -> Option<Kind> {
    Kind::parse(file.strip_suffix(".csv")?.trim_end_matches(|c: char| c.is_ascii_digit() || c == '-'))
}

impl Act {
    fn imports(&self) -> bool {
        matches!(self.what, What::Import(_))
    }
}

fn act(record: &csv::StringRecord) -> Result<Act, Unreadable> {
    let wrong =
        |message: String| Unreadable { line: record.position().map_or(0, csv::Position::line), message };
    let cell = |index: usize| record.get(index).unwrap_or_default().to_owned();
    let at = cell(0);
    let at = NaiveDateTime::parse_from_str(&at, "%Y-%m-%dT%H:%M")
        .map_err(|_| wrong(format!("{at} is no time")))?;
    let (key, field, value) = (cell(3), cell(4), cell(5));
    let what = match cell(2).as_str() {
        "import" => What::Import(key),
        "set" => What::Set { key, field, value },
        "add" => What::Add { key, field, value },
        "remove" => What::Remove { key, field, value },
        "edit" => What::Edit { key, field, value },
        "remark" => What::Remark { key, text: value },
        other => return Err(wrong(format!("{other} is no act"))),
    };
    Ok(Act { at, who: cell(1), what, reason: Some(cell(6)).filter(|r| !r.is_empty()) })
}

fn broken(error: csv::Error) -> Unreadable {
    Unreadable { line: error.position().map_or(0, csv::Position::line), message: error.to_string() }
}
