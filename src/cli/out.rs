//! Standard output: data only, and nothing in it that could steer a terminal.

use std::fs::File;
use std::io::{self, BufWriter, StdoutLock, Write};
use std::path::{Path, PathBuf};

use super::Stop;
use super::exit::shown;
use super::session::followed;
use crate::domain::clean::clean;
use crate::text::{Lang, cause, cli as text};

/// Standard output, written in large pieces.
pub struct Out {
    sink: BufWriter<StdoutLock<'static>>,
}

impl Out {
    /// Takes standard output.
    pub fn new() -> Out {
        Out { sink: BufWriter::with_capacity(64 * 1024, io::stdout().lock()) }
    }

    /// One line for a person: what is harmful in it is left out.
    pub fn line(&mut self, text: &str) -> Result<(), Stop> {
        self.sink.write_all(clean(text, false).text.trim_end().as_bytes())?;
        Ok(self.sink.write_all(b"\n")?)
    }

    /// Lines for a person: what is harmful in them is left out.
    pub fn text(&mut self, text: &str) -> Result<(), Stop> {
        Ok(self.sink.write_all(clean(text, true).text.as_bytes())?)
    }

    /// A value as JSON on one line.
    pub fn json(&mut self, value: &serde_json::Value) -> Result<(), Stop> {
        serde_json::to_writer(&mut self.sink, &harmless(value)).map_err(io::Error::from)?;
        Ok(self.sink.write_all(b"\n")?)
    }

    /// Bytes that are harmless already, such as what an export writes.
    pub fn sink(&mut self) -> &mut impl Write {
        &mut self.sink
    }

    /// Writes what is held back, so that words on standard error come after it.
    pub fn flush(&mut self) -> Result<(), Stop> {
        Ok(self.sink.flush()?)
    }

    /// Writes what is still held back.
    pub fn finish(mut self) -> Result<(), Stop> {
        Ok(self.sink.flush()?)
    }
}

/// Writes a file, which appears under its name when it is whole. What is no ordinary file, such as `/dev/stdout`, is
/// written to as it is.
pub fn to_file<T>(
    path: &Path,
    lang: Lang,
    write: impl FnOnce(&mut BufWriter<File>) -> Result<T, Stop>,
) -> Result<T, Stop> {
    let is_device = std::fs::metadata(path).is_ok_and(|about| !about.is_file());
    let written = if is_device { into(path, write) } else { grown(&followed(path.to_owned()), write) };
    written.map_err(|stop| match stop {
        Stop::Output(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Stop::Refused(text::cannot_write_out(lang, &shown(path), cause(&error).of(lang)))
        }
        other => other,
    })
}

fn into<T>(path: &Path, write: impl FnOnce(&mut BufWriter<File>) -> Result<T, Stop>) -> Result<T, Stop> {
    filled(File::options().write(true).open(path)?, write)
}

fn filled<T>(file: File, write: impl FnOnce(&mut BufWriter<File>) -> Result<T, Stop>) -> Result<T, Stop> {
    let mut file = BufWriter::new(file);
    let made = write(&mut file)?;
    file.flush()?;
    Ok(made)
}

/// Writes beside the file and moves what is whole over it.
fn grown<T>(path: &Path, write: impl FnOnce(&mut BufWriter<File>) -> Result<T, Stop>) -> Result<T, Stop> {
    let mut name = path.as_os_str().to_os_string();
    name.push(format!(".{}.part", std::process::id()));
    let beside = PathBuf::from(name);
    let written = filled(File::create(&beside)?, write);
    let moved = written.and_then(|made| Ok(std::fs::rename(&beside, path).map(|()| made)?));
    if moved.is_err() {
        let _ = std::fs::remove_file(&beside);
    }
    moved
}

/// JSON escapes control signs, but not those that turn or hide what one reads.
fn harmless(value: &serde_json::Value) -> serde_json::Value {
    use serde_json::Value;
    match value {
        Value::String(text) => Value::String(clean(text, true).text),
        Value::Array(items) => items.iter().map(harmless).collect(),
        Value::Object(entries) => entries.iter().map(|(name, v)| (name.clone(), harmless(v))).collect(),
        other => other.clone(),
    }
}
