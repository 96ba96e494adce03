//! Values given for several fields of one record at once, on a card or by a command.

use super::field::Field;

/// The fields with their values in the field's shape; `None` clears a field.
pub type Given = Vec<(&'static Field, Option<String>)>;

/// The value given for a field: `None` where none was given, `Some(None)` where it is to be cleared.
pub(super) fn get(given: &Given, field: u16) -> Option<Option<&str>> {
    given.iter().find(|(known, _)| known.id == field).map(|(_, value)| value.as_deref())
}

/// Takes a field out.
pub(super) fn take(given: &mut Given, field: u16) -> Option<Option<String>> {
    let at = given.iter().position(|(known, _)| known.id == field)?;
    Some(given.remove(at).1)
}
