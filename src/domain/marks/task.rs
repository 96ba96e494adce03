//! Reads a task's line: `nyt brev – HL, uge 17` is a title, an owner and a deadline, whichever order they stand in.

use chrono::NaiveDate;

use super::super::date::{Deadline, parse_span};
use super::super::fold::fold;
use super::super::record::Record;

/// What a task's line says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Errand {
    /// What is to be done, with whatever was not understood.
    pub title: String,
    /// The initials of who does it.
    pub owner: Option<String>,
    /// By when.
    pub deadline: Option<Deadline>,
    /// What looks like initials and is nobody's; it stays in the title.
    pub unknown: Vec<String>,
    /// Who was named besides the owner, of whom a task has one; they stay in the title.
    pub others: Vec<String>,
}

/// Reads what a task's line says on the day `today`; `people` are the colleagues' records. Behind a dash with a blank before it (`-`, `–` or `—`) stand, parted
/// by commas or blanks, a colleague and a deadline, either of them or both. The first dash counts behind which all is
/// understood, else the last one behind which something is.
pub fn errand(words: &str, people: &[Record], today: NaiveDate) -> Errand {
    let read = |at: &(usize, usize)| Tail::read(words.get(at.1..).unwrap_or_default(), people, today);
    let dashes = dashes(words);
    let whole = dashes.iter().find(|at| read(at).is_whole());
    let chosen = whole.or_else(|| dashes.iter().rev().find(|at| read(at).says_something()));
    let Some(at) = chosen else { return Errand { title: words.trim().to_owned(), ..Errand::default() } };
    read(at).behind(words.get(..at.0).unwrap_or_default().trim())
}

/// Where dashes stand that may part a title from the rest: their beginnings and ends.
fn dashes(words: &str) -> Vec<(usize, usize)> {
    let mut before = None;
    let mut found = Vec::new();
    for (at, c) in words.char_indices() {
        if matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}') && before.is_some_and(char::is_whitespace)
        {
            found.push((at, at + c.len_utf8()));
        }
        before = Some(c);
    }
    found
}

/// What stands behind a dash.
#[derive(Default)]
struct Tail {
    errand: Errand,
    rest: Vec<String>,
}

impl Tail {
    fn read(tail: &str, people: &[Record], today: NaiveDate) -> Tail {
        let mut read = Tail::default();
        for part in tail.split([',', ';']).map(str::trim).filter(|part| !part.is_empty()) {
            if !read.part(part, people, today) && !read.two(part, people, today) {
                read.leave(part, today);
            }
        }
        read
    }

    /// A colleague, several of them, or a deadline.
    fn part(&mut self, part: &str, people: &[Record], today: NaiveDate) -> bool {
        if let Some(named) = colleagues(part, people) {
            return self.name(named);
        }
        let deadline = parse_span(part, today).map(Deadline::from);
        let is_first = self.errand.deadline.is_none() && deadline.is_some();
        self.errand.deadline = self.errand.deadline.or(deadline);
        is_first
    }

    /// Both in one part, with only a blank between: `HL uge 17`.
    fn two(&mut self, part: &str, people: &[Record], today: NaiveDate) -> bool {
        let blanks = part.char_indices().filter(|(_, c)| c.is_whitespace());
        for (at, _) in blanks {
            let (left, right) = part.split_at(at);
            let mut both = Tail { errand: self.errand.clone(), rest: Vec::new() };
            if both.part(left.trim(), people, today) && both.part(right.trim(), people, today) {
                self.errand = both.errand;
                return true;
            }
        }
        false
    }

    fn name(&mut self, named: Vec<String>) -> bool {
        if self.errand.owner.is_some() {
            return false;
        }
        let mut named = named.into_iter();
        self.errand.owner = named.next();
        self.errand.others.extend(named);
        true
    }

    /// Keeps what is not understood; of initials that are nobody's and a deadline, `XX uge 17`, the deadline is.
    fn leave(&mut self, part: &str, today: NaiveDate) {
        let strangers = [part.split_once(' '), part.rsplit_once(' ').map(|(left, right)| (right, left))];
        let stranger = strangers.into_iter().flatten().find(|(name, _)| looks_like_initials(name));
        let kept = match stranger {
            Some((name, when)) if self.part(when.trim(), &[], today) => name,
            _ => part,
        };
        self.errand.unknown.extend(Some(kept.to_owned()).filter(|kept| looks_like_initials(kept)));
        self.rest.push(kept.to_owned());
    }

    fn is_whole(&self) -> bool {
        self.rest.is_empty() && self.says_something()
    }

    fn says_something(&self) -> bool {
        let Errand { owner, deadline, unknown, .. } = &self.errand;
        owner.is_some() || deadline.is_some() || !unknown.is_empty()
    }

    /// The errand, with what was not understood behind its title again.
    fn behind(self, title: &str) -> Errand {
        let rest: Vec<String> = self.rest.into_iter().chain(self.errand.others.iter().cloned()).collect();
        let title =
            if rest.is_empty() { title.to_owned() } else { format!("{title} – {}", rest.join(", ")) };
        Errand { title, ..self.errand }
    }
}

/// The initials of all who are named, `HL og MK`, or `HL/MK`; `None` where one of them is nobody.
fn colleagues(part: &str, people: &[Record]) -> Option<Vec<String>> {
    let spaced = part.replace(['/', '+', '&'], " og ");
    let named: Vec<&str> = spaced.split(" og ").flat_map(|half| half.split(" and ")).collect();
    named.into_iter().map(|name| colleague(name, people)).collect()
}

/// The colleague with these initials, this name, or this first name where only one has it.
fn colleague(name: &str, people: &[Record]) -> Option<String> {
    let wanted = fold(name);
    let full_name = |person: &Record| fold(person.text("name"));
    let is_named = |person: &&Record| fold(&person.key) == wanted || full_name(person) == wanted;
    let first_name = |person: &&Record| full_name(person).split(' ').next() == Some(wanted.as_str());
    let mut alike = people.iter().filter(first_name);
    let only = alike.next().filter(|_| alike.next().is_none());
    let found = people.iter().find(is_named).or(only).filter(|_| !wanted.is_empty());
    found.map(|person| person.key.clone())
}

fn looks_like_initials(part: &str) -> bool {
    (2..=4).contains(&part.chars().count()) && part.chars().all(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    use super::super::super::change::{Change, On, Put};
    use super::super::super::field::Kind;

    fn people() -> Vec<Record> {
        let colleagues = [
            ("HL", "Hanne Larsen"),
            ("MK", "Mette Kjær"),
            ("ØJ", "Øjvind Juul"),
            ("AS", "Anne Skov"),
            ("AB", "Anne Bro"),
        ];
        let person = |(initials, name): (&str, &str)| {
            let mut record = Record { key: initials.to_owned(), ..Record::blank(Kind::Person) };
            let to = Put::text(name);
            record.take_on(&[Change::Set { on: On::Record(record.rec), field: 101, to, seen: None }]);
            record
        };
        colleagues.map(person).to_vec()
    }

    /// The errand in short, read on Monday 20 April 2020.
    fn read(words: &str) -> String {
        let errand = errand(words, &people(), "2020-04-20".parse().unwrap());
        let mut parts = vec![errand.title];
        parts.extend(errand.owner);
        parts.extend(errand.deadline.map(|d| format!("{} {:?}", d.last, d.precision).to_lowercase()));
        parts.extend(errand.unknown.iter().map(|name| format!("?{name}")));
        parts.extend(errand.others.iter().map(|name| format!("+{name}")));
        parts.join(" | ")
    }

    #[test]
    fn owner_and_deadline_stand_behind_a_dash_in_either_order() {
        for words in [
            "nyt brev – HL, uge 17",
            "nyt brev - uge 17, HL",
            "nyt brev — hl, u. 17",
            "nyt brev –HL; uge 17",
            "nyt brev – HL uge 17",
            "nyt brev – inden uge 17 HL",
            "nyt brev – Hanne Larsen, i uge 17",
            "nyt brev – Hanne, uge 17",
        ] {
            let expected = if words.contains("inden") {
                "nyt brev | HL | 2020-04-19 week"
            } else {
                "nyt brev | HL | 2020-04-26 week"
            };
            assert_eq!(read(words), expected, "{words}");
        }
    }

    #[test]
    fn a_deadline_is_as_exact_as_it_was_said() {
        for (said, deadline) in [
            ("i morgen", "2020-04-21 day"),
            ("1/5", "2020-05-01 day"),
            ("fredag", "2020-04-24 day"),
            ("maj", "2020-05-31 month"),
            ("4. kvartal", "2020-12-31 quarter"),
            ("1. halvår 2021", "2021-06-30 half"),
            ("hele 2021", "2021-12-31 year"),
            ("uge 18-19", "2020-05-10 week"),
            ("om 2 uger", "2020-05-04 day"),
        ] {
            assert_eq!(read(&format!("kursus – {said}")), format!("kursus | {deadline}"), "{said}");
            assert_eq!(read(&format!("kursus – ØJ, {said}")), format!("kursus | ØJ | {deadline}"), "{said}");
        }
    }

    #[test]
    fn what_is_not_understood_stays_in_the_title() {
        assert_eq!(read("nyt brev"), "nyt brev");
        assert_eq!(read("nyt brev – kort og klart"), "nyt brev – kort og klart");
        assert_eq!(
            read("nyt brev - kort og klart - MK, maj"),
            "nyt brev - kort og klart | MK | 2020-05-31 month"
        );
        assert_eq!(read("e-mail til A-kassen"), "e-mail til A-kassen");
        assert_eq!(read("nyt brev – HL, ring først"), "nyt brev – ring først | HL");
        assert_eq!(read("ring til borgeren – Anne"), "ring til borgeren – Anne", "two have that name");
    }

    #[test]
    fn unknown_initials_stay_in_the_title_and_are_told() {
        assert_eq!(read("nyt brev – XX, uge 17"), "nyt brev – XX | 2020-04-26 week | ?XX");
        assert_eq!(read("nyt brev – XX"), "nyt brev – XX | ?XX");
        assert_eq!(read("nyt brev – XX uge 17"), "nyt brev – XX | 2020-04-26 week | ?XX");
    }

    #[test]
    fn a_task_has_one_owner_and_the_others_stay_in_the_title() {
        assert_eq!(read("nyt brev – HL og MK, maj"), "nyt brev – MK | HL | 2020-05-31 month | +MK");
        assert_eq!(read("nyt brev – HL/ØJ"), "nyt brev – ØJ | HL | +ØJ");
    }
}
