//! The pane of recommendations.

use super::texts;

texts! {
}
