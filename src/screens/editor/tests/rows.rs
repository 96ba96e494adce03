//! Rows: what is remembered of a long line is what laying it out anew gives.

use super::*;
use crate::screens::editor::rows::{Rows, next};

fn starts(line: &str, wide: usize) -> Vec<usize> {
    std::iter::successors(Some(0), |row| next(line, *row, wide)).collect()
}

fn rows(line: &str, wide: usize) -> Vec<&str> {
    let starts = starts(line, wide);
    let ends = starts.iter().skip(1).copied().chain([line.len()]);
    starts.iter().zip(ends).map(|(start, end)| &line[*start..end]).collect()
}

#[test]
fn a_line_is_broken_between_words_and_blanks_hang_over_the_edge() {
    assert_eq!(rows("Jeg fik et brev", 10), ["Jeg fik et ", "brev"]);
    assert_eq!(rows("Jeg fik et    brev", 10), ["Jeg fik et    ", "brev"]);
    assert_eq!(rows("speciallægepraksis nu", 8), ["speciall", "ægepraks", "is nu"]);
    assert_eq!(rows("  speciallæge", 8), ["  specia", "llæge"]);
    assert_eq!(rows("a\tb\tc", 6), ["a\tb\t", "c"]);
    assert_eq!(rows("漢字漢字", 5), ["漢字", "漢字"]);
    assert_eq!(rows("👨‍👩‍👧‍👦👨‍👩‍👧‍👦", 2), ["👨‍👩‍👧‍👦", "👨‍👩‍👧‍👦"]);
    assert_eq!(rows("", 5), [""]);
}

#[test]
fn what_is_remembered_of_a_long_line_stays_true_through_edits() {
    let mut dice = Dice::new(5);
    let words = ["ord ", "speciallægepraksis", " ", "漢字", "x", "\t", "🇩🇰", "   "];
    for _ in 0..40 {
        let mut line: String = (0..900).map(|_| words[dice.roll(words.len())]).collect();
        let mut remembered = Rows::new(20);
        for _ in 0..20 {
            let at = starts(&line, 20)[dice.roll(20)];
            let mut at = at + dice.roll(line.len() - at);
            while !line.is_char_boundary(at) {
                at -= 1;
            }
            let fresh = starts(&line, 20).into_iter().rfind(|start| *start <= at);
            assert_eq!(Some(remembered.start_of(0, &line, at)), fresh, "{at} in {line:?}");
            line.insert_str(at, words[dice.roll(words.len())]);
            remembered.changed(at);
        }
    }
}
