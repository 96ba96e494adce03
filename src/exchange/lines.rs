//! JSON lines to rows: one object a line, with the names of the first object as the header.

use std::io::{self, BufReader, Read};

use serde_json::{Map, Value};

use super::decode::{Decoder, Seen};
use super::figures::loose;
use super::line::read_line;
use super::problem::{Message, Problem};
use super::recognise::{quoted_sentence, refusal};
use super::table::{CELL_LIMIT, Row};
use super::value::joined_lines;

/// The longest line that is read, in bytes: a cell's limit with everything escaped.
pub(super) const LINE_LIMIT: usize = 4 * CELL_LIMIT;

/// A file of JSON lines; empty lines are skipped.
pub(super) struct Lines<R> {
    reader: BufReader<Decoder<R>>,
    header: Vec<String>,
    line: u64,
    failed: bool,
    of_figures: bool,
}

impl<R: Read> Lines<R> {
    /// `header` is what the first object names, in any order.
    pub(super) fn open(inner: R, header: Vec<String>) -> io::Result<Lines<R>> {
        let reader = BufReader::new(Decoder::new(inner)?);
        Ok(Lines { reader, header, line: 0, failed: false, of_figures: false })
    }

    /// Names may vary in blanks, brackets and language from line to line.
    pub(super) fn of_figures(self) -> Lines<R> {
        Lines { of_figures: true, ..self }
    }

    pub(super) fn header(&self) -> &[String] {
        &self.header
    }

    pub(super) fn seen(&self) -> Seen {
        self.reader.get_ref().seen()
    }

    /// The next line without its end; `Ok(None)` at the end of the file, a text that is too long cut off.
    fn next_line(&mut self) -> io::Result<Option<Vec<u8>>> {
        // One sign more than is allowed tells that it is too long.
        let Some(mut line) = read_line(&mut self.reader, LINE_LIMIT + 1)? else { return Ok(None) };
        line.bytes.pop_if(|last| *last == b'\n');
        Ok(Some(line.bytes))
    }

    fn row(&self, line: &[u8]) -> Result<Row, Problem> {
        let problem = |message| Problem::row(self.line, message);
        if line.len() > LINE_LIMIT {
            let megabytes = (CELL_LIMIT / 1024 / 1024) as u64;
            return Err(problem(Message::TooLong { last_line: self.line, megabytes }));
        }
        let object: Map<String, Value> =
            serde_json::from_slice(line).map_err(|_| problem(Message::NotAnObject))?;
        let object = if self.of_figures { self.renamed(object) } else { object };
        let names = other_names(&object, &self.header);
        if !names.is_empty() {
            return Err(problem(match refusal(&object) {
                Some(said) => Message::Refusal { said: quoted_sentence(&said) },
                None => Message::OtherNames { names },
            }));
        }
        let values = || self.header.iter().map(|name| object.get(name));
        let cells = values().map(|value| value.map(cell).unwrap_or_default()).collect();
        let numbers = values().map(|value| value.is_some_and(Value::is_number)).collect();
        Ok(Row { line: self.line, cells, numbers })
    }

    /// The object with the header's names, where its own are written in another way.
    fn renamed(&self, object: Map<String, Value>) -> Map<String, Value> {
        if object.keys().all(|name| self.header.contains(name)) {
            return object;
        }
        let named = |name: &String| self.header.iter().find(|known| loose(known) == loose(name)).cloned();
        object.into_iter().map(|(name, value)| (named(&name).unwrap_or(name), value)).collect()
    }
}

impl<R: Read> Iterator for Lines<R> {
    type Item = Result<Row, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.failed {
            self.line += 1;
            match self.next_line() {
                Ok(Some(line)) if line.trim_ascii().is_empty() => {}
                Ok(Some(line)) => return Some(self.row(&line)),
                Ok(None) => return None,
                Err(error) => {
                    self.failed = true;
                    return Some(Err(Problem::row(self.line, Message::Unreadable { cause: error.kind() })));
                }
            }
        }
        None
    }
}

/// Names that the header has and the object has not, or the other way round.
fn other_names(object: &Map<String, Value>, header: &[String]) -> Vec<String> {
    let missing = header.iter().filter(|name| !object.contains_key(*name));
    let new = object.keys().filter(|name| object.len() != header.len() && !header.contains(name));
    missing.chain(new).map(|name| super::problem::quoted(name)).collect()
}

/// A JSON value as the text of a cell: members one a line, null empty.
pub(super) fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) if items.iter().all(Value::is_string) => {
            joined_lines(&items.iter().filter_map(Value::as_str).collect::<Vec<_>>())
        }
        other => other.to_string(),
    }
}
