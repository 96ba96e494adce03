//! `tavle status`: at most three lines for the login message, of at most 80 cells each. Reads only, and says nothing
//! where there is no file.

use chrono::{NaiveDate, Weekday};
use serde_json::json;

use super::args::Every;
use super::out::Out;
use super::session::{Purpose, Session};
use super::{Exit, Stop};
use crate::domain::choice::MeetingState;
use crate::domain::dateform;
use crate::domain::field::Kind;
use crate::domain::inbox::Counts;
use crate::domain::meeting::Meeting;
use crate::domain::work::Work;
use crate::store::Error;
use crate::text::{Lang, cli as text, plural};
use crate::ui::wrap::cut;

/// The cells of a line.
const WIDTH: usize = 80;

/// Prints what waits; what is overdue is something that a person must look at, where that is asked for.
pub fn status(every: &Every, exit_code: bool) -> Result<Exit, Stop> {
    let session = match Session::open(every, "status", Purpose::Read) {
        Err(Stop::Store(Error::Missing(_))) => return Ok(Exit::Done),
        session => session?,
    };
    let waiting = Waiting::of(&session)?;
    let mut out = Out::new();
    match session.json {
        true => out.json(&waiting.json(&session))?,
        false => waiting.lines(&session).iter().try_for_each(|line| out.line(&cut(line, WIDTH)))?,
    }
    out.finish()?;
    Ok(if exit_code && waiting.overdue > 0 { Exit::Look } else { Exit::Done })
}

/// What waits for one person.
struct Waiting {
    overdue: usize,
    this_week: usize,
    counts: Counts,
    meeting: Option<Meeting>,
}

impl Waiting {
    fn of(session: &Session) -> Result<Waiting, Stop> {
        let (store, today) = (&session.store, session.today());
        let mine = mine(session)?;
        let sunday = today.week(Weekday::Mon).last_day();
        let (mut overdue, mut this_week) = (0, 0);
        for kind in [Kind::Recommendation, Kind::Initiative, Kind::Decision, Kind::Task] {
            for work in store.all(kind)?.iter().filter_map(Work::of) {
                let is_mine =
                    work.owner.as_ref().is_some_and(|o| mine.iter().any(|m| m.eq_ignore_ascii_case(o)));
                let is_late = work.is_overdue(today);
                let is_due = work.is_running() && work.deadline.is_some_and(|d| d.last <= sunday) && !is_late;
                overdue += usize::from(is_mine && is_late);
                this_week += usize::from(is_mine && is_due);
            }
        }
        let mut meetings: Vec<Meeting> = store.all(Kind::Meeting)?.iter().map(Meeting::of).collect();
        meetings.retain(|m| m.state == MeetingState::Planned && m.date >= Some(today));
        let meeting = meetings.into_iter().min_by_key(|meeting| (meeting.date, meeting.time.clone()));
        Ok(Waiting { overdue, this_week, counts: store.counts(today, None)?, meeting })
    }

    fn lines(&self, session: &Session) -> Vec<String> {
        let (lang, who, c) = (session.lang, &session.author.who, &self.counts);
        let mine = match (self.overdue, self.this_week) {
            (0, 0) => text::status_nothing(lang, who),
            (late, due) => text::status_mine(lang, who, late, due),
        };
        let new_are = plural(c.undecided, "nyt", "nye");
        let proposals = text::status_proposals(lang, c.undecided, new_are, c.due_this_week, c.overdue);
        let is_quiet = c.undecided + c.due_this_week == 0;
        let meeting = self.meeting.as_ref().and_then(|meeting| said(meeting, session.today(), lang));
        [Some(mine), Some(proposals).filter(|_| !is_quiet), meeting].into_iter().flatten().collect()
    }

    fn json(&self, session: &Session) -> serde_json::Value {
        json!({
            "user": session.author.who,
            "overdue": self.overdue,
            "this_week": self.this_week,
            "new_proposals": self.counts.undecided,
            "answers_due": self.counts.due_this_week,
            "answers_overdue": self.counts.overdue,
            "next_meeting": self.meeting.as_ref().map(|meeting| meeting.key.as_str()),
            "next_meeting_date": self.meeting.as_ref().and_then(|meeting| meeting.date),
        })
    }
}

/// Whose records are one's own: one's initials, and those of whom one stands in for today.
fn mine(session: &Session) -> Result<Vec<String>, Stop> {
    let (who, today) = (&session.author.who, session.today().to_string());
    let mut mine = vec![who.clone()];
    for person in session.store.people()? {
        if person.text("stand_in").eq_ignore_ascii_case(who)
            && person.text("stand_in_until") >= today.as_str()
        {
            mine.push(person.key);
        }
    }
    Ok(mine)
}

fn said(meeting: &Meeting, today: NaiveDate, lang: Lang) -> Option<String> {
    let day = dateform::near(meeting.date?, today, lang);
    let at =
        meeting.time.as_deref().map(|time| format!(" {}", dateform::time(time, lang))).unwrap_or_default();
    Some(text::status_meeting(lang, &format!("{day}{at}"), &meeting.title))
}
