//! A question over the last rows or in place of the verdict block: what it asks, what is typed, what it understood.
//! Saves nothing itself.

mod days;
mod reading;

use chrono::NaiveDate;

use crate::domain::choice::{MeetingKind, Stance};
use crate::domain::date::Span;
use crate::domain::dateform;
use crate::domain::field::Kind;
use crate::domain::key::is_key;
use crate::domain::record::{Rec, Record};
use crate::domain::wall::Opening;
use crate::domain::words;
use crate::text::{self, Lang};

use super::desk::Desk;
use super::field::Field;
use super::wall;
pub use days::days;

/// What a question is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// Why a proposal is met in part.
    Partly,
    /// Why a proposal is not met.
    Reject,
    /// Where we already do it.
    Existing,
    /// Which proposal to merge it into.
    Merge,
    /// Until when it waits.
    Postpone,
    /// To whom it is passed on.
    Forward,
    /// Whether it is a personal case.
    Personal,
    /// What the committee decided.
    Decision,
    /// Which paragraphs go into a new proposal.
    Split,
    /// The next step of the answer.
    Answer,
    /// What it is about.
    Link,
    /// Who is responsible.
    Owner,
    /// When the answer is due.
    Due,
    /// A remark.
    Remark,
    /// How far something is, or where a meeting stands; words may follow.
    Status,
    /// What the committee decided on a recommendation; words may follow.
    Stance,
    /// By when something is to be carried out.
    Deadline,
    /// On which day a meeting is, and when.
    Day,
    /// How much a recommendation weighs.
    Weight,
    /// Why the committee puts a recommendation first.
    Priority,
    /// By what a list is sorted.
    Sort,
    /// What is to be made.
    Making,
    /// What stands on the next slip of paper.
    Slip,
    /// Which line of a note keeps a key that stands on several.
    Keeping,
    /// Whether numbers that look personal are none.
    Harmless,
    /// How many people have signed up for a meeting.
    SignedUp,
    /// How many people came to a meeting.
    Attended,
    /// The words that the answer before needs, with the sentence that asks for them.
    Because(String),
    /// What is agreed at a meeting in front of the board.
    Agreement,
    /// Who stands in front of the big screen, and how many seconds a page stands.
    Audience,
    /// Where to go.
    Goto,
    /// The day to see the board from.
    Time,
    /// Whether to take a batch back.
    Undo {
        /// The batch.
        batch: i64,
        /// Whether only a part of it can be.
        partial: bool,
        /// Whether it must be said why: it is a colleague's.
        because: bool,
    },
}

/// What a question came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answered {
    /// A reason, a receiver or a remark.
    Words(String),
    /// The key of a record.
    Key(String),
    /// A day, or a meeting that stands for its day: what is stored, and how it is said.
    Until(String, String),
    /// A date, or none.
    Day(Option<NaiveDate>),
    /// A colleague, or nobody.
    Person(Option<String>),
    /// The committee's decision.
    Stance(Stance),
    /// Paragraphs, counted from 0.
    Paragraphs(Vec<usize>),
    /// A step of the answer, counted from 0.
    Step(usize),
    /// One of the choices, as stored, and the words that followed it.
    Chosen(String, String),
    /// A span of days, or none.
    Span(Option<Span>),
    /// A day and a time of day, `16:30`.
    Moment(NaiveDate, Option<String>),
    /// How many.
    Number(i64),
    /// How the big screen is to begin.
    Show(Opening),
    /// Yes.
    Yes,
}

/// Something that a number chooses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choose {
    /// The number to type.
    pub number: usize,
    /// What stands behind it.
    pub label: String,
    /// What typing it stands for.
    pub value: String,
}

/// A question that stands open.
#[derive(Clone, Debug)]
pub struct Ask {
    /// What it is about.
    pub about: About,
    /// The records it is asked for.
    pub targets: Vec<Rec>,
    /// The key that opened it, to stand before the question.
    pub letter: String,
    /// The question.
    pub title: String,
    /// What a number chooses.
    pub choices: Vec<Choose>,
    /// What is typed.
    pub field: Field,
    /// The text that is split, in paragraphs.
    pub paragraphs: Vec<String>,
    /// The meetings that may be named.
    pub meetings: Vec<Record>,
    /// The record that the typed key names, once it was looked up.
    pub found: Option<(String, Option<Record>)>,
    /// Whether Enter was pressed and waits for the record to be looked up.
    pub eager: bool,
    /// The key of the only target, which it cannot be merged into.
    pub own_key: Option<String>,
    /// The question whose answer needs these words: Esc goes back to it.
    pub before: Option<Box<Ask>>,
}

impl Ask {
    /// A question with nothing typed.
    pub fn new(about: About, targets: Vec<Rec>, letter: &str, title: String) -> Ask {
        Ask {
            about,
            targets,
            letter: letter.to_string(),
            title,
            choices: Vec::new(),
            field: Field::line(""),
            paragraphs: Vec::new(),
            meetings: Vec::new(),
            found: None,
            eager: false,
            own_key: None,
            before: None,
        }
    }

    /// The same with these things to choose from by number.
    pub fn choosing(mut self, choices: impl IntoIterator<Item = (usize, String, String)>) -> Ask {
        self.choices =
            choices.into_iter().map(|(number, label, value)| Choose { number, label, value }).collect();
        self
    }

    /// Whether its answer is saved.
    pub fn saves(&self) -> bool {
        !matches!(
            self.about,
            About::Goto | About::Undo { .. } | About::Sort | About::Making | About::Time | About::Audience
        )
    }

    /// Whether something may be typed beside the numbers.
    pub fn takes_words(&self) -> bool {
        let is_only_yes = matches!(self.about, About::Undo { because: false, .. });
        !is_only_yes && !matches!(self.about, About::Personal | About::Decision | About::Answer)
    }

    /// The key of a record that must be looked up before the question can say what it understood.
    pub fn wants(&self) -> Option<String> {
        if !matches!(self.about, About::Existing | About::Merge | About::Link | About::Goto) {
            return None;
        }
        let key = is_key(&self.typed())?;
        (self.found.as_ref().map(|(k, _)| k) != Some(&key)).then_some(key)
    }

    /// What it understood: what it came to, or why it came to nothing yet.
    pub fn understood(&self, desk: &Desk) -> Result<(Answered, String), String> {
        let typed = self.typed();
        match &self.about {
            About::Partly | About::Reject | About::Forward if self.is_wrong_number() => {
                Err(text::not_a_choice(desk.lang, &typed, self.choices.len()))
            }
            About::Partly | About::Reject => reading::words_or(&typed, text::needs_reason(desk.lang)),
            About::Forward => reading::words_or(&typed, text::needs_receiver(desk.lang)),
            About::Remark | About::Slip => reading::words_or(&typed, String::new()),
            About::Because(sentence) => reading::words_or(&typed, sentence.clone()),
            About::Priority => reading::priority(&typed, desk.lang),
            About::Status
            | About::Stance
            | About::Weight
            | About::Sort
            | About::Making
            | About::Keeping
            | About::Harmless => reading::chosen(self.field.text().trim(), &self.choices, desk),
            About::Deadline => reading::deadline(&typed, &self.targets, desk),
            About::Day => reading::moment(&typed, desk),
            About::SignedUp | About::Attended => reading::number(self.field.text().trim(), desk.lang),
            About::Existing | About::Link | About::Goto => self.record(&typed, desk.lang, None),
            About::Merge => self.record(&typed, desk.lang, Some(Kind::Proposal)),
            About::Postpone => reading::until(&typed, &self.meetings, desk),
            About::Due => reading::due(&typed, desk),
            About::Owner => reading::owner(&typed, desk),
            About::Decision => reading::decision(&typed, desk.lang),
            About::Time => reading::past(&typed, desk),
            About::Agreement if typed.is_empty() => Err(text::wall::agreement_example(desk.lang)),
            About::Agreement => Ok((Answered::Words(typed.clone()), wall::agreed(&typed, desk))),
            About::Audience => reading::show(self.field.text().trim(), &self.choices, desk),
            About::Split => self.split(&typed, desk.lang),
            About::Answer => reading::step(&typed, &self.choices, desk.lang),
            About::Personal => reading::personal(&typed, &self.choices, desk.lang),
            About::Undo { because: true, .. } => reading::words_or(&typed, text::undo_needs_why(desk.lang)),
            About::Undo { .. } => Ok((Answered::Yes, String::new())),
        }
    }

    /// Whether digits are typed that are none of the choices.
    fn is_wrong_number(&self) -> bool {
        let typed = self.field.text().trim();
        let digits = !typed.is_empty() && typed.chars().all(|c| c.is_ascii_digit());
        digits && !self.choices.iter().any(|c| c.number.to_string() == typed)
    }

    /// What is typed, with a number replaced by what it stands for.
    fn typed(&self) -> String {
        let typed = self.field.text().trim();
        match self.choices.iter().find(|c| c.number.to_string() == typed) {
            Some(choice) => choice.value.clone(),
            None => typed.to_string(),
        }
    }

    fn record(&self, typed: &str, lang: Lang, only: Option<Kind>) -> Result<(Answered, String), String> {
        let key = is_key(typed).ok_or_else(|| reading::or_needs(typed, lang, text::needs_key(lang)))?;
        if self.own_key.as_ref() == Some(&key) && self.about != About::Goto {
            return Err(text::itself(lang));
        }
        match &self.found {
            Some((found, Some(record))) if *found == key => match only {
                Some(kind) if record.rec.kind != kind => Err(text::not_a_proposal(lang, &key)),
                _ => Ok((Answered::Key(key.clone()), format!("{key} {}", heading(record)))),
            },
            Some((found, None)) if *found == key => Err(text::no_such_record(lang, &key)),
            _ => Err(String::new()),
        }
    }

    fn split(&self, typed: &str, lang: Lang) -> Result<(Answered, String), String> {
        if self.paragraphs.len() < 2 {
            return Err(text::one_paragraph(lang));
        }
        let mut chosen = Vec::new();
        for word in typed.split([' ', ',']).filter(|w| !w.is_empty()) {
            match word.parse::<usize>() {
                Ok(n) if (1..=self.paragraphs.len()).contains(&n) => chosen.push(n - 1),
                _ => return Err(text::not_understood(lang, word)),
            }
        }
        chosen.sort_unstable();
        chosen.dedup();
        match chosen.first().and_then(|i| self.paragraphs.get(*i)) {
            None => Err(text::needs_paragraphs(lang)),
            Some(_) if chosen.len() == self.paragraphs.len() => Err(text::all_paragraphs(lang)),
            Some(first) => {
                let said = text::split_new(
                    lang,
                    &crate::ui::wrap::cut(first.lines().next().unwrap_or_default(), 40),
                );
                Ok((Answered::Paragraphs(chosen), said))
            }
        }
    }
}

/// The first colleagues, to choose from by number.
pub fn colleagues(desk: &Desk) -> Vec<(usize, String, String)> {
    let named = |person: &Record| (format!("{} {}", person.key, person.text("name")), person.key.clone());
    numbered(desk.people.iter().take(6).map(named))
}

/// Labels and values with the numbers that choose them.
pub fn numbered(choices: impl Iterator<Item = (String, String)>) -> Vec<(usize, String, String)> {
    choices.enumerate().map(|(i, (label, value))| (i + 1, label, value)).collect()
}

/// How a record is called on screen: its title, or its first line.
pub fn heading(record: &Record) -> &str {
    record
        .get("title")
        .or_else(|| record.get("name"))
        .unwrap_or_else(|| record.text("text").lines().next().unwrap_or_default())
}

/// How a meeting is said in a few words: `udvalg 4/5`.
pub fn meeting_words(meeting: &Record, lang: Lang) -> String {
    let kind: MeetingKind = meeting.choice("kind").unwrap_or(MeetingKind::Other);
    let date = meeting.get("date").and_then(|d| d.parse().ok());
    let date = date.map(|d| dateform::day(d, lang)).unwrap_or_default();
    format!("{} {date}", words::meeting(kind).of(lang))
}
