//! Standard output: data only, and nothing in it that could steer a terminal.

use std::io::{self, BufWriter, StdoutLock, Write};
use std::path::{Path, PathBuf};

use super::Stop;
use super::exit::shown;
use crate::domain::clean::clean;
use crate::text::{Lang, cli as text};

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

/// Writes a file, which appears under its name when it is whole.
pub fn write_file(path: &Path, content: &[u8], lang: Lang) -> Result<(), Stop> {
    let beside = beside(path);
    let written = std::fs::write(&beside, content).and_then(|()| std::fs::rename(&beside, path));
    written.map_err(|error| {
        let _ = std::fs::remove_file(&beside);
        Stop::Refused(text::cannot_write_out(lang, &shown(path), &error.to_string()))
    })
}

/// Where a file grows until it is whole.
pub fn beside(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_os_string();
    name.push(format!(".{}.part", std::process::id()));
    PathBuf::from(name)
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
