//! What a key in a note costs: bytes on the line, and time in a very long note beside a page.

use std::time::{Duration, Instant};

use ratatui::Terminal;
use tavle::msg::key::Key;
use tavle::screens::editor::{Editor, view};
use tavle::term::backend::{Backend, Sink};
use tavle::term::caps::{Caps, Charset, ColorMode};
use tavle::text::Lang;
use tavle::ui::canvas::Canvas;
use tavle::ui::theme::Theme;

const CAPS: Caps = Caps { colors: ColorMode::TwoFiftySix, charset: Charset::Utf8, window: true };
const SENTENCE: &str = "Borgeren ønsker ét klart brev på almindeligt dansk, og så én fast kontakt. ";

/// An editor on a terminal of 80 by 24.
struct Desk {
    editor: Editor,
    terminal: Terminal<Backend>,
}

impl Desk {
    fn open(text: &str) -> Desk {
        let terminal = Terminal::new(Backend::new(Sink::memory(80, 24), CAPS)).unwrap();
        let mut desk = Desk { editor: Editor::new(text), terminal };
        desk.editor.fit(80, 24);
        desk.draw();
        desk
    }

    fn draw(&mut self) {
        let editor = &self.editor;
        let page = |frame: &mut ratatui::Frame<'_>| {
            view::draw(
                editor,
                "kladde, gemt 19.42",
                Lang::Da,
                &mut Canvas::new(frame.buffer_mut(), Theme::Dark),
            );
        };
        self.terminal.draw(page).unwrap();
    }

    /// Presses a key and draws; gives the bytes that this wrote.
    fn press(&mut self, key: Key) -> usize {
        let backend = self.terminal.backend();
        let (bytes, frames) = (backend.bytes_written(), backend.frames());
        self.editor.key(key);
        self.draw();
        let backend = self.terminal.backend();
        assert!(backend.frames() <= frames + 1, "{key} is one write");
        usize::try_from(backend.bytes_written() - bytes).unwrap()
    }

    fn write(&mut self, words: &str) -> Vec<usize> {
        words.chars().map(|c| self.press(Key::char(c))).collect()
    }

    fn keys(&mut self, keys: &str) {
        for name in keys.split(' ') {
            self.press(Key::parse(name).unwrap());
        }
    }
}

#[test]
fn a_letter_at_the_end_of_a_line_is_few_bytes() {
    for before in [String::new(), SENTENCE.to_owned(), "- ét punkt\n".repeat(12), "x\n".repeat(900)] {
        let mut desk = Desk::open(&before);
        desk.keys("ctrl-end");
        let words = "f: nyt brev til alle på sygedagpenge, og så én fast kontakt hele vejen. ".repeat(4);
        let mut bytes: Vec<usize> = desk.write(&words);
        bytes.sort_unstable();
        let (median, ninety) = (bytes[bytes.len() / 2], bytes[bytes.len() * 9 / 10]);
        assert!(median <= 24, "{median} bytes a letter: {bytes:?}");
        assert!(ninety <= 48, "{ninety} bytes a letter: {bytes:?}");
    }
}

/// The notes that are compared: a page, ten thousand lines, one line of 100 kB.
fn notes() -> [(&'static str, String); 3] {
    let lines = |count: usize| (0..count).map(|n| format!("{n} {SENTENCE}\n")).collect::<String>();
    let far = "og til sidst en zebra med vinterdæk";
    [
        ("page", lines(22) + far),
        ("ten thousand lines", lines(10_000) + far),
        ("one line of 100 kB", SENTENCE.repeat(100_000 / SENTENCE.len()) + far),
    ]
}

/// The best of several runs: what it costs when nothing else wants the processor.
fn least(runs: usize, mut run: impl FnMut() -> Duration) -> Duration {
    (0..runs).map(|_| run()).min().unwrap()
}

fn time(run: impl FnOnce()) -> Duration {
    let start = Instant::now();
    run();
    start.elapsed()
}

/// Each act in each note, in the same run; a very long note costs at most three times the page.
fn compare(act: &str, run: impl Fn(&str) -> Duration) {
    let [page, others @ ..] = notes();
    let short = least(12, || run(&page.1));
    for (name, text) in others {
        let long = least(12, || run(&text));
        let ratio = long.as_secs_f64() / short.as_secs_f64();
        println!("{act} in {name}: {long:?}, {ratio:.2} times {short:?}");
        assert!(ratio <= 3.0, "{act} in {name}: {long:?}, {ratio:.2} times {short:?}");
    }
}

#[test]
fn a_very_long_note_costs_little_more_than_a_page() {
    compare("open", |text| {
        let mut desk = None;
        time(|| desk = Some(Desk::open(text)))
    });
    for place in ["ctrl-home", "ctrl-end"] {
        compare(&format!("type after {place}"), |text| {
            let mut desk = Desk::open(text);
            desk.keys(place);
            time(|| drop(desk.write("og så én fast kontakt ")))
        });
        compare(&format!("enter and undo after {place}"), |text| {
            let mut desk = Desk::open(text);
            desk.keys(place);
            time(|| desk.keys("left left left enter x ctrl-z ctrl-z ctrl-y ctrl-y"))
        });
    }
    for words in ["z e b r a enter", "v i n t e r d æ k enter", "v æ v e s t u e"] {
        compare(&format!("find {words}"), |text| {
            let mut desk = Desk::open(text);
            desk.keys("ctrl-f");
            time(|| desk.keys(words))
        });
    }
}

/// A page has nowhere to scroll to, so a note of a few pages is what scrolling is compared with.
#[test]
fn scrolling_a_very_long_note_costs_what_it_costs_in_a_short_one() {
    let [(_, page), lines, line] = notes();
    let pages = page.repeat(8);
    let scroll = |text: &str, keys: &str| {
        let mut desk = Desk::open(text);
        desk.keys("pgdn pgdn pgdn");
        time(|| desk.keys(keys))
    };
    for keys in ["pgdn pgup pgdn pgdn pgup", "down down up up down", "ctrl-end ctrl-home ctrl-end"] {
        let short = least(12, || scroll(&pages, keys));
        for (name, text) in [&lines, &line] {
            let ratio = least(12, || scroll(text, keys)).as_secs_f64() / short.as_secs_f64();
            println!("{keys} in {name}: {ratio:.2} times {short:?}");
            assert!(ratio <= 3.0, "{keys} in {name}: {ratio:.2}");
        }
    }
}
