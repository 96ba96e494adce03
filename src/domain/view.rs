//! What a KIND of the command line shows: the records of a kind with all their fields, or the answers, which are a part
//! of the proposals.

use super::field::{Field, Kind};

/// The fields of a proposal that belong to its answer, in the order of files.
const OF_ANSWERS: [&str; 8] =
    ["title", "verdict", "decision", "owner", "received_on", "answer", "answer_text", "answer_due"];

/// What is listed or written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// All of a kind.
    All(Kind),
    /// The answer of every proposal, under the proposal's key and with its names.
    Answers,
}

impl View {
    /// Every KIND of the command line.
    pub fn all() -> impl Iterator<Item = View> {
        Kind::ALL.iter().copied().map(View::All).chain([View::Answers])
    }

    /// The names of all, with blanks between.
    pub fn names() -> String {
        View::all().map(View::name).collect::<Vec<_>>().join(" ")
    }

    /// The view that a KIND of the command line names, in the singular or the plural.
    pub fn parse(text: &str) -> Option<View> {
        match text {
            "answers" | "answer" => Some(View::Answers),
            _ => Kind::parse(text).map(View::All),
        }
    }

    /// The KIND.
    pub fn name(self) -> &'static str {
        match self {
            View::All(kind) => kind.plural(),
            View::Answers => "answers",
        }
    }

    /// The kind of the records.
    pub fn kind(self) -> Kind {
        match self {
            View::All(kind) => kind,
            View::Answers => Kind::Proposal,
        }
    }

    /// Whether it shows a field of its kind.
    pub fn shows(self, field: &Field) -> bool {
        self == View::All(self.kind()) || OF_ANSWERS.contains(&field.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_a_name_and_the_answers_are_a_part_of_the_proposals() {
        for kind in Kind::ALL {
            assert_eq!(View::parse(kind.plural()), Some(View::All(*kind)));
            assert!(kind.fields().iter().all(|field| View::All(*kind).shows(field)));
        }
        let answers = View::parse("answers").unwrap();
        assert_eq!((answers.name(), answers.kind()), ("answers", Kind::Proposal));
        let shown = Kind::Proposal.fields().iter().filter(|field| answers.shows(field)).count();
        assert_eq!(shown, OF_ANSWERS.len());
    }
}
