//! What a person reads for the values of the fixed vocabularies, the fields and the failures.

mod kinds;

use super::choice::{
    AnswerState, Channel, Choice, Direction, Implementation, Light, MeetingKind, MeetingState, Missing,
    Precision, SenderKind, Stance, TargetKind, Verdict,
};
use super::failure::Failure;
use super::field::Kind;
use super::inbox::Group;
use super::thread::{Gap, Level};
use crate::text::{self, Both, Lang, both};

pub use kinds::{kind, kinds, level_short};

/// The administration's word on a proposal.
pub const fn verdict(verdict: Verdict) -> Both {
    match verdict {
        Verdict::New => both("ny", "new"),
        Verdict::Accepted => both("imødekommet", "accepted"),
        Verdict::Partly => both("delvist imødekommet", "partly accepted"),
        Verdict::Rejected => both("ikke imødekommet", "not accepted"),
        Verdict::Noted => both("til efterretning", "noted"),
        Verdict::Existing => both("gør vi allerede", "already doing it"),
        Verdict::Forwarded => both("videresendt", "passed on"),
        Verdict::Merged => both("lagt sammen", "merged"),
        Verdict::Postponed => both("på vent", "on hold"),
        Verdict::Personal => both("enkeltsag", "personal case"),
    }
}

/// What the committee decided.
pub const fn stance(stance: Stance) -> Both {
    match stance {
        Stance::Pending => both("ikke behandlet", "not dealt with"),
        Stance::Accepted => both("vedtaget", "adopted"),
        Stance::Partly => both("delvist vedtaget", "partly adopted"),
        Stance::Rejected => both("ikke vedtaget", "not adopted"),
    }
}

/// How far a recommendation or an initiative is.
pub const fn implementation(state: Implementation) -> Both {
    match state {
        Implementation::NotStarted => both("ikke startet", "not started"),
        Implementation::InProgress => both("i gang", "in progress"),
        Implementation::Done => both("meldt færdig", "reported done"),
        Implementation::Verified => both("gennemført", "confirmed done"),
        Implementation::Paused => both("i bero", "paused"),
        Implementation::Lapsed => both("bortfaldet", "lapsed"),
    }
}

/// How exact a deadline is.
pub const fn precision(precision: Precision) -> Both {
    match precision {
        Precision::Day => both("dag", "day"),
        Precision::Week => both("uge", "week"),
        Precision::Month => both("måned", "month"),
        Precision::Quarter => both("kvartal", "quarter"),
        Precision::Half => both("halvår", "half year"),
        Precision::Year => both("år", "year"),
    }
}

/// How a target is doing.
pub const fn light(light: Light) -> Both {
    match light {
        Light::OnTrack => both("følger planen", "on track"),
        Light::AtRisk => both("hold øje", "watch"),
        Light::Behind => both("bagud", "behind"),
        Light::Unknown => both("kan ikke vurderes", "cannot be judged"),
    }
}

/// A level of the thread.
pub const fn level(level: Level) -> Both {
    match level {
        Level::Origin => both("Møde og henvendelse", "Meeting and submission"),
        Level::Proposal => both("Forslag", "Proposal"),
        Level::Decision => both("Beslutning", "Decision"),
        Level::Recommendation => both("Anbefaling", "Recommendation"),
        Level::Initiative => both("Indsats", "Initiative"),
        Level::Target => both("Måltal", "Target"),
        Level::Answer => both("Svar til borgeren", "Answer to the citizen"),
    }
}

/// What is lacking where a thread breaks.
pub const fn gap(gap: Gap) -> Both {
    match gap {
        Gap::RecommendationWithoutInitiative => both("uden indsats", "no initiative"),
        Gap::InitiativeWithoutTarget => both("uden måltal", "no target"),
        Gap::ProposalWithoutAnswer => both("uden svar", "no answer"),
        Gap::DecisionWithoutOwner => both("uden ansvarlig", "no owner"),
    }
}

/// The heading of a sort of break in a list.
pub const fn gaps(gap: Gap) -> Both {
    match gap {
        Gap::RecommendationWithoutInitiative => {
            both("Anbefalinger uden indsats", "Recommendations without an initiative")
        }
        Gap::InitiativeWithoutTarget => both("Indsatser uden måltal", "Initiatives without a target"),
        Gap::ProposalWithoutAnswer => both("Forslag uden svar", "Proposals without an answer"),
        Gap::DecisionWithoutOwner => both("Beslutninger uden ansvarlig", "Decisions without an owner"),
    }
}

/// Where a meeting stands.
pub const fn meeting_state(state: MeetingState) -> Both {
    match state {
        MeetingState::Planned => both("planlagt", "planned"),
        MeetingState::Held => both("afholdt", "held"),
        MeetingState::Postponed => both("udsat", "postponed"),
        MeetingState::Cancelled => both("aflyst", "cancelled"),
    }
}

/// How far the answer is.
pub const fn answer(state: AnswerState) -> Both {
    match state {
        AnswerState::Missing => both("svar mangler", "answer missing"),
        AnswerState::Draft => both("kladde", "draft"),
        AnswerState::Approved => both("godkendt", "approved"),
        AnswerState::Sent => both("markeret som sendt", "marked as sent"),
    }
}

/// Who wrote.
pub const fn sender(kind: SenderKind) -> Both {
    match kind {
        SenderKind::Citizen => both("borger", "citizen"),
        SenderKind::Company => both("virksomhed", "company"),
        SenderKind::Employee => both("medarbejder", "employee"),
        SenderKind::Council => both("råd", "council"),
        SenderKind::Association => both("forening", "association"),
        SenderKind::Fund => both("a-kasse", "unemployment fund"),
        SenderKind::Unknown => both("ukendt afsender", "unknown sender"),
    }
}

/// The way it came.
pub const fn channel(channel: Channel) -> Both {
    match channel {
        Channel::Slip => both("seddel", "slip"),
        Channel::Email => both("e-mail", "e-mail"),
        Channel::Letter => both("brev", "letter"),
        Channel::Hearing => both("høringssvar", "hearing"),
        Channel::Note => both("notat", "note"),
        Channel::Phone => both("telefon", "phone"),
        Channel::Platform => both("borgerportal", "platform"),
        Channel::Other => both("andet", "other"),
    }
}

/// Why there is no figure.
pub const fn missing(why: Missing) -> Both {
    match why {
        Missing::Absent => both("mangler", "missing"),
        Missing::Suppressed => both("skjult (få personer)", "hidden (few people)"),
        Missing::Unpublished => both("ikke offentliggjort", "not published"),
    }
}

/// What kind of meeting, in one short word.
pub const fn meeting(kind: MeetingKind) -> Both {
    match kind {
        MeetingKind::Dialogue => both("dialogmøde", "dialogue meeting"),
        MeetingKind::Committee => both("udvalg", "committee"),
        MeetingKind::Board => both("tavlemøde", "board meeting"),
        MeetingKind::Conference => both("konference", "conference"),
        MeetingKind::Hearing => both("høring", "hearing"),
        MeetingKind::Other => both("møde", "meeting"),
    }
}

/// The name of the number that a record is known by.
pub const fn number() -> Both {
    both("Nummer", "Number")
}

/// The name of a field, as a person reads it in a history or on the edit card.
pub fn field(id: u16) -> Both {
    match id {
        super::field::BORN => both("Oprettet", "Created"),
        super::field::GONE => both("Slettet", "Deleted"),
        1301 => both("Henvendelse", "Submission"),
        1302 => both("Kildens nummer", "Source's number"),
        1304 | 503 | 607 | 1104 | 1411 => both("Tekst", "Text"),
        1305 => both("Vurdering", "Verdict"),
        1306 | 511 => both("Begrundelse", "Reason"),
        1307 | 504 => both("Udvalget", "Committee"),
        1308 | 507 | 603 | 1403 | 1503 => both("Ansvarlig", "Owner"),
        1309 => both("På vent til", "On hold until"),
        1310 => both("Lagt sammen med", "Merged into"),
        1311 => both("Vedrører", "About"),
        1312 | 1202 => both("Modtaget", "Received"),
        1313 => both("Svar", "Answer"),
        1314 => both("Svarets tekst", "Answer's text"),
        1315 => both("Svar inden", "Answer by"),
        1316 => both("Støtter", "Supporters"),
        1201 => both("Kanal", "Channel"),
        1203 => both("Afsender", "Sender"),
        1204 => both("Journalnummer", "Journal number"),
        1205 => both("Må vises", "May be shown"),
        1210 => both("Bilag", "Attachments"),
        505 | 602 | 1005 | 1404 | 1504 => both("Status", "Status"),
        508 | 1406 | 1505 => both("Frist", "Deadline"),
        _ => match super::field::by_id(id).or_else(|| super::derived::by_id(id)).map(|f| f.name) {
            Some("name") => both("Navn", "Name"),
            Some("login") => both("Brugernavn", "Login"),
            Some("role") => both("Rolle", "Role"),
            Some("stand_in") => both("Vikar", "Stand-in"),
            Some("stand_in_until") => both("Vikar til", "Stand-in until"),
            Some("since") => both("Fra", "From"),
            Some("until") => both("Til", "Until"),
            Some("published_on") => both("Offentliggjort", "Published"),
            Some("recommendation_count") => both("Antal anbefalinger", "Recommendations"),
            Some("source") => both("Kilde", "Source"),
            Some("from_year") => both("Fra år", "From year"),
            Some("to_year") => both("Til år", "To year"),
            Some("analysis") => both("Analyse", "Analysis"),
            Some("weight") => both("Vægt", "Weight"),
            Some("deadline_precision") => both("Fristens nøjagtighed", "Precision of the deadline"),
            Some("initiatives") => both("Indsatser", "Initiatives"),
            Some("reason") => both("Begrundelse", "Reason"),
            Some("evidence") => both("Dokumentation", "Evidence"),
            Some("priority_reason") => both("Udvalgets begrundelse", "Committee's reason"),
            Some("starts") => both("Begynder", "Starts"),
            Some("ends") => both("Slutter", "Ends"),
            Some("targets") => both("Måltal", "Targets"),
            Some("unit") => both("Enhed", "Unit"),
            Some("direction") => both("Retning", "Direction"),
            Some("frequency") => both("Hyppighed", "Frequency"),
            Some("indicator") => both("Indikator", "Indicator"),
            Some("group") => both("Målgruppe", "Target group"),
            Some("area") => both("Område", "Area"),
            Some("year") => both("År", "Year"),
            Some("kind") => both("Art", "Kind"),
            Some("value") => both("Værdi", "Value"),
            Some("baseline") => both("Udgangspunkt", "Baseline"),
            Some("baseline_period") => both("Udgangspunktets periode", "Baseline's period"),
            Some("relative_to") => both("I forhold til", "Relative to"),
            Some("comparisons") => both("Sammenligninger", "Comparisons"),
            Some("plan") => both("Plan", "Plan"),
            Some("override_light") => both("Fastsat lys", "Light set by hand"),
            Some("override_reason") => both("Fastsat fordi", "Set by hand because"),
            Some("override_until") => both("Fastsat til", "Set by hand until"),
            Some("period") => both("Periode", "Period"),
            Some("date") => both("Dato", "Date"),
            Some("time") => both("Tidspunkt", "Time"),
            Some("place") => both("Sted", "Place"),
            Some("signed_up") => both("Tilmeldte", "Signed up"),
            Some("attended") => both("Fremmødte", "Attended"),
            Some("body") => both("Udvalg", "Committee"),
            Some("agenda_closes") => both("Dagsordenen lukker", "Agenda closes"),
            Some("missing") => both("Mangler fordi", "Missing because"),
            Some("provisional") => both("Foreløbigt", "Provisional"),
            Some("known_since") => both("Kendt siden", "Known since"),
            Some("versions") => both("Udgaver", "Versions"),
            Some("actual") => both("Seneste tal", "Latest figure"),
            Some("actual_period") => both("Seneste periode", "Latest period"),
            Some("light") => both("Lys", "Light"),
            Some("recommendations") => both("Anbefalinger", "Recommendations"),
            Some("meeting") => both("Møde", "Meeting"),
            Some("decided_at") => both("Besluttet på", "Decided at"),
            Some("about") => both("Vedrører", "About"),
            Some("moderation") => both("Moderation", "Moderation"),
            Some("stand" | "stands") => both("Temastand", "Theme stand"),
            Some("title") => both("Overskrift", "Title"),
            Some("example") => both("Eksempel", "Example"),
            Some(name) => both(name, name),
            None => both("Felt", "Field"),
        },
    }
}

/// What a new record of a kind is called when it is made.
pub const fn new_of(kind: Kind) -> Both {
    match kind {
        Kind::Person => both("Ny kollega", "New colleague"),
        Kind::Body => both("Nyt udvalg", "New committee"),
        Kind::Analysis => both("Ny analyse", "New analysis"),
        Kind::Plan => both("Ny plan", "New plan"),
        Kind::Recommendation => both("Ny anbefaling", "New recommendation"),
        Kind::Initiative => both("Ny indsats", "New initiative"),
        Kind::Indicator => both("Ny indikator", "New indicator"),
        Kind::Target => both("Nyt måltal", "New target"),
        Kind::Measurement => both("Nyt tal", "New figure"),
        Kind::Meeting => both("Nyt møde", "New meeting"),
        Kind::Note => both("Nyt notat", "New note"),
        Kind::Submission => both("Ny henvendelse", "New submission"),
        Kind::Proposal => both("Nyt forslag", "New proposal"),
        Kind::Decision => both("Ny beslutning", "New decision"),
        Kind::Task => both("Ny aftale", "New agreement"),
        Kind::Setting => both("Ny indstilling", "New setting"),
    }
}

/// The word for a value of a fixed vocabulary in the field with this id; `true` and `false` are yes and no.
pub fn value(id: u16, value: &str) -> Option<Both> {
    let name = super::field::by_id(id).or_else(|| super::derived::by_id(id))?.name;
    let kind = super::field::kind_of(id);
    match (name, kind) {
        ("verdict", _) => Verdict::parse(value).map(verdict),
        ("decision" | "stance", _) => Stance::parse(value).map(stance),
        ("answer", _) => AnswerState::parse(value).map(answer),
        ("state", Some(Kind::Meeting)) => MeetingState::parse(value).map(meeting_state),
        ("implementation" | "state", _) => Implementation::parse(value).map(implementation),
        ("deadline_precision", _) => Precision::parse(value).map(precision),
        ("channel", _) => Channel::parse(value).map(channel),
        ("sender_kind", _) => SenderKind::parse(value).map(sender),
        ("light" | "override_light", _) => Light::parse(value).map(light),
        ("missing", _) => Missing::parse(value).map(missing),
        ("kind", Some(Kind::Target)) => TargetKind::parse(value).map(target_kind),
        ("kind", _) => MeetingKind::parse(value).map(meeting),
        ("direction", _) => Direction::parse(value).map(direction),
        ("role", _) => ROLES.iter().find(|(name, _)| *name == value).map(|(_, word)| *word),
        _ => match value {
            "true" => Some(both("ja", "yes")),
            "false" => Some(both("nej", "no")),
            _ => None,
        },
    }
}

/// What a colleague may be, as files write it; other words are kept as they are written.
pub const ROLES: [(&str, Both); 3] = [
    ("caseworker", both("sagsbehandler", "caseworker")),
    ("team_leader", both("teamleder", "team leader")),
    ("secretariat", both("sekretariat", "secretariat")),
];

/// How a target is meant.
pub const fn target_kind(kind: TargetKind) -> Both {
    match kind {
        TargetKind::Absolute => both("et tal", "a figure"),
        TargetKind::Change => both("ændring fra udgangspunktet", "change from the baseline"),
        TargetKind::Relative => both("i forhold til en sammenligning", "relative to a comparison"),
        TargetKind::Rank => both("placering", "rank"),
    }
}

/// Which way is better.
pub const fn direction(direction: Direction) -> Both {
    match direction {
        Direction::Down => both("ned", "down"),
        Direction::Up => both("op", "up"),
    }
}

/// The name of a group of the inbox.
pub const fn group(group: Group) -> Both {
    match group {
        Group::DueThisWeek => both("Svarfrist denne uge", "Answer due this week"),
        Group::New => both("Nye", "New"),
        Group::Again => both("Igen aktuelle", "Back again"),
        Group::Postponed => both("På vent", "On hold"),
        Group::Unanswered => both("Vurderet uden svar", "Judged, unanswered"),
        Group::Answered => both("Besvaret og lagt sammen", "Answered and merged"),
    }
}

/// The sentence for a failure.
pub fn failure(lang: Lang, failure: &Failure) -> String {
    match failure {
        Failure::Busy => text::failed_busy(lang),
        Failure::Full => text::failed_full(lang),
        Failure::ReadOnly => text::failed_read_only(lang),
        Failure::Newer => text::failed_newer(lang),
        Failure::NoSuch(key) => text::failed_no_such(lang, key),
        Failure::Taken(key) => text::failed_taken(lang, key),
        Failure::Invalid(field, value) => text::failed_invalid(lang, field, value),
        Failure::Other(cause) => text::failed_other(lang, cause),
    }
}
