//! What a change of fields means: the changes that it is, and the rules that it must keep.

mod proposal;

use super::Stop;
use super::session::Session;
use super::typed::{self, Given};
use crate::domain::change::{Change, On, Put};
use crate::domain::field::{Field, Form, Kind};
use crate::domain::meeting;
use crate::domain::record::Record;
use crate::domain::work::{self, Facts, Why};
use crate::text::cli as text;

/// The changes that make a record what was asked for, all made from what was seen of it, and the reason of their batch.
///
/// # Errors
/// Says which rule forbids it.
pub fn changes(
    session: &Session,
    record: &Record,
    mut given: Given,
) -> Result<(Vec<Change>, Option<String>), Stop> {
    let (mut changes, reason) = watched(session, record, &mut given)?;
    for (field, value) in &given.values {
        plain(record, field, value.as_deref(), &mut changes);
    }
    Ok((changes, reason))
}

/// Holds a record that is to be made to the rules that it would have to keep as an empty one that is changed, and gives
/// it what follows from them; the reason of the batch.
///
/// # Errors
/// Says which rule forbids it.
pub fn of_new(session: &Session, kind: Kind, given: &mut Given) -> Result<Option<String>, Stop> {
    if kind == Kind::Proposal {
        return Ok(session.reason.clone());
    }
    let (changes, reason) = watched(session, &Record::blank(kind), &mut given.clone())?;
    for change in changes {
        if let Change::Set { field, to: Put::Text(text), .. } = change
            && let Some(field) = kind.fields().iter().find(|known| known.id == field)
            && given.get(field.name).flatten().is_none()
        {
            given.take(field.name);
            given.values.push((field, Some(text)));
        }
    }
    Ok(reason)
}

/// A field set to a value, as its form wants it.
pub fn plain(record: &Record, field: &'static Field, value: Option<&str>, changes: &mut Vec<Change>) {
    let on = On::Record(record.rec);
    let (now, seen) = (record.get(field.name), Some(record.seen));
    match field.form {
        Form::Value => {
            changes.push(Change::Set { on, field: field.id, to: Put::text(value.unwrap_or_default()), seen });
        }
        Form::Text => {
            let (from, to) = (now.unwrap_or_default().to_owned(), Put::text(value.unwrap_or_default()));
            changes.push(Change::Edit { on, field: field.id, from, to, seen });
        }
        Form::Count => {
            let number = |text: Option<&str>| text.and_then(|t| t.parse::<i64>().ok()).unwrap_or_default();
            let by = number(value).saturating_sub(number(now));
            changes.push(Change::Count { on, field: field.id, by });
        }
        Form::Member => {
            let (now, then) = (typed::members(now), typed::members(value));
            let has =
                |all: &[&str], member: &str| all.iter().any(|m| m.to_lowercase() == member.to_lowercase());
            let gone = now.iter().filter(|m| !has(&then, m)).map(|m| (*m, false));
            let new = then.iter().filter(|m| !has(&now, m)).map(|m| (*m, true));
            changes.extend(gone.chain(new).map(|(member, present)| Change::Member {
                on,
                field: field.id,
                member: Put::text(member),
                present,
            }));
        }
    }
}

/// The changes that the rules watch over; their fields are taken out.
fn watched(
    session: &Session,
    record: &Record,
    given: &mut Given,
) -> Result<(Vec<Change>, Option<String>), Stop> {
    let reason = session.reason.as_deref();
    match record.rec.kind {
        Kind::Proposal => Ok((proposal::acts(session, record, given)?, session.reason.clone())),
        Kind::Meeting => {
            let today = session.today();
            let done = meeting::edit(record, &mut given.values, reason, today);
            done.map_err(|why| stopped(session, &why.sentence(today, session.lang), meeting_asks(&why)))
        }
        _ => {
            let done = work::edit(record, &mut given.values, reason, &facts(session, record)?);
            done.map_err(|why| stopped(session, &why.sentence(session.lang), work_asks(&why)))
        }
    }
}

fn facts(session: &Session, record: &Record) -> Result<Facts, Stop> {
    let store = &session.store;
    Ok(Facts {
        me: session.author.clone(),
        reported_by: store.reported_by(record.rec, i64::MAX)?,
        moves: store.postponements_of(record.rec, i64::MAX)?.count(),
        colleagues: store.people()?.into_iter().map(|person| person.key).collect(),
    })
}

/// How what is asked for is given here; `None` where nothing that is said would help.
fn work_asks(why: &Why) -> Option<&'static str> {
    match why {
        Why::EvidenceMissing => Some("evidence=…"),
        Why::LapseNeedsReason | Why::RejectionNeedsReason => Some("reason=… / --reason"),
        Why::NotAWeight => Some("weight=…"),
        why => why.asks_for_words().then_some("--reason"),
    }
}

fn meeting_asks(why: &meeting::Why) -> Option<&'static str> {
    match why {
        meeting::Why::NotACount => Some("attended=… / signed_up=…"),
        why => why.asks_for_words().then_some("reason=… / --reason"),
    }
}

fn stopped(session: &Session, sentence: &str, asks: Option<&str>) -> Stop {
    match asks {
        Some(how) => Stop::Wrong(text::rule_asks(session.lang, sentence, how)),
        None => Stop::Refused(text::rule(session.lang, sentence)),
    }
}
