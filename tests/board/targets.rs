//! The targets as their users meet them, on the example municipality: the home board, the list, one target.

use tavle::store::{Clock, Mode, Store};
use tavle::text::Lang;

use crate::pty::Folder;
use crate::stage::{Stage, example};

const SMALL: (u16, u16) = (80, 24);
const LARGE: (u16, u16) = (120, 36);

fn rows(stage: &Stage) -> Vec<String> {
    stage.screen().lines().map(str::to_owned).collect()
}

/// Pane 2 of the home board, where the panes stand side by side.
fn pane(stage: &Stage) -> Vec<String> {
    rows(stage)[3..17]
        .iter()
        .map(|row| row.chars().skip(69).collect::<String>().trim_end().to_owned())
        .collect()
}

#[test]
fn the_home_board_shows_a_gauge_a_line_by_light() {
    let stage = Stage::demo(LARGE, Lang::Da);
    let drawn: Vec<String> = pane(&stage).iter().map(|row| row.replace(['∆', '▌'], " ")).collect();
    assert_eq!(
        drawn,
        [
            " 2 Mål 2020                   2 bagud · 2 hold øje",
            "  Fuldtidspersoner 2018 ───────► mål   Feb.    Mål",
            " ■ Bagud 2",
            "  Kontanthjælp     █████▒···│······   1.945  1.720",
            "  Sygedagpenge     ◄········│······     978    900",
            " ▲ Hold øje 2",
            "  Alle ydelser     ████████▒│······   3.742  3.530",
            "  Uddannelseshjælp ████████·│······     410    370",
            " ● Følger planen 6",
            "  A-dagpenge       █████████│██····     742    720",
            "  Ressourceforløb  █████████│█·····     296    280",
            "  Jobafklaring     █████████│██····     118    110",
            " ○ Kan ikke vurderes 2",
            " Sygedagpenge går den forkerte vej: +48 siden 2018",
        ]
    );
}

#[test]
fn what_has_moved_has_its_sign_behind_the_name_and_never_in_the_bar() {
    let mut stage = Stage::demo(SMALL, Lang::Da);
    stage.keys("2 enter");
    let screen = stage.screen();
    assert!(screen.contains("Kontanthjælp∆ "), "{screen}");
    assert!(!["∆█", "∆▒", "∆·", "∆◄"].iter().any(|touching| screen.contains(touching)), "{screen}");
}

#[test]
fn in_a_small_window_the_worst_three_have_their_light_as_sign_and_word() {
    let stage = Stage::demo(SMALL, Lang::Da);
    let drawn: Vec<String> = rows(&stage)[8..12].iter().map(|row| row.replace('∆', " ")).collect();
    assert_eq!(
        drawn,
        [
            " 2 Mål 2020                                 2 bagud · 2 hold øje · tal til feb.",
            "  Kontanthjælp    ████████▒·····│·········  1.945   mål 1.720   ■ bagud",
            "  Sygedagpenge    ◄·············│·········    978   mål   900   ■ bagud",
            "  Alle ydelser    █████████████▒│·········  3.742   mål 3.530   ▲ hold øje",
        ]
    );
}

#[test]
fn the_numbers_of_another_unit_carry_it() {
    let mut stage = Stage::demo(LARGE, Lang::Da);
    stage.keys("2 enter");
    let row = rows(&stage).into_iter().find(|row| row.contains("Aktivitetsparate")).unwrap();
    assert!(row.contains("66 personer"), "{row}");
}

#[test]
fn left_and_right_choose_another_year_and_home_is_this_year_again() {
    let mut stage = Stage::demo(SMALL, Lang::Da);
    stage.keys("2 enter right");
    assert!(rows(&stage)[1].contains("2021 · ←→ 2020 2022"), "{}", stage.screen());
    assert!(stage.screen().contains("1.560"));
    stage.keys("left left");
    assert!(stage.screen().contains("Der er ikke mål for flere år."));
    stage.keys("right esc");
    assert!(rows(&stage)[8].contains("2 Mål 2020"), "{}", stage.screen());
}

#[test]
fn enter_opens_the_target_under_the_cursor_and_esc_goes_back_step_by_step() {
    let mut stage = Stage::demo(SMALL, Lang::Da);
    stage.keys("2 down enter");
    assert!(rows(&stage).iter().any(|row| row.starts_with("▌ Sygedagpenge")), "{}", stage.screen());
    stage.keys("enter");
    assert!(rows(&stage)[0].starts_with(" Mål › Sygedagpenge › 2020"));
    stage.keys("pgdn");
    assert!(rows(&stage)[0].starts_with(" Mål › Alle ydelser › 2020"));
    stage.keys("esc");
    assert!(rows(&stage).iter().any(|row| row.starts_with("▌ Alle ydelser")));
    stage.keys("esc");
    assert!(rows(&stage)[8].contains("2 Mål 2020"));
}

#[test]
fn what_if_changes_nothing_in_the_file() {
    let folder = Folder::new();
    let path = std::path::PathBuf::from(folder.file("demo.db"));
    example(&path);
    let read = || Store::open(&path, Mode::Write, Clock::System).unwrap().board(None).unwrap();
    let before = read();
    let mut stage = Stage::on(&path, LARGE, Lang::Da, "HL");
    stage.keys("2 enter h + + - tab + + + down");
    assert!(rows(&stage)[0].contains("hvad nu hvis · intet gemmes"), "{}", stage.screen());
    stage.keys("esc esc esc");
    assert!(read() == before);
}

#[test]
fn a_remark_is_written_on_the_month_under_the_cursor() {
    let mut stage = Stage::demo(LARGE, Lang::Da);
    stage.keys("2 enter down enter left left left + text:flere_raskmeldt_sent enter");
    let screen = stage.screen();
    assert!(screen.contains("Bemærkning   november: flere raskmeldt sent (HL, 20/4)"), "{screen}");
    stage.keys("right");
    assert!(!stage.screen().contains("flere raskmeldt"), "{}", stage.screen());
    stage.keys("ctrl-z");
    stage.keys("left");
    assert!(!stage.screen().contains("november: flere raskmeldt"), "{}", stage.screen());
}

#[test]
fn only_mine_are_the_targets_that_ones_initiatives_are_to_move() {
    let mut stage = Stage::demo(SMALL, Lang::Da);
    stage.keys("2 enter m");
    let board = stage.app.desk.board.clone().unwrap();
    let mine: std::collections::BTreeSet<&str> = board
        .initiatives
        .iter()
        .filter(|i| i.is_of(&stage.app.desk.mine_keys()))
        .flat_map(|i| i.work.links.iter().map(String::as_str))
        .collect();
    let expected =
        board.targets.iter().filter(|a| a.gauge.goal.year == 2020 && mine.contains(a.record.key.as_str()));
    assert_eq!(stage.app.targets.pile.ids().len(), expected.count());
    stage.keys("m");
    assert_eq!(stage.app.targets.pile.ids().len(), 12);
}

#[test]
fn the_list_is_filtered_while_one_types_by_words_and_by_fields() {
    let mut stage = Stage::demo(SMALL, Lang::Da);
    stage.keys("2 enter f4 text:dagpenge");
    assert_eq!(stage.app.targets.pile.ids().len(), 2, "{}", stage.screen());
    stage.keys("esc f4 text:retning:op enter");
    assert!(stage.app.targets.pile.ids().len() < 12, "{}", stage.screen());
    stage.keys("esc");
    assert_eq!(stage.app.targets.pile.ids().len(), 12);
}

#[test]
fn a_target_is_reached_by_its_number_whatever_its_year() {
    let mut stage = Stage::demo(SMALL, Lang::Da);
    stage.keys("ctrl-g text:t-2202 enter");
    assert!(rows(&stage)[0].starts_with(" Mål › Sygedagpenge › 2022"), "{}", stage.screen());
}

#[test]
fn one_comes_back_to_the_same_target_and_month() {
    let mut stage = Stage::demo(SMALL, Lang::Da);
    stage.keys("2 enter down enter left left");
    let screen = stage.screen();
    let place = tavle::screens::pane::Pane::place(&stage.app.targets).unwrap();
    let mut again = Stage::demo(SMALL, Lang::Da);
    again.app.come_back(&format!("pane/2/{place}"));
    assert_eq!(again.screen(), screen);
}
