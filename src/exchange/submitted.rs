//! The submission that new proposals of a file come in: the file itself, a mail or a slip.

use super::asked::Asked;
use crate::domain::choice::{Channel, Choice, SenderKind};
use crate::domain::field::Kind;
use crate::domain::sender::Sender;

/// A submission as it is made for a new proposal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Submitted {
    /// What the import remembers it by; `None` where it is the file, which is one submission each time.
    pub ext_id: Option<String>,
    /// Its fields by their ids.
    pub values: Vec<(u16, String)>,
    /// Who sent it: never in the log.
    pub sender: Sender,
}

impl Submitted {
    /// What all submissions of a file have in common.
    pub(super) fn of(asked: &Asked, channel: Channel, sender: SenderKind) -> Submitted {
        let submitted = Submitted::default()
            .with("channel", Some(channel.name().to_owned()))
            .with("sender_kind", Some(sender.name().to_owned()));
        submitted.with("meeting", asked.meeting.clone()).with("stand", asked.stand.clone())
    }

    /// With the value of a field; one that is there already gives way.
    pub(super) fn with(mut self, name: &str, value: Option<String>) -> Submitted {
        if let Some((field, value)) = Kind::Submission.field(name).zip(value) {
            self.values.retain(|(id, _)| *id != field.id);
            self.values.push((field.id, value));
        }
        self
    }
}
