//! The two ends of the terminal: where keys come from and where the screen goes to.

use std::fs::{File, OpenOptions};
use std::io;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};

use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;
use rustix::termios::isatty;

/// The terminal of this process.
#[derive(Debug)]
pub struct Tty {
    input: OwnedFd,
    output: OwnedFd,
}

impl Tty {
    /// Standard input and output where they are a terminal, else the controlling terminal.
    ///
    /// # Errors
    /// There is no terminal: a script, a scheduled job.
    pub fn open() -> io::Result<Tty> {
        let (stdin, stdout) = (rustix::stdio::stdin(), rustix::stdio::stdout());
        Ok(Tty {
            input: if isatty(stdin) { stdin.try_clone_to_owned()? } else { controlling()? },
            output: if isatty(stdout) { stdout.try_clone_to_owned()? } else { controlling()? },
        })
    }

    /// Where keys come from.
    pub fn input(&self) -> BorrowedFd<'_> {
        self.input.as_fd()
    }

    /// Where the screen goes to.
    pub fn output(&self) -> BorrowedFd<'_> {
        self.output.as_fd()
    }

    /// A handle of its own on where keys come from, for the thread that reads.
    ///
    /// # Errors
    /// The process has no more file handles.
    pub fn input_handle(&self) -> io::Result<OwnedFd> {
        self.input.try_clone()
    }

    /// A handle of its own on where the screen goes to, for the backend.
    ///
    /// # Errors
    /// The process has no more file handles.
    pub fn output_handle(&self) -> io::Result<OwnedFd> {
        self.output.try_clone()
    }
}

/// Writes everything, waiting where the terminal is slow: that wait is the brake on a slow line.
///
/// # Errors
/// The terminal is gone.
pub(super) fn write_all(fd: BorrowedFd<'_>, mut bytes: &[u8]) -> io::Result<()> {
    while !bytes.is_empty() {
        match rustix::io::write(fd, bytes) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(written) => bytes = bytes.get(written..).unwrap_or_default(),
            Err(Errno::INTR) => {}
            Err(Errno::AGAIN) => wait_until_writable(fd)?,
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

fn wait_until_writable(fd: BorrowedFd<'_>) -> io::Result<()> {
    match poll(&mut [PollFd::new(&fd, PollFlags::OUT)], None) {
        Ok(_) | Err(Errno::INTR) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

fn controlling() -> io::Result<OwnedFd> {
    let tty: File = OpenOptions::new().read(true).write(true).open("/dev/tty")?;
    Ok(tty.into())
}
