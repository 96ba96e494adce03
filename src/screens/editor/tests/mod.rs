//! Tests of the notes editor.

mod foreign;
mod keys;
mod lists;
mod model;
mod random;
mod rows;

use super::{Editor, Took};
use crate::domain::testing::Dice;
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
