//! The pane of meetings: what comes next, what was agreed, the notes.

use super::{Both, Lang, both, plural, texts};

texts! {
    no_meetings() { "Her er ingen møder endnu." "There are no meetings yet." }
    no_meetings_how(key: &str, menu: &str) { "{key} opretter et møde; {menu} »indlæs« henter møder fra en fil." "{key} makes a meeting; {menu} “import” brings meetings from a file." }
    next_at(when: &str) { "næste {when}" "next {when}" }
    next_and_agreed(when: &str, n: usize) { "næste {when} · {n} aftaler" "next {when} · {n} agreed" }
    next_and_one_agreed(when: &str) { "næste {when} · 1 aftale" "next {when} · 1 agreed" }
    none_next() { "intet møde planlagt" "no meeting planned" }
    answers_missing_from(n: usize, meeting: usize) { "{n} svar fra møde {meeting} mangler" "answers missing from meeting {meeting}: {n}" }
    answers_missing(n: usize) { "{n} svar mangler" "answers missing: {n}" }
    agenda_closes(when: &str) { "dagsordenen lukker {when}" "the agenda closes {when}" }
    agenda_closes_short(when: &str) { "frist {when}" "agenda {when}" }
    not_marked_held() { "ikke meldt afholdt" "not marked as held" }
    new_day_missing() { "ny dato mangler" "no new date yet" }
    signed_up(n: &str) { "{n} tilmeldt" "{n} signed up" }
    came(n: &str) { "{n} mødte op" "{n} came" }
    stands(n: usize) { "{n} temastande" "{n} theme stands" }
    one_stand() { "1 temastand" "1 theme stand" }
    when_label() { "Hvornår" "When" }
    where_label() { "Hvor" "Where" }
    how_many_label() { "Deltagere" "People" }
    agenda_label() { "Dagsorden" "Agenda" }
    missing_label() { "Før mødet" "Before it" }
    proposals_label() { "Forslag" "Proposals" }
    from_label() { "Fra" "From" }
    closed_on(when: &str) { "lukkede {when}" "closed {when}" }
    closes_on(when: &str) { "lukker {when}" "closes {when}" }
    first_day_was(day: &str) { "først {day}" "{day} at first" }
    until_day(title: &str, day: &str) { "{title} (til {day})" "{title} (until {day})" }
    came_from(n: usize, waiting: usize) { "{n} kom herfra · {waiting} uden svar" "{n} came from here · {waiting} unanswered" }
    agreed_here(n: usize) { "Beslutninger og aftaler {n}" "Decisions and agreements {n}" }
    paper_here(open: &str) { "Papirer 1 · {open} læser det" "Papers 1 · {open} reads it" }
    papers_here(n: usize, open: &str, goto: &str) { "Papirer {n} · {open} læser det nyeste, {goto} et andet" "Papers {n} · {open} reads the newest, {goto} another" }
    paper_opens(key: &str) { "En udstedt rapport, som den var den dag. {key} åbner den." "An issued report, as it was that day. {key} opens it." }
    notes_here(n: usize) { "Notater {n}" "Notes {n}" }
    member_added(field: &str, member: &str) { "{field}: {member} kom til" "{field}: {member} was added" }
    member_removed(field: &str, member: &str) { "{field}: {member} er taget ud" "{field}: {member} was removed" }
    ask_signed_up() { "tilmeldt, i alt:" "signed up, in all:" }
    ask_attended() { "mødt op, i alt:" "came, in all:" }
    needs_number() { "skriv, hvor mange i alt" "type how many in all" }
    note_has_none() { "Et notat har hverken status, frist eller ansvarlig." "A note has no status, deadline or owner." }
    ask_new() { "ny – hvad?" "new – what?" }
    one_more_told(n: usize, key: &str) { "▼ {n} linje mere · {key}" "▼ {n} more line · {key}" }
    meeting_begun(meeting: &str) { "{meeting} er sat til afholdt" "{meeting} is set to held" }
    meeting_ended(said: &str) { "Tavlemødet er slut. Notat: {said}" "The board meeting has ended. Note: {said}" }
    meeting_ended_without() { "Tavlemødet er slut. Der blev ikke aftalt eller ændret noget nyt." "The board meeting has ended. Nothing new was agreed or changed." }
    minutes_title(said: &str) { "Tavlemøde: {said}" "Board meeting: {said}" }
    minutes_change(key: &str, title: &str, field: &str, new: &str, old: &str) { "{key} {title}: {field} {new} (før {old})" "{key} {title}: {field} {new} (was {old})" }
    minutes_remark(key: &str, title: &str, remark: &str) { "{key} {title}: {remark}" "{key} {title}: {remark}" }
    more_told(n: usize, key: &str) { "▼ {n} linjer mere · {key}" "▼ {n} more lines · {key}" }
}

/// What Ctrl-N makes here, in the order of its numbers.
pub const NEW_HERE: [Both; 3] =
    [both("et møde", "a meeting"), both("en aftale", "an agreement"), both("en beslutning", "a decision")];

/// The points of the agenda of a meeting in front of the board, as its pages are headed; the next ones alike.
pub const POINT_MOVED: Both = both("Siden sidst", "Since last time");
/// What is past its deadline.
pub const POINT_OVERDUE: Both = both("Overskredet", "Overdue");
/// The targets.
pub const POINT_TARGETS: Both = both("Mål", "Targets");
/// Who needs help.
pub const POINT_HELP: Both = both("Hvem har brug for hjælp", "Who needs help");
/// What was agreed.
pub const POINT_AGREED: Both = both("Aftaler", "Agreed");

/// `2 aftaler`
pub fn tally_agreed(lang: Lang, n: usize) -> String {
    let words = [plural(n, "aftale", "aftaler"), plural(n, "agreement", "agreements")];
    counted(lang, n, words)
}

/// `2 nye statusser`
pub fn tally_states(lang: Lang, n: usize) -> String {
    let words = [plural(n, "ny status", "nye statusser"), plural(n, "new status", "new statuses")];
    counted(lang, n, words)
}

/// `1 ny frist`
pub fn tally_deadlines(lang: Lang, n: usize) -> String {
    let words = [plural(n, "ny frist", "nye frister"), plural(n, "new deadline", "new deadlines")];
    counted(lang, n, words)
}

/// `1 andet`
pub fn tally_others(lang: Lang, n: usize) -> String {
    let words = [plural(n, "anden ændring", "andre ændringer"), plural(n, "other change", "other changes")];
    counted(lang, n, words)
}

fn counted(lang: Lang, n: usize, [da, en]: [&str; 2]) -> String {
    format!("{n} {}", if lang == Lang::Da { da } else { en })
}
