//! Which fields stand on the card of each kind, in the order in which a person fills them in.

use crate::domain::derived;
use crate::domain::field::{self, Field, Form, Kind, Shape};

/// The key of a new record, where a person gives it.
pub const KEY: u16 = 2;
const KEY_FIELD: Field = pseudo(KEY, "key");
/// Why something is changed, for the log.
pub const REASON: u16 = 0;
const REASON_FIELD: Field = pseudo(REASON, "log_reason");

const fn pseudo(id: u16, name: &'static str) -> Field {
    Field { id, name, form: Form::Value, shape: Shape::Line, default: None, aliases: &[] }
}

/// The names of the fields on the card of a kind.
fn names(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Person => &["name", "login", "role", "stand_in", "stand_in_until"],
        Kind::Body => &["title", "since", "until"],
        Kind::Analysis => &["title", "published_on", "recommendation_count", "source"],
        Kind::Plan => &["title", "from_year", "to_year"],
        Kind::Recommendation => &[
            "title",
            "analysis",
            "stance",
            "implementation",
            "owner",
            "deadline",
            "weight",
            "initiatives",
            "evidence",
            "reason",
            "priority_reason",
            "source",
            "text",
        ],
        Kind::Initiative => {
            &["title", "state", "owner", "starts", "ends", "targets", "evidence", "reason", "source", "text"]
        }
        Kind::Indicator => &["title", "unit", "direction", "frequency", "source"],
        Kind::Target => &[
            "indicator",
            "group",
            "area",
            "year",
            "kind",
            "value",
            "unit",
            "direction",
            "baseline",
            "baseline_period",
            "relative_to",
            "comparisons",
            "plan",
            "source",
            "override_light",
            "override_reason",
            "override_until",
        ],
        Kind::Measurement => &["indicator", "group", "area", "period"],
        Kind::Meeting => &[
            "title",
            "kind",
            "date",
            "time",
            "place",
            "body",
            "state",
            "stands",
            "signed_up",
            "attended",
            "agenda_closes",
            "reason",
            "source",
        ],
        Kind::Note => &["title", "meeting", "stand", "text"],
        Kind::Decision => {
            &["title", "meeting", "owner", "deadline", "state", "about", "evidence", "reason", "text"]
        }
        Kind::Task => &["title", "meeting", "owner", "deadline", "state", "about", "evidence", "reason"],
        Kind::Setting => &["value"],
        Kind::Submission => &["channel", "sender_kind", "received_on", "stand", "public"],
        Kind::Proposal => &["title", "text", "owner", "answer_due", "links"],
    }
}

/// The columns of a measurement's figure.
const FIGURE: [&Field; 5] =
    [&derived::VALUE, &derived::MISSING, &derived::PROVISIONAL, &derived::KNOWN_SINCE, &derived::SOURCE];

/// The fields on the card of a kind; a new record begins with its key where it does not get one by itself.
pub fn of(kind: Kind, is_new: bool) -> Vec<&'static Field> {
    let gets_a_key = kind.prefix().is_some() || kind == Kind::Meeting;
    let key = (is_new && !gets_a_key).then_some(&KEY_FIELD);
    let figure = if kind == Kind::Measurement { &FIGURE[..] } else { &[] };
    let watched =
        matches!(kind, Kind::Recommendation | Kind::Initiative | Kind::Decision | Kind::Task | Kind::Meeting);
    let reason = (watched && !is_new).then_some(&REASON_FIELD);
    let own = names(kind).iter().filter_map(|name| kind.field(name));
    let fields: Vec<&'static Field> = key.into_iter().chain(own).chain(figure.iter().copied()).collect();
    // Why stands before the long text, which takes what room there is.
    let text = fields.iter().position(|f| f.form == Form::Text).unwrap_or(fields.len());
    let (short, long) = fields.split_at(text);
    short.iter().copied().chain(reason).chain(long.iter().copied()).collect()
}

/// The field with this id, on a card of any kind.
pub fn by_id(id: u16) -> Option<&'static Field> {
    match id {
        KEY => Some(&KEY_FIELD),
        REASON => Some(&REASON_FIELD),
        id => field::by_id(id).or_else(|| derived::by_id(id)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_on_a_card_is_a_field_of_its_kind() {
        for kind in Kind::ALL {
            for name in names(*kind) {
                assert!(kind.field(name).is_some_and(|f| f.name == *name), "{kind:?} {name}");
            }
        }
    }
}
