//! A wall that is led or followed through the drafts file: what stands on it is written at once where this session leads,
//! and looked at again and again where it follows.

use std::time::{Duration, Instant};

use crate::domain::show::{Led, Show};
use crate::store::Clock;
use crate::store::drafts::{Drafts, Session};

use super::Shared;

/// How often one looks what stands on a wall: a page that is turned is on the other wall within a second.
const LOOK: Duration = Duration::from_millis(600);

/// What this session leads and follows.
#[derive(Default)]
pub(super) struct Wall {
    /// What it leads as which session, and whether that is still to be written.
    leads: Option<(Session, Show)>,
    unwritten: bool,
    /// The audience whose wall it looks at, what it has told of it, and when it looks again.
    follows: Option<String>,
    told: Option<Led>,
    look: Option<Instant>,
}

impl Wall {
    /// When something is to be done.
    pub fn due(&self) -> Option<Instant> {
        self.look
    }

    /// What stands on the wall that this session leads. It began to lead with the first page.
    pub fn lead(&mut self, show: Option<Show>, shared: &Shared, now: Instant) {
        self.leads = show.map(|show| {
            let began = self.leads.take().map(|(session, _)| session);
            (began.unwrap_or_else(|| session(shared)), show)
        });
        self.unwritten = true;
        self.look = Some(now);
    }

    /// The audience whose wall is told of from now on.
    pub fn follow(&mut self, audience: Option<String>, now: Instant) {
        self.follows = audience;
        self.told = None;
        self.look = Some(now);
    }

    /// Writes what is to be written and tells what has changed. A file that is locked is tried again.
    pub fn turn(&mut self, drafts: &Drafts, now: Instant) -> Option<Led> {
        self.look.filter(|look| *look <= now)?;
        let is_written = !self.unwritten || self.write(drafts);
        self.unwritten = !is_written;
        self.look = (self.unwritten || self.follows.is_some()).then_some(now + LOOK);
        let led = drafts.shown(self.follows.as_deref()?, std::process::id()).ok()??;
        if self.told.as_ref() == Some(&led) {
            return None;
        }
        self.told = Some(led.clone());
        Some(led)
    }

    /// The end of the session: who follows a line that was lost finds what stood there.
    pub fn end(&self, drafts: &Drafts, lost: bool) {
        if self.leads.is_some() && !lost {
            let _ = drafts.stop_leading(std::process::id());
        }
    }

    fn write(&self, drafts: &Drafts) -> bool {
        let written = match &self.leads {
            Some((session, show)) => drafts.lead(session, show),
            None => drafts.stop_leading(std::process::id()),
        };
        written.is_ok()
    }
}

fn session(shared: &Shared) -> Session {
    let author = shared.author();
    // Who began last is told by real time: in an example the clock stands still.
    Session::of(std::process::id(), &author.who, &author.login, Clock::System.now_ms())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::testing::TestFile;

    fn show(page: &str) -> Show {
        Show { audience: "team".to_owned(), page: page.to_owned(), ..Show::default() }
    }

    /// A wall that is led, without the thread around it.
    fn leads(page: &str, now: Instant) -> Wall {
        let leads = Some((Session::of(1, "HL", "hl", 1), show(page)));
        Wall { leads, unwritten: true, look: Some(now), ..Wall::default() }
    }

    #[test]
    fn a_page_that_is_turned_is_told_once_within_a_second() {
        let place = TestFile::new();
        let (leader, follower) = (Drafts::open(place.path()).unwrap(), Drafts::open(place.path()).unwrap());
        let (mut wall, start) = (Wall::default(), Instant::now());
        wall.follow(Some("team".to_owned()), start);
        assert_eq!(wall.turn(&follower, start), None, "nobody leads yet");
        for (page, seconds) in [("overdue", 1), ("targets", 3)] {
            leads(page, start).turn(&leader, start);
            let now = start + Duration::from_secs(seconds);
            let told = wall.turn(&follower, now).unwrap();
            assert_eq!((told.show, told.who, told.own), (show(page), "HL".to_owned(), false));
            assert_eq!(wall.turn(&follower, now + LOOK), None, "nothing has changed");
        }
        assert!(LOOK < Duration::from_secs(1));
    }

    #[test]
    fn who_stops_leading_leaves_the_wall_as_it_is() {
        let place = TestFile::new();
        let drafts = Drafts::open(place.path()).unwrap();
        let (mut wall, start) = (Wall::default(), Instant::now());
        leads("overdue", start).turn(&drafts, start);
        wall.follow(Some("team".to_owned()), start);
        assert!(wall.turn(&drafts, start).is_some());
        drafts.stop_leading(1).unwrap();
        assert_eq!(wall.turn(&drafts, start + LOOK), None);
        assert!(wall.due().is_some(), "it goes on looking");
    }
}
