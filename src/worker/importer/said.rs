//! What an import says of a row that needs someone, and of a file that was not read.

use super::{Failed, Issue, REASONS, Report};
use crate::domain::change::Conflict;
use crate::domain::field::GONE;
use crate::domain::number::count;
use crate::domain::said::{json_field, value};
use crate::text::{Lang, cause, cli as text};
use crate::worker::said::{local, sentence, shown};

/// The longest value that is quoted, in characters.
const LONGEST: usize = 60;

/// Where something is wrong, and what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// The row's first line; 0 where the whole file is meant.
    pub line: u64,
    /// The field, by its name in files, where one is to blame.
    pub field: Option<String>,
    /// What is wrong.
    pub message: String,
}

impl Wrong {
    /// What is wrong with a row.
    pub fn of(issue: &Issue, lang: Lang) -> Wrong {
        let at = |field: Option<&str>, message: String| Wrong {
            line: issue.line(),
            field: field.map(str::to_owned),
            message,
        };
        match issue {
            Issue::Unread(problem) => at(problem.field.as_deref(), problem.message.words().of(lang)),
            Issue::NoSuch { field: field @ ("owner" | "stand_in"), key, .. } => {
                at(Some(field), text::row_no_such_person(lang, key))
            }
            Issue::NoSuch { field, key, .. } => at(Some(field), text::row_no_such(lang, key)),
            Issue::Taken { key, .. } => at(Some("key"), text::row_taken(lang, key)),
            Issue::Measured { key, .. } => at(Some("period"), text::row_measured(lang, key)),
            Issue::Needs { field, .. } => at(Some(field), text::row_needs(lang, field)),
            Issue::Refused { field, value, .. } => at(*field, text::row_refused(lang, value)),
            Issue::Conflict { conflict, .. } => {
                at(Some(json_field(conflict.field)), both_moved(conflict, lang))
            }
        }
    }

    /// The same in one sentence; a sheet has rows where a text has lines.
    pub fn said(&self, in_sheet: bool, lang: Lang) -> String {
        match (&self.field, in_sheet) {
            (Some(field), false) => text::at_field(lang, self.line, field, &self.message),
            (None, false) => text::at_line(lang, self.line, &self.message),
            (Some(field), true) => text::at_cell(lang, self.line, field, &self.message),
            (None, true) => text::at_row(lang, self.line, &self.message),
        }
    }
}

/// That more rows of a table were rejected than are named with their reason, where that is so.
pub fn unnamed(report: &Report, lang: Lang) -> Option<String> {
    let words = || text::import_unnamed(lang, &count(lang, REASONS), &count(lang, report.unnamed));
    (report.unnamed > 0).then(words)
}

/// Why a file was not read; `name` is what a person knows it by.
pub fn unread(lang: Lang, name: &str, failed: Failed) -> String {
    match failed {
        Failed::Unopened(error) if error.kind() == std::io::ErrorKind::NotFound => {
            text::no_such_file(lang, name)
        }
        Failed::Unopened(error) => text::cannot_read_in(lang, name, cause(&error).of(lang)),
        Failed::Unkept(error) => {
            let folder = shown(&std::env::temp_dir());
            text::cannot_keep_in(lang, name, &folder, cause(&error).of(lang))
        }
        Failed::File(problem) => format!("{name}: {}", problem.words().of(lang)),
        Failed::Store { error, left: None } => format!("{name}: {}", sentence(lang, &error)),
        Failed::Store { error, left: Some(batch) } => {
            format!("{name}: {} {}", sentence(lang, &error), text::import_left(lang, batch))
        }
    }
}

fn both_moved(conflict: &Conflict, lang: Lang) -> String {
    let Conflict { key, field, theirs, mine, who, at, .. } = conflict;
    let when = local(*at);
    if *field == GONE {
        return text::row_deleted(lang, key, who, &when);
    }
    let value = |text: &Option<String>| cut(&value(*field, text.as_deref().unwrap_or("–"), lang));
    text::row_conflict(lang, key, who, &when, &value(theirs), &value(mine))
}

fn cut(value: &str) -> String {
    let line = value.replace('\n', " ");
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default()),
        None => line,
    }
}
