//! The pages for citizens on paper.

use super::{Part, Table, capital, headed, n};
use crate::domain::period::Period;
use crate::domain::target::{Cell, Figure, bar, headline, sentence};
use crate::domain::wall::{Latest, Led, Next, Progress, PublicPage, Status, Talk, Target};
use crate::domain::{dateform, words};
use crate::text::{Lang, paper as text, report};

/// How many cells a bar has on paper: as many as a line of text.
const CELLS: usize = 80;
/// How many periods of figures stand under a target: a year of months and the one before.
const FIGURES: usize = 13;

/// One page.
pub(super) fn page(page: &PublicPage, lang: Lang) -> Vec<Part> {
    let mut parts = headed(page.message(lang));
    parts.extend(match page {
        PublicPage::Status(status) => status_page(status, lang),
        PublicPage::Target(target) => target_page(target, lang),
        PublicPage::Talk(talk) => talk_page(talk, lang),
        PublicPage::Latest(latest) => latest_page(latest, lang),
        PublicPage::Next(next) => next_page(next, lang),
    });
    parts
}

fn status_page(status: &Status, lang: Lang) -> Vec<Part> {
    let groups = [
        ('█', status.carried_out, Progress::CarriedOut),
        ('▓', status.under_way, Progress::UnderWay),
        ('░', status.not_started, Progress::NotStarted),
        ('·', status.resting, Progress::Resting),
    ];
    let cells: String = groups.iter().map(|(sign, count, _)| sign.to_string().repeat(*count)).collect();
    let count = |(sign, count, what): &(char, usize, Progress)| {
        vec![sign.to_string(), capital(what.words().of(lang)), n(*count, lang)]
    };
    let mut parts = Vec::new();
    parts.extend(status.more.map(|more| {
        let by = n(more.by.unsigned_abs().try_into().unwrap_or(usize::MAX), lang);
        let month = Period::month_of(more.day).words(lang);
        Part::Text(match more.by {
            0 => text::as_many_as(lang, &month),
            1.. => text::more_than(lang, &by, &month),
            _ => text::fewer_than(lang, &by, &month),
        })
    }));
    parts.push(Part::Cells(in_lines(&cells)));
    let columns = [(text::SIGN, false), (report::STATUS, false), (text::NUMBER, true)];
    parts.push(Part::Table(Table::of(&columns, lang).with(groups.iter().map(count))));
    if !status.latest.is_empty() {
        let rows = status.latest.iter().map(|title| vec![title.clone()]);
        parts.push(Part::Table(Table::of(&[(text::LATEST_DONE, false)], lang).with(rows)));
    }
    parts.push(Part::Text(text::done_means(lang)));
    parts
}

fn target_page(target: &Target, lang: Lang) -> Vec<Part> {
    let gauge = &target.gauge;
    let head = headline(gauge, lang);
    let said: Vec<String> = [head.plan, head.target].into_iter().flatten().collect();
    let mut parts = Vec::new();
    parts.extend((!target.what.is_empty()).then(|| Part::Text(target.what.clone())));
    parts.extend((!said.is_empty()).then(|| Part::Text(format!("{}.", capital(&said.join(" · "))))));
    parts.push(Part::Text(sentence(gauge, lang)));
    if gauge.standing.is_some() {
        parts.push(Part::Cells(bar(gauge, CELLS).into_iter().map(sign).collect()));
        parts.push(Part::Text(text::bar_means(lang)));
    }
    parts.extend(figures(target, lang));
    parts
}

fn figures(target: &Target, lang: Lang) -> Option<Part> {
    let (last, _) = target.figures.newest()?;
    let unit = &target.gauge.goal.unit;
    let said = |figure: &Figure| match (figure.value, figure.missing) {
        (Some(value), _) => unit.plain(value, lang),
        (None, Some(why)) => words::missing(why).of(lang).to_owned(),
        (None, None) => "–".to_owned(),
    };
    let row = |(period, figure): (Period, Option<&Figure>)| {
        let is_provisional = figure.is_some_and(|figure| figure.provisional);
        let figure = figure.map_or_else(|| "–".to_owned(), said);
        vec![
            period.words(lang),
            figure,
            if is_provisional { report::provisional(lang) } else { String::new() },
        ]
    };
    let columns = [(report::PERIOD, false), (report::FIGURE, true), (report::NOTE, false)];
    Some(Part::Table(
        Table::of(&columns, lang).with(target.figures.window(last, FIGURES).into_iter().map(row)),
    ))
}

fn talk_page(talk: &Talk, lang: Lang) -> Vec<Part> {
    let mut parts = Vec::new();
    if talk.attended > 0 {
        let came = usize::try_from(talk.attended).unwrap_or_default();
        parts.push(Part::Text(text::people_came(lang, &n(came, lang))));
    }
    let counts = [
        (text::DECIDED, talk.decisions()),
        (text::ADOPTED, talk.accepted),
        (text::ADOPTED_PARTLY, talk.partly),
        (text::NOT_ADOPTED, talk.rejected),
        (text::WORK_UNDER_WAY, talk.under_way),
        (text::WORK_DONE, talk.carried_out),
    ];
    let rows = counts.map(|(what, count)| vec![what.of(lang).to_owned(), n(count, lang)]);
    parts.push(Part::Table(
        Table::of(&[(text::WHAT_CAME_OF_IT, false), (text::NUMBER, true)], lang).with(rows),
    ));
    if !talk.led_to.is_empty() {
        let row =
            |led: &Led| vec![led.title.clone(), n(led.proposals, lang), capital(led.work.words().of(lang))];
        let columns = [(text::LED_TO, false), (text::PROPOSALS_BEHIND, true), (text::WORK, false)];
        parts.push(Part::Table(Table::of(&columns, lang).with(talk.led_to.iter().map(row))));
    }
    parts
}

fn latest_page(latest: &Latest, lang: Lang) -> Vec<Part> {
    let day = |on: Option<chrono::NaiveDate>| on.map(|day| dateform::day_year(day, lang)).unwrap_or_default();
    let rows = latest.done.iter().map(|done| vec![done.title.clone(), day(done.on)]);
    let columns = [(report::RECOMMENDATION, false), (text::CONFIRMED_ON, false)];
    vec![Part::Table(Table::of(&columns, lang).with(rows))]
}

fn next_page(next: &Next, lang: Lang) -> Vec<Part> {
    let time = next.time.as_deref().map(|time| dateform::time(time, lang));
    let more: Vec<String> = time.into_iter().chain(next.place.clone()).collect();
    (!more.is_empty()).then(|| Part::Text(capital(&more.join(" · ")))).into_iter().collect()
}

/// The sign of a cell; the same as on the screen.
fn sign(cell: Cell) -> char {
    match cell {
        Cell::Done => '█',
        Cell::Provisional => '▒',
        Cell::Rest => '·',
        Cell::Plan => '│',
        Cell::Wrong => '◄',
    }
}

/// Cells in lines that fit.
fn in_lines(cells: &str) -> String {
    let cells: Vec<char> = cells.chars().collect();
    cells.chunks(CELLS).map(|line| line.iter().collect::<String>()).collect::<Vec<_>>().join("\n")
}
