//! What a field was when a file of ours was written, told by the log since.

use super::{Known, full, split};
use crate::domain::change::{Entry, Line};
use crate::domain::edit::Edit;
use crate::domain::field::{Field, Form};
use crate::store::Error;

/// What a field was when a file was written.
pub(super) struct Base {
    pub value: Option<String>,
    /// Whether it has moved since.
    pub moved: bool,
}

impl Known<'_> {
    /// What the field was when a file of ours was written, and whether it has moved since. Nothing where the file does
    /// not say when, or speaks of another database.
    pub(super) fn carried_base(&self, field: &'static Field) -> Result<Option<Base>, Error> {
        let Some(carried) = self.known_carried()? else { return Ok(None) };
        let history = self.history()?;
        let is_later = |line: &&Line| line.id > carried && line.field == field.id;
        let mut later: Vec<&Line> = history.iter().flat_map(|e| e.lines.iter().filter(is_later)).collect();
        later.sort_by_key(|line| std::cmp::Reverse(line.id));
        let value = later.iter().try_fold(self.record.get(field.name).map(str::to_owned), back);
        let batches: Vec<i64> =
            history.iter().filter(|e| e.lines.iter().any(|l| is_later(&l))).map(|e| e.batch).collect();
        let stands = |entry: &&Entry| {
            batches.contains(&entry.batch)
                && !entry.undone
                && entry.undoes.is_none_or(|undone| !batches.contains(&undone))
        };
        let moved = history.iter().any(|entry| stands(&entry));
        // What was erased since cannot be told: then a person decides.
        Ok(Some(match value {
            Some(value) => Base { value: full(field, value.as_deref()).map(str::to_owned), moved },
            None => Base { value: None, moved: true },
        }))
    }

    /// The change that a file of ours carries, where this database has it.
    pub(super) fn known_carried(&self) -> Result<Option<i64>, Error> {
        let Some(carried) = self.carried else { return Ok(None) };
        let knows_it = |entry: &Entry| entry.lines.iter().any(|line| line.id == carried);
        Ok(self.history()?.iter().any(knows_it).then_some(carried))
    }
}

/// The value before a change; nothing where that cannot be told.
fn back(value: Option<String>, line: &&Line) -> Option<Option<String>> {
    if line.erased {
        return None;
    }
    Some(match line.form {
        Form::Value => line.old.clone(),
        Form::Text => {
            let text = |part: &Option<String>| part.clone().unwrap_or_default();
            let place = usize::try_from(line.place.unwrap_or_default()).ok()?;
            let edit = Edit { place, removed: text(&line.old), inserted: text(&line.new) };
            let before = edit.invert().apply(value.as_deref().unwrap_or_default())?;
            Some(before).filter(|text| !text.is_empty())
        }
        Form::Count => {
            let number = |text: &Option<String>| text.as_deref().and_then(|t| t.parse::<i64>().ok());
            Some(number(&value).unwrap_or_default().saturating_sub(number(&line.new)?).to_string())
        }
        Form::Member => {
            let mut members: Vec<&str> = split(value.as_deref());
            members.retain(|member| Some(*member) != line.new.as_deref());
            members.extend(line.old.as_deref());
            members.sort_unstable();
            Some(members.join("\n")).filter(|text| !text.is_empty())
        }
    })
}
