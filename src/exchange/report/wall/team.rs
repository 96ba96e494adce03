//! The pages for the team on paper.

use chrono::NaiveDate;

use super::{Part, Table, capital, headed};
use crate::domain::choice::Implementation;
use crate::domain::field::Kind;
use crate::domain::target::headline;
use crate::domain::wall::{Row, Said, Target, Team, TeamPage, Why};
use crate::domain::{dateform, words};
use crate::text::{Both, Lang, paper as text, report};

/// One page.
pub(super) fn page(page: &TeamPage, team: &Team, lang: Lang) -> Vec<Part> {
    let today = team.head.today;
    let mut parts = headed(page.message(team, lang));
    parts.extend(said(page, lang).map(Part::Text));
    parts.extend(match page {
        TeamPage::Targets(targets) => targets_table(targets, lang),
        other => table(other.rows(), lang, today),
    });
    parts
}

/// What is said below the figure.
fn said(page: &TeamPage, lang: Lang) -> Option<String> {
    let said = page.more(lang);
    (!said.is_empty()).then(|| format!("{}.", capital(&said.join(" · "))))
}

fn targets_table(targets: &[Target], lang: Lang) -> Option<Part> {
    let row = |target: &Target| {
        let head = headline(&target.gauge, lang);
        let light = words::light(target.gauge.light).of(lang).to_owned();
        vec![target.called(), head.value, head.target.unwrap_or_default(), light]
    };
    let columns =
        [(report::TARGET, false), (report::LATEST, false), (report::GOAL, false), (report::LIGHT, false)];
    (!targets.is_empty()).then(|| Part::Table(Table::of(&columns, lang).with(targets.iter().map(row))))
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
