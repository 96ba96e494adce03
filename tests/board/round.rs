//! The monthly round as one walks it by keys.

use tavle::text::Lang;

use crate::stage::Stage;

const SMALL: (u16, u16) = (80, 24);
const LARGE: (u16, u16) = (120, 36);
const OPEN: &str = "f10 text:nye_tal enter";

#[test]
fn the_round_lists_what_the_figures_have_moved_at_both_sizes_and_in_both_languages() {
    Stage::demo(SMALL, Lang::Da).keys(OPEN).shows("round-80x24");
    Stage::demo(LARGE, Lang::Da).keys(OPEN).shows("round-120x36");
    Stage::demo(SMALL, Lang::En).keys("shift-f6").shows("round-80x24-en");
    Stage::demo(SMALL, Lang::Da).ascii().keys("shift-f6").shows("round-80x24-ascii");
}

#[test]
fn one_key_an_entry_and_the_round_is_done_and_each_is_logged() {
    let mut stage = Stage::demo(SMALL, Lang::Da);
    stage.keys("shift-f6");
    let open = |screen: &str| {
        let counted =
            screen.lines().nth(1).unwrap_or_default().split_whitespace().rev().nth(5).map(str::to_owned);
        counted.and_then(|n| n.parse::<usize>().ok())
    };
    let first = open(&stage.screen()).unwrap();
    stage.keys("i");
    let screen = stage.screen();
    assert!(screen.contains("T-2003: intet at bemærke") && open(&screen) == Some(first - 1), "{screen}");
    assert!(screen.contains("▌ T-2002"), "the next one is under the cursor: {screen}");
    stage.keys("ctrl-z");
    assert_eq!(open(&stage.screen()), Some(first), "{}", stage.screen());
    for _ in 0..first {
        stage.keys("home i");
    }
    let screen = stage.screen();
    assert!(screen.contains("alt er set"), "{screen}");
    stage.keys("home h");
    assert!(stage.screen().contains("Intet at bemærke"), "{}", stage.screen());
}

#[test]
fn enter_opens_the_target_and_a_remark_there_counts_as_well() {
    let mut stage = Stage::demo(SMALL, Lang::Da);
    stage.keys("shift-f6 enter");
    assert!(stage.screen().contains("Alle ydelser"), "{}", stage.screen());
    stage.keys("+ text:Kommunens_egen_opgørelse enter shift-f6");
    let screen = stage.screen();
    assert!(screen.contains("13 af 15 at se på") && !screen.contains("T-2003"), "{screen}");
}

#[test]
fn several_that_are_marked_have_nothing_to_say_at_once_and_one_ctrl_z_takes_it_back() {
    let mut stage = Stage::demo(SMALL, Lang::Da);
    stage.keys("shift-f6 space space space");
    assert!(stage.screen().contains("3 markeret"), "{}", stage.screen());
    stage.keys("i");
    let screen = stage.screen();
    assert!(
        screen.contains("3 rækker: intet at bemærke") && screen.contains("11 af 15 at se på"),
        "{screen}"
    );
    stage.keys("end");
    assert!(stage.screen().contains("√T-2003"), "what was looked at has its mark: {}", stage.screen());
    stage.keys("ctrl-z");
    assert!(stage.screen().contains("14 af 15 at se på"), "{}", stage.screen());
    stage.keys("home space esc");
    let screen = stage.screen();
    assert!(
        screen.contains("Nye tal fra") && !screen.contains("markeret"),
        "esc takes the marks away first: {screen}"
    );
    stage.keys("esc");
    assert!(!stage.screen().contains("Nye tal fra"), "{}", stage.screen());
}

#[test]
fn help_over_the_round_and_over_the_form_of_a_month_names_their_own_keys() {
    let mut stage = Stage::demo(SMALL, Lang::Da);
    stage.keys("shift-f6 f1 text:intet_at");
    assert!(stage.screen().contains("i "), "{}", stage.screen());
    let mut stage = Stage::demo(SMALL, Lang::Da);
    stage.keys("shift-f6 f1");
    let screen = stage.screen();
    assert!(screen.contains("Nye tal") && !screen.contains("vurdering"), "{screen}");
    let mut stage = Stage::demo(SMALL, Lang::Da);
    stage.keys("2 enter ctrl-n f1");
    let screen = stage.screen();
    assert!(
        screen.contains("Månedens tal") && screen.contains("Tallet er foreløbigt, eller ikke mere"),
        "{screen}"
    );
}
