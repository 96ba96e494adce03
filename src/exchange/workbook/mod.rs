//! Workbooks (XLSX) to rows: every sheet is read whole, within bounds, before anything is made of it, so that a broken one
//! is refused as a whole. What a cell shows counts: a day is a date, a share has its per cent.
//!
//! `package` unpacks, `text` and `shown` know the strings and the formats, `sheet` holds the cells of one sheet,
//! `merged` those that are one.

mod merged;
mod package;
mod sheet;
mod shown;
#[cfg(test)]
mod tests;
mod text;

use std::collections::HashMap;

use quick_xml::events::Event;

use self::package::Package;
pub(super) use self::sheet::Sheet;
use self::text::{Strings, attribute};
use super::problem::Message;

/// The largest workbook that is read, packed, in bytes.
pub const PACKED_LIMIT: usize = 64 * 1024 * 1024;
/// The most that is unpacked of a workbook, in bytes.
const UNPACKED_LIMIT: u64 = 512 * 1024 * 1024;
/// The most text that the cells of a sheet may hold, and the strings that they share, in bytes.
const TEXT_LIMIT: usize = 128 * 1024 * 1024;

/// A file that is none of the workbooks that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Foreign {
    /// A workbook of Excel 97 to 2003, or another file of that time.
    Old,
    /// A workbook that a password opens.
    Locked,
    /// A sheet of LibreOffice.
    OpenDocument,
    /// A binary workbook.
    Binary,
    /// A document of Word.
    Word,
    /// An archive of files.
    Archive,
}

/// Whether a file that begins like this may be a workbook.
pub(super) fn is_package(start: &[u8]) -> bool {
    start.starts_with(b"PK\x03\x04")
}

/// What a file of the old office programs is; a locked workbook is wrapped in one.
pub(super) fn old(start: &[u8]) -> Option<Foreign> {
    let wide: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let is_locked = || memchr::memmem::find(start, &wide).is_some();
    start.starts_with(b"\xd0\xcf\x11\xe0").then(|| if is_locked() { Foreign::Locked } else { Foreign::Old })
}

/// The sheets of a workbook in their order; hidden ones are empty.
pub(super) fn sheets(bytes: &[u8]) -> Result<Vec<Sheet>, Message> {
    if bytes.len() > PACKED_LIMIT {
        return Err(package::too_large(PACKED_LIMIT as u64));
    }
    let mut package = Package::open(bytes)?;
    let path = main_part(&mut package)?;
    let book = Book::read(&mut package, &path)?;
    let context = sheet::Context {
        strings: Strings::read(&mut package, &book.path_of("/sharedStrings", "sharedStrings.xml"))?,
        styles: shown::read(&mut package, &book.path_of("/styles", "styles.xml"))?,
        is_1904: book.is_1904,
    };
    let mut sheets = Vec::new();
    for Named { name, path, is_hidden } in book.sheets {
        sheets.push(match is_hidden {
            true => Sheet::hidden(name),
            false => Sheet::read(&mut package, &path, name, &context)?,
        });
    }
    Ok(sheets)
}

/// The path of the workbook itself.
fn main_part(package: &mut Package<'_>) -> Result<String, Message> {
    let relations = relations(package, "_rels/.rels", "")?;
    let main = relations.into_values().find(|relation| relation.kind.ends_with("/officeDocument"));
    Ok(main.map_or_else(|| "xl/workbook.xml".to_owned(), |relation| relation.path))
}

/// What the workbook says of itself.
struct Book {
    folder: String,
    relations: HashMap<String, Relation>,
    sheets: Vec<Named>,
    is_1904: bool,
}

struct Named {
    name: String,
    path: String,
    is_hidden: bool,
}

/// Where another part stands, and what it is.
struct Relation {
    kind: String,
    path: String,
}

impl Book {
    fn read(package: &mut Package<'_>, path: &str) -> Result<Book, Message> {
        let (folder, file) = path.rsplit_once('/').map_or(("", path), |(folder, file)| (folder, file));
        let beside = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let relations = relations(package, &format!("{beside}_rels/{file}.rels"), &beside)?;
        let mut book = Book { folder: beside, relations, sheets: Vec::new(), is_1904: false };
        let mut part = package.part(path)?.ok_or(Message::BrokenWorkbook)?;
        loop {
            match part.next()? {
                Event::Start(start) => match start.local_name().as_ref() {
                    "workbookPr" => {
                        let date = attribute(&start, "date1904")?;
                        book.is_1904 = matches!(date.as_deref(), Some("1" | "true" | "on"));
                    }
                    "sheet" => {
                        let id = start.attributes().flatten().find(|a| a.key.local_name().as_ref() == "id");
                        let relation = id.and_then(|id| book.relations.get(id.value.as_ref()));
                        // Sheets of charts hold no cells.
                        if let Some(relation) = relation.filter(|r| r.kind.ends_with("/worksheet")) {
                            let state = attribute(&start, "state")?;
                            book.sheets.push(Named {
                                name: attribute(&start, "name")?.unwrap_or_default(),
                                path: relation.path.clone(),
                                is_hidden: state.is_some_and(|state| state.to_lowercase().contains("hidden")),
                            });
                        }
                    }
                    _ => {}
                },
                Event::Eof => return Ok(book),
                _ => {}
            }
        }
    }

    /// Where the part of a kind stands.
    fn path_of(&self, kind: &str, usual: &str) -> String {
        let found = self.relations.values().find(|relation| relation.kind.ends_with(kind));
        found.map_or_else(|| format!("{}{usual}", self.folder), |relation| relation.path.clone())
    }
}

/// What a part refers to, by the name that it has there.
fn relations(
    package: &mut Package<'_>,
    path: &str,
    folder: &str,
) -> Result<HashMap<String, Relation>, Message> {
    let mut relations = HashMap::new();
    let Some(mut part) = package.part(path)? else { return Ok(relations) };
    loop {
        match part.next()? {
            Event::Start(start) if start.local_name().as_ref() == "Relationship" => {
                let [id, kind, target] = ["Id", "Type", "Target"].map(|name| attribute(&start, name));
                if let (Some(id), Some(kind), Some(target)) = (id?, kind?, target?) {
                    relations.insert(id, Relation { kind, path: resolved(folder, &target) });
                }
            }
            Event::Eof => return Ok(relations),
            _ => {}
        }
    }
}

/// A path as seen from a folder of the archive.
fn resolved(folder: &str, target: &str) -> String {
    let whole = match target.strip_prefix('/') {
        Some(from_root) => from_root.to_owned(),
        None => format!("{folder}{target}"),
    };
    let mut steps: Vec<&str> = Vec::new();
    for step in whole.split('/') {
        match step {
            "." | "" => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}
