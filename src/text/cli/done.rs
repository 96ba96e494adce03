//! What was done, what a person must look at, and the words around the data.

use crate::text::texts;

texts! {
    said_by(sentence: &str) { "tavle: {sentence}" "tavle: {sentence}" }
    demo_written(path: &str, day: &str) { "Eksempelkommunen er skrivet i {path}, som den var {day}." "The example municipality is written to {path} as it was on {day}." }
    keys_not_used(problems: &str) { "keys.toml bruges ikke: {problems}" "keys.toml is not used: {problems}" }
    keys_not_toml(cause: &str) { "ikke TOML ({cause})" "not TOML ({cause})" }
    keys_no_scope(name: &str) { "»{name}« er ikke et sted" "“{name}” is no place" }
    keys_no_action(name: &str) { "»{name}« er ikke en handling" "“{name}” is no action" }
    keys_no_key(name: &str) { "»{name}« er ikke en tast" "“{name}” is no key" }
    keys_conflict(key: &str, one: &str, other: &str) { "{key} både til {one} og {other}" "{key} for both {one} and {other}" }
    now_reads_only() { "--now på en fil, der ikke er et eksempel: kun til at læse." "--now on a file that is no example: read only." }
    set_done(key: &str, batch: i64) { "{key} er rettet. »tavle undo {batch}« fortryder." "{key} is changed. “tavle undo {batch}” takes it back." }
    made(key: &str, batch: i64) { "{key} er oprettet. »tavle undo {batch}« fortryder." "{key} is made. “tavle undo {batch}” takes it back." }
    gone(key: &str, batch: i64) { "{key} er slettet. »tavle undo {batch}« henter den tilbage." "{key} is deleted. “tavle undo {batch}” brings it back." }
    linked(one: &str, other: &str, batch: i64) { "{one} og {other} er knyttet sammen. »tavle undo {batch}« fortryder." "{one} and {other} are linked. “tavle undo {batch}” takes it back." }
    unlinked(one: &str, other: &str, batch: i64) { "{one} og {other} er ikke længere knyttet sammen. »tavle undo {batch}« fortryder." "{one} and {other} are no longer linked. “tavle undo {batch}” takes it back." }
    undone(batch: i64, by: i64) { "Bundt {batch} er fortrudt. »tavle undo {by}« gør det igen." "Batch {batch} is undone. “tavle undo {by}” does it again." }
    undo_refused(batch: i64) { "Bundt {batch} kan ikke fortrydes: nyere arbejde står på det. Intet er ændret." "Batch {batch} cannot be undone: newer work stands on it. Nothing was changed." }
    undo_refused_rest(batch: i64, rest: usize) { "Bundt {batch} kan ikke fortrydes helt; intet er ændret. »tavle undo {batch} --partial« fortryder resten ({rest})." "Batch {batch} cannot be undone in full; nothing was changed. “tavle undo {batch} --partial” undoes the rest ({rest})." }
    undoes(batch: i64) { "fortryder {batch}" "undoes {batch}" }
    conflict(key: &str, field: &str, who: &str, when: &str, theirs: &str, mine: &str) {
        "{key} {field}: {who} skrev »{theirs}« {when}; »{mine}« er ikke gemt"
        "{key} {field}: {who} wrote “{theirs}” {when}; “{mine}” is not saved"
    }
    found(count: &str, kind: &str) { "{count} {kind}" "{count} {kind}" }
    kept_back(key: &str, field: &str) { "{key} er ikke med: feltet {field} ser ud til at indeholde et personnummer." "{key} is left out: the field {field} seems to hold a personal number." }
    thread() { "Kæden" "The thread" }
    remarks() { "Bemærkninger" "Remarks" }
    history() { "Historik" "History" }
    why_no_answer() { "svaret er ikke skrevet endnu (answer_text)" "the answer is not written yet (answer_text)" }
    why_sent() { "svaret er markeret som sendt; answer=draft gør det til kladde igen" "the answer is marked as sent; answer=draft makes it a draft again" }
}
