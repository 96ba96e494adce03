//! Seeing the board as it was known on a day, saved views, and the plain page.

use super::texts;

texts! {
    no_views() { "Her er ingen gemte visninger endnu." "There are no saved views yet." }
}
