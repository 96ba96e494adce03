//! The pages of the wall, read for one audience. Only what that audience may see leaves this file.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::params;

use super::ledger::STOOD;
use super::{Error, Store};
use crate::domain::board::Board;
use crate::domain::choice::{Choice, Implementation, Stance, Verdict};
use crate::domain::field::Kind;
use crate::domain::record::{Rec, Record};
use crate::domain::wall::{self, Came, Head, Progress, Public, Spoken, Team, Then};
use crate::domain::work::{Fields, Work};

/// The kinds that somebody carries out.
const WORK: [Kind; 4] = [Kind::Recommendation, Kind::Initiative, Kind::Decision, Kind::Task];
/// How many proposals are followed from one that was merged to the one that stands for it.
const MERGES: usize = 16;

/// A proposal that came from a meeting.
struct Voice {
    meeting: String,
    key: String,
    decision: Stance,
    /// What it was merged into.
    into: Option<String>,
}

impl Store {
    /// The pages for citizens, as it is or as it was known at the end of a day.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn public_wall(&self, as_of: Option<NaiveDate>) -> Result<Public, Error> {
        let board = self.board_alone(as_of)?;
        let then = wall::public_day(&board).map(|day| self.then(&[Kind::Recommendation], day)).transpose()?;
        let until = as_of.map_or(Ok(i64::MAX), |day| self.batch_on(day))?;
        let spoken = self.spoken(&board, as_of)?;
        Ok(wall::public(&board, head(&board), then.as_ref(), &self.confirmed(until)?, spoken))
    }

    /// The pages for the team, as it is or as it was known at the end of a day.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn team_wall(&self, as_of: Option<NaiveDate>) -> Result<Team, Error> {
        let board = self.board_alone(as_of)?;
        let then = wall::team_day(&board).map(|day| self.then(&WORK, day)).transpose()?;
        Ok(wall::team(&board, head(&board), then.as_ref()))
    }

    /// What there was to carry out at the end of a day.
    fn then(&self, kinds: &[Kind], day: NaiveDate) -> Result<Then, Error> {
        let mut works = HashMap::new();
        for kind in kinds {
            let records = self.as_of(*kind, day)?;
            works.extend(records.iter().filter_map(|record| Some((record.rec, Work::of(record)?))));
        }
        Ok(Then { day, works })
    }

    /// The batch and the day that confirmed each recommendation last, as the log had it after the batch `until`.
    fn confirmed(&self, until: i64) -> Result<HashMap<Rec, (i64, NaiveDate)>, Error> {
        let kind = Kind::Recommendation;
        let state = Fields::of(kind).map(|fields| fields.state);
        let sql = format!(
            "SELECT c.record, b.id, b.day FROM change c JOIN batch b ON b.id = c.batch \
             WHERE c.kind = ?1 AND c.field = ?2 AND c.new = ?3 AND c.batch <= ?4 AND c.cancels IS NULL AND {STOOD} \
             ORDER BY c.id"
        );
        let mut select = self.conn.prepare_cached(&sql)?;
        let mut rows = select.query(params![kind, state, Implementation::Verified.name(), until])?;
        let mut confirmed = HashMap::new();
        while let Some(row) = rows.next()? {
            let rec = Rec { kind, id: row.get(0)? };
            let batch: i64 = row.get(1)?;
            let day = row.get::<_, String>(2)?.parse().ok();
            confirmed.extend(day.map(|day| (rec, (batch, day))));
        }
        Ok(confirmed)
    }

    /// What came from each meeting, by its key.
    fn spoken(&self, board: &Board, as_of: Option<NaiveDate>) -> Result<HashMap<String, Spoken>, Error> {
        let Some(day) = as_of else {
            return spoken(board, self.voices()?, &|key| self.of_kind(Kind::Proposal, key));
        };
        let proposals = self.as_of(Kind::Proposal, day)?;
        let voices = voices_of(&proposals, &self.as_of(Kind::Submission, day)?);
        let by_key: HashMap<&str, &Record> = proposals.iter().map(|p| (p.key.as_str(), p)).collect();
        spoken(board, voices, &|key| Ok(by_key.get(key).map(|record| (*record).clone())))
    }

    fn voices(&self) -> Result<Vec<Voice>, Error> {
        let sql = "SELECT s.meeting, p.key, p.decision, CASE WHEN p.verdict = 'merged' THEN p.merged_into END \
                   FROM submission s CROSS JOIN proposal p ON p.submission = s.key \
                   WHERE s.meeting IS NOT NULL AND s.gone IS NULL AND p.stage IS NOT NULL ORDER BY p.id";
        let mut select = self.conn.prepare_cached(sql)?;
        let rows = select.query_map([], |row| {
            Ok(Voice {
                meeting: row.get(0)?,
                key: row.get(1)?,
                decision: stance(row.get::<_, Option<String>>(2)?.as_deref()),
                into: row.get(3)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

/// What stands on every page, as the board knew it.
fn head(board: &Board) -> Head {
    Head {
        today: board.today,
        place: board.setting("place").unwrap_or_default().to_owned(),
        example: board.setting("example") == Some("true"),
    }
}

/// The same from records of a day.
fn voices_of(proposals: &[Record], submissions: &[Record]) -> Vec<Voice> {
    let submissions: HashMap<&str, &Record> = submissions.iter().map(|s| (s.key.as_str(), s)).collect();
    let voice = |proposal: &Record| {
        let submission = submissions.get(proposal.text("submission"))?;
        let verdict = verdict(proposal);
        (verdict != Verdict::Personal).then_some(Voice {
            meeting: submission.get("meeting")?.to_owned(),
            key: proposal.key.clone(),
            decision: stance(proposal.get("decision")),
            into: proposal.get("merged_into").filter(|_| verdict == Verdict::Merged).map(str::to_owned),
        })
    };
    proposals.iter().filter_map(voice).collect()
}

/// Finds a proposal by its key.
type Find<'a> = &'a dyn Fn(&str) -> Result<Option<Record>, Error>;

/// What came from each meeting: only what is decided is read in full.
fn spoken(board: &Board, voices: Vec<Voice>, find: Find<'_>) -> Result<HashMap<String, Spoken>, Error> {
    let mut spoken: HashMap<String, Spoken> = HashMap::new();
    for voice in voices {
        let standing = match &voice.into {
            None if voice.decision == Stance::Pending => None,
            None => find(&voice.key)?,
            Some(into) => stands_for(into, find)?,
        };
        spoken.entry(voice.meeting).or_default().push(came(board, standing.as_ref()));
    }
    Ok(spoken)
}

/// The proposal that one was merged into, and whatever that was merged into; none where that is a personal case or gone.
fn stands_for(key: &str, find: Find<'_>) -> Result<Option<Record>, Error> {
    let mut key = key.to_owned();
    for _ in 0..MERGES {
        let Some(record) = find(&key)? else { return Ok(None) };
        match (verdict(&record), record.get("merged_into")) {
            (Verdict::Personal, _) => return Ok(None),
            (Verdict::Merged, Some(into)) => key = into.to_owned(),
            _ => return Ok(Some(record)),
        }
    }
    Ok(None)
}

fn came(board: &Board, standing: Option<&Record>) -> Came {
    let Some(record) = standing else {
        return Came { decision: Stance::Pending, work: None, led_to: Vec::new() };
    };
    let links = record.members("links");
    let works = board.recommendations.iter().chain(&board.initiatives).map(|item| &item.work);
    let led_to: Vec<&Work> = works.filter(|work| links.contains(&work.key.as_str())).collect();
    Came {
        decision: stance(record.get("decision")),
        work: Progress::of_all(led_to.iter().map(|work| work.state)),
        led_to: led_to.iter().map(|work| work.rec).collect(),
    }
}

fn stance(name: Option<&str>) -> Stance {
    name.and_then(Stance::parse).unwrap_or(Stance::Pending)
}

fn verdict(record: &Record) -> Verdict {
    record.choice("verdict").unwrap_or(Verdict::New)
}

#[cfg(test)]
mod tests;
