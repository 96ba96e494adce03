//! Tests of drafts and presence.

use std::process::{Command, Stdio};

use super::*;
use crate::store::testing::TestFile;

fn drafts(file: &TestFile) -> Drafts {
    Drafts::open(file.path()).unwrap()
}

#[test]
fn a_draft_is_kept_until_it_is_let_go_of() {
    let file = TestFile::new();
    drafts(&file).save("hl", "F-0412/answer_text", "Kære", 4, 17).unwrap();
    drafts(&file).save("hl", "F-0412/answer_text", "Kære alle", 9, 17).unwrap();
    drafts(&file).save("mk", "N-0001/text", "andet", 0, 3).unwrap();
    let drafts = drafts(&file);
    let mine = drafts.load("hl").unwrap();
    assert_eq!(mine.len(), 1);
    assert_eq!((mine[0].text.as_str(), mine[0].cursor, mine[0].seen), ("Kære alle", 9, 17));
    drafts.drop("hl", "F-0412/answer_text").unwrap();
    assert_eq!(drafts.load("hl").unwrap(), []);
    drafts.erase("N-0001").unwrap();
    assert_eq!(drafts.load("mk").unwrap(), []);
}

#[test]
fn those_who_are_here_see_each_other_and_the_dead_are_cleared() {
    let file = TestFile::new();
    let mut other = Command::new("sleep").arg("60").stdin(Stdio::null()).spawn().unwrap();
    let mut mine = drafts(&file);
    mine.arrive(std::process::id(), "HL", "hanne", "home").unwrap();
    let mut theirs = drafts(&file);
    theirs.arrive(other.id(), "MK", "mikkel", "home").unwrap();
    theirs.at("note", "N-0007").unwrap();
    let others = mine.others().unwrap();
    assert_eq!((others.len(), others[0].who.as_str(), others[0].row.as_str()), (1, "MK", "N-0007"));
    other.kill().unwrap();
    other.wait().unwrap();
    assert_eq!(mine.others().unwrap(), []);
    assert_eq!(mine.last_position("mikkel").unwrap(), Some(("note".into(), "N-0007".into())));
}

#[test]
fn a_session_that_ends_as_it_should_leaves_no_position_behind() {
    let file = TestFile::new();
    let mut mine = drafts(&file);
    mine.arrive(std::process::id(), "HL", "hanne", "home").unwrap();
    mine.at("inbox", "F-0412").unwrap();
    assert!(mine.last_position("hanne").unwrap().is_some());
    mine.leave().unwrap();
    assert_eq!(mine.last_position("hanne").unwrap(), None);
    assert_eq!(drafts(&file).others().unwrap(), []);
}

#[test]
fn an_older_session_learns_that_it_was_taken_over() {
    let file = TestFile::new();
    let mut ghost = drafts(&file);
    ghost.arrive(std::process::id(), "HL", "hanne", "home").unwrap();
    let mut mine = drafts(&file);
    mine.arrive(1, "HL", "hanne", "home").unwrap();
    assert!(!ghost.taken_over(std::process::id()).unwrap());
    mine.take_over(std::process::id()).unwrap();
    assert!(ghost.taken_over(std::process::id()).unwrap());
}
