//! One file on its way in: its tables in turn, each row by row, all as one batch.

use std::io::Read;

use super::ahead::{Ahead, read_ahead};
use super::arrived::Arrived;
use super::indicators::{Belongs, Indicators};
use super::parts::Parts;
use super::plan::{Meaning, Planner};
use super::{Ended, Failed, Issue, Job, Report, Sort};
use crate::domain::arrival::{Progress, Sheet};
use crate::domain::clean::clean;
use crate::exchange::asked::Settled;
use crate::exchange::incoming::{Incoming, IncomingRow, Message, Notice, Problem};
use crate::exchange::submitted::Submitted;
use crate::store::{Error, Store};

/// How often progress is told of rows that write nothing.
const TOLD: usize = 2000;

/// One file on its way in.
pub(super) struct Run<'a> {
    job: &'a Job<'a>,
    file: String,
    /// What was decided where both have moved.
    settled: Settled,
    parts: Parts<'a>,
    /// What became of the tables that are done.
    reports: Vec<Report>,
}

/// One table of the file.
struct Table<'r, 'a> {
    job: &'a Job<'a>,
    parts: &'r mut Parts<'a>,
    planner: Planner,
    indicators: Indicators,
    source: String,
    /// The submission of new proposals that are none of their own.
    submitted: Submitted,
    report: Report,
    /// How far the file is without the table, and which of several it is.
    progress: Progress,
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
    /// Begins a file of this name.
    pub fn begin(
        store: &'a mut Store,
        job: &'a Job<'a>,
        file: String,
        settled: Settled,
    ) -> Result<Run<'a>, Error> {
        let parts = Parts::new(store, job.author, job.reason.unwrap_or(&file), job.dry_run)?;
        Ok(Run { job, file, settled, parts, reports: Vec::new() })
    }

    /// Takes the tables in turn and ends the batch; the report is that of the first table, with the others behind it.
    pub fn through<R: Read + Send>(mut self, tables: Vec<Incoming<R>>) -> Result<Report, Failed> {
        let mut went = Ok(Went::Through);
        let of = tables.len();
        for (mut incoming, nth) in tables.into_iter().zip(1..) {
            let mut table = self.table(&incoming, nth, of);
            let (it_went, notices) = read_ahead(&mut incoming, |rows| table.rows(rows));
            let report = table.told(notices);
            self.reports.push(report);
            went = it_went;
            if !matches!(went, Ok(Went::Through)) {
                break;
            }
        }
        self.end(went)
    }

    fn table<R: Read>(&mut self, incoming: &Incoming<R>, nth: usize, of: usize) -> Table<'_, 'a> {
        let name = incoming.sheet_name().map(|name| clean(name, false).text);
        let (file, kind, source) = (self.file.clone(), incoming.kind, incoming.source.clone());
        let planner = Planner::new(kind, source.clone(), self.settled.clone()).decided(self.job.decided);
        Table {
            job: self.job,
            parts: &mut self.parts,
            planner,
            indicators: Indicators::default(),
            source,
            submitted: incoming.submitted.clone(),
            progress: Progress {
                rows: self.reports.iter().map(|report| report.rows).sum(),
                sheet: name.clone().filter(|_| of > 1).map(|name| Sheet { name, nth, of }),
            },
            report: Report { file, sheet: name, kind: Some(kind), ..Report::default() },
            waiting: Vec::new(),
            gone: Vec::new(),
        }
    }

    fn end(mut self, went: Result<Went, Error>) -> Result<Report, Failed> {
        self.parts.asked()?.release()?;
        let mut reports = self.reports.into_iter();
        let first = reports.next().unwrap_or_default();
        let mut report = Report { further: reports.collect(), ..first };
        match went {
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

impl Table<'_, '_> {
    fn rows(&mut self, incoming: &mut Ahead<'_>) -> Result<Went, Error> {
        // Before anything is made of the file.
        self.planner.is_new(self.parts.asked()?)?;
        let (mut line, mut told) = (0, 0);
        if self.progress.sheet.is_some() {
            self.tell();
        }
        for row in incoming {
            if self.job.is_stopped() {
                return Ok(Went::Stopped);
            }
            let its_line = row.as_ref().map_or_else(|problem| problem.line, Arrived::line);
            // A row of figures becomes several records.
            self.report.rows += usize::from(its_line != line);
            line = its_line;
            if self.parts.done() != told || self.report.rows.is_multiple_of(TOLD) {
                told = self.parts.done();
                self.tell();
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
        Ok(if self.job.is_stopped() { Went::Stopped } else { Went::Through })
    }

    fn tell(&self) {
        (self.job.progress)(&Progress {
            rows: self.progress.rows + self.report.rows,
            ..self.progress.clone()
        });
    }

    /// What became of the table, as far as it was read.
    fn told(self, notices: Vec<Notice>) -> Report {
        let keys = self.indicators.made();
        let made = (!keys.is_empty()).then(|| Notice::Indicators { keys: keys.to_vec() });
        Report { notices: notices.into_iter().chain(made).collect(), ..self.report }
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
            let is_new = match self.indicators.settle(self.parts, &self.source, row.row())? {
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
}
