//! What a person reads for the values of the fixed vocabularies, the fields and the failures.

use super::choice::{AnswerState, Channel, Implementation, MeetingKind, SenderKind, Stance, Verdict};

use super::failure::Failure;
use super::inbox::Group;
use crate::text::{self, Both, Lang, both};

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

/// The name of a field, as a person reads it in a history or on the edit card.
pub fn field(id: u16) -> Both {
    match id {
        super::field::BORN => both("Oprettet", "Created"),
        super::field::GONE => both("Slettet", "Deleted"),
        1301 => both("Henvendelse", "Submission"),
        1302 => both("Kildens nummer", "Source's number"),
        1304 | 503 | 607 | 1104 => both("Tekst", "Text"),
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
        505 | 602 | 1005 | 1404 | 1504 => both("Status", "Status"),
        508 | 1505 => both("Frist", "Deadline"),
        _ => match super::field::by_id(id).map(|f| f.name) {
            Some("stand" | "stands") => both("Temastand", "Theme stand"),
            Some("title") => both("Overskrift", "Title"),
            Some("example") => both("Eksempel", "Example"),
            Some(name) => both(name, name),
            None => both("Felt", "Field"),
        },
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
        Failure::Invalid(field, value) => text::failed_invalid(lang, field, value),
        Failure::Other(cause) => text::failed_other(lang, cause),
    }
}
