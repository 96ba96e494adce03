//! The thread and its breaks, and the search of everything.

use super::texts;

texts! {
    thread_title(key: &str) { "Kæden for {key}" "The thread of {key}" }
}
