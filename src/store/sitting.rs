//! What was done while a meeting was held: the acts since it was stamped as held.

use rusqlite::{OptionalExtension, params};

use super::{Error, Store};
use crate::domain::change::{Author, Entry};
use crate::domain::choice::{Choice, MeetingState};
use crate::domain::field::ids::meeting::STATE;
use crate::domain::record::Rec;

impl Store {
    /// The acts of an author on the board since a meeting was stamped as held, the oldest first; those that were taken
    /// back stand among them with what took them back. None where the meeting is not stamped.
    pub fn sitting(&self, meeting: Rec, author: &Author) -> Result<Vec<Entry>, Error> {
        let stamp = "SELECT c.batch FROM change c WHERE c.kind = ?1 AND c.record = ?2 AND c.field = ?3 AND c.new = ?4 \
                     AND NOT EXISTS (SELECT 1 FROM undone u WHERE u.change = c.id) ORDER BY c.id DESC LIMIT 1";
        let held = params![meeting.kind, meeting.id, STATE, MeetingState::Held.name()];
        let stamp: Option<i64> =
            self.conn.prepare_cached(stamp)?.query_row(held, |row| row.get(0)).optional()?;
        let Some(stamp) = stamp else { return Ok(Vec::new()) };
        let acts = "SELECT id FROM batch WHERE id > ?1 AND who = ?2 AND login = ?3 AND via = 'board' \
                    AND part_of IS NULL ORDER BY id";
        let mut select = self.conn.prepare_cached(acts)?;
        let ids = select.query_map(params![stamp, author.who, author.login], |row| row.get(0))?;
        let ids: Vec<i64> = ids.collect::<Result<_, _>>()?;
        let entries = ids.into_iter().filter_map(|id| self.entry(id).transpose());
        entries.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{author, set, store};
    use crate::domain::field::Kind;

    #[test]
    fn what_one_did_counts_from_the_stamp_on_and_nothing_of_others() {
        let (_file, mut store) = store();
        let meeting = store.make(Kind::Meeting, &[("kind", "board"), ("date", "2020-04-20")]);
        let task = store.make(Kind::Task, &[("title", "Ring")]);
        let me = author("HL");
        assert_eq!(store.sitting(meeting, &me).unwrap(), []);
        let stamp = store.act(&[set(meeting, "state", "held", None)]).batch.unwrap();
        let act = store.act(&[set(task, "state", "in_progress", None)]).batch.unwrap();
        store.commit(&author("MK"), None, &[set(task, "title", "Skriv", None)]).unwrap();
        let found: Vec<i64> = store.sitting(meeting, &me).unwrap().iter().map(|entry| entry.batch).collect();
        assert_eq!(found, [act]);
        store.undo(stamp, &me, None, false).unwrap();
        assert_eq!(store.sitting(meeting, &me).unwrap(), [], "the stamp is taken back");
    }
}
