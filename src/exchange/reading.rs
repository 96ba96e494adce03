//! How the rows of a file are read: as our own fields, as those of a platform, as figures, or as letters.

use std::collections::VecDeque;

use super::asked::{Asked, Wanted};
use super::figures::Figures;
use super::incoming::IncomingRow;
use super::letters::{Letters, Sort};
use super::mapping::{Mapping, Unfit};
use super::opening::Shown;
use super::own::{self, Column, Dialect, Own};
use super::platform::Platform;
use super::problem::{Message, Notice, Problem, quoted};
use super::recognise::Recognised;
use super::submitted::Submitted;
use super::table::Row;
use crate::domain::choice::{Channel, SenderKind};
use crate::domain::field::Kind;

/// Records and problems of rows, in the order of the file.
pub(super) type Records = VecDeque<Result<IncomingRow, Problem>>;

/// Whose rows they are.
pub(super) enum Reading {
    Own(Own),
    Figures(Box<Figures>),
    Platform(Platform),
    Letters(Box<Letters>),
}

impl Reading {
    /// How the rows of a file are read that was recognised, or that a person says to be of a kind.
    pub(super) fn of(
        what: Recognised,
        mapping: Option<&Mapping>,
        asked: &Asked,
        header: &[String],
        shown: &Shown,
        dialect: Dialect,
    ) -> Result<Reading, Problem> {
        let own = |kind: Kind| Ok(Reading::Own(Own::of(kind, header, dialect)));
        if let Some(mapping) = mapping {
            return Ok(Reading::Own(Own::of(mapping.kind, &mapping.renamed(header), dialect)));
        }
        let letters = |sort| Ok(Reading::Letters(Box::new(Letters::of(sort, asked, &shown.file_name))));
        let wanted = match asked.wanted {
            Some(Wanted::Slips) => return letters(Sort::Slips),
            Some(Wanted::Mails) => return letters(Sort::Mails),
            Some(Wanted::Kind(kind)) => Some(kind),
            None => None,
        };
        match (what, wanted) {
            (Recognised::Post(_), None | Some(Kind::Proposal | Kind::Submission)) => letters(Sort::Mails),
            (Recognised::OutlookMail, _) => Err(Problem::file(Message::OutlookMail)),
            (Recognised::JsonArray, _) => Err(Problem::file(Message::JsonArray)),
            (Recognised::ErrorMessage(said), _) => Err(Problem::file(Message::ErrorMessage { said })),
            (Recognised::Foreign(foreign), _) => Err(Problem::file(Message::Foreign(foreign))),
            (Recognised::Figures(service), None | Some(Kind::Measurement)) => {
                Ok(Reading::Figures(Box::new(Figures::of(service, header, shown, dialect.marks)?)))
            }
            (Recognised::Platform(platform), None | Some(Kind::Proposal)) => Ok(Reading::Platform(platform)),
            (Recognised::Own(kind), None) => own(kind),
            (_, Some(kind)) if half_known(kind, header) => own(kind),
            _ => {
                let header = header.iter().filter(|name| !name.is_empty()).cloned().collect();
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
            Reading::Letters(letters) => letters.source(),
        }
    }

    /// What the rows are.
    pub(super) fn kind(&self) -> Kind {
        match self {
            Reading::Own(own) => own.kind(),
            Reading::Figures(_) => Kind::Measurement,
            Reading::Platform(_) | Reading::Letters(_) => Kind::Proposal,
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
            Reading::Letters(letters) => return letters.read(row, out),
            Reading::Own(own) => own.read(header, row)?,
            Reading::Platform(platform) => platform.read(header, row)?,
        };
        let name = record.key.clone().or(record.ext_id.clone());
        out.push_back(Ok(record));
        Ok(name)
    }

    /// The submission that new proposals of the file come in, where they do not say and are none of their own.
    pub(super) fn submitted(&self, asked: &Asked, file: &str) -> Submitted {
        let source = Some(file.to_owned());
        let (channel, sender) = match self {
            Reading::Platform(_) => (Channel::Platform, SenderKind::Citizen),
            _ if asked.meeting.is_some() => (Channel::Slip, SenderKind::Unknown),
            _ => (Channel::Other, SenderKind::Unknown),
        };
        let submitted = Submitted::of(asked, channel, sender).with("source", source);
        let is_public = matches!(self, Reading::Platform(_));
        submitted.with("public", is_public.then(|| "true".to_owned()))
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
            Reading::Letters(_) => false,
        };
        let others = header.iter().enumerate().filter(|(at, name)| !name.is_empty() && is_other(*at, name));
        others.filter(|(_, name)| !self.withholds(name)).map(|(at, _)| at).collect()
    }

    /// Whether a column is about persons.
    pub(super) fn withholds(&self, name: &str) -> bool {
        match self {
            Reading::Own(_) | Reading::Figures(_) | Reading::Letters(_) => false,
            Reading::Platform(platform) => platform.withholds(name),
        }
    }
}

/// What a person says of the columns of this table, or said of one with the same columns.
pub(super) fn mapping(asked: &Asked, header: &[String]) -> Result<Option<Mapping>, Problem> {
    if let Some(said) = asked.mappings.iter().find(|mapping| mapping.fits(header)) {
        return Ok(Some(said.clone()));
    }
    let wanted = asked.wanted.map(Wanted::kind);
    if asked.columns.is_empty() || header.is_empty() {
        let fits =
            |mapping: &&Mapping| wanted.is_none_or(|kind| kind == mapping.kind) && mapping.fits(header);
        return Ok(asked.remembered.iter().find(fits).cloned());
    }
    let mapping = Mapping::said(header, wanted, &asked.columns).map_err(|unfit| {
        Problem::file(match unfit {
            Unfit::NoColumn(column) => Message::NoColumn { column: quoted(&column), header: header.to_vec() },
            Unfit::NoField(field) => Message::NoField { field: quoted(&field) },
        })
    })?;
    match mapping.missing().first() {
        Some(field) => Err(Problem::file(Message::NoColumnFor { field })),
        None => Ok(Some(mapping)),
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
