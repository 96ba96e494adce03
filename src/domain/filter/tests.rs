use super::*;
use crate::domain::record::Rec;

fn today() -> NaiveDate {
    "2020-04-20".parse().unwrap()
}

fn parse(kind: Kind, text: &str) -> Result<Filter, FilterError> {
    Filter::parse(kind, text, today())
}

fn record(kind: Kind, key: &str, values: &[(&str, &str)]) -> Record {
    let value =
        |field: &Field| values.iter().find(|(name, _)| *name == field.name).map(|(_, v)| (*v).to_owned());
    let values = kind.fields().iter().map(value).collect();
    Record { rec: Rec { kind, id: 1 }, key: key.into(), values, seen: 7, updated_at: Some(1_587_340_800_000) }
}

fn proposal() -> Record {
    record(
        Kind::Proposal,
        "F-0412",
        &[
            ("title", "Klarere breve før første møde"),
            ("verdict", "partly"),
            ("decision", "pending"),
            ("owner", "HL"),
            ("links", "A3-03\nI-07"),
            ("answer_due", "2020-04-22"),
            ("snoozed_until", "M-2020-05-04"),
            ("support", "12"),
            ("example", "true"),
        ],
    )
}

fn passes(text: &str) -> bool {
    let record = proposal();
    parse(Kind::Proposal, text).unwrap().matches(&record, &fold(record.text("title")))
}

#[test]
fn terms_side_by_side_must_all_hold_and_or_parts_alternatives() {
    for text in [
        "",
        "breve",
        "BREVE foerste",
        "\"før første\"",
        "cykel or breve",
        "cykel eller breve møde",
        "-cykel",
        "-\"nyt brev\"",
        "or",
        "breve or",
        "\"or\" eller breve",
    ] {
        assert!(passes(text), "{text}");
    }
    for text in
        ["cykel", "breve cykel", "-breve", "cykel or bus", "\"første før\"", "breve cykel or bus", "- breve"]
    {
        assert!(!passes(text), "{text}");
    }
}

#[test]
fn a_field_is_asked_for_by_its_name_or_its_danish_word() {
    for text in [
        "verdict:partly",
        "vurdering:delvist imødekommet breve",
        "vurdering:\"delvist imødekommet\"",
        "Vurdering=DELVIST",
        "owner:hl",
        "ansvarlig: HL breve",
        "-ansvarlig:MK",
        "links:i7",
        "vedrører:A3-03",
        "-links:I-09",
        "key:f412",
        "support:12",
        "støtter>11,5 støtter<=12",
        "title:\"KLARERE breve\"",
        "titel:klarere",
        "example:ja",
        "udvalget:ikke behandlet",
        "begrundelse:",
        "reason: owner:HL",
        "reason:null",
        "merged_into:ingen",
        "lagt sammen med:",
        "lagt_sammen_med:",
        "verdict<rejected",
    ] {
        assert!(passes(text), "{text}");
    }
    for text in [
        "verdict:new",
        "owner:MK",
        "owner:",
        "owner:ingen",
        "links:",
        "links:I-09",
        "støtter>12",
        "example:nej",
    ] {
        assert!(!passes(text), "{text}");
    }
}

#[test]
fn days_are_compared_with_the_span_that_is_meant() {
    for text in [
        "svarfrist:uge 17",
        "svarfrist<uge 18",
        "svarfrist < uge 18 breve",
        "svarfrist <= uge 17",
        "svarfrist>=uge 17 2020",
        "svar inden<uge 18",
        "answer_due:2020-04-22",
        "answer_due:onsdag",
        "-svarfrist<i dag",
        "snoozed_until:M-2020-05-04",
        "på vent til:m-2020-5-4",
        "på vent til:maj",
        "snoozed_until>uge 18",
        "updated_at:i dag",
        "ændret>=april",
    ] {
        assert!(passes(text), "{text}");
    }
    for text in [
        "svarfrist<uge 17",
        "svarfrist>uge 17",
        "svarfrist:uge 18",
        "received_on<i dag",
        "på vent til:uge 18",
    ] {
        assert!(!passes(text), "{text}");
    }
}

#[test]
fn submissions_are_asked_for_their_channel() {
    let slip = record(Kind::Submission, "H-0001", &[("channel", "slip"), ("public", "false")]);
    for text in ["channel:slip", "kanal:seddel", "kanal:slip -offentlig:ja", "må vises:nej"] {
        assert!(parse(Kind::Submission, text).unwrap().matches(&slip, ""), "{text}");
    }
}

#[test]
fn what_is_not_understood_is_named() {
    for (text, token, why) in [
        ("breve kanal:slip", "kanal:slip", Wrong::UnknownField),
        ("-farve:rød x", "-farve:rød", Wrong::UnknownField),
        ("vurdering:grøn ny", "vurdering:grøn", Wrong::BadValue(Kind::Proposal.field("verdict").unwrap())),
        ("svarfrist<snart", "svarfrist<snart", Wrong::BadValue(Kind::Proposal.field("answer_due").unwrap())),
        ("svarfrist<", "svarfrist<", Wrong::BadValue(Kind::Proposal.field("answer_due").unwrap())),
        ("støtter:mange", "støtter:mange", Wrong::BadValue(Kind::Proposal.field("support").unwrap())),
        ("links>I-07", "links>I-07", Wrong::NoOrder(Kind::Proposal.field("links").unwrap())),
        ("\"nyt brev", "\"nyt brev", Wrong::OpenQuote),
    ] {
        assert_eq!(parse(Kind::Proposal, text), Err(FilterError { token: token.into(), why }), "{text}");
    }
}

#[test]
fn while_it_is_typed_what_is_not_understood_is_looked_for_as_words() {
    let record = proposal();
    let passes = |text: &str, folded: &str| {
        Filter::parse_lenient(Kind::Proposal, text, today()).matches(&record, folded)
    };
    assert!(passes("kl.:9", "moede kl.:9 i dag"));
    assert!(passes("kanal:slip", "kanal:slip") && !passes("kanal:slip", "breve"));
    assert!(passes("\"nyt br", "et nyt brev") && passes("breve vurdering:", "breve"));
    assert!(passes("vurdering:", "") && passes("verdict:partly", ""));
    for text in ["\"", "-", ":", "<", "-\"", "or or", "a:b:c", "::", "-:", "owner::", "é:", "🙂<🙂"] {
        let _ = Filter::parse(Kind::Proposal, text, today());
        Filter::parse_lenient(Kind::Proposal, text, today());
    }
}

#[test]
fn the_words_to_underline_are_those_that_are_looked_for() {
    let filter = parse(Kind::Proposal, "Breve -cykel owner:HL or \"få svar\"").unwrap();
    assert_eq!(filter.words().collect::<Vec<_>>(), ["breve", "faa svar"]);
    assert!(parse(Kind::Proposal, " or ").unwrap().is_empty());
}

#[test]
fn nothing_that_is_typed_makes_it_stumble() {
    let parts = [
        "vurdering",
        ":",
        "<",
        ">=",
        "=",
        "\"",
        "»",
        "-",
        " ",
        " ",
        "or",
        "eller",
        "på vent til",
        "svarfrist",
        "uge 17",
        "æ",
        "i gang",
        "links",
        "I-07",
        "null",
        "støtter",
        "1e400",
        "\u{301}",
        "🙂",
        "\n",
        "key",
        "_",
        "M-2020-05-04",
    ];
    let record = proposal();
    let mut state = 11_u64;
    for _ in 0..30_000 {
        let mut text = String::new();
        for _ in 0..7 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            text.push_str(parts[(state >> 33) as usize % parts.len()]);
        }
        if let Ok(filter) = parse(Kind::Proposal, &text) {
            filter.matches(&record, "breve");
        }
        Filter::parse_lenient(Kind::Proposal, &text, today()).matches(&record, "breve");
    }
}

#[test]
fn what_is_overdue_is_asked_for_with_a_word_on_the_day_of_the_filter() {
    let task = |deadline| record(Kind::Task, "O-0001", &[("state", "in_progress"), ("deadline", deadline)]);
    let passes = |text, deadline| parse(Kind::Task, text).unwrap().matches(&task(deadline), "");
    for text in ["overdue:true", "overskredet:ja", "-overdue:nej"] {
        assert!(passes(text, "2020-04-19") && !passes(text, "2020-04-20"), "{text}");
    }
    assert!(passes("overdue:false", "2020-04-20") && !passes("overdue:false", "2020-04-19"));
    assert!(parse(Kind::Meeting, "overdue:true").is_err());
}

#[test]
fn what_is_derived_is_compared_as_a_field_is() {
    let measured = record(Kind::Measurement, "T000412", &[("period", "2020M02")]);
    let derived = |field: &Field| match field.name {
        "value" => Some("1945".to_owned()),
        "provisional" => Some("true".to_owned()),
        _ => None,
    };
    let passes = |text: &str| {
        let filter = parse(Kind::Measurement, text).unwrap();
        assert!(filter.asks_for_derived());
        filter.matches_with(&measured, "", &derived)
    };
    for text in ["value>1900", "value:1945 foreløbig:ja", "missing:", "-missing:skjult", "værdi<2000"] {
        assert!(passes(text), "{text}");
    }
    for text in ["value>1945", "value:", "missing:suppressed"] {
        assert!(!passes(text), "{text}");
    }
    let of_period = |text: &str| parse(Kind::Measurement, text).unwrap().matches(&measured, "");
    for text in ["period:2020M02", "periode:februar 2020", "period:2020", "period>2020M01", "period<2020M10"]
    {
        assert!(of_period(text), "{text}");
    }
    assert!(!of_period("period:2019") && !of_period("period>2020M02"));
    assert!(!parse(Kind::Measurement, "period:2020M02").unwrap().asks_for_derived());
}
