//! `tavle import`: files in, each as one batch; what a person must look at is named by line and field.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use serde_json::{Value, json};
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};

use super::args::Every;
use super::exit::{say, shown};
use super::out::Out;
use super::session::{Purpose, Session};
use super::{Exit, Stop, import_asks};
use crate::domain::field::Kind;
use crate::domain::number::count;
use crate::exchange::asked::Asked;
use crate::exchange::incoming::Notice;
use crate::store::Error;
use crate::text::{Lang, cli as text};
use crate::worker::importer::{self, Ended, Input, Issue, Job, Report, Wrong};

/// How many rows that need someone are named; JSON names all that are kept.
const NAMED: usize = 40;

/// How files are imported.
#[derive(Clone, Debug)]
pub struct Manner {
    /// What a person says of them.
    pub asked: Asked,
    /// Whether nothing is written.
    pub dry_run: bool,
    /// Whether a single row that needs someone stops all of its file.
    pub all_or_nothing: bool,
}

/// Imports the files one after the other, those first that others name; one that cannot be read does not stop the others.
pub fn import(every: &Every, files: &[PathBuf], manner: &Manner) -> Result<Exit, Stop> {
    let (stop, waits) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicBool::new(false)));
    for signal in [SIGINT, SIGTERM, SIGHUP] {
        signal_hook::flag::register_conditional_default(signal, waits.clone())?;
        signal_hook::flag::register(signal, stop.clone())?;
    }
    let mut session = open(every, manner)?;
    let (mut out, mut went) = (Out::new(), Went::default());
    let files = files.iter().map(PathBuf::as_path).collect();
    let files = importer::in_turn(&session.store, files, &manner.asked).map_err(Stop::Store)?;
    for path in files.into_iter().take_while(|_| !stop.load(Ordering::Relaxed)) {
        let job = Job {
            input: if path == Path::new("-") { Input::Standard } else { Input::File(path) },
            author: &session.author,
            reason: session.reason.as_deref(),
            asked: &manner.asked,
            dry_run: manner.dry_run,
            all_or_nothing: manner.all_or_nothing,
            stop: &stop,
            waits: &waits,
            decided: &[],
            progress: &|_| {},
        };
        match importer::import(&mut session.store, &job) {
            Ok(report) => {
                for table in report.all() {
                    tell(&session, table, &mut out)?;
                }
                say_of_file(&session, path, &report, manner.dry_run);
                went.look |= report.needs_someone();
                match report.ended {
                    Ended::Done => went.done += 1,
                    _ => went.failed.push(why(session.lang, &report)),
                }
            }
            Err(error) if let Some(asks) = import_asks::asks(&error, &manner.asked, path, session.lang) => {
                if session.json {
                    let mut object = refused(path, &asks.words);
                    let (name, guessed) = asks.json;
                    object.as_object_mut().map(|object| object.insert(name.to_owned(), guessed));
                    out.json(&object)?;
                }
                say(&asks.words);
                went.look = true;
            }
            Err(error) => {
                let words = importer::unread(session.lang, &shown(path), error);
                if session.json {
                    out.json(&refused(path, &words))?;
                }
                went.failed.push(words);
            }
        }
    }
    out.finish()?;
    went.exit()
}

/// How the files went.
#[derive(Default)]
struct Went {
    /// How many were read to the end.
    done: usize,
    /// Whether a person must look at one.
    look: bool,
    /// Why the others were not taken.
    failed: Vec<String>,
}

impl Went {
    fn exit(self) -> Result<Exit, Stop> {
        match (self.failed.join("\n"), self.done) {
            (words, _) if words.is_empty() => Ok(if self.look { Exit::Look } else { Exit::Done }),
            (words, 0) => Err(Stop::Refused(words)),
            (words, _) => Err(Stop::Look(words)),
        }
    }
}

/// A preview needs no file that can be written, and makes none.
fn open(every: &Every, manner: &Manner) -> Result<Session, Stop> {
    if !manner.dry_run {
        return Session::open(every, "import", Purpose::Make);
    }
    match Session::open(every, "import", Purpose::Read) {
        Err(Stop::Store(Error::Missing(_))) => Session::empty(every, "import"),
        other => other,
    }
}

/// What there is to say of a file as a whole.
fn say_of_file(session: &Session, path: &Path, report: &Report, dry_run: bool) {
    let lang = session.lang;
    match (dry_run, report.ended, report.batch) {
        (true, ..) => say(&text::only_a_preview(lang)),
        (_, Ended::Done, Some(batch)) => {
            say(&text::imported_as(lang, &report.file, batch));
            if report.kind == Some(Kind::Measurement) {
                say(&crate::text::round_offer_cli(lang));
            }
        }
        _ => {}
    }
    let mut notices = report.all().flat_map(|table| &table.notices);
    if notices.any(|notice| matches!(notice, Notice::OtherSheets { .. })) {
        say(&text::sheets_to_name(lang, &shown(path)));
    }
    if report.all().any(|table| table.conflicts > 0) {
        say(&text::conflicts_to_settle(lang, &shown(path)));
    }
}

fn tell(session: &Session, report: &Report, out: &mut Out) -> Result<(), Stop> {
    let lang = session.lang;
    if session.json {
        out.json(&object(report, lang))?;
    } else {
        out.line(&summary(report, lang))?;
    }
    out.flush()?;
    for notice in &report.notices {
        say(&format!("  {}", notice.words().of(lang)));
    }
    for issue in report.issues.iter().take(NAMED) {
        say(&format!("  {}", Wrong::of(issue, lang).said(report.sheet.is_some(), lang)));
    }
    if let Some(more) = report.issues.len().checked_sub(NAMED).filter(|more| *more > 0) {
        say(&format!("  {}", crate::text::and_more(lang, more)));
    }
    if let Some(words) = importer::unnamed(report, lang) {
        say(&format!("  {words}"));
    }
    Ok(())
}

fn summary(report: &Report, lang: Lang) -> String {
    let n = |number: usize| count(lang, number);
    let name = match &report.sheet {
        Some(sheet) => format!("{} ({sheet})", report.file),
        None => report.file.clone(),
    };
    let mut said = text::counted(
        lang,
        &name,
        report.kind.map_or("", Kind::plural),
        &n(report.rows),
        &n(report.new),
        &n(report.changed),
        &n(report.unchanged),
    );
    let mut add = |count: usize, words: String| {
        if count > 0 {
            said.push_str(&format!(", {words}"));
        }
    };
    add(report.repeated, text::repeated(lang, &n(report.repeated)));
    add(report.rejected, text::rejected(lang, &n(report.rejected)));
    add(report.conflicts, text::in_conflict(lang, &n(report.conflicts)));
    said
}

fn object(report: &Report, lang: Lang) -> Value {
    let problems: Vec<Value> = report
        .issues
        .iter()
        .map(|issue| {
            let Wrong { line, field, message } = Wrong::of(issue, lang);
            match issue {
                Issue::Conflict { conflict, .. } => json!({
                    "line": line, "field": field, "message": message,
                    "key": conflict.key, "theirs": conflict.theirs, "mine": conflict.mine,
                }),
                _ => json!({ "line": line, "field": field, "message": message }),
            }
        })
        .collect();
    json!({
        "file": report.file,
        "sheet": report.sheet,
        "kind": report.kind.map(Kind::plural),
        "rows": report.rows,
        "repeated": report.repeated,
        "new": report.new,
        "changed": report.changed,
        "unchanged": report.unchanged,
        "rejected": report.rejected,
        "conflicts": report.conflicts,
        "cleaned": report.cleaned,
        "problems": problems,
        "problems_left_out": report.unnamed,
        "batch": report.batch,
    })
}

/// The object of a file that was not read at all.
fn refused(path: &Path, words: &str) -> Value {
    let problems = [json!({ "line": 0, "field": null, "message": words })];
    json!({
        "file": path.file_name().map(|name| name.to_string_lossy()), "sheet": null, "kind": null, "rows": 0, "repeated": 0, "new": 0,
        "changed": 0, "unchanged": 0, "rejected": 0, "conflicts": 0, "cleaned": 0, "problems": problems, "problems_left_out": 0, "batch": null,
    })
}

fn why(lang: Lang, report: &Report) -> String {
    match report.ended {
        Ended::Stopped => text::import_stopped(lang, &report.file),
        _ => {
            let refused = report.all().map(|table| table.rejected + table.conflicts).sum();
            text::import_refused(lang, &report.file, refused)
        }
    }
}
