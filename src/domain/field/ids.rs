//! The ids of the fields that rules and queries name. Each stands in the table by the same name.

macro_rules! ids {
    ($($kind:ident { $($id:ident = $number:literal $name:literal,)* })*) => {
        $(
            #[doc = concat!("Fields of a ", stringify!($kind), ".")]
            pub mod $kind {
                $(
                    #[doc = concat!("`", $name, "`")]
                    pub const $id: u16 = $number;
                )*
            }
        )*

        #[cfg(test)]
        const ALL: &[(&str, u16, &str)] = &[$($((stringify!($kind), $number, $name),)*)*];
    };
}

ids! {
    recommendation {
        ANALYSIS = 501 "analysis",
        INITIATIVES = 510 "initiatives",
    }
    measurement {
        INDICATOR = 901 "indicator",
    }
    meeting {
        DATE = 1001 "date",
        TIME = 1002 "time",
        TITLE = 1003 "title",
        KIND = 1004 "kind",
        STATE = 1005 "state",
        PLACE = 1006 "place",
        SIGNED_UP = 1007 "signed_up",
        ATTENDED = 1008 "attended",
        BODY = 1009 "body",
        REASON = 1014 "reason",
    }
    note {
        TEXT = 1104 "text",
    }
    submission {
        CHANNEL = 1201 "channel",
    }
    proposal {
        SUBMISSION = 1301 "submission",
        TITLE = 1303 "title",
        TEXT = 1304 "text",
        VERDICT = 1305 "verdict",
        REASON = 1306 "reason",
        DECISION = 1307 "decision",
        OWNER = 1308 "owner",
        SNOOZED_UNTIL = 1309 "snoozed_until",
        MERGED_INTO = 1310 "merged_into",
        LINKS = 1311 "links",
        RECEIVED_ON = 1312 "received_on",
        ANSWER = 1313 "answer",
        ANSWER_TEXT = 1314 "answer_text",
        ANSWER_DUE = 1315 "answer_due",
        EXAMPLE = 1318 "example",
        DECIDED_AT = 1319 "decided_at",
    }
    decision {
        MEETING = 1401 "meeting",
        ABOUT = 1408 "about",
    }
    task {
        MEETING = 1501 "meeting",
        TITLE = 1502 "title",
        OWNER = 1503 "owner",
        DEADLINE = 1505 "deadline",
        PRECISION = 1506 "deadline_precision",
        ABOUT = 1508 "about",
    }
    setting {
        VALUE = 1601 "value",
    }
}

#[cfg(test)]
mod tests {
    use super::ALL;
    use crate::domain::field::Kind;

    #[test]
    fn the_ids_are_those_of_the_table_of_fields() {
        for (kind, id, name) in ALL {
            let kind = Kind::ALL.iter().find(|known| known.table() == *kind).unwrap();
            assert_eq!(kind.field(name).map(|field| field.id), Some(*id), "{name}");
        }
    }
}
