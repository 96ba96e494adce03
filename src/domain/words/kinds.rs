//! What the kinds of record are called, and the levels of the thread where there is little room.

use super::super::field::Kind;
use super::super::thread::Level;
use crate::text::{Both, both};

/// A record of a kind.
pub const fn kind(kind: Kind) -> Both {
    match kind {
        Kind::Person => both("Kollega", "Colleague"),
        Kind::Body => both("Udvalg", "Committee"),
        Kind::Analysis => both("Analyse", "Analysis"),
        Kind::Plan => both("Plan", "Plan"),
        Kind::Recommendation => both("Anbefaling", "Recommendation"),
        Kind::Initiative => both("Indsats", "Initiative"),
        Kind::Indicator => both("Indikator", "Indicator"),
        Kind::Target => both("Måltal", "Target"),
        Kind::Measurement => both("Måling", "Measurement"),
        Kind::Meeting => both("Møde", "Meeting"),
        Kind::Note => both("Notat", "Note"),
        Kind::Submission => both("Henvendelse", "Submission"),
        Kind::Proposal => both("Forslag", "Proposal"),
        Kind::Decision => both("Beslutning", "Decision"),
        Kind::Task => both("Aftale", "Agreement"),
        Kind::Setting => both("Indstilling", "Setting"),
    }
}

/// Records of a kind.
pub const fn kinds(kind: Kind) -> Both {
    match kind {
        Kind::Person => both("Kolleger", "Colleagues"),
        Kind::Body => both("Udvalg", "Committees"),
        Kind::Analysis => both("Analyser", "Analyses"),
        Kind::Plan => both("Planer", "Plans"),
        Kind::Recommendation => both("Anbefalinger", "Recommendations"),
        Kind::Initiative => both("Indsatser", "Initiatives"),
        Kind::Indicator => both("Indikatorer", "Indicators"),
        Kind::Target => both("Måltal", "Targets"),
        Kind::Measurement => both("Målinger", "Measurements"),
        Kind::Meeting => both("Møder", "Meetings"),
        Kind::Note => both("Notater", "Notes"),
        Kind::Submission => both("Henvendelser", "Submissions"),
        Kind::Proposal => both("Forslag", "Proposals"),
        Kind::Decision => both("Beslutninger", "Decisions"),
        Kind::Task => both("Aftaler", "Agreements"),
        Kind::Setting => both("Indstillinger", "Settings"),
    }
}

/// A level of the thread in at most ten letters.
pub const fn level_short(level: Level) -> Both {
    match level {
        Level::Origin => both("Møde", "Meeting"),
        Level::Proposal => both("Forslag", "Proposal"),
        Level::Decision => both("Beslutning", "Decision"),
        Level::Recommendation => both("Anbefaling", "Recommend."),
        Level::Initiative => both("Indsats", "Initiative"),
        Level::Target => both("Måltal", "Target"),
        Level::Answer => both("Svar", "Answer"),
    }
}
