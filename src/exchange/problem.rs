//! Why a file or a row was not read: values without human words; the sentences stand in `words`.

use std::io::ErrorKind;

use super::workbook::Foreign;

/// What is wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The first physical line of the record, from 1; 0 where the whole file is meant.
    pub line: u64,
    /// The column as the file names it, if one is to blame.
    pub field: Option<String>,
    /// What is wrong.
    pub message: Message,
}

impl Problem {
    /// A problem of a whole row.
    pub fn row(line: u64, message: Message) -> Problem {
        Problem { line, field: None, message }
    }

    /// Whether all that is wrong is that nobody knows the columns, which a person can tell.
    pub fn is_about_columns(&self) -> bool {
        matches!(&self.message, Message::UnknownHeader { header } if !header.is_empty())
    }

    /// A problem of the whole file.
    pub fn file(message: Message) -> Problem {
        Problem::row(0, message)
    }

    /// Whether the row is only a repetition of an earlier one: counted, but nothing that a person must look at.
    pub fn is_repetition(&self) -> bool {
        matches!(self.message, Message::Repeated { .. })
    }
}

/// A sheet that nobody knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Strange {
    /// Its name.
    pub name: String,
    /// The names of its columns.
    pub columns: Vec<String>,
}

/// What is wrong with a value, a row or a file. Quoted values are cleaned and shortened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// Not one of the field's vocabulary.
    UnknownValue {
        /// What stands in the cell.
        value: String,
        /// What may stand there.
        allowed: &'static [&'static str],
    },
    /// No deadline that is understood, or one that does not name its year.
    NotADeadline {
        /// What stands in the cell.
        value: String,
    },
    /// A proposal without a title and without a text.
    NoTitleNoText,
    /// The header once more.
    HeaderAgain,
    /// A row of another table that stands below the first.
    AnotherTable {
        /// The line of its header.
        first_line: u64,
    },
    /// A cell or a record is larger than the program reads.
    TooLong {
        /// The last line of the record.
        last_line: u64,
        /// How many megabytes a cell may have.
        megabytes: u64,
    },
    /// A quotation mark is never closed, so that the rest of the file was one cell.
    Unclosed {
        /// The last line that it swallowed.
        last_line: u64,
    },
    /// Another number of cells than the header has.
    Ragged {
        /// The header's.
        expected: usize,
        /// The row's.
        found: usize,
    },
    /// The record stands in the file before, with other values.
    DuplicateId {
        /// Its number or key.
        id: String,
        /// The line of the first.
        first_line: u64,
    },
    /// The same row stands in the file before.
    Repeated {
        /// The line of the first.
        first_line: u64,
    },
    /// Not a date.
    NotADate {
        /// What stands in the cell.
        value: String,
    },
    /// Not a period of a figure.
    NotAPeriod {
        /// What stands in the cell.
        value: String,
    },
    /// Not a time of day.
    NotATime {
        /// What stands in the cell.
        value: String,
    },
    /// Not a number, or not a whole one where one is needed.
    NotANumber {
        /// What stands in the cell.
        value: String,
    },
    /// A thousand or a decimal: the file does not say which.
    AmbiguousNumber {
        /// What stands in the cell.
        value: String,
    },
    /// What a spreadsheet shows where it could not calculate.
    SpreadsheetError {
        /// What stands in the cell.
        value: String,
    },
    /// A sign instead of a figure: nil or none, the file does not say.
    AmbiguousSign {
        /// What stands in the cell.
        value: String,
    },
    /// A figure with a unit among figures of which nobody says in what unit they are.
    NoUnitForIt {
        /// What stands in the cell.
        value: String,
    },
    /// A cross table has figures in a column that has no period above it.
    NoPeriodAbove {
        /// The column, as spreadsheets name it.
        column: String,
    },
    /// One JSON array instead of an object a line.
    JsonArray,
    /// A figure in another unit than the column's.
    OtherUnit {
        /// What stands in the cell.
        value: String,
    },
    /// The indicator of a column of figures has another unit.
    OtherIndicator {
        /// The indicator's key.
        key: String,
        /// Its unit.
        unit: String,
        /// The column's unit.
        found: String,
    },
    /// The indicator of a column of figures was deleted.
    NoIndicator {
        /// The indicator's key.
        key: String,
    },
    /// A line of the file is what a service answered when it refused.
    Refusal {
        /// What the service said.
        said: String,
    },
    /// Not a key, where the key of another record is needed.
    BadReference {
        /// What stands in the cell.
        value: String,
    },
    /// Both a figure and a reason why there is none.
    FigureAndReason,
    /// Not the versions of a figure, as an export writes them.
    BadVersions {
        /// What stands in the cell.
        value: String,
    },
    /// A key that no one could type.
    BadKey {
        /// What stands in the cell.
        value: String,
    },
    /// The line is not a JSON object.
    NotAnObject,
    /// The object has other names than the first one of the file.
    OtherNames {
        /// Those that are missing or new.
        names: Vec<String>,
    },
    /// The file holds what a service answered when it refused.
    ErrorMessage {
        /// What the service said.
        said: String,
    },
    /// Nobody knows these columns.
    UnknownHeader {
        /// The columns.
        header: Vec<String>,
    },
    /// A file of an office program that is not read.
    Foreign(Foreign),
    /// A workbook that is damaged.
    BrokenWorkbook,
    /// A sheet of a workbook that is damaged.
    BrokenSheet {
        /// The sheet.
        sheet: String,
        /// The last row that was read, 0 where there is none.
        line: u64,
    },
    /// A workbook that is larger than the program unpacks.
    TooLarge {
        /// How many megabytes it may have.
        megabytes: u64,
    },
    /// A cell of a workbook that is larger than the program reads.
    CellTooLong {
        /// The sheet.
        sheet: String,
        /// The cell.
        cell: String,
        /// How many megabytes it may have.
        megabytes: u64,
    },
    /// A formula that has never been calculated.
    NoResult {
        /// The sheet.
        sheet: String,
        /// The cell.
        cell: String,
    },
    /// None of a workbook's sheets is known.
    NoSheet {
        /// The sheets.
        sheets: Vec<Strange>,
    },
    /// The file has no sheet of that name.
    NoSuchSheet {
        /// What was said.
        sheet: String,
        /// The sheets that it has; none where it is no workbook.
        sheets: Vec<String>,
    },
    /// The file is larger than is read at once.
    FileTooLarge {
        /// How many megabytes it may have.
        megabytes: u64,
    },
    /// The file has more lines than are read at once.
    TooManyLines {
        /// How many it may have.
        most: u64,
    },
    /// The file has no such column.
    NoColumn {
        /// What was said.
        column: String,
        /// The file's.
        header: Vec<String>,
    },
    /// There is no such field.
    NoField {
        /// What was said.
        field: String,
    },
    /// No column is a field that is needed.
    NoColumnFor {
        /// The field.
        field: &'static str,
    },
    /// There is no such meeting.
    NoMeeting {
        /// The key that was given.
        key: String,
    },
    /// A mail in the own format of a mail program.
    OutlookMail,
    /// No mail: heading lines are missing.
    NotAMail,
    /// The text of a mail is damaged.
    BrokenMail,
    /// A mail is larger than the program reads.
    MailTooLong {
        /// How many megabytes it may have.
        megabytes: u64,
    },
    /// Nothing in it.
    Empty,
    /// Reading failed.
    Unreadable {
        /// Why, as the system sees it.
        cause: ErrorKind,
    },
}

/// What a person is told about a file that was read: nothing is left out or cleaned away in silence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// What the file was recognised as, where nobody said what it is.
    Known {
        /// What it is.
        what: super::recognise::Recognised,
    },
    /// How the file was read.
    ReadAs {
        /// The encoding.
        encoding: super::decode::Encoding,
        /// What stands between the cells; `None` for JSON lines.
        delimiter: Option<char>,
    },
    /// The sheet of a workbook that was read.
    ReadSheet {
        /// Its name.
        name: String,
    },
    /// Sheets of a workbook that were not read.
    OtherSheets {
        /// Their names.
        names: Vec<String>,
    },
    /// Sheets of a workbook that a person leaves out.
    LeftOutSheets {
        /// Their names.
        names: Vec<String>,
    },
    /// Sheets of a workbook that were not read because they are hidden.
    HiddenSheets {
        /// Their names.
        names: Vec<String>,
    },
    /// Cells with formulas: what they came to last was read.
    Computed {
        /// How many.
        count: u64,
    },
    /// Cells that are merged with one above them have what stands there.
    Merged {
        /// How many.
        count: u64,
    },
    /// The file was read as mails.
    Mails {
        /// How many.
        count: u64,
        /// Whether it is a mailbox.
        is_mailbox: bool,
    },
    /// The file was read as slips, one a paragraph.
    Slips {
        /// The encoding.
        encoding: super::decode::Encoding,
    },
    /// Mails without a plain text: it was made from their page.
    Pages {
        /// How many.
        count: u64,
    },
    /// Earlier mails below an answer were left out.
    Earlier {
        /// In how many mails.
        mails: u64,
        /// How many lines.
        lines: u64,
    },
    /// Mails that somebody has passed on.
    PassedOn {
        /// How many.
        count: u64,
    },
    /// Mails whose signature was moved from the text to the sender.
    Signed {
        /// How many.
        count: u64,
    },
    /// What is attached to mails is listed, not read.
    Attached {
        /// How many.
        count: u64,
    },
    /// Rows with what looks like a personal number in their words.
    Personal {
        /// The lines that they begin on.
        lines: Vec<String>,
    },
    /// Mails without a date that can be read.
    Undated {
        /// The lines that they begin on.
        lines: Vec<String>,
    },
    /// Mails whose text names their sender.
    Named {
        /// The lines that they begin on.
        lines: Vec<String>,
    },
    /// The columns were read as a person said, now or of an earlier file.
    Mapped {
        /// Each column with its field.
        columns: Vec<String>,
    },
    /// NUL characters were found.
    Nul {
        /// How many.
        count: u64,
    },
    /// Sequences that are no letters in the file's encoding were read as `U+FFFD`.
    Invalid {
        /// How many.
        count: u64,
    },
    /// Every row has so many figures.
    Measures {
        /// How many measures there are.
        count: usize,
    },
    /// Measures whose unit the file does not name.
    NoUnit {
        /// Their headers, each with the key of its indicator.
        measures: Vec<String>,
    },
    /// Periods that are left out between the first and the last.
    NoPeriod {
        /// The periods.
        periods: Vec<String>,
    },
    /// Totals that are not the sum of their parts.
    NotTheSum {
        /// How many.
        off: usize,
        /// Of how many totals with all their parts.
        of: usize,
    },
    /// Cells that say nothing: no measurement was made of them.
    NoFigure {
        /// How many.
        count: u64,
    },
    /// Lines without figures: headings, notes, the source.
    NotFigures {
        /// How many.
        count: u64,
        /// The first of them.
        line: u64,
        /// What stands there.
        text: String,
    },
    /// Indicators that were made for the figures of a file.
    Indicators {
        /// Their keys.
        keys: Vec<String>,
    },
    /// Columns that the program has no field for.
    NotRead {
        /// Their names.
        columns: Vec<String>,
    },
    /// Columns that were left out because they name persons.
    Withheld {
        /// Their names.
        columns: Vec<String>,
    },
    /// Proposals that the platform's moderators had set aside: they are kept, but do not stand among the new ones.
    SetAside {
        /// How many.
        count: u64,
    },
    /// Characters that were removed because they could harm a terminal or hide text.
    Cleaned {
        /// How many.
        count: u64,
    },
}

/// A value as it may be quoted in a message: cleaned, on one line, at most 40 characters.
pub(super) fn quoted(value: &str) -> String {
    const MOST: usize = 40;
    let start: String = value.chars().take(4 * MOST).collect();
    let line = crate::domain::clean::clean(&start, false).text;
    match line.char_indices().nth(MOST) {
        Some((end, _)) => line.get(..end).unwrap_or_default().to_owned() + "…",
        None => line,
    }
}
