//! The filter line of a list: what is typed into it, and what stays in force when it is closed.

use crate::msg::key::{Code, Key};

use super::field::Field;

/// The filter of a list.
#[derive(Clone, Debug, Default)]
pub struct Narrowing {
    typed: Option<Field>,
    kept: String,
}

/// What a key in the filter line came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typed {
    /// Nothing that the list shows.
    Nothing,
    /// The list is to be read anew.
    Narrowed,
    /// The cursor of the list goes so many rows down.
    Step(isize),
}

impl Narrowing {
    /// Opens the line with what is in force.
    pub fn open(&mut self) {
        self.typed = Some(Field::line(&self.kept));
    }

    /// What the list is narrowed by: what is typed, else what stayed in force.
    pub fn text(&self) -> &str {
        self.typed.as_ref().map_or(self.kept.as_str(), |field| field.text())
    }

    /// What stays in force when the line is closed.
    pub fn kept(&self) -> &str {
        &self.kept
    }

    /// The line while it is typed.
    pub fn typed(&self) -> Option<&Field> {
        self.typed.as_ref()
    }

    /// Whether it is being typed.
    pub fn is_typed(&self) -> bool {
        self.typed.is_some()
    }

    /// Puts a filter in force.
    pub fn set(&mut self, filter: &str) {
        self.typed = None;
        self.kept = filter.to_string();
    }

    /// Takes it away; says whether there was one.
    pub fn clear(&mut self) -> bool {
        self.typed = None;
        !std::mem::take(&mut self.kept).is_empty()
    }

    /// A key in the line: Enter keeps it, Esc takes it away, the arrows move in the list.
    pub fn key(&mut self, key: Key) -> Typed {
        let Some(field) = self.typed.as_mut() else { return Typed::Nothing };
        match key.code {
            Code::Enter => {
                self.kept = field.text().trim().to_string();
                self.typed = None;
                Typed::Narrowed
            }
            Code::Esc => {
                self.clear();
                Typed::Narrowed
            }
            Code::Down => Typed::Step(1),
            Code::Up => Typed::Step(-1),
            _ => {
                let before = field.text().to_string();
                field.key(key);
                if field.text() == before { Typed::Nothing } else { Typed::Narrowed }
            }
        }
    }

    /// A paste into the line: how many signs were cleaned away; `None` where it is not open.
    pub fn paste(&mut self, pasted: &str) -> Option<u32> {
        self.typed.as_mut().map(|field| field.paste(pasted))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_narrows_at_once_and_stays_in_force_after_enter() {
        let mut filter = Narrowing::default();
        filter.open();
        assert_eq!(filter.key(Key::char('b')), Typed::Narrowed);
        assert_eq!((filter.text(), filter.kept()), ("b", ""));
        assert_eq!(filter.key(Key::parse("down").unwrap()), Typed::Step(1));
        filter.key(Key::parse("enter").unwrap());
        assert_eq!((filter.text(), filter.is_typed()), ("b", false));
        assert!(filter.clear() && !filter.clear());
    }

    #[test]
    fn esc_takes_the_filter_away() {
        let mut filter = Narrowing::default();
        filter.set("brev");
        filter.open();
        assert_eq!(filter.key(Key::parse("esc").unwrap()), Typed::Narrowed);
        assert_eq!(filter.text(), "");
    }
}
