//! The table of fields: of each kind the fields in the order of files. Ids are never changed nor used again.

use super::super::choice::{
    AnswerState, Channel, Direction, Implementation, Light, MeetingKind, MeetingState, Precision, SenderKind,
    Stance, TargetKind, Verdict,
};
use super::Form::{Count, Member, Text};
use super::Shape::{Bool, Date, DateOrMeeting, Int, Key, Line, Long, Period, Real, Time};
use super::{Field, Kind, Shape, field, form, parsed};

const fn with(default: &'static str, field: Field) -> Field {
    Field { default: Some(default), ..field }
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
const TEXT: &[&str] = &["tekst", "beskrivelse"];
const OWNER: &[&str] = &["ansvarlig"];

pub(super) const PERSON_FIELDS: &[Field] = &[
    field(101, "name", Line, &["navn"]),
    field(102, "login", Line, &["brugernavn"]),
    with("caseworker", field(103, "role", Line, &["rolle"])),
    field(105, "stand_in", PERSON, &["vikar"]),
    field(106, "stand_in_until", Date, &["vikar til"]),
    with("false", field(104, "example", Bool, EXAMPLE)),
];
pub(super) const BODY_FIELDS: &[Field] = &[
    field(201, "title", Line, TITLE),
    field(202, "since", Date, &["fra"]),
    field(203, "until", Date, &["til"]),
    with("false", field(204, "example", Bool, EXAMPLE)),
];
pub(super) const ANALYSIS_FIELDS: &[Field] = &[
    field(301, "title", Line, TITLE),
    field(302, "published_on", Date, &["offentliggjort"]),
    field(303, "recommendation_count", Int, &["antal anbefalinger"]),
    field(304, "source", Line, &["kilde"]),
    with("false", field(305, "example", Bool, EXAMPLE)),
];
pub(super) const PLAN_FIELDS: &[Field] = &[
    field(401, "title", Line, TITLE),
    field(402, "from_year", Int, &["fra år"]),
    field(403, "to_year", Int, &["til år"]),
    with("false", field(404, "example", Bool, EXAMPLE)),
];
pub(super) const RECOMMENDATION_FIELDS: &[Field] = &[
    field(501, "analysis", Key(&[Kind::Analysis]), &["analyse"]),
    field(502, "title", Line, &["titel", "overskrift", "anbefaling"]),
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
    form(Member, field(510, "initiatives", Key(&[Kind::Initiative]), &["indsatser", "indsats"])),
    field(511, "reason", Line, &["begrundelse"]),
    field(512, "evidence", Line, &["dokumentation"]),
    field(513, "priority_reason", Line, &["udvalgets begrundelse"]),
    field(514, "source", Line, &["kilde"]),
    with("false", field(515, "example", Bool, EXAMPLE)),
];
pub(super) const INITIATIVE_FIELDS: &[Field] = &[
    field(601, "title", Line, &["titel", "overskrift", "indsats"]),
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
pub(super) const INDICATOR_FIELDS: &[Field] = &[
    field(701, "title", Line, TITLE),
    field(702, "unit", Line, &["enhed"]),
    field(703, "direction", choice!("down" | "up", Direction), &["retning"]),
    field(704, "source", Line, &["kilde"]),
    field(705, "frequency", Line, &["hyppighed"]),
    with("false", field(706, "example", Bool, EXAMPLE)),
];
pub(super) const TARGET_FIELDS: &[Field] = &[
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
pub(super) const MEASUREMENT_FIELDS: &[Field] = &[
    field(901, "indicator", Key(&[Kind::Indicator]), &["indikator"]),
    field(902, "group", Line, &["målgruppe"]),
    field(903, "area", Line, &["område"]),
    field(904, "period", Period, &["periode"]),
    with("false", field(905, "example", Bool, EXAMPLE)),
];
pub(super) const MEETING_FIELDS: &[Field] = &[
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
pub(super) const NOTE_FIELDS: &[Field] = &[
    field(1101, "meeting", Key(&[Kind::Meeting]), &["møde"]),
    field(1102, "stand", Line, &["temastand", "stand"]),
    field(1103, "title", Line, TITLE),
    form(Text, field(1104, "text", Long, TEXT)),
    with("false", field(1105, "example", Bool, EXAMPLE)),
];
pub(super) const SUBMISSION_FIELDS: &[Field] = &[
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
    form(Member, field(1210, "attachments", Line, &["bilag"])),
    with("false", field(1209, "example", Bool, EXAMPLE)),
];
pub(super) const PROPOSAL_FIELDS: &[Field] = &[
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
pub(super) const DECISION_FIELDS: &[Field] = &[
    field(1401, "meeting", Key(&[Kind::Meeting]), &["møde"]),
    field(1402, "title", Line, &["titel", "overskrift", "beslutning"]),
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
pub(super) const TASK_FIELDS: &[Field] = &[
    field(1501, "meeting", Key(&[Kind::Meeting]), &["møde"]),
    field(1502, "title", Line, &["titel", "overskrift", "opgave", "aftale"]),
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
pub(super) const SETTING_FIELDS: &[Field] = &[field(1601, "value", Line, &["værdi"])];
