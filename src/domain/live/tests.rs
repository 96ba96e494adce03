//! Several write in one draft, in any order, saving now and then: all end with the same text, and no word is lost.

use super::*;
use crate::domain::testing::Dice;

/// Somebody who writes: the text on the screen, and the revision that it was made from.
#[derive(Clone, Default)]
struct Writer {
    name: &'static str,
    text: String,
    base: String,
    rev: i64,
    /// Words that were typed and not taken out again.
    words: Vec<String>,
}

impl Writer {
    /// Takes in what others wrote, and writes; as often as it takes.
    fn sync(&mut self, live: &mut Live) {
        if live.rev != self.rev {
            let merged = merge(&self.base, (&live.by, &live.text), (self.name, &self.text));
            self.text = merged.text;
            (self.base, self.rev) = (live.text.to_string(), live.rev);
        }
        if live.text != self.text {
            live.write(&self.text, self.name, 0);
            (self.base, self.rev) = (live.text.to_string(), live.rev);
        }
    }

    fn types(&mut self, dice: &mut Dice, number: usize) {
        let word = format!("{}{number}x", self.name.to_lowercase());
        let places: Vec<usize> =
            self.text.match_indices(' ').map(|(at, _)| at).chain([self.text.len()]).collect();
        let at = places[dice.roll(places.len())];
        let end = ["", "\n"][usize::from(dice.roll(8) == 0)];
        self.text.insert_str(at, &format!(" {word}{end}"));
        self.words.push(word);
    }

    fn takes_out(&mut self, dice: &mut Dice) {
        if self.words.is_empty() {
            return;
        }
        let word = self.words.swap_remove(dice.roll(self.words.len()));
        self.text = self.text.replacen(&format!(" {word}"), "", 1);
    }
}

fn words(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect()
}

#[test]
fn whoever_writes_when_all_end_with_the_same_text_and_every_word() {
    for seed in 1..60 {
        let mut dice = Dice::new(seed * 7919);
        let mut live = Live::default();
        let mut writers =
            [Writer { name: "HL", ..Writer::default() }, Writer { name: "MK", ..Writer::default() }];
        for number in 0..120 {
            let writer = &mut writers[dice.roll(2)];
            match dice.roll(10) {
                0..6 => writer.types(&mut dice, number),
                6 => writer.takes_out(&mut dice),
                7 => {
                    writer.sync(&mut live);
                    let (sent, saved) = (live.text.clone(), live.text.replace("0x\n", "0x → F-0421\n"));
                    live.saved(&sent, &saved, number as i64, writer.name, 0);
                }
                _ => writer.sync(&mut live),
            }
        }
        for turn in [0, 1, 0, 1] {
            writers[turn].sync(&mut live);
        }
        assert_eq!(writers[0].text, writers[1].text, "{seed}");
        assert_eq!(live.text, writers[0].text, "{seed}");
        let there = words(&live.text);
        for word in writers.iter().flat_map(|writer| &writer.words) {
            assert!(there.contains(&word.as_str()), "{seed}: {word} of {}", live.text);
        }
    }
}

#[test]
fn a_key_comes_behind_what_was_typed_at_the_end_of_its_line_while_it_was_saved() {
    let sent = "f: kort";
    let saved = "f: kort → F-0421";
    assert_eq!(with_keys(sent, saved, "f: kort og klart"), "f: kort og klart → F-0421");
    assert_eq!(with_keys(sent, saved, "f: kort\nnæste"), "f: kort → F-0421\nnæste");
    assert_eq!(with_keys(sent, saved, "f: kort\n"), "f: kort → F-0421\n");
    assert_eq!(with_keys(sent, saved, sent), saved);
}

#[test]
fn what_was_saved_by_a_process_that_died_does_not_come_in_twice() {
    let mut live = Live::default();
    live.write("f: kort\nog mere", "HL", 1);
    live.is_sent(Process::default());
    live.write("f: kort\nog mere tekst", "MK", 2);
    live.take_stored("f: kort → F-0421\nog mere", 17, "MK", 3);
    assert_eq!(live.text, "f: kort → F-0421\nog mere tekst");
    assert_eq!((&*live.stored, live.seen, live.sent), ("f: kort → F-0421\nog mere", 17, None));
}

#[test]
fn what_another_program_saved_comes_in_once() {
    let mut live = Live::new("en to", "en to", 3);
    live.write("en to tre", "HL", 1);
    live.take_stored("EN to", 4, "MK", 2);
    assert_eq!(live.text, "EN to tre");
    let once = live.clone();
    live.take_stored("EN to", 4, "MK", 2);
    assert_eq!(live, once);
    assert!(!live.is_saved());
}
