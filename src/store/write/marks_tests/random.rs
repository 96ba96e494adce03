//! A note that is edited at random, as people and other editors do: its lines and its records always agree.

use super::Office;
use crate::domain::testing::Dice;

const LETTERS: [char; 5] = ['f', 'B', 'o', 'c', 'S'];
const WORDS: [&str; 6] = ["æble", "brev", "møde på rådhuset", "sms – helst", "»tak«", "A3-01"];

/// How many notes are edited, each in another way.
const SEEDS: u64 = 5;

/// One act on the lines; whether it made a line that is new.
fn act(lines: &mut Vec<String>, dice: &mut Dice, made: usize) -> bool {
    let at = dice.roll(lines.len());
    let word = WORDS[dice.roll(WORDS.len())];
    match dice.roll(7) {
        0 | 1 => {
            let letter = LETTERS[dice.roll(LETTERS.len())];
            let indent = ["", "- ", "  ", "3. "][dice.roll(4)];
            lines.insert(at, format!("{indent}{letter}: nummer {made} handler om {word}"));
            return true;
        }
        2 => lines.insert(at, format!("ellers talte vi om {word}")),
        3 if !lines.is_empty() => {
            let line = lines.remove(at);
            lines.insert(dice.roll(lines.len()), line);
        }
        4 if !lines.is_empty() => lines[at].push_str(&format!(" og {word}")),
        5 if !lines.is_empty() => lines[at] = lines[at].replacen(" om ", &format!(" om {word}, "), 1),
        6 if !lines.is_empty() => lines[at].push_str("  \r"),
        _ => {}
    }
    false
}

/// Takes the key off one line and leaves its words.
fn strip(lines: &mut [String], dice: &mut Dice) {
    let at = dice.roll(lines.len());
    if let Some(line) = lines.get_mut(at)
        && let Some((words, _)) = line.rsplit_once(" → ")
    {
        *line = words.to_owned();
    }
}

#[test]
fn however_a_note_is_edited_every_line_has_one_record_that_says_the_same() {
    for seed in 0..SEEDS {
        let (made, kept) = edited(seed, 60);
        assert!(made > 20 && kept + made / 4 > made, "seed {seed}: {kept} of {made}");
    }
}

/// Edits a note so many rounds; tells how many marked lines were made and how many records there are of them.
fn edited(seed: u64, rounds: usize) -> (usize, usize) {
    let (mut dice, mut office, mut made) = (Dice::new(seed), Office::new(), 0);
    office.save("start");
    for round in 0..rounds {
        let mut lines: Vec<String> = office.text().split('\n').map(str::to_owned).collect();
        if round % 9 == 0 {
            strip(&mut lines, &mut dice);
        } else {
            for _ in 0..=dice.roll(4) {
                made += usize::from(act(&mut lines, &mut dice, made));
            }
        }
        if round % 17 == 0 && lines.len() > 3 {
            lines.remove(dice.roll(lines.len()));
        }
        office.save(&lines.join("\n"));
        let text = office.text();
        assert!(office.keys().len() <= made, "seed {seed}, round {round}: made twice\n{text}");
        let standing = office.standing();
        let gone: Vec<String> = office.keys().into_iter().filter(|key| !standing.contains(key)).collect();
        office.agrees(&gone.iter().map(String::as_str).collect::<Vec<_>>());
    }
    (made, office.keys().len())
}
