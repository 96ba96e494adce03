//! Lines of a note that are records: what is said of them, and what a new note begins with.

use super::{Both, both, texts};

texts! {
    initials_unknown(initials: &str) { "Ingen har initialerne {initials}; de står i opgavens titel" "Nobody has the initials {initials}; they stay in the task's title" }
    one_owner(initials: &str) { "En opgave har én ansvarlig; {initials} står i titlen" "A task has one owner; {initials} stays in the title" }
    line_without_record(key: &str) { "{key} er slettet; linjen står her stadig" "{key} is deleted; the line is still here" }
    line_refused(key: &str, why: &str) { "{key} er ikke ændret: {why}" "{key} is not changed: {why}" }
    line_gone(key: &str) { "{key} har ikke længere en linje i notatet, men findes stadig" "{key} has no line in the note any more, but is still there" }
    line_mentioned(note: &str) { "Linjen hører til i {note} og er kun nævnt her" "The line belongs to {note} and is only mentioned here" }
    which_line_keeps(key: &str, n: usize) { "{key} står på {n} linjer: hvilken er den rigtige? De andre bliver nye" "{key} stands on {n} lines: which is the right one? The others become new" }
    line_differs(key: &str, field: &str, note: &str, record: &str) { "{key}, {field}: her {note}, på kortet {record}" "{key}, {field}: here {note}, on the card {record}" }
    signs_heading() { "Først på en linje i et notat" "First on a line of a note" }
    sign_proposal() { "Et forslag, når du gemmer" "A proposal, when you save" }
    sign_decision() { "En beslutning" "A decision" }
    sign_task() { "En opgave: o: nyt brev – HL, uge 17" "A task: o: new letter – HL, week 17" }
    sign_quote() { "Et citat, ordret" "A quote, word for word" }
    sign_question() { "Et spørgsmål, der skal besvares" "A question that waits for an answer" }
    says_nothing() { "intet" "nothing" }
    stand_template(stand: &str) { "# {stand}\n\n## Forslag\nf: \n\n## Spørgsmål\ns: \n\n## Det blev sagt\nc: \n" "# {stand}\n\n## Proposals\nf: \n\n## Questions\ns: \n\n## What was said\nc: \n" }
}

/// What a submission's source says of a quote.
pub const QUOTE: Both = both("citat", "quote");
/// What a submission's source says of a question.
pub const QUESTION: Both = both("spørgsmål", "question");

/// A note of a short meeting in front of the board: the pages that it goes through.
pub const BOARD_TEMPLATE: Both = both(
    "# Tavlemøde\n\n## Siden sidst\n\n## Overskredet\n\n## Mål\n\n## Hvem har brug for hjælp\n\n## Aftaler\no: \n",
    "# Board meeting\n\n## Since last time\n\n## Overdue\n\n## Targets\n\n## Who needs help\n\n## Agreed\no: \n",
);
/// The own note of a meeting with citizens; its stands have notes of their own.
pub const DIALOGUE_TEMPLATE: Both = both(
    "# Borgerdialogmøde\n\n## Velkomst og status\n\n## Spørgsmål fra salen\ns: \n\n## Fra temastandene\n\n## Det går vi videre med\no: \n",
    "# Meeting with citizens\n\n## Welcome and status\n\n## Questions from the floor\ns: \n\n## From the theme stands\n\n## What we do next\no: \n",
);
/// The own note of a conference.
pub const CONFERENCE_TEMPLATE: Both = both(
    "# Konference\n\n## Oplæg\n\n## Fra temastandene\n\n## Det blev sagt\nc: \n\n## Det tager vi med hjem\nf: \n\n## Aftaler\no: \n",
    "# Conference\n\n## Talks\n\n## From the theme stands\n\n## What was said\nc: \n\n## What we take home\nf: \n\n## Agreed\no: \n",
);
/// A note of a committee's meeting.
pub const COMMITTEE_TEMPLATE: Both = both(
    "# Udvalgsmøde\n\n## Dagsorden\n\n## Drøftelse\n\n## Beslutninger\nb: \n\n## Opfølgning\no: \n",
    "# Committee meeting\n\n## Agenda\n\n## Discussion\n\n## Decisions\nb: \n\n## Follow-up\no: \n",
);
