//! `tavle erase`: erases the words of a record, or a name wherever it stands, and gives a receipt of what is still open.

use serde_json::{Value, json};

use super::args::Every;
use super::exit::{say, shown};
use super::out::Out;
use super::session::{Purpose, Session};
use super::{Exit, Stop, words};
use crate::domain::erasing::{StillOpen, words_of};
use crate::domain::field::REMARK;
use crate::store::Place;
use crate::store::drafts::Drafts;
use crate::text::{Lang, cli as text};

/// The fewest characters of a name.
const SHORTEST: usize = 3;

/// Erases what is asked for.
pub fn erase(every: &Every, key: Option<&str>, name: Option<&str>, dry_run: bool) -> Result<Exit, Stop> {
    match (key, name) {
        (Some(key), None) => record(every, key, dry_run),
        (None, Some(name)) if name.trim().chars().count() < SHORTEST => {
            Err(Stop::Wrong(text::erase_too_short(every.lang)))
        }
        (None, Some(name)) => everywhere(every, name, dry_run),
        _ => Err(Stop::Wrong(text::erase_one_of(every.lang))),
    }
}

/// What was erased, and what is still open.
#[derive(Default)]
struct Receipt {
    batch: Option<i64>,
    found: Vec<(String, String)>,
    changes: usize,
    /// The record whose words went; `None` where a name was taken out everywhere.
    key: Option<String>,
    still: StillOpen,
}

fn record(every: &Every, key: &str, dry_run: bool) -> Result<Exit, Stop> {
    let mut session = Session::open(every, "erase", purpose(dry_run))?;
    let rec = session.rec(key)?;
    let lang = session.lang;
    let Some(record) = session.store.record_even_gone(rec)? else { return Ok(Exit::Done) };
    let fields = words_of(rec.kind);
    let has_words = |id: &u16| match record.iter().find(|(field, _)| field.id == *id) {
        Some((_, value)) => value.is_some(),
        None => session.store.remarks(rec).is_ok_and(|remarks| remarks.iter().any(|r| !r.text.is_empty())),
    };
    let found = fields.iter().filter(|id| has_words(id));
    let found = found.map(|id| (record.key.clone(), words::field(*id, lang))).collect();
    let mut receipt = Receipt { found, key: Some(record.key.clone()), ..Receipt::default() };
    if !dry_run {
        let reason = session.reason.clone();
        let erased = session.store.erase(rec, &session.author, reason.as_deref())?;
        receipt.batch = erased.outcome.batch;
        receipt.changes = erased.changes;
        drafts(&session, |drafts| drafts.erase(&record.key), &mut receipt)?;
    }
    told(&session, receipt, dry_run)
}

fn everywhere(every: &Every, name: &str, dry_run: bool) -> Result<Exit, Stop> {
    let mut session = Session::open(every, "erase", Purpose::Change)?;
    let reason = session.reason.clone();
    let erased = session.store.erase_name(name, &session.author, reason.as_deref(), dry_run)?;
    let found = erased.found.iter().map(|place| said(place, session.lang)).collect();
    let mut receipt = Receipt { batch: erased.batch, found, changes: erased.changes, ..Receipt::default() };
    if !dry_run {
        drafts(&session, |drafts| drafts.erase_name(name), &mut receipt)?;
    }
    told(&session, receipt, dry_run)
}

fn purpose(dry_run: bool) -> Purpose {
    if dry_run { Purpose::Read } else { Purpose::Change }
}

fn drafts(
    session: &Session,
    erase: impl Fn(&Drafts) -> Result<usize, crate::store::Error>,
    receipt: &mut Receipt,
) -> Result<(), Stop> {
    let erased = Drafts::open(session.store.path()).and_then(|drafts| erase(&drafts))?;
    if erased > 0 {
        receipt.found.push((erased.to_string(), text::in_drafts(session.lang)));
    }
    Ok(())
}

fn told(session: &Session, mut receipt: Receipt, dry_run: bool) -> Result<Exit, Stop> {
    receipt.still = match dry_run {
        true => session.store.still_open(receipt.key.as_deref())?,
        false => session.store.settle_erasing(receipt.key.as_deref())?,
    };
    let mut out = Out::new();
    if session.json {
        out.json(&receipt.json())?;
    } else {
        receipt.found.iter().try_for_each(|(key, place)| out.line(&format!("{key:<14}  {place}")))?;
    }
    out.finish()?;
    let lang = session.lang;
    match receipt.batch {
        _ if receipt.found.is_empty() => say(&text::erase_nothing(lang)),
        None => say(&text::erase_looked(lang)),
        Some(batch) => say(&text::erase_done(lang, batch, receipt.changes)),
    }
    receipt.open(lang).iter().for_each(|sentence| say(sentence));
    Ok(if receipt.open(lang).is_empty() { Exit::Done } else { Exit::Look })
}

impl Receipt {
    /// What a person must still look at.
    fn open(&self, lang: Lang) -> Vec<String> {
        let mut open = Vec::new();
        if !self.still.mentions.is_empty() {
            open.push(text::erase_mentions(lang, &self.still.mentions.join(", ")));
        }
        if self.still.is_read {
            open.push(text::erase_not_settled(lang));
        }
        let copies: Vec<String> = self.still.copies.iter().map(|copy| shown(copy)).collect();
        if !copies.is_empty() {
            open.push(text::erase_copies(lang, &copies.join(", ")));
        }
        open
    }

    fn json(&self) -> Value {
        let found: Vec<Value> =
            self.found.iter().map(|(key, place)| json!({ "key": key, "place": place })).collect();
        let copies: Vec<String> = self.still.copies.iter().map(|copy| shown(copy)).collect();
        json!({
            "batch": self.batch,
            "found": found,
            "changes": self.changes,
            "settled": !self.still.is_read,
            "mentions": self.still.mentions,
            "copies": copies,
        })
    }
}

/// A place as a person reads it: which record or batch, and where in it.
fn said(place: &Place, lang: Lang) -> (String, String) {
    match place {
        Place::Field { key, field } => (key.clone(), words::field(*field, lang)),
        Place::Log { key, field } => (key.clone(), text::in_log(lang, &words::field(*field, lang))),
        Place::Remark { key } => (key.clone(), words::field(REMARK, lang)),
        Place::Sender { key } => (key.clone(), text::in_sender(lang)),
        Place::Reason { batch } => (batch.to_string(), text::in_reason(lang)),
        Place::Source(source) => (source.clone(), text::in_source(lang)),
    }
}
