//! The terminal layer on a real pty: this test program starts itself again as the program under test.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test"
)]

use std::io::{Read, Write};
use std::path::PathBuf;
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use ratatui::Terminal;
use rustix::process::Signal;
use tavle::term::{
    Backend, Caps, FromTerm, Guard, Options, Parser, Sink, input, install_panic_hook, signals,
};

const ROLE: &str = "TAVLE_TERM_ROLE";
const FILE: &str = "TAVLE_TERM_FILE";
/// So long a test waits for what never comes: room for the slowest machine, and nothing that holds waits for it.
const IN_TIME: Duration = Duration::from_secs(60);

/// Not a test by itself: what the started program does.
#[test]
fn the_program_under_test() {
    match std::env::var(ROLE).as_deref() {
        Ok("board") => board(),
        Ok("panic") => panic_while_drawing(),
        Ok("worker panic") => panic_of_a_worker(),
        Ok("suspend") => suspend(),
        Ok("stuck") => stuck(),
        _ => {}
    }
}

#[test]
fn a_hung_up_terminal_ends_the_program_within_a_second_without_spinning() {
    for acks in ["acks", "does not ack"] {
        let since = Instant::now();
        let mut started =
            Started::new("board", &format!("trap '' HUP; TAVLE_TERM_ACK='{acks}' exec \"$0\" \"$@\""));
        started.read_until("klar");
        // A second, or longer on a machine on which it takes long to start.
        let a_second = Duration::from_secs(1).max(since.elapsed() * 10);
        started.type_keys("j");
        started.read_until("1 taster");
        // Not to wait for anything: whoever spins, spins here.
        thread::sleep(Duration::from_millis(300));
        let (child, file) = started.hang_up();
        let since = Instant::now();
        assert_eq!(ends(child), 129, "{acks}");
        assert!(since.elapsed() < a_second, "{acks}: {:?} of {a_second:?}", since.elapsed());
        let ticks: u64 = std::fs::read_to_string(&file).unwrap().parse().unwrap();
        assert!(ticks < 20, "{acks}: {ticks} hundredths of a second of processor time");
        std::fs::remove_file(file).unwrap();
    }
}

#[test]
fn sighup_ends_the_program_too() {
    let mut started = Started::new("board", "exec \"$0\" \"$@\"");
    started.read_until("klar");
    let (child, file) = started.hang_up();
    assert_eq!(ends(child), 129);
    std::fs::remove_file(file).unwrap();
}

#[test]
fn a_panic_gives_the_terminal_back_and_names_its_report() {
    let mut started = Started::new("panic", "\"$0\" \"$@\"; stty -a; echo slut");
    let screen = started.screen_at("slut");
    assert_given_back(&screen);
    let report = std::fs::read_to_string(&started.file).unwrap();
    assert!(report.contains("the view went wrong"), "{report}");
    assert!(screen.screen().contents().contains("Rapport: "), "{}", screen.screen().contents());
    std::fs::remove_file(&started.file).unwrap();
}

#[test]
fn a_panic_of_a_worker_leaves_the_screen_alone() {
    let mut started = Started::new("worker panic", "\"$0\" \"$@\"; stty -a; echo slut");
    let screen = started.screen_at("slut");
    assert_given_back(&screen);
    let report = std::fs::read_to_string(&started.file).unwrap();
    assert!(report.contains("the disk went wrong"), "{report}");
    assert!(!started.text().contains("the disk went wrong") && started.text().contains("tegnet videre"));
    std::fs::remove_file(&started.file).unwrap();
}

#[test]
fn suspend_gives_the_terminal_to_the_shell_and_takes_it_again() {
    let mut started =
        Started::new("suspend", "set -m; \"$0\" \"$@\"; stty -a; echo stoppet; fg; stty -a; echo slut");
    let stopped = started.screen_at("stoppet");
    assert_given_back(&stopped);
    assert!(started.screen_at("taget igen").screen().alternate_screen());
    let screen = started.screen_at("slut");
    assert_given_back(&screen);
}

#[test]
fn signals_of_one_act_are_one_and_a_later_one_ends_a_stuck_program() {
    let mut started = Started::new("stuck", "\"$0\" \"$@\"; echo kode $?; stty -a; echo slut");
    started.read_until("pid ");
    started.read_until(" klar");
    let text = started.text();
    let number = text.split("pid ").nth(1).and_then(|rest| rest.split(' ').next()).unwrap();
    let pid = rustix::process::Pid::from_raw(number.parse().unwrap()).unwrap();
    let send = |signal| rustix::process::kill_process(pid, signal);
    for signal in [Signal::TERM, Signal::HUP, Signal::TERM] {
        send(signal).unwrap();
        thread::sleep(Duration::from_millis(50));
    }
    send(Signal::CONT).expect("it is still there to save its work");
    thread::sleep(Duration::from_millis(1_100));
    send(Signal::TERM).unwrap();
    let screen = started.screen_at("slut");
    assert!(screen.screen().contents().contains("kode 143"), "{}", screen.screen().contents());
    assert_given_back(&screen);
}

/// The exit code of a program that ends.
fn ends(mut child: Box<dyn Child + Send + Sync>) -> u32 {
    let since = Instant::now();
    loop {
        if let Some(status) = child.try_wait().unwrap() {
            return status.exit_code();
        }
        assert!(since.elapsed() < IN_TIME, "it never ended");
        thread::sleep(Duration::from_millis(2));
    }
}

fn assert_given_back(terminal: &vt100::Parser) {
    let screen = terminal.screen();
    assert!(
        !screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste(),
        "{}",
        screen.contents()
    );
    let words: Vec<String> = screen.contents().split([' ', '\n', ';']).map(str::to_string).collect();
    for mode in ["icanon", "echo", "isig", "opost"] {
        assert!(words.iter().any(|word| word == mode), "{mode} is off:\n{}", screen.contents());
    }
}

/// The program under test, on a pty of its own.
struct Started {
    master: Box<dyn MasterPty + Send>,
    child: Box<dyn Child + Send + Sync>,
    reader: Box<dyn Read + Send>,
    writer: Box<dyn Write + Send>,
    seen: Vec<u8>,
    file: PathBuf,
}

impl Started {
    fn new(role: &str, script: &str) -> Started {
        let pair = native_pty_system()
            .openpty(PtySize { rows: 40, cols: 100, pixel_width: 0, pixel_height: 0 })
            .unwrap();
        let file = std::env::temp_dir().join(format!(
            "tavle-term-{}-{:?}",
            std::process::id(),
            thread::current().id()
        ));
        let _ = std::fs::remove_file(&file);
        let mut command = CommandBuilder::new("sh");
        command.args(["-c", script]);
        command.arg(std::env::current_exe().unwrap());
        command.args(["--exact", "the_program_under_test", "--nocapture", "--test-threads=1"]);
        command.env(ROLE, role);
        command.env(FILE, &file);
        command.env("TERM", "xterm-256color");
        command.env("LC_ALL", "C.UTF-8");
        let child = pair.slave.spawn_command(command).unwrap();
        let (reader, writer) = (pair.master.try_clone_reader().unwrap(), pair.master.take_writer().unwrap());
        Started { master: pair.master, child, reader, writer, seen: Vec::new(), file }
    }

    fn text(&self) -> String {
        String::from_utf8_lossy(&self.seen).into_owned()
    }

    fn read_until(&mut self, mark: &str) {
        let since = Instant::now();
        let mut bytes = [0; 4096];
        while !self.text().contains(mark) {
            assert!(since.elapsed() < IN_TIME, "no {mark:?} in {}", self.text());
            let length = self.reader.read(&mut bytes).unwrap_or_default();
            assert!(length > 0, "ended without {mark:?}: {}", self.text());
            self.seen.extend(&bytes[..length]);
        }
    }

    /// The screen as it was when `mark` had just come.
    fn screen_at(&mut self, mark: &str) -> vt100::Parser {
        self.read_until(mark);
        let size = |n: u16| std::num::NonZeroU16::new(n).unwrap();
        let mut screen = vt100::Parser::new(size(40), size(100), 0);
        let text = self.text();
        let end = text.find(mark).unwrap() + mark.len();
        screen.process(&text.as_bytes()[..end]);
        screen
    }

    fn type_keys(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).unwrap();
    }

    /// Closes the line, as a dropped connection does.
    fn hang_up(self) -> (Box<dyn Child + Send + Sync>, PathBuf) {
        drop((self.reader, self.writer, self.master));
        (self.child, self.file)
    }
}

/// A program with a screen that counts keys, and ends with 129 when the line drops.
fn board() {
    let guard = Guard::enter(Options::default()).unwrap();
    let (send, received) = mpsc::channel();
    let gone = send.clone();
    let watch = std::env::var("TAVLE_TERM_ACK").is_err().then(|| {
        let hear = move |signal: signals::Signal| {
            if signal.exit_code().is_some() {
                let _ = gone.send(FromTerm::Hangup);
            }
        };
        signals::watch(hear).unwrap()
    });
    let tty = guard.tty().input_handle().unwrap();
    let ack = input::spawn(tty, Parser::default(), Box::new(move |from| send.send(from).unwrap_or_default()))
        .unwrap();
    let mut terminal = screen(&guard);
    say(&mut terminal, "klar");
    let mut keys = 0;
    while let Ok(FromTerm::Batch(inputs)) = received.recv() {
        keys += inputs.len();
        // A frame that cannot be written means what a hang-up means.
        if draw(&mut terminal, &format!("{keys} taster")).is_err() {
            break;
        }
        if std::env::var("TAVLE_TERM_ACK").as_deref() != Ok("does not ack") {
            ack.ack();
        }
    }
    guard.leave_quietly();
    drop(watch);
    std::fs::write(file(), processor_ticks().to_string()).unwrap();
    std::process::exit(129);
}

fn panic_while_drawing() {
    hook();
    let guard = Guard::enter(Options::default()).unwrap();
    let mut terminal = screen(&guard);
    say(&mut terminal, "klar");
    panic!("the view went wrong");
}

fn panic_of_a_worker() {
    hook();
    let guard = Guard::enter(Options::default()).unwrap();
    let mut terminal = screen(&guard);
    let worker = thread::spawn(|| panic!("the disk went wrong"));
    assert!(worker.join().is_err());
    say(&mut terminal, "tegnet videre");
    guard.leave().unwrap();
}

fn suspend() {
    let guard = Guard::enter(Options::default()).unwrap();
    let mut terminal = screen(&guard);
    say(&mut terminal, "klar");
    guard.suspend().unwrap();
    terminal.backend_mut().forget();
    terminal.clear().unwrap();
    say(&mut terminal, "taget igen");
    guard.leave().unwrap();
}

fn stuck() {
    let guard = Guard::enter(Options::default()).unwrap();
    let _watch = signals::watch(|_| ()).unwrap();
    let mut terminal = screen(&guard);
    say(&mut terminal, &format!("pid {} klar", std::process::id()));
    thread::sleep(IN_TIME);
}

fn hook() {
    install_panic_hook(|| Some(file()), |path| format!("Rapport: {}", path.display())).unwrap();
}

fn screen(guard: &Guard) -> Terminal<Backend> {
    Terminal::new(Backend::new(Sink::Tty(guard.tty().output_handle().unwrap()), Caps::from_env())).unwrap()
}

fn say(terminal: &mut Terminal<Backend>, words: &str) {
    draw(terminal, words).unwrap();
}

fn draw(terminal: &mut Terminal<Backend>, words: &str) -> std::io::Result<()> {
    let plain = ratatui::style::Style::new();
    terminal.draw(|frame| frame.buffer_mut().set_string(2, 2, words, plain)).map(|_| ())
}

fn file() -> PathBuf {
    std::env::var_os(FILE).unwrap().into()
}

/// User and system time of this process so far, in hundredths of a second (Linux).
fn processor_ticks() -> u64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = stat.rsplit(')').next().unwrap_or_default().split_whitespace();
    fields.skip(11).take(2).filter_map(|ticks| ticks.parse::<u64>().ok()).sum()
}
