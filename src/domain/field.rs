//! The kinds of record and their fields: one table that the store, the files, the edit card and the filter all read.

pub mod ids;
mod table;

use super::choice::Choice;
use table::*;

/// A kind of record. The number is written in the log and never changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Kind {
    /// A colleague; the key is the initials.
    Person = 1,
    /// A committee.
    Body = 2,
    /// A report that recommendations come from.
    Analysis = 3,
    /// A plan for several years.
    Plan = 4,
    /// A recommendation.
    Recommendation = 5,
    /// What carries out recommendations.
    Initiative = 6,
    /// What is measured.
    Indicator = 7,
    /// A target for one year.
    Target = 8,
    /// A figure for one period; its versions stand in a table of their own.
    Measurement = 9,
    /// A meeting.
    Meeting = 10,
    /// A note or minutes.
    Note = 11,
    /// What came in: an e-mail, a hearing answer, a sheet of paper.
    Submission = 12,
    /// One proposal of a submission.
    Proposal = 13,
    /// What a meeting decided.
    Decision = 14,
    /// What somebody has agreed to do.
    Task = 15,
    /// A setting of the file.
    Setting = 16,
}

/// How a field conflicts, merges and is undone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Old and new; conflicts when the field has a newer change.
    Value,
    /// A set; one member is added or removed; never conflicts.
    Member,
    /// A long text; edits are shifted past each other and conflict only where they overlap.
    Text,
    /// A number that is added to; never conflicts.
    Count,
}

/// What a field may hold. Every value travels as text: dates ISO, booleans `true`/`false`, references as keys.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// One line.
    Line,
    /// Several lines.
    Long,
    /// A whole number.
    Int,
    /// A number.
    Real,
    /// `true` or `false`.
    Bool,
    /// A date, `2020-04-20`.
    Date,
    /// A date or the key of a meeting, which stands for its date.
    DateOrMeeting,
    /// A time of day, `16:30`.
    Time,
    /// A month, a quarter, half a year, a year or four quarters: `2020M02`, `2020Q1`, `2020H1`, `2020`, `2020QMAT02`.
    Period,
    /// One of a vocabulary: its parser gives the name in files.
    Choice(fn(&str) -> Option<&'static str>, &'static [&'static str]),
    /// The key of a record of one of these kinds.
    Key(&'static [Kind]),
}

/// One field of one kind. `id` is written in the log and never changes, whatever the field is called.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Unique among all kinds: the kind's number times 100 and a running number.
    pub id: u16,
    /// The name in JSON, CSV and the table's column.
    pub name: &'static str,
    /// How it conflicts and is undone.
    pub form: Form,
    /// What it may hold.
    pub shape: Shape,
    /// The value of a new record that names none; `None` is null.
    pub default: Option<&'static str>,
    /// Danish names that files and filters may use instead, lower case.
    pub aliases: &'static [&'static str],
}

impl PartialEq for Field {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Field {
    /// Whether its members are keys of other records.
    pub fn is_tie(&self) -> bool {
        self.form == Form::Member && matches!(self.shape, Shape::Key(_))
    }
}

/// The pseudo field of the log that says whether a record is gone: `true` or `false`.
pub const GONE: u16 = 1;
/// The pseudo field of the log that says that a record was made.
pub const BORN: u16 = 0;
/// The pseudo field of the log that says that a remark (progress entry) was written on the record.
pub const REMARK: u16 = 4;
/// The pseudo field of the log that says that a measurement got a new version of its figure.
pub const VERSION: u16 = 5;

pub(super) fn parsed<C: Choice>(text: &str) -> Option<&'static str> {
    C::parse(text).map(C::name)
}

pub(super) const fn field(
    id: u16,
    name: &'static str,
    shape: Shape,
    aliases: &'static [&'static str],
) -> Field {
    Field { id, name, form: Form::Value, shape, default: None, aliases }
}

pub(super) const fn form(form: Form, field: Field) -> Field {
    Field { form, ..field }
}

impl Kind {
    /// Every kind.
    pub const ALL: &'static [Kind] = &[
        Kind::Person,
        Kind::Body,
        Kind::Analysis,
        Kind::Plan,
        Kind::Recommendation,
        Kind::Initiative,
        Kind::Indicator,
        Kind::Target,
        Kind::Measurement,
        Kind::Meeting,
        Kind::Note,
        Kind::Submission,
        Kind::Proposal,
        Kind::Decision,
        Kind::Task,
        Kind::Setting,
    ];

    /// The number in the log.
    pub fn number(self) -> u8 {
        self as u8
    }

    /// The kind with this number.
    pub fn of_number(number: u8) -> Option<Kind> {
        Kind::ALL.iter().copied().find(|k| k.number() == number)
    }

    /// The table that holds its state: the kind in the singular.
    pub fn table(self) -> &'static str {
        match self {
            Kind::Person => "person",
            Kind::Body => "body",
            Kind::Analysis => "analysis",
            Kind::Plan => "plan",
            Kind::Recommendation => "recommendation",
            Kind::Initiative => "initiative",
            Kind::Indicator => "indicator",
            Kind::Target => "target",
            Kind::Measurement => "measurement",
            Kind::Meeting => "meeting",
            Kind::Note => "note",
            Kind::Submission => "submission",
            Kind::Proposal => "proposal",
            Kind::Decision => "decision",
            Kind::Task => "task",
            Kind::Setting => "setting",
        }
    }

    /// The KIND of the command line: the kind in the plural.
    pub fn plural(self) -> &'static str {
        match self {
            Kind::Person => "people",
            Kind::Body => "bodies",
            Kind::Analysis => "analyses",
            Kind::Plan => "plans",
            Kind::Recommendation => "recommendations",
            Kind::Initiative => "initiatives",
            Kind::Indicator => "indicators",
            Kind::Target => "targets",
            Kind::Measurement => "measurements",
            Kind::Meeting => "meetings",
            Kind::Note => "notes",
            Kind::Submission => "submissions",
            Kind::Proposal => "proposals",
            Kind::Decision => "decisions",
            Kind::Task => "tasks",
            Kind::Setting => "settings",
        }
    }

    /// The kind that a KIND of the command line names, in the singular or the plural.
    pub fn parse(text: &str) -> Option<Kind> {
        Kind::ALL.iter().copied().find(|k| k.plural() == text || k.table() == text)
    }

    /// Its fields, in the order of files.
    pub fn fields(self) -> &'static [Field] {
        match self {
            Kind::Person => PERSON_FIELDS,
            Kind::Body => BODY_FIELDS,
            Kind::Analysis => ANALYSIS_FIELDS,
            Kind::Plan => PLAN_FIELDS,
            Kind::Recommendation => RECOMMENDATION_FIELDS,
            Kind::Initiative => INITIATIVE_FIELDS,
            Kind::Indicator => INDICATOR_FIELDS,
            Kind::Target => TARGET_FIELDS,
            Kind::Measurement => MEASUREMENT_FIELDS,
            Kind::Meeting => MEETING_FIELDS,
            Kind::Note => NOTE_FIELDS,
            Kind::Submission => SUBMISSION_FIELDS,
            Kind::Proposal => PROPOSAL_FIELDS,
            Kind::Decision => DECISION_FIELDS,
            Kind::Task => TASK_FIELDS,
            Kind::Setting => SETTING_FIELDS,
        }
    }

    /// The field of that name or Danish alias, whatever the case.
    pub fn field(self, name: &str) -> Option<&'static Field> {
        let name = name.trim().to_lowercase();
        let fields = self.fields();
        fields
            .iter()
            .find(|f| f.name == name)
            .or_else(|| fields.iter().find(|f| f.aliases.contains(&name.as_str())))
    }

    /// The field of members that ties a record of this kind to one of another; `None` where no field of it does.
    pub fn tie_to(self, other: Kind) -> Option<&'static Field> {
        let holds = |field: &&Field| matches!(field.shape, Shape::Key(kinds) if kinds.contains(&other));
        self.fields().iter().filter(|field| field.is_tie()).find(holds)
    }

    /// The letters that a running key begins with, such as `F-`; `None` where every key is given.
    pub fn prefix(self) -> Option<&'static str> {
        match self {
            Kind::Initiative => Some("I-"),
            Kind::Note => Some("N-"),
            Kind::Submission => Some("H-"),
            Kind::Proposal => Some("F-"),
            Kind::Decision => Some("B-"),
            Kind::Task => Some("O-"),
            Kind::Target => Some("T-"),
            Kind::Measurement => Some("T"),
            _ => None,
        }
    }

    /// How many digits a running key has at least: one file of a service brings ten thousands of measurements, and keys of
    /// one length stand in the order of their numbers.
    pub fn digits(self) -> usize {
        match self {
            Kind::Initiative => 2,
            Kind::Measurement => 6,
            _ => 4,
        }
    }
}

/// The field with this id.
pub fn by_id(id: u16) -> Option<&'static Field> {
    let kind = Kind::of_number(u8::try_from(id / 100).ok()?)?;
    kind.fields().iter().find(|f| f.id == id)
}

/// The kind that the field with this id belongs to.
pub fn kind_of(id: u16) -> Option<Kind> {
    Kind::of_number(u8::try_from(id / 100).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_has_an_id_of_its_kind_and_no_two_share_one() {
        let mut seen = std::collections::HashSet::new();
        for kind in Kind::ALL {
            for field in kind.fields() {
                assert_eq!(field.id / 100, u16::from(kind.number()), "{}", field.name);
                assert!(seen.insert(field.id), "{} {}", kind.table(), field.name);
                assert_eq!(by_id(field.id), Some(field));
            }
        }
    }
}
