//! Takes the terminal and gives it back as it was: once, in reverse order, on every way out.

use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::thread::{self, ThreadId};
use std::time::Duration;

use crossterm::Command;
use crossterm::cursor::{Hide, MoveTo, Show};
use crossterm::event::{DisableFocusChange, EnableFocusChange};
use crossterm::style::ResetColor;
use crossterm::terminal::{
    Clear, ClearType, DisableLineWrap, EnableLineWrap, EndSynchronizedUpdate, EnterAlternateScreen,
    LeaveAlternateScreen, SetTitle,
};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::{Signal, getpgrp, getsid, kill_current_process_group};
use rustix::termios::{OptionalActions, Termios, tcgetattr, tcsetattr};
use signal_hook::consts::SIGCONT;

use super::tty::{self, Tty};

const PASTE_ON: &str = "\x1b[?2004h";
const PASTE_OFF: &str = "\x1b[?2004l";
/// Undoes what a program that was killed has set: where the screen scrolls, what the arrows send (DECSTR).
const SOFT_RESET: &str = "\x1b[!p";
/// The terminal puts its window's title on a stack, and takes it back from there.
const TITLE_KEEP: &str = "\x1b[22;2t";
const TITLE_BACK: &str = "\x1b[23;2t";

/// A stop that has not come after half a second of running does not come.
const STOP_STEPS: u32 = 100;
const STOP_STEP: Duration = Duration::from_millis(5);

/// Which modes to set. Raw mode, a hidden cursor and no wrapping at the edge are always set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// A screen of our own, so that what the person had before comes back.
    pub alternate: bool,
    /// A paste comes as one, marked, not as typed keys.
    pub paste: bool,
    /// The terminal says when its window gets or loses the focus.
    pub focus: bool,
    /// The backend brackets large frames; one that was cut off is ended.
    pub sync: bool,
    /// A title for the window; leave it out where [`Caps::window`](super::Caps) is false.
    pub title: Option<String>,
}

impl Default for Options {
    fn default() -> Options {
        Options { alternate: true, paste: true, focus: true, sync: false, title: None }
    }
}

/// The terminal, ours until this is dropped.
#[derive(Debug)]
pub struct Guard {
    taken: Arc<Taken>,
}

#[derive(Debug)]
struct Taken {
    tty: Tty,
    options: Options,
    /// The modes of the line as they were.
    before: Mutex<Termios>,
    held: AtomicBool,
    owner: ThreadId,
}

/// The terminal that this process has taken, for those who have to give it back without the guard: a panic, a last signal.
static TAKEN: Mutex<Weak<Taken>> = Mutex::new(Weak::new());

/// Who has the terminal, seen from the calling thread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holder {
    /// Nobody of this process.
    Nobody,
    /// The calling thread.
    Us,
    /// Another thread, which goes on drawing.
    Another,
}

impl Guard {
    /// Takes the terminal; the calling thread is from now on the one that draws. One write.
    ///
    /// # Errors
    /// There is no terminal, or it is gone.
    pub fn enter(options: Options) -> io::Result<Guard> {
        let tty = Tty::open()?;
        let before = Mutex::new(tcgetattr(tty.input())?);
        let owner = thread::current().id();
        let taken = Arc::new(Taken { tty, options, before, held: AtomicBool::new(false), owner });
        let guard = Guard { taken };
        guard.taken.take()?;
        *locked(&TAKEN) = Arc::downgrade(&guard.taken);
        Ok(guard)
    }

    /// The terminal itself, for the backend and the thread that reads.
    pub fn tty(&self) -> &Tty {
        &self.taken.tty
    }

    /// Gives the terminal back as it was: for good, or while `$EDITOR` or a shell has it, until [`retake`](Self::retake).
    /// A second call does nothing.
    ///
    /// # Errors
    /// The terminal is gone.
    pub fn leave(&self) -> io::Result<()> {
        self.taken.give_back()
    }

    /// Gives back a terminal that has hung up: writes nothing, and restores the line's modes if it still can.
    pub fn leave_quietly(&self) {
        if self.taken.held.swap(false, Ordering::SeqCst) {
            let _ = self.taken.restore_line();
        }
    }

    /// Takes the terminal again after [`leave`](Self::leave). The screen is empty; what the backend knew of it is void.
    ///
    /// # Errors
    /// The terminal is gone.
    pub fn retake(&self) -> io::Result<()> {
        if self.taken.held.load(Ordering::SeqCst) {
            return Ok(());
        }
        *locked(&self.taken.before) = tcgetattr(self.taken.tty.input())?;
        self.taken.take()
    }

    /// Another program has the terminal while `work` runs. Whatever that leaves behind, its modes of the line among it, is
    /// not what the person has at the end.
    ///
    /// # Errors
    /// The terminal is gone.
    pub fn lend<T>(&self, work: impl FnOnce() -> T) -> io::Result<T> {
        self.leave()?;
        let done = work();
        tty::write_all(self.taken.tty.output(), SOFT_RESET.as_bytes())?;
        self.taken.take()?;
        Ok(done)
    }

    /// Whether there is a shell above us that could wake us again after [`suspend`](Self::suspend): not where the session
    /// began with this program.
    pub fn can_suspend() -> bool {
        getsid(None).is_ok_and(|session| session != getpgrp())
    }

    /// Gives the terminal back and stops the whole job, until the shell continues it; then takes the terminal again.
    ///
    /// # Errors
    /// `Unsupported` where nobody could wake us; else the terminal is gone.
    pub fn suspend(&self) -> io::Result<()> {
        if !Guard::can_suspend() {
            return Err(io::ErrorKind::Unsupported.into());
        }
        self.leave()?;
        let stopped = stop_until_continued();
        self.retake()?;
        stopped
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        let _ = self.leave();
    }
}

impl Taken {
    fn take(&self) -> io::Result<()> {
        let mut raw = locked(&self.before).clone();
        raw.make_raw();
        tcsetattr(self.tty.input(), OptionalActions::Now, &raw)?;
        self.held.store(true, Ordering::SeqCst);
        tty::write_all(self.tty.output(), self.options.beginning().as_bytes())
    }

    fn give_back(&self) -> io::Result<()> {
        if !self.held.swap(false, Ordering::SeqCst) {
            return Ok(());
        }
        let written = tty::write_all(self.tty.output(), self.options.end().as_bytes());
        let restored = self.restore_line();
        written.and(restored)
    }

    fn restore_line(&self) -> io::Result<()> {
        let before = locked(&self.before);
        Ok(tcsetattr(self.tty.input(), OptionalActions::Now, &before)?)
    }

    fn would_take_a_write(&self) -> bool {
        let output = self.tty.output();
        let mut fds = [PollFd::new(&output, PollFlags::OUT)];
        let ready = poll(&mut fds, Some(&Timespec::default()));
        ready.is_ok() && fds.iter().all(|fd| fd.revents() == PollFlags::OUT)
    }
}

impl Options {
    fn beginning(&self) -> String {
        let mut out = String::new();
        if self.alternate {
            say(&mut out, EnterAlternateScreen);
        }
        if let Some(title) = &self.title {
            out.push_str(TITLE_KEEP);
            let seen: String = title.chars().filter(|c| !c.is_control()).collect();
            say(&mut out, SetTitle(seen));
        }
        say(&mut out, Hide);
        say(&mut out, DisableLineWrap);
        if self.paste {
            out.push_str(PASTE_ON);
        }
        if self.focus {
            say(&mut out, EnableFocusChange);
        }
        clear(&mut out);
        out
    }

    fn end(&self) -> String {
        let mut out = String::new();
        if self.sync {
            say(&mut out, EndSynchronizedUpdate);
        }
        // Not every terminal has a second screen: what stood here is gone from the first one too.
        clear(&mut out);
        if self.focus {
            say(&mut out, DisableFocusChange);
        }
        if self.paste {
            out.push_str(PASTE_OFF);
        }
        say(&mut out, EnableLineWrap);
        say(&mut out, Show);
        if self.title.is_some() {
            out.push_str(TITLE_BACK);
        }
        if self.alternate {
            say(&mut out, LeaveAlternateScreen);
        }
        out
    }
}

/// Who has the terminal.
pub(super) fn holder() -> Holder {
    match locked(&TAKEN).upgrade().filter(|taken| taken.held.load(Ordering::SeqCst)) {
        None => Holder::Nobody,
        Some(taken) if taken.owner == thread::current().id() => Holder::Us,
        Some(_) => Holder::Another,
    }
}

/// Gives the terminal back, as far as it can be done without waiting, because the process ends now.
pub(super) fn give_back_now() {
    let Some(taken) = locked(&TAKEN).upgrade() else { return };
    if taken.would_take_a_write() {
        let _ = taken.give_back();
    } else if taken.held.swap(false, Ordering::SeqCst) {
        let _ = taken.restore_line();
    }
}

/// The stop may reach this thread a moment after the call that asks for it; going on meanwhile would take the terminal from
/// the shell. So this waits for the SIGCONT that ends the stop.
fn stop_until_continued() -> io::Result<()> {
    let continued = Arc::new(AtomicBool::new(false));
    let heard = signal_hook::flag::register(SIGCONT, Arc::clone(&continued))?;
    // SIGSTOP, since the kernel drops a SIGTSTP to an orphaned job; to the group, since the shell waits for all of it.
    let stopped = kill_current_process_group(Signal::STOP);
    for _ in 0..STOP_STEPS {
        if stopped.is_err() || continued.load(Ordering::SeqCst) {
            break;
        }
        thread::sleep(STOP_STEP);
    }
    signal_hook::low_level::unregister(heard);
    Ok(stopped?)
}

fn clear(out: &mut String) {
    say(out, ResetColor);
    say(out, MoveTo(0, 0));
    say(out, Clear(ClearType::All));
}

fn say(out: &mut String, command: impl Command) {
    let _ = command.write_ansi(out);
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_set_is_undone_and_nothing_else() {
        let bare = Options { alternate: false, paste: false, focus: false, sync: false, title: None };
        assert_eq!(bare.beginning(), "\x1b[?25l\x1b[?7l\x1b[0m\x1b[1;1H\x1b[2J");
        assert_eq!(bare.end(), "\x1b[0m\x1b[1;1H\x1b[2J\x1b[?7h\x1b[?25h");
        let full = Options { sync: true, title: Some("Tavle".into()), ..Options::default() };
        for mode in ["?1049", "?2004", "?1004"] {
            assert!(
                full.beginning().contains(&format!("{mode}h")) && full.end().contains(&format!("{mode}l"))
            );
            assert!(!bare.beginning().contains(mode) && !bare.end().contains(mode));
        }
        assert!(full.beginning().contains("\x1b[22;2t\x1b]0;Tavle\x07") && full.end().contains("\x1b[23;2t"));
    }

    #[test]
    fn a_title_cannot_smuggle_anything() {
        let options = Options { title: Some("a\x1b]0;b\x07\u{9c}c".into()), ..Options::default() };
        assert!(options.beginning().contains("\x1b]0;a]0;bc\x07"));
    }
}
