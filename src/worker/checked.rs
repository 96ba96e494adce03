//! What `check` finds, in sentences, and what to do about it.

use std::path::{Path, PathBuf};

use crate::domain::change::Author;
use crate::domain::said::json_field;
use crate::msg::errand::Unfinished;
use crate::store::{Error, Finding, Store, daily_copies};
use crate::text::{Lang, cli as text};

use super::said::{local, shown};

/// How many findings are named one by one.
const NAMED: usize = 20;

/// What is wrong with the file, or that all is well, and what to do or where the newest copy is: one a line.
///
/// # Errors
/// The file cannot be read.
pub fn check(store: &Store, lang: Lang) -> Result<Vec<String>, Error> {
    let findings = store.check()?;
    let mut lines = named(store, &findings, lang)?;
    lines.push(advice(&findings, &daily_copies(store.path()), lang));
    Ok(lines)
}

/// The newest import whose program was killed before it was done; `author` is who asks.
///
/// # Errors
/// The file cannot be read.
pub fn unfinished(store: &Store, author: &Author) -> Result<Option<Unfinished>, Error> {
    let newest = store.unfinished_bulks()?.pop();
    Ok(newest.map(|bulk| Unfinished {
        file: shown(Path::new(bulk.reason.as_deref().unwrap_or_default())),
        is_own: (&bulk.author.who, &bulk.author.login) == (&author.who, &author.login),
        who: bulk.author.who,
    }))
}

/// The first of what was found and how many more there are, or that all is well: one a line.
///
/// # Errors
/// The store failed.
pub fn named(store: &Store, findings: &[Finding], lang: Lang) -> Result<Vec<String>, Error> {
    let first = findings.iter().take(NAMED).map(|found| sentence(store, found, lang));
    let mut lines = first.collect::<Result<Vec<_>, _>>()?;
    match findings.len() {
        0 => lines.push(text::all_is_well(lang)),
        found => lines.extend((found > NAMED).then(|| crate::text::and_more(lang, found - NAMED))),
    }
    Ok(lines)
}

/// What to do about what was found, or where the newest copy is.
pub fn advice(findings: &[Finding], copies: &[PathBuf], lang: Lang) -> String {
    let is_damage = |finding: &Finding| !matches!(finding, Finding::Unfinished { .. });
    match (findings.iter().any(is_damage), copies.first()) {
        (true, _) => what_now(lang, copies),
        (false, Some(newest)) => text::check_latest_copy(lang, &shown(newest), copies.len()),
        (false, None) => text::check_never_copied(lang),
    }
}

/// What to do with a file that is not as it should be.
pub fn what_now(lang: Lang, copies: &[PathBuf]) -> String {
    match copies.first() {
        Some(newest) => text::check_use_copy(lang, &shown(newest)),
        None => text::check_no_copy(lang),
    }
}

/// What was found.
///
/// # Errors
/// The store failed.
pub fn sentence(store: &Store, finding: &Finding, lang: Lang) -> Result<String, Error> {
    Ok(match finding {
        Finding::Pages => text::found_pages(lang),
        Finding::Index { name } => text::found_index(lang, name),
        Finding::Columns { table } => text::found_columns(lang, table),
        Finding::Missing { name } => text::found_missing(lang, name),
        Finding::Foreign { name } => text::found_foreign(lang, name),
        Finding::Vanished { kind, id } => text::found_vanished(lang, kind.table(), *id),
        Finding::Lost { change } => text::found_lost(lang, *change),
        Finding::Value { key, field } => text::found_value(lang, key, json_field(*field)),
        Finding::Day { batch } => text::found_day(lang, *batch),
        Finding::Reference { table, row } => text::found_reference(lang, table, row.unwrap_or_default()),
        Finding::State { key, field } => text::found_state(lang, key, json_field(*field)),
        Finding::Undone { change } => text::found_undone(lang, *change),
        Finding::Inbox { key } => text::found_inbox(lang, key),
        Finding::Unfinished { batch } => {
            let entry = store.entry(*batch)?;
            let (file, when) = entry.map(|e| (e.reason.unwrap_or_default(), local(e.at))).unwrap_or_default();
            text::found_unfinished(lang, *batch, &file, &when)
        }
    })
}
