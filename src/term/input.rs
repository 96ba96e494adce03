//! The thread that reads the terminal: one read is one batch, and the next read waits until the batch has been dealt with.
//!
//! So a key acts on the frame that the person saw, and another program that has the terminal meanwhile loses no keys. A
//! terminal that goes away is noticed at once, in every state, and said once.

use std::io;
use std::os::fd::{AsFd, OwnedFd};
use std::thread;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::pipe::{PipeFlags, pipe_with};

use super::parse::Parser;
use crate::msg::key::Input;

/// The most that one read takes.
const READ: usize = 4096;
/// After so long a silence, an ESC was the Esc key and not the beginning of a sequence.
const SILENCE: Duration = Duration::from_millis(25);

const GONE: PollFlags = PollFlags::HUP.union(PollFlags::ERR).union(PollFlags::NVAL);

/// What comes from the terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FromTerm {
    /// What one read held; never empty. Nothing follows until [`Ack::ack`].
    Batch(Vec<Input>),
    /// The terminal is gone. The last that comes.
    Hangup,
}

/// Lets the thread read on; dropped, it ends the thread.
#[derive(Debug)]
pub struct Ack {
    wake: OwnedFd,
}

impl Ack {
    /// The batch has been dealt with and the frame that it led to is drawn: read the next one.
    pub fn ack(&self) {
        // Full or closed: the thread is awake or gone.
        let _ = rustix::io::write(&self.wake, b"+");
    }
}

/// Starts to read `tty`, which must be in raw mode; `send` must not wait.
///
/// # Errors
/// The system has no thread or handle left.
pub fn spawn(tty: OwnedFd, parser: Parser, send: Box<dyn Fn(FromTerm) + Send>) -> io::Result<Ack> {
    let (woken, wake) = pipe_with(PipeFlags::CLOEXEC | PipeFlags::NONBLOCK)?;
    let mut reader = Reader { tty, woken, parser };
    thread::Builder::new().name("input".into()).spawn(move || {
        if reader.run(&send) == Gone::Terminal {
            send(FromTerm::Hangup);
        }
    })?;
    Ok(Ack { wake })
}

struct Reader {
    tty: OwnedFd,
    woken: OwnedFd,
    parser: Parser,
}

/// Why the thread ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gone {
    Terminal,
    Program,
}

impl Reader {
    fn run(&mut self, send: &dyn Fn(FromTerm)) -> Gone {
        loop {
            let inputs = match self.batch() {
                Ok(inputs) if inputs.is_empty() => continue,
                Ok(inputs) => inputs,
                Err(gone) => return gone,
            };
            self.forget_acks();
            send(FromTerm::Batch(inputs));
            if let Err(gone) = self.wait_for_ack() {
                return gone;
            }
        }
    }

    fn batch(&mut self) -> Result<Vec<Input>, Gone> {
        let mut inputs = Vec::new();
        self.wait_for_bytes(None)?;
        self.read(&mut inputs)?;
        while self.parser.pending() {
            if self.wait_for_bytes(Some(SILENCE))? {
                self.read(&mut inputs)?;
            } else {
                self.parser.flush(&mut inputs);
            }
        }
        Ok(inputs)
    }

    fn read(&mut self, inputs: &mut Vec<Input>) -> Result<(), Gone> {
        let mut bytes = [0; READ];
        match rustix::io::read(&self.tty, &mut bytes) {
            Ok(0) => Err(Gone::Terminal),
            Ok(length) => {
                self.parser.feed(bytes.get(..length).unwrap_or_default(), inputs);
                Ok(())
            }
            Err(Errno::INTR | Errno::AGAIN) => Ok(()),
            Err(_) => Err(Gone::Terminal),
        }
    }

    /// Whether there is something to read, at most after `limit`.
    fn wait_for_bytes(&self, limit: Option<Duration>) -> Result<bool, Gone> {
        let (tty, woken) = self.wait(PollFlags::IN, PollFlags::empty(), limit)?;
        if woken.intersects(GONE) {
            return Err(Gone::Program);
        }
        // What was typed before the line dropped is still read; the read that follows says that it is gone.
        if tty.intersects(GONE) && !tty.contains(PollFlags::IN) {
            return Err(Gone::Terminal);
        }
        Ok(tty.contains(PollFlags::IN))
    }

    /// Asks the terminal for nothing but whether it is gone: keys wait in it meanwhile.
    fn wait_for_ack(&self) -> Result<(), Gone> {
        loop {
            let (tty, woken) = self.wait(PollFlags::empty(), PollFlags::IN, None)?;
            if tty.intersects(GONE) {
                return Err(Gone::Terminal);
            }
            if woken.contains(PollFlags::IN) {
                return Ok(());
            }
            if woken.intersects(GONE) {
                return Err(Gone::Program);
            }
        }
    }

    fn wait(
        &self,
        tty: PollFlags,
        woken: PollFlags,
        limit: Option<Duration>,
    ) -> Result<(PollFlags, PollFlags), Gone> {
        let limit = limit.and_then(|limit| Timespec::try_from(limit).ok());
        let (tty_fd, woken_fd) = (self.tty.as_fd(), self.woken.as_fd());
        let mut fds = [PollFd::new(&tty_fd, tty), PollFd::new(&woken_fd, woken)];
        loop {
            match poll(&mut fds, limit.as_ref()) {
                Ok(_) => break,
                Err(Errno::INTR) => {}
                Err(_) => return Err(Gone::Terminal),
            }
        }
        let [tty, woken] = fds.map(|fd| fd.revents());
        Ok((tty, woken))
    }

    /// One batch, one ack: what was given too often before does not count for the next.
    fn forget_acks(&self) {
        let mut bytes = [0; 64];
        while rustix::io::read(&self.woken, &mut bytes).is_ok_and(|length| length == bytes.len()) {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::msg::key::Key;
    use rustix::pipe::pipe;
    use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
    use std::time::Instant;

    const SOON: Duration = Duration::from_secs(30);
    const NOT_YET: Duration = Duration::from_millis(60);

    fn reading() -> (OwnedFd, Ack, Receiver<FromTerm>) {
        let (tty, typist) = pipe().unwrap();
        let (send, received) = mpsc::channel();
        let ack =
            spawn(tty, Parser::default(), Box::new(move |from| send.send(from).unwrap_or_default())).unwrap();
        (typist, ack, received)
    }

    fn typed(typist: &OwnedFd, text: &str) {
        rustix::io::write(typist, text.as_bytes()).unwrap();
    }

    fn keys(names: &str) -> FromTerm {
        FromTerm::Batch(names.split(' ').map(|name| Input::Key(Key::parse(name).unwrap())).collect())
    }

    #[test]
    fn nothing_is_read_until_the_batch_before_has_been_dealt_with() {
        let (typist, ack, received) = reading();
        typed(&typist, "ab");
        assert_eq!(received.recv_timeout(SOON), Ok(keys("a b")));
        typed(&typist, "c");
        assert_eq!(received.recv_timeout(NOT_YET), Err(RecvTimeoutError::Timeout));
        ack.ack();
        assert_eq!(received.recv_timeout(SOON), Ok(keys("c")));
    }

    #[test]
    fn an_ack_too_many_lets_nothing_through_early() {
        let (typist, ack, received) = reading();
        ack.ack();
        ack.ack();
        typed(&typist, "a");
        assert_eq!(received.recv_timeout(SOON), Ok(keys("a")));
        typed(&typist, "b");
        assert_eq!(received.recv_timeout(NOT_YET), Err(RecvTimeoutError::Timeout));
    }

    #[test]
    fn a_burst_longer_than_a_read_comes_whole_in_batches() {
        let (typist, ack, received) = reading();
        typed(&typist, &"x".repeat(READ * 2 + 100));
        let mut lengths = Vec::new();
        for _ in 0..3 {
            let Ok(FromTerm::Batch(inputs)) = received.recv_timeout(SOON) else { panic!("a batch") };
            lengths.push(inputs.len());
            ack.ack();
        }
        assert_eq!(lengths, [READ, READ, 100]);
    }

    #[test]
    fn a_sequence_in_two_halves_is_one_key_and_a_lone_esc_is_esc() {
        // On a busy machine the second half may come after the silence that makes it two keys: then it is typed again.
        let in_time = || {
            let (typist, ack, received) = reading();
            let since = Instant::now();
            typed(&typist, "\x1b");
            thread::sleep(Duration::from_millis(5));
            typed(&typist, "[B");
            (since.elapsed() < SILENCE).then_some((typist, ack, received))
        };
        let (typist, ack, received) = (0..100).find_map(|_| in_time()).unwrap();
        assert_eq!(received.recv_timeout(SOON), Ok(keys("down")));
        ack.ack();
        typed(&typist, "\x1b");
        assert_eq!(received.recv_timeout(SOON), Ok(keys("esc")));
    }

    #[test]
    fn a_terminal_that_goes_away_is_said_once_while_reading_and_while_waiting() {
        let (typist, _ack, received) = reading();
        drop(typist);
        assert_eq!(received.recv_timeout(SOON), Ok(FromTerm::Hangup));
        assert_eq!(received.recv_timeout(SOON), Err(RecvTimeoutError::Disconnected), "the thread has ended");

        let (typist, _ack, received) = reading();
        typed(&typist, "a");
        assert_eq!(received.recv_timeout(SOON), Ok(keys("a")));
        drop(typist);
        assert_eq!(received.recv_timeout(SOON), Ok(FromTerm::Hangup));
        assert_eq!(received.recv_timeout(SOON), Err(RecvTimeoutError::Disconnected), "the thread has ended");
    }

    #[test]
    fn the_thread_ends_with_its_handle() {
        let (typist, ack, received) = reading();
        drop(ack);
        assert_eq!(received.recv_timeout(SOON), Err(RecvTimeoutError::Disconnected));
        drop(typist);
    }
}
