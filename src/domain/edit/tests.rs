//! Tests of text edits, some of them over many random texts.

use std::collections::HashSet;

use super::*;
use crate::domain::testing::Dice;

impl Dice {
    fn text(&mut self, words: usize, tag: &str) -> Vec<String> {
        (0..words).map(|n| self.word(tag, n)).collect()
    }

    fn word(&mut self, tag: &str, n: usize) -> String {
        let sign = ["", "", "", ",", ".", "\n", " –"][self.roll(7)];
        format!("{tag}{n}{}{sign}", ["ø", "å", "e", ""][self.roll(4)])
    }

    fn changed(&mut self, base: &[String], tag: &str) -> Vec<String> {
        let mut words = base.to_vec();
        for n in 0..1 + self.roll(4) {
            let at = self.roll(words.len() + 1);
            let until = (at + self.roll(4)).min(words.len());
            let put: Vec<String> = (0..self.roll(3)).map(|m| self.word(tag, n * 10 + m)).collect();
            words.splice(at..until, put);
        }
        words
    }
}

fn words(text: &str) -> HashSet<&str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect()
}

fn random_texts() -> impl Iterator<Item = (String, String, String)> {
    let mut dice = Dice::new(0x5eed_1234_abcd_0001);
    (0..4_000).map(move |_| {
        let count = dice.roll(14);
        let base = dice.text(count, "b");
        let (theirs, ours) = (dice.changed(&base, "t"), dice.changed(&base, "o"));
        (base.join(" "), theirs.join(" "), ours.join(" "))
    })
}

fn edit(place: usize, removed: &str, inserted: &str) -> Edit {
    Edit { place, removed: removed.into(), inserted: inserted.into() }
}

#[test]
fn a_diff_leads_from_one_text_to_the_other_and_back() {
    for (base, theirs, ours) in random_texts() {
        for (from, to) in [(&base, &theirs), (&theirs, &ours)] {
            let edits = diff(from, to);
            assert_eq!(apply(from, &edits).as_ref(), Some(to), "{from:?} {edits:?}");
            let back: Vec<Edit> = edits.iter().rev().map(Edit::invert).collect();
            assert_eq!(apply(to, &back).as_ref(), Some(from));
        }
    }
}

#[test]
fn a_changed_word_is_one_edit_and_places_count_characters() {
    assert_eq!(diff("æøå bus kører", "æøå busser kører"), [edit(4, "bus", "busser")]);
    assert_eq!(diff("en\nto\ntre", "en\nto\ntre\nfire"), [edit(9, "", "\nfire")]);
    assert_eq!(diff("samme", "samme"), []);
}

#[test]
fn far_apart_changes_are_separate_edits_the_last_place_first() {
    let edits = diff("en to tre fire fem seks", "EN to tre fire fem SEKS");
    assert_eq!(edits, [edit(19, "seks", "SEKS"), edit(0, "en", "EN")]);
}

#[test]
fn a_very_long_text_is_compared_quickly() {
    let from: String = (0..40_000).map(|n| format!("ord{n} ")).collect();
    let to: String = (0..40_000).map(|n| format!("ny{n} ")).collect();
    let edits = diff(&from, &to);
    assert_eq!(apply(&from, &edits), Some(to));
}

#[test]
fn merging_never_loses_a_word_that_either_inserted_or_that_both_kept() {
    for (base, theirs, ours) in random_texts() {
        let merged = merge(&base, ("MK", &theirs), ("HL", &ours)).text;
        let (before, left, right, after) = (words(&base), words(&theirs), words(&ours), words(&merged));
        for word in left.difference(&before).chain(right.difference(&before)) {
            assert!(after.contains(word), "{word} of\n{base:?}\n{theirs:?}\n{ours:?}\n{merged:?}");
        }
        for word in before.iter().filter(|w| left.contains(**w) && right.contains(**w)) {
            assert!(after.contains(word), "kept {word}: {base:?} {theirs:?} {ours:?} {merged:?}");
        }
    }
}

#[test]
fn merging_with_a_version_that_did_not_change_gives_the_other() {
    for (base, theirs, _) in random_texts() {
        assert_eq!(merge(&base, ("MK", &theirs), ("HL", &base)).text, theirs);
        assert_eq!(merge(&base, ("MK", &base), ("HL", &theirs)).text, theirs);
        assert_eq!(merge(&base, ("MK", &theirs), ("HL", &theirs)).text, theirs);
    }
}

#[test]
fn changes_in_different_places_are_both_in_the_merged_text() {
    let merged = merge("en to tre fire", ("MK", "en TO tre fire"), ("HL", "en to tre fire fem"));
    assert_eq!(merged, Merged { text: "en TO tre fire fem".into(), overlaps: false });
}

#[test]
fn where_changes_overlap_both_versions_stand_marked() {
    let merged = merge("den røde bus", ("MK", "den blå bus"), ("HL", "den grønne bus"));
    assert_eq!(merged, Merged { text: "den <<MK: blå == HL: grønne>> bus".into(), overlaps: true });
}

#[test]
fn two_lines_added_at_the_end_both_stand() {
    let merged = merge("a", ("MK", "a\nb"), ("HL", "a\nc"));
    assert_eq!(merged.text, "a\nb\nc");
    assert_eq!(merge("", ("MK", "hej"), ("HL", "dav")).text, "hej dav");
}

#[test]
fn what_both_removed_in_part_is_removed_without_a_mark() {
    let merged = merge("en to tre fire fem", ("MK", "en fire fem"), ("HL", "en to fem"));
    assert!(!merged.overlaps);
    assert_eq!(words(&merged.text), HashSet::from(["en", "fem"]));
}

#[test]
fn an_edit_is_shifted_past_what_was_inserted_before_it() {
    let over = [edit(0, "", "nu "), edit(20, "x", "y")];
    assert_eq!(shift(&edit(4, "bus", "tog"), &over), Shifted::Moved(edit(7, "bus", "tog")));
}

#[test]
fn an_edit_overlaps_what_touches_its_place() {
    assert_eq!(shift(&edit(4, "bus", "tog"), &[edit(0, "", "a"), edit(6, "u", "o")]), Shifted::Overlaps(1));
    assert_eq!(shift(&edit(4, "bus", ""), &[edit(5, "", "x")]), Shifted::Overlaps(0));
    assert_eq!(shift(&edit(5, "", "x"), &[edit(4, "bus", "")]), Shifted::Overlaps(0));
}

#[test]
fn of_two_insertions_at_one_place_the_shifted_one_comes_behind() {
    assert_eq!(shift(&edit(3, "", "b"), &[edit(3, "", "aa")]), Shifted::Moved(edit(5, "", "b")));
}

#[test]
fn an_edit_that_was_taken_back_stands_in_nobodys_way() {
    let log = [(edit(2, "", "xx"), None), (edit(8, "", "!"), None), (edit(2, "xx", ""), Some(0))];
    assert_eq!(standing(&log), [(1, edit(6, "", "!"))]);
}

#[test]
fn random_edits_taken_back_leave_the_text_of_the_others() {
    let mut dice = Dice::new(0x5eed_0000_0000_0077);
    for _ in 0..2_000 {
        let base: String = dice.text(8, "b").join(" ");
        let mut text = base.clone();
        let mut log: Vec<(Edit, Option<usize>)> = Vec::new();
        for n in 0..5 {
            let at = dice.roll(text.chars().count() + 1);
            let length = dice.roll(3);
            let removed: String = text.chars().skip(at).take(length).collect();
            let edit = edit(at, &removed, &format!("<{n}>"));
            text = edit.apply(&text).unwrap();
            log.push((edit, None));
        }
        let taken = dice.roll(5);
        let later: Vec<Edit> = log[taken + 1..].iter().map(|(e, _)| e.clone()).collect();
        if let Shifted::Moved(inverse) = shift(&log[taken].0.invert(), &later) {
            text = inverse.apply(&text).unwrap();
            log.push((inverse, Some(taken)));
            let rest: Vec<Edit> = standing(&log).into_iter().map(|(_, e)| e).collect();
            assert_eq!(apply(&base, &rest), Some(text), "{base:?} {log:?}");
        }
    }
}
