//! Where one stands is kept, so that a session that lost its line, or was taken over, is come back to.

use std::path::PathBuf;

use tavle::domain::change::{Author, Change, On};
use tavle::msg::effect::Effect;
use tavle::msg::event::Event;
use tavle::store::{Clock, Mode, Store};
use tavle::text::Lang;

use crate::pty::Folder;
use crate::stage::{Stage, example};

const SMALL: (u16, u16) = (80, 24);

/// The places that the shell was told to keep, in order.
fn told(stage: &Stage) -> Vec<&str> {
    let places = stage.asked.iter().filter_map(|effect| match effect {
        Effect::Here(place) => Some(place.as_str()),
        _ => None,
    });
    places.collect()
}

/// The place of what is under the cursor.
fn place(stage: &Stage, mode: &str) -> String {
    format!("pane/3/{mode}/{}", stage.app.proposals.on_screen().unwrap().record.key)
}

#[test]
fn where_one_stands_is_kept_from_the_first_row_on_and_whenever_it_changes() {
    let mut stage = Stage::inbox(SMALL, Lang::Da);
    assert_eq!(told(&stage).last(), Some(&place(&stage, "list").as_str()));
    for (keys, mode) in [
        ("down", "list"),
        ("space", "list"),
        ("enter", "judge"),
        ("i", "judge"),
        ("esc", "list"),
        ("ctrl-g text:f429 enter", "judge"),
        ("esc f4 text:brev enter", "list"),
    ] {
        stage.keys(keys);
        assert_eq!(told(&stage).last(), Some(&place(&stage, mode).as_str()), "after {keys}");
    }
    assert!(told(&stage).windows(2).all(|two| two[0] != two[1]), "{:?}", told(&stage));
}

#[test]
fn whoever_has_come_back_to_a_place_stands_there() {
    for (place, screen) in [("pane/3/judge/F-0429", "F-0429 · seddel"), ("pane/3/list/F-0429", "▌ F-0429")]
    {
        let mut stage = Stage::inbox(SMALL, Lang::Da);
        stage.app.come_back(place);
        stage.event(Event::Changed(1));
        assert_eq!(told(&stage).last(), Some(&place));
        assert!(stage.screen().contains(screen), "{}", stage.screen());
    }
}

#[test]
fn a_place_that_is_gone_is_let_go_and_pulls_nobody_back_later() {
    let folder = Folder::new();
    let path = PathBuf::from(folder.file("demo.db"));
    example(&path);
    let mut other = Store::open(&path, Mode::Write, Clock::System).unwrap();
    let author = Author { who: "MK".into(), login: "mk".into(), via: "board".into() };
    let on = On::Record(other.record("F-0429").unwrap().unwrap().rec);
    let deleted = other.commit(&author, None, &[Change::Gone { on, gone: true, seen: None }]).unwrap();
    let mut stage = Stage::on(&path, SMALL, Lang::Da, "HL");
    stage.app.come_back("pane/3/judge/F-0429");
    stage.event(Event::Changed(1));
    stage.keys("down down");
    let here = place(&stage, "list");
    other.undo(deleted.batch.unwrap(), &author, None, false).unwrap();
    stage.look_for_news();
    assert_eq!((place(&stage, "list"), told(&stage).last()), (here.clone(), Some(&here.as_str())));
    assert!(stage.screen().contains("Enter åbn"), "{}", stage.screen());
}
