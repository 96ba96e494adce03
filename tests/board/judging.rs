//! Judging proposals: one key a verdict, the next opens by itself, and all of it can be undone.

use tavle::domain::change::{Author, Change, On, Put};
use tavle::domain::choice::{Choice, Verdict};
use tavle::domain::erasing::words_of;
use tavle::domain::field::{Kind, REMARK, by_id};
use tavle::msg::event::Event;
use tavle::msg::key::{Input, Key};
use tavle::store::drafts::{Draft, Drafts};
use tavle::store::{Clock, Mode, Store};
use tavle::text::Lang;

use crate::pty::Folder;
use crate::stage::{Stage, example};

const SMALL: (u16, u16) = (80, 24);

fn new_left(stage: &Stage) -> usize {
    stage.app.proposals.counts.undecided
}

#[test]
fn a_verdict_takes_one_key_and_the_next_opens_by_itself() {
    let mut stage = Stage::inbox(SMALL, Lang::Da);
    stage.keys("down down down down enter");
    let (before, first) = (new_left(&stage), stage.app.proposals.current());
    stage.keys("i");
    assert_eq!(new_left(&stage), before - 1);
    assert_ne!(stage.app.proposals.current(), first);
    assert!(stage.screen().contains("imødekommet · Ctrl-Z henter den tilbage hertil"), "{}", stage.screen());
}

#[test]
fn twenty_five_verdicts_take_twenty_five_keys_and_twenty_five_undos_bring_them_back() {
    let mut stage = Stage::inbox(SMALL, Lang::Da);
    stage.keys("down down down down enter");
    let (before, first) = (new_left(&stage), stage.app.proposals.current());
    for i in 0..25 {
        stage.keys(if i % 2 == 0 { "i" } else { "t" });
    }
    assert_eq!(new_left(&stage), before - 25);
    for _ in 0..25 {
        stage.keys("ctrl-z");
    }
    assert_eq!(new_left(&stage), before);
    assert_eq!(stage.app.proposals.current(), first);
}

#[test]
fn undo_names_the_proposal_it_brings_back_and_redo_takes_it_again() {
    let mut stage = Stage::inbox(SMALL, Lang::Da);
    stage.keys("ctrl-g text:f429 enter i");
    stage.keys("ctrl-z");
    assert!(stage.screen().contains("Fortrudt: F-0429 imødekommet · Ctrl-Y gendanner"), "{}", stage.screen());
    assert!(stage.screen().contains("F-0429 · seddel"));
    stage.keys("ctrl-y");
    assert!(stage.screen().contains("Gendannet: F-0429 imødekommet"), "{}", stage.screen());
}

#[test]
fn keys_that_come_before_the_rows_of_a_filter_wait_for_them() {
    let mut stage = Stage::inbox(SMALL, Lang::Da);
    stage.reader_rests = true;
    stage.keys("f4 text:F-0412 enter f2");
    assert!(stage.app.card.is_none(), "not the row that stood there before: {}", stage.screen());
    stage.read();
    let opened =
        stage.app.card.as_ref().and_then(|card| card.records.first()).map(|record| record.key.clone());
    assert_eq!(opened.as_deref(), Some("F-0412"), "{}", stage.screen());
    stage.keys("esc esc f4 text:findes_ikke enter n");
    assert!(stage.screen().contains("Der står ikke noget under markøren"), "{}", stage.screen());
}

#[test]
fn a_second_verdict_key_out_of_one_read_decides_nothing() {
    let mut stage = Stage::inbox(SMALL, Lang::Da);
    stage.keys("ctrl-g text:f429 enter");
    let before = new_left(&stage);
    stage.burst("iii");
    assert_eq!(new_left(&stage), before - 1);
    assert!(stage.screen().contains("blev ikke brugt"), "{}", stage.screen());
}

#[test]
fn what_looks_like_a_paste_is_refused_whole() {
    let mut stage = Stage::inbox(SMALL, Lang::Da);
    let before = new_left(&stage);
    stage.burst("tilbud i dag");
    assert_eq!(new_left(&stage), before);
    assert!(stage.screen().contains("Det lignede en indsat tekst"), "{}", stage.screen());
    stage.event(Event::Input(vec![Input::Paste("i\nt\n".to_string())]));
    assert_eq!(new_left(&stage), before);
}

#[test]
fn a_capital_only_says_that_caps_lock_is_on() {
    let mut stage = Stage::inbox(SMALL, Lang::Da);
    let before = new_left(&stage);
    stage.event(Event::Input(vec![Input::Key(Key::char('I'))]));
    assert_eq!(new_left(&stage), before);
    assert!(stage.screen().contains("Caps Lock er slået til"));
}

#[test]
fn not_met_needs_a_reason_and_a_number_is_one() {
    let mut stage = Stage::inbox(SMALL, Lang::Da);
    stage.keys("ctrl-g text:f429 enter");
    let id = stage.app.proposals.current().unwrap();
    stage.keys("n enter");
    assert!(stage.app.proposals.ask.is_some());
    stage.keys("2 enter");
    assert!(stage.app.proposals.ask.is_none());
    let record = &stage.app.proposals.opened[&id].record;
    assert_eq!(record.choice::<Verdict>("verdict"), Some(Verdict::Rejected));
    assert_eq!(record.get("reason"), Some("loven giver ikke mulighed"));
}

#[test]
fn a_question_says_what_it_understood_before_it_saves() {
    let mut stage = Stage::inbox(SMALL, Lang::Da);
    stage.keys("ctrl-g text:f429 enter p text:uge_24");
    assert!(stage.screen().contains("uge 24: 8.–14. juni"), "{}", stage.screen());
    stage.keys("enter");
    assert!(stage.screen().contains("F-0429 på vent til"), "{}", stage.screen());
}

#[test]
fn esc_leaves_a_question_with_nothing_saved() {
    let mut stage = Stage::inbox(SMALL, Lang::Da);
    stage.keys("ctrl-g text:f429 enter");
    let before = new_left(&stage);
    stage.keys("n text:nej esc");
    assert!(stage.app.proposals.ask.is_none());
    assert_eq!(new_left(&stage), before);
}

#[test]
fn marked_rows_are_judged_as_one_batch_and_undone_as_one() {
    let mut stage = Stage::inbox(SMALL, Lang::Da);
    stage.keys("down down down down f8 down down down");
    assert_eq!(stage.app.proposals.pile.marks(), 4);
    let before = new_left(&stage);
    stage.keys("t");
    assert_eq!(new_left(&stage), before - 4);
    assert!(stage.screen().contains("4 forslag til efterretning"), "{}", stage.screen());
    stage.keys("ctrl-z");
    assert_eq!(new_left(&stage), before);
}

#[test]
fn a_proposal_split_in_two_keeps_its_paragraphs_and_comes_back_whole() {
    let mut stage = Stage::inbox(SMALL, Lang::Da);
    stage.keys("ctrl-g text:f429 enter");
    let id = stage.app.proposals.current().unwrap();
    let whole = stage.app.proposals.opened[&id].record.text("text").to_string();
    stage.keys("o 3 enter");
    let left = stage.app.proposals.opened[&id].record.text("text").to_string();
    assert!(!left.contains("Skiltet i Sjællandsgade") && whole.contains("Skiltet i Sjællandsgade"));
    assert!(stage.screen().contains("delt: nyt forslag F-"), "{}", stage.screen());
    stage.keys("ctrl-z");
    assert_eq!(stage.app.proposals.opened[&id].record.text("text"), whole);
}

#[test]
fn an_answer_goes_from_draft_to_approved_to_marked_as_sent() {
    let mut stage = Stage::inbox(SMALL, Lang::Da);
    stage.keys("ctrl-g text:f429 enter b 2 enter");
    assert!(stage.screen().contains("svaret er ikke skrevet endnu"), "{}", stage.screen());
    stage.keys("esc b 1 enter text:Tak_for_dit_forslag. ctrl-s");
    assert!(stage.screen().contains("svar: kladde"), "{}", stage.screen());
    stage.keys("b 3 enter");
    assert!(stage.screen().contains("svaret skal godkendes"), "{}", stage.screen());
    stage.keys("esc b 2 enter b 3 enter");
    assert!(stage.screen().contains("svar: markeret som sendt"), "{}", stage.screen());
}

#[test]
fn another_sessions_change_comes_by_itself_and_the_cursor_stays_on_its_proposal() {
    let folder = Folder::new();
    let path = std::path::PathBuf::from(folder.file("demo.db"));
    example(&path);
    let mut stage = Stage::on(&path, SMALL, Lang::Da, "HL");
    stage.keys("down down down down down");
    let on = stage.app.proposals.current();
    let mut other = Store::open(&path, Mode::Write, Clock::System).unwrap();
    let record = other.record("F-0429").unwrap().unwrap();
    let author = Author { who: "MK".into(), login: "mk".into(), via: "board".into() };
    let proposal = tavle::domain::proposal::Proposal::of(&record);
    let changes = tavle::domain::proposal::changes(&proposal, &tavle::domain::proposal::Act::Note).unwrap();
    other.commit(&author, None, &changes).unwrap();
    let before = new_left(&stage);
    stage.look_for_news();
    assert_eq!(new_left(&stage), before - 1);
    assert_eq!(stage.app.proposals.current(), on);
}

#[test]
fn a_conflict_shows_both_values_and_overwrites_nothing() {
    let folder = Folder::new();
    let path = std::path::PathBuf::from(folder.file("demo.db"));
    example(&path);
    let mut stage = Stage::on(&path, SMALL, Lang::Da, "HL");
    stage.keys("ctrl-g text:f429 enter");
    let mut other = Store::open(&path, Mode::Write, Clock::System).unwrap();
    let record = other.record("F-0429").unwrap().unwrap();
    let author = Author { who: "MK".into(), login: "mk".into(), via: "board".into() };
    let proposal = tavle::domain::proposal::Proposal::of(&record);
    let changes = tavle::domain::proposal::changes(&proposal, &tavle::domain::proposal::Act::Note).unwrap();
    other.commit(&author, None, &changes).unwrap();
    stage.keys("i");
    let screen = stage.screen();
    assert!(screen.contains("MK skrev »til efterretning«"), "{screen}");
    let now = other.record("F-0429").unwrap().unwrap();
    assert_eq!(now.get("verdict"), Some(Verdict::Noted.name()));
}

#[test]
fn the_hints_and_help_show_the_keys_of_the_table() {
    let mut stage = Stage::inbox((120, 60), Lang::Da);
    stage.keys("f1");
    let help = stage.screen();
    for verb in tavle::msg::action::VERBS.iter().filter(|v| v.scope == tavle::msg::action::Scope::Proposals) {
        assert!(help.contains(verb.help.of(Lang::Da)), "{}", verb.name);
    }
}

#[test]
fn a_personal_case_is_taken_out_and_its_words_can_be_erased_for_good() {
    let folder = Folder::new();
    let path = std::path::PathBuf::from(folder.file("demo.db"));
    example(&path);
    let mut stage = Stage::on(&path, SMALL, Lang::Da, "HL");
    let before = new_left(&stage);
    stage.keys("ctrl-g text:f429 enter e");
    assert!(stage.screen().contains("slet også teksten; det kan ikke fortrydes"), "{}", stage.screen());
    stage.keys("1 enter");
    assert_eq!(new_left(&stage), before - 1);
    let store = Store::open(&path, Mode::Read, Clock::System).unwrap();
    let record = store.record("F-0429").unwrap().unwrap();
    assert_eq!((record.get("text"), record.get("title")), (None, None));
    assert_eq!(record.choice::<Verdict>("verdict"), Some(Verdict::Personal));
    assert!(store.remarks(record.rec).unwrap().iter().all(|r| r.text.is_empty()));
    stage.keys("ctrl-z enter");
    assert_eq!(new_left(&stage), before, "the verdict is taken back, the words are not");
    assert_eq!(store.record("F-0429").unwrap().unwrap().get("text"), None);
}

#[test]
fn erasing_on_the_board_takes_all_words_and_drafts_and_says_where_they_still_stand() {
    let folder = Folder::new();
    let path = std::path::PathBuf::from(folder.file("demo.db"));
    example(&path);
    let mut store = Store::open(&path, Mode::Write, Clock::System).unwrap();
    let rec = store.record("F-0429").unwrap().unwrap().rec;
    let field = |name: &str| Kind::Proposal.field(name).unwrap().id;
    let author = Author { who: "HL".into(), login: "HL".into(), via: "board".into() };
    let on = On::Record(rec);
    let set = |name: &str, value: &str| Change::Set {
        on,
        field: field(name),
        to: Put::Text(value.into()),
        seen: None,
    };
    store
        .commit(
            &author,
            None,
            &[set("moderation", "skrevet af Bodil Bang"), set("source_id", "Bodils seddel")],
        )
        .unwrap();
    store.backup_to(std::path::Path::new(&folder.file("demo.db.before-restore"))).unwrap();
    let drafts = Drafts::open(&path).unwrap();
    let draft = Draft { place: "answer/F-0429".into(), text: "Kære Bodil".into(), cursor: 0, at: 0 };
    drafts.save("HL", &draft).unwrap();
    let mut stage = Stage::on(&path, SMALL, Lang::Da, "HL");
    stage.keys("ctrl-g text:f429 enter e 1 enter");
    let record = store.record("F-0429").unwrap().unwrap();
    for id in words_of(Kind::Proposal).into_iter().filter(|id| *id != REMARK) {
        let name = by_id(id).unwrap().name;
        assert_eq!(record.get(name), None, "{name}");
    }
    assert!(drafts.all("HL").unwrap().iter().all(|draft| !draft.text.contains("Bodil")));
    assert!(stage.screen().contains("står endnu i 1 kopi"), "{}", stage.screen());
}

#[test]
fn a_remark_stands_beside_its_proposal_as_soon_as_it_is_written() {
    let mut stage = Stage::inbox((120, 36), Lang::Da);
    stage.keys("ctrl-g text:f429 enter + text:Skiltet_er_bestilt enter");
    assert!(stage.screen().contains("Skiltet er bestilt"), "{}", stage.screen());
}
