//! Every size: nothing panics, nothing is drawn outside, and the selection is seen without colour.

use ratatui::style::Color;
use tavle::msg::event::Event;
use tavle::text::Lang;

use crate::stage::Stage;

#[test]
fn every_size_from_1x1_to_40x12_and_samples_to_300x100_is_drawn_without_a_panic() {
    let scripts = [
        "",
        "enter",
        "n",
        "esc f2",
        "esc f1",
        "esc f10",
        "esc esc f4 text:b",
        "esc h",
        "esc ctrl-n",
        "esc k",
        "esc ctrl-k",
        "esc ctrl-f text:b",
        "esc shift-f4",
        "esc f9",
        "esc f10 text:månedens_tal enter text:19 f9",
        "esc f8",
    ];
    let mut stage = Stage::inbox((80, 24), Lang::Da);
    for script in scripts {
        stage.keys(script);
        let small = (1..=12u16).flat_map(|h| (1..=40u16).map(move |w| (w, h)));
        let samples = [
            (41, 13),
            (60, 15),
            (79, 23),
            (80, 24),
            (100, 30),
            (119, 36),
            (132, 43),
            (200, 60),
            (250, 70),
            (300, 100),
        ];
        for (w, h) in small.chain(samples) {
            stage.event(Event::Resize(w, h));
            let buffer = stage.buffer();
            assert_eq!((buffer.area.width, buffer.area.height), (w, h));
        }
        stage.event(Event::Resize(80, 24));
    }
}

#[test]
fn the_selection_is_seen_without_colour() {
    let mut stage = Stage::inbox((80, 24), Lang::Da);
    let marker = |stage: &Stage| -> Vec<u16> {
        let buffer = stage.buffer();
        (0..24).filter(|y| buffer.cell((0, *y)).unwrap().symbol() == "▌").collect()
    };
    let before = marker(&stage);
    stage.keys("down");
    let after = marker(&stage);
    assert_eq!((before.len(), after.len()), (1, 1));
    assert_ne!(before, after);
}

#[test]
fn colour_never_says_anything_alone() {
    let mut stage = Stage::inbox((120, 36), Lang::Da);
    stage.keys("enter");
    let buffer = stage.buffer();
    let alert = buffer.content.iter().filter(|c| c.fg == Color::LightRed).all(|c| c.symbol() != "█");
    assert!(alert);
}

#[test]
fn in_a_small_window_no_verdict_covers_the_key_of_the_next_and_no_row_another() {
    let mut stage = Stage::demo((60, 20), Lang::Da);
    stage.keys("3 enter enter");
    assert!(stage.screen().contains(" g  gør vi alle"), "{}", stage.screen());
    let mut stage = Stage::demo((40, 12), Lang::Da);
    stage.keys("3 enter enter");
    let screen = stage.screen();
    assert!(screen.contains("  Breve skal kunne forstås første gang"), "{screen}");
    assert!(!screen.contains("Ligner"), "{screen}");
}
