//! What goes wrong with files, in words: the store's errors, paths and moments, for the command line and the board alike.

use std::path::Path;

use chrono::{DateTime, Local, SecondsFormat};

use crate::domain::clean::clean;
use crate::domain::field;
use crate::store::Error;
use crate::text::{Lang, cause, cli as text};

/// A path as it may stand in a sentence.
pub fn shown(path: &Path) -> String {
    clean(&path.to_string_lossy(), false).text
}

/// The sentence for an error of the store.
pub fn sentence(lang: Lang, error: &Error) -> String {
    let name = |id: u16| field::by_id(id).map_or("key", |f| f.name);
    match error {
        Error::Missing(path) if path.exists() => text::empty_file(lang, &shown(path)),
        Error::Missing(path) => text::no_database(lang, &shown(path)),
        Error::Network(path, kind) => text::on_a_network(lang, &shown(path), kind),
        Error::NotOurs(path) => text::not_ours(lang, &shown(path)),
        Error::Damaged(_) => text::damaged(lang),
        Error::Newer { found, known } => text::newer(lang, *found, *known),
        Error::Unopened(path, error) => text::cannot_open(lang, &shown(path), cause(error).of(lang)),
        Error::CannotOpen(_) => text::cannot_open_beside(lang),
        Error::ReadOnly => crate::text::failed_read_only(lang),
        Error::Busy(_) => text::locked(lang),
        Error::Full(_) => text::disk_full(lang),
        Error::Disk(_) => text::disk_failed(lang),
        Error::Interrupted => text::interrupted(lang),
        Error::Invalid { field, value } => text::cannot_hold(lang, name(*field), value),
        Error::WrongForm { field } => text::cannot_hold(lang, name(*field), ""),
        Error::NoSuch { key } => text::no_such_key(lang, key),
        Error::Taken { key } => text::key_taken(lang, key),
        Error::KeyNeeded { kind } => text::key_needed(lang, kind.plural()),
        Error::Io(error) => text::failed(lang, cause(error).of(lang)),
        Error::Sql(failure) => text::database_failed(lang, failure.code()),
    }
}

/// A moment in local time, as in a list.
pub fn local(ms: i64) -> String {
    let moment = DateTime::from_timestamp_millis(ms).unwrap_or_default().with_timezone(&Local);
    moment.format("%Y-%m-%d %H:%M").to_string()
}

/// A moment in UTC, `2020-04-20T08:41:00Z`.
pub fn utc(ms: i64) -> String {
    DateTime::from_timestamp_millis(ms).unwrap_or_default().to_rfc3339_opts(SecondsFormat::Secs, true)
}
