//! Where the recommendations stand: by analysis and status, past their deadline, with moved deadlines, and each of them.

use super::{Facts, Part, Table, moved, n, section};
use crate::domain::board::Item;
use crate::domain::choice::{Choice, Implementation};
use crate::domain::date::Deadline;
use crate::domain::record::Record;
use crate::domain::{dateform, words};
use crate::text::report as text;

/// All that it says.
pub(super) fn parts(facts: &Facts<'_>) -> Vec<Part> {
    let lang = facts.lang;
    let all: Vec<&Item> = facts.board.recommendations.iter().collect();
    let late: Vec<&Item> = all.iter().copied().filter(|item| item.is_overdue(facts.board.today)).collect();
    let total = n(all.len(), lang);
    let mut parts = vec![Part::Text(text::so_many_recommendations(lang, &total, &n(late.len(), lang)))];
    parts.extend(section(text::BY_STATUS.of(lang).to_owned(), by_status(facts, &all), text::none(lang)));
    parts.extend(section(text::LATE.of(lang).to_owned(), overdue(facts, &late), text::nothing_late(lang)));
    let slipped = slipped(facts, &all);
    parts.extend(section(text::SLIPPED.of(lang).to_owned(), slipped, text::nothing_slipped(lang)));
    parts.extend(moved::of_recommendations(facts));
    for (heading, items) in by_analysis(facts, &all) {
        parts.extend(section(heading, each(facts, &items), text::none(lang)));
    }
    parts
}

/// The recommendations of each analysis under its name, those of none last.
fn by_analysis<'a>(facts: &Facts<'_>, all: &[&'a Item]) -> Vec<(String, Vec<&'a Item>)> {
    let lang = facts.lang;
    let of = |key: Option<&str>| -> Vec<&'a Item> {
        all.iter().copied().filter(|item| item.work.from.as_deref() == key).collect()
    };
    let mut analyses: Vec<&Record> = facts.board.analyses.iter().collect();
    analyses.sort_by(|a, b| a.key.cmp(&b.key));
    let named = analyses.into_iter().map(|analysis| {
        let title = [analysis.key.as_str(), analysis.text("title")].join(" ");
        (title.trim().to_owned(), of(Some(&analysis.key)))
    });
    let without = (text::WITHOUT_ANALYSIS.of(lang).to_owned(), of(None));
    named.chain([without]).filter(|(_, items)| !items.is_empty()).collect()
}

fn by_status(facts: &Facts<'_>, all: &[&Item]) -> Table {
    let lang = facts.lang;
    let states = Implementation::ALL.iter().map(|state| (words::implementation(*state), true));
    let columns: Vec<_> = [(text::ANALYSIS, false), (text::IN_ALL, true)]
        .into_iter()
        .chain(states)
        .chain([(text::LATE, true)])
        .collect();
    let row = |name: &str, items: &[&Item]| {
        let with = |state: Implementation| items.iter().filter(|item| item.work.state == state).count();
        let late = items.iter().filter(|item| item.is_overdue(facts.board.today)).count();
        let counts = std::iter::once(items.len())
            .chain(Implementation::ALL.iter().map(|state| with(*state)))
            .chain([late]);
        std::iter::once(name.to_owned()).chain(counts.map(|count| n(count, lang))).collect::<Vec<_>>()
    };
    let analyses = by_analysis(facts, all);
    let rows = analyses.iter().map(|(name, items)| row(name, items));
    let total = (!all.is_empty()).then(|| row(text::IN_ALL.of(lang), all));
    Table::of(&columns, lang).with(rows.chain(total))
}

fn overdue(facts: &Facts<'_>, late: &[&Item]) -> Table {
    let (lang, today) = (facts.lang, facts.board.today);
    let mut late: Vec<(&Item, Deadline)> =
        late.iter().filter_map(|item| Some((*item, item.work.deadline?))).collect();
    late.sort_by_key(|(item, deadline)| (deadline.last, item.work.key.clone()));
    let row = |(item, deadline): (&Item, Deadline)| {
        let days = usize::try_from(-deadline.days_left(today)).unwrap_or_default();
        let owner = item.work.owner.clone().unwrap_or_default();
        let by = dateform::deadline_typed(deadline, lang);
        vec![item.work.key.clone(), item.work.title.clone(), owner, by, n(days, lang)]
    };
    let columns = [
        (text::KEY, false),
        (text::RECOMMENDATION, false),
        (text::OWNER, false),
        (text::DEADLINE, false),
        (text::DAYS_LATE, true),
    ];
    Table::of(&columns, lang).with(late.into_iter().map(row))
}

fn slipped(facts: &Facts<'_>, all: &[&Item]) -> Table {
    let lang = facts.lang;
    let said = |deadline: Option<Deadline>| {
        deadline.map_or_else(|| "–".to_owned(), |deadline| dateform::deadline_typed(deadline, lang))
    };
    let row = |item: &&Item| {
        let past = &item.postponed;
        vec![
            item.work.key.clone(),
            item.work.title.clone(),
            said(past.first),
            said(past.now),
            n(past.count(), lang),
            past.last_reason().unwrap_or_default().to_owned(),
        ]
    };
    let columns = [
        (text::KEY, false),
        (text::RECOMMENDATION, false),
        (text::FIRST_DEADLINE, false),
        (text::DEADLINE_NOW, false),
        (text::TIMES, true),
        (text::LAST_REASON, false),
    ];
    Table::of(&columns, lang).with(all.iter().filter(|item| item.postponed.count() > 0).map(row))
}

fn each(facts: &Facts<'_>, items: &[&Item]) -> Table {
    let lang = facts.lang;
    let row = |item: &&Item| {
        let work = &item.work;
        let stance = work.stance.map(|stance| words::stance(stance).of(lang).to_owned()).unwrap_or_default();
        let deadline = work.deadline.map(|deadline| dateform::deadline_typed(deadline, lang));
        vec![
            work.key.clone(),
            work.title.clone(),
            stance,
            words::implementation(work.state).of(lang).to_owned(),
            work.owner.clone().unwrap_or_default(),
            deadline.unwrap_or_default(),
        ]
    };
    let columns = [
        (text::KEY, false),
        (text::RECOMMENDATION, false),
        (text::COMMITTEE, false),
        (text::STATUS, false),
        (text::OWNER, false),
        (text::DEADLINE, false),
    ];
    Table::of(&columns, lang).with(items.iter().map(row))
}
