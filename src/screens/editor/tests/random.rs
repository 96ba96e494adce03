//! Many random keys and pastes, held to the plain model after each of them.

use super::model::Model;
use super::*;

const WIDE: u16 = 22;
const HIGH: u16 = 7;

/// What is typed, letter by letter.
const LETTERS: &[char] = &[
    'a',
    'e',
    'n',
    'r',
    't',
    'æ',
    'ø',
    'å',
    'Å',
    ' ',
    ' ',
    '-',
    '1',
    '.',
    '*',
    '漢',
    '字',
    '\u{301}',
    '\u{30A}',
    '\u{323}',
    '🙂',
    '👍',
    '\u{1F3FD}',
    '🇩',
    '🇰',
    '_',
    '#',
    ':',
    'f',
];

/// What is pasted.
const PASTES: &[&str] = &[
    "nyt brev til Ærø",
    "linje et\r\nlinje to\rlinje tre\n",
    "\tto\tspalter\t",
    "A\u{30A}benra\u{30A}",
    "👩‍👩‍👧‍👦 og 🇩🇰",
    "🇩",
    "漢字漢字漢字漢字漢字漢字漢字",
    "- punkt\n  - under\n10. tiende",
    "\u{1B}[31mrød\u{7}\u{0}",
    "\u{301}løs accent",
    "etmegetlangtordudenblanktegnsomskalbrydes",
    "    indrykket",
    "\n",
    "",
];

/// The texts that the edits led through, to find the one that undo comes back to.
#[derive(Default)]
struct Trail {
    past: Vec<String>,
    future: Vec<String>,
}

struct Run {
    editor: Editor,
    model: Model,
    trail: Trail,
    dice: Dice,
    marking: bool,
    clip: String,
}

impl Run {
    fn new(seed: u64) -> Run {
        let mut editor = Editor::new("");
        editor.fit(WIDE, HIGH);
        let model = Model::new(usize::from(WIDE) - 2);
        Run {
            editor,
            model,
            trail: Trail::default(),
            dice: Dice::new(seed),
            marking: false,
            clip: String::new(),
        }
    }

    fn steps(&mut self, count: usize) {
        for step in 0..count {
            let (before, version) = (self.model.text(), self.editor.version());
            let done = self.step();
            let after = self.model.text();
            if after != before && !done.starts_with("undo") && !done.starts_with("redo") {
                self.trail.past.push(before.clone());
                self.trail.future.clear();
            }
            self.marking &= self.editor.version() == version;
            assert_eq!(self.editor.text(), after, "{step} {done} in {before:?}");
            let marked = self.model.marked();
            assert_eq!(self.editor.cursor(), self.model.byte(), "{step} {done} in {after:?}");
            assert_eq!(self.editor.buffer.selection().is_some(), marked.is_some(), "{step} {done}");
            assert_eq!(self.editor.buffer.selected(), self.model.selected(), "{step} {done}");
            let counted = after.split_whitespace().filter(|w| w.contains(char::is_alphanumeric)).count();
            assert_eq!(self.editor.buffer.words(), Some(counted), "{step} {done} in {after:?}");
        }
    }

    fn step(&mut self) -> String {
        let shift = self.dice.roll(4) == 0;
        let marks = shift || self.marking;
        let held = if shift { "shift-" } else { "" };
        let is_long = self.model.letters.len() > 250;
        match self.dice.roll(if is_long { 130 } else { 100 }) {
            0..38 => self.letter(),
            38..42 => self.paste(),
            42..47 => self.does("enter", Model::enter),
            47..50 => self.does("backspace", Model::backspace),
            50..52 => self.does("delete", |model| model.delete(model.right())),
            52..54 => self.does("ctrl-backspace", |model| model.delete(model.word_left())),
            54..56 => self.does("ctrl-delete", |model| model.delete(model.word_right())),
            56..58 => self.does("tab", Model::tab),
            58..60 => self.does("shift-tab", Model::shift_tab),
            60..63 => self.side("left", held, marks),
            63..66 => self.side("right", held, marks),
            66..68 => self.moves("ctrl-left", held, marks, Model::word_left),
            68..70 => self.moves("ctrl-right", held, marks, Model::word_right),
            70..72 => self.moves("home", held, marks, Model::home),
            72..74 => self.moves("end", held, marks, Model::end),
            74 => self.moves("ctrl-home", held, marks, |_| 0),
            75 => self.moves("ctrl-end", held, marks, |model| model.letters.len()),
            76..80 => self.does(&format!("{held}up"), |model| model.vertical(-1, marks)),
            80..84 => self.does(&format!("{held}down"), |model| model.vertical(1, marks)),
            84 => self.does(&format!("{held}pgup"), |model| {
                model.vertical(1 - isize::try_from(HIGH - 1).unwrap(), marks)
            }),
            85 => self.does(&format!("{held}pgdn"), |model| {
                model.vertical(isize::try_from(HIGH - 1).unwrap() - 1, marks)
            }),
            86 => self.does("ctrl-a", |model| {
                model.go(0, false);
                model.go(model.letters.len(), true);
            }),
            87 => self.toggle(),
            88 => self.escape(),
            89..91 => self.copy(),
            91..93 => self.clip(),
            93..97 => self.undo(),
            97..100 => self.redo(),
            _ => self.does("ctrl-backspace", |model| model.delete(model.word_left())),
        }
    }

    fn does(&mut self, key: &str, model: impl FnOnce(&mut Model)) -> String {
        press(&mut self.editor, key);
        model(&mut self.model);
        key.to_owned()
    }

    fn letter(&mut self) -> String {
        let c = LETTERS[self.dice.roll(LETTERS.len())];
        self.editor.key(Key::char(c));
        self.model.type_char(c);
        format!("type {c:?}")
    }

    fn paste(&mut self) -> String {
        let pasted = PASTES[self.dice.roll(PASTES.len())];
        self.editor.paste(pasted);
        self.model.put(&crate::domain::clean::clean_note(pasted).text);
        format!("paste {pasted:?}")
    }

    fn moves(&mut self, key: &str, held: &str, marks: bool, to: impl FnOnce(&Model) -> usize) -> String {
        let place = to(&self.model);
        let key = key.strip_prefix("ctrl-").map_or(format!("{held}{key}"), |key| format!("ctrl-{held}{key}"));
        self.does(&key, |model| model.go(place, marks))
    }

    /// Without Shift the arrows leave the mark at its side.
    fn side(&mut self, key: &str, held: &str, marks: bool) -> String {
        let marked = self.model.marked().filter(|_| !marks);
        self.moves(key, held, marks, |model| match (marked, key) {
            (Some((from, _)), "left") => from,
            (Some((_, to)), _) => to,
            (None, "left") => model.left(),
            (None, _) => model.right(),
        })
    }

    fn toggle(&mut self) -> String {
        self.marking = !self.marking;
        let marking = self.marking;
        self.does("f8", |model| if marking { model.go(model.cursor, true) } else { model.unmark() })
    }

    fn escape(&mut self) -> String {
        if self.marking || self.model.marked().is_some() {
            self.marking = false;
            self.model.unmark();
        }
        press(&mut self.editor, "esc");
        "esc".to_owned()
    }

    fn copy(&mut self) -> String {
        let cuts = self.dice.roll(2) == 0;
        let selected = self.model.selected();
        let took = press(&mut self.editor, if cuts { "ctrl-x" } else { "ctrl-c" });
        if !selected.is_empty() {
            assert_eq!(took, Took::Copied(selected.clone()));
            self.clip = selected;
            self.marking = false;
            if cuts {
                self.model.put("");
            }
        }
        // What was copied stays marked; the column that up and down keep to is the cursor's.
        self.model.go_here();
        "copy or cut".to_owned()
    }

    fn clip(&mut self) -> String {
        let took = press(&mut self.editor, "ctrl-v");
        match self.clip.is_empty() {
            true => assert_eq!(took, Took::NothingToPaste),
            false => self.model.put(&self.clip.clone()),
        }
        self.model.go_here();
        "ctrl-v".to_owned()
    }

    fn undo(&mut self) -> String {
        let (now, version) = (self.model.text(), self.editor.version());
        press(&mut self.editor, "ctrl-z");
        let text = self.editor.text();
        if self.editor.version() != version {
            self.model.adopt(&text, self.editor.cursor());
        }
        if text != now {
            self.trail.future.push(now);
            while let Some(before) = self.trail.past.pop() {
                if before == text {
                    break;
                }
                self.trail.future.push(before);
            }
        }
        self.model.go_here();
        format!("undo to {text:?}")
    }

    fn redo(&mut self) -> String {
        let (now, version) = (self.model.text(), self.editor.version());
        press(&mut self.editor, "ctrl-y");
        let text = self.editor.text();
        if self.editor.version() != version {
            self.model.adopt(&text, self.editor.cursor());
        }
        if text != now {
            self.trail.past.push(now);
            while let Some(after) = self.trail.future.pop() {
                if after == text {
                    break;
                }
                self.trail.past.push(after);
            }
        }
        self.model.go_here();
        format!("redo to {text:?}")
    }

    /// Everything is taken back, through nothing but texts that once were, and done again.
    fn there_and_back(mut self) {
        self.trail.past.push(self.editor.text());
        while self.editor.redo() {}
        let last = self.editor.text();
        let texts = self.trail.past.iter().chain(&self.trail.future);
        let known: std::collections::HashSet<&String> = texts.collect();
        let mut steps = 0;
        while self.editor.undo() {
            steps += 1;
            let text = self.editor.text();
            assert!(known.contains(&text) || text.is_empty(), "never was: {text:?}");
        }
        assert_eq!(self.editor.text(), "");
        for _ in 0..steps {
            assert!(self.editor.redo());
        }
        assert_eq!(self.editor.text(), last);
        assert!(!self.editor.redo());
    }
}

fn runs(count: u64, steps: usize) {
    for seed in 0..count {
        let mut run = Run::new(seed);
        run.steps(steps);
        run.there_and_back();
    }
}

#[test]
fn ten_thousand_random_keys_leave_the_text_and_the_cursor_of_a_plain_model() {
    runs(10, 1_000);
}

#[test]
#[ignore = "takes long without optimisation: cargo test --release -- --ignored"]
fn a_hundred_thousand_random_keys_leave_the_text_and_the_cursor_of_a_plain_model() {
    runs(40, 2_500);
}
