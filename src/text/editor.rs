//! The notes editor: its foot, and what it asks for when something is sought.

use super::texts;

texts! {
    in_line(n: usize) { "linje {n}" "line {n}" }
    over_words(n: usize) { "over {n} ord" "over {n} words" }
    lines_below(n: usize) { "▼ {n} linjer mere" "▼ {n} more lines" }
    one_line_below() { "▼ 1 linje mere" "▼ 1 more line" }
    words_marked(words: &str, chars: &str) { "markeret: {words} ord, {chars} tegn" "marked: {words} words, {chars} characters" }
    marking() { "markerer: piletasterne udvider, Esc slutter" "marking: the arrows extend it, Esc ends" }
    find_label() { "Find:" "Find:" }
    replace_label() { "Erstat med:" "Replace with:" }
    find_keys() { "Enter næste · Tab erstat · Esc luk" "Enter next · Tab replace · Esc close" }
    replace_keys() { "Enter denne · Ctrl-A alle · Esc luk" "Enter this · Ctrl-A all · Esc close" }
    not_in_note() { "står her ikke" "is not here" }
    goto_line_label() { "Gå til linje eller nummer:" "Go to line or number:" }
}
