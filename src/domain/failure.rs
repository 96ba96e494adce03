//! What can keep a change from being saved, as a person needs to know it.

/// Why something could not be done: what a person is told, without the words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The file is locked by somebody else for too long.
    Busy,
    /// The disk is full.
    Full,
    /// The session may only read.
    ReadOnly,
    /// The file has a newer schema.
    Newer,
    /// A reference to something that is not there.
    NoSuch(String),
    /// The key of a new record is another's already.
    Taken(String),
    /// A value that the field cannot hold.
    Invalid(String, String),
    /// Anything else; the cause, for the log.
    Other(String),
}
