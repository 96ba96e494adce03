//! Reports: which there are, those that were issued, one on screen as of a day, and what can be done with it.

use chrono::NaiveDate;

use crate::domain::choice::{MeetingKind, MeetingState};
use crate::domain::{dateform, words};
use crate::msg::action::Action;
use crate::msg::errand::{Errand, Issued, Made, Named, ReportOf, Told};
use crate::msg::key::{Code, Key};
use crate::text::{self, Lang};

use super::super::ask::{Answered, Ask, days};
use super::super::desk::Desk;
use super::super::motion::Motion;
use super::super::overlay::{Chosen, passed_on};
use super::room;
use super::rows::Rows;

/// How many meetings a report may be issued for are offered.
const MEETINGS: usize = 6;

/// The page.
#[derive(Clone, Debug, Default)]
pub struct Reports {
    /// The reports that there are; `None` until they came.
    pub names: Option<Vec<Named>>,
    /// Those that were issued.
    pub issued: Vec<Issued>,
    /// The cursor among them.
    pub rows: Rows,
    /// The one on screen.
    pub opened: Option<Opened>,
    /// Whether there is only that one, with no list to come back to.
    alone: bool,
}

/// A report on screen.
#[derive(Clone, Debug)]
pub struct Opened {
    /// Which one, or the key of an issued one.
    pub which: Which,
    /// Its text, or why there is none; `None` until it came.
    pub made: Option<Result<Made, String>>,
    /// The first line in view.
    pub top: usize,
    /// What can be done with it, while that is chosen.
    pub choosing: Option<(Vec<Do>, Rows)>,
    /// The day that is asked for.
    pub asking: Option<(Day, Box<Ask>)>,
}

/// Which report.
#[derive(Clone, Debug)]
pub enum Which {
    /// A report as it is now or was on a day.
    Of(ReportOf),
    /// An issued one, as it was then.
    Paper(String),
}

/// Which of its two days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Day {
    /// The day that it is seen from.
    AsOf,
    /// The day that it is compared with.
    Since,
}

/// What can be done with a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Do {
    /// Lay it into the out folder in this form.
    Lay(&'static str),
    /// Issue it for this meeting; its key and how it is called.
    Issue(Option<(String, String)>),
    /// Show it with or without the words of citizens.
    Internal(bool),
}

impl Reports {
    /// One issued report, opened from its meeting.
    pub fn paper(key: String, desk: &mut Desk) -> Reports {
        let opened = Some(Opened::of(Which::Paper(key), desk));
        Reports { opened, alone: true, ..Reports::default() }
    }

    /// Asks for what it shows.
    pub fn read(&self, desk: &mut Desk) {
        if !self.alone {
            desk.errand(Errand::Reports);
        }
    }

    /// Takes what became of an errand.
    pub fn told(&mut self, told: &Told, desk: &mut Desk) {
        match (told, &mut self.opened) {
            (Told::Reports(Ok((names, issued))), _) => {
                self.names = Some(names.clone());
                self.issued.clone_from(issued);
            }
            (Told::Reports(Err(why)) | Told::Laid(Err(why)), _) => desk.problem(why.clone()),
            (Told::Laid(Ok(said)), _) => desk.say(said.clone()),
            (Told::Report(made), Some(opened)) => {
                opened.made = Some(made.clone());
                opened.top = 0;
            }
            _ => {}
        }
    }

    /// A paste into the day that is asked for.
    pub fn paste(&mut self, pasted: &str) {
        if let Some((_, ask)) = self.opened.as_mut().and_then(|opened| opened.asking.as_mut()) {
            ask.field.paste(pasted);
        }
    }

    /// A key.
    pub fn key(&mut self, key: Key, verb: Option<Action>, desk: &mut Desk) -> Chosen {
        if let Some(opened) = &mut self.opened {
            let went = opened.key(key, verb, desk);
            return match went {
                Some(chosen) => chosen,
                None if self.alone => Chosen::Close,
                None => {
                    self.opened = None;
                    Chosen::Nothing
                }
            };
        }
        let names = self.names.as_deref().unwrap_or_default();
        let count = names.len() + self.issued.len();
        if self.rows.moved(verb, count, room(desk)) {
            return Chosen::Nothing;
        }
        let at = self.rows.at(count);
        let which = match (names.get(at), self.issued.get(at.wrapping_sub(names.len()))) {
            (Some(named), _) => Some(Which::Of(ReportOf {
                name: named.name.clone(),
                as_of: desk.today,
                since: None,
                internal: false,
            })),
            (None, Some(issued)) => Some(Which::Paper(issued.key.clone())),
            (None, None) => None,
        };
        match (verb, which) {
            (Some(Action::Open), Some(which)) => self.opened = Some(Opened::of(which, desk)),
            _ if key.code == Code::Esc => return Chosen::Close,
            _ => return passed_on(key, verb, desk),
        }
        Chosen::Nothing
    }
}

impl Opened {
    fn of(which: Which, desk: &mut Desk) -> Opened {
        let mut opened = Opened { which, made: None, top: 0, choosing: None, asking: None };
        opened.make(desk);
        opened
    }

    fn make(&mut self, desk: &mut Desk) {
        self.made = None;
        desk.errand(match &self.which {
            Which::Of(report) => Errand::Report(report.clone()),
            Which::Paper(key) => Errand::Paper(key.clone()),
        });
    }

    /// A key; `None` where the report is left.
    fn key(&mut self, key: Key, verb: Option<Action>, desk: &mut Desk) -> Option<Chosen> {
        if self.asking.is_some() {
            self.day_key(key, desk);
        } else if self.choosing.is_some() {
            self.choice_key(key, verb, desk);
        } else if !self.scrolled(verb, desk) {
            match (verb, &self.which) {
                _ if key.code == Code::Esc => return None,
                (Some(Action::Open), _) => self.choose(desk),
                (Some(Action::Time), Which::Of(_)) => self.ask(Day::AsOf, desk),
                (Some(Action::Since), Which::Of(_)) => self.ask(Day::Since, desk),
                (Some(Action::Time | Action::Since), Which::Paper(_)) => {
                    desk.say(text::paper_stands(desk.lang));
                }
                _ => return Some(passed_on(key, verb, desk)),
            }
        }
        Some(Chosen::Nothing)
    }

    fn scrolled(&mut self, verb: Option<Action>, desk: &Desk) -> bool {
        let Some(motion) = verb.and_then(Motion::of) else { return false };
        let last = self.lines().len().saturating_sub(room(desk));
        self.top = motion.from(self.top, room(desk).saturating_sub(1).max(1), last);
        true
    }

    /// Its lines, once it came.
    pub fn lines(&self) -> &[String] {
        match &self.made {
            Some(Ok(made)) => &made.lines,
            _ => &[],
        }
    }

    fn ask(&mut self, day: Day, desk: &Desk) {
        let (action, title) = match day {
            Day::AsOf => (Action::Time, text::report_ask_day(desk.lang)),
            Day::Since => (Action::Since, text::report_ask_since(desk.lang)),
        };
        self.asking = Some((day, Box::new(days(desk, &desk.key(action), title))));
    }

    fn day_key(&mut self, key: Key, desk: &mut Desk) {
        let Some((day, ask)) = &mut self.asking else { return };
        match key.code {
            Code::Esc => self.asking = None,
            Code::Enter => match (ask.understood(desk), *day) {
                (Ok((Answered::Day(date), _)), day) => self.set(day, date, desk),
                (Ok(_), _) => {}
                (Err(why), _) => desk.problem(why),
            },
            _ => drop(ask.field.key(key)),
        }
    }

    fn set(&mut self, day: Day, date: Option<NaiveDate>, desk: &mut Desk) {
        self.asking = None;
        let today = desk.date();
        if let Which::Of(report) = &mut self.which {
            match day {
                Day::AsOf => report.as_of = date.unwrap_or(today),
                Day::Since => report.since = date,
            }
            self.make(desk);
        }
    }

    fn choose(&mut self, desk: &Desk) {
        if matches!(self.made, Some(Ok(_))) {
            self.choosing = Some((self.choices(desk), Rows::default()));
        }
    }

    fn choices(&self, desk: &Desk) -> Vec<Do> {
        let lay = ["html", "txt", "md"].map(Do::Lay);
        let Which::Of(report) = &self.which else { return lay.to_vec() };
        let toggled = (report.name == "proposals").then_some(Do::Internal(!report.internal));
        let issue = meetings(report.as_of, desk).into_iter().map(|meeting| Do::Issue(Some(meeting)));
        let issue = issue.chain([Do::Issue(None)]).filter(|_| !desk.read_only);
        lay.into_iter().chain(toggled).chain(issue).collect()
    }

    fn choice_key(&mut self, key: Key, verb: Option<Action>, desk: &mut Desk) {
        let Some((choices, rows)) = &mut self.choosing else { return };
        if rows.moved(verb, choices.len(), room(desk)) {
            return;
        }
        let chosen = choices.get(rows.at(choices.len())).cloned();
        match (key.code, chosen) {
            (Code::Esc, _) => self.choosing = None,
            (Code::Enter, Some(chosen)) => {
                self.choosing = None;
                self.perform(chosen, desk);
            }
            _ => {}
        }
    }

    fn perform(&mut self, chosen: Do, desk: &mut Desk) {
        match (chosen, &mut self.which) {
            (Do::Lay(form), Which::Of(report)) => {
                desk.errand(Errand::LayReport(report.clone(), form.to_owned()));
            }
            (Do::Lay(form), Which::Paper(key)) => {
                desk.errand(Errand::LayPaper(key.clone(), form.to_owned()));
            }
            (Do::Issue(meeting), Which::Of(report)) => {
                desk.errand(Errand::Issue(report.clone(), meeting.map(|(key, _)| key)));
            }
            (Do::Internal(internal), Which::Of(report)) => {
                report.internal = internal;
                self.make(desk);
            }
            _ => {}
        }
    }
}

/// The meetings that a report of a day may be issued for, the committee's next first.
fn meetings(day: NaiveDate, desk: &Desk) -> Vec<(String, String)> {
    let Some(board) = &desk.board else { return Vec::new() };
    let coming = board.meetings.iter().map(|gathering| &gathering.meeting);
    let coming = coming.filter(|m| m.state == MeetingState::Planned && m.date >= Some(day));
    let mut coming: Vec<_> = coming.collect();
    coming.sort_by_key(|m| (m.kind != MeetingKind::Committee, m.date));
    let named = |lang: Lang| {
        move |m: &crate::domain::meeting::Meeting| {
            let date = m.date.map(|date| dateform::weekday_day(date, day, lang)).unwrap_or_default();
            let kind = words::meeting(m.kind).of(lang);
            let name = if m.title.is_empty() { kind } else { &m.title };
            (m.key.clone(), format!("{name} {date}"))
        }
    };
    coming.into_iter().take(MEETINGS).map(named(desk.lang)).collect()
}
