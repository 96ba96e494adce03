//! What was planted in every field of every record, in remarks, senders, reasons, sources, drafts, the search, settings,
//! saved views and messages is in none of the bytes that the big screen sends to a terminal, nor on its papers, unless its
//! audience may see it. Which fields there are is asked of the table of kinds.

use std::cell::RefCell;
use std::path::{Path, PathBuf};

use ratatui::Terminal;
use rusqlite::Connection;
use tavle::domain::choice::{Audience, Choice, MeetingKind};
use tavle::domain::failure::Failure;
use tavle::domain::field::{Field, Form, Kind, Shape};
use tavle::msg::event::Event;
use tavle::store::drafts::{Draft, Drafts};
use tavle::term::{Backend, Caps, Charset, ColorMode, Sink};
use tavle::text::{Lang, wall as words};
use tavle::ui::canvas::Canvas;
use tavle::ui::theme::Theme;

use crate::letters::{says, says_large};
use crate::pty::{Folder, Pty};
use crate::stage::{Stage, example};

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 36), (200, 60)];
/// Initials that citizens may not see.
const INITIALS: &str = "ZQÆ";
/// What was planted outside the fields of records.
const ELSEWHERE: [&str; 13] = [
    "qsenderx",
    "qdraftx",
    "qsearchx",
    "qviewx",
    "qremarkx",
    "qreasonx",
    "qloginx",
    "qsourcex",
    "qformerx",
    "qimportx",
    "qmessagex",
    "qkeyx",
    INITIALS,
];
/// Settings of the example that are no words: what it is called, that it is one, and where its clock stands.
const NO_WORDS: &str = "'place', 'example', 'clock'";
/// What each audience sees of what was planted.
const OF_ALL: [(Kind, &str); 6] = [
    (Kind::Recommendation, "title"),
    (Kind::Initiative, "title"),
    (Kind::Target, "group"),
    (Kind::Target, "area"),
    (Kind::Target, "unit"),
    (Kind::Indicator, "title"),
];
const OF_CITIZENS: [(Kind, &str); 2] = [(Kind::Meeting, "title"), (Kind::Meeting, "place")];
const OF_TEAM: [(Kind, &str); 3] =
    [(Kind::Task, "title"), (Kind::Decision, "title"), (Kind::Meeting, "title")];

/// A word that stands in one field only, or in nothing but what it is called after.
fn mark(kind: Kind, field: &str) -> String {
    format!("q{}w{}x", kind.number(), kind.field(field).unwrap().id)
}

/// Everything that was planted.
fn marks() -> Vec<String> {
    let fields = Kind::ALL.iter().flat_map(|kind| planted(*kind).map(|field| mark(*kind, field)));
    fields.chain(ELSEWHERE.map(str::to_owned)).collect()
}

/// The fields of a kind that take words: many words at a time, or as members of a set.
fn planted(kind: Kind) -> impl Iterator<Item = &'static str> {
    let takes_words = |f: &&Field| matches!(f.shape, Shape::Line | Shape::Long);
    kind.fields().iter().filter(takes_words).map(|field| field.name)
}

/// The fields of a kind that hold somebody's initials.
fn people(kind: Kind) -> impl Iterator<Item = &'static str> {
    let is_person = |f: &&Field| {
        f.form != Form::Member && matches!(f.shape, Shape::Key(kinds) if kinds.contains(&Kind::Person))
    };
    kind.fields().iter().filter(is_person).map(|field| field.name)
}

/// What an audience may see.
fn allowed(audience: Audience) -> Vec<String> {
    let (more, other): (&[(Kind, &str)], &[&str]) = match audience {
        Audience::Public => (&OF_CITIZENS, &[]),
        Audience::Team => (&OF_TEAM, &["qremarkx", INITIALS]),
    };
    let fields = OF_ALL.iter().chain(more).map(|(kind, field)| mark(*kind, field));
    fields.chain(other.iter().map(|mark| (*mark).to_owned())).collect()
}

fn holds_only_what_may_be_seen(said: &str, audience: Audience, where_: &str) {
    for mark in forbidden(audience) {
        assert!(!said.contains(mark.as_str()), "{mark} {where_}:\n{said}");
    }
}

fn forbidden(audience: Audience) -> Vec<String> {
    let allowed = allowed(audience);
    marks().into_iter().filter(|mark| !allowed.contains(mark)).collect()
}

/// The example with a mark at the head of every word field of every record, and everywhere else where words are kept.
pub fn marked() -> (Folder, PathBuf) {
    let folder = Folder::new();
    let path = PathBuf::from(folder.file("marked.db"));
    example(&path);
    let conn = Connection::open(&path).unwrap();
    conn.execute_batch("DROP TRIGGER batch_stands; DROP TRIGGER change_stands").unwrap();
    plant_settings(&conn);
    for kind in Kind::ALL {
        for name in planted(*kind) {
            plant(&conn, *kind, name);
        }
        for name in people(*kind) {
            conn.execute(&format!("UPDATE {} SET \"{name}\" = '{INITIALS}'", kind.table()), []).unwrap();
        }
    }
    let elsewhere = format!(
        "UPDATE remark SET text = 'qremarkx ' || text; \
         INSERT OR REPLACE INTO sender SELECT key, 'qsenderx', 'qsenderx' FROM submission; \
         UPDATE origin SET text = 'qsourcex'; \
         INSERT INTO imported SELECT 'qimportx', 'qimportx' || key, 13, id, 'qimportx', 1 FROM proposal; \
         UPDATE batch SET who = '{INITIALS}', login = 'qloginx', reason = 'qreasonx';"
    );
    conn.execute_batch(&elsewhere).unwrap();
    let drafts = Drafts::open(&path).unwrap();
    for place in ["remark/+/A2-02", "card/A2-02", "note/N-0010", "because/f/A2-02"] {
        let draft = Draft { place: place.into(), text: "qdraftx".into(), cursor: 0, at: 0 };
        drafts.save("HL/HL", &draft).unwrap();
    }
    (folder, path)
}

/// A mark in one field of all records of a kind, and in what it said before.
fn plant(conn: &Connection, kind: Kind, name: &str) {
    let (table, field, mark) = (kind.table(), kind.field(name).unwrap(), mark(kind, name));
    let (number, id) = (kind.number(), field.id);
    let sql = match field.form {
        Form::Member => {
            format!("INSERT OR IGNORE INTO member SELECT {number}, id, {id}, '{mark}' FROM {table}")
        }
        _ if kind == Kind::Setting => {
            format!("UPDATE {table} SET value = value || ' {mark}' WHERE key NOT IN ({NO_WORDS})")
        }
        _ => format!("UPDATE {table} SET \"{name}\" = '{mark} ' || coalesce(\"{name}\", '')"),
    };
    conn.execute(&sql, []).unwrap();
    let before = format!(
        "UPDATE change SET old = 'qformerx ' || old WHERE kind = {number} AND field = {id} AND form = 0"
    );
    conn.execute(&before, []).unwrap();
}

/// Settings of every sort: saved views, templates of notes, numbers that are not personal, folders, and one that nobody
/// knows.
fn plant_settings(conn: &Connection) {
    let templates = MeetingKind::ALL.iter().map(|kind| (format!("template.{}", kind.name()), "# Møde"));
    let others = [
        ("view.qviewx", "proposals:qviewx"),
        ("view.qviewx2", "recommendations+mine:qviewx"),
        ("template.stand", "# Stand"),
        ("not-cpr.2011", "matrikel"),
        ("folder_in", "/srv/ind"),
        ("folder_in_windows", "S:"),
        ("folder_out", "/srv/ud"),
        ("folder_out_windows", "S:"),
        ("qkeyx", "noget"),
    ];
    for (key, value) in templates.chain(others.map(|(key, value)| (key.to_owned(), value))) {
        conn.execute("INSERT INTO setting(key, born, value) VALUES (?1, 1, ?2)", [&key, value]).unwrap();
    }
}

/// A screen whose bytes are kept.
pub struct Screen {
    pub stage: Stage,
    size: (u16, u16),
    audience: Audience,
    /// The bytes that were looked through last.
    clean: RefCell<Option<Vec<u8>>>,
}

impl Screen {
    pub fn open(path: &Path, size: (u16, u16), audience: Audience) -> Screen {
        let mut stage = Stage::on(path, size, Lang::Da, "HL").with_drafts();
        stage.keys("1 enter / text:qsearchx enter esc f4 text:qsearchx esc ctrl-g text:qmessagex enter");
        assert!(stage.screen().contains("qmessagex"), "a message to be found:\n{}", stage.screen());
        stage.keys("esc f5");
        stage.keys(if audience == Audience::Public { "1 enter" } else { "2 enter" });
        Screen { stage, size, audience, clean: RefCell::default() }
    }

    /// The bytes of a full paint of what stands there, as a terminal is sent them.
    fn bytes(&self) -> Vec<u8> {
        let caps = Caps { colors: ColorMode::Sixteen, charset: Charset::Utf8, window: true };
        let backend = Backend::new(Sink::memory(self.size.0, self.size.1), caps);
        let mut terminal = Terminal::new(backend).unwrap();
        terminal.draw(|f| self.stage.app.view(&mut Canvas::new(f.buffer_mut(), Theme::Dark))).unwrap();
        terminal.backend().sink().writes().concat()
    }

    /// Nothing of what was planted is in the bytes or in what is asked of the shell, and no window is given a title.
    pub fn is_clean(&self, where_: &str) {
        let bytes = self.bytes();
        if self.clean.borrow_mut().replace(bytes.clone()).as_ref() == Some(&bytes)
            && self.stage.asked.is_empty()
        {
            return;
        }
        assert!(!bytes.windows(2).any(|two| two == b"\x1b]"), "a title {where_}");
        holds_only_what_may_be_seen(&text_of(&bytes), self.audience, where_);
        let screen = self.stage.screen();
        for mark in forbidden(self.audience) {
            assert!(!says_large(&screen, &mark), "{mark} in large letters {where_}:\n{screen}");
        }
        holds_only_what_may_be_seen(&format!("{:?}", self.stage.asked), self.audience, where_);
    }

    /// Back to the bare page.
    pub fn close(&mut self) {
        let asks = [words::ask_leave(Lang::Da), words::ask_end_meeting(Lang::Da)];
        for _ in 0..3 {
            self.stage.keys("esc");
            let screen = self.stage.screen();
            if asks.iter().any(|asked| screen.contains(asked.as_str())) {
                self.stage.keys("esc");
                return;
            }
        }
        panic!("it never came back:\n{}", self.stage.screen());
    }

    pub fn pages(&self) -> usize {
        let screen = self.stage.screen();
        let said = screen.split(" af ").last().unwrap();
        said.split_whitespace().next().unwrap().parse().unwrap_or(5)
    }

    pub fn to(&mut self, page: usize) {
        self.stage.keys("home");
        for _ in 0..page {
            self.stage.keys("right");
        }
    }
}

/// The letters of the bytes without the sequences between them.
fn text_of(bytes: &[u8]) -> String {
    let mut parser = vt100::Parser::new(60.try_into().unwrap(), 400.try_into().unwrap(), 0);
    parser.process(bytes);
    format!("{}\n{}", parser.screen().contents(), String::from_utf8_lossy(bytes))
}

#[test]
fn every_page_of_both_audiences_at_three_sizes_sends_no_byte_that_its_audience_may_not_see() {
    let (_folder, path) = marked();
    for audience in [Audience::Public, Audience::Team] {
        for size in SIZES {
            let mut screen = Screen::open(&path, size, audience);
            for page in 0..screen.pages().max(5) {
                screen.is_clean(&format!("{audience:?} {size:?} page {page}"));
                for keys in ["f1", "f10", "esc"] {
                    screen.stage.keys(keys);
                    screen.is_clean(&format!("{audience:?} {size:?} page {page} {keys}"));
                }
                screen.stage.keys("esc");
                screen.to(page + 1);
            }
            // The marks are there to be found: what may be seen is.
            screen.stage.keys(if audience == Audience::Public { "end left" } else { "home" });
            let shown = mark(Kind::Recommendation, "title");
            assert!(says(&screen.stage.screen(), &shown), "{}", screen.stage.screen());
        }
    }
}

#[test]
fn a_message_that_comes_while_it_is_on_brings_nothing_onto_a_page() {
    let (_folder, path) = marked();
    for audience in [Audience::Public, Audience::Team] {
        let mut screen = Screen::open(&path, (80, 24), audience);
        for event in [
            Event::Waiting,
            Event::Stopped("qmessagex".into()),
            Event::Kept(Err(Failure::Full)),
            Event::TakenOver,
            Event::GivenBack,
        ] {
            screen.stage.event(event);
            screen.is_clean(&format!("{audience:?} message"));
        }
    }
}

#[test]
fn a_board_that_becomes_a_big_screen_gives_its_window_no_title() {
    let (_folder, path) = marked();
    let db = path.to_string_lossy().into_owned();
    for shows in ["1", "2"] {
        let mut pty = Pty::start(&["--db", &db, "--user", "HL"], (120, 36));
        pty.until("Tavle · ");
        for key in ["1", "\r", "/", "q", "s", "\r", "\x1b[15~", shows, "\r", "\x1b[6~", "\x1b[6~"] {
            pty.press(key);
        }
        let raw = String::from_utf8_lossy(&pty.raw).into_owned();
        assert!(["\x1b]0;", "\x1b]1;", "\x1b]2;"].iter().all(|title| !raw.contains(title)), "a title");
    }
}

#[test]
fn the_program_that_was_started_for_citizens_writes_no_other_byte_and_no_title() {
    let (folder, path) = marked();
    let state = folder.file("state");
    let env = [("XDG_STATE_HOME", state.as_str())];
    let db = path.to_string_lossy().into_owned();
    let mut pty = Pty::start_with(&["--db", &db, "--user", "HL", "--wall", "public"], (120, 36), &env);
    pty.until("ANBEFALINGER");
    for _ in 0..20 {
        pty.press("\x1b[6~");
    }
    for key in ["\x1b[21~", "\x06", "\x1bOP", "s", "4", "\x1b[20~", "+", "\x0e"] {
        pty.press(key);
    }
    let raw = String::from_utf8_lossy(&pty.raw).into_owned();
    assert!(!raw.contains("\x1b]0;") && !raw.contains("\x1b]2;"), "a title");
    holds_only_what_may_be_seen(&format!("{raw}\n{}", pty.text()), Audience::Public, "in the bytes");
    assert!(raw.contains(&mark(Kind::Recommendation, "title")));
}

#[test]
fn the_papers_hold_what_the_pages_hold_and_nothing_else() {
    let (_folder, path) = marked();
    let db = path.to_string_lossy().into_owned();
    for (name, audience) in [("status-public", Audience::Public), ("board-meeting", Audience::Team)] {
        for format in ["md", "html", "txt"] {
            let args = ["--db", &db, "--user", "HL", "report", name, "--format", format];
            let out = std::process::Command::new(env!("CARGO_BIN_EXE_tavle")).args(args).output().unwrap();
            let said = String::from_utf8(out.stdout).unwrap();
            assert!(out.status.success() && said.contains(&mark(Kind::Recommendation, "title")), "{said}");
            holds_only_what_may_be_seen(&said, audience, name);
        }
    }
}
