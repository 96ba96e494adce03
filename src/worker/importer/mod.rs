//! Files into the store: what each row means against what was read before, in parts that hold the lock only briefly.
//!
//! [`plan`] says what one row means, [`known`] decides field by field against what stands, [`parts`] writes. Nothing is
//! printed here: the command line and the board tell a person what the [`Report`] says.

mod ahead;
mod arrived;
mod cells;
mod columns;
mod creation;
mod elsewhere;
mod indexing;
mod indicators;
mod input;
mod known;
mod listed;
mod observed;
mod parts;
mod plan;
mod report;
mod said;
mod written;

use std::collections::BTreeMap;
use std::io;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::domain::arrival::{Decided, Progress, Sheet};
use crate::domain::change::{Author, Change, On, Put};
use crate::domain::clean::clean;
use crate::domain::cpr::Harmless;
use crate::domain::field::Kind;
use crate::exchange::asked::{Asked, Settled as OfRecords};
use crate::exchange::incoming::{Incoming, IncomingRow, Message, Notice, Problem};
use crate::exchange::mapping::{Mapping, SETTING};
use crate::exchange::submitted::Submitted;
use crate::store::{Error, Store};

use ahead::Ahead;
use arrived::Arrived;
pub use columns::columns;
pub use creation::{creation, revision};
pub use elsewhere::{Elsewhere, elsewhere};
use indicators::{Belongs, Indicators};
pub use input::Input;
use input::Settled;
pub use listed::{List, Listed, Sort};
use parts::Parts;
use plan::{Meaning, Planner};
pub use report::{Ended, Failed, Issue, REASONS, Report};
pub use said::{Wrong, unnamed, unread};

/// What is to be imported, and how.
pub struct Job<'a> {
    /// Where its rows come from.
    pub input: Input<'a>,
    /// What a person says of it.
    pub asked: &'a Asked,
    /// Whether nothing is written.
    pub dry_run: bool,
    /// Whether a single row that needs someone stops all of it.
    pub all_or_nothing: bool,
    /// Set from outside to stop in the middle.
    pub stop: &'a AtomicBool,
    /// What a person has decided where both sides have moved.
    pub decided: &'a [Decided],
    /// Told how far it is, each time that a part is done.
    pub progress: &'a dyn Fn(&Progress),
}

/// Imports one file as one batch. Where it is stopped or fails in the middle, its parts are withdrawn.
///
/// # Errors
/// The file cannot be read, or the store failed.
pub fn import(
    store: &mut Store,
    author: &Author,
    reason: Option<&str>,
    job: &Job<'_>,
) -> Result<Report, Failed> {
    let settled = job.input.settle()?;
    if job.all_or_nothing && !job.dry_run {
        let preview = read(store, author, reason, &Job { dry_run: true, ..*job }, &settled)?;
        if preview.needs_someone() {
            return Ok(preview.ended(Ended::Refused));
        }
    }
    store.brace(true)?;
    let done = read_and_index(store, author, reason, job, &settled);
    store.brace(false)?;
    done
}

fn read_and_index(
    store: &mut Store,
    author: &Author,
    reason: Option<&str>,
    job: &Job<'_>,
    settled: &Settled,
) -> Result<Report, Failed> {
    let mut report = read(store, author, reason, job, settled)?;
    report.further.iter_mut().for_each(|further| further.issues.sort_by_key(Issue::line));
    report.issues.sort_by_key(Issue::line);
    if !job.dry_run && report.ended == Ended::Done {
        while store.index_some(INDEXED)? && !job.stop.load(Ordering::Relaxed) {}
    }
    Ok(report)
}

/// How often progress is told of rows that write nothing.
const TOLD: usize = 2000;
/// How many changes the search index takes at a time.
const INDEXED: usize = 5000;

fn read(
    store: &mut Store,
    author: &Author,
    reason: Option<&str>,
    job: &Job<'_>,
    settled: &Settled,
) -> Result<Report, Failed> {
    let name = job.input.name();
    let asked = remembering(store, job.asked)?;
    let tables = Incoming::tables(settled.reader()?, &name, &asked)?;
    // A sheet that a person leaves out is none of the tables, and is remembered like them.
    let said = asked.mappings.iter().chain(tables.iter().filter_map(|table| table.mapping.as_ref()));
    let said: BTreeMap<String, Mapping> = said
        .filter(|mapping| !asked.remembered.contains(mapping))
        .map(|mapping| (Mapping::key(&mapping.names()), mapping.clone()))
        .collect();
    if let Some(key) = &job.asked.meeting
        && store.of_kind(Kind::Meeting, key)?.is_none()
    {
        return Err(Problem::file(Message::NoMeeting { key: key.clone() }).into());
    }
    let parts = Parts::new(store, author, reason.unwrap_or(&name), job.dry_run)?;
    let mut run = Run::new(parts, name, asked.settled);
    let (mut done, mut reports) = (Ok(Went::Through), Vec::new());
    let of = tables.len();
    for (at, mut incoming) in tables.into_iter().enumerate() {
        run.begin(&incoming, job.decided, (at + 1, of));
        let notices;
        (done, notices) = ahead::read_ahead(&mut incoming, |rows| run.rows(rows, job));
        reports.push(run.told(notices));
        if !matches!(done, Ok(Went::Through)) {
            break;
        }
    }
    let report = run.end(done, reports)?;
    if !job.dry_run && report.ended == Ended::Done {
        said.iter().try_for_each(|(key, mapping)| remember(store, author, key, mapping))?;
    }
    Ok(report)
}

/// What is asked, with what was said of the columns of earlier files and of numbers.
fn remembering(store: &Store, asked: &Asked) -> Result<Asked, Error> {
    let settings = store.all(Kind::Setting)?;
    let values = settings.iter().filter(|setting| setting.key.starts_with(SETTING));
    let remembered = values.filter_map(|setting| Mapping::parse(setting.text("value"))).collect();
    let harmless = Harmless::of(settings.iter().map(|setting| setting.key.as_str()));
    Ok(Asked { remembered, harmless, ..asked.clone() })
}

/// Keeps what was said of columns as a setting, so that the next file with the same goes straight in.
fn remember(store: &mut Store, author: &Author, key: &str, mapping: &Mapping) -> Result<(), Error> {
    let value = Put::Text(mapping.value());
    let Some(field) = Kind::Setting.field("value").map(|field| field.id) else { return Ok(()) };
    let change = match store.of_kind(Kind::Setting, key)? {
        Some(setting) => {
            let seen = Some(setting.seen);
            Change::Set { on: On::Record(setting.rec), field, to: value, seen }
        }
        None => {
            Change::Create { kind: Kind::Setting, key: Some(key.to_owned()), values: vec![(field, value)] }
        }
    };
    store.commit(author, None, &[change]).map(drop)
}

/// One file on its way in.
struct Run<'a> {
    parts: Parts<'a>,
    planner: Planner,
    indicators: Indicators,
    source: String,
    report: Report,
    file: String,
    /// How far it is: the rows of the tables that are done, and which of several is under way.
    progress: Progress,
    /// The submission of new proposals that are none of their own.
    submitted: Submitted,
    /// What was decided where both have moved.
    settled: OfRecords,
    /// Rows that name records which the rest of the file may bring.
    waiting: Vec<Arrived>,
    /// Rows whose records were made by an import that was taken back: they come back first.
    gone: Vec<Arrived>,
}

/// Whether to go on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Went {
    Through,
    Stopped,
}

impl<'a> Run<'a> {
    fn new(parts: Parts<'a>, file: String, settled: OfRecords) -> Run<'a> {
        let (planner, indicators) =
            (Planner::new(Kind::Proposal, String::new(), OfRecords::default()), Indicators::default());
        let (source, report, waiting, gone) = (String::new(), Report::default(), Vec::new(), Vec::new());
        let (progress, submitted) = (Progress::default(), Submitted::default());
        Run { parts, planner, indicators, source, report, file, progress, submitted, settled, waiting, gone }
    }

    /// Begins a table of the file, which is the first or a later one of so many.
    fn begin<R: io::Read>(&mut self, incoming: &Incoming<R>, decided: &[Decided], (nth, of): (usize, usize)) {
        let settled = self.settled.clone();
        self.planner = Planner::new(incoming.kind, incoming.source.clone(), settled).decided(decided);
        self.source.clone_from(&incoming.source);
        self.submitted.clone_from(&incoming.submitted);
        let sheet = incoming.sheet_name().map(|name| clean(name, false).text);
        self.progress.sheet = sheet.clone().filter(|_| of > 1).map(|name| Sheet { name, nth, of });
        let (file, kind) = (self.file.clone(), Some(incoming.kind));
        self.report = Report { file, sheet, kind, ..Report::default() };
    }

    /// What became of the table, as far as it was read.
    fn told(&mut self, notices: Vec<Notice>) -> Report {
        let keys = std::mem::take(&mut self.indicators).made().to_vec();
        let mut report = std::mem::take(&mut self.report);
        self.progress.rows += report.rows;
        report.notices = notices;
        report.notices.extend((!keys.is_empty()).then_some(Notice::Indicators { keys }));
        report
    }

    fn rows(&mut self, incoming: &mut Ahead<'_>, job: &Job<'_>) -> Result<Went, Error> {
        // Before anything is made of the file.
        self.planner.is_new(self.parts.asked()?)?;
        let (mut line, mut told) = (0, 0);
        if self.progress.sheet.is_some() {
            self.tell(job);
        }
        for row in incoming {
            if job.stop.load(Ordering::Relaxed) {
                return Ok(Went::Stopped);
            }
            let its_line = row.as_ref().map_or_else(|problem| problem.line, Arrived::line);
            // A row of figures becomes several records.
            self.report.rows += usize::from(its_line != line);
            line = its_line;
            if self.parts.done() != told || self.report.rows.is_multiple_of(TOLD) {
                told = self.parts.done();
                self.tell(job);
            }
            match row {
                Ok(row) => self.row(row, false)?,
                Err(problem) if problem.is_repetition() => self.repeated(&problem),
                Err(problem) => self.report.reject(Issue::Unread(problem)),
            }
        }
        self.parts.flush(&mut self.report)?;
        for row in std::mem::take(&mut self.gone) {
            self.row(row, true)?;
        }
        self.parts.flush(&mut self.report)?;
        for row in std::mem::take(&mut self.waiting) {
            self.row(row, true)?;
        }
        self.parts.flush(&mut self.report)?;
        Ok(if job.stop.load(Ordering::Relaxed) { Went::Stopped } else { Went::Through })
    }

    fn tell(&self, job: &Job<'_>) {
        (job.progress)(&Progress { rows: self.progress.rows + self.report.rows, ..self.progress.clone() });
    }

    fn repeated(&mut self, problem: &Problem) {
        self.report.repeated += 1;
        if let Message::Repeated { first_line } = problem.message {
            self.report.listed.add(problem.line, None, Sort::Repeated(first_line));
        }
    }

    /// Takes one row; `again` where it is looked at for the second time.
    fn row(&mut self, mut row: Arrived, again: bool) -> Result<(), Error> {
        if !again && row.cleaned() > 0 {
            let (line, cleaned) = (row.line(), row.cleaned());
            self.report.cleaned += u64::from(cleaned);
            self.report.listed.add(line, row.row().name(), Sort::Cleaned(cleaned));
        }
        let is_figure = row.row().measure.is_some();
        if is_figure {
            let is_new = match self.indicators.settle(&mut self.parts, &self.source, row.row())? {
                Belongs::Settled { is_new } => is_new,
                Belongs::Refused(problem) => {
                    problem.into_iter().for_each(|problem| self.report.reject(Issue::Unread(problem)));
                    return Ok(());
                }
            };
            self.planner.promise(self.indicators.made());
            // No measurement can know it.
            if is_new && self.parts.writes() && row.row().figure.is_some() {
                return self.new_figure(row.row());
            }
            row.row().unfold();
        }
        match self.planner.meaning(self.parts.asked()?, &mut row, again)? {
            Meaning::Unchanged => {
                self.report.unchanged += 1;
                let line = row.line();
                self.report.listed.add(line, row.row().name(), Sort::Unchanged);
            }
            Meaning::Write(mut written) => {
                if is_figure {
                    written.date(self.parts.today());
                }
                self.parts.give_submission(&mut written, &self.submitted, &mut self.report)?;
                self.parts.take(written, &mut self.report)?;
            }
            Meaning::Conflict(conflicts) => self.report.conflict(row.line(), conflicts),
            Meaning::Rejected(issue) => self.report.reject(issue),
            Meaning::Waits => self.waiting.push(row),
            Meaning::Revive(rec) => {
                self.parts.revive(rec, &mut self.report)?;
                self.gone.push(row);
            }
        }
        Ok(())
    }

    /// Takes the figure of a service where no figure can be known: all that is to be asked is whether the file says it
    /// twice.
    fn new_figure(&mut self, row: &mut IncomingRow) -> Result<(), Error> {
        let Some((figure, measure)) = row.figure.take().zip(row.measure.as_ref()) else { return Ok(()) };
        match self.planner.meet(row.line, measure, &figure) {
            Some(issue) => self.report.reject(issue),
            None => self.parts.take_figure(row.line, figure, &mut self.report)?,
        }
        Ok(())
    }

    /// Ends the batch; the first table's report is the file's.
    fn end(mut self, done: Result<Went, Error>, reports: Vec<Report>) -> Result<Report, Failed> {
        self.parts.asked()?.release()?;
        let mut reports = reports.into_iter();
        let first = reports.next().unwrap_or_default();
        let mut report = Report { further: reports.collect(), ..first };
        match done {
            Ok(Went::Through) => {
                report.batch = self.parts.finish()?;
                report.further.iter_mut().for_each(|further| further.batch = report.batch);
                Ok(report)
            }
            Ok(Went::Stopped) => match self.parts.withdraw() {
                Ok(()) => Ok(report.ended(Ended::Stopped)),
                Err(error) => Err(Failed::Store { error, left: self.parts.batch() }),
            },
            Err(error) => {
                let left = self.parts.withdraw().is_err();
                Err(Failed::Store { error, left: self.parts.batch().filter(|_| left) })
            }
        }
    }
}
