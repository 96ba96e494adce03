//! The question for a day: the last meetings and now can be chosen by number.

use chrono::NaiveDate;

use crate::domain::dateform;
use crate::text::{self, Lang};

use super::super::desk::Desk;
use super::{About, Ask, numbered};

/// Asks for a day; `letter` is the key that opened the question.
pub fn days(desk: &Desk, letter: &str, title: String) -> Ask {
    let lang = desk.lang;
    let day = |day: NaiveDate| dateform::day(day, lang);
    let board = desk.board.as_ref();
    let committee = board.and_then(|b| b.since_committee.as_ref()).map(|s| s.day);
    let tavle = board.and_then(|b| b.since_board.as_ref()).map(|s| s.day);
    let committee = committee.map(|d| (text::last_committee(lang, &day(d)), typed(d)));
    let tavle = tavle.map(|d| (text::last_board_meeting(lang, &day(d)), typed(d)));
    let now = desk.as_of.map(|_| (text::now(lang), "-".to_string()));
    Ask::new(About::Time, Vec::new(), letter, title)
        .choosing(numbered(now.into_iter().chain(committee).chain(tavle)))
}

/// A day as it is typed into a question.
fn typed(day: NaiveDate) -> String {
    dateform::day_year(day, Lang::Da)
}
