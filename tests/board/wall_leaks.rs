//! What was planted in every field of every record, in remarks, senders, drafts, the search, settings and messages is in none
//! of the bytes that the big screen sends to a terminal, nor on its papers, unless its audience may see it.

use std::path::{Path, PathBuf};

use ratatui::Terminal;
use rusqlite::Connection;
use tavle::domain::choice::Audience;
use tavle::domain::field::{Form, Kind, Shape};
use tavle::msg::action::VERBS;
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
    fields
        .chain(["qsenderx", "qdraftx", "qsearchx", "qsettingx", "qremarkx", INITIALS].map(str::to_owned))
        .collect()
}

fn planted(kind: Kind) -> impl Iterator<Item = &'static str> {
    let takes_words = move |f: &&tavle::domain::field::Field| {
        matches!(f.shape, Shape::Line | Shape::Long) && f.form != Form::Member && kind != Kind::Setting
    };
    kind.fields().iter().filter(takes_words).map(|field| field.name)
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

/// The example with a mark at the head of every word field of every record.
fn marked() -> (Folder, PathBuf) {
    let folder = Folder::new();
    let path = PathBuf::from(folder.file("marked.db"));
    example(&path);
    let conn = Connection::open(&path).unwrap();
    for kind in Kind::ALL {
        for field in planted(*kind) {
            let (table, mark) = (kind.table(), mark(*kind, field));
            let sql = format!("UPDATE {table} SET \"{field}\" = '{mark} ' || coalesce(\"{field}\", '')");
            conn.execute(&sql, []).unwrap();
        }
    }
    let initials = format!(
        "UPDATE recommendation SET owner = '{INITIALS}'; UPDATE task SET owner = '{INITIALS}'; \
         UPDATE initiative SET owner = '{INITIALS}'; UPDATE decision SET owner = '{INITIALS}'; \
         UPDATE remark SET text = 'qremarkx ' || text; \
         INSERT OR REPLACE INTO sender SELECT key, 'qsenderx', 'qsenderx' FROM submission;"
    );
    conn.execute_batch(&initials).unwrap();
    let db = path.to_string_lossy().into_owned();
    let setting = ["--db", &db, "--user", "HL", "new", "settings", "key=not-cpr.2011", "value=qsettingx"];
    let made = std::process::Command::new(env!("CARGO_BIN_EXE_tavle")).args(setting).status().unwrap();
    assert!(made.success());
    let drafts = Drafts::open(&path).unwrap();
    for place in ["remark/+/A2-02", "card/A2-02", "note/N-0010", "because/f/A2-02"] {
        let draft = Draft { place: place.into(), text: "qdraftx".into(), cursor: 0, at: 0 };
        drafts.save("HL/HL", &draft).unwrap();
    }
    (folder, path)
}

/// A screen whose bytes are kept.
struct Screen {
    stage: Stage,
    size: (u16, u16),
    audience: Audience,
}

impl Screen {
    fn open(path: &Path, size: (u16, u16), audience: Audience) -> Screen {
        let mut stage = Stage::on(path, size, Lang::Da, "HL").with_drafts();
        stage.keys("1 enter / text:qsearchx enter esc f4 text:qsearchx esc f5");
        stage.keys(if audience == Audience::Public { "1 enter" } else { "2 enter" });
        Screen { stage, size, audience }
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
    fn is_clean(&self, where_: &str) {
        let bytes = self.bytes();
        assert!(!bytes.windows(2).any(|two| two == b"\x1b]"), "a title {where_}");
        holds_only_what_may_be_seen(&text_of(&bytes), self.audience, where_);
        let screen = self.stage.screen();
        for mark in forbidden(self.audience) {
            assert!(!says_large(&screen, &mark), "{mark} in large letters {where_}:\n{screen}");
        }
        holds_only_what_may_be_seen(&format!("{:?}", self.stage.asked), self.audience, where_);
    }

    /// Back to the bare page.
    fn close(&mut self) {
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

    fn pages(&self) -> usize {
        let screen = self.stage.screen();
        let said = screen.split(" af ").last().unwrap();
        said.split_whitespace().next().unwrap().parse().unwrap_or(5)
    }

    fn to(&mut self, page: usize) {
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
fn no_key_of_the_table_brings_anything_else_onto_a_page() {
    let (_folder, path) = marked();
    // Of the citizens' pages, one of each kind: the status, a target, a meeting, what came last, the next meeting.
    let kinds: [(Audience, &[usize]); 2] =
        [(Audience::Public, &[0, 1, 14, 16, 17]), (Audience::Team, &[0, 1, 2, 3, 4])];
    for (audience, pages) in kinds {
        let mut screen = Screen::open(&path, (80, 24), audience);
        let mut keys: Vec<&str> = VERBS.iter().flat_map(|verb| verb.keys.iter().copied()).collect();
        keys.sort_unstable();
        keys.dedup();
        for &page in pages {
            for key in &keys {
                screen.to(page);
                screen.stage.keys(key);
                screen.is_clean(&format!("{audience:?} page {page} {key}"));
                screen.stage.keys("text:q");
                screen.is_clean(&format!("{audience:?} page {page} {key} q"));
                screen.close();
            }
        }
        for event in [Event::Waiting, Event::Stopped("qsearchx".into()), Event::TakenOver] {
            screen.stage.event(event);
            screen.is_clean(&format!("{audience:?} message"));
        }
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
