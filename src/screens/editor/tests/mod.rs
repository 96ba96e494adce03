//! Tests of the notes editor.

/// A small deterministic generator (xorshift), so that a failure can be repeated.
pub struct Dice(u64);

impl Dice {
    /// Dice that always fall alike for one seed.
    pub fn new(seed: u64) -> Dice {
        Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number from 0 to below `sides`.
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(sides.max(1)).unwrap()).unwrap()
    }
}

mod foreign;
mod keys;
mod lists;
mod model;
mod random;
mod rows;

use super::{Editor, Took};
use crate::msg::key::Key;

/// An editor after these keys, which are named as in settings and parted by blanks.
fn typed(mut editor: Editor, keys: &str) -> Editor {
    for name in keys.split_whitespace() {
        press(&mut editor, name);
    }
    editor
}

fn press(editor: &mut Editor, key: &str) -> Took {
    editor.key(Key::parse(key).unwrap())
}

fn write(editor: &mut Editor, words: &str) {
    words.chars().for_each(|c| drop(editor.key(Key::char(c))));
}

/// The text with `|` where the cursor stands.
fn shown(editor: &Editor) -> String {
    let mut text = editor.text();
    text.insert(editor.cursor(), '|');
    text
}
