//! The home board: what is for you, what has changed, and what stands around the four panes.

use super::texts;

texts! {
    for_you() { "Til dig:" "For you:" }
    for_you_counts(overdue: usize, week: usize, confirm: usize) {
        "{overdue} overskredet · {week} med frist denne uge · {confirm} venter på din bekræftelse"
        "{overdue} overdue · {week} due this week · {confirm} waiting for your confirmation"
    }
    for_you_counts_short(overdue: usize, week: usize, confirm: usize) {
        "{overdue} overskredet · {week} frist denne uge · {confirm} til bekræftelse"
        "{overdue} overdue · {week} due this week · {confirm} to confirm"
    }
    since_committee(day: &str, n: usize) { "siden udvalgsmødet {day}:  ∆ {n} ændret" "since the committee {day}:  ∆ {n} changed" }
    since_board_meeting(day: &str, n: usize) { "siden tavlemødet {day}:  ∆ {n} ændret" "since the board meeting {day}:  ∆ {n} changed" }
    plan_years(from: i32, to: i32) { "Plan {from}–{to}" "Plan {from}–{to}" }
    ask_time() { "Se tavlen, som vi vidste det:" "See the board as known on:" }
    last_committee(day: &str) { "udvalgsmødet {day}" "the committee {day}" }
    last_board_meeting(day: &str) { "tavlemødet {day}" "the board meeting {day}" }
    marks_since(meeting: &str) { "∆ viser nu, hvad der er ændret siden {meeting}." "∆ now marks what has changed since {meeting}." }
    none_has_met() { "Der er ikke afholdt et møde at måle fra endnu." "No such meeting has been held yet." }
    now() { "nu" "now" }
    as_it_is() { "som det er nu" "as it is now" }
    needs_past_day() { "Skriv en dag, f.eks. 30/3 eller uge 12." "Type a day, such as 30 March or week 12." }
    not_past_yet(day: &str) { "{day} er ikke kommet endnu." "{day} has not come yet." }
    seen_from_earlier(key: &str) {
        "Du ser tavlen, som den var. {key} og Enter går tilbage til nu."
        "You see the board as it was. {key} and Enter go back to now."
    }
    as_known(day: &str) { "som vi vidste det {day}" "as known on {day}" }
    colleagues_in(n: usize) { "{n} kolleger inde" "{n} colleagues in" }
    one_colleague_in() { "1 kollega inde" "1 colleague in" }
    more_of_group(n: &str, group: &str) { "… {n} {group} til" "… {n} more {group}" }
}
