//! The ids of a proposal's fields, for the changes that its acts make.

pub const SUBMISSION: u16 = 1301;
pub const TITLE: u16 = 1303;
pub const TEXT: u16 = 1304;
pub const VERDICT: u16 = 1305;
pub const REASON: u16 = 1306;
pub const DECISION: u16 = 1307;
pub const OWNER: u16 = 1308;
pub const SNOOZED_UNTIL: u16 = 1309;
pub const MERGED_INTO: u16 = 1310;
pub const LINKS: u16 = 1311;
pub const RECEIVED_ON: u16 = 1312;
pub const ANSWER: u16 = 1313;
pub const ANSWER_TEXT: u16 = 1314;
pub const ANSWER_DUE: u16 = 1315;
pub const EXAMPLE: u16 = 1318;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::field::by_id;

    #[test]
    fn the_ids_are_those_of_the_table_of_fields() {
        for (id, name) in [
            (SUBMISSION, "submission"),
            (TITLE, "title"),
            (TEXT, "text"),
            (VERDICT, "verdict"),
            (REASON, "reason"),
            (DECISION, "decision"),
            (OWNER, "owner"),
            (SNOOZED_UNTIL, "snoozed_until"),
            (MERGED_INTO, "merged_into"),
            (LINKS, "links"),
            (RECEIVED_ON, "received_on"),
            (ANSWER, "answer"),
            (ANSWER_TEXT, "answer_text"),
            (ANSWER_DUE, "answer_due"),
            (EXAMPLE, "example"),
        ] {
            assert_eq!(by_id(id).map(|field| field.name), Some(name));
        }
    }
}
