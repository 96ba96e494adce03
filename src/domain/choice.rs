//! The fixed vocabularies: each value with its name in files and the words that a person may type for it.

/// A value of a fixed vocabulary, as files and the log write it (English snake_case).
pub trait Choice: Copy + PartialEq + 'static {
    /// All values, in the order in which a person meets them.
    const ALL: &'static [Self];
    /// The name in JSON, CSV and the log.
    fn name(self) -> &'static str;
    /// Danish words that are read as this value, lower case.
    fn aliases(self) -> &'static [&'static str];

    /// The value that `text` names: its own name or a Danish alias, whatever the case.
    fn parse(text: &str) -> Option<Self> {
        let text = text.trim().to_lowercase();
        Self::ALL.iter().copied().find(|c| c.name() == text || c.aliases().contains(&text.as_str()))
    }
}

/// Declares an enum and its [`Choice`] implementation, one value a line.
macro_rules! choices {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $value:ident = $file:literal [$($alias:literal),*]),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$vdoc])* $value),+ }

        impl Choice for $name {
            const ALL: &'static [Self] = &[$($name::$value),+];
            fn name(self) -> &'static str {
                match self { $($name::$value => $file),+ }
            }
            fn aliases(self) -> &'static [&'static str] {
                match self { $($name::$value => &[$($alias),*]),+ }
            }
        }
    };
}

choices! {
    /// What the committee decided.
    Stance {
        /// Not dealt with yet.
        Pending = "pending" ["ikke behandlet", "ubehandlet"],
        /// Adopted.
        Accepted = "accepted" ["vedtaget"],
        /// Adopted in part.
        Partly = "partly" ["delvist vedtaget", "delvist"],
        /// Not adopted.
        Rejected = "rejected" ["ikke vedtaget", "forkastet"],
    }
}

choices! {
    /// How far a recommendation or an initiative is.
    Implementation {
        /// Not started.
        NotStarted = "not_started" ["ikke startet"],
        /// Under way.
        InProgress = "in_progress" ["i gang", "igang"],
        /// The owner says that it is done.
        Done = "done" ["meldt færdig"],
        /// Another person agrees that it is done.
        Verified = "verified" ["gennemført"],
        /// Paused.
        Paused = "paused" ["i bero"],
        /// Ended without being carried out; the reason is required.
        Lapsed = "lapsed" ["bortfaldet"],
    }
}

choices! {
    /// The administration's word on a proposal.
    Verdict {
        /// Nobody has judged it.
        New = "new" ["ny", "nye"],
        /// Met.
        Accepted = "accepted" ["imødekommet"],
        /// Met in part; the reason says which part.
        Partly = "partly" ["delvist imødekommet", "delvist"],
        /// Not met; the reason is required.
        Rejected = "rejected" ["ikke imødekommet", "nej"],
        /// Noted.
        Noted = "noted" ["til efterretning"],
        /// We already do it; a link says where.
        Existing = "existing" ["gør vi allerede"],
        /// Passed on to someone else; the reason says to whom.
        Forwarded = "forwarded" ["videresendt"],
        /// Merged into another proposal.
        Merged = "merged" ["lagt sammen"],
        /// Waits for a day or a meeting.
        Postponed = "postponed" ["på vent"],
        /// A personal case: hidden everywhere.
        Personal = "personal" ["enkeltsag"],
    }
}

choices! {
    /// How far the answer to the citizens is.
    AnswerState {
        /// Nothing written.
        Missing = "missing" ["mangler", "svar mangler"],
        /// Being written.
        Draft = "draft" ["kladde"],
        /// Approved.
        Approved = "approved" ["godkendt"],
        /// Somebody says that it was sent; the program sends nothing.
        Sent = "sent" ["markeret som sendt", "sendt", "besvaret"],
    }
}

choices! {
    /// Who wrote: never a name.
    SenderKind {
        /// A citizen.
        Citizen = "citizen" ["borger"],
        /// A company.
        Company = "company" ["virksomhed"],
        /// An employee.
        Employee = "employee" ["medarbejder"],
        /// A council, such as the disability council.
        Council = "council" ["råd"],
        /// An association.
        Association = "association" ["forening"],
        /// An unemployment fund.
        Fund = "fund" ["a-kasse"],
        /// Unknown.
        Unknown = "unknown" ["ukendt"],
    }
}

choices! {
    /// The way a submission came.
    Channel {
        /// A slip of paper from a meeting.
        Slip = "slip" ["seddel"],
        /// An e-mail.
        Email = "email" ["e-mail", "mail"],
        /// A letter.
        Letter = "letter" ["brev"],
        /// An answer to a hearing.
        Hearing = "hearing" ["høringssvar"],
        /// A line in a meeting's note.
        Note = "note" ["notat"],
        /// A telephone call.
        Phone = "phone" ["telefon"],
        /// An export of a participation platform.
        Platform = "platform" ["borgerportal", "platform"],
        /// Anything else.
        Other = "other" ["andet"],
    }
}

choices! {
    /// Where a meeting stands.
    MeetingState {
        /// Planned.
        Planned = "planned" ["planlagt"],
        /// Held.
        Held = "held" ["afholdt"],
        /// Postponed.
        Postponed = "postponed" ["udsat"],
        /// Cancelled.
        Cancelled = "cancelled" ["aflyst"],
    }
}

choices! {
    /// What kind of meeting it is.
    MeetingKind {
        /// A meeting with citizens.
        Dialogue = "dialogue" ["borgerdialogmøde", "dialogmøde"],
        /// A committee's meeting.
        Committee = "committee" ["udvalgsmøde"],
        /// The short meeting in front of the board.
        Board = "board" ["tavlemøde"],
        /// A conference.
        Conference = "conference" ["konference"],
        /// A hearing.
        Hearing = "hearing" ["høring"],
        /// Anything else.
        Other = "other" ["andet"],
    }
}

choices! {
    /// How exact a deadline is.
    Precision {
        /// A day.
        Day = "day" ["dag"],
        /// An ISO week.
        Week = "week" ["uge"],
        /// A month.
        Month = "month" ["måned"],
        /// A quarter.
        Quarter = "quarter" ["kvartal"],
        /// Half a year.
        Half = "half" ["halvår"],
        /// A year.
        Year = "year" ["år"],
    }
}

choices! {
    /// Which way a figure should go.
    Direction {
        /// Lower is better.
        Down = "down" ["ned"],
        /// Higher is better.
        Up = "up" ["op"],
    }
}

choices! {
    /// How a target is meant.
    TargetKind {
        /// A figure to reach.
        Absolute = "absolute" ["absolut"],
        /// So much more or less than the baseline.
        Change = "change" ["ændring"],
        /// So far from a comparison.
        Relative = "relative" ["i forhold til"],
        /// A place among others.
        Rank = "rank" ["placering"],
    }
}

choices! {
    /// How a target is doing.
    Light {
        /// Follows the plan.
        OnTrack = "on_track" ["følger planen"],
        /// To be watched.
        AtRisk = "at_risk" ["hold øje"],
        /// Behind.
        Behind = "behind" ["bagud"],
        /// Cannot be judged.
        Unknown = "unknown" ["kan ikke vurderes"],
    }
}

choices! {
    /// Why a period has no figure.
    Missing {
        /// Nobody has one.
        Absent = "absent" ["mangler"],
        /// Kept back, because so few people stand behind it that they could be recognised.
        Suppressed = "suppressed" ["skjult", "skjult (få personer)", "diskretioneret"],
        /// Not published yet.
        Unpublished = "unpublished" ["ikke offentliggjort"],
    }
}

choices! {
    /// Who stands in front of the wall.
    Audience {
        /// Citizens and anyone else: only what is decided and what is confirmed.
        Public = "public" ["offentlig", "borgere"],
        /// The team: initials and titles too.
        Team = "team" ["holdet", "tavlemøde"],
    }
}
