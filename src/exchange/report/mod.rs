//! Reports: what is known on a day, as a document of headings, sentences and tables that ends with a proof of itself.
//!
//! What a report says stands in one file each; `paper` writes it as Markdown, the form in which it is kept and
//! fingerprinted, and reads it back; `page` writes HTML, `plain` text.

mod moved;
mod page;
mod paper;
mod plain;
mod proposals;
mod recommendations;
mod round;
mod targets;
#[cfg(test)]
mod tests;
mod wall;

pub use wall::Pages;

use chrono::NaiveDate;

use crate::domain::board::Board;
use crate::domain::cpr::Harmless;
use crate::domain::dateform;
use crate::domain::number::count;
use crate::domain::record::Record;
use crate::domain::round::Round;
use crate::exchange::memory;
use crate::text::{Both, Lang, capital, paper as wall_text, report as text};

/// Which report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Name {
    /// Where the recommendations stand.
    Recommendations,
    /// The targets with their figures and lights.
    Targets,
    /// The proposals, what was decided on them and whether they are answered.
    Proposals,
    /// What has moved since a day.
    Moved,
    /// The pages that citizens see on the wall.
    StatusPublic,
    /// The pages that the team stands in front of.
    BoardMeeting,
    /// What the figures that came in last have done.
    Round,
}

/// How a report is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// Markdown.
    Markdown,
    /// One HTML file that prints on A4 and asks for nothing else.
    Html,
    /// Text of at most 80 columns.
    Text,
}

/// What a report is made from, all as it was known on its day.
pub struct Facts<'a> {
    /// The municipality, if the file says it.
    pub place: Option<&'a str>,
    /// The board on that day.
    pub board: &'a Board,
    /// The board on the earlier day that is compared with.
    pub before: Option<&'a Board>,
    /// What the figures that came in last have done.
    pub round: Option<&'a Round>,
    /// The proposals, without personal cases.
    pub proposals: &'a [Record],
    /// The proposals of the earlier day.
    pub proposals_before: &'a [Record],
    /// The submissions.
    pub submissions: &'a [Record],
    /// The pages of the wall, of a paper that is made from them.
    pub pages: Option<Pages<'a>>,
    /// Whether it may hold words of citizens and initials.
    pub internal: bool,
    /// Its language.
    pub lang: Lang,
}

/// A finished report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Its title.
    pub title: String,
    /// What it says, in order.
    pub parts: Vec<Part>,
    /// Its last line: day, filter, number of rows and fingerprint.
    pub proof: String,
    /// The keys of rows that were left out because they seem to hold a personal number.
    pub kept_back: Vec<String>,
}

/// A piece of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// A heading.
    Heading(String),
    /// A sentence or more.
    Text(String),
    /// A figure that is the message of a page, with the words behind it.
    Figure(String, String),
    /// Lines of signs that are a bar.
    Cells(String),
    /// A table.
    Table(Table),
}

/// A table; each row has as many cells as there are columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
}

/// The head of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its words.
    pub title: String,
    /// Whether it holds numbers.
    pub is_number: bool,
}

impl Name {
    /// Every report, in the order of the list.
    pub const ALL: [Name; 7] = [
        Name::Recommendations,
        Name::Targets,
        Name::Proposals,
        Name::Moved,
        Name::Round,
        Name::StatusPublic,
        Name::BoardMeeting,
    ];

    /// The report that a name means, English or Danish.
    pub fn parse(typed: &str) -> Option<Name> {
        match typed.to_lowercase().as_str() {
            "recommendations" | "anbefalinger" => Some(Name::Recommendations),
            "targets" | "mål" | "måltal" => Some(Name::Targets),
            "proposals" | "forslag" => Some(Name::Proposals),
            "moved" | "flyttet" => Some(Name::Moved),
            "status-public" | "borgerstatus" => Some(Name::StatusPublic),
            "board-meeting" | "tavlemøde" => Some(Name::BoardMeeting),
            "round" | "nye-tal" | "rundgang" => Some(Name::Round),
            _ => None,
        }
    }

    /// Its name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Name::Recommendations => "recommendations",
            Name::Targets => "targets",
            Name::Proposals => "proposals",
            Name::Moved => "moved",
            Name::StatusPublic => "status-public",
            Name::BoardMeeting => "board-meeting",
            Name::Round => "round",
        }
    }

    /// Whether it is made from the pages of the wall, which say themselves what they compare with.
    pub fn is_of_wall(self) -> bool {
        matches!(self, Name::StatusPublic | Name::BoardMeeting)
    }

    /// What it is about.
    pub fn about(self) -> Both {
        match self {
            Name::Recommendations => text::RECOMMENDATIONS,
            Name::Targets => text::TARGETS,
            Name::Proposals => text::PROPOSALS,
            Name::Moved => text::MOVED,
            Name::StatusPublic => wall_text::PUBLIC_STATUS,
            Name::BoardMeeting => wall_text::BOARD_MEETING,
            Name::Round => text::ROUND,
        }
    }
}

impl Sheet {
    /// The form that a word or the end of a file's name means.
    pub fn parse(typed: &str) -> Option<Sheet> {
        match typed {
            "md" | "markdown" => Some(Sheet::Markdown),
            "html" | "htm" => Some(Sheet::Html),
            "txt" | "text" | "tekst" => Some(Sheet::Text),
            _ => None,
        }
    }

    /// The end of a file's name.
    pub fn name(self) -> &'static str {
        match self {
            Sheet::Markdown => "md",
            Sheet::Html => "html",
            Sheet::Text => "txt",
        }
    }
}

impl Report {
    /// Makes a report. The same facts give the same bytes, whenever and wherever that is.
    pub fn of(name: Name, facts: &Facts<'_>) -> Report {
        let lang = facts.lang;
        let title = text::title(lang, name.about().of(lang), &day(facts.board.today, lang));
        let mut parts: Vec<Part> =
            facts.place.map(|place| Part::Text(place.to_owned())).into_iter().collect();
        parts.extend(facts.internal.then(|| Part::Text(text::internal(lang))));
        parts.extend(match name {
            Name::Recommendations => recommendations::parts(facts),
            Name::Targets => targets::parts(facts),
            Name::Proposals => proposals::parts(facts),
            Name::Moved => moved::parts(facts),
            Name::StatusPublic | Name::BoardMeeting => {
                facts.pages.map(|pages| wall::parts(pages, lang)).unwrap_or_default()
            }
            Name::Round => round::parts(facts),
        });
        let kept_back = keep_back(&mut parts, &facts.board.harmless());
        let proof = proof(facts, &title, &parts);
        Report { title, parts, proof, kept_back }
    }

    /// Reads a report that was kept; `None` where a text is none.
    pub fn read(kept: &str) -> Option<Report> {
        paper::read(kept)
    }

    /// The report as it is written; Markdown is the form in which it is kept.
    pub fn write(&self, sheet: Sheet, lang: Lang) -> String {
        match sheet {
            Sheet::Markdown => format!("{}\n{}\n", paper::body(&self.title, &self.parts), self.proof),
            Sheet::Html => page::write(self, lang),
            Sheet::Text => plain::write(self),
        }
    }

    /// How many rows its tables have.
    pub fn rows(&self) -> usize {
        rows(&self.parts)
    }

    /// What its title and its parts come to: sixteen digits that are others where a single sign is.
    pub fn fingerprint(&self) -> String {
        fingerprint(&self.title, &self.parts)
    }

    /// Whether its proof is that of what it says.
    pub fn is_genuine(&self) -> bool {
        self.proof.ends_with(&self.fingerprint())
    }
}

impl Table {
    /// A table without rows.
    pub fn of(columns: &[(Both, bool)], lang: Lang) -> Table {
        let column = |(title, is_number): &(Both, bool)| Column {
            title: capital(title.of(lang)),
            is_number: *is_number,
        };
        Table { columns: columns.iter().map(column).collect(), rows: Vec::new() }
    }

    /// The same with rows.
    pub fn with(mut self, rows: impl IntoIterator<Item = Vec<String>>) -> Table {
        self.rows.extend(rows);
        self
    }
}

/// A heading with its table, or with a sentence where that has no rows.
fn section(heading: String, table: Table, without: String) -> [Part; 2] {
    let body = if table.rows.is_empty() { Part::Text(without) } else { Part::Table(table) };
    [Part::Heading(heading), body]
}

/// A day as it stands behind *pr.* or *as of*: without the article.
fn day(day: NaiveDate, lang: Lang) -> String {
    dateform::plain(day, lang).trim_start_matches("den ").to_owned()
}

/// A count as it is read.
fn n(number: usize, lang: Lang) -> String {
    count(lang, number)
}

/// Takes out the rows that seem to hold a personal number, and tells their keys; in sentences the number is masked. A
/// number of which somebody has said that it is none stays.
fn keep_back(parts: &mut [Part], harmless: &Harmless) -> Vec<String> {
    let mut kept = Vec::new();
    for part in parts {
        match part {
            Part::Heading(words) | Part::Text(words) | Part::Figure(_, words) => {
                *words = harmless.mask(words)
            }
            Part::Cells(_) => {}
            Part::Table(table) => table.rows.retain(|row| {
                let has_one = row.iter().any(|cell| !harmless.find(cell).is_empty());
                kept.extend(row.first().filter(|_| has_one).cloned());
                !has_one
            }),
        }
    }
    kept
}

fn proof(facts: &Facts<'_>, title: &str, parts: &[Part]) -> String {
    let lang = facts.lang;
    let filter = match (facts.pages, facts.before) {
        (Some(pages), _) => wall::filter(pages, lang),
        (None, Some(then)) => text::since(lang, &day(then.today, lang)),
        (None, None) => text::all(lang),
    };
    text::proof(
        lang,
        &day(facts.board.today, lang),
        &filter,
        &n(rows(parts), lang),
        &fingerprint(title, parts),
    )
}

fn rows(parts: &[Part]) -> usize {
    let of_part = |part: &Part| if let Part::Table(table) = part { table.rows.len() } else { 0 };
    parts.iter().map(of_part).sum()
}

/// A hash of the Markdown: it tells a slip or a wrong copy, not a forger.
fn fingerprint(title: &str, parts: &[Part]) -> String {
    format!("{:016x}", memory::hash(Some(&paper::body(title, parts))))
}
