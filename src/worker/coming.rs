//! Something that comes in: it is looked at or taken, and what a person must say of it first is asked.

mod told;

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use crate::domain::arrival::{Arrival, Progress};
use crate::domain::change::Author;
use crate::domain::columns::Columns;
use crate::domain::pasted::{self, Pasted};
use crate::exchange::asked::{Asked, Wanted};
use crate::exchange::incoming::{Message, Notice, Problem};
use crate::msg::errand::{Coming, Origin, Unread};
use crate::store::Store;
use crate::text::{self, Lang};

use super::importer::{self, Failed, Input, Job, Report};
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
    progress: &dyn Fn(&Progress),
) -> Result<Arrival, Unread> {
    let laid = Laid::down(&coming.from, lang).map_err(Unread::Because)?;
    let wanted = if coming.slips { Some(Wanted::Slips) } else { laid.wanted };
    let asked = Asked { wanted, mappings: coming.columns.clone(), ..Asked::default() };
    let (input, decided) = (Input::File(&laid.path), coming.decided.as_slice());
    let job = Job {
        input,
        author,
        reason: None,
        asked: &asked,
        dry_run: !coming.take,
        all_or_nothing: false,
        stop,
        waits: &AtomicBool::new(false),
        decided,
        progress,
    };
    let name = laid.path.file_name().map(|name| shown(Path::new(name))).unwrap_or_default();
    let because = |failed: Failed| Unread::Because(importer::unread(lang, &name, failed));
    let report = match importer::import(store, &job) {
        Ok(report) => report,
        Err(failed) if is_unknown(&failed) => {
            let columns = to_ask(importer::columns(store, input, &asked).map_err(because)?);
            return Err(if columns.is_empty() { because(failed) } else { Unread::Unknown(columns) });
        }
        Err(failed) => return Err(because(failed)),
    };
    let columns = match report.all().flat_map(|table| &table.notices).any(is_of_columns) {
        true => importer::columns(store, input, &asked).map_err(because)?,
        false => Vec::new(),
    };
    let is_said_now = !coming.columns.is_empty() || coming.slips;
    Ok(told::arrival(report, columns, &told::Taken { wanted, is_said_now }, lang))
}

/// Whether a person can say what the file's tables are.
fn is_unknown(failed: &Failed) -> bool {
    match failed {
        Failed::File(problem) => {
            problem.is_about_columns() || matches!(problem, Problem { message: Message::NoSheet { .. }, .. })
        }
        _ => false,
    }
}

/// The tables of which nothing was said; where all were left out, all of them again.
fn to_ask(tables: Vec<Columns>) -> Vec<Columns> {
    match tables.iter().all(|table| table.is_said) {
        true => tables,
        false => tables.into_iter().filter(|table| !table.is_said).collect(),
    }
}

fn is_of_columns(notice: &Notice) -> bool {
    matches!(
        notice,
        Notice::Mapped { .. }
            | Notice::NotRead { .. }
            | Notice::OtherSheets { .. }
            | Notice::LeftOutSheets { .. }
    )
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
