//! Where the bytes of an import come from: a file, a pipe or standard input. They can be read from the start again,
//! and are known to be no more than the program takes before anything is written.

use std::fs::{File, OpenOptions};
use std::io::{self, BufReader, Cursor, Read, Seek, SeekFrom, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use super::Failed;
use crate::domain::clean::clean;
use crate::exchange::incoming::{Message, Problem};
use crate::exchange::mail::Post;
use crate::exchange::recognise::{self, Recognised};

/// The most that is read of a file at once, in bytes; of a mailbox, whose attachments are left out, any size.
pub const MOST_BYTES: u64 = 256 * 1024 * 1024;
/// The most lines: each may be a record that is remembered while the file is read.
pub const MOST_LINES: u64 = 2_000_000;

/// Where rows come from.
#[derive(Clone, Copy, Debug)]
pub enum Input<'a> {
    /// A file, or a pipe that has a name.
    File(&'a Path),
    /// Standard input.
    Standard,
}

impl Input<'_> {
    /// What the report calls it; standard input has no name.
    pub(super) fn name(&self) -> String {
        match self {
            Input::File(path) => {
                let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
                clean(&name, false).text
            }
            Input::Standard => "-".to_owned(),
        }
    }

    /// The bytes, so that they can be read more than once.
    pub(super) fn settle(&self) -> Result<Settled, Failed> {
        let file = match self {
            Input::File(path) => {
                let file = File::open(path).map_err(Failed::Unopened)?;
                match file.metadata().map_err(Failed::Unopened)?.is_file() {
                    true => file,
                    false => kept(file, &self.name(), MOST_BYTES)?,
                }
            }
            Input::Standard => kept(io::stdin().lock(), &self.name(), MOST_BYTES)?,
        };
        let settled = Settled(file);
        settled.within_limits(&self.name())?;
        Ok(settled)
    }
}

/// Bytes at hand.
pub(super) struct Settled(File);

impl Settled {
    /// A reader from the start.
    pub(super) fn reader(&self) -> Result<File, Failed> {
        let mut file = self.0.try_clone().map_err(Failed::Unopened)?;
        file.seek(SeekFrom::Start(0)).map_err(Failed::Unopened)?;
        Ok(file)
    }

    /// Whether it is more than the program takes, which is told before anything is written.
    fn within_limits(&self, name: &str) -> Result<(), Failed> {
        let mut reader = BufReader::with_capacity(recognise::START, self.reader()?);
        let start = start_of(&mut reader)?;
        if is_mailbox(&start, name) {
            return Ok(());
        }
        let (mut bytes, mut lines) = (start.len() as u64, count_lines(&start));
        let mut chunk = vec![0; recognise::START];
        loop {
            let got = reader.read(&mut chunk).map_err(Failed::Unopened)?;
            if got == 0 {
                return Ok(());
            }
            bytes += got as u64;
            lines += count_lines(chunk.get(..got).unwrap_or_default());
            if bytes > MOST_BYTES {
                return Err(too_large());
            }
            if lines > MOST_LINES {
                return Err(Problem::file(Message::TooManyLines { most: MOST_LINES }).into());
            }
        }
    }
}

fn count_lines(bytes: &[u8]) -> u64 {
    memchr::memchr_iter(b'\n', bytes).count() as u64
}

fn too_large() -> Failed {
    Problem::file(Message::FileTooLarge { megabytes: MOST_BYTES / 1024 / 1024 }).into()
}

/// All that comes through a pipe, in a file without a name that only we can read and that is gone when it is closed.
fn kept(mut pipe: impl Read, name: &str, most: u64) -> Result<File, Failed> {
    let mut file = nameless().map_err(Failed::Unkept)?;
    let start = start_of(&mut pipe)?;
    let most = if is_mailbox(&start, name) { u64::MAX } else { most };
    let all = Cursor::new(start).chain(pipe).take(most.saturating_add(1));
    let copied = copied(all, &mut file).map_err(Failed::Unkept)?;
    if copied > most { Err(too_large()) } else { Ok(file) }
}

fn copied(mut from: impl Read, to: &mut File) -> io::Result<u64> {
    let copied = io::copy(&mut from, to)?;
    to.flush().map(|()| copied)
}

/// Enough of a file to know what it is.
fn start_of(reader: &mut impl Read) -> Result<Vec<u8>, Failed> {
    let mut start = Vec::new();
    reader.by_ref().take(recognise::START as u64).read_to_end(&mut start).map_err(Failed::Unopened)?;
    Ok(start)
}

fn is_mailbox(start: &[u8], name: &str) -> bool {
    recognise::what_is(start, name) == Recognised::Post(Post::Mailbox)
}

fn nameless() -> io::Result<File> {
    const TRIES: u32 = 100;
    for attempt in 0..TRIES {
        let path = std::env::temp_dir().join(format!("tavle-ind-{}-{attempt}", std::process::id()));
        match OpenOptions::new().read(true).write(true).create_new(true).mode(0o600).open(&path) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
            Ok(file) => {
                std::fs::remove_file(&path)?;
                return Ok(file);
            }
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept_of(content: &str) -> Result<String, Failed> {
        let settled = Settled(kept(content.as_bytes(), "-", 100)?);
        let mut all = String::new();
        settled.reader()?.read_to_string(&mut all).map_err(Failed::Unopened)?;
        Ok(all)
    }

    #[test]
    fn a_mailbox_from_a_pipe_may_be_of_any_size_and_a_table_may_not() {
        let mail = "From eks@example.dk Wed Apr 22 09:00:00 2020\nSubject: Bænke\n\nFlere bænke.\n\n";
        let mailbox = mail.repeat(5000);
        assert!(kept_of(&mailbox).unwrap() == mailbox);
        assert!(kept_of("key,title\nF-0001,Bænke\n").is_ok());
        let too_long = kept_of(&format!("key,title\n{}", "F-0001,Bænke\n".repeat(20)));
        assert!(matches!(too_long, Err(Failed::File(Problem { message: Message::FileTooLarge { .. }, .. }))));
    }
}
