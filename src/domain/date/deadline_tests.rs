//! Deadlines as people write them, in the order in which they fall, with the day on which each is overdue.

use super::*;
use Precision::{Day, Half, Month, Quarter, Week, Year};

/// A Monday, in week 17.
const TODAY: &str = "2020-04-20";

/// What is written, the first and the last day that it means, how exact it is, and the first day on which it is overdue.
const DEADLINES: &[(&str, &str, &str, Precision, &str)] = &[
    ("i løbet af 2019", "2019-01-01", "2019-12-31", Year, "2020-01-01"),
    ("vinteren 2019/20", "2019-12-01", "2020-02-29", Quarter, "2020-03-01"),
    ("uge 12", "2020-03-16", "2020-03-22", Week, "2020-03-23"),
    ("1. kvt. 2020", "2020-01-01", "2020-03-31", Quarter, "2020-04-01"),
    ("d. 22. april", "2020-04-22", "2020-04-22", Day, "2020-04-23"),
    ("senest torsdag", "2020-04-23", "2020-04-23", Day, "2020-04-24"),
    ("inden ugens udgang", "2020-04-20", "2020-04-26", Week, "2020-04-27"),
    ("inden maj", "2020-04-01", "2020-04-30", Month, "2020-05-01"),
    ("inden 1. maj", "2020-05-01", "2020-05-01", Day, "2020-05-02"),
    ("om fjorten dage", "2020-05-04", "2020-05-04", Day, "2020-05-05"),
    ("uge 18-19", "2020-05-04", "2020-05-10", Week, "2020-05-11"),
    ("primo maj", "2020-05-01", "2020-05-10", Month, "2020-05-11"),
    ("inden for 3 uger", "2020-05-11", "2020-05-11", Day, "2020-05-12"),
    ("mandag i uge 20", "2020-05-11", "2020-05-11", Day, "2020-05-12"),
    ("midt i maj", "2020-05-11", "2020-05-20", Month, "2020-05-21"),
    ("sidst i maj", "2020-05-21", "2020-05-31", Month, "2020-06-01"),
    ("med udgangen af maj", "2020-05-01", "2020-05-31", Month, "2020-06-01"),
    ("foråret 2020", "2020-03-01", "2020-05-31", Quarter, "2020-06-01"),
    ("først i juni", "2020-06-01", "2020-06-10", Month, "2020-06-11"),
    ("uge 24", "2020-06-08", "2020-06-14", Week, "2020-06-15"),
    ("inden sommerferien", "2020-06-26", "2020-06-26", Day, "2020-06-27"),
    ("ultimo juni", "2020-06-21", "2020-06-30", Month, "2020-07-01"),
    ("slutningen af 2. kvartal", "2020-06-01", "2020-06-30", Month, "2020-07-01"),
    ("udgangen af 2. kvartal", "2020-04-01", "2020-06-30", Quarter, "2020-07-01"),
    ("1. halvår", "2020-01-01", "2020-06-30", Half, "2020-07-01"),
    ("jul. 2020", "2020-07-01", "2020-07-31", Month, "2020-08-01"),
    ("i sommer", "2020-06-01", "2020-08-31", Quarter, "2020-09-01"),
    ("august-september", "2020-09-01", "2020-09-30", Month, "2020-10-01"),
    ("før efterårsferien", "2020-10-09", "2020-10-09", Day, "2020-10-10"),
    ("om et halvt år", "2020-10-20", "2020-10-20", Day, "2020-10-21"),
    ("til efteråret", "2020-09-01", "2020-11-30", Quarter, "2020-12-01"),
    ("inden jul", "2020-12-23", "2020-12-23", Day, "2020-12-24"),
    ("inden nytår", "2020-12-31", "2020-12-31", Day, "2021-01-01"),
    ("december måned", "2020-12-01", "2020-12-31", Month, "2021-01-01"),
    ("4. kvartal 2020", "2020-10-01", "2020-12-31", Quarter, "2021-01-01"),
    ("2. halvår 2020", "2020-07-01", "2020-12-31", Half, "2021-01-01"),
    ("i løbet af 2020", "2020-01-01", "2020-12-31", Year, "2021-01-01"),
    ("inden årets udgang", "2020-01-01", "2020-12-31", Year, "2021-01-01"),
    ("før 2021", "2020-01-01", "2020-12-31", Year, "2021-01-01"),
    ("uge 53 2020", "2020-12-28", "2021-01-03", Week, "2021-01-04"),
    ("til påske 2021", "2021-03-31", "2021-03-31", Day, "2021-04-01"),
    ("1. kvartal '21", "2021-01-01", "2021-03-31", Quarter, "2021-04-01"),
    ("15/4-21", "2021-04-15", "2021-04-15", Day, "2021-04-16"),
    ("inden sommeren 2021", "2021-03-01", "2021-05-31", Quarter, "2021-06-01"),
    ("til næste år", "2021-01-01", "2021-12-31", Year, "2022-01-01"),
];

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn read(text: &str) -> Span {
    parse_span(text, day(TODAY)).unwrap_or_else(|| panic!("{text}"))
}

#[test]
fn a_deadline_means_its_span_and_is_overdue_when_all_of_it_has_passed() {
    for (text, first, last, precision, overdue_from) in DEADLINES {
        let span = read(text);
        assert_eq!(span, Span { first: day(first), last: day(last), precision: *precision }, "{text}");
        let deadline = Deadline::from(span);
        assert!(deadline.overdue(day(overdue_from)), "{text}");
        assert!(!deadline.overdue(day(overdue_from).pred_opt().unwrap()), "{text}");
    }
}

#[test]
fn deadlines_fall_in_this_order() {
    let falls: Vec<Deadline> = DEADLINES.iter().map(|(text, ..)| read(text).into()).collect();
    for (pair, rows) in falls.windows(2).zip(DEADLINES.windows(2)) {
        assert!(pair[0] <= pair[1], "{} before {}", rows[0].0, rows[1].0);
    }
}

#[test]
fn a_holiday_is_a_deadline_only_where_something_shall_be_done_in_time_for_it() {
    let today = day(TODAY);
    assert_eq!(parse_span("jul", today), Span::month(2020, 7));
    assert_eq!(parse_span("sommerferien", today), None);
    for (year, last) in
        [(2019, "2019-06-28"), (2021, "2021-06-25"), (2024, "2024-06-28"), (2030, "2030-06-28")]
    {
        let span = parse_span(&format!("inden sommerferien {year}"), today);
        assert_eq!(span, Some(Span::day(day(last))), "{year}");
    }
}

#[test]
fn two_numbers_behind_a_week_are_two_weeks_or_a_week_and_its_year() {
    let today = day(TODAY);
    for (text, year, week) in
        [("uge 18-19", 2020, 19), ("uge 18/19", 2020, 19), ("uge 40/20", 2020, 40), ("uge 18 2019", 2019, 18)]
    {
        assert_eq!(parse_span(text, today), Span::week(year, week), "{text}");
    }
}
