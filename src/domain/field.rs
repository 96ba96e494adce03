//! The kinds of record and their fields: one table that the store, the files, the edit card and the filter all read.

use super::choice::{
    AnswerState, Channel, Choice, Direction, Implementation, Light, MeetingKind, MeetingState, Precision,
    SenderKind, Stance, TargetKind, Verdict,
};

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
const fn with(default: &'static str, field: Field) -> Field {
    Field { default: Some(default), ..field }
}
pub(super) const fn form(form: Form, field: Field) -> Field {
    Field { form, ..field }
}
macro_rules! choice {
    ($($name:literal)|+, $type:ty) => {
        Shape::Choice(parsed::<$type>, &[$($name),+])
    };
}

const STANCE: Shape = choice!("pending" | "accepted" | "partly" | "rejected", Stance);
const STATE: Shape =
    choice!("not_started" | "in_progress" | "done" | "verified" | "paused" | "lapsed", Implementation);
const PERSON: Shape = Shape::Key(&[Kind::Person]);
/// What a decision or a task may be about.
const ABOUT: Shape = Shape::Key(&[Kind::Recommendation, Kind::Initiative, Kind::Target, Kind::Proposal]);
const EXAMPLE: &[&str] = &["eksempel"];
const TITLE: &[&str] = &["titel", "overskrift"];
const TEXT: &[&str] = &["tekst"];
const OWNER: &[&str] = &["ansvarlig"];

use Form::{Count, Member, Text};
use Shape::{Bool, Date, DateOrMeeting, Int, Key, Line, Long, Period, Real, Time};

const PERSON_FIELDS: &[Field] = &[
    field(101, "name", Line, &["navn"]),
    field(102, "login", Line, &["brugernavn"]),
    with("caseworker", field(103, "role", Line, &["rolle"])),
    field(105, "stand_in", PERSON, &["vikar"]),
    field(106, "stand_in_until", Date, &["vikar til"]),
    with("false", field(104, "example", Bool, EXAMPLE)),
];
const BODY_FIELDS: &[Field] = &[
    field(201, "title", Line, TITLE),
    field(202, "since", Date, &["fra"]),
    field(203, "until", Date, &["til"]),
    with("false", field(204, "example", Bool, EXAMPLE)),
];
const ANALYSIS_FIELDS: &[Field] = &[
    field(301, "title", Line, TITLE),
    field(302, "published_on", Date, &["offentliggjort"]),
    field(303, "recommendation_count", Int, &["antal anbefalinger"]),
    field(304, "source", Line, &["kilde"]),
    with("false", field(305, "example", Bool, EXAMPLE)),
];
const PLAN_FIELDS: &[Field] = &[
    field(401, "title", Line, TITLE),
    field(402, "from_year", Int, &["fra år"]),
    field(403, "to_year", Int, &["til år"]),
    with("false", field(404, "example", Bool, EXAMPLE)),
];
const RECOMMENDATION_FIELDS: &[Field] = &[
    field(501, "analysis", Key(&[Kind::Analysis]), &["analyse"]),
    field(502, "title", Line, TITLE),
    form(Text, field(503, "text", Long, TEXT)),
    with("pending", field(504, "stance", STANCE, &["udvalget"])),
    with("not_started", field(505, "implementation", STATE, &["status"])),
    field(506, "weight", Int, &["vægt"]),
    field(507, "owner", PERSON, OWNER),
    field(508, "deadline", Date, &["frist"]),
    field(
        509,
        "deadline_precision",
        choice!("day" | "week" | "month" | "quarter" | "half" | "year", Precision),
        &["fristens nøjagtighed"],
    ),
    form(Member, field(510, "initiatives", Key(&[Kind::Initiative]), &["indsatser"])),
    field(511, "reason", Line, &["begrundelse"]),
    field(512, "evidence", Line, &["dokumentation"]),
    field(513, "priority_reason", Line, &["udvalgets begrundelse"]),
    field(514, "source", Line, &["kilde"]),
    with("false", field(515, "example", Bool, EXAMPLE)),
];
const INITIATIVE_FIELDS: &[Field] = &[
    field(601, "title", Line, TITLE),
    with("not_started", field(602, "state", STATE, &["status"])),
    field(603, "owner", PERSON, OWNER),
    field(604, "starts", Date, &["begynder"]),
    field(605, "ends", Date, &["slutter"]),
    form(Member, field(606, "targets", Key(&[Kind::Target]), &["måltal"])),
    form(Text, field(607, "text", Long, TEXT)),
    field(608, "source", Line, &["kilde"]),
    field(610, "reason", Line, &["begrundelse"]),
    field(611, "evidence", Line, &["dokumentation"]),
    with("false", field(609, "example", Bool, EXAMPLE)),
];
const INDICATOR_FIELDS: &[Field] = &[
    field(701, "title", Line, TITLE),
    field(702, "unit", Line, &["enhed"]),
    field(703, "direction", choice!("down" | "up", Direction), &["retning"]),
    field(704, "source", Line, &["kilde"]),
    field(705, "frequency", Line, &["hyppighed"]),
    with("false", field(706, "example", Bool, EXAMPLE)),
];
const TARGET_FIELDS: &[Field] = &[
    field(801, "indicator", Key(&[Kind::Indicator]), &["indikator"]),
    field(802, "group", Line, &["målgruppe"]),
    field(803, "area", Line, &["område"]),
    field(804, "year", Int, &["år"]),
    with(
        "absolute",
        field(805, "kind", choice!("absolute" | "change" | "relative" | "rank", TargetKind), &["art"]),
    ),
    field(806, "value", Real, &["værdi"]),
    field(807, "unit", Line, &["enhed"]),
    field(808, "direction", choice!("down" | "up", Direction), &["retning"]),
    field(809, "baseline", Real, &["udgangspunkt"]),
    field(811, "baseline_period", Period, &["udgangspunktets periode"]),
    field(812, "relative_to", Key(&[Kind::Indicator]), &["i forhold til"]),
    form(Member, field(813, "comparisons", Key(&[Kind::Indicator]), &["sammenligninger"])),
    field(814, "plan", Key(&[Kind::Plan]), &["plan"]),
    field(
        815,
        "override_light",
        choice!("on_track" | "at_risk" | "behind" | "unknown", Light),
        &["fastsat lys"],
    ),
    field(816, "override_reason", Line, &["fastsat fordi"]),
    field(817, "override_until", Date, &["fastsat til"]),
    field(818, "source", Line, &["kilde"]),
    with("false", field(810, "example", Bool, EXAMPLE)),
];
const MEASUREMENT_FIELDS: &[Field] = &[
    field(901, "indicator", Key(&[Kind::Indicator]), &["indikator"]),
    field(902, "group", Line, &["målgruppe"]),
    field(903, "area", Line, &["område"]),
    field(904, "period", Period, &["periode"]),
    with("false", field(905, "example", Bool, EXAMPLE)),
];
const MEETING_FIELDS: &[Field] = &[
    field(1001, "date", Date, &["dato"]),
    field(1002, "time", Time, &["kl.", "tidspunkt"]),
    field(1003, "title", Line, TITLE),
    with(
        "other",
        field(
            1004,
            "kind",
            choice!("dialogue" | "committee" | "board" | "conference" | "hearing" | "other", MeetingKind),
            &["art"],
        ),
    ),
    with(
        "planned",
        field(
            1005,
            "state",
            choice!("planned" | "held" | "postponed" | "cancelled", MeetingState),
            &["status"],
        ),
    ),
    field(1006, "place", Line, &["sted"]),
    form(Count, with("0", field(1007, "signed_up", Int, &["tilmeldte"]))),
    form(Count, with("0", field(1008, "attended", Int, &["fremmødte"]))),
    field(1009, "body", Key(&[Kind::Body]), &["udvalg"]),
    form(Member, field(1010, "stands", Line, &["temastande"])),
    field(1011, "source", Line, &["kilde"]),
    field(1013, "agenda_closes", Date, &["dagsordenen lukker"]),
    field(1014, "reason", Line, &["begrundelse"]),
    with("false", field(1012, "example", Bool, EXAMPLE)),
];
const NOTE_FIELDS: &[Field] = &[
    field(1101, "meeting", Key(&[Kind::Meeting]), &["møde"]),
    field(1102, "stand", Line, &["temastand", "stand"]),
    field(1103, "title", Line, TITLE),
    form(Text, field(1104, "text", Long, TEXT)),
    with("false", field(1105, "example", Bool, EXAMPLE)),
];
const SUBMISSION_FIELDS: &[Field] = &[
    with(
        "other",
        field(
            1201,
            "channel",
            choice!(
                "slip" | "email" | "letter" | "hearing" | "note" | "phone" | "platform" | "other",
                Channel
            ),
            &["kanal"],
        ),
    ),
    field(1202, "received_on", Date, &["modtaget"]),
    with(
        "unknown",
        field(
            1203,
            "sender_kind",
            choice!(
                "citizen" | "company" | "employee" | "council" | "association" | "fund" | "unknown",
                SenderKind
            ),
            &["afsender"],
        ),
    ),
    field(1204, "journal_no", Line, &["journalnummer", "journalnr."]),
    with("false", field(1205, "public", Bool, &["må vises", "offentlig"])),
    field(1206, "meeting", Key(&[Kind::Meeting]), &["møde"]),
    field(1207, "stand", Line, &["stand", "temastand"]),
    field(1208, "source", Line, &["kilde"]),
    with("false", field(1209, "example", Bool, EXAMPLE)),
];
const PROPOSAL_FIELDS: &[Field] = &[
    field(1301, "submission", Key(&[Kind::Submission]), &["henvendelse"]),
    field(1302, "source_id", Line, &["kildens nummer"]),
    field(1303, "title", Line, TITLE),
    form(Text, field(1304, "text", Long, TEXT)),
    with(
        "new",
        field(
            1305,
            "verdict",
            choice!(
                "new"
                    | "accepted"
                    | "partly"
                    | "rejected"
                    | "noted"
                    | "existing"
                    | "forwarded"
                    | "merged"
                    | "postponed"
                    | "personal",
                Verdict
            ),
            &["vurdering"],
        ),
    ),
    field(1306, "reason", Line, &["begrundelse"]),
    with("pending", field(1307, "decision", STANCE, &["besluttet", "udvalget"])),
    field(1308, "owner", PERSON, OWNER),
    field(1309, "snoozed_until", DateOrMeeting, &["på vent til"]),
    field(1310, "merged_into", Key(&[Kind::Proposal]), &["lagt sammen med"]),
    form(
        Member,
        field(
            1311,
            "links",
            Key(&[Kind::Recommendation, Kind::Initiative, Kind::Target, Kind::Meeting]),
            &["vedrører"],
        ),
    ),
    field(1312, "received_on", Date, &["modtaget"]),
    with(
        "missing",
        field(1313, "answer", choice!("missing" | "draft" | "approved" | "sent", AnswerState), &["svar"]),
    ),
    form(Text, field(1314, "answer_text", Long, &["svarets tekst"])),
    field(1315, "answer_due", Date, &["svarfrist", "svar inden"]),
    form(Count, with("0", field(1316, "support", Int, &["støtter"]))),
    field(1317, "moderation", Line, &["moderation"]),
    field(1319, "decided_at", Key(&[Kind::Meeting]), &["besluttet på"]),
    with("false", field(1318, "example", Bool, EXAMPLE)),
];
const DECISION_FIELDS: &[Field] = &[
    field(1401, "meeting", Key(&[Kind::Meeting]), &["møde"]),
    field(1402, "title", Line, TITLE),
    form(Text, field(1411, "text", Long, TEXT)),
    field(1403, "owner", PERSON, OWNER),
    with("not_started", field(1404, "state", STATE, &["status"])),
    field(1406, "deadline", Date, &["frist"]),
    field(
        1407,
        "deadline_precision",
        choice!("day" | "week" | "month" | "quarter" | "half" | "year", Precision),
        &["fristens nøjagtighed"],
    ),
    form(Member, field(1408, "about", ABOUT, &["vedrører"])),
    field(1409, "reason", Line, &["begrundelse"]),
    field(1410, "evidence", Line, &["dokumentation"]),
    with("false", field(1405, "example", Bool, EXAMPLE)),
];
const TASK_FIELDS: &[Field] = &[
    field(1501, "meeting", Key(&[Kind::Meeting]), &["møde"]),
    field(1502, "title", Line, TITLE),
    field(1503, "owner", PERSON, OWNER),
    with("not_started", field(1504, "state", STATE, &["status"])),
    field(1505, "deadline", Date, &["frist"]),
    field(
        1506,
        "deadline_precision",
        choice!("day" | "week" | "month" | "quarter" | "half" | "year", Precision),
        &["fristens nøjagtighed"],
    ),
    form(Member, field(1508, "about", ABOUT, &["vedrører"])),
    field(1509, "reason", Line, &["begrundelse"]),
    field(1510, "evidence", Line, &["dokumentation"]),
    with("false", field(1507, "example", Bool, EXAMPLE)),
];
const SETTING_FIELDS: &[Field] = &[field(1601, "value", Line, &["værdi"])];

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

    /// How many digits a running key has at least.
    pub fn digits(self) -> usize {
        match self {
            Kind::Initiative => 2,
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
