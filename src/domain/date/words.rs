//! The words of Danish and English dates, folded as for search, and what they mean.

use chrono::Weekday;

/// A unit that is counted or stepped by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Day,
    Workday,
    Week,
    Month,
    Quarter,
    Half,
    Year,
}

/// Words that say nothing about which day it is.
pub fn is_filler(word: &str) -> bool {
    const FILLERS: &[&str] = &[
        "i", "d", "den", "det", "dato", "paa", "om", "af", "til", "hele", "loebet", "senest", "inden", "ved",
        "med", "for", "er", "udgang", "udgangen", "udloeb", "udloebet", "omme", "foer", "in", "on", "by",
        "of", "the", "during", "within", "before", "whole", "all", "st", "nd", "rd", "th",
    ];
    FILLERS.contains(&word)
}

/// Numbers and ordinals written as words.
pub fn number(word: &str) -> Option<u32> {
    const WORDS: &[&[&str]] = &[
        &["en", "et", "foerste", "a", "an", "one", "first"],
        &["to", "anden", "andet", "two", "second"],
        &["tre", "tredje", "three", "third"],
        &["fire", "fjerde", "four", "fourth"],
        &["fem", "five"],
        &["seks", "six"],
        &["syv", "seven"],
        &["otte", "eight"],
        &["ni", "nine"],
        &["ti", "ten"],
        &["elleve", "eleven"],
        &["tolv", "twelve"],
        &["tretten", "thirteen"],
        &["fjorten", "fourteen"],
    ];
    place(WORDS, word)
}

/// The month, 1 to 12.
pub fn month(word: &str) -> Option<u32> {
    const MONTHS: &[&[&str]] = &[
        &["januar", "jan", "january"],
        &["februar", "feb", "febr", "february"],
        &["marts", "mar", "march"],
        &["april", "apr"],
        &["maj", "may"],
        &["juni", "jun", "june"],
        &["juli", "jul", "july"],
        &["august", "aug"],
        &["september", "sep", "sept"],
        &["oktober", "okt", "october", "oct"],
        &["november", "nov"],
        &["december", "dec"],
    ];
    place(MONTHS, word)
}

/// The day of the week.
pub fn weekday(word: &str) -> Option<Weekday> {
    const DAYS: &[&[&str]] = &[
        &["mandag", "man", "monday", "mon"],
        &["tirsdag", "tirs", "tir", "tuesday", "tues", "tue"],
        &["onsdag", "ons", "wednesday", "wed"],
        &["torsdag", "tors", "tor", "thursday", "thurs", "thur", "thu"],
        &["fredag", "fre", "friday", "fri"],
        &["loerdag", "loer", "lordag", "saturday", "sat"],
        &["soendag", "soen", "sondag", "sunday", "sun"],
    ];
    Weekday::try_from(u8::try_from(place(DAYS, word)? - 1).ok()?).ok()
}

/// The month in which a season ends; a season is three months.
pub fn season_end(word: &str) -> Option<u32> {
    Some(match word {
        "vinter" | "vinteren" | "winter" => 2,
        "foraar" | "foraaret" | "spring" => 5,
        "sommer" | "sommeren" | "summer" => 8,
        "efteraar" | "efteraaret" | "autumn" | "fall" => 11,
        _ => return None,
    })
}

/// Which third of a month, 0 to 2.
pub fn third(word: &str) -> Option<u32> {
    Some(match word {
        "primo" | "starten" | "start" | "begyndelsen" | "foerst" | "tidligt" | "early" | "beginning" => 0,
        "medio" | "midt" | "midten" | "mid" | "middle" => 1,
        "ultimo" | "slutningen" | "slut" | "sidst" | "sent" | "late" | "end" => 2,
        _ => return None,
    })
}

/// The unit that is running, named by itself: `året`, `ugens`.
pub fn running(word: &str) -> Option<Unit> {
    Some(match word {
        "ugen" | "ugens" => Unit::Week,
        "maaneden" | "maanedens" => Unit::Month,
        "kvartalet" | "kvartalets" => Unit::Quarter,
        "aar" | "aaret" | "aarets" | "year" | "years" => Unit::Year,
        _ => return None,
    })
}

/// How many units from the present one.
pub fn step(word: &str) -> Option<i32> {
    Some(match word {
        "naeste" | "kommende" | "next" => 1,
        "denne" | "dette" | "indevaerende" | "this" => 0,
        "sidste" | "forrige" | "last" | "previous" => -1,
        _ => return None,
    })
}

/// A day named by its distance from today.
pub fn distance(word: &str) -> Option<i64> {
    Some(match word {
        "dag" | "idag" | "today" => 0,
        "morgen" | "imorgen" | "tomorrow" => 1,
        "overmorgen" => 2,
        "gaar" | "igaar" | "yesterday" => -1,
        "forgaars" => -2,
        _ => return None,
    })
}

/// A unit, in the singular or the plural, spelled out or short.
pub fn unit(word: &str) -> Option<Unit> {
    Some(match word {
        "dag" | "dage" | "day" | "days" => Unit::Day,
        "arbejdsdag" | "arbejdsdage" | "hverdag" | "hverdage" | "workday" | "workdays" => Unit::Workday,
        "uge" | "uger" | "u" | "week" | "weeks" | "w" => Unit::Week,
        "maaned" | "maaneder" | "md" | "mdr" | "m" | "month" | "months" => Unit::Month,
        "kvartal" | "kvartaler" | "kvt" | "k" | "q" | "quarter" | "quarters" => Unit::Quarter,
        "halvaar" | "halvdel" | "h" | "half" => Unit::Half,
        "aar" | "aaret" | "aarets" | "year" | "years" => Unit::Year,
        _ => return None,
    })
}

/// The place of the row that holds a word, counted from one.
fn place(rows: &[&[&str]], word: &str) -> Option<u32> {
    rows.iter().position(|row| row.contains(&word)).and_then(|at| u32::try_from(at + 1).ok())
}
