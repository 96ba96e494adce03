//! `tavle demo`: the example municipality, on a throw-away copy or in a file of its own.

use std::fs;
use std::path::Path;

use chrono::{DateTime, Local, NaiveDateTime, TimeZone};
use serde_json::json;

use super::args::Every;
use super::exit::{say, shown};
use super::out::Out;
use super::{Exit, Stop, board};
use crate::domain::dateform;
use crate::store::{Clock, Error, Mode, Store};
use crate::text::cli as text;
use crate::worker::example::{self, Broken};
use crate::worker::throwaway::Folder;

/// The morning that the example makes, unless `--now` names another.
const MORNING: &str = "2020-04-20T08:41";

/// Opens the board on an example that is gone afterwards.
pub fn open(every: &Every) -> Result<Exit, Stop> {
    let folder = Folder::new().map_err(Error::Io)?;
    let path = folder.file("tavle.db");
    build(every, &path)?;
    let every = Every { now: None, ..every.clone() };
    board::start(&every, &path)
}

/// Writes the example into a new file.
pub fn write(every: &Every, path: &Path) -> Result<Exit, Stop> {
    let lang = every.lang;
    if path.exists() {
        return Err(Stop::Refused(text::exists_already(lang, &shown(path))));
    }
    let built = build(every, path);
    if built.is_err() {
        remove(path);
    }
    let until = built?;
    if every.json {
        let mut out = Out::new();
        out.json(&json!({ "file": shown(path), "now": until.format("%Y-%m-%dT%H:%M").to_string() }))?;
        out.finish()?;
    }
    say(&text::demo_written(lang, &shown(path), &dateform::long(until.date(), lang)));
    Ok(Exit::Done)
}

/// Builds the example as it was at the wanted moment, and gives that moment.
fn build(every: &Every, path: &Path) -> Result<NaiveDateTime, Stop> {
    let broken = |cause: String| Stop::Refused(text::demo_broken(every.lang, &cause));
    let until = until(every).ok_or_else(|| broken(MORNING.to_owned()))?;
    let mut store = Store::open(path, Mode::Create, Clock::System)?;
    match example::play(&mut store, until) {
        Ok(()) => Ok(until),
        Err(Broken::Store(error)) => Err(Stop::Store(error)),
        Err(other) => Err(broken(other.to_string())),
    }
}

/// The moment of `--now`. A day without a time is taken at the hour of [`MORNING`], or after its last act.
fn until(every: &Every) -> Option<NaiveDateTime> {
    let morning: NaiveDateTime = MORNING.parse().or_else(|_| format!("{MORNING}:00").parse()).ok()?;
    let Some((typed, clock)) = &every.now else { return Some(morning) };
    let moment: DateTime<Local> = Local.timestamp_millis_opt(clock.now_ms()).earliest()?;
    match typed.trim().parse() {
        Ok(day) => Some(example::end_of(day).max(NaiveDateTime::new(day, morning.time()))),
        Err(_) => Some(moment.naive_local()),
    }
}

/// Takes a half-built file away.
fn remove(path: &Path) {
    for end in ["", "-wal", "-shm"] {
        let mut name = path.as_os_str().to_os_string();
        name.push(end);
        let _ = fs::remove_file(name);
    }
}
