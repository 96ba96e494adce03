//! How the rows of a file are read: as our own fields, as those of a platform, or as figures.

use std::collections::VecDeque;

use super::figures::Figures;
use super::incoming::IncomingRow;
use super::opening::Shown;
use super::own::{self, Column, Dialect, Own};
use super::platform::Platform;
use super::problem::{Message, Notice, Problem, quoted};
use super::recognise::Recognised;
use super::table::Row;
use crate::domain::field::Kind;

/// Records and problems of rows, in the order of the file.
pub(super) type Records = VecDeque<Result<IncomingRow, Problem>>;

/// Whose rows they are.
pub(super) enum Reading {
    Own(Own),
    Figures(Box<Figures>),
    Platform(Platform),
}

impl Reading {
    /// How the rows of a file are read that was recognised, or that a person says to be of a kind.
    pub(super) fn of(
        what: Recognised,
        wanted: Option<Kind>,
        header: &[String],
        shown: &Shown,
        dialect: Dialect,
    ) -> Result<Reading, Problem> {
        let own = |kind: Kind| Ok(Reading::Own(Own::of(kind, header, dialect)));
        match (what, wanted) {
            (Recognised::ErrorMessage(said), _) => Err(Problem::file(Message::ErrorMessage { said })),
            (Recognised::Foreign(foreign), _) => Err(Problem::file(Message::Foreign(foreign))),
            (Recognised::Figures(service), None | Some(Kind::Measurement)) => {
                Ok(Reading::Figures(Box::new(Figures::of(service, header, shown, dialect.marks))))
            }
            (Recognised::Platform(platform), None | Some(Kind::Proposal)) => Ok(Reading::Platform(platform)),
            (Recognised::Own(kind), None) => own(kind),
            (_, Some(kind)) if half_known(kind, header) => own(kind),
            _ => {
                let header = header.iter().filter(|h| !h.is_empty()).map(|h| quoted(h)).collect();
                Err(Problem::file(Message::UnknownHeader { header }))
            }
        }
    }

    /// The name that the import remembers.
    pub(super) fn source(&self) -> &'static str {
        match self {
            Reading::Own(_) => own::SOURCE,
            Reading::Figures(figures) => figures.service().source(),
            Reading::Platform(platform) => platform.source(),
        }
    }

    /// What the rows are.
    pub(super) fn kind(&self) -> Kind {
        match self {
            Reading::Own(own) => own.kind(),
            Reading::Figures(_) => Kind::Measurement,
            Reading::Platform(_) => Kind::Proposal,
        }
    }

    /// Puts the records of a row into `out`, and tells what the row is known by, where it is about anything.
    pub(super) fn read(
        &mut self,
        header: &[String],
        row: &Row,
        out: &mut Records,
    ) -> Result<Option<String>, Problem> {
        let record = match self {
            Reading::Figures(figures) => return figures.read(header, row, out),
            Reading::Own(own) => own.read(header, row)?,
            Reading::Platform(platform) => platform.read(header, row)?,
        };
        let name = record.key.clone().or(record.ext_id.clone());
        out.push_back(Ok(record));
        Ok(name)
    }

    /// What is to be told of the rows that were read, beside what every file tells.
    pub(super) fn notices(&self) -> Vec<Notice> {
        if let Reading::Figures(figures) = self { figures.notices() } else { Vec::new() }
    }

    /// A cell of another column without the guard that our files have.
    pub(super) fn text<'a>(&self, cell: &'a str) -> &'a str {
        if let Reading::Own(own) = self { own.dialect().text(cell) } else { cell }
    }

    /// The columns that have a name, are not read, and are not about persons.
    pub(super) fn others_at(&self, header: &[String]) -> Vec<usize> {
        let is_other = |at: usize, name: &str| match self {
            Reading::Own(own) => own.columns().get(at) == Some(&Column::Other),
            Reading::Figures(figures) => !figures.reads(at),
            Reading::Platform(platform) => !platform.reads(name),
        };
        let others = header.iter().enumerate().filter(|(at, name)| !name.is_empty() && is_other(*at, name));
        others.filter(|(_, name)| !self.withholds(name)).map(|(at, _)| at).collect()
    }

    /// Whether a column is about persons.
    pub(super) fn withholds(&self, name: &str) -> bool {
        match self {
            Reading::Own(_) | Reading::Figures(_) => false,
            Reading::Platform(platform) => platform.withholds(name),
        }
    }
}

/// Whether at least half of the columns are fields of this kind: a person's word is taken, but not against the file.
fn half_known(kind: Kind, header: &[String]) -> bool {
    let header: Vec<&String> = header.iter().filter(|name| !name.is_empty()).collect();
    let is_field = |name: &&&String| Column::named(kind, name).is_read();
    let fields = header.iter().filter(is_field).count();
    let strangers = header.iter().filter(|name| Column::named(kind, name) == Column::Other).count();
    fields > 0 && fields >= strangers
}
