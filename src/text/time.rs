//! Seeing the board as it was known on a day, saved views, and the plain page.

use super::texts;

texts! {
    ask_time() { "Se tavlen, som vi vidste det den dag:" "See the board as known on that day:" }
}
