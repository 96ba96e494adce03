//! The big screen turns its pages while ten sessions edit: its memory stays level, a page costs at most one full paint,
//! and what it shows at the end is what the file says.

use std::os::fd::OwnedFd;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use ratatui::Terminal;
use rusqlite::Connection;
use tavle::msg::event::Event;
use tavle::term::{Backend, Caps, Charset, ColorMode, Sink};
use tavle::text::Lang;
use tavle::ui::canvas::Canvas;
use tavle::ui::theme::Theme;

use crate::pty::Folder;
use crate::stage::{Stage, example};

const SIZE: (u16, u16) = (80, 24);
const CAPS: Caps = Caps { colors: ColorMode::Sixteen, charset: Charset::Utf8, window: true };
const SESSIONS: usize = 10;
/// How much memory may grow after a tenth of the turns, in kilobytes: the ten sessions are in the same process.
const LEVEL: u64 = 24 * 1024;

/// Kilobytes of this process in memory.
fn memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

/// A session that changes states, deadlines and remarks until it is told to stop; how many acts it made.
fn edit(path: &Path, n: usize, stop: &AtomicBool) -> usize {
    let mut session = Stage::on(path, SIZE, Lang::Da, ["HL", "MK", "AS", "JO", "TB"][n % 5]);
    session.keys(&format!("ctrl-g text:A3-{:02} enter", n + 1));
    let mut acts = 0;
    while !stop.load(Ordering::Relaxed) {
        let keys = ["s 2 enter", "+ text:set_i_gang enter", "s 1 enter"][acts % 3];
        session.keys(keys).keys("esc");
        session.keys(&format!("home ctrl-g text:A3-{:02} enter", n + 1));
        session.look_for_news();
        acts += 1;
    }
    acts
}

/// So many bytes a full paint of what stands there takes.
fn full_paint(stage: &Stage) -> u64 {
    let mut terminal = Terminal::new(Backend::new(Sink::memory(SIZE.0, SIZE.1), CAPS)).unwrap();
    terminal.draw(|f| stage.app.view(&mut Canvas::new(f.buffer_mut(), Theme::Dark))).unwrap();
    terminal.backend().bytes_written()
}

fn turns_while_ten_edit(turns: usize) {
    let folder = Folder::new();
    let path = PathBuf::from(folder.file("demo.db"));
    example(&path);
    let stop = Arc::new(AtomicBool::new(false));
    let sessions: Vec<_> = (0..SESSIONS)
        .map(|n| {
            let (path, stop) = (path.clone(), stop.clone());
            std::thread::spawn(move || edit(&path, n, &stop))
        })
        .collect();
    let mut wall = Stage::on(&path, SIZE, Lang::Da, "HL");
    wall.keys("f5 text:1_2 enter");
    let nowhere = OwnedFd::from(std::fs::OpenOptions::new().write(true).open("/dev/null").unwrap());
    let mut terminal = Terminal::new(Backend::new(Sink::Tty(nowhere), CAPS)).unwrap();
    let (mut most, mut fullest, mut warm, mut highest) = (0, 0, 0, 0);
    for turn in 0..turns {
        wall.event(Event::Turn);
        wall.look_for_news();
        let before = terminal.backend().bytes_written();
        terminal.draw(|f| wall.app.view(&mut Canvas::new(f.buffer_mut(), Theme::Dark))).unwrap();
        most = most.max(terminal.backend().bytes_written() - before);
        fullest = fullest.max(full_paint(&wall));
        // What was asked of the shell is kept by the stage alone.
        wall.asked.clear();
        if turn == turns / 10 {
            warm = memory();
        }
        highest = highest.max(memory());
    }
    stop.store(true, Ordering::Relaxed);
    let acts: usize = sessions.into_iter().map(|session| session.join().unwrap()).sum();
    println!(
        "{turns} turns, {acts} acts of {SESSIONS} sessions: {warm} kB after a tenth, at most {highest} kB; \
         a turn at most {most} bytes, a full paint {fullest}"
    );
    assert!(acts >= SESSIONS);
    assert!(highest <= warm + LEVEL, "{warm} kB grew to {highest} kB");
    assert!(most <= fullest, "{most} bytes, a full paint is {fullest}");
    is_what_the_file_says(&mut wall, &path);
}

fn is_what_the_file_says(wall: &mut Stage, path: &Path) {
    wall.look_for_news();
    let mut fresh = Stage::on(path, SIZE, Lang::Da, "HL");
    fresh.keys("f5 text:1_2 enter space");
    wall.keys("space home");
    fresh.keys("home");
    for _ in 0..20 {
        assert_eq!(wall.screen(), fresh.screen());
        wall.keys("right");
        fresh.keys("right");
    }
    wall.keys("home");
    let conn = Connection::open(path).unwrap();
    for (state, sign) in [("'verified'", "██"), ("'in_progress','done'", "▓▓"), ("'not_started'", "░░")]
    {
        let sql =
            format!("SELECT count(*) FROM recommendation WHERE gone IS NULL AND implementation IN ({state})");
        let count: usize = conn.query_row(&sql, [], |row| row.get::<_, i64>(0)).unwrap().try_into().unwrap();
        assert!(wall.screen().contains(&format!("{sign} {count} ")), "{count} {state}\n{}", wall.screen());
    }
}

#[test]
fn pages_turn_while_ten_sessions_edit_with_level_memory_and_no_stale_figure() {
    turns_while_ten_edit(60);
}

#[test]
#[ignore = "an hour of turns, as fast as they go"]
fn an_hour_of_pages_turns_while_ten_sessions_edit() {
    turns_while_ten_edit(3_600);
}
