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
    first_of(n: &str) { "de første {n}" "the first {n}" }
    breaks_title() { "Brud i kæden" "Breaks in the thread" }
    breaks_total(n: &str) { "{n} i alt" "{n} in all" }
    breaks_none() { "Ingen kæde er brudt." "No thread is broken." }
    breaks_keys(key: &str) { "Enter åbn   {key} kæden   Esc tilbage   F10 menu" "Enter open   {key} the thread   Esc back   F10 menu" }
    search_title() { "Søg:" "Search:" }
    search_keys() { "Skriv for at finde   ↑↓ vælg   Enter åbn   F3 den næste, også senere   Esc tilbage" "Type to find   ↑↓ choose   Enter open   F3 the next, later too   Esc back" }
    search_found(n: &str) { "{n} fundet" "{n} found" }
    search_searching() { "Søger …" "Searching …" }
    search_nothing() { "Intet fundet. Prøv færre eller kortere ord." "Nothing found. Try fewer or shorter words." }
    search_help() {
        "Skriv et eller flere ord. Alle ordene skal være der, helt eller som en del af et andet ord.\nDer søges i anbefalinger, indsatser, måltal, forslag, møder, notater, beslutninger,\naftaler, analyser og kolleger.\n\nÅ og aa, æ og ae, ø og oe, store og små bogstaver er det samme.\nEt nummer kan skrives kort: f412 er F-0412, a3-1 er A3-01.\n»nyt brev« i anførselstegn finder ordene lige efter hinanden; -brev er uden ordet."
        "Type one word or more. All of them must be there, whole or as a part of another word.\nSearched are recommendations, initiatives, targets, proposals, meetings, notes, decisions,\nagreements, analyses and colleagues.\n\nå and aa, æ and ae, ø and oe, capital and small letters are the same.\nA number may be typed in short: f412 is F-0412, a3-1 is A3-01.\n“new letter” in quotation marks finds words one after the other; -letter is without the word."
    }
}
