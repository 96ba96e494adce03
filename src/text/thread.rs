//! The thread and its breaks, and the search of everything.

use super::texts;

texts! {
    thread_title(key: &str) { "Kæden › {key}" "The thread › {key}" }
    thread_keys(key: &str) {
        "↑↓ led   ←→ næste trin   Enter åbn   {key} kæden herfra   Esc tilbage   F10 menu"
        "↑↓ link   ←→ next step   Enter open   {key} thread from here   Esc back   F10 menu"
    }
    thread_breaks(here: usize, all: &str, key: &str) { "{here} brud her · {all} i alt ({key})" "breaks: {here} here · {all} in all ({key})" }
    thread_whole(all: &str, key: &str) { "ingen brud her · {all} i alt ({key})" "no breaks here · {all} in all ({key})" }
    thread_as_now() { "kæden vises, som den er nu" "the thread is shown as it is now" }
    thread_none() { "Her er ingen kæde." "There is no thread here." }
    thread_none_how() {
        "Kæden går fra forslag over anbefaling og indsats til måltal; en kollega eller en indstilling er ikke et led."
        "The thread runs from proposals by recommendation and initiative to a target; a colleague or a setting is no link."
    }
    thread_gap(what: &str) { "brud: {what}" "break: {what}" }
    thread_here() { "← her" "← here" }
    thread_here_plain() { "Kæden er vist herfra" "The thread is shown from here" }
    thread_above(n: &str) { "… {n} flere ovenfor" "… {n} more above" }
    thread_more(n: &str) { "… {n} flere" "… {n} more" }
    thread_via(key: &str, field: &str) { "hænger på {key} ({field})" "hangs on {key} ({field})" }
}
