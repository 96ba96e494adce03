//! The file, the clock and who sits here, from the flags, the environment and the file itself.

use std::path::{Path, PathBuf};
use std::process::Command;

use chrono::NaiveDate;
use etcetera::BaseStrategy;

use super::Stop;
use super::args::Every;
use super::exit::{say, sentence};
use crate::domain::change::Author;
use crate::domain::clean::clean;
use crate::domain::key::is_key;
use crate::domain::record::{Rec, Record};
use crate::store::{Clock, Error, Mode, Store};
use crate::text::{Lang, cli as text};
use crate::worker::throwaway::Folder;

/// Who a demo begins as.
const DEMO_USER: &str = "HL";

/// How many links are followed: those that go round in a circle never end.
const LINKS: usize = 40;

/// A store, open for one call.
pub struct Session {
    /// The store.
    pub store: Store,
    /// Who writes.
    pub author: Author,
    /// The language.
    pub lang: Lang,
    /// The reason that was given.
    pub reason: Option<String>,
    /// Whether data is JSON.
    pub json: bool,
    /// Where the file lies that nobody keeps, if it is such a one.
    _folder: Option<Folder>,
}

/// What a call wants to do with the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Read it.
    Read,
    /// Change it.
    Change,
    /// Change it, or make it where there is none.
    Make,
}

impl Session {
    /// Opens the file for a command, which is named in the log as the door. Whoever is the first to change it on a day
    /// copies it before.
    ///
    /// # Errors
    /// The file cannot be used for this, or the flags forbid it.
    pub fn open(every: &Every, command: &str, purpose: Purpose) -> Result<Session, Stop> {
        let lang = every.lang;
        let path = path(every)?;
        let now = every.now.as_ref().map(|(_, clock)| *clock);
        if purpose != Purpose::Read {
            may_write(every, &path, command)?;
        }
        if purpose == Purpose::Make && every.db.is_none() {
            make_folder(&path)?;
        }
        let mode = match purpose {
            Purpose::Read => Mode::Read,
            Purpose::Change => Mode::Write,
            Purpose::Make => Mode::Create,
        };
        let store = Store::open(&path, mode, now.unwrap_or(Clock::System))?;
        if purpose != Purpose::Read && store.read_only().is_some() {
            return Err(Stop::Refused(text::not_writable(lang, &super::exit::shown(&path))));
        }
        if purpose != Purpose::Read
            && let Err(error) = store.backup_daily()
        {
            say(&text::no_daily_copy(lang, &sentence(lang, &error)));
        }
        let author = author(every, &store, command)?;
        Ok(Session { store, author, lang, reason: every.reason.clone(), json: every.json, _folder: None })
    }

    /// A session on an empty file that nobody keeps.
    ///
    /// # Errors
    /// There is no room for it.
    pub fn empty(every: &Every, command: &str) -> Result<Session, Stop> {
        let folder = Folder::new().map_err(Error::Io)?;
        let store = Store::open(&folder.file("tavle.db"), Mode::Create, Clock::System)?;
        let author = author(every, &store, command)?;
        let (lang, reason, json) = (every.lang, every.reason.clone(), every.json);
        Ok(Session { store, author, lang, reason, json, _folder: Some(folder) })
    }

    /// The record that a typed key means, whatever its case and whether or not its zeros were typed.
    ///
    /// # Errors
    /// There is none, or it was deleted.
    pub fn record(&self, key: &str) -> Result<Record, Stop> {
        let typed = self.store.record(key)?;
        let full = || is_key(key).map(|full| self.store.record(&full)).transpose().map(Option::flatten);
        let found = if typed.is_none() { full()? } else { typed };
        found.ok_or_else(|| Stop::Store(Error::NoSuch { key: clean(key, false).text }))
    }

    /// As [`Session::record`], but one that was deleted as well.
    ///
    /// # Errors
    /// There never was one.
    pub fn rec(&self, key: &str) -> Result<Rec, Stop> {
        let typed = self.store.find_key(key, true)?;
        let full =
            || is_key(key).map(|full| self.store.find_key(&full, true)).transpose().map(Option::flatten);
        let found = if typed.is_none() { full()? } else { typed };
        found.ok_or_else(|| Stop::Store(Error::NoSuch { key: clean(key, false).text }))
    }

    /// The local date that counts here.
    pub fn today(&self) -> NaiveDate {
        self.store.today()
    }
}

/// The file: the one that is named, `$TAVLE_DB`, or the one in the user's data folder.
pub fn path(every: &Every) -> Result<PathBuf, Stop> {
    let named = every
        .db
        .clone()
        .or_else(|| std::env::var_os("TAVLE_DB").filter(|v| !v.is_empty()).map(PathBuf::from));
    let own = || Some(etcetera::choose_base_strategy().ok()?.data_dir().join("tavle").join("tavle.db"));
    named.or_else(own).map(followed).ok_or_else(|| Stop::Refused(text::no_data_folder(every.lang)))
}

/// A link is followed, so that the drafts and the copies lie beside the file itself, whatever name it is opened by.
pub(super) fn followed(mut path: PathBuf) -> PathBuf {
    for _ in 0..LINKS {
        let Ok(to) = std::fs::read_link(&path) else { return path };
        path = path.parent().unwrap_or(Path::new("")).join(to);
    }
    path
}

/// Makes the folder that the file of a user's own lies in.
pub fn make_folder(path: &Path) -> Result<(), Stop> {
    match path.parent() {
        Some(folder) if std::env::var_os("TAVLE_DB").is_none() => std::fs::create_dir_all(folder)
            .map_err(|error| Stop::Store(Error::Unopened(folder.to_owned(), error))),
        _ => Ok(()),
    }
}

/// Who sits here: in an example whoever one says, elsewhere the person of the real login unless another is claimed.
pub fn author(every: &Every, store: &Store, via: &str) -> Result<Author, Stop> {
    let people = store.people()?;
    let named = every.user.as_deref().map(|user| clean(user, false).text);
    let initials = |user: &str| {
        people
            .iter()
            .find(|p| p.key.to_lowercase() == user.to_lowercase())
            .map_or(user.to_owned(), |p| p.key.clone())
    };
    let via = via.to_owned();
    if is_example(store)? {
        let who = initials(named.as_deref().unwrap_or(DEMO_USER));
        return Ok(Author { login: who.clone(), who, via });
    }
    let login = login();
    let own = || people.iter().find(|p| p.get("login") == Some(login.as_str())).map(|p| p.key.clone());
    let who = named.map(|user| initials(&user)).or_else(own).unwrap_or_else(|| login.clone());
    Ok(Author { who, login, via })
}

/// Whether the file keeps a clock of its own, as the example does.
pub fn is_example(store: &Store) -> Result<bool, Error> {
    Ok(store.setting("clock")?.is_some())
}

/// The name of the real user: of the system's list of users, else what `id` says, else the number.
pub fn login() -> String {
    let uid = rustix::process::getuid().as_raw();
    let listed = std::fs::read_to_string("/etc/passwd").ok().and_then(|list| name_in(&list, uid));
    let name = listed.or_else(asked).unwrap_or_else(|| uid.to_string());
    clean(&name, false).text
}

fn name_in(list: &str, uid: u32) -> Option<String> {
    let of_line = |line: &str| {
        let mut parts = line.split(':');
        let name = parts.next()?;
        (parts.nth(1)?.parse() == Ok(uid)).then(|| name.to_owned())
    };
    list.lines().find_map(of_line)
}

/// Where the users come from a directory service, only `id` knows their names.
fn asked() -> Option<String> {
    let said = Command::new("id").arg("-un").output().ok().filter(|out| out.status.success())?;
    let name = String::from_utf8_lossy(&said.stdout).trim().to_owned();
    (!name.is_empty()).then_some(name)
}

/// A fixed clock writes only to an example, and `--read-only` writes nowhere.
pub fn may_write(every: &Every, path: &Path, command: &str) -> Result<(), Stop> {
    if every.read_only {
        return Err(Stop::Refused(text::only_for_reading(every.lang, command)));
    }
    let example = || {
        path.exists()
            && Store::open(path, Mode::Read, Clock::System).is_ok_and(|s| is_example(&s).unwrap_or(false))
    };
    if every.now.is_some() && !example() {
        return Err(Stop::Wrong(text::now_only_in_demo(every.lang)));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_login_is_the_first_user_of_that_number() {
        let list = "root:x:0:0:root:/root:/bin/sh\nhl:x:1001:1001:Hanne:/home/hl:/bin/sh\n";
        assert_eq!(name_in(list, 1001).as_deref(), Some("hl"));
        assert_eq!(name_in(list, 17), None);
        assert!(!login().is_empty());
    }
}
