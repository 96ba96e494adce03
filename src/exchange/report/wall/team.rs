//! The pages for the team on paper.

use chrono::NaiveDate;

use super::{Part, Table, capital, n, progress, target_name};
use crate::domain::choice::Implementation;
use crate::domain::field::Kind;
use crate::domain::target::headline;
use crate::domain::wall::{Agreed, Moved, Overdue, Progress, Row, Said, Target, Team, TeamPage, Why};
use crate::domain::{dateform, words};
use crate::text::{self as texts, Both, Lang, paper as text, report};

/// One page.
pub(super) fn page(page: &TeamPage, team: &Team, lang: Lang) -> Vec<Part> {
    let today = team.head.today;
    match page {
        TeamPage::Moved(moved) => moved_page(moved, team, lang),
        TeamPage::Overdue(overdue) => overdue_page(overdue, lang, today),
        TeamPage::Targets(targets) => targets_page(targets, lang),
        TeamPage::Help(rows) => {
            let mut parts = headed(texts::POINT_HELP, rows.len(), text::need_help(lang, rows.len()), lang);
            parts.extend(table(rows, lang, today));
            parts
        }
        TeamPage::Agreed(agreed) => agreed_page(agreed, lang, today),
    }
}

fn moved_page(moved: &Moved, team: &Team, lang: Lang) -> Vec<Part> {
    let count = moved.rows.len();
    let words = match team.last {
        Some(day) => text::moved_since(lang, &super::super::day(day, lang)),
        None => text::no_last_time(lang),
    };
    let mut parts = headed(texts::POINT_MOVED, count, words, lang);
    let counts = [(moved.carried_out, Progress::CarriedOut), (moved.begun, Progress::UnderWay)];
    let said =
        counts.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {}", progress(*what).of(lang)));
    let reported = (moved.reported > 0).then(|| text::reported(lang, moved.reported));
    let said: Vec<String> = said.chain(reported).collect();
    parts.extend((!said.is_empty()).then(|| Part::Text(format!("{}.", capital(&said.join(" · "))))));
    parts.extend(table(&moved.rows, lang, team.head.today));
    parts
}

fn overdue_page(overdue: &Overdue, lang: Lang, today: NaiveDate) -> Vec<Part> {
    let count = overdue.rows.len();
    let mut parts = headed(texts::POINT_OVERDUE, count, text::are_overdue(lang, count), lang);
    if let (Some(fresh), Some(cleared)) = (overdue.fresh, overdue.cleared) {
        parts.push(Part::Text(text::fresh_and_cleared(lang, fresh, cleared)));
    }
    parts.extend(table(&overdue.rows, lang, today));
    parts
}

fn targets_page(targets: &[Target], lang: Lang) -> Vec<Part> {
    let behind = TeamPage::Targets(targets.to_vec()).figure();
    let mut parts = headed(texts::POINT_TARGETS, behind, text::are_behind(lang, behind), lang);
    let row = |target: &Target| {
        let head = headline(&target.gauge, lang);
        let light = words::light(target.gauge.light).of(lang).to_owned();
        vec![target_name(target), head.value, head.target.unwrap_or_default(), light]
    };
    let columns =
        [(report::TARGET, false), (report::LATEST, false), (report::GOAL, false), (report::LIGHT, false)];
    let rows: Vec<_> = targets.iter().map(row).collect();
    parts.extend((!rows.is_empty()).then(|| Part::Table(Table::of(&columns, lang).with(rows))));
    parts
}

fn agreed_page(agreed: &Agreed, lang: Lang, today: NaiveDate) -> Vec<Part> {
    let count = agreed.rows.len();
    let mut parts = headed(texts::POINT_AGREED, count, text::are_agreed(lang, count), lang);
    let done = agreed.done.map(|done| text::done_since(lang, done));
    let overdue = (agreed.overdue > 0).then(|| text::of_them_overdue(lang, agreed.overdue));
    let said: Vec<String> = overdue.into_iter().chain(done).collect();
    parts.extend((!said.is_empty()).then(|| Part::Text(format!("{}.", capital(&said.join(" · "))))));
    parts.extend(table(&agreed.rows, lang, today));
    parts
}

fn headed(heading: Both, count: usize, words: String, lang: Lang) -> Vec<Part> {
    vec![Part::Heading(heading.of(lang).to_owned()), Part::Figure(n(count, lang), words)]
}

/// The numbered rows of a page; nothing where there are none.
fn table(rows: &[Row], lang: Lang, today: NaiveDate) -> Option<Part> {
    let because: Vec<String> = rows.iter().map(|row| why(row, today, lang)).collect();
    let said: Vec<String> =
        rows.iter().map(|row| row.remark.as_ref().map(remark).unwrap_or_default()).collect();
    let mut columns = vec![
        (report::KEY, false),
        (report::WHAT, false),
        (report::STATUS, false),
        (report::OWNER, false),
        (report::DEADLINE, false),
    ];
    let more: Vec<(Both, Vec<String>)> = [(text::BECAUSE, because), (text::LAST_REMARK, said)]
        .into_iter()
        .filter(|(_, cells)| cells.iter().any(|cell| !cell.is_empty()))
        .collect();
    columns.extend(more.iter().map(|(column, _)| (*column, false)));
    let cells = |(at, row): (usize, &Row)| {
        let deadline = row.deadline.map(|deadline| dateform::deadline_long(deadline, today, lang));
        let or_dash = |said: Option<String>| said.unwrap_or_else(|| "–".to_owned());
        let state = capital(words::implementation(row.state).of(lang));
        let own = [row.key.clone(), row.title.clone(), state, or_dash(row.owner.clone()), or_dash(deadline)];
        let more = more.iter().filter_map(|(_, cells)| cells.get(at).cloned());
        own.into_iter().chain(more).collect::<Vec<String>>()
    };
    (!rows.is_empty())
        .then(|| Part::Table(Table::of(&columns, lang).with(rows.iter().enumerate().map(cells))))
}

/// `MK: venter på leverandøren`
fn remark(said: &Said) -> String {
    format!("{}: {}", said.who, said.text)
}

/// Why a row stands on its page; empty where the page says it.
fn why(row: &Row, today: NaiveDate, lang: Lang) -> String {
    match &row.why {
        // The page of recommendations past their deadline says so itself.
        Why::Overdue if row.rec.kind == Kind::Recommendation => String::new(),
        Why::Became(state) => text::became(lang, words::implementation(*state).of(lang)),
        Why::New => text::is_new(lang),
        Why::Postponed(Some(old)) => text::moved_from(lang, &dateform::deadline_long(*old, today, lang)),
        Why::Postponed(None) => text::got_a_deadline(lang),
        Why::HandedOver => text::handed_over(lang),
        Why::Overdue => text::overdue(lang),
        Why::ToConfirm => text::to_confirm(lang),
        Why::Nobody => text::nobody(lang),
        Why::MovedOften(times) => text::moved_often(lang, *times),
        Why::Paused => words::implementation(Implementation::Paused).of(lang).to_owned(),
        Why::Agreed => String::new(),
    }
}
