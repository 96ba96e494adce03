//! The walls that are led: one row a leading session, read by those that follow.

use rusqlite::{Row, params};

use super::{Drafts, Session, lives};
use crate::domain::live::Process;
use crate::domain::show::{Led, Show};
use crate::store::Error;

/// A row of the table.
struct Kept {
    pid: u32,
    started: i64,
    who: String,
    show: Show,
}

impl Drafts {
    /// A session leads a show since `session.at`; this stands on its wall now. Leaders of the same audience that are gone
    /// are cleared.
    pub fn lead(&self, session: &Session, show: &Show) -> Result<(), Error> {
        for gone in self.shows(&show.audience)?.iter().filter(|kept| !kept.lives()) {
            self.stop_leading(gone.pid)?;
        }
        let sql = "INSERT OR REPLACE INTO show(pid, started, who, began, audience, page, place, row, black) \
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
        let place = i64::try_from(show.place).unwrap_or_default();
        let Session { pid, started, who, at, .. } = session;
        let Show { audience, page, row, black, .. } = show;
        let row = params![pid, started, who, at, audience, page, place, row, black];
        self.conn.prepare_cached(sql)?.execute(row)?;
        Ok(())
    }

    /// A session leads no more; whoever follows stays where it is.
    pub fn stop_leading(&self, pid: u32) -> Result<(), Error> {
        self.conn.prepare_cached("DELETE FROM show WHERE pid = ?1")?.execute([pid])?;
        Ok(())
    }

    /// What stands on the wall of an audience, asked by the process `pid`: of the sessions that live the one that began
    /// last leads; where none lives, what the last one left.
    pub fn shown(&self, audience: &str, pid: u32) -> Result<Option<Led>, Error> {
        let mut shows = self.shows(audience)?;
        let at = shows.iter().position(Kept::lives).unwrap_or_default();
        if at >= shows.len() {
            return Ok(None);
        }
        let kept = shows.swap_remove(at);
        Ok(Some(Led { lives: kept.lives(), own: kept.pid == pid, who: kept.who, show: kept.show }))
    }

    /// Those who lead, or led, a show for an audience, who began last first.
    fn shows(&self, audience: &str) -> Result<Vec<Kept>, Error> {
        let sql = "SELECT pid, started, who, audience, page, place, row, black FROM show \
                   WHERE audience = ?1 ORDER BY began DESC, pid DESC";
        let mut select = self.conn.prepare_cached(sql)?;
        let rows = select.query_map([audience], Kept::read)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

impl Kept {
    fn read(row: &Row<'_>) -> rusqlite::Result<Kept> {
        let place = usize::try_from(row.get::<_, i64>(5)?).unwrap_or_default();
        let (audience, page, black) = (row.get(3)?, row.get(4)?, row.get(7)?);
        let show = Show { audience, page, place, row: row.get(6)?, black };
        Ok(Kept { pid: row.get(0)?, started: row.get(1)?, who: row.get(2)?, show })
    }

    fn lives(&self) -> bool {
        lives(Process { pid: self.pid, started: self.started })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::testing::TestFile;

    fn show(page: &str) -> Show {
        let (audience, page) = ("team".to_owned(), page.to_owned());
        Show { audience, page, place: 1, row: Some("A3-01".to_owned()), black: false }
    }

    fn session(pid: u32, who: &str, at: i64) -> Session {
        Session::of(pid, who, who, at)
    }

    #[test]
    fn who_follows_sees_the_page_of_whoever_leads_its_own_audience() {
        let place = TestFile::new();
        let drafts = Drafts::open(place.path()).unwrap();
        let leader = session(std::process::id(), "HL", 1);
        drafts.lead(&leader, &show("overdue")).unwrap();
        drafts.lead(&leader, &show("targets")).unwrap();
        let led = drafts.shown("team", 1).unwrap().unwrap();
        assert_eq!(led, Led { show: show("targets"), who: "HL".into(), lives: true, own: false });
        assert_eq!(drafts.shown("public", 1).unwrap(), None);
        drafts.stop_leading(leader.pid).unwrap();
        assert_eq!(drafts.shown("team", 1).unwrap(), None);
    }

    #[test]
    fn what_a_lost_leader_left_stands_until_another_leads() {
        let place = TestFile::new();
        let drafts = Drafts::open(place.path()).unwrap();
        let lost = Session { pid: u32::MAX - 1, started: 1, ..session(1, "HL", 1) };
        drafts.lead(&lost, &show("overdue")).unwrap();
        let led = drafts.shown("team", 1).unwrap().unwrap();
        assert_eq!((led.show, led.lives), (show("overdue"), false));
        drafts.lead(&session(1, "HL", 2), &show("overdue")).unwrap();
        assert_eq!(drafts.shows("team").unwrap().len(), 1, "the lost one is cleared");
    }

    #[test]
    fn of_two_who_lead_the_one_that_began_last_does_as_long_as_it_lives() {
        let place = TestFile::new();
        let drafts = Drafts::open(place.path()).unwrap();
        let (first, own) = (session(1, "HL", 1), session(std::process::id(), "MK", 2));
        drafts.lead(&own, &show("targets")).unwrap();
        drafts.lead(&first, &show("overdue")).unwrap();
        let led = drafts.shown("team", own.pid).unwrap().unwrap();
        assert!(led.own && led.who == "MK");
        let gone = Session { started: own.started - 1, ..own.clone() };
        drafts.lead(&gone, &show("targets")).unwrap();
        assert_eq!(drafts.shown("team", own.pid).unwrap().unwrap().who, "HL");
    }
}
