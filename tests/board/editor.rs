//! What a key in a note costs: bytes on the line, and time in a very long note beside a page.

use std::time::Duration;

use ratatui::Terminal;
use rustix::time::{ClockId, clock_gettime};
use tavle::app::App;
use tavle::domain::field::Kind;
use tavle::domain::note::Note;
use tavle::domain::record::Rec;
use tavle::msg::effect::{Effect, Query, Slot};
use tavle::msg::event::{Event, Reply};
use tavle::msg::key::{Input, Key};
use tavle::screens::desk::Desk;
use tavle::screens::notes::Writing;
use tavle::term::backend::{Backend, Sink};
use tavle::term::caps::{Caps, Charset, ColorMode};
use tavle::text::Lang;
use tavle::ui::canvas::Canvas;
use tavle::ui::theme::Theme;

const CAPS: Caps = Caps { colors: ColorMode::TwoFiftySix, charset: Charset::Utf8, window: true };
const SENTENCE: &str = "Borgeren ønsker ét klart brev på almindeligt dansk, og så én fast kontakt. ";
const MARKED: &str = "f: ét brev, ikke tre → F-0421\n";
/// So many rounds are run before a ratio counts as too high: a neighbour may have emptied the processor's memory.
const ROUNDS: usize = 12;

/// The board with a note being written, on a terminal of 80 by 24.
struct Page {
    app: App,
    terminal: Terminal<Backend>,
}

impl Page {
    fn open(text: &str) -> Page {
        let today = "2020-04-20".parse().unwrap();
        let mut desk = Desk::new(Lang::Da, "HL", "hl", 1_587_364_860_000, today);
        let rec = Some(Rec { kind: Kind::Note, id: 12 });
        let note = Note { rec, key: "N-0012".to_owned(), text: text.into(), ..Note::default() };
        let writing = Writing::open(note, &mut desk);
        let mut app = App::new(desk);
        app.writing = Some(writing);
        let terminal = Terminal::new(Backend::new(Sink::memory(80, 24), CAPS)).unwrap();
        let mut page = Page { app, terminal };
        page.draw();
        // What the reading worker finds of the records that the note names: nothing.
        for effect in page.app.start() {
            if let Effect::Ask(serial, Query::OfNote { .. }) = effect {
                drop(page.app.update(Event::Reply(
                    Slot::OfNote,
                    serial,
                    Box::new(Reply::OfNote(Vec::new())),
                )));
                page.draw();
            }
        }
        page
    }

    fn draw(&mut self) {
        let app = &self.app;
        self.terminal.draw(|frame| app.view(&mut Canvas::new(frame.buffer_mut(), Theme::Dark))).unwrap();
        self.app.drawn();
    }

    /// Presses a key and draws; gives the bytes that this wrote.
    fn press(&mut self, key: Key) -> usize {
        let backend = self.terminal.backend();
        let (bytes, frames) = (backend.bytes_written(), backend.frames());
        drop(self.app.update(Event::Input(vec![Input::Key(key)])));
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
        let mut page = Page::open(&before);
        page.keys("ctrl-end");
        let words = "f: nyt brev til alle på sygedagpenge, og så én fast kontakt hele vejen. ".repeat(4);
        let mut bytes: Vec<usize> = page.write(&words);
        bytes.sort_unstable();
        let (median, ninety) = (bytes[bytes.len() / 2], bytes[bytes.len() * 9 / 10]);
        assert!(median <= 24, "{median} bytes a letter: {bytes:?}");
        assert!(ninety <= 48, "{ninety} bytes a letter: {bytes:?}");
    }
}

/// The notes that are compared: a page, ten thousand lines, one line of 100 kB.
fn notes() -> [(&'static str, String); 3] {
    let lines = |count: usize| (0..count).map(|n| format!("{n} {SENTENCE}\n")).collect::<String>() + MARKED;
    let far = "og til sidst en zebra med vinterdæk";
    [
        ("page", lines(22) + far),
        ("ten thousand lines", lines(10_000) + far),
        ("one line of 100 kB", SENTENCE.repeat(100_000 / SENTENCE.len()) + "\n" + MARKED + far),
    ]
}

/// The processor's time that a run takes, whatever else wants the processor meanwhile.
fn time(run: impl FnOnce()) -> Duration {
    let now = || Duration::try_from(clock_gettime(ClockId::ThreadCPUTime)).unwrap();
    let start = now();
    run();
    now() - start
}

/// An act in a short note and in the long ones, turn by turn: the best time of each is what it costs when nothing else
/// disturbs it. Gives what cost more than three times as much in a very long note as in the short one.
fn compare(act: &str, short: &str, run: impl Fn(&str) -> Duration) -> Vec<String> {
    let [_, lines, line] = notes();
    let texts = [short, &lines.1, &line.1];
    let mut least = [Duration::MAX; 3];
    let mut ratios = [f64::MAX; 2];
    for round in 1..=ROUNDS {
        for (least, text) in least.iter_mut().zip(texts) {
            *least = run(text).min(*least);
        }
        let [short, long @ ..] = least.map(|time| time.as_secs_f64());
        ratios = long.map(|long| long / short);
        if round >= 3 && ratios.iter().all(|ratio| *ratio <= 3.0) {
            break;
        }
    }
    let said = |(ratio, name)| format!("{act} in {name}: {ratio:.2} times {:?}", least[0]);
    let all = ratios.into_iter().zip([lines.0, line.0]);
    all.clone().for_each(|one| println!("{}", said(one)));
    all.filter(|(ratio, _)| *ratio > 3.0).map(said).collect()
}

#[test]
fn a_very_long_note_costs_little_more_than_a_page() {
    let [(_, page), ..] = notes();
    let mut dear = Vec::new();
    let mut compare = |act: &str, run: &dyn Fn(&str) -> Duration| dear.extend(compare(act, &page, run));
    compare("open", &|text| {
        let mut page = None;
        time(|| page = Some(Page::open(text)))
    });
    for place in ["ctrl-home", "ctrl-end"] {
        compare(&format!("type after {place}"), &|text| {
            let mut page = Page::open(text);
            page.keys(place);
            time(|| drop(page.write("og så én fast kontakt ")))
        });
        compare(&format!("enter and undo after {place}"), &|text| {
            let mut page = Page::open(text);
            page.keys(place);
            time(|| page.keys("left left left enter x ctrl-z ctrl-z ctrl-y ctrl-y"))
        });
    }
    for words in ["z e b r a enter", "v i n t e r d æ k enter", "v æ v e s t u e"] {
        compare(&format!("find {words}"), &|text| {
            let mut page = Page::open(text);
            page.keys("ctrl-f");
            time(|| page.keys(words))
        });
    }
    assert_eq!(dear, [""; 0]);
}

/// A page has nowhere to scroll to, so a note of a few pages is what scrolling is compared with.
#[test]
fn scrolling_a_very_long_note_costs_what_it_costs_in_a_short_one() {
    let [(_, page), ..] = notes();
    let pages = page.repeat(8);
    let mut dear = Vec::new();
    for keys in ["pgdn pgup pgdn pgdn pgup", "down down up up down", "ctrl-end ctrl-home ctrl-end"] {
        dear.extend(compare(keys, &pages, |text| {
            let mut page = Page::open(text);
            page.keys("pgdn pgdn pgdn");
            time(|| page.keys(keys))
        }));
    }
    assert_eq!(dear, [""; 0]);
}
