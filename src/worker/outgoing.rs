//! What goes out from the board: reports to be read, laid into the out folder, or kept with the papers of a meeting.

use std::fs::{self, File};
use std::io::{self, BufWriter};

use crate::domain::change::Author;
use crate::domain::field::Kind;
use crate::domain::view::View;
use crate::domain::{paper, words};
use crate::exchange::report::{Name, Report, Sheet};
use crate::exchange::write::{Format, Style};
use crate::msg::errand::{Form, Issued, Made, Named, Outgoing, ReportOf};
use crate::store::{Error, Store};
use crate::text::{self, Lang};

use super::exported::{self, Exported, Failed, Which, Why};
use super::folders;
use super::report::{Wanted, issue as keep, make};
use super::said::sentence;

/// Which reports there are, and which were issued, the newest first.
pub fn reports(store: &Store, lang: Lang) -> Result<(Vec<Named>, Vec<Issued>), Error> {
    let named = |name: Name| Named { name: name.name().to_owned(), about: name.about().of(lang).to_owned() };
    let papers = store.all(Kind::Note)?.into_iter().filter(paper::is_paper).rev();
    let issued = papers.map(|note| Issued {
        title: note.text("title").to_owned(),
        meeting: note.text("meeting").to_owned(),
        key: note.key,
    });
    Ok((Name::ALL.into_iter().map(named).collect(), issued.collect()))
}

/// A report to be read.
///
/// # Errors
/// Why there is none, in a sentence.
pub fn report(store: &Store, of: &ReportOf, lang: Lang) -> Result<Made, String> {
    let report = made(store, of, lang)?;
    let warning =
        (!report.kept_back.is_empty()).then(|| text::report_kept_back(lang, &report.kept_back.join(", ")));
    Ok(shown(&report, warning, lang))
}

/// An issued report, as it was then.
///
/// # Errors
/// Why there is none, in a sentence.
pub fn paper(store: &Store, key: &str, lang: Lang) -> Result<Made, String> {
    let report = issued(store, key, lang)?;
    let warning = (!report.is_genuine()).then(|| text::report_changed(lang));
    Ok(shown(&report, warning, lang))
}

/// Lays a report into the out folder; tells where it is under the name that Windows has for it.
///
/// # Errors
/// Why it is not there, in a sentence.
pub fn lay(store: &Store, report: &Report, form: &str, lang: Lang) -> Result<String, String> {
    let sheet = Sheet::parse(form).unwrap_or(Sheet::Text);
    let (_, out) = folders::both(store).map_err(|error| sentence(lang, &error))?;
    let name = format!("{}.{}", file_name(&report.title), sheet.name());
    let content = report.write(sheet, lang);
    let laid = folders::put(&out, &name, |path| fs::write(path, &content));
    let name = laid.map_err(|error| folders::unreadable(&out, &error, lang))?;
    Ok(text::laid_out(lang, &out.name_of(&name)))
}

/// The report that is wanted.
///
/// # Errors
/// Why there is none, in a sentence.
pub fn made(store: &Store, of: &ReportOf, lang: Lang) -> Result<Report, String> {
    let ReportOf { name, as_of, since, internal } = of;
    let name = Name::parse(name).ok_or_else(|| text::report_none(lang))?;
    if since.is_some_and(|since| since >= *as_of) {
        return Err(text::report_since_later(lang));
    }
    let wanted = Wanted { name, as_of: *as_of, since: *since, internal: *internal, lang };
    let report = make(store, &wanted).map_err(|error| sentence(lang, &error))?;
    report.ok_or_else(|| text::report_since_when(lang))
}

/// An issued report by its key.
///
/// # Errors
/// Why there is none, in a sentence.
pub fn issued(store: &Store, key: &str, lang: Lang) -> Result<Report, String> {
    let note = store.record(key).map_err(|error| sentence(lang, &error))?;
    let report = note.filter(paper::is_paper).and_then(|note| Report::read(note.text("text")));
    report.ok_or_else(|| text::report_none(lang))
}

/// Keeps a report with the papers of a meeting; tells its key, and the batch.
///
/// # Errors
/// Why it is not kept, in a sentence.
pub fn issue(
    store: &mut Store,
    author: &Author,
    of: &ReportOf,
    meeting: Option<&str>,
    lang: Lang,
) -> Result<(String, Option<i64>), String> {
    let report = made(store, of, lang)?;
    let outcome =
        keep(store, author, None, &report, meeting, lang).map_err(|error| sentence(lang, &error))?;
    let key = outcome.made.into_iter().next().map(|(_, key)| key).unwrap_or_default();
    let said = match meeting {
        Some(meeting) => text::report_issued_for(lang, &key, meeting),
        None => text::report_issued(lang, &key),
    };
    Ok((said, outcome.batch))
}

/// Lays records into the out folder; tells where they are, and what stayed here and why.
///
/// # Errors
/// Why nothing is there, in a sentence.
pub fn export(store: &Store, what: &Outgoing, form: Form, lang: Lang) -> Result<Vec<String>, String> {
    let (kind, which) = match what {
        Outgoing::All(kind) => (*kind, Which::All),
        Outgoing::These(kind, ids) => (*kind, Which::These(ids)),
    };
    let (format, end) = match form {
        Form::Csv => (Format::Csv(Style::Danish), "csv"),
        Form::Xlsx => (Format::Xlsx, "xlsx"),
        Form::JsonLines => (Format::JsonLines, "jsonl"),
    };
    let (_, out) = folders::both(store).map_err(|error| sentence(lang, &error))?;
    let of_what = match what {
        Outgoing::All(_) => words::kinds(kind).of(lang).to_owned(),
        Outgoing::These(..) => text::list_file(lang, words::kinds(kind).of(lang)),
    };
    let name = format!("{}-{}.{end}", file_name(&of_what), store.today());
    let mut written = Err(Failed::Output(io::ErrorKind::NotFound.into()));
    let laid = folders::put(&out, &name, |path| {
        written = exported::write(store, View::All(kind), which, format, BufWriter::new(File::create(path)?));
        match &written {
            Ok(_) => Ok(()),
            Err(Failed::Output(error)) => Err(error.kind().into()),
            Err(Failed::Store(_)) => Err(io::ErrorKind::Other.into()),
        }
    });
    match (laid, written) {
        (Ok(name), Ok(exported)) => Ok(went_out(kind, &out.name_of(&name), &exported, lang)),
        (_, Err(Failed::Store(error))) => Err(sentence(lang, &error)),
        (Err(error), _) | (_, Err(Failed::Output(error))) => Err(folders::unreadable(&out, &error, lang)),
    }
}

fn went_out(kind: Kind, name: &str, exported: &Exported, lang: Lang) -> Vec<String> {
    let held = |why: Why| {
        let held = exported.kept.iter().filter(move |kept| kept.why == why);
        let field = |name: &'static str| match kind.field(name) {
            Some(field) => words::field(field.id).of(lang).to_lowercase(),
            None => name.to_owned(),
        };
        held.map(|kept| format!("{} ({})", kept.key, field(kept.field))).collect::<Vec<_>>().join(", ")
    };
    let (personal, long) = (held(Why::Personal), held(Why::TooLong));
    let mut lines = vec![text::exported(lang, exported.records, name)];
    lines.extend((!personal.is_empty()).then(|| text::exported_held_back(lang, &personal)));
    lines.extend((!long.is_empty()).then(|| text::exported_too_long(lang, &long)));
    lines
}

/// Copies the whole file into the out folder; the copy is checked.
///
/// # Errors
/// Why there is no copy, in a sentence.
pub fn back_up(store: &Store, lang: Lang) -> Result<String, String> {
    let (_, out) = folders::both(store).map_err(|error| sentence(lang, &error))?;
    let name = folders::free(&out.path, &format!("tavle-{}.db", store.today()));
    store.backup_to(&out.path.join(&name)).map_err(|error| match error {
        Error::Io(error) => folders::unreadable(&out, &error, lang),
        Error::Unopened(..) | Error::CannotOpen(_) => text::folder_not_written(lang, &out.shown),
        other => sentence(lang, &other),
    })?;
    Ok(text::backed_up_to(lang, &out.name_of(&name)))
}

fn shown(report: &Report, warning: Option<String>, lang: Lang) -> Made {
    let lines = report.write(Sheet::Text, lang).lines().map(str::to_owned).collect();
    Made { title: report.title.clone(), lines, warning }
}

/// A title as the name of a file: letters, digits and hyphens, `status-på-anbefalingerne-pr-20-april-2020`.
fn file_name(title: &str) -> String {
    let words = title.to_lowercase();
    let words = words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.take(12).collect::<Vec<_>>().join("-")
}
