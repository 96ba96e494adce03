//! A note that is being written.

use super::{Both, both, texts};

texts! {
    new_note() { "Nyt notat" "New note" }
    note_saved() { "Notatet er gemt" "The note is saved" }
    note_is_empty() { "Der står ikke noget i notatet endnu" "There is nothing in the note yet" }
    can_undo_outside() { "Esc og så Ctrl-Z fortryder" "Esc and then Ctrl-Z undoes" }
    note_saved_by(who: &str) { "{who} har gemt notatet; det, der står her, er med" "{who} saved the note, with what stands here" }
    note_taken_in(who: &str) { "{who} har gemt i notatet imens; begges ord står her nu" "{who} saved the note meanwhile; the words of both are here now" }
    note_has_draft(who: &str, when: &str) { "Her står også en kladde fra {who}, {when}; den er ikke gemt endnu" "A draft by {who}, {when}, stands here too; it is not saved yet" }
    is_here_too(who: &str) { "{who} er her også" "{who} is here too" }
    are_here_too(first: &str, last: &str) { "{first} og {last} er her også" "{first} and {last} are here too" }
    more_people(n: usize) { "{n} til" "{n} more" }
    note_both_here(who: &str) { "{who} har rettet samme sted imens; begge dele står her mellem << og >>" "{who} changed the same place meanwhile; both stand here between << and >>" }
    note_is_gone() { "Notatet er slettet imens; Ctrl-S gemmer det som et nyt" "The note was deleted meanwhile; Ctrl-S saves it as a new one" }
    replaced(n: usize) { "erstattet {n} steder" "replaced in {n} places" }
    version_back(when: &str, who: &str) { "Udgaven fra {when} ({who}) er sat ind; Ctrl-S gemmer den, Ctrl-Z tager den ud igen" "The version of {when} ({who}) is back; Ctrl-S saves it, Ctrl-Z takes it out again" }
    words(n: usize) { "{n} ord" "{n} words" }
    hint_compare() { "sammenlign" "compare" }
    hint_mark_version() { "markér" "mark" }
    hint_difference() { "forskelle" "differences" }
    hint_bring_older() { "hent den ældste ind" "bring the older one back" }
    as_it_stands_now() { "som det står nu" "as it stands now" }
    difference_at(n: usize, all: usize) { "forskel {n} af {all}" "difference {n} of {all}" }
    versions_alike() { "Der er ingen forskel på de to" "There is no difference between the two" }
    hint_bring_back() { "hent den ind" "bring it back" }
    outside_back(program: &str) { "Det, du skrev i {program}, står her nu; Ctrl-S gemmer det, Ctrl-Z tager det ud igen" "What you wrote in {program} is here now; Ctrl-S saves it, Ctrl-Z takes it out again" }
    outside_unchanged(program: &str) { "{program} har ikke ændret noget" "{program} has changed nothing" }
    outside_failed(program: &str, code: i32) { "{program} sluttede med fejl {code}" "{program} ended with error {code}" }
    outside_killed(program: &str) { "{program} blev afbrudt" "{program} was interrupted" }
    outside_not_found(program: &str) { "Der er intet program, der hedder {program}; notatet er, som det var" "There is no program called {program}; the note is as it was" }
    outside_not_named() { "Ingen har sagt, hvilket program du skriver i: sæt EDITOR, f.eks. EDITOR=nano, før Tavle åbnes" "Nobody has said which program you write in: set EDITOR, such as EDITOR=nano, before Tavle is opened" }
    outside_no_file(why: &str) { "Notatet kunne ikke gives videre ({why}); det er, som det var" "The note could not be handed over ({why}); it is as it was" }
    template_needs_meeting() { "Kun et mødes notat kan være skabelon" "Only the note of a meeting can be a template" }
    template_saved(kind: &str) { "Nye notater begynder sådan: {kind} · Ctrl-Z uden for notatet fortryder" "New notes begin like this: {kind} · Ctrl-Z outside the note undoes" }
    template_of_stand() { "temastand" "theme stand" }
    text_as_it_was() { "notatet er, som det var" "the note is as it was" }
    more_differ(n: usize) { "og {n} til" "and {n} more" }
    line_to_keep(n: usize, line: &str) { "linje {n}: {line}" "line {n}: {line}" }
    slips() { "sedler fra mødet" "slips from the meeting" }
    slips_of_stand(stand: &str) { "sedler: stand {stand}" "slips: stand {stand}" }
    ask_slip(n: usize, place: &str) { "seddel {n} · {place}:" "slip {n} · {place}:" }
    slip_saved() { "sedlen er et forslag nu · Ctrl-Z fortryder" "the slip is a proposal now · Ctrl-Z undoes" }
    slips_typed(n: usize) { "{n} sedler er tastet ind; de ligger i Forslag" "{n} slips are typed in; they are in Proposals" }
    one_slip_typed() { "1 seddel er tastet ind; den ligger i Forslag" "1 slip is typed in; it is in Proposals" }
    enter_next_slip() { "Enter gemmer og går til den næste; en tom linje slutter   Esc tilbage" "Enter saves and goes to the next; an empty line ends   Esc back" }
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
