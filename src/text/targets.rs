//! The pane of targets.

use super::texts;

texts! {
    no_targets() { "Her er ingen mål endnu." "There are no targets yet." }
}
