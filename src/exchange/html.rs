//! HTML of a platform to plain text: paragraphs and lists as lines, links with their address, nothing else.

use std::borrow::Cow;

const KNOWN_TAGS: &[&str] = &[
    "p",
    "br",
    "div",
    "ul",
    "ol",
    "li",
    "a",
    "b",
    "i",
    "u",
    "em",
    "strong",
    "span",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "img",
    "script",
    "style",
    "html",
    "body",
    "table",
    "tr",
    "td",
    "th",
    "hr",
    "s",
    "sub",
    "sup",
    "pre",
    "code",
    "head",
    "title",
    "meta",
    "link",
    "base",
    "font",
    "center",
    "small",
    "big",
    "thead",
    "tbody",
    "tfoot",
    "col",
    "colgroup",
    "caption",
    "section",
    "article",
    "header",
    "footer",
    "main",
    "dl",
    "dt",
    "dd",
];
/// What a word processor puts before the names of its own tags, as in `<o:p>`.
const PREFIXES: &[&str] = &["o:", "v:", "w:", "st1:"];
const ENTITIES: &[(&str, &str)] = &[
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("nbsp", " "),
    ("aelig", "æ"),
    ("oslash", "ø"),
    ("aring", "å"),
    ("AElig", "Æ"),
    ("Oslash", "Ø"),
    ("Aring", "Å"),
    ("aacute", "á"),
    ("eacute", "é"),
    ("iacute", "í"),
    ("oacute", "ó"),
    ("uacute", "ú"),
    ("ntilde", "ñ"),
    ("Ntilde", "Ñ"),
    ("auml", "ä"),
    ("ouml", "ö"),
    ("uuml", "ü"),
    ("Auml", "Ä"),
    ("Ouml", "Ö"),
    ("Uuml", "Ü"),
    ("szlig", "ß"),
    ("iquest", "¿"),
    ("iexcl", "¡"),
    ("laquo", "«"),
    ("raquo", "»"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("ndash", "–"),
    ("mdash", "—"),
    ("hellip", "…"),
    ("euro", "€"),
    ("bull", "•"),
];

/// A longer tag is no tag: looking for its end must not cost the length of the text each time.
const LONGEST_TAG: usize = 2048;

/// The text without its tags. A text that holds no HTML comes back as it is, also with `<` and `&` in it.
pub(super) fn plain_text(text: &str) -> Cow<'_, str> {
    let Some(first) = text.find('<').or_else(|| text.find('&')) else { return Cow::Borrowed(text) };
    let rest = text.get(first..).unwrap_or_default();
    let has_tag = rest.match_indices('<').any(|(at, _)| rest.get(at..).and_then(Tag::parse).is_some());
    let has_entity = text.match_indices('&').any(|(at, _)| text.get(at..).and_then(entity).is_some());
    if !has_tag && !has_entity {
        return Cow::Borrowed(text);
    }
    let mut writer =
        Writer { out: String::with_capacity(text.len()), keeps_lines: !has_tag, ..Writer::default() };
    writer.write(text);
    Cow::Owned(writer.finish())
}

/// A tag and what follows it.
struct Tag<'a> {
    name: String,
    closing: bool,
    attributes: &'a str,
    length: usize,
}

impl Tag<'_> {
    /// The tag at the start of `text`, if it is one that platforms write.
    fn parse(text: &str) -> Option<Tag<'_>> {
        if text.starts_with("<!--") {
            let length = text.find("-->").map_or(text.len(), |end| end + 3);
            return Some(Tag { name: String::new(), closing: false, attributes: "", length });
        }
        let end = text.bytes().take(LONGEST_TAG).position(|b| b == b'>')?;
        let inside = text.get(1..end)?;
        let lower = inside.to_ascii_lowercase();
        if ["!doctype", "![", "?xml"].iter().any(|start| lower.starts_with(start)) {
            return Some(Tag { name: String::new(), closing: false, attributes: "", length: end + 1 });
        }
        let closing = inside.starts_with('/');
        let inside = inside.trim_start_matches('/');
        let name_end = inside.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(inside.len());
        let (name, attributes) = inside.split_at_checked(name_end)?;
        let name = name.to_ascii_lowercase();
        let lower = lower.trim_start_matches('/');
        let is_known = KNOWN_TAGS.contains(&name.as_str()) || PREFIXES.iter().any(|p| lower.starts_with(p));
        is_known.then_some(Tag { name, closing, attributes, length: end + 1 })
    }

    /// The address of a link; only what a reader can visit or write to.
    fn address(&self) -> Option<String> {
        let at = self.attributes.to_ascii_lowercase().find("href")?;
        let value = self.attributes.get(at + 4..)?.trim_start().strip_prefix('=')?.trim_start();
        let address = match value.chars().next()? {
            quote @ ('"' | '\'') => value.get(1..)?.split(quote).next()?,
            _ => value.split(char::is_whitespace).next()?,
        };
        let known = ["http://", "https://", "mailto:"].iter().any(|scheme| address.starts_with(scheme));
        known.then(|| entities(address))
    }
}

#[derive(Default)]
struct Writer {
    out: String,
    /// Whether line ends of the source are line ends of the text: only where there are no tags.
    keeps_lines: bool,
    /// The address of the link that is open, and where its words begin.
    link: Option<(String, usize)>,
}

impl Writer {
    fn write(&mut self, text: &str) {
        let mut rest = text;
        while let Some(next) = rest.chars().next() {
            let step = match next {
                '<' => Tag::parse(rest).map(|tag| self.tag(&tag, rest)),
                '&' => entity(rest).map(|(letters, length)| {
                    self.out.push_str(&letters);
                    length
                }),
                _ => None,
            };
            let step = step.unwrap_or_else(|| {
                self.letter(next);
                next.len_utf8()
            });
            rest = rest.get(step..).unwrap_or_default();
        }
    }

    fn letter(&mut self, letter: char) {
        if self.keeps_lines || !letter.is_ascii_whitespace() {
            self.out.push(letter);
        } else if !self.out.is_empty() && !self.out.ends_with([' ', '\n']) {
            self.out.push(' ');
        }
    }

    /// Writes what the tag means, and says how much of `text` it takes.
    fn tag(&mut self, tag: &Tag<'_>, text: &str) -> usize {
        match tag.name.as_str() {
            "script" | "style" | "title" if !tag.closing => return hidden(tag, text),
            "br" | "hr" => self.lines(1),
            "li" if !tag.closing => {
                self.lines(1);
                self.out.push_str("- ");
            }
            "li" | "tr" | "div" | "dt" | "dd" => self.lines(1),
            "p" | "ul" | "ol" | "blockquote" | "table" | "pre" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.lines(2)
            }
            "td" | "th" if !tag.closing => self.letter(' '),
            "a" if !tag.closing => self.link = tag.address().map(|address| (address, self.out.len())),
            "a" => self.close_link(),
            _ => {}
        }
        tag.length
    }

    fn close_link(&mut self) {
        if let Some((address, start)) = self.link.take() {
            let words = self.out.get(start..).unwrap_or_default().trim().to_owned();
            if words.is_empty() {
                self.out.push_str(&address);
            } else if words != address && format!("mailto:{words}") != address {
                self.out.push_str(&format!(" ({address})"));
            }
        }
    }

    /// Ends the line, so that at least `count` line ends stand last; none at the start.
    fn lines(&mut self, count: usize) {
        let end = self.out.trim_end_matches(' ').len();
        self.out.truncate(end);
        let there = self.out.len() - self.out.trim_end_matches('\n').len();
        if !self.out.is_empty() {
            self.out.push_str(&"\n".repeat(count.saturating_sub(there)));
        }
    }

    fn finish(mut self) -> String {
        self.close_link();
        self.out.trim().to_owned()
    }
}

/// How much of `text` a script or style takes, with its end tag.
fn hidden(tag: &Tag<'_>, text: &str) -> usize {
    let names_it = |at: usize| {
        let name = text.get(at + 2..at + 2 + tag.name.len());
        name.is_some_and(|name| name.eq_ignore_ascii_case(&tag.name))
    };
    let Some((end, _)) = text.match_indices("</").find(|(at, _)| names_it(*at)) else { return text.len() };
    let rest = text.get(end..).unwrap_or_default();
    end + rest.find('>').map_or(rest.len(), |at| at + 1)
}

/// The entity at the start of `text`, and how long it is.
fn entity(text: &str) -> Option<(String, usize)> {
    const LONGEST: usize = 10;
    let end = text.bytes().take(LONGEST).position(|b| b == b';')?;
    let name = text.get(1..end)?;
    let letters = match name.strip_prefix('#') {
        Some(number) => {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)?.to_string()
        }
        None => ENTITIES.iter().find(|(n, _)| *n == name)?.1.to_owned(),
    };
    Some((letters, end + 1))
}

fn entities(text: &str) -> String {
    let mut writer = Writer { keeps_lines: true, ..Writer::default() };
    for (at, part) in text.split('&').enumerate() {
        let part = if at == 0 { part.to_owned() } else { format!("&{part}") };
        match entity(&part) {
            Some((letters, length)) => {
                writer.out.push_str(&(letters + part.get(length..).unwrap_or_default()))
            }
            None => writer.out.push_str(&part),
        }
    }
    writer.out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_lists_and_links_become_plain_text() {
        let html = "<p>Hej&nbsp;med <b>jer</b>,\n her er:</p><ul><li>et</li><li>to</li></ul><p>Se <a href=\"https://eksempel.dk/?a=1&amp;b=2\">siden</a><br/>Slut</p>";
        assert_eq!(
            plain_text(html),
            "Hej med jer, her er:\n\n- et\n- to\n\nSe siden (https://eksempel.dk/?a=1&b=2)\nSlut"
        );
    }

    #[test]
    fn a_text_that_is_no_html_stays_as_it_is() {
        for text in ["2 < 3 & 4 > 3", "a & b\nc", "<3 jobcentret", "mail <hl@eksempel.dk>", "A&O;", ""] {
            assert_eq!(plain_text(text), text);
        }
        assert_eq!(plain_text("bl&aring;\nb&#230;r"), "blå\nbær");
    }

    #[test]
    fn scripts_comments_and_odd_links_leave_nothing() {
        let html =
            "a<script>alert('<p>')</SCRIPT ><!-- b -->c<a href='javascript:x'>d</a><a href=https://e.dk>";
        assert_eq!(plain_text(html), "acdhttps://e.dk");
        assert_eq!(plain_text("x<style>y"), "x");
        assert_eq!(plain_text("<a href=\"https://e.dk\">https://e.dk</a>"), "https://e.dk");
    }
}
