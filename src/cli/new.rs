//! `tavle new`: makes one record and prints its key.

use super::args::{Assignment, Every};
use super::exit::say;
use super::out::Out;
use super::session::{Purpose, Session};
use super::typed::{self, Given, Manner};
use super::{Exit, Stop, figure, records, rules};
use crate::domain::change::{Change, On, Put};
use crate::domain::field::{Form, Kind};
use crate::domain::view::View;
use crate::text::cli as text;
use crate::worker::derived::Derived;

/// Makes a record. A proposal that names no submission gets one of its own, a measurement its figure.
pub fn make(every: &Every, view: View, values: &[Assignment]) -> Result<Exit, Stop> {
    let View::All(kind) = view else { return Err(Stop::Wrong(text::answers_stand_on_proposals(every.lang))) };
    let mut session = Session::open(every, "new", Purpose::Make)?;
    let lang = session.lang;
    let whole = figure::is_whole(&session, kind, values, None)?;
    let manner = Manner { today: session.today(), lang, whole, exact: true };
    let mut given = typed::read(kind, values, manner)?;
    check(&session, kind, &given)?;
    let reason = rules::of_new(&session, kind, &mut given)?;
    let version = figure::version(&session, figure::take(&mut given), None)?;
    let mut changes = Vec::new();
    if kind == Kind::Proposal && given.get("submission").flatten().is_none() {
        given.take("submission");
        changes.push(submission(&given));
    }
    changes.push(creation(kind, &given, changes.len()));
    let made = On::Made(changes.len() - 1);
    changes.extend(version.map(|version| Change::Version { on: made, version }));
    let done = session.store.commit(&session.author, reason.as_deref(), &changes)?;
    let Some((rec, key)) = done.made.last() else { return Ok(Exit::Done) };
    let mut out = Out::new();
    match session.store.record_even_gone(*rec)?.filter(|_| session.json) {
        Some(record) => {
            records::json_line(view, &record, &Derived::of(&session.store).values(&record)?, &mut out)?;
        }
        None => out.line(key)?,
    }
    out.finish()?;
    say(&text::made(lang, key, done.batch.unwrap_or_default()));
    Ok(Exit::Done)
}

fn check(session: &Session, kind: Kind, given: &Given) -> Result<(), Stop> {
    let lang = session.lang;
    let has = |name: &str| given.get(name).flatten().is_some();
    match kind {
        Kind::Proposal if !has("title") && !has("text") => Err(Stop::Wrong(text::needs_words(lang))),
        Kind::Meeting if given.key.is_none() && !has("date") => {
            Err(Stop::Wrong(text::meeting_needs_a_date(lang)))
        }
        Kind::Meeting => Ok(()),
        Kind::Measurement => figure::is_free(session, given).and_then(|()| key_is_free(session, kind, given)),
        _ if given.key.is_none() && kind.prefix().is_none() => {
            Err(Stop::Wrong(text::key_needed(lang, kind.plural())))
        }
        _ => key_is_free(session, kind, given),
    }
}

fn key_is_free(session: &Session, kind: Kind, given: &Given) -> Result<(), Stop> {
    let Some(key) = &given.key else { return Ok(()) };
    let found = session.store.find_key(key, true)?;
    match found.is_some_and(|rec| rec.kind == kind || kind != Kind::Setting) {
        true => Err(Stop::Refused(text::key_taken(session.lang, key))),
        false => Ok(()),
    }
}

/// What a proposal without a submission came with: only the day is known.
fn submission(given: &Given) -> Change {
    let day = given.get("received_on").flatten();
    let field = Kind::Submission.field("received_on");
    let values = field.zip(day).map(|(field, day)| (field.id, Put::text(day)));
    Change::Create { kind: Kind::Submission, key: None, values: values.into_iter().collect() }
}

/// The record itself; `before` is how many changes the batch has before it, the last of which made its submission.
fn creation(kind: Kind, given: &Given, before: usize) -> Change {
    let mut values = Vec::new();
    for (field, value) in &given.values {
        match (field.form, value) {
            (Form::Member, value) => {
                values.extend(typed::members(value.as_deref()).iter().map(|m| (field.id, Put::text(*m))));
            }
            (_, Some(value)) => values.push((field.id, Put::text(value))),
            (_, None) => {}
        }
    }
    let submission = kind.field("submission").filter(|_| before > 0);
    values.extend(submission.map(|field| (field.id, Put::KeyOf(before - 1))));
    Change::Create { kind, key: given.key.clone(), values }
}
