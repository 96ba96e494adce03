//! Whose file is it? Told from what stands in it; the file's name only settles what the content leaves open.

use serde_json::{Map, Value};

use super::decode::Decoder;
use super::figures::{self, Service};
use super::mail::{self, Post};
use super::own::Column;
use super::platform::Platform;
use super::problem::quoted;
use super::table::first_lines;
use super::workbook::{self, Foreign};
use super::{html, lines};
use crate::domain::clean::clean;
use crate::domain::field::Kind;
use std::io::Read;

/// How much of a file is enough to know it, in bytes.
pub const START: usize = 64 * 1024;

/// What a file is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recognised {
    /// Records of a kind with our own names, as cells or as JSON lines.
    Own(Kind),
    /// Figures, and whose.
    Figures(Service),
    /// What people wrote on a participation platform.
    Platform(Platform),
    /// Mails.
    Post(Post),
    /// A mail in the own format of a mail program.
    OutlookMail,
    /// One JSON array, where a line for each object is read.
    JsonArray,
    /// What a service answered when it refused, saved as a file: its words.
    ErrorMessage(String),
    /// A workbook, under whatever name: its sheets are looked at one by one.
    Workbook,
    /// A file of an office program that is not read.
    Foreign(Foreign),
    /// Nothing that is known; its columns, none where it is empty.
    Unknown {
        /// The names of the columns.
        header: Vec<String>,
    },
}

/// What the file that begins like this is. `start` is its first [`START`] bytes or more, or all of it.
pub fn what_is(start: &[u8], file_name: &str) -> Recognised {
    told(start, file_name).0
}

/// What the file is, and which of its lines that are not blank is the header.
pub(super) fn told(start: &[u8], file_name: &str) -> (Recognised, usize) {
    if let Some(post) = mail::post(start) {
        return (Recognised::Post(post), 0);
    }
    if let Some(foreign) = workbook::old(start) {
        let is_mail = foreign == Foreign::Old && file_name.to_lowercase().ends_with(".msg");
        return (if is_mail { Recognised::OutlookMail } else { Recognised::Foreign(foreign) }, 0);
    }
    if workbook::is_package(start) {
        return (Recognised::Workbook, 0);
    }
    let text = decoded(start);
    match text.trim_start().chars().next() {
        Some('{' | '[') => (json(&text, file_name), 0),
        Some('<') => (page(&text), 0),
        _ => table(&first_lines(start), file_name),
    }
}

/// What a table is that begins with these lines, and which of them is its header: titles may stand above it.
pub(super) fn table(lines: &[Vec<String>], file_name: &str) -> (Recognised, usize) {
    const TITLES: usize = 30;
    let named = |at: usize| Some((named(lines.get(at)?, lines.get(at + 1), file_name)?, at));
    let figures = || figures::find(lines).map(|(service, at)| (Recognised::Figures(service), at));
    let below = || (1..TITLES.min(lines.len())).find_map(named);
    let unknown = || {
        let at = likely_header(lines.get(..TITLES).unwrap_or(lines));
        (Recognised::Unknown { header: lines.get(at).cloned().unwrap_or_default() }, at)
    };
    named(0).or_else(figures).or_else(below).unwrap_or_else(unknown)
}

/// Where the header stands that nobody knows: below lines of one cell, which are titles, the first that is as wide as any.
fn likely_header(lines: &[Vec<String>]) -> usize {
    let filled = |line: &Vec<String>| line.iter().filter(|cell| !cell.is_empty()).count();
    let titles = lines.iter().take_while(|line| filled(line) == 1).count();
    let below = lines.get(titles..).unwrap_or_default();
    let widest = below.iter().map(filled).max().unwrap_or_default();
    let is_header = below.len() > 1 && below.first().is_some_and(|line| filled(line) == widest);
    if is_header { titles } else { 0 }
}

/// The names of the first object that is data, where the file is JSON lines.
pub(super) fn json_names(start: &[u8]) -> Option<Vec<String>> {
    let text = decoded(start);
    if !text.trim_start().starts_with('{') {
        return None;
    }
    objects(&text)
        .into_iter()
        .find(|object| refusal(object).is_none())
        .map(|object| object.keys().cloned().collect())
}

fn decoded(start: &[u8]) -> String {
    let mut bytes = Vec::new();
    // Reading from memory cannot fail; if it did, what was read would still be judged.
    let _ = Decoder::new(start).and_then(|mut decoder| decoder.read_to_end(&mut bytes));
    String::from_utf8_lossy(&bytes).into_owned()
}

/// What the columns of a header name, where a platform or our own fields are among them.
fn named(header: &[String], first: Option<&Vec<String>>, file_name: &str) -> Option<Recognised> {
    if let Some(platform) = Platform::of(header) {
        return Some(Recognised::Platform(platform));
    }
    let key_at = header.iter().position(|h| Column::named(Kind::Proposal, h) == Column::Key);
    let first_key = key_at.zip(first).and_then(|(at, first)| first.get(at));
    own(header, first_key.map(String::as_str), file_name).map(Recognised::Own)
}

/// The kind whose fields the columns name best. Where several fit alike, the one that is complete is meant, as in our
/// exports; else the file's name or the first key decides.
fn own(header: &[String], first_key: Option<&str>, file_name: &str) -> Option<Kind> {
    let header: Vec<&String> = header.iter().filter(|name| !name.is_empty()).collect();
    let has_key = header.iter().any(|h| Column::named(Kind::Proposal, h) == Column::Key);
    let fields = |kind: Kind| header.iter().filter(|h| Column::named(kind, h).is_read()).count();
    let strangers = |kind: Kind| header.iter().filter(|h| Column::named(kind, h) == Column::Other).count();
    let fits = |kind: &Kind| match has_key {
        true => fields(*kind) > 0 && strangers(*kind) <= fields(*kind),
        false => fields(*kind) > 1 && strangers(*kind) == 0,
    };
    let candidates: Vec<Kind> = Kind::ALL.iter().copied().filter(fits).collect();
    let most = candidates.iter().map(|k| fields(*k)).max()?;
    let best: Vec<Kind> = candidates.into_iter().filter(|k| fields(*k) == most).collect();
    match best.as_slice() {
        [only] => Some(*only),
        several => several
            .iter()
            .copied()
            .find(|kind| fields(*kind) == Column::count(*kind))
            .or_else(|| by_name(several, file_name))
            .or_else(|| by_key(several, first_key?)),
    }
}

fn by_name(kinds: &[Kind], file_name: &str) -> Option<Kind> {
    let name = clean(file_name, false).text.to_lowercase();
    let names_it =
        |kind: &Kind| [kind.table(), kind.plural(), danish(*kind)].iter().any(|n| name.contains(n));
    kinds.iter().copied().find(names_it)
}

fn by_key(kinds: &[Kind], key: &str) -> Option<Kind> {
    let length = |kind: &Kind| kind.prefix().filter(|p| key.starts_with(p)).map_or(0, str::len);
    kinds.iter().copied().filter(|k| length(k) > 0).max_by_key(length)
}

/// What a Danish file of this kind is called, in part.
fn danish(kind: Kind) -> &'static str {
    match kind {
        Kind::Person => "medarbejder",
        Kind::Body => "udvalg",
        Kind::Analysis => "analyse",
        Kind::Plan => "plan",
        Kind::Recommendation => "anbefaling",
        Kind::Initiative => "indsats",
        Kind::Indicator => "indikator",
        Kind::Target => "måltal",
        Kind::Measurement => "måling",
        Kind::Meeting => "møde",
        Kind::Note => "note",
        Kind::Submission => "henvendelse",
        Kind::Proposal => "forslag",
        Kind::Decision => "beslutning",
        Kind::Task => "opgave",
        Kind::Setting => "indstilling",
    }
}

fn json(text: &str, file_name: &str) -> Recognised {
    let objects = objects(text);
    if let Some(data) = objects.iter().find(|object| refusal(object).is_none()) {
        let header: Vec<String> = data.keys().cloned().collect();
        let key = data.get("key").and_then(Value::as_str);
        if text.trim_start().starts_with('[') {
            return Recognised::JsonArray;
        }
        if let Some(kind) = own(&header, key, file_name) {
            return Recognised::Own(kind);
        }
        let rows = first_objects(text, &header);
        return match Service::of(&header, &rows) {
            Some(service) => Recognised::Figures(service),
            None => Recognised::Unknown { header: header.iter().map(|h| quoted(h)).collect() },
        };
    }
    match objects.iter().find_map(refusal) {
        Some(said) => Recognised::ErrorMessage(quoted_sentence(&said)),
        None => Recognised::Unknown { header: Vec::new() },
    }
}

/// The first rows of JSON lines with these names, as cells.
pub(super) fn first_rows(start: &[u8], header: &[String]) -> Vec<Vec<String>> {
    first_objects(&decoded(start), header)
}

fn first_objects(text: &str, header: &[String]) -> Vec<Vec<String>> {
    let row = |object: Map<String, Value>| {
        let cell = |name: &String| object.get(name).map(lines::cell).unwrap_or_default();
        header.iter().map(cell).collect()
    };
    objects(text).into_iter().filter(|object| refusal(object).is_none()).map(row).collect()
}

/// The objects that stand whole in the text: one after the other, or in one array.
fn objects(text: &str) -> Vec<Map<String, Value>> {
    const ENOUGH: usize = 20;
    let inside = text.trim_start().strip_prefix('[').unwrap_or(text);
    let mut objects = Vec::new();
    let mut rest = inside;
    while objects.len() < ENOUGH {
        rest = rest.trim_start_matches(|c: char| c == ',' || c.is_whitespace());
        let mut stream = serde_json::Deserializer::from_str(rest).into_iter::<Map<String, Value>>();
        let Some(Ok(object)) = stream.next() else { break };
        rest = rest.get(stream.byte_offset()..).unwrap_or_default();
        objects.push(object);
    }
    objects
}

/// The words of a refusal: the only name where nothing is said of it, or what a name like `message` says.
pub(super) fn refusal(object: &Map<String, Value>) -> Option<String> {
    let says_nothing = |value: &Value| value.is_null() || value.as_str() == Some("");
    let mut entries = object.iter();
    if let (Some((name, value)), None) = (entries.next(), entries.next())
        && says_nothing(value)
    {
        return Some(name.clone());
    }
    let is_error = |name: &str| ["message", "error", "errors", "fejl", "besked", "detail"].contains(&name);
    let said = object.iter().find(|(name, _)| is_error(&name.to_lowercase()))?.1.as_str()?;
    (object.len() <= 5 && !object.contains_key("key")).then(|| said.to_owned())
}

/// A page of a web site under a name for data: a log-in, most often.
fn page(text: &str) -> Recognised {
    let lower = text.to_ascii_lowercase();
    if !lower.contains("<html") && !lower.contains("<!doctype html") {
        return Recognised::Unknown { header: Vec::new() };
    }
    let title = lower.find("<title>").map(|at| at + "<title>".len());
    let title = title.and_then(|at| text.get(at..)?.split('<').next()).map(str::to_owned);
    let said = title.unwrap_or_else(|| html::plain_text(text).into_owned());
    Recognised::ErrorMessage(quoted_sentence(&said))
}

pub(super) fn quoted_sentence(said: &str) -> String {
    const MOST: usize = 200;
    let start: String = said.chars().take(MOST).collect();
    clean(&start, false).text.trim().to_owned()
}
