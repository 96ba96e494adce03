//! The drafts of notes that several write in together, and who has which note open.

use rusqlite::{Transaction, TransactionBehavior, params};

use super::{Draft, Drafts, Session, began};
use crate::domain::erasing::without;
use crate::domain::live::{Live, Process};
use crate::store::Error;

impl Drafts {
    /// Does several things as one, in one's turn with the file: all of them or none.
    pub fn at_once<T>(&self, work: impl FnOnce(&Drafts) -> Result<T, Error>) -> Result<T, Error> {
        let turn = Transaction::new_unchecked(&self.conn, TransactionBehavior::Immediate)?;
        let done = work(self)?;
        turn.commit()?;
        Ok(done)
    }

    /// A number that moves when another session has written drafts.
    pub fn version(&self) -> Result<i64, Error> {
        Ok(self.conn.prepare_cached("PRAGMA data_version")?.query_row([], |row| row.get(0))?)
    }

    /// The draft of a note that is shared; `None` where nobody has written yet.
    pub fn live(&self, place: &str) -> Result<Option<Live>, Error> {
        let sql = "SELECT rev, text, stored, seen, who, at, sent, pid, started FROM live WHERE place = ?1";
        let mut select = self.conn.prepare_cached(sql)?;
        let mut rows = select.query([place])?;
        let Some(row) = rows.next()? else { return Ok(None) };
        let process =
            Process { pid: row.get(7).unwrap_or_default(), started: row.get(8).unwrap_or_default() };
        Ok(Some(Live {
            rev: row.get(0)?,
            text: row.get::<_, String>(1)?.into(),
            stored: row.get::<_, String>(2)?.into(),
            seen: row.get(3)?,
            by: row.get(4)?,
            at: row.get(5)?,
            sent: row.get::<_, Option<String>>(6)?.map(|sent| (sent.into(), process)),
        }))
    }

    /// Keeps the draft of a note that is shared. Once all of it is saved nobody's own copy is wanted any more, but for
    /// what could not be put into it.
    pub fn keep_live(&self, place: &str, live: &Live) -> Result<(), Error> {
        let sql = "INSERT OR REPLACE INTO live(place, rev, text, stored, seen, who, at, sent, pid, started) \
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
        let Live { rev, text, stored, seen, by, at, sent } = live;
        let (text, stored): (&str, &str) = (text, stored);
        let (sent, process) = sent.as_ref().map(|(sent, process)| (&**sent, process)).unzip();
        let (pid, started) = process.map(|process| (process.pid, process.started)).unzip();
        self.conn
            .prepare_cached(sql)?
            .execute(params![place, rev, text, stored, seen, by, at, sent, pid, started])?;
        if live.is_saved() {
            let sql = "DELETE FROM draft WHERE place = ?1 AND EXISTS (SELECT 1 FROM draft AS base \
                       WHERE base.owner = draft.owner AND base.place = ?1 || '/base' AND base.text = draft.text)";
            self.conn.prepare_cached(sql)?.execute([place])?;
            let sql = "DELETE FROM draft WHERE place = ?1 || '/base' AND NOT EXISTS \
                       (SELECT 1 FROM draft AS own WHERE own.owner = draft.owner AND own.place = ?1)";
            self.conn.prepare_cached(sql)?.execute([place])?;
        }
        Ok(())
    }

    /// Keeps one's own copy of a note's draft with the text that it was made from, by which it is found again.
    pub fn save_with_base(&self, owner: &str, draft: &Draft, base: &str) -> Result<(), Error> {
        self.save(owner, draft)?;
        self.save_base(owner, &draft.place, base, draft.at)
    }

    /// Keeps the text that one's own copy was made from, or will be.
    pub fn save_base(&self, owner: &str, place: &str, base: &str, at: i64) -> Result<(), Error> {
        self.save(owner, &Draft { place: format!("{place}/base"), text: base.to_owned(), cursor: 0, at })
    }

    /// Drops one's own copy.
    pub fn drop_with_base(&self, owner: &str, place: &str) -> Result<(), Error> {
        self.drop(owner, place)?;
        self.drop(owner, &format!("{place}/base"))
    }

    /// The draft of a note, with everybody's own copies, is kept in another place; where one is there already it is put
    /// into that.
    pub fn move_live(&self, from: &str, to: &str, at: i64) -> Result<(), Error> {
        let Some(moved) = self.live(from)?.filter(|_| from != to) else { return Ok(()) };
        if let Some(mut there) = self.live(to)? {
            there.take_draft(&moved, at);
            self.keep_live(to, &there)?;
            self.conn.prepare_cached("DELETE FROM live WHERE place = ?1")?.execute([from])?;
        }
        self.conn.prepare_cached("UPDATE live SET place = ?2 WHERE place = ?1")?.execute([from, to])?;
        let sql = "UPDATE OR IGNORE draft SET place = ?2 || substr(place, length(?1) + 1) \
                   WHERE place IN (?1, ?1 || '/base')";
        self.conn.prepare_cached(sql)?.execute([from, to])?;
        Ok(())
    }

    /// A session has this note open.
    pub fn enter_note(&self, pid: u32, note: &str) -> Result<(), Error> {
        let sql = "INSERT OR REPLACE INTO present(pid, note) VALUES (?1, ?2)";
        self.conn.prepare_cached(sql)?.execute(params![pid, note])?;
        Ok(())
    }

    /// A session has no note open any more. A draft that is saved is dropped with the last one who had it open.
    pub fn leave_note(&self, pid: u32) -> Result<(), Error> {
        self.conn.prepare_cached("DELETE FROM present WHERE pid = ?1")?.execute([pid])?;
        let sql = "DELETE FROM live WHERE text = stored AND sent IS NULL AND place NOT IN (SELECT note FROM present)";
        self.conn.prepare_cached(sql)?.execute([])?;
        Ok(())
    }

    /// The other sessions that have this note open, and live; not one that another has taken over from.
    pub fn company(&self, pid: u32, note: &str) -> Result<Vec<Session>, Error> {
        let sql = "SELECT present.pid FROM present JOIN session ON session.pid = present.pid \
                   WHERE note = ?1 AND taken_by IS NULL";
        let mut select = self.conn.prepare_cached(sql)?;
        let here = select.query_map([note], |row| row.get(0))?.collect::<Result<Vec<u32>, _>>()?;
        let mut others = self.others(pid)?;
        others.retain(|other| here.contains(&other.pid));
        Ok(others)
    }

    /// Takes a name out of the drafts that are shared; tells in how many it stood.
    pub(super) fn erase_name_shared(&self, name: &str) -> Result<usize, Error> {
        let mut select = self.conn.prepare_cached("SELECT place FROM live")?;
        let places = select.query_map([], |row| row.get(0))?.collect::<Result<Vec<String>, _>>()?;
        let mut erased = 0;
        for place in places {
            let Some(mut live) = self.live(&place)? else { continue };
            let mut stood = false;
            let sent = live.sent.as_mut().map(|(sent, _)| sent);
            for text in [&mut live.text, &mut live.stored].into_iter().chain(sent) {
                if let Some(rest) = without(text, name) {
                    *text = rest.into();
                    stood = true;
                }
            }
            if stood {
                live.rev += 1;
                self.keep_live(&place, &live)?;
                erased += 1;
            }
        }
        Ok(erased)
    }
}

/// The process with this number, as it runs now.
pub fn process(pid: u32) -> Process {
    Process { pid, started: began(pid).unwrap_or(0) }
}

/// Whether a process still runs.
pub fn lives(process: Process) -> bool {
    began(process.pid) == Some(process.started)
}

#[cfg(test)]
impl Drafts {
    /// As on a disk that is full, or that has room again.
    pub fn has_room(&self, has_room: bool) {
        let pages: i64 = self.conn.query_row("PRAGMA page_count", [], |row| row.get(0)).unwrap();
        let most = if has_room { pages + 1_000 } else { pages };
        self.conn.query_row(&format!("PRAGMA max_page_count = {most}"), [], |_| Ok(())).unwrap();
    }
}
