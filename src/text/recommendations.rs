//! The pane of recommendations.

use super::texts;

texts! {
    no_recommendations() { "Her er ingen anbefalinger endnu." "There are no recommendations yet." }
}
