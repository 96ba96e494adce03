//! Why an act on something to carry out is not allowed, and the sentence for it.

use crate::text::{self, Lang};

/// Why an act is not allowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// It is so already.
    Already,
    /// This kind of record has no such thing.
    NotHere,
    /// What is reported done needs what shows it.
    EvidenceMissing,
    /// Only what was reported done can be confirmed.
    NotReported,
    /// The person with these initials reported it done; another must confirm it.
    SamePerson(String),
    /// What lapses needs a reason.
    LapseNeedsReason,
    /// What was reported or confirmed done needs a reason to be opened again.
    ReopenNeedsReason,
    /// What the committee did not adopt needs its reason.
    RejectionNeedsReason,
    /// A deadline that is moved needs a reason.
    MoveNeedsReason,
    /// The move with this number, counted from 1, needs the name of who agreed.
    MoveNeedsAgreement(usize),
    /// A weight is 1, 2 or 3.
    NotAWeight,
    /// A priority needs the committee's reason.
    PriorityNeedsReason,
    /// A remark says something.
    RemarkEmpty,
    /// It cannot be tied to what has this key.
    CannotLink(String),
    /// It is not tied to what has this key.
    NotLinked(String),
}

impl Why {
    /// Whether it would be allowed with words, or with others: what is asked for, not refused.
    pub fn asks_for_words(&self) -> bool {
        !matches!(
            self,
            Why::Already
                | Why::NotHere
                | Why::NotReported
                | Why::SamePerson(_)
                | Why::NotAWeight
                | Why::CannotLink(_)
                | Why::NotLinked(_)
        )
    }

    /// What is wrong and what to do now, as one sentence with a capital letter and no full stop.
    pub fn sentence(&self, lang: Lang) -> String {
        match self {
            Why::Already => text::already_so(lang),
            Why::NotHere => text::not_of_this_kind(lang),
            Why::EvidenceMissing => text::evidence_missing(lang),
            Why::NotReported => text::not_reported(lang),
            Why::SamePerson(who) => text::same_person(lang, who),
            Why::LapseNeedsReason => text::lapse_needs_reason(lang),
            Why::ReopenNeedsReason => text::reopen_needs_reason(lang),
            Why::RejectionNeedsReason => text::rejection_needs_reason(lang),
            Why::MoveNeedsReason => text::move_needs_reason(lang),
            Why::MoveNeedsAgreement(count) => text::move_needs_agreement(lang, *count),
            Why::NotAWeight => text::not_a_weight(lang),
            Why::PriorityNeedsReason => text::priority_needs_reason(lang),
            Why::RemarkEmpty => text::remark_empty(lang),
            Why::CannotLink(key) => text::cannot_tie(lang, key),
            Why::NotLinked(key) => text::not_tied(lang, key),
        }
    }
}
