//! What became of something that comes in, as the board shows it: what it is, how many rows of each sort, and the rows
//! behind the numbers.

use crate::domain::arrival::{Arrival, End, Group, Row};
use crate::domain::change::Conflict;
use crate::domain::columns::Columns;
use crate::domain::field::Kind;
use crate::domain::words;
use crate::exchange::asked::Wanted;
use crate::exchange::incoming::Notice;
use crate::exchange::recognise::Recognised;
use crate::text::{self, Lang};

use super::Report;
use crate::worker::importer::{self, Ended, Issue, Listed, Sort, Wrong};

/// What it was taken for.
pub struct Taken {
    /// What its rows are, where that was not told from the file.
    pub wanted: Option<Wanted>,
    /// Whether a person has said now what it is.
    pub is_said_now: bool,
}

/// The arrival of a file, with the tables that a person was asked about or can be.
pub fn arrival(report: Report, columns: Vec<Columns>, taken: &Taken, lang: Lang) -> Arrival {
    let sum = |count: fn(&Report) -> usize| report.all().map(count).sum();
    let counts = vec![
        (Group::New, sum(|table| table.new)),
        (Group::Changed, sum(|table| table.changed)),
        (Group::Unchanged, sum(|table| table.unchanged)),
        (Group::Repeated, sum(|table| table.repeated)),
        (Group::Rejected, sum(|table| table.rejected)),
        (Group::Disputed, sum(|table| table.conflicts)),
        (Group::Cleaned, sum(|table| usize::try_from(table.cleaned).unwrap_or(usize::MAX))),
    ];
    let (what, how) = what(&report, taken, lang);
    // How it was told is said first, and which field each column is has a page of its own.
    let is_beside = |notice: &&Notice| !matches!(notice, Notice::Known { .. } | Notice::Mapped { .. });
    let notices = report.all().flat_map(|table| &table.notices).filter(is_beside);
    let notices = notices.map(|notice| notice.words().of(lang));
    let unnamed = report.all().filter_map(|table| importer::unnamed(table, lang));
    let notices: Vec<String> = notices.chain(unnamed).collect();
    let listed = report.all().flat_map(|table| table.listed.rows()).map(|row| listed(row, lang));
    let wrong = |table: &Report| -> Vec<Row> {
        table.issues.iter().filter_map(|issue| rejected(issue, table.kind, lang)).collect()
    };
    Arrival {
        what,
        told: std::iter::once(how).chain(notices).collect(),
        columns,
        kind: report.kind.filter(|_| report.further.is_empty()),
        rows: sum(|table| table.rows),
        counts,
        listed: listed.chain(report.all().flat_map(wrong)).collect(),
        disputes: report.all().flat_map(|table| &table.issues).filter_map(disputed).collect(),
        batch: report.batch,
        end: if report.ended == Ended::Stopped { End::Stopped } else { End::Done },
        file: report.file,
    }
}

/// What a file is, and how that was told.
fn what(report: &Report, taken: &Taken, lang: Lang) -> (String, String) {
    let notices = || report.all().flat_map(|table| &table.notices);
    let is_mapped = notices().any(|notice| matches!(notice, Notice::Mapped { .. }));
    let of_columns = match is_mapped {
        true if taken.is_said_now => text::known_by_word(lang),
        true => text::known_by_memory(lang),
        false => text::known_by_columns(lang),
    };
    let known = notices().find_map(|notice| match notice {
        Notice::Known { what } => Some(what),
        _ => None,
    });
    let kinds: Vec<String> =
        report.all().filter_map(|table| table.kind).map(|kind| plural(kind, lang)).collect();
    match (known, taken.wanted) {
        _ if report.sheet.is_some() => {
            (format!("{}: {}", Recognised::Workbook.words().of(lang), kinds.join(", ")), of_columns)
        }
        _ if is_mapped => (kinds.join(", "), of_columns),
        (_, Some(Wanted::Slips)) => (text::seems_slips(lang), text::known_by_content(lang)),
        (_, Some(Wanted::Mails)) => (text::seems_mail(lang), text::known_by_content(lang)),
        (Some(own @ Recognised::Own(kind)), _) => {
            (text::seems_own(lang, &plural(*kind, lang)), own.clue().sentence(lang))
        }
        (Some(other), _) => (other.words().of(lang), other.clue().sentence(lang)),
        (None, _) => (kinds.join(", "), text::known_by_content(lang)),
    }
}

fn plural(kind: Kind, lang: Lang) -> String {
    words::kinds(kind).of(lang).to_lowercase()
}

fn listed(row: &Listed, lang: Lang) -> Row {
    let (group, said) = match &row.sort {
        Sort::New(heading) => (Group::New, heading.clone()),
        Sort::Changed(fields) => (Group::Changed, names(fields, lang)),
        Sort::Unchanged => (Group::Unchanged, String::new()),
        Sort::Repeated(line) => (Group::Repeated, text::repeats_line(lang, *line)),
        Sort::Cleaned(count) => (Group::Cleaned, text::signs_removed(lang, *count)),
    };
    Row { group, line: row.line, key: row.key.clone(), said }
}

fn names(fields: &[u16], lang: Lang) -> String {
    let name = |id: &u16| words::field(*id).of(lang).to_lowercase();
    fields.iter().map(name).collect::<Vec<_>>().join(", ")
}

/// A row that is not taken, with the field as the board calls it.
fn rejected(issue: &Issue, kind: Option<Kind>, lang: Lang) -> Option<Row> {
    if matches!(issue, Issue::Conflict { .. }) {
        return None;
    }
    let Wrong { line, field, message } = Wrong::of(issue, lang);
    let field = field.map(|name| {
        let known = kind.and_then(|kind| kind.fields().iter().find(|field| field.name == name));
        known.map_or(name, |field| words::field(field.id).of(lang).to_owned())
    });
    let said = field.map_or_else(|| message.clone(), |field| format!("{field}: {message}"));
    Some(Row { group: Group::Rejected, line, key: String::new(), said })
}

fn disputed(issue: &Issue) -> Option<(u64, Conflict)> {
    match issue {
        Issue::Conflict { line, conflict } => Some((*line, conflict.clone())),
        _ => None,
    }
}
