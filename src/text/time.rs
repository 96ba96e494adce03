//! Seeing the board as it was known on a day, saved views, and the plain page.

use super::texts;

texts! {
}
