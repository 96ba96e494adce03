//! Who sent a submission, where that is known: kept beside it, never in the log.

/// A sender.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sender {
    /// The name.
    pub name: Option<String>,
    /// How to reach them.
    pub contact: Option<String>,
}
