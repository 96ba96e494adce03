//! Drafts and presence, on a file.

use super::*;
use crate::domain::live::Live;
use crate::store::testing::TestFile;

fn draft(text: &str) -> Draft {
    Draft { place: "card/new".to_string(), text: text.to_string(), cursor: 3, at: 17 }
}

#[test]
fn a_draft_is_kept_for_its_owner_until_it_is_dropped() {
    let place = TestFile::new();
    let drafts = Drafts::open(place.path()).unwrap();
    drafts.save("hl/HL", &draft("Første")).unwrap();
    drafts.save("hl/HL", &draft("Anden")).unwrap();
    assert_eq!(drafts.all("hl/HL").unwrap(), [draft("Anden")]);
    assert_eq!(drafts.all("mk/MK").unwrap(), []);
    drafts.drop("hl/HL", "card/new").unwrap();
    assert_eq!(drafts.all("hl/HL").unwrap(), []);
}

#[test]
fn whoever_may_use_the_database_may_use_its_drafts() {
    use std::os::unix::fs::PermissionsExt;
    let place = TestFile::new();
    drop(place.open());
    std::fs::set_permissions(place.path(), std::fs::Permissions::from_mode(0o660)).unwrap();
    drop(Drafts::open(place.path()).unwrap());
    let mode = std::fs::metadata(path_of(place.path())).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o660);
}

#[test]
fn a_process_that_is_gone_is_cleared_and_its_place_kept_for_its_person() {
    let place = TestFile::new();
    let drafts = Drafts::open(place.path()).unwrap();
    let dead = Session { pid: u32::MAX - 1, started: 1, ..Session::of(1, "HL", "hl", 1) };
    drafts.arrive(&dead).unwrap();
    drafts.here(dead.pid, "proposals/judge/F-0412").unwrap();
    let me = Session::of(std::process::id(), "HL", "hl", 2);
    drafts.arrive(&me).unwrap();
    assert_eq!(drafts.others(me.pid).unwrap(), []);
    assert_eq!(drafts.lost_place("HL", "hl").unwrap().as_deref(), Some("proposals/judge/F-0412"));
    assert_eq!(drafts.lost_place("HL", "hl").unwrap(), None);
}

#[test]
fn a_ghost_learns_that_it_was_taken_over_and_can_take_it_back() {
    let place = TestFile::new();
    let drafts = Drafts::open(place.path()).unwrap();
    let (ghost, new) = (Session::of(1, "HL", "hl", 1), Session::of(std::process::id(), "HL", "hl", 2));
    drafts.arrive(&ghost).unwrap();
    drafts.here(ghost.pid, "proposals/list/F-0412").unwrap();
    drafts.arrive(&new).unwrap();
    let standing = Session { place: Some("proposals/list/F-0412".into()), ..ghost.clone() };
    assert_eq!(drafts.others(new.pid).unwrap(), [standing]);
    drafts.take_over(ghost.pid, new.pid).unwrap();
    assert!(drafts.is_taken_over(ghost.pid).unwrap());
    drafts.take_back(ghost.pid).unwrap();
    assert!(!drafts.is_taken_over(ghost.pid).unwrap() && drafts.is_taken_over(new.pid).unwrap());
}

fn live(text: &str, stored: &str) -> Live {
    Live { rev: 3, text: text.into(), stored: stored.into(), seen: 7, by: "MK".into(), at: 3, sent: None }
}

#[test]
fn a_shared_draft_is_kept_until_it_is_saved_and_nobody_has_the_note_open() {
    let place = TestFile::new();
    let drafts = Drafts::open(place.path()).unwrap();
    let mine = Draft { place: "note/N-0012".into(), ..draft("Ny") };
    drafts.enter_note(1, "note/N-0012").unwrap();
    drafts.keep_live("note/N-0012", &live("Ny", "Gammel")).unwrap();
    drafts.save_with_base("hl/HL", &mine, "Ny").unwrap();
    drafts.leave_note(1).unwrap();
    assert_eq!(drafts.live("note/N-0012").unwrap(), Some(live("Ny", "Gammel")), "it is not saved");
    drafts.enter_note(1, "note/N-0012").unwrap();
    drafts.keep_live("note/N-0012", &live("Ny", "Ny")).unwrap();
    assert_eq!(drafts.all("hl/HL").unwrap(), [], "nobody's own copy is wanted any more");
    assert_eq!(drafts.live("note/N-0012").unwrap(), Some(live("Ny", "Ny")));
    drafts.leave_note(1).unwrap();
    assert_eq!(drafts.live("note/N-0012").unwrap(), None);
}

#[test]
fn what_could_not_be_put_into_the_shared_draft_stays_when_that_is_saved() {
    let place = TestFile::new();
    let drafts = Drafts::open(place.path()).unwrap();
    let mine = Draft { place: "note/N-0012".into(), ..draft("Ny og mere") };
    drafts.save_with_base("hl/HL", &mine, "Ny").unwrap();
    drafts.keep_live("note/N-0012", &live("Ny", "Ny")).unwrap();
    assert_eq!(drafts.all("hl/HL").unwrap().len(), 2, "the draft and what it was made from");
}

#[test]
fn erasing_a_note_or_a_name_reaches_the_shared_draft_and_what_drafts_were_made_from() {
    let place = TestFile::new();
    let drafts = Drafts::open(place.path()).unwrap();
    let mine = Draft { place: "note/N-0012".into(), ..draft("Ring til Bo Hansen") };
    drafts.save_with_base("hl/HL", &mine, "Ring").unwrap();
    drafts.keep_live("note/N-0012", &live("Ring til Bo Hansen i dag", "Ring")).unwrap();
    drafts.erase_name("Bo Hansen").unwrap();
    let text = drafts.live("note/N-0012").unwrap().unwrap().text;
    assert!(!text.contains("Hansen"), "{text}");
    drafts.erase("N-0012").unwrap();
    assert_eq!((drafts.all("hl/HL").unwrap(), drafts.live("note/N-0012").unwrap()), (Vec::new(), None));
}

#[test]
fn two_drafts_of_what_turns_out_to_be_one_note_become_one() {
    let place = TestFile::new();
    let drafts = Drafts::open(place.path()).unwrap();
    drafts.keep_live("note/new/M-1/2", &live("fra HL", "")).unwrap();
    drafts.keep_live("note/N-0012", &live("fra MK", "")).unwrap();
    drafts.move_live("note/new/M-1/2", "note/N-0012", 9).unwrap();
    let one = drafts.live("note/N-0012").unwrap().unwrap();
    assert!(one.text.contains("fra HL") && one.text.contains("fra MK") && one.rev > 3, "{one:?}");
    assert_eq!(drafts.live("note/new/M-1/2").unwrap(), None);
}
