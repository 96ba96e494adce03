//! Opens a file for what it may be used for, and refuses what it must not be used on.

use std::io;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, MAIN_DB, OpenFlags, TransactionBehavior};

use super::{Error, mount, schema};

/// What a file is opened for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Reading and writing; the file is made where there is none.
    Create,
    /// Reading and writing a file that exists.
    Write,
    /// Reading only.
    Read,
}

/// Why a store is read-only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It was opened so.
    Asked,
    /// The file or its folder may not be written to.
    NotWritable,
}

/// How long a neighbour's lock is waited for, and in which steps: equal and short ones, so that the moment between two
/// parts of a neighbour's import is not slept through.
const WAIT: Duration = Duration::from_secs(5);
const STEP: Duration = Duration::from_millis(2);

/// Opens the file, checked and with every safety switched on.
pub(super) fn open(path: &Path, mode: Mode) -> Result<(Connection, Option<Why>), Error> {
    if let Some(kind) = mount::network_type(path) {
        return Err(Error::Network(path.to_owned(), kind));
    }
    if !ordinary(path)? && mode != Mode::Create {
        return Err(Error::Missing(path.to_owned()));
    }
    match writable(path, mode) {
        Err(Error::Unopened(..) | Error::CannotOpen(_) | Error::ReadOnly) if path.exists() => {
            Ok((frozen(path)?, Some(Why::NotWritable)))
        }
        Err(error) => Err(error),
        Ok((conn, why)) => Ok((conn, why)),
    }
}

/// Whether there is a file. What is no ordinary one (a folder, a pipe, a device) is refused: the database would wait for
/// it, or say of it what nobody understands.
pub(super) fn ordinary(path: &Path) -> Result<bool, Error> {
    let refused = |kind: io::ErrorKind| Err(Error::Unopened(path.to_owned(), kind.into()));
    match std::fs::metadata(path) {
        Ok(about) if about.is_file() => Ok(true),
        Ok(about) if about.is_dir() => refused(io::ErrorKind::IsADirectory),
        Ok(_) => refused(io::ErrorKind::InvalidInput),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(Error::Unopened(path.to_owned(), error)),
    }
}

/// A connection with the settings that every connection needs.
pub(super) fn connect(path: &Path, flags: OpenFlags) -> Result<Connection, Error> {
    connect_by(path, path, flags)
}

/// A connection to a file by an address that also says how.
fn connect_by(address: &Path, path: &Path, flags: OpenFlags) -> Result<Connection, Error> {
    let conn = Connection::open_with_flags(address, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX);
    let mut conn = conn.map_err(|error| match Error::from(error) {
        Error::CannotOpen(_) => Error::Unopened(path.to_owned(), why(path)),
        other => other,
    })?;
    conn.busy_handler(Some(wait))?;
    // Else a statement is planned anew whenever a value is bound that its plan has looked at.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    conn.set_prepared_statement_cache_capacity(256);
    Ok(conn)
}

/// Waits a step for a lock that was asked for so many times; tells whether to ask again.
fn wait(times: i32) -> bool {
    let goes_on = STEP * times.unsigned_abs() < WAIT;
    if goes_on {
        sleep(STEP);
    }
    goes_on
}

/// Why a file could not be opened, or made where it was to be.
fn why(path: &Path) -> io::Error {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    match std::fs::File::open(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => error,
        Err(error) if !folder.is_dir() => error,
        _ => io::ErrorKind::PermissionDenied.into(),
    }
}

/// Switches to a write-ahead log and waits where others use the file at this moment.
pub(super) fn write_ahead(conn: &Connection) -> Result<(), Error> {
    let mode = |sql: &str| conn.query_row(sql, [], |row| row.get::<_, String>(0));
    if mode("PRAGMA journal_mode")? == "wal" {
        return Ok(());
    }
    let mut waited = Duration::ZERO;
    loop {
        match mode("PRAGMA journal_mode = WAL").map_err(Error::from) {
            Ok(answer) if answer == "wal" => return Ok(()),
            Err(Error::Busy(_)) | Ok(_) if waited < WAIT => sleep(STEP),
            Err(error) => return Err(error),
            Ok(_) => return Err(Error::ReadOnly),
        }
        waited += STEP;
    }
}

/// The schema's version; an error where it is newer than what this program knows.
pub(super) fn check_version(conn: &Connection) -> Result<(), Error> {
    match pragma(conn, "user_version")? {
        found if found > schema::VERSION => Err(Error::Newer { found, known: schema::VERSION }),
        _ => Ok(()),
    }
}

fn writable(path: &Path, mode: Mode) -> Result<(Connection, Option<Why>), Error> {
    let create = if mode == Mode::Create { OpenFlags::SQLITE_OPEN_CREATE } else { OpenFlags::empty() };
    let mut conn = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE | create)?;
    if is_empty(&conn)? {
        if mode != Mode::Create {
            return Err(Error::Missing(path.to_owned()));
        }
        make(&mut conn)?;
    }
    check_ours(&conn, path)?;
    let why = match mode {
        Mode::Read => Some(Why::Asked),
        _ if conn.is_readonly(MAIN_DB)? => Some(Why::NotWritable),
        _ => None,
    };
    if why != Some(Why::NotWritable) {
        write_ahead(&conn)?;
    }
    settle(&conn, why)?;
    Ok((conn, why))
}

/// A file whose folder may not be written to is read as it is; nobody can be writing to it without its folder. A copy
/// is read so too: nothing about it changes.
pub(super) fn frozen(path: &Path) -> Result<Connection, Error> {
    let wal = [path.as_os_str().as_encoded_bytes(), b"-wal"].concat();
    let has_wal = Path::new(&String::from_utf8_lossy(&wal).into_owned()).exists();
    let immutable = if has_wal { "mode=ro" } else { "immutable=1" };
    let uri = format!("file:{}?{immutable}", escaped(path));
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
    let conn = connect_by(&PathBuf::from(uri), path, flags)?;
    check_ours(&conn, path)?;
    settle(&conn, Some(Why::NotWritable))?;
    Ok(conn)
}

fn escaped(path: &Path) -> String {
    path.to_string_lossy().replace('%', "%25").replace('?', "%3f").replace('#', "%23")
}

fn settle(conn: &Connection, why: Option<Why>) -> Result<(), Error> {
    conn.execute_batch(
        "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; \
         PRAGMA secure_delete = ON;",
    )?;
    if why.is_some() {
        conn.execute_batch("PRAGMA query_only = ON")?;
    }
    Ok(())
}

/// Whether there is nothing in the file and nobody has put a mark on it: it was just made, or its making was cut off.
fn is_empty(conn: &Connection) -> Result<bool, Error> {
    Ok(conn.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0))? == 0
        && pragma(conn, "application_id")? == 0
        && pragma(conn, "user_version")? == 0)
}

/// Makes an empty file ours; of several that try at once, one does.
fn make(conn: &mut Connection) -> Result<(), Error> {
    write_ahead(conn)?;
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    if is_empty(&tx)? {
        tx.execute_batch(&schema::create())?;
    }
    tx.commit()?;
    Ok(())
}

pub(super) fn check_ours(conn: &Connection, path: &Path) -> Result<(), Error> {
    if pragma(conn, "application_id")? != schema::APPLICATION_ID {
        return Err(Error::NotOurs(path.to_owned()));
    }
    check_version(conn)
}

fn pragma(conn: &Connection, name: &str) -> Result<i64, Error> {
    Ok(conn.query_row(&format!("PRAGMA {name}"), [], |row| row.get(0))?)
}

#[cfg(test)]
mod tests;
