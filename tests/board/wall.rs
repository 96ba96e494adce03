//! F5, the big screen: its pages, its keys, and what it never shows.

use tavle::domain::choice::Audience;
use tavle::domain::show::Part;
use tavle::domain::wall::Opening;
use tavle::msg::effect::Effect;
use tavle::msg::event::Event;
use tavle::text::Lang;

use crate::letters::says_large;
use crate::stage::Stage;

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 36), (200, 60)];

fn team(size: (u16, u16)) -> Stage {
    let mut stage = Stage::demo(size, Lang::Da);
    // The first key takes the word away that the meeting has begun.
    stage.keys("f5 2 enter home");
    stage
}

fn public(size: (u16, u16)) -> Stage {
    let mut stage = Stage::demo(size, Lang::Da);
    stage.keys("f5 enter");
    stage
}

#[test]
fn citizens_see_one_message_a_page_with_a_large_figure_at_three_sizes() {
    for size in SIZES {
        let mut stage = public(size);
        stage.shows(&format!("wall-public-status-{}x{}", size.0, size.1));
        stage.keys("right");
        stage.shows(&format!("wall-public-target-{}x{}", size.0, size.1));
        stage.keys("end");
        stage.shows(&format!("wall-public-next-{}x{}", size.0, size.1));
        stage.keys("left");
        stage.shows(&format!("wall-public-latest-{}x{}", size.0, size.1));
        stage.keys("left left");
        stage.shows(&format!("wall-public-talk-{}x{}", size.0, size.1));
    }
}

#[test]
fn where_there_is_room_left_over_what_a_page_says_is_written_as_large_as_it_can_be_read_with_the_figure() {
    let mut stage = public((200, 60));
    let said =
        ["Status på de 80 anbefalinger", "Det er 22 flere end ved mødet i juni 2019.", "31 gennemført"];
    let missing = |stage: &Stage, said: &[&str]| -> Vec<String> {
        let screen = stage.screen();
        said.iter().filter(|said| !says_large(&screen, said)).map(|said| (*said).to_owned()).collect()
    };
    assert_eq!(missing(&stage, &said), [""; 0], "{}", stage.screen());
    stage.keys("right");
    assert_eq!(missing(&stage, &["i februar", "■ bagud", "83 flere end planlagt"]), [""; 0]);
    let mut stage = team((200, 60));
    stage.keys("pgdn");
    let said = ["anbefalinger har overskredet fristen", "Mere fleksible", "HL", "uge 12"];
    assert_eq!(missing(&stage, &said), [""; 0], "{}", stage.screen());
    assert!(stage.screen().contains("Mere fleksible mødeformer og mødesteder"), "whole for who stands near");
    // A terminal without half cells gets the page of the middle size, whose letters it can show.
    let mut plain = Stage::demo((200, 60), Lang::Da).ascii();
    plain.keys("f5 enter");
    assert!(plain.screen().contains("anbefalinger er gennemf"), "{}", plain.screen());
}

#[test]
fn a_meeting_of_whose_proposals_none_is_decided_on_has_a_page_that_says_what_happens_now() {
    for size in SIZES {
        let mut stage = public(size);
        stage.keys("end left left");
        stage.shows(&format!("wall-public-talk-open-{}x{}", size.0, size.1));
    }
}

#[test]
fn the_team_sees_its_agenda_with_numbered_rows_at_three_sizes() {
    for size in SIZES {
        let mut stage = team(size);
        for page in ["moved", "overdue", "targets", "help", "agreed"] {
            stage.shows(&format!("wall-team-{page}-{}x{}", size.0, size.1));
            stage.keys("pgdn");
        }
    }
}

#[test]
fn the_question_says_for_whom_and_how_often_the_page_turns() {
    let mut stage = Stage::demo((80, 24), Lang::Da);
    stage.keys("f5 text:2_20");
    assert!(stage.screen().contains("skifter side hvert 20. sekund"), "{}", stage.screen());
    stage.keys("enter");
    assert!(stage.asked.contains(&Effect::Turn(Some(20))));
    assert!(stage.screen().contains("side 1 af 5"));
    stage.event(Event::Turn);
    assert!(stage.screen().contains("side 2 af 5"));
    stage.keys("space");
    stage.event(Event::Turn);
    assert!(stage.screen().contains("står stille · side 2 af 5"), "{}", stage.screen());
    stage.keys("space");
    stage.event(Event::Turn);
    assert!(stage.screen().contains("side 3 af 5"));
}

#[test]
fn leaving_asks_first_and_not_where_the_program_was_started_for_it() {
    let mut stage = team((80, 24));
    stage.keys("esc");
    assert!(stage.screen().contains("Slut tavlemødet?"), "{}", stage.screen());
    stage.keys("esc q x esc enter");
    assert!(!stage.screen().contains("TAVLEMØDE"), "{}", stage.screen());
    let mut citizens = public((80, 24));
    citizens.keys("esc");
    assert!(citizens.screen().contains("Forlad storskærmen?"), "{}", citizens.screen());
    let mut alone = Stage::demo((80, 24), Lang::Da);
    alone.app.show_only(Opening { audience: Audience::Public, part: Part::Own, every: None, is_alone: true });
    alone.keys("esc");
    assert!(alone.asked.contains(&Effect::Quit));
}

#[test]
fn the_numbers_choose_rows_and_the_verbs_work_on_them_with_the_list_in_sight() {
    let mut stage = team((80, 24));
    stage.keys("pgdn 5 s");
    stage.shows("wall-team-asks-80x24");
    stage.keys("2 enter");
    assert!(stage.screen().contains("√ "), "{}", stage.screen());
    stage.keys("a text:hl");
    assert!(stage.screen().contains("▌  5"), "{}", stage.screen());
    stage.keys("esc ctrl-n text:ring_til_lægen_–_HL,_uge_18");
    stage.shows("wall-team-agrees-80x24");
    stage.keys("enter");
    assert!(stage.screen().contains("Ctrl-Z fortryder"), "{}", stage.screen());
    stage.keys("end");
    assert!(stage.screen().contains("ring til lægen"), "{}", stage.screen());
    stage.keys("ctrl-z");
    assert!(!stage.screen().contains("ring til lægen"), "{}", stage.screen());
}

#[test]
fn rows_after_the_sixth_come_when_the_cursor_passes_it() {
    let mut stage = team((80, 24));
    stage.keys("4 pgdn pgdn pgdn 6");
    assert!(stage.screen().contains("▼ 3 flere: ↓"), "{}", stage.screen());
    stage.keys("down");
    assert!(stage.screen().contains("▲ 6 før: ↑"), "{}", stage.screen());
    assert!(stage.screen().contains("▌  1"));
}

#[test]
fn the_point_makes_the_screen_black_and_gives_it_back() {
    let mut stage = public((80, 24));
    let before = stage.screen();
    stage.keys(".");
    assert_eq!(stage.screen().trim(), "");
    stage.keys(".");
    assert_eq!(stage.screen(), before);
}

#[test]
fn menu_search_and_panes_are_not_reached_from_the_big_screen() {
    let mut stage = public((80, 24));
    let before = stage.screen();
    for keys in [
        "f10", ":", "ctrl-f", "3", "f9", "ctrl-g", "f4", "enter", "k", "f7", "ctrl-k", "tab", "f2", "s",
        "ctrl-n",
    ] {
        stage.keys(keys);
        assert_eq!(stage.screen(), before, "{keys}");
    }
}

#[test]
fn every_size_is_drawn_without_a_panic() {
    for mut stage in [public((80, 24)), team((80, 24))] {
        for _ in 0..18 {
            for size in [(1, 1), (30, 8), (40, 12), (79, 23), (100, 30), (119, 60), (132, 43), (300, 100)] {
                stage.event(Event::Resize(size.0, size.1));
                stage.buffer();
            }
            stage.keys("right s");
            stage.buffer();
            stage.keys("esc");
        }
    }
}

#[test]
fn a_number_that_looks_personal_is_asked_about_in_the_last_two_rows_before_an_agreement_is_saved() {
    let mut stage = team((80, 24));
    stage.keys("ctrl-n text:ring_til_010190-1234");
    let screen = stage.screen();
    assert!(screen.contains("ring til XXXXXX-XXXX"), "hidden while it is typed: {screen}");
    stage.keys("enter");
    let screen = stage.screen();
    assert!(screen.contains("ligner et personnummer") && screen.contains("1 ikke et CPR-nummer"), "{screen}");
    assert!(!screen.contains("010190"), "not even a day of birth: {screen}");
    assert!(screen.contains("TAVLEMØDE"), "{screen}");
    stage.shows("wall-team-doubts-80x24");
    stage.keys("esc");
    assert!(stage.screen().contains("Intet er gemt endnu."), "{}", stage.screen());
    stage.keys("enter 1 enter end");
    let screen = stage.screen();
    assert!(screen.contains("ring til 010190-1234"), "what was said to be none is shown: {screen}");
    stage.keys("ctrl-z");
    assert!(!stage.screen().contains("ring til 010190-1234"), "{}", stage.screen());
}

#[test]
fn a_remark_and_a_deadline_are_given_without_leaving_the_page() {
    let mut stage = team((120, 36));
    stage.keys("pgdn 2 + text:ringet_til_010190-1234 enter");
    assert!(stage.screen().contains("ligner et personnummer"), "{}", stage.screen());
    stage.keys("esc ctrl-backspace ctrl-backspace ctrl-backspace text:aftalt_med_lederen enter");
    let screen = stage.screen();
    assert!(screen.contains("HL: aftalt med lederen") && screen.contains("side 2 af 5"), "{screen}");
    stage.keys("f text:uge_18");
    assert!(stage.screen().contains("uge 18"), "{}", stage.screen());
    stage.keys("enter");
    assert!(stage.screen().contains("3. flytning"), "{}", stage.screen());
    stage.keys("text:enig_med_lederen enter");
    assert!(stage.screen().contains("√ "), "{}", stage.screen());
    stage.keys("home");
    assert!(stage.screen().contains("side 1 af 5"), "{}", stage.screen());
}

#[test]
fn what_a_question_has_to_say_is_whole_at_eighty_columns() {
    let mut stage = team((80, 24));
    stage.keys("pgdn 6 f text:u20 enter");
    let why = stage.screen().lines().rev().nth(1).unwrap().trim().to_owned();
    assert!(why.starts_with("Fristen er sat før") && !why.contains('…'), "{why}");
    stage.keys("esc esc ctrl-n");
    assert!(stage.screen().contains("f.eks. ring til lægen – HL, uge 17"), "{}", stage.screen());
}

#[test]
fn a_lock_a_failure_and_a_session_elsewhere_are_told_to_the_team_and_never_to_citizens() {
    let events = || {
        let stopped = Event::Stopped("a worker".to_owned());
        [Event::Waiting, stopped, Event::TakenOver]
    };
    let mut public = public((80, 24));
    let before = public.screen();
    for event in events() {
        public.event(event);
        assert_eq!(public.screen(), before);
    }
    let mut team = team((80, 24));
    for (event, said) in events().into_iter().zip(["Filen er låst", "Lageret", "taget over"]) {
        team.event(event);
        let screen = team.screen();
        let last = screen.lines().last().unwrap();
        assert!(last.contains(said) && !last.contains("vælg") && !last.contains('…'), "{screen}");
        assert!(screen.contains("TAVLEMØDE"), "{screen}");
    }
}
