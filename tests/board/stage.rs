//! The board without a terminal: a key script in, a text screen out, on a real file, one thread.

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex};

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use tavle::app::App;
use tavle::domain::change::Author;
use tavle::msg::effect::Effect;
use tavle::msg::event::Event;
use tavle::msg::key::{Input, Key};
use tavle::screens::desk::{Desk, Draft};
use tavle::store::drafts::Drafts;
use tavle::store::{Clock, Mode, Store};
use tavle::text::Lang;
use tavle::ui::canvas::Canvas;
use tavle::ui::face::Face;
use tavle::ui::theme::Theme;
use tavle::worker::Shared;
use tavle::worker::clerk::Clerk;
use tavle::worker::keeper::{Keep, Keeper};
use tavle::worker::reader::Reader;
use tavle::worker::writer::{Job, Writer};

use crate::pty::Folder;

/// Writes the example municipality as it is on the morning of 20 April 2020.
pub fn example(path: &Path) {
    let mut store = Store::open(path, Mode::Create, Clock::System).unwrap();
    tavle::worker::example::play(&mut store, "2020-04-20T08:41:00".parse().unwrap()).unwrap();
}

/// A board on the example municipality.
pub struct Stage {
    /// The model.
    pub app: App,
    reader: Reader,
    writer: Writer,
    clerk: Clerk,
    /// Set to stop what the clerk does next.
    pub stop: Arc<AtomicBool>,
    keeper: Keeper,
    /// Whether the reader is slow: it answers nothing until [`Stage::read`].
    pub reader_rests: bool,
    unread: Vec<Effect>,
    /// Whether the keeper of drafts is slow: it does nothing until [`Stage::look_for_news`].
    pub keeper_rests: bool,
    shared: Shared,
    face: Face,
    /// What was asked of the shell and not performed here.
    pub asked: Vec<Effect>,
    _folder: Option<Folder>,
}

impl Stage {
    /// The example municipality on the morning of 20 April 2020, as HL.
    pub fn demo(size: (u16, u16), lang: Lang) -> Stage {
        let folder = Folder::new();
        let path = PathBuf::from(folder.file("demo.db"));
        example(&path);
        let mut stage = Stage::on(&path, size, lang, "HL");
        stage._folder = Some(folder);
        stage
    }

    /// The same with the inbox opened.
    pub fn inbox(size: (u16, u16), lang: Lang) -> Stage {
        let mut stage = Stage::demo(size, lang);
        stage.keys("3 enter");
        stage
    }

    /// A board on a file.
    pub fn on(path: &Path, size: (u16, u16), lang: Lang, who: &str) -> Stage {
        let store = Store::open(path, Mode::Write, Clock::System).unwrap();
        let clock = store.clock();
        let author = Author { who: who.to_string(), login: who.to_string(), via: "board".to_string() };
        let mut desk = Desk::new(lang, who, who, clock.now_ms(), clock.today());
        desk.size = size;
        desk.place = store.setting("place").unwrap().unwrap_or_default();
        desk.example = store.setting("example").unwrap().as_deref() == Some("true");
        let shared = Shared {
            path: path.to_owned(),
            clock,
            author: Arc::new(Mutex::new(author)),
            own: Arc::new(Mutex::new(Vec::new())),
            hurry: Arc::new(AtomicBool::new(false)),
        };
        let stop = Arc::new(AtomicBool::new(false));
        let mut writer = Writer::open(shared.clone()).unwrap();
        while writer.index() {}
        let reader = Reader::open(shared.clone()).unwrap();
        let mut stage = Stage {
            app: App::new(desk),
            reader,
            writer,
            clerk: Clerk::new(shared.clone(), stop.clone()),
            stop,
            keeper: Keeper::open(shared.clone()).unwrap(),
            reader_rests: false,
            unread: Vec::new(),
            keeper_rests: false,
            shared,
            face: Face::Unicode,
            asked: Vec::new(),
            _folder: None,
        };
        let effects = stage.app.start();
        stage.perform(effects);
        stage.app.drawn();
        stage
    }

    /// The same with the drafts that its person left on disk, as a new session has them.
    pub fn with_drafts(mut self) -> Stage {
        let drafts = Drafts::open(&self.shared.path).unwrap();
        for draft in drafts.all(&format!("{0}/{0}", self.app.desk.who)).unwrap() {
            let kept = Draft { text: draft.text.into(), cursor: draft.cursor, at: draft.at };
            self.app.desk.drafts.insert(draft.place, kept);
        }
        self
    }

    /// The same in the ASCII face.
    pub fn ascii(mut self) -> Stage {
        self.face = Face::Ascii;
        self
    }

    /// Presses keys, each drawn before the next: `i <down> text:brev ctrl-z`.
    pub fn keys(&mut self, script: &str) -> &mut Stage {
        for word in script.split_whitespace() {
            let keys: Vec<Key> = match word.strip_prefix("text:") {
                Some(text) => text.replace('_', " ").chars().map(Key::char).collect(),
                None => vec![Key::parse(word).unwrap_or_else(|| panic!("no key {word}"))],
            };
            for key in keys {
                self.event(Event::Input(vec![Input::Key(key)]));
            }
        }
        self
    }

    /// Keys that came out of one read, with no frame between them.
    pub fn burst(&mut self, keys: &str) -> &mut Stage {
        self.event(Event::Input(keys.chars().map(|c| Input::Key(Key::char(c))).collect()));
        self
    }

    /// An event and all that follows from it.
    pub fn event(&mut self, event: Event) {
        let effects = self.app.update(event);
        self.perform(effects);
        self.app.drawn();
    }

    /// What another session has written becomes known.
    pub fn look_for_news(&mut self) {
        if let Some(latest) = self.reader.news() {
            self.event(Event::Changed(latest));
        }
        self.keep();
    }

    /// The reader answers all that it was asked.
    pub fn read(&mut self) {
        self.reader_rests = false;
        let unread = std::mem::take(&mut self.unread);
        self.perform(unread);
        self.app.drawn();
    }

    /// The keeper of drafts does what it was told, and looks what others have written.
    pub fn keep(&mut self) {
        loop {
            let told = self.keeper.settle();
            if told.is_empty() {
                return self.app.drawn();
            }
            told.into_iter().for_each(|event| self.answered(event));
        }
    }

    fn answered(&mut self, event: Event) {
        let more = self.app.update(event);
        self.perform(more);
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            if std::env::var_os("TRACE").is_some() {
                eprintln!("{effect:?}");
            }
            let event = match effect {
                Effect::Ask(..) if self.reader_rests => {
                    self.unread.push(effect);
                    None
                }
                Effect::Ask(serial, query) => {
                    let slot = query.slot();
                    Some(Event::Reply(slot, serial, Box::new(self.reader.answer(&query))))
                }
                Effect::Commit { ticket, reason, changes } => {
                    self.writer.handle(Job::Commit { ticket, reason, changes }, &|| {})
                }
                Effect::Erase { ticket, rec } => self.writer.handle(Job::Erase { ticket, rec }, &|| {}),
                Effect::Undo { ticket, what, partial } => {
                    self.writer.handle(Job::Undo { ticket, what, partial }, &|| {})
                }
                Effect::Errand { ticket, lang, errand } => {
                    let parts = std::cell::RefCell::new(Vec::new());
                    let told =
                        self.clerk.handle((ticket, lang, errand), &|part| parts.borrow_mut().push(part));
                    for part in parts.into_inner() {
                        let more = self.app.update(part);
                        self.perform(more);
                    }
                    Some(told)
                }
                Effect::Share(share) => {
                    self.keeper.take(Keep::Share(share), std::time::Instant::now());
                    if !self.keeper_rests {
                        let told = self.keeper.settle();
                        told.into_iter().for_each(|event| self.answered(event));
                    }
                    None
                }
                Effect::Me(who) => {
                    self.shared.set_who(&who);
                    None
                }
                other => {
                    self.asked.push(other);
                    None
                }
            };
            if let Some(event) = event {
                let more = self.app.update(event);
                self.perform(more);
            }
        }
    }

    /// The screen as text.
    pub fn screen(&self) -> String {
        let buffer = self.buffer();
        let mut lines = Vec::new();
        for y in 0..buffer.area.height {
            let mut line = String::new();
            let mut skip = 0;
            for x in 0..buffer.area.width {
                if skip > 0 {
                    skip -= 1;
                    continue;
                }
                let symbol = buffer.cell((x, y)).unwrap().symbol();
                skip = tavle::ui::wrap::width(symbol).saturating_sub(1);
                line.push_str(symbol);
            }
            lines.push(line.trim_end().to_string());
        }
        lines.join("\n") + "\n"
    }

    /// The screen with its styles.
    pub fn buffer(&self) -> Buffer {
        let (width, height) = self.app.desk.size;
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
        self.app.view(&mut Canvas::new(&mut buffer, Theme::Dark).in_face(self.face));
        self.face.apply(&mut buffer);
        buffer
    }

    /// Compares the screen with the stored one of that name; `TAVLE_STORE_SCREENS=1` stores it.
    pub fn shows(&self, name: &str) {
        let path = PathBuf::from("tests/board/screens").join(format!("{name}.txt"));
        let screen = self.screen();
        if std::env::var_os("TAVLE_STORE_SCREENS").is_some() {
            std::fs::create_dir_all("tests/board/screens").unwrap();
            std::fs::write(&path, &screen).unwrap();
        }
        let stored = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(stored == screen, "{name} differs; stored:\n{stored}\nnow:\n{screen}");
    }
}
