//! What is erased of a record, and a name taken out of a text.

use std::path::PathBuf;

use super::field::{Form, Kind, REMARK, Shape};

/// What stands in a text instead of a name that was erased. It is data, and the same in both languages.
pub const INSTEAD: &str = "[slettet]";

/// Where the erased words of a record may still stand after its own fields, the log, the search and the drafts are clean.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StillOpen {
    /// Whether another session still reads the file as it was.
    pub is_read: bool,
    /// Earlier copies of the file: those of each day, and those that a restore has left.
    pub copies: Vec<PathBuf>,
    /// The keys of the notes that name the record.
    pub mentions: Vec<String>,
}

/// The fields of a kind that hold words of people, and may be empty; remarks are among them.
pub fn words_of(kind: Kind) -> Vec<u16> {
    let is_words = |shape| matches!(shape, Shape::Line | Shape::Long);
    let may_be_empty = kind.fields().iter().filter(|field| field.default.is_none());
    let words = may_be_empty.filter(|f| is_words(f.shape) && matches!(f.form, Form::Value | Form::Text));
    words.map(|field| field.id).chain([REMARK]).collect()
}

/// The text without a name, wherever that stands in it as words of its own, in small letters or capital ones, with any
/// blanks between its words, also with a genitive *s*; `None` where it does not stand there.
pub fn without(text: &str, name: &str) -> Option<String> {
    let name: Vec<&str> = name.split_whitespace().collect();
    let mut out = String::with_capacity(text.len());
    let (mut rest, mut before, mut is_found) = (text, None, false);
    while let Some(sign) = rest.chars().next() {
        match end_of(rest, &name).filter(|_| !before.is_some_and(char::is_alphanumeric)) {
            Some(behind) => {
                out.push_str(INSTEAD);
                (rest, is_found) = (behind, true);
                before = Some(']');
            }
            None => {
                out.push(sign);
                rest = rest.get(sign.len_utf8()..).unwrap_or_default();
                before = Some(sign);
            }
        }
    }
    is_found.then_some(out)
}

/// What stands behind the name at the start of a text; `None` where the text does not begin with it.
fn end_of<'t>(text: &'t str, name: &[&str]) -> Option<&'t str> {
    let (first, others) = name.split_first()?;
    let mut rest = strip(text, first)?;
    for word in others {
        let next = rest.trim_start();
        rest = strip(next, word).filter(|_| next.len() < rest.len())?;
    }
    let ends = |rest: &str| !rest.starts_with(char::is_alphanumeric);
    let is_genitive = || rest.strip_prefix(['s', 'S']).is_some_and(ends);
    (ends(rest) || is_genitive()).then_some(rest)
}

/// The text behind a word, whatever the case of its letters.
fn strip<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let mut signs = text.chars();
    for wanted in word.chars() {
        signs.next().filter(|sign| sign.to_lowercase().eq(wanted.to_lowercase()))?;
    }
    Some(signs.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_goes_wherever_it_stands_alone_and_nowhere_else() {
        let cases = [
            ("Bodil Bang har ringet", Some("[slettet] har ringet")),
            ("Fra BODIL  \nBANG.", Some("Fra [slettet].")),
            ("Bodil Bangs forslag og bodil bang's", Some("[slettet]s forslag og [slettet]'s")),
            ("Ring til Bodil Bang, (Bodil Bang)", Some("Ring til [slettet], ([slettet])")),
            ("Bodil Bangsgaard", None),
            ("Bodil", None),
            ("BodilBang", None),
            ("", None),
        ];
        for (text, expected) in cases {
            assert_eq!(without(text, " Bodil Bang ").as_deref(), expected, "{text}");
        }
        assert_eq!(without("Åse Ærø", "åse ærø").as_deref(), Some(INSTEAD));
        assert_eq!(without("hvad som helst", "  "), None);
    }

    #[test]
    fn the_words_of_a_proposal_are_all_that_people_wrote_and_nothing_that_it_is_counted_by() {
        let words = words_of(Kind::Proposal);
        for id in [1303, 1304, 1306, 1314, REMARK] {
            assert!(words.contains(&id), "{id}");
        }
        for id in [1305, 1307, 1308, 1312, 1316] {
            assert!(!words.contains(&id), "{id}");
        }
    }
}
