//! One mail, decoded: who, when, about what, in which words, and what is attached. Only the words of the text are kept
//! of its content; of what is attached the name and the size.

use std::borrow::Cow;
use std::io::Read;

use chrono::{DateTime, TimeZone, Utc};
use mail_parser::decoders::{base64::base64_decode, quoted_printable::quoted_printable_decode};
use mail_parser::{Encoding, Message as Parsed, MessageParser, MessagePart, MimeHeaders, PartType};

use crate::exchange::decode::Decoder;
use crate::exchange::html::plain_text;
use crate::exchange::problem::Message;

/// A decoded mail.
#[derive(Debug, Default)]
pub(super) struct Letter {
    pub(super) id: Option<String>,
    pub(super) sent: Option<DateTime<Utc>>,
    pub(super) name: Option<String>,
    pub(super) address: Option<String>,
    pub(super) subject: Option<String>,
    pub(super) text: String,
    /// Whether the text was made from a page of a web site.
    pub(super) was_html: bool,
    /// What is attached: each with its name and size.
    pub(super) attached: Vec<String>,
    /// Mails that are attached.
    pub(super) mails: Vec<Letter>,
}

/// Decodes a mail.
///
/// # Errors
/// Why it cannot be read.
pub(super) fn decode(bytes: &[u8]) -> Result<Letter, Message> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let parsed = MessageParser::default().parse(bytes).ok_or(Message::NotAMail)?;
    if parsed.from().is_none() && parsed.date().is_none() && parsed.subject().is_none() {
        return Err(Message::NotAMail);
    }
    letter(&parsed)
}

fn letter(mail: &Parsed<'_>) -> Result<Letter, Message> {
    let read_again = mail.parts.first().and_then(|part| heading(mail, part));
    let said = read_again.as_ref().unwrap_or(mail);
    let from = said.from().and_then(|from| from.first()).or_else(|| said.sender()?.first());
    let filled = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let (text, was_html) = words(mail)?;
    let mut letter = Letter {
        id: mail.message_id().and_then(filled),
        sent: mail
            .date()
            .filter(|date| date.is_valid())
            .and_then(|d| Utc.timestamp_opt(d.to_timestamp(), 0).single()),
        name: from.and_then(|from| from.name()).and_then(filled),
        address: from.and_then(|from| from.address()).and_then(filled),
        subject: said.subject().and_then(filled),
        text,
        was_html,
        ..Letter::default()
    };
    for part in mail.attachments() {
        match &part.body {
            _ if letter.text.is_empty() && is_text_all_the_same(part) => letter.text = recovered(mail, part)?,
            PartType::Message(inner) => letter.mails.extend(self::letter(inner)),
            _ => letter.attached.push(listed(mail, part)),
        }
    }
    Ok(letter)
}

/// The words of a mail: its plain text, or where that is empty its page.
fn words(mail: &Parsed<'_>) -> Result<(String, bool), Message> {
    let (plain, from_page) = joined(mail, mail.text_bodies())?;
    if !plain.trim().is_empty() {
        return Ok((plain, from_page));
    }
    joined(mail, mail.html_bodies())
}

fn joined<'m>(
    mail: &Parsed<'_>,
    parts: impl Iterator<Item = &'m MessagePart<'m>>,
) -> Result<(String, bool), Message> {
    let (mut whole, mut was_html) = (Vec::new(), false);
    for part in parts {
        let text = match &part.body {
            PartType::Text(text) => flowing(part, unbroken(mail, part, text)).into_owned(),
            PartType::Html(page) => {
                was_html = true;
                plain_text(&unbroken(mail, part, page)).into_owned()
            }
            _ => continue,
        };
        if part.is_encoding_problem && !text.trim().is_empty() {
            return Err(Message::BrokenMail);
        }
        whole.push(text.replace("\r\n", "\n").replace('\r', "\n").trim_end().to_owned());
    }
    whole.retain(|text| !text.trim().is_empty());
    Ok((whole.join("\n\n"), was_html))
}

/// Whether a part is the text of a mail that was cut off or damaged, or that says it has parts and not what parts them.
fn is_text_all_the_same(part: &MessagePart<'_>) -> bool {
    let is = |what: &str| part.content_type().is_some_and(|kind| kind.ctype() == what);
    let is_text = part.content_type().is_none() || is("text");
    (part.is_encoding_problem && is_text || is("multipart")) && part.attachment_name().is_none()
}

/// The text of such a part, where it can be read to the end.
fn recovered(mail: &Parsed<'_>, part: &MessagePart<'_>) -> Result<String, Message> {
    let (from, to) = (part.offset_body as usize, part.offset_end as usize);
    let raw = mail.raw_message().get(from..to).unwrap_or_default();
    let encoding = part.content_transfer_encoding().unwrap_or_default().to_ascii_lowercase();
    let bytes = match encoding.as_str() {
        "base64" => base64_decode(raw),
        "quoted-printable" => quoted_printable_decode(raw),
        _ => Some(raw.to_vec()),
    };
    let text = bytes.and_then(|bytes| guessed(&bytes)).ok_or(Message::BrokenMail)?;
    let is_page = part.content_type().is_some_and(|kind| kind.subtype() == Some("html"));
    let text = if is_page { plain_text(&text).into_owned() } else { text };
    Ok(text.replace("\r\n", "\n").trim_end().to_owned())
}

/// The text of a part; where it does not say how its letters are written, that is found out.
fn unbroken<'p>(mail: &Parsed<'_>, part: &MessagePart<'_>, text: &'p str) -> Cow<'p, str> {
    if !text.contains('\u{fffd}') {
        return Cow::Borrowed(text);
    }
    let (from, to) = (part.offset_body as usize, part.offset_end as usize);
    let raw = mail.raw_message().get(from..to).unwrap_or_default();
    let bytes = match part.encoding {
        Encoding::None => Some(raw.to_vec()),
        Encoding::QuotedPrintable => quoted_printable_decode(raw),
        Encoding::Base64 => base64_decode(raw),
    };
    match bytes.and_then(|bytes| guessed(&bytes)).filter(|better| !better.contains('\u{fffd}')) {
        Some(better) => Cow::Owned(better),
        None => Cow::Borrowed(text),
    }
}

/// The heading lines of a part, where letters stand in them as they are: read as those of a file.
fn heading(mail: &Parsed<'_>, part: &MessagePart<'_>) -> Option<Parsed<'static>> {
    let raw = mail.raw_message().get(part.offset_header as usize..part.offset_body as usize)?;
    let text = std::str::from_utf8(raw).is_err().then(|| guessed(raw)).flatten()?;
    MessageParser::default().parse_headers(text.as_bytes()).map(Parsed::into_owned)
}

fn guessed(bytes: &[u8]) -> Option<String> {
    let mut text = String::new();
    Decoder::new(bytes).ok()?.read_to_string(&mut text).ok()?;
    Some(text)
}

/// Lines that a mail program has broken are whole again, where it says so.
fn flowing<'p>(part: &MessagePart<'_>, text: Cow<'p, str>) -> Cow<'p, str> {
    let format = part.content_type().and_then(|kind| kind.attribute("format"));
    if !format.is_some_and(|format| format.eq_ignore_ascii_case("flowed")) {
        return text;
    }
    let mut whole = String::with_capacity(text.len());
    for line in text.lines() {
        whole.push_str(line);
        let goes_on = line.ends_with(' ') && line != "-- " && !line.starts_with('>');
        if !goes_on {
            whole.push('\n');
        }
    }
    Cow::Owned(whole)
}

/// An attachment as it is listed: its name, or what it is, and its size.
fn listed(mail: &Parsed<'_>, part: &MessagePart<'_>) -> String {
    let kind = || {
        let kind = part.content_type()?;
        Some(format!("{}/{}", kind.ctype(), kind.subtype().unwrap_or("?")))
    };
    let read_again = heading(mail, part);
    let said = read_again.as_ref().and_then(|said| said.parts.first()).unwrap_or(part);
    let name = said.attachment_name().map(str::to_owned).or_else(kind).unwrap_or_else(|| "?".to_owned());
    format!("{name} ({} kB)", part.len().div_ceil(1024))
}
