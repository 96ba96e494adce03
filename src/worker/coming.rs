//! Something that comes in, as the board shows it: what it is, how many rows of each sort, and the rows behind the numbers.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use crate::domain::arrival::{Arrival, End, Group, Row, Rows};
use crate::domain::change::{Author, Conflict};
use crate::domain::columns::{Columns, Mapping};
use crate::domain::field::Kind;
use crate::domain::pasted::{self, Pasted};
use crate::domain::words;
use crate::exchange::asked::{Asked, Wanted};
use crate::exchange::incoming::{Message, Notice, Problem};
use crate::exchange::recognise::{Recognised, START, what_is};
use crate::msg::errand::{Coming, Origin, Unread};
use crate::store::Store;
use crate::text::{self, Lang};

use super::importer::{self, Ended, Failed, Input, Issue, Job, Listed, Report, Sort, Wrong};
use super::said::shown;
use super::throwaway::Folder;

/// Looks at what is to come in, or takes it.
///
/// # Errors
/// Why it is not read; nothing of it is left then.
pub fn import(
    store: &mut Store,
    author: &Author,
    coming: &Coming,
    lang: Lang,
    stop: &AtomicBool,
    progress: &dyn Fn(usize),
) -> Result<Arrival, Unread> {
    let laid = Laid::down(&coming.from, lang).map_err(Unread::Because)?;
    let path = laid.path.as_path();
    let wanted = coming.rows.map(wanted).or(laid.wanted);
    let columns = coming.columns.as_ref().map(said).unwrap_or_default();
    let (asked, dry_run) = (Asked { wanted, columns, ..Asked::default() }, !coming.take);
    let (input, decided) = (Input::File(path), coming.decided.as_slice());
    let job = Job { input, asked: &asked, dry_run, all_or_nothing: false, stop, decided, progress };
    let name = path.file_name().map(|name| shown(Path::new(name))).unwrap_or_default();
    let because = |failed: Failed| Unread::Because(importer::unread(lang, &name, failed));
    let report = match importer::import(store, author, None, &job) {
        Ok(report) => report,
        Err(failed) if is_unknown(&failed) => {
            let columns = importer::columns(store, input, &asked).map_err(because)?;
            return Err(columns.map_or_else(|| because(failed), Unread::Unknown));
        }
        Err(failed) => return Err(because(failed)),
    };
    let columns = match report.all().flat_map(|table| &table.notices).any(is_as_said) {
        true => importer::columns(store, input, &asked).map_err(because)?,
        false => None,
    };
    let arrival = told(report, path, wanted, lang);
    Ok(match columns {
        Some(columns) => as_said(arrival, columns, coming.columns.is_some(), lang),
        None => arrival,
    })
}

/// What a person says of columns, as the words of a call.
fn said(mapping: &Mapping) -> Vec<(String, String)> {
    let field = |field: &Option<String>| field.clone().unwrap_or_else(|| "-".to_owned());
    mapping.columns.iter().map(|(name, of)| (name.clone(), field(of))).collect()
}

fn is_unknown(failed: &Failed) -> bool {
    matches!(failed, Failed::File(Problem { message: Message::UnknownHeader { header }, .. }) if !header.is_empty())
}

fn is_as_said(notice: &Notice) -> bool {
    matches!(notice, Notice::Mapped { .. })
}

/// A table whose columns were read as a person has said, now or of an earlier file.
fn as_said(arrival: Arrival, columns: Columns, is_now: bool, lang: Lang) -> Arrival {
    let how = if is_now { text::known_by_word(lang) } else { text::known_by_memory(lang) };
    let others = arrival.told.into_iter().skip(1);
    let told = std::iter::once(how).chain(others).collect();
    Arrival { what: kinds(columns.mapping.kind, lang), told, columns: Some(columns), ..arrival }
}

/// What comes in, as a file: what was pasted lies in a folder of its own that nobody else may look into.
struct Laid {
    path: PathBuf,
    /// What its rows were told to be, where it was pasted.
    wanted: Option<Wanted>,
    _folder: Option<Folder>,
}

impl Laid {
    fn down(from: &Origin, lang: Lang) -> Result<Laid, String> {
        let (pasted, headings) = match from {
            Origin::File(path) => return Ok(Laid { path: path.clone(), wanted: None, _folder: None }),
            Origin::Pasted(text, headings) => (text, *headings),
        };
        let failed = |error: std::io::Error| text::paste_not_kept(lang, &error.to_string());
        let folder = Folder::new().map_err(failed)?;
        let path = folder.file(&text::pasted_file(lang));
        let (what, laid) = pasted::told(pasted, headings);
        std::fs::write(&path, laid).map_err(failed)?;
        let wanted = match what {
            Pasted::Mails { .. } => Some(Wanted::Mails),
            Pasted::Text { .. } => Some(Wanted::Slips),
            Pasted::Cells { .. } | Pasted::Nothing => None,
        };
        Ok(Laid { path, wanted, _folder: Some(folder) })
    }
}

fn wanted(rows: Rows) -> Wanted {
    match rows {
        Rows::Of(kind) => Wanted::Kind(kind),
        Rows::Slips => Wanted::Slips,
    }
}

fn told(report: Report, path: &Path, wanted: Option<Wanted>, lang: Lang) -> Arrival {
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
    let (what, how) = what(path, &report, wanted, lang);
    // How it was told is said first, and which field each column is has a page of its own.
    let is_beside = |notice: &&Notice| !matches!(notice, Notice::Known { .. } | Notice::Mapped { .. });
    let notices = report.all().flat_map(|table| &table.notices).filter(is_beside);
    let notices = notices.map(|notice| notice.words().of(lang));
    let listed = report.all().flat_map(|table| table.listed.rows()).map(|row| listed(row, lang));
    let wrong = |table: &Report| -> Vec<Row> {
        table.issues.iter().filter_map(|issue| rejected(issue, table.kind, lang)).collect()
    };
    Arrival {
        what,
        told: std::iter::once(how).chain(notices).collect(),
        columns: None,
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
fn what(path: &Path, report: &Report, wanted: Option<Wanted>, lang: Lang) -> (String, String) {
    let mut start = Vec::new();
    let read = File::open(path).and_then(|file| file.take(START as u64).read_to_end(&mut start));
    let what = read.map(|_| what_is(&start, &report.file)).ok();
    match (what, wanted) {
        (_, Some(Wanted::Kind(kind))) => (kinds(kind, lang), text::known_by_word(lang)),
        (_, Some(Wanted::Slips)) => (text::seems_slips(lang), text::known_by_content(lang)),
        (_, Some(Wanted::Mails)) => (text::seems_mail(lang), text::known_by_content(lang)),
        (Some(own @ Recognised::Own(kind)), None) => {
            (text::seems_own(lang, &kinds(kind, lang)), own.clue().sentence(lang))
        }
        (Some(workbook @ Recognised::Workbook), None) => {
            let kinds = report.all().filter_map(|table| table.kind).map(|kind| kinds(kind, lang));
            let kinds = kinds.collect::<Vec<_>>().join(", ");
            (format!("{}: {kinds}", workbook.words().of(lang)), text::known_by_columns(lang))
        }
        (Some(other), None) => (other.words().of(lang), other.clue().sentence(lang)),
        (None, None) => (String::new(), String::new()),
    }
}

fn kinds(kind: Kind, lang: Lang) -> String {
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
