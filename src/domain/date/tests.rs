use super::*;

/// A Monday, in week 17.
const TODAY: &str = "2020-04-20";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn read(text: &str) -> Option<Span> {
    parse_span(text, day(TODAY))
}

use Precision::{Day, Half, Month, Quarter, Week, Year};

const SPELLINGS: &[(&str, &str, &str, Precision)] = &[
    ("22/4", "2020-04-22", "2020-04-22", Day),
    ("22-4", "2020-04-22", "2020-04-22", Day),
    ("22.4.", "2020-04-22", "2020-04-22", Day),
    ("22.4.2020", "2020-04-22", "2020-04-22", Day),
    ("22/4 2020", "2020-04-22", "2020-04-22", Day),
    ("22/4-20", "2020-04-22", "2020-04-22", Day),
    ("08-12-2020", "2020-12-08", "2020-12-08", Day),
    ("d. 22. april", "2020-04-22", "2020-04-22", Day),
    ("den 22. april 2021", "2021-04-22", "2021-04-22", Day),
    ("22 apr", "2020-04-22", "2020-04-22", Day),
    ("2020-04-22", "2020-04-22", "2020-04-22", Day),
    ("onsdag den 22. april 2020", "2020-04-22", "2020-04-22", Day),
    ("ons. 22/4", "2020-04-22", "2020-04-22", Day),
    ("april 22nd, 2020", "2020-04-22", "2020-04-22", Day),
    ("29/2", "2020-02-29", "2020-02-29", Day),
    ("1/4", "2020-04-01", "2020-04-01", Day),
    ("22/3", "2020-03-22", "2020-03-22", Day),
    ("15/3", "2021-03-15", "2021-03-15", Day),
    ("20/4", "2020-04-20", "2020-04-20", Day),
    ("i dag", "2020-04-20", "2020-04-20", Day),
    ("I MORGEN", "2020-04-21", "2020-04-21", Day),
    ("tomorrow", "2020-04-21", "2020-04-21", Day),
    ("i går", "2020-04-19", "2020-04-19", Day),
    ("på fredag", "2020-04-24", "2020-04-24", Day),
    ("fredag", "2020-04-24", "2020-04-24", Day),
    ("mandag", "2020-04-27", "2020-04-27", Day),
    ("next friday", "2020-05-01", "2020-05-01", Day),
    ("næste fredag", "2020-05-01", "2020-05-01", Day),
    ("fredag i uge 19", "2020-05-08", "2020-05-08", Day),
    ("om 2 uger", "2020-05-04", "2020-05-04", Day),
    ("om en uge", "2020-04-27", "2020-04-27", Day),
    ("om 10 dage", "2020-04-30", "2020-04-30", Day),
    ("in 10 days", "2020-04-30", "2020-04-30", Day),
    ("om 5 arbejdsdage", "2020-04-27", "2020-04-27", Day),
    ("+14", "2020-05-04", "2020-05-04", Day),
    ("uge 17", "2020-04-20", "2020-04-26", Week),
    ("uge 15", "2020-04-06", "2020-04-12", Week),
    ("uge 9", "2021-03-01", "2021-03-07", Week),
    ("uge 17 2021", "2021-04-26", "2021-05-02", Week),
    ("week 17", "2020-04-20", "2020-04-26", Week),
    ("2020-W53", "2020-12-28", "2021-01-03", Week),
    ("næste uge", "2020-04-27", "2020-05-03", Week),
    ("april", "2020-04-01", "2020-04-30", Month),
    ("april 2020", "2020-04-01", "2020-04-30", Month),
    ("marts", "2021-03-01", "2021-03-31", Month),
    ("primo maj", "2020-05-01", "2020-05-10", Month),
    ("medio maj", "2020-05-11", "2020-05-20", Month),
    ("ultimo februar 2021", "2021-02-21", "2021-02-28", Month),
    ("inden udgangen af maj", "2020-05-01", "2020-05-31", Month),
    ("4. kvartal 2019", "2019-10-01", "2019-12-31", Quarter),
    ("4. kvt.", "2020-10-01", "2020-12-31", Quarter),
    ("første kvartal 2021", "2021-01-01", "2021-03-31", Quarter),
    ("Q4 2019", "2019-10-01", "2019-12-31", Quarter),
    ("foråret 2020", "2020-03-01", "2020-05-31", Quarter),
    ("til efteråret", "2020-09-01", "2020-11-30", Quarter),
    ("vinteren 2020/21", "2020-12-01", "2021-02-28", Quarter),
    ("1. halvår 2020", "2020-01-01", "2020-06-30", Half),
    ("2. halvår", "2020-07-01", "2020-12-31", Half),
    ("2020", "2020-01-01", "2020-12-31", Year),
    ("hele 2019", "2019-01-01", "2019-12-31", Year),
    ("i løbet af 2020", "2020-01-01", "2020-12-31", Year),
    ("til næste år", "2021-01-01", "2021-12-31", Year),
    ("i år", "2020-01-01", "2020-12-31", Year),
];

#[test]
fn dates_are_read_as_danes_and_others_write_them() {
    for (text, first, last, precision) in SPELLINGS {
        let expected = Span { first: day(first), last: day(last), precision: *precision };
        assert_eq!(read(text), Some(expected), "{text}");
    }
}

#[test]
fn a_deadline_is_overdue_on_the_day_after_its_whole_span() {
    for (text, _, last, _) in SPELLINGS {
        let deadline = Deadline::from(read(text).unwrap());
        assert!(!deadline.overdue(day(last)), "{text}");
        assert!(deadline.overdue(day(last).succ_opt().unwrap()), "{text}");
    }
}

#[test]
fn the_features_own_examples_turn_overdue_on_the_right_day() {
    let today = day("2019-04-20");
    for (text, overdue_from) in
        [("4. kvartal 2019", "2020-01-01"), ("uge 19", "2019-05-13"), ("i løbet af 2020", "2021-01-01")]
    {
        let deadline = Deadline::from(parse_span(text, today).unwrap());
        assert!(deadline.overdue(day(overdue_from)), "{text}");
        assert!(!deadline.overdue(day(overdue_from).pred_opt().unwrap()), "{text}");
        assert_eq!(deadline.days_left(day(overdue_from)), -1, "{text}");
    }
}

#[test]
fn a_deadline_gives_back_the_span_that_it_was_made_of() {
    for (text, ..) in SPELLINGS.iter().filter(|(text, ..)| !text.starts_with("ultimo")) {
        let span = read(text).unwrap();
        assert_eq!(Deadline::from(span).span(), span, "{text}");
    }
}

#[test]
fn deadlines_sort_by_their_last_day_and_the_exact_before_the_vague() {
    let mut texts = ["2020", "31/12 2020", "uge 17", "4. kvt.", "22/4", "april", "1. halvår 2020"];
    texts.sort_by_key(|text| Deadline::from(read(text).unwrap()));
    assert_eq!(texts, ["22/4", "uge 17", "april", "1. halvår 2020", "31/12 2020", "4. kvt.", "2020"]);
}

#[test]
fn what_is_no_date_is_not_understood() {
    for text in [
        "",
        "  ",
        "i",
        "brev",
        "32/1",
        "30/2 2020",
        "0/4",
        "uge 54",
        "uge 0",
        "5. kvartal",
        "3. halvår",
        "1.200",
        "22",
        "fredag 22/4",
        "2020-2022",
        "22/4 kl",
        "1/1 1066",
        "9999999999999",
        "+999999999999",
        "4294967295 dage",
        "om 99999999 år",
        "+4000000000 uger",
        "🙂",
        "22:4",
        "primo uge 17",
        "q0 2020",
        "uge 17 uge 18",
        "+",
        "++3",
    ] {
        assert_eq!(read(text), None, "{text}");
    }
}

#[test]
fn without_a_year_the_week_that_is_running_is_meant_until_it_ends() {
    assert_eq!(parse_span("uge 17", day("2020-04-26")), Span::week(2020, 17));
    assert_eq!(parse_span("uge 53", day("2021-02-01")), Span::week(2020, 53));
    assert_eq!(parse_span("uge 1", day("2020-12-30")), Span::week(2021, 1));
    assert_eq!(parse_span("januar", day("2020-12-30")), Span::month(2021, 1));
    assert_eq!(parse_span("29/2", day("2021-06-01")), Some(Span::day(day("2020-02-29"))));
}

#[test]
fn a_week_belongs_to_the_year_of_its_thursday() {
    assert_eq!(week_of(day("2021-01-03")), (2020, 53));
    assert_eq!(week_of(day("2020-04-22")), (2020, 17));
    assert_eq!(Span::around(day("2021-01-03"), Week), Span::week(2020, 53).unwrap());
}

#[test]
fn nothing_that_is_typed_makes_it_stumble() {
    let parts = [
        "22",
        "4",
        "2020",
        "99999",
        "4294967295",
        "1431655766",
        "20",
        "uge",
        "kvartal",
        "halvår",
        "maj",
        "primo",
        "næste",
        "fredag",
        "+",
        "om",
        "dage",
        "år",
        "uger",
        "måneder",
        "arbejdsdage",
        "vinteren",
        "/",
        ".",
        "-",
        "W",
        "Q",
        "i",
        "0",
        "53",
        "262142",
        "5",
    ];
    let mut state = 5_u64;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize
    };
    let days = [day(TODAY), NaiveDate::MIN, NaiveDate::MAX, day("2020-02-29"), day("2021-01-01")];
    for _ in 0..100_000 {
        let words: Vec<&str> = (0..1 + next() % 4).map(|_| parts[next() % parts.len()]).collect();
        let text = words.join(if next() % 2 == 0 { " " } else { "" });
        for today in days {
            if let Some(span) = parse_span(&text, today) {
                assert!(span.first <= span.last, "{text}");
                let deadline = Deadline::from(span);
                let _ = (deadline.span(), deadline.days_left(today), Span::around(today, span.precision));
            }
        }
    }
}
