//! Texts of a workbook: runs of one cell joined, escapes resolved, and the strings that cells share.

use quick_xml::events::{BytesRef, BytesStart, Event};

use super::TEXT_LIMIT;
use super::package::{Package, Part, too_large};
use crate::exchange::problem::Message;

/// The strings that the cells of all sheets share.
#[derive(Default)]
pub(super) struct Strings {
    text: String,
    ends: Vec<usize>,
}

impl Strings {
    /// Reads them; a workbook without any has none.
    pub(super) fn read(package: &mut Package<'_>, path: &str) -> Result<Strings, Message> {
        let mut strings = Strings::default();
        let Some(mut part) = package.part(path)? else { return Ok(strings) };
        loop {
            match part.next()? {
                Event::Start(start) if start.local_name().as_ref() == "si" => {
                    runs(&mut part, "si", &mut strings.text)?;
                    strings.ends.push(strings.text.len());
                }
                Event::Eof => return Ok(strings),
                _ => {}
            }
            if strings.text.len() > TEXT_LIMIT {
                return Err(too_large(TEXT_LIMIT as u64));
            }
        }
    }

    /// The string of a number.
    pub(super) fn get(&self, at: usize) -> Option<&str> {
        let start = match at.checked_sub(1) {
            Some(before) => *self.ends.get(before)?,
            None => 0,
        };
        self.text.get(start..*self.ends.get(at)?)
    }
}

/// Adds the text of all runs up to the end of an element; how it is pronounced is left out.
pub(super) fn runs(part: &mut Part<'_, '_>, end: &str, out: &mut String) -> Result<(), Message> {
    let (mut is_text, mut is_spoken) = (false, false);
    let from = out.len();
    loop {
        match part.next()? {
            Event::Start(start) => match start.local_name().as_ref() {
                "t" => is_text = true,
                "rPh" => is_spoken = true,
                _ => {}
            },
            Event::End(found) => match found.local_name().as_ref() {
                "t" => is_text = false,
                "rPh" => is_spoken = false,
                name if name == end => break,
                _ => {}
            },
            Event::Eof => return Err(Message::BrokenWorkbook),
            event if is_text && !is_spoken => add(&event, out)?,
            _ => {}
        }
    }
    unescape(out, from);
    Ok(())
}

/// Adds the plain text up to the end of an element.
pub(super) fn plain(part: &mut Part<'_, '_>, end: &str, out: &mut String) -> Result<(), Message> {
    loop {
        match part.next()? {
            Event::End(found) if found.local_name().as_ref() == end => return Ok(()),
            Event::Eof => return Err(Message::BrokenWorkbook),
            event => add(&event, out)?,
        }
    }
}

/// An attribute, with its escapes resolved.
pub(super) fn attribute(start: &BytesStart<'_>, name: &str) -> Result<Option<String>, Message> {
    let broken = |_| Message::BrokenWorkbook;
    let Some(found) = start.try_get_attribute(name).map_err(|_| Message::BrokenWorkbook)? else {
        return Ok(None);
    };
    let value = found.normalized_value(quick_xml::XmlVersion::Implicit1_0).map_err(broken)?;
    Ok(Some(value.into_owned()))
}

fn add(event: &Event<'_>, out: &mut String) -> Result<(), Message> {
    match event {
        Event::Text(text) => out.push_str(&text.xml10_content()),
        Event::CData(text) => out.push_str(&text.xml10_content()),
        Event::GeneralRef(reference) => out.push(referred(reference).ok_or(Message::BrokenWorkbook)?),
        _ => {}
    }
    Ok(())
}

fn referred(reference: &BytesRef<'_>) -> Option<char> {
    if let Ok(Some(char)) = reference.resolve_char_ref() {
        return Some(char);
    }
    match reference.xml10_content().as_ref() {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    }
}

/// Resolves `_x000D_`, by which a workbook writes a character that XML cannot hold.
pub(super) fn unescape(text: &mut String, from: usize) {
    const LENGTH: usize = "_x0000_".len();
    let is_escaped = text.get(from..).is_some_and(|new| new.contains("_x"));
    if !is_escaped {
        return;
    }
    let new = text.split_off(from);
    let mut rest = new.as_str();
    while let Some(at) = rest.find("_x") {
        let (before, found) = rest.split_at(at);
        text.push_str(before);
        let code = found.get(..LENGTH).and_then(|escape| escape.strip_prefix("_x")?.strip_suffix('_'));
        let hexadecimal = code.filter(|code| code.bytes().all(|b| b.is_ascii_hexdigit()));
        let char = hexadecimal.and_then(|code| char::from_u32(u32::from_str_radix(code, 16).ok()?));
        let taken = if char.is_some() { LENGTH } else { "_x".len() };
        match char {
            Some(char) => text.push(char),
            None => text.push_str("_x"),
        }
        rest = found.get(taken..).unwrap_or_default();
    }
    text.push_str(rest);
}
