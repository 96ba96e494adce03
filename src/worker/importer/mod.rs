//! Files into the store: what each row means against what was read before, in parts that hold the lock only briefly.
//!
//! [`plan`] says what one row means, [`known`] decides field by field against what stands, [`parts`] writes. Nothing is
//! printed here: the command line and the board tell a person what the [`Report`] says.

mod ahead;
mod alone;
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
mod remembered;
mod report;
mod run;
mod said;
mod there;
mod turns;
mod written;

use std::sync::atomic::{AtomicBool, Ordering};

use crate::domain::arrival::{Decided, Progress};
use crate::domain::change::Author;
use crate::domain::field::Kind;
use crate::exchange::asked::Asked;
use crate::exchange::incoming::{Incoming, Message, Problem};
use crate::store::Store;

use alone::Alone;
pub use columns::columns;
pub use creation::{creation, revision};
pub use elsewhere::{Elsewhere, elsewhere};
pub use input::Input;
use input::Settled;
pub use listed::{List, Listed, Sort};
use remembered::{remember, remembering, said_anew};
pub use report::{Ended, Failed, Issue, REASONS, Report};
use run::Run;
pub use said::{Wrong, unnamed, unread};
pub use turns::in_turn;

/// How many changes the search index takes at a time.
const INDEXED: usize = 5000;

/// What is to be imported, and how.
pub struct Job<'a> {
    /// Where its rows come from.
    pub input: Input<'a>,
    /// Who imports.
    pub author: &'a Author,
    /// The reason of the batch, else the name of the file.
    pub reason: Option<&'a str>,
    /// What a person says of it.
    pub asked: &'a Asked,
    /// Whether nothing is written.
    pub dry_run: bool,
    /// Whether a single row that needs someone stops all of it.
    pub all_or_nothing: bool,
    /// Set from outside to stop in the middle.
    pub stop: &'a AtomicBool,
    /// True while its bytes are waited for, which a pipe may never bring; nothing is begun then.
    pub waits: &'a AtomicBool,
    /// What a person has decided where both sides have moved.
    pub decided: &'a [Decided],
    /// Told how far it is, each time that a part is done.
    pub progress: &'a dyn Fn(&Progress),
}

impl Job<'_> {
    fn is_stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }
}

/// Imports one file as one batch, when its turn comes. Where it is stopped or fails in the middle, its parts are
/// withdrawn.
///
/// # Errors
/// The file cannot be read, or the store failed.
pub fn import(store: &mut Store, job: &Job<'_>) -> Result<Report, Failed> {
    job.waits.store(true, Ordering::SeqCst);
    let settled = job.input.settle();
    job.waits.store(false, Ordering::SeqCst);
    let settled = settled?;
    if job.dry_run {
        return in_full(store, job, &settled);
    }
    match Alone::in_turn(store.path(), job.stop) {
        Some(_alone) => in_full(store, job, &settled),
        None => Ok(Report { file: job.input.name(), ..Report::default() }.ended(Ended::Stopped)),
    }
}

fn in_full(store: &mut Store, job: &Job<'_>, settled: &Settled) -> Result<Report, Failed> {
    if job.all_or_nothing && !job.dry_run {
        let preview = read(store, &Job { dry_run: true, ..*job }, settled)?;
        if preview.needs_someone() {
            return Ok(preview.ended(Ended::Refused));
        }
    }
    store.brace(true)?;
    let done = read_and_index(store, job, settled);
    store.brace(false)?;
    done
}

fn read_and_index(store: &mut Store, job: &Job<'_>, settled: &Settled) -> Result<Report, Failed> {
    let mut report = read(store, job, settled)?;
    report.further.iter_mut().for_each(|further| further.issues.sort_by_key(Issue::line));
    report.issues.sort_by_key(Issue::line);
    if !job.dry_run && report.ended == Ended::Done {
        while store.index_some(INDEXED)? && !job.is_stopped() {}
    }
    Ok(report)
}

fn read(store: &mut Store, job: &Job<'_>, settled: &Settled) -> Result<Report, Failed> {
    let name = job.input.name();
    let asked = remembering(store, job.asked)?;
    let tables = Incoming::tables(settled.reader()?, &name, &asked)?;
    let said = said_anew(&asked, &tables);
    if let Some(key) = &job.asked.meeting
        && store.of_kind(Kind::Meeting, key)?.is_none()
    {
        return Err(Problem::file(Message::NoMeeting { key: key.clone() }).into());
    }
    let report = Run::begin(store, job, name, asked.settled)?.through(tables)?;
    if !job.dry_run && report.ended == Ended::Done {
        said.iter().try_for_each(|mapping| remember(store, job.author, mapping))?;
    }
    Ok(report)
}
