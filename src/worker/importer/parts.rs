//! Writes an import in parts: each is all or nothing and holds the lock well under a second; together they are one batch.

use std::sync::Arc;
use std::time::{Duration, Instant};

use super::indexing::Indexing;
use super::written::{Counted, InWhich, Written};
use super::{Issue, Report};
use crate::domain::change::{Author, Change, On, Put, Undone};
use crate::domain::field::ids::proposal::SUBMISSION;
use crate::domain::field::{Form, Kind, by_id};
use crate::domain::observation::Observation;
use crate::domain::record::Rec;
use crate::exchange::incoming::IncomingRow;
use crate::exchange::submitted::Submitted;
use crate::store::{Error, ImportRow, Imported, Sent, Store};

/// How long a part may hold the lock, aimed at.
const PART: Duration = Duration::from_millis(300);
/// The smallest and the largest part, in rows.
const ROWS: (usize, usize) = (50, 20_000);
/// The most text in a part, in bytes.
const BYTES: usize = 4 * 1024 * 1024;
/// How often a part waits for a neighbour's lock; the store itself waits five seconds each time.
const TRIES: usize = 12;

/// The parts of one import.
pub(super) struct Parts<'a> {
    store: &'a mut Store,
    author: &'a Author,
    reason: String,
    /// In ISO form.
    today: String,
    dry_run: bool,
    /// The batch of the whole, once something is to be written, or the one of a killed import of the same file.
    batch: Option<i64>,
    is_written: bool,
    submission: Option<String>,
    /// The mail or slip that came last: the following rows may be of the same.
    latest: Option<Arc<Submitted>>,
    pending: Vec<Written>,
    /// How much text is pending, in bytes.
    bytes: usize,
    /// New figures of a service, and the lines they stand on.
    figures: Vec<Observation>,
    lines: Vec<u64>,
    size: usize,
    done: usize,
    indexing: Option<Indexing>,
}

impl<'a> Parts<'a> {
    /// Begins, or goes on where an import of the same file was killed.
    pub fn new(
        store: &'a mut Store,
        author: &'a Author,
        reason: &str,
        dry_run: bool,
    ) -> Result<Parts<'a>, Error> {
        let unfinished = if dry_run { Vec::new() } else { store.unfinished_bulks()? };
        let is_it = |author_then: &Author, then: Option<&str>| author_then == author && then == Some(reason);
        let batch = unfinished.iter().find(|e| is_it(&e.author, e.reason.as_deref())).map(|e| e.batch);
        batch.map_or(Ok(()), |batch| store.resume_bulk(batch))?;
        let indexing = if dry_run { None } else { Some(Indexing::start(store)?) };
        Ok(Parts {
            today: store.today().to_string(),
            store,
            author,
            reason: reason.to_owned(),
            dry_run,
            batch,
            is_written: false,
            submission: None,
            latest: None,
            pending: Vec::new(),
            bytes: 0,
            figures: Vec::new(),
            lines: Vec::new(),
            size: 500,
            done: 0,
            indexing,
        })
    }

    /// The store, to be asked what rows mean; all questions between two parts are answered from one moment.
    pub fn asked(&self) -> Result<&Store, Error> {
        self.store.hold()?;
        Ok(self.store)
    }

    /// The day that the figures of today's files are known from, in ISO form.
    pub fn today(&self) -> &str {
        &self.today
    }

    /// How many parts are done.
    pub fn done(&self) -> usize {
        self.done
    }

    /// The batch of the whole.
    pub fn batch(&self) -> Option<i64> {
        self.batch
    }

    /// Whether anything is written: not in a dry run.
    pub fn writes(&self) -> bool {
        !self.dry_run
    }

    /// Takes a row; a full part is written.
    pub fn take(&mut self, written: Written, report: &mut Report) -> Result<(), Error> {
        self.bytes += written.bytes();
        self.pending.push(written);
        self.flush_full(self.pending.len(), report)
    }

    /// Takes a new figure of a service; a full part is written.
    pub fn take_figure(&mut self, line: u64, figure: Observation, report: &mut Report) -> Result<(), Error> {
        self.bytes += figure.bytes();
        self.figures.push(figure);
        self.lines.push(line);
        self.flush_full(self.figures.len(), report)
    }

    /// Writes what is pending if it is a full part with so many rows.
    fn flush_full(&mut self, rows: usize, report: &mut Report) -> Result<(), Error> {
        if rows >= self.size || self.bytes >= BYTES { self.flush(report) } else { Ok(()) }
    }

    /// Gives a new proposal its submission: the mail or slip that it came in, or the one that all other such proposals of
    /// the file share.
    pub fn give_submission(
        &mut self,
        written: &mut Written,
        of_file: &Submitted,
        report: &mut Report,
    ) -> Result<(), Error> {
        if self.dry_run {
            return Ok(());
        }
        match std::mem::replace(&mut written.submission, InWhich::Said) {
            InWhich::Said => {}
            InWhich::OfTheFile => {
                if self.submission.is_none() {
                    let row = ImportRow { changes: vec![creation(of_file)], ..ImportRow::default() };
                    let imported = self.write(&[row])?;
                    self.submission = imported.outcome.made.into_iter().next().map(|(_, key)| key);
                }
                if let Some(key) = &self.submission {
                    written.is_of(Put::text(key.as_str()));
                }
            }
            InWhich::Own(submitted) => {
                match self.known_submission(&written.row.source, &submitted, report)? {
                    Some(key) => written.is_of(Put::Text(key)),
                    None => {
                        written.comes_with(&submitted);
                        self.latest = Some(submitted);
                    }
                }
            }
        }
        Ok(())
    }

    /// The key of a mail or slip that is there, or that a row before has brought.
    fn known_submission(
        &mut self,
        source: &str,
        submitted: &Arc<Submitted>,
        report: &mut Report,
    ) -> Result<Option<String>, Error> {
        if self.latest.as_ref().is_some_and(|latest| latest.ext_id == submitted.ext_id) {
            self.flush(report)?;
        }
        let store = self.asked()?;
        match store.remembered(source, &outside(submitted))? {
            Some(memory) if !store.is_gone(memory.rec)? => {
                Ok(store.record_even_gone(memory.rec)?.map(|record| record.key))
            }
            _ => Ok(None),
        }
    }

    /// Writes a row that others of its file build on, but in a dry run; it is not counted.
    pub fn write_now(&mut self, row: ImportRow) -> Result<(), Error> {
        if self.dry_run { Ok(()) } else { self.write(&[row]).map(drop) }
    }

    /// Brings a record back that was made by an import that was taken back.
    pub fn revive(&mut self, rec: Rec, report: &mut Report) -> Result<(), Error> {
        let changes = vec![Change::Gone { on: On::Record(rec), gone: false, seen: None }];
        let row = ImportRow { changes, ..ImportRow::default() };
        self.take(Written { line: 0, row, as_what: Counted::Unchanged, submission: InWhich::Said }, report)
    }

    /// Writes what is pending.
    pub fn flush(&mut self, report: &mut Report) -> Result<(), Error> {
        self.flush_figures(report)?;
        self.flush_rows(report)
    }

    fn flush_rows(&mut self, report: &mut Report) -> Result<(), Error> {
        self.store.release()?;
        let pending = std::mem::take(&mut self.pending);
        self.bytes = 0;
        if pending.is_empty() {
            return Ok(());
        }
        self.done += 1;
        if self.dry_run {
            pending.iter().for_each(|written| foresee(report, written));
            return Ok(());
        }
        let (plans, rows): (Vec<_>, Vec<_>) = pending.into_iter().map(Written::split).unzip();
        let began = Instant::now();
        match self.write(&rows) {
            Ok(imported) => {
                self.adapt(rows.len(), began.elapsed());
                settle(report, &plans, imported);
                self.indexing.as_ref().map_or(Ok(()), |indexing| indexing.after_part(self.store))
            }
            Err(error) if is_of_a_row(&error) => self.one_by_one(&plans, &rows, report),
            Err(error) => Err(error),
        }
    }

    fn flush_figures(&mut self, report: &mut Report) -> Result<(), Error> {
        self.store.release()?;
        let (figures, lines) = (std::mem::take(&mut self.figures), std::mem::take(&mut self.lines));
        if figures.is_empty() {
            return Ok(());
        }
        self.done += 1;
        let (began, count) = (Instant::now(), figures.len());
        match self.write_figures(&figures) {
            Ok(()) => {
                self.adapt(count, began.elapsed());
                report.new += count;
                self.indexing.as_ref().map_or(Ok(()), |indexing| indexing.after_part(self.store))
            }
            Err(error) if is_of_a_row(&error) => {
                let single = |(line, figure): (u64, &Observation)| one(line, figure, &self.today).split();
                let (plans, rows): (Vec<_>, Vec<_>) = lines.into_iter().zip(&figures).map(single).unzip();
                self.one_by_one(&plans, &rows, report)
            }
            Err(error) => Err(error),
        }
    }

    /// Ends it; tells the batch if anything was written.
    pub fn finish(&mut self) -> Result<Option<i64>, Error> {
        self.store.release()?;
        if let Some(batch) = self.batch.filter(|_| !self.dry_run) {
            self.store.end_bulk(batch)?;
        }
        if let Some(indexing) = self.indexing.take() {
            indexing.finish(self.store)?;
        }
        Ok(self.batch.filter(|_| self.is_written))
    }

    /// Takes back what was written. Where that is nothing yet, its batch was begun all the same, and is ended.
    pub fn withdraw(&mut self) -> Result<(), Error> {
        self.store.release()?;
        let Some(batch) = self.batch.filter(|_| !self.dry_run) else { return Ok(()) };
        match self.store.undo(batch, self.author, Some(&self.reason), true)? {
            Undone::Nothing => self.store.end_bulk(batch),
            Undone::Done { .. } | Undone::Refused { .. } => Ok(()),
        }
    }

    fn write(&mut self, rows: &[ImportRow]) -> Result<Imported, Error> {
        self.store.release()?;
        if rows.iter().any(|row| !row.changes.is_empty()) {
            self.begin()?;
        }
        let (author, reason, batch) = (self.author, Some(self.reason.as_str()), self.batch);
        let store = &mut *self.store;
        let imported = patiently(|| store.import_part(author, reason, batch, rows))?;
        self.is_written |= imported.outcome.batch.is_some();
        Ok(imported)
    }

    fn write_figures(&mut self, figures: &[Observation]) -> Result<(), Error> {
        self.begin()?;
        let (author, reason, batch) = (self.author, Some(self.reason.as_str()), self.batch);
        let (store, today) = (&mut *self.store, self.today.as_str());
        patiently(|| store.import_figures(author, reason, batch, today, figures))?;
        self.is_written = true;
        Ok(())
    }

    /// Begins the batch of the whole, once.
    fn begin(&mut self) -> Result<(), Error> {
        self.store.release()?;
        if self.batch.is_none() {
            self.batch = Some(self.store.begin_bulk(self.author, Some(&self.reason))?);
        }
        Ok(())
    }

    /// Where the store refuses a part for what a row says, the row is found and the others go in.
    fn one_by_one(&mut self, plans: &[Plan], rows: &[ImportRow], report: &mut Report) -> Result<(), Error> {
        for (plan, row) in plans.iter().zip(rows) {
            match self.write(std::slice::from_ref(row)) {
                Ok(imported) => settle(report, std::slice::from_ref(plan), imported),
                Err(error) if is_of_a_row(&error) => report.reject(issue(plan.line, error)),
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    fn adapt(&mut self, rows: usize, took: Duration) {
        let wanted = rows as f64 * PART.as_secs_f64() / took.as_secs_f64().max(0.001);
        self.size = (wanted as usize).clamp(self.size / 2, self.size * 2).clamp(ROWS.0, ROWS.1);
    }
}

/// Tries a part again while a neighbour holds the lock.
fn patiently<T>(mut write: impl FnMut() -> Result<T, Error>) -> Result<T, Error> {
    let mut tries = 0;
    loop {
        match write() {
            Err(Error::Busy(_)) if tries < TRIES => tries += 1,
            other => return other,
        }
    }
}

/// A figure of a service as a row of its own.
fn one(line: u64, figure: &Observation, today: &str) -> Written {
    let values = figure.values();
    let changes = super::creation(Kind::Measurement, IncomingRow { values, ..IncomingRow::default() }, 0);
    let row = ImportRow { changes, ..ImportRow::default() };
    let mut written = Written { line, row, as_what: Counted::New, submission: InWhich::Said };
    written.date(today);
    written
}

/// What is counted of a row once it is written.
struct Plan {
    line: u64,
    as_what: Counted,
    is_counted: bool,
}

impl Written {
    fn split(self) -> (Plan, ImportRow) {
        let is_counted = self.is_counted();
        (Plan { line: self.line, as_what: self.as_what, is_counted }, self.row)
    }

    /// The proposal is of this submission.
    fn is_of(&mut self, submission: Put) {
        for change in &mut self.row.changes {
            if let Change::Create { kind: Kind::Proposal, values, .. } = change {
                values.retain(|(id, _)| *id != SUBMISSION);
                values.push((SUBMISSION, submission.clone()));
            }
        }
    }

    /// The row makes the submission as well.
    fn comes_with(&mut self, submitted: &Submitted) {
        self.is_of(Put::KeyOf(0));
        self.row.changes.insert(0, creation(submitted));
        self.row.on = self.row.on.map(|on| match on {
            On::Made(at) => On::Made(at + 1),
            there => there,
        });
        self.row.submission = Some(Sent { ext_id: outside(submitted), sender: submitted.sender.clone() });
    }

    /// How many bytes of text it writes, about.
    fn bytes(&self) -> usize {
        let length = |put: &Put| if let Put::Text(text) = put { text.len() } else { 0 };
        let of = |change: &Change| match change {
            Change::Create { values, .. } => values.iter().map(|(_, put)| length(put)).sum(),
            Change::Set { to, .. } | Change::Edit { to, .. } => length(to),
            _ => 0,
        };
        self.row.changes.iter().map(of).sum()
    }

    /// A record that comes back is counted when its fields are looked at.
    fn is_counted(&self) -> bool {
        self.line > 0
    }
}

/// Counts and lists what would be written.
fn foresee(report: &mut Report, written: &Written) {
    if written.is_counted() {
        add(report, written.as_what);
        report.listed.add_written(written);
    }
}

fn add(report: &mut Report, as_what: Counted) {
    match as_what {
        Counted::New => report.new += 1,
        Counted::Changed => report.changed += 1,
        Counted::Unchanged => report.unchanged += 1,
    }
}

/// Counts what went in, and lists what somebody else was first with while the part was made.
fn settle(report: &mut Report, plans: &[Plan], imported: Imported) {
    let mut conflicts = imported.outcome.conflicts;
    for (plan, conflicted) in plans.iter().zip(imported.conflicted) {
        if conflicted && !conflicts.is_empty() {
            report.conflict(plan.line, vec![conflicts.remove(0)]);
        } else if plan.is_counted {
            add(report, plan.as_what);
        }
    }
}

fn creation(submitted: &Submitted) -> Change {
    let mut values = Vec::with_capacity(submitted.values.len());
    for (id, value) in &submitted.values {
        match by_id(*id).map(|field| field.form) {
            Some(Form::Member) => values.extend(value.split('\n').map(|member| (*id, Put::text(member)))),
            _ => values.push((*id, Put::text(value.as_str()))),
        }
    }
    Change::Create { kind: Kind::Submission, key: None, values }
}

/// What a mail or slip is remembered by; a proposal of it may be known by the same.
fn outside(submitted: &Submitted) -> String {
    format!("{} ✉", submitted.ext_id.as_deref().unwrap_or_default())
}

/// Whether the store refused what a row says, and not the file as a whole.
fn is_of_a_row(error: &Error) -> bool {
    matches!(
        error,
        Error::Invalid { .. }
            | Error::WrongForm { .. }
            | Error::NoSuch { .. }
            | Error::Taken { .. }
            | Error::KeyNeeded { .. }
    )
}

fn issue(line: u64, error: Error) -> Issue {
    match error {
        Error::Taken { key } => Issue::Taken { line, key },
        Error::KeyNeeded { .. } => Issue::Needs { line, field: "key" },
        Error::Invalid { field, value } => {
            Issue::Refused { line, field: by_id(field).map(|f| f.name), value }
        }
        Error::NoSuch { key } => Issue::Refused { line, field: None, value: key },
        other => Issue::Refused { line, field: None, value: other.to_string() },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::testing::{author, create, store};

    #[test]
    fn an_import_that_ends_before_anything_is_written_leaves_no_batch_that_looks_killed() {
        let (_file, mut store) = store();
        store.act(&[create(Kind::Indicator, Some("Y30R21"), &[("title", "Ledige")])]);
        let who = author("HL");
        let mut parts = Parts::new(&mut store, &who, "tal.csv", false).unwrap();
        let changes = vec![create(Kind::Indicator, Some("Y30R21"), &[("title", "Ledige")])];
        let taken = parts.write_now(ImportRow { changes, ..ImportRow::default() });
        assert!(matches!(taken, Err(Error::Taken { .. })), "{taken:?}");
        parts.withdraw().unwrap();
        drop(parts);
        assert!(store.unfinished_bulks().unwrap().is_empty());
        assert_eq!(store.check().unwrap(), []);
    }
}
