//! Recommendations and initiatives: their pane, and what the verbs on records say that they did.

use super::texts;

texts! {
    many_records_set_to(n: usize, what: &str) { "{n} markerede: {what}" "{n} marked: {what}" }
    but_not(name: &str, why: &str) { "{name} ikke: {why}" "not {name}: {why}" }
    nothing_done(why: &str) { "{why}; intet er ændret." "{why}; nothing was changed." }
    put_to(state: &str) { "sat til {state}" "set to {state}" }
    confirmed_done() { "bekræftet gennemført" "confirmed done" }
    deadline_is(when: &str) { "frist {when}" "deadline {when}" }
    deadline_none() { "uden frist" "without a deadline" }
    moved_to_day(when: &str) { "flyttet til {when}" "moved to {when}" }
    weight_is(weight: u8) { "vægt {weight}" "weight {weight}" }
    weight_none() { "uden vægt" "without a weight" }
    no_weight() { "ingen vægt" "no weight" }
    put_first() { "sat først af udvalget" "put first by the committee" }
    tied_to(key: &str) { "knyttet til {key}" "linked to {key}" }
    untied_from(key: &str) { "ikke længere knyttet til {key}" "no longer linked to {key}" }
    tied_already(what: &str) { "{what} (knyttet)" "{what} (linked)" }
    ask_status_now(state: &str) { "status, nu {state}:" "status, now {state}:" }
    by_whom(state: &str, who: &str) { "{state} af {who}" "{state} by {who}" }
    not_of_a_meeting() { "Et møde har ikke det; brug status, ny dato eller bemærkning" "A meeting has no such thing; use status, new date or remark" }
    not_of_this() { "Det kan ikke gøres her" "That cannot be done here" }
}
