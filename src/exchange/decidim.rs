//! Proposals of Decidim's open data (`*-open-data-proposals.csv`).
//!
//! Title and text stand in one column for each language; the Danish one counts, else the English, else the first that
//! says anything. `reference` is the number that citizens see, and no other installation has it. The platform's own state
//! stands in `moderation` and is no verdict; what was withdrawn is kept as noted with a reason, so that it does not stand
//! among the new ones. Who wrote it and who supports it is personal data and not read.
//!
//! Columns: decidim-proposals, `ProposalSerializer`; nested names are joined by `/`.

use super::date;
use super::incoming::IncomingRow;
use super::platform::{Cells, has_all, values};
use super::problem::{Message, Problem, quoted};
use super::table::Row;
use crate::domain::choice::{Choice, Verdict};

/// The name that the import remembers.
pub(super) const SOURCE: &str = "decidim";
/// Columns that are read, whatever their language.
const READ: &[&str] = &["id", "reference", "title", "body", "state", "published_at"];
/// Where support is counted: the first of these that says anything.
const SUPPORT: &[&str] = &["votes", "supports", "likes/total_count", "endorsements/total_count"];
/// The languages that are looked for first.
const LANGUAGES: &[&str] = &["da", "en"];
/// Why a proposal that was withdrawn is noted; written into the record.
const WITHDRAWN_REASON: &str = "trukket tilbage på platformen";

pub(super) fn is_header(header: &[String]) -> bool {
    let says = |field: &str| header.iter().any(|name| name == field || language(name, field).is_some());
    has_all(header, &["id", "component/id"]) && says("title") && says("body")
}

pub(super) fn reads(name: &str) -> bool {
    let is_text = ["title", "body"].iter().any(|field| language(name, field).is_some());
    READ.contains(&name) || SUPPORT.contains(&name) || is_text
}

pub(super) fn withholds(name: &str) -> bool {
    let about_persons = ["author", "user_endorsements", "user_likes", "email", "nickname"];
    about_persons.iter().any(|part| name.contains(part))
}

pub(super) fn read(header: &[String], row: &Row) -> Result<IncomingRow, Problem> {
    let mut cells = Cells::of(header, row);
    let (id, reference) = (cells.line("id"), cells.line("reference"));
    let title = in_language(header, &mut cells, "title", Cells::line);
    let text = in_language(header, &mut cells, "body", Cells::long);
    if title.is_none() && text.is_none() {
        return Err(Problem::row(row.line, Message::NoTitleNoText));
    }
    let state = cells.line("state");
    let set_aside = state.as_deref() == Some("withdrawn");
    let verdict = if set_aside { Verdict::Noted } else { Verdict::New };
    let number = reference.or(id);
    let named = [
        ("source_id", number.clone()),
        ("title", title),
        ("text", text),
        ("received_on", received_on(&cells)?),
        ("support", support(&cells)?),
        ("moderation", state),
        ("verdict", Some(verdict.name().to_owned())),
        ("reason", set_aside.then(|| WITHDRAWN_REASON.to_owned())),
    ];
    Ok(IncomingRow {
        ext_id: number,
        values: values(named),
        cleaned: cells.removed,
        set_aside,
        ..IncomingRow::at(row.line)
    })
}

/// The language of a column of `field`; what a machine has translated is none.
fn language<'a>(name: &'a str, field: &str) -> Option<&'a str> {
    name.strip_prefix(field)?.strip_prefix('/').filter(|language| !language.contains('/'))
}

/// What stands in the column of `field` without a language, in Danish, in English, or in the first other that has words.
fn in_language<'c>(
    header: &[String],
    cells: &mut Cells<'c>,
    field: &str,
    read: fn(&mut Cells<'c>, &str) -> Option<String>,
) -> Option<String> {
    let mut names: Vec<&String> =
        header.iter().filter(|name| *name == field || language(name, field).is_some()).collect();
    let rank = |name: &String| {
        language(name, field)
            .map(|language| LANGUAGES.iter().position(|l| *l == language).unwrap_or(LANGUAGES.len()))
    };
    names.sort_by_key(|name| rank(name));
    names.into_iter().find_map(|name| read(cells, name))
}

fn support(cells: &Cells<'_>) -> Result<Option<String>, Problem> {
    match SUPPORT.iter().find(|name| !cells.raw(name).is_empty()) {
        Some(name) => cells.int(name),
        None => Ok(None),
    }
}

/// The day of a moment such as `2020-03-05 14:22:31 UTC`, as the platform writes it.
fn received_on(cells: &Cells<'_>) -> Result<Option<String>, Problem> {
    let text = cells.raw("published_at");
    let day = text.split(['T', ' ']).next().unwrap_or_default();
    match date::date(day) {
        _ if text.is_empty() => Ok(None),
        Some(day) => Ok(Some(day.to_string())),
        None => Err(cells.problem("published_at", Message::NotADate { value: quoted(text) })),
    }
}
