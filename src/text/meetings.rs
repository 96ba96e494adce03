//! The pane of meetings.

use super::texts;

texts! {
    no_meetings() { "Her er ingen møder endnu." "There are no meetings yet." }
}
