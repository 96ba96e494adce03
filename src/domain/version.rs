//! The versions of a long text, as the log of its record gives them.

use super::change::{Entry, Line};
use super::edit::Edit;
use super::field::BORN;

/// A text as it was once saved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Version {
    /// When, milliseconds since 1970 in UTC.
    pub at: i64,
    /// By whom.
    pub who: String,
    /// The text.
    pub text: String,
}

/// The versions of a record's text, the newest first: `text` as it is now, with the edits of the history (newest first)
/// taken out one act after the other. It ends where something was erased, for what stood there is gone for good.
pub fn versions(text: &str, field: u16, history: &[Entry]) -> Vec<Version> {
    let mut versions = Vec::new();
    let mut text = text.to_owned();
    for entry in history {
        let edits: Vec<&Line> = entry.lines.iter().filter(|line| line.field == field).collect();
        let is_born = entry.touches(BORN);
        if !edits.is_empty() || (is_born && !text.is_empty()) {
            versions.push(Version { at: entry.at, who: entry.author.who.clone(), text: text.clone() });
        }
        match edits.iter().rev().try_fold(text, |text, line| before(line)?.apply(&text)) {
            Some(earlier) => text = earlier,
            None => return versions,
        }
    }
    versions
}

/// The edit that takes a line of the log out of the text.
fn before(line: &Line) -> Option<Edit> {
    let place = usize::try_from(line.place?).ok().filter(|_| !line.erased)?;
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    Some(Edit { place, removed: text(&line.new), inserted: text(&line.old) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::change::Author;
    use crate::domain::field::{Form, Kind};
    use crate::domain::record::Rec;

    fn line(field: u16, place: Option<i64>, old: &str, new: &str) -> Line {
        let text = |text: &str| Some(text.to_owned()).filter(|t| !t.is_empty());
        let (rec, key) = (Rec { kind: Kind::Note, id: 1 }, "N-0001".to_owned());
        Line {
            id: 0,
            rec,
            key,
            field,
            form: Form::Text,
            old: text(old),
            new: text(new),
            place,
            erased: false,
            is_lost: false,
        }
    }

    fn entry(who: &str, lines: Vec<Line>) -> Entry {
        let author = Author { who: who.into(), login: who.into(), via: "board".into() };
        let day = "2020-04-20".parse().unwrap();
        let (count, reason) = (lines.len(), None);
        Entry { batch: 1, at: 0, day, author, reason, undoes: None, undone: false, count, lines }
    }

    fn texts(found: &[Version]) -> Vec<(&str, &str)> {
        found.iter().map(|version| (version.who.as_str(), version.text.as_str())).collect()
    }

    #[test]
    fn every_saved_version_is_found_again_from_the_newest_to_the_first() {
        let history = [
            entry("MK", vec![line(1104, Some(0), "røde ", ""), line(1104, Some(6), "", " og pærer")]),
            entry("HL", vec![line(1103, None, "a", "b")]),
            entry("HL", vec![line(1104, Some(0), "", "røde ")]),
            entry("TB", vec![line(BORN, None, "", "")]),
        ];
        let found = versions("æblert og pærer", 1104, &history);
        assert_eq!(texts(&found), [("MK", "æblert og pærer"), ("HL", "røde æblert"), ("TB", "æblert")]);
    }

    #[test]
    fn what_was_erased_is_not_put_together_again() {
        let erased = Line { erased: true, old: None, new: None, ..line(1104, Some(0), "", "") };
        let history = [entry("MK", vec![line(1104, Some(0), "", "nyt")]), entry("HL", vec![erased])];
        assert_eq!(texts(&versions("nyt", 1104, &history)), [("MK", "nyt"), ("HL", "")]);
    }
}
