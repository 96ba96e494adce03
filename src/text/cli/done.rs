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
}
