//! A record as it is read: its key and its values, in the order of its kind's fields.

use super::change::{Change, On, Put};
use super::choice::Choice;
use super::field::{Field, Kind};

/// How wide a heading is at most, in characters.
const HEADING: usize = 70;

/// Names one record: its kind and its number in that kind's table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Rec {
    /// The kind.
    pub kind: Kind,
    /// The number in the kind's table; never reused.
    pub id: i64,
}

/// A record and its values, as known at one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Which record it is.
    pub rec: Rec,
    /// The key that people type.
    pub key: String,
    /// One value a field of the kind, in the order of [`Kind::fields`]; members are sorted and joined by `\n`.
    pub values: Vec<Option<String>>,
    /// The newest change of the log when it was read: a write made from this record conflicts with what is newer.
    pub seen: i64,
    /// When it last changed, milliseconds since 1970 in UTC; changes that were undone do not count.
    pub updated_at: Option<i64>,
}

impl Record {
    /// The value of a field, if it has one.
    pub fn get(&self, name: &str) -> Option<&str> {
        let index = self.rec.kind.fields().iter().position(|f| f.name == name)?;
        self.values.get(index)?.as_deref()
    }

    /// The value of a field, or an empty text.
    pub fn text(&self, name: &str) -> &str {
        self.get(name).unwrap_or_default()
    }

    /// The value of a field of a fixed vocabulary.
    pub fn choice<C: Choice>(&self, name: &str) -> Option<C> {
        self.get(name).and_then(C::parse)
    }

    /// The members of a field of that form.
    pub fn members(&self, name: &str) -> Vec<&str> {
        self.text(name).split('\n').filter(|m| !m.is_empty()).collect()
    }

    /// Whether a field says `true`.
    pub fn is(&self, name: &str) -> bool {
        self.get(name) == Some("true")
    }

    /// A record that is not made yet: every field has its default.
    pub fn blank(kind: Kind) -> Record {
        let values = kind.fields().iter().map(|field| field.default.map(str::to_owned)).collect();
        Record { rec: Rec { kind, id: 0 }, key: String::new(), values, seen: 0, updated_at: None }
    }

    /// Takes on the values, texts, members and counts that changes give it, as it will be once they are stored. What
    /// refers to a record that is not made yet is empty.
    pub fn take_on(&mut self, changes: &[Change]) {
        let on = Some(On::Record(self.rec));
        for change in changes.iter().filter(|change| change.on() == on) {
            match change {
                Change::Set { field, to, .. } => {
                    self.put(*field, to.known());
                }
                Change::Edit { field, to, .. } => self.put(*field, to.known()),
                Change::Member { field, member: Put::Text(member), present, .. } => {
                    self.join(*field, member, *present);
                }
                Change::Count { field, by, .. } => {
                    let now =
                        self.value(*field).and_then(|count| count.parse::<i64>().ok()).unwrap_or_default();
                    self.put(*field, Some((now + by).to_string()));
                }
                _ => {}
            }
        }
    }

    fn value(&self, field: u16) -> Option<&str> {
        self.iter().find(|(known, _)| known.id == field).and_then(|(_, value)| value)
    }

    fn join(&mut self, field: u16, member: &str, present: bool) {
        let members = self.value(field).unwrap_or_default().split('\n');
        let mut members: Vec<&str> = members.filter(|m| !m.is_empty() && *m != member).collect();
        members.extend(present.then_some(member));
        members.sort_unstable();
        let joined = members.join("\n");
        self.put(field, Some(joined).filter(|joined| !joined.is_empty()));
    }

    /// Gives a field another value.
    pub(super) fn put(&mut self, field: u16, to: Option<String>) {
        let fields = self.rec.kind.fields().iter();
        if let Some((_, value)) = fields.zip(&mut self.values).find(|(known, _)| known.id == field) {
            *value = to;
        }
    }

    /// What it is called: its title, its name, or the first line of its text, cut at a word; empty where it has none.
    pub fn heading(&self) -> String {
        let names: &[&str] = if self.rec.kind == Kind::Setting { &["value"] } else { &["title", "name"] };
        let own = names.iter().find_map(|name| self.get(name));
        heading(own.unwrap_or_default(), self.text("text"))
    }

    /// The values with their fields.
    pub fn iter(&self) -> impl Iterator<Item = (&'static Field, Option<&str>)> {
        self.rec.kind.fields().iter().zip(self.values.iter().map(Option::as_deref))
    }
}

/// The title, or the first line of the text, cut at a word; empty where there is neither.
pub fn heading(title: &str, text: &str) -> String {
    let line = std::iter::once(title).chain(text.lines()).map(str::trim).find(|line| !line.is_empty());
    cut(line.unwrap_or_default())
}

/// At most [`HEADING`] characters, ended after a whole word where there is one.
fn cut(line: &str) -> String {
    let Some((end, _)) = line.char_indices().nth(HEADING) else { return line.to_owned() };
    let room = line.char_indices().nth(HEADING - 1).map_or(end, |(at, _)| at);
    let head = line.get(..room).unwrap_or_default();
    let at_word =
        if line.get(room..).is_some_and(|rest| rest.starts_with(' ')) { Some(room) } else { head.rfind(' ') };
    let kept = at_word.filter(|at| *at * 2 > room).and_then(|at| head.get(..at)).unwrap_or(head);
    format!("{}…", kept.trim_end_matches([' ', ',', '.', ';', ':', '–', '-']))
}
