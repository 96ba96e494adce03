//! The pane of meetings.

use super::texts;

texts! {
}
