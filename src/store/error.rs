//! What can go wrong with the file: values with a cause; the sentences for a person live elsewhere.

use std::path::PathBuf;
use std::{fmt, io};

use rusqlite::ErrorCode;

use crate::domain::field::Kind;

/// Why the store could not do what was asked.
#[derive(Debug)]
pub enum Error {
    /// There is no such file.
    Missing(PathBuf),
    /// The file lies on a network file system of this type, where several writers would destroy it.
    Network(PathBuf, String),
    /// The file is a database of another program.
    NotOurs(PathBuf),
    /// The file is no database, or a damaged one.
    Damaged(Cause),
    /// A newer program wrote the file: the version found and the newest that this program knows.
    Newer {
        /// The version of the file.
        found: i64,
        /// The newest version that this program knows.
        known: i64,
    },
    /// A file cannot be opened, for what the system says: permissions, a folder that is not there, no file at all.
    Unopened(PathBuf, io::Error),
    /// What the database needs beside its file cannot be opened.
    CannotOpen(Cause),
    /// The file or this session is read-only.
    ReadOnly,
    /// Another session held the lock for longer than five seconds.
    Busy(Cause),
    /// The disk is full.
    Full(Cause),
    /// The disk could not be read or written.
    Disk(Cause),
    /// The next key interrupted the query.
    Interrupted,
    /// A value that the field cannot hold.
    Invalid {
        /// The field.
        field: u16,
        /// The value.
        value: String,
    },
    /// A change of a form that the field does not have.
    WrongForm {
        /// The field.
        field: u16,
    },
    /// A reference to a record that is not there.
    NoSuch {
        /// The key that was given.
        key: String,
    },
    /// A new record's key is taken.
    Taken {
        /// The key.
        key: String,
    },
    /// A new record of a kind whose keys are given came without one.
    KeyNeeded {
        /// The kind.
        kind: Kind,
    },
    /// A file beside the database could not be read or written.
    Io(io::Error),
    /// Anything else that the database says.
    Sql(Cause),
}

/// The database's own words for what happened.
#[derive(Debug)]
pub struct Cause(rusqlite::Error);

impl Cause {
    /// The database's number for it.
    pub fn code(&self) -> i32 {
        self.0.sqlite_error().map_or(0, |error| error.extended_code)
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for Cause {}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Missing(path) => write!(f, "no such file: {}", path.display()),
            Error::Network(path, kind) => {
                write!(f, "{} lies on a network file system ({kind})", path.display())
            }
            Error::NotOurs(path) => write!(f, "{} belongs to another program", path.display()),
            Error::Damaged(_) => f.write_str("not a database, or a damaged one"),
            Error::Newer { found, known } => write!(f, "schema version {found} is newer than {known}"),
            Error::Unopened(path, _) => write!(f, "{} cannot be opened", path.display()),
            Error::CannotOpen(_) => f.write_str("the file cannot be opened"),
            Error::ReadOnly => f.write_str("read-only"),
            Error::Busy(_) => f.write_str("another session holds the lock"),
            Error::Full(_) => f.write_str("the disk is full"),
            Error::Disk(_) => f.write_str("the disk failed"),
            Error::Interrupted => f.write_str("interrupted"),
            Error::Invalid { field, value } => write!(f, "field {field} cannot hold {value:?}"),
            Error::WrongForm { field } => write!(f, "field {field} is not changed in this way"),
            Error::NoSuch { key } => write!(f, "no such record: {key}"),
            Error::Taken { key } => write!(f, "the key {key} is taken"),
            Error::KeyNeeded { kind } => write!(f, "a new {} needs a key", kind.table()),
            Error::Io(_) => f.write_str("a file beside the database failed"),
            Error::Sql(_) => f.write_str("the database failed"),
        }
    }
}

impl Error {
    /// What is said of a file whose own check fails.
    pub(super) fn damaged() -> Error {
        Error::Damaged(Cause(rusqlite::Error::SqliteFailure(
            rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_CORRUPT),
            None,
        )))
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Error::Damaged(cause)
            | Error::CannotOpen(cause)
            | Error::Busy(cause)
            | Error::Full(cause)
            | Error::Disk(cause)
            | Error::Sql(cause) => Some(cause),
            Error::Unopened(_, cause) | Error::Io(cause) => Some(cause),
            _ => None,
        }
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Error {
        let cause = Cause(error);
        match cause.0.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Error::Busy(cause),
            Some(ErrorCode::DiskFull) => Error::Full(cause),
            Some(ErrorCode::ReadOnly) => Error::ReadOnly,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Error::Damaged(cause),
            Some(ErrorCode::SystemIoFailure) => Error::Disk(cause),
            Some(ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => Error::CannotOpen(cause),
            Some(ErrorCode::OperationInterrupted) => Error::Interrupted,
            _ if does_not_fit(&cause.0) => Error::Damaged(cause),
            _ => Error::Sql(cause),
        }
    }
}

/// What can only be where a table, a column or a value is not as the program has made it.
fn does_not_fit(error: &rusqlite::Error) -> bool {
    use rusqlite::Error::{
        FromSqlConversionFailure, IntegralValueOutOfRange, InvalidColumnType, SqlInputError, SqliteFailure,
        Utf8Error,
    };
    match error {
        FromSqlConversionFailure(..) | IntegralValueOutOfRange(..) | InvalidColumnType(..) => true,
        Utf8Error(..) | SqlInputError { .. } => true,
        SqliteFailure(failure, _) => failure.extended_code == rusqlite::ffi::SQLITE_ERROR,
        _ => false,
    }
}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Error {
        Error::Io(error)
    }
}
