//! The one message of each page in words, as it stands on paper and in front of whoever leads the show.

use super::super::dateform;
use super::super::number::int;
use super::super::target::{Gauge, headline};
use super::super::words;
use super::{PublicPage, Target, Team, TeamPage};
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
                paper::status_heading(lang, &count(status.all, lang)),
                paper::so_many_of(lang, &count(status.carried_out, lang), &count(status.all, lang)),
                paper::are_carried_out(lang),
            ),
            PublicPage::Target(target) => {
                let (figure, words) = of_target(target, lang);
                (target.called(), figure, words)
            }
            PublicPage::Talk(talk) => {
                let name = titled(&talk.title, words::meeting(talk.kind), lang);
                let day = talk.day.map(|day| day_only(day, lang));
                let heading = [Some(name), day].into_iter().flatten().collect::<Vec<_>>().join(", ");
                (heading, count(talk.said, lang), paper::proposals_came(lang, talk.said))
            }
            PublicPage::Latest(latest) => {
                let words = match latest.since {
                    Some(day) => paper::carried_out_since(lang, latest.count, &day_only(day, lang)),
                    None => paper::carried_out_in_all(lang, latest.count),
                };
                (paper::LATEST_DONE.of(lang).to_owned(), count(latest.count, lang), words)
            }
            PublicPage::Next(next) => {
                let title = titled(&next.title, words::meeting(next.kind), lang);
                (paper::NEXT_MEETING.of(lang).to_owned(), dateform::plain(next.day, lang), title)
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
        Message { heading: self.point().heading().of(lang).to_owned(), figure: count(n, lang), words }
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

/// The title, or what kind of meeting it is.
fn titled(title: &str, kind: Both, lang: Lang) -> String {
    if title.is_empty() { text::capital(kind.of(lang)) } else { title.to_owned() }
}

/// A day as it stands behind *siden*: without the article.
fn day_only(day: chrono::NaiveDate, lang: Lang) -> String {
    dateform::plain(day, lang).trim_start_matches("den ").to_owned()
}

fn count(n: usize, lang: Lang) -> String {
    int(i64::try_from(n).unwrap_or(i64::MAX), lang)
}
