//! What has moved since a day: each field with its old value and its new one, read off the board of then and of now.

use std::collections::{BTreeSet, HashMap};

use super::{Facts, Part, Table, section, targets};
use crate::domain::board::{Aim, Board, Item};
use crate::domain::field::{Field, Form, Kind, Shape};
use crate::domain::record::{Rec, Record};
use crate::domain::target::headline;
use crate::domain::{dateform, said, words};
use crate::text::{Both, Lang, report as text};

/// Fields that say nothing about what was done.
const SILENT: [&str; 3] = ["example", "source", "deadline_precision"];

/// All that it says.
pub(super) fn parts(facts: &Facts<'_>) -> Vec<Part> {
    let Some(before) = facts.before else { return Vec::new() };
    let mut parts = of_recommendations(facts);
    let kinds =
        [(text::INITIATIVES, Kind::Initiative), (text::DECISIONS, Kind::Decision), (text::TASKS, Kind::Task)];
    for (heading, kind) in kinds {
        parts.extend(of_items(facts, before, heading, kind));
    }
    parts.extend(of_targets(facts));
    let meetings = |board: &'_ Board| board.meetings.iter().map(|m| m.record.clone()).collect::<Vec<_>>();
    let rows = compared(&meetings(before), &meetings(facts.board), facts.lang, |_, _| None);
    parts.extend(one(facts, text::MEETINGS, rows));
    parts
}

/// What has moved of the recommendations; nothing where no earlier day is compared with.
pub(super) fn of_recommendations(facts: &Facts<'_>) -> Vec<Part> {
    let moved = |before| of_items(facts, before, text::RECOMMENDATIONS_MOVED, Kind::Recommendation);
    facts.before.map(moved).unwrap_or_default()
}

/// What has moved of the targets: what is asked, the lights, the newest figures and older ones that were revised.
pub(super) fn of_targets(facts: &Facts<'_>) -> Vec<Part> {
    let Some(before) = facts.before else { return Vec::new() };
    let records = |board: &Board| board.targets.iter().map(|aim| aim.record.clone()).collect::<Vec<_>>();
    let mut rows = compared(&records(before), &records(facts.board), facts.lang, |_, _| None);
    for now in &facts.board.targets {
        if let Some(then) = before.aim(now.record.rec) {
            rows.extend(of_aim(then, now, facts.board.this_year(), facts.lang));
        }
    }
    one(facts, text::TARGETS_MOVED, rows).to_vec()
}

fn of_items(facts: &Facts<'_>, before: &Board, heading: Both, kind: Kind) -> Vec<Part> {
    let records = |items: &[Item]| items.iter().map(|item| item.record.clone()).collect::<Vec<_>>();
    let reason = |rec: Rec, field: &Field| {
        let is_deadline = matches!(field.name, "deadline" | "ends");
        let item = facts.board.item(rec).filter(|_| is_deadline)?;
        item.postponed.last_reason().map(str::to_owned)
    };
    let rows = compared(&records(before.items(kind)), &records(facts.board.items(kind)), facts.lang, reason);
    one(facts, heading, rows).to_vec()
}

fn one(facts: &Facts<'_>, heading: Both, mut rows: Vec<Vec<String>>) -> [Part; 2] {
    let lang = facts.lang;
    rows.sort();
    let columns = [
        (text::KEY, false),
        (text::WHAT, false),
        (text::FIELD, false),
        (text::THEN, false),
        (text::NOW, false),
    ];
    section(heading.of(lang).to_owned(), Table::of(&columns, lang).with(rows), text::nothing_moved(lang))
}

/// What differs between the records of then and those of now; `reason` may say why a field has moved.
fn compared(
    then: &[Record],
    now: &[Record],
    lang: Lang,
    reason: impl Fn(Rec, &Field) -> Option<String>,
) -> Vec<Vec<String>> {
    let before: HashMap<Rec, &Record> = then.iter().map(|record| (record.rec, record)).collect();
    let there: BTreeSet<Rec> = now.iter().map(|record| record.rec).collect();
    let mut rows = Vec::new();
    for record in now {
        match before.get(&record.rec) {
            Some(then) => differences(then, record, lang, &reason, &mut rows),
            None => rows.push(row(record, text::MADE.of(lang).to_owned(), String::new(), String::new())),
        }
    }
    for gone in then.iter().filter(|record| !there.contains(&record.rec)) {
        rows.push(row(gone, text::DELETED.of(lang).to_owned(), String::new(), String::new()));
    }
    rows
}

fn differences(
    then: &Record,
    now: &Record,
    lang: Lang,
    reason: &impl Fn(Rec, &Field) -> Option<String>,
    rows: &mut Vec<Vec<String>>,
) {
    for ((field, old), (_, new)) in then.iter().zip(now.iter()) {
        if old == new || SILENT.contains(&field.name) {
            continue;
        }
        let (old, mut new) = (shown(then, field, old, lang), shown(now, field, new, lang));
        if let Some(why) = reason(now.rec, field) {
            new = format!("{new} ({why})");
        }
        rows.push(row(now, words::field(field.id).of(lang).to_owned(), old, new));
    }
}

fn row(record: &Record, field: String, old: String, new: String) -> Vec<String> {
    let or_dash = |text: String| if text.is_empty() { "–".to_owned() } else { text };
    vec![record.key.clone(), record.heading(), field, or_dash(old), or_dash(new)]
}

/// A value as it stands in a cell: a deadline as exact as it is, a long text only that it was changed.
fn shown(record: &Record, field: &Field, value: Option<&str>, lang: Lang) -> String {
    let Some(value) = value else { return String::new() };
    if field.form == Form::Text || matches!(field.shape, Shape::Long) {
        return text::a_text(lang);
    }
    if let ("deadline", Some(deadline)) = (field.name, crate::domain::date::Deadline::of(record)) {
        return dateform::deadline_typed(deadline, lang);
    }
    let members = value.split('\n').map(|member| said::value(field.id, member, lang));
    members.collect::<Vec<_>>().join(", ")
}

/// What has moved of a target. Its figures are told of this year's alone: the targets of other years aim at the same ones.
fn of_aim(then: &Aim, now: &Aim, this_year: i32, lang: Lang) -> Vec<Vec<String>> {
    let row = |field: String, old: String, new: String| {
        vec![now.record.key.clone(), targets::called(now), field, old, new]
    };
    let mut rows = Vec::new();
    if then.gauge.light != now.gauge.light {
        let light = |aim: &Aim| words::light(aim.gauge.light).of(lang).to_owned();
        rows.push(row(text::LIGHT.of(lang).to_owned(), light(then), light(now)));
    }
    if now.gauge.goal.year != this_year {
        return rows;
    }
    let (old, new) = (headline(&then.gauge, lang).value, headline(&now.gauge, lang).value);
    if old != new {
        rows.push(row(text::LATEST.of(lang).to_owned(), old, new));
    }
    let unit = &now.gauge.goal.unit;
    for (period, figure) in now.series.iter() {
        if let (Some(old), Some(new)) = (then.series.value(period), figure.value)
            && old != new
        {
            let field = text::figure_for(lang, &period.words(lang));
            rows.push(row(field, unit.plain(old, lang), unit.plain(new, lang)));
        }
    }
    rows
}
