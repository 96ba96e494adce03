//! A file on its way in: what it is, and its rows as values of a kind, each with the line it stands on.

use std::collections::HashMap;
use std::io::{self, Cursor, Read};

use super::lines::{LINE_LIMIT, Lines};
use super::number::Marks;
use super::own::{self, Column, Dialect, Own};
use super::problem::quoted;
use super::recognise::{self, Recognised};
use super::table::{Row, Table};
use super::{madrid, memory, polis};
use crate::domain::change::Version;
use crate::domain::clean::clean;
use crate::domain::field::Kind;

pub use super::problem::{Message, Notice, Problem};

/// One record of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IncomingRow {
    /// The first physical line, from 1.
    pub line: u64,
    /// What the source knows it by, where it has no key of ours: the same in every export of that source.
    pub ext_id: Option<String>,
    /// Our key, in a file with our names.
    pub key: Option<String>,
    /// The newest change of the record that the file knows of, in a file that we wrote.
    pub change: Option<i64>,
    /// What the file says of each field it has, in the field's shape; `None` is null. Of a measurement also what it says
    /// of the figure, by [`crate::domain::measured::COLUMNS`].
    pub values: Vec<(u16, Option<String>)>,
    /// Every version of a measurement's figure, the oldest first, in a file that we wrote.
    pub versions: Vec<Version>,
    /// The cleaned cells of [`Incoming::others`], in that order; empty ones are `None`.
    pub others: Vec<Option<String>>,
    /// How many characters cleaning has removed.
    pub cleaned: u32,
    /// Whether the platform's moderators had set it aside: its values say so, and it is counted by itself.
    pub set_aside: bool,
}

impl IncomingRow {
    /// A record without anything, on this line.
    pub(super) fn at(line: u64) -> IncomingRow {
        IncomingRow { line, ..IncomingRow::default() }
    }
}

/// A file whose header is read. Its rows come one by one, in bounded memory but for a few bytes a record that tell a
/// repeated one. A row that cannot be read is a problem and the next one is read all the same.
pub struct Incoming<R> {
    /// Who speaks: what the import remembers is kept for each source.
    pub source: String,
    /// What its rows are.
    pub kind: Kind,
    /// The columns that no field takes: their cells come along in [`IncomingRow::others`].
    pub others: Vec<String>,
    others_at: Vec<usize>,
    withheld: Vec<String>,
    header: Vec<String>,
    rows: Rows<R>,
    reading: Reading,
    met: HashMap<u64, Met>,
    cleaned: u64,
    set_aside: u64,
}

/// The file that `Incoming` reads: its start, which was looked at, and the rest.
type Whole<R> = io::Chain<Cursor<Vec<u8>>, R>;

enum Rows<R> {
    Cells(Box<Table<Whole<R>>>),
    Lines(Box<Lines<Whole<R>>>),
}

enum Reading {
    Own(Own),
    Madrid,
    Polis,
}

/// Where a record was met first, and what its cells were.
struct Met {
    line: u64,
    cells: u64,
}

impl<R: Read> Incoming<R> {
    /// Looks at the start of a file and reads its header. `wanted` is what a person says that it is.
    ///
    /// # Errors
    /// A problem of the whole file: nobody knows it, or it holds an error message, a workbook or nothing.
    pub fn open(mut inner: R, file_name: &str, wanted: Option<Kind>) -> Result<Incoming<R>, Problem> {
        let start = start_of(&mut inner).map_err(unreadable)?;
        if start.trim_ascii().is_empty() {
            return Err(Problem::file(Message::Empty));
        }
        let recognised = recognise::what_is(&start, file_name);
        let names = recognise::json_names(&start);
        let whole = Cursor::new(start).chain(inner);
        let rows = match names {
            Some(names) => Rows::Lines(Box::new(Lines::open(whole, names).map_err(unreadable)?)),
            None => Rows::Cells(Box::new(Table::open(whole).map_err(unreadable)?)),
        };
        let header = rows.header().to_vec();
        let reading = Reading::of(recognised, wanted, &header, rows.dialect())?;
        Ok(Incoming::new(reading, header, rows))
    }

    fn new(reading: Reading, header: Vec<String>, rows: Rows<R>) -> Incoming<R> {
        let named = |at: &usize| header.get(*at).map(|name| quoted(name));
        let others_at = reading.others_at(&header);
        Incoming {
            source: reading.source().to_owned(),
            kind: reading.kind(),
            others: others_at.iter().filter_map(named).collect(),
            withheld: header.iter().filter(|h| reading.withholds(h)).cloned().collect(),
            others_at,
            header,
            rows,
            reading,
            met: HashMap::new(),
            cleaned: 0,
            set_aside: 0,
        }
    }

    /// What a person is to be told about the part that has been read: after the last row, about the file.
    pub fn notices(&self) -> Vec<Notice> {
        let (seen, delimiter) = match &self.rows {
            Rows::Cells(table) => (table.seen(), Some(table.delimiter())),
            Rows::Lines(lines) => (lines.seen(), None),
        };
        let mut notices = vec![Notice::ReadAs { encoding: seen.encoding, delimiter }];
        let mut add = |told: bool, notice: Notice| notices.extend(told.then_some(notice));
        add(seen.nul > 0, Notice::Nul { count: seen.nul });
        add(seen.invalid > 0, Notice::Invalid { count: seen.invalid });
        add(!self.others.is_empty(), Notice::NotRead { columns: self.others.clone() });
        add(!self.withheld.is_empty(), Notice::Withheld { columns: self.withheld.clone() });
        add(self.set_aside > 0, Notice::SetAside { count: self.set_aside });
        add(self.cleaned > 0, Notice::Cleaned { count: self.cleaned });
        notices
    }

    fn record(&mut self, row: &Row) -> Result<IncomingRow, Problem> {
        let mut record = self.reading.read(&self.header, row)?;
        for at in &self.others_at {
            let cell = row.cells.get(*at).map_or("", |cell| self.reading.text(cell));
            let cleaned = clean(cell, true);
            record.cleaned += cleaned.removed;
            record.others.push(Some(cleaned.text).filter(|text| !text.trim().is_empty()));
        }
        self.meet(&record, row)?;
        self.cleaned += u64::from(record.cleaned);
        self.set_aside += u64::from(record.set_aside);
        Ok(record)
    }

    /// Remembers the record; a second one of the same name is a repetition or a contradiction.
    fn meet(&mut self, record: &IncomingRow, row: &Row) -> Result<(), Problem> {
        let Some(id) = record.key.as_deref().or(record.ext_id.as_deref()) else { return Ok(()) };
        let cells = row.cells.iter().fold(0_u64, |all, cell| all.rotate_left(5) ^ memory::hash(Some(cell)));
        let met = self.met.entry(memory::hash(Some(id))).or_insert(Met { line: row.line, cells });
        let first_line = met.line;
        if first_line == row.line {
            return Ok(());
        }
        let message = match met.cells == cells {
            true => Message::Repeated { first_line },
            false => Message::DuplicateId { id: quoted(id), first_line },
        };
        Err(Problem::row(row.line, message))
    }
}

impl<R: Read> Iterator for Incoming<R> {
    type Item = Result<IncomingRow, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        let row = match &mut self.rows {
            Rows::Cells(table) => table.next(),
            Rows::Lines(lines) => lines.next(),
        };
        Some(row?.and_then(|row| self.record(&row)))
    }
}

impl<R: Read> Rows<R> {
    fn header(&self) -> &[String] {
        match self {
            Rows::Cells(table) => table.header(),
            Rows::Lines(lines) => lines.header(),
        }
    }

    fn dialect(&self) -> Dialect {
        match self {
            Rows::Cells(table) => Dialect { marks: Marks::of_delimiter(table.delimiter()), guarded: true },
            Rows::Lines(_) => Dialect { marks: Marks::Plain, guarded: false },
        }
    }
}

impl Reading {
    fn of(
        what: Recognised,
        wanted: Option<Kind>,
        header: &[String],
        dialect: Dialect,
    ) -> Result<Reading, Problem> {
        let own = |kind: Kind| Ok(Reading::Own(Own::of(kind, header, dialect)));
        match (what, wanted) {
            (Recognised::ErrorMessage(said), _) => Err(Problem::file(Message::ErrorMessage { said })),
            (Recognised::Workbook, _) => Err(Problem::file(Message::Workbook)),
            (Recognised::Madrid, None | Some(Kind::Proposal)) => Ok(Reading::Madrid),
            (Recognised::Polis, None | Some(Kind::Proposal)) => Ok(Reading::Polis),
            (Recognised::Own(kind), None) => own(kind),
            (_, Some(kind)) if half_known(kind, header) => own(kind),
            _ => {
                let header = header.iter().filter(|h| !h.is_empty()).map(|h| quoted(h)).collect();
                Err(Problem::file(Message::UnknownHeader { header }))
            }
        }
    }

    fn source(&self) -> &'static str {
        match self {
            Reading::Own(_) => own::SOURCE,
            Reading::Madrid => madrid::SOURCE,
            Reading::Polis => polis::SOURCE,
        }
    }

    fn kind(&self) -> Kind {
        match self {
            Reading::Own(own) => own.kind(),
            Reading::Madrid | Reading::Polis => Kind::Proposal,
        }
    }

    fn read(&self, header: &[String], row: &Row) -> Result<IncomingRow, Problem> {
        match self {
            Reading::Own(own) => own.read(header, row),
            Reading::Madrid => madrid::read(header, row),
            Reading::Polis => polis::read(header, row),
        }
    }

    /// A cell of another column without the guard that our files have.
    fn text<'a>(&self, cell: &'a str) -> &'a str {
        if let Reading::Own(own) = self { own.dialect().text(cell) } else { cell }
    }

    /// The columns that have a name, are not read, and are not about persons.
    fn others_at(&self, header: &[String]) -> Vec<usize> {
        let is_other = |at: usize, name: &str| match self {
            Reading::Own(own) => own.columns().get(at) == Some(&Column::Other),
            Reading::Madrid => !madrid::READ.contains(&name),
            Reading::Polis => !polis::READ.contains(&name),
        };
        let others = header.iter().enumerate().filter(|(at, name)| !name.is_empty() && is_other(*at, name));
        others.filter(|(_, name)| !self.withholds(name)).map(|(at, _)| at).collect()
    }

    fn withholds(&self, name: &str) -> bool {
        match self {
            Reading::Own(_) => false,
            Reading::Madrid => madrid::WITHHELD.contains(&name),
            Reading::Polis => polis::WITHHELD.contains(&name),
        }
    }
}

/// Whether at least half of the columns are fields of this kind: a person's word is taken, but not against the file.
fn half_known(kind: Kind, header: &[String]) -> bool {
    let is_field = |name: &&String| Column::named(kind, name).is_read();
    let fields = header.iter().filter(is_field).count();
    let strangers = header.iter().filter(|name| Column::named(kind, name) == Column::Other).count();
    fields > 0 && fields >= strangers
}

/// Enough of a file to know it: of JSON lines at least the first one, however long its text is.
fn start_of(inner: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut start = Vec::new();
    let mut wanted = recognise::START;
    loop {
        let missing = wanted - start.len();
        let got = inner.by_ref().take(missing as u64).read_to_end(&mut start)?;
        let opens_object = start.iter().take(8).any(|b| *b == b'{');
        let whole = got < missing || !opens_object || start.contains(&b'\n');
        if whole || wanted >= LINE_LIMIT {
            return Ok(start);
        }
        wanted *= 4;
    }
}

fn unreadable(error: io::Error) -> Problem {
    Problem::file(Message::Unreadable { cause: error.to_string() })
}
