//! The one message of each page in words, as it stands on paper and in front of whoever leads the show.

use super::super::dateform;
use super::super::number::count;
use super::super::target::{Gauge, headline};
use super::super::words;
use super::{Next, Progress, PublicPage, Talk, Target, Team, TeamPage};
use crate::text::{self, Both, Lang, paper};

/// What a page says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Its heading.
    pub heading: String,
    /// Its figure.
    pub figure: String,
    /// The words behind the figure.
    pub words: String,
}

impl PublicPage {
    /// What it says.
    pub fn message(&self, lang: Lang) -> Message {
        let (heading, figure, words) = match self {
            PublicPage::Status(status) => (
                paper::status_heading(lang, &count(lang, status.all)),
                paper::so_many_of(lang, &count(lang, status.carried_out), &count(lang, status.all)),
                paper::are_carried_out(lang),
            ),
            PublicPage::Target(target) => {
                let (figure, words) = of_target(target, lang);
                (target.called(), figure, words)
            }
            PublicPage::Talk(talk) => {
                let name = talk.called(lang);
                let day = talk.day.map(|day| day_only(day, lang));
                let heading = [Some(name), day].into_iter().flatten().collect::<Vec<_>>().join(", ");
                (heading, count(lang, talk.said), paper::proposals_came(lang, talk.said))
            }
            PublicPage::Latest(latest) => {
                let words = match latest.since {
                    Some(day) => paper::carried_out_since(lang, latest.count, &day_only(day, lang)),
                    None => paper::carried_out_in_all(lang, latest.count),
                };
                (paper::LATEST_DONE.of(lang).to_owned(), count(lang, latest.count), words)
            }
            PublicPage::Next(next) => {
                (paper::NEXT_MEETING.of(lang).to_owned(), dateform::plain(next.day, lang), next.called(lang))
            }
        };
        Message { heading, figure, words }
    }
}

impl TeamPage {
    /// What it says.
    pub fn message(&self, team: &Team, lang: Lang) -> Message {
        let n = self.figure();
        let words = match (self, team.last) {
            (TeamPage::Moved(_), Some(day)) => paper::moved_since(lang, &day_only(day, lang)),
            (TeamPage::Moved(_), None) => paper::no_last_time(lang),
            (TeamPage::Overdue(_), _) => paper::are_overdue(lang, n),
            (TeamPage::Targets(_), _) => paper::are_behind(lang, n),
            (TeamPage::Help(_), _) => paper::need_help(lang, n),
            (TeamPage::Agreed(_), _) => paper::are_agreed(lang, n),
        };
        Message { heading: self.point().heading().of(lang).to_owned(), figure: count(lang, n), words }
    }
}

impl TeamPage {
    /// What more there is to say of its figure.
    pub fn more(&self, lang: Lang) -> Vec<String> {
        match self {
            TeamPage::Moved(moved) => {
                let counts = [(moved.carried_out, Progress::CarriedOut), (moved.begun, Progress::UnderWay)];
                let counts = counts.into_iter().filter(|(n, _)| *n > 0);
                let reported = (moved.reported > 0).then(|| paper::reported(lang, moved.reported));
                counts.map(|(n, what)| format!("{n} {}", what.words().of(lang))).chain(reported).collect()
            }
            TeamPage::Overdue(overdue) => {
                let both = overdue.fresh.zip(overdue.cleared);
                both.map(|(fresh, cleared)| paper::fresh_and_cleared(lang, fresh, cleared))
                    .into_iter()
                    .collect()
            }
            TeamPage::Agreed(agreed) => {
                let overdue = (agreed.overdue > 0).then(|| paper::of_them_overdue(lang, agreed.overdue));
                let done = agreed.done.map(|done| paper::done_since(lang, done));
                overdue.into_iter().chain(done).collect()
            }
            TeamPage::Targets(_) | TeamPage::Help(_) => Vec::new(),
        }
    }
}

impl Target {
    /// What it is called: its group and its area.
    pub fn called(&self) -> String {
        let parts = [self.name.as_str(), self.area.as_str()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }
}

/// `1.945` and `i februar (foreløbigt tal) – bagud`.
fn of_target(target: &Target, lang: Lang) -> (String, String) {
    let gauge = &target.gauge;
    let value = headline(gauge, lang).value;
    let light = words::light(gauge.light).of(lang);
    match figure(&value, gauge, lang) {
        Some((figure, "")) => (figure, light.to_owned()),
        Some((figure, when)) => (figure, format!("{when} – {light}")),
        None => (value, light.to_owned()),
    }
}

/// The figure that a headline begins with, and the words behind it.
fn figure<'a>(value: &'a str, gauge: &Gauge, lang: Lang) -> Option<(String, &'a str)> {
    let figure = gauge.goal.unit.figure(gauge.reading?.value?, lang);
    let words = value.strip_prefix(figure.as_str())?.trim();
    Some((figure, words))
}

impl Talk {
    /// What happens now, where no work has come of the proposals yet: the steps to it, or why there is none.
    pub fn what_now(&self, lang: Lang) -> Vec<String> {
        match (self.decisions(), self.accepted + self.partly) {
            (0, _) => {
                let decides = self.next_committee.map_or_else(
                    || paper::committee_decides(lang),
                    |day| paper::committee_decides_on(lang, &dateform::plain(day, lang)),
                );
                vec![paper::each_is_judged(lang), decides, paper::then_it_stands_here(lang)]
            }
            (_, 0) => vec![paper::none_was_adopted(lang)],
            _ => vec![paper::nothing_came_yet(lang)],
        }
    }

    /// What the meeting is called: its title, or what kind of meeting it is.
    pub fn called(&self, lang: Lang) -> String {
        titled(&self.title, words::meeting(self.kind), lang)
    }
}

impl Next {
    /// What the meeting is called: its title, or what kind of meeting it is.
    pub fn called(&self, lang: Lang) -> String {
        titled(&self.title, words::meeting(self.kind), lang)
    }
}

impl Progress {
    /// How far something is, as the room is told.
    pub fn words(self) -> Both {
        match self {
            Progress::CarriedOut => paper::CARRIED_OUT,
            Progress::UnderWay => paper::UNDER_WAY,
            Progress::NotStarted => paper::NOT_STARTED,
            Progress::Resting => paper::RESTING,
        }
    }
}

fn titled(title: &str, kind: Both, lang: Lang) -> String {
    if title.is_empty() { text::capital(kind.of(lang)) } else { title.to_owned() }
}

/// A day as it stands behind *siden*: without the article.
fn day_only(day: chrono::NaiveDate, lang: Lang) -> String {
    dateform::plain(day, lang).trim_start_matches("den ").to_owned()
}
