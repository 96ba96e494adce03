//! What is wrong with a value, a row or a file, in words.

use super::{Words, some};
use crate::domain::field::{Kind, Shape};
use crate::domain::words;
use crate::exchange::problem::{Message, Problem, quoted};
use crate::text::{Lang, cause as why};

impl Message {
    /// What is wrong, in both languages.
    pub fn words(&self) -> Words {
        use Message::{
            AmbiguousNumber, AmbiguousSign, AnotherTable, BadKey, BadReference, BadVersions, BrokenMail,
            BrokenSheet, BrokenWorkbook, CellTooLong, DuplicateId, Empty, ErrorMessage, FigureAndReason,
            FileTooLarge, HeaderAgain, JsonArray, MailTooLong, NoColumn, NoColumnFor, NoField, NoIndicator,
            NoMeeting, NoPeriodAbove, NoResult, NoSheet, NoSuchSheet, NoTitleNoText, NoUnitForIt, NotADate,
            NotADeadline, NotAMail, NotANumber, NotAPeriod, NotATime, NotAnObject, OtherIndicator,
            OtherNames, OtherUnit, OutlookMail, Ragged, Refusal, Repeated, SpreadsheetError, TooLarge,
            TooLong, TooManyLines, Unclosed, UnknownHeader, UnknownValue, Unreadable,
        };
        match self {
            UnknownValue { value, allowed } => Words {
                da: format!("»{value}« kendes ikke; skriv {}", in_danish(allowed).join(", ")),
                en: format!("“{value}” is not known; write one of {}", allowed.join(", ")),
            },
            NoTitleNoText => both!("hverken titel eller tekst", "neither a title nor a text"),
            HeaderAgain => both!("overskriften en gang til", "the header once more"),
            AnotherTable { first_line } => both!(
                "i linje {first_line} begynder en anden tabel, som ikke er læst; stil den i et ark eller en fil for sig",
                "another table begins in line {first_line} and was not read; put it on a sheet or into a file of its own"
            ),
            TooLong { last_line, megabytes } => both!(
                "en celle er over {megabytes} MB (til og med linje {last_line}); rækken er ikke læst",
                "a cell is over {megabytes} MB (up to line {last_line}); the row was not read"
            ),
            Unclosed { last_line } => both!(
                "et anførselstegn bliver ikke lukket, så resten til og med linje {last_line} er ikke læst; ret det, og indlæs filen igen",
                "a quotation mark is never closed, so the rest up to line {last_line} was not read; correct it and import the file again"
            ),
            Ragged { expected, found: 1 } => both!(
                "rækken har 1 celle, overskriften har {expected}",
                "the row has 1 cell, the header has {expected}"
            ),
            Ragged { expected, found } => both!(
                "rækken har {found} celler, overskriften har {expected}",
                "the row has {found} cells, the header has {expected}"
            ),
            DuplicateId { id, first_line } => both!(
                "{id} står allerede i linje {first_line} med et andet indhold",
                "{id} stands in line {first_line} already, with other values"
            ),
            Repeated { first_line } => both!("gentager linje {first_line}", "repeats line {first_line}"),
            NotADate { value } => both!(
                "»{value}« er ikke en dato; skriv f.eks. 2026-05-06 eller 06-05-2026",
                "“{value}” is not a date; write 2026-05-06 or 06-05-2026 (day first)"
            ),
            NotADeadline { value } => both!(
                "»{value}« er ikke en frist med årstal; skriv f.eks. uge 48 2026, 1. kvartal 2027 eller 06-05-2026",
                "“{value}” is no deadline with its year; write week 48 2026, Q1 2027 or 06-05-2026 (day first)"
            ),
            NotATime { value } => {
                both!(
                    "»{value}« er ikke et klokkeslæt; skriv f.eks. 16:30",
                    "“{value}” is not a time of day; write 16:30"
                )
            }
            NotAPeriod { value } => both!(
                "»{value}« er ikke en periode; skriv f.eks. 2020M02, 2020Q1, 2020 eller 2020QMAT02",
                "“{value}” is not a period; write 2020M02, 2020Q1, 2020 or 2020QMAT02"
            ),
            NotANumber { value } => {
                both!("»{value}« er ikke et tal, der kan stå her", "“{value}” is not a number that fits here")
            }
            AmbiguousNumber { value } => both!(
                "»{value}« er tvetydigt: tusinder eller decimaler? Skriv tallet uden tusindtegn",
                "“{value}” is ambiguous: thousands or decimals? Write the number without a thousands mark"
            ),
            AmbiguousSign { value } => both!(
                "»{value}« er tvetydigt: nul, eller er der intet tal? Skriv 0, eller .. hvis tallet mangler",
                "“{value}” is ambiguous: nil, or no figure? Write 0, or .. where there is none"
            ),
            SpreadsheetError { value } => both!(
                "»{value}« er en fejl fra et regneark og ingen værdi; ret cellen, eller tøm den",
                "“{value}” is a spreadsheet's error and no value; correct the cell or empty it"
            ),
            NoUnitForIt { value } => both!(
                "»{value}« siger sin enhed, men kolonnen har ingen, og ikke alle dens tal siger det samme; skriv enheden i overskriften, f.eks. (pct.)",
                "“{value}” names its unit, but its column has none and not all of its figures say the same; write the unit in the header, such as (pct.)"
            ),
            NoPeriodAbove { column } => both!(
                "Der står tal i kolonne {column}, som ingen periode har over sig. Står år og måned i hver sin linje, så skriv dem i én celle, f.eks. »jan 2021«, og indlæs filen igen.",
                "There are figures in column {column}, which has no period above it. If year and month stand in lines of their own, write them in one cell, such as “Jan 2021”, and import the file again."
            ),
            JsonArray => both!(
                "Filen er én samlet JSON-liste ([ … ]). Tavle læser JSON-linjer: ét objekt pr. linje, uden klammer og kommaer imellem. Hent den som CSV, eller gem den sådan.",
                "The file is one JSON list ([ … ]). Tavle reads JSON lines: one object a line, without brackets and commas between them. Fetch it as CSV or save it like that."
            ),
            OtherUnit { value } => both!(
                "»{value}« har en anden enhed end kolonnen; tallet er ikke taget",
                "“{value}” has another unit than its column; the figure was not taken"
            ),
            OtherIndicator { key, unit, found } => both!(
                "kolonnen er i {found}, men indikatoren {key} er i {unit}; kolonnens tal er ikke taget. Ret indikatorens enhed, hvis det er den, der er forkert",
                "the column is in {found}, but the indicator {key} is in {unit}; the column's figures were not taken. Correct the indicator's unit if that is what is wrong",
                found = unit_or_none(found),
                unit = unit_or_none(unit)
            ),
            NoIndicator { key } => both!(
                "indikatoren {key} er slettet; kolonnens tal er ikke taget",
                "the indicator {key} was deleted; the column's figures were not taken"
            ),
            Refusal { said } => both!(
                "linjen er ikke et tal, men en besked fra den tjeneste, filen kommer fra: »{said}«",
                "the line is no figure but a message of the service that the file came from: “{said}”"
            ),
            BadReference { value } => {
                both!(
                    "»{value}« er ikke nummeret på noget, f.eks. A3-01",
                    "“{value}” is not the key of a record, such as A3-01"
                )
            }
            BadKey { value } => both!(
                "»{value}« kan ikke være et nummer: kun bogstaver, tal og - . _ / # : og højst 64 tegn",
                "“{value}” cannot be a key: only letters, digits and - . _ / # :, at most 64 of them"
            ),
            FigureAndReason => both!(
                "der står både et tal og en grund til, at det mangler; lad det ene stå tomt",
                "there is both a figure and a reason why it is missing; leave one of them empty"
            ),
            BadVersions { value } => both!(
                "»{value}« er ikke tallets udgaver, som en eksport skriver dem; tøm cellen, eller hent filen igen",
                "“{value}” is not the versions of a figure as an export writes them; empty the cell or export again"
            ),
            NotAnObject => both!("linjen er ikke et JSON-objekt", "the line is not a JSON object"),
            OtherNames { names } => both!(
                "andre navne end i filens første objekt: {names}",
                "other names than in the first object of the file: {names}",
                names = names.join(", ")
            ),
            ErrorMessage { said } => both!(
                "Filen indeholder ingen data, kun en besked fra den tjeneste, den kommer fra: »{said}«. Hent den igen.",
                "The file holds no data, only a message of the service it came from: “{said}”. Fetch it again.",
                said = said.trim_end_matches('.')
            ),
            UnknownHeader { header } if header.is_empty() => both!(
                "Filen genkendes ikke: den har ingen kolonner, som Tavle kan læse.",
                "The file is not recognised: it has no columns that Tavle can read."
            ),
            UnknownHeader { header } => both!(
                "Filen genkendes ikke. Dens kolonner er: {columns}. Er det Tavles egne felter, så sig hvad rækkerne er (--as KIND).",
                "The file is not recognised. Its columns are: {columns}. If they are Tavle's own fields, say what the rows are (--as KIND).",
                columns = some(&header.iter().map(|name| quoted(name)).collect::<Vec<_>>())
            ),
            Message::Foreign(foreign) => foreign.words(),
            BrokenWorkbook => both!(
                "Regnearket er beskadiget og kan ikke læses. Åbn det i dit regneark, gem det igen, og indlæs det.",
                "The workbook is damaged and cannot be read. Open it in your spreadsheet, save it again and import it."
            ),
            BrokenSheet { sheet, line } => both!(
                "Arket »{sheet}« er beskadiget efter række {line}; intet er læst. Åbn det i dit regneark, gem det igen, og indlæs det.",
                "The sheet “{sheet}” is damaged after row {line}; nothing was read. Open it in your spreadsheet, save it again and import it."
            ),
            TooLarge { megabytes } => both!(
                "Regnearket er for stort: over {megabytes} MB. Intet er læst. Del det, eller gem arket som CSV.",
                "The workbook is too large: over {megabytes} MB. Nothing was read. Split it or save the sheet as CSV."
            ),
            CellTooLong { sheet, cell, megabytes } => both!(
                "Celle {cell} i arket »{sheet}« er over {megabytes} MB; intet er læst.",
                "Cell {cell} of the sheet “{sheet}” is over {megabytes} MB; nothing was read."
            ),
            NoResult { sheet, cell } => both!(
                "Celle {cell} i arket »{sheet}« har en formel, men intet resultat; intet er læst. Åbn filen i dit regneark, gem den, og indlæs den igen.",
                "Cell {cell} of the sheet “{sheet}” has a formula and no result; nothing was read. Open the file in your spreadsheet, save it and import it again."
            ),
            NoSheet { sheets } => both!(
                "Ingen af arkene i filen genkendes: {sheets}. Sig for ét ark ad gangen, hvad rækkerne er: --sheet ARK --as KIND --map KOLONNE=FELT.",
                "None of the file's sheets is recognised: {sheets}. Say for one sheet at a time what its rows are: --sheet SHEET --as KIND --map COLUMN=FIELD.",
                sheets = some(&sheets.iter().map(|sheet| sheet.name.clone()).collect::<Vec<_>>())
            ),
            NoSuchSheet { sheet, sheets } if sheets.is_empty() => both!(
                "Filen er ingen projektmappe med ark, så der er intet ark »{sheet}«. Udelad --sheet.",
                "The file is no workbook with sheets, so there is no sheet “{sheet}”. Leave --sheet out."
            ),
            NoSuchSheet { sheet, sheets } => both!(
                "Filen har intet ark »{sheet}«. Dens ark er: {sheets}.",
                "The file has no sheet “{sheet}”. Its sheets are: {sheets}.",
                sheets = sheets.join(", ")
            ),
            FileTooLarge { megabytes } => both!(
                "Der er over {megabytes} MB; så meget læses ikke ind på én gang. Del filen, og indlæs delene hver for sig. Intet er ændret.",
                "There are over {megabytes} MB; so much is not read at once. Split the file and import the parts one by one. Nothing was changed."
            ),
            TooManyLines { most } => both!(
                "Der er over {most} linjer; så mange læses ikke ind på én gang. Del filen, og indlæs delene hver for sig. Intet er ændret.",
                "There are over {most} lines; so many are not read at once. Split the file and import the parts one by one. Nothing was changed."
            ),
            NoColumn { column, header } => both!(
                "Filen har ingen kolonne, der hedder »{column}«. Dens kolonner er: {columns}.",
                "The file has no column called “{column}”. Its columns are: {columns}.",
                columns = some(header)
            ),
            NoField { field } => both!(
                "Der er intet felt, der hedder »{field}«; skriv - hvis kolonnen ikke skal læses.",
                "There is no field called “{field}”; write - if the column is not to be read."
            ),
            NoColumnFor { field } => both!(
                "Ingen kolonne er feltet {field}, og det er nødvendigt: skriv --map \"KOLONNE={field}\".",
                "No column is the field {field}, which is needed: write --map \"COLUMN={field}\"."
            ),
            NoMeeting { key } => both!(
                "Der er intet møde med nummeret {key}; se dem med tavle list meetings.",
                "There is no meeting with the key {key}; see them with tavle list meetings."
            ),
            OutlookMail => both!(
                "Filen er en mail i Outlooks eget format (.msg). Træk mailen ud på skrivebordet fra den nye Outlook, eller gem den som .eml, og indlæs den igen.",
                "The file is a mail in Outlook's own format (.msg). Save it as .eml and import it again."
            ),
            NotAMail => both!(
                "det er ikke en mail: linjerne Fra, Dato og Emne mangler (From, Date, Subject)",
                "this is not a mail: its lines From, Date and Subject are missing"
            ),
            BrokenMail => both!(
                "mailens tekst er i stykker og kan ikke læses helt; åbn mailen, og kopiér teksten ind i Tavle",
                "the text of the mail is damaged and cannot be read in full; open the mail and copy its text into Tavle"
            ),
            MailTooLong { megabytes } => both!(
                "mailen er over {megabytes} MB; den er ikke læst",
                "the mail is over {megabytes} MB; it was not read"
            ),
            Empty => both!("Filen er tom.", "The file is empty."),
            Unreadable { cause } => {
                let why = why(&(*cause).into());
                Words {
                    da: format!("Filen kunne ikke læses: {}.", why.da),
                    en: format!("The file could not be read: {}.", why.en),
                }
            }
        }
    }

    /// What is wrong, in Danish.
    pub fn da(&self) -> String {
        self.words().da
    }

    /// What is wrong, in English.
    pub fn en(&self) -> String {
        self.words().en
    }
}

impl Problem {
    /// Where and what, in both languages.
    pub fn words(&self) -> Words {
        let Words { da, en } = self.message.words();
        match (self.line, &self.field) {
            (0, _) => Words { da, en },
            (line, None) => Words { da: format!("linje {line}: {da}"), en: format!("line {line}: {en}") },
            (line, Some(field)) => Words {
                da: format!("linje {line}, {field}: {da}"),
                en: format!("line {line}, {field}: {en}"),
            },
        }
    }
}

fn unit_or_none(unit: &str) -> &str {
    if unit.is_empty() { "–" } else { unit }
}

/// The values of a vocabulary as a Danish file may have them: by the words of the screen, where those are read.
fn in_danish(allowed: &'static [&'static str]) -> Vec<&'static str> {
    let fields = || Kind::ALL.iter().flat_map(|kind| kind.fields());
    let word = |name: &'static str| {
        let of = fields().find(|field| match field.shape {
            Shape::Choice(_, names) => names == allowed,
            Shape::Bool => allowed.contains(&"true"),
            _ => false,
        })?;
        let said = words::value(of.id, name)?.of(Lang::Da);
        let is_read = match of.shape {
            Shape::Choice(parse, _) => parse(said) == Some(name),
            _ => true,
        };
        is_read.then_some(said)
    };
    allowed.iter().map(|name| word(name).unwrap_or(name)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::value::typed;

    #[test]
    fn what_may_stand_in_a_cell_is_said_in_the_words_of_the_language_and_those_are_read() {
        let status = Kind::Recommendation.field("implementation").unwrap();
        let Words { da, en } = typed(status, "måske").unwrap_err().words();
        assert!(da.ends_with("ikke startet, i gang, meldt færdig, gennemført, i bero, bortfaldet"), "{da}");
        assert!(en.contains("not_started"), "{en}");
        let example = Kind::Recommendation.field("example").unwrap();
        assert!(typed(example, "tja").unwrap_err().da().ends_with("ja, nej"));
    }

    #[test]
    fn a_row_of_one_cell_has_one() {
        let Words { da, en } = Message::Ragged { expected: 3, found: 1 }.words();
        assert_eq!(
            (da.as_str(), en.as_str()),
            ("rækken har 1 celle, overskriften har 3", "the row has 1 cell, the header has 3")
        );
    }
}
