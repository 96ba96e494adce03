//! The real program on a real pty, with an emulated screen, and every byte counted.

use std::io::{Read, Write};
use std::num::NonZero;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use crate::threads::Threads;

/// How long a wait for the program may take before it counts as never: an upper bound for a test that fails, room for
/// the slowest machine, and never waited for by a test that holds.
pub const PATIENCE: Duration = Duration::from_secs(30);
/// So long nothing may come before a program that does nothing either counts as settled.
const QUIET: Duration = Duration::from_millis(150);
/// How often in that time every thread of the program must be found asleep.
const LOOKS: u32 = 5;

/// A program on a pty.
pub struct Pty {
    master: Option<Box<dyn MasterPty + Send>>,
    writer: Option<Box<dyn Write + Send>>,
    child: Box<dyn Child + Send + Sync>,
    chunks: Receiver<Vec<u8>>,
    parser: vt100::Parser,
    closing: Arc<AtomicBool>,
    reading: Option<JoinHandle<()>>,
    /// Every byte the program wrote.
    pub raw: Vec<u8>,
    /// How many reads brought something, an upper bound for writes.
    pub reads: usize,
}

impl Pty {
    /// Starts `tavle` with these arguments in a window of this size.
    pub fn start(args: &[&str], size: (u16, u16)) -> Pty {
        Pty::start_with(args, size, &[])
    }

    /// The same with more of an environment.
    pub fn start_with(args: &[&str], (cols, rows): (u16, u16), env: &[(&str, &str)]) -> Pty {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_tavle"));
        command.args(args);
        for (name, value) in [
            ("TERM", "xterm-256color"),
            ("LANG", "C.UTF-8"),
            ("LC_ALL", "C.UTF-8"),
            ("TZ", "Europe/Copenhagen"),
        ] {
            command.env(name, value);
        }
        command.env_remove("NO_COLOR");
        for (name, value) in env {
            command.env(name, value);
        }
        Pty::run(command, cols, rows)
    }

    /// Runs a command that becomes `tavle` on a pty of this size.
    pub fn run(command: CommandBuilder, cols: u16, rows: u16) -> Pty {
        let size = PtySize { rows, cols, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let writer = pair.master.take_writer().unwrap();
        let (send, chunks) = channel();
        let closing = Arc::new(AtomicBool::new(false));
        let closes = closing.clone();
        let reading = std::thread::spawn(move || {
            let mut buffer = [0; 65536];
            while let Ok(n) = reader.read(&mut buffer) {
                if n == 0 || closes.load(Ordering::SeqCst) || send.send(buffer[..n].to_vec()).is_err() {
                    return;
                }
            }
        });
        let parser = vt100::Parser::new(NonZero::new(rows).unwrap(), NonZero::new(cols).unwrap(), 0);
        let (master, writer, reading) = (Some(pair.master), Some(writer), Some(reading));
        Pty { master, writer, child, chunks, parser, closing, reading, raw: Vec::new(), reads: 0 }
    }

    /// Types bytes.
    pub fn send(&mut self, bytes: &str) {
        let writer = self.writer.as_mut().unwrap();
        writer.write_all(bytes.as_bytes()).unwrap();
        writer.flush().unwrap();
    }

    /// Types and waits until it was read and nothing more comes of it; returns how many bytes came.
    pub fn press(&mut self, bytes: &str) -> usize {
        let before = self.raw.len();
        let slept = self.threads().reader_slept();
        self.send(bytes);
        let start = Instant::now();
        while self.threads().reader_slept() == slept && self.runs() {
            assert!(start.elapsed() < PATIENCE, "{bytes:?} was never read:\n{}", self.text());
            self.read_for(Duration::from_millis(1), QUIET);
        }
        self.settle();
        self.raw.len() - before
    }

    /// Reads until nothing has come for a while and no thread of the program has anything to do; returns how many bytes
    /// came.
    pub fn settle(&mut self) -> usize {
        let before = self.raw.len();
        let start = Instant::now();
        let mut asleep = 0;
        while asleep < LOOKS && start.elapsed() < PATIENCE {
            let came = self.read_for(QUIET / LOOKS, PATIENCE);
            asleep = if came == 0 && !self.threads().are_busy() { asleep + 1 } else { 0 };
        }
        self.raw.len() - before
    }

    /// Reads until `quiet` without a byte, at most for `limit`.
    pub fn read_for(&mut self, quiet: Duration, limit: Duration) -> usize {
        let before = self.raw.len();
        let start = Instant::now();
        while start.elapsed() < limit {
            match self.chunks.recv_timeout(quiet) {
                Ok(chunk) => self.take(&chunk),
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => {
                    std::thread::sleep(quiet.min(limit.saturating_sub(start.elapsed())));
                    break;
                }
            }
        }
        self.raw.len() - before
    }

    fn take(&mut self, chunk: &[u8]) {
        self.reads += 1;
        self.raw.extend_from_slice(chunk);
        self.parser.process(chunk);
    }

    /// Waits until this text stands on the screen.
    pub fn until(&mut self, text: &str) {
        self.until_so(&format!("»{text}«"), |screen| screen.contains(text));
    }

    /// Waits until the screen's text is so; `what` names it where it never comes.
    pub fn until_so(&mut self, what: &str, is_so: impl Fn(&str) -> bool) {
        let start = Instant::now();
        while !is_so(&self.text()) {
            assert!(start.elapsed() < PATIENCE && self.runs(), "{what} never came:\n{}", self.text());
            self.read_for(Duration::from_millis(5), QUIET);
        }
    }

    /// The screen as text.
    pub fn text(&self) -> String {
        let lines: Vec<String> = self
            .parser
            .screen()
            .rows(0, self.parser.screen().size().1.get())
            .map(|l| l.trim_end().to_string())
            .collect();
        lines.join("\n")
    }

    /// The emulated screen.
    pub fn screen(&self) -> &vt100::Screen {
        self.parser.screen()
    }

    /// Changes the window's size.
    pub fn resize(&mut self, (cols, rows): (u16, u16)) {
        let size = PtySize { rows, cols, pixel_width: 0, pixel_height: 0 };
        self.master.as_ref().unwrap().resize(size).unwrap();
        self.parser.screen_mut().set_size(NonZero::new(rows).unwrap(), NonZero::new(cols).unwrap());
    }

    /// The process id.
    pub fn pid(&self) -> u32 {
        self.child.process_id().unwrap()
    }

    /// Sends a signal.
    pub fn signal(&self, name: &str) {
        let status =
            std::process::Command::new("kill").args([format!("-{name}"), self.pid().to_string()]).status();
        assert!(status.unwrap().success());
    }

    /// Closes the window: the pty goes away under the program. One more key is typed, so that the thread that reads the
    /// pty wakes and lets go of it.
    pub fn close_window(&mut self) {
        self.closing.store(true, Ordering::SeqCst);
        self.send(".");
        self.reading.take().unwrap().join().unwrap();
        self.writer = None;
        self.master = None;
    }

    /// Waits for the end and reads what was written up to it; the exit code.
    pub fn ends(&mut self) -> u32 {
        let start = Instant::now();
        while self.runs() {
            assert!(start.elapsed() < PATIENCE, "it never ended:\n{}", self.text());
            self.read_for(Duration::from_millis(1), QUIET);
        }
        while let Ok(chunk) = self.chunks.recv_timeout(PATIENCE) {
            self.take(&chunk);
        }
        self.child.wait().unwrap().exit_code()
    }

    fn runs(&mut self) -> bool {
        self.child.try_wait().unwrap().is_none()
    }

    /// What its threads are doing.
    pub fn threads(&self) -> Threads {
        Threads::of(self.child.process_id().unwrap())
    }
}

/// Waits until it is so; `what` names it where it never comes. Returns how long that took.
pub fn wait_until(what: &str, is_so: impl Fn() -> bool) -> Duration {
    let start = Instant::now();
    while !is_so() {
        assert!(start.elapsed() < PATIENCE, "{what} never came");
        std::thread::sleep(Duration::from_millis(5));
    }
    start.elapsed()
}

impl Drop for Pty {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A folder of one test's own, removed at its end.
pub struct Folder(PathBuf);

impl Folder {
    /// A new one.
    pub fn new() -> Folder {
        use std::sync::atomic::AtomicU32;
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let name = format!("tavle-board-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let path = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    /// A file in it.
    pub fn file(&self, name: &str) -> String {
        self.0.join(name).to_string_lossy().into_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
