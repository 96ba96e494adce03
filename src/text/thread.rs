//! The thread and its breaks, and the search of everything.

use super::texts;

texts! {
}
