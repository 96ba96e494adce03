//! The pane of targets.

use super::texts;

texts! {
}
