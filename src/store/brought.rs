//! What meetings brought, in a few queries whatever the number of meetings.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::{Error, Store};
use crate::domain::choice::{AnswerState, Verdict};
use crate::domain::field::Kind;
use crate::domain::meeting::{Brought, Came};
use crate::domain::record::Rec;

impl Store {
    /// The proposals that came from each meeting, and who wrote each note; as it is, or as it was known on a day.
    pub fn brought(&self, as_of: Option<NaiveDate>) -> Result<Brought, Error> {
        let proposals = as_of.map_or_else(|| self.came(), |day| self.came_until(day))?;
        Ok(Brought { proposals, wrote: self.wrote()? })
    }

    /// By the stage of a proposal, as the inbox groups it: none is hidden, 3 is done with.
    fn came(&self) -> Result<HashMap<String, Came>, Error> {
        let sql = "SELECT s.meeting, count(*), count(CASE WHEN p.stage < 3 THEN 1 END) FROM submission s \
                   CROSS JOIN proposal p ON p.submission = s.key \
                   WHERE s.meeting IS NOT NULL AND s.gone IS NULL AND p.stage IS NOT NULL GROUP BY s.meeting";
        let mut select = self.conn.prepare_cached(sql)?;
        let count = |n: i64| usize::try_from(n).unwrap_or_default();
        let rows = select.query_map([], |row| {
            Ok((row.get(0)?, Came { all: count(row.get(1)?), unanswered: count(row.get(2)?) }))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn came_until(&self, day: NaiveDate) -> Result<HashMap<String, Came>, Error> {
        let submissions = self.as_of(Kind::Submission, day)?;
        let meetings: HashMap<&str, &str> =
            submissions.iter().filter_map(|s| Some((s.key.as_str(), s.get("meeting")?))).collect();
        let mut came: HashMap<String, Came> = HashMap::new();
        for proposal in self.as_of(Kind::Proposal, day)? {
            let verdict = proposal.choice("verdict").unwrap_or(Verdict::New);
            let Some(meeting) = meetings.get(proposal.text("submission")) else { continue };
            if verdict == Verdict::Personal {
                continue;
            }
            let waits = matches!(verdict, Verdict::New | Verdict::Postponed);
            let sent = proposal.choice("answer") == Some(AnswerState::Sent);
            let done = verdict == Verdict::Merged || !waits && sent;
            let of_meeting = came.entry((*meeting).to_owned()).or_default();
            of_meeting.all += 1;
            of_meeting.unanswered += usize::from(!done);
        }
        Ok(came)
    }

    fn wrote(&self) -> Result<HashMap<Rec, (String, i64)>, Error> {
        let sql = "SELECT n.id, b.who, b.at FROM note n JOIN batch b ON b.id = n.born WHERE n.gone IS NULL";
        let mut select = self.conn.prepare_cached(sql)?;
        let rows = select.query_map([], |row| {
            Ok((Rec { kind: Kind::Note, id: row.get(0)? }, (row.get(1)?, row.get(2)?)))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{set, store};
    use super::*;
    use crate::domain::change::{Change, On};

    #[test]
    fn a_proposal_of_a_meeting_waits_until_its_answer_is_sent_it_is_merged_or_it_is_a_personal_case() {
        let (_file, mut store) = store();
        store.make(Kind::Meeting, &[("title", "Borgerdialogmøde 2"), ("date", "2019-06-24")]);
        let there = store.make(Kind::Submission, &[("meeting", "M-2019-06-24")]);
        let elsewhere = store.make(Kind::Submission, &[]);
        let key = |store: &Store, rec: Rec| store.record_even_gone(rec).unwrap().unwrap().key;
        let (there, elsewhere) = (key(&store, there), key(&store, elsewhere));
        let made: Vec<Rec> = [&there, &there, &there, &there, &elsewhere]
            .map(|key| store.make(Kind::Proposal, &[("title", "brev"), ("submission", key)]))
            .into();
        assert_eq!(store.brought(None).unwrap().of("M-2019-06-24"), Came { all: 4, unanswered: 4 });
        store.act(&[set(made[0], "verdict", "accepted", None), set(made[0], "answer", "sent", None)]);
        store.act(&[set(made[1], "verdict", "merged", None)]);
        store.act(&[set(made[2], "verdict", "personal", None)]);
        let now = store.brought(None).unwrap();
        assert_eq!(now.of("M-2019-06-24"), Came { all: 3, unanswered: 1 });
        assert_eq!(store.brought(Some(store.today())).unwrap().proposals, now.proposals);
        store.act(&[Change::Gone { on: On::Record(made[3]), gone: true, seen: None }]);
        assert_eq!(store.brought(None).unwrap().of("M-2019-06-24").unanswered, 0);
    }
}
