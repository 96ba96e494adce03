//! What the system says to the program: hang up, end, stop, go on, another size.

use std::io;
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::kill_current_process_group;
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::exfiltrator::WithRawSiginfo;
use signal_hook::iterator::{Handle, SignalsInfo};
use signal_hook::low_level;

use super::guard::{self, Guard, Holder};

/// A closing session sends several in a row (SIGTERM and SIGHUP, or SIGHUP from both kernel and shell): they are one.
const ONE_ACT: Duration = Duration::from_secs(1);
/// Whoever has not ended by then is stuck, perhaps in a write to a terminal that has stopped reading.
const PATIENCE: Duration = Duration::from_secs(5);

/// What the system says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signal {
    /// The terminal is gone (SIGHUP): save, write nothing to it, end.
    Hangup,
    /// Save and end (SIGTERM, SIGINT from outside).
    Terminate,
    /// Stop as Ctrl-Z would stop other programs (SIGTSTP from outside).
    Stop,
    /// Running again after a stop (SIGCONT): nothing is known of the screen.
    Continue,
    /// The window may have another size (SIGWINCH).
    Resize,
}

impl Signal {
    /// The code to exit with after this signal; `None` where it ends nothing.
    pub fn exit_code(self) -> Option<u8> {
        match self {
            Signal::Hangup => Some(129),
            Signal::Terminate => Some(143),
            Signal::Stop | Signal::Continue | Signal::Resize => None,
        }
    }

    fn of(number: i32) -> Option<Signal> {
        match number {
            SIGHUP => Some(Signal::Hangup),
            SIGTERM | SIGINT => Some(Signal::Terminate),
            SIGTSTP => Some(Signal::Stop),
            SIGCONT => Some(Signal::Continue),
            SIGWINCH => Some(Signal::Resize),
            _ => None,
        }
    }
}

/// Ends the watch when dropped.
#[derive(Debug)]
pub struct Watch {
    handle: Handle,
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.handle.close();
    }
}

/// Hears signals on a thread of its own and hands each to `send`, which must not wait. A second request to end, more than a
/// second after the first, ends the process at once, and so do five seconds without an end: the terminal is given back
/// as far as that takes no waiting, and the exit code is 128 and the signal's number.
///
/// # Errors
/// The system has no thread or handle left.
pub fn watch(send: impl Fn(Signal) + Send + 'static) -> io::Result<Watch> {
    let numbers = [SIGHUP, SIGTERM, SIGINT, SIGTSTP, SIGCONT, SIGWINCH];
    let mut signals = SignalsInfo::<WithRawSiginfo>::new(numbers)?;
    let handle = signals.handle();
    thread::Builder::new().name("signals".into()).spawn(move || {
        let mut asked_to_end: Option<Instant> = None;
        for info in signals.forever() {
            let number = info.si_signo;
            let Some(signal) = Signal::of(number) else { continue };
            if number == SIGINT && is_typed(info.si_code) {
                continue;
            }
            if guard::holder() == Holder::Nobody && belongs_to_another(number) {
                continue;
            }
            if signal.exit_code().is_some() {
                match asked_to_end {
                    Some(first) if first.elapsed() < ONE_ACT => continue,
                    Some(_) => end_now(number),
                    None => asked_to_end = Some(Instant::now()),
                }
                end_after(PATIENCE, number);
            }
            send(signal);
        }
    })?;
    Ok(Watch { handle })
}

/// Whether the terminal sent it and no process did (POSIX: a process's code is 0 or less). While it is ours the terminal
/// gives us Ctrl-C as a key, so one that comes as a signal was typed for the program that had it, however late it is heard.
fn is_typed(code: i32) -> bool {
    code > 0
}

/// Another program has the terminal: Ctrl-C there is meant for it, and Ctrl-Z stops it and us, as the shell expects it.
fn belongs_to_another(number: i32) -> bool {
    if number == SIGTSTP && Guard::can_suspend() {
        let _ = kill_current_process_group(rustix::process::Signal::STOP);
    }
    matches!(number, SIGTSTP | SIGINT)
}

fn end_after(patience: Duration, number: i32) {
    let wait = move || {
        thread::sleep(patience);
        end_now(number);
    };
    // Without the thread there is still the second signal.
    let _ = thread::Builder::new().name("last resort".into()).spawn(wait);
}

fn end_now(number: i32) {
    if number != SIGHUP {
        guard::give_back_now();
    }
    low_level::exit(128 + number);
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc;

    #[test]
    fn a_resize_and_a_continuation_are_heard() {
        let (send, heard) = mpsc::channel();
        let watch = watch(move |signal| send.send(signal).unwrap_or_default()).unwrap();
        for (number, signal) in [(SIGWINCH, Signal::Resize), (SIGCONT, Signal::Continue)] {
            low_level::raise(number).unwrap();
            assert_eq!(heard.recv_timeout(Duration::from_secs(30)), Ok(signal));
        }
        drop(watch);
    }
}
