//! Stored screens: what a person sees after a few keys, in both languages and both faces.

use tavle::text::Lang;

use crate::stage::Stage;

const SMALL: (u16, u16) = (80, 24);
const LARGE: (u16, u16) = (120, 36);

#[test]
fn the_inbox_opens_with_what_is_due_first() {
    Stage::inbox(SMALL, Lang::Da).shows("inbox-80x24");
    Stage::inbox(LARGE, Lang::Da).shows("inbox-120x36");
    Stage::inbox(SMALL, Lang::En).shows("inbox-80x24-en");
    Stage::inbox(SMALL, Lang::Da).ascii().shows("inbox-80x24-ascii");
}

#[test]
fn a_proposal_fills_the_screen_with_the_verdicts_where_the_eye_ends() {
    Stage::inbox(SMALL, Lang::Da).keys("ctrl-g text:f429 enter").shows("judge-80x24");
    Stage::inbox(LARGE, Lang::Da).keys("ctrl-g text:f429 enter").shows("judge-120x36");
    Stage::inbox(LARGE, Lang::En).keys("ctrl-g text:f429 enter").shows("judge-120x36-en");
    Stage::inbox(SMALL, Lang::Da).ascii().keys("ctrl-g text:f429 enter").shows("judge-80x24-ascii");
}

#[test]
fn questions_stand_in_place_of_the_verdicts() {
    for (key, name) in [
        ("n", "reject"),
        ("p text:uge_24", "postpone"),
        ("l", "merge"),
        ("g", "existing"),
        ("o text:3", "split"),
        ("b", "answer"),
        ("u", "decision"),
        ("a", "owner"),
        ("e", "personal"),
    ] {
        let script = format!("ctrl-g text:f429 enter {key}");
        Stage::inbox(SMALL, Lang::Da).keys(&script).shows(&format!("ask-{name}-80x24"));
        Stage::inbox(LARGE, Lang::Da).keys(&script).shows(&format!("ask-{name}-120x36"));
    }
}

#[test]
fn what_lies_over_the_pane_is_drawn_whole() {
    Stage::inbox(SMALL, Lang::Da).keys("f1").shows("help-80x24");
    Stage::inbox(LARGE, Lang::Da).keys("f1").shows("help-120x36");
    Stage::inbox(SMALL, Lang::Da).keys("f10 text:svar").shows("menu-80x24");
    Stage::inbox(SMALL, Lang::Da).keys("ctrl-n").shows("card-new-80x24");
    Stage::inbox(LARGE, Lang::Da).keys("ctrl-g text:f429 enter f2").shows("card-edit-120x36");
    Stage::inbox(LARGE, Lang::Da).keys("ctrl-g text:f398 enter h").shows("history-120x36");
    Stage::inbox(SMALL, Lang::Da).keys("f4 text:brev").shows("filter-80x24");
}
