//! Tests of periods: how they are written, read, ordered and stepped through.

use super::*;
use Lang::{Da, En};

fn period(text: &str) -> Period {
    Period::parse(text).unwrap_or_else(|| panic!("{text}"))
}

#[test]
fn a_period_is_read_as_sources_and_people_write_it() {
    for (written, canonical) in [
        ("2020M02", "2020M02"),
        ("2020m2", "2020M02"),
        ("2020-02", "2020M02"),
        ("jan 2019", "2019M01"),
        ("Aug 2012", "2012M08"),
        ("feb. 2020", "2020M02"),
        (" februar 2020 ", "2020M02"),
        ("February 2020", "2020M02"),
        ("2020Q1", "2020Q1"),
        ("2020K4", "2020Q4"),
        ("4. kvt. 2020", "2020Q4"),
        ("3. kvartal 2016", "2016Q3"),
        ("Q2 2020", "2020Q2"),
        ("2020H1", "2020H1"),
        ("1. halvår 2018", "2018H1"),
        ("2020", "2020"),
        ("hele 2020", "2020"),
        ("2020QMAT02", "2020QMAT02"),
        ("4 kvt. til 2. kvt. 2020", "2020QMAT02"),
        ("3. kvartal 2020 - 2. kvartal 2021", "2021QMAT02"),
        ("1. kvartal 2020 – 4. kvartal 2020", "2020QMAT04"),
    ] {
        assert_eq!(period(written).to_string(), canonical, "{written}");
    }
}

#[test]
fn what_names_no_year_or_no_such_period_is_none() {
    for text in [
        "",
        "maj",
        "2020M13",
        "2020M00",
        "2020M",
        "2020Q5",
        "2020K01x",
        "2020H3",
        "2020QMAT05",
        "2020X1",
        "20M02",
        "uge 17 2020",
        "22/4 2020",
        "primo maj 2020",
        "foråret 2020",
        "2. kvartal 2020 - 2. kvartal 2021",
        "ææ20M1",
        "2020M\u{663}",
    ] {
        assert_eq!(Period::parse(text), None, "{text}");
    }
}

#[test]
fn a_period_as_it_is_shown_is_read_back_as_the_same() {
    for code in ["2020M02", "2019M05", "2020Q1", "2020H2", "2020", "2020QMAT03"] {
        assert_eq!(period(code).to_string(), code);
        for lang in [Da, En] {
            let words = period(code).words(lang);
            let is_english_rolling = lang == En && code.contains("QMAT");
            assert!(is_english_rolling || Period::parse(&words) == Some(period(code)), "{words}");
        }
    }
}

#[test]
fn periods_are_said_in_danish_and_english() {
    for (code, da, en, short) in [
        ("2020M02", "februar 2020", "February 2020", "feb."),
        ("2020M05", "maj 2020", "May 2020", "maj"),
        ("2020Q2", "2. kvartal 2020", "quarter 2 2020", "2. kvt."),
        ("2018H1", "1. halvår 2018", "1st half 2018", "1. halvår"),
        ("2020", "2020", "2020", "2020"),
        ("2020QMAT02", "4 kvt. til 2. kvt. 2020", "4 qtrs to Q2 2020", "4 kvt. til 2. kvt."),
    ] {
        let period = period(code);
        assert_eq!((period.words(Da).as_str(), period.words(En).as_str()), (da, en));
        assert_eq!(period.short(Da), short);
    }
    assert_eq!((period("2020M02").name(Da), period("2020").name(Da)), ("februar".into(), "2020".into()));
}

#[test]
fn a_period_knows_its_last_day_and_its_neighbours() {
    for (code, ends, before, after, year_before) in [
        ("2020M02", "2020-02-29", "2020M01", "2020M03", "2019M02"),
        ("2020M12", "2020-12-31", "2020M11", "2021M01", "2019M12"),
        ("2020Q1", "2020-03-31", "2019Q4", "2020Q2", "2019Q1"),
        ("2020H2", "2020-12-31", "2020H1", "2021H1", "2019H2"),
        ("2020", "2020-12-31", "2019", "2021", "2019"),
        ("2020QMAT01", "2020-03-31", "2019QMAT04", "2020QMAT02", "2019QMAT01"),
    ] {
        let at = period(code);
        assert_eq!(at.ends().to_string(), ends);
        assert_eq!([at.previous(), at.next(), at.a_year_before()], [before, after, year_before].map(period));
    }
    assert_eq!(period("2020M02").number() - period("2018M12").number(), 14);
    assert_eq!(Period::month_of("2020-02-29".parse().unwrap()), period("2020M02"));
}

#[test]
fn the_period_that_ends_first_sorts_first() {
    let mut periods = ["2020", "2020M12", "2020Q1", "2020M03", "2020H1", "2020M04", "2019QMAT04"].map(period);
    periods.sort();
    let sorted = periods.map(|p| p.to_string());
    assert_eq!(sorted, ["2019QMAT04", "2020M03", "2020Q1", "2020M04", "2020H1", "2020M12", "2020"]);
}
