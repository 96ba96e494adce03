//! A file on its way in: what it is, and its rows as values of a kind, each with the line it stands on.

mod row;
mod unsettled;

use std::cmp::Reverse;
use std::collections::HashMap;
use std::io::Read;

use super::asked::Asked;
use super::mapping::Mapping;
use super::memory;
use super::opening::Rows;
use super::problem::quoted;
use super::reading::{self, Reading, Records};
use super::recognise::Recognised;
use super::submitted::Submitted;
use super::table::Row;
use super::tables::{Found, Tables};
use crate::domain::clean::clean;
use crate::domain::cpr::Harmless;
use crate::domain::field::Kind;

pub use super::own::SOURCE as OURS;
pub use super::problem::{Message, Notice, Problem, Strange};
pub use row::IncomingRow;
pub use unsettled::{Unsettled, unsettled};

/// A file whose header is read. Its rows come one by one, in bounded memory but for a few bytes a record that tell a
/// repeated one. A row that cannot be read is a problem and the next one is read all the same.
pub struct Incoming<R> {
    /// Who speaks: what the import remembers is kept for each source.
    pub source: String,
    /// What its rows are.
    pub kind: Kind,
    /// What was said of its columns, now or of an earlier file.
    pub mapping: Option<Mapping>,
    /// The submission that new proposals come in, where they do not say and are none of their own.
    pub submitted: Submitted,
    /// The columns that no field takes: their cells come along in [`IncomingRow::others`].
    pub others: Vec<String>,
    others_at: Vec<usize>,
    withheld: Vec<String>,
    header: Vec<String>,
    rows: Rows<R>,
    reading: Reading,
    /// What it was recognised as, where nobody said what it is.
    known: Option<Notice>,
    /// What is to be told of the other sheets of a workbook.
    beside: Vec<Notice>,
    /// The rest of a row that holds several records.
    rest: Records,
    met: HashMap<u64, Met>,
    cleaned: u64,
    set_aside: u64,
    harmless: Harmless,
    /// The lines of rows with what looks like a personal number.
    personal: Vec<String>,
}

/// How many lines with what looks like a personal number are kept to be named.
const MOST_NAMED: usize = 1000;

/// The kinds in an order in which every record finds those that it names.
const ORDER: [Kind; 16] = [
    Kind::Setting,
    Kind::Person,
    Kind::Body,
    Kind::Analysis,
    Kind::Plan,
    Kind::Indicator,
    Kind::Target,
    Kind::Initiative,
    Kind::Recommendation,
    Kind::Measurement,
    Kind::Meeting,
    Kind::Note,
    Kind::Submission,
    Kind::Proposal,
    Kind::Decision,
    Kind::Task,
];

/// Where a table stands among those that come in together: behind the ones that its records name, and of one kind behind
/// the one that says most of each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Turn(usize, Reverse<usize>);

impl Turn {
    /// That of what nobody knows.
    pub const LAST: Turn = Turn(ORDER.len(), Reverse(0));
}

/// Where a record was met first, and what its cells were.
struct Met {
    line: u64,
    cells: u64,
}

impl<R: Read> Incoming<R> {
    /// Looks at the start of a file and reads its header; of a workbook only the first sheet that is known. `asked` is
    /// what a person says of it.
    ///
    /// # Errors
    /// A problem of the whole file: nobody knows it, or it holds an error message or nothing.
    pub fn open(inner: R, file_name: &str, asked: impl Into<Asked>) -> Result<Incoming<R>, Problem> {
        let first = Incoming::tables(inner, file_name, &asked.into())?.into_iter().next();
        first.ok_or_else(|| Problem::file(Message::Empty))
    }

    /// The table of a file, or those of a workbook: every sheet that is known and that nobody leaves out, those first that
    /// others name.
    ///
    /// # Errors
    /// A problem of the whole file, as [`Incoming::open`].
    pub fn tables(inner: R, file_name: &str, asked: &Asked) -> Result<Vec<Incoming<R>>, Problem> {
        let Tables { found, hidden } = Tables::open(inner, file_name, asked)?;
        let (mut tables, mut strange, mut left_out, mut refused) = (Vec::new(), Vec::new(), Vec::new(), None);
        for table in found {
            let sheet = table.sheet().map(|name| Strange { name, columns: named(table.rows.header()) });
            match reading::mapping(asked, table.rows.header()) {
                Ok(Some(mapping)) if mapping.is_left_out() => left_out.extend(sheet),
                mapping => match mapping.and_then(|mapping| Incoming::of(table, mapping, asked)) {
                    Ok(table) => tables.push(table),
                    Err(problem) => {
                        strange.extend(sheet);
                        refused.get_or_insert(problem);
                    }
                },
            }
        }
        tables.sort_by_key(Incoming::turn);
        let Some(first) = tables.first_mut() else {
            let is_alone = strange.len() + left_out.len() < 2;
            strange.append(&mut left_out);
            let of_all = || Problem::file(Message::NoSheet { sheets: strange });
            return Err(refused.filter(|_| is_alone).unwrap_or_else(of_all));
        };
        let some = |names: Vec<String>| Some(names).filter(|names| !names.is_empty());
        let called = |sheets: Vec<Strange>| some(sheets.into_iter().map(|sheet| sheet.name).collect());
        first.beside.extend(called(strange).map(|names| Notice::OtherSheets { names }));
        first.beside.extend(called(left_out).map(|names| Notice::LeftOutSheets { names }));
        first.beside.extend(some(hidden).map(|names| Notice::HiddenSheets { names }));
        Ok(tables)
    }

    /// Where it stands among the tables that come in together.
    pub fn turn(&self) -> Turn {
        let kind = ORDER.iter().position(|kind| *kind == self.kind);
        kind.map_or(Turn::LAST, |kind| Turn(kind, Reverse(self.rows.header().len())))
    }

    fn of(table: Found<R>, mapping: Option<Mapping>, asked: &Asked) -> Result<Incoming<R>, Problem> {
        let Found { name, what, shown, rows } = table;
        let is_known = !matches!(what, Recognised::Unknown { .. });
        let is_told = is_known && mapping.is_none() && asked.wanted.is_none();
        let known = is_told.then(|| Notice::Known { what: what.clone() });
        let reading = Reading::of(what, mapping.as_ref(), asked, rows.header(), &shown, rows.dialect())?;
        let submitted = reading.submitted(asked, &name);
        let harmless = asked.harmless.clone();
        Ok(Incoming { harmless, ..Incoming::new(known, mapping, reading, submitted, rows) })
    }

    fn new(
        known: Option<Notice>,
        mapping: Option<Mapping>,
        reading: Reading,
        submitted: Submitted,
        rows: Rows<R>,
    ) -> Incoming<R> {
        let header = rows.header().to_vec();
        let named = |at: &usize| header.get(*at).map(|name| quoted(name));
        let others_at = reading.others_at(&header);
        Incoming {
            source: reading.source().to_owned(),
            kind: reading.kind(),
            submitted,
            beside: mapping.iter().map(mapped).collect(),
            mapping,
            others: others_at.iter().filter_map(named).collect(),
            withheld: header.iter().filter(|h| reading.withholds(h)).cloned().collect(),
            others_at,
            header,
            rows,
            reading,
            known,
            rest: Records::new(),
            met: HashMap::new(),
            cleaned: 0,
            set_aside: 0,
            harmless: Harmless::default(),
            personal: Vec::new(),
        }
    }

    /// The name of the sheet, in a workbook.
    pub fn sheet_name(&self) -> Option<&str> {
        self.rows.sheet()
    }

    /// What a person is to be told about the part that has been read: after the last row, about the file.
    pub fn notices(&self) -> Vec<Notice> {
        let mut notices: Vec<Notice> = self.known.iter().cloned().collect();
        let personal = Some(&self.personal).filter(|lines| !lines.is_empty());
        notices.extend(personal.map(|lines| Notice::Personal { lines: lines.clone() }));
        notices.extend(self.rows.notices());
        notices.extend(self.beside.iter().cloned());
        notices.extend(self.reading.notices());
        let mut add = |told: bool, notice: Notice| notices.extend(told.then_some(notice));
        add(!self.others.is_empty(), Notice::NotRead { columns: self.others.clone() });
        add(!self.withheld.is_empty(), Notice::Withheld { columns: self.withheld.clone() });
        add(self.set_aside > 0, Notice::SetAside { count: self.set_aside });
        add(self.cleaned > 0, Notice::Cleaned { count: self.cleaned });
        notices
    }

    /// The next record; the figure of a service is not unfolded.
    pub fn folded(&mut self) -> Option<Result<IncomingRow, Problem>> {
        while self.rest.is_empty() {
            match self.rows.next()? {
                Ok(row) => self.take(&row),
                Err(problem) => return Some(Err(problem)),
            }
        }
        self.rest.pop_front()
    }

    /// Reads the records of a row; none of a line without any.
    fn take(&mut self, row: &Row) {
        let read = self.reading.read(&self.header, row, &mut self.rest);
        if let Err(problem) = read.and_then(|name| self.meet(name.as_deref(), row)) {
            self.rest.clear();
            self.rest.push_back(Err(problem));
        }
        for record in self.rest.iter_mut().flatten().filter(|record| record.measure.is_none()) {
            for at in &self.others_at {
                let cell = row.cells.get(*at).map_or("", |cell| self.reading.text(cell));
                let cleaned = clean(cell, true);
                record.cleaned += cleaned.removed;
                record.others.push(Some(cleaned.text).filter(|text| !text.trim().is_empty()));
            }
        }
        let is_personal = self.rest.iter().flatten().any(|record| record.is_personal(&self.harmless));
        if is_personal && self.personal.len() < MOST_NAMED {
            self.personal.push(row.line.to_string());
        }
        for record in self.rest.iter().flatten() {
            self.cleaned += u64::from(record.cleaned);
            self.set_aside += u64::from(record.set_aside);
        }
    }

    /// Remembers the record; a second one of the same name is a repetition or a contradiction.
    fn meet(&mut self, id: Option<&str>, row: &Row) -> Result<(), Problem> {
        let Some(id) = id else { return Ok(()) };
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

/// The columns that have a name.
fn named(header: &[String]) -> Vec<String> {
    header.iter().filter(|name| !name.is_empty()).cloned().collect()
}

/// What was said of columns.
fn mapped(mapping: &Mapping) -> Notice {
    let said =
        |(name, field): &(String, Option<String>)| Some(format!("{} = {}", quoted(name), field.as_ref()?));
    Notice::Mapped { columns: mapping.columns.iter().filter_map(said).collect() }
}

impl<R: Read> Iterator for Incoming<R> {
    type Item = Result<IncomingRow, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut next = self.folded()?;
        next.iter_mut().for_each(IncomingRow::unfold);
        Some(next)
    }
}
