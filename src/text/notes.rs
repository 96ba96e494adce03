//! A note that is being written.

use super::{Both, both, texts};

texts! {
    new_note() { "Nyt notat" "New note" }
    note_saved() { "Notatet er gemt" "The note is saved" }
    note_is_empty() { "Der står ikke noget i notatet endnu" "There is nothing in the note yet" }
    can_undo_outside() { "Esc og så Ctrl-Z fortryder" "Esc and then Ctrl-Z undoes" }
    note_taken_in(who: &str) { "{who} har gemt i notatet imens; begges ord står her nu" "{who} saved the note meanwhile; the words of both are here now" }
    note_both_here(who: &str) { "{who} har rettet samme sted imens; begge dele står her mellem << og >>" "{who} changed the same place meanwhile; both stand here between << and >>" }
    note_is_gone() { "Notatet er slettet imens; Ctrl-S gemmer det som et nyt" "The note was deleted meanwhile; Ctrl-S saves it as a new one" }
    replaced(n: usize) { "erstattet {n} steder" "replaced in {n} places" }
    line_to_keep(n: usize, line: &str) { "linje {n}: {line}" "line {n}: {line}" }
    a_note() { "et notat" "a note" }
    note_of_stand(stand: &str) { "et notat: stand {stand}" "a note: stand {stand}" }
}

/// Whoever wrote in the note, where it is not known who.
pub const A_COLLEAGUE: Both = both("en kollega", "a colleague");
/// One proposal, more of them.
pub const PROPOSALS_MADE: [Both; 2] = [both("forslag", "proposal"), both("forslag", "proposals")];
/// One decision, more of them.
pub const DECISIONS_MADE: [Both; 2] = [both("beslutning", "decision"), both("beslutninger", "decisions")];
/// One agreement, more of them.
pub const TASKS_MADE: [Both; 2] = [both("aftale", "agreement"), both("aftaler", "agreements")];
/// One quote, more of them.
pub const QUOTES_MADE: [Both; 2] = [both("citat", "quote"), both("citater", "quotes")];
/// One question, more of them.
pub const QUESTIONS_MADE: [Both; 2] = [both("spørgsmål", "question"), both("spørgsmål", "questions")];
/// One record changed by its line, more of them.
pub const LINES_CHANGED: [Both; 2] = [both("ændret", "changed"), both("ændret", "changed")];
