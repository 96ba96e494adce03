//! Why an act on a record did not go in, and whether words would let it.

use chrono::NaiveDate;

use crate::domain::{meeting, work};
use crate::text::{self, Lang};

/// Why an act did not go in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Refused {
    /// It is so already.
    Already,
    /// It needs words: the question for them, and the sentence that says so.
    Needs {
        /// The question.
        title: String,
        /// The sentence.
        sentence: String,
    },
    /// A rule forbids it, in this sentence.
    Not(String),
}

impl Refused {
    /// What the message row says.
    pub(super) fn said(&self, lang: Lang) -> String {
        match self {
            Refused::Already => text::nothing_changed(lang),
            Refused::Needs { sentence, .. } | Refused::Not(sentence) => text::nothing_done(lang, sentence),
        }
    }

    /// The same, naming the record that it is about.
    pub(super) fn of(&self, name: &str) -> Refused {
        match self {
            Refused::Not(sentence) => Refused::Not(format!("{name}: {sentence}")),
            other => other.clone(),
        }
    }

    /// Why what somebody carries out does not allow it.
    pub(super) fn by_work(why: &work::Why, lang: Lang) -> Refused {
        use work::Why;
        let sentence = why.sentence(lang);
        let title = match why {
            Why::Already => return Refused::Already,
            Why::EvidenceMissing => text::ask_evidence(lang),
            Why::MoveNeedsReason => text::ask_why_moved(lang),
            Why::MoveNeedsAgreement(n) => text::ask_why_moved_again(lang, *n),
            Why::RejectionNeedsReason => text::ask_committees_reason(lang),
            why if why.asks_for_words() => text::ask_reason(lang),
            _ => return Refused::Not(sentence),
        };
        Refused::Needs { title, sentence }
    }

    /// Why a meeting does not allow it.
    pub(super) fn by_meeting(why: &meeting::Why, today: NaiveDate, lang: Lang) -> Refused {
        let sentence = why.sentence(today, lang);
        match why {
            meeting::Why::Already => Refused::Already,
            why if why.asks_for_words() => Refused::Needs { title: text::ask_reason(lang), sentence },
            _ => Refused::Not(sentence),
        }
    }
}
